//! Who sends to which chat, what is next there, and what became of it.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Result, Tx, engine, outbox::is_due, statements};
use crate::domain::person::ChatId;

statements! {
    TO_LEASE = concat!("SELECT CAST(1 AS BIGINT) FROM outbox o WHERE o.state = 'queued' AND ", is_due!("o", "$2"), "
        AND NOT EXISTS (SELECT 1 FROM chat_leases l WHERE l.chat_id = o.chat_id AND (l.unreachable_since IS NOT NULL
            OR (l.owner <> $1 AND l.until > $2) OR (l.owner = $1 AND l.until > $3))) LIMIT 1");
    /// Any of these may have been on its way when its process ended; so may what was written by a clock that was ahead.
    TAKEN_OVER = concat!("UPDATE outbox SET uncertain = uncertain + 1 WHERE id IN (SELECT o.id FROM outbox o
        JOIN chat_leases l ON l.chat_id = o.chat_id
        WHERE o.state = 'queued' AND l.owner <> $1 AND l.until <= $2 AND l.until > 0 AND l.unreachable_since IS NULL
        AND (o.created_at <= l.until OR o.created_at > $2) AND ", is_due!("o", "l.until"), "
        AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.state = 'queued' AND e.chat_id = o.chat_id AND e.priority = o.priority
            AND ", is_due!("e", "l.until"), " AND e.id < o.id))");
    /// A new lease holder keeps to the pause that Telegram asked the old one for; a pause of over an hour was noted by a clock
    /// that was ahead.
    LEASE = concat!("INSERT INTO chat_leases (chat_id, owner, until, held_until)
        SELECT DISTINCT o.chat_id, CAST($1 AS TEXT), CAST($4 AS BIGINT), 0 FROM outbox o
        WHERE o.state = 'queued' AND ", is_due!("o", "$2"), "
        AND NOT EXISTS (SELECT 1 FROM chat_leases l WHERE l.chat_id = o.chat_id AND (l.unreachable_since IS NOT NULL
            OR (l.owner <> $1 AND l.until > $2) OR (l.owner = $1 AND l.until > $3)))
        ORDER BY o.chat_id
        ON CONFLICT (chat_id) DO UPDATE SET owner = excluded.owner, until = excluded.until,
            held_until = CASE WHEN chat_leases.owner = excluded.owner OR chat_leases.held_until <= $2 + 3600000
                THEN chat_leases.held_until ELSE 0 END
        WHERE chat_leases.until <= $2 OR chat_leases.owner = excluded.owner");
    HEADS = concat!("SELECT o.id, o.chat_id, o.act, o.edit_message_id, o.priority, o.silent, o.prompt, o.attempts, o.uncertain, o.notice, o.created_at,
            p.language
        FROM outbox o JOIN chat_leases l ON l.chat_id = o.chat_id LEFT JOIN persons p ON p.chat_id = o.chat_id
        WHERE o.state = 'queued' AND ", is_due!("o", "$2"), " AND l.owner = $1 AND l.until >= $3 AND l.held_until <= $2
        AND l.unreachable_since IS NULL
        AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.state = 'queued' AND e.chat_id = o.chat_id AND ", is_due!("e", "$2"), "
            AND (e.priority < o.priority OR (e.priority = o.priority AND e.id < o.id)))
        ORDER BY o.priority, o.id LIMIT $4");
    SENT = "UPDATE outbox SET state = 'sent', attempts = attempts + 1, message_id = $3, done_at = $4 WHERE id = $1 AND state = 'queued' \
        AND EXISTS (SELECT 1 FROM chat_leases l WHERE l.chat_id = outbox.chat_id AND l.owner = $2)";
    PROMPTED = "UPDATE conversations SET prompt_message_id = $2 WHERE chat_id = $1";
    PARK = "UPDATE outbox SET state = 'parked', attempts = attempts + 1, error = $3, done_at = $4 WHERE id = $1 AND state = 'queued' \
        AND EXISTS (SELECT 1 FROM chat_leases l WHERE l.chat_id = outbox.chat_id AND l.owner = $2)";
    RETRY = "UPDATE outbox SET attempts = attempts + 1, uncertain = uncertain + $3, error = $4 WHERE id = $1 AND state = 'queued' \
        AND EXISTS (SELECT 1 FROM chat_leases l WHERE l.chat_id = outbox.chat_id AND l.owner = $2)";
    HOLD = "UPDATE chat_leases SET held_until = $3 WHERE chat_id = $1 AND owner = $2";
    FORGET_HOLDS = "UPDATE chat_leases SET held_until = 0 WHERE owner = $1 AND held_until > $2";
    LOST = "INSERT INTO chat_leases (chat_id, owner, until, unreachable_since) VALUES ($1, '', 0, $2) \
        ON CONFLICT (chat_id) DO UPDATE SET until = 0, unreachable_since = excluded.unreachable_since \
        WHERE chat_leases.unreachable_since IS NULL";
    REGAINED = "UPDATE chat_leases SET unreachable_since = NULL, held_until = 0 WHERE chat_id = $1 AND unreachable_since IS NOT NULL";
    RELEASE = "UPDATE chat_leases SET until = 0 WHERE owner = $1";
    END_LEASES = "UPDATE chat_leases SET until = $1 WHERE until > $1";
}

/// A process that sends, and the leases that it takes on chats.
#[derive(Debug, Clone)]
pub struct LeaseHolder {
    /// Names the process; no other may ever have the same.
    pub owner: String,
    /// How long a lease lasts; longer than any time-out of sending.
    pub lasts: chrono::Duration,
}

impl LeaseHolder {
    /// The time for which a lease must still last when a message is tried.
    #[must_use]
    pub fn margin(&self) -> chrono::Duration {
        self.lasts * 3 / 4
    }

    /// A lease that lasts less than this is renewed.
    fn renewed_below(&self) -> chrono::Duration {
        self.lasts * 7 / 8
    }
}

/// The next row of a chat.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Due {
    /// The row.
    pub id: i64,
    /// To whom.
    #[sqlx(rename = "chat_id")]
    pub chat: i64,
    /// `say` or `unprompt`.
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
    /// What it says, as JSON.
    pub notice: Option<String>,
    /// 0: answers what the person just did.
    pub priority: i64,
    /// When it was written down (epoch milliseconds).
    pub created_at: i64,
    /// The reader's language, if he is known.
    pub language: Option<String>,
}

