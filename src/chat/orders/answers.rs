//! A yes or a no in plain words to what an order asks the person: it does what the button does under the message that asks, where that is the
//! last one that the person could see. Else what waits is shown with its buttons, and nothing counts.

use super::{
    flow,
    limits::{MOST_ASKED, OPEN_ORDERS},
    rest,
};
use crate::{
    chat::{
        actions::{Action, OrderAction},
        dialog::{Next, Running, Subject, Turn, words},
    },
    domain::{
        commodity::Commodity,
        order::{Given, Order, OrderEvent, OrderStatus, Side},
        quantity::Quantity,
    },
    market::{self, Error},
    notice::{Notice, OrderFacts, Problem},
    reading::{self, GoodsReading, QuantityReading},
};

/// Goods by which it is seen whether words are a quantity.
const ANY_GOODS: &str = "EGG_LAYER";

/// The yes and the no to each thing that can be asked.
const ANSWERS: &[Pair] = &[
    (OrderEvent::Accept, OrderEvent::Decline),
    (OrderEvent::AcceptDay, OrderEvent::DeclineDay),
    (OrderEvent::AgreeCancel, OrderEvent::RefuseCancel),
    (OrderEvent::AcceptTerms, OrderEvent::DeclineTerms),
    (OrderEvent::AgreeOutcome, OrderEvent::RefuseOutcome),
    (OrderEvent::AgreeReceipt, OrderEvent::DisputeReceipt),
    (OrderEvent::ConfirmPaid, OrderEvent::DenyPaid),
    (OrderEvent::KeepRest, OrderEvent::DropRest),
];

/// A yes and a no.
type Pair = (OrderEvent, OrderEvent);

/// Where a plain yes or no leads while the last message asks about one order; `None` where it asks nothing of the kind, or the text says
/// something else. A form that is open was asked before that message: which of both is meant is not guessed.
pub(in crate::chat) async fn to_last(turn: &mut Turn<'_>, text: &str, waits: bool) -> Result<Option<Next>, Error> {
    if !may_answer(text) {
        return Ok(None);
    }
    let Some((last, is_seen)) = turn.last_said_before().await? else { return Ok(None) };
    let Some((order, answer)) = rest_answered(&last, text).or_else(|| answered(&last, text)) else { return Ok(None) };
    let Some(action) = turn.buttons(&last).into_iter().find_map(|(_, action)| answer.of(action)) else { return Ok(None) };
    turn.subject = Some(Subject::Order(order.id));
    if waits {
        let card = flow::card_notice(turn, order.id).await?;
        turn.reply_beside(card).await?;
        return turn.ask_again(None).await.map(Some);
    }
    // "Lanjut" goes on with what is to be cancelled or closed, and a message that came after the text was not answered by it.
    let ends = matches!(answer, Meant::Step(OrderEvent::AgreeCancel | OrderEvent::CloseRest));
    if !is_seen || ends && words::goes_on(text) {
        return flow::show(turn, order.id).await.map(Some);
    }
    flow::act(turn, action).await.map(Some)
}

/// Where a text leads that takes or turns down a request and says which by a figure: *terima yang 30 kilo*. The request is asked about, or
/// which of several is meant; nothing counts before a button is pressed. A form that is open is asked again below it. `None` where no request
/// waits for the person, or the form asks about an order.
pub(in crate::chat) async fn to_request(turn: &mut Turn<'_>, text: &str, waits: bool) -> Result<Option<Next>, Error> {
    let Some(said) = words::said_of_request(text) else { return Ok(None) };
    let Some(person) = turn.person.as_ref().map(|person| person.id) else { return Ok(None) };
    let asks_else = |running: &Running| running.form.fields().order().is_some() || running.asks_for_words_of().is_some();
    if waits && turn.conversation.running().is_some_and(asks_else) {
        return Ok(None);
    }
    let requests = market::requests_to(turn.tx, person).await?;
    // Nobody asked: the words are no answer to the form either.
    if requests.is_empty() && waits && Commodity::by_code(ANY_GOODS).is_some_and(|goods| is_quantity(&said, goods)) {
        turn.remove_buttons().await?;
        return turn.ask_again(Some(Problem::NoRequest)).await.map(Some);
    }
    if requests.is_empty() || !requests.iter().any(|order| reads_as_quantity(order, &said)) {
        return Ok(None);
    }
    let meant: Vec<Order> = requests.iter().filter(|order| is_of(order, &said)).cloned().collect();
    let meant = if meant.is_empty() { requests } else { meant };
    match meant.as_slice() {
        [only] => {
            turn.subject = Some(Subject::Order(only.id));
            let order = market::named(turn.tx, only).await?.0;
            turn.reply_beside(Notice::RequestAsked { order }).await?;
        }
        several => {
            let more = several.len().saturating_sub(MOST_ASKED);
            let orders = several.iter().take(MOST_ASKED).map(OrderFacts::from).collect();
            turn.conversation.unnamed = None;
            turn.reply_beside(Notice::WhichOrder { event: OrderEvent::Accept, orders, more }).await?;
        }
    }
    if waits { turn.ask_again(None).await.map(Some) } else { Ok(Some(Next::Done)) }
}

