//! What a seller does with his offers.

use chrono::{DateTime, Utc};

use super::{
    assistants::{answers_for, farmer},
    context::{Change, Cx, Outcome, Refusal},
    offer_transition::{MovedOffer, move_offer},
    subscriptions::note_offer,
};
use crate::{
    domain::{
        commodity::Commodity,
        event::EventKind,
        money::Price,
        offer::{Offer, OfferEvent, OfferId, OfferStatus, Terms},
        person::{Person, PersonId, RoleKind, SellerKind},
        quantity::Quantity,
        wib,
    },
    notice::{OfferFacts, StaleReason},
    store::{self, NewOffer, Subject, Tx},
};

/// What a seller filled in.
#[derive(Debug, Clone)]
pub struct OfferDraft {
    /// The terms; the name of the goods is taken from the catalogue.
    pub terms: Terms,
    /// The quantity that is offered.
    pub quantity: Quantity,
    /// Whether the seller is open to price talk.
    pub nego: bool,
    /// Telegram's name of the file that shows the goods.
    pub photo: Option<String>,
}

/// Publishes an offer.
///
/// # Errors
/// [`Refusal::RoleNeeded`], [`Refusal::NotFound`] for goods outside the catalogue; the store's.
pub async fn publish(cx: &mut Cx<'_>, draft: OfferDraft) -> Outcome<Offer> {
    cx.needs(RoleKind::Seller)?;
    enter(cx, cx.actor, draft).await
}

/// Publishes an offer of a farmer whom the actor registered.
///
/// # Errors
/// As [`publish`], and [`Refusal::NotFound`] for another's farmer.
pub async fn publish_for(cx: &mut Cx<'_>, whose: PersonId, draft: OfferDraft) -> Outcome<Offer> {
    let farmer = farmer(cx, whose).await?;
    enter(cx, &farmer, draft).await
}

async fn enter(cx: &mut Cx<'_>, seller: &Person, draft: OfferDraft) -> Outcome<Offer> {
    let OfferDraft { mut terms, quantity, nego, photo } = draft;
    let goods = cx.tx.catalogue(&terms.commodity).await?.ok_or(Refusal::NotFound)?;
    terms.goods = goods.name;
    let valid_until = wib::valid_until(wib::day(cx.now), terms.last_ready(), goods.life_days);
    let new = NewOffer {
        seller: seller.id,
        entered_by: cx.actor.id,
        terms: &terms,
        offered: quantity,
        valid_until,
        nego,
        photo: photo.as_deref(),
        repeats: None,
        unlisted: false,
    };
    let business = Commodity::by_code(&terms.commodity).map(|goods| SellerKind::of(goods.group()));
    if seller.usual_handover != Some(terms.handover) || seller.seller_kind.is_none() {
        cx.tx.persons().learn(seller.id, terms.handover, business).await?;
    }
    let offer = cx.tx.offers().insert(&new, cx.now).await?;
    cx.record_for(
        seller.id,
        Subject::Offer(offer.id),
        EventKind::Published,
        Change { after: Some(offer.status.code()), ..Change::default() },
    )
    .await?;
    if goods.awaited == 1 {
        note_offer(cx.tx, &offer, cx.now).await?;
    }
    Ok(offer)
}

/// The actor's own offer, or one that he entered for somebody.
///
/// # Errors
/// [`Refusal::NotFound`] if it is another's; the store's.
pub async fn own_offer(cx: &mut Cx<'_>, id: OfferId) -> Outcome<Offer> {
    cx.answers()?;
    let offer = cx.tx.offers().get(id).await?.filter(|o| answers_for(cx.actor, o.seller, o.entered_by));
    Ok(offer.ok_or(Refusal::NotFound)?)
}

/// A page of the actor's offers, with how many there are by state.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; the store's.
pub async fn own_offers(cx: &mut Cx<'_>, limit: i64, offset: i64) -> Outcome<(Vec<Offer>, OwnCounts)> {
    cx.answers()?;
    let counts = cx.tx.offers().own_counts(cx.actor.id).await?;
    let sold_out = cx.tx.offers().own_sold_out(cx.actor.id).await?;
    let of = |wanted: &[OfferStatus]| counts.iter().filter(|(s, _)| wanted.contains(s)).map(|(_, n)| n).sum::<i64>();
    let offers = cx.tx.offers().own(cx.actor.id, limit, offset).await?;
    let up = of(&[OfferStatus::Published, OfferStatus::Paused]);
    Ok((offers, OwnCounts { published: up.saturating_sub(sold_out), sold_out, expired: of(&[OfferStatus::Expired]) }))
}

