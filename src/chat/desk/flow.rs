//! `/meja`: what waits for the trade desk.

use crate::{
    chat::{
        actions::DeskAction,
        dialog::{Flow, Paging, Turn},
        kit::keyboard::PER_PAGE,
    },
    domain::demand::DemandId,
    market,
    notice::Notice,
};

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: DeskAction) -> Flow {
    match action {
        DeskAction::List { page } => list(turn, page).await,
        DeskAction::Order { order } => {
            let ((matter, gone), order, names) = market::desk_order(&mut turn.act()?, order).await?;
            turn.answer_with(Notice::DeskOrder { matter, order, seller: names.seller, buyer: names.buyer, gone }).await
        }
        DeskAction::Demand { demand } => demand_card(turn, demand, false).await,
        DeskAction::Suggest { demand } => {
            market::suggest_pool(&mut turn.act()?, demand).await?;
            demand_card(turn, demand, true).await
        }
        DeskAction::Offer { offer } => {
            let offer = market::desk_offer(&mut turn.act()?, offer).await?;
            turn.answer_with(Notice::DeskOffer { offer }).await
        }
        DeskAction::Farmer { farmer } => {
            let farmer = market::desk_farmer(&mut turn.act()?, farmer).await?;
            turn.answer_with(Notice::DeskFarmer { farmer }).await
        }
        DeskAction::Assign { farmer, assistant } => {
            let (farmer, assistant) = market::assign_farmer(&mut turn.act()?, farmer, assistant).await?;
            turn.roles_changed().await?;
            turn.answer_with(Notice::DeskAssigned { farmer: (&farmer).into(), assistant: (&assistant).into() }).await
        }
    }
}

/// A demand that waits; `told` once its buyer was told of offers for it.
async fn demand_card(turn: &mut Turn<'_>, id: DemandId, told: bool) -> Flow {
    let (demand, answers, found) = market::desk_demand(&mut turn.act()?, id).await?;
    turn.answer_with(Notice::DeskDemand { demand, answers, found, told }).await
}

/// `/meja`.
pub(in crate::chat) async fn list(turn: &mut Turn<'_>, page: i64) -> Flow {
    let paging = Paging::new(page, PER_PAGE);
    let (items, counts) = market::desk(&mut turn.act()?, paging.limit, paging.offset()).await?;
    let page = paging.page(counts.iter().map(|(_, count)| count).sum());
    turn.answer_with(Notice::Desk { items, counts, page }).await
}
