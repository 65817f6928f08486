//! A message: its text, picture or file, and what is under it.

use std::sync::Arc;

use super::style::Style;
use crate::chat::actions::Action;

/// Before the data of a button whose message is a record.
const BESIDE: char = '+';

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

/// Before Telegram's name of a picture that was sent as a file: Telegram shows it only as a file again.
const SENT_AS_FILE: &str = "document:";

/// The name under which a person's picture is kept with an offer.
#[must_use]
pub fn picture_name(file: &str, as_document: bool) -> String {
    if as_document { format!("{SENT_AS_FILE}{file}") } else { file.to_owned() }
}

impl Body {
    /// A person's picture, as that person sent it.
    pub(in crate::chat) fn picture(name: &str, caption: String, instead: String) -> Self {
        match name.strip_prefix(SENT_AS_FILE) {
            Some(file) => Self::Document(Media { file: Attachment::FileId(file.to_owned()), caption, instead }),
            None => Self::Photo(Media { file: Attachment::FileId(name.to_owned()), caption, instead }),
        }
    }
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
    /// Its colour, where it has one of its own.
    pub style: Option<Style>,
}

/// What a press does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// Tells the bot, and may be answered in place of the message.
    Act(Action),
    /// Tells the bot, which answers below the message: the message is a record.
    Beside(Action),
    /// Opens a link.
    Url(String),
    /// Copies this text, at most 256 letters, on the reader's own device.
    Copy(String),
}

impl Press {
    /// What the bot is told, in the button's data; `None` for what the reader's device does by itself.
    #[must_use]
    pub fn data(&self) -> Option<String> {
        match self {
            Self::Act(action) => Some(action.encode()),
            Self::Beside(action) => Some(format!("{BESIDE}{}", action.encode())),
            Self::Url(_) | Self::Copy(_) => None,
        }
    }

    /// The press that this data stands for, if it is one.
    #[must_use]
    pub fn read(data: &str) -> Option<Self> {
        match data.strip_prefix(BESIDE) {
            Some(data) => Action::decode(data).map(Self::Beside),
            None => Action::decode(data).map(Self::Act),
        }
    }
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

    /// The message as a record, which no answer to its buttons replaces.
    pub(in crate::chat) fn into_record(mut self) -> Self {
        if let Keyboard::Inline(rows) = &mut self.keyboard {
            for button in rows.iter_mut().flatten() {
                if let Press::Act(action) = &button.press {
                    button.press = Press::Beside(action.clone());
                }
            }
        }
        self
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::update::FILE_ID_LIMIT;

    #[test]
    fn the_longest_name_of_a_picture_fits_its_column() {
        let name = picture_name(&"x".repeat(FILE_ID_LIMIT), true);
        assert!(name.len() <= 300, "{} letters", name.len());
    }
}
