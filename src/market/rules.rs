//! What an admin sets in the chat for orders that begin from now on: how much more than was agreed can be accepted of goods, and above how
//! much an organisation's orders need a second yes. Rows are kept, the last one holds; the command line keeps them as well, by nobody.

use super::context::{Cx, Outcome};
use crate::domain::{
    commodity::GoodsCode,
    money::Rupiah,
    person::{Organization, RoleKind},
    tolerance::Tolerance,
};

/// What holds now, where anything does.
pub type Rules = (Vec<(GoodsCode, Tolerance)>, Vec<(Organization, Rupiah)>);

/// What holds now, for an admin.
///
/// # Errors
/// [`Refusal::RoleNeeded`](super::Refusal::RoleNeeded) for everybody else.
pub async fn rules(cx: &mut Cx<'_>) -> Outcome<Rules> {
    cx.needs(RoleKind::Admin)?;
    Ok((cx.tx.tolerances().await?, cx.tx.approval_limits().await?))
}

/// Keeps how much more than was agreed can be accepted of goods.
///
/// # Errors
/// [`Refusal::RoleNeeded`](super::Refusal::RoleNeeded) for everybody but an admin.
pub async fn set_tolerance(cx: &mut Cx<'_>, goods: &GoodsCode, tolerance: Tolerance) -> Outcome<()> {
    cx.needs(RoleKind::Admin)?;
    Ok(cx.tx.set_tolerance(goods, tolerance, Some(cx.actor.id), cx.now).await?)
}

/// Keeps above how much orders of an organisation need a second yes; `None` if none needs it any more.
///
/// # Errors
/// [`Refusal::RoleNeeded`](super::Refusal::RoleNeeded) for everybody but an admin.
pub async fn set_approval_limit(cx: &mut Cx<'_>, organization: Organization, limit: Option<Rupiah>) -> Outcome<()> {
    cx.needs(RoleKind::Admin)?;
    Ok(cx.tx.set_approval_limit(organization, limit, Some(cx.actor.id), cx.now).await?)
}
