//! Photos of a load: its slip, which the seller shows, and its receipt with what was rejected, which the buyer shows.

use super::lifecycle::OrderEvent;
use crate::domain::{code::coded, lifecycle::Side};

/// So many photos of one kind are kept with a load.
pub const MOST_PHOTOS: i64 = 4;

coded! {
    /// What a photo of a load shows.
    PhotoKind("kind of a load's photo") {
        /// The slip of the scale or of the load.
        Slip = "SLIP",
        /// The receipt, or goods that were rejected.
        Receipt = "RECEIPT",
    }
}

impl PhotoKind {
    /// What a side shows.
    #[must_use]
    pub const fn of(side: Side) -> Self {
        match side {
            Side::Seller => Self::Slip,
            Side::Buyer => Self::Receipt,
        }
    }

    /// The side that shows it.
    #[must_use]
    pub const fn side(self) -> Side {
        match self {
            Self::Slip => Side::Seller,
            Self::Receipt => Side::Buyer,
        }
    }

    /// What photos show that are given along with an event, if it takes any.
    #[must_use]
    pub const fn with(event: OrderEvent) -> Option<Self> {
        match event {
            OrderEvent::Depart => Some(Self::Slip),
            OrderEvent::Arrive | OrderEvent::Receive | OrderEvent::CorrectReceipt => Some(Self::Receipt),
            _ => None,
        }
    }
}
