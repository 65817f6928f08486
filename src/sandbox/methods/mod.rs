//! The methods of the Bot API that are emulated, by name.

mod bot;
mod done;
mod files;
mod inline;
mod messages;

use serde_json::Value;

pub(super) use done::Done;
use done::Outcome;

use super::{error::ApiError, params::Params, state::State};

/// Every method that there is, one a line.
const KNOWN: &str = include_str!("known.txt");

/// Does what a call asks for. `getUpdates` is not among them, because it waits.
///
/// # Errors
/// What the server would answer; a method that exists but is not emulated says so.
pub(super) fn run(state: &mut State, bot: usize, method: &str, params: &Params) -> Outcome {
    match method {
        "getme" => bot::get_me(state, bot),
        "logout" | "close" => Ok(Value::Bool(true).into()),
        "setwebhook" => bot::set_webhook(state, bot, params),
        "deletewebhook" => bot::delete_webhook(state, bot, params),
        "getwebhookinfo" => bot::get_webhook_info(state, bot),
        "setmycommands" => bot::set_my_commands(state, bot, params),
        "getmycommands" => bot::get_my_commands(state, bot, params),
        "deletemycommands" => bot::delete_my_commands(state, bot, params),
        "getchat" => bot::get_chat(state, bot, params),
        "answercallbackquery" => bot::answer_callback_query(state, bot, params),
        "answerinlinequery" => inline::answer_inline_query(state, bot, params),
        "sendmessage" => messages::send_message(state, bot, params),
        "editmessagetext" => messages::edit_message_text(state, bot, params),
        "editmessagereplymarkup" => messages::edit_message_reply_markup(state, bot, params),
        "deletemessage" => messages::delete_message(state, bot, params),
        "sendchataction" => messages::send_chat_action(state, bot, params),
        "sendphoto" => files::send_photo(state, bot, params),
        "senddocument" => files::send_document(state, bot, params),
        "getfile" => files::get_file(state, bot, params),
        _ => match KNOWN.lines().find(|known| known.eq_ignore_ascii_case(method)) {
            Some(known) => Err(ApiError::plain(400, &format!("Bad Request: method {known} is not emulated by this sandbox"))),
            None => Err(ApiError::plain(404, "Not Found: method not found")),
        },
    }
}
