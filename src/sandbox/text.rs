//! Formatted text: what a message says and how it looks, in the order of the server's checks.

mod cards;
mod characters;
mod clean;
mod detect;
mod formatted;
mod links;
mod nesting;

use serde_json::{Map, Value};

pub use formatted::Entity;
pub(super) use formatted::{Formatted, utf16_len};

use super::{error::ApiError, html, params::Params, url};

impl Formatted {
    /// Whether people would see nothing of it.
    pub(super) fn is_blank(&self) -> bool {
        clean::is_blank(&self.text)
    }
}

/// The most letters a text may have after parsing, in code points.
pub(super) const TEXT_LIMIT: usize = 4096;
/// The most letters that the caption of a file can have.
pub(super) const CAPTION_LIMIT: usize = 1024;

/// Reads the parameter `field` with its parse mode or its explicit entities; nothing is trimmed yet.
pub(super) fn read(params: &Params, field: &str, entities: &str) -> Result<Formatted, ApiError> {
    parse(params.get(field), params.get("parse_mode"), params.get(entities))
}

/// Reads the formatting of a text that is not a parameter of its own.
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
    entities.iter().filter_map(|entity| explicit_one(entity).transpose()).collect()
}

/// The kinds that the server finds by itself: named explicitly, they are ignored.
const FOUND: [&str; 8] = ["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"];
/// The largest offset and length of an explicit entity.
const FARTHEST: i64 = 1_000_000;

fn explicit_one(entity: &Value) -> Result<Option<Entity>, ApiError> {
    let unreadable = |problem: String| ApiError::bad(&format!("Can't parse MessageEntity: {problem}"));
    let Value::Object(object) = entity else { return Err(unreadable("expected an Object".to_owned())) };
    let offset = number(object, "offset").map_err(unreadable)?;
    let length = number(object, "length").map_err(unreadable)?;
    let kind = word(object, "type").map_err(unreadable)?;
    if FOUND.contains(&kind) {
        return Ok(None);
    }
    let mut entity = Entity::new(kind, 0, 0);
    match kind {
        "bold" | "italic" | "underline" | "strikethrough" | "spoiler" | "code" | "blockquote" | "expandable_blockquote" => {}
        "pre" => entity.language = object.get("language").and_then(Value::as_str).filter(|name| !name.is_empty()).map(str::to_owned),
        "text_link" => entity.url = Some(word(object, "url").map_err(unreadable)?.to_owned()),
        "text_mention" => {
            let Some(Value::Object(user)) = object.get("user") else { return Err(unreadable(missing("user"))) };
            entity.user = Some(number(user, "id").map_err(unreadable)?);
        }
        "custom_emoji" => entity.custom_emoji_id = Some(number(object, "custom_emoji_id").map_err(unreadable)?.to_string()),
        "date_time" => entity.unix_time = Some(number(object, "unix_time").map_err(unreadable)?),
        _ => return Err(unreadable("Unsupported type specified".to_owned())),
    }
    let incorrect = |what: &str, value: i64| ApiError::bad(&format!("Receive an entity with incorrect {what} {value}"));
    let within = |what: &str, value: i64| match usize::try_from(value) {
        Ok(place) if value <= FARTHEST => Ok(place),
        _ => Err(incorrect(what, value)),
    };
    (entity.offset, entity.length) = (within("offset", offset)?, within("length", length)?);
    Ok(Some(entity))
}

fn missing(field: &str) -> String {
    format!("Can't find field \"{field}\"")
}

fn word<'a>(object: &'a Map<String, Value>, field: &str) -> Result<&'a str, String> {
    object.get(field).and_then(Value::as_str).filter(|text| !text.is_empty()).ok_or_else(|| missing(field))
}

/// A whole number, or a text that is one.
pub(super) fn number(object: &Map<String, Value>, field: &str) -> Result<i64, String> {
    let value = object.get(field).ok_or_else(|| missing(field))?;
    let read = value.as_i64().or_else(|| value.as_str()?.parse().ok());
    read.ok_or_else(|| format!("Field \"{field}\" must be a valid Number"))
}

/// What the server makes of a text before it stores it. Entities nest as they may, links are normalised, what can't
/// stand in a text is removed, white space goes from both ends as far as nothing is formatted there, and what is in
/// plain sight gets its entities.
///
/// # Errors
/// An entity lies outside the text or within a character, in the server's words.
pub(super) fn finish(parsed: Formatted, known: impl Fn(i64) -> bool) -> Result<Formatted, String> {
    let Formatted { text: source, mut entities } = parsed;
    entities.retain_mut(|entity| {
        let link = entity.url.take().map(|link| url::normalize(&link)).transpose();
        entity.url = link.clone().ok().flatten();
        entity.length > 0 && link.is_ok() && entity.user.is_none_or(&known)
    });
    nesting::fix(&mut entities);
    clean::entities(&source, &mut entities)?;
    entities.retain(|entity| entity.length > 0);
    nesting::fix(&mut entities);
    let text = clean::text(&source);
    let text = trim(&text, &mut entities);
    nesting::merge(&mut entities, detect::detect(text));
    Ok(Formatted { text: text.to_owned(), entities })
}

