//! The methods of the Bot API that are emulated, by name.

mod bot;
mod files;
mod inline;
mod messages;

use serde_json::Value;

use super::{error::ApiError, params::Params, state::State};

pub(super) use files::{download, store};

/// Every method that there is, one a line.
const KNOWN: &str = include_str!("known.txt");

/// What a call that worked is answered with.
#[derive(Debug)]
pub(super) struct Done {
    /// JSON text and not a [`Value`], which would lose the order of an update's fields.
    result: String,
    description: Option<&'static str>,
}

impl Done {
    /// A list of updates, each of them JSON text.
    pub(super) fn updates(updates: &[String]) -> Self {
        Self { result: format!("[{}]", updates.join(",")), description: None }
    }

    /// A result with the sentence that the server adds to it.
    fn described(result: &Value, description: &'static str) -> Self {
        Self { result: result.to_string(), description: Some(description) }
    }

    /// The body of the answer.
    pub(super) fn body(&self) -> String {
        let description = self.description.map(|text| format!(",\"description\":{}", Value::from(text))).unwrap_or_default();
        format!("{{\"ok\":true,\"result\":{}{description}}}", self.result)
    }
}

impl From<Value> for Done {
    fn from(result: Value) -> Self {
        Self { result: result.to_string(), description: None }
    }
}

type Outcome = Result<Done, ApiError>;

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
