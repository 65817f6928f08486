//! What buyers need: said to the sellers of these goods, changed and closed by anybody of the organisation, ended by time.

use std::collections::HashMap;

use chrono::{DateTime, Days, Duration, Utc};

use super::{
    context::{Change, Cx, Error, Outcome, Refusal},
    demand_steps::{StepBy, follow_amounts, locked, move_demand, record, tell_buyers},
    subscriptions::note_demand,
    telling::tell,
};
use crate::{
    domain::{
        commodity::{Commodity, GoodsCode},
        demand::{Answer, Demand, DemandEvent, DemandId, Wanted},
        event::EventKind,
        lifecycle::Urgency,
        offer::Offer,
        person::{Organization, PersonId, RoleKind},
        quantity::Quantity,
        wib,
    },
    notice::{AnswerFacts, DemandFacts, Notice, OverBudget, Proposal, StaleReason},
    store::{self, Subject, Tx},
};

/// Demands that one organisation can have open.
const MOST_OPEN: i64 = 20;
/// The last day that can be named, from today.
const FARTHEST: Days = Days::new(180);
/// Sellers that offered these goods within this time are told of a demand for them.
const SELLS: Duration = Duration::days(90);
/// Among so many own offers one is looked for that fits.
const RECENT: i64 = 20;

