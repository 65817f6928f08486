//! Updates that could not be applied, kept for people to look at and to replay.

use chrono::{DateTime, Utc};

use super::{Result, Tx, engine, row::millis, statements};
use crate::domain::person::ChatId;

statements! {
    INSERT = "INSERT INTO set_aside (bot_id, update_id, raw, reason, code, at, chat_id) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OPEN_OR_ONE = "SELECT id, bot_id, update_id, raw, reason, code, at, replayed_at FROM set_aside
        WHERE (replayed_at IS NULL AND $1 = 0) OR id = $1 ORDER BY id";
    REPLAYED = "UPDATE set_aside SET replayed_at = $2 WHERE id = $1 AND replayed_at IS NULL";
    FORGET = "DELETE FROM set_aside WHERE at < $1";
}

/// An update that can't be applied, before it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDeadLetter {
    /// The bot that received it.
    pub bot: i64,
    /// Its number, if it can be read.
    pub update: Option<i64>,
    /// The private chat that it came from, if it can be read.
    pub chat: Option<ChatId>,
    /// The update as JSON.
    pub raw: String,
    /// What went wrong.
    pub reason: String,
    /// The code under which the sender and the log know it.
    pub code: String,
}

/// An update that could not be applied, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DeadLetter {
    /// The row.
    pub id: i64,
    /// The bot that received it; 0 for a conversation that could not be read.
    pub bot_id: i64,
    /// Its number, if it can be read.
    pub update_id: Option<i64>,
    /// The update as JSON.
    pub raw: String,
    /// What went wrong.
    pub reason: String,
    /// The code under which the sender and the log know it.
    pub code: String,
    /// When it was kept (epoch milliseconds).
    pub at: i64,
    /// When it was replayed (epoch milliseconds).
    pub replayed_at: Option<i64>,
}

/// The updates that could not be applied.
#[derive(Debug)]
pub struct DeadLetters<'t>(&'t mut Tx);

impl Tx {
    /// The updates that could not be applied.
    pub const fn dead_letters(&mut self) -> DeadLetters<'_> {
        DeadLetters(self)
    }
}

impl DeadLetters<'_> {
    /// Keeps an update that can't be applied.
    pub async fn insert(&mut self, letter: &NewDeadLetter, now: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => {
            let insert = sqlx::query(INSERT).bind(letter.bot).bind(letter.update).bind(&letter.raw).bind(&letter.reason);
            insert.bind(&letter.code).bind(millis(now)).bind(letter.chat.map(|chat| chat.0)).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// All dead letters that were not replayed, oldest first.
    pub async fn open(&mut self) -> Result<Vec<DeadLetter>> {
        Ok(engine!(self.0, c => sqlx::query_as(OPEN_OR_ONE).bind(0_i64).fetch_all(c).await)?)
    }

    /// One dead letter, replayed or not.
    pub async fn get(&mut self, id: i64) -> Result<Option<DeadLetter>> {
        Ok(engine!(self.0, c => sqlx::query_as(OPEN_OR_ONE).bind(id).fetch_optional(c).await)?)
    }

    /// Marks a dead letter as replayed; `false` if it already was.
    pub async fn mark_replayed(&mut self, id: i64, now: DateTime<Utc>) -> Result<bool> {
        let rows = engine!(self.0, c => sqlx::query(REPLAYED).bind(id).bind(millis(now)).execute(c).await.map(|r| r.rows_affected()))?;
        Ok(rows > 0)
    }

    /// Deletes the dead letters kept before `limit`, with the texts in them; returns how many.
    pub async fn forget(&mut self, limit: DateTime<Utc>) -> Result<u64> {
        Ok(engine!(self.0, c => sqlx::query(FORGET).bind(millis(limit)).execute(c).await.map(|r| r.rows_affected()))?)
    }
}
