//! What the transition tables have in common.

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

coded! {
    /// Why a side of an order does not read now what the other one did.
    Unheard("reason why a side is not told") {
        /// Nobody of it can be reached now: it is told later.
        Unreachable = "UNREACHABLE",
        /// Nobody of it is there any more.
        Gone = "GONE",
    }
}

/// An event that the state does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not possible from {0}")]
pub struct InvalidTransition<S: fmt::Display>(pub S);

/// Where a transition leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To<S> {
    /// Nowhere: it stays in the state in which it was.
    Same,
    /// To another state.
    State(S),
}

impl<S: Copy> To<S> {
    /// The state after a transition that began in `from`.
    pub const fn after(self, from: S) -> S {
        match self {
            Self::Same => from,
            Self::State(to) => to,
        }
    }
}

/// The actors that may cause a transition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The seller, or the assistant who answers for the offer.
    Seller,
    /// Anybody of the buying organisation.
    Buyer,
    /// Of the buying organisation the person that asked for it.
    Asker,
    /// Anybody of the buying organisation but the person that asked for it.
    Approver,
    /// Either party.
    Either,
    /// The side whose proposal stands.
    Proposer,
    /// The side to which a proposal was made.
    Answerer,
    /// The passing of time, or a person's becoming reachable or unreachable: nobody's act.
    System,
    /// The side whose complaint is open.
    Complainer,
    /// The people who run the service, or a mediator.
    Operator,
}

impl Side {
    /// The other party.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Seller => Self::Buyer,
            Self::Buyer => Self::Seller,
        }
    }
}

impl By {
    /// Whether a person of a side that [`allows`](Self::allows) admits may cause it: `is_asker` says whether the person asked for the order.
    #[must_use]
    pub const fn allows_person(self, is_asker: bool) -> bool {
        match self {
            Self::Asker => is_asker,
            Self::Approver => !is_asker,
            _ => true,
        }
    }

    /// Whether a party on `side` may cause the transition while the proposal of `proposer` stands and `complainer` complains.
    #[must_use]
    pub fn allows(self, side: Side, proposer: Option<Side>, complainer: Option<Side>) -> bool {
        match self {
            Self::Seller => side == Side::Seller,
            Self::Buyer | Self::Asker | Self::Approver => side == Side::Buyer,
            Self::Either => true,
            Self::Proposer => proposer == Some(side),
            Self::Answerer => proposer.is_some_and(|proposer| proposer != side),
            Self::Complainer => complainer == Some(side),
            Self::System | Self::Operator => false,
        }
    }
}

/// How a transition of an order moves the ordered quantity within its offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stock {
    /// It stays where it is.
    Keep,
    /// From held back to available.
    Release,
    /// From held to committed.
    Commit,
    /// From committed back to available.
    Restore,
    /// From committed to fulfilled.
    Fulfil,
}

/// When news of a transition are delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// At once; during the quiet hours (20.00-05.00 WIB) without sound.
    Immediate,
    /// After the quiet hours.
    AfterQuietHours,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_actor_is_one_side_both_or_none() {
        let (seller, buyer) = (Side::Seller, Side::Buyer);
        let sides = |by: By, proposer, complainer| [seller, buyer].map(|side| by.allows(side, proposer, complainer));
        assert_eq!(sides(By::Seller, None, None), [true, false]);
        assert_eq!(sides(By::Buyer, None, None), [false, true]);
        for by in [By::Asker, By::Approver] {
            assert_eq!(sides(by, None, None), [false, true], "{by:?}");
            assert_eq!([true, false].map(|asker| by.allows_person(asker)), [by == By::Asker, by == By::Approver]);
        }
        assert!(By::Buyer.allows_person(true) && By::Buyer.allows_person(false));
        assert_eq!(sides(By::Either, None, None), [true, true]);
        assert_eq!(sides(By::Proposer, Some(seller), None), [true, false]);
        assert_eq!(sides(By::Answerer, Some(seller), None), [false, true]);
        assert_eq!(sides(By::Complainer, None, Some(buyer)), [false, true]);
        for by in [By::Proposer, By::Answerer, By::Complainer, By::System, By::Operator] {
            assert_eq!(sides(by, None, None), [false, false], "{by:?}");
        }
    }
}
