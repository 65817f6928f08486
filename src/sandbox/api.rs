//! The Bot API's endpoints: `/bot<token>/<method>` and `/file/bot<token>/<path>`.

use std::time::Duration;

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State as Shared},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio::time::Instant;

use super::{
    error::ApiError,
    faults::{self, Fault},
    files,
    handle::Sandbox,
    methods::{self, Done},
    params::Params,
    record::Answer,
};

/// More than the largest file, with room for the rest of the body.
const BODY_LIMIT: usize = 52 << 20;

/// Answers everything that is not the page's.
pub(super) async fn handle(Shared(sandbox): Shared<Sandbox>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if let Some((token, file)) = path.strip_prefix("/file/bot").and_then(|rest| rest.split_once('/')) {
        return download(&sandbox, token, &file.replace("%2F", "/").replace("%2f", "/"));
    }
    let Some((token, method)) = path.strip_prefix("/bot").and_then(|rest| rest.split_once('/')) else {
        return error(&ApiError::plain(404, "Not Found"));
    };
    let bot = admitted(&sandbox, token);
    // Where others in the network can reach it, a call without the bot's token leaves nothing behind and meets no planned fault.
    if let (Some(_), Err(problem)) = (&sandbox.inner.guests, &bot) {
        return error(problem);
    }
    let method = method.strip_prefix("test/").unwrap_or(method).trim_end_matches('/').to_owned();
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return error(&ApiError::plain(413, "Request Entity Too Large"));
    };
    let decoded = Params::decode(&head.uri, &head.headers, body).await;
    answer(&sandbox, bot, &method, decoded).await
}

/// The bot that a token belongs to.
fn admitted(sandbox: &Sandbox, token: &str) -> Result<i64, ApiError> {
    let token = token.replace("%3A", ":").replace("%3a", ":");
    match &sandbox.inner.token {
        Some(own) if *own != token => Err(ApiError::plain(401, "Unauthorized")),
        _ => bot_id(&token).ok_or_else(|| ApiError::plain(401, "Unauthorized: invalid token specified")),
    }
}

/// Carries out a call that stood in the answer to a delivery. Nobody is told what came of it.
pub(super) async fn carry_out(sandbox: Sandbox, bot: usize, method: String, params: Params) {
    let bot_id = sandbox.read(|state| state.bots[bot].id);
    drop(answer(&sandbox, Ok(bot_id), &method, Ok(params)).await);
}

async fn answer(sandbox: &Sandbox, bot_id: Result<i64, ApiError>, method: &str, decoded: Result<Params, String>) -> Response {
    let (params, problem) = match decoded {
        Ok(params) => (params, None),
        Err(problem) => (Params::default(), Some(ApiError::bad(&format!("can't parse the request: {problem}")))),
    };
    let name = method.to_lowercase();
    let (place, fault) = sandbox.change(|state| {
        let place = state.calls.arrived(method, params.received.clone());
        (place, faults::take(&mut state.faults, &name, params.get("chat_id")))
    });
    let open = OpenCall { sandbox, place, done: false };
    match &fault {
        Some(Fault::RetryAfter(seconds)) => return open.close(Err(ApiError::too_many(*seconds))),
        Some(Fault::Status(code, description)) => return open.close(Err(ApiError::plain(*code, description))),
        Some(Fault::CutBefore) => return cut(),
        Some(Fault::HoldBefore(gate)) => sandbox.unless_closing(gate.pass()).await,
        Some(Fault::CutAfter | Fault::Hold(_)) | None => {}
    }
    let outcome = match (bot_id, problem) {
        (Err(problem), _) => Err(problem),
        (_, Some(problem)) => Err(problem),
        (Ok(bot_id), None) => {
            let bot = sandbox.change(|state| state.bot(bot_id));
            if name == "getupdates" {
                get_updates(sandbox, bot, &params).await
            } else {
                sandbox.change(|state| methods::run(state, bot, &name, &params))
            }
        }
    };
    match fault {
        Some(Fault::CutAfter) => return cut(),
        Some(Fault::Hold(gate)) => sandbox.unless_closing(gate.pass()).await,
        _ => {}
    }
    open.close(outcome)
}

/// A call that has arrived. If its connection breaks, it is recorded without an answer.
struct OpenCall<'a> {
    sandbox: &'a Sandbox,
    place: usize,
    done: bool,
}

impl OpenCall<'_> {
    fn close(mut self, outcome: Result<Done, ApiError>) -> Response {
        self.done = true;
        let (answer, body, retry_after) = match outcome {
            Ok(done) => (Answer { status: 200, error: None }, done.body(), None),
            Err(error) => {
                (Answer { status: error.code, error: Some(error.description.clone()) }, error.body().to_string(), error.retry_after)
            }
        };
        let status = answer.status;
        self.sandbox.change(|state| state.calls.answered(self.place, Some(answer)));
        respond(status, body, retry_after)
    }
}

impl Drop for OpenCall<'_> {
    fn drop(&mut self) {
        if !self.done {
            self.sandbox.change(|state| state.calls.answered(self.place, None));
        }
    }
}

