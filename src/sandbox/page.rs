//! The page of phones and the acts of people over HTTP.

use std::convert::Infallible;

use axum::{
    Json, Router,
    extract::{Path, Query, State as Shared},
    http::{HeaderMap, StatusCode, header},
    middleware,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::{get, post},
};
use futures_util::stream::{self, Stream};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::watch;

use super::{
    acts::{self, Act},
    api,
    guard::guard,
    handle::Sandbox,
};

/// Everything the sandbox answers.
pub(super) fn router(sandbox: Sandbox) -> Router {
    Router::new()
        .route("/", get(|| async { asset("text/html; charset=utf-8", include_str!("page/index.html")) }))
        .route("/style.css", get(|| async { asset("text/css; charset=utf-8", include_str!("page/style.css")) }))
        .route("/app.js", get(|| async { asset("text/javascript; charset=utf-8", include_str!("page/app.js")) }))
        .route("/phone.js", get(|| async { asset("text/javascript; charset=utf-8", include_str!("page/phone.js")) }))
        .route("/bubble.js", get(|| async { asset("text/javascript; charset=utf-8", include_str!("page/bubble.js")) }))
        .route("/guide.js", get(|| async { asset("text/javascript; charset=utf-8", include_str!("page/guide.js")) }))
        .route("/inline.js", get(|| async { asset("text/javascript; charset=utf-8", include_str!("page/inline.js")) }))
        .route("/menu.js", get(|| async { asset("text/javascript; charset=utf-8", include_str!("page/menu.js")) }))
        .route("/format.js", get(|| async { asset("text/javascript; charset=utf-8", include_str!("page/format.js")) }))
        .route("/api/state", get(state))
        .route("/api/events", get(events))
        .route("/api/calls", get(calls))
        .route("/api/files/{id}", get(file))
        .route("/api/acts", post(act))
        .fallback(api::handle)
        .layer(middleware::from_fn_with_state(sandbox.clone(), guard))
        .with_state(sandbox)
}

fn asset(kind: &'static str, text: &'static str) -> Response {
    let policy = "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, policy), (header::CACHE_CONTROL, "no-cache")];
    (headers, text).into_response()
}

async fn state(Shared(sandbox): Shared<Sandbox>) -> Response {
    let mut snapshot = sandbox.read(|state| state.snapshot());
    snapshot["can_advance"] = json!(sandbox.inner.advance.is_some());
    snapshot["guide"] = json!(sandbox.inner.guide);
    ([(header::CACHE_CONTROL, "no-store")], Json(snapshot)).into_response()
}

#[derive(Deserialize)]
struct Since {
    #[serde(default)]
    since: usize,
}

async fn calls(Shared(sandbox): Shared<Sandbox>, Query(Since { since }): Query<Since>) -> Json<Value> {
    let calls = sandbox.read(|state| {
        let list = state.calls.list.iter().skip(since);
        let call = |call: &super::Call| {
            json!({ "method": call.method, "params": call.params, "status": call.status, "ok": call.ok, "error": call.error })
        };
        list.map(call).collect::<Vec<_>>()
    });
    Json(json!({ "calls": calls }))
}

async fn file(Shared(sandbox): Shared<Sandbox>, Path(id): Path<String>) -> Response {
    match sandbox.read(|state| state.files.get(&id).cloned()) {
        Some(file) => {
            let kind = if file.photo { file.mime } else { "application/octet-stream".to_owned() };
            let policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox".to_owned();
            let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, policy)];
            (headers, [(header::X_CONTENT_TYPE_OPTIONS, "nosniff")], file.bytes).into_response()
        }
        None => refuse(StatusCode::NOT_FOUND, "no such file"),
    }
}

async fn act(Shared(sandbox): Shared<Sandbox>, headers: HeaderMap, body: axum::body::Bytes) -> Response {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
        return refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "content-type must be application/json");
    }
    let act: Act = match serde_json::from_slice(&body) {
        Ok(act) => act,
        Err(problem) => return refuse(StatusCode::BAD_REQUEST, &problem.to_string()),
    };
    match acts::perform(&sandbox, act).await {
        Ok(mut done) => {
            done["ok"] = json!(true);
            Json(done).into_response()
        }
        Err(problem) => refuse(StatusCode::BAD_REQUEST, &problem),
    }
}

fn refuse(status: StatusCode, problem: &str) -> Response {
    (status, Json(json!({ "ok": false, "error": problem }))).into_response()
}

/// One stream of all news. A client that comes back names the last event it saw and misses nothing.
async fn events(
    Shared(sandbox): Shared<Sandbox>,
    headers: HeaderMap,
    Query(Since { since }): Query<Since>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()).and_then(|id| id.parse().ok());
    let news = sandbox.news();
    let feed = Feed { sandbox, news, seen: last.unwrap_or(since) };
    Sse::new(stream::unfold(feed, |mut feed| async move { Some((Ok(feed.next().await?), feed)) })).keep_alive(KeepAlive::default())
}

struct Feed {
    sandbox: Sandbox,
    news: watch::Receiver<u64>,
    seen: usize,
}

impl Feed {
    async fn next(&mut self) -> Option<Event> {
        loop {
            let (count, event) = self.sandbox.read(|state| (state.events.len(), state.events.get(self.seen).cloned()));
            if self.seen > count {
                // The page knows another, longer past: it must begin anew.
                self.seen = count;
                return Some(Event::default().id(count.to_string()).data(json!({ "event": "reload" }).to_string()));
            }
            if let Some(event) = event {
                self.seen += 1;
                return Some(Event::default().id(self.seen.to_string()).data(event));
            }
            tokio::select! {
                changed = self.news.changed() => changed.ok()?,
                () = self.sandbox.closing() => return None,
            }
        }
    }
}
