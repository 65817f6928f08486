//! What the metrics show of the database.

use chrono::{DateTime, Utc};

use super::{Result, Tx, engine, outbox::is_due, row::millis, statements};

statements! {
    OUTBOX = concat!("SELECT COUNT(*) AS due, CAST(COALESCE($1 - MIN(o.not_before), 0) AS BIGINT) AS age FROM outbox o
        WHERE o.state = 'queued' AND ", is_due!("o", "$1"), "
        AND NOT EXISTS (SELECT 1 FROM chat_leases l WHERE l.chat_id = o.chat_id AND l.unreachable_since IS NOT NULL)");
    PARKED = "SELECT COUNT(*) FROM outbox WHERE state = 'parked'";
    KEPT = "SELECT COUNT(*) FROM set_aside WHERE replayed_at IS NULL";
    STATES = "SELECT 'offers' AS what, status, COUNT(*) AS rows_ FROM offers GROUP BY status
        UNION ALL SELECT 'orders' AS what, status, COUNT(*) AS rows_ FROM orders GROUP BY status ORDER BY 1, 2";
}

/// How a database stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Messages to people who can be reached that are due and not sent.
    pub due: i64,
    /// For how long the oldest of them has been due.
    pub age: chrono::Duration,
    /// Messages that were refused for good.
    pub parked: i64,
    /// Updates that were set aside and not replayed.
    pub set_aside: i64,
    /// `offers` or `orders`, state, rows.
    pub states: Vec<(String, String, i64)>,
}

impl Tx {
    /// For how long the oldest due message has waited; nothing if none does.
    ///
    /// # Errors
    /// As every statement.
    pub async fn outbox_age(&mut self, now: DateTime<Utc>) -> Result<(i64, chrono::Duration)> {
        let (due, age): (i64, i64) = engine!(self, c => sqlx::query_as(OUTBOX).bind(millis(now)).fetch_one(c).await)?;
        Ok((due, chrono::Duration::milliseconds(age)))
    }

    /// The figures at `now`.
    ///
    /// # Errors
    /// As every statement.
    pub async fn figures(&mut self, now: DateTime<Utc>) -> Result<Figures> {
        let (due, age) = self.outbox_age(now).await?;
        let parked = engine!(self, c => sqlx::query_scalar(PARKED).fetch_one(c).await)?;
        let set_aside = engine!(self, c => sqlx::query_scalar(KEPT).fetch_one(c).await)?;
        let states = engine!(self, c => sqlx::query_as(STATES).fetch_all(c).await)?;
        Ok(Figures { due, age, parked, set_aside, states })
    }
}
