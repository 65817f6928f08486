//! JSON whose letters may be broken: half a surrogate pair is no letter, and serde_json reads no text that holds one.

use serde_json::Value;

/// Reads JSON; a lone half of a surrogate pair becomes U+FFFD.
pub(super) fn value(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&with_whole_letters(text)).ok())
}

/// The update's number where the rest can't be read: a key of the outermost object, wherever it stands. A number in a text or in an
/// inner object is never taken for it.
pub(super) fn update_id(text: &str) -> Option<i64> {
    let (mut depth, mut begun, mut escaped) = (0_usize, None, false);
    for (at, byte) in text.bytes().enumerate() {
        match (begun, byte) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), b'\\') => escaped = true,
            (Some(start), b'"') => {
                begun = None;
                let number =
                    (depth == 1 && text.get(start..=at) == Some("\"update_id\"")).then(|| number_of(text.get(at + 1..)?)).flatten();
                if number.is_some() {
                    return number;
                }
            }
            (Some(_), _) => {}
            (None, b'"') => begun = Some(at),
            (None, b'{') => depth += 1,
            // An array can't be an update, and what is in it belongs to something else.
            (None, b'[') => depth = depth.max(1) + 1,
            (None, b'}' | b']') => depth = depth.checked_sub(1)?,
            (None, _) => {}
        }
    }
    None
}

/// The number behind a key.
fn number_of(rest: &str) -> Option<i64> {
    let rest = rest.trim_start().strip_prefix(':')?.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    rest.get(..digits)?.parse().ok()
}

/// Writes `\ufffd` for every escape of half a letter.
fn with_whole_letters(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let len = match (surrogate(escape), surrogate(escape.get(6..).unwrap_or_default())) {
            (Some(Half::First), Some(Half::Second)) => 12,
            (Some(_), _) => {
                out.push_str("\\ufffd");
                rest = escape.get(6..).unwrap_or_default();
                continue;
            }
            // The letter after the backslash belongs to it, so that the second of `\\` begins no escape.
            (None, _) => escape.chars().take(2).map(char::len_utf8).sum(),
        };
        out.push_str(escape.get(..len).unwrap_or(escape));
        rest = escape.get(len..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

enum Half {
    First,
    Second,
}

/// Which half of a surrogate pair the escape at the start of `text` is.
fn surrogate(text: &str) -> Option<Half> {
    let hex = text.strip_prefix("\\u")?.get(..4)?;
    match u16::from_str_radix(hex, 16).ok()? {
        0xd800..=0xdbff => Some(Half::First),
        0xdc00..=0xdfff => Some(Half::Second),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_halves_of_letters_are_replaced() {
        assert_eq!(with_whole_letters(r"a\ud83eb\udd5a \ud83e\udd5a \\ud83e \n\u00e9"), r"a\ufffdb\ufffd \ud83e\udd5a \\ud83e \n\u00e9");
        assert_eq!(with_whole_letters(r"\ud83e\ud83e\udd5a"), r"\ufffd\ud83e\udd5a");
        assert_eq!(with_whole_letters("\\"), "\\");
    }

    #[test]
    fn the_number_is_found_where_the_rest_is_broken() {
        assert_eq!(update_id(r#" { "update_id" : 600000001, "message": {"text": "#), Some(600_000_001));
        assert_eq!(update_id(r#"{"message":{"text":"\"update_id\":5"}}"#), None);
        assert_eq!(update_id("[5]"), None);
        assert_eq!(update_id(r#"[{"update_id":5}]"#), None);
        // Another server may write it last, behind what can't be read.
        assert_eq!(update_id(r#"{"message":{"date":1e999,"text":"a \" } { [","x":[{"update_id":4}]},"update_id":7}"#), Some(7));
        assert_eq!(update_id(r#"{"update_id":"7"}"#), None);
    }
}
