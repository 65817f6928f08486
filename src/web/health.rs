//! `/healthz`, `/readyz` and `/metrics`.

use std::sync::Arc;

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use futures_util::future::BoxFuture;

/// How a program does, a sentence each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readiness {
    /// What keeps the program from its work now.
    pub problems: Vec<String>,
    /// What keeps it from nothing, and somebody has to look at.
    pub warnings: Vec<String>,
}

/// The questions that the health server asks the program.
#[derive(Clone)]
pub struct Probe {
    /// Returns how the program does.
    pub readiness: Arc<dyn Fn() -> BoxFuture<'static, Readiness> + Send + Sync>,
    /// Returns the metrics in Prometheus' text format.
    pub metrics: Arc<dyn Fn() -> BoxFuture<'static, String> + Send + Sync>,
}

/// The routes: alive (200 whenever the process answers), ready (503 with sentences that say why not), metrics.
pub fn router(probe: Probe) -> Router {
    Router::new().route("/healthz", get(async || "alive\n")).route("/readyz", get(ready)).route("/metrics", get(metrics)).with_state(probe)
}

async fn ready(State(probe): State<Probe>) -> Response {
    let Readiness { problems, warnings } = (probe.readiness)().await;
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let said = if problems.is_empty() { vec!["ready".to_owned()] } else { problems };
    let lines: Vec<String> = said.into_iter().chain(warnings).map(|line| format!("{line}\n")).collect();
    (status, lines.concat()).into_response()
}

async fn metrics(State(probe): State<Probe>) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], (probe.metrics)().await).into_response()
}
