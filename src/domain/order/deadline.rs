//! What falls due on an order without anybody's act: a proposal that nobody answers, and the days of its payment.
//!
//! An order keeps the moment of its next deadline. A job carries out the last one that has passed and keeps the next, so
//! that a service which was down for days says one thing and not four.

use chrono::{DateTime, Duration, Utc};

use super::{Order, OrderEvent, OrderStatus};
use crate::domain::wib;

/// A proposal that can lapse waits so many hours for its answer.
const ANSWER_HOURS: i64 = 24;
/// The days on which a payment is spoken of, counted from the day until which it should be paid.
pub const PAYMENT_DAYS: &[i64] = &[-3, 0, 3, 7];

/// What falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deadline {
    /// A proposal was not answered in time: the event that ends it.
    Lapse(OrderEvent),
    /// The payment is spoken of, so many days after the day until which it should be paid.
    Payment {
        /// Below zero: days before it.
        days: i64,
    },
}

impl Order {
    /// Everything that falls due on the order as it stands, the earliest first.
    #[must_use]
    pub fn deadlines(&self) -> Vec<(DateTime<Utc>, Deadline)> {
        let lapse = self.proposal.as_ref().and_then(|proposal| Some((proposal.lapses_at()?, Deadline::Lapse(proposal.event.lapses_by()?))));
        let due = self.progress.due.filter(|_| self.status() == OrderStatus::Received);
        let payment = due.into_iter().flat_map(|due| {
            PAYMENT_DAYS
                .iter()
                .map(move |days| (wib::at_hour(due + Duration::days(*days), wib::DIGEST_HOUR), Deadline::Payment { days: *days }))
        });
        let mut all: Vec<_> = lapse.into_iter().chain(payment).collect();
        all.sort_by_key(|(at, _)| *at);
        all
    }

    /// When the next one falls due after `now`.
    #[must_use]
    pub fn next_deadline(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.deadlines().into_iter().map(|(at, _)| at).find(|at| *at > now)
    }

    /// What has fallen due by `now` since the moment that the order kept: the last of it.
    #[must_use]
    pub fn due(&self, now: DateTime<Utc>) -> Option<Deadline> {
        let kept = self.due_at?;
        self.deadlines().into_iter().rev().find(|(at, _)| *at <= now && *at >= kept).map(|(_, deadline)| deadline)
    }

    /// The event by which the standing proposal has ended by `now`.
    #[must_use]
    pub fn lapsed_proposal(&self, now: DateTime<Utc>) -> Option<OrderEvent> {
        let over = |(at, deadline)| match deadline {
            Deadline::Lapse(event) if at <= now => Some(event),
            _ => None,
        };
        self.deadlines().into_iter().find_map(over)
    }
}

impl super::Proposal {
    /// Until when it can be answered, where that has an end.
    #[must_use]
    pub fn lapses_at(&self) -> Option<DateTime<Utc>> {
        self.event.lapses_by().and(self.at).map(|at| wib::hold_until(at, ANSWER_HOURS))
    }
}
