//! Updates that Telegram delivers, one at a time for each chat, several chats at once.

use chrono::Duration;
use tokio::task::JoinSet;

use super::{
    inbox::{DEADLOCK_RETRIES, Inbox},
    random_byte,
};
use crate::{backoff::Backoff, store, update::Incoming};

/// How long a delivery waits for the database before Telegram is told to deliver it again.
const DELIVERY_TIMEOUT: Duration = Duration::seconds(20);

impl Inbox {
    /// Applies an update as it was delivered; a body that is no JSON becomes a dead letter. After a fault it is tried again
    /// for up to 20 seconds, as long as not too many deliveries wait.
    /// `true`: committed, it may be acknowledged. `false`: nothing was done, it has to be delivered again.
    pub async fn receive(&self, delivered: &str) -> bool {
        let clock = &self.ctx.clock;
        let received = clock.now();
        let update = [Incoming::read_text(delivered, self.bot)];
        let (mut backoff, mut waiting, mut deadlocks) = (Backoff::database(), None, 0);
        while let Err(error) = self.apply_delivery(&update).await {
            if error.is_deadlock() && deadlocks < DEADLOCK_RETRIES {
                deadlocks += 1;
                tracing::warn!(%error, update = update[0].id, "a deadlock: the update is applied again at once");
                continue;
            }
            let now = clock.now();
            self.health.database_failed("updates", &error, now);
            let wait = backoff.fail_with_jitter(random_byte(&*self.ctx.entropy));
            waiting = waiting.or_else(|| self.waiting.try_acquire().ok());
            if waiting.is_none() || now + wait > received + DELIVERY_TIMEOUT {
                tracing::debug!(update = update[0].id, "a delivery has waited long enough; Telegram will deliver it again");
                return false;
            }
            tokio::select! {
                () = clock.sleep_until(now + wait) => {}
                () = self.health.database_recovered() => {}
            }
        }
        let mut answers = JoinSet::new();
        self.applied(&update, received, &mut answers);
        // Tried once: nobody may be listening.
        answers.detach_all();
        true
    }

    async fn apply_delivery(&self, update: &[Incoming; 1]) -> store::Result<()> {
        if self.quarantine.lasts(self.ctx.clock.now()) { self.apply_isolated(&update[0]).await } else { self.apply(update).await }
    }
}
