//! One row a chat: its state, its revision, and the message that asked the last question.

use chrono::{DateTime, Utc};

use super::{Result, Tx, engine, row::millis, statements};
use crate::domain::person::ChatId;

statements! {
    /// Creates and locks the row on both engines, which gives the order of one person's updates.
    TURN = "INSERT INTO conversations (chat_id, seq, state, updated_at) VALUES ($1, 1, '', $2)
        ON CONFLICT (chat_id) DO UPDATE SET seq = conversations.seq + 1, updated_at = excluded.updated_at
        RETURNING seq, state, prompt_message_id";
    SAVE = "UPDATE conversations SET state = $2 WHERE chat_id = $1";
    FORGET_PROMPT = "UPDATE conversations SET prompt_message_id = NULL WHERE chat_id = $1";
    FORGET = "DELETE FROM conversations WHERE chat_id = $1";
    /// Strangers are people without a person row.
    FORGET_STRANGERS = "DELETE FROM conversations WHERE updated_at < $1
        AND NOT EXISTS (SELECT 1 FROM persons p WHERE p.chat_id = conversations.chat_id)";
}

/// A conversation as the update that takes its turn finds it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ConversationRow {
    /// Rises by one with each update of the chat.
    pub seq: i64,
    /// JSON of the state; empty for a new chat.
    pub state: String,
    /// The message with the buttons of the last question, once it was sent.
    pub prompt_message_id: Option<i64>,
}

impl Tx {
    /// Takes the chat's turn: the row is locked until the transaction ends.
    ///
    /// # Errors
    /// As every statement.
    pub async fn take_turn(&mut self, chat: ChatId, now: DateTime<Utc>) -> Result<ConversationRow> {
        Ok(engine!(self, c => sqlx::query_as(TURN).bind(chat.0).bind(millis(now)).fetch_one(c).await)?)
    }

    /// Keeps the chat's state.
    ///
    /// # Errors
    /// As every statement.
    pub async fn save_conversation(&mut self, chat: ChatId, state: &str) -> Result<()> {
        engine!(self, c => sqlx::query(SAVE).bind(chat.0).bind(state).execute(c).await.map(drop))?;
        Ok(())
    }

    /// The last question's message has lost its buttons, or is of no interest any more.
    ///
    /// # Errors
    /// As every statement.
    pub async fn forget_prompt(&mut self, chat: ChatId) -> Result<()> {
        engine!(self, c => sqlx::query(FORGET_PROMPT).bind(chat.0).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Forgets the chat.
    ///
    /// # Errors
    /// As every statement.
    pub async fn forget_conversation(&mut self, chat: ChatId) -> Result<()> {
        engine!(self, c => sqlx::query(FORGET).bind(chat.0).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Forgets chats of people who never gave consent and have been silent since `before`.
    ///
    /// # Errors
    /// As every statement.
    pub async fn forget_strangers(&mut self, before: DateTime<Utc>) -> Result<()> {
        engine!(self, c => sqlx::query(FORGET_STRANGERS).bind(millis(before)).execute(c).await.map(drop))?;
        Ok(())
    }
}
