//! What becomes of an agreed order's goods: loads, receipts, the rest that will not come, and what is said of the payment.
//! The table of the order decides when each may happen; here is what each keeps.

use chrono::{DateTime, Utc};

use super::{
    assistants::offer_facts,
    context::{Refusal, missing_row, record_time},
    news_forwarding::tell_seller,
    offer_transition::{keep_unlisted, move_offer},
    trips,
};
use crate::{
    domain::{
        lifecycle::{Side, Stock, Urgency},
        money::Rupiah,
        offer::{Offer, OfferEvent, OfferStatus},
        order::{
            CancelReason, Detail, LoadFigures, LossReason, Order, OrderEvent, Outcome, Payment, Progress, ReceiptAnswer, ReceiptCause,
        },
        person::PersonId,
        quantity::Quantity,
        unit::Dimension,
    },
    notice::{Notice, OfferNews, OrderFacts, StaleReason},
    store::{self, Departure, SaidLoad, Subject, Tx},
};

/// How many times what is still to come can be loaded at the most: more is a slip of the scale.
const MOST_LOADED: i64 = 2;

/// Refuses figures that the order can't have. Forms ask again before it comes to that; this is for modified clients, and
/// for a load that changed meanwhile.
pub(super) fn check(order: &Order, event: OrderEvent, detail: &Detail) -> Result<(), Refusal> {
    let progress = &order.progress;
    let alike = |quantity: Quantity| quantity.measures_like(order.quantity);
    match event {
        OrderEvent::Depart | OrderEvent::CorrectLoad => {
            let most = progress.outstanding(order.quantity.base).saturating_mul(MOST_LOADED);
            let fits = detail.loaded.is_some_and(|loaded| alike(loaded) && (1..=most).contains(&loaded.base));
            if event == OrderEvent::CorrectLoad && !seen_as(detail.corrects.as_deref(), order) {
                return Err(Refusal::Stale(StaleReason::OrderChanged));
            }
            let changes = event == OrderEvent::Depart || detail.changes_load();
            if fits && changes { Ok(()) } else { Err(Refusal::NotFound) }
        }
        OrderEvent::Arrive => {
            let load = progress.load.as_ref().map(|load| load.loaded);
            if load != detail.loaded.map(|loaded| loaded.base) {
                return Err(Refusal::Stale(StaleReason::OrderChanged));
            }
            let most = load.unwrap_or_default().saturating_mul(MOST_LOADED);
            let fits = detail.arrived.is_some_and(|arrived| alike(arrived) && (1..=most).contains(&arrived.base));
            if fits { Ok(()) } else { Err(Refusal::NotFound) }
        }
        OrderEvent::Receive | OrderEvent::CorrectReceipt => {
            let is_weighed = detail.weight.is_none() || (order.terms.is_by_weight(order.quantity) && weighs(detail));
            if !is_weighed || !arrival(order, event).is_none_or(|arrived| grades(detail, arrived)) {
                return Err(Refusal::NotFound);
            }
            let load = progress.load.as_ref().map(|load| load.loaded);
            if load != detail.loaded.map(|loaded| loaded.base) {
                return Err(Refusal::Stale(StaleReason::OrderChanged));
            }
            let most = order.most_accepted();
            let fits = detail.accepted.is_some_and(|accepted| alike(accepted) && (0..=most).contains(&accepted.base));
            let most = load.unwrap_or_default().saturating_mul(MOST_LOADED);
            let fits = fits && detail.rejected.is_none_or(|rejected| alike(rejected) && (0..=most).contains(&rejected.base));
            if fits { Ok(()) } else { Err(Refusal::NotFound) }
        }
        OrderEvent::Weigh => {
            if weighs(detail) {
                Ok(())
            } else {
                Err(Refusal::NotFound)
            }
        }
        OrderEvent::ProposeOutcome | OrderEvent::Decide => {
            let can_end = if event == OrderEvent::Decide { Progress::can_be_decided } else { Progress::can_end };
            let outcome = detail.outcome.filter(|outcome| can_end(progress, *outcome));
            let fits = match detail.returned {
                Some(returned) => alike(returned) && (1..=progress.returnable()).contains(&returned.base),
                None => outcome != Some(Outcome::Returned),
            };
            if fits && outcome.is_some() { Ok(()) } else { Err(Refusal::NotFound) }
        }
        OrderEvent::DisputePaid => {
            let fits = detail.came.as_deref().is_some_and(|came| (Rupiah(1)..=Rupiah::MAX_PRICE).contains(came));
            if fits { Ok(()) } else { Err(Refusal::NotFound) }
        }
        _ => Ok(()),
    }
}

