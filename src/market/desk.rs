//! What waits for the trade desk: one list over demands, offers, orders and complaints. It reads alone.

use chrono::Days;

use super::{
    complaints::mediates,
    context::{Cx, Outcome, Refusal},
    orders::{Names, named},
};
use crate::{
    domain::{
        demand::DemandId,
        desk::Matter,
        offer::OfferId,
        order::{OrderId, TRAVEL_TIME},
        person::{Person, PersonId, RoleKind},
        wib,
    },
    notice::{DemandFacts, DeskItem, OfferFacts, OrderFacts},
    store::DeskTimes,
};

fn at_desk(cx: &Cx<'_>) -> Result<(), Refusal> {
    if mediates(cx.actor) { Ok(()) } else { Err(cx.active().err().unwrap_or(Refusal::RoleNeeded(RoleKind::Admin))) }
}

fn times(cx: &Cx<'_>) -> DeskTimes {
    let today = wib::day(cx.now);
    DeskTimes { today, tomorrow: today + Days::new(1), now: cx.now, departed_before: cx.now - TRAVEL_TIME }
}

/// A page of what waits, the most urgent first, and how much there is of each.
///
/// # Errors
/// [`Refusal::RoleNeeded`] for who is not at the desk.
pub async fn desk(cx: &mut Cx<'_>, limit: i64, offset: i64) -> Outcome<(Vec<DeskItem>, Vec<(Matter, i64)>)> {
    at_desk(cx)?;
    let times = times(cx);
    let counts = cx.tx.desk().counts(&times).await?;
    let mut items = Vec::new();
    for (matter, number) in cx.tx.desk().page(&times, limit, offset).await? {
        items.extend(match matter {
            Matter::Farmer => {
                let id = PersonId(number);
                let count = i64::try_from(cx.tx.desk().abandoned(id).await?.len()).unwrap_or(i64::MAX);
                let farmer = cx.tx.persons().get(id).await?;
                farmer.map(|farmer| DeskItem::Farmer {
                    id,
                    farmer: (&farmer).into(),
                    place: farmer.place.clone().unwrap_or_default(),
                    orders: count,
                })
            }
            Matter::Demand => cx.tx.demands().get(DemandId(number)).await?.map(|demand| DeskItem::Demand(DemandFacts::from(&demand))),
            Matter::Offer => {
                let offer = cx.tx.offers().get(OfferId(number)).await?;
                offer.map(|offer| DeskItem::Offer(OfferFacts::on(&offer, times.today)))
            }
            Matter::Complaint | Matter::Late | Matter::Silent | Matter::Overdue => {
                let order = cx.tx.orders().get(OrderId(number)).await?;
                order.map(|order| DeskItem::Order { matter, order: Box::new(OrderFacts::from(&order)) })
            }
        });
    }
    Ok((items, counts))
}

/// A demand that waits, and how many answers there are.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotThere`].
pub async fn desk_demand(cx: &mut Cx<'_>, id: DemandId) -> Outcome<(DemandFacts, i64)> {
    at_desk(cx)?;
    let demand = cx.tx.demands().get(id).await?.ok_or(Refusal::NotThere)?;
    let answers = cx.tx.demand_answers().waiting(id).await?.len();
    Ok((DemandFacts::from(&demand), i64::try_from(answers).unwrap_or(i64::MAX)))
}

/// An offer that waits, without a word about its seller.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotThere`].
pub async fn desk_offer(cx: &mut Cx<'_>, id: OfferId) -> Outcome<OfferFacts> {
    at_desk(cx)?;
    let today = wib::day(cx.now);
    Ok(cx.tx.offers().get(id).await?.map(|offer| OfferFacts::on(&offer, today)).ok_or(Refusal::NotThere)?)
}

/// An order that waits, why, and between whom it is: only while it is on the desk.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotThere`] for an order that does not wait.
pub async fn desk_order(cx: &mut Cx<'_>, id: OrderId) -> Outcome<(Matter, OrderFacts, Names)> {
    at_desk(cx)?;
    let times = times(cx);
    let matter = cx.tx.desk().of_order(&times, id).await?.ok_or(Refusal::NotThere)?;
    let order = cx.tx.orders().get(id).await?.ok_or(Refusal::NotThere)?;
    let (order, names) = named(cx.tx, &order).await?;
    Ok((matter, order, names))
}

/// Whether the person is at the desk.
#[must_use]
pub fn is_at_desk(person: &Person) -> bool {
    mediates(person)
}
