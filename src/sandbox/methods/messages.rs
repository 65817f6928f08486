//! Sending, editing and deleting messages.

use serde_json::{Value, json};

use super::Outcome;
use crate::sandbox::{
    error::ApiError,
    keyboard::{self, Markup},
    model::{Body, Change, Message, Quote, Reply},
    params::Params,
    state::State,
    text::{self, Formatted, TEXT_LIMIT, utf16_len},
};

/// Messages can be deleted for so long, in seconds.
const DELETABLE: i64 = 48 * 60 * 60;

pub(super) fn send_message(state: &mut State, bot: usize, params: &Params) -> Outcome {
    let parsed = message_text(params)?;
    let markup = keyboard::read(params)?;
    let user = state.writable_chat(bot, params.get("chat_id"))?;
    let reply = replied(state, bot, user, params)?;
    let text = finish(state, parsed, TEXT_LIMIT, "message is too long")?;
    if text.text.is_empty() {
        return Err(ApiError::bad("text must be non-empty"));
    }
    deliver(state, bot, user, Body::Text { text }, reply, markup, params)
}

pub(super) fn edit_message_text(state: &mut State, bot: usize, params: &Params) -> Outcome {
    let parsed = message_text(params)?;
    let markup = keyboard::read(params)?;
    let (user, old) = editable(state, bot, params)?;
    let Body::Text { .. } = old.body else { return Err(ApiError::bad("there is no text in the message to edit")) };
    let text = finish(state, parsed, TEXT_LIMIT, "MESSAGE_TOO_LONG")?;
    if text.text.is_empty() {
        return Err(ApiError::bad("text must be non-empty"));
    }
    let markup = inline_only(markup)?;
    let body = Body::Text { text };
    let edited = if body == old.body { old.edited } else { Some(state.date()) };
    let new = Message { body, markup, edited, ..old.clone() };
    replace(state, bot, user, &old, new)
}

pub(super) fn edit_message_reply_markup(state: &mut State, bot: usize, params: &Params) -> Outcome {
    let markup = keyboard::read(params)?;
    let (user, old) = editable(state, bot, params)?;
    let new = Message { markup: inline_only(markup)?, ..old.clone() };
    replace(state, bot, user, &old, new)
}

pub(super) fn delete_message(state: &mut State, bot: usize, params: &Params) -> Outcome {
    if params.get("chat_id").is_empty() {
        return Err(ApiError::bad("Chat identifier is not specified"));
    }
    let message_id = message_id(params);
    if message_id == 0 {
        return Err(ApiError::bad("Message identifier is not specified"));
    }
    let user = state.writable_chat(bot, params.get("chat_id"))?;
    let date = state.message(bot, user, message_id).ok_or_else(|| ApiError::bad("message to delete not found"))?.date;
    if state.date() - date > DELETABLE {
        return Err(ApiError::bad("message can't be deleted for everyone"));
    }
    state.apply(Change::Deleted { bot, user, message_id });
    Ok(Value::Bool(true).into())
}

pub(super) fn send_chat_action(state: &mut State, bot: usize, params: &Params) -> Outcome {
    let known = [
        "cancel",
        "typing",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_photo",
        "upload_document",
        "find_location",
        "choose_sticker",
        "record_video_note",
        "upload_video_note",
    ];
    let action = params.get("action").to_lowercase();
    if !known.contains(&action.as_str()) {
        return Err(ApiError::bad("Wrong parameter action in request"));
    }
    let user = state.writable_chat(bot, params.get("chat_id"))?;
    state.apply(Change::Typing { bot, user, action });
    Ok(Value::Bool(true).into())
}

/// Puts a message of the bot into a chat, after the checks that the server makes last.
pub(super) fn deliver(
    state: &mut State,
    bot: usize,
    user: i64,
    body: Body,
    reply: Reply,
    markup: Option<Markup>,
    params: &Params,
) -> Outcome {
    let markup = markup.map(Markup::checked).transpose()?.flatten();
    admit(state, bot, user)?;
    let id = state.next_message_id(bot, user);
    let message = Message {
        from_bot: true,
        silent: params.flag("disable_notification"),
        reply_to: reply.message_id,
        quote: reply.quote,
        protected: params.flag("protect_content"),
        thread: Some(params.int("message_thread_id", 0, 0..=i64::from(i32::MAX))).filter(|thread| *thread != 0),
        markup,
        ..Message::by_person(id, state.date(), body)
    };
    state.apply(Change::Message { bot, user, message: message.clone() });
    Ok(state.message_json(bot, user, &message).into())
}

/// Counts a message or an edit, where the limits hold.
fn admit(state: &mut State, bot: usize, user: i64) -> Result<(), ApiError> {
    let now = state.now();
    state.limits.as_mut().map_or(Ok(()), |limits| limits.admit(bot, user, now)).map_err(ApiError::too_many)
}

