//! Reference prices: entered by an admin, told to everybody alike.

use chrono::{DateTime, Utc};

use super::context::{Cx, Outcome, Refusal};
use crate::{
    domain::{person::RoleKind, reference::Reference, wib},
    store::{self, Tx},
};

/// The reference prices as they were entered last, by goods and unit.
pub async fn references(tx: &mut Tx, now: DateTime<Utc>) -> store::Result<Vec<Reference>> {
    tx.reference_prices().current(wib::day(now)).await
}

/// Those of them that hold today.
pub async fn references_today(tx: &mut Tx, now: DateTime<Utc>) -> store::Result<Vec<Reference>> {
    let mut references = references(tx, now).await?;
    references.retain(|reference| reference.holds_on(wib::day(now)));
    Ok(references)
}

/// Keeps a reference price.
///
/// # Errors
/// [`Refusal::RoleNeeded`] for everybody but an admin; [`Refusal::NotFound`] for what can be none.
pub async fn set_reference(cx: &mut Cx<'_>, reference: &Reference) -> Outcome<()> {
    cx.needs(RoleKind::Admin)?;
    reference.check(wib::day(cx.now)).map_err(|_| Refusal::NotFound)?;
    Ok(cx.tx.reference_prices().insert(reference, Some(cx.actor.id), cx.now).await?)
}
