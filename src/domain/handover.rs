//! The point at which goods change hands.

use super::code::coded;

coded! {
    /// Where the price applies.
    Handover("handover") {
        /// At the seller's (loco).
        SellerSite = "SELLER_SITE",
        /// At the trade centre or a cooperative.
        Hub = "HUB",
        /// At the buyer's store in Jakarta (franco).
        BuyerSite = "BUYER_SITE",
    }
}
