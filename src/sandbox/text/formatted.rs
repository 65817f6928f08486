//! A text and how it looks.

use serde::{Deserialize, Serialize};

/// A formatted stretch of a text; offset and length in UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// `bold`, `text_link`, `bot_command` and so on, as the Bot API names them.
    #[serde(rename = "type")]
    pub kind: String,
    /// Where it begins.
    pub offset: usize,
    /// How long it is.
    pub length: usize,
    /// Where a `text_link` leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The account that a `text_mention` names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<i64>,
    /// The language of a `pre`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The picture of a `custom_emoji`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_emoji_id: Option<String>,
    /// The instant of a `date_time`, seconds since 1970 UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unix_time: Option<i64>,
}

impl Entity {
    pub(in crate::sandbox) fn new(kind: &str, offset: usize, length: usize) -> Self {
        let kind = kind.to_owned();
        Self { kind, offset, length, url: None, user: None, language: None, custom_emoji_id: None, unix_time: None }
    }
}

/// A plain text with its entities.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::sandbox) struct Formatted {
    pub(in crate::sandbox) text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::sandbox) entities: Vec<Entity>,
}

/// The length in UTF-16 units, which the Bot API counts in.
pub(in crate::sandbox) fn utf16_len(text: &str) -> usize {
    text.encode_utf16().count()
}
