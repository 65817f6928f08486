//! Orders, as both sides see them.

use chrono::{Days, NaiveDate};

use super::{
    actions::answers_request,
    complaint,
    forms::{Cancellation, Declining},
    inquiry::StepForm,
    limits::{MOST_ASKED, OPEN_ORDERS},
    photo, rest, trip,
};
use crate::{
    chat::{
        actions::{Action, OrderAction, SearchAction},
        dialog::{Again, Answer, Flow, Form, Next, Paging, Subject, Turn, Unnamed, codes, read_line, unfit_line},
        kit::keyboard::PER_PAGE,
    },
    domain::{
        commodity::Commodity,
        order::{CancelReason, Detail, Order, OrderEvent, OrderId, OrderStatus, Side},
        person::RoleKind,
        unit::{Dimension, Unit},
        wib,
    },
    market::{self, Error, Refusal},
    notice::{BrowseQuery, Notice, OrderFacts, Problem, StaleReason},
    reading::{self, Deed, GoodsReading, Reading},
};

/// Longer lines say something of their own.
const STEP_LETTERS: usize = 60;
/// Goods by which it is seen whether a line could say what arrived, before anything is looked up.
const ANY_GOODS: &str = "EGG_LAYER";

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: OrderAction) -> Flow {
    match action {
        OrderAction::List { page } => list(turn, page).await,
        OrderAction::Owed { page } => show_owed(turn, page).await,
        OrderAction::Card { order } => show(turn, order).await,
        OrderAction::Do { order, version, event } => begin(turn, order, version, event).await,
        OrderAction::Again { order } => order_again(turn, order).await,
        OrderAction::Contact { order } => show_contact(turn, order).await,
        OrderAction::AskPhone { order } => ask_for_phone(turn, order).await,
        OrderAction::Photos { order, page } => photo::show(turn, order, page).await,
        OrderAction::AddPhoto { order } => Box::pin(photo::add(turn, order)).await,
        OrderAction::NoteComplaint { order } => complaint::begin(turn, order).await,
        OrderAction::Freight { order } => trip::begin_freight(turn, order).await,
        OrderAction::Truck { order, number } => trip::choose(turn, order, number).await,
        OrderAction::Ride { order, with, number } => trip::ride(turn, order, (with, number)).await,
        OrderAction::Expect { order } => expect_rest(turn, order).await,
        OrderAction::Mean { order, event } => mean(turn, order, event).await,
    }
}

/// `/pesanan`.
pub(in crate::chat) async fn list(turn: &mut Turn<'_>, page: i64) -> Flow {
    let paging = Paging::new(page, PER_PAGE);
    let (orders, counts) = market::own_orders(&mut turn.act()?, paging.limit, paging.offset()).await?;
    let page = paging.page(counts.iter().map(|(_, n)| n).sum());
    let orders = market::listed(turn.tx, orders).await?;
    let open = market::open_total(&mut turn.act()?).await?;
    turn.answer_with(Notice::OwnOrders { counts, orders, page, open }).await
}

/// *Pesan lagi*: offers of the same goods, of which as much is proposed as the past order was of.
async fn order_again(turn: &mut Turn<'_>, id: OrderId) -> Flow {
    let (order, _) = market::order_for(&mut turn.act()?, id).await?;
    let OrderFacts { terms, quantity, .. } = OrderFacts::from(&order);
    turn.conversation.again = Some(Again { commodity: terms.commodity.clone(), quantity });
    let query = BrowseQuery { commodity: Some(terms.commodity), ..BrowseQuery::default() };
    Ok(Next::Act(Action::Search(SearchAction::List { query })))
}

/// `/tagihan`.
pub(in crate::chat) async fn show_owed(turn: &mut Turn<'_>, page: i64) -> Flow {
    let paging = Paging::new(page, PER_PAGE);
    let (orders, count) = market::owed(&mut turn.act()?, paging.limit, paging.offset()).await?;
    let orders = market::listed(turn.tx, orders).await?;
    turn.answer_with(Notice::Owed { orders, today: wib::day(turn.now), page: paging.page(count) }).await
}

