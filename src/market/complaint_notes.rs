//! What the sides of a complaint say of it in their own words, each once. Both read it in the order, and who decides the complaint does.

use chrono::{DateTime, Utc};

use super::{
    context::{Cx, Error, Outcome, Refusal},
    load_photos,
    news_forwarding::tell_seller,
    orders::order_for,
    telling::tell_buyer,
};
use crate::{
    domain::{
        event::EventKind,
        lifecycle::{Side, Urgency},
        order::{Order, OrderId},
        person::RoleKind,
    },
    notice::{Notice, OrderFacts, StaleReason},
    store::{self, Event, Subject},
};

/// Why the actor can't say anything any more of the complaint that was open since `since` (UTC), if he can't.
///
/// # Errors
/// The store's.
pub async fn why_unnoted(cx: &mut Cx<'_>, id: OrderId, since: DateTime<Utc>) -> store::Result<Option<StaleReason>> {
    match order_for(cx, id).await {
        Ok((order, side)) => Ok((!is_unsaid(&order, since, side)).then_some(StaleReason::OrderChanged)),
        Err(Error::Refused(_)) => Ok(Some(StaleReason::NotFound)),
        Err(Error::Store(error)) => Err(error),
    }
}

/// Whether the complaint that was open since then still is, and the side has said nothing of it.
fn is_unsaid(order: &Order, since: DateTime<Utc>, side: Side) -> bool {
    order.progress.complaint.as_ref().is_some_and(|complaint| complaint.since == since && complaint.words_of(side).is_none())
}

/// Keeps what the actor's side says of the complaint that is open since `since` (UTC), and the photos that show it, and tells the other
/// side.
///
/// # Errors
/// [`Refusal::NotFound`] for a person who is no party; [`Refusal::RoleNeeded`]; [`Refusal::Stale`] where that complaint has ended, and where
/// the side has said something before.
pub async fn note_complaint(
    cx: &mut Cx<'_>,
    (id, since): (OrderId, DateTime<Utc>),
    words: &str,
    photos: &[String],
) -> Outcome<(OrderFacts, Side)> {
    let (order, side) = order_for(cx, id).await?;
    match side {
        Side::Seller => cx.answers()?,
        Side::Buyer => cx.needs(RoleKind::Buyer)?,
    }
    // As steps do: of several processes one at a time.
    cx.tx.offers().lock(order.offer).await?;
    let order = cx.tx.orders().get(id).await?.ok_or(Refusal::NotFound)?;
    let open = order.progress.complaint.as_ref().filter(|_| is_unsaid(&order, since, side));
    let Some(complaint) = open else { return Err(Refusal::Stale(StaleReason::OrderChanged).into()) };
    if !cx.tx.complaints().say(id, (complaint.by == side, words), cx.actor.id, cx.now).await? {
        return Err(Refusal::Stale(StaleReason::OrderChanged).into());
    }
    let status = order.status().code();
    let event = Event {
        at: cx.now,
        actor: Some(cx.actor.id),
        on_behalf_of: (side == Side::Seller && cx.actor.id != order.seller).then_some(order.seller),
        subject: Subject::Order(id),
        kind: EventKind::ComplaintNoted,
        before: Some(status),
        after: Some(status),
        reason: Some(side.code()),
        update: cx.update,
    };
    cx.tx.events().append(&event).await?;
    load_photos::keep_of_complaint(cx.tx, &order, (side, photos), (cx.actor.id, cx.update), cx.now).await?;
    let order = cx.tx.orders().get(id).await?.ok_or(Refusal::NotFound)?;
    let facts = OrderFacts::from(&order);
    let (notice, urgency) = (Notice::ComplaintNoted { order: facts.clone(), side }, Urgency::AfterQuietHours);
    match side {
        Side::Seller => tell_buyer(cx.tx, &order, notice, urgency, cx.now).await?,
        Side::Buyer => tell_seller(cx.tx, &order, (notice, &facts), urgency, cx.now).await?,
    }
    Ok((facts, side))
}
