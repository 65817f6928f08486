//! The buttons of prices.

use crate::chat::dialog::callback::actions;

actions! {
    /// The buttons of prices.
    PriceAction {
        List "prices" { page: i64 },
        /// An admin enters a reference price.
        Enter "price-new",
    }
}
