//! The bot's answers to inline queries: articles with text, and the button that leads to its own chat.

use serde_json::{Map, Value};

use super::{Outcome, messages::finish};
use crate::sandbox::{
    error::ApiError,
    inline::{InlineAnswer, InlineResult},
    keyboard::{self, Markup},
    lifetimes::INLINE_LIFE,
    model::Change,
    params::Params,
    state::State,
    text::{self, TEXT_LIMIT},
};

/// The most results of one answer.
const RESULTS: usize = 50;
/// The most bytes of a result's id, of a start parameter and of an offset.
const ID_BYTES: usize = 64;
/// How long an answer is kept by the server unless the bot says otherwise, and at most, in seconds.
const CACHE: (i64, i64) = (300, 24 * 60 * 60);

pub(super) fn answer_inline_query(state: &mut State, bot: usize, params: &Params) -> Outcome {
    let results = results(params.get("results"))?;
    let button = button(params.get("button"))?;
    let results = results.iter().map(|object| result(state, object)).collect::<Result<Vec<_>, _>>()?;
    let (id, now) = (params.get("inline_query_id").to_owned(), state.now());
    let open = state.bots[bot].inline.get(&id).is_some_and(|query| query.answer.is_none() && now - query.at <= INLINE_LIFE);
    if !open {
        return Err(ApiError::bad("query is too old and response timeout expired or query ID is invalid"));
    }
    if results.iter().enumerate().any(|(place, result)| results[..place].iter().any(|before| before.id == result.id)) {
        return Err(ApiError::bad("RESULT_ID_DUPLICATE"));
    }
    if params.get("next_offset").len() > ID_BYTES {
        return Err(ApiError::bad("NEXT_OFFSET_INVALID"));
    }
    let cached_until = now + 1000 * params.int("cache_time", CACHE.0, 0..=CACHE.1);
    let answer = InlineAnswer { results, button, cached_until, personal: params.flag("is_personal") };
    state.apply(Change::InlineAnswered { bot, id, answer });
    Ok(Value::Bool(true).into())
}

fn results(source: &str) -> Result<Vec<Map<String, Value>>, ApiError> {
    if source.is_empty() {
        return Ok(Vec::new());
    }
    let value: Value = serde_json::from_str(source).map_err(|_| ApiError::bad("Can't parse JSON encoded inline query results"))?;
    let Value::Array(results) = value else { return Err(ApiError::bad("Expected an Array of inline query results")) };
    if results.len() > RESULTS {
        return Err(ApiError::bad("Too many inline query results specified"));
    }
    let object = |value| match value {
        Value::Object(object) => Ok(object),
        _ => Err(unreadable("Inline query result must be an object")),
    };
    results.into_iter().map(object).collect()
}

fn result(state: &State, object: &Map<String, Value>) -> Result<InlineResult, ApiError> {
    let word = |field: &str| object.get(field).and_then(Value::as_str).unwrap_or_default();
    for field in ["type", "id"] {
        if word(field).is_empty() {
            return Err(unreadable(&format!("Can't find field \"{field}\"")));
        }
    }
    if word("type") != "article" {
        return Err(ApiError::bad(&format!("inline results of type {} are not emulated by this sandbox", word("type"))));
    }
    if word("id").len() > ID_BYTES {
        return Err(ApiError::bad("RESULT_ID_INVALID"));
    }
    if word("title").trim().is_empty() {
        return Err(ApiError::bad("ARTICLE_TITLE_EMPTY"));
    }
    let Some(Value::Object(content)) = object.get("input_message_content") else {
        return Err(ApiError::bad("Input message content is not specified"));
    };
    let part = |field: &str| content.get(field).and_then(Value::as_str).unwrap_or_default();
    let entities = content.get("entities").map(Value::to_string).unwrap_or_default();
    let text = text::parse(part("message_text"), part("parse_mode"), &entities)?;
    let text = finish(state, text, TEXT_LIMIT, "MESSAGE_TOO_LONG")?;
    if text.text.is_empty() {
        return Err(ApiError::bad("MESSAGE_EMPTY"));
    }
    let markup = object.get("reply_markup").map(|markup| keyboard::parse(markup.clone())).transpose()?.flatten();
    let markup = markup.map(Markup::checked).transpose()?.flatten();
    if markup.as_ref().is_some_and(|markup| markup.inline_rows().is_none()) {
        return Err(ApiError::bad("inline keyboard expected"));
    }
    let (id, title, description) = (word("id").to_owned(), word("title").to_owned(), word("description").to_owned());
    Ok(InlineResult { id, title, description, text, markup })
}

/// The label and the start parameter of the button above the results.
fn button(source: &str) -> Result<Option<(String, String)>, ApiError> {
    if source.is_empty() {
        return Ok(None);
    }
    let value: Value = serde_json::from_str(source).map_err(|_| ApiError::bad("Can't parse inline query results button JSON object"))?;
    let word = |field: &str| value[field].as_str().unwrap_or_default().to_owned();
    let (label, parameter) = (word("text"), word("start_parameter"));
    if label.trim().is_empty() {
        return Err(ApiError::bad("Button text must be non-empty"));
    }
    if value.get("web_app").is_some() {
        return Err(ApiError::bad("buttons with web_app are not emulated by this sandbox"));
    }
    let plain = parameter.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    if !plain || !(1..=ID_BYTES).contains(&parameter.len()) {
        return Err(ApiError::bad("START_PARAM_INVALID"));
    }
    Ok(Some((label, parameter)))
}

fn unreadable(problem: &str) -> ApiError {
    ApiError::bad(&format!("Can't parse inline query result: {problem}"))
}