/// Where words lead with which a seller answers requests that wait for him: to the question about the only one, or to the list.
pub(in crate::chat) async fn ask_about_request(turn: &mut Turn<'_>) -> Result<Option<Next>, Error> {
    let Some(seller) = turn.person.as_ref().map(|person| person.id) else { return Ok(None) };
    let requests = market::requests_to(turn.tx, seller).await?;
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

/// Where a line leads that says what was loaded or what arrived, or names a step as its button does; of the order that it names, if it
/// names one. No step is called by figures or goods, which the line may say.
pub(in crate::chat) async fn step_line(turn: &mut Turn<'_>, text: &str, says_more: bool) -> Result<Option<Next>, Error> {
    let trades = [RoleKind::Seller, RoleKind::Assistant, RoleKind::Buyer];
    let is_party = turn.person.as_ref().is_some_and(|person| trades.iter().any(|role| person.is(*role)));
    if !is_party || text.chars().count() > STEP_LETTERS || unfit_line(text).is_some() {
        return Ok(None);
    }
    if let Some((named, rest)) = codes::order_in(text) {
        return match market::order_named(&mut turn.act()?, named).await? {
            Some(order) => figures_line(turn, &rest, Some(order)).await,
            None => Ok(None),
        };
    }
    match figures_line(turn, text, None).await? {
        Some(next) => Ok(Some(next)),
        None if says_more => Ok(None),
        None => named_step(turn, text).await,
    }
}

/// Where figures lead of what was loaded or what arrived.
async fn figures_line(turn: &mut Turn<'_>, text: &str, order: Option<OrderId>) -> Result<Option<Next>, Error> {
    let said = |goods| reading::deed(text, goods, Unit::Kg);
    match Commodity::by_code(ANY_GOODS).and_then(said) {
        Some(Deed::Received { accepted, losses }) if accepted != Reading::Missing || !losses.is_empty() => {
            begin_from(turn, text, (OrderEvent::Receive, order)).await
        }
        Some(Deed::Loaded { quantity, .. }) if quantity != Reading::Missing => begin_from(turn, text, (OrderEvent::Depart, order)).await,
        _ => Ok(None),
    }
}

/// Where the words of a step's button lead, or others that people say for it: to the card of the only order that has such a button, or to the
/// question which one is meant, whose rows lead to the same card. What answers a request names no order.
async fn named_step(turn: &mut Turn<'_>, text: &str) -> Result<Option<Next>, Error> {
    let (orders, _) = market::own_orders(&mut turn.act()?, OPEN_ORDERS, 0).await?;
    let told = reading::steps_of_sentence(text);
    let mut meant: Vec<(OrderEvent, Order)> = Vec::new();
    let is_under_way = |order: &Order| matches!(order.status(), OrderStatus::Confirmed | OrderStatus::Shipped | OrderStatus::Received);
    let open: Vec<OrderId> = orders.iter().filter(|(order, _)| is_under_way(order)).map(|(order, _)| order.id).collect();
    for (order, side) in orders {
        let position = order.position();
        let card = Notice::OrderCard { order: OrderFacts::from(&order), side, seller: None, buyer: None, trip: None, first: None };
        if let Some(Action::Order(OrderAction::Do { event, .. })) = turn.typed_button(&card, text)
            && !answers_request(event)
        {
            meant.push((event, order));
            continue;
        }
        if let Some(event) = told.iter().copied().find(|event| position.offered_to(side).any(|row| row.event == *event)) {
            meant.push((event, order));
        }
    }
    let Some(event) = meant.first().map(|(event, _)| *event) else {
        // What is said fits no order as it stands: how they stand is shown.
        return if told.is_empty() || open.is_empty() { Ok(None) } else { Box::pin(show_open(turn, &open)).await.map(Some) };
    };
    let orders: Vec<Order> = meant.into_iter().map(|(_, order)| order).collect();
    if let [only] = orders.as_slice() {
        return Box::pin(show_step(turn, only.id, event)).await.map(Some);
    }
    turn.conversation.unnamed = None;
    ask_which(turn, event, &orders).await.map(Some)
}

/// The only order that is under way, or the list.
async fn show_open(turn: &mut Turn<'_>, open: &[OrderId]) -> Flow {
    match open {
        [only] => show(turn, *only).await,
        _ => list(turn, 0).await,
    }
}

/// One order, with the button of the step of which the person spoke in front.
async fn show_step(turn: &mut Turn<'_>, id: OrderId, event: OrderEvent) -> Flow {
    let mut notice = Box::pin(card_notice(turn, id)).await?;
    if let Notice::OrderCard { first, .. } = &mut notice {
        *first = Some(event);
    }
    turn.answer_with(notice).await
}

/// Asks which of several orders is meant.
pub(super) async fn ask_which(turn: &mut Turn<'_>, event: OrderEvent, orders: &[Order]) -> Flow {
    let more = orders.len().saturating_sub(MOST_ASKED);
    let orders = orders.iter().take(MOST_ASKED).map(OrderFacts::from).collect();
    turn.answer_with(Notice::WhichOrder { event, orders, more }).await
}

/// One of several orders is meant: what was said of it is filled in and shown. A word alone leads to the card, as it does where no other
/// order is meant: nothing counts before it is pressed there.
async fn mean(turn: &mut Turn<'_>, id: OrderId, event: OrderEvent) -> Flow {
    turn.subject = Some(Subject::Order(id));
    let Some(said) = turn.conversation.unnamed.take().filter(|said| said.event == event) else {
        return Box::pin(show_step(turn, id, event)).await;
    };
    let (order, side) = market::order_for(&mut turn.act()?, id).await?;
    if !order.position().open_to(side).any(|row| row.event == event) {
        return turn.answer_with(Notice::StepWaits { order: OrderFacts::from(&order), event, side }).await;
    }
    let form = StepForm::new(OrderFacts::from(&order), event).volunteered().with_photos(said.photos);
    turn.begin_with(form, &Answer::Text(&said.text)).await
}

/// The form of the only order of which a line can say it (`sampai 990`, `telur sampai 790`, `sudah berangkat 1 ton`), with that filled
/// in, which is shown before anybody else reads it; a photo of the slip comes along. Goods that are named tell which order is meant; where
/// several can be, it is asked.
async fn begin_from(turn: &mut Turn<'_>, text: &str, (event, only): (OrderEvent, Option<OrderId>)) -> Result<Option<Next>, Error> {
    let (acts, acting) = match event {
        OrderEvent::Receive => ([RoleKind::Buyer; 2], Side::Buyer),
        _ => ([RoleKind::Seller, RoleKind::Assistant], Side::Seller),
    };
    let named = match reading::goods(text) {
        // "Telur sampai 26.000" says something else of the goods.
        GoodsReading::One(code)
            if matches!(read_line(text, turn.written_on), Err(reading::Refusal::NotOffer | reading::Refusal::Unclear)) =>
        {
            Some(code)
        }
        GoodsReading::One(_) => return Ok(None),
        _ => None,
    };
    if !turn.person.as_ref().is_some_and(|person| acts.iter().any(|role| person.is(*role))) {
        return Ok(None);
    }
    let (orders, _) = market::own_orders(&mut turn.act()?, OPEN_ORDERS, 0).await?;
    let is_open = |order: &Order| order.position().open_to(acting).any(|row| row.event == event);
    let is_meant = |order: &Order| only.is_none_or(|only| order.id == only) && named.is_none_or(|code| order.terms.commodity == code);
    let meant: Vec<_> = orders.into_iter().filter(|(order, side)| *side == acting && is_meant(order)).map(|(order, _)| order).collect();
    let open: Vec<_> = meant.iter().filter(|order| is_open(order)).cloned().collect();
    if open.is_empty() {
        return tell_what_comes_first(turn, text, (event, acting), (&meant, only.is_some())).await;
    }
    // Of several orders those can be meant of which there can be so much; where that leaves one alone, nothing says that it is meant.
    let fitting: Vec<_> = open.iter().filter(|order| may_be_weighed(order, text)).cloned().collect();
    let of_just_so_much = only_of(&open, event, text);
    let order = match (of_just_so_much, fitting.as_slice(), open.as_slice()) {
        (Some(order), ..) => order,
        (None, [_, _, ..], _) => {
            let photos = turn.photo.take().into_iter().collect();
            turn.conversation.unnamed = Some(Unnamed { event, text: text.to_owned(), photos });
            return ask_which(turn, event, &fitting).await.map(Some);
        }
        (None, _, [order]) if named.is_none() || may_be_weighed(order, text) => order,
        _ => return Ok(None),
    };
    let photos: Vec<String> = turn.photo.take().into_iter().collect();
    if of_just_so_much.is_some() {
        turn.conversation.unnamed = Some(Unnamed { event, text: text.to_owned(), photos: photos.clone() });
    }
    turn.subject = Some(Subject::Order(order.id));
    let form = StepForm::new(OrderFacts::from(order), event).volunteered().among_others(of_just_so_much.is_some()).with_photos(photos);
    turn.begin_with(form, &Answer::Text(text)).await.map(Some)
}

/// The only one of several orders of which as much is still to leave as a line says, within what it tolerates.
fn only_of<'o>(orders: &'o [Order], event: OrderEvent, text: &str) -> Option<&'o Order> {
    if event != OrderEvent::Depart || orders.len() < 2 {
        return None;
    }
    let is_just = |order: &&Order| {
        let said = Commodity::by_code(&order.terms.commodity).and_then(|goods| reading::deed(text, goods, usual_unit(order)));
        let Some(Deed::Loaded { quantity: Reading::Exact(said), .. }) = said else { return false };
        let left = order.progress.outstanding(order.quantity.base);
        let is_alike = said.unit.dimension() == order.quantity.unit.dimension();
        is_alike && said.base.abs_diff(left) <= order.terms.tolerated().of(order.quantity.base).unsigned_abs()
    };
    let mut just = orders.iter().filter(is_just);
    just.next().filter(|_| just.next().is_none())
}

