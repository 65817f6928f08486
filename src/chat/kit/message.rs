//! A message: its text, picture or file, and what is under it.

use std::sync::Arc;

use crate::chat::actions::Action;

/// A message ready for Telegram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it shows.
    pub body: Body,
    /// What is under it.
    pub keyboard: Keyboard,
}

/// What a message shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Telegram HTML, at most 4096 characters.
    Text(String),
    /// A picture.
    Photo(Media),
    /// A file to be opened or kept.
    Document(Media),
}

/// A file with its caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    /// The file.
    pub file: Attachment,
    /// Telegram HTML, at most 1024 characters.
    pub caption: String,
    /// Telegram HTML that is sent instead, without buttons, when Telegram refuses the file for good.
    pub instead: String,
}

/// Where a file comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attachment {
    /// Telegram has it under this name.
    FileId(String),
    /// It is uploaded with the message.
    Bytes {
        /// The name that people see, with its ending.
        name: String,
        /// At most 10 MB for a photo, 50 MB for a document.
        bytes: Arc<[u8]>,
    },
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
    /// The text, or the caption of what is shown. Telegram HTML.
    #[must_use]
    pub fn text(&self) -> &str {
        match &self.body {
            Body::Text(text) => text,
            Body::Photo(media) | Body::Document(media) => &media.caption,
        }
    }

    /// The text that stands in for a file which Telegram refuses; `None` for a message without a file.
    pub(crate) fn without_file(&self) -> Option<Self> {
        match &self.body {
            Body::Text(_) => None,
            Body::Photo(media) | Body::Document(media) => Some(Self::plain(media.instead.clone())),
        }
    }

    pub(in crate::chat) fn plain(text: String) -> Self {
        Self::under(text, Keyboard::None)
    }

    pub(in crate::chat) fn under(text: String, keyboard: Keyboard) -> Self {
        Self { body: Body::Text(text), keyboard }
    }

    pub(in crate::chat) fn with(text: String, rows: Vec<Vec<Button>>) -> Self {
        Self::under(text, Keyboard::of(rows))
    }
}

impl Keyboard {
    /// These rows on the message; nothing where all of them are empty.
    pub(in crate::chat) fn of(rows: Vec<Vec<Button>>) -> Self {
        let rows: Vec<_> = rows.into_iter().filter(|row| !row.is_empty()).collect();
        if rows.is_empty() { Self::None } else { Self::Inline(rows) }
    }
}
