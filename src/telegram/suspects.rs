//! Updates that end the process that applies them. Nothing can be noted by a process that dies, so the next one is careful:
//! it notes each update in a small transaction of its own before it tries it alone. What ends the process twice like this
//! is set aside. A process that ended as asked leaves nobody suspicious, and batches stay one transaction.

use std::{collections::HashSet, slice};

use chrono::{DateTime, Utc};
use tokio::sync::Mutex;

use super::inbox::{Inbox, Outcome};
use crate::{store, update::Incoming};

/// How often an update may end the process that tries it alone.
const ENDS: i64 = 2;
/// How long deliveries are suspected: longer than Telegram pauses before it delivers again.
const SUSPICION: chrono::Duration = chrono::Duration::minutes(3);

/// Whether updates are tried one at a time, because a process before this one did not end as asked.
#[derive(Debug, Default)]
pub struct Caution {
    since: Option<DateTime<Utc>>,
    /// Updates that this process has noted. Held while one is tried.
    noted: Mutex<HashSet<i64>>,
}

impl Caution {
    /// Caution for a while from `now` on.
    #[must_use]
    pub fn from(now: DateTime<Utc>) -> Self {
        Self { since: Some(now), noted: Mutex::default() }
    }

    /// Whether the first batch of a poll is suspected: it is what the process before this one had.
    pub(super) const fn suspects_first(&self) -> bool {
        self.since.is_some()
    }

    /// Whether deliveries are suspected at `now`.
    pub(super) fn lasts(&self, now: DateTime<Utc>) -> bool {
        self.since.is_some_and(|since| (now - since).abs() < SUSPICION)
    }
}

impl Inbox {
    /// Applies one update that may have ended a process, or sets it aside if it has done so twice.
    ///
    /// # Errors
    /// A fault: nothing was applied.
    pub(super) async fn apply_suspect(&self, update: &Incoming) -> store::Result<()> {
        let mut noted = self.caution.noted.lock().await;
        let Some(id) = update.id else { return self.apply(slice::from_ref(update), false).await };
        let now = self.ctx.clock.now();
        let mut poisonous = false;
        if !noted.contains(&id) {
            let mut tx = self.db.begin().await?;
            poisonous = tx.record_attempt(self.bot, id, now).await? > ENDS;
            tx.commit().await?;
            if !poisonous {
                noted.insert(id);
            }
        }
        let mut tx = self.db.begin().await?;
        let outcome = if !poisonous {
            self.apply_one(&mut tx, update, now).await?
        } else if tx.receive(self.bot, id, now).await? {
            self.set_aside(&mut tx, update, "the program ended twice while it was applied".to_owned(), now).await?
        } else {
            Outcome::Known
        };
        tx.clear_attempts(self.bot, id).await?;
        tx.commit().await?;
        outcome.count();
        Ok(())
    }
}
