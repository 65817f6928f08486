//! Which updates were applied, so that none is applied twice.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use serde_json::json;

use super::{Result, Tx, engine, statements, work::rows};
use crate::domain::person::ChatId;

statements! {
    RECEIVE = "INSERT INTO inbox (bot_id, update_id, received_at) VALUES ($1, $2, $3) ON CONFLICT (bot_id, update_id) DO NOTHING";
    RECEIVE_ALL = "INSERT INTO inbox (bot_id, update_id, received_at)
        SELECT CAST($1 AS BIGINT), CAST(v.value ->> 0 AS BIGINT), CAST($3 AS BIGINT) FROM json_each($2) v WHERE TRUE ORDER BY 2
        ON CONFLICT (bot_id, update_id) DO NOTHING RETURNING update_id";
    ADMINS = "SELECT p.chat_id FROM persons p JOIN roles r ON r.person_id = p.id \
        WHERE r.role = 'ADMIN' AND r.ended_at IS NULL AND p.chat_id IS NOT NULL ORDER BY p.chat_id";
    FORGET_UPDATES = "DELETE FROM inbox WHERE received_at < $1";
}

impl Tx {
    /// Notes that `update` of `bot` is being applied. `false`: it already was, and must change nothing.
    pub async fn receive(&mut self, bot: i64, update: i64, now: DateTime<Utc>) -> Result<bool> {
        let at = now.timestamp_millis();
        let rows = engine!(self, c => sqlx::query(RECEIVE).bind(bot).bind(update).bind(at).execute(c).await.map(|r| r.rows_affected()))?;
        Ok(rows > 0)
    }

    /// Notes that these updates of `bot` are being applied, and says which of them were not applied before.
    pub async fn receive_all(&mut self, bot: i64, updates: &[i64], now: DateTime<Utc>) -> Result<HashSet<i64>> {
        if updates.is_empty() {
            return Ok(HashSet::new());
        }
        let list = rows(updates.iter().map(|id| json!([id])));
        let at = now.timestamp_millis();
        let fresh: Vec<i64> = engine!(self, c => sqlx::query_scalar(RECEIVE_ALL).bind(bot).bind(&list).bind(at).fetch_all(c).await)?;
        Ok(fresh.into_iter().collect())
    }

    /// The chats of all admins.
    pub async fn admin_chats(&mut self) -> Result<Vec<ChatId>> {
        let chats = engine!(self, c => sqlx::query_scalar::<_, i64>(ADMINS).fetch_all(c).await)?;
        Ok(chats.into_iter().map(ChatId).collect())
    }

    /// Forgets the numbers of updates received before `limit`. Telegram keeps an update for a day.
    pub async fn forget_updates(&mut self, limit: DateTime<Utc>) -> Result<u64> {
        let limit = limit.timestamp_millis();
        Ok(engine!(self, c => sqlx::query(FORGET_UPDATES).bind(limit).execute(c).await.map(|r| r.rows_affected()))?)
    }
}
