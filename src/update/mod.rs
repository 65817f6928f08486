//! What Telegram delivers, read as far as people's words need it. The types are few and tolerant: a field that this
//! program does not know, or whose form has changed, never costs the text beside it.
//!
//! Nothing here decides anything: [`Incoming`] keeps the update as it came, [`Update`] is what a conversation sees.

mod message;
mod picture;
mod pii;
mod raw;
mod typed;

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use serde_json::{Value, value::RawValue};

pub use self::{
    message::{Album, Contact, Content, Message},
    picture::{FILE_ID_LIMIT, Picture},
    pii::without_identity_numbers,
};
use crate::domain::person::ChatId;

/// One update as a conversation sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// Telegram's number of the update.
    pub id: i64,
    /// What it brings.
    pub kind: UpdateKind,
}

/// What an update brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UpdateKind {
    /// A new message.
    Message(Message),
    /// A message whose text, caption or something else was changed after it was sent.
    Edited(Message),
    /// A press on a button.
    Press(Press),
    /// Anything else: nothing is asked of the bot.
    Other,
}

/// A press on a button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Press {
    /// Telegram's id of the query, which the answer must name.
    pub id: String,
    /// Telegram's id of the person.
    pub from: i64,
    /// The chat and the id of the message that carries the button, while Telegram still knows it.
    pub message: Option<(i64, i32)>,
    /// When that message was sent, or edited last.
    pub written_at: Option<DateTime<Utc>>,
    /// The button's data, as a client sent it.
    pub data: String,
}

/// What somebody typed behind the bot's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InlineQuery {
    /// Telegram's id of the query, which the answer must name.
    pub id: String,
    /// The person; the id is also that of the private chat.
    pub from: ChatId,
    /// The text.
    pub text: String,
}

/// The numbers that updates have: others are none of Telegram's, and behind a negative one, or behind the largest of all, no next
/// one can be asked for.
const UPDATE_IDS: std::ops::Range<i64> = 0..1 << 53;

/// One update, read as far as it goes.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// Telegram's number of the update, where one can be found.
    pub id: Option<i64>,
    /// Id of the press to be answered.
    pub press: Option<String>,
    /// What was typed behind the bot's name in some chat.
    pub query: Option<InlineQuery>,
    /// The private chat that the update comes from.
    pub chat: Option<ChatId>,
    /// Whether the person stopped (`true`) or restarted (`false`) the bot.
    pub stopped: Option<bool>,
    update: Option<Update>,
    raw: Value,
}

impl Incoming {
    /// Reads what can be read of an update that the bot with the id `bot` received.
    #[must_use]
    pub fn read(raw: &RawValue, bot: i64) -> Self {
        Self::of(raw::value(raw.get()), raw.get(), bot)
    }

    /// Reads what can be read of a text that should be an update, and may not even be JSON.
    #[must_use]
    pub fn read_text(text: &str, bot: i64) -> Self {
        Self::of(raw::value(text), text, bot)
    }

    fn of(raw: Option<Value>, text: &str, bot: i64) -> Self {
        let id = raw.as_ref().and_then(|raw| raw["update_id"].as_i64()).or_else(|| raw::update_id(text));
        let id = id.filter(|id| UPDATE_IDS.contains(id));
        // An unreadable update is kept as it came.
        let raw = raw.unwrap_or_else(|| Value::String(text.to_owned()));
        let press = raw["callback_query"]["id"].as_str().map(str::to_owned);
        let query = inline_query(&raw["inline_query"]);
        let places = [&raw["message"], &raw["edited_message"], &raw["callback_query"]["message"], &raw["my_chat_member"]];
        let chat = places.iter().find_map(|place| message::owner(&place["chat"])).map(ChatId);
        let status = raw["my_chat_member"]["new_chat_member"]["status"].as_str();
        let stopped = status.map(|status| matches!(status, "kicked" | "left"));
        let update = id.and_then(|id| kind(&raw, bot).map(|kind| Update { id, kind }));
        Self { id, press, query, chat, stopped, update, raw }
    }

