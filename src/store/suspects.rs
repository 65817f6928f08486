//! Processes that ended without being asked, and the updates that may have ended them; updates that were set aside.

use chrono::{DateTime, Utc};

use super::{Result, Tx, engine, row::millis, statements};

statements! {
    OTHER_RUNS = "SELECT owner FROM runs WHERE owner <> $1 ORDER BY owner";
    /// Nothing new if a commit before this one took place after all.
    BEGIN_RUN = "INSERT INTO runs (owner, started_at) VALUES ($1, $2) ON CONFLICT (owner) DO NOTHING";
    END_RUN = "DELETE FROM runs WHERE owner = $1";
    SUSPECT = "INSERT INTO suspects (bot_id, update_id, tries, at) VALUES ($1, $2, 1, $3)
        ON CONFLICT (bot_id, update_id) DO UPDATE SET tries = suspects.tries + 1, at = excluded.at RETURNING tries";
    CLEAR = "DELETE FROM suspects WHERE bot_id = $1 AND update_id = $2";
    FORGET_SUSPECTS = "DELETE FROM suspects WHERE at < $1";
    KEPT = "SELECT id, bot_id, update_id, raw, reason, code, at, replayed_at FROM set_aside
        WHERE (replayed_at IS NULL AND $1 = 0) OR id = $1 ORDER BY id";
    REPLAYED = "UPDATE set_aside SET replayed_at = $2 WHERE id = $1 AND replayed_at IS NULL";
}

/// An update that was set aside, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Kept {
    /// The row.
    pub id: i64,
    /// Whose update; 0 for a conversation that could not be read.
    pub bot_id: i64,
    /// Its number, if it can be read.
    pub update_id: Option<i64>,
    /// The update as JSON.
    pub raw: String,
    /// What went wrong.
    pub reason: String,
    /// What the sender and the log call it.
    pub code: String,
    /// When (epoch milliseconds).
    pub at: i64,
    /// When it was replayed (epoch milliseconds).
    pub replayed_at: Option<i64>,
}

impl Tx {
    /// Notes that a process runs. `true`: another one lives no more and has not ended as asked; it may have died of an update.
    ///
    /// # Errors
    /// As every statement.
    pub async fn begin_run(&mut self, owner: &str, now: DateTime<Utc>) -> Result<bool> {
        let others: Vec<String> = engine!(self, c => sqlx::query_scalar(OTHER_RUNS).bind(owner).fetch_all(c).await)?;
        let mut unclean = false;
        for other in others {
            if self.is_dead(&other).await? {
                self.end_run(&other).await?;
                unclean = true;
            }
        }
        engine!(self, c => sqlx::query(BEGIN_RUN).bind(owner).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(unclean)
    }

    /// Notes that a process ends as asked.
    ///
    /// # Errors
    /// As every statement.
    pub async fn end_run(&mut self, owner: &str) -> Result<()> {
        engine!(self, c => sqlx::query(END_RUN).bind(owner).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Notes that an update is about to be tried alone; for the how manieth time.
    ///
    /// # Errors
    /// As every statement.
    pub async fn suspect(&mut self, bot: i64, update: i64, now: DateTime<Utc>) -> Result<i64> {
        Ok(engine!(self, c => sqlx::query_scalar(SUSPECT).bind(bot).bind(update).bind(millis(now)).fetch_one(c).await)?)
    }

    /// The update did no harm, or was set aside.
    ///
    /// # Errors
    /// As every statement.
    pub async fn clear_suspect(&mut self, bot: i64, update: i64) -> Result<()> {
        engine!(self, c => sqlx::query(CLEAR).bind(bot).bind(update).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Forgets suspicions that are older than any update.
    ///
    /// # Errors
    /// As every statement.
    pub async fn forget_suspects(&mut self, limit: DateTime<Utc>) -> Result<()> {
        engine!(self, c => sqlx::query(FORGET_SUSPECTS).bind(millis(limit)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// All updates that were set aside and not replayed, oldest first.
    ///
    /// # Errors
    /// As every statement.
    pub async fn kept_updates(&mut self) -> Result<Vec<Kept>> {
        Ok(engine!(self, c => sqlx::query_as(KEPT).bind(0_i64).fetch_all(c).await)?)
    }

    /// One of them, replayed or not.
    ///
    /// # Errors
    /// As every statement.
    pub async fn kept_update(&mut self, id: i64) -> Result<Option<Kept>> {
        Ok(engine!(self, c => sqlx::query_as(KEPT).bind(id).fetch_optional(c).await)?)
    }

    /// Notes that it was replayed; `false`: it already was.
    ///
    /// # Errors
    /// As every statement.
    pub async fn mark_replayed(&mut self, id: i64, now: DateTime<Utc>) -> Result<bool> {
        let rows = engine!(self, c => sqlx::query(REPLAYED).bind(id).bind(millis(now)).execute(c).await.map(|r| r.rows_affected()))?;
        Ok(rows > 0)
    }
}
