//! The transitions of a demand.

use crate::domain::{
    code::coded,
    event::EventKind,
    lifecycle::{By, InvalidTransition, To},
};

coded! {
    /// A demand's state.
    DemandStatus("demand status") {
        /// Nothing of it is agreed.
        Open = "open",
        /// A part of it is agreed.
        Partly = "partly",
        /// All of it is agreed.
        Fulfilled = "fulfilled",
        /// The buyer needs no more.
        Closed = "closed",
        /// Its day passed.
        Expired = "expired",
    }
}

/// What can happen to a demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DemandEvent {
    /// The buyer changes what was said of it.
    Change,
    /// The buyer takes an answer, whole or in part.
    Award,
    /// The buyer asks sellers for parts of their offers.
    Ask,
    /// A seller who was asked says yes, the first one.
    Confirm,
    /// All of it is agreed: what follows from an award, or from a change of the quantity.
    Fill,
    /// Less is agreed than before, because an order ended or its goods were rejected.
    Reopen,
    /// Nothing is agreed any more.
    Empty,
    /// The buyer needs no more.
    Close,
    /// The people who run the service take it down.
    Remove,
    /// Its day passes.
    Expire,
}

impl DemandEvent {
    /// Every event.
    pub const ALL: &[Self] = &[
        Self::Change,
        Self::Award,
        Self::Ask,
        Self::Confirm,
        Self::Fill,
        Self::Reopen,
        Self::Empty,
        Self::Close,
        Self::Remove,
        Self::Expire,
    ];
}

/// One row of [`LIFECYCLE`].
#[derive(Debug, PartialEq, Eq)]
pub struct Transition {
    /// The event that causes it.
    pub event: DemandEvent,
    /// The states in which the event can happen.
    pub from: &'static [DemandStatus],
    /// The state afterwards.
    pub to: To<DemandStatus>,
    /// The actor that may cause it; what follows from something else is the timer's.
    pub by: By,
    /// The kind of its event in the trace.
    pub recorded: EventKind,
    /// Whether the sellers whose answers wait are told that these are declined.
    pub declines: bool,
}

/// A transition of a demand on which sellers can still answer.
const PLAIN: Transition =
    Transition { event: DemandEvent::Change, from: &[], to: To::Same, by: By::System, recorded: EventKind::DemandChanged, declines: false };

/// Every transition of a demand.
pub const LIFECYCLE: &[Transition] = &[
    Transition { event: DemandEvent::Change, from: &[DemandStatus::Open, DemandStatus::Partly], by: By::Buyer, ..PLAIN },
    Transition {
        event: DemandEvent::Award,
        from: &[DemandStatus::Open, DemandStatus::Partly],
        to: To::State(DemandStatus::Partly),
        by: By::Buyer,
        recorded: EventKind::Awarded,
        ..PLAIN
    },
    Transition {
        event: DemandEvent::Ask,
        from: &[DemandStatus::Open, DemandStatus::Partly],
        by: By::Buyer,
        recorded: EventKind::PartsAsked,
        ..PLAIN
    },
    Transition {
        event: DemandEvent::Confirm,
        from: &[DemandStatus::Open],
        to: To::State(DemandStatus::Partly),
        recorded: EventKind::PartAgreed,
        ..PLAIN
    },
    Transition {
        event: DemandEvent::Fill,
        from: &[DemandStatus::Open, DemandStatus::Partly],
        to: To::State(DemandStatus::Fulfilled),
        recorded: EventKind::DemandFilled,
        declines: true,
        ..PLAIN
    },
    Transition {
        event: DemandEvent::Reopen,
        from: &[DemandStatus::Fulfilled],
        to: To::State(DemandStatus::Partly),
        recorded: EventKind::DemandReopened,
        ..PLAIN
    },
    Transition {
        event: DemandEvent::Empty,
        from: &[DemandStatus::Partly, DemandStatus::Fulfilled],
        to: To::State(DemandStatus::Open),
        recorded: EventKind::DemandReopened,
        ..PLAIN
    },
    Transition {
        event: DemandEvent::Close,
        from: &[DemandStatus::Open, DemandStatus::Partly],
        to: To::State(DemandStatus::Closed),
        by: By::Buyer,
        recorded: EventKind::DemandClosed,
        declines: true,
    },
    Transition {
        event: DemandEvent::Remove,
        from: &[DemandStatus::Open, DemandStatus::Partly],
        to: To::State(DemandStatus::Closed),
        by: By::Operator,
        recorded: EventKind::DemandClosed,
        declines: true,
    },
    Transition {
        event: DemandEvent::Expire,
        from: &[DemandStatus::Open, DemandStatus::Partly],
        to: To::State(DemandStatus::Expired),
        recorded: EventKind::DemandExpired,
        declines: true,
        ..PLAIN
    },
];