/// Whether what is said is a quantity that the goods of an order can have.
fn reads_as_quantity(order: &Order, said: &str) -> bool {
    of_goods(order, said).is_some_and(|(goods, said)| is_quantity(said, goods))
}

fn is_quantity(said: &str, goods: &Commodity) -> bool {
    matches!(reading::quantity(said, goods), QuantityReading::Exact { .. } | QuantityReading::NoUnit(_))
}

/// Whether an order is of just so much as is said, in its own unit where none is named.
fn is_of(order: &Order, said: &str) -> bool {
    let Some((goods, said)) = of_goods(order, said) else { return false };
    match reading::quantity(said, goods) {
        QuantityReading::Exact { quantity, .. } => quantity.measures_like(order.quantity) && quantity.base == order.quantity.base,
        QuantityReading::NoUnit(number) => Quantity::new(number, order.quantity.unit).is_ok_and(|said| said.base == order.quantity.base),
        _ => false,
    }
}

/// The goods of an order and what is said of them, unless other goods are named.
fn of_goods<'s>(order: &Order, said: &'s str) -> Option<(&'static Commodity, &'s str)> {
    let goods = Commodity::by_code(&order.terms.commodity)?;
    match reading::goods(said) {
        GoodsReading::Unknown => {}
        GoodsReading::One(code) if code == goods.code => {}
        _ => return None,
    }
    let figures = said.find(|c: char| c.is_ascii_digit()).and_then(|at| said.get(at..))?;
    Some((goods, figures))
}

/// What a yes or a no means: a step of the order, or that its rest is still to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meant {
    Step(OrderEvent),
    RestComes,
}

impl Meant {
    /// The action of a button, if it does this.
    fn of(self, action: Action) -> Option<OrderAction> {
        let Action::Order(action) = action else { return None };
        let does = match (self, &action) {
            (Self::Step(meant), OrderAction::Do { event, .. }) => *event == meant,
            (Self::RestComes, OrderAction::Expect { .. }) => true,
            _ => false,
        };
        does.then_some(action)
    }
}

/// What a text answers to what the last message asks of an order.
fn answered<'n>(last: &'n Notice, text: &str) -> Option<(&'n OrderFacts, Meant)> {
    let (order, side) = asked_in(last)?;
    // Beside a complaint the figures are agreed to by name.
    let pair = pair_of(order, side).filter(|pair| pair.0 != OrderEvent::AgreeReceipt || order.progress.complaint.is_none())?;
    let event = if said_to(pair, text)? { pair.0 } else { pair.1 };
    Some((order, Meant::Step(event)))
}

/// What it answers to the question about a rest: whether it still comes; of a slight one, or to a buyer, whether it is closed.
fn rest_answered<'n>(last: &'n Notice, text: &str) -> Option<(&'n OrderFacts, Meant)> {
    let (order, side) = rest::asked_in(last)?;
    let closes = side == Side::Buyer || rest::is_slight(order);
    let is_yes = words::plain_answer(text)?;
    Some((order, if closes == is_yes { Meant::Step(OrderEvent::CloseRest) } else { Meant::RestComes }))
}

