//! Messages that have to go out.

use chrono::{DateTime, Utc};

use super::{Result, Tx};
use crate::domain::{notice::Notice, person::ChatId};

/// How urgent a message is, within a chat and over all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// An answer to what the person just did.
    Reply = 0,
    /// News.
    Notice = 1,
    /// What many get at once.
    Bulk = 2,
}

/// A message to be kept for sending.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// To whom.
    pub chat: ChatId,
    /// The message to edit, falling back to sending.
    pub edit: Option<i32>,
    /// How urgent.
    pub priority: Priority,
    /// Without sound.
    pub silent: bool,
    /// A form's question: its message id is remembered when it was sent.
    pub prompt: bool,
    /// Not earlier than this.
    pub not_before: DateTime<Utc>,
    /// What to say.
    pub notice: Notice,
}

impl Tx {
    /// Stub.
    pub async fn enqueue(&mut self, _out: &Outgoing, _now: DateTime<Utc>) -> Result<i64> {
        Ok(0)
    }

    /// Stub.
    pub async fn enqueue_unprompt(&mut self, _chat: ChatId, _message: i32, _now: DateTime<Utc>) -> Result<()> {
        Ok(())
    }
}
