//! Changes of what was agreed: what an order can become, and what becomes of its goods.

use chrono::{DateTime, Utc};

use super::{
    approvals,
    context::{Outcome, Refusal, missing_row},
    delivery::tell_of_offer,
    offer_transition::keep_unlisted,
};
use crate::{
    domain::{
        lifecycle::Stock,
        offer::OfferStatus,
        order::{Amendment, Detail, Order, OrderEvent, Outcome as Settlement, Term},
        person::PersonId,
    },
    notice::{OfferNews, StaleReason},
    store::{self, ChangedTerms, Tx},
};

/// The most that the order can be of, in its base units. A lot stays whole; more for a demand is another answer to it.
///
/// # Errors
/// The store's.
pub async fn most_ordered(tx: &mut Tx, order: &Order) -> store::Result<i64> {
    if order.terms.whole_only() || order.demand.is_some() {
        return Ok(order.quantity.base);
    }
    let offer = tx.offers().get(order.offer).await?;
    Ok(order.quantity.base.saturating_add(offer.map_or(0, |offer| offer.available)))
}

/// Refuses a change that the order can't have: [`Refusal::NotFound`] where it is proposed, [`Refusal::Stale`] where it was proposed
/// before and things changed.
pub(super) async fn check(tx: &mut Tx, order: &Order, event: OrderEvent, detail: &Detail) -> Outcome<()> {
    let adjusts = |detail: &Detail| detail.outcome == Some(Settlement::PriceAdjusted);
    let (change, refusal) = match (event, &order.proposal) {
        (OrderEvent::Amend, _) => (detail.amendment, Refusal::NotFound),
        // A complaint ends with another price, and changes nothing else of the terms.
        (OrderEvent::ProposeOutcome | OrderEvent::Decide, _) => match detail.amendment {
            None if !adjusts(detail) => return Ok(()),
            change => (change.filter(|change| adjusts(detail) && change.term() == Term::Price), Refusal::NotFound),
        },
        (OrderEvent::AcceptTerms, Some(proposal)) => (proposal.detail.amendment, Refusal::Stale(StaleReason::OrderChanged)),
        (OrderEvent::AgreeOutcome, Some(proposal)) if proposal.detail.amendment.is_some() => {
            (proposal.detail.amendment, Refusal::Stale(StaleReason::OrderChanged))
        }
        _ => return Ok(()),
    };
    let most = most_ordered(tx, order).await?;
    match change.filter(|change| change.fits(&order.terms, order.quantity, &order.progress, most)) {
        Some(change) => approvals::check_change(tx, order, change).await,
        None => Err(refusal.into()),
    }
}

/// Changes the order as the standing proposal says: its terms, its total, and how much of the offer is committed to it.
pub(super) async fn keep(tx: &mut Tx, order: &Order, change: Amendment, agreed_by: PersonId, now: DateTime<Utc>) -> store::Result<()> {
    let missing = || missing_row("offers", order.offer.0);
    let (mut price, mut quantity, mut payment_days) = (order.terms.price, order.quantity, order.progress.payment_days);
    match change {
        Amendment::Price { to, .. } => price = to,
        Amendment::Quantity { to, .. } => quantity = quantity.with_base(to.base),
        Amendment::PaymentDays { to, .. } => payment_days = Some(to),
    }
    let more = quantity.base.saturating_sub(order.quantity.base);
    match more {
        0 => {}
        1.. => drop(tx.offers().commit_more(order.offer, more).await?.ok_or_else(missing)?),
        less => {
            let restored = tx.offers().move_stock(order.offer, Stock::Restore, less.saturating_neg()).await?.ok_or_else(missing)?;
            drop(keep_unlisted(tx, restored, now).await?);
        }
    }
    let total = price.total(quantity, order.terms.pack);
    let terms = ChangedTerms { price, quantity, total, payment_days };
    let changed = tx.addenda().agree((order.id, order.version), &terms, agreed_by, now).await?;
    if changed { Ok(()) } else { Err(missing_row("orders", order.id.0)) }
}

/// Tells the seller that the difference can be ordered again, where both sides made the order less: only he knows whether the goods are there,
/// and he can say otherwise on the offer.
pub(super) async fn tell_of_difference(tx: &mut Tx, order: &Order, now: DateTime<Utc>) -> store::Result<()> {
    let change = order.proposal.as_ref().and_then(|proposal| proposal.detail.amendment);
    let Some(Amendment::Quantity { to, .. }) = change else { return Ok(()) };
    let back = order.quantity.base.saturating_sub(to.base);
    if back <= 0 {
        return Ok(());
    }
    let Some(offer) = tx.offers().get(order.offer).await? else { return Ok(()) };
    if offer.unlisted || !matches!(offer.status, OfferStatus::Published | OfferStatus::Paused) {
        return Ok(());
    }
    tell_of_offer(tx, order, (&offer, OfferNews::OrderReduced { order: order.code, back: order.quantity.with_base(back) }), now).await
}