/// *Bukan yang ini*: which of the orders that a line can be of is meant.
async fn choose_other(turn: &mut Turn<'_>, shown: &StepForm) -> Flow {
    let (orders, _) = market::own_orders(&mut turn.act()?, OPEN_ORDERS, 0).await?;
    let is_other = |order: &Order, side: Side| {
        let is_open = order.position().open_to(side).any(|row| row.event == shown.event);
        order.id != shown.order.id && side == Side::Seller && is_open
    };
    let others: Vec<Order> = orders.into_iter().filter(|(order, side)| is_other(order, *side)).map(|(order, _)| order).collect();
    match others.as_slice() {
        [] => show(turn, shown.order.id).await,
        others => ask_which(turn, shown.event, others).await,
    }
}

/// The unit of a figure that stands alone in a line about an order.
fn usual_unit(order: &Order) -> Unit {
    let unit = order.quantity.unit;
    if unit.dimension() == Dimension::Mass { Unit::Kg } else { unit }
}

/// Says what comes before figures that no order takes yet: of the order that is under way, or else of the one that was received. Of several
/// it is asked which is meant. A line with a price says something else.
async fn tell_what_comes_first(
    turn: &mut Turn<'_>,
    text: &str,
    (event, side): (OrderEvent, Side),
    (meant, is_named): (&[Order], bool),
) -> Result<Option<Next>, Error> {
    if read_line(text, turn.written_on).is_ok_and(|draft| draft.price.is_some()) {
        return Ok(None);
    }
    let in_state = |states: &[OrderStatus]| -> Vec<Order> {
        meant.iter().filter(|order| states.contains(&order.status()) && may_be_weighed(order, text)).cloned().collect()
    };
    let underway = in_state(&[OrderStatus::Confirmed, OrderStatus::Shipped]);
    let over = match event {
        _ if !underway.is_empty() => Vec::new(),
        _ if is_named => in_state(&[OrderStatus::Received, OrderStatus::Closed]),
        OrderEvent::Receive => in_state(&[OrderStatus::Received]),
        _ => Vec::new(),
    };
    match (underway.as_slice(), over.as_slice()) {
        ([only], _) | ([], [only]) => {
            turn.subject = Some(Subject::Order(only.id));
            turn.answer_with(Notice::StepWaits { order: OrderFacts::from(only), event, side }).await.map(Some)
        }
        // Of what is over nothing says which is meant.
        ([], _) => Ok(None),
        (several, _) => {
            turn.conversation.unnamed = Some(Unnamed { event, text: text.to_owned(), photos: Vec::new() });
            ask_which(turn, event, several).await.map(Some)
        }
    }
}

