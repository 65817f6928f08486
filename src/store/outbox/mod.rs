//! What has to go out to Telegram.

pub(in crate::store) mod leases;

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};

use super::{Error, Result, Tx, engine, meta::FORGOTTEN_BEFORE, row::millis, statements, work::rows};
use crate::{
    domain::person::{ChatId, RoleKind},
    notice::Notice,
};

/// Whether a row is to be sent by now. What was not to wait never does: the clock may have been put back since.
macro_rules! is_due {
    ($row:literal, $now:literal) => {
        concat!("(", $row, ".not_before <= ", $now, " OR ", $row, ".not_before <= ", $row, ".created_at)")
    };
}
pub(in crate::store) use is_due;

statements! {
    /// Rows that a newer edit takes the place of, in the order in which they are locked.
    SUPERSEDED = "SELECT o.id FROM json_each($1) v JOIN outbox o ON o.state = 'queued' AND o.chat_id = CAST(v.value ->> 0 AS BIGINT)
        AND o.act = 'say' AND o.edit_message_id = CAST(v.value ->> 1 AS BIGINT) ORDER BY o.id";
    /// Row by row, as [`leases`] marks what was sent.
    SUPERSEDE = "UPDATE outbox SET state = 'superseded', done_at = $2 FROM json_each($1) v \
        WHERE outbox.id = CAST(v.value ->> 0 AS BIGINT) AND outbox.state || '' = 'queued'";
    ENQUEUE = "INSERT INTO outbox (chat_id, act, edit_message_id, priority, silent, prompt, not_before, notice, state, created_at, done_at,
            unprompt_message_id)
        SELECT CAST(v.value ->> 0 AS BIGINT), v.value ->> 1, CAST(v.value ->> 2 AS BIGINT), CAST(v.value ->> 3 AS BIGINT),
            CAST(v.value ->> 4 AS BIGINT), CAST(v.value ->> 5 AS BIGINT), CAST(v.value ->> 6 AS BIGINT), v.value ->> 7, v.value ->> 8,
            CAST(v.value ->> 9 AS BIGINT), CAST(v.value ->> 10 AS BIGINT), CAST(v.value ->> 11 AS BIGINT)
        FROM json_each($1) v ORDER BY CAST(v.key AS BIGINT)";
    PENDING = concat!("SELECT COUNT(*) FROM outbox o WHERE o.state = 'queued' AND ", is_due!("o", "$1"), "
        AND NOT EXISTS (SELECT 1 FROM chat_leases l WHERE l.chat_id = o.chat_id AND l.unreachable_since IS NOT NULL)");
    PARKED = "SELECT COUNT(*) FROM outbox WHERE state = 'parked'";
    FORGET_PARKED = "DELETE FROM outbox WHERE done_at < $1 AND state = 'parked'";
    FORGET_SENT = "DELETE FROM outbox WHERE done_at < $1 AND state IN ('sent', 'superseded')";
    LAST_SAID = "SELECT notice FROM outbox WHERE state = 'sent' AND chat_id = $1 AND act = 'say' ORDER BY id DESC LIMIT 1";
    UNSENT_NEWS = "SELECT id, notice, created_at FROM outbox WHERE state = 'queued' AND chat_id = $1 AND priority = 1 AND act = 'say' ORDER BY id";
    FORGET_CHAT_MESSAGES = "DELETE FROM outbox WHERE chat_id = $1 AND act = 'say'";
    /// To somebody who comes back: of what goes to many only the latest, and no answers to what he has long forgotten.
    EXPIRE = "UPDATE outbox SET state = 'superseded', done_at = $2 WHERE state = 'queued' AND act = 'say' AND chat_id = $1 \
        AND ((priority = 0 AND created_at < $3) OR (priority = 2 AND id < (SELECT MAX(e.id) FROM outbox e \
            WHERE e.state = 'queued' AND e.act = 'say' AND e.priority = 2 AND e.chat_id = $1)))";
    FORGET_CHATS = "DELETE FROM chat_leases WHERE until < $1 AND held_until < $1 AND unreachable_since IS NULL \
        AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.state = 'queued' AND o.priority IN (0, 1, 2) AND o.chat_id = chat_leases.chat_id)";
}

/// How long an answer to somebody who can't be reached is worth sending.
const REPLY_LIFETIME: chrono::Duration = chrono::Duration::days(1);

/// Which messages go first when not all can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Answers what a person just did.
    Reply = 0,
    /// News that somebody else caused.
    Notice = 1,
    /// The same for many, such as the digest.
    Bulk = 2,
}