/// Waits for updates. A later call that has to wait ends an earlier one.
async fn get_updates(sandbox: &Sandbox, bot: usize, params: &Params) -> Result<Done, ApiError> {
    let offset = params.int("offset", 0, i64::from(i32::MIN)..=i64::from(i32::MAX));
    let mut limit = usize::try_from(params.int("limit", 100, 1..=100)).unwrap_or(100);
    let mut timeout = u64::try_from(params.int("timeout", 0, 0..=50)).unwrap_or(0);
    let mut news = sandbox.news();
    let begun = Instant::now();
    let generation = sandbox.change(|state| {
        if state.bots[bot].webhook.is_some() {
            return Err(ApiError::conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            ));
        }
        if params.has("allowed_updates") {
            state.allow_updates(bot, params.get("allowed_updates"));
        }
        if state.limits.is_some() {
            let repeated = state.bots[bot].polls.last.filter(|(last, _)| *last == offset);
            let pause = repeated.map_or(Duration::MAX, |(_, at)| begun.duration_since(at));
            if pause < Duration::from_secs(3) {
                timeout = timeout.max(3);
            }
            if pause < Duration::from_millis(500) {
                limit = 1;
            }
            state.bots[bot].polls.last = Some((offset, begun));
        }
        state.confirm_offset(bot, offset);
        let pending = state.pending(bot, limit);
        if !pending.is_empty() || timeout == 0 {
            return Ok(Err(Done::updates(&pending)));
        }
        let polls = &mut state.bots[bot].polls;
        polls.generation += 1;
        polls.reason = "terminated by other getUpdates request; make sure that only one bot instance is running";
        Ok(Ok(polls.generation))
    })?;
    let generation = match generation {
        Ok(generation) => generation,
        Err(done) => return Ok(done),
    };
    let deadline = begun + Duration::from_secs(timeout);
    loop {
        let woken = tokio::select! {
            changed = news.changed() => changed.is_ok(),
            () = tokio::time::sleep_until(deadline) => false,
            () = sandbox.closing() => false,
        };
        let ended = sandbox.read(|state| Some(state.bots[bot].polls.reason).filter(|_| state.bots[bot].polls.generation != generation));
        if let Some(reason) = ended {
            hold_conflict_back(sandbox, bot).await;
            return Err(ApiError::conflict(reason));
        }
        if !woken {
            return Ok(Done::updates(&sandbox.quietly(|state| state.pending(bot, limit))));
        }
        if sandbox.quietly(|state| !state.pending(bot, 1).is_empty()) {
            // What comes together goes out together.
            tokio::time::sleep(Duration::from_millis(1)).await;
            let pending = sandbox.quietly(|state| state.pending(bot, limit));
            if !pending.is_empty() {
                return Ok(Done::updates(&pending));
            }
        }
    }
}

/// With the limits on, conflicts that follow each other within three seconds are told late.
async fn hold_conflict_back(sandbox: &Sandbox, bot: usize) {
    let now = Instant::now();
    let soon = sandbox.quietly(|state| {
        let last = state.bots[bot].polls.last_conflict.replace(now);
        state.limits.is_some() && last.is_some_and(|last| now.duration_since(last) < Duration::from_secs(3))
    });
    if soon {
        tokio::time::sleep(Duration::from_secs(3)).await;
    }
}

fn download(sandbox: &Sandbox, token: &str, path: &str) -> Response {
    let bot_id = match admitted(sandbox, token) {
        Ok(bot_id) => bot_id,
        Err(problem) => return error(&problem),
    };
    let found = sandbox.change(|state| {
        let bot = state.bot(bot_id);
        files::download(state, bot, path).cloned()
    });
    match found {
        Some(file) => ([(header::CONTENT_TYPE, "application/octet-stream")], file.bytes).into_response(),
        None => error(&ApiError::plain(404, "Not Found")),
    }
}

/// The bot's id out of a well-formed token: digits, a colon, letters.
fn bot_id(token: &str) -> Option<i64> {
    let (id, secret) = token.split_once(':')?;
    let digits = !id.starts_with('0') && id.bytes().all(|byte| byte.is_ascii_digit());
    let letters = !secret.is_empty() && secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if digits && letters && token.len() <= 80 { id.parse().ok().filter(|id| *id < 1 << 54) } else { None }
}

fn error(error: &ApiError) -> Response {
    respond(error.code, error.body().to_string(), error.retry_after)
}

fn respond(status: u16, body: String, retry_after: Option<u32>) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, [(header::CONTENT_TYPE, "application/json")], body).into_response();
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// An answer whose body breaks before its first byte: the connection ends and nothing was said.
fn cut() -> Response {
    let broken = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
    let body = futures_util::stream::once(std::future::ready(Err::<axum::body::Bytes, _>(broken)));
    Response::new(Body::from_stream(body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_digits_a_colon_and_letters() {
        assert_eq!(bot_id("123456:AAb-_9"), Some(123_456));
        for wrong in ["", "123", "x:y", "0123:a", "123:", "123:a b", "-1:a"] {
            assert_eq!(bot_id(wrong), None, "{wrong}");
        }
    }
}
