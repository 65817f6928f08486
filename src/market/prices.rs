//! Reference prices: entered by an admin, told to everybody alike.

use super::context::{Cx, Outcome, Refusal};
use crate::domain::{person::RoleKind, reference::Reference, wib};

/// Keeps a reference price.
///
/// # Errors
/// [`Refusal::RoleNeeded`] for everybody but an admin; [`Refusal::NotFound`] for what can be none.
pub async fn set_reference(cx: &mut Cx<'_>, reference: &Reference) -> Outcome<()> {
    cx.needs(RoleKind::Admin)?;
    reference.check(wib::day(cx.now)).map_err(|_| Refusal::NotFound)?;
    Ok(cx.tx.reference_prices().insert(reference, Some(cx.actor.id), cx.now).await?)
}
