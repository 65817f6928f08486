//! What people do, and what is said to them.

use proptest::sample::Index;
use tembus::{
    domain::person::{Organization, RoleKind},
    notice::StaleReason,
};

/// How goods are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::model) enum Form {
    /// Kilograms, at a price for each.
    Loose,
    /// Kilograms that are sold all together.
    Lot,
    /// Crates of known content, at a price per kilogram.
    Crates,
}

/// How much of it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::model) enum Measure {
    /// In the unit of the offer.
    Some,
    /// All that is left.
    Rest,
    /// In another unit of the same kind.
    Sibling,
    /// In what it is not counted in.
    Pieces,
    /// None.
    Nothing,
}

/// An act. Nobody named is somebody who may; `old` brings a stamp that is over.
#[derive(Debug, Clone)]
pub(in crate::model) enum Deed {
    Publish {
        who: Option<usize>,
        kg: i64,
        form: Form,
        farmer: Option<usize>,
        ahead: u64,
        range: Option<u64>,
    },
    SetPhoto {
        who: Option<usize>,
        which: Index,
        photo: Option<&'static str>,
    },
    SetPrice {
        who: Option<usize>,
        which: Index,
        old: bool,
    },
    SetQuantity {
        who: Option<usize>,
        which: Index,
        old: bool,
        kg: i64,
        least: bool,
    },
    Withdraw {
        who: Option<usize>,
        which: Index,
        old: bool,
        elsewhere: bool,
    },
    Renew {
        who: Option<usize>,
        which: Index,
        old: bool,
    },
    Request {
        who: Option<usize>,
        which: Index,
        old: bool,
        kg: i64,
        measure: Measure,
    },
    Accept {
        who: Option<usize>,
        which: Index,
        old: bool,
    },
    Decline {
        who: Option<usize>,
        which: Index,
        old: bool,
    },
    WithdrawRequest {
        who: Option<usize>,
        which: Index,
        old: bool,
    },
    Cancel {
        who: Option<usize>,
        which: Index,
        old: bool,
        seller: bool,
    },
    /// Another day, so many days from now.
    Postpone {
        who: Option<usize>,
        which: Index,
        old: bool,
        seller: bool,
        days: u64,
    },
    AnswerDay {
        who: Option<usize>,
        which: Index,
        old: bool,
        seller: bool,
        yes: bool,
    },
    /// A step of what was agreed, by the seller or by the buyer unless somebody is named.
    Step {
        who: Option<usize>,
        which: Index,
        old: bool,
        seller: bool,
        step: Step,
    },
    Contact {
        who: Option<usize>,
        which: Index,
        seller: bool,
    },
    Pass {
        hours: i64,
        due: bool,
    },
    Reach {
        who: usize,
        lost: bool,
    },
    /// A company has a limit from now on, or none.
    SetLimit {
        company: Organization,
        on: bool,
    },
    /// A colleague decides about an order that has to be approved, or who asked asks again.
    Decide {
        who: Option<usize>,
        which: Index,
        old: bool,
        decision: Decision,
    },
    /// A buyer goes to another company.
    Move {
        who: usize,
        to: Organization,
    },
}

/// What is done about an order that has to be approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::model) enum Decision {
    Approve,
    Refuse,
    SendBack,
    /// By who asked, of all or of less.
    AskAgain {
        less: bool,
    },
}

/// What is changed of an agreed order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::model) enum What {
    Price,
    Quantity,
    Days,
}

/// What a party does about an agreed order.
#[derive(Debug, Clone, Copy)]
pub(in crate::model) enum Step {
    /// Asks the other side to cancel together.
    AskCancel,
    AnswerCancel {
        yes: bool,
    },
    /// Proposes another price, quantity, or other days of payment.
    Amend {
        what: What,
        share: u8,
    },
    AnswerTerms {
        yes: bool,
    },
    TakeBackTerms,
    /// Takes back what the own side proposed: a day, or to cancel.
    TakeBack {
        day: bool,
    },
    /// Loads a share of what is still to come.
    Depart {
        share: u8,
    },
    /// Says what was loaded in place of what was said before.
    CorrectLoad {
        share: u8,
    },
    /// Says how much of the load arrived, before it is graded.
    Arrive {
        share: u8,
    },
    /// Says what becomes of rejected goods.
    Dispose {
        disposition: u8,
    },
    /// Says how much of the load was accepted, for the first time or again.
    Receive {
        share: u8,
        broken: bool,
        parted: bool,
        again: bool,
    },
    AnswerReceipt {
        yes: bool,
    },
    CloseRest {
        /// The goods are not there any more.
        gone: bool,
    },
    /// Whether the seller still has the rest that somebody closed.
    AnswerRest {
        there: bool,
    },
    /// All papers are there; it will be paid so many days from now.
    Papers {
        days: u64,
    },
    SayPaid,
    AnswerPaid {
        yes: bool,
        /// Another sum came.
        other: bool,
    },
    Complain,
    DropComplaint,
    /// Proposes how a complaint ends: as it was loaded, or as it was entered.
    Propose {
        as_loaded: bool,
        /// So much goes back, if it is that.
        back: Option<u8>,
        /// The price becomes another one, if it is that.
        price: Option<u8>,
    },
    AnswerProposal {
        yes: bool,
    },
}

impl Step {
    /// Whether it is about a complaint.
    pub(super) const fn is_of_complaints(self) -> bool {
        matches!(self, Self::Complain | Self::DropComplaint | Self::Propose { .. } | Self::AnswerProposal { .. })
    }
}

/// What is said to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::model) enum Answer {
    Done,
    /// This is the other party, or who answers for him.
    Meet(usize),
    RoleNeeded(RoleKind),
    NotFound,
    Stale(StaleReason),
    /// So much is left.
    Less(i64),
    Gone,
    OwnOffer,
    WholeOnly,
    /// It has to be approved, and nobody can.
    NoApprover,
    /// It makes the order dearer than its company allows without an approval.
    Unapprovable,
    /// So much is bound.
    BelowReserved(i64),
}

/// The actor of a deed, its object, and what comes of it.
#[derive(Debug)]
pub(in crate::model) struct Expected {
    pub(in crate::model) who: usize,
    pub(in crate::model) target: usize,
    pub(in crate::model) answer: Answer,
}
