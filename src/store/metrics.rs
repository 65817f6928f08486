//! The metrics that are read from the database.

use chrono::{DateTime, Utc};

use super::{Result, Tx, engine, outbox::is_due, row::millis, statements};

statements! {
    OUTBOX = concat!("SELECT COUNT(*) AS due, CAST(COALESCE($1 - MIN(o.not_before), 0) AS BIGINT) AS age FROM outbox o
        WHERE o.state = 'queued' AND ", is_due!("o", "$1"), "
        AND NOT EXISTS (SELECT 1 FROM chat_leases l WHERE l.chat_id = o.chat_id AND l.unreachable_since IS NOT NULL)");
    /// Chats whose next message is due, that wait for nothing, not for Telegram as a whole either, and belong to this process or to nobody, and to which nothing
    /// was sent for long.
    OVERDUE = concat!("SELECT COUNT(*) FROM (SELECT o.chat_id AS chat_id, MIN(o.not_before) AS due,
            COALESCE(MAX(l.held_until), 0) AS held,
            COALESCE((SELECT MAX(d.done_at) FROM outbox d WHERE d.state = 'sent' AND d.chat_id = o.chat_id), 0) AS sent
        FROM outbox o LEFT JOIN chat_leases l ON l.chat_id = o.chat_id
        WHERE o.state = 'queued' AND ", is_due!("o", "$1"), " AND (l.chat_id IS NULL
            OR (l.unreachable_since IS NULL AND l.held_until <= $1 AND (l.owner = $2 OR l.until <= $1)))
        GROUP BY o.chat_id) w WHERE w.due <= $3 AND w.held <= $3 AND w.sent <= $3
        AND NOT EXISTS (SELECT 1 FROM meta m WHERE m.key = 'sending_held_until' AND CAST(m.value AS BIGINT) > $3)");
    PARKED = "SELECT COUNT(*) FROM outbox WHERE state = 'parked'";
    DEAD_LETTERS = "SELECT COUNT(*) FROM set_aside WHERE replayed_at IS NULL";
    STATES = "SELECT 'offers' AS what, status, COUNT(*) AS rows_ FROM offers GROUP BY status
        UNION ALL SELECT 'orders' AS what, status, COUNT(*) AS rows_ FROM orders GROUP BY status ORDER BY 1, 2";
}

/// The size of the queues and the states of offers and orders at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreMetrics {
    /// Messages to people who can be reached that are due and not sent.
    pub due: i64,
    /// For how long the oldest of them has been due.
    pub age: chrono::Duration,
    /// Messages that were refused for good.
    pub parked: i64,
    /// Dead letters that were not replayed.
    pub dead_letters: i64,
    /// `offers` or `orders`, state, rows.
    pub states: Vec<(String, String, i64)>,
}

impl Tx {
    /// For how long the oldest due message has waited; nothing if none does.
    pub async fn outbox_age(&mut self, now: DateTime<Utc>) -> Result<(i64, chrono::Duration)> {
        let (due, age): (i64, i64) = engine!(self, c => sqlx::query_as(OUTBOX).bind(millis(now)).fetch_one(c).await)?;
        Ok((due, chrono::Duration::milliseconds(age)))
    }

    /// How many chats the process `owner` could have sent to since `limit`, and did not. A chat that was told to wait, or
    /// whose queue is only long, is none of them.
    pub async fn overdue_chats(&mut self, owner: &str, limit: DateTime<Utc>, now: DateTime<Utc>) -> Result<i64> {
        self.flush().await?;
        Ok(engine!(self, c => sqlx::query_scalar(OVERDUE).bind(millis(now)).bind(owner).bind(millis(limit)).fetch_one(c).await)?)
    }

    /// The metrics at `now`.
    pub async fn metrics(&mut self, now: DateTime<Utc>) -> Result<StoreMetrics> {
        let (due, age) = self.outbox_age(now).await?;
        let parked = engine!(self, c => sqlx::query_scalar(PARKED).fetch_one(c).await)?;
        let dead_letters = engine!(self, c => sqlx::query_scalar(DEAD_LETTERS).fetch_one(c).await)?;
        let states = engine!(self, c => sqlx::query_as(STATES).fetch_all(c).await)?;
        Ok(StoreMetrics { due, age, parked, dead_letters, states })
    }
}
