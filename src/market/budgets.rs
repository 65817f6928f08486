//! How much one person or organisation may take of what all share. A budget of 0 is none.

use chrono::Duration;

use super::context::{Cx, Outcome, Refusal};
use crate::{
    domain::{budgets::Budgets, offer::OfferId, person::PersonId, quantity::Quantity},
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
    Ok(())
}

/// Whether the actor's organisation may ask for all these parts of offers together: as for each of them alone, and no request more
/// than may wait.
///
/// # Errors
/// Those of [`check_request_budget`].
pub(super) async fn check_pool_budget(cx: &mut Cx<'_>, budgets: &Budgets, parts: &[(OfferId, Quantity)]) -> Outcome<()> {
    for (offer, quantity) in parts {
        check_request_budget(cx, budgets, *offer, *quantity).await?;
    }
    let (organization, now) = (cx.buyer()?, cx.now);
    let Some((offer, _)) = parts.first().filter(|_| budgets.holds > 0) else { return Ok(()) };
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
    // Whoever asks once may ask for all that one offer has.
    if budgets.share == 0 || used.of_goods == 0 {
        return Ok(());
    }
    let Some(offer) = cx.tx.offers().get(offer).await? else { return Ok(()) };
    let dimension = quantity.dimension();
    let total = |amounts: Vec<_>| {
        amounts
            .into_iter()
            .filter(|(unit, _)| Quantity { base: 0, unit: *unit }.dimension() == dimension)
            .map(|(_, base)| base)
            .sum::<i64>()
    };
    let held = total(cx.tx.usage().held_of(organization, &offer.terms.commodity).await?);
    let live = total(cx.tx.usage().live_of(&offer.terms.commodity, now).await?);
    // Nobody else's goods are held where it is the only one.
    let is_only_one = live == offer.available.saturating_add(offer.held);
    if held > 0 && !is_only_one && i128::from(held + quantity.base) * 100 > i128::from(live) * i128::from(budgets.share) {
        return refused(OverBudget::Share { percent: budgets.share.into() });
    }
    Ok(())
}