/// Where a plain yes or no leads that the last message does not ask for: to the only order that waits for the person's answer, or to the
/// question which of several is meant.
pub(in crate::chat) async fn show_waiting(turn: &mut Turn<'_>) -> Result<Option<Next>, Error> {
    let Some(person) = turn.person.as_ref().map(|person| person.id) else { return Ok(None) };
    let requests = market::requests_to(turn.tx, person).await?;
    let (orders, _) = market::own_orders(&mut turn.act()?, OPEN_ORDERS, 0).await?;
    // What a colleague ordered is the colleague's to answer; whoever looks at its card can.
    let waits = |(order, side): (Order, Side)| {
        let is_own = side == Side::Seller || order.buyer == person;
        let pair = pair_of(&OrderFacts::from(&order), side).filter(|_| is_own && order.status() != OrderStatus::Requested)?;
        Some((pair.0, order))
    };
    let waiting: Vec<(OrderEvent, Order)> = orders.into_iter().filter_map(waits).collect();
    match (requests.is_empty(), waiting.as_slice()) {
        (_, []) => flow::ask_about_request(turn).await,
        (true, [(_, only)]) => flow::show(turn, only.id).await.map(Some),
        (_, [(event, _), ..]) => {
            let event = if requests.is_empty() { *event } else { OrderEvent::Accept };
            let all: Vec<Order> = requests.into_iter().chain(waiting.into_iter().map(|(_, order)| order)).collect();
            turn.conversation.unnamed = None;
            flow::ask_which(turn, event, &all).await.map(Some)
        }
    }
}

/// Whether a text can be a yes or a no at all, before anything is looked up.
fn may_answer(text: &str) -> bool {
    let said = words::without_address(text);
    words::plain_answer(text).is_some() || ANSWERS.iter().any(|pair| named_by(*pair, said.trim()).is_some())
}

/// Whether a text is a yes or a no to one of two answers: in plain words, or in those that people say for its button.
fn said_to(pair: Pair, text: &str) -> Option<bool> {
    words::plain_answer(text).or_else(|| named_by(pair, words::without_address(text).trim()))
}

/// Which of two answers a text names by the words that people say for its button. That something is not agreed yet is no answer.
fn named_by((yes, no): Pair, said: &str) -> Option<bool> {
    let names = |event: OrderEvent| event != OrderEvent::Accept && reading::words_of_step(event).contains(&said);
    let is_later = || ["belum", "durung", "dereng"].iter().any(|later| said.starts_with(later));
    names(yes).then_some(true).or_else(|| (names(no) && !is_later()).then_some(false))
}

/// What an order asks the side now: the answers to what the other side proposes, or to the most pressing question.
fn pair_of(order: &OrderFacts, side: Side) -> Option<Pair> {
    let position = order.position();
    let asked = position.asks(side);
    let is_asked = |(yes, _): &&Pair| {
        position.offered_to(side).any(|row| row.event == *yes && row.by.allows_person(order.own))
            && match yes {
                OrderEvent::AgreeReceipt => asked == Some(Given::Answerable),
                OrderEvent::ConfirmPaid => asked == Some(Given::SaidPaid),
                OrderEvent::KeepRest => asked == Some(Given::RestAsked),
                _ => true,
            }
    };
    ANSWERS.iter().find(is_asked).copied()
}

/// The order about which a message asks, if what it asks can be read whole in it, and whom.
fn asked_in(last: &Notice) -> Option<(&OrderFacts, Side)> {
    match last {
        Notice::OrderCard { order, side, .. } if order.status != OrderStatus::Requested => Some((order, *side)),
        Notice::RequestAsked { order } => Some((order, Side::Seller)),
        Notice::OrderChanged { event, order, side, .. } if tells_what_is_asked(*event, order, *side) => Some((order, *side)),
        Notice::PickUpDay { orders, side } => match orders.as_slice() {
            [order] if order.proposal.is_some() => Some((order, *side)),
            _ => None,
        },
        Notice::Stale { now: Some(now), .. } => asked_in(now),
        _ => None,
    }
}

/// Whether news of an event tell what the order asks the side now: what stands proposed by it, or the figures or the sum that it says.
fn tells_what_is_asked(event: OrderEvent, order: &OrderFacts, side: Side) -> bool {
    if let Some(proposal) = order.proposal.as_ref().filter(|proposal| proposal.by != side) {
        return proposal.event == event;
    }
    match order.position().asks(side) {
        Some(Given::Answerable) => matches!(event, OrderEvent::Receive | OrderEvent::CorrectReceipt),
        Some(Given::SaidPaid) => event == OrderEvent::SayPaid,
        Some(Given::RestAsked) => matches!(
            event,
            OrderEvent::Complete
                | OrderEvent::EndUnpaid
                | OrderEvent::FetchRejects
                | OrderEvent::SellRejects
                | OrderEvent::DestroyRejects
                | OrderEvent::ConfirmPaid
        ),
        _ => false,
    }
}
