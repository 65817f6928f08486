//! *Riwayat*.

use crate::{
    chat::{
        actions::HistoryAction,
        dialog::{Flow, Paging, Turn},
    },
    market,
    notice::Notice,
};

/// Events on one page.
const PER_PAGE: i64 = 8;

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: HistoryAction) -> Flow {
    let (page, found) = match action {
        HistoryAction::Order { order, page } => {
            let paging = Paging::new(page, PER_PAGE);
            (paging, market::order_history(&mut turn.act()?, order, paging.limit, paging.offset()).await?)
        }
        HistoryAction::Offer { offer, page } => {
            let paging = Paging::new(page, PER_PAGE);
            (paging, market::offer_history(&mut turn.act()?, offer, paging.limit, paging.offset()).await?)
        }
        HistoryAction::Demand { demand, page } => {
            let paging = Paging::new(page, PER_PAGE);
            (paging, market::demand_history(&mut turn.act()?, demand, paging.limit, paging.offset()).await?)
        }
    };
    let (of, entries, count) = found;
    turn.answer_with(Notice::History { of, entries, page: page.page(count) }).await
}
