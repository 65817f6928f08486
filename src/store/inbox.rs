//! Which updates were applied, and those that could not be.

use chrono::{DateTime, Utc};

use super::{Result, Tx, engine, statements};
use crate::domain::person::ChatId;

statements! {
    RECEIVE = "INSERT INTO inbox (bot_id, update_id, received_at) VALUES ($1, $2, $3) ON CONFLICT (bot_id, update_id) DO NOTHING";
    SET_ASIDE = "INSERT INTO set_aside (bot_id, update_id, raw, reason, code, at) VALUES ($1, $2, $3, $4, $5, $6)";
    ADMINS = "SELECT p.chat_id FROM persons p JOIN roles r ON r.person_id = p.id \
        WHERE r.role = 'ADMIN' AND r.ended_at IS NULL AND p.chat_id IS NOT NULL ORDER BY p.chat_id";
    FORGET_UPDATES = "DELETE FROM inbox WHERE received_at < $1";
    FORGET_SET_ASIDE = "DELETE FROM set_aside WHERE at < $1";
}

/// An update that is kept for people to look at, because the program could not apply it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Whose update.
    pub bot: i64,
    /// Its number, if it can be read.
    pub update: Option<i64>,
    /// The update as JSON.
    pub raw: String,
    /// What went wrong.
    pub reason: String,
    /// What the sender and the log call it.
    pub code: String,
}

impl Tx {
    /// Notes that `update` of `bot` is being applied. `false`: it already was, and must change nothing.
    ///
    /// # Errors
    /// As every statement.
    pub async fn receive(&mut self, bot: i64, update: i64, now: DateTime<Utc>) -> Result<bool> {
        let at = now.timestamp_millis();
        let rows = engine!(self, c => sqlx::query(RECEIVE).bind(bot).bind(update).bind(at).execute(c).await.map(|r| r.rows_affected()))?;
        Ok(rows > 0)
    }

    /// Keeps an update that can't be applied.
    ///
    /// # Errors
    /// As every statement.
    pub async fn set_aside(&mut self, kept: &SetAside, now: DateTime<Utc>) -> Result<()> {
        engine!(self, c => sqlx::query(SET_ASIDE)
            .bind(kept.bot)
            .bind(kept.update)
            .bind(&kept.raw)
            .bind(&kept.reason)
            .bind(&kept.code)
            .bind(now.timestamp_millis())
            .execute(c)
            .await
            .map(drop))?;
        Ok(())
    }

    /// The chats of all admins.
    ///
    /// # Errors
    /// As every statement.
    pub async fn admin_chats(&mut self) -> Result<Vec<ChatId>> {
        let chats = engine!(self, c => sqlx::query_scalar::<_, i64>(ADMINS).fetch_all(c).await)?;
        Ok(chats.into_iter().map(ChatId).collect())
    }

    /// Forgets the numbers of updates received before `limit`. Telegram keeps an update for a day.
    ///
    /// # Errors
    /// As every statement.
    pub async fn forget_updates(&mut self, limit: DateTime<Utc>) -> Result<u64> {
        let limit = limit.timestamp_millis();
        Ok(engine!(self, c => sqlx::query(FORGET_UPDATES).bind(limit).execute(c).await.map(|r| r.rows_affected()))?)
    }

    /// Forgets what was set aside before `limit`, with the texts in it; how many rows.
    ///
    /// # Errors
    /// As every statement.
    pub async fn forget_set_aside(&mut self, limit: DateTime<Utc>) -> Result<u64> {
        Ok(engine!(self, c => sqlx::query(FORGET_SET_ASIDE).bind(limit.timestamp_millis()).execute(c).await.map(|r| r.rows_affected()))?)
    }
}
