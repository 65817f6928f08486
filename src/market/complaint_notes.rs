//! What the sides of a complaint say of it in their own words, each once. Both read it in the order, and who decides the complaint does.

use super::{
    context::{Cx, Outcome, Refusal, tell_buyer},
    news_forwarding::tell_seller,
    orders::order_for,
};
use crate::{
    domain::{
        event::EventKind,
        lifecycle::{Side, Urgency},
        order::OrderId,
        person::RoleKind,
    },
    notice::{Notice, OrderFacts, StaleReason},
    store::{Event, Subject},
};

/// Keeps what the actor's side says of the open complaint, and tells the other side.
///
/// # Errors
/// [`Refusal::NotFound`] for a person who is no party; [`Refusal::RoleNeeded`]; [`Refusal::Stale`] where no complaint is open, and where the
/// side has said something before.
pub async fn note_complaint(cx: &mut Cx<'_>, id: OrderId, words: &str) -> Outcome<(OrderFacts, Side)> {
    let (order, side) = order_for(cx, id).await?;
    match side {
        Side::Seller => cx.answers()?,
        Side::Buyer => cx.needs(RoleKind::Buyer)?,
    }
    // As steps do: of several processes one at a time.
    cx.tx.offers().lock(order.offer).await?;
    let order = cx.tx.orders().get(id).await?.ok_or(Refusal::NotFound)?;
    let Some(complaint) = &order.progress.complaint else { return Err(Refusal::Stale(StaleReason::OrderChanged).into()) };
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
    let order = cx.tx.orders().get(id).await?.ok_or(Refusal::NotFound)?;
    let facts = OrderFacts::from(&order);
    let (notice, urgency) = (Notice::ComplaintNoted { order: facts.clone(), side }, Urgency::AfterQuietHours);
    match side {
        Side::Seller => tell_buyer(cx.tx, &order, notice, urgency, cx.now).await?,
        Side::Buyer => tell_seller(cx.tx, &order, (notice, &facts), urgency, cx.now).await?,
    }
    Ok((facts, side))
}