/// Says what the actor's organisation needs, with answers sealed until a moment if it wants that. The sellers of these goods are told by [`tell_sellers`].
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::OverBudget`] with too many that are open; [`Refusal::NotFound`] for goods, an amount or
/// a day that there can't be, and for a seal that ends before now or after the day.
pub async fn demand(cx: &mut Cx<'_>, goods: &GoodsCode, wanted: &Wanted, sealed_until: Option<DateTime<Utc>>) -> Outcome<Demand> {
    let organization = cx.buyer()?;
    check(cx, goods, wanted, sealed_until)?;
    if sealed_until.is_some_and(|until| until <= cx.now) {
        return Err(Refusal::NotFound.into());
    }
    if cx.tx.demands().open(Some(organization), 1, 0).await?.1 >= MOST_OPEN {
        return Err(Refusal::OverBudget(OverBudget::Demands { most: MOST_OPEN }).into());
    }
    let tolerance = cx.tx.tolerance_of(goods).await?;
    let id = cx.tx.demands().insert((organization, cx.actor.id), (goods, tolerance), (wanted, sealed_until), cx.now).await?;
    let demand = cx.tx.demands().get(id).await?.ok_or_else(|| Error::missing("demands", id.0))?;
    let change = Change { after: Some(demand.status.code()), ..Change::default() };
    cx.record(Subject::Demand(id), EventKind::Demanded, change).await?;
    note_demand(cx.tx, &demand, cx.now).await?;
    Ok(demand)
}

/// Whether there can be such a demand.
fn check(cx: &Cx<'_>, goods: &GoodsCode, wanted: &Wanted, sealed_until: Option<DateTime<Utc>>) -> Result<(), Refusal> {
    let today = wib::day(cx.now);
    let goods = Commodity::by_code(goods.as_str()).ok_or(Refusal::NotFound)?;
    let amount = (1..=Quantity::MAX_BASE).contains(&wanted.quantity.base) && goods.allowed_units.contains(&wanted.quantity.unit);
    let day = (today..=today + FARTHEST).contains(&wanted.needed_on);
    let price = wanted.highest.is_none_or(|price| price.amount.0 > 0);
    let sealed = sealed_until.is_none_or(|until| wib::day(until) <= wanted.needed_on);
    if amount && day && price && sealed { Ok(()) } else { Err(Refusal::NotFound) }
}

/// A page of the open demands: a buyer sees those of the organisation, a seller sees all. With how many there are.
///
/// # Errors
/// [`Refusal::RoleNeeded`] for who neither sells nor buys.
pub async fn demands(cx: &mut Cx<'_>, limit: i64, offset: i64) -> Outcome<(Vec<Demand>, i64)> {
    let organization = cx.actor.organization();
    if organization.is_none() {
        cx.answers()?;
    }
    Ok(cx.tx.demands().open(organization, limit, offset).await?)
}

/// A demand, and whether it is of the actor's organisation. Buyers of other organisations see none of it.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn demand_for(cx: &mut Cx<'_>, id: DemandId) -> Outcome<(Demand, bool)> {
    cx.active()?;
    let demand = cx.tx.demands().get(id).await?.ok_or(Refusal::NotFound)?;
    let own = cx.actor.organization() == Some(demand.organization);
    if !own && (cx.actor.is(RoleKind::Buyer) || cx.answers().is_err()) {
        return Err(Refusal::NotFound.into());
    }
    Ok((demand, own))
}

/// The answers to a demand of the actor's organisation that wait, each with how much of it can still be taken: complete ones first, then
/// the cheapest, and last those of which nothing is left. While they are sealed only how many there are.
pub async fn answers_to(cx: &mut Cx<'_>, demand: &Demand) -> Outcome<(Vec<(Answer, i64)>, i64)> {
    if cx.buyer()? != demand.organization {
        return Err(Refusal::NotFound.into());
    }
    let waiting = cx.tx.demand_answers().waiting(demand.id).await?;
    let count = i64::try_from(waiting.len()).unwrap_or(i64::MAX);
    if demand.is_sealed() {
        return Ok((Vec::new(), count));
    }
    let left: HashMap<_, _> = cx.tx.demand_answers().takeable(demand.id, cx.now).await?.into_iter().collect();
    let mut answers: Vec<_> = waiting.into_iter().map(|answer| (left.get(&answer.id).copied().unwrap_or_default(), answer)).collect();
    answers.sort_by(|(left, one), (other_left, other)| {
        let place = |left: i64, answer: &Answer| (left == 0, !is_complete(demand, answer, left));
        let order = place(*left, one).cmp(&place(*other_left, other));
        order.then_with(|| one.price.cmp_measured(other.price)).then_with(|| one.id.cmp(&other.id))
    });
    Ok((answers.into_iter().map(|(left, answer)| (answer, left)).collect(), count))
}

/// Whether an answer of which `left` is there alone brings all that can still be taken, in time.
#[must_use]
pub fn is_complete(demand: &Demand, answer: &Answer, left: i64) -> bool {
    left >= demand.unasked().base && answer.ready_on <= demand.wanted.needed_on
}

/// An own demand as it is once nobody else can change it, if it still is as the actor saw it.
pub(super) async fn own_demand(cx: &mut Cx<'_>, id: DemandId, seen: i64) -> Outcome<Demand> {
    let organization = cx.buyer()?;
    let demand = locked(cx.tx, id).await?.filter(|demand| demand.organization == organization).ok_or(Refusal::NotFound)?;
    if demand.version == seen { Ok(demand) } else { Err(Refusal::Stale(StaleReason::DemandChanged).into()) }
}

pub(super) const fn step_by(cx: &Cx<'_>) -> StepBy {
    StepBy { person: Some(cx.actor.id), update: cx.update, seller: None, reason: None }
}

/// Changes what was said of a demand that is open. Sellers who have answered are told.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotFound`] for another organisation's, or what there can't be; [`Refusal::Stale`];
/// [`Refusal::BelowReserved`] for less than is agreed or asked for.
pub async fn change_demand(cx: &mut Cx<'_>, id: DemandId, seen: i64, wanted: &Wanted) -> Outcome<Demand> {
    let before = own_demand(cx, id, seen).await?;
    check(cx, &before.goods, wanted, before.sealed_until)?;
    if !before.wanted.quantity.measures_like(wanted.quantity) {
        return Err(Refusal::NotFound.into());
    }
    if wanted.quantity.base < before.reserved() {
        return Err(Refusal::BelowReserved(wanted.quantity.with_base(before.reserved())).into());
    }
    // What is as it was is told to nobody.
    if before.wanted == *wanted && before.status.apply(DemandEvent::Change).is_ok() {
        return Ok(before);
    }
    let by = step_by(cx);
    let stale = Refusal::Stale(StaleReason::DemandChanged);
    let moved = move_demand(cx.tx, &before, DemandEvent::Change, by, cx.now).await?.ok_or(stale)?;
    cx.tx.demands().set_wanted(id, wanted).await?;
    let after = Demand { wanted: wanted.clone(), ..moved };
    if after.takes_answers(cx.now) {
        note_demand(cx.tx, &after, cx.now).await?;
    }
    for answer in cx.tx.demand_answers().waiting(id).await? {
        let notice = Notice::DemandChanged { demand: DemandFacts::from(&after), answer: AnswerFacts::from(&answer) };
        cx.tell(answer.entered_by, notice, Urgency::AfterQuietHours).await?;
    }
    Ok(follow_amounts(cx.tx, after, cx.now).await?)
}

