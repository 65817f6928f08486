//! One row a chat: its state, its revision, and which of its questions was answered last.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::{
    Error, Result, Tx, engine,
    persons::{PersonColumns, person_columns, person_joins},
    row::{millis, rows},
    statements,
    work::KnownChat,
};
use crate::domain::person::ChatId;

/// How many answers that wait are counted with everything else that is known of a chat; of more the database is asked.
macro_rules! counted_replies {
    () => {
        100
    };
}

const COUNTED_REPLIES: i64 = counted_replies!();

statements! {
    /// Locks the rows, in one order, which gives the order of one person's updates where several processes write.
    LOCK = "INSERT INTO conversations (chat_id, seq, state, updated_at)
        SELECT CAST(v.value ->> 0 AS BIGINT), 0, '', CAST($2 AS BIGINT) FROM json_each($1) v WHERE TRUE ORDER BY 1
        ON CONFLICT (chat_id) DO UPDATE SET updated_at = conversations.updated_at";
    /// Everything that an update of these chats begins with.
    KNOWN = concat!("WITH v AS MATERIALIZED (SELECT CAST(j.value ->> 0 AS BIGINT) AS chat FROM json_each($1) j)
        SELECT v.chat, c.seq, c.state, c.answered_prompt, q.outbox_id, q.message_id,
            w.id AS waiting, w.edit_message_id AS waiting_edit, w.prompt AS waiting_prompt,
            l.owner, l.until, l.unreachable_since AS lost_since, CAST(CASE WHEN EXISTS (SELECT 1 FROM outbox e
                WHERE e.state = 'queued' AND e.chat_id = v.chat AND e.edit_message_id IS NOT NULL) THEN 1 ELSE 0 END AS BIGINT) AS edits,
            CAST((SELECT COUNT(*) FROM (SELECT e.id FROM outbox e
                WHERE e.state = 'queued' AND e.priority = 0 AND e.chat_id = v.chat LIMIT ", counted_replies!(), ") answers) AS BIGINT) AS replies,
            ", person_columns!(), "
        FROM v
        LEFT JOIN conversations c ON c.chat_id = v.chat
        LEFT JOIN prompts q ON q.chat_id = v.chat
        LEFT JOIN outbox w ON w.id = (SELECT MAX(e.id) FROM outbox e WHERE e.state = 'queued' AND e.priority = 0 AND e.chat_id = v.chat)
        LEFT JOIN chat_leases l ON l.chat_id = v.chat
        LEFT JOIN persons p ON p.chat_id = v.chat ", person_joins!(), " ORDER BY v.chat, r.granted_at, r.role");
    FORGET = "DELETE FROM conversations WHERE chat_id = $1";
    FORGET_PROMPT = "DELETE FROM prompts WHERE chat_id = $1";
    /// Strangers are people without a person row.
    FORGET_STRANGERS = "DELETE FROM conversations WHERE updated_at < $1
        AND NOT EXISTS (SELECT 1 FROM persons p WHERE p.chat_id = conversations.chat_id)";
    FORGET_PROMPTS = "DELETE FROM prompts WHERE NOT EXISTS (SELECT 1 FROM conversations c WHERE c.chat_id = prompts.chat_id)";
}

/// A conversation as the update that takes its turn finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversationRow {
    /// Rises by one with each update of the chat.
    pub seq: i64,
    /// JSON of the state; empty for a new chat.
    pub state: String,
    /// The message with the buttons of the last question, if that is known and was not answered.
    pub prompt_message_id: Option<i64>,
    /// The last question is on its way or was just sent: its message is not known yet.
    pub is_prompt_unknown: bool,
}

#[derive(Debug, sqlx::FromRow)]
struct KnownRow {
    chat: i64,
    seq: Option<i64>,
    state: Option<String>,
    answered_prompt: Option<i64>,
    outbox_id: Option<i64>,
    message_id: Option<i64>,
    waiting: Option<i64>,
    waiting_edit: Option<i64>,
    waiting_prompt: Option<i64>,
    owner: Option<String>,
    until: Option<i64>,
    lost_since: Option<i64>,
    edits: i64,
    replies: i64,
    #[sqlx(flatten)]
    person: PersonColumns,
}

impl KnownRow {
    fn chat(&self) -> KnownChat {
        // The last reply may have been sent and not be marked yet: people press at once.
        let waiting = self.waiting.filter(|_| self.waiting_prompt == Some(1)).map(|row| (row, self.waiting_edit));
        let sent = self.outbox_id.map(|row| (row, self.message_id));
        KnownChat {
            seq: self.seq.unwrap_or_default(),
            state: self.state.clone().unwrap_or_default(),
            answered: self.answered_prompt,
            prompt: waiting.or(sent),
            is_prompt_unknown: waiting.is_some_and(|(_, edit)| edit.is_none()),
            lease: self.owner.clone().zip(self.until),
            unreachable: self.lost_since.is_some(),
            edits: self.edits == 1,
            replies: Some(self.replies).filter(|replies| *replies < COUNTED_REPLIES),
            turn: 0,
            changed: false,
        }
    }
}

