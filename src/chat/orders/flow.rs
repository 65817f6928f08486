//! Orders, as both sides see them.

use super::forms::Cancellation;
use crate::{
    chat::dialog::{Flow, Subject, Turn},
    domain::order::{CancelReason, OrderEvent, OrderId, Side},
    market::{self, Detail, Error, Refusal},
    notice::{Notice, OrderFacts, Page},
};

/// Orders on one page of a list.
const PER_PAGE: i64 = 6;

/// `/pesanan`.
pub(in crate::chat) async fn list(turn: &mut Turn<'_>, page: i64) -> Flow {
    let page = page.max(0);
    let (orders, counts) = market::own_orders(&mut turn.act()?, PER_PAGE, page.saturating_mul(PER_PAGE)).await?;
    let count: i64 = counts.iter().map(|(_, n)| n).sum();
    let page = Page { number: page, of: ((count + PER_PAGE - 1) / PER_PAGE).max(1) };
    let orders = orders.iter().map(|(order, side)| (OrderFacts::from(order), *side)).collect();
    turn.answer_with(Notice::OwnOrders { counts, orders, page }).await
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
    // Who entered the offer knows for whom; the buyer does not yet.
    let order = if side == Side::Seller { facts } else { OrderFacts::from(&order) };
    Ok(Notice::OrderCard { order, side, seller: None, buyer: None })
}

/// Carries out a transition that asks nothing: the answer takes the place of the card.
pub(in crate::chat) async fn transition(turn: &mut Turn<'_>, id: OrderId, version: i64, event: OrderEvent) -> Flow {
    turn.subject = Some(Subject::Order(id));
    let changed = market::transition(&mut turn.act()?, id, version, event, Detail::None).await?;
    turn.answer_with(changed.answer()).await
}

/// *Batalkan*: asks for the reason.
pub(in crate::chat) async fn begin_cancel(turn: &mut Turn<'_>, id: OrderId, version: i64) -> Flow {
    turn.subject = Some(Subject::Order(id));
    let (order, _) = market::order_for(&mut turn.act()?, id).await?;
    if order.version != version || order.status().apply(OrderEvent::Cancel).is_err() {
        return Err(Refusal::Stale(market::happened_to(&order)).into());
    }
    let form = Cancellation { order: OrderFacts::from(&order), reason: None, note: None };
    turn.begin(form).await
}

/// Cancels the order with the reason that was given.
pub(in crate::chat) async fn cancel(turn: &mut Turn<'_>, form: Cancellation) -> Flow {
    turn.subject = Some(Subject::Order(form.order.id));
    let reason = form.reason.unwrap_or(CancelReason::Other);
    let (order, detail) = (&form.order, Detail::Reason(reason, form.note.as_deref()));
    let changed = market::transition(&mut turn.act()?, order.id, order.version, OrderEvent::Cancel, detail).await?;
    turn.answer_with(changed.answer()).await
}

/// *Hubungi*: the card stays, the contact comes beside it.
pub(in crate::chat) async fn show_contact(turn: &mut Turn<'_>, id: OrderId) -> Flow {
    turn.subject = Some(Subject::Order(id));
    let (side, other) = market::contact(&mut turn.act()?, id).await?;
    let may_share_own = turn.person()?.phone.is_none();
    let notice = Notice::Contact { side, name: other.name, phone: other.phone, chat: other.chat, may_share_own };
    turn.answer_beside(notice).await
}
