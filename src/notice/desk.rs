//! What a message shows of what waits for the trade desk.

use serde::{Deserialize, Serialize};

use super::{DemandFacts, OfferFacts, OrderFacts};
use crate::domain::desk::Matter;

/// Something that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "item", rename_all = "snake_case")]
pub enum DeskItem {
    /// An order.
    Order {
        /// Why it waits.
        matter: Matter,
        /// The order, without names.
        order: Box<OrderFacts>,
    },
    /// A demand that is not wholly covered.
    Demand(DemandFacts),
    /// An offer of which nobody has ordered.
    Offer(OfferFacts),
}
