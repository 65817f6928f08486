//! What waits for the trade desk: one list over demands, offers, orders and complaints.

use chrono::{Days, Duration};

use super::{
    complaints::mediates,
    context::{Change, Cx, Outcome, Refusal},
    demand_steps::{locked, tell_buyers},
    orders::{Names, named},
    pooling::pool_of,
};
use crate::{
    domain::{
        demand::DemandId,
        desk::Matter,
        event::EventKind,
        offer::OfferId,
        order::{OrderId, Side, TRAVEL_TIME},
        person::{Person, PersonId, RoleKind},
        quantity::Quantity,
        wib,
    },
    notice::{CommandList, DemandFacts, DeskItem, Notice, OfferFacts, OrderFacts, StaleReason},
    store::{DeskTimes, Subject},
};

/// A buyer is told of offers for the same demand no sooner than after this time.
const SUGGEST_INTERVAL: Duration = Duration::hours(12);
/// The number of last events of a demand that are searched for the buyer having been told.
const RECENT_EVENTS: i64 = 30;

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
/// [`Refusal::RoleNeeded`] for a person who is not at the desk.
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
            Matter::Complaint
            | Matter::Deserted
            | Matter::Late
            | Matter::Silent
            | Matter::Ungraded
            | Matter::Unanswered
            | Matter::Overdue
            | Matter::Papers => {
                let order = cx.tx.orders().get(OrderId(number)).await?;
                let gone = gone_of(cx, matter, OrderId(number)).await?;
                order.map(|order| DeskItem::Order { matter, order: Box::new(OrderFacts::from(&order)), gone })
            }
        });
    }
    Ok((items, counts))
}

/// A demand that waits, how many answers there are, and how much live offers have of what is still open.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotFound`].
pub async fn desk_demand(cx: &mut Cx<'_>, id: DemandId) -> Outcome<(DemandFacts, i64, Option<Quantity>)> {
    at_desk(cx)?;
    let demand = cx.tx.demands().get(id).await?.ok_or(Refusal::NotFound)?;
    let answers = cx.tx.demand_answers().waiting(id).await?.len();
    let found = pool_of(cx, &demand, i64::MAX).await?.base();
    let found = (found > 0).then(|| demand.wanted.quantity.with_base(found));
    Ok((DemandFacts::from(&demand), i64::try_from(answers).unwrap_or(i64::MAX), found))
}

/// Tells the buyer of a demand that live offers have something of what is still open, at most once within [`SUGGEST_INTERVAL`].
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotFound`]; [`Refusal::Stale`] where there is nothing.
pub async fn suggest_pool(cx: &mut Cx<'_>, id: DemandId) -> Outcome<()> {
    at_desk(cx)?;
    let demand = locked(cx.tx, id).await?.ok_or(Refusal::NotFound)?;
    let pool = pool_of(cx, &demand, i64::MAX).await?;
    if pool.parts.is_empty() {
        return Err(Refusal::Stale(StaleReason::OffersTaken).into());
    }
    let (events, _) = cx.tx.events().page(Subject::Demand(id), RECENT_EVENTS, 0).await?;
    if events.iter().any(|event| event.kind == EventKind::PoolSuggested && event.at > cx.now - SUGGEST_INTERVAL) {
        return Ok(());
    }
    cx.record(Subject::Demand(id), EventKind::PoolSuggested, Change::default()).await?;
    let quantity = demand.wanted.quantity.with_base(pool.base());
    let notice = Notice::PoolFound { demand: DemandFacts::from(&demand), quantity, sellers: pool.sellers };
    Ok(tell_buyers(cx.tx, &demand, notice, cx.now).await?)
}

/// An offer that waits, without a word about its seller.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotFound`].
pub async fn desk_offer(cx: &mut Cx<'_>, id: OfferId) -> Outcome<OfferFacts> {
    at_desk(cx)?;
    let today = wib::day(cx.now);
    Ok(cx.tx.offers().get(id).await?.map(|offer| OfferFacts::on(&offer, today)).ok_or(Refusal::NotFound)?)
}

/// The sides of an order that is on the desk because nobody is there on them.
async fn gone_of(cx: &mut Cx<'_>, matter: Matter, id: OrderId) -> Outcome<Vec<Side>> {
    Ok(if matter == Matter::Deserted { cx.tx.desk().gone(id).await? } else { Vec::new() })
}

/// An order that waits, why, which sides of it are gone, and between whom it is: only while it is on the desk.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotFound`] for an order that does not wait.
pub async fn desk_order(cx: &mut Cx<'_>, id: OrderId) -> Outcome<((Matter, Vec<Side>), OrderFacts, Names)> {
    at_desk(cx)?;
    let times = times(cx);
    let matter = cx.tx.desk().of_order(&times, id).await?.ok_or(Refusal::NotFound)?;
    let order = cx.tx.orders().get(id).await?.ok_or(Refusal::NotFound)?;
    let (order, names) = named(cx.tx, &order).await?;
    Ok(((matter, gone_of(cx, matter, id).await?), order, names))
}

/// What the person's list of commands depends on.
#[must_use]
pub fn command_list(person: &Person) -> CommandList {
    CommandList { roles: person.roles.iter().map(|role| role.kind()).collect(), desk: is_at_desk(person) }
}

/// Whether the person is at the desk.
#[must_use]
pub fn is_at_desk(person: &Person) -> bool {
    mediates(person)
}
