//! What has to go out to Telegram.

pub(in crate::store) mod lease_holder;
pub(in crate::store) mod leases;
pub(in crate::store) mod message;

use chrono::{DateTime, Utc};
use serde::Serialize;

use message::{NewMessage, OutboxAct, Priority};

use super::{Error, Result, Tx, engine, meta::FORGOTTEN_BEFORE, row::millis, statements};
use crate::{
    domain::person::ChatId,
    notice::{CommandList, Notice},
};

/// Whether a row is to be sent by now. What was not to wait never does: the clock may have been put back since.
macro_rules! is_due {
    ($row:literal, $now:literal) => {
        concat!("(", $row, ".not_before <= ", $now, " OR ", $row, ".not_before <= ", $row, ".created_at)")
    };
}
pub(in crate::store) use is_due;

/// What was said last: what it says, the number of its message, that of the message that it was written over, and when it was sent.
type LastSaid = (Option<String>, Option<i64>, Option<i64>, Option<i64>);

statements! {
    PENDING = concat!("SELECT COUNT(*) FROM outbox o WHERE o.state = 'queued' AND ", is_due!("o", "$1"), "
        AND NOT EXISTS (SELECT 1 FROM chat_leases l WHERE l.chat_id = o.chat_id AND l.unreachable_since IS NOT NULL)");
    PARKED = "SELECT COUNT(*) FROM outbox WHERE state = 'parked'";
    FORGET_PARKED = "DELETE FROM outbox WHERE done_at < $1 AND state = 'parked'";
    FORGET_SENT = "DELETE FROM outbox WHERE done_at < $1 AND state IN ('sent', 'superseded')";
    NEWEST_SAID = "SELECT notice, message_id, edit_message_id, done_at FROM outbox WHERE state = 'sent' AND chat_id = $1 AND act = 'say' \
        ORDER BY id DESC LIMIT 8";
    SAID_IN = "SELECT notice FROM outbox WHERE state = 'sent' AND chat_id = $1 AND act = 'say' AND message_id = $2 ORDER BY id DESC LIMIT 1";
    UNSENT_NEWS = "SELECT id, notice, created_at FROM outbox WHERE state = 'queued' AND chat_id = $1 AND priority = 1 AND act = 'say' ORDER BY id";
    FORGET_CHAT_MESSAGES = "DELETE FROM outbox WHERE chat_id = $1 AND act = 'say'";
    /// To somebody who comes back: of what goes to many only the latest, and no answers to what he has long forgotten.
    EXPIRE = "UPDATE outbox SET state = 'superseded', done_at = $2 WHERE state = 'queued' AND act = 'say' AND chat_id = $1 \
        AND ((priority = 0 AND created_at < $3) OR (priority = 2 AND id < (SELECT MAX(e.id) FROM outbox e \
            WHERE e.state = 'queued' AND e.act = 'say' AND e.priority = 2 AND e.chat_id = $1)))";
    LEAVE_OUT_REPLIES = "UPDATE outbox SET state = 'superseded', done_at = $3 WHERE state = 'queued' AND priority = 0 AND act = 'say' \
        AND chat_id = $1 AND not_before = $2";
    HASTEN_REPLIES = "UPDATE outbox SET not_before = $3 WHERE state = 'queued' AND priority = 0 AND act = 'say' AND chat_id = $1 AND not_before = $2";
    FORGET_CHATS = "DELETE FROM chat_leases WHERE until < $1 AND held_until < $1 AND unreachable_since IS NULL \
        AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.state = 'queued' AND o.priority IN (0, 1, 2) AND o.chat_id = chat_leases.chat_id)";
}

/// How long an answer to somebody who can't be reached is worth sending.
const REPLY_LIFETIME: chrono::Duration = chrono::Duration::days(1);

/// One message to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// The chat that it goes to.
    pub chat: ChatId,
    /// The message to edit, if there is one; where it can't be edited a new one is sent.
    pub edit: Option<i32>,
    /// Which messages go first.
    pub priority: Priority,
    /// Without sound.
    pub silent: bool,
    /// A form's question: when it is sent, the conversation remembers its message.
    pub prompt: bool,
    /// Not to be sent earlier.
    pub not_before: DateTime<Utc>,
    /// What it says.
    pub notice: Notice,
}

