//! The `HTML` parse mode, read as the server reads it: same entities, same error texts, byte offsets in
//! errors and UTF-16 units in entities.

use super::{
    text::{Entity, Formatted},
    url,
};

/// Takes the tags out of `source`.
///
/// # Errors
/// The server's text after `can't parse entities: `.
pub(super) fn parse(source: &str) -> Result<Formatted, String> {
    Parser { source, text: String::new(), units: 0, entities: Vec::new(), open: Vec::new(), surrogate: false }.run()
}

struct OpenTag {
    name: String,
    argument: String,
    unix_time: i64,
    offset: usize,
    /// Where its text begins in the plain text, in bytes.
    begin: usize,
}

struct Parser<'a> {
    source: &'a str,
    text: String,
    units: usize,
    entities: Vec<Entity>,
    open: Vec<OpenTag>,
    surrogate: bool,
}

fn entity_kind(tag: &str) -> Option<&'static str> {
    Some(match tag {
        "b" | "strong" => "bold",
        "i" | "em" => "italic",
        "u" | "ins" => "underline",
        "s" | "strike" | "del" => "strikethrough",
        "span" | "tg-spoiler" => "spoiler",
        "a" => "text_link",
        "tg-emoji" => "custom_emoji",
        "tg-time" => "date_time",
        "code" => "code",
        "pre" => "pre",
        "blockquote" => "blockquote",
        _ => return None,
    })
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0x0b | 0)
}

impl<'a> Parser<'a> {
    /// The byte at `i`; past the end a zero, as in a C string.
    fn at(&self, i: usize) -> u8 {
        self.source.as_bytes().get(i).copied().unwrap_or(0)
    }

    fn ended(&self, i: usize) -> bool {
        i >= self.source.len()
    }

    fn skip(&self, mut i: usize, wanted: impl Fn(u8) -> bool) -> usize {
        while !self.ended(i) && wanted(self.at(i)) {
            i += 1;
        }
        i
    }

    fn put(&mut self, c: char) {
        self.text.push(c);
        self.units += c.len_utf16();
    }

    fn run(mut self) -> Result<Formatted, String> {
        let mut i = 0;
        while let Some(c) = self.source[i..].chars().next() {
            if c == '<' {
                i = if self.at(i + 1) == b'/' { self.end_tag(i)? } else { self.start_tag(i)? };
                continue;
            }
            if let Some((decoded, end)) = self.reference(i) {
                self.surrogate |= decoded.is_none();
                self.put(decoded.unwrap_or(char::REPLACEMENT_CHARACTER));
                i = end;
                continue;
            }
            self.put(c);
            i += c.len_utf8();
        }
        if let Some(tag) = self.open.last() {
            return Err(format!("can't find end tag corresponding to start tag \"{}\"", tag.name));
        }
        if self.surrogate {
            return Err("text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate \
                        code units"
                .to_owned());
        }
        Ok(Formatted { text: self.text, entities: self.entities })
    }

    /// The character reference at `i` and where it ends; half of a surrogate pair has no character.
    fn reference(&self, i: usize) -> Option<(Option<char>, usize)> {
        if self.at(i) != b'&' {
            return None;
        }
        let (decoded, end) = if self.at(i + 1) == b'#' {
            let hexadecimal = self.at(i + 2) == b'x';
            let digits = if hexadecimal { i + 3 } else { i + 2 };
            let end = self.skip(digits, |byte| if hexadecimal { byte.is_ascii_hexdigit() } else { byte.is_ascii_digit() });
            let code = u32::from_str_radix(&self.source[digits..end], if hexadecimal { 16 } else { 10 }).ok()?;
            if code == 0 || code >= 0x0010_ffff || end - i >= 10 {
                return None;
            }
            (char::from_u32(code), end)
        } else {
            let end = self.skip(i + 1, |byte| byte.is_ascii_alphabetic());
            let named = match &self.source[i + 1..end] {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                _ => return None,
            };
            (Some(named), end)
        };
        Some((decoded, if self.at(end) == b';' { end + 1 } else { end }))
    }

    fn start_tag(&mut self, begin: usize) -> Result<usize, String> {
        let i = self.skip(begin + 1, |byte| !is_space(byte) && byte != b'>');
        if self.at(i) == 0 {
            return Err(format!("unclosed start tag at byte offset {begin}"));
        }
        let name = self.source[begin + 1..i].to_ascii_lowercase();
        if entity_kind(&name).is_none() {
            return Err(format!("unsupported start tag \"{name}\" at byte offset {begin}"));
        }
        let (attributes, i) = self.attributes(&name, i, begin)?;
        let mut tag = OpenTag { name, argument: String::new(), unix_time: 0, offset: self.units, begin: self.text.len() };
        for (attribute, value) in attributes {
            take_attribute(&mut tag, &attribute, value);
        }
        if tag.name == "span" && tag.argument != "spoiler" {
            return Err(format!("tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"));
        }
        self.open.push(tag);
        Ok(i)
    }

