//! The buttons of a history.

use crate::{
    chat::dialog::callback::actions,
    domain::{demand::DemandId, offer::OfferId, order::OrderId},
};

actions! {
    /// The buttons of a history.
    HistoryAction {
        Order "past" { order: OrderId, page: i64 },
        Offer "pastoffer" { offer: OfferId, page: i64 },
        Demand "pastneed" { demand: DemandId, page: i64 },
    }
}
