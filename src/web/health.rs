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

/// The questions that the health server asks the program.
#[derive(Clone)]
pub struct Probe {
    /// Returns what keeps the program from its work now, one sentence each.
    pub problems: Arc<dyn Fn() -> BoxFuture<'static, Vec<String>> + Send + Sync>,
    /// Returns the metrics in Prometheus' text format.
    pub metrics: Arc<dyn Fn() -> BoxFuture<'static, String> + Send + Sync>,
}

/// The routes: alive (200 whenever the process answers), ready (503 with sentences that say why not), metrics.
pub fn router(probe: Probe) -> Router {
    Router::new().route("/healthz", get(async || "alive\n")).route("/readyz", get(ready)).route("/metrics", get(metrics)).with_state(probe)
}

async fn ready(State(probe): State<Probe>) -> Response {
    let problems = (probe.problems)().await;
    if problems.is_empty() {
        return "ready\n".into_response();
    }
    (StatusCode::SERVICE_UNAVAILABLE, format!("{}\n", problems.join("\n"))).into_response()
}

async fn metrics(State(probe): State<Probe>) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], (probe.metrics)().await).into_response()
}
