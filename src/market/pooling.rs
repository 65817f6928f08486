//! What none of the sellers has alone: parts of live offers are proposed for what is still open of a demand, and asked for together.
//! Each part is an ordinary request, which its seller answers.

use std::collections::BTreeSet;

use super::{
    approvals::needed,
    budgets::{check_pool_budget, most_of_goods},
    context::{Cx, Error, Outcome, Refusal},
    demand_steps::{locked, move_demand},
    demands::{fits, own_demand, step_by},
    orders::{RequestOptions, first_day, request_of},
};
use crate::{
    domain::{
        budgets::Budgets,
        commodity::Commodity,
        demand::{Demand, DemandEvent, DemandId},
        money::Rupiah,
        offer::{Offer, OfferId},
        person::PersonId,
        pooling::{Candidate, compose, smallest_rest},
        quantity::Quantity,
    },
    notice::{Pool, PoolPart, StaleReason},
};

/// How many sellers are asked together: their parts fit into one message.
const MOST_SELLERS: usize = 12;
/// How many live offers are looked at, the largest first.
const MOST_OFFERS: i64 = 400;

/// Parts of live offers that bring as much as can be had of what is still open of a demand, all on one day; of several no more than
/// the organisation's share of the goods. Nothing is held.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotFound`] for another organisation's; [`Refusal::Stale`] while answers are sealed: nobody is asked
/// before it is known what they say.
pub async fn pool_for(cx: &mut Cx<'_>, budgets: &Budgets, demand: &Demand) -> Outcome<Pool> {
    if cx.buyer()? != demand.organization {
        return Err(Refusal::NotFound.into());
    }
    if demand.is_sealed() {
        return Err(Refusal::Stale(StaleReason::AnswersSealed).into());
    }
    let pool = pool_of(cx, demand, i64::MAX).await?;
    if pool.parts.len() < 2 {
        return Ok(pool);
    }
    let most = most_of_goods(cx, budgets, demand.goods.as_str(), demand.wanted.quantity.dimension()).await?;
    if pool.base() <= most {
        return Ok(pool);
    }
    Ok(Pool { capped: Some(budgets.share.into()), ..pool_of(cx, demand, most).await? })
}

/// As [`pool_for`], for whoever may know of it; of `most` base units.
pub(super) async fn pool_of(cx: &mut Cx<'_>, demand: &Demand, most: i64) -> Outcome<Pool> {
    let left = demand.unasked();
    let left = left.with_base(left.base.min(most));
    if left.base == 0 || !demand.status.takes_answers() || demand.is_sealed() {
        return Ok(Pool::default());
    }
    let offers = cx.tx.offers_for_pool(demand, cx.now, MOST_OFFERS).await?;
    let fitting: Vec<_> = offers.into_iter().filter(|(offer, _)| is_in_time(cx, offer, demand)).collect();
    let candidates: Vec<_> = fitting
        .iter()
        .map(|(offer, last_turn)| Candidate { offer: offer.id, seller: offer.seller, left: offer.available, last_turn: *last_turn })
        .collect();
    let load = compose(left.base, &candidates, smallest_rest(left.dimension()), MOST_SELLERS);
    let chosen: Vec<_> = load
        .parts
        .iter()
        .filter_map(|part| fitting.iter().find(|(offer, _)| offer.id == part.offer).map(|(offer, _)| (offer, part.base)))
        .collect();
    let hours = hold_hours(demand);
    let Some(day) = chosen.iter().map(|(offer, _)| first_day(offer.terms.ready_from, hours, cx.now)).max() else {
        return Ok(Pool::default());
    };
    let part = |(offer, base): (&Offer, i64)| {
        let quantity = Quantity { base, unit: if base == offer.available { offer.offered.unit } else { left.unit } };
        PoolPart {
            offer: offer.id,
            terms_version: offer.terms_version,
            quantity,
            price: offer.terms.price,
            total: offer.terms.price.total(quantity, offer.terms.pack),
            handover: offer.terms.handover,
            day,
            place: offer.terms.place.clone(),
            region: offer.terms.region,
        }
    };
    let sellers = how_many(chosen.iter().map(|(offer, _)| offer.seller));
    Ok(Pool { parts: chosen.into_iter().map(part).collect(), sellers, answers: 0, capped: None })
}

