//! What a seller answers to a demand, and what becomes of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::DemandId;
use crate::domain::{
    code::coded,
    event::EventKind,
    handover::Handover,
    lifecycle::{By, InvalidTransition, To},
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
}

/// One row of [`ANSWER_LIFECYCLE`].
#[derive(Debug, PartialEq, Eq)]
pub struct AnswerTransition {
    /// The event that causes it.
    pub event: AnswerEvent,
    /// The state in which the event can happen.
    pub from: AnswerStatus,
    /// The state afterwards.
    pub to: To<AnswerStatus>,
    /// The actor that may cause it; what follows from something else is the timer's.
    pub by: By,
    /// The kind of its event in the trace of the demand.
    pub recorded: EventKind,
}

/// Every transition of an answer: it waits until one of them ends it.
pub const ANSWER_LIFECYCLE: &[AnswerTransition] = &[
    AnswerTransition {
        event: AnswerEvent::Replace,
        from: AnswerStatus::Sent,
        to: To::Same,
        by: By::Seller,
        recorded: EventKind::AnswerChanged,
    },
    AnswerTransition {
        event: AnswerEvent::Withdraw,
        from: AnswerStatus::Sent,
        to: To::State(AnswerStatus::Withdrawn),
        by: By::Seller,
        recorded: EventKind::AnswerWithdrawn,
    },
    AnswerTransition {
        event: AnswerEvent::Take,
        from: AnswerStatus::Sent,
        to: To::State(AnswerStatus::Taken),
        by: By::Buyer,
        recorded: EventKind::Awarded,
    },
    AnswerTransition {
        event: AnswerEvent::Decline,
        from: AnswerStatus::Sent,
        to: To::State(AnswerStatus::Declined),
        by: By::System,
        recorded: EventKind::AnswerDeclined,
    },
];

impl AnswerStatus {
    /// The transition that `event` causes in this state.
    ///
    /// # Errors
    /// [`InvalidTransition`] when `event` can't happen in this state.
    pub fn apply(self, event: AnswerEvent) -> Result<&'static AnswerTransition, InvalidTransition<Self>> {
        ANSWER_LIFECYCLE.iter().find(|row| row.event == event && row.from == self).ok_or(InvalidTransition(self))
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

    use AnswerStatus::{Declined, Sent, Taken, Withdrawn};

    #[test]
    fn every_state_and_every_event_lead_where_they_should() {
        let table = [
            (AnswerEvent::Replace, Sent),
            (AnswerEvent::Withdraw, Withdrawn),
            (AnswerEvent::Take, Taken),
            (AnswerEvent::Decline, Declined),
        ];
        assert_eq!((table.len(), ANSWER_LIFECYCLE.len()), (AnswerEvent::ALL.len(), AnswerEvent::ALL.len()));
        for (event, to) in table {
            assert_eq!(Sent.apply(event).map(|row| row.to.after(Sent)), Ok(to), "{event:?}");
            for ended in [Withdrawn, Taken, Declined] {
                assert_eq!(ended.apply(event), Err(InvalidTransition(ended)), "{event:?}");
            }
        }
    }
}
