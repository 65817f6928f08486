//! Telegram's deliveries: each is one update, acknowledged with 200 only after what it did has been committed.

use std::sync::Arc;

use axum::{
    Router,
    body::to_bytes,
    extract::{Request, State},
    http::{Method, StatusCode},
};
use futures_util::future::BoxFuture;

/// The header in which Telegram repeats the secret.
const SECRET_HEADER: &str = "x-telegram-bot-api-secret-token";
/// An update has a few kilobytes.
const BODY_LIMIT: usize = 1 << 20;

/// Applies an update, given as received. `true`: committed. `false`: nothing was done, it is to be delivered again.
pub type Accept = Arc<dyn Fn(String) -> BoxFuture<'static, bool> + Send + Sync>;

/// The webhook endpoint.
#[derive(Clone)]
pub struct Hook {
    path: Arc<str>,
    secret: blake3::Hash,
    accept: Accept,
}

impl Hook {
    /// An endpoint at `path` that accepts deliveries with `secret`.
    #[must_use]
    pub fn new(path: &str, secret: &str, accept: Accept) -> Self {
        Self { path: path.into(), secret: blake3::hash(secret.as_bytes()), accept }
    }

    /// Its only route.
    pub fn router(self) -> Router {
        Router::new().fallback(deliver).with_state(self)
    }

    /// Compared in constant time, and without telling the secret's length.
    fn knows(&self, request: &Request) -> bool {
        let given = request.headers().get(SECRET_HEADER);
        given.is_some_and(|given| blake3::hash(given.as_bytes()) == self.secret)
    }
}

async fn deliver(State(hook): State<Hook>, request: Request) -> StatusCode {
    if request.uri().path() != &*hook.path {
        return StatusCode::NOT_FOUND;
    }
    if request.method() != Method::POST {
        return StatusCode::METHOD_NOT_ALLOWED;
    }
    if !hook.knows(&request) {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(body) = to_bytes(request.into_body(), BODY_LIMIT).await else { return StatusCode::PAYLOAD_TOO_LARGE };
    let update = String::from_utf8_lossy(&body).into_owned();
    // On a task of its own: a connection that breaks must not end a commit half-way.
    match tokio::spawn((hook.accept)(update)).await {
        Ok(true) => StatusCode::OK,
        Ok(false) => StatusCode::SERVICE_UNAVAILABLE,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