fn how_many(sellers: impl Iterator<Item = PersonId>) -> i64 {
    i64::try_from(sellers.collect::<BTreeSet<_>>().len()).unwrap_or(i64::MAX)
}

fn hold_hours(demand: &Demand) -> i64 {
    Commodity::by_code(demand.goods.as_str()).map_or(0, |goods| goods.hold_hours)
}

/// Whether an offer fits a demand, and its goods can change hands in time after its seller has answered.
fn is_in_time(cx: &Cx<'_>, offer: &Offer, demand: &Demand) -> bool {
    fits(offer, demand, cx.now) && first_day(offer.terms.ready_from, hold_hours(demand), cx.now) <= demand.wanted.needed_on
}

/// What became of a load that was asked for.
#[derive(Debug)]
pub struct PoolAsked {
    /// The demand afterwards.
    pub demand: Demand,
    /// How much was asked for.
    pub quantity: Quantity,
    /// How many sellers are asked.
    pub sellers: i64,
    /// Whether a colleague has to approve it before they are.
    pub waits: bool,
    /// Offers that are others than were shown, or are gone: nobody was asked for them.
    pub left_out: Vec<OfferId>,
}

/// Asks for the parts of a load, as they were proposed. Where an offer has changed meanwhile, its part is left out. A load is one
/// ask: all its parts are counted together.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotFound`] for another organisation's; [`Refusal::Stale`] if the demand has changed, or no part
/// can be had any more; [`Refusal::OverBudget`].
pub async fn ask_pool(cx: &mut Cx<'_>, budgets: &Budgets, id: DemandId, seen: i64, parts: &[PoolPart]) -> Outcome<PoolAsked> {
    let stale = |why| Refusal::Stale(why);
    let mut offers: Vec<_> = parts.iter().map(|part| part.offer).collect();
    offers.sort_unstable();
    for offer in offers {
        cx.tx.offers().lock(offer).await?;
    }
    let demand = own_demand(cx, id, seen).await?;
    if demand.is_sealed() {
        return Err(stale(StaleReason::AnswersSealed).into());
    }
    let (mut asked, mut left_out, mut left) = (Vec::new(), Vec::new(), demand.unasked().base);
    let now = cx.tx.offers_for_pool(&demand, cx.now, MOST_OFFERS).await?;
    for part in parts {
        let offer = now.iter().map(|(offer, _)| offer).find(|offer| offer.id == part.offer);
        let stands = offer.is_some_and(|offer| {
            let same = offer.terms_version == part.terms_version && offer.available >= part.quantity.base;
            same && is_in_time(cx, offer, &demand) && first_day(offer.terms.ready_from, hold_hours(&demand), cx.now) <= part.day
        });
        if stands && part.quantity.base <= left {
            left -= part.quantity.base;
            asked.push(part);
        } else {
            left_out.push(part.offer);
        }
    }
    if asked.is_empty() {
        return Err(stale(StaleReason::OffersTaken).into());
    }
    let wanted: Vec<_> = asked.iter().map(|part| (part.offer, part.quantity)).collect();
    check_pool_budget(cx, budgets, &wanted).await?;
    // A load is one ask: what all its parts cost decides.
    let total = asked.iter().map(|part| part.total.map(|total| total.0)).sum::<Option<i64>>().map(Rupiah);
    let waits = needed(cx, demand.organization, &[cx.actor.id], total).await?;
    let by = step_by(cx);
    let demand = move_demand(cx.tx, &demand, DemandEvent::Ask, by, cx.now).await?.ok_or_else(|| stale(StaleReason::DemandChanged))?;
    let mut orders = Vec::with_capacity(asked.len());
    for part in asked {
        let options = RequestOptions { day: Some(part.day), note: demand.wanted.note.as_deref(), tolerance: None };
        orders.push(match request_of(cx, (part.offer, part.terms_version), part.quantity, options, Some((&demand, waits))).await {
            // Everything was looked at under the locks of the offers.
            Err(Error::Refused(_)) => return Err(Error::missing("offers", part.offer.0)),
            other => other?,
        });
    }
    let quantity = demand.wanted.quantity.with_base(orders.iter().map(|order| order.quantity.base).sum());
    let sellers = how_many(orders.iter().map(|order| order.seller));
    Ok(PoolAsked { demand: locked(cx.tx, id).await?.unwrap_or(demand), quantity, sellers, waits, left_out })
}