/// News that waits to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsentNews {
    /// The row.
    pub row: i64,
    /// When it was written down.
    pub at: DateTime<Utc>,
    /// What it says.
    pub notice: Notice,
}

impl Tx {
    /// Queues a message; it goes out after the commit. An edit replaces an unsent older edit of the same message.
    pub async fn enqueue(&mut self, out: &Outgoing, now: DateTime<Utc>) -> Result<()> {
        let notice = encoded(&out.notice)?;
        self.work().add_message(NewMessage {
            chat: out.chat.0,
            act: OutboxAct::Say,
            edit: out.edit,
            priority: out.priority,
            silent: out.silent,
            prompt: out.prompt,
            not_before: millis(out.not_before),
            notice: Some(notice),
            created_at: millis(now),
            remove_buttons_from: None,
        });
        Ok(())
    }

    /// Queues the removal of the buttons of `message`: a question that was answered by typing.
    pub async fn enqueue_button_removal(&mut self, chat: ChatId, message: i32, now: DateTime<Utc>) -> Result<()> {
        self.work().add_message(NewMessage {
            chat: chat.0,
            act: OutboxAct::RemoveButtons,
            edit: Some(message),
            priority: Priority::Reply,
            silent: true,
            prompt: false,
            not_before: millis(now),
            notice: None,
            created_at: millis(now),
            remove_buttons_from: None,
        });
        Ok(())
    }

    /// Queues the list of commands that a chat is shown: that of its reader.
    pub async fn enqueue_commands(&mut self, chat: ChatId, list: CommandList, now: DateTime<Utc>) -> Result<()> {
        let list = encoded(&list)?;
        self.work().add_message(NewMessage {
            chat: chat.0,
            act: OutboxAct::SetCommands,
            edit: None,
            priority: Priority::Bulk,
            silent: true,
            prompt: false,
            not_before: millis(now),
            notice: Some(list),
            created_at: millis(now),
            remove_buttons_from: None,
        });
        Ok(())
    }

    /// How many messages to people who can be reached are due and not yet sent.
    pub async fn pending_messages(&mut self, now: DateTime<Utc>) -> Result<i64> {
        self.flush().await?;
        Ok(engine!(self, c => sqlx::query_scalar::<_, i64>(PENDING).bind(now.timestamp_millis()).fetch_one(c).await)?)
    }

    /// Drops what has become stale of the messages to somebody who could not be reached and comes back: all digests but the
    /// latest, and answers that are older than a day. News of orders stays. Returns how many were dropped.
    pub async fn expire_messages(&mut self, chat: ChatId, now: DateTime<Utc>) -> Result<u64> {
        let (at, limit) = (now.timestamp_millis(), (now - REPLY_LIFETIME).timestamp_millis());
        self.flush().await?;
        self.work().forget_replies(chat.0);
        Ok(engine!(self, c => sqlx::query(EXPIRE).bind(chat.0).bind(at).bind(limit).execute(c).await.map(|r| r.rows_affected()))?)
    }

    /// How many messages Telegram refused for good, or could not be read.
    pub async fn parked_messages(&mut self) -> Result<i64> {
        Ok(engine!(self, c => sqlx::query_scalar::<_, i64>(PARKED).fetch_one(c).await)?)
    }

    /// What the chat was told last, of what is still kept and can be read.
    pub async fn last_said(&mut self, chat: ChatId) -> Result<Option<Notice>> {
        let last = self.last_sent(chat).await?;
        Ok(last.and_then(|(notice, ..)| serde_json::from_str(&notice?).ok()))
    }

    /// Of the newest that one that was sent last: what had to wait for the morning was queued before what was sent meanwhile.
    async fn last_sent(&mut self, chat: ChatId) -> Result<Option<LastSaid>> {
        let newest: Vec<LastSaid> = engine!(self, c => sqlx::query_as(NEWEST_SAID).bind(chat.0).fetch_all(c).await)?;
        Ok(newest.into_iter().rev().max_by_key(|(.., sent)| *sent))
    }

