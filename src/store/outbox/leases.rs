//! The process that sends to a chat, what is next there, and what became of it.

use std::collections::{BTreeSet, HashSet};

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::FromRow;

use super::{is_due, lease_holder::LeaseHolder};
use crate::{
    domain::person::ChatId,
    notice::person_name::{fill_names, may_name_persons, named_persons},
    store::{Db, Result, Tx, counts::watched, engine, row::rows, statements},
};

/// The first row of a chat's queue of one priority that may be sent at `$now`.
macro_rules! first_due {
    ($chat:literal, $priority:literal, $now:literal) => {
        concat!(
            "(SELECT e.id FROM outbox e WHERE e.state = 'queued' AND e.priority = ",
            $priority,
            " AND e.chat_id = ",
            $chat,
            " AND ",
            is_due!("e", $now),
            " ORDER BY e.id LIMIT 1)"
        )
    };
}

/// The row of a chat that is next at `$now`.
macro_rules! head {
    ($chat:literal, $now:literal) => {
        concat!("COALESCE(", first_due!($chat, "0", $now), ", ", first_due!($chat, "1", $now), ", ", first_due!($chat, "2", $now), ")")
    };
}

/// Whether process `$1` may send to the chat of lease `l` at `$2`, if need be after leasing it. Leases of others are free that
/// ended by `$free`.
macro_rules! is_free {
    ($free:literal) => {
        concat!(
            "l.unreachable_since IS NULL AND (l.owner IS NULL OR (l.owner = $1 AND l.held_until <= $2) OR (l.owner <> $1 AND l.until <= ",
            $free,
            "))"
        )
    };
}

/// Whether the chat of lease `l` is leased by process `$1` for longer than until `$3`.
macro_rules! is_leased {
    () => {
        "CAST(CASE WHEN l.owner = $1 AND l.until > $3 THEN 1 ELSE 0 END AS BIGINT) AS leased"
    };
}

