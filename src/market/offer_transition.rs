//! Carries out the transitions of offers.

use chrono::{DateTime, Utc};

use super::context::Change;
use crate::{
    domain::{
        event::EventKind,
        offer::{Offer, OfferEvent, OfferId},
    },
    store::{self, OfferChange, Tx},
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
    now: DateTime<Utc>,
    ready: impl Fn(&Offer) -> bool,
) -> store::Result<Option<MovedOffer>> {
    tx.offers().lock(id).await?;
    let Some(before) = tx.offers().get(id).await?.filter(ready) else { return Ok(None) };
    let Ok(transition) = before.status.apply(event) else { return Ok(None) };
    let moved = OfferChange { offer: id, version: before.version, from: before.status, to: transition.to, seller: before.seller };
    let after = tx.offers().transition(&moved, now).await?;
    let change = Change::between(before.status.code(), transition.to.code());
    Ok(after.map(|offer| MovedOffer { kind: transition.recorded, change, offer }))
}