    /// The update as a conversation sees it; `None` if even the message's place in a chat can't be read.
    #[must_use]
    pub const fn update(&self) -> Option<&Update> {
        self.update.as_ref()
    }

    /// The person's message, unless it is an edited one.
    const fn new_message(&mut self) -> Option<&mut Message> {
        match &mut self.update {
            Some(Update { kind: UpdateKind::Message(message), .. }) => Some(message),
            _ => None,
        }
    }

    /// As JSON that may be kept: as it came, but for identity numbers.
    #[must_use]
    pub fn keepable(&self) -> String {
        let mut raw = self.raw.clone();
        pii::redact(&mut raw);
        raw.to_string()
    }
}

/// Tells every part of an album whether words stand under another part of it: an album is one message to its sender. Words under
/// something that is no picture get a picture of their album that has none.
/// Telegram hands its parts over one after the other, in one poll.
pub fn join_albums(batch: &mut [Incoming]) {
    let mut parts: Vec<&mut Message> =
        batch.iter_mut().filter_map(Incoming::new_message).filter(|message| message.album.is_some()).collect();
    let captioned: HashSet<_> = parts.iter().filter(|part| part.words().is_some()).filter_map(|part| part.album_key()).collect();
    for part in &mut parts {
        let words_elsewhere = part.words().is_none() && part.album_key().is_some_and(|key| captioned.contains(&key));
        if let Some(album) = part.album.as_mut() {
            album.words_elsewhere = words_elsewhere;
        }
    }
    for place in 0..parts.len() {
        let Some(Content::Caption(words)) = parts.get(place).map(|part| part.content.clone()) else { continue };
        let key = parts.get(place).and_then(|part| part.album_key());
        let is_free = |part: &&mut &mut Message| part.album_key() == key && matches!(part.content, Content::Picture(_, None));
        let free = parts.iter_mut().find(is_free).map(|part| std::mem::replace(&mut part.content, Content::Service));
        if let (Some(Content::Picture(picture, None)), Some(part)) = (free, parts.get_mut(place)) {
            part.content = Content::Picture(picture, Some(words));
        }
    }
}

impl Update {
    /// The message, new or edited.
    #[must_use]
    pub const fn message(&self) -> Option<&Message> {
        match &self.kind {
            UpdateKind::Message(message) | UpdateKind::Edited(message) => Some(message),
            UpdateKind::Press(_) | UpdateKind::Other => None,
        }
    }
}

/// `None` if a message or a press is there and does not even say where it belongs.
fn kind(raw: &Value, bot: i64) -> Option<UpdateKind> {
    if !raw.is_object() {
        return None;
    }
    let (message, edited, press) = (&raw["message"], &raw["edited_message"], &raw["callback_query"]);
    let read = |message| Message::read(message, bot);
    let (kind, place) = if !message.is_null() {
        (read(message).map(UpdateKind::Message), message)
    } else if !edited.is_null() {
        (read(edited).map(UpdateKind::Edited), edited)
    } else if !press.is_null() {
        (read_press(press).map(UpdateKind::Press), &press["message"])
    } else {
        return Some(UpdateKind::Other);
    };
    kind.or_else(|| is_elsewhere(&place["chat"]).then_some(UpdateKind::Other))
}

/// Whether it is certainly no private chat: nobody there is talked to, whatever is said.
fn is_elsewhere(chat: &Value) -> bool {
    matches!(chat["type"].as_str(), Some("group" | "supergroup" | "channel"))
}

fn read_press(raw: &Value) -> Option<Press> {
    let id = raw["id"].as_str()?.to_owned();
    let (chat, number) = (&raw["message"]["chat"], raw["message"]["message_id"].as_i64());
    let message = chat["id"].as_i64().zip(number.and_then(|id| i32::try_from(id).ok()));
    let from = raw["from"]["id"].as_i64().or_else(|| message::owner(chat))?;
    let written_at = message::written_at(&raw["message"]);
    Some(Press { id, from, message, written_at, data: raw["data"].as_str().unwrap_or_default().to_owned() })
}

