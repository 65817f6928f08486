//! JSON with what serde_json does not read: half of a surrogate pair, which is no letter, values that are nested too deep, and numbers
//! that are too large.

use serde_json::Value;

/// Values that stand deeper are left out: nothing that is read of an update stands there, and serde_json reads 127 levels.
const DEEPEST: usize = 100;

/// Reads JSON; a lone half of a surrogate pair becomes U+FFFD, and what is nested too deep or too large a number becomes null.
pub(super) fn value(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&without_extremes(&with_whole_letters(text))).ok())
}

/// Writes null for every value below the deepest level and for every number that no float can hold.
fn without_extremes(text: &str) -> String {
    let (bytes, mut out, mut copied, mut depth, mut at) = (text.as_bytes(), String::with_capacity(text.len()), 0, 0_usize, 0);
    while let Some(byte) = bytes.get(at) {
        let end = match byte {
            b'"' => string_end(bytes, at),
            b'-' | b'0'..=b'9' => {
                at + bytes.iter().skip(at).take_while(|b| matches!(b, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')).count()
            }
            b'[' | b'{' if depth == DEEPEST => container_end(bytes, at),
            _ => at + 1,
        };
        let is_infinite = |number: &str| number.parse().is_ok_and(f64::is_infinite);
        let is_extreme = match byte {
            b'[' | b'{' => depth == DEEPEST,
            b'-' | b'0'..=b'9' => text.get(at..end).is_some_and(is_infinite),
            _ => false,
        };
        match byte {
            _ if is_extreme => {
                out.push_str(text.get(copied..at).unwrap_or_default());
                out.push_str("null");
                copied = end;
            }
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at = end;
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    out
}

/// Behind the string that begins at `start`.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Behind the object or the array that begins at `start`.
fn container_end(bytes: &[u8], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    while let Some(byte) = bytes.get(at) {
        at = if *byte == b'"' { string_end(bytes, at) } else { at + 1 };
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    bytes.len()
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
    let is_whole = !rest.get(digits..)?.starts_with(['.', 'e', 'E']);
    rest.get(..digits).filter(|_| is_whole)?.parse().ok()
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
    fn what_is_too_deep_or_too_large_costs_nothing_else() {
        let deep = |levels: usize| format!("{}{}", r#"{"a":["#.repeat(levels), "]}".repeat(levels));
        for odd in [deep(40), deep(64), deep(300), "[".repeat(3000) + &"]".repeat(3000), "1e999".into(), "-1e999".into(), "1e-999".into()] {
            let text = format!(r#"{{"update_id":7,"message":{{"odd":{odd},"text":"telur \ud83d [[1e999","date":1764000000}}}}"#);
            let read = value(&text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (&read["message"]["text"], &read["message"]["date"]),
                (&"telur \u{fffd} [[1e999".into(), &1_764_000_000.into()),
                "{text}"
            );
        }
        assert_eq!(value(&("[".repeat(300))), None);
        assert_eq!(value(r#"{"a":"b"#), None);
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
