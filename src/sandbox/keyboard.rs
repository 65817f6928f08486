//! Keyboards: read from `reply_markup` and checked as the server checks them.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{error::ApiError, params::Params, url};

/// The most buttons under a message.
const INLINE_BUTTONS: usize = 100;
/// The most buttons in place of the letters.
const REPLY_BUTTONS: usize = 300;
/// The most bytes of a keyboard, as JSON. What the server counts is not public: this is what others observed.
const MARKUP_BYTES: usize = 10 << 10;

/// A button under a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InlineButton {
    /// What is written on it.
    pub text: String,
    /// What a press sends to the bot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// The link that a press opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What a press copies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy: Option<String>,
    /// `primary`, `success` or `danger`; the usual colours if `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
}

/// A button in place of the letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyboardButton {
    /// What is written on it, and what a press says.
    pub text: String,
    /// It asks for the person's phone number instead.
    #[serde(default)]
    pub request_contact: bool,
    /// It asks for the place instead.
    #[serde(default)]
    pub request_location: bool,
    /// `primary`, `success` or `danger`; the usual colours if `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
}

/// What a message brings along below itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Markup {
    Inline { rows: Vec<Vec<InlineButton>> },
    Reply { rows: Vec<Vec<KeyboardButton>>, one_time: bool, persistent: bool, placeholder: String },
    Remove,
    ForceReply { placeholder: String },
}

/// Reads `reply_markup`; a keyboard without buttons counts as none.
pub(super) fn read(params: &Params) -> Result<Option<Markup>, ApiError> {
    let source = params.get("reply_markup");
    if source.is_empty() {
        return Ok(None);
    }
    let Ok(value) = serde_json::from_str::<Value>(source) else {
        return Err(ApiError::bad("Can't parse reply keyboard markup JSON object"));
    };
    parse(value)
}

/// Reads a keyboard that is JSON already.
pub(super) fn parse(value: Value) -> Result<Option<Markup>, ApiError> {
    let Value::Object(object) = value else { return Err(ApiError::bad("Object expected as reply markup")) };
    let rows = rows(&object, "keyboard", "Field \"keyboard\" must be an Array of Arrays", keyboard_button)?;
    let wrong = "Field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays";
    let inline = self::rows(&object, "inline_keyboard", wrong, inline_button)?;
    let placeholder = text(&object, "input_field_placeholder").map_err(|problem| ApiError::bad(&problem))?.unwrap_or_default();
    Ok(if !rows.is_empty() {
        let (one_time, persistent) = (flag(&object, "one_time_keyboard"), flag(&object, "is_persistent"));
        Some(Markup::Reply { rows, one_time, persistent, placeholder })
    } else if !inline.is_empty() {
        Some(Markup::Inline { rows: inline })
    } else if flag(&object, "remove_keyboard") {
        Some(Markup::Remove)
    } else if flag(&object, "force_reply") {
        Some(Markup::ForceReply { placeholder })
    } else {
        None
    })
}

impl Markup {
    /// The checks that come after the chat was found: lengths of data, targets of links, empty texts.
    pub(super) fn checked(mut self) -> Result<Option<Self>, ApiError> {
        match &mut self {
            Self::Inline { rows } => {
                for button in rows.iter_mut().flatten() {
                    check_inline(button)?;
                }
                rows.retain(|row| !row.is_empty());
                if rows.is_empty() {
                    return Ok(None);
                }
            }
            Self::Reply { rows, .. } => {
                if rows.iter().flatten().any(|button| button.text.trim().is_empty()) {
                    return Err(ApiError::bad("keyboard button text must be non-empty"));
                }
                rows.retain(|row| !row.is_empty());
                if rows.is_empty() {
                    return Ok(None);
                }
            }
            Self::Remove | Self::ForceReply { .. } => {}
        }
        if self.is_too_long() {
            return Err(ApiError::bad("reply markup is too long"));
        }
        Ok(Some(self))
    }

    fn is_too_long(&self) -> bool {
        let (buttons, most, written) = match self {
            Self::Inline { rows } => (rows.iter().flatten().count(), INLINE_BUTTONS, inline_json(rows)),
            Self::Reply { rows, .. } => (rows.iter().flatten().count(), REPLY_BUTTONS, json!(rows)),
            Self::Remove | Self::ForceReply { .. } => return false,
        };
        buttons > most || written.to_string().len() > MARKUP_BYTES
    }

    /// Only inline keyboards are part of the messages that the API returns.
    pub(super) fn inline_rows(&self) -> Option<&Vec<Vec<InlineButton>>> {
        if let Self::Inline { rows } = self { Some(rows) } else { None }
    }
}