/// Whether it says what goods weigh.
fn weighs(detail: &Detail) -> bool {
    let is_weight = |weight: &Quantity| weight.dimension() == Dimension::Mass && (1..=Quantity::MAX_BASE).contains(&weight.base);
    detail.weight.as_deref().is_some_and(is_weight)
}

/// What its seller says of a load.
fn said_load(detail: &Detail) -> SaidLoad<'_> {
    SaidLoad {
        loaded: detail.loaded.map_or(0, |loaded| loaded.base),
        packs: detail.packs.as_deref().copied(),
        plate: detail.plate.as_deref(),
        driver: detail.driver.as_deref(),
    }
}

/// Whether the last load of an order is what the person saw who corrects it.
fn seen_as(seen: Option<&LoadFigures>, order: &Order) -> bool {
    let now = order.progress.load.as_ref().map(|load| load.figures(order.quantity));
    seen.zip(now.as_ref()).is_some_and(|(seen, now)| seen.is_same(now))
}

/// What was weighed on arrival of the load that `event` grades. A correction weighs anew.
fn arrival(order: &Order, event: OrderEvent) -> Option<i64> {
    let load = order.progress.load.as_ref().filter(|_| event == OrderEvent::Receive)?;
    load.arrival.as_ref().map(|arrival| arrival.arrived)
}

/// Whether it accepts no more than what arrived, and says why the rest of that was rejected.
fn grades(detail: &Detail, arrived: i64) -> bool {
    let accepted = detail.accepted.map_or(0, |accepted| accepted.base);
    accepted == arrived || (accepted < arrived && detail.loss.is_some_and(LossReason::is_rejection))
}

/// Keeps what a party said about the goods of `order`, as it was before the step.
pub(super) async fn keep(
    tx: &mut Tx,
    order: &Order,
    (event, detail, side): (OrderEvent, &Detail, Side),
    person: PersonId,
    now: DateTime<Utc>,
) -> store::Result<()> {
    let load = || order.progress.load.as_ref().ok_or_else(|| missing_row("deliveries", order.id.0));
    match event {
        OrderEvent::Depart => {
            let (trip, at) = match detail.along.as_deref() {
                Some(along) => {
                    let plate = detail.plate.as_deref();
                    Box::pin(trips::boarded(tx, along, plate, (person, now))).await.map(|(trip, at)| (Some(trip), at))?
                }
                None => (None, now),
            };
            tx.deliveries().depart(order.id, &Departure { load: said_load(detail), at, trip }, person).await
        }
        OrderEvent::CorrectLoad => tx.deliveries().correct_load(order.id, load()?.number, &said_load(detail), person, now).await,
        OrderEvent::Arrive => {
            let arrived = detail.arrived.map_or(0, |arrived| arrived.base);
            tx.deliveries().arrive(order.id, load()?.number, arrived, person, now).await
        }
        OrderEvent::Receive | OrderEvent::CorrectReceipt => {
            let load = load()?;
            let receipt = detail.receipt(load.loaded, arrival(order, event));
            let cause = if event == OrderEvent::Receive { ReceiptCause::Entered } else { ReceiptCause::Corrected };
            tx.deliveries().receive(order.id, load.number, (&receipt, cause), person, now).await
        }
        OrderEvent::AgreeReceipt | OrderEvent::DisputeReceipt => {
            let load = load()?;
            let receipt = load.receipt.as_ref().ok_or_else(|| missing_row("deliveries", order.id.0))?;
            let agreed = event == OrderEvent::AgreeReceipt;
            let answer = if agreed { ReceiptAnswer::Agreed } else { ReceiptAnswer::Disputed };
            tx.deliveries().answer(order.id, load.number, receipt, answer, now).await
        }
        OrderEvent::CloseRest => close_rest(tx, order, (detail, side), now).await,
        OrderEvent::KeepRest | OrderEvent::DropRest => answer_rest(tx, order, event).await,
        OrderEvent::Weigh => tx.deliveries().weigh(order.id, detail.weight.as_deref().map_or(0, |weight| weight.base)).await,
        OrderEvent::CompletePapers => tx.deliveries().set_payment(order.id, Payment::PapersComplete, (detail.day, None)).await,
        OrderEvent::SayPaid => tx.deliveries().set_payment(order.id, Payment::SaidPaid, (None, None)).await,
        OrderEvent::ConfirmPaid => tx.deliveries().set_payment(order.id, Payment::Confirmed, (None, None)).await,
        OrderEvent::DisputePaid => {
            let came = detail.came.as_deref().copied();
            tx.deliveries().set_payment(order.id, Payment::PapersComplete, (None, came)).await
        }
        OrderEvent::DenyPaid => {
            // A seller who says that it did not come takes back that all of it did.
            if OrderFacts::from(order).all_came() {
                tx.deliveries().forget_sum(order.id).await?;
            }
            tx.deliveries().set_payment(order.id, Payment::PapersComplete, (None, None)).await
        }
        event => match event.disposition() {
            Some(disposition) => tx.deliveries().dispose(order.id, disposition).await,
            None => Ok(()),
        },
    }
}

