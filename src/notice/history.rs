//! What happened to an offer, a demand or an order, one line an event.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::person_name::PersonName;
use crate::domain::{
    demand::DemandId,
    event::EventKind,
    money::Price,
    offer::OfferId,
    order::{OrderCode, OrderId, Reject, Side},
    quantity::Quantity,
};

/// What the history is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum HistoryOf {
    /// An offer's.
    Offer {
        /// The offer.
        offer: OfferId,
    },
    /// A demand's.
    Demand {
        /// The demand.
        demand: DemandId,
    },
    /// An order's.
    Order {
        /// The order.
        order: OrderId,
        /// Its spoken number.
        code: OrderCode,
    },
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// When it happened (UTC).
    pub at: DateTime<Utc>,
    /// The kind of event.
    pub kind: EventKind,
    /// The side that did it; `None` for time, a mediator and the people who run the service.
    pub by: Option<Side>,
    /// The price that was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Price>,
    /// What the side said of a complaint in its own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What was accepted and what was rejected, as a receipt said it then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<(Quantity, Quantity)>,
    /// What the accepted weighs, as it was said then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Quantity>,
    /// What of it was rejected for which of several reasons, and of which goods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rejects: Option<Box<(String, Vec<Reject>)>>,
    /// How much an answer to a demand brings, or was taken of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// The seller whose goods were taken, where the reader may know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seller: Option<PersonName>,
}
