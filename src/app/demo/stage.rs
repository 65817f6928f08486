//! What a demo works with.

use std::{path::PathBuf, sync::Arc};

use crate::{
    clock::{Clock, ShiftedClock},
    sandbox::Sandbox,
    store::Db,
};

/// How often a wait checks whether the bot is idle.
const IDLE_POLL_INTERVAL: chrono::Duration = chrono::Duration::milliseconds(10);

/// What a demo works with.
#[derive(Clone)]
pub(super) struct Stage {
    pub(super) sandbox: Sandbox,
    pub(super) clock: Arc<ShiftedClock>,
    pub(super) db: Db,
    pub(super) data: PathBuf,
}

impl Stage {
    /// Waits until every update was handled and every message that is due was sent.
    pub(super) async fn rest(&self) {
        loop {
            if self.sandbox.pending_updates() == 0 && self.unsent().await == 0 {
                return;
            }
            self.clock.sleep_until(self.clock.now() + IDLE_POLL_INTERVAL).await;
        }
    }

    /// Messages that are due; none if the database can't be asked: the log says so elsewhere.
    async fn unsent(&self) -> i64 {
        let Ok(mut tx) = self.db.read().await else { return 0 };
        tx.pending_messages(self.clock.now()).await.unwrap_or(0)
    }

    /// Keeps the shift beside the data; without it a later start would see the chats in its future.
    pub(super) fn keep_shift(&self) {
        let shift = self.clock.shift().num_milliseconds().to_string();
        if let Err(error) = std::fs::write(self.data.join("clock"), shift) {
            tracing::warn!(%error, "the demo's clock can't be kept");
        }
    }
}
