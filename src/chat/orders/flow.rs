//! Orders, as both sides see them.

use super::{
    forms::{Cancellation, Declining},
    inquiry::StepForm,
};
use crate::{
    chat::{
        actions::OrderAction,
        dialog::{Flow, Form, Next, Paging, Subject, Turn},
        kit::keyboard::PER_PAGE,
    },
    domain::{
        order::{CancelReason, Detail, OrderEvent, OrderId, Side},
        wib,
    },
    market::{self, Error, Refusal},
    notice::{Notice, OrderFacts},
};

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: OrderAction) -> Flow {
    match action {
        OrderAction::List { page } => list(turn, page).await,
        OrderAction::Owed { page } => show_owed(turn, page).await,
        OrderAction::Card { order } => show(turn, order).await,
        OrderAction::Do { order, version, event } => begin(turn, order, version, event).await,
        OrderAction::Contact { order } => show_contact(turn, order).await,
        OrderAction::AskPhone { order } => ask_for_phone(turn, order).await,
    }
}

/// `/pesanan`.
pub(in crate::chat) async fn list(turn: &mut Turn<'_>, page: i64) -> Flow {
    let paging = Paging::new(page, PER_PAGE);
    let (orders, counts) = market::own_orders(&mut turn.act()?, paging.limit, paging.offset()).await?;
    let page = paging.page(counts.iter().map(|(_, n)| n).sum());
    let orders = orders.iter().map(|(order, side)| (OrderFacts::from(order), *side)).collect();
    let open = market::open_total(&mut turn.act()?).await?;
    turn.answer_with(Notice::OwnOrders { counts, orders, page, open }).await
}

/// `/tagihan`.
pub(in crate::chat) async fn show_owed(turn: &mut Turn<'_>, page: i64) -> Flow {
    let paging = Paging::new(page, PER_PAGE);
    let (orders, count) = market::owed(&mut turn.act()?, paging.limit, paging.offset()).await?;
    let orders = orders.iter().map(|(order, side)| (OrderFacts::from(order), *side)).collect();
    turn.answer_with(Notice::Owed { orders, today: wib::day(turn.now), page: paging.page(count) }).await
}

/// Where words lead with which a seller answers requests that wait for him: to the question about the only one, or to the list.
pub(in crate::chat) async fn ask_about_request(turn: &mut Turn<'_>) -> Result<Option<Next>, Error> {
    let Some(seller) = turn.person.as_ref().map(|person| person.id) else { return Ok(None) };
    let requests = turn.tx.orders().requests_to(seller).await?;
    match requests.as_slice() {
        [] => Ok(None),
        [only] => {
            turn.subject = Some(Subject::Order(only.id));
            let (order, side) = market::order_for(&mut turn.act()?, only.id).await?;
            let facts = market::named(turn.tx, &order).await?.0;
            if side != Side::Seller {
                return Ok(None);
            }
            turn.answer_with(Notice::RequestAsked { order: facts }).await.map(Some)
        }
        _ => list(turn, 0).await.map(Some),
    }
}

/// One order.
pub(in crate::chat) async fn show(turn: &mut Turn<'_>, id: OrderId) -> Flow {
    let notice = card_notice(turn, id).await?;
    turn.answer_with(notice).await
}

/// An order as the person sees it now; names only once it is agreed.
pub(in crate::chat) async fn card_notice(turn: &mut Turn<'_>, id: OrderId) -> Result<Notice, Error> {
    let (order, side) = market::order_for(&mut turn.act()?, id).await?;
    let (facts, names) = market::named(turn.tx, &order).await?;
    if market::shows_names(order.status()) {
        return Ok(Notice::OrderCard { order: facts, side, seller: Some(names.seller), buyer: Some(names.buyer) });
    }
    // The person who entered the offer knows the farmer's name; the buyer does not yet.
    let order = if side == Side::Seller { facts } else { OrderFacts::from(&order) };
    Ok(Notice::OrderCard { order, side, seller: None, buyer: None })
}

