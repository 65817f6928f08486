//! A rendered notice as the payloads of the Bot API.

use serde::Serialize;
use teloxide::{
    payloads::EditMessageReplyMarkup,
    requests::Payload,
    types::{
        ButtonRequest, ChatId, KeyboardButton, KeyboardMarkup, KeyboardRemove, LinkPreviewOptions, Message as Sent, MessageId, ParseMode,
    },
};

use super::{
    api::{Api, TakenMessage},
    errors::CallError,
    uploads::{FileKey, sent_file},
};
use crate::chat::kit::{Attachment, Body, Button, Keyboard, Media, Message, Press, Style, styled};

/// What is under a message. teloxide's own types know no `style`.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Markup {
    Inline(InlineMarkup),
    Reply(KeyboardMarkup),
    Remove(KeyboardRemove),
}

/// Buttons on a message.
#[derive(Debug, Serialize)]
struct InlineMarkup {
    inline_keyboard: Vec<Vec<InlineButton>>,
}

/// One of them.
#[derive(Debug, Serialize)]
struct InlineButton {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    style: Option<&'static str>,
    #[serde(flatten)]
    press: InlinePress,
}

/// What a press does.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum InlinePress {
    Url(String),
    CallbackData(String),
    CopyText { text: String },
}

/// A new message without a file, or the new text of one.
#[derive(Debug, Serialize)]
struct Text<'a> {
    chat_id: i64,
    text: &'a str,
    parse_mode: ParseMode,
    link_preview_options: LinkPreviewOptions,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_markup: Option<Markup>,
}

impl<'a> Text<'a> {
    fn of(chat: i64, message: &'a Message, links: bool) -> Self {
        let reply_markup = match &message.keyboard {
            Keyboard::None => None,
            Keyboard::Inline(_) => inline(&message.keyboard, links).map(Markup::Inline),
            Keyboard::RequestContact { share, skip } => {
                let share = KeyboardButton::new(share.clone()).request(ButtonRequest::Contact);
                let rows = vec![vec![share], vec![KeyboardButton::new(skip.clone())]];
                Some(Markup::Reply(KeyboardMarkup::new(rows).resize_keyboard().one_time_keyboard()))
            }
            Keyboard::RemoveReply => Some(Markup::Remove(KeyboardRemove::new())),
        };
        let (text, link_preview_options) = (message.text(), no_preview());
        Self { chat_id: chat, text, parse_mode: ParseMode::Html, link_preview_options, reply_markup }
    }
}

/// Sends a text.
#[derive(Debug, Serialize)]
struct SendMessage<'a> {
    #[serde(flatten)]
    text: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disable_notification: Option<bool>,
}

impl Payload for SendMessage<'_> {
    type Output = Sent;
    const NAME: &'static str = "SendMessage";
}

/// Replaces the text of a message.
#[derive(Debug, Serialize)]
pub(super) struct EditText<'a> {
    message_id: i32,
    #[serde(flatten)]
    text: Text<'a>,
}

impl Payload for EditText<'_> {
    type Output = Sent;
    const NAME: &'static str = "EditMessageText";
}

/// The payload of a new message without a file.
fn send(chat: i64, message: &Message, silent: bool, links: bool) -> SendMessage<'_> {
    SendMessage { text: Text::of(chat, message, links), disable_notification: silent.then_some(true) }
}

/// A payload that carries a file.
trait FilePayload: Payload + Serialize {
    /// The name of its field.
    const FIELD: &'static str;

    /// The file is one that Telegram has, or is uploaded beside (`None`).
    fn set_file(&mut self, id: Option<String>);
}

/// A photo with the message as its caption. teloxide's own payload holds files to be uploaded.
#[derive(Debug, Serialize)]
struct SendPhoto<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    photo: Option<String>,
    #[serde(flatten)]
    common: Common<'a>,
}

impl Payload for SendPhoto<'_> {
    type Output = Sent;
    const NAME: &'static str = "SendPhoto";
}

impl FilePayload for SendPhoto<'_> {
    const FIELD: &'static str = "photo";

    fn set_file(&mut self, id: Option<String>) {
        self.photo = id;
    }
}

/// The payload that sends a file of any kind.
#[derive(Debug, Serialize)]
struct SendDocument<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<String>,
    #[serde(flatten)]
    common: Common<'a>,
}

impl Payload for SendDocument<'_> {
    type Output = Sent;
    const NAME: &'static str = "SendDocument";
}

impl FilePayload for SendDocument<'_> {
    const FIELD: &'static str = "document";

    fn set_file(&mut self, id: Option<String>) {
        self.document = id;
    }
}

/// What photos and documents have in common.
#[derive(Debug, Serialize)]
struct Common<'a> {
    chat_id: i64,
    caption: &'a str,
    parse_mode: ParseMode,
    #[serde(skip_serializing_if = "Option::is_none")]
    disable_notification: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_markup: Option<InlineMarkup>,
}

impl<'a> Common<'a> {
    fn of(chat: i64, media: &'a Media, keyboard: &Keyboard, silent: bool, links: bool) -> Self {
        Self {
            chat_id: chat,
            caption: &media.caption,
            parse_mode: ParseMode::Html,
            disable_notification: silent.then_some(true),
            reply_markup: inline(keyboard, links),
        }
    }
}

impl Api {
    /// Sends `message` to `chat` as a new message, without sound if `silent`; `links` says whether buttons may open chats.
    /// Returns what Telegram made of it.
    ///
    /// # Errors
    /// [`CallError`].
    pub async fn send_message(&self, chat: i64, message: &Message, silent: bool, links: bool) -> Result<TakenMessage, CallError> {
        let common = |media| Common::of(chat, media, &message.keyboard, silent, links);
        match &message.body {
            Body::Text(_) => self.call(&send(chat, message, silent, links)).await,
            Body::Photo(media) => self.send_file(&mut SendPhoto { photo: None, common: common(media) }, &media.file).await,
            Body::Document(media) => self.send_file(&mut SendDocument { document: None, common: common(media) }, &media.file).await,
        }
    }

