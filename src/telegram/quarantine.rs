//! Whether updates are applied in isolation.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use tokio::sync::Mutex;

/// How long deliveries are isolated: longer than Telegram pauses before it delivers again.
const QUARANTINE_PERIOD: chrono::Duration = chrono::Duration::minutes(3);

/// Whether updates are applied in isolation, because an earlier process did not shut down cleanly.
#[derive(Debug, Default)]
pub struct Quarantine {
    since: Option<DateTime<Utc>>,
    /// The ids whose attempt this process has recorded. Locked during an isolated attempt.
    pub(super) recorded: Mutex<HashSet<i64>>,
}

impl Quarantine {
    /// A quarantine that starts `now`.
    #[must_use]
    pub fn starting(now: DateTime<Utc>) -> Self {
        Self { since: Some(now), recorded: Mutex::default() }
    }

    /// Whether the first batch of a poll is isolated: the process that crashed had received it too.
    pub(super) const fn covers_first_batch(&self) -> bool {
        self.since.is_some()
    }

    /// Whether deliveries are isolated at `now`.
    pub(super) fn lasts(&self, now: DateTime<Utc>) -> bool {
        self.since.is_some_and(|since| (now - since).abs() < QUARANTINE_PERIOD)
    }
}
