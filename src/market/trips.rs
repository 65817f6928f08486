//! Loads of several orders on one truck. A person who loads one order can put others of his on the same truck, on the day on which it left:
//! for the same organisation, to the same place, and agreed before it left. Each load stays a load of its own order, with a receipt of
//! its own. What the transport costs is said once for the truck: information that no price and no bill knows of.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{
    context::{Cx, Error, Outcome, Refusal, missing_row},
    orders::{order_for, side_of, stale_reason_of_order},
};
use crate::{
    domain::{
        event::EventKind,
        handover::Handover,
        money::Rupiah,
        offer::OfferId,
        order::{Along, Load, LoadState, Order, OrderCode, OrderEvent, OrderId, OrderStatus, SharedTruck, Side},
        person::{Person, PersonId},
        trip::{TripId, split, weight},
        wib,
    },
    notice::{OrderFacts, StaleReason, TripFacts},
    store::{self, Event, Subject, Tx},
};

/// A truck that takes more, as one load on it says.
struct Truck {
    /// The order of that load.
    first: Order,
    /// That load.
    load: Load,
    /// The orders of which there is a load on it: that one, and those that joined.
    aboard: Vec<Order>,
}

impl Truck {
    /// Whether goods of `order` can leave on it: it has none of them yet.
    fn takes(&self, order: &Order) -> bool {
        let to_hub = |order: &Order| order.terms.handover == Handover::Hub;
        self.aboard.iter().all(|aboard| aboard.id != order.id)
            && order.organization == self.first.organization
            && to_hub(order) == to_hub(&self.first)
            && order.state.confirmed_at().is_some_and(|at| at <= self.load.departed)
            && leaves(order)
    }
}

/// Whether goods of `order` can leave, on whichever truck.
fn leaves(order: &Order) -> bool {
    order.position().open_to(Side::Seller).any(|row| row.event == OrderEvent::Depart)
}

/// The truck that took a load of an order of the actor, while it takes more: on the day (WIB) on which it left, and until the first of
/// all its loads has arrived. Whether goods are late is counted in days, so that none that join it are on time by its departure alone.
async fn truck(cx: &mut Cx<'_>, id: OrderId, number: i64) -> Outcome<Truck> {
    cx.answers()?;
    let (first, side) = order_for(cx, id).await?;
    if side != Side::Seller {
        return Err(Refusal::NotFound.into());
    }
    let is_today = |load: &Load| load.number == number && wib::day(load.departed) == wib::day(cx.now);
    let load = first.progress.load.clone().filter(is_today).ok_or(Refusal::Stale(StaleReason::TruckGone))?;
    let aboard = aboard(cx.tx, &first).await?;
    let underway = |order: &Order| {
        let on_it = order.progress.load.as_ref().is_some_and(|last| last.trip == load.trip);
        on_it && order.status() == OrderStatus::Shipped && order.progress.load_state() == LoadState::Underway
    };
    if !aboard.iter().all(underway) {
        return Err(Refusal::Stale(StaleReason::TruckGone).into());
    }
    Ok(Truck { first, load, aboard })
}

/// The orders of which there is a load on the truck that took the last load of this one.
async fn aboard(tx: &mut Tx, order: &Order) -> store::Result<Vec<Order>> {
    match order.progress.load.as_ref().and_then(|load| load.trip) {
        Some(trip) => Ok(loads_of(tx, trip).await?.into_iter().map(|(order, _)| order).collect()),
        None => Ok(vec![order.clone()]),
    }
}

/// The truck on which a load of an order left, and the actor's other orders that can leave on it, the first day first.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotFound`] for who does not answer for the order; [`Refusal::Stale`] once the truck takes
/// nothing more.
pub async fn riders(cx: &mut Cx<'_>, first: OrderId, number: i64) -> Outcome<(Along, Vec<Order>)> {
    let truck = Box::pin(truck(cx, first, number)).await?;
    let mut orders = cx.tx.orders().loadable(cx.actor.id, truck.first.organization).await?;
    orders.retain(|order| side_of(cx.actor, order) == Some(Side::Seller) && truck.takes(order));
    Ok((Along { order: truck.first.id, code: truck.first.code, number, plate: truck.load.plate }, orders))
}

