//! The spans of time of which the database holds nothing any more: it was restored from a backup, or a failover took it back.
//!
//! Rows that were written in such a span are gone, and their numbers in buttons belong to other rows now. So a button of a message
//! that was sent in it means nothing any more.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::{Db, Result, Tx, counts::LostSpan, engine, statements};

/// Key of the lost spans, as JSON.
const LOST_HISTORY: &str = "lost_history";
/// By how much Telegram's clock may be behind ours.
const CLOCK_TOLERANCE: chrono::Duration = chrono::Duration::minutes(1);

statements! {
    LAST_WRITTEN = "SELECT COALESCE(MAX(at), 0) FROM (SELECT MAX(done_at) AS at FROM outbox WHERE done_at IS NOT NULL
        UNION ALL SELECT MAX(received_at) FROM inbox UNION ALL SELECT at FROM (SELECT at FROM events ORDER BY id DESC LIMIT 1) e) w";
}

impl Db {
    /// Reads which spans are lost, for [`Tx::is_lost_history`].
    ///
    /// # Errors
    /// A fault.
    pub async fn load_lost_history(&self) -> Result<()> {
        let spans = self.read_autocommit().await?.lost_spans().await?;
        self.counts().know_lost(spans);
        Ok(())
    }
}

impl Tx {
    /// Notes that nothing is left of what was written from `from` until `now`; one who read it may still press its buttons.
    ///
    /// # Errors
    /// A fault.
    pub async fn note_lost_history(&mut self, from: DateTime<Utc>, now: DateTime<Utc>) -> Result<()> {
        let mut spans = self.lost_spans().await?;
        // Telegram counts in whole seconds.
        spans.push(LostSpan { from: (from - CLOCK_TOLERANCE).timestamp_millis(), until: now.timestamp() * 1000 });
        self.set_meta(LOST_HISTORY, &json!(spans).to_string()).await
    }

    /// Whether what was sent at `at` was sent in a span that is lost, as far as [`Db::load_lost_history`] read.
    pub fn is_lost_history(&mut self, at: DateTime<Utc>) -> bool {
        self.work().statements().is_lost(at)
    }

    /// When anything was last written: a message sent, an update received, an event.
    ///
    /// # Errors
    /// A fault.
    pub async fn last_written(&mut self) -> Result<DateTime<Utc>> {
        let at: i64 = engine!(self, c => sqlx::query_scalar(LAST_WRITTEN).fetch_one(c).await)?;
        Ok(DateTime::from_timestamp_millis(at).unwrap_or_default())
    }

    /// Spans that can't be read are none: a guard must not keep the bot from starting.
    async fn lost_spans(&mut self) -> Result<Vec<LostSpan>> {
        Ok(self.meta(LOST_HISTORY).await?.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
    }
}