/// Whether the figures of a line can be of what an order is of: `telur sampai 26.000` is a price.
fn may_be_weighed(order: &Order, text: &str) -> bool {
    let unit = order.quantity.unit;
    let said = Commodity::by_code(&order.terms.commodity).and_then(|goods| reading::deed(text, goods, usual_unit(order)));
    let most = order.quantity.base.saturating_mul(2);
    match said {
        Some(Deed::Received { accepted: Reading::Exact(said), .. } | Deed::Loaded { quantity: Reading::Exact(said), .. }) => {
            said.unit.dimension() != unit.dimension() || said.base <= most
        }
        // No more is lost than was loaded.
        Some(Deed::Received { accepted: Reading::Missing, losses }) => {
            let loaded = order.progress.load.as_ref().map_or(most, |load| load.loaded);
            let lost = losses.iter().map(|(_, lost)| match lost {
                Reading::Exact(lost) if lost.unit.dimension() == unit.dimension() => lost.base,
                _ => 0,
            });
            lost.sum::<i64>() <= loaded
        }
        _ => true,
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
        let trip = Box::pin(market::trip_of(&mut turn.act()?, &facts)).await?;
        return Ok(Notice::OrderCard { order: facts, side, seller: Some(names.seller), buyer: Some(names.buyer), trip, first: None });
    }
    // The person who entered the offer knows the farmer's name; the buyer does not yet.
    let own = turn.person.as_ref().is_some_and(|person| person.id == order.buyer);
    let order = match side {
        Side::Seller => facts,
        Side::Buyer => OrderFacts { own, refused: order.refused, remark: order.remark.clone(), ..OrderFacts::from(&order) },
    };
    Ok(Notice::OrderCard { order, side, seller: None, buyer: None, trip: None, first: None })
}

