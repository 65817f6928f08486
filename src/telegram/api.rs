//! Calls of the Bot API with teloxide's payloads and types.
//!
//! Not through teloxide's own requests: those sleep ten seconds on any 5xx, recognise refusals by texts that the server
//! does not use, and drop the rest of an answer that one field makes unreadable.

use std::{fmt, sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use reqwest::{
    RequestBuilder, Url,
    multipart::{Form, Part},
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, value::RawValue};
use teloxide::{
    Bot,
    payloads::{AnswerCallbackQuery, DeleteWebhook, GetMe, GetWebhookInfo, SetMyCommands},
    requests::Payload,
    types::{BotCommand, BotCommandScope, ChatId, Recipient},
};

use super::{broken_answer::split_updates, errors::CallError, uploads::Uploads};

/// The most updates that one poll brings.
pub(super) const MOST_UPDATES: u8 = 100;
/// How long an answer may take.
const CALL_TIMEOUT: Duration = Duration::from_secs(15);
/// How much longer than the poll itself its answer may take.
const POLL_GRACE: Duration = Duration::from_secs(10);

/// The longest wait that a server is believed to mean.
const LONGEST_WAIT: Duration = Duration::from_secs(86_400);

/// The kinds of updates that the bot asks for.
const ALLOWED_UPDATES: &[&str] = &["message", "edited_message", "callback_query", "inline_query", "my_chat_member"];
/// Deliveries at once; Telegram's own default.
const CONNECTIONS: u8 = 40;

/// A bot at a Bot API server.
#[derive(Clone)]
pub struct Api {
    bot: Bot,
    timeout: Duration,
    pub(super) uploads: Arc<Uploads>,
}

/// The bot's own account.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Me {
    /// Its user id.
    pub id: i64,
    /// Its user name, without `@`.
    pub username: String,
}

/// A message that Telegram took, or changed: one without a number is none.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "Value")]
pub struct TakenMessage {
    /// Its number in the chat.
    pub id: i64,
    /// All that is said of it.
    pub message: Value,
}

impl TryFrom<Value> for TakenMessage {
    type Error = &'static str;

    fn try_from(message: Value) -> Result<Self, Self::Error> {
        let id = message["message_id"].as_i64().ok_or("no message")?;
        Ok(Self { id, message })
    }
}

/// Where Telegram delivers updates.
#[derive(Debug, Deserialize)]
struct WebhookAddress {
    url: String,
}

/// Why an [`Api`] can't be made.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The address can't be used.
    #[error("TELOXIDE_API_URL must be an address such as https://api.telegram.org")]
    Url,
    /// The HTTP client can't be made, for example for want of random numbers.
    #[error("no HTTP client: {0}")]
    Client(String),
}

impl Api {
    /// The bot with this token at `url` (Telegram's own server if `None`).
    ///
    /// # Errors
    /// [`ApiError`].
    pub fn new(token: &SecretString, url: Option<&str>) -> Result<Self, ApiError> {
        let mut client = teloxide::net::default_reqwest_settings();
        if url.is_some_and(is_loopback) {
            client = client.no_proxy();
        }
        let client = client.build().map_err(|e| ApiError::Client(e.to_string()))?;
        let mut bot = Bot::with_client(token.expose_secret(), client);
        if let Some(url) = url {
            if !url.starts_with("http://") && !url.starts_with("https://") {
                return Err(ApiError::Url);
            }
            bot = bot.set_api_url(url.parse().map_err(|_| ApiError::Url)?);
        }
        Ok(Self { bot, timeout: CALL_TIMEOUT, uploads: Arc::default() })
    }

