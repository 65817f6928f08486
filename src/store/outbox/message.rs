//! A message as it waits to be written down.

use serde_json::{Value, json};

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

/// The act of a row that sets the list of commands of its chat.
pub const COMMANDS: &str = "commands";

/// A row to be inserted.
#[derive(Debug, Clone)]
pub(in crate::store) struct NewMessage {
    pub(in crate::store) chat: i64,
    pub(super) act: &'static str,
    pub(super) edit: Option<i32>,
    pub(super) priority: Priority,
    pub(super) silent: bool,
    pub(super) prompt: bool,
    pub(super) not_before: i64,
    pub(super) notice: Option<String>,
    pub(in crate::store) created_at: i64,
    /// The message that loses its buttons before this one is sent.
    pub(super) unprompt: Option<i32>,
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

    /// Whether it answers what the person just did.
    pub(in crate::store) fn is_reply(&self) -> bool {
        self.priority == Priority::Reply
    }

    /// The chat and the message whose text it replaces.
    pub(in crate::store) fn edited(&self) -> Option<(i64, i32)> {
        Some(self.chat).zip(self.edit.filter(|_| self.act == "say"))
    }

    pub(in crate::store) fn row(self, superseded: bool) -> Value {
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