    /// Sends a file by Telegram's name of it, and uploads it where Telegram has none, or not any more.
    async fn send_file<P: FilePayload>(&self, payload: &mut P, file: &Attachment) -> Result<TakenMessage, CallError> {
        let (name, bytes) = match file {
            Attachment::FileId(id) => {
                payload.set_file(Some(id.clone()));
                return self.call(payload).await;
            }
            Attachment::Bytes { name, bytes } => (name, bytes),
        };
        let key = FileKey::of(name, bytes);
        if let Some(id) = self.uploads.id(key) {
            payload.set_file(Some(id));
            match self.call(payload).await {
                Err(error) if error.is_about_file() => self.uploads.forget(key),
                answer => return answer,
            }
            payload.set_file(None);
        }
        let sent: TakenMessage = self.upload(payload, P::FIELD, name, bytes).await?;
        if let Some(id) = sent_file(&sent.message) {
            self.uploads.remember(key, id);
        }
        Ok(sent)
    }
}

/// The payload of an edit of message `id`; `None` if its keyboard or its file can only come with a new message.
pub(super) fn edit(chat: i64, id: i32, message: &Message, links: bool) -> Option<EditText<'_>> {
    let fits = matches!((&message.body, &message.keyboard), (Body::Text(_), Keyboard::None | Keyboard::Inline(_)));
    fits.then(|| EditText { message_id: id, text: Text::of(chat, message, links) })
}

/// Takes the buttons from message `id`.
pub(super) fn remove_buttons(chat: i64, id: i32) -> EditMessageReplyMarkup {
    EditMessageReplyMarkup::new(ChatId(chat), MessageId(id))
}

fn inline(keyboard: &Keyboard, links: bool) -> Option<InlineMarkup> {
    let Keyboard::Inline(rows) = keyboard else { return None };
    let button = |(button, style): (&Button, Option<Style>)| {
        let press = match &button.press {
            Press::Url(_) if !links => return None,
            Press::Url(url) => InlinePress::Url(url.clone()),
            Press::Copy(text) => InlinePress::CopyText { text: text.clone() },
            press => InlinePress::CallbackData(press.data()?),
        };
        Some(InlineButton { text: button.label.clone(), style: style.map(Style::code), press })
    };
    let rows = styled(rows).into_iter().map(|row| row.into_iter().filter_map(button).collect::<Vec<_>>());
    let inline_keyboard: Vec<_> = rows.filter(|row| !row.is_empty()).collect();
    (!inline_keyboard.is_empty()).then_some(InlineMarkup { inline_keyboard })
}

pub(super) fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions { is_disabled: true, url: None, prefer_small_media: false, prefer_large_media: false, show_above_text: false }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::{
        chat::actions::{Action, FormAction, MenuAction},
        notice::Choice,
    };

    fn with(keyboard: Keyboard) -> Message {
        Message { body: Body::Text("<b>Halo</b>".to_owned()), keyboard }
    }

    #[test]
    fn absent_parts_are_left_out_and_never_null() {
        let json = serde_json::to_string(&send(7, &with(Keyboard::None), false, true)).unwrap();
        assert!(!json.contains("null") && !json.contains("reply_markup") && json.contains(r#""chat_id":7"#), "{json}");
    }

    #[test]
    fn links_can_be_left_out() {
        let link = Button { label: "a".to_owned(), press: Press::Url("tg://user?id=5".to_owned()), style: None };
        let act = Button { label: "b".to_owned(), press: Press::Act(Action::Menu(MenuAction::Show)), style: None };
        let message = with(Keyboard::Inline(vec![vec![link], vec![act]]));
        assert_eq!(inline(&message.keyboard, true).unwrap().inline_keyboard.len(), 2);
        assert_eq!(inline(&message.keyboard, false).unwrap().inline_keyboard.len(), 1);
    }

    #[test]
    fn a_button_says_what_it_does_and_how_it_looks() {
        let answer = |choice| Press::Act(Action::Form(FormAction::Answer { rev: 1, choice }));
        let buttons = [
            (answer(Choice::Publish), Some(Style::Success)),
            (answer(Choice::Right), Some(Style::Success)),
            (answer(Choice::Do), Some(Style::Danger)),
            (Press::Copy("0812".to_owned()), None),
        ];
        let row = buttons.map(|(press, style)| Button { label: "a".to_owned(), press, style }).to_vec();
        let json = serde_json::to_value(send(7, &with(Keyboard::Inline(vec![row])), false, true)).unwrap();
        let row = json["reply_markup"]["inline_keyboard"][0].as_array().unwrap();
        // One main button a message.
        let styles: Vec<_> = row.iter().map(|button| button.get("style").and_then(Value::as_str)).collect();
        assert_eq!(styles, [Some("success"), None, Some("danger"), None]);
        assert!(row[0]["callback_data"].is_string());
        assert_eq!(row[3], serde_json::json!({ "text": "a", "copy_text": { "text": "0812" } }));
    }

    #[test]
    fn a_reply_keyboard_comes_only_with_a_new_message() {
        let message = with(Keyboard::RequestContact { share: "a".to_owned(), skip: "b".to_owned() });
        assert!(edit(7, 1, &message, true).is_none());
        let json = serde_json::to_value(send(7, &message, true, true)).unwrap();
        assert_eq!(json["reply_markup"]["keyboard"][0][0]["request_contact"], true);
        assert_eq!(json["disable_notification"], true);
    }
}
