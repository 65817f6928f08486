//! A mediator sees the orders that are complained of and those of which figures are in dispute, and decides where the parties do not.

use super::{
    complaints::{has_interest, is_contested, mediates},
    context::{Cx, Outcome as Result, Refusal},
    orders::{Names, named},
    transition::{Changed, decide_for},
};
use crate::{
    domain::{
        order::{Complaint, Detail, Order, OrderId, Outcome, ReceiptEntry},
        person::RoleKind,
    },
    notice::OrderFacts,
};

/// What a mediator sees of an order: all of it; with an interest in it, neither the words nor the photos of the sides.
#[derive(Debug, Clone)]
pub struct Mediated {
    /// The order, with names.
    pub order: OrderFacts,
    /// How the parties are called.
    pub names: Names,
    /// Whether the mediator may decide.
    pub may_decide: bool,
    /// What was said of the last load's receipt before it came to its figures, the last three times.
    pub before: Vec<ReceiptEntry>,
}

/// How many earlier words about a receipt are shown.
const MOST_BEFORE: usize = 3;

fn mediator(cx: &Cx<'_>) -> Result<()> {
    if mediates(cx.actor) { Ok(()) } else { Err(cx.active().err().unwrap_or(Refusal::RoleNeeded(RoleKind::Admin)).into()) }
}

/// A page of the orders with an open complaint, or with figures that are in dispute, the oldest first.
///
/// # Errors
/// [`Refusal::RoleNeeded`] for a person who is no mediator.
pub async fn complaints(cx: &mut Cx<'_>, limit: i64, offset: i64) -> Result<(Vec<Order>, i64)> {
    mediator(cx)?;
    Ok(cx.tx.complaints().page(limit, offset).await?)
}

/// An order with a complaint or with figures in dispute, whole.
///
/// # Errors
/// [`Refusal::RoleNeeded`] for a person who is no mediator; [`Refusal::NotFound`] if there is nothing to decide.
pub async fn mediated(cx: &mut Cx<'_>, id: OrderId) -> Result<Mediated> {
    mediator(cx)?;
    let order = cx.tx.orders().get(id).await?.filter(is_contested).ok_or(Refusal::NotFound)?;
    let may_decide = !has_interest(cx.tx, cx.actor, &order).await?;
    let (mut order, names) = named(cx.tx, &order).await?;
    if !may_decide {
        // What the sides say and show in confidence is for who decides.
        order.progress.photos = 0;
        order.progress.complaint = order.progress.complaint.map(|complaint| Complaint { note: None, reply: None, ..complaint });
    }
    let last = order.progress.load.as_ref().map(|load| load.number);
    let mut before: Vec<_> = cx.tx.deliveries().entries(id).await?.into_iter().filter(|(number, _)| Some(*number) == last).collect();
    before.pop();
    let skipped = before.len().saturating_sub(MOST_BEFORE);
    let before = before.into_iter().skip(skipped).map(|(_, said)| said).collect();
    Ok(Mediated { order, names, may_decide, before })
}

/// A mediator decides how a complaint ends; both sides are told.
///
/// # Errors
/// [`Refusal::RoleNeeded`] for a person who is no mediator; [`Refusal::NotFound`] for a person who has an interest in the order, and for an
/// outcome that is no mediator's; [`Refusal::Stale`] if the order is in another state or version.
pub async fn decide(cx: &mut Cx<'_>, id: OrderId, seen: i64, detail: &Detail) -> Result<Changed> {
    mediator(cx)?;
    let order = cx.tx.orders().get(id).await?.ok_or(Refusal::NotFound)?;
    let is_known = detail.outcome.is_some_and(|outcome| Outcome::OF_MEDIATORS.contains(&outcome));
    if has_interest(cx.tx, cx.actor, &order).await? || !is_known {
        return Err(Refusal::NotFound.into());
    }
    decide_for(cx, &order, seen, detail).await
}