impl DemandStatus {
    /// The transition that `event` causes in this state.
    ///
    /// # Errors
    /// [`InvalidTransition`] when `event` can't happen in this state.
    pub fn apply(self, event: DemandEvent) -> Result<&'static Transition, InvalidTransition<Self>> {
        LIFECYCLE.iter().find(|t| t.event == event && t.from.contains(&self)).ok_or(InvalidTransition(self))
    }

    /// Whether sellers can answer.
    #[must_use]
    pub fn takes_answers(self) -> bool {
        self.apply(DemandEvent::Award).is_ok()
    }

    /// The event that leads from here to the state that the amounts make; `None` if it is this one, or no amount matters any
    /// more.
    #[must_use]
    pub fn towards(self, amounts: Self) -> Option<DemandEvent> {
        let event = match amounts {
            Self::Fulfilled => DemandEvent::Fill,
            Self::Partly if self == Self::Open => DemandEvent::Confirm,
            Self::Partly => DemandEvent::Reopen,
            Self::Open => DemandEvent::Empty,
            Self::Closed | Self::Expired => return None,
        };
        self.apply(event).ok().map(|transition| transition.event)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use DemandStatus::{Closed, Expired, Fulfilled, Open, Partly};

    #[test]
    fn every_state_and_every_event_lead_where_they_should() {
        let table = [
            (DemandEvent::Change, [Some(Open), Some(Partly), None, None, None]),
            (DemandEvent::Award, [Some(Partly), Some(Partly), None, None, None]),
            (DemandEvent::Ask, [Some(Open), Some(Partly), None, None, None]),
            (DemandEvent::Confirm, [Some(Partly), None, None, None, None]),
            (DemandEvent::Fill, [Some(Fulfilled), Some(Fulfilled), None, None, None]),
            (DemandEvent::Reopen, [None, None, Some(Partly), None, None]),
            (DemandEvent::Empty, [None, Some(Open), Some(Open), None, None]),
            (DemandEvent::Close, [Some(Closed), Some(Closed), None, None, None]),
            (DemandEvent::Remove, [Some(Closed), Some(Closed), None, None, None]),
            (DemandEvent::Expire, [Some(Expired), Some(Expired), None, None, None]),
        ];
        assert_eq!(table.len(), DemandEvent::ALL.len());
        for (event, to) in table {
            for (from, to) in [Open, Partly, Fulfilled, Closed, Expired].into_iter().zip(to) {
                assert_eq!(from.apply(event).map(|t| t.to.after(from)), to.ok_or(InvalidTransition(from)), "{from}, {event:?}");
            }
        }
    }

    #[test]
    fn amounts_lead_only_out_of_states_that_they_make() {
        for from in [Open, Partly, Fulfilled] {
            for to in [Open, Partly, Fulfilled] {
                let leads = from.towards(to).map(|event| from.apply(event).unwrap().to.after(from));
                let expected = (from != to).then_some(to);
                assert_eq!(leads, expected, "{from} {to}");
            }
        }
        for ended in [Closed, Expired] {
            assert!([Open, Partly, Fulfilled].into_iter().all(|to| ended.towards(to).is_none()));
        }
    }
}