/// Carries out a transition, or asks first what its row of the table asks.
async fn begin(turn: &mut Turn<'_>, id: OrderId, version: i64, event: OrderEvent) -> Flow {
    turn.subject = Some(Subject::Order(id));
    if event.asks().is_empty() && event != OrderEvent::Decline && !event.is_asked_once_more() {
        return carry_out(turn, (id, version), event, &Detail::default()).await;
    }
    let (order, side) = market::order_for(&mut turn.act()?, id).await?;
    if side == Side::Buyer {
        market::check_approver(&order, event, turn.person()?.id)?;
    }
    // *Batalkan* leads to both ways of cancelling.
    let asked_to_cancel = order.position().meeting(OrderEvent::AskCancel, side).is_some();
    let event = if event == OrderEvent::Cancel && asked_to_cancel { OrderEvent::AskCancel } else { event };
    // The other side has asked for the same: nothing is left to be asked.
    if order.position().meeting(event, side).is_some() {
        return carry_out(turn, (id, version), event, &Detail::default()).await;
    }
    let open = order.position().open_to(side).any(|row| row.event == event);
    if order.version != version || !open {
        return Err(Refusal::Stale(market::stale_reason_of_event(&order, event)).into());
    }
    // What can't be done now is said before anything is typed.
    if event.repeats() {
        let budgets = turn.ctx.budgets;
        market::check_proposal_budget(&mut turn.act()?, &budgets, id, event).await?;
    }
    let most = market::most_ordered(turn.tx, &order).await?;
    let facts = OrderFacts::from(&order);
    match event {
        OrderEvent::CorrectLoad => {
            let truck = Box::pin(market::shared_truck(&mut turn.act()?, &order)).await?;
            turn.begin(StepForm::new(facts, event).of_at_most(most).on_truck(truck)).await
        }
        OrderEvent::Cancel => turn.begin(Cancellation { order: facts, reason: None, note: None, together: false }).await,
        // A no can't be taken back: it is asked once.
        OrderEvent::Decline => turn.begin(Declining { order: facts }).await,
        // When that is paid was agreed: nothing is left to be asked.
        OrderEvent::CompletePapers if let Some(day) = agreed_due(&facts, wib::day(turn.now)) => {
            carry_out(turn, (id, version), event, &Detail { day: Some(day), ..Detail::default() }).await
        }
        event => turn.begin(StepForm::new(facts, event).of_at_most(most)).await,
    }
}