/// Carries out a transition, or asks first what its row of the table asks.
async fn begin(turn: &mut Turn<'_>, id: OrderId, version: i64, event: OrderEvent) -> Flow {
    turn.subject = Some(Subject::Order(id));
    if event.asks().is_empty() && event != OrderEvent::Decline {
        return carry_out(turn, (id, version), event, &Detail::default()).await;
    }
    let (order, side) = market::order_for(&mut turn.act()?, id).await?;
    // *Batalkan* leads to both ways of cancelling.
    let asked_to_cancel = order.position().meeting(OrderEvent::AskCancel, side).is_some();
    let event = if event == OrderEvent::Cancel && asked_to_cancel { OrderEvent::AskCancel } else { event };
    // The other side has asked for the same: nothing is left to be asked.
    if order.position().meeting(event, side).is_some() {
        return carry_out(turn, (id, version), event, &Detail::default()).await;
    }
    let open = order.position().open_to(side).any(|row| row.event == event);
    if order.version != version || !open {
        return Err(Refusal::Stale(market::why_not(&order, event)).into());
    }
    let most = market::most_ordered(turn.tx, &order).await?;
    let facts = OrderFacts::from(&order);
    match event {
        OrderEvent::Cancel => turn.begin(Cancellation { order: facts, reason: None, note: None, together: false }).await,
        // A no can't be taken back: it is asked once.
        OrderEvent::Decline => turn.begin(Declining { order: facts }).await,
        event => turn.begin(StepForm::new(facts, event).of_at_most(most)).await,
    }
}

/// Carries out a transition of an order as the person saw it, and says what has become of it.
async fn carry_out(turn: &mut Turn<'_>, (id, version): (OrderId, i64), event: OrderEvent, detail: &Detail) -> Flow {
    turn.subject = Some(Subject::Order(id));
    let changed = market::transition(&mut turn.act()?, id, version, event, detail).await?;
    turn.end_forms_of(id);
    turn.answer_with(changed.answer()).await
}

impl Form for StepForm {
    /// Carries out the event with its answers.
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        carry_out(turn, (self.order.id, self.order.version), self.event, &self.detail).await
    }

    async fn abandon(self, turn: &mut Turn<'_>) -> Flow {
        show(turn, self.order.id).await
    }
}

impl Form for Declining {
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        carry_out(turn, (self.order.id, self.order.version), OrderEvent::Decline, &Detail::default()).await
    }

    async fn abandon(self, turn: &mut Turn<'_>) -> Flow {
        show(turn, self.order.id).await
    }
}

impl Form for Cancellation {
    /// Cancels the order with the reason that was given, or asks the other side to.
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        let detail = Detail::because(self.reason.unwrap_or(CancelReason::Other), self.note);
        let event = if self.together { OrderEvent::AskCancel } else { OrderEvent::Cancel };
        carry_out(turn, (self.order.id, self.order.version), event, &detail).await
    }

    async fn abandon(self, turn: &mut Turn<'_>) -> Flow {
        show(turn, self.order.id).await
    }
}

/// *Hubungi*: the card stays, the contact comes beside it.
pub(in crate::chat) async fn show_contact(turn: &mut Turn<'_>, id: OrderId) -> Flow {
    turn.subject = Some(Subject::Order(id));
    let (side, other) = market::contact(&mut turn.act()?, id).await?;
    let may_share_own = turn.person()?.phone.is_none();
    let asks = (other.phone.is_none() && other.chat.is_some()).then_some(id);
    let notice = Notice::Contact { side, name: (&other).into(), phone: other.phone, chat: other.chat, may_share_own, asks };
    turn.answer_beside(notice).await
}

/// *Minta nomor HP*: the other side is asked to share its number.
async fn ask_for_phone(turn: &mut Turn<'_>, id: OrderId) -> Flow {
    turn.subject = Some(Subject::Order(id));
    let side = market::ask_for_phone(&mut turn.act()?, id).await?;
    turn.answer_beside(Notice::PhoneAskSent { order: id, side }).await
}