impl Tx {
    /// Reads at once what updates of these chats begin with; on Postgres their rows are locked until the transaction ends.
    pub async fn prepare_chats(&mut self, chats: &[ChatId], now: DateTime<Utc>) -> Result<()> {
        let mut chats: Vec<i64> = chats.iter().map(|chat| chat.0).filter(|chat| self.work().chat(*chat).is_none()).collect();
        chats.sort_unstable();
        chats.dedup();
        if chats.is_empty() {
            return Ok(());
        }
        let list = rows(chats.into_iter().map(|chat| json!([chat])));
        // SQLite has one writer.
        if matches!(self, Self::Postgres(_)) {
            engine!(self, c => sqlx::query(LOCK).bind(&list).bind(millis(now)).execute(c).await.map(drop))?;
        }
        let known: Vec<KnownRow> = engine!(self, c => sqlx::query_as(KNOWN).bind(&list).fetch_all(c).await)?;
        let mut known = known.into_iter().peekable();
        while let Some(first) = known.next() {
            let chat = first.chat;
            self.work().learn_chat(chat, first.chat());
            let mut columns = vec![first.person];
            while let Some(more) = known.next_if(|row| row.chat == chat) {
                columns.push(more.person);
            }
            match PersonColumns::read(columns)? {
                Some(person) => self.work().learn_person(person),
                None => self.work().learn_that_nobody_has(chat),
            }
        }
        Ok(())
    }

    /// What is known of a chat, read if it was not yet.
    async fn known_chat(&mut self, chat: ChatId, now: DateTime<Utc>) -> Result<KnownChat> {
        self.prepare_chats(&[chat], now).await?;
        Ok(self.work().chat(chat.0).cloned().unwrap_or_default())
    }

    /// Takes the chat's turn: the row is locked until the transaction ends.
    pub async fn take_turn(&mut self, chat: ChatId, now: DateTime<Utc>) -> Result<ConversationRow> {
        let mut known = self.known_chat(chat, now).await?;
        known.seq += 1;
        (known.turn, known.changed) = (millis(now), true);
        let prompt = known.prompt.filter(|(row, _)| known.answered != Some(*row));
        let row = ConversationRow {
            seq: known.seq,
            state: known.state.clone(),
            prompt_message_id: prompt.and_then(|(_, message)| message),
            is_prompt_unknown: prompt.is_some() && known.is_prompt_unknown,
        };
        self.work().set_chat(chat.0, Some(known));
        Ok(row)
    }

    /// Keeps the chat's state; its turn was taken before.
    pub async fn save_conversation(&mut self, chat: ChatId, state: &str) -> Result<()> {
        let Some(mut known) = self.work().chat(chat.0).cloned() else { return Err(no_turn(chat)) };
        state.clone_into(&mut known.state);
        known.changed = true;
        self.work().set_chat(chat.0, Some(known));
        Ok(())
    }

    /// The last question's message has lost its buttons, or is of no interest any more.
    pub async fn forget_prompt(&mut self, chat: ChatId) -> Result<()> {
        let Some(mut known) = self.work().chat(chat.0).cloned() else { return Err(no_turn(chat)) };
        known.answered = known.prompt.map(|(row, _)| row);
        known.changed = true;
        self.work().set_chat(chat.0, Some(known));
        Ok(())
    }

    /// Whether Telegram is known to refuse messages to the chat.
    pub async fn is_unreachable(&mut self, chat: ChatId, now: DateTime<Utc>) -> Result<bool> {
        Ok(self.known_chat(chat, now).await?.unreachable)
    }

    /// Forgets the chat.
    pub async fn forget_conversation(&mut self, chat: ChatId) -> Result<()> {
        self.work().set_chat(chat.0, None);
        engine!(self, c => sqlx::query(FORGET).bind(chat.0).execute(c).await.map(drop))?;
        engine!(self, c => sqlx::query(FORGET_PROMPT).bind(chat.0).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Forgets chats of people who never gave consent and have been silent since `before`.
    pub async fn forget_strangers(&mut self, before: DateTime<Utc>) -> Result<()> {
        engine!(self, c => sqlx::query(FORGET_STRANGERS).bind(millis(before)).execute(c).await.map(drop))?;
        engine!(self, c => sqlx::query(FORGET_PROMPTS).execute(c).await.map(drop))?;
        Ok(())
    }
}

fn no_turn(chat: ChatId) -> Error {
    let detail = "its turn was not taken".to_owned();
    Error::BadRow { table: "conversations", column: "chat_id", id: chat.0.to_string(), detail }
}