statements! {
    /// Any of these may have been on its way when its process ended; so may what was written by a clock that was ahead.
    TAKEN_OVER = concat!("UPDATE outbox SET uncertain = uncertain + 1 WHERE id IN (SELECT h.id FROM json_each($3) v
            JOIN chat_leases l ON l.chat_id = CAST(v.value ->> 0 AS BIGINT)
            JOIN (SELECT 0 AS priority UNION ALL SELECT 1 UNION ALL SELECT 2) k ON TRUE
            JOIN outbox h ON h.id = ", first_due!("l.chat_id", "k.priority", "l.until"), "
        WHERE l.owner <> $1 AND l.until <= $4 AND l.until > 0 AND l.unreachable_since IS NULL
        AND (h.created_at <= l.until OR h.created_at > $2))");
    /// A new lease holder keeps to the pause that Telegram asked the old one for; a pause of over a day was noted by a clock
    /// that was ahead.
    LEASE = "INSERT INTO chat_leases (chat_id, owner, until, held_until)
        SELECT CAST(v.value ->> 0 AS BIGINT), CAST($1 AS TEXT), CAST($4 AS BIGINT), 0 FROM json_each($3) v
        WHERE NOT EXISTS (SELECT 1 FROM chat_leases l WHERE l.chat_id = CAST(v.value ->> 0 AS BIGINT) AND l.unreachable_since IS NOT NULL)
        ORDER BY 1
        ON CONFLICT (chat_id) DO UPDATE SET owner = excluded.owner, until = excluded.until,
            held_until = CASE WHEN chat_leases.owner = excluded.owner OR chat_leases.held_until <= $2 + 86400000
                THEN chat_leases.held_until ELSE 0 END
        WHERE chat_leases.until <= $5 OR chat_leases.owner = excluded.owner";
    /// Queues behind ($5, $6), one index seek each: what one chat has to be sent does not make the others slower.
    QUEUES = concat!("WITH RECURSIVE queues (n, priority, chat) AS (
            SELECT CAST(0 AS BIGINT), CAST($5 AS BIGINT), CAST($6 AS BIGINT)
            UNION ALL SELECT queues.n + 1, o.priority, o.chat_id FROM queues JOIN outbox o ON o.id =
                (SELECT e.id FROM outbox e WHERE e.state = 'queued' AND (e.priority, e.chat_id) > (queues.priority, queues.chat)
                    ORDER BY e.priority, e.chat_id, e.id LIMIT 1)
            WHERE queues.n < $4)
        SELECT queues.priority, queues.chat AS chat_id, CAST(CASE WHEN ", is_free!("$7"), "
            AND ", first_due!("queues.chat", "queues.priority", "$2"), " IS NOT NULL THEN 1 ELSE 0 END AS BIGINT) AS due, ", is_leased!(), "
        FROM queues LEFT JOIN chat_leases l ON l.chat_id = queues.chat WHERE queues.n > 0 ORDER BY queues.n");
    /// The next row of each of these chats, and whether the chat is surely leased by this process. Chats of other processes
    /// that live, and those that are left alone, are not here.
    HEADS = concat!("WITH v AS MATERIALIZED (SELECT CAST(j.key AS BIGINT) AS place, CAST(j.value ->> 0 AS BIGINT) AS chat FROM json_each($4) j)
        SELECT o.id, o.chat_id, o.act, o.edit_message_id, o.priority, o.silent, o.prompt, o.attempts, o.uncertain,
            o.failed_attempts, o.notice, o.created_at, o.unprompt_message_id, p.language,
            CAST(CASE WHEN EXISTS (SELECT 1 FROM outbox m WHERE m.state = 'queued' AND m.priority IN (0, 1, 2)
                AND m.chat_id = o.chat_id AND m.id <> o.id) THEN 1 ELSE 0 END AS BIGINT) AS more, ", is_leased!(), "
        FROM v JOIN outbox o ON o.id = ", head!("v.chat", "$2"), "
        LEFT JOIN chat_leases l ON l.chat_id = o.chat_id LEFT JOIN persons p ON p.chat_id = o.chat_id
        WHERE ", is_free!("$5"), " ORDER BY v.place");
    NAMES = "SELECT p.id, p.name FROM json_each($1) v JOIN persons p ON p.id = CAST(v.value ->> 0 AS BIGINT) ORDER BY p.id";
    /// Row by row: the index of queued rows would be read as a whole.
    SENT = "UPDATE outbox SET state = 'sent', attempts = attempts + 1, message_id = CAST(v.value ->> 1 AS BIGINT), \
        buttons = CAST(v.value ->> 2 AS BIGINT), done_at = $3 \
        FROM json_each($1) v WHERE outbox.id = CAST(v.value ->> 0 AS BIGINT) AND outbox.state || '' = 'queued' \
        AND EXISTS (SELECT 1 FROM chat_leases l WHERE l.chat_id = outbox.chat_id AND l.owner = $2) RETURNING id";
    PARK = "UPDATE outbox SET state = 'parked', attempts = attempts + 1, error = $3, done_at = $4 WHERE id = $1 AND state = 'queued' \
        AND EXISTS (SELECT 1 FROM chat_leases l WHERE l.chat_id = outbox.chat_id AND l.owner = $2)";
    RETRY = "UPDATE outbox SET attempts = attempts + 1, uncertain = uncertain + $3, failed_attempts = failed_attempts + $5, error = $4 \
        WHERE id = $1 AND state = 'queued' AND EXISTS (SELECT 1 FROM chat_leases l WHERE l.chat_id = outbox.chat_id AND l.owner = $2)";
    HOLD = "UPDATE chat_leases SET held_until = $3 WHERE chat_id = $1 AND owner = $2";
    FORGET_HOLDS = "UPDATE chat_leases SET held_until = 0 WHERE owner = $1 AND held_until > $2";
    LOST = "INSERT INTO chat_leases (chat_id, owner, until, unreachable_since) VALUES ($1, '', 0, $2) \
        ON CONFLICT (chat_id) DO UPDATE SET until = 0, unreachable_since = excluded.unreachable_since \
        WHERE chat_leases.unreachable_since IS NULL";
    REGAINED = "UPDATE chat_leases SET unreachable_since = NULL, held_until = 0 WHERE chat_id = $1 AND unreachable_since IS NOT NULL";
    POSTPONE = "UPDATE outbox SET attempts = attempts + 1, error = $3, not_before = $4 WHERE id = $1 AND state = 'queued' \
        AND EXISTS (SELECT 1 FROM chat_leases l WHERE l.chat_id = outbox.chat_id AND l.owner = $2)";
    RELEASE = "UPDATE chat_leases SET until = 0 WHERE owner = $1";
    END_LEASES = "UPDATE chat_leases SET until = $1 WHERE until > $1";
}

/// The next row of a chat.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Due {
    /// The row.
    pub id: i64,
    /// The chat that it goes to.
    #[sqlx(rename = "chat_id")]
    pub chat: i64,
    /// The code of an [`OutboxAct`](super::message::OutboxAct).
    pub act: String,
    /// The message to edit.
    #[sqlx(rename = "edit_message_id")]
    pub edit: Option<i64>,
    /// 1: without sound.
    pub silent: i64,
    /// 1: a form's question.
    pub prompt: i64,
    /// How often it was tried.
    pub attempts: i64,
    /// How many of the attempts Telegram may have taken.
    pub uncertain: i64,
    /// How many of the attempts Telegram itself failed with.
    pub failed_attempts: i64,
    /// What it says, as JSON.
    pub notice: Option<String>,
    /// 0: answers what the person just did.
    pub priority: i64,
    /// When it was written down (epoch milliseconds).
    pub created_at: i64,
    /// The reader's language, if he is known.
    pub language: Option<String>,
    /// The message that loses its buttons first.
    #[sqlx(rename = "unprompt_message_id")]
    pub remove_buttons_from: Option<i64>,
    /// 1: more waits for the chat.
    pub more: i64,
    /// 1: the chat is surely leased by the process that asked.
    pub leased: i64,
}

