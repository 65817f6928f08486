//! `/kelola`: a mediator sees what waits, an order whole, and decides.

use super::forms::Ruling;
use crate::{
    chat::{
        actions::ComplaintAction,
        dialog::{Flow, Form, Paging, Turn},
        kit::keyboard::PER_PAGE,
    },
    domain::{
        order::{Detail, OrderId, Outcome},
        person::RoleKind,
    },
    market::{self, Refusal},
    notice::{Notice, OrderFacts, StaleReason},
};

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: ComplaintAction) -> Flow {
    match action {
        ComplaintAction::List { page } => list(turn, page).await,
        ComplaintAction::Card { order } => show(turn, order).await,
        ComplaintAction::Decide { order, version, outcome } => check(turn, (order, version), outcome).await,
    }
}

async fn decide(turn: &mut Turn<'_>, (order, version): (OrderId, i64), detail: &Detail) -> Flow {
    let changed = market::decide(&mut turn.act()?, order, version, detail).await?;
    let outcome = detail.outcome.unwrap_or(Outcome::Returned);
    turn.answer_with(Notice::ComplaintDecided { order: changed.order, outcome, returned: detail.returned }).await
}

/// What is decided is shown before it counts; how much goes back is asked first.
async fn check(turn: &mut Turn<'_>, (id, version): (OrderId, i64), outcome: Outcome) -> Flow {
    let market::Mediated { order, may_decide, .. } = market::mediated(&mut turn.act()?, id).await?;
    if order.version != version {
        return Err(Refusal::Stale(StaleReason::OrderChanged).into());
    }
    if !may_decide || !Outcome::OF_MEDIATORS.contains(&outcome) || !order.progress.can_be_decided(outcome) {
        return Err(Refusal::NotFound.into());
    }
    turn.begin(Ruling { order, outcome, returned: None }).await
}

impl Form for Ruling {
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        decide(turn, (self.order.id, self.order.version), &self.detail()).await
    }

    async fn abandon(self, turn: &mut Turn<'_>) -> Flow {
        show(turn, self.order.id).await
    }
}

/// `/kelola`.
pub(in crate::chat) async fn list(turn: &mut Turn<'_>, page: i64) -> Flow {
    let paging = Paging::new(page, PER_PAGE);
    let (orders, count) = market::complaints(&mut turn.act()?, paging.limit, paging.offset()).await?;
    let orders = orders.iter().map(OrderFacts::from).collect();
    let rules = turn.person()?.is(RoleKind::Admin);
    turn.answer_with(Notice::Complaints { orders, page: paging.page(count), rules }).await
}

async fn show(turn: &mut Turn<'_>, id: OrderId) -> Flow {
    let market::Mediated { order, names, may_decide, before } = market::mediated(&mut turn.act()?, id).await?;
    turn.answer_with(Notice::ComplaintCard { order, seller: names.seller, buyer: names.buyer, may_decide, before }).await
}