/// Cleans a text, finds what is in plain sight and measures it. Of a text that nobody would see nothing is left.
pub(super) fn finish(state: &State, parsed: Formatted, limit: usize, too_long: &str) -> Result<Formatted, ApiError> {
    let text = text::finish(parsed, |user| state.users.contains_key(&user)).map_err(|problem| ApiError::bad(&problem))?;
    if text.text.chars().count() > limit {
        return Err(ApiError::bad(too_long));
    }
    Ok(if text.is_blank() { Formatted::default() } else { text })
}

/// The message that the new one answers.
pub(super) fn replied(state: &State, bot: usize, user: i64, params: &Params) -> Result<Reply, ApiError> {
    let object = match params.get("reply_parameters") {
        "" => {
            let message_id = params.int("reply_to_message_id", 0, 0..=i64::MAX);
            json!({ "message_id": message_id, "allow_sending_without_reply": params.flag("allow_sending_without_reply") })
        }
        source => serde_json::from_str(source).map_err(|_| ApiError::bad("Can't parse reply parameters JSON object"))?,
    };
    let Value::Object(fields) = &object else { return Err(ApiError::bad("Object expected as reply parameters")) };
    if fields.is_empty() {
        return Ok(Reply::default());
    }
    let id = text::number(fields, "message_id").map_err(|problem| ApiError::bad(&problem))?;
    match state.message(bot, user, id) {
        Some(message) => Ok(Reply { message_id: Some(id), quote: quote(message, &object)? }),
        None if id == 0 || flag(&object["allow_sending_without_reply"]) => Ok(Reply::default()),
        None => Err(ApiError::bad("message to be replied not found")),
    }
}

fn flag(value: &Value) -> bool {
    value.as_bool().unwrap_or(value == "true")
}

/// The part of `message` that the reply parameters quote.
fn quote(message: &Message, parameters: &Value) -> Result<Option<Quote>, ApiError> {
    let word = |field: &str| parameters[field].as_str().unwrap_or_default();
    if word("quote").is_empty() {
        return Ok(None);
    }
    let entities = parameters.get("quote_entities").map(Value::to_string).unwrap_or_default();
    let parsed = text::parse(word("quote"), word("quote_parse_mode"), &entities)?;
    let text = text::finish(parsed, |_| true).map_err(|problem| ApiError::bad(&problem))?;
    let whole = message.formatted().map_or("", |whole| whole.text.as_str());
    let places = whole.match_indices(&text.text).map(|(byte, _)| utf16_len(&whole[..byte]));
    // The nearest to where the bot says it is.
    let wanted = parameters["quote_position"].as_u64().and_then(|position| usize::try_from(position).ok()).unwrap_or(0);
    let position = places.min_by_key(|place| place.abs_diff(wanted)).ok_or_else(|| ApiError::bad("QUOTE_TEXT_INVALID"))?;
    Ok(Some(Quote { text, position }))
}

fn message_text(params: &Params) -> Result<Formatted, ApiError> {
    if params.get("text").is_empty() {
        return Err(ApiError::bad("Message text is empty"));
    }
    text::read(params, "text", "entities")
}

fn message_id(params: &Params) -> i64 {
    params.int("message_id", 0, 0..=i64::from(i32::MAX))
}

/// A message that the bot may edit: its own, and not one that brought or took a reply keyboard.
fn editable(state: &State, bot: usize, params: &Params) -> Result<(i64, Message), ApiError> {
    let message_id = message_id(params);
    if params.get("chat_id").is_empty() && message_id == 0 {
        let inline = params.get("inline_message_id");
        let problem = if inline.is_empty() { "Message identifier is not specified" } else { "MESSAGE_ID_INVALID" };
        return Err(ApiError::bad(problem));
    }
    let user = state.writable_chat(bot, params.get("chat_id"))?;
    let message = state.message(bot, user, message_id).ok_or_else(|| ApiError::bad("message to edit not found"))?;
    let plain = message.markup.as_ref().is_none_or(|markup| markup.inline_rows().is_some());
    if message.from_bot && plain { Ok((user, message.clone())) } else { Err(ApiError::bad("message can't be edited")) }
}

fn inline_only(markup: Option<Markup>) -> Result<Option<Markup>, ApiError> {
    match markup {
        None => Ok(None),
        Some(markup @ Markup::Inline { .. }) => markup.checked(),
        Some(_) => Err(ApiError::bad("inline keyboard expected")),
    }
}

fn replace(state: &mut State, bot: usize, user: i64, old: &Message, new: Message) -> Outcome {
    if new.body == old.body && new.markup == old.markup {
        return Err(ApiError::bad(
            "message is not modified: specified new message content and reply markup are exactly the same as a current content \
             and reply markup of the message",
        ));
    }
    admit(state, bot, user)?;
    state.apply(Change::Message { bot, user, message: new.clone() });
    Ok(state.message_json(bot, user, &new).into())
}