/// One message to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// To whom.
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
            act: "say",
            edit: out.edit,
            priority: out.priority,
            silent: out.silent,
            prompt: out.prompt,
            not_before: millis(out.not_before),
            notice: Some(notice),
            created_at: millis(now),
            unprompt: None,
        });
        Ok(())
    }

    /// Queues the removal of the buttons of `message`: a question that was answered by typing.
    pub async fn enqueue_unprompt(&mut self, chat: ChatId, message: i32, now: DateTime<Utc>) -> Result<()> {
        self.work().add_message(NewMessage {
            chat: chat.0,
            act: "unprompt",
            edit: Some(message),
            priority: Priority::Reply,
            silent: true,
            prompt: false,
            not_before: millis(now),
            notice: None,
            created_at: millis(now),
            unprompt: None,
        });
        Ok(())
    }

    /// Queues the list of commands that a chat is shown: that of who holds these roles.
    pub async fn enqueue_commands(&mut self, chat: ChatId, roles: &[RoleKind], now: DateTime<Utc>) -> Result<()> {
        let roles = encoded(roles)?;
        self.work().add_message(NewMessage {
            chat: chat.0,
            act: "commands",
            edit: None,
            priority: Priority::Bulk,
            silent: true,
            prompt: false,
            not_before: millis(now),
            notice: Some(roles),
            created_at: millis(now),
            unprompt: None,
        });
        Ok(())
    }

    /// Inserts gathered messages in their order. Of several edits of one message only the last is to be sent.
    pub(in crate::store) async fn insert_messages(&mut self, messages: Vec<NewMessage>) -> Result<()> {
        let edits: Vec<(i64, i32)> = messages.iter().filter_map(NewMessage::edited).collect();
        let old: Vec<Value> =
            edits.iter().filter(|(chat, _)| self.work().may_have_edits(*chat)).map(|(chat, message)| json!([chat, message])).collect();
        if !old.is_empty() {
            let list = rows(old);
            let old: Vec<i64> = engine!(self, c => sqlx::query_scalar(SUPERSEDED).bind(&list).fetch_all(c).await)?;
            self.supersede(&old, messages.first().map_or(0, |message| message.created_at)).await?;
        }
        let mut newer = HashSet::new();
        let mut list: Vec<Value> = messages
            .into_iter()
            .rev()
            .map(|message| {
                let superseded = message.edited().is_some_and(|edited| !newer.insert(edited));
                message.row(superseded)
            })
            .collect();
        list.reverse();
        let list = rows(list);
        for (chat, _) in edits {
            self.work().learn_of_edits(chat);
        }
        Ok(engine!(self, c => sqlx::query(ENQUEUE).bind(&list).execute(c).await.map(drop))?)
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
        Ok(engine!(self, c => sqlx::query(EXPIRE).bind(chat.0).bind(at).bind(limit).execute(c).await.map(|r| r.rows_affected()))?)
    }

    /// How many messages Telegram refused for good, or could not be read.
    pub async fn parked_messages(&mut self) -> Result<i64> {
        Ok(engine!(self, c => sqlx::query_scalar::<_, i64>(PARKED).fetch_one(c).await)?)
    }

    /// What the chat was told last, of what is still kept and can be read.
    pub async fn last_said(&mut self, chat: ChatId) -> Result<Option<Notice>> {
        let notice: Option<Option<String>> = engine!(self, c => sqlx::query_scalar(LAST_SAID).bind(chat.0).fetch_optional(c).await)?;
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

    /// Leaves out what was not sent yet of these rows.
    async fn supersede(&mut self, ids: &[i64], at: i64) -> Result<()> {
        if !ids.is_empty() {
            let list = rows(ids.iter().map(|id| json!([id])));
            engine!(self, c => sqlx::query(SUPERSEDE).bind(&list).bind(at).execute(c).await.map(drop))?;
        }
        Ok(())
    }

    /// Forgets all that was said, or was to be said, to a chat whose person leaves.
    pub async fn forget_chat_messages(&mut self, chat: ChatId) -> Result<()> {
        self.flush().await?;
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

/// A row to be inserted.
#[derive(Debug, Clone)]
pub(in crate::store) struct NewMessage {
    pub(in crate::store) chat: i64,
    act: &'static str,
    edit: Option<i32>,
    priority: Priority,
    silent: bool,
    prompt: bool,
    not_before: i64,
    notice: Option<String>,
    created_at: i64,
    /// The message that loses its buttons before this one is sent.
    unprompt: Option<i32>,
}

impl NewMessage {
    /// Takes over what `before`, a row of its own, was to do; `false` if that can't be done by this row. An edit may be
    /// replaced before it is sent, and what waits or comes later in line would keep the buttons for too long.
    pub(in crate::store) fn takes_over(&mut self, before: &Self) -> bool {
        let follows = before.act == "unprompt" && before.chat == self.chat && self.act == "say" && self.edit.is_none();
        let goes_at_once = self.priority == before.priority && self.not_before <= self.created_at && self.unprompt.is_none();
        if follows && goes_at_once {
            self.unprompt = before.edit;
        }
        follows && goes_at_once
    }

    /// The chat and the message whose text it replaces.
    fn edited(&self) -> Option<(i64, i32)> {
        Some(self.chat).zip(self.edit.filter(|_| self.act == "say"))
    }

    fn row(self, superseded: bool) -> Value {
        let (state, done) = if superseded { ("superseded", Some(self.created_at)) } else { ("queued", None) };
        let (silent, prompt) = (i64::from(self.silent), i64::from(self.prompt));
        json!([
            self.chat,
            self.act,
            self.edit,
            self.priority as i64,
            silent,
            prompt,
            self.not_before,
            self.notice,
            state,
            self.created_at,
            done,
            self.unprompt
        ])
    }
}

fn encoded<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|e| Error::Defect(sqlx::Error::Encode(Box::new(e))))
}