/// Takes spaces and line ends from both ends, before the first entity only; entities move along.
fn trim<'a>(text: &'a str, entities: &mut Vec<Entity>) -> &'a str {
    let blank = [' ', '\n'];
    let text = text.trim_end_matches(blank);
    let end = utf16_len(text);
    entities.retain(|entity| entity.offset < end);
    for entity in entities.iter_mut() {
        entity.length = entity.length.min(end - entity.offset);
    }
    nesting::sort(entities);
    let leading = text.len() - text.trim_start_matches(blank).len();
    let cut = entities.first().map_or(leading, |first| first.offset.min(leading));
    for entity in entities {
        entity.offset -= cut;
    }
    &text[cut..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(source: &str) -> Formatted {
        finish(html::parse(source).unwrap(), |_| true).unwrap()
    }

    #[test]
    fn white_space_goes_and_the_entities_move_with_the_text() {
        let text = finished("  \n<b>\u{1f95a} telur </b>\n");
        assert_eq!(text.text, "\u{1f95a} telur");
        assert_eq!(text.entities, [Entity::new("bold", 0, 8)]);
        assert_eq!(finished(" <b> telur</b>").text, " telur", "what is formatted is not white space at an end");
    }

    #[test]
    fn an_entity_of_white_space_alone_is_dropped() {
        assert_eq!(finished("a<b> </b>").entities, []);
    }

    fn found(source: &str) -> Vec<(String, String)> {
        let text = finished(source);
        let units: Vec<u16> = text.text.encode_utf16().collect();
        let part = |e: &Entity| String::from_utf16(&units[e.offset..e.offset + e.length]).unwrap();
        text.entities.iter().map(|e| (e.kind.clone(), part(e))).collect()
    }

    #[test]
    fn what_is_in_plain_sight_is_found() {
        for (source, kind, part) in [
            ("Ketik /jual, ya", "bot_command", "/jual"),
            ("(/jual)", "bot_command", "/jual"),
            ("/jual@tembus_bot.", "bot_command", "/jual@tembus_bot"),
            ("tanya @tembus_bot!", "mention", "@tembus_bot"),
            ("\u{1f95a} #telur_ayam", "hashtag", "#telur_ayam"),
            ("$USD naik", "cashtag", "$USD"),
            ("surat ke ani.s@dkpp.blitarkota.go.id.", "email", "ani.s@dkpp.blitarkota.go.id"),
            ("lihat telur.id, ya", "url", "telur.id"),
            ("lihat TELUR.ID/a(b)c).", "url", "TELUR.ID/a(b)c"),
            ("t.me/tembus_bot?start=x.", "url", "t.me/tembus_bot?start=x"),
            ("https://contoh.tidakada/x", "url", "https://contoh.tidakada/x"),
            ("di 127.0.0.1:8080", "url", "127.0.0.1:8080"),
            ("tg://resolve?domain=x", "url", "tg://resolve?domain=x"),
        ] {
            assert_eq!(found(source), [(kind.to_owned(), part.to_owned())], "{source}");
        }
    }

    #[test]
    fn what_only_looks_alike_is_not_found() {
        for source in
            ["a/b", "/jual/", "x@tembus_bot", "@abc", "#123", "a#b", "26.500", "siap.Besok", "1.000kg", "a..b", "contoh.tidakada", "$usd"]
        {
            assert_eq!(found(source), [], "{source}");
        }
    }

    #[test]
    fn nothing_is_found_in_links_and_code() {
        assert_eq!(found("<code>/jual</code>"), [("code".to_owned(), "/jual".to_owned())]);
        assert_eq!(found("<a href=\"e.com\">telur.id</a>"), [("text_link".to_owned(), "telur.id".to_owned())]);
        assert_eq!(found("<b>/jual</b>").len(), 2);
    }

    #[test]
    fn styles_are_split_where_others_begin_and_joined_where_they_touch() {
        let entities = |source: &str| finished(source).entities.iter().map(|e| (e.kind.clone(), e.offset, e.length)).collect::<Vec<_>>();
        let entity = |kind: &str, offset, length| (kind.to_owned(), offset, length);
        assert_eq!(entities("<b>a <i>b</i> c</b>"), [entity("bold", 0, 2), entity("bold", 2, 3), entity("italic", 2, 1)]);
        assert_eq!(entities("<b>a</b><b>b</b>"), [entity("bold", 0, 2)]);
        assert_eq!(entities("<code><b>a</b> b</code>"), [entity("code", 0, 3)]);
        assert_eq!(entities("<b>a <code>b</code> c</b>"), [entity("bold", 0, 2), entity("code", 2, 1), entity("bold", 3, 2)]);
        assert_eq!(entities("<a href=\"e.com\">a <a href=\"f.com\">b</a></a>"), [entity("text_link", 0, 3)]);
        assert_eq!(entities("<blockquote>a <b>b</b></blockquote>"), [entity("blockquote", 0, 3), entity("bold", 2, 1)]);
    }

    #[test]
    fn explicit_entities_are_checked() {
        let read = |entities: &str| parse("telur", "", entities);
        let refusal = |entities: &str| read(entities).unwrap_err().description;
        let bold = read(r#"[{"type":"bold","offset":"0","length":5},{"type":"url","offset":0,"length":1}]"#).unwrap();
        assert_eq!(bold.entities, [Entity::new("bold", 0, 5)]);
        for (entities, problem) in [
            ("[1]", "can't parse MessageEntity: expected an Object"),
            (r#"[{"type":"bold","length":5}]"#, "can't parse MessageEntity: Can't find field \"offset\""),
            (r#"[{"type":"loud","offset":0,"length":5}]"#, "can't parse MessageEntity: Unsupported type specified"),
            (r#"[{"type":"text_link","offset":0,"length":5}]"#, "can't parse MessageEntity: Can't find field \"url\""),
            (r#"[{"type":"bold","offset":-1,"length":5}]"#, "receive an entity with incorrect offset -1"),
        ] {
            assert_eq!(refusal(entities), format!("Bad Request: {problem}"));
        }
    }

    #[test]
    fn links_come_back_normalised() {
        assert_eq!(finished("<a href=\"https://e.com\">x</a>").entities[0].url.as_deref(), Some("https://e.com/"));
    }
}
