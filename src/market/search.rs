//! What a buyer can see.

use super::act::{Act, Outcome, Refusal};
use crate::domain::{
    digest::Amounts,
    notice::BrowseQuery,
    offer::{Offer, OfferId},
    person::RoleKind,
};

/// A page of live offers, with how many there are and what they have left together.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; the store's.
pub async fn browse(act: &mut Act<'_>, query: &BrowseQuery, per_page: i64) -> Outcome<(Vec<Offer>, i64, Amounts)> {
    act.needs(RoleKind::Buyer)?;
    let (count, amounts) = act.tx.live_sums(query.commodity.as_deref(), act.now).await?;
    let offset = query.page.clamp(0, (count - 1).max(0) / per_page.max(1)) * per_page;
    let offers = act.tx.live_offers(query, act.now, per_page, offset).await?;
    Ok((offers, count, amounts))
}

/// A live offer.
///
/// # Errors
/// [`Refusal::RoleNeeded`], [`Refusal::Gone`]; the store's.
pub async fn live_offer(act: &mut Act<'_>, id: OfferId) -> Outcome<Offer> {
    act.needs(RoleKind::Buyer)?;
    let offer = act.tx.offer(id).await?.filter(|o| o.is_live(act.now));
    Ok(offer.ok_or(Refusal::Gone(id))?)
}
