//! An offer that takes the place of one that is up: nothing of the old one is touched before the new one is up.

use super::{
    budgets::check_offer_budget,
    context::{Cx, Outcome},
    offers::{OfferDraft, own_offer, publish, publish_for, renew, withdraw},
    relist::relist,
};
use crate::domain::{
    budgets::Budgets,
    offer::{Offer, OfferId},
    person::PersonId,
    wib,
};

/// What takes the place of an offer.
#[derive(Debug, Clone)]
pub enum Successor {
    /// What a seller filled in, or an assistant for this farmer.
    Draft(Option<PersonId>, Box<OfferDraft>),
    /// A copy of an earlier offer whose terms are still at this version.
    Again(OfferId, i64),
    /// An offer whose time passed, put up again as it was at this version.
    Renewed(OfferId, i64),
}

/// What became of both.
#[derive(Debug, Clone)]
pub struct Replaced {
    /// The offer that is up now.
    pub offer: Offer,
    /// The old one, if it was still up, and how many requests for it wait for an answer.
    pub old: Option<(Offer, i64)>,
}

/// Puts an offer up in the place of the actor's offer `up`, and takes that one down. An offer more than the seller may have up is none:
/// the old one makes room for it.
///
/// # Errors
/// Those of [`publish_for`], [`relist`] and [`renew`]; nothing has changed then. [`super::Refusal::OverBudget`] where the old one has ended
/// meanwhile and makes no room.
pub async fn replace(cx: &mut Cx<'_>, budgets: &Budgets, up: OfferId, new: Successor) -> Outcome<Replaced> {
    cx.tx.offers().lock(up).await?;
    let old = own_offer(cx, up).await?;
    let is_up = old.is_live(cx.now);
    if !is_up {
        check_offer_budget(cx, budgets, old.seller).await?;
    }
    let is_new = !matches!(new, Successor::Renewed(..));
    let offer = match new {
        Successor::Draft(None, draft) => publish(cx, *draft).await?,
        Successor::Draft(Some(farmer), draft) => publish_for(cx, farmer, *draft).await?,
        Successor::Again(offer, terms) => relist(cx, offer, terms).await?,
        Successor::Renewed(offer, version) => renew(cx, offer, version).await?,
    };
    if !is_up || offer.id == up {
        return Ok(Replaced { offer, old: None });
    }
    if is_new {
        // The goods are counted as new once, on the day on which they were first offered.
        cx.tx.offers().count_with(offer.id, up, wib::borders(wib::day(cx.now)).0).await?;
    }
    let old = withdraw(cx, up, old.version).await?;
    Ok(Replaced { offer, old: Some(old) })
}
