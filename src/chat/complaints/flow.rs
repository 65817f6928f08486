//! `/kelola`: a mediator sees what waits, an order whole, and decides.

use crate::{
    chat::{
        actions::ComplaintAction,
        dialog::{Flow, Paging, Turn},
        kit::keyboard::PER_PAGE,
    },
    domain::order::OrderId,
    market,
    notice::{Notice, OrderFacts},
};

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: ComplaintAction) -> Flow {
    match action {
        ComplaintAction::List { page } => list(turn, page).await,
        ComplaintAction::Card { order } => show(turn, order).await,
        ComplaintAction::Decide { order, version, outcome } => {
            let changed = market::decide(&mut turn.act()?, order, version, outcome).await?;
            turn.answer_with(Notice::ComplaintDecided { order: changed.order, outcome }).await
        }
    }
}

/// `/kelola`.
pub(in crate::chat) async fn list(turn: &mut Turn<'_>, page: i64) -> Flow {
    let paging = Paging::new(page, PER_PAGE);
    let (orders, count) = market::complaints(&mut turn.act()?, paging.limit, paging.offset()).await?;
    let orders = orders.iter().map(OrderFacts::from).collect();
    turn.answer_with(Notice::Complaints { orders, page: paging.page(count) }).await
}

async fn show(turn: &mut Turn<'_>, id: OrderId) -> Flow {
    let market::Mediated { order, names, may_decide } = market::mediated(&mut turn.act()?, id).await?;
    turn.answer_with(Notice::ComplaintCard { order, seller: names.seller, buyer: names.buyer, may_decide }).await
}
