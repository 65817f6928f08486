//! What a seller answers to a demand, and what becomes of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::DemandId;
use crate::domain::{
    code::coded,
    event::EventKind,
    handover::Handover,
    lifecycle::{By, InvalidTransition},
    money::Price,
    offer::OfferId,
    order::OrderId,
    person::PersonId,
    place::Region,
    quantity::Quantity,
};

/// An answer's row id: what buttons carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AnswerId(pub i64);

coded! {
    /// An answer's state.
    AnswerStatus("answer status") {
        /// It waits for the buyer.
        Sent = "sent",
        /// The seller took it back.
        Withdrawn = "withdrawn",
        /// The buyer took it, whole or in part: it is an order.
        Taken = "taken",
        /// The demand ended without it.
        Declined = "declined",
    }
}

/// What can happen to an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerEvent {
    /// The seller puts another one in its place.
    Replace,
    /// The seller takes it back.
    Withdraw,
    /// The buyer takes it.
    Take,
    /// The demand ends.
    Decline,
}

impl AnswerEvent {
    /// Every event.
    pub const ALL: &[Self] = &[Self::Replace, Self::Withdraw, Self::Take, Self::Decline];

    /// The side that may cause it; what follows from something else is the timer's.
    #[must_use]
    pub const fn by(self) -> By {
        match self {
            Self::Replace | Self::Withdraw => By::Seller,
            Self::Take => By::Buyer,
            Self::Decline => By::System,
        }
    }

    /// The kind of its event in the trace of the demand.
    #[must_use]
    pub const fn recorded(self) -> EventKind {
        match self {
            Self::Replace => EventKind::AnswerChanged,
            Self::Withdraw => EventKind::AnswerWithdrawn,
            Self::Take => EventKind::Awarded,
            Self::Decline => EventKind::AnswerDeclined,
        }
    }
}

impl AnswerStatus {
    /// The state after `event`: every event begins with an answer that waits.
    ///
    /// # Errors
    /// [`InvalidTransition`] when `event` can't happen in this state.
    pub fn apply(self, event: AnswerEvent) -> Result<Self, InvalidTransition<Self>> {
        match (self, event) {
            (Self::Sent, AnswerEvent::Replace) => Ok(Self::Sent),
            (Self::Sent, AnswerEvent::Withdraw) => Ok(Self::Withdrawn),
            (Self::Sent, AnswerEvent::Take) => Ok(Self::Taken),
            (Self::Sent, AnswerEvent::Decline) => Ok(Self::Declined),
            _ => Err(InvalidTransition(self)),
        }
    }
}

/// What a seller answers to a demand. It holds nothing until it is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Row id.
    pub id: AnswerId,
    /// The demand.
    pub demand: DemandId,
    /// The seller of the goods.
    pub seller: PersonId,
    /// The person who answers for it: the seller, or an assistant.
    pub entered_by: PersonId,
    /// The offer that the goods are of; without one, taking the answer makes one.
    pub offer: Option<OfferId>,
    /// The quantity that is offered.
    pub quantity: Quantity,
    /// What it costs.
    pub price: Price,
    /// Where the price applies.
    pub handover: Handover,
    /// The first day on which the goods can be taken (WIB).
    pub ready_on: NaiveDate,
    /// Where the goods are.
    pub place: String,
    /// Region of `place`.
    pub region: Region,
    /// State.
    pub status: AnswerStatus,
    /// Rises with every change.
    pub version: i64,
    /// The order that it became.
    pub order: Option<OrderId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_was_taken_back_taken_or_declined_stays_so() {
        for event in AnswerEvent::ALL.iter().copied() {
            assert!(AnswerStatus::Sent.apply(event).is_ok(), "{event:?}");
            for ended in [AnswerStatus::Withdrawn, AnswerStatus::Taken, AnswerStatus::Declined] {
                assert_eq!(ended.apply(event), Err(InvalidTransition(ended)), "{event:?}");
            }
        }
    }
}
