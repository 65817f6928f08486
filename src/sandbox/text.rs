//! Formatted text: what a message says and how it looks, in the order of the server's checks.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{error::ApiError, html, params::Params, url};

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
    /// Whom a `text_mention` names.
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
    pub(super) fn new(kind: &str, offset: usize, length: usize) -> Self {
        let kind = kind.to_owned();
        Self { kind, offset, length, url: None, user: None, language: None, custom_emoji_id: None, unix_time: None }
    }
}

/// A plain text with its entities.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Formatted {
    pub(super) text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) entities: Vec<Entity>,
}

/// The most letters a text may have after parsing, in code points.
pub(super) const TEXT_LIMIT: usize = 4096;
/// The same for the caption of a file.
pub(super) const CAPTION_LIMIT: usize = 1024;

/// Reads the parameter `field` with its parse mode or its explicit entities; nothing is trimmed yet.
pub(super) fn read(params: &Params, field: &str, entities: &str) -> Result<Formatted, ApiError> {
    parse(params.get(field), params.get("parse_mode"), params.get(entities))
}

/// The same of a text that is not a parameter of its own.
pub(super) fn parse(source: &str, mode: &str, entities: &str) -> Result<Formatted, ApiError> {
    if source.len() > 1 << 15 {
        return Err(ApiError::bad("Text is too long"));
    }
    let mode = mode.to_lowercase();
    if source.is_empty() || mode.is_empty() || mode == "none" {
        return Ok(Formatted { text: source.to_owned(), entities: explicit(entities)? });
    }
    match mode.as_str() {
        "html" => html::parse(source).map_err(|problem| ApiError::bad(&format!("can't parse entities: {problem}"))),
        "markdown" | "markdownv2" => Err(ApiError::bad("parse_mode Markdown is not emulated by this sandbox; use HTML")),
        _ => Err(ApiError::bad("Unsupported parse_mode")),
    }
}

fn explicit(source: &str) -> Result<Vec<Entity>, ApiError> {
    if source.is_empty() {
        return Ok(Vec::new());
    }
    let Ok(Value::Array(entities)) = serde_json::from_str(source) else { return Ok(Vec::new()) };
    entities.into_iter().map(explicit_one).collect()
}

fn explicit_one(mut entity: Value) -> Result<Entity, ApiError> {
    if let Some(id) = entity.pointer("/user/id").cloned() {
        entity["user"] = id;
    }
    serde_json::from_value(entity).map_err(|problem| ApiError::bad(&format!("Can't parse MessageEntity: {problem}")))
}

/// What the server makes of a text before it stores it: white space goes from both ends, links are
/// normalised, commands and links in plain sight get entities, and the order is that of the text.
pub(super) fn finish(parsed: Formatted, known: impl Fn(i64) -> bool) -> Formatted {
    let Formatted { text: source, entities } = parsed;
    let text = source.trim().to_owned();
    let cut = utf16_len(&source[..source.len() - source.trim_start().len()]);
    let end = utf16_len(&text);
    let mut kept: Vec<Entity> = entities
        .into_iter()
        .filter_map(|mut entity| {
            let stop = (entity.offset + entity.length).saturating_sub(cut).min(end);
            entity.offset = entity.offset.saturating_sub(cut);
            entity.length = stop.checked_sub(entity.offset).filter(|length| *length > 0)?;
            if let Some(link) = entity.url.take() {
                entity.url = Some(url::normalize(&link).ok()?);
            }
            entity.user.is_none_or(&known).then_some(entity)
        })
        .collect();
    let found = detect(&text);
    kept.extend(found.into_iter().filter(|new| !overlaps(&kept_spans(&kept), new)).collect::<Vec<_>>());
    kept.sort_by_key(|entity| (entity.offset, usize::MAX - entity.length));
    Formatted { text, entities: kept }
}

/// Links, commands and code stay as they are: nothing is found inside them.
fn kept_spans(entities: &[Entity]) -> Vec<(usize, usize)> {
    let closed = ["text_link", "text_mention", "code", "pre"];
    entities.iter().filter(|entity| closed.contains(&entity.kind.as_str())).map(|e| (e.offset, e.offset + e.length)).collect()
}

fn overlaps(spans: &[(usize, usize)], entity: &Entity) -> bool {
    spans.iter().any(|(begin, end)| entity.offset < *end && *begin < entity.offset + entity.length)
}

/// Commands and links that a client shows as such without any markup.
fn detect(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    let mut offset = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        if let Some(length) = command_length(bare) {
            found.push(Entity::new("bot_command", offset, length));
        } else if let Some(link) = link_in(bare) {
            found.push(Entity::new("url", offset + link.0, link.1));
        }
        offset += utf16_len(word);
    }
    found
}

fn command_length(word: &str) -> Option<usize> {
    let name = word.strip_prefix('/')?;
    let length = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
    let mut end = length;
    if let Some(bot) = name[length..].strip_prefix('@') {
        end += 1 + bot.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(bot.len());
    }
    let clean = !name[end..].starts_with(|c: char| c == '/' || c.is_alphanumeric());
    ((1..=64).contains(&length) && clean).then_some(end + 1)
}

fn link_in(word: &str) -> Option<(usize, usize)> {
    let begin = word.find(|c: char| c.is_ascii_alphanumeric())?;
    let link = word[begin..].trim_end_matches(['.', ',', ')', '!', '?', ':', ';', '"', '\'']);
    let lower = link.to_lowercase();
    let known = ["https://", "http://", "t.me/", "tg://"].iter().any(|start| lower.starts_with(start));
    (known && url::normalize(link).is_ok()).then(|| (utf16_len(&word[..begin]), utf16_len(link)))
}

/// The length in UTF-16 units, which the Bot API counts in.
pub(super) fn utf16_len(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(source: &str) -> Formatted {
        finish(html::parse(source).unwrap(), |_| true)
    }

    #[test]
    fn white_space_goes_and_the_entities_move_with_the_text() {
        let text = finished("  \n<b> \u{1f95a} telur </b>\n");
        assert_eq!(text.text, "\u{1f95a} telur");
        assert_eq!(text.entities, [Entity::new("bold", 0, 8)]);
    }

    #[test]
    fn an_entity_of_white_space_alone_is_dropped() {
        assert_eq!(finished("a<b> </b>").entities, []);
    }

    #[test]
    fn commands_and_links_in_plain_sight_are_found() {
        let text = finished("Ketik /jual, atau t.me/tembus_bot?start=x. Bukan a/b");
        let kinds: Vec<_> = text.entities.iter().map(|e| (e.kind.as_str(), e.offset, e.length)).collect();
        assert_eq!(kinds, [("bot_command", 6, 5), ("url", 18, 23)]);
    }

    #[test]
    fn outer_entities_come_before_inner_ones() {
        let text = finished("<b>a <i>b</i></b>");
        assert_eq!(text.entities, [Entity::new("bold", 0, 3), Entity::new("italic", 2, 1)]);
    }

    #[test]
    fn links_come_back_normalised() {
        assert_eq!(finished("<a href=\"https://e.com\">x</a>").entities[0].url.as_deref(), Some("https://e.com/"));
    }
}
