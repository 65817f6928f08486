//! What a message shows of what waits for the trade desk.

use serde::{Deserialize, Serialize};

use super::{DemandFacts, OfferFacts, OrderFacts, PersonName};
use crate::domain::{
    desk::Matter,
    order::{OrderCode, Side},
    person::PersonId,
};

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
        /// The sides on which nobody is there any more, where that is why.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        gone: Vec<Side>,
    },
    /// A demand that is not wholly covered.
    Demand(DemandFacts),
    /// An offer of which nobody has ordered.
    Offer(OfferFacts),
    /// A farmer whose assistant can't act for him.
    Farmer {
        /// His number.
        id: PersonId,
        /// His name.
        farmer: PersonName,
        /// The kelurahan of his goods.
        place: String,
        /// Orders under way.
        orders: i64,
    },
}

/// A farmer whose assistant can't act for him, and who could.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskFarmerFacts {
    /// His number.
    pub id: PersonId,
    /// His name.
    pub farmer: PersonName,
    /// The kelurahan of his goods.
    pub place: String,
    /// Orders under way.
    pub orders: Vec<OrderCode>,
    /// Other assistants, those of his place first.
    pub others: Vec<(PersonId, PersonName)>,
    /// The reader, who can take over.
    pub reader: PersonId,
}
