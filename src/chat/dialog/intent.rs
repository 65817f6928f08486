//! From Telegram's update to what a person wants. Only private chats are listened to.

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    chat::kit::picture_name,
    domain::{person::ChatId, wib},
    update::{Album, Content, Message, Update, UpdateKind},
};

/// What one update means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::chat) enum Intent {
    /// `/name argument`.
    Command { name: String, argument: String },
    /// Free text.
    Text(String),
    /// What is written under a picture, a video or a file.
    Caption(String),
    /// A text of the person's that was changed after it was sent.
    Edited { message: i32, text: String },
    /// A press: the button's data, its message, and when that was sent or edited last.
    Press { message: Option<i32>, data: String, written_at: Option<DateTime<Utc>> },
    /// A shared contact; `own` if it is the sender's.
    Contact { phone: String, own: bool },
    /// A photo without a word.
    Photo,
    /// Voice, sticker, location and the like.
    NonText,
}

/// The chat of an update and what its owner wants; `None` for updates that ask for nothing (groups, blocking, Telegram's own notices).
pub(in crate::chat) fn intent(update: &Update) -> Option<(ChatId, Intent)> {
    match &update.kind {
        UpdateKind::Message(message) => of_message(message),
        UpdateKind::Edited(message) => {
            let (chat, text) = (private(message)?, storable(message.words()?));
            Some((chat, Intent::Edited { message: message.id, text: line_of(text) }))
        }
        UpdateKind::Press(press) => {
            if press.message.is_some_and(|(chat, _)| chat != press.from) {
                return None;
            }
            let message = press.message.map(|(_, message)| message);
            Some((ChatId(press.from), Intent::Press { message, data: storable(&press.data), written_at: press.written_at }))
        }
        UpdateKind::Other => None,
    }
}

/// The person's message, if the update is one.
pub(in crate::chat) fn incoming(update: &Update) -> Option<i32> {
    update.message().map(|message| message.id)
}

/// The words of the person's message as they stand in it, the name of a command among them.
pub(in crate::chat) fn words(update: &Update) -> Option<String> {
    update.message()?.words().map(storable)
}

/// Telegram's name of the picture that came with the update: of the largest size of a photo, or of a picture sent as a file.
pub(in crate::chat) fn photo(update: &Update) -> Option<String> {
    let picture = update.message()?.picture()?;
    picture.file.as_deref().map(|file| picture_name(file, picture.as_document))
}

/// The album that the update's message is a part of.
pub(in crate::chat) fn album(update: &Update) -> Option<Album> {
    update.message()?.album.clone()
}

/// When the update's words were written as they stand, however late they arrive.
pub(in crate::chat) fn written_at(update: &Update, now: DateTime<Utc>) -> DateTime<Utc> {
    update.message().and_then(|message| message.written_at).map_or(now, |written| written.min(now))
}

/// The WIB day on which the update's message was sent, whatever its age: *besok* counts from there, also after a change of its words.
pub(in crate::chat) fn written_on(update: &Update, now: DateTime<Utc>) -> NaiveDate {
    wib::day(update.message().and_then(|message| message.date).map_or(now, |sent| sent.min(now)))
}

/// The chat of a message that its owner wrote alone with the bot.
fn private(message: &Message) -> Option<ChatId> {
    (message.from == Some(message.chat)).then_some(ChatId(message.chat))
}

/// A text without the one letter that Postgres keeps in no text.
fn storable(text: &str) -> String {
    text.replace('\0', "")
}

fn of_message(message: &Message) -> Option<(ChatId, Intent)> {
    let chat = private(message)?;
    // A card that the person chose in this bot's inline mode holds our own words: nothing is asked.
    if message.via_this_bot && message.words().is_some() {
        return None;
    }
    let intent = match &message.content {
        Content::Text(text) => {
            let text = storable(text);
            command(&text).unwrap_or(Intent::Text(text))
        }
        // A command stays one under a photo, which comes along.
        Content::Picture(_, Some(caption)) | Content::Caption(caption) => {
            let caption = storable(caption);
            command(&caption).unwrap_or(Intent::Caption(caption))
        }
        Content::Picture(_, None) => Intent::Photo,
        Content::Contact(contact) => Intent::Contact { phone: storable(&contact.phone), own: contact.person == Some(chat.0) },
        Content::Unreadable => Intent::NonText,
        Content::Service => return None,
    };
    Some((chat, intent))
}

/// `/name@bot argument`, with the name in lower case.
fn command(text: &str) -> Option<Intent> {
    let text = text.trim().strip_prefix('/')?;
    let (head, argument) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let name = head.split('@').next().unwrap_or(head).to_lowercase();
    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    plain.then(|| Intent::Command { name, argument: argument.trim().to_owned() })
}

/// The line of a changed text: `/jual telur 2 ton` offers what stands behind the command.
fn line_of(text: String) -> String {
    match command(&text) {
        Some(Intent::Command { name, argument }) if name == "jual" && !argument.is_empty() => argument,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_may_name_the_bot_and_carry_a_code() {
        let expected = Intent::Command { name: "start".into(), argument: "ab12".into() };
        assert_eq!(command("/start@TembusPasarBot ab12"), Some(expected.clone()));
        assert_eq!(command(" /START   ab12 "), Some(expected));
    }

    #[test]
    fn a_slash_alone_is_text() {
        assert_eq!(command("/"), None);
        assert_eq!(command("/ jual"), None);
        assert_eq!(command("1/2 ton"), None);
    }
}