/// Refuses a load that can't leave on the truck which it names, and lets the truck and all its loads stand still until it has left.
pub(super) async fn board(cx: &mut Cx<'_>, order: &Order, along: &Along, plate: Option<&str>) -> Outcome<()> {
    Box::pin(truck(cx, along.order, along.number)).await?;
    Box::pin(stand_still(cx, along.order, Some(order.offer))).await?;
    let truck = Box::pin(truck(cx, along.order, along.number)).await?;
    // The form keeps the plate; one that was said meanwhile is the truck's.
    if truck.load.plate.as_deref().is_some_and(|said| Some(said) != plate) {
        return Err(Refusal::Stale(StaleReason::OrderChanged).into());
    }
    let order = cx.tx.orders().get(order.id).await?.ok_or(Refusal::NotFound)?;
    // What became of the order itself is said by its own step.
    if leaves(&order) && !truck.takes(&order) { Err(Refusal::NotFound.into()) } else { Ok(()) }
}

/// Lets the truck of a load that is corrected stand still, with all its loads, and gives the other orders whose plate is corrected with
/// it: the plate is the truck's.
///
/// # Errors
/// [`Refusal::Stale`] where another load on the truck has arrived, is complained of, or is not the actor's: its plate stays.
pub(super) async fn corrected_with(cx: &mut Cx<'_>, order: &Order, plate: Option<&str>) -> Outcome<Vec<Order>> {
    Box::pin(stand_still(cx, order.id, None)).await?;
    let order = cx.tx.orders().get(order.id).await?.ok_or(Refusal::NotFound)?;
    let load = order.progress.load.as_ref().filter(|load| load.plate.as_deref() != plate);
    let Some(trip) = load.and_then(|load| load.trip) else { return Ok(Vec::new()) };
    let mut others = aboard(cx.tx, &order).await?;
    others.retain(|other| other.id != order.id);
    if others.iter().all(|other| takes_plate(cx.actor, other, trip)) {
        Ok(others)
    } else {
        Err(Refusal::Stale(StaleReason::PlateShared).into())
    }
}

/// The truck that the last load of an order shares with others, as its seller may know it.
///
/// # Errors
/// The store's.
pub async fn shared_truck(cx: &mut Cx<'_>, order: &Order) -> store::Result<Option<SharedTruck>> {
    let Some(trip) = order.progress.load.as_ref().and_then(|load| load.trip) else { return Ok(None) };
    let mut others = aboard(cx.tx, order).await?;
    others.retain(|other| other.id != order.id);
    let stays = !others.iter().all(|other| takes_plate(cx.actor, other, trip));
    let known = others.iter().filter(|other| side_of(cx.actor, other).is_some()).map(|other| other.code).collect();
    Ok((!others.is_empty()).then_some(SharedTruck { trip, others: known, stays }))
}

/// Whether the plate of an order's load on the truck is the person's to correct.
fn takes_plate(person: &Person, order: &Order, trip: TripId) -> bool {
    let on_it = order.progress.load.as_ref().is_some_and(|last| last.trip == Some(trip));
    let is_open = order.position().open_to(Side::Seller).any(|row| row.event == OrderEvent::CorrectLoad);
    on_it && is_open && side_of(person, order) == Some(Side::Seller)
}

/// Lets the loads on the truck that took the last load of an order stand still until the transaction ends, and the goods that join
/// them. The line of trucks is taken first: nothing joins any truck meanwhile, so that all offers are known and are locked in one
/// order, the smallest number first.
async fn stand_still(cx: &mut Cx<'_>, id: OrderId, joins: Option<OfferId>) -> Outcome<()> {
    cx.tx.trips().take_line().await?;
    let order = cx.tx.orders().get(id).await?.ok_or(Refusal::NotFound)?;
    let mut offers: BTreeSet<OfferId> = joins.into_iter().collect();
    offers.extend(aboard(cx.tx, &order).await?.iter().map(|order| order.offer));
    for offer in offers {
        cx.tx.offers().lock(offer).await?;
    }
    Ok(())
}

