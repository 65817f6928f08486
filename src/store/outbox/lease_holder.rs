//! The process that sends to chats.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use chrono::{DateTime, Utc};

/// A process that sends, and the leases that it takes on chats.
#[derive(Debug, Clone)]
pub struct LeaseHolder {
    /// Names the process; no other may ever have the same.
    pub owner: String,
    /// How long a lease lasts; longer than any time-out of sending.
    pub lasts: chrono::Duration,
    /// Whether chats may be taken over whose leases ran out in other processes; see [`LeaseHolder::may_inherit`].
    inherits: Arc<AtomicBool>,
}

impl LeaseHolder {
    /// The process called `owner`, with leases that last `lasts`.
    #[must_use]
    pub fn new(owner: String, lasts: chrono::Duration) -> Self {
        Self { owner, lasts, inherits: Arc::new(AtomicBool::new(true)) }
    }

    /// Says whether a lease of another process that ran out may be taken over. It may not right after an outage of the
    /// database: in it no living process could renew its leases either, and what it sent meanwhile it has yet to mark.
    pub fn may_inherit(&self, may: bool) {
        self.inherits.store(may, Ordering::Release);
    }

    /// Leases of other processes that ended by this time (epoch milliseconds) are free at `now`. A lease that was given back
    /// ended at 0.
    pub(in crate::store) fn free_until(&self, now: DateTime<Utc>) -> i64 {
        if self.inherits.load(Ordering::Acquire) { now.timestamp_millis() } else { 0 }
    }

    /// A lease that lasts less than this is renewed.
    pub(in crate::store) fn renewed_below(&self) -> chrono::Duration {
        self.lasts * 7 / 8
    }
}
