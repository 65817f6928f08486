//! Orders: what was agreed, between whom, and how far it has come.

mod amendment;
mod approval;
mod complaint;
mod deadline;
mod delivery;
mod detail;
mod lifecycle;
mod number;
mod photo;
mod position;

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    demand::DemandId,
    money::Rupiah,
    offer::{OfferId, Terms},
    person::{Organization, PersonId},
    quantity::Quantity,
};

pub use self::{
    amendment::{Addendum, Amendment, MOST_PAYMENT_DAYS, Term},
    approval::{Approval, ApprovalStep},
    complaint::{Complaint, Outcome, Trouble},
    deadline::{DESK_HEARS_AFTER, Deadline, PAYMENT_DAYS, TRAVEL_TIME},
    delivery::{
        Arrival, Disposition, Load, LoadFigures, LoadState, LossReason, Payment, Progress, Receipt, ReceiptAnswer, ReceiptCause,
        ReceiptEntry, Reject, Weighed,
    },
    detail::{Along, CancelReason, Detail, Proposal, SharedTruck},
    lifecycle::{AnswerKind, Given, Inquiry, LIFECYCLE, OrderEvent, OrderStatus, REQUEST_TELLS, Transition},
    number::{NamedOrder, OrderCode, OrderId},
    photo::{MOST_PHOTOS, PhotoKind},
    position::Position,
};
pub use super::lifecycle::Side;

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
        /// When it was said or done (UTC).
        at: DateTime<Utc>,
    },
    /// The seller declined at `at`.
    Declined {
        /// When it was said or done (UTC).
        at: DateTime<Utc>,
    },
    /// The hold ended at `at` without an answer.
    Lapsed {
        /// When it was said or done (UTC).
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
    /// The yes of a second person of the organisation, where the order needs it.
    pub approval: Option<Approval>,
    /// Whether a colleague did not approve it, or none was left who could.
    pub refused: bool,
    /// What the person remarked that did not approve it or sent it back.
    pub remark: Option<String>,
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
        let position = Position::of(self.status(), self.proposal.as_ref().map(Proposal::made), &self.progress, self.quantity.base);
        let (all_came, unweighed) =
            (self.progress.all_came(&self.terms, self.quantity), self.progress.lacks_weight(&self.terms, self.quantity));
        Position { approval: self.approval, all_came, unweighed, ..position }
    }

    /// The day (WIB) on which what is owed for it should be paid; `None` once its seller has the money, before the papers are complete, and
    /// while a complaint holds the payment.
    #[must_use]
    pub fn owed_on(&self) -> Option<NaiveDate> {
        let position = self.position();
        let owed = match self.progress.payment {
            Some(Payment::PapersComplete) => !position.all_came,
            Some(Payment::SaidPaid) => true,
            Some(Payment::Confirmed) | None => false,
        };
        let is_owed = owed && self.status() == OrderStatus::Received && self.progress.is_paid_for() && !position.holds_payment();
        self.progress.due.filter(|_| is_owed)
    }

    /// Whether `side` is spoken to about the payment so many `days` after the day until which it should be paid: the buyer while it is owed
    /// and nobody said that it was paid, the seller from that day on until the money is there.
    #[must_use]
    pub fn is_reminded_of_payment(&self, side: Side, days: i64) -> bool {
        match side {
            Side::Buyer => self.owed_on().is_some() && self.progress.payment == Some(Payment::PapersComplete),
            Side::Seller => days >= 0,
        }
    }

    /// Whether its seller must not know of it.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.approval.is_some_and(Approval::hides)
    }

    /// The most that can still be accepted, in base units: what was agreed and what is tolerated besides, less what was accepted.
    #[must_use]
    pub fn most_accepted(&self) -> i64 {
        self.terms.most_accepted(self.quantity.base).saturating_sub(self.progress.accepted)
    }

    /// What it will cost in all as far as it has come, where that can be said before weighing.
    #[must_use]
    pub fn worth(&self) -> Option<Rupiah> {
        self.progress.cost(&self.terms, self.quantity)
    }

    /// The state without what belongs to it.
    #[must_use]
    pub const fn status(&self) -> OrderStatus {
        self.state.status()
    }
}
