//! A message as it waits to be written down.

use serde_json::{Value, json};

use crate::domain::code::coded;

/// Which messages go first when not all can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Answers what a person just did.
    Reply = 0,
    /// News that somebody else caused.
    Notice = 1,
    /// What goes to many alike, such as the digest.
    Bulk = 2,
}

coded! {
    /// What a row of the outbox does in its chat.
    OutboxAct("act") {
        /// It sends a message, or edits one.
        Say = "say",
        /// It takes the buttons from a message.
        RemoveButtons = "unprompt",
        /// It sets the list of commands.
        SetCommands = "commands",
    }
}

coded! {
    /// How far a row of the outbox is.
    OutboxState("state") {
        /// It waits to be sent.
        Queued = "queued",
        /// Telegram has it.
        Sent = "sent",
        /// Telegram never will have it: it is kept for people to look at.
        Parked = "parked",
        /// Something newer took its place before it was sent.
        Superseded = "superseded",
    }
}

/// A row to be inserted.
#[derive(Debug, Clone)]
pub(in crate::store) struct NewMessage {
    pub(in crate::store) chat: i64,
    pub(super) act: OutboxAct,
    pub(super) edit: Option<i32>,
    pub(super) priority: Priority,
    pub(super) silent: bool,
    pub(super) prompt: bool,
    pub(super) not_before: i64,
    pub(super) notice: Option<String>,
    pub(in crate::store) created_at: i64,
    /// The message that loses its buttons before this one is sent.
    pub(super) remove_buttons_from: Option<i32>,
}

impl NewMessage {
    /// Takes over what `before`, a row of its own, was to do; `false` if that can't be done by this row. An edit may be
    /// replaced before it is sent, and what waits or comes later in line would keep the buttons for too long.
    pub(in crate::store) fn takes_over(&mut self, before: &Self) -> bool {
        let follows =
            before.act == OutboxAct::RemoveButtons && before.chat == self.chat && self.act == OutboxAct::Say && self.edit.is_none();
        let goes_at_once = self.priority == before.priority && self.not_before <= self.created_at && self.remove_buttons_from.is_none();
        if follows && goes_at_once {
            self.remove_buttons_from = before.edit;
        }
        follows && goes_at_once
    }

    /// Whether it answers what the person just did.
    pub(in crate::store) fn is_reply(&self) -> bool {
        self.priority == Priority::Reply
    }

    /// The chat and the message whose text it replaces.
    pub(in crate::store) fn edited(&self) -> Option<(i64, i32)> {
        Some(self.chat).zip(self.edit.filter(|_| self.act == OutboxAct::Say))
    }

    pub(in crate::store) fn row(self, superseded: bool) -> Value {
        let (state, done) = if superseded { (OutboxState::Superseded, Some(self.created_at)) } else { (OutboxState::Queued, None) };
        let (silent, prompt) = (i64::from(self.silent), i64::from(self.prompt));
        json!([
            self.chat,
            self.act.code(),
            self.edit,
            self.priority as i64,
            silent,
            prompt,
            self.not_before,
            self.notice,
            state.code(),
            self.created_at,
            done,
            self.remove_buttons_from
        ])
    }
}