/// What one chat has to be sent at one priority.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Queue {
    /// 0 goes first.
    pub priority: i64,
    /// The chat that it goes to.
    #[sqlx(rename = "chat_id")]
    pub chat: i64,
    /// 1: a row is due, and the process that asked may send it.
    pub due: i64,
    /// 1: the chat is surely leased by the process that asked.
    pub leased: i64,
}

/// What Telegram made of a row that it took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delivered {
    /// The message's id, where it tells one.
    pub message: Option<i64>,
    /// Whether the message has buttons under it.
    pub buttons: bool,
}

/// What became of an attempt to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeliveryOutcome {
    /// Telegram has it.
    Sent(Delivered),
    /// Telegram never will: kept for people to look at.
    Parked(String),
    /// To be tried again when the chat's hold ends.
    Again {
        /// Whether Telegram may have taken it.
        uncertain: bool,
        /// Whether Telegram itself failed with it.
        failed: bool,
        /// What was answered, for the log.
        error: String,
        /// Until when the chat is left alone.
        hold: DateTime<Utc>,
    },
    /// To be tried again at `at`; the chat goes on without it.
    Later {
        /// What was answered, for the log.
        error: String,
        /// The time of the next try.
        at: DateTime<Utc>,
    },
    /// Telegram refuses messages to this person; the row waits.
    Unreachable(String),
}

impl DeliveryOutcome {
    /// A word for counting.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Sent(_) => "sent",
            Self::Parked(_) => "parked",
            Self::Again { uncertain: true, .. } => "uncertain",
            Self::Again { .. } | Self::Later { .. } => "again",
            Self::Unreachable(_) => "unreachable",
        }
    }
}

impl Db {
    /// Notes that Telegram has these rows by one statement, which needs no transaction around it; as [`Tx::mark_sent`].
    pub async fn mark_sent(&self, lease_holder: &LeaseHolder, sent: &[(&Due, Delivered)], now: DateTime<Utc>) -> Result<HashSet<i64>> {
        let mut tx = self.write_autocommit().await?;
        let statements = tx.work().statements().clone();
        watched(&statements, tx.mark_sent(lease_holder, sent, now)).await
    }
}