    /// The client of this bot that waits at most `timeout` for an answer (never longer than 15 s).
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout.min(CALL_TIMEOUT);
        self
    }

    /// How long an answer may take, polls aside.
    #[must_use]
    pub const fn timeout(&self) -> Duration {
        self.timeout
    }

    /// The bot's own account, and what time it is at Telegram (UTC) by the `Date` of its answer; `None` if the answer has none.
    ///
    /// # Errors
    /// [`CallError`].
    pub async fn get_me(&self) -> Result<(Me, Option<DateTime<Utc>>), CallError> {
        let asking = async {
            let Response { status, date, body } = response_to(self.request(&GetMe::new(), self.timeout)?).await?;
            Ok((read_answer(status, &body)?, date))
        };
        counted(GetMe::NAME, asking.await)
    }

    /// Ends a webhook, so that polling is possible; what waits is kept.
    ///
    /// # Errors
    /// [`CallError`].
    pub async fn delete_webhook(&self) -> Result<(), CallError> {
        self.call::<_, bool>(&DeleteWebhook::new()).await.map(drop)
    }

    /// Sets the commands that everybody sees.
    ///
    /// # Errors
    /// [`CallError`].
    pub async fn set_commands(&self, chat: Option<i64>, list: &[(&'static str, String)]) -> Result<(), CallError> {
        let mut payload = SetMyCommands::new(list.iter().map(|(name, what)| BotCommand::new(*name, what)));
        payload.scope = Some(match chat {
            Some(chat) => BotCommandScope::Chat { chat_id: Recipient::Id(ChatId(chat)) },
            None => BotCommandScope::AllPrivateChats,
        });
        self.call::<_, bool>(&payload).await.map(drop)
    }

    /// Ends the progress bar of a press.
    ///
    /// # Errors
    /// [`CallError`].
    pub async fn answer_press(&self, id: String) -> Result<(), CallError> {
        self.call::<_, bool>(&AnswerCallbackQuery::new(id.into())).await.map(drop)
    }

    /// The texts of the next updates as they came, from `offset` on; all below it are acknowledged. Waits up to `wait`.
    /// An update that is not even JSON is among them, and costs no other.
    ///
    /// # Errors
    /// [`CallError`].
    pub async fn get_updates(&self, offset: Option<i64>, wait: Duration) -> Result<Vec<String>, CallError> {
        let poll = GetUpdates { offset, limit: MOST_UPDATES, timeout: wait.as_secs(), allowed_updates: ALLOWED_UPDATES };
        let answer = match response_to(self.request(&poll, wait + POLL_GRACE)?).await {
            Ok(response) => read_updates(response.status, &response.body),
            Err(error) => Err(error),
        };
        counted(GetUpdates::NAME, answer)
    }

    /// Has updates delivered to `url` with `secret` in a header; what waits is kept. A self-made `certificate` (PEM) is uploaded.
    ///
    /// # Errors
    /// [`CallError`].
    pub async fn set_webhook(&self, url: &str, secret: &SecretString, certificate: Option<&[u8]>) -> Result<(), CallError> {
        let hook = SetWebhook { url, secret_token: secret.expose_secret(), allowed_updates: ALLOWED_UPDATES, max_connections: CONNECTIONS };
        let Some(certificate) = certificate else { return self.call::<_, bool>(&hook).await.map(drop) };
        self.upload::<_, bool>(&hook, "certificate", "certificate.pem", certificate).await.map(drop)
    }

    /// The address that Telegram delivers to; empty if there is none.
    ///
    /// # Errors
    /// [`CallError`].
    pub async fn webhook_url(&self) -> Result<String, CallError> {
        self.call::<_, WebhookAddress>(&GetWebhookInfo::new()).await.map(|set| set.url)
    }

    /// Calls a method with a file, which is `field` of its payload.
    ///
    /// # Errors
    /// [`CallError`].
    pub(super) async fn upload<P, T>(&self, payload: &P, field: &'static str, name: &str, bytes: &[u8]) -> Result<T, CallError>
    where
        P: Payload + Serialize,
        T: DeserializeOwned,
    {
        let file = Part::bytes(bytes.to_owned()).file_name(name.to_owned());
        let form = fields(payload)?.part(field, file);
        let request = self.bot.client().post(self.address(P::NAME)).timeout(self.timeout).multipart(form);
        counted(P::NAME, answer_to(request).await)
    }

    /// Calls a method.
    ///
    /// # Errors
    /// [`CallError`].
    pub(super) async fn call<P, T>(&self, payload: &P) -> Result<T, CallError>
    where
        P: Payload + Serialize,
        T: DeserializeOwned,
    {
        self.call_within(payload, self.timeout).await
    }

    async fn call_within<P, T>(&self, payload: &P, timeout: Duration) -> Result<T, CallError>
    where
        P: Payload + Serialize,
        T: DeserializeOwned,
    {
        counted(P::NAME, answer_to(self.request(payload, timeout)?).await)
    }

    fn request<P: Payload + Serialize>(&self, payload: &P, timeout: Duration) -> Result<RequestBuilder, CallError> {
        let body = serde_json::to_vec(payload).map_err(|e| CallError::NotSent(e.to_string()))?;
        let request = self.bot.client().post(self.address(P::NAME)).header("content-type", "application/json");
        Ok(request.timeout(timeout).body(body))
    }

    fn address(&self, method: &str) -> Url {
        let mut url = self.bot.api_url();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().push(&format!("bot{}", self.bot.token())).push(&method_name(method));
        }
        url
    }
}

/// The parameters of a call as parts of a form: text as it is, all else as JSON.
fn fields(payload: &impl Serialize) -> Result<Form, CallError> {
    let value = serde_json::to_value(payload).map_err(|e| CallError::NotSent(e.to_string()))?;
    let Value::Object(object) = value else { return Err(CallError::NotSent("parameters are no object".to_owned())) };
    Ok(object.into_iter().fold(Form::new(), |form, (name, value)| match value {
        Value::String(text) => form.text(name, text),
        other => form.text(name, other.to_string()),
    }))
}

async fn answer_to<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, CallError> {
    let Response { status, body, .. } = response_to(request).await?;
    read_answer(status, &body)
}

struct Response {
    status: u16,
    date: Option<DateTime<Utc>>,
    body: Vec<u8>,
}

async fn response_to(request: RequestBuilder) -> Result<Response, CallError> {
    let response = request.send().await.map_err(|e| {
        let never_sent = e.is_connect() || e.is_builder();
        let text = causes(&e.without_url());
        if never_sent { CallError::NotSent(text) } else { CallError::Unclear(text) }
    })?;
    let status = response.status().as_u16();
    let date = response.headers().get("date").and_then(|date| DateTime::parse_from_rfc2822(date.to_str().ok()?).ok());
    let body = response.bytes().await.map_err(|e| CallError::Unclear(causes(&e.without_url())))?;
    Ok(Response { status, date: date.map(|date| date.with_timezone(&Utc)), body: body.into() })
}

/// Counts a failure.
fn counted<T>(method: &str, answer: Result<T, CallError>) -> Result<T, CallError> {
    if let Err(error) = &answer {
        metrics::counter!("tembus_api_errors_total", "method" => method_name(method), "kind" => error.kind()).increment(1);
    }
    answer
}

impl fmt::Debug for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Api").field("timeout", &self.timeout).finish_non_exhaustive()
    }
}

