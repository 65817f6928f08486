//! How much one person or organisation may take of what all share. A budget of 0 is none.

use chrono::Duration;

use super::{
    context::{Cx, Outcome, Refusal},
    orders::order_for,
};
use crate::{
    domain::{
        budgets::Budgets,
        demand::DemandId,
        offer::OfferId,
        order::{OrderEvent, OrderId},
        person::PersonId,
        quantity::Quantity,
        unit::{Dimension, Unit},
    },
    notice::OverBudget,
};

/// Whether `used` leaves nothing of a budget.
const fn is_spent(budget: u32, used: i64) -> bool {
    budget > 0 && used >= budget as i64
}

/// Whether the seller may put up one more offer.
///
/// # Errors
/// [`Refusal::OverBudget`].
pub async fn check_offer_budget(cx: &mut Cx<'_>, budgets: &Budgets, seller: PersonId) -> Outcome<()> {
    if budgets.offers > 0 && is_spent(budgets.offers, cx.tx.usage().live_offers(seller, cx.now).await?) {
        return Err(Refusal::OverBudget(OverBudget::Offers { most: budgets.offers.into() }).into());
    }
    // Each new offer is told to everybody who waits for such goods.
    if budgets.withdrawals > 0 && is_spent(budgets.withdrawals, cx.tx.usage().withdrawn_offers(seller, cx.now - STEPS_TIME).await?) {
        return Err(Refusal::OverBudget(OverBudget::WithdrawnOffers).into());
    }
    Ok(())
}

/// Whether the actor's organisation may ask for all these parts of offers together: as for each of them alone, no request more than
/// may wait, and with all parts counted no more than its share of the goods.
///
/// # Errors
/// Those of [`check_request_budget`].
pub(super) async fn check_pool_budget(cx: &mut Cx<'_>, budgets: &Budgets, parts: &[(OfferId, Quantity)]) -> Outcome<()> {
    for (offer, quantity) in parts {
        check_request_budget(cx, budgets, *offer, *quantity).await?;
    }
    let (organization, now) = (cx.buyer()?, cx.now);
    let Some((offer, first)) = parts.first() else { return Ok(()) };
    if parts.len() > 1
        && let Some(goods) = cx.tx.offers().get(*offer).await?.map(|offer| offer.terms.commodity)
        && parts.iter().map(|(_, quantity)| quantity.base).sum::<i64>() > most_of_goods(cx, budgets, &goods, first.dimension()).await?
    {
        return Err(Refusal::OverBudget(OverBudget::Share { percent: budgets.share.into() }).into());
    }
    if budgets.holds == 0 {
        return Ok(());
    }
    let waiting = cx.tx.usage().requests(organization, *offer, now).await?.holds;
    if waiting.saturating_add(i64::try_from(parts.len()).unwrap_or(i64::MAX)) > budgets.holds.into() {
        return Err(Refusal::OverBudget(OverBudget::Holds { most: budgets.holds.into() }).into());
    }
    Ok(())
}

/// Whether the actor's organisation may ask for so much of the offer.
///
/// # Errors
/// [`Refusal::OverBudget`], [`Refusal::RoleNeeded`].
pub async fn check_request_budget(cx: &mut Cx<'_>, budgets: &Budgets, offer: OfferId, quantity: Quantity) -> Outcome<()> {
    let (organization, now) = (cx.buyer()?, cx.now);
    let refused = |what| Err(Refusal::OverBudget(what).into());
    // Budgets of 0 cost no look at the database.
    if [budgets.withdrawals, budgets.hold_pause, budgets.holds, budgets.share] == [0; 4] {
        return Ok(());
    }
    let used = cx.tx.usage().requests(organization, offer, now - Duration::hours(1)).await?;
    if is_spent(budgets.withdrawals, used.withdrawals) {
        return refused(OverBudget::Withdrawals);
    }
    let pause = Duration::minutes(budgets.hold_pause.into());
    if let Some(until) = used.let_go.map(|at| at + pause).filter(|until| *until > now) {
        return refused(OverBudget::HoldPause { until });
    }
    if is_spent(budgets.holds, used.holds) {
        return refused(OverBudget::Holds { most: budgets.holds.into() });
    }
    // A buyer who asks once may ask for all that one offer has.
    if budgets.share == 0 || used.of_goods == 0 {
        return Ok(());
    }
    let Some(offer) = cx.tx.offers().get(offer).await? else { return Ok(()) };
    let (held, live) = held_and_live(cx, &offer.terms.commodity, quantity.dimension()).await?;
    // Nobody else's goods are held where it is the only one.
    let is_only_one = live == offer.available.saturating_add(offer.held);
    if held > 0 && !is_only_one && i128::from(held + quantity.base) * 100 > i128::from(live) * i128::from(budgets.share) {
        return refused(OverBudget::Share { percent: budgets.share.into() });
    }
    Ok(())
}