impl Tx {
    /// Leases those of `chats` that have no live lease, and renews own ones. What may have been on its way in a process that
    /// ended is counted as an uncertain attempt.
    pub async fn lease_chats(&mut self, chats: &[i64], lease_holder: &LeaseHolder, now: DateTime<Utc>) -> Result<u64> {
        let (owner, at, until) = (&lease_holder.owner, now.timestamp_millis(), (now + lease_holder.lasts).timestamp_millis());
        let (list, free) = (id_list(chats), lease_holder.free_until(now));
        self.flush().await?;
        engine!(self, c => sqlx::query(TAKEN_OVER).bind(owner).bind(at).bind(&list).bind(free).execute(c).await.map(drop))?;
        Ok(engine!(self, c => sqlx::query(LEASE)
            .bind(owner).bind(at).bind(&list).bind(until).bind(free).execute(c).await.map(|r| r.rows_affected()))?)
    }

    /// The queues behind `behind` in the order of priority and chat, at most `limit`.
    pub async fn queues(&mut self, lease_holder: &LeaseHolder, now: DateTime<Utc>, behind: (i64, i64), limit: i64) -> Result<Vec<Queue>> {
        let (owner, at, renew) = (&lease_holder.owner, now.timestamp_millis(), (now + lease_holder.renewed_below()).timestamp_millis());
        Ok(engine!(self, c => sqlx::query_as::<_, Queue>(QUEUES)
            .bind(owner).bind(at).bind(renew).bind(limit).bind(behind.0).bind(behind.1).bind(lease_holder.free_until(now)).fetch_all(c).await)?)
    }

    /// The next row of each of `chats` to which this process sends, or may send after [`Tx::lease_chats`], in their order.
    pub async fn next_messages(&mut self, chats: &[i64], lease_holder: &LeaseHolder, now: DateTime<Utc>) -> Result<Vec<Due>> {
        let (owner, at, renew) = (&lease_holder.owner, now.timestamp_millis(), (now + lease_holder.renewed_below()).timestamp_millis());
        let (list, free) = (id_list(chats), lease_holder.free_until(now));
        let mut rows = engine!(self, c => sqlx::query_as::<_, Due>(HEADS)
            .bind(owner).bind(at).bind(renew).bind(&list).bind(free).fetch_all(c).await)?;
        self.fill_names(&mut rows).await?;
        Ok(rows)
    }

    /// Looks up how the persons are called whom these messages name.
    async fn fill_names(&mut self, rows: &mut [Due]) -> Result<()> {
        let naming = rows.iter_mut().filter_map(|row| row.notice.as_mut()).filter(|notice| may_name_persons(notice));
        let mut naming: Vec<(&mut String, Value)> =
            naming.filter_map(|notice| serde_json::from_str(notice).ok().map(|stored| (notice, stored))).collect();
        let persons: BTreeSet<i64> = naming.iter().flat_map(|(_, stored)| named_persons(stored)).collect();
        if persons.is_empty() {
            return Ok(());
        }
        let list = id_list(&persons.into_iter().collect::<Vec<_>>());
        let names: Vec<(i64, String)> = engine!(self, c => sqlx::query_as(NAMES).bind(&list).fetch_all(c).await)?;
        let names = names.into_iter().collect();
        for (notice, stored) in &mut naming {
            fill_names(stored, &names);
            **notice = stored.to_string();
        }
        Ok(())
    }

    /// Notes that Telegram has these rows. Returns the rows of which that was noted: of the others the
    /// lease is no longer ours, or a newer edit took their place.
    pub async fn mark_sent(&mut self, lease_holder: &LeaseHolder, sent: &[(&Due, Delivered)], now: DateTime<Utc>) -> Result<HashSet<i64>> {
        if sent.is_empty() {
            return Ok(HashSet::new());
        }
        let mut sent: Vec<_> = sent.to_vec();
        sent.sort_unstable_by_key(|(row, _)| row.id);
        let list = rows(sent.iter().map(|(row, told)| json!([row.id, told.message, i64::from(told.buttons)])));
        let (owner, at) = (&lease_holder.owner, now.timestamp_millis());
        let marked: Vec<i64> = engine!(self, c => sqlx::query_scalar(SENT).bind(&list).bind(owner).bind(at).fetch_all(c).await)?;
        Ok(marked.into_iter().collect())
    }