fn inline_query(raw: &Value) -> Option<InlineQuery> {
    let (id, text) = (raw["id"].as_str()?.to_owned(), raw["query"].as_str()?.to_owned());
    Some(InlineQuery { id, from: ChatId(raw["from"]["id"].as_i64()?), text })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BOT: i64 = 42;

    fn incoming(json: &str) -> Incoming {
        let raw: &RawValue = serde_json::from_str(json).unwrap();
        Incoming::read(raw, BOT)
    }

    fn message(fields: &str) -> Option<Message> {
        let json = format!(
            r#"{{"update_id":5,"message":{{"message_id":9,"date":1795830000,"from":{{"id":7,"is_bot":false,"first_name":"A"}},"chat":{{"id":7,"type":"private"}}{fields}}}}}"#
        );
        incoming(&json).update().and_then(Update::message).cloned()
    }

    #[test]
    fn an_identity_number_is_not_kept() {
        let kept = incoming(r#"{"update_id":5,"message":{"text":"\u00e93505123456780001"}}"#).keepable();
        assert!(kept.contains("0000000000000000") && !kept.contains("3505"), "{kept}");
    }

    #[test]
    fn a_number_that_is_none_of_telegrams_is_none() {
        for (number, read) in [
            ("0", Some(0)),
            ("700000001", Some(700_000_001)),
            ("-5", None),
            ("9223372036854775807", None),
            ("9223372036854775808", None),
            ("7.5", None),
        ] {
            for rest in ["", r#","message":{"text":"\q"}"#] {
                assert_eq!(Incoming::read_text(&format!(r#"{{"update_id":{number}{rest}}}"#), BOT).id, read, "{number}{rest}");
            }
        }
    }

    #[test]
    fn an_update_without_a_place_in_a_chat_still_has_its_number() {
        let strange = incoming(r#"{"update_id":5,"message":{"chat":{"id":7,"type":"private"},"date":"yesterday"}}"#);
        assert!(strange.update().is_none(), "a message without a number can't be answered");
        assert_eq!((strange.id, strange.chat), (Some(5), Some(ChatId(7))));
        assert!(incoming(r#"{"update_id":99999999999,"message":1}"#).update().is_none());
        assert_eq!(incoming("[1]").id, None);
    }

    #[test]
    fn a_group_is_not_a_private_chat() {
        assert_eq!(incoming(r#"{"update_id":5,"message":{"chat":{"id":-7,"type":"group"}}}"#).chat, None);
    }

    #[test]
    fn unknown_fields_beside_a_text_cost_nothing() {
        let strange = [
            r#","entities":[{"type":"date_time","offset":31,"length":5,"unix_time":1}]"#,
            r#","entities":"none","link_preview_options":[]"#,
            r#","forward_origin":{"type":"future_origin","date":1}"#,
            r#","reply_markup":{"inline_keyboard":[[{"text":"x","future_button":{}}]]}"#,
            r#","quote":{"kind":7},"reply_to_message":{"message_id":"x"}"#,
            r#","date":"yesterday""#,
            r#","photo":"none","contact":[],"future_field":{"a":[{}]}"#,
        ];
        for fields in strange {
            let read = message(&format!(r#","text":"telur 2 ton 26rb"{fields}"#)).unwrap();
            assert_eq!(read.words(), Some("telur 2 ton 26rb"), "{fields}");
        }
    }

    #[test]
    fn in_a_private_chat_its_owner_writes_where_the_sender_can_not_be_read() {
        let sender = |from: &str, kind: &str| {
            let json = format!(r#"{{"update_id":5,"message":{{"message_id":9,"text":"telur"{from},"chat":{{"id":7,"type":"{kind}"}}}}}}"#);
            incoming(&json).update().and_then(Update::message).unwrap().from
        };
        for from in ["", r#","from":null"#, r#","from":{"id":"7"}"#, r#","from":[7]"#] {
            assert_eq!((sender(from, "private"), sender(from, "group")), (Some(7), None), "{from}");
        }
        assert_eq!(sender(r#","from":{"id":8}"#, "private"), Some(8));
    }

    #[test]
    fn half_a_surrogate_pair_costs_one_letter() {
        let read = message(r#","text":"telur \ud83d 2 ton""#).unwrap();
        assert_eq!(read.words(), Some("telur \u{fffd} 2 ton"));
        assert_eq!(message(r#","text":"\ud83e\udd5a telur \\ud83d""#).unwrap().words(), Some("🥚 telur \\ud83d"));
    }

    #[test]
    fn a_message_through_this_bot_is_told_from_one_through_another() {
        let through = |bot: i64| message(&format!(r#","text":"telur","via_bot":{{"id":{bot},"is_bot":true}}"#)).unwrap();
        assert!(through(BOT).via_this_bot);
        assert!(!through(BOT + 1).via_this_bot);
    }

    #[test]
    fn the_words_of_an_album_may_stand_under_any_part() {
        let part = |id: u32, caption: &str| {
            incoming(&format!(
                r#"{{"update_id":{id},"message":{{"message_id":{id},"media_group_id":"a","chat":{{"id":7,"type":"private"}},"photo":[]{caption}}}}}"#
            ))
        };
        let mut batch = [part(1, ""), part(2, r#","caption":"telur 2 ton""#), part(3, "")];
        join_albums(&mut batch);
        let elsewhere = batch.each_ref().map(|i| i.update().unwrap().message().unwrap().album.clone().unwrap().words_elsewhere);
        assert_eq!(elsewhere, [true, false, true]);
        let mut alone = [part(1, ""), part(2, "")];
        join_albums(&mut alone);
        assert!(alone.iter().all(|i| !i.update().unwrap().message().unwrap().album.clone().unwrap().words_elsewhere));
        // A photo beside a video with words belongs to the words.
        let photo = |album: &str| {
            incoming(&format!(
                r#"{{"update_id":1,"message":{{"message_id":1,"media_group_id":"{album}","chat":{{"id":7,"type":"private"}},"photo":[{{"file_id":"p"}}]}}}}"#
            ))
        };
        let video = incoming(
            r#"{"update_id":2,"message":{"message_id":2,"media_group_id":"a","chat":{"id":7,"type":"private"},"video":{},"caption":"telur"}}"#,
        );
        for (album, is_of_words) in [("a", true), ("b", false)] {
            for mut batch in [[photo(album), video.clone()], [video.clone(), photo(album)]] {
                join_albums(&mut batch);
                let with_words = batch.iter().filter_map(|i| i.update()?.message()).find(|message| message.words().is_some()).unwrap();
                assert_eq!(with_words.picture().is_some(), is_of_words, "{album}");
            }
        }
    }

    #[test]
    fn a_press_names_its_message_while_telegram_knows_it() {
        let json = r#"{"update_id":5,"callback_query":{"id":"q","from":{"id":7},"data":"menu","message":{"chat":{"id":7,"type":"private"},"message_id":3,"date":0}}}"#;
        let expected = Press { id: "q".into(), from: 7, message: Some((7, 3)), written_at: None, data: "menu".into() };
        assert_eq!(incoming(json).update().unwrap().kind, UpdateKind::Press(expected.clone()));
        // In a private chat the person is known by the chat.
        let unreadable = json.replace(r#""from":{"id":7}"#, r#""from":{"id":"?"}"#);
        assert_eq!(incoming(&unreadable).update().unwrap().kind, UpdateKind::Press(expected));
        // Elsewhere nobody is talked to, and of a press without a place and a sender nobody can be told.
        assert_eq!(incoming(&unreadable.replace("private", "group")).update().unwrap().kind, UpdateKind::Other);
        assert!(incoming(r#"{"update_id":5,"callback_query":{"id":"q","data":"menu"}}"#).update().is_none());
    }

    /// JSON of any shape, with the names that Telegram uses among the keys.
    fn json() -> impl Strategy<Value = Value> {
        let names = prop::sample::select(vec![
            "update_id",
            "message",
            "edited_message",
            "callback_query",
            "chat",
            "id",
            "type",
            "from",
            "text",
            "caption",
            "photo",
            "document",
            "contact",
            "entities",
            "message_id",
            "date",
            "media_group_id",
            "via_bot",
            "inline_query",
            "my_chat_member",
            "x",
        ]);
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            any::<i64>().prop_map(Value::from),
            "\\PC{0,12}".prop_map(Value::String),
            Just(Value::String("private".into())),
        ];
        leaf.prop_recursive(5, 64, 6, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
                prop::collection::btree_map(names.clone(), inner, 0..6)
                    .prop_map(|fields| Value::Object(fields.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())),
            ]
        })
    }

    fn fields(of: Value) -> impl Iterator<Item = (String, Value)> {
        let fields = if let Value::Object(fields) = of { fields } else { serde_json::Map::new() };
        fields.into_iter()
    }

    proptest! {
        #[test]
        fn no_json_makes_the_reader_panic(value in json()) {
            let text = value.to_string();
            let read = incoming(&text);
            prop_assert!(!read.keepable().is_empty());
        }

        #[test]
        fn a_press_is_read_whatever_stands_beside_it(extra in json(), beside in json(), data in "[a-z0-9|+]{0,64}") {
            let mut raw = serde_json::json!({"update_id": 1, "callback_query": {"message": {}}});
            let press = &mut raw["callback_query"];
            for (name, value) in fields(extra) {
                press["message"][name] = value;
            }
            for (name, value) in fields(beside).filter(|(name, _)| name != "message") {
                press[name] = value;
            }
            press["message"]["chat"] = serde_json::json!({"id": 7, "type": "private"});
            press["message"]["message_id"] = 2.into();
            press["from"] = serde_json::json!({"id": 7});
            press["id"] = "q".into();
            press["data"] = data.clone().into();
            let read = incoming(&raw.to_string());
            prop_assert_eq!(read.press.as_deref(), Some("q"), "it can be answered");
            let Some(UpdateKind::Press(press)) = read.update().map(|update| update.kind.clone()) else { panic!("{raw}") };
            prop_assert_eq!((press.from, press.message, press.data), (7, Some((7, 2)), data));
        }

        #[test]
        fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0_usize..200) {
            let whole = br#"{"update_id":5,"message":{"message_id":9,"text":"telur \ud83e 2 ton","chat":{"id":7,"type":"private"}}}"#;
            let mixed = [&whole[..cut.min(whole.len())], &bytes].concat();
            for bytes in [bytes, mixed] {
                let read = Incoming::read_text(&String::from_utf8_lossy(&bytes), BOT);
                prop_assert!(!read.keepable().is_empty() || bytes.is_empty());
            }
        }

        #[test]
        fn a_text_is_read_whatever_stands_beside_it(extra in json(), text in "[a-z0-9 ]{1,20}") {
            let mut raw = serde_json::json!({"update_id": 1, "message": {"message_id": 2, "chat": {"id": 7, "type": "private"}, "from": {"id": 7}}});
            for (name, value) in fields(extra).filter(|(name, _)| !["chat", "from", "message_id", "text"].contains(&name.as_str())) {
                raw["message"][name] = value;
            }
            raw["message"]["text"] = text.clone().into();
            let read = incoming(&raw.to_string());
            prop_assert_eq!(read.update().and_then(Update::message).and_then(Message::words), Some(text.as_str()));
        }
    }
}
