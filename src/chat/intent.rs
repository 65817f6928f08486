//! From Telegram's update to what a person wants. Only private chats are listened to.

use teloxide::types::{MaybeInaccessibleMessage, Message, Update, UpdateKind};

use crate::domain::person::ChatId;

/// The longest name of a file that is kept; Telegram's have some 60 to 100 letters.
const LONGEST_FILE_ID: usize = 300;

/// What one update means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Intent {
    /// `/name argument`.
    Command { name: String, argument: String },
    /// Free text.
    Text(String),
    /// What is written under a photo.
    Caption(String),
    /// A text of the person's that was changed after it was sent.
    Edited { message: i32, text: String },
    /// A press: the button's data and its message.
    Press { message: Option<i32>, data: String },
    /// A shared contact; `own` if it is the sender's.
    Contact { phone: String, own: bool },
    /// A photo without a word.
    Photo,
    /// Voice, sticker, location and the like.
    NonText,
}

/// Who wants what; `None` for updates that ask for nothing (groups, blocking).
pub(super) fn intent(update: &Update) -> Option<(ChatId, Intent)> {
    match &update.kind {
        UpdateKind::Message(message) => of_message(message),
        UpdateKind::EditedMessage(message) => {
            let (chat, text) = (private(message)?, message.text().or(message.caption())?);
            Some((chat, Intent::Edited { message: message.id.0, text: storable(text) }))
        }
        UpdateKind::CallbackQuery(query) => {
            let chat = i64::try_from(query.from.id.0).ok()?;
            let message = query.message.as_ref();
            if message.is_some_and(|m| m.chat().id.0 != chat) {
                return None;
            }
            let message = message.map(|m| match m {
                MaybeInaccessibleMessage::Regular(m) => m.id.0,
                MaybeInaccessibleMessage::Inaccessible(m) => m.message_id.0,
            });
            Some((ChatId(chat), Intent::Press { message, data: storable(query.data.as_deref().unwrap_or_default()) }))
        }
        _ => None,
    }
}

/// The person's message, if the update is one.
pub(super) fn said(update: &Update) -> Option<i32> {
    message(update).map(|message| message.id.0)
}

/// Telegram's name of the largest size of the photo that came with the update.
pub(super) fn photo(update: &Update) -> Option<String> {
    let sizes = message(update)?.photo()?;
    let largest = sizes.iter().max_by_key(|size| u64::from(size.width) * u64::from(size.height))?;
    Some(largest.file.id.0.clone()).filter(|id| id.len() <= LONGEST_FILE_ID)
}

/// The album that the update's photo belongs to.
pub(super) fn album(update: &Update) -> Option<String> {
    message(update)?.media_group_id().map(|id| id.0.clone())
}

fn message(update: &Update) -> Option<&Message> {
    match &update.kind {
        UpdateKind::Message(message) | UpdateKind::EditedMessage(message) => Some(message),
        _ => None,
    }
}

/// The chat of a message that its owner wrote alone with the bot.
fn private(message: &Message) -> Option<ChatId> {
    let from = i64::try_from(message.from.as_ref()?.id.0).ok()?;
    (message.chat.id.0 == from).then_some(ChatId(from))
}

/// A text without the one letter that Postgres keeps in no text.
fn storable(text: &str) -> String {
    text.replace('\0', "")
}

fn of_message(message: &Message) -> Option<(ChatId, Intent)> {
    let chat = private(message)?;
    // A card that the person chose in inline mode: our own words, nothing is asked.
    if message.via_bot.is_some() && message.text().is_some() {
        return None;
    }
    let intent = if let Some(text) = message.text() {
        let text = storable(text);
        command(&text).unwrap_or(Intent::Text(text))
    } else if let Some(contact) = message.contact() {
        let own = contact.user_id.is_some_and(|id| i64::try_from(id.0) == Ok(chat.0));
        Intent::Contact { phone: storable(&contact.phone_number), own }
    } else if let (Some(_), Some(caption)) = (message.photo(), message.caption()) {
        Intent::Caption(storable(caption))
    } else if message.photo().is_some() {
        Intent::Photo
    } else {
        Intent::NonText
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
