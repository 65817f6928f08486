//! The page of phones and the acts of people over HTTP.

use std::convert::Infallible;

use axum::{
    Extension, Json, Router,
    extract::{Path, Query, Request, State as Shared},
    http::{HeaderMap, StatusCode, header},
    middleware::{self, Next},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::{get, post},
};
use futures_util::stream::{self, Stream};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::watch;

use super::{
    acts::{self, Act},
    api,
    guard::{guard, is_own_name},
    guests::{self, Visitor},
    handle::Sandbox,
};

/// The cookie that holds a visitor's key.
const VISIT: &str = "tembus_visit";

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
        .route("/api/guests", post(lend))
        .route_layer(middleware::from_fn_with_state(sandbox.clone(), admit))
        .route("/tamu/{key}", get(enter))
        .fallback(api::handle)
        .layer(middleware::from_fn_with_state(sandbox.clone(), guard))
        .with_state(sandbox)
}

fn asset(kind: &'static str, text: &'static str) -> Response {
    let policy = "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, policy), (header::CACHE_CONTROL, "no-cache")];
    (headers, text).into_response()
}

/// Tells whose request it is, and refuses whoever has no key where one is needed.
async fn admit(Shared(sandbox): Shared<Sandbox>, mut request: Request, next: Next) -> Response {
    let visitor = match &sandbox.inner.guests {
        None => Some(Visitor::Host),
        Some(guests) => visit(request.headers()).and_then(|key| guests.visitor(key)),
    };
    let Some(visitor) = visitor else {
        let why = "Minta tautan atau kode QR dari yang membuka demo ini.";
        let refused = if request.uri().path().starts_with("/api/") { refuse } else { turn_away };
        return refused(StatusCode::FORBIDDEN, why);
    };
    request.extensions_mut().insert(visitor);
    next.run(request).await
}

/// What somebody reads in a browser who may not come in.
fn turn_away(status: StatusCode, why: &str) -> Response {
    let page = format!(
        r#"<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tembus Pasar</title><p>{why}</p>"#
    );
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

/// The key in the cookies of a request.
fn visit(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|cookies| cookies.to_str().ok());
    let mut pairs = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == VISIT).map(|(_, key)| key)
}

/// A visitor comes by a link: his key stays with him, and his page opens.
async fn enter(Shared(sandbox): Shared<Sandbox>, headers: HeaderMap, Path(key): Path<String>) -> Response {
    let visitor = |key: &str| sandbox.inner.guests.as_ref().and_then(|guests| guests.visitor(key));
    match visitor(&key) {
        None => {
            return turn_away(StatusCode::NOT_FOUND, "Tautan ini tidak berlaku lagi. Minta yang baru dari yang membuka demo ini.");
        }
        // The host who tries the link stays the host.
        Some(Visitor::Guest(_)) if visit(&headers).and_then(visitor) == Some(Visitor::Host) => {
            return turn_away(StatusCode::CONFLICT, "Buka tautan ini di HP tamu. Di peramban ini semua telepon sudah terlihat.");
        }
        Some(_) => {}
    }
    let cookie = format!("{VISIT}={key}; Path=/; HttpOnly; SameSite=Lax");
    (StatusCode::SEE_OTHER, [(header::LOCATION, "/".to_owned()), (header::SET_COOKIE, cookie)]).into_response()
}

/// The person whose phone is lent.
#[derive(Deserialize)]
struct Lend {
    user: i64,
}

async fn lend(
    Shared(sandbox): Shared<Sandbox>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Json(Lend { user }): Json<Lend>,
) -> Response {
    let Some(guests) = sandbox.inner.guests.as_ref().filter(|_| visitor == Visitor::Host) else { return refuse_guest() };
    if !sandbox.read(|state| state.users.contains_key(&user)) {
        return refuse(StatusCode::BAD_REQUEST, "there is no account with this id");
    }
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let mut lent = guests.lend(user, host.filter(|host| !is_own_name(host, false)));
    lent["ok"] = json!(true);
    Json(lent).into_response()
}

