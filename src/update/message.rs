//! A message: its place, its words, and what came with it.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{picture::Picture, typed};

/// Fields of content that a person sends on purpose and the bot can't read. Whatever else stands in a message without
/// words is a notice of Telegram's own (a pin, a timer, a background), which asks for no answer.
const UNREADABLE: &[&str] = &[
    "voice",
    "video_note",
    "audio",
    "video",
    "animation",
    "document",
    "sticker",
    "location",
    "venue",
    "poll",
    "rich_message",
    "invoice",
    "giveaway",
    "giveaway_winners",
    "dice",
    "game",
    "story",
    "paid_media",
    "live_photo",
    "checklist",
    "contact",
];

/// A message, new or edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Telegram's number of the message within its chat.
    pub id: i32,
    /// The chat's id.
    pub chat: i64,
    /// The sender's id, in a private chat its owner's where that can't be read; `None` for what nobody in person sent.
    pub from: Option<i64>,
    /// When it was sent (UTC), as Telegram says.
    pub date: Option<DateTime<Utc>>,
    /// When its words were written as they stand: when it was changed last, or else sent.
    pub written_at: Option<DateTime<Utc>>,
    /// Whether it is a result of this bot's own inline mode: our own words.
    pub via_this_bot: bool,
    /// The album that it is a part of.
    pub album: Option<Album>,
    /// What it holds.
    pub content: Content,
}

/// What a message holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Words alone.
    Text(String),
    /// A picture, as a photo or as a file, perhaps with words under it.
    Picture(Picture, Option<String>),
    /// Words under something that can't be read: a video, a document, a voice message.
    Caption(String),
    /// A shared contact.
    Contact(Contact),
    /// Something that a person sent and the bot can't read.
    Unreadable,
    /// A notice of Telegram's own.
    Service,
}

/// A shared contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The phone number as the client sent it.
    pub phone: String,
    /// Telegram's id of the person whom it belongs to.
    pub person: Option<i64>,
}

/// The album that a message is a part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Album {
    /// Telegram's id of the album.
    pub id: String,
    /// Whether the album's words stand under another part of it, as far as the delivery shows.
    pub words_elsewhere: bool,
}

/// When a message was sent. No message has the date 0, which stands for none.
fn sent_at(raw: &Value) -> Option<DateTime<Utc>> {
    moment(&raw["date"])
}

/// When a message was sent, or edited last.
pub(super) fn written_at(raw: &Value) -> Option<DateTime<Utc>> {
    moment(&raw["edit_date"]).or_else(|| sent_at(raw))
}

fn moment(seconds: &Value) -> Option<DateTime<Utc>> {
    let seconds = seconds.as_i64().filter(|seconds| *seconds > 0)?;
    DateTime::from_timestamp(seconds, 0)
}

/// The person in a private chat, whose id is that of the chat: known even where the sender can't be read.
pub(super) fn owner(chat: &Value) -> Option<i64> {
    (chat["type"] == "private").then(|| chat["id"].as_i64()).flatten()
}

impl Message {
    /// `None` if it has no number or no chat.
    pub(super) fn read(raw: &Value, bot: i64) -> Option<Self> {
        let album = raw["media_group_id"].as_str().map(|id| Album { id: id.to_owned(), words_elsewhere: false });
        let chat = raw["chat"]["id"].as_i64()?;
        Some(Self {
            id: raw["message_id"].as_i64().and_then(|id| i32::try_from(id).ok())?,
            chat,
            from: raw["from"]["id"].as_i64().or_else(|| owner(&raw["chat"])),
            date: sent_at(raw),
            written_at: written_at(raw),
            via_this_bot: raw["via_bot"]["id"].as_i64() == Some(bot),
            album,
            content: Content::read(raw),
        })
    }

    /// The text, or what is written under a picture or anything else.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) | Content::Caption(text) | Content::Picture(_, Some(text)) => Some(text),
            Content::Picture(_, None) | Content::Contact(_) | Content::Unreadable | Content::Service => None,
        }
    }

    /// The picture that came with it.
    #[must_use]
    pub const fn picture(&self) -> Option<&Picture> {
        match &self.content {
            Content::Picture(picture, _) => Some(picture),
            Content::Text(_) | Content::Caption(_) | Content::Contact(_) | Content::Unreadable | Content::Service => None,
        }
    }

    /// The chat and the id of the album that it is a part of.
    pub(super) fn album_key(&self) -> Option<(i64, String)> {
        self.album.as_ref().map(|album| (self.chat, album.id.clone()))
    }
}

