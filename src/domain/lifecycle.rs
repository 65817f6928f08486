//! What the transition tables of offers and orders have in common.

use std::fmt;

use super::code::coded;

coded! {
    /// A party of an order.
    Side("side") {
        /// The side whose goods they are.
        Seller = "SELLER",
        /// The organisation that ordered.
        Buyer = "BUYER",
    }
}

/// An event that the state does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not possible from {0}")]
pub struct InvalidTransition<S: fmt::Display>(pub S);

/// The actors that may cause a transition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The seller, or the assistant who answers for the offer.
    Seller,
    /// Anybody of the buying organisation.
    Buyer,
    /// Either party.
    Either,
    /// The passing of time, or a person's becoming reachable or unreachable: nobody's act.
    Timer,
    /// The people who run the service.
    Operator,
}

impl By {
    /// Whether a party on `side` may cause the transition.
    #[must_use]
    pub const fn allows(self, side: Side) -> bool {
        matches!((self, side), (Self::Either, _) | (Self::Seller, Side::Seller) | (Self::Buyer, Side::Buyer))
    }
}

/// How a transition of an order moves the ordered quantity within its offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stock {
    /// From held back to available.
    Release,
    /// From held to committed.
    Commit,
    /// From committed back to available.
    Restore,
}

/// When news of a transition are delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// At once; during the quiet hours (20.00-05.00 WIB) without sound.
    Immediate,
    /// After the quiet hours.
    AfterQuietHours,
}

/// What has to be asked before a transition takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inquiry {
    /// The reason, as a [`CancelReason`](super::order::CancelReason).
    Reason,
}
