//! Photos of a load: its slip, which the seller shows, its receipt with what was rejected, which the buyer shows, and what either shows of a
//! complaint.

use super::lifecycle::OrderEvent;
use crate::domain::{code::coded, lifecycle::Side};

/// How many photos of one kind are kept with a load.
pub const MOST_PHOTOS: i64 = 4;

coded! {
    /// What a photo of a load shows.
    PhotoKind("kind of a load's photo") {
        /// The slip of the scale or of the load.
        Slip = "SLIP",
        /// The receipt, or goods that were rejected.
        Receipt = "RECEIPT",
        /// What the seller shows of a complaint.
        SellerComplaint = "SELLER_COMPLAINT",
        /// What the buyer shows of a complaint.
        BuyerComplaint = "BUYER_COMPLAINT",
    }
}

impl PhotoKind {
    /// What a side shows: of a complaint while one is open.
    #[must_use]
    pub const fn of(side: Side, complained: bool) -> Self {
        match (side, complained) {
            (Side::Seller, false) => Self::Slip,
            (Side::Buyer, false) => Self::Receipt,
            (Side::Seller, true) => Self::SellerComplaint,
            (Side::Buyer, true) => Self::BuyerComplaint,
        }
    }

    /// The side that shows it.
    #[must_use]
    pub const fn side(self) -> Side {
        match self {
            Self::Slip | Self::SellerComplaint => Side::Seller,
            Self::Receipt | Self::BuyerComplaint => Side::Buyer,
        }
    }

    /// What photos show that `side` gives along with an event, if it takes any.
    #[must_use]
    pub const fn with(event: OrderEvent, side: Side) -> Option<Self> {
        match event {
            OrderEvent::Depart => Some(Self::Slip),
            OrderEvent::Arrive | OrderEvent::Receive | OrderEvent::CorrectReceipt => Some(Self::Receipt),
            OrderEvent::Complain => Some(Self::of(side, true)),
            _ => None,
        }
    }

    /// Whether an event takes photos.
    #[must_use]
    pub const fn comes_with(event: OrderEvent) -> bool {
        Self::with(event, Side::Seller).is_some()
    }
}
