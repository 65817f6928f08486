//! The transitions of an offer.

use crate::domain::{
    code::coded,
    event::EventKind,
    lifecycle::{By, InvalidTransition},
};

coded! {
    /// What is stored of an offer's state. A draft is a conversation's form, not a row; partly reserved
    /// and sold out are derived from the quantities.
    OfferStatus("offer status") {
        /// Buyers see it.
        Published = "published",
        /// Hidden while its seller can't be reached.
        Paused = "paused",
        /// The seller took it down.
        Withdrawn = "withdrawn",
        /// Its time passed.
        Expired = "expired",
    }
}

/// What can happen to an offer's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferEvent {
    /// The seller takes it down.
    Withdraw,
    /// The people who run the service take it down.
    Remove,
    /// Its time passes.
    Expire,
    /// The seller puts it up again, or for longer.
    Renew,
    /// The person who answers for it becomes unreachable.
    Pause,
    /// That person can be reached again.
    Resume,
}

impl OfferEvent {
    /// Every event.
    pub const ALL: &[Self] = &[Self::Withdraw, Self::Remove, Self::Expire, Self::Renew, Self::Pause, Self::Resume];
}

/// One row of [`LIFECYCLE`].
#[derive(Debug, PartialEq, Eq)]
pub struct Transition {
    /// The event that causes it.
    pub event: OfferEvent,
    /// The states in which the event can happen.
    pub from: &'static [OfferStatus],
    /// The state afterwards.
    pub to: OfferStatus,
    /// The actor that may cause it.
    pub by: By,
    /// The kind of its event in the trace.
    pub recorded: EventKind,
}

/// Every transition of an offer.
pub const LIFECYCLE: &[Transition] = &[
    Transition {
        event: OfferEvent::Withdraw,
        from: &[OfferStatus::Published, OfferStatus::Paused, OfferStatus::Expired],
        to: OfferStatus::Withdrawn,
        by: By::Seller,
        recorded: EventKind::Withdrawn,
    },
    Transition {
        event: OfferEvent::Remove,
        from: &[OfferStatus::Published, OfferStatus::Paused, OfferStatus::Expired],
        to: OfferStatus::Withdrawn,
        by: By::Operator,
        recorded: EventKind::Removed,
    },
    Transition {
        event: OfferEvent::Expire,
        from: &[OfferStatus::Published, OfferStatus::Paused],
        to: OfferStatus::Expired,
        by: By::System,
        recorded: EventKind::Expired,
    },
    Transition {
        event: OfferEvent::Renew,
        from: &[OfferStatus::Published, OfferStatus::Paused, OfferStatus::Expired],
        to: OfferStatus::Published,
        by: By::Seller,
        recorded: EventKind::Renewed,
    },
    Transition {
        event: OfferEvent::Pause,
        from: &[OfferStatus::Published],
        to: OfferStatus::Paused,
        by: By::System,
        recorded: EventKind::Paused,
    },
    Transition {
        event: OfferEvent::Resume,
        from: &[OfferStatus::Paused],
        to: OfferStatus::Published,
        by: By::System,
        recorded: EventKind::Resumed,
    },
];

impl OfferStatus {
    /// The transition that `event` causes in this state.
    ///
    /// # Errors
    /// [`InvalidTransition`] when `event` can't happen in this state.
    pub fn apply(self, event: OfferEvent) -> Result<&'static Transition, InvalidTransition<Self>> {
        LIFECYCLE.iter().find(|t| t.event == event && t.from.contains(&self)).ok_or(InvalidTransition(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use OfferStatus::{Expired, Paused, Published, Withdrawn};

    #[test]
    fn every_state_and_every_event_lead_where_they_should() {
        let table = [
            (OfferEvent::Withdraw, [Some(Withdrawn), Some(Withdrawn), None, Some(Withdrawn)]),
            (OfferEvent::Remove, [Some(Withdrawn), Some(Withdrawn), None, Some(Withdrawn)]),
            (OfferEvent::Expire, [Some(Expired), Some(Expired), None, None]),
            (OfferEvent::Renew, [Some(Published), Some(Published), None, Some(Published)]),
            (OfferEvent::Pause, [Some(Paused), None, None, None]),
            (OfferEvent::Resume, [None, Some(Published), None, None]),
        ];
        assert_eq!(table.len(), OfferEvent::ALL.len());
        for (event, to) in table {
            for (from, to) in [Published, Paused, Withdrawn, Expired].into_iter().zip(to) {
                assert_eq!(from.apply(event).map(|t| t.to), to.ok_or(InvalidTransition(from)), "{from}, {event:?}");
            }
        }
    }
}