    fn attributes(&self, tag: &str, mut i: usize, begin: usize) -> Result<(Vec<(String, String)>, usize), String> {
        let unclosed = || format!("unclosed start tag \"{tag}\" at byte offset {begin}");
        let mut found = Vec::new();
        while self.at(i) != b'>' {
            i = self.skip(i, is_space);
            if self.at(i) == b'>' {
                break;
            }
            let end = self.skip(i, |byte| !is_space(byte) && !b"=>/\"'".contains(&byte));
            let name = self.source[i..end].to_owned();
            if name.is_empty() {
                return Err(format!("empty attribute name in the tag \"{tag}\" at byte offset {begin}"));
            }
            i = self.skip(end, is_space);
            if self.at(i) != b'=' || self.ended(i) {
                if self.ended(i) {
                    return Err(unclosed());
                }
                found.push((name, String::new()));
                continue;
            }
            i = self.skip(i + 1, is_space);
            if self.ended(i) {
                return Err(unclosed());
            }
            let value;
            if matches!(self.at(i), b'"' | b'\'') {
                (value, i) = self.quoted(i);
            } else {
                let end = self.skip(i, |byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-');
                if self.at(end) != b'>' && !is_space(self.at(end)) {
                    return Err(format!("unexpected end of name token at byte offset {i}"));
                }
                value = self.source[i..end].to_ascii_lowercase();
                i = end;
            }
            if self.ended(i) {
                return Err(unclosed());
            }
            found.push((name, value));
        }
        Ok((found, i + 1))
    }

    fn quoted(&self, begin: usize) -> (String, usize) {
        let quote = char::from(self.at(begin));
        let mut value = String::new();
        let mut i = begin + 1;
        while let Some(c) = self.source[i..].chars().next().filter(|c| *c != quote) {
            if let Some((decoded, end)) = self.reference(i) {
                value.push(decoded.unwrap_or(char::REPLACEMENT_CHARACTER));
                i = end;
            } else {
                value.push(c);
                i += c.len_utf8();
            }
        }
        (value, (i + 1).min(self.source.len()))
    }

    fn end_tag(&mut self, begin: usize) -> Result<usize, String> {
        if self.open.is_empty() {
            return Err(format!("unexpected end tag at byte offset {begin}"));
        }
        let end = self.skip(begin + 2, |byte| !is_space(byte) && byte != b'>');
        let name = self.source[begin + 2..end].to_ascii_lowercase();
        let i = self.skip(end, is_space);
        if self.at(i) != b'>' {
            return Err(format!("unclosed end tag at byte offset {begin}"));
        }
        if let Some(tag) = self.open.pop() {
            if !name.is_empty() && name != tag.name {
                let expected = tag.name;
                return Err(format!("unmatched end tag at byte offset {begin}, expected \"</{expected}>\", found \"</{name}>\""));
            }
            if self.units > tag.offset {
                self.close(&tag)?;
            }
        }
        Ok(i + 1)
    }

    fn close(&mut self, tag: &OpenTag) -> Result<(), String> {
        let kind = entity_kind(&tag.name).unwrap_or_default();
        let mut entity = Entity::new(kind, tag.offset, self.units - tag.offset);
        match kind {
            "custom_emoji" => {
                if tag.argument.parse::<i64>().is_ok_and(|id| id != 0) && !tag.argument.starts_with('+') {
                    entity.custom_emoji_id = Some(tag.argument.clone());
                } else {
                    return Err("invalid custom emoji identifier specified".to_owned());
                }
            }
            "date_time" => {
                let relative = tag.argument.eq_ignore_ascii_case("r");
                if !relative && !tag.argument.chars().all(|c| "tTdDwW".contains(c)) {
                    return Err("invalid date format used".to_owned());
                }
                if tag.unix_time <= 0 || tag.unix_time >= 1 << 31 {
                    return Ok(());
                }
                entity.unix_time = Some(tag.unix_time);
            }
            "text_link" => {
                let link = if tag.argument.is_empty() { &self.text[tag.begin..] } else { &tag.argument };
                if let Some(user) = url::mentioned_user(link) {
                    entity.kind = "text_mention".to_owned();
                    entity.user = Some(user);
                } else if url::normalize(link).is_ok() {
                    entity.url = Some(link.to_owned());
                } else {
                    return Ok(());
                }
            }
            "blockquote" if !tag.argument.is_empty() => entity.kind = "expandable_blockquote".to_owned(),
            "pre" | "code" => return self.close_mono(entity, tag),
            _ => {}
        }
        self.entities.push(entity);
        Ok(())
    }

    /// `<pre><code class="language-x">` over the same text is one entity.
    fn close_mono(&mut self, mut entity: Entity, tag: &OpenTag) -> Result<(), String> {
        let other = if entity.kind == "pre" { "code" } else { "pre" };
        let language = (entity.kind == "code" && !tag.argument.is_empty()).then(|| tag.argument.clone());
        let last =
            self.entities.last_mut().filter(|last| last.kind == other && (last.offset, last.length) == (entity.offset, entity.length));
        match last {
            Some(last) if entity.kind == "pre" && last.language.is_some() => last.kind = "pre".to_owned(),
            Some(last) if language.is_some() && last.language.is_none() => last.language = language,
            _ => {
                entity.language = language;
                self.entities.push(entity);
            }
        }
        Ok(())
    }
}

fn take_attribute(tag: &mut OpenTag, attribute: &str, value: String) {
    match (tag.name.as_str(), attribute) {
        ("code", "class") => tag.argument = value.get(9..).unwrap_or_default().to_owned(),
        ("span", "class") => {
            if let Some(class) = value.strip_prefix("tg-") {
                tag.argument = class.to_owned();
            }
        }
        ("blockquote", "expandable") => tag.argument = "1".to_owned(),
        ("tg-time", "unix") => {
            let end = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
            tag.unix_time = value[..end].parse().unwrap_or(0);
        }
        ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "format") => tag.argument = value,
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// What the reference parser beside the validator makes of tricky texts.
    const CASES: &str = include_str!("../../tests/botapi/html_cases.jsonl");

    #[test]
    fn every_tricky_text_is_read_as_the_reference_reads_it() {
        for line in CASES.lines() {
            let case: Value = serde_json::from_str(line).unwrap();
            let source = case["source"].as_str().unwrap();
            let read = match parse(source) {
                Ok(Formatted { text, entities }) => json!({ "source": source, "text": text, "entities": entities }),
                Err(error) => json!({ "source": source, "error": error }),
            };
            assert_eq!(read, case);
        }
    }
}
