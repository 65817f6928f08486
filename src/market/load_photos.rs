//! Photos of loads: the seller shows the slip, the buyer what arrived and what was rejected, and either what is complained of. Both see all of them, and who decides a
//! complaint; nobody else does.

use chrono::{DateTime, Utc};

use super::{
    complaints::{has_interest, is_contested, mediates},
    context::{Cx, Outcome, Refusal},
    news_forwarding::tell_seller,
    orders::{order_for, side_of, stale_reason_of_order},
    telling::tell_buyer,
};
use crate::{
    domain::{
        event::EventKind,
        lifecycle::{Side, Urgency},
        order::{Detail, Order, OrderEvent, OrderId, OrderStatus, PhotoKind},
        person::{PersonId, RoleKind},
    },
    notice::{Notice, OrderFacts},
    store::{self, Event, LoadPhoto, PhotoKept, Subject, Tx},
};

/// A photo that a party showed.
#[derive(Debug, Clone)]
pub struct ShownPhoto {
    /// The order with it.
    pub order: OrderFacts,
    /// Which load of the order, from 1.
    pub number: i64,
    /// What it shows.
    pub kind: PhotoKind,
    /// Whether it is kept; otherwise there are as many as there can be.
    pub kept: bool,
}

/// Whether a side can show a photo of the last load: once it has left, until the order is done. What was rejected whole is shown after
/// that as well, since the order ends by itself.
#[must_use]
pub fn takes_photo(order: &OrderFacts) -> bool {
    let open = match order.status {
        OrderStatus::Shipped | OrderStatus::Received => true,
        OrderStatus::Closed => !order.progress.is_paid_for(),
        _ => false,
    };
    open && order.progress.load.is_some()
}

/// Keeps the photos that came along with a step, as the order was before it.
pub(super) async fn keep_with(
    tx: &mut Tx,
    order: &Order,
    (event, detail, side): (OrderEvent, &Detail, Side),
    by: (PersonId, Option<i64>),
    now: DateTime<Utc>,
) -> store::Result<()> {
    let Some(kind) = PhotoKind::with(event, side) else { return Ok(()) };
    let last = order.progress.load.as_ref().map_or(0, |load| load.number);
    let number = if event == OrderEvent::Depart { last.saturating_add(1) } else { last };
    for photo in &detail.photos {
        keep(tx, order, (number, kind, photo), by, now).await?;
    }
    Ok(())
}

/// Keeps the photos that came along with what a side says of the open complaint.
pub(super) async fn keep_of_complaint(
    tx: &mut Tx,
    order: &Order,
    (side, photos): (Side, &[String]),
    by: (PersonId, Option<i64>),
    now: DateTime<Utc>,
) -> store::Result<()> {
    let Some(load) = &order.progress.load else { return Ok(()) };
    for photo in photos {
        keep(tx, order, (load.number, PhotoKind::of(side, true), photo), by, now).await?;
    }
    Ok(())
}

async fn keep(
    tx: &mut Tx,
    order: &Order,
    (number, kind, photo): (i64, PhotoKind, &str),
    (person, update): (PersonId, Option<i64>),
    now: DateTime<Utc>,
) -> store::Result<PhotoKept> {
    let kept = tx.load_photos().keep((order.id, number, kind), photo, person, now).await?;
    if kept == PhotoKept::New {
        let shown = match kind {
            PhotoKind::Slip => EventKind::SlipShown,
            PhotoKind::Receipt => EventKind::ReceiptShown,
            PhotoKind::SellerComplaint | PhotoKind::BuyerComplaint => EventKind::ComplaintShown,
        };
        let status = order.status().code();
        let event = Event {
            at: now,
            actor: Some(person),
            on_behalf_of: (kind.side() == Side::Seller && person != order.seller).then_some(order.seller),
            subject: Subject::Order(order.id),
            kind: shown,
            before: Some(status),
            after: Some(status),
            reason: Some(kind.side().code()),
            update,
        };
        tx.events().append(&event).await?;
    }
    Ok(kept)
}

/// Keeps a photo of a load, the last one if no other is named, and tells the other side, unless it is one of several at once of which
/// it was told.
///
/// # Errors
/// [`Refusal::NotFound`] for a person who is no party, and for a load that there is not; [`Refusal::RoleNeeded`]; [`Refusal::Stale`]
/// before anything was loaded, and once the order is done.
pub async fn show_load_photo(cx: &mut Cx<'_>, id: OrderId, number: Option<i64>, photo: &str, tells: bool) -> Outcome<ShownPhoto> {
    let (order, side) = order_for(cx, id).await?;
    match side {
        Side::Seller => cx.answers()?,
        Side::Buyer => cx.needs(RoleKind::Buyer)?,
    }
    // As steps do: of several processes one at a time.
    cx.tx.offers().lock(order.offer).await?;
    let order = cx.tx.orders().get(id).await?.ok_or(Refusal::NotFound)?;
    let last = order.progress.load.as_ref().map_or(0, |load| load.number);
    if !takes_photo(&OrderFacts::from(&order)) {
        return Err(Refusal::Stale(stale_reason_of_order(&order)).into());
    }
    let number = number.unwrap_or(last);
    if !(1..=last).contains(&number) {
        return Err(Refusal::NotFound.into());
    }
    let kind = PhotoKind::of(side, order.progress.complaint.is_some());
    let kept = keep(cx.tx, &order, (number, kind, photo), (cx.actor.id, cx.update), cx.now).await?;
    let order = cx.tx.orders().get(id).await?.ok_or(Refusal::NotFound)?;
    let facts = OrderFacts::from(&order);
    if tells && kept == PhotoKept::New {
        let (notice, urgency) = (Notice::LoadPhotoNews { order: facts.clone(), shows: kind }, Urgency::AfterQuietHours);
        match side {
            Side::Seller => tell_buyer(cx.tx, &order, notice, urgency, cx.now).await?,
            Side::Buyer => tell_seller(cx.tx, &order, (notice, &facts), urgency, cx.now).await?,
        }
    }
    Ok(ShownPhoto { order: facts, number, kind, kept: kept != PhotoKept::Full })
}

/// Photos of an order's loads, the last load first, and how many there are: for its parties, and for who decides its complaint
/// while there is one.
///
/// # Errors
/// [`Refusal::NotFound`] for everybody else.
pub async fn own_load_photos(cx: &mut Cx<'_>, id: OrderId, limit: i64, offset: i64) -> Outcome<(Order, Vec<LoadPhoto>)> {
    cx.active()?;
    let order = cx.tx.orders().get(id).await?.ok_or(Refusal::NotFound)?;
    if side_of(cx.actor, &order).is_none() {
        let may_mediate = mediates(cx.actor) && is_contested(&order);
        if !may_mediate || has_interest(cx.tx, cx.actor, &order).await? {
            return Err(Refusal::NotFound.into());
        }
    }
    let photos = cx.tx.load_photos().of(id, limit, offset).await?;
    Ok((order, photos))
}