/// Update ids are numbers of 64 bits here; teloxide's own payload has 32.
#[derive(Debug, Serialize)]
struct GetUpdates {
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<i64>,
    limit: u8,
    timeout: u64,
    allowed_updates: &'static [&'static str],
}

impl Payload for GetUpdates {
    type Output = Vec<Box<RawValue>>;
    const NAME: &'static str = "GetUpdates";
}

/// teloxide's own payload holds files.
#[derive(Serialize)]
struct SetWebhook<'a> {
    url: &'a str,
    secret_token: &'a str,
    allowed_updates: &'static [&'static str],
    max_connections: u8,
}

impl Payload for SetWebhook<'_> {
    type Output = bool;
    const NAME: &'static str = "SetWebhook";
}

#[derive(Deserialize)]
struct Answer<'a> {
    ok: bool,
    #[serde(borrow)]
    result: Option<&'a RawValue>,
    error_code: Option<u16>,
    description: Option<String>,
    parameters: Option<Value>,
}

/// The seconds that Telegram wants to be left alone, as a number or as digits.
fn retry_after(parameters: &Value) -> Option<Duration> {
    let said = parameters["retry_after"].to_string();
    let whole = said.trim_matches('"').split('.').next()?;
    whole.parse().ok().map(|seconds| Duration::from_secs(seconds).min(LONGEST_WAIT))
}

/// What an answer says. Only a body in the Bot API's form is Telegram's word; whatever else a proxy or a captive network
/// answers is unclear, whatever its status.
fn read_answer<T: DeserializeOwned>(status: u16, body: &[u8]) -> Result<T, CallError> {
    let not_telegram = || CallError::Unclear(format!("status {status}: the answer is not the Bot API's"));
    let Ok(answer) = serde_json::from_slice::<Answer<'_>>(body) else { return Err(not_telegram()) };
    if answer.ok {
        let result = answer.result.map_or("null", RawValue::get);
        return serde_json::from_str(result).map_err(|_| CallError::Unclear("the result can't be read".to_owned()));
    }
    let code = answer.error_code.unwrap_or(status);
    let Some(description) = answer.description else { return Err(not_telegram()) };
    let retry_after = answer.parameters.as_ref().and_then(retry_after);
    Err(match code {
        400..500 => CallError::Refused { code, description, retry_after },
        500..600 => CallError::Failed { code, description },
        _ => CallError::Unclear(format!("status {code}: {description}")),
    })
}