    /// What was said last in a chat, and whether its reader could see that before writing the message `incoming` at `written_at`.
    pub async fn last_said_before(&mut self, chat: ChatId, (incoming, written_at): (i32, DateTime<Utc>)) -> Result<Option<(Notice, bool)>> {
        let Some((notice, message, edited, sent)) = self.last_sent(chat).await? else { return Ok(None) };
        // Messages of a chat are numbered in their order; what is written over an older one has its number.
        let seen = match edited {
            Some(_) => sent.and_then(DateTime::from_timestamp_millis).is_none_or(|sent| sent.timestamp() <= written_at.timestamp()),
            None => message.is_none_or(|message| message < i64::from(incoming)),
        };
        Ok(notice.and_then(|json| serde_json::from_str(&json).ok()).map(|notice| (notice, seen)))
    }

    /// What a message of the chat says, if that is still kept and can be read.
    pub async fn said_in(&mut self, chat: ChatId, message: i32) -> Result<Option<Notice>> {
        let message = i64::from(message);
        let notice: Option<Option<String>> =
            engine!(self, c => sqlx::query_scalar(SAID_IN).bind(chat.0).bind(message).fetch_optional(c).await)?;
        Ok(notice.flatten().and_then(|json| serde_json::from_str(&json).ok()))
    }

    /// What others caused and the chat was not sent yet; what can't be read is left out.
    pub async fn unsent_news(&mut self, chat: ChatId) -> Result<Vec<UnsentNews>> {
        self.flush().await?;
        let rows: Vec<(i64, String, i64)> = engine!(self, c => sqlx::query_as(UNSENT_NEWS).bind(chat.0).fetch_all(c).await)?;
        let read = |(row, json, at): (i64, String, i64)| {
            Some(UnsentNews { row, at: DateTime::from_timestamp_millis(at)?, notice: serde_json::from_str(&json).ok()? })
        };
        Ok(rows.into_iter().filter_map(read).collect())
    }

    /// Takes back a message that was not sent yet.
    pub async fn withdraw_message(&mut self, row: i64, now: DateTime<Utc>) -> Result<()> {
        self.supersede(&[row], millis(now)).await
    }

    /// Leaves answers to a chat out that were not to be sent before `due`, as far as they were not sent.
    pub async fn leave_out_replies(&mut self, chat: ChatId, due: DateTime<Utc>, now: DateTime<Utc>) -> Result<()> {
        self.flush().await?;
        self.work().forget_replies(chat.0);
        engine!(self, c => sqlx::query(LEAVE_OUT_REPLIES).bind(chat.0).bind(millis(due)).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Has answers to a chat sent now that were not to be sent before `due`.
    pub async fn hasten_replies(&mut self, chat: ChatId, due: DateTime<Utc>, now: DateTime<Utc>) -> Result<()> {
        self.flush().await?;
        engine!(self, c => sqlx::query(HASTEN_REPLIES).bind(chat.0).bind(millis(due)).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Forgets all that was said, or was to be said, to a chat whose person leaves.
    pub async fn forget_chat_messages(&mut self, chat: ChatId) -> Result<()> {
        self.flush().await?;
        self.work().forget_replies(chat.0);
        engine!(self, c => sqlx::query(FORGET_CHAT_MESSAGES).bind(chat.0).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Forgets messages that were done before `limit`, and chats that nothing waits for.
    pub async fn forget_messages(&mut self, limit: DateTime<Utc>) -> Result<u64> {
        let limit = limit.timestamp_millis();
        let messages = engine!(self, c => sqlx::query(FORGET_SENT).bind(limit).execute(c).await.map(|r| r.rows_affected()))?;
        engine!(self, c => sqlx::query(FORGET_CHATS).bind(limit).execute(c).await.map(drop))?;
        self.set_meta(FORGOTTEN_BEFORE, &limit.to_string()).await?;
        Ok(messages)
    }

    /// Forgets messages that Telegram refused for good before `limit`; how many.
    pub async fn forget_parked(&mut self, limit: DateTime<Utc>) -> Result<u64> {
        Ok(engine!(self, c => sqlx::query(FORGET_PARKED).bind(limit.timestamp_millis()).execute(c).await.map(|r| r.rows_affected()))?)
    }
}

fn encoded<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|e| Error::Defect(sqlx::Error::Encode(Box::new(e))))
}