    /// Notes what became of `row`. `false`: the lease is no longer ours, or a newer edit took its place; nothing was noted.
    pub async fn mark(&mut self, lease_holder: &LeaseHolder, row: &Due, outcome: &DeliveryOutcome, now: DateTime<Utc>) -> Result<bool> {
        let (owner, at) = (&lease_holder.owner, now.timestamp_millis());
        let rows = match outcome {
            DeliveryOutcome::Sent(told) => return Ok(self.mark_sent(lease_holder, &[(row, *told)], now).await?.contains(&row.id)),
            DeliveryOutcome::Parked(error) => engine!(self, c => sqlx::query(PARK)
                .bind(row.id).bind(owner).bind(error).bind(at).execute(c).await.map(|r| r.rows_affected()))?,
            DeliveryOutcome::Again { uncertain, failed, error, hold } => {
                let (uncertain, failed) = (i64::from(*uncertain), i64::from(*failed));
                let rows = engine!(self, c => sqlx::query(RETRY)
                    .bind(row.id).bind(owner).bind(uncertain).bind(error).bind(failed).execute(c).await.map(|r| r.rows_affected()))?;
                let hold = hold.timestamp_millis();
                engine!(self, c => sqlx::query(HOLD).bind(row.chat).bind(owner).bind(hold).execute(c).await.map(drop))?;
                rows
            }
            DeliveryOutcome::Later { error, at } => engine!(self, c => sqlx::query(POSTPONE)
                .bind(row.id).bind(owner).bind(error).bind(at.timestamp_millis()).execute(c).await.map(|r| r.rows_affected()))?,
            DeliveryOutcome::Unreachable(error) => {
                let rows = engine!(self, c => sqlx::query(RETRY)
                    .bind(row.id).bind(owner).bind(0_i64).bind(error).bind(0_i64).execute(c).await.map(|r| r.rows_affected()))?;
                if rows > 0 {
                    self.mark_chat_unreachable(ChatId(row.chat), now).await?;
                }
                rows
            }
        };
        Ok(rows > 0)
    }

    /// Notes that Telegram refuses messages to `chat`. `false`: it is known.
    pub async fn mark_chat_unreachable(&mut self, chat: ChatId, now: DateTime<Utc>) -> Result<bool> {
        self.work().know_reach(chat.0, true);
        let at = now.timestamp_millis();
        Ok(engine!(self, c => sqlx::query(LOST).bind(chat.0).bind(at).execute(c).await.map(|r| r.rows_affected()))? > 0)
    }

    /// Notes that `chat` can be reached again. `false`: it always could.
    pub async fn mark_chat_reachable(&mut self, chat: ChatId) -> Result<bool> {
        self.work().know_reach(chat.0, false);
        Ok(engine!(self, c => sqlx::query(REGAINED).bind(chat.0).execute(c).await.map(|r| r.rows_affected()))? > 0)
    }

    /// Forgets until when this process leaves chats alone: its clock was put back, and the time may never come.
    pub async fn forget_holds(&mut self, lease_holder: &LeaseHolder, now: DateTime<Utc>) -> Result<()> {
        let at = now.timestamp_millis();
        engine!(self, c => sqlx::query(FORGET_HOLDS).bind(&lease_holder.owner).bind(at).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Gives all leases of a process back, when it has nothing on its way any more.
    pub async fn release_chats(&mut self, lease_holder: &LeaseHolder) -> Result<()> {
        engine!(self, c => sqlx::query(RELEASE).bind(&lease_holder.owner).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Ends all leases: only for a process that knows that no other one sends.
    pub async fn end_leases(&mut self, now: DateTime<Utc>) -> Result<()> {
        engine!(self, c => sqlx::query(END_LEASES).bind(now.timestamp_millis()).execute(c).await.map(drop))?;
        Ok(())
    }
}

fn id_list(ids: &[i64]) -> String {
    rows(ids.iter().map(|id| json!([id])))
}
