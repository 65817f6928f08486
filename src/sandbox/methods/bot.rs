//! The bot itself: who it is, its commands, its webhook, its answers to presses.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use super::{Done, Outcome};
use crate::sandbox::{
    error::ApiError,
    lifetimes::QUERY_LIFE,
    model::{Change, Command, QueryAnswer},
    params::Params,
    state::State,
    webhook_settings::{self, Webhook},
};

pub(super) fn get_me(state: &State, bot: usize) -> Outcome {
    let mut me = state.bot_json(bot);
    for (field, on) in [
        ("can_join_groups", true),
        ("can_read_all_group_messages", false),
        ("supports_inline_queries", true),
        ("supports_guest_queries", false),
        ("can_connect_to_business", false),
        ("has_main_web_app", false),
        ("has_topics_enabled", false),
        ("allows_users_to_create_topics", false),
        ("can_manage_bots", false),
    ] {
        me[field] = json!(on);
    }
    Ok(me.into())
}

pub(super) fn set_webhook(state: &mut State, bot: usize, params: &Params) -> Outcome {
    if params.get("url").is_empty() {
        return delete_webhook(state, bot, params);
    }
    let url = params.get("url");
    if let Some(problem) = webhook_settings::problem(url, state.local_webhooks) {
        return Err(ApiError::bad(problem));
    }
    let secret = params.get("secret_token");
    if secret.len() > 256 {
        return Err(ApiError::bad("secret token is too long"));
    }
    if !secret.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
        return Err(ApiError::bad("secret token contains unallowed characters"));
    }
    let now = Instant::now();
    let last = state.bots[bot].webhook_set.replace(now);
    if state.limits.is_some() && last.is_some_and(|last| now.duration_since(last) < Duration::from_secs(1)) {
        return Err(ApiError::too_many(1));
    }
    if params.flag("drop_pending_updates") {
        state.drop_pending(bot);
    }
    if params.has("allowed_updates") {
        state.allow_updates(bot, params.get("allowed_updates"));
    }
    let max_connections = usize::try_from(params.int("max_connections", 40, 1..=100)).unwrap_or(40);
    let own_certificate = params.upload("certificate").is_some();
    let webhook = Webhook { url: url.to_owned(), secret: secret.to_owned(), max_connections, own_certificate };
    if state.bots[bot].webhook.as_ref() == Some(&webhook) {
        return Ok(Done::described(&Value::Bool(true), "Webhook is already set"));
    }
    state.apply(Change::Webhook { bot, webhook: Some(webhook) });
    let polls = &mut state.bots[bot].polls;
    (polls.generation, polls.reason) = (polls.generation + 1, "terminated by setWebhook request");
    Ok(Done::described(&Value::Bool(true), "Webhook was set"))
}

pub(super) fn delete_webhook(state: &mut State, bot: usize, params: &Params) -> Outcome {
    if params.flag("drop_pending_updates") {
        state.drop_pending(bot);
    }
    let was_set = state.bots[bot].webhook.is_some();
    if was_set {
        state.apply(Change::Webhook { bot, webhook: None });
    }
    let description = if was_set { "Webhook was deleted" } else { "Webhook is already deleted" };
    Ok(Done::described(&Value::Bool(true), description))
}

pub(super) fn get_webhook_info(state: &State, bot: usize) -> Outcome {
    let known = &state.bots[bot];
    let (url, own) = known.webhook.as_ref().map_or(("", false), |webhook| (webhook.url.as_str(), webhook.own_certificate));
    let mut info = json!({ "url": url, "has_custom_certificate": own, "pending_update_count": state.waiting(bot) });
    if let Some(webhook) = &known.webhook {
        info["max_connections"] = json!(webhook.max_connections);
    }
    if let Some(error) = &known.last_error {
        info["last_error_date"] = json!(error.date);
        info["last_error_message"] = json!(error.message);
    }
    if let Some(kinds) = &known.allowed {
        info["allowed_updates"] = json!(kinds);
    }
    Ok(info.into())
}

pub(super) fn set_my_commands(state: &mut State, bot: usize, params: &Params) -> Outcome {
    let commands = commands(params.get("commands"))?;
    let scope = scope(state, bot, params)?;
    if commands.len() > 100 {
        return Err(ApiError::bad("BOT_COMMANDS_TOO_MUCH"));
    }
    for command in &commands {
        let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if !(1..=32).contains(&command.command.len()) || !command.command.chars().all(letters) {
            return Err(ApiError::bad("BOT_COMMAND_INVALID"));
        }
        if !(1..=256).contains(&command.description.chars().count()) {
            return Err(ApiError::bad("BOT_COMMAND_DESCRIPTION_INVALID"));
        }
    }
    state.apply(Change::Commands { bot, scope, language: params.get("language_code").to_owned(), commands });
    Ok(Value::Bool(true).into())
}

