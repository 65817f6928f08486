//! The buttons of the trade desk.

use crate::{
    chat::dialog::callback::actions,
    domain::{demand::DemandId, offer::OfferId, order::OrderId, person::PersonId},
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
        Farmer "desk-farmer" { farmer: PersonId },
        /// Lets this assistant, or the presser, act for the farmer.
        Assign "desk-assign" { farmer: PersonId, assistant: PersonId },
    }
}