/// How many offers somebody answers for, but for those that were withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnCounts {
    /// Those that are up and can be ordered of.
    pub published: i64,
    /// Those that are up, and nothing is left.
    pub sold_out: i64,
    /// Those whose time passed.
    pub expired: i64,
}

/// Puts a photo to an own offer, in place of the one that was there; `None` takes it away.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Stale`] for what is down; the store's.
pub async fn set_photo(cx: &mut Cx<'_>, id: OfferId, photo: Option<&str>) -> Outcome<Offer> {
    let before = own_offer(cx, id).await?;
    if before.photo.as_deref() == photo {
        return Ok(before);
    }
    let after = cx.tx.offers().set_photo(id, before.seller, photo).await?.ok_or(Refusal::Stale(stale_reason_of_offer(&before, cx.now)))?;
    let kind = if photo.is_some() { EventKind::AddedPhoto } else { EventKind::RemovedPhoto };
    cx.record_for(before.seller, Subject::Offer(id), kind, Change::default()).await?;
    Ok(after)
}

/// Changes what the seller says besides of an offer that is up; `None` takes it away. The trace does not keep the words.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Stale`]; the store's.
pub async fn set_note(cx: &mut Cx<'_>, id: OfferId, version: i64, note: Option<&str>) -> Outcome<Offer> {
    let before = current(cx, id, version).await?;
    if before.terms.note.as_deref() == note {
        return Ok(before);
    }
    let after =
        cx.tx.offers().set_note(id, version, before.seller, note).await?.ok_or(Refusal::Stale(stale_reason_of_offer(&before, cx.now)))?;
    cx.record_for(before.seller, Subject::Offer(id), EventKind::ChangedNote, Change::default()).await?;
    Ok(after)
}

/// Changes the price of an offer that is up. Orders keep the price they were made at.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Stale`]; the store's.
pub async fn set_price(cx: &mut Cx<'_>, id: OfferId, version: i64, price: Price) -> Outcome<Offer> {
    let before = current(cx, id, version).await?;
    let after =
        cx.tx.offers().set_price(id, version, before.seller, price).await?.ok_or(Refusal::Stale(stale_reason_of_offer(&before, cx.now)))?;
    let (old, new) = (priced(before.terms.price), priced(price));
    cx.record_for(before.seller, Subject::Offer(id), EventKind::ChangedPrice, Change::between(&old, &new)).await?;
    note_offer(cx.tx, &after, cx.now).await?;
    Ok(after)
}

/// A price as the trace has it: `26500/KG`.
pub(super) fn priced(price: Price) -> String {
    format!("{}/{}", price.amount.0, price.per.code())
}

/// Changes the offered quantity of an offer that is up.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Stale`], [`Refusal::BelowReserved`]; the store's.
pub async fn set_quantity(cx: &mut Cx<'_>, id: OfferId, version: i64, offered: Quantity) -> Outcome<Offer> {
    let before = current(cx, id, version).await?;
    if offered.base < before.reserved() {
        return Err(Refusal::BelowReserved(before.offered.with_base(before.reserved())).into());
    }
    let after = cx
        .tx
        .offers()
        .set_quantity(id, version, before.seller, offered)
        .await?
        .ok_or(Refusal::Stale(stale_reason_of_offer(&before, cx.now)))?;
    // A seller who says how much he has in all has counted what is there of a rest.
    cx.tx.deliveries().forget_asked_rests(id).await?;
    let (old, new) = (before.offered.base.to_string(), offered.base.to_string());
    cx.record_for(before.seller, Subject::Offer(id), EventKind::ChangedQuantity, Change::between(&old, &new)).await?;
    note_offer(cx.tx, &after, cx.now).await?;
    Ok(after)
}

/// Takes an offer down. Requests that wait can still be answered; returns how many there are.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Stale`]; the store's.
pub async fn withdraw(cx: &mut Cx<'_>, id: OfferId, version: i64) -> Outcome<(Offer, i64)> {
    end(cx, id, version, "withdrawn").await
}

/// The goods were sold elsewhere: the offer is taken down for that reason.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Stale`]; the store's.
pub async fn sold_out(cx: &mut Cx<'_>, id: OfferId, version: i64) -> Outcome<(Offer, i64)> {
    end(cx, id, version, "sold_elsewhere").await
}

