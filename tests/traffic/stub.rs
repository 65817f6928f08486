//! A few lines of a Bot API server whose answers a test prescribes.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use tokio::sync::Notify;

/// Stands in an update's text for half of a surrogate pair, which Telegram may deliver and JSON values can't hold.
pub(crate) const HALF_A_LETTER: &str = "#half a letter#";

/// The stub, shared with its server.
#[derive(Clone, Default)]
pub(crate) struct Stub {
    inner: Arc<Mutex<Inner>>,
    news: Arc<Notify>,
}

#[derive(Default)]
struct Inner {
    url: String,
    updates: Vec<(i64, Vec<u8>)>,
    pushed: i64,
    offsets: Vec<i64>,
    delivered: usize,
    calls: Vec<Call>,
    rules: VecDeque<Rule>,
    messages: i64,
    webhook: String,
}

/// A call, but for polls.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    /// The method.
    pub(crate) method: String,
    /// Its parameters.
    pub(crate) body: Value,
    /// Whether the server did what it was asked to.
    pub(crate) taken: bool,
}

struct Rule {
    method: &'static str,
    chat: Option<i64>,
    reply: Reply,
}

/// What one call gets.
#[derive(Debug, Clone)]
pub(crate) enum Reply {
    /// Refused, with a code and words; 429 with seconds.
    Refused(u16, &'static str, Option<u64>),
    /// Not done, and answered by something that is not the Bot API.
    Foreign(u16, &'static str),
    /// Done, but the connection is cut before the answer.
    TakenAndCut,
    /// Done, but the answer never comes.
    TakenAndWithheld,
    /// Not done, and no answer.
    Ignored,
}

impl Stub {
    /// A server on a port of its own.
    pub(crate) async fn start() -> Self {
        let stub = Self::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        stub.lock().url = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().route("/{bot}/{method}", axum::routing::post(answer)).with_state(stub.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        stub
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        self.lock().url.clone()
    }

    /// Something happened at Telegram: an update without its number, which is returned.
    pub(crate) fn push(&self, mut update: Value) -> i64 {
        self.push_bytes(|id| {
            update["update_id"] = id.into();
            update.to_string().replace(HALF_A_LETTER, "\\ud83d").into_bytes()
        })
    }

    /// The same as its bytes, which need not be JSON, by its number.
    pub(crate) fn push_bytes(&self, update: impl FnOnce(i64) -> Vec<u8>) -> i64 {
        let mut inner = self.lock();
        let id = 600_000_000 + inner.pushed;
        inner.pushed += 1;
        inner.updates.push((id, update(id)));
        drop(inner);
        self.news.notify_waiters();
        id
    }

    /// Forgets calls and updates of before.
    pub(crate) fn forget_the_past(&self) {
        let confirmed = self.confirmed();
        let mut inner = self.lock();
        inner.calls.clear();
        inner.updates.retain(|(id, _)| *id >= confirmed);
        inner.offsets = vec![confirmed];
    }

    /// Somebody writes.
    pub(crate) fn says(&self, chat: i64, text: &str) -> i64 {
        let person = json!({"id": chat, "is_bot": false, "first_name": "A"});
        let message = json!({"message_id": 1, "date": 1_764_000_000, "from": person, "text": text,
            "chat": {"id": chat, "type": "private", "first_name": "A"}});
        self.push(json!({ "message": message }))
    }

    /// Somebody presses a button.
    pub(crate) fn presses(&self, chat: i64, id: &str) -> i64 {
        let person = json!({"id": chat, "is_bot": false, "first_name": "A"});
        self.push(json!({"callback_query": {"id": id, "from": person, "chat_instance": "1", "data": "x",
            "message": {"message_id": 1, "date": 1_764_000_000, "text": "?", "chat": {"id": chat, "type": "private", "first_name": "A"}}}}))
    }

    /// Forgets what was confirmed: the next poll from the start gets everything again.
    pub(crate) fn redeliver(&self) {
        self.lock().offsets.clear();
        self.news.notify_waiters();
    }

    /// The next call of `method` (to `chat`) gets `reply`; rules are used once, in order.
    pub(crate) fn next(&self, method: &'static str, chat: Option<i64>, reply: Reply) {
        self.lock().rules.push_back(Rule { method, chat, reply });
    }

    /// Forgets the rules that were not used.
    pub(crate) fn forget_rules(&self) {
        self.lock().rules.clear();
    }

    /// Telegram delivers to `url` from an earlier time.
    pub(crate) fn set_webhook(&self, url: &str) {
        self.lock().webhook = url.to_owned();
    }

    /// How many polls began.
    pub(crate) fn polls(&self) -> usize {
        self.lock().offsets.len()
    }

    /// How many polls were answered with updates.
    pub(crate) fn delivered(&self) -> usize {
        self.lock().delivered
    }

    /// How many rules were not used yet.
    pub(crate) fn rules_left(&self) -> usize {
        self.lock().rules.len()
    }

    /// Every call of `method` so far.
    pub(crate) fn calls(&self, method: &str) -> Vec<Call> {
        self.lock().calls.iter().filter(|call| call.method == method).cloned().collect()
    }

    /// The texts that `chat` was sent, in order.
    pub(crate) fn texts(&self, chat: i64) -> Vec<String> {
        let inner = self.lock();
        let taken = inner.calls.iter().filter(|call| call.taken && call.body["chat_id"] == chat);
        taken.filter_map(|call| call.body["text"].as_str().map(str::to_owned)).collect()
    }

    /// The highest offset that was asked for.
    pub(crate) fn confirmed(&self) -> i64 {
        self.lock().offsets.iter().copied().max().unwrap_or(0)
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }

    fn rule(&self, method: &str, body: &Value) -> Option<Reply> {
        let mut inner = self.lock();
        let fits = |rule: &Rule| rule.method == method && rule.chat.is_none_or(|chat| body["chat_id"] == chat);
        let place = inner.rules.iter().position(fits)?;
        inner.rules.remove(place).map(|rule| rule.reply)
    }

    async fn updates(&self, body: &Value) -> Vec<u8> {
        let offset = body["offset"].as_i64().unwrap_or(0);
        self.lock().offsets.push(offset);
        let wait = Duration::from_secs(body["timeout"].as_u64().unwrap_or(0));
        let until = tokio::time::Instant::now() + wait;
        loop {
            let news = self.news.notified();
            let from = offset.max(self.confirmed());
            let waiting: Vec<Vec<u8>> =
                self.lock().updates.iter().filter(|(id, _)| *id >= from).take(100).map(|(_, bytes)| bytes.clone()).collect();
            if !waiting.is_empty() || tokio::time::timeout_at(until, news).await.is_err() {
                self.lock().delivered += usize::from(!waiting.is_empty());
                return waiting.join(&b","[..]);
            }
        }
    }

    fn take(&self, method: &str, body: &Value, taken: bool) -> Value {
        let mut inner = self.lock();
        inner.calls.push(Call { method: method.to_owned(), body: body.clone(), taken });
        match method {
            "getMe" => json!({"id": 42, "is_bot": true, "first_name": "B", "username": "tembus_bot"}),
            "sendMessage" | "sendDocument" | "sendPhoto" => {
                inner.messages += 1;
                json!({"message_id": 1000 + inner.messages, "date": 1, "chat": {"id": body["chat_id"], "type": "private"}})
            }
            "setWebhook" if taken => {
                inner.webhook = body["url"].as_str().unwrap_or_default().to_owned();
                json!(true)
            }
            "getWebhookInfo" => json!({"url": inner.webhook}),
            "editMessageText" | "editMessageReplyMarkup" => json!({"message_id": body["message_id"]}),
            _ => json!(true),
        }
    }
}

async fn answer(State(stub): State<Stub>, Path((_, method)): Path<(String, String)>, body: Bytes) -> Response {
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let rule = stub.rule(&method, &body);
    match rule {
        Some(Reply::Refused(code, description, retry_after)) => {
            stub.take(&method, &body, false);
            let answer = json!({"ok": false, "error_code": code, "description": description, "parameters": {"retry_after": retry_after}});
            (StatusCode::from_u16(code).unwrap(), answer.to_string()).into_response()
        }
        Some(Reply::Foreign(status, text)) => {
            stub.take(&method, &body, false);
            (StatusCode::from_u16(status).unwrap(), text).into_response()
        }
        Some(Reply::TakenAndCut) => {
            stub.take(&method, &body, true);
            let cut = futures_util::stream::once(async { Err::<Bytes, _>(std::io::Error::other("cut")) });
            Response::new(Body::from_stream(cut))
        }
        Some(reply @ (Reply::TakenAndWithheld | Reply::Ignored)) => {
            stub.take(&method, &body, matches!(reply, Reply::TakenAndWithheld));
            std::future::pending().await
        }
        None => {
            if method == "getUpdates" {
                return [&br#"{"ok":true,"result":["#[..], &stub.updates(&body).await, b"]}"].concat().into_response();
            }
            json!({"ok": true, "result": stub.take(&method, &body, true)}).to_string().into_response()
        }
    }
}