/// What is held for the actor's organisation of these goods, and what all live offers have of them, in base units.
async fn held_and_live(cx: &mut Cx<'_>, goods: &str, dimension: Dimension) -> Outcome<(i64, i64)> {
    let (organization, now) = (cx.buyer()?, cx.now);
    let total = |amounts: Vec<(Unit, i64)>| {
        amounts
            .into_iter()
            .filter(|(unit, _)| Quantity { base: 0, unit: *unit }.dimension() == dimension)
            .map(|(_, base)| base)
            .sum::<i64>()
    };
    let held = total(cx.tx.usage().held_of(organization, goods).await?);
    Ok((held, total(cx.tx.usage().live_of(goods, now).await?)))
}

/// How much of these goods can still be asked for by several requests of the actor's organisation, in base units.
///
/// # Errors
/// [`Refusal::RoleNeeded`].
pub(super) async fn most_of_goods(cx: &mut Cx<'_>, budgets: &Budgets, goods: &str, dimension: Dimension) -> Outcome<i64> {
    if budgets.share == 0 {
        return Ok(i64::MAX);
    }
    let (held, live) = held_and_live(cx, goods, dimension).await?;
    let share = i128::from(live) * i128::from(budgets.share) / 100 - i128::from(held);
    Ok(i64::try_from(share.max(0)).unwrap_or(i64::MAX))
}

/// The other side hears of each step: so often within an hour one side can propose something for one order, take one of its steps again,
/// make a demand for the same goods or change one, or answer one demand; and so many of its offers a seller can withdraw before putting up
/// another. It is the budget of what an organisation can take back.
const STEPS_TIME: Duration = Duration::hours(1);

/// Whether the actor's side may propose `event` for an order, or take a step once more that it can repeat. Any other step has no budget.
///
/// # Errors
/// [`Refusal::OverBudget`]; [`Refusal::NotFound`] if the actor is no party.
pub async fn check_proposal_budget(cx: &mut Cx<'_>, budgets: &Budgets, id: OrderId, event: OrderEvent) -> Outcome<()> {
    if budgets.withdrawals == 0 {
        return Ok(());
    }
    let proposes = event.rows().any(|row| row.proposes);
    if !proposes && !event.repeats() {
        return Ok(());
    }
    let (order, side) = order_for(cx, id).await?;
    if !proposes {
        // What arrived of a further load is no correction.
        let is_first = event == OrderEvent::Arrive && order.progress.load.as_ref().is_some_and(|load| load.arrival.is_none());
        let Some(recorded) = event.recorded().next().filter(|_| !is_first) else { return Ok(()) };
        let made = cx.tx.usage().steps(id, (recorded, side), cx.now - STEPS_TIME).await?;
        let what = if event == OrderEvent::CorrectLoad { OverBudget::Corrections } else { OverBudget::Steps };
        return if is_spent(budgets.withdrawals, made) { Err(Refusal::OverBudget(what).into()) } else { Ok(()) };
    }
    let made = cx.tx.usage().proposals(id, side, cx.now - STEPS_TIME).await?;
    if is_spent(budgets.withdrawals, made) { Err(Refusal::OverBudget(OverBudget::Proposals).into()) } else { Ok(()) }
}

/// Whether the actor's organisation may make a demand for these goods, or change `demand`.
///
/// # Errors
/// [`Refusal::OverBudget`], [`Refusal::RoleNeeded`].
pub async fn check_demand_budget(cx: &mut Cx<'_>, budgets: &Budgets, goods: &str, demand: Option<DemandId>) -> Outcome<()> {
    let (organization, since) = (cx.buyer()?, cx.now - STEPS_TIME);
    if budgets.withdrawals == 0 {
        return Ok(());
    }
    let made = match demand {
        Some(id) => cx.tx.usage().changes_of_demand(id, since).await?,
        None => cx.tx.usage().demands(organization, goods, since).await?,
    };
    if is_spent(budgets.withdrawals, made) { Err(Refusal::OverBudget(OverBudget::DemandSteps).into()) } else { Ok(()) }
}

/// Whether the actor may answer a demand once more.
///
/// # Errors
/// [`Refusal::OverBudget`].
pub async fn check_answer_budget(cx: &mut Cx<'_>, budgets: &Budgets, demand: DemandId) -> Outcome<()> {
    if budgets.withdrawals == 0 {
        return Ok(());
    }
    let given = cx.tx.usage().answers(demand, cx.actor.id, cx.now - STEPS_TIME).await?;
    if is_spent(budgets.withdrawals, given) { Err(Refusal::OverBudget(OverBudget::Answers).into()) } else { Ok(()) }
}
