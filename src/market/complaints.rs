//! Complaints about orders: how one begins and ends, and who may decide it.

use chrono::{DateTime, Utc};

use super::{alerts::alert, context::missing_row, telling::tell};
use crate::{
    domain::{
        lifecycle::{Side, Urgency},
        order::{Complaint, Detail, LoadState, LossReason, Order, OrderEvent, Outcome, Receipt, ReceiptAnswer, ReceiptCause, Trouble},
        person::{Office, Person, PersonId, RoleKind},
    },
    notice::{AdminAlert, Notice, OrderFacts},
    store::{self, Tx},
};

/// Whether the person decides complaints: admins do, and Blitar Trade Center.
pub(super) fn mediates(person: &Person) -> bool {
    person.suspended_since.is_none() && (person.is(RoleKind::Admin) || person.office() == Some(Office::Btc))
}

/// Whether there is something to decide: an open complaint, or figures that are in dispute.
pub(super) fn is_contested(order: &Order) -> bool {
    order.position().apply(OrderEvent::Decide).is_ok()
}

/// Whether the person has an interest in the order: a party of it, a buyer of any company, or who trades in these goods.
pub(super) async fn has_interest(tx: &mut Tx, person: &Person, order: &Order) -> store::Result<bool> {
    let party = [order.seller, order.entered_by, order.buyer].contains(&person.id);
    Ok(party || person.organization().is_some() || tx.complaints().trades(person.id, &order.terms.commodity).await?)
}

/// Tells everybody who may decide that a complaint waits, if it does so already for how many hours; where nobody may, the admins that somebody
/// has to be found.
pub(super) async fn tell_mediators(tx: &mut Tx, order: &Order, hours: Option<i64>, now: DateTime<Utc>) -> store::Result<()> {
    if is_undecidable(tx, order).await? {
        return alert(tx, AdminAlert::NobodyDecides, &order.code.to_string(), now).await;
    }
    tell_desk(tx, order, &Notice::ComplaintWaits { order: OrderFacts::from(order), hours }, now).await
}

/// Whether nobody is there who may decide about the order.
pub(super) async fn is_undecidable(tx: &mut Tx, order: &Order) -> store::Result<bool> {
    Ok(deciders(tx, order).await?.is_empty())
}

/// Tells everybody who may decide and has no interest in the order, after the quiet hours.
pub(super) async fn tell_desk(tx: &mut Tx, order: &Order, notice: &Notice, now: DateTime<Utc>) -> store::Result<()> {
    for id in deciders(tx, order).await? {
        tell(tx, id, notice.clone(), Urgency::AfterQuietHours, now).await?;
    }
    Ok(())
}

/// The people who may decide about the order and have no interest in it.
async fn deciders(tx: &mut Tx, order: &Order) -> store::Result<Vec<PersonId>> {
    let mut people = tx.persons().holders(RoleKind::Admin).await?;
    people.extend(tx.persons().holders(RoleKind::Official).await?);
    people.sort_unstable();
    people.dedup();
    let mut deciders = Vec::new();
    for id in people {
        let Some(person) = tx.persons().get(id).await?.filter(mediates) else { continue };
        if !has_interest(tx, &person, order).await? {
            deciders.push(id);
        }
    }
    Ok(deciders)
}

/// Keeps what a step says of a complaint: that it begins, or how it ends.
pub(super) async fn keep(
    tx: &mut Tx,
    order: &Order,
    (event, detail, side): (OrderEvent, &Detail, Option<Side>),
    person: Option<PersonId>,
    now: DateTime<Utc>,
) -> store::Result<()> {
    let proposed = order.proposal.as_ref().map(|proposal| &*proposal.detail);
    let ends = |detail: &Detail| detail.outcome.map(|outcome| (outcome, detail.returned.filter(|_| outcome == Outcome::Returned)));
    let end = match event {
        OrderEvent::Complain | OrderEvent::Escalate => {
            let about = detail.trouble.unwrap_or(Trouble::Silence);
            // Money that was sent is the buyer's to speak of.
            let by = side.unwrap_or(if about == Trouble::Payment { Side::Buyer } else { waits_for(order).other() });
            tx.complaints().open(order.id, &Complaint::new(by, about, now), person).await?;
            if let (Some(words), Some(person)) = (&detail.note, person) {
                tx.complaints().say(order.id, (true, words), person, now).await?;
            }
            return tell_mediators(tx, order, None, now).await;
        }
        OrderEvent::AgreeOutcome => proposed.and_then(ends),
        OrderEvent::Decide => {
            // Figures that are in dispute are what the seller complains of, once somebody else says what counts.
            if order.progress.complaint.is_none() {
                tx.complaints().open(order.id, &Complaint::new(Side::Seller, Trouble::Figures, now), None).await?;
            }
            ends(detail)
        }
        OrderEvent::DropComplaint => Some((Outcome::Withdrawn, None)),
        // The money came of which the seller said that it did not.
        OrderEvent::ConfirmPaid if order.progress.complaint.is_some() => Some((Outcome::Withdrawn, None)),
        // The parties settled what it was about.
        OrderEvent::AgreeReceipt if order.progress.complaint.as_ref().is_some_and(Complaint::ends_with_the_receipt) => {
            Some((Outcome::AsReceived, None))
        }
        _ => None,
    };
    let Some((outcome, returned)) = end else { return Ok(()) };
    let returned = returned.map(|returned| returned.base);
    tx.complaints().close(order.id, (outcome, returned), person, now).await?;
    if event != OrderEvent::AgreeReceipt && outcome != Outcome::Withdrawn {
        let cause = if event == OrderEvent::Decide { ReceiptCause::Decided } else { ReceiptCause::Settled };
        settle_load(tx, order, (outcome, cause), person, now).await?;
    }
    // What goes back was accepted before, or by the receipt that counts with it.
    match returned {
        Some(returned) if !tx.deliveries().take_back(order.id, returned).await? => Err(missing_row("orders", order.id.0)),
        _ => Ok(()),
    }
}

/// The side that has to say something about the last load.
fn waits_for(order: &Order) -> Side {
    if order.progress.load_state() == LoadState::Received { Side::Seller } else { Side::Buyer }
}

/// Once a complaint has ended, no load is left in dispute: it counts as it was entered, or as it was loaded. What is
/// replaced comes again.
async fn settle_load(
    tx: &mut Tx,
    order: &Order,
    (outcome, cause): (Outcome, ReceiptCause),
    person: Option<PersonId>,
    now: DateTime<Utc>,
) -> store::Result<()> {
    let progress = &order.progress;
    let Some(load) = progress.load.as_ref().filter(|_| progress.load_state() != LoadState::Settled) else { return Ok(()) };
    let receipt = match (outcome, &load.receipt) {
        (Outcome::AsLoaded, _) => {
            let most = order.most_accepted();
            let reason = (load.loaded > most).then_some(LossReason::Surplus);
            let accepted = load.loaded.min(most);
            Some(Receipt::of(load.loaded, accepted, reason).weighing(load.weight_of(accepted)))
        }
        (Outcome::Replaced, Some(entered)) => Some(Receipt { replaced: progress.replaceable(order.quantity.base), ..entered.clone() }),
        (_, entered) => entered.clone(),
    };
    let (Some(receipt), Some(person)) = (receipt, person) else { return Ok(()) };
    tx.deliveries().receive(order.id, load.number, (&receipt, cause), person, now).await?;
    tx.deliveries().answer(order.id, load.number, &receipt, ReceiptAnswer::Agreed, now).await
}
