//! Processes that ended without being asked to, and the updates that may have ended them.

use chrono::{DateTime, Utc};

use super::{Result, Tx, engine, row::millis, statements};

statements! {
    OTHER_RUNS = "SELECT owner FROM runs WHERE owner <> $1 ORDER BY owner";
    /// Changes nothing if an earlier commit of the same run took place after all.
    BEGIN_RUN = "INSERT INTO runs (owner, started_at) VALUES ($1, $2) ON CONFLICT (owner) DO NOTHING";
    END_RUN = "DELETE FROM runs WHERE owner = $1";
    ATTEMPT = "INSERT INTO suspects (bot_id, update_id, tries, at) VALUES ($1, $2, 1, $3)
        ON CONFLICT (bot_id, update_id) DO UPDATE SET tries = suspects.tries + 1, at = excluded.at RETURNING tries";
    CLEAR = "DELETE FROM suspects WHERE bot_id = $1 AND update_id = $2";
    FORGET = "DELETE FROM suspects WHERE at < $1";
}

/// The updates that may have ended a process, and the processes that run.
#[derive(Debug)]
pub struct Quarantine<'t>(&'t mut Tx);

impl Tx {
    /// The updates that may have ended a process, and the processes that run.
    pub const fn quarantine(&mut self) -> Quarantine<'_> {
        Quarantine(self)
    }
}

impl Quarantine<'_> {
    /// Records that a process runs. Returns `true` if another process died without a clean shutdown: an update may have
    /// killed it.
    pub async fn begin_run(&mut self, owner: &str, now: DateTime<Utc>) -> Result<bool> {
        let others: Vec<String> = engine!(self.0, c => sqlx::query_scalar(OTHER_RUNS).bind(owner).fetch_all(c).await)?;
        let mut unclean = false;
        for other in others {
            if self.0.is_dead(&other).await? {
                self.end_run(&other).await?;
                unclean = true;
            }
        }
        engine!(self.0, c => sqlx::query(BEGIN_RUN).bind(owner).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(unclean)
    }

    /// Records the clean shutdown of a process.
    pub async fn end_run(&mut self, owner: &str) -> Result<()> {
        engine!(self.0, c => sqlx::query(END_RUN).bind(owner).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Records an isolated attempt to apply an update; returns the attempt count.
    pub async fn record_attempt(&mut self, bot: i64, update: i64, now: DateTime<Utc>) -> Result<i64> {
        Ok(engine!(self.0, c => sqlx::query_scalar(ATTEMPT).bind(bot).bind(update).bind(millis(now)).fetch_one(c).await)?)
    }

    /// Deletes the attempts of an update that was applied, or became a dead letter.
    pub async fn clear(&mut self, bot: i64, update: i64) -> Result<()> {
        engine!(self.0, c => sqlx::query(CLEAR).bind(bot).bind(update).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Deletes attempts that are older than any update Telegram still delivers.
    pub async fn forget(&mut self, limit: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => sqlx::query(FORGET).bind(millis(limit)).execute(c).await.map(drop))?;
        Ok(())
    }
}
