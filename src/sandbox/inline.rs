//! Inline mode: what a person typed behind the bot's name, and what the bot offers.

use serde::{Deserialize, Serialize};

use super::{keyboard::Markup, text::Formatted};

/// What a person typed behind `@bot`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InlineQuery {
    /// What `answerInlineQuery` must name.
    pub id: String,
    /// The account that typed.
    pub user: i64,
    /// The text without the bot's name.
    pub text: String,
    /// When, in milliseconds since 1970 UTC.
    pub at: i64,
    /// What the bot offered.
    pub answer: Option<InlineAnswer>,
}

/// What a bot offers to an inline query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InlineAnswer {
    /// What can be chosen, best first.
    pub results: Vec<InlineResult>,
    /// The button above the results: its label, and the payload of `/start` that a press sends.
    pub button: Option<(String, String)>,
    /// Until when the server gives the same answer itself, in milliseconds since 1970 UTC.
    pub cached_until: i64,
    /// Whether it is kept for this person alone.
    pub personal: bool,
}

/// One article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InlineResult {
    /// Its id within the answer.
    pub id: String,
    /// Its first line in the list.
    pub title: String,
    /// Its second line.
    pub description: String,
    pub(super) text: Formatted,
    pub(super) markup: Option<Markup>,
}

impl InlineResult {
    /// The message that choosing it sends.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.text.text
    }
}