fn refuse_guest() -> Response {
    refuse(StatusCode::FORBIDDEN, "Hanya untuk yang membuka demo ini.")
}

async fn state(Shared(sandbox): Shared<Sandbox>, Extension(visitor): Extension<Visitor>) -> Response {
    let mut snapshot = sandbox.read(|state| state.snapshot());
    let is_host = visitor == Visitor::Host;
    if let Visitor::Guest(user) = visitor {
        snapshot = guests::narrowed(snapshot, user);
    }
    snapshot["can_advance"] = json!(is_host && sandbox.inner.advance.is_some());
    snapshot["guide"] = json!(sandbox.inner.guide.as_ref().filter(|_| is_host));
    snapshot["can_lend"] = json!(is_host && sandbox.inner.guests.is_some());
    snapshot["guest"] = json!(!is_host);
    ([(header::CACHE_CONTROL, "no-store")], Json(snapshot)).into_response()
}

#[derive(Deserialize)]
struct Since {
    #[serde(default)]
    since: usize,
}

async fn calls(Shared(sandbox): Shared<Sandbox>, Extension(visitor): Extension<Visitor>, Query(Since { since }): Query<Since>) -> Response {
    if visitor != Visitor::Host {
        return refuse_guest();
    }
    let calls = sandbox.read(|state| {
        let list = state.calls.list.iter().skip(since);
        let call = |call: &super::Call| {
            json!({ "method": call.method, "params": call.params, "status": call.status, "ok": call.ok, "error": call.error })
        };
        list.map(call).collect::<Vec<_>>()
    });
    Json(json!({ "calls": calls })).into_response()
}

async fn file(Shared(sandbox): Shared<Sandbox>, Extension(visitor): Extension<Visitor>, Path(id): Path<String>) -> Response {
    let is_his = match visitor {
        Visitor::Host => true,
        Visitor::Guest(user) => sandbox.chat(user).iter().any(|message| message.file.as_ref() == Some(&id)),
    };
    match sandbox.read(|state| state.files.get(&id).cloned()).filter(|_| is_his) {
        Some(file) => {
            let kind = if file.photo { file.mime } else { "application/octet-stream".to_owned() };
            let policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox".to_owned();
            let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, policy)];
            (headers, [(header::X_CONTENT_TYPE_OPTIONS, "nosniff")], file.bytes).into_response()
        }
        None => refuse(StatusCode::NOT_FOUND, "no such file"),
    }
}

async fn act(
    Shared(sandbox): Shared<Sandbox>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    body: axum::body::Bytes,
) -> Response {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
        return refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "content-type must be application/json");
    }
    let act: Act = match serde_json::from_slice(&body) {
        Ok(act) => act,
        Err(problem) => return refuse(StatusCode::BAD_REQUEST, &problem.to_string()),
    };
    if matches!(visitor, Visitor::Guest(user) if !act.is_of(user)) {
        return refuse_guest();
    }
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
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Query(Since { since }): Query<Since>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()).and_then(|id| id.parse().ok());
    let news = sandbox.news();
    let feed = Feed { sandbox, visitor, news, seen: last.unwrap_or(since) };
    Sse::new(stream::unfold(feed, |mut feed| async move { Some((Ok(feed.next().await?), feed)) })).keep_alive(KeepAlive::default())
}

struct Feed {
    sandbox: Sandbox,
    visitor: Visitor,
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
                let heard = match self.visitor {
                    Visitor::Host => Some(event.to_string()),
                    Visitor::Guest(user) => guests::heard_by(user, &event),
                };
                let Some(heard) = heard else { continue };
                return Some(Event::default().id(self.seen.to_string()).data(heard));
            }
            tokio::select! {
                changed = self.news.changed() => changed.ok()?,
                () = self.sandbox.closing() => return None,
            }
        }
    }
}
