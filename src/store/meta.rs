//! Facts about this installation that outlive a process, such as the bot's user name.

use chrono::{DateTime, Utc};

use super::{Db, Result, Tx, engine, statements};

/// Key of the bot's user name, for links that are printed.
pub const BOT_USERNAME: &str = "bot_username";
/// Key of the instant (epoch milliseconds) before which sent messages have been forgotten.
pub(super) const FORGOTTEN_BEFORE: &str = "messages_forgotten_before";
/// Key of the instant (epoch milliseconds) at which the database was last found to work again after a fault.
const PROBED_AT: &str = "probed_at";

statements! {
    META = "SELECT value FROM meta WHERE key = $1";
    SET_META = "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    INSERT_META = "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING";
    REPLACE_META = "UPDATE meta SET value = $3 WHERE key = $1 AND value = $2";
}

impl Db {
    /// Writes a little and commits it: whether the database can do its work now.
    ///
    /// # Errors
    /// A fault.
    pub async fn probe(&self, now: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        tx.set_meta(PROBED_AT, &now.timestamp_millis().to_string()).await?;
        tx.commit().await
    }
}

impl Tx {
    /// What is kept under `key`.
    pub async fn meta(&mut self, key: &str) -> Result<Option<String>> {
        Ok(engine!(self, c => sqlx::query_scalar::<_, String>(META).bind(key).fetch_optional(c).await)?)
    }

    /// Keeps `after` under `key` if `before` is still kept there, or still nothing; whether it was so. Of two that replace it at
    /// once one succeeds.
    pub async fn replace_meta(&mut self, key: &str, before: Option<&str>, after: &str) -> Result<bool> {
        let replaced = match before {
            Some(before) => engine!(self, c => {
                sqlx::query(REPLACE_META).bind(key).bind(before).bind(after).execute(c).await.map(|done| done.rows_affected())
            })?,
            None => engine!(self, c => sqlx::query(INSERT_META).bind(key).bind(after).execute(c).await.map(|done| done.rows_affected()))?,
        };
        Ok(replaced == 1)
    }

    /// Keeps `value` under `key`.
    pub async fn set_meta(&mut self, key: &str, value: &str) -> Result<()> {
        engine!(self, c => sqlx::query(SET_META).bind(key).bind(value).execute(c).await.map(drop))?;
        Ok(())
    }
}
