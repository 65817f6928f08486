//! Which updates were applied, so that none is applied twice.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{Db, Result, Tx, counts::SeenCommit, engine, row::rows, statements};
use crate::domain::person::ChatId;

statements! {
    RECEIVE = "INSERT INTO inbox (bot_id, update_id, received_at) VALUES ($1, $2, $3) ON CONFLICT (bot_id, update_id) DO NOTHING";
    RECEIVE_ALL = "INSERT INTO inbox (bot_id, update_id, received_at)
        SELECT CAST($1 AS BIGINT), CAST(v.value ->> 0 AS BIGINT), CAST($3 AS BIGINT) FROM json_each($2) v WHERE TRUE ORDER BY 2
        ON CONFLICT (bot_id, update_id) DO NOTHING RETURNING update_id";
    MISSING = "SELECT MIN(CAST(v.value ->> 2 AS BIGINT)) FROM json_each($1) v WHERE NOT EXISTS (SELECT 1 FROM inbox i
        WHERE i.bot_id = CAST(v.value ->> 0 AS BIGINT) AND i.update_id = CAST(v.value ->> 1 AS BIGINT))";
    ADMINS = "SELECT p.chat_id FROM persons p JOIN roles r ON r.person_id = p.id \
        WHERE r.role = 'ADMIN' AND r.ended_at IS NULL AND p.chat_id IS NOT NULL ORDER BY p.chat_id";
    /// By age and by distance: a clock that was wrong must not make what Telegram may deliver again unknown.
    FORGET_UPDATES = "DELETE FROM inbox WHERE received_at < $1
        AND update_id < (SELECT MAX(i.update_id) FROM inbox i WHERE i.bot_id = inbox.bot_id) - $2";
}

/// How many numbers below the highest are known whatever the clock says.
const KEPT_UPDATES: i64 = 10_000;
/// How long an update that was seen committed is surely kept.
const SEEN_LIFETIME: chrono::Duration = chrono::Duration::hours(12);

impl Db {
    /// When the first of the last updates that this process saw committed, and that is missing, was received: the database went back
    /// in time, as a failover to a server that lacked the last commits takes it. That one is missing is said until [`Db::forget_seen`].
    ///
    /// # Errors
    /// A fault.
    pub async fn first_lost_commit(&self, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
        let seen = self.counts().seen().into_iter().filter(|seen| (now - seen.at).abs() < SEEN_LIFETIME);
        let seen: Vec<Value> = seen.map(|seen| json!([seen.bot, seen.update, seen.at.timestamp_millis()])).collect();
        if seen.is_empty() {
            return Ok(None);
        }
        let (mut tx, list) = (self.read_autocommit().await?, rows(seen));
        let first: Option<i64> = engine!(&mut tx, c => sqlx::query_scalar(MISSING).bind(&list).fetch_one(c).await)?;
        Ok(first.and_then(DateTime::from_timestamp_millis))
    }

    /// Forgets which updates were seen committed.
    pub fn forget_seen(&self) {
        self.counts().forget_seen();
    }
}

impl Tx {
    /// Notes that `update` of `bot` is being applied. `false`: it already was, and must change nothing.
    pub async fn receive(&mut self, bot: i64, update: i64, now: DateTime<Utc>) -> Result<bool> {
        let at = now.timestamp_millis();
        let rows = engine!(self, c => sqlx::query(RECEIVE).bind(bot).bind(update).bind(at).execute(c).await.map(|r| r.rows_affected()))?;
        self.work().received = Some(SeenCommit { bot, update, at: now });
        Ok(rows > 0)
    }

    /// Notes that these updates of `bot` are being applied, and says which of them were not applied before.
    pub async fn receive_all(&mut self, bot: i64, updates: &[i64], now: DateTime<Utc>) -> Result<HashSet<i64>> {
        let Some(last) = updates.iter().max() else { return Ok(HashSet::new()) };
        self.work().received = Some(SeenCommit { bot, update: *last, at: now });
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

    /// Forgets the numbers of updates received before `limit`, but for the last [`KEPT_UPDATES`]. Telegram keeps an update for a
    /// day.
    pub async fn forget_updates(&mut self, limit: DateTime<Utc>) -> Result<u64> {
        let limit = limit.timestamp_millis();
        Ok(engine!(self, c => sqlx::query(FORGET_UPDATES).bind(limit).bind(KEPT_UPDATES).execute(c).await.map(|r| r.rows_affected()))?)
    }
}
