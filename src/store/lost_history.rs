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
        let kept = self.read_autocommit().await?.meta(LOST_HISTORY).await?;
        self.counts().know_lost(read(kept.as_deref()));
        Ok(())
    }
}

impl Tx {
    /// Notes that nothing is left of what was written from `from` until `now`; one who read it may still press its buttons.
    ///
    /// # Errors
    /// A fault.
    pub async fn note_lost_history(&mut self, from: DateTime<Utc>, now: DateTime<Utc>) -> Result<()> {
        // Telegram counts in whole seconds.
        let span = LostSpan { from: (from - CLOCK_TOLERANCE).timestamp_millis(), until: now.timestamp() * 1000 };
        // Another process that lost the same may note its own span at this moment: neither takes the other's place.
        loop {
            let kept = self.meta(LOST_HISTORY).await?;
            let mut spans = read(kept.as_deref());
            spans.push(span);
            if self.replace_meta(LOST_HISTORY, kept.as_deref(), &json!(spans).to_string()).await? {
                return Ok(());
            }
        }
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
}

/// Spans that can't be read are none: a guard must not keep the bot from starting.
fn read(kept: Option<&str>) -> Vec<LostSpan> {
    kept.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}
