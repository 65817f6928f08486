//! The buttons of the trade desk.

use crate::{
    chat::dialog::callback::actions,
    domain::{demand::DemandId, offer::OfferId, order::OrderId},
};

actions! {
    /// The buttons of the trade desk.
    DeskAction {
        List "desk" { page: i64 },
        Order "desk-order" { order: OrderId },
        Demand "desk-need" { demand: DemandId },
        /// The buyer is told that live offers fit.
        Suggest "desk-pool" { demand: DemandId },
        Offer "desk-offer" { offer: OfferId },
    }
}