/// The outcome of an attempt to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeliveryOutcome {
    /// Telegram has it; the message's id where it tells one.
    Sent(Option<i64>),
    /// Telegram never will: kept for people to look at.
    Parked(String),
    /// To be tried again when the chat's hold ends.
    Again {
        /// Whether Telegram may have taken it.
        uncertain: bool,
        /// Why.
        error: String,
        /// Until when the chat is left alone.
        hold: DateTime<Utc>,
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
            Self::Again { .. } => "again",
            Self::Unreachable(_) => "unreachable",
        }
    }
}

impl Tx {
    /// Whether [`Tx::lease_chats`] has anything to do.
    ///
    /// # Errors
    /// As every statement.
    pub async fn has_chats_to_lease(&mut self, lease_holder: &LeaseHolder, now: DateTime<Utc>) -> Result<bool> {
        let (at, renew) = (now.timestamp_millis(), (now + lease_holder.renewed_below()).timestamp_millis());
        let found = engine!(self, c => sqlx::query_scalar::<_, i64>(TO_LEASE)
            .bind(&lease_holder.owner).bind(at).bind(renew).fetch_optional(c).await)?;
        Ok(found.is_some())
    }

    /// Leases every chat that has due rows and no live lease, and renews own ones in time. What may have been
    /// on its way in a process that ended is counted as an uncertain attempt.
    ///
    /// # Errors
    /// As every statement.
    pub async fn lease_chats(&mut self, lease_holder: &LeaseHolder, now: DateTime<Utc>) -> Result<u64> {
        let (at, renew) = (now.timestamp_millis(), (now + lease_holder.renewed_below()).timestamp_millis());
        let until = (now + lease_holder.lasts).timestamp_millis();
        engine!(self, c => sqlx::query(TAKEN_OVER).bind(&lease_holder.owner).bind(at).execute(c).await.map(drop))?;
        Ok(engine!(self, c => sqlx::query(LEASE)
            .bind(&lease_holder.owner).bind(at).bind(renew).bind(until).execute(c).await.map(|r| r.rows_affected()))?)
    }

