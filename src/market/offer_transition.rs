//! Carries out the transitions of offers.

use chrono::{DateTime, Utc};

use super::context::{Change, missing_row, record_time};
use crate::{
    domain::{
        event::EventKind,
        offer::{Offer, OfferEvent, OfferId, OfferStatus},
    },
    store::{self, OfferChange, Subject, Tx},
};

/// An offer after a transition.
pub(super) struct MovedOffer {
    /// The kind of the event for the trace.
    pub(super) kind: EventKind,
    /// The states before and after.
    pub(super) change: Change<'static>,
    /// The offer as it is now.
    pub(super) offer: Offer,
}

/// Carries out an event on an offer; `ready` says whether it is as the caller expects it. The caller records it. `None` if the
/// offer's state does not allow the event, or `ready` says no.
pub(super) async fn move_offer(
    tx: &mut Tx,
    id: OfferId,
    event: OfferEvent,
    ready: impl Fn(&Offer) -> bool,
) -> store::Result<Option<MovedOffer>> {
    tx.offers().lock(id).await?;
    let Some(before) = tx.offers().get(id).await?.filter(ready) else { return Ok(None) };
    let Ok(transition) = before.status.apply(event) else { return Ok(None) };
    let moved = OfferChange { offer: id, version: before.version, from: before.status, to: transition.to, seller: before.seller };
    let after = tx.offers().transition(&moved).await?;
    // Of an offer that is down nobody is asked any more whether a rest is there.
    if after.is_some() && moved.to == OfferStatus::Withdrawn {
        tx.deliveries().forget_asked_rests(id).await?;
    }
    let change = Change::between(before.status.code(), transition.to.code());
    Ok(after.map(|offer| MovedOffer { kind: transition.recorded, change, offer }))
}

/// The offer after an order gave something of it back. What its seller never put up is offered to nobody by that: it is taken off, and the
/// offer goes down where it was all.
pub(super) async fn keep_unlisted(tx: &mut Tx, offer: Offer, now: DateTime<Utc>) -> store::Result<Offer> {
    if !offer.unlisted || offer.available == 0 {
        return Ok(offer);
    }
    if offer.reserved() > 0 {
        return tx.offers().take_off(offer.id).await?.ok_or_else(|| missing_row("offers", offer.id.0));
    }
    let Some(moved) = move_offer(tx, offer.id, OfferEvent::Withdraw, |_| true).await? else { return Ok(offer) };
    record_time(tx, Subject::Offer(offer.id), moved.kind, moved.change, now).await?;
    Ok(moved.offer)
}