pub(super) fn get_my_commands(state: &State, bot: usize, params: &Params) -> Outcome {
    let key = (scope(state, bot, params)?, params.get("language_code").to_owned());
    Ok(json!(state.bots[bot].commands.get(&key).cloned().unwrap_or_default()).into())
}

pub(super) fn delete_my_commands(state: &mut State, bot: usize, params: &Params) -> Outcome {
    let scope = scope(state, bot, params)?;
    state.apply(Change::Commands { bot, scope, language: params.get("language_code").to_owned(), commands: Vec::new() });
    Ok(Value::Bool(true).into())
}

pub(super) fn get_chat(state: &State, bot: usize, params: &Params) -> Outcome {
    let user = state.known_chat(bot, params.get("chat_id"))?;
    let mut chat = state.chat_json(user);
    chat["accent_color_id"] = json!(user.rem_euclid(7));
    chat["max_reaction_count"] = json!(11);
    let gifts = ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"];
    chat["accepted_gift_types"] = gifts.iter().map(|kind| ((*kind).to_owned(), json!(true))).collect();
    Ok(chat.into())
}

pub(super) fn answer_callback_query(state: &mut State, bot: usize, params: &Params) -> Outcome {
    let id = params.get("callback_query_id").to_owned();
    let now = state.now();
    let open = state.bots[bot].queries.get(&id).is_some_and(|query| query.answer.is_none() && now - query.at <= QUERY_LIFE);
    if !open {
        return Err(ApiError::bad("query is too old and response timeout expired or query ID is invalid"));
    }
    let text = params.get("text").to_owned();
    if text.chars().count() > 200 {
        return Err(ApiError::bad("MESSAGE_TOO_LONG"));
    }
    let answer = QueryAnswer { text, alert: params.flag("show_alert"), url: params.get("url").to_owned() };
    state.apply(Change::Answered { bot, id, answer });
    Ok(Value::Bool(true).into())
}

fn commands(source: &str) -> Result<Vec<Command>, ApiError> {
    if source.is_empty() {
        return Ok(Vec::new());
    }
    let value: Value = serde_json::from_str(source).map_err(|_| ApiError::bad("Can't parse commands JSON object"))?;
    let Value::Array(list) = value else { return Err(ApiError::bad("Expected an Array of BotCommand")) };
    list.iter().map(|command| command_of(command).map_err(|problem| ApiError::bad(&format!("Can't parse BotCommand: {problem}")))).collect()
}

fn command_of(value: &Value) -> Result<Command, String> {
    if !value.is_object() {
        return Err("expected an Object".to_owned());
    }
    let field = |name: &str| value[name].as_str().map(str::to_owned).ok_or_else(|| format!("Can't find field \"{name}\""));
    let command = field("command")?.trim_start_matches('/').to_lowercase();
    Ok(Command { command, description: field("description")?.trim().to_owned() })
}

/// The key of a scope: its type, with the chat where there is one.
fn scope(state: &State, bot: usize, params: &Params) -> Result<String, ApiError> {
    let source = params.get("scope");
    if source.is_empty() {
        return Ok("default".to_owned());
    }
    let value: Value = serde_json::from_str(source).map_err(|_| ApiError::bad("Can't parse BotCommandScope JSON object"))?;
    let problem = |text: &str| ApiError::bad(&format!("Can't parse BotCommandScope: {text}"));
    if !value.is_object() {
        return Err(problem("BotCommandScope must be an Object"));
    }
    let kind = value["type"].as_str().ok_or_else(|| problem("Can't find field \"type\""))?;
    match kind {
        "default" | "all_private_chats" | "all_group_chats" | "all_chat_administrators" => Ok(kind.to_owned()),
        "chat" => {
            let chat = match &value["chat_id"] {
                Value::Null => return Err(problem("Can't find field \"chat_id\"")),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            if chat.is_empty() {
                return Err(problem("Empty chat_id specified"));
            }
            Ok(format!("chat:{}", state.known_chat(bot, &chat)?))
        }
        "chat_administrators" | "chat_member" => Err(problem("groups are not emulated by this sandbox")),
        _ => Err(problem("Unsupported type specified")),
    }
}