async fn end(cx: &mut Cx<'_>, id: OfferId, version: i64, reason: &'static str) -> Outcome<(Offer, i64)> {
    let before = current(cx, id, version).await?;
    let moved = move_offer(cx.tx, id, OfferEvent::Withdraw, |offer| offer.version == version).await?;
    let MovedOffer { kind, change, offer: after } = moved.ok_or(Refusal::Stale(stale_reason_of_offer(&before, cx.now)))?;
    cx.record_for(before.seller, Subject::Offer(id), kind, change.because(reason)).await?;
    let pending = cx.tx.orders().pending_requests(id).await?;
    Ok((after, pending))
}

/// Puts an offer up again, or for longer. Ready days that have passed become today: the goods are there.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Stale`], also when nothing is left; the store's.
pub async fn renew(cx: &mut Cx<'_>, id: OfferId, version: i64) -> Outcome<Offer> {
    let before = current(cx, id, version).await?;
    let transition = before.status.apply(OfferEvent::Renew).map_err(|_| Refusal::Stale(stale_reason_of_offer(&before, cx.now)))?;
    if before.available == 0 {
        return Err(Refusal::Stale(StaleReason::OfferChanged).into());
    }
    let goods = cx.tx.catalogue(&before.terms.commodity).await?.ok_or(Refusal::NotFound)?;
    let today = wib::day(cx.now);
    let mut terms = before.terms.clone();
    if terms.last_ready() < today {
        (terms.ready_from, terms.ready_until) = (today, None);
    }
    let valid_until = wib::valid_until(today, terms.last_ready(), goods.life_days);
    let after = cx.tx.offers().renew(&before, &terms, valid_until, cx.now).await?.ok_or(Refusal::Stale(StaleReason::OfferChanged))?;
    cx.record_for(before.seller, Subject::Offer(id), transition.recorded, Change::between(before.status.code(), after.status.code()))
        .await?;
    if goods.awaited == 1 {
        note_offer(cx.tx, &after, cx.now).await?;
    }
    Ok(after)
}

/// The actor's offer, if it still is as he saw it.
async fn current(cx: &mut Cx<'_>, id: OfferId, version: i64) -> Outcome<Offer> {
    let offer = own_offer(cx, id).await?;
    if offer.version == version { Ok(offer) } else { Err(Refusal::Stale(stale_reason_of_offer(&offer, cx.now)).into()) }
}

/// What has become of an offer, for somebody who saw it before.
pub(super) fn stale_reason_of_offer(offer: &Offer, now: DateTime<Utc>) -> StaleReason {
    match offer.status {
        OfferStatus::Withdrawn => StaleReason::OfferWithdrawn,
        OfferStatus::Expired => StaleReason::OfferExpired,
        OfferStatus::Published | OfferStatus::Paused if now >= offer.valid_until => StaleReason::OfferExpired,
        OfferStatus::Published | OfferStatus::Paused => StaleReason::OfferChanged,
    }
}

/// Why nobody can order of an offer any more, if nobody can.
///
/// # Errors
/// The store's.
pub async fn stale_reason_of_listing(tx: &mut Tx, id: OfferId, now: DateTime<Utc>) -> store::Result<Option<StaleReason>> {
    let Some(offer) = tx.offers().get(id).await? else { return Ok(Some(StaleReason::NotFound)) };
    Ok(if offer.is_live(now) { None } else { Some(why_not_live(&offer, now)) })
}

pub(super) fn why_not_live(offer: &Offer, now: DateTime<Utc>) -> StaleReason {
    match stale_reason_of_offer(offer, now) {
        StaleReason::OfferChanged if offer.available == 0 => StaleReason::OfferSoldOut,
        StaleReason::OfferChanged => StaleReason::OfferPaused,
        ended => ended,
    }
}

/// Why a seller can change an offer no more, if it is down: withdrawn, or past its time where it `must_be_up`.
///
/// # Errors
/// The store's.
pub async fn stale_reason_of_own_offer(
    tx: &mut Tx,
    id: OfferId,
    must_be_up: bool,
    now: DateTime<Utc>,
) -> store::Result<Option<StaleReason>> {
    let Some(offer) = tx.offers().get(id).await? else { return Ok(Some(StaleReason::NotFound)) };
    Ok(match stale_reason_of_offer(&offer, now) {
        StaleReason::OfferWithdrawn => Some(StaleReason::OfferWithdrawn),
        StaleReason::OfferExpired if must_be_up => Some(StaleReason::OfferExpired),
        _ => None,
    })
}

/// Facts on the heap, for refusals.
pub(super) fn facts(offer: &Offer) -> Box<OfferFacts> {
    Box::new(OfferFacts::from(offer))
}