/// The trip of the load that goods leave with, and when that left; it begins with the second load.
pub(super) async fn boarded(
    tx: &mut Tx,
    along: &Along,
    plate: Option<&str>,
    (person, now): (PersonId, DateTime<Utc>),
) -> store::Result<(TripId, DateTime<Utc>)> {
    let first = tx.orders().get(along.order).await?.ok_or_else(|| missing_row("orders", along.order.0))?;
    let load = first.progress.load.as_ref().ok_or_else(|| missing_row("deliveries", along.order.0))?;
    let trip = match load.trip {
        Some(trip) => trip,
        None => tx.trips().begin((first.id, load.number), person, now).await?,
    };
    if let Some(plate) = plate.filter(|_| load.plate.is_none()) {
        tx.trips().name_plate(trip, plate).await?;
    }
    Ok((trip, load.departed))
}

/// What left on one truck, and its freight.
pub(super) struct Split {
    /// The orders of which there is a load on it, with what is known of the freight's parts, the smallest number first.
    pub(super) loads: Vec<(Order, Option<Rupiah>)>,
    /// All of the freight, where it was said.
    freight: Option<Rupiah>,
}

impl Split {
    /// What of the freight is for the load of an order.
    pub(super) fn part(&self, order: OrderId) -> Option<Rupiah> {
        self.loads.iter().find(|(of, _)| of.id == order).and_then(|(_, part)| *part)
    }
}

/// The orders of which there is a load on a trip, the smallest number first, and what was loaded, in base units of the order.
async fn loads_of(tx: &mut Tx, trip: TripId) -> store::Result<Vec<(Order, i64)>> {
    let mut loads = Vec::new();
    for (id, loaded) in tx.trips().loads(trip).await? {
        loads.push((tx.orders().get(id).await?.ok_or_else(|| missing_row("orders", id.0))?, loaded));
    }
    Ok(loads)
}

/// The loads of a trip with their parts of its freight. One load alone has all of it; of several, each is weighed.
pub(super) async fn freight_of(tx: &mut Tx, trip: TripId) -> store::Result<Split> {
    let freight = tx.trips().freight(trip).await?;
    let (mut loads, mut weights) = (Vec::new(), Vec::new());
    for (order, loaded) in loads_of(tx, trip).await? {
        weights.push(weight(order.quantity.with_base(loaded), order.terms.pack));
        loads.push((order, None));
    }
    let weights = if loads.len() == 1 { Some(vec![1]) } else { weights.into_iter().collect::<Option<Vec<i64>>>() };
    let parts = freight.zip(weights).and_then(|(freight, weights)| split(freight, &weights));
    for ((_, part), known) in loads.iter_mut().zip(parts.into_iter().flatten()) {
        *part = Some(known);
    }
    Ok(Split { loads, freight })
}

/// What the actor may know of the truck on which the last load of his order left: which of his other orders are on it, of how many
/// more, and what of the freight is for this one.
///
/// # Errors
/// The store's.
pub async fn trip_of(cx: &mut Cx<'_>, order: &OrderFacts) -> store::Result<Option<TripFacts>> {
    let Some(trip) = order.progress.load.as_ref().and_then(|load| load.trip) else { return Ok(None) };
    let split = freight_of(cx.tx, trip).await?;
    let sides: Vec<_> = split.loads.iter().map(|(other, _)| (other, side_of(cx.actor, other))).collect();
    let loaded_all = sides.iter().all(|(_, side)| *side == Some(Side::Seller));
    let mut facts =
        TripFacts { trip, orders: Vec::new(), others: 0, part: split.part(order.id), freight: split.freight.filter(|_| loaded_all) };
    for (other, side) in sides.into_iter().filter(|(other, _)| other.id != order.id) {
        match side {
            Some(_) => facts.orders.push(other.code),
            None => facts.others += 1,
        }
    }
    Ok(Some(facts))
}

/// What the freight of a truck is, as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreightSaid {
    /// The truck.
    pub trip: TripId,
    /// All of it.
    pub freight: Rupiah,
    /// What of it is for each order; nothing where it can't be split.
    pub parts: Vec<(OrderCode, Rupiah)>,
}

/// The last load of an order, whose freight the actor can say: its number, and whether other orders had a load on the same truck.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotFound`] for who did not load all that was on the truck; [`Refusal::Stale`] before anything
/// was loaded, and once the order is paid.
pub async fn freight_for(cx: &mut Cx<'_>, id: OrderId) -> Outcome<(Order, bool)> {
    cx.answers()?;
    let (order, side) = order_for(cx, id).await?;
    if side != Side::Seller {
        return Err(Refusal::NotFound.into());
    }
    let open = order.position().takes_freight();
    let load = order.progress.load.as_ref().filter(|_| open).ok_or_else(|| Refusal::Stale(stale_reason_of_order(&order)))?;
    let Some(trip) = load.trip else { return Ok((order, false)) };
    let mut shared = false;
    for (id, _) in cx.tx.trips().loads(trip).await?.into_iter().filter(|(id, _)| *id != order.id) {
        if order_for(cx, id).await?.1 != Side::Seller {
            return Err(Refusal::NotFound.into());
        }
        shared = true;
    }
    Ok((order, shared))
}