/// The rest goes back into the offer, or off what was offered if a side says that it is not there. Where nobody knows whether the seller
/// has it, it is off the offer until he says so. An offer of nothing else goes down, from where he can put it up again. He is told of that,
/// and of what the buyer's word alone took off: he can say otherwise on his offer.
async fn close_rest(tx: &mut Tx, order: &Order, (detail, side): (&Detail, Side), now: DateTime<Utc>) -> store::Result<()> {
    let (rest, closed) = (order.progress.outstanding(order.quantity.base), OfferNews::RestClosed { order: order.code });
    let offer = tx.offers().get(order.offer).await?.ok_or_else(|| missing_row("offers", order.offer.0))?;
    // What is down for good offers nothing again; what nobody put up does once its seller says that he still has it.
    let offers_again = offer.status != OfferStatus::Withdrawn;
    let (off, asks) = match is_there(side, detail) {
        // What was made for one demand alone is offered to others by its seller's word only.
        Some(true) if offer.unlisted => (offers_again, offers_again),
        Some(there) => (!there, false),
        None => (offers_again, offers_again),
    };
    let written_off = if off { tx.offers().write_off(order.offer, rest).await? } else { None };
    tx.deliveries().close_rest(order.id, rest, if asks && written_off.is_some() { rest } else { 0 }, now).await?;
    if let Some(left) = written_off {
        let by_buyer = side == Side::Buyer && !asks && offers_again && !offer.unlisted;
        return if by_buyer { tell_of_offer(tx, order, (&left, closed), now).await } else { Ok(()) };
    }
    let restored = tx.offers().move_stock(order.offer, Stock::Restore, rest).await?;
    keep_unlisted(tx, restored.ok_or_else(|| missing_row("offers", order.offer.0))?, now).await?;
    let down = if off { move_offer(tx, order.offer, OfferEvent::Withdraw, |_| true).await? } else { None };
    let Some(moved) = down else { return Ok(()) };
    record_time(tx, Subject::Offer(order.offer), moved.kind, moved.change, now).await?;
    if offers_again && !offer.unlisted { tell_of_offer(tx, order, (&moved.offer, closed), now).await } else { Ok(()) }
}

/// Tells who answers for an offer, or whoever can tell the farmer, what became of it with a part of an order.
pub(super) async fn tell_of_offer(tx: &mut Tx, order: &Order, (offer, news): (&Offer, OfferNews), now: DateTime<Utc>) -> store::Result<()> {
    let notice = Notice::OwnOffer { offer: offer_facts(tx, offer).await?, news: Some(news), replaces: None };
    tell_seller(tx, order, (notice, &OrderFacts::from(order)), Urgency::Immediate, now).await
}

/// Whether the goods are still there, as far as the reason tells: that there are none, whoever says it, and the seller's own word where it
/// is one of the reasons that have a name.
fn is_there(side: Side, detail: &Detail) -> Option<bool> {
    match (side, detail.reason) {
        (_, Some(CancelReason::NoGoods)) => Some(false),
        (Side::Seller, Some(CancelReason::Vehicle | CancelReason::PriceChanged)) => Some(true),
        _ => None,
    }
}

/// The seller says whether he still has the rest: it is offered again, or stays off.
async fn answer_rest(tx: &mut Tx, order: &Order, event: OrderEvent) -> store::Result<()> {
    let rest = order.progress.rest_asked;
    tx.deliveries().answer_rest(order.id, rest).await?;
    if event == OrderEvent::KeepRest {
        tx.offers().put_back(order.offer, rest).await?.ok_or_else(|| missing_row("offers", order.offer.0))?;
    }
    Ok(())
}