/// The last day to pay by, if it was agreed how many days after complete papers that is and they are complete `today` (WIB).
fn agreed_due(order: &OrderFacts, today: NaiveDate) -> Option<NaiveDate> {
    let days = order.progress.payment_days.and_then(|days| u64::try_from(days).ok())?;
    today.checked_add_days(Days::new(days))
}

/// *Masih akan dikirim*: nothing changes, and what comes next is said.
async fn expect_rest(turn: &mut Turn<'_>, id: OrderId) -> Flow {
    turn.subject = Some(Subject::Order(id));
    let (order, side) = market::order_for(&mut turn.act()?, id).await?;
    let facts = OrderFacts::from(&order);
    if side != Side::Seller || !rest::is_open(&facts) {
        return Err(Refusal::Stale(market::stale_reason_of_event(&order, OrderEvent::CloseRest)).into());
    }
    turn.answer_with(Notice::RestExpected { order: facts }).await
}

/// Carries out a transition of an order as the person saw it, and says what has become of it.
async fn carry_out(turn: &mut Turn<'_>, (id, version): (OrderId, i64), event: OrderEvent, detail: &Detail) -> Flow {
    turn.subject = Some(Subject::Order(id));
    let budgets = turn.ctx.budgets;
    market::check_proposal_budget(&mut turn.act()?, &budgets, id, event).await?;
    let changed = match Box::pin(market::transition(&mut turn.act()?, id, version, event, detail)).await {
        Err(Error::Refused(Refusal::Stale(StaleReason::OrderChanged))) if market::is_too_late(turn.tx, id, event).await? => {
            return Err(Refusal::Stale(StaleReason::AnswerLate).into());
        }
        changed => changed?,
    };
    turn.end_forms_of(id);
    let answer = Box::pin(trip::answer(turn, &changed)).await?;
    turn.reply(answer).await?;
    if event == OrderEvent::CorrectLoad {
        trip::tell_parts(turn, &changed).await?;
    }
    photo::ask_after(turn, &changed).await
}

impl Form for StepForm {
    /// Carries out the event with its answers. What was said of a load that was corrected meanwhile is shown again with what is known now.
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        let (order, side) = market::order_for(&mut turn.act()?, self.order.id).await?;
        if let Some((form, before, now)) = self.of_corrected(&order, side) {
            return turn.begin_after(form, Some(Problem::LoadCorrected { before: Box::new(before), now: Box::new(now) })).await;
        }
        if self.among {
            turn.conversation.unnamed = None;
        }
        carry_out(turn, (self.order.id, self.order.version), self.event, &self.detail).await
    }

    async fn abandon(self, turn: &mut Turn<'_>) -> Flow {
        if self.is_other {
            return choose_other(turn, &self).await;
        }
        if self.among {
            turn.conversation.unnamed = None;
        }
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
    let (side, unheard) = market::ask_for_phone(&mut turn.act()?, id).await?;
    turn.answer_beside(Notice::PhoneAskSent { order: id, side, unheard }).await
}