/// An inline keyboard as the API writes it.
pub(super) fn inline_json(rows: &[Vec<InlineButton>]) -> Value {
    let button = |button: &InlineButton| {
        let mut object = json!({ "text": button.text });
        if let Some(url) = &button.url {
            object["url"] = json!(url);
        } else if let Some(data) = &button.data {
            object["callback_data"] = json!(data);
        } else if let Some(copied) = &button.copy {
            object["copy_text"] = json!({ "text": copied });
        }
        if let Some(style) = &button.style {
            object["style"] = json!(style);
        }
        object
    };
    let rows: Vec<Vec<Value>> = rows.iter().map(|row| row.iter().map(button).collect()).collect();
    json!({ "inline_keyboard": rows })
}

fn rows<T>(
    object: &Map<String, Value>,
    field: &str,
    wrong: &str,
    button: impl Fn(&Value) -> Result<T, String>,
) -> Result<Vec<Vec<T>>, ApiError> {
    let rows = match object.get(field) {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(rows)) => rows,
        Some(_) => return Err(ApiError::bad(&format!("Field \"{field}\" must be of type Array"))),
    };
    let kind = if field == "keyboard" { "keyboard button" } else { "inline keyboard button" };
    rows.iter()
        .map(|row| {
            let Value::Array(row) = row else { return Err(ApiError::bad(wrong)) };
            row.iter().map(|value| button(value).map_err(|problem| ApiError::bad(&format!("Can't parse {kind}: {problem}")))).collect()
        })
        .collect()
}

fn keyboard_button(value: &Value) -> Result<KeyboardButton, String> {
    match value {
        Value::String(text) => Ok(KeyboardButton { text: text.clone(), request_contact: false, request_location: false, style: None }),
        Value::Object(object) => {
            for action in ["request_poll", "web_app", "request_users", "request_user", "request_chat", "request_managed_bot"] {
                if object.contains_key(action) {
                    return Err(format!("{action} is not emulated by this sandbox"));
                }
            }
            let contact = flag(object, "request_contact") || flag(object, "request_phone_number");
            let location = !contact && flag(object, "request_location");
            let (text, style) = (required(object, "text")?, style(object)?);
            Ok(KeyboardButton { text, request_contact: contact, request_location: location, style })
        }
        _ => Err("KeyboardButton must be a String or an Object".to_owned()),
    }
}

fn inline_button(value: &Value) -> Result<InlineButton, String> {
    let Value::Object(object) = value else { return Err("InlineKeyboardButton must be an Object".to_owned()) };
    let (text, style) = (required(object, "text")?, style(object)?);
    let mut button = InlineButton { text, data: None, url: None, copy: None, style };
    button.url = self::text(object, "url")?.filter(|url| !url.is_empty());
    if button.url.is_some() {
        return Ok(button);
    }
    button.data = self::text(object, "callback_data")?.filter(|data| !data.is_empty());
    if button.data.is_some() {
        return Ok(button);
    }
    let foreign = [
        "callback_game",
        "pay",
        "switch_inline_query",
        "switch_inline_query_chosen_chat",
        "switch_inline_query_current_chat",
        "login_url",
        "web_app",
    ];
    for action in foreign {
        if object.contains_key(action) {
            return Err(format!("{action} is not emulated by this sandbox"));
        }
    }
    if let Some(copied) = object.get("copy_text") {
        let Value::Object(copied) = copied else { return Err("Field \"copy_text\" must be of type Object".to_owned()) };
        button.copy = Some(required(copied, "text")?);
        return Ok(button);
    }
    Err("Text buttons are unallowed in the inline keyboard".to_owned())
}

fn check_inline(button: &mut InlineButton) -> Result<(), ApiError> {
    if button.text.trim().is_empty() {
        return Err(ApiError::bad("inline keyboard button text must be non-empty"));
    }
    if button.data.as_ref().is_some_and(|data| data.len() > 64) {
        return Err(ApiError::bad("BUTTON_DATA_INVALID"));
    }
    if let Some(link) = button.url.take() {
        let problem = |reason| ApiError::bad(&format!("inline keyboard button URL '{link}' is invalid: {reason}"));
        button.url = Some(url::normalize(&link).map_err(problem)?);
    }
    Ok(())
}

fn style(object: &Map<String, Value>) -> Result<Option<String>, String> {
    let style = text(object, "style")?.unwrap_or_default().to_lowercase();
    match style.as_str() {
        "" | "default" => Ok(None),
        "primary" | "success" | "danger" => Ok(Some(style)),
        _ => Err("invalid button style specified".to_owned()),
    }
}

fn text(object: &Map<String, Value>, field: &str) -> Result<Option<String>, String> {
    match object.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(_) => Err(format!("Field \"{field}\" must be of type String")),
    }
}

fn required(object: &Map<String, Value>, field: &str) -> Result<String, String> {
    text(object, field)?.ok_or_else(|| format!("Can't find field \"{field}\""))
}

fn flag(object: &Map<String, Value>, field: &str) -> bool {
    match object.get(field) {
        Some(Value::Bool(on)) => *on,
        Some(Value::String(text)) => text == "true",
        _ => false,
    }
}
