//! Notices as text and buttons.

use crate::{
    chat::callback::Action,
    domain::{notice::Notice, person::Language},
};

/// Who runs this service.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Service {
    /// What the service is called.
    pub name: String,
    /// The body that decides why and how data is used.
    pub controller: String,
    /// Where it can be reached.
    pub contact: String,
    /// How long data is kept.
    pub retention: String,
}

/// A message ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Telegram's HTML.
    pub text: String,
    /// What is below it.
    pub keyboard: Keyboard,
}

/// Buttons below a message.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are labels")]
pub enum Keyboard {
    /// None.
    None,
    /// Rows of buttons.
    Inline(Vec<Vec<Button>>),
    /// A reply keyboard that asks for the own phone number.
    RequestContact { share: String, skip: String },
    /// Takes a reply keyboard away.
    RemoveReply,
}

/// One button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What stands on it.
    pub label: String,
    /// What pressing it does.
    pub press: Press,
}

/// What pressing a button does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// Comes back as a callback query.
    Act(Action),
    /// Opens a link.
    Url(String),
}

/// A notice in the reader's language.
#[must_use]
pub fn render(notice: &Notice, _language: Language, _service: &Service) -> Rendered {
    let keyboard = match notice {
        Notice::Contact { chat: Some(chat), .. } => {
            Keyboard::Inline(vec![vec![Button { label: "@".to_owned(), press: Press::Url(format!("tg://user?id={}", chat.0)) }]])
        }
        Notice::Ask(_) | Notice::Menu { .. } => {
            Keyboard::Inline(vec![vec![Button { label: "=".to_owned(), press: Press::Act(Action::Menu) }]])
        }
        _ => Keyboard::None,
    };
    let text = match notice {
        Notice::System { code } => code.clone(),
        other => serde_json::to_string(other).unwrap_or_default(),
    };
    Rendered { text, keyboard }
}
