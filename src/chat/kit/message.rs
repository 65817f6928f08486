//! A message: its text and what is under it.

use crate::chat::callback::Action;

/// A message ready for Telegram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Telegram HTML, at most 4096 characters.
    pub text: String,
    /// What is under it.
    pub keyboard: Keyboard,
}

/// What is under a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keyboard {
    /// Nothing.
    None,
    /// Buttons on the message, row by row.
    Inline(Vec<Vec<Button>>),
    /// A reply keyboard that shares the reader's own phone number.
    RequestContact {
        /// Label of the button that shares it.
        share: String,
        /// Label of the button that does not; pressing it sends the label as text.
        skip: String,
    },
    /// Takes away a reply keyboard.
    RemoveReply,
}

/// A button on a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// At most twenty letters, unless it names goods or people.
    pub label: String,
    /// What a press does.
    pub press: Press,
}

/// What a press does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// Tells the bot.
    Act(Action),
    /// Opens a link.
    Url(String),
}

impl Message {
    pub(in crate::chat) fn plain(text: String) -> Self {
        Self { text, keyboard: Keyboard::None }
    }

    pub(in crate::chat) fn with(text: String, rows: Vec<Vec<Button>>) -> Self {
        let rows: Vec<_> = rows.into_iter().filter(|row| !row.is_empty()).collect();
        Self { text, keyboard: if rows.is_empty() { Keyboard::None } else { Keyboard::Inline(rows) } }
    }
}
