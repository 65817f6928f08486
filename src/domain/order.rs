//! Orders: what was agreed, between whom, and how far it has come.

mod amendment;
mod complaint;
mod deadline;
mod delivery;
mod detail;
mod lifecycle;
mod photo;
mod position;

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    demand::DemandId,
    money::Rupiah,
    offer::{OfferId, Terms},
    person::{Organization, PersonId},
    quantity::Quantity,
};

pub use self::{
    amendment::{Addendum, Amendment, MOST_PAYMENT_DAYS, Term},
    complaint::{Complaint, Outcome, Trouble},
    deadline::{Deadline, PAYMENT_DAYS, TRAVEL_TIME},
    delivery::{Arrival, Disposition, Load, LoadState, LossReason, Payment, Progress, Receipt, ReceiptAnswer},
    detail::{CancelReason, Detail, Proposal},
    lifecycle::{Given, Inquiry, LIFECYCLE, OrderEvent, OrderStatus, REQUEST_TELLS, Transition},
    photo::{MOST_PHOTOS, PhotoKind},
    position::Position,
};
pub use super::lifecycle::Side;

/// An order's row id: what buttons carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OrderId(pub i64);

/// An order's number, said as `O-2026-00087`; counted within the WIB year of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OrderCode {
    /// WIB year.
    pub year: i32,
    /// Number within the year, from 1.
    pub number: i64,
}

impl std::str::FromStr for OrderCode {
    type Err = String;

    /// Reads `O-2026-00087`.
    fn from_str(text: &str) -> Result<Self, String> {
        let read = || {
            let mut parts = text.strip_prefix("O-")?.split('-');
            let (year, number) = (parts.next()?, parts.next()?);
            let known = year.len() == 4 && number.len() == 5 && parts.next().is_none();
            Some(Self { year: year.parse().ok().filter(|_| known)?, number: number.parse().ok()? })
        };
        read().ok_or_else(|| "the number of an order looks like O-2026-00087".to_owned())
    }
}

impl fmt::Display for OrderCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "O-{}-{:05}", self.year, self.number)
    }
}

/// How an order was ended by one of its parties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cancellation {
    /// The side that ended it.
    pub by: Side,
    /// Why; `None` for a request that was withdrawn before its answer.
    pub reason: Option<CancelReason>,
    /// The person's own words, with [`CancelReason::Other`].
    pub note: Option<String>,
    /// Whether the other side agreed.
    pub together: bool,
    /// When (UTC).
    pub at: DateTime<Utc>,
}

/// An order's state with what belongs to it. All instants are UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrderState {
    /// The buyer waits for an answer.
    Requested,
    /// The seller agreed at `at`.
    Confirmed {
        /// When.
        at: DateTime<Utc>,
    },
    /// The seller declined at `at`.
    Declined {
        /// When.
        at: DateTime<Utc>,
    },
    /// The hold ended at `at` without an answer.
    Lapsed {
        /// When.
        at: DateTime<Utc>,
    },
    /// A party withdrew the request or cancelled the agreement.
    Cancelled(Cancellation),
    /// The goods of an order confirmed at `confirmed` are on their way.
    Shipped {
        /// When the seller agreed.
        confirmed: DateTime<Utc>,
    },
    /// The goods of an order confirmed at `confirmed` arrived.
    Received {
        /// When the seller agreed.
        confirmed: DateTime<Utc>,
    },
    /// An order confirmed at `confirmed` is done.
    Closed {
        /// When the seller agreed.
        confirmed: DateTime<Utc>,
    },
}

impl OrderState {
    /// The state without what belongs to it.
    #[must_use]
    pub const fn status(&self) -> OrderStatus {
        match self {
            Self::Requested => OrderStatus::Requested,
            Self::Confirmed { .. } => OrderStatus::Confirmed,
            Self::Declined { .. } => OrderStatus::Declined,
            Self::Lapsed { .. } => OrderStatus::Lapsed,
            Self::Cancelled(_) => OrderStatus::Cancelled,
            Self::Shipped { .. } => OrderStatus::Shipped,
            Self::Received { .. } => OrderStatus::Received,
            Self::Closed { .. } => OrderStatus::Closed,
        }
    }

    /// How a party ended the order, if one did.
    #[must_use]
    pub const fn cancellation(&self) -> Option<&Cancellation> {
        if let Self::Cancelled(cancellation) = self { Some(cancellation) } else { None }
    }

    /// When both sides had said yes (UTC), while the order stands.
    #[must_use]
    pub const fn confirmed_at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Confirmed { at } => Some(*at),
            Self::Shipped { confirmed } | Self::Received { confirmed } | Self::Closed { confirmed } => Some(*confirmed),
            Self::Requested | Self::Declined { .. } | Self::Lapsed { .. } | Self::Cancelled(_) => None,
        }
    }
}

/// An order, with a snapshot of the terms to which both sides said yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Row id.
    pub id: OrderId,
    /// The spoken number.
    pub code: OrderCode,
    /// The offer that it is of.
    pub offer: OfferId,
    /// The offer's seller.
    pub seller: PersonId,
    /// The person who answers for it: the seller, or the assistant who entered the offer.
    pub entered_by: PersonId,
    /// The person who ordered.
    pub buyer: PersonId,
    /// The organisation that it is for.
    pub organization: Organization,
    /// State, with what belongs to it.
    pub state: OrderState,
    /// Rises with every change.
    pub version: i64,
    /// The terms as they were when the buyer ordered.
    pub terms: Terms,
    /// The ordered quantity.
    pub quantity: Quantity,
    /// What it costs in all, where that can be said before weighing.
    pub total: Option<Rupiah>,
    /// When the buyer asked.
    pub requested_at: DateTime<Utc>,
    /// Until when the goods are held for an answer.
    pub hold_until: DateTime<Utc>,
    /// What one side proposed, while the other has not answered.
    pub proposal: Option<Proposal>,
    /// How far the goods have come.
    pub progress: Progress,
    /// When the next of its deadlines falls due that nobody was told of.
    pub due_at: Option<DateTime<Utc>>,
    /// What the buyer said with it.
    pub buyer_note: Option<String>,
    /// The demand that it is of.
    pub demand: Option<DemandId>,
}

impl Order {
    /// Where the order stands, for the table of transitions.
    #[must_use]
    pub fn position(&self) -> Position {
        Position::of(self.status(), self.proposal.as_ref().map(Proposal::made), &self.progress, self.quantity.base)
    }

    /// The most that can still be accepted, in base units: what was agreed and what is tolerated besides, less what was accepted.
    #[must_use]
    pub fn most_accepted(&self) -> i64 {
        self.terms.most_accepted(self.quantity.base).saturating_sub(self.progress.accepted)
    }

    /// What it will cost in all as far as it has come, where that can be said before weighing.
    #[must_use]
    pub fn worth(&self) -> Option<Rupiah> {
        let expected = self.quantity.with_base(self.progress.expected(self.quantity.base));
        self.total.and_then(|_| self.terms.worth(expected, self.quantity))
    }

    /// The state without what belongs to it.
    #[must_use]
    pub const fn status(&self) -> OrderStatus {
        self.state.status()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_has_five_digits() {
        let code = OrderCode { year: 2026, number: 87 };
        assert_eq!(code.to_string(), "O-2026-00087");
        assert_eq!("O-2026-00087".parse(), Ok(code));
        for other in ["O-26-00087", "O-2026-87", "O-2026-000087", "O-2026-00087-1", "O-2026", "2026-00087", "O-x026-00087"] {
            assert!(other.parse::<OrderCode>().is_err(), "{other}");
        }
    }
}