/// Reads the updates of an answer, each as a text of its own.
fn read_updates(status: u16, body: &[u8]) -> Result<Vec<String>, CallError> {
    let text = String::from_utf8_lossy(body);
    match read_answer::<Vec<Box<RawValue>>>(status, text.as_bytes()) {
        Ok(updates) => Ok(updates.into_iter().map(|raw| raw.get().to_owned()).collect()),
        Err(error) => split_updates(&text).ok_or(error),
    }
}

/// teloxide writes `SendMessage`; the documentation's spelling is what every server knows.
fn method_name(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn is_loopback(url: &str) -> bool {
    ["http://127.", "http://localhost", "http://[::1]"].iter().any(|start| url.starts_with(start))
}

fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        telegram::errors::{SendFailure, classify},
        update::Incoming,
    };

    #[test]
    fn only_an_answer_in_the_bot_apis_form_is_telegrams_word() {
        let foreign: [&[u8]; 8] = [
            b"",
            b"<html>403 Forbidden</html>",
            b"Not Found",
            b"{}",
            b"[]",
            br#"{"error":"not found"}"#,
            br#"{"ok":false}"#,
            br#"{"ok":false,"error_code":403}"#,
        ];
        let own = br#"{"ok":false,"error_code":CODE,"description":"Some words"}"#;
        for status in [200, 301, 400, 401, 403, 404, 408, 409, 413, 418, 429, 500, 502, 503, 504] {
            for body in foreign {
                let answer = read_answer::<bool>(status, body);
                assert!(matches!(answer, Err(CallError::Unclear(_))), "{status} {body:?}: {answer:?}");
                assert_eq!(classify(&answer.unwrap_err()), SendFailure::RetryUncertain);
            }
            let body = String::from_utf8_lossy(own).replace("CODE", &status.to_string());
            let failure = classify(&read_answer::<bool>(status, body.as_bytes()).unwrap_err());
            let expected = match status {
                200 | 301 => SendFailure::RetryUncertain,
                401 | 404 => SendFailure::Stop,
                403 => SendFailure::Forbidden,
                409 => SendFailure::Retry,
                429 => SendFailure::Wait(None),
                500..600 => SendFailure::RetryFailed,
                _ => SendFailure::Park,
            };
            assert_eq!(failure, expected, "{status}");
        }
        assert_eq!(read_answer::<bool>(200, br#"{"ok":true,"result":true}"#), Ok(true));
        let unreadable = read_answer::<bool>(200, br#"{"ok":true,"result":7}"#);
        assert!(matches!(unreadable, Err(CallError::Unclear(_))));
    }

    /// The statuses of answers, and what the bodies are that come with them.
    const STATUSES: [u16; 15] = [200, 301, 400, 401, 403, 404, 408, 409, 413, 418, 429, 500, 502, 503, 504];
    const BODIES: [(&str, &str); 14] = [
        ("nothing", ""),
        ("a page of HTML", "<html>403 Forbidden</html>"),
        ("plain words", "Not Found"),
        ("JSON of something else", r#"{"error":"not found"}"#),
        ("an answer that was cut short", r#"{"ok":false,"description":"Forbid"#),
        ("`ok: false` without `description`", r#"{"ok":false,"error_code":STATUS}"#),
        (
            "`ok: false` with `error_code` as a text",
            r#"{"ok":false,"error_code":"STATUS","description":"Forbidden: bot was blocked by the user"}"#,
        ),
        ("`ok: true` without `result`", r#"{"ok":true}"#),
        ("`ok: true` with something else than a message", r#"{"ok":true,"result":true}"#),
        ("`ok: true` with the message", r#"{"ok":true,"result":{"message_id":7}}"#),
        ("`ok: false`, unknown words, this status in `error_code`", r#"{"ok":false,"error_code":STATUS,"description":"Some words"}"#),
        ("the same without `error_code`", r#"{"ok":false,"description":"Some words"}"#),
        ("the same with 403 in `error_code`", r#"{"ok":false,"error_code":403,"description":"Some words"}"#),
        ("the same with `retry_after`", r#"{"ok":false,"error_code":STATUS,"description":"Some words","parameters":{"retry_after":7}}"#),
    ];
    /// Words that say more than their status.
    const KNOWN_WORDS: [(u16, &str); 19] = [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
        (403, "Forbidden: bot can't initiate conversation with a user"),
        (403, "Forbidden: bot was kicked from the group chat"),
        (403, "Forbidden: bot is not a member of the supergroup chat"),
        (403, "Forbidden: the bot can't send messages to the bot"),
        (403, "Forbidden: bot can't send messages to bots"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: user is deactivated"),
        (400, "Bad Request: PEER_ID_INVALID"),
        (400, "Bad Request: message is not modified"),
        (400, "Bad Request: message to edit not found"),
        (400, "Bad Request: message can't be edited"),
        (400, "Bad Request: MESSAGE_ID_INVALID"),
        (400, "Bad Request: there is no text in the message to edit"),
        (400, "Bad Request: BUTTON_USER_PRIVACY_RESTRICTED"),
        (400, "Bad Request: can't parse entities"),
        (429, "Too Many Requests: retry after 7"),
        (500, "Internal Server Error: sent message was immediately deleted"),
    ];

    /// What follows from an answer to a message, by the name that the table gives it.
    fn outcome(answer: Result<TakenMessage, CallError>) -> &'static str {
        match answer.map_err(|error| classify(&error)) {
            Ok(_) => "sent",
            Err(SendFailure::RetryUncertain) => "unclear",
            Err(SendFailure::RetryFailed) => "failed",
            Err(SendFailure::Retry) => "again",
            Err(SendFailure::Wait(Some(_))) => "waits as told",
            Err(SendFailure::Wait(None)) => "waits",
            Err(SendFailure::Forbidden) => "held",
            Err(SendFailure::Unreachable) => "unreachable",
            Err(SendFailure::Stop) => "stops",
            Err(SendFailure::Park) => "parked",
            Err(SendFailure::NothingToDo) => "done",
            Err(SendFailure::SendAnew) => "anew",
            Err(SendFailure::LeaveLinksOut) => "without links",
        }
    }

    /// `docs/OUTCOMES.md` as it has to be: what stands before its tables, which is written by hand, and the tables.
    fn outcomes(there: &str) -> String {
        let mut page = there.split("\n## ").next().unwrap_or_default().to_owned();
        let statuses: Vec<String> = STATUSES.iter().map(u16::to_string).collect();
        page.push_str(&format!("\n## By status and body\n\n| body | {} |\n|---|{}\n", statuses.join(" | "), "---|".repeat(statuses.len())));
        for (name, body) in BODIES {
            let of = |status: &u16| outcome(read_answer(*status, body.replace("STATUS", &status.to_string()).as_bytes()));
            page.push_str(&format!("| {name} | {} |\n", STATUSES.iter().map(of).collect::<Vec<_>>().join(" | ")));
        }
        page.push_str("\n## By words that are known\n\n| `error_code` | `description` | what follows |\n|---|---|---|\n");
        for (code, description) in KNOWN_WORDS {
            let wait = if code == 429 { r#","parameters":{"retry_after":7}"# } else { "" };
            let body = format!(r#"{{"ok":false,"error_code":{code},"description":"{description}"{wait}}}"#);
            page.push_str(&format!("| {code} | {description} | {} |\n", outcome(read_answer(code, body.as_bytes()))));
        }
        page
    }

    #[test]
    fn the_page_of_outcomes_says_what_follows_from_each_answer() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/OUTCOMES.md");
        let there = std::fs::read_to_string(path).unwrap();
        let page = outcomes(&there);
        if std::env::var_os("WRITE_OUTCOMES").is_some() {
            return std::fs::write(path, &page).unwrap();
        }
        assert!(there == page, "docs/OUTCOMES.md is of another program: WRITE_OUTCOMES=1 cargo test --lib outcomes writes it");
        for name in
            ["unclear", "failed", "again", "waits as told", "held", "unreachable", "stops", "parked", "done", "anew", "without links"]
        {
            let (explained, occurs) = (page.contains(&format!("| *{name}* |")), page.contains(&format!("| {name} |")));
            assert!(explained && occurs, "{name} is explained: {explained}, and follows from something: {occurs}");
        }
    }

    /// No body but Telegram's own says anything of a message, a person or the bot, whatever its status.
    #[test]
    fn what_is_not_telegrams_word_is_unclear_whatever_its_status() {
        for status in STATUSES {
            for (name, body) in &BODIES[..9] {
                let body = body.replace("STATUS", &status.to_string());
                assert_eq!(outcome(read_answer(status, body.as_bytes())), "unclear", "{status}, {name}");
            }
        }
    }

    #[test]
    fn a_bad_byte_costs_no_other_update() {
        let good = r#"{"update_id":7,"message":{"text":"a } b"}}"#;
        let bad: [&[u8]; 5] = [br"\ud83d", br"\q", b"\x01", b"\xff", b"\x80\x01"];
        for bad in bad {
            let mut body = br#"{"ok":true,"result":[{"update_id":6,"message":{"text":""#.to_vec();
            body.extend_from_slice(bad);
            body.extend_from_slice(br#""}},"#);
            body.extend_from_slice(good.as_bytes());
            body.extend_from_slice(b"]}");
            let updates = read_updates(200, &body).unwrap();
            assert_eq!(updates.len(), 2, "{bad:?}: {updates:?}");
            assert!(updates[0].starts_with(r#"{"update_id":6,"#) && updates[1] == good, "{updates:?}");
        }
        assert_eq!(read_updates(200, br#"{"ok":true,"result":[]}"#), Ok(vec![]));
        assert!(matches!(read_updates(502, b"<html>[{}]"), Err(CallError::Unclear(_))));
        assert!(matches!(read_updates(200, br#"{"ok":true,"result":[{"update_id":6"#), Err(CallError::Unclear(_))));
    }

    proptest! {
        /// Whatever stands in one text, the others are handed out as they came, in their order.
        #[test]
        fn bytes_of_any_kind_cost_no_other_update(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let first = r#"{"update_id":6,"message":{"text":"telur"}}"#;
            let last = r#"{"update_id":8,"message":{"text":"a } b"}}"#;
            let mut body = format!(r#"{{"ok":true,"result":[{first},{{"update_id":7,"message":{{"text":""#).into_bytes();
            body.extend(bytes);
            body.extend_from_slice(format!(r#""}}}},{last}]}}"#).as_bytes());
            let updates = read_updates(200, &body).unwrap();
            prop_assert_eq!((updates.len(), updates[0].as_str(), updates[2].as_str()), (3, first, last));
            prop_assert_eq!(Incoming::read_text(&updates[1], 42).id, Some(7));
        }

        /// A body that is broken anywhere is read as far as it goes, or not at all.
        #[test]
        fn no_bytes_make_the_reader_panic(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
            let mut body = br#"{"ok":true,"result":[{"update_id":6,"message":{"message_id":9,"chat":{"id":7,"type":"private"},"from":{"id":7},
                "text":"telur \u00e9\ud83e\udd5a 2 ton","entities":[{"type":"bold"}]}},{"update_id":7,"callback_query":{"id":"q"}}]}"#.to_vec();
            for (place, byte) in places {
                let at = place.index(body.len());
                body[at] = byte;
            }
            for update in read_updates(200, &body).unwrap_or_default() {
                prop_assert!(!Incoming::read_text(&update, 42).keepable().is_empty());
            }
        }
    }

    #[test]
    fn a_wait_that_telegram_asks_for_is_read() {
        let body = br#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":7}}"#;
        let Err(CallError::Refused { code: 429, retry_after: Some(wait), .. }) = read_answer::<bool>(429, body) else { panic!() };
        assert_eq!(wait.as_secs(), 7);
        for (said, seconds) in
            [("\"7\"", Some(7)), ("7.5", Some(7)), ("10000000000000", Some(86_400)), ("-7", None), ("null", None), ("[7]", None)]
        {
            let body = format!(r#"{{"ok":false,"error_code":400,"description":"Slow down","parameters":{{"retry_after":{said}}}}}"#);
            let failure = classify(&read_answer::<bool>(400, body.as_bytes()).unwrap_err());
            let expected = seconds.map_or(SendFailure::Park, |seconds| SendFailure::Wait(Some(Duration::from_secs(seconds))));
            assert_eq!(failure, expected, "{said}");
        }
    }

    #[tokio::test]
    async fn neither_debug_nor_an_error_shows_the_token() {
        let token = SecretString::from("42:SECRETSECRETSECRETSECRETSECRET");
        let api = Api::new(&token, Some("http://127.0.0.1:1")).unwrap();
        let error = api.get_me().await.unwrap_err();
        assert!(matches!(error, CallError::NotSent(_)), "{error:?}");
        assert!(!format!("{api:?} {error:?} {error}").contains("SECRET"));
    }
}