    /// The next row of each leased chat that may be sent to now, replies first. Leases that end within
    /// [`LeaseHolder::margin`] don't count.
    ///
    /// # Errors
    /// As every statement.
    pub async fn next_messages(&mut self, lease_holder: &LeaseHolder, now: DateTime<Utc>, limit: i64) -> Result<Vec<Due>> {
        let (at, least) = (now.timestamp_millis(), (now + lease_holder.margin()).timestamp_millis());
        Ok(
            engine!(self, c => sqlx::query_as::<_, Due>(HEADS).bind(&lease_holder.owner).bind(at).bind(least).bind(limit).fetch_all(c).await)?,
        )
    }

    /// Records the outcome for `row`. `false`: the lease is no longer ours, or a newer edit took its place; nothing was noted.
    ///
    /// # Errors
    /// As every statement.
    pub async fn mark(&mut self, lease_holder: &LeaseHolder, row: &Due, outcome: &DeliveryOutcome, now: DateTime<Utc>) -> Result<bool> {
        let (owner, at) = (&lease_holder.owner, now.timestamp_millis());
        let rows = match outcome {
            DeliveryOutcome::Sent(message) => {
                if let (1, Some(message)) = (row.prompt, message) {
                    engine!(self, c => sqlx::query(PROMPTED).bind(row.chat).bind(message).execute(c).await.map(drop))?;
                }
                engine!(self, c => sqlx::query(SENT)
                    .bind(row.id).bind(owner).bind(message).bind(at).execute(c).await.map(|r| r.rows_affected()))?
            }
            DeliveryOutcome::Parked(error) => engine!(self, c => sqlx::query(PARK)
                .bind(row.id).bind(owner).bind(error).bind(at).execute(c).await.map(|r| r.rows_affected()))?,
            DeliveryOutcome::Again { uncertain, error, hold } => {
                let hold = hold.timestamp_millis();
                engine!(self, c => sqlx::query(HOLD).bind(row.chat).bind(owner).bind(hold).execute(c).await.map(drop))?;
                engine!(self, c => sqlx::query(RETRY)
                    .bind(row.id).bind(owner).bind(i64::from(*uncertain)).bind(error).execute(c).await.map(|r| r.rows_affected()))?
            }
            DeliveryOutcome::Unreachable(error) => {
                let rows = engine!(self, c => sqlx::query(RETRY)
                    .bind(row.id).bind(owner).bind(0_i64).bind(error).execute(c).await.map(|r| r.rows_affected()))?;
                if rows > 0 {
                    self.chat_lost(ChatId(row.chat), now).await?;
                }
                rows
            }
        };
        Ok(rows > 0)
    }

    /// Notes that Telegram refuses messages to `chat`. `false`: it is known.
    ///
    /// # Errors
    /// As every statement.
    pub async fn chat_lost(&mut self, chat: ChatId, now: DateTime<Utc>) -> Result<bool> {
        let at = now.timestamp_millis();
        Ok(engine!(self, c => sqlx::query(LOST).bind(chat.0).bind(at).execute(c).await.map(|r| r.rows_affected()))? > 0)
    }

    /// Notes that `chat` can be reached again. `false`: it always could.
    ///
    /// # Errors
    /// As every statement.
    pub async fn chat_regained(&mut self, chat: ChatId) -> Result<bool> {
        Ok(engine!(self, c => sqlx::query(REGAINED).bind(chat.0).execute(c).await.map(|r| r.rows_affected()))? > 0)
    }

    /// Forgets until when this process leaves chats alone: its clock was put back, and the time may never come.
    ///
    /// # Errors
    /// As every statement.
    pub async fn forget_holds(&mut self, lease_holder: &LeaseHolder, now: DateTime<Utc>) -> Result<()> {
        let at = now.timestamp_millis();
        engine!(self, c => sqlx::query(FORGET_HOLDS).bind(&lease_holder.owner).bind(at).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Gives all leases of a process back, when it has nothing on its way any more.
    ///
    /// # Errors
    /// As every statement.
    pub async fn release_chats(&mut self, lease_holder: &LeaseHolder) -> Result<()> {
        engine!(self, c => sqlx::query(RELEASE).bind(&lease_holder.owner).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Ends all leases: only for a process that knows that no other one sends.
    ///
    /// # Errors
    /// As every statement.
    pub async fn end_leases(&mut self, now: DateTime<Utc>) -> Result<()> {
        engine!(self, c => sqlx::query(END_LEASES).bind(now.timestamp_millis()).execute(c).await.map(drop))?;
        Ok(())
    }
}
