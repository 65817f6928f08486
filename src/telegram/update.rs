//! An update as it came: what can be read of it whatever it holds.

use serde_json::{Value, value::RawValue};
use teloxide::types::{Update, UpdateKind};

use crate::domain::person::ChatId;

/// Digits of the national identity number, which is never kept.
const NIK_DIGITS: usize = 16;

/// What somebody typed behind the bot's name.
#[derive(Debug, Clone)]
pub struct InlineQuery {
    /// What the answer must name.
    pub id: String,
    /// Who typed: the id is also that of the private chat.
    pub from: ChatId,
    /// The text.
    pub text: String,
}

impl InlineQuery {
    fn read(raw: &Value) -> Option<Self> {
        let (id, text) = (raw["id"].as_str()?.to_owned(), raw["query"].as_str()?.to_owned());
        Some(Self { id, from: ChatId(raw["from"]["id"].as_i64()?), text })
    }
}

/// One update, parsed as far as it goes.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// Its number.
    pub id: Option<i64>,
    /// The press to be answered.
    pub press: Option<String>,
    /// What was typed behind the bot's name in some chat.
    pub query: Option<InlineQuery>,
    /// The private chat that it comes from.
    pub chat: Option<ChatId>,
    /// Whether the person stopped (`true`) or restarted (`false`) the bot.
    pub stopped: Option<bool>,
    text: String,
    raw: Value,
}

impl Incoming {
    /// Reads what can be read.
    #[must_use]
    pub fn read(raw: &RawValue) -> Self {
        let text = raw.get().to_owned();
        let raw: Value = serde_json::from_str(&text).unwrap_or_default();
        let press = raw["callback_query"]["id"].as_str().map(str::to_owned);
        let query = InlineQuery::read(&raw["inline_query"]);
        let places = [&raw["message"], &raw["edited_message"], &raw["callback_query"]["message"], &raw["my_chat_member"]];
        let chat = places.iter().find(|place| place["chat"]["type"] == "private").map(|place| &place["chat"]["id"]);
        let chat = chat.and_then(Value::as_i64).map(ChatId);
        let status = raw["my_chat_member"]["new_chat_member"]["status"].as_str();
        let stopped = status.map(|status| matches!(status, "kicked" | "left"));
        Self { id: raw["update_id"].as_i64(), press, query, chat, stopped, text, raw }
    }

    /// As teloxide's type; `None` if that can't hold it. Read from the text: teloxide's reader fails on a parsed value.
    #[must_use]
    pub fn parse(&self) -> Option<Update> {
        serde_json::from_str::<Update>(&self.text).ok().filter(|update| !matches!(update.kind, UpdateKind::Error(_)))
    }

    /// As JSON that may be kept: as it came, but for identity numbers.
    #[must_use]
    pub fn keepable(&self) -> String {
        let mut raw = self.raw.clone();
        redact(&mut raw);
        raw.to_string()
    }
}

fn redact(value: &mut Value) {
    match value {
        Value::String(text) => *text = without_identity_numbers(text),
        Value::Array(values) => values.iter_mut().for_each(redact),
        Value::Object(fields) => fields.values_mut().for_each(redact),
        _ => {}
    }
}

/// Writes 0 for the digits of every number of exactly 16 digits, grouped or not.
#[must_use]
pub fn without_identity_numbers(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = letters.clone();
    let mut at = 0;
    while at < letters.len() {
        if !letters[at].is_numeric() {
            at += 1;
            continue;
        }
        let (mut digits, mut end) = (Vec::new(), at);
        while end < letters.len() {
            let grouping = matches!(letters[end], ' ' | '.' | '-' | '\u{a0}') && letters.get(end + 1).is_some_and(|c| c.is_numeric());
            if letters[end].is_numeric() {
                digits.push(end);
            } else if !grouping {
                break;
            }
            end += 1;
        }
        if digits.len() == NIK_DIGITS {
            digits.iter().for_each(|&digit| out[digit] = '0');
        }
        at = end;
    }
    out.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn incoming(json: &str) -> Incoming {
        Incoming::read(serde_json::from_str(json).unwrap())
    }

    #[test]
    fn an_identity_number_is_not_kept() {
        assert_eq!(without_identity_numbers("NIK 3505123456780001 ya"), "NIK 0000000000000000 ya");
        assert_eq!(without_identity_numbers("3505 1234 5678 0001"), "0000 0000 0000 0000");
        assert_eq!(without_identity_numbers("é3505-1234-5678-0001."), "é0000-0000-0000-0000.");
        assert_eq!(without_identity_numbers("081234567890, 26.500"), "081234567890, 26.500");
        let kept = incoming(r#"{"update_id":5,"message":{"text":"\u00e93505123456780001"}}"#).keepable();
        assert!(kept.contains("0000000000000000") && !kept.contains("3505"), "{kept}");
    }

    #[test]
    fn what_teloxide_can_not_hold_still_has_its_number_and_its_chat() {
        let strange = incoming(r#"{"update_id":5,"message":{"chat":{"id":7,"type":"private"},"date":"yesterday"}}"#);
        assert!(strange.parse().is_none());
        assert_eq!((strange.id, strange.chat), (Some(5), Some(ChatId(7))));
        assert!(incoming(r#"{"update_id":99999999999,"message":1}"#).parse().is_none());
        assert_eq!(incoming("[1]").id, None);
    }

    #[test]
    fn an_ordinary_message_is_read() {
        let message = r#"{"update_id":600000001,"message":{"message_id":1,"date":1764000000,"text":"Halo",
            "from":{"id":7,"is_bot":false,"first_name":"A"},"chat":{"id":7,"type":"private","first_name":"A"}}}"#;
        let update = incoming(message).parse().unwrap();
        assert!(matches!(update.kind, UpdateKind::Message(message) if message.text() == Some("Halo")));
    }

    #[test]
    fn a_group_is_not_a_private_chat() {
        assert_eq!(incoming(r#"{"update_id":5,"message":{"chat":{"id":-7,"type":"group"}}}"#).chat, None);
    }
}