impl Content {
    fn read(raw: &Value) -> Self {
        let words = |field: &str| raw[field].as_str().filter(|text| !text.is_empty()).map(str::to_owned);
        if let Some(text) = words("text") {
            return Self::Text(text);
        }
        let inside = typed::words(raw);
        let caption = words("caption").or_else(|| inside.clone());
        if let Some(picture) = Picture::read(raw).or_else(|| typed::picture(raw)) {
            return Self::Picture(picture, caption);
        }
        if let Some(text) = inside {
            return Self::Text(text);
        }
        if let Some(caption) = caption {
            return Self::Caption(caption);
        }
        let phone = match &raw["contact"]["phone_number"] {
            Value::String(phone) => Some(phone.clone()),
            Value::Number(phone) => Some(phone.to_string()),
            _ => None,
        };
        if let Some(phone) = phone {
            return Self::Contact(Contact { phone, person: raw["contact"]["user_id"].as_i64() });
        }
        let known = UNREADABLE.iter().any(|field| !raw[*field].is_null());
        // What people send in years to come is a file of its own as well; notices of Telegram's have none.
        let is_file = |field: &Value| field["file_id"].is_string();
        let sent = known || raw.as_object().is_some_and(|fields| fields.values().any(is_file));
        if sent { Self::Unreadable } else { Self::Service }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn content(raw: &Value) -> Content {
        Content::read(raw)
    }

    #[test]
    fn the_largest_size_of_a_photo_is_kept() {
        let raw = json!({"photo": [{"file_id": "s", "width": 90, "height": 90}, {"file_id": "l", "width": 800, "height": 600}], "caption": "telur"});
        let picture = Picture { file: Some("l".into()), as_document: false };
        assert_eq!(content(&raw), Content::Picture(picture, Some("telur".into())));
    }

    #[test]
    fn a_picture_sent_as_a_file_is_a_picture() {
        let raw = json!({"document": {"file_id": "d", "mime_type": "image/jpeg"}});
        assert_eq!(content(&raw), Content::Picture(Picture { file: Some("d".into()), as_document: true }, None));
        assert_eq!(content(&json!({"document": {"file_id": "d", "mime_type": "application/pdf"}})), Content::Unreadable);
        for (name, mime, is_picture) in [
            ("IMG_1.JPG", json!("application/octet-stream"), true),
            ("telur.heic", json!(null), true),
            ("telur.png.exe", json!("application/octet-stream"), false),
            ("jpg", json!("application/octet-stream"), false),
            ("telur.jpg", json!("application/pdf"), false),
        ] {
            let read = content(&json!({"document": {"file_id": "d", "file_name": name, "mime_type": mime}}));
            assert_eq!(matches!(read, Content::Picture(..)), is_picture, "{name}: {read:?}");
        }
    }

    #[test]
    fn words_that_a_person_typed_into_something_else_are_a_text() {
        let line = Content::Text("telur 2 ton 26rb".into());
        for typed in [
            json!({"rich_message": {"blocks": [{"type": "paragraph", "text": ["telur ", {"type": "bold", "text": "2 ton"}, " 26rb"]}]}}),
            json!({"checklist": {"title": "telur 2 ton 26rb", "tasks": []}}),
            json!({"poll": {"question": "telur 2 ton 26rb", "options": []}}),
            json!({"venue": {"title": "telur 2 ton 26rb"}, "location": {"latitude": 1, "longitude": 1}}),
        ] {
            assert_eq!(content(&typed), line, "{typed}");
        }
        let photo = json!({"type": "photo", "photo": [{"file_id": "p"}], "caption": {"text": "telur 2 ton 26rb"}});
        let picture = Picture { file: Some("p".into()), as_document: false };
        assert_eq!(content(&json!({"rich_message": {"blocks": [photo]}})), Content::Picture(picture, Some("telur 2 ton 26rb".into())));
        for nothing in
            [json!({"checklist": {"tasks": []}}), json!({"rich_message": {"blocks": [{"type": "divider"}]}}), json!({"giveaway": {}})]
        {
            assert_eq!(content(&nothing), Content::Unreadable, "{nothing}");
        }
    }

    #[test]
    fn words_under_anything_are_read() {
        for kind in ["video", "document", "animation", "voice", "audio", "future_media"] {
            assert_eq!(
                content(&json!({kind: {"file_id": "x"}, "caption": "telur 2 ton"})),
                Content::Caption("telur 2 ton".into()),
                "{kind}"
            );
        }
    }

    #[test]
    fn telegrams_own_notices_ask_for_nothing() {
        let notices =
            ["pinned_message", "message_auto_delete_timer_changed", "chat_background_set", "write_access_allowed", "future_notice"];
        for notice in notices {
            assert_eq!(content(&json!({notice: {"a": 1}})), Content::Service, "{notice}");
        }
        for sent in ["voice", "sticker", "location", "video_note", "poll"] {
            assert_eq!(content(&json!({sent: {"a": 1}})), Content::Unreadable, "{sent}");
        }
    }

    #[test]
    fn what_is_yet_to_come_is_told_from_a_notice_by_its_file() {
        assert_eq!(content(&json!({"future_media": {"file_id": "x"}})), Content::Unreadable);
        assert_eq!(content(&json!({"future_notice": {"gift": {"file_id": "x"}}})), Content::Service);
        assert_eq!(content(&json!({"contact": {"first_name": "A"}})), Content::Unreadable);
        let contact = Contact { phone: "6281234567890".into(), person: Some(7) };
        assert_eq!(content(&json!({"contact": {"phone_number": 6_281_234_567_890_i64, "user_id": 7}})), Content::Contact(contact));
    }

    #[test]
    fn a_text_beside_anything_is_a_text() {
        for beside in ["voice", "contact", "photo", "pinned_message", "future"] {
            assert_eq!(content(&json!({"text": "telur", beside: {}})), Content::Text("telur".into()), "{beside}");
        }
    }
}