/// The organisation needs no more. What was agreed goes on; answers that wait are declined.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotFound`] for another organisation's; [`Refusal::Stale`].
pub async fn close_demand(cx: &mut Cx<'_>, id: DemandId, seen: i64) -> Outcome<Demand> {
    let before = own_demand(cx, id, seen).await?;
    let by = step_by(cx);
    Ok(move_demand(cx.tx, &before, DemandEvent::Close, by, cx.now).await?.ok_or(Refusal::Stale(StaleReason::DemandChanged))?)
}

/// Ends a demand whose day has passed; its buyer is told. Anything else is left as it is.
///
/// # Errors
/// The store's.
pub async fn expire_demand(tx: &mut Tx, id: DemandId, now: DateTime<Utc>) -> store::Result<()> {
    let Some(demand) = locked(tx, id).await?.filter(|demand| demand.wanted.needed_on < wib::day(now)) else { return Ok(()) };
    let Some(after) = move_demand(tx, &demand, DemandEvent::Expire, StepBy::default(), now).await? else { return Ok(()) };
    tell_buyers(tx, &after, Notice::DemandEnded { demand: DemandFacts::from(&after) }, now).await
}

/// Opens the sealed answers to a demand, once: the buyer is told how many there are, and sees them side by side.
///
/// # Errors
/// The store's.
pub async fn open_answers(tx: &mut Tx, id: DemandId, now: DateTime<Utc>) -> store::Result<()> {
    if locked(tx, id).await?.is_none() || !tx.demands().open_answers(id, now).await? {
        return Ok(());
    }
    record(tx, id, EventKind::AnswersOpened, (None, None), StepBy::default(), now).await?;
    let Some(demand) = tx.demands().get(id).await? else { return Ok(()) };
    let count = i64::try_from(tx.demand_answers().waiting(id).await?.len()).unwrap_or(i64::MAX);
    tell_buyers(tx, &demand, Notice::AnswersOpened { demand: DemandFacts::from(&demand), count }, now).await
}

/// Tells of a demand who offered these goods lately and was not told of it, at most `limit` people; nobody twice.
pub async fn tell_sellers(tx: &mut Tx, id: DemandId, limit: i64, now: DateTime<Utc>) -> store::Result<()> {
    let Some(demand) = locked(tx, id).await?.filter(|demand| demand.takes_answers(now)) else { return Ok(()) };
    let sellers = tx.demands().untold_sellers(id, demand.goods.as_str(), now - SELLS, limit).await?;
    let all = i64::try_from(sellers.len()).unwrap_or(i64::MAX) < limit;
    for seller in sellers {
        let own = is_of(tx, seller, demand.organization).await?;
        if tx.demands().mark_told(id, seller, now).await? && !own {
            let proposal = proposal(tx, seller, &demand, now).await?;
            tell(tx, seller, Notice::DemandNews { demand: DemandFacts::from(&demand), proposal }, Urgency::AfterQuietHours, now).await?;
        }
    }
    if all { tx.demands().mark_matched(id, now).await } else { Ok(()) }
}

async fn is_of(tx: &mut Tx, person: PersonId, organization: Organization) -> store::Result<bool> {
    Ok(tx.persons().get(person).await?.is_some_and(|person| person.organization() == Some(organization)))
}

/// The live offer of the person that fits a demand, as an answer that one tap sends.
pub async fn proposal(tx: &mut Tx, person: PersonId, demand: &Demand, now: DateTime<Utc>) -> store::Result<Option<Proposal>> {
    let own = tx.offers().own(person, RECENT, 0).await?;
    Ok(own.iter().find(|offer| fits(offer, demand, now)).map(|offer| Proposal {
        offer: offer.id,
        terms_version: offer.terms_version,
        quantity: offer.offered.with_base(offer.available.min(demand.left().base)),
        price: offer.terms.price,
        handover: offer.terms.handover,
        ready_on: offer.terms.ready_from.max(wib::day(now)),
    }))
}

/// Whether an offer answers a demand as it stands.
pub(super) fn fits(offer: &Offer, demand: &Demand, now: DateTime<Utc>) -> bool {
    let wanted = &demand.wanted;
    let price = wanted.highest.is_none_or(|highest| offer.terms.price.is_at_most(highest, offer.terms.pack) == Some(true));
    let place = wanted.handover.is_none_or(|handover| handover == offer.terms.handover);
    backs(offer, demand, now) && price && place && offer.terms.ready_from <= wanted.needed_on
}

/// Whether goods of the offer can be counted for the demand.
pub(super) fn backs(offer: &Offer, demand: &Demand, now: DateTime<Utc>) -> bool {
    offer.terms.commodity == demand.goods.as_str()
        && offer.is_live(now)
        && !offer.terms.whole_only()
        && offer.offered.measures_like(demand.wanted.quantity)
}
