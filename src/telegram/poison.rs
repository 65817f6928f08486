//! Poison updates: those that end the process that applies them. A process that dies can't record anything, so the next one
//! starts in quarantine: it records each update in a small transaction of its own before it applies it in isolation. An
//! update that ended the process twice becomes a dead letter. After a clean shutdown batches stay one transaction.

use std::slice;

use super::inbox::{Inbox, Outcome, Savepoints};
use crate::{store, update::Incoming};

/// An update is set aside once it has ended the process so many times.
const MAX_CRASHES: i64 = 2;

impl Inbox {
    /// Applies one update in isolation, or makes it a dead letter if it has ended a process twice.
    ///
    /// # Errors
    /// A fault: nothing was applied.
    pub(super) async fn apply_isolated(&self, update: &Incoming) -> store::Result<()> {
        let mut recorded = self.quarantine.recorded.lock().await;
        let Some(id) = update.id else { return self.apply(slice::from_ref(update)).await };
        let now = self.ctx.clock.now();
        let mut poisonous = false;
        if !recorded.contains(&id) {
            let mut tx = self.db.begin().await?;
            poisonous = tx.quarantine().record_attempt(self.bot, id, now).await? > MAX_CRASHES;
            tx.commit().await?;
            if !poisonous {
                recorded.insert(id);
            }
        }
        let mut tx = self.db.begin().await?;
        let outcome = if !tx.receive(self.bot, id, now).await? {
            Some(Outcome::Known)
        } else if poisonous {
            Some(self.dead_letter(&mut tx, update, "the program ended twice while it was applied".to_owned(), now).await?)
        } else {
            self.apply_one(&mut tx, update, Savepoints::Each, now).await?
        };
        tx.quarantine().clear(self.bot, id).await?;
        let chats = tx.queued_chats();
        tx.commit().await?;
        self.wake.chats(chats);
        outcome.into_iter().for_each(Outcome::count);
        Ok(())
    }
}
