//! The transitions of a price talk.

use crate::domain::{
    code::coded,
    event::EventKind,
    lifecycle::{By, Urgency},
};

coded! {
    /// A price talk's state.
    TalkStatus("talk status") {
        /// The price that was named last waits for an answer.
        Open = "open",
        /// Both sides said yes: it is an order.
        Agreed = "agreed",
        /// The side that was asked has had enough.
        Declined = "declined",
        /// The side that named the last price took it back.
        Withdrawn = "withdrawn",
        /// Nobody answered in time, or the offer is another one or down.
        Lapsed = "lapsed",
    }
}

/// What can happen to a price talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TalkEvent {
    /// The side that was asked says yes.
    Agree,
    /// The side that was asked names another price.
    Counter,
    /// The side that was asked says no.
    Decline,
    /// The side that named the last price takes it back.
    Withdraw,
    /// Its time passes.
    Lapse,
}

impl TalkEvent {
    /// Every event.
    pub const ALL: &[Self] = &[Self::Agree, Self::Counter, Self::Decline, Self::Withdraw, Self::Lapse];
}

/// One row of [`LIFECYCLE`].
#[derive(Debug, PartialEq, Eq)]
pub struct Transition {
    /// The event that causes it.
    pub event: TalkEvent,
    /// The state in which the event can happen.
    pub from: TalkStatus,
    /// The state afterwards.
    pub to: TalkStatus,
    /// The actor that may cause it.
    pub by: By,
    /// The kind of its event in the trace of the offer.
    pub recorded: EventKind,
    /// When those who did not act hear of it.
    pub urgency: Urgency,
}

const PLAIN: Transition = Transition {
    event: TalkEvent::Agree,
    from: TalkStatus::Open,
    to: TalkStatus::Agreed,
    by: By::Answerer,
    recorded: EventKind::TalkAgreed,
    urgency: Urgency::Immediate,
};

/// Every transition of a price talk, the likeliest first.
pub const LIFECYCLE: &[Transition] = &[
    PLAIN,
    Transition { event: TalkEvent::Counter, to: TalkStatus::Open, recorded: EventKind::TalkCountered, ..PLAIN },
    Transition { event: TalkEvent::Decline, to: TalkStatus::Declined, recorded: EventKind::TalkDeclined, ..PLAIN },
    Transition {
        event: TalkEvent::Withdraw,
        to: TalkStatus::Withdrawn,
        by: By::Proposer,
        recorded: EventKind::TalkWithdrawn,
        urgency: Urgency::AfterQuietHours,
        ..PLAIN
    },
    Transition {
        event: TalkEvent::Lapse,
        to: TalkStatus::Lapsed,
        by: By::System,
        recorded: EventKind::TalkLapsed,
        urgency: Urgency::AfterQuietHours,
        ..PLAIN
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_has_one_row_and_a_kind_of_its_own() {
        for event in TalkEvent::ALL.iter().copied() {
            assert_eq!(LIFECYCLE.iter().filter(|row| row.event == event).count(), 1, "{event:?}");
        }
        let mut kinds: Vec<_> = LIFECYCLE.iter().map(|row| row.recorded).collect();
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds.len(), LIFECYCLE.len());
        let ends = LIFECYCLE.iter().filter(|row| row.to != TalkStatus::Open).count();
        assert_eq!((LIFECYCLE.len(), ends), (5, 4));
    }
}
