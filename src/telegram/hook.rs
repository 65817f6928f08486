//! Updates that Telegram delivers, one at a time for each chat, several chats at once.

use serde_json::value::RawValue;
use tokio::task::JoinSet;

use super::inbox::Inbox;
use crate::update::Incoming;

impl Inbox {
    /// Applies an update as it was delivered; a body that is no JSON becomes a dead letter.
    /// `true`: committed, it may be acknowledged. `false`: nothing was done, it has to be delivered again.
    pub async fn receive(&self, delivered: &str) -> bool {
        let received = self.ctx.clock.now();
        let raw = serde_json::from_str::<Box<RawValue>>(delivered).or_else(|_| serde_json::value::to_raw_value(delivered));
        let Ok(raw) = raw else { return false };
        let update = [Incoming::read(&raw, self.bot)];
        let applied =
            if self.quarantine.lasts(received) { self.apply_isolated(&update[0]).await } else { self.apply(&update, false).await };
        if let Err(fault) = &applied {
            tracing::error!(%fault, "an update can't be applied now; Telegram will deliver it again");
            self.health.degraded("updates", fault);
            return false;
        }
        let mut answers = JoinSet::new();
        self.applied(&update, received, &mut answers);
        // Tried once, whoever is listening.
        answers.detach_all();
        true
    }
}
