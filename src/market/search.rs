//! What a buyer can see.

use super::{
    assistants::answers_for,
    context::{Cx, Outcome, Refusal},
};
use crate::{
    domain::{
        digest::Amounts,
        offer::{Offer, OfferId},
        person::RoleKind,
        search::{Limits, MAX_LISTED},
    },
    notice::BrowseQuery,
};

/// A page of live offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Those of the page.
    pub offers: Vec<Offer>,
    /// How many there are.
    pub count: i64,
    /// What they have left together.
    pub amounts: Amounts,
    /// How many more there are that can't be compared with the limits.
    pub aside: i64,
}

/// The codes of the goods that are offered now.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; the store's.
pub async fn live_goods(cx: &mut Cx<'_>) -> Outcome<Vec<String>> {
    cx.needs(RoleKind::Buyer)?;
    Ok(cx.tx.live_goods(cx.now).await?)
}

/// A page of live offers within `limits`.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; the store's.
pub async fn browse(cx: &mut Cx<'_>, query: &BrowseQuery, limits: &Limits, per_page: i64) -> Outcome<Found> {
    cx.needs(RoleKind::Buyer)?;
    let goods = query.commodity.as_deref();
    let (count, amounts) = cx.tx.live_sums(goods, limits, cx.now).await?;
    let last = (count.min(MAX_LISTED) - 1).max(0) / per_page.max(1);
    let offset = query.page.clamp(0, last) * per_page;
    let offers = cx.tx.live_offers(query, limits, cx.now, per_page, offset).await?;
    let aside = if limits.is_none() { 0 } else { cx.tx.live_aside(goods, limits, cx.now).await? };
    Ok(Found { offers, count, amounts, aside })
}

/// An offer that the actor may look at: his own, or a live one if he buys.
///
/// # Errors
/// [`Refusal::RoleNeeded`], [`Refusal::Gone`]; the store's.
pub async fn shown_offer(cx: &mut Cx<'_>, id: OfferId) -> Outcome<Offer> {
    match cx.tx.offers().get(id).await? {
        Some(offer) if answers_for(cx.actor, offer.seller, offer.entered_by) => Ok(offer),
        _ => live_offer(cx, id).await,
    }
}

/// A live offer.
///
/// # Errors
/// [`Refusal::RoleNeeded`], [`Refusal::Gone`]; the store's.
pub async fn live_offer(cx: &mut Cx<'_>, id: OfferId) -> Outcome<Offer> {
    cx.needs(RoleKind::Buyer)?;
    let offer = cx.tx.offers().get(id).await?.filter(|o| o.is_live(cx.now));
    Ok(offer.ok_or(Refusal::Gone(id))?)
}