/// Keeps what the freight is of the truck that took load `number` of an order, in place of what was said before. The same again
/// changes nothing.
///
/// # Errors
/// Those of [`freight_for`]; [`Refusal::Stale`] if a further load left since.
pub async fn say_freight(cx: &mut Cx<'_>, id: OrderId, number: i64, freight: Rupiah) -> Outcome<FreightSaid> {
    freight_for(cx, id).await?;
    if !(1..=Rupiah::MAX_PRICE.0).contains(&freight.0) {
        return Err(Refusal::NotFound.into());
    }
    // Every order with a load on the truck has the freight in its trace.
    Box::pin(stand_still(cx, id, None)).await?;
    let (order, _) = freight_for(cx, id).await?;
    let load = order.progress.load.as_ref().filter(|load| load.number == number).ok_or(Refusal::Stale(StaleReason::OrderChanged))?;
    let trip = match load.trip {
        Some(trip) => trip,
        None => cx.tx.trips().begin((order.id, number), cx.actor.id, cx.now).await?,
    };
    if cx.tx.trips().freight(trip).await? != Some(freight) {
        cx.tx.trips().say_freight(trip, freight, cx.actor.id, cx.now).await?;
        for (id, _) in cx.tx.trips().loads(trip).await? {
            let order = cx.tx.orders().get(id).await?.ok_or_else(|| Error::missing("orders", id.0))?;
            record(cx, &order).await?;
        }
    }
    let split = freight_of(cx.tx, trip).await?;
    let parts = split.loads.iter().filter_map(|(order, part)| Some((order.code, (*part)?))).collect();
    Ok(FreightSaid { trip, freight, parts })
}

/// Records for each order on the truck that its part of the freight is another, since a load on it has another weight.
pub(super) async fn split_anew(cx: &mut Cx<'_>, id: OrderId) -> Outcome<()> {
    let order = cx.tx.orders().get(id).await?.ok_or(Refusal::NotFound)?;
    let Some(trip) = order.progress.load.as_ref().and_then(|load| load.trip) else { return Ok(()) };
    let loads = loads_of(cx.tx, trip).await?;
    if loads.len() < 2 || cx.tx.trips().freight(trip).await?.is_none() {
        return Ok(());
    }
    for (order, _) in loads {
        record(cx, &order).await?;
    }
    Ok(())
}

/// What the freight is of the truck that the actor loaded alone, and its parts, where it is split between several orders.
///
/// # Errors
/// The store's.
pub async fn parts_of(cx: &mut Cx<'_>, id: OrderId) -> store::Result<Option<FreightSaid>> {
    let Some(order) = cx.tx.orders().get(id).await? else { return Ok(None) };
    let Some(trip) = order.progress.load.as_ref().and_then(|load| load.trip) else { return Ok(None) };
    let split = freight_of(cx.tx, trip).await?;
    let loaded_all = split.loads.iter().all(|(order, _)| side_of(cx.actor, order) == Some(Side::Seller));
    let parts: Vec<_> = split.loads.iter().filter_map(|(order, part)| Some((order.code, (*part)?))).collect();
    let said = split.freight.filter(|_| loaded_all && parts.len() > 1);
    Ok(said.map(|freight| FreightSaid { trip, freight, parts }))
}

async fn record(cx: &mut Cx<'_>, order: &Order) -> Outcome<()> {
    let status = order.status().code();
    let event = Event {
        at: cx.now,
        actor: Some(cx.actor.id),
        on_behalf_of: (cx.actor.id != order.seller).then_some(order.seller),
        subject: Subject::Order(order.id),
        kind: EventKind::FreightSaid,
        before: Some(status),
        after: Some(status),
        reason: Some(Side::Seller.code()),
        update: cx.update,
    };
    Ok(cx.tx.events().append(&event).await?)
}
