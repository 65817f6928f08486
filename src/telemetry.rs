//! What the program says about itself, without personal data, message texts or tokens: the log on standard error, metrics,
//! and the health of its parts.

use std::{
    collections::BTreeMap,
    fmt::Display,
    panic,
    sync::{Mutex, OnceLock, PoisonError},
    time::Duration,
};

use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::{EnvFilter, fmt};

/// Seconds by which latencies are told apart.
const LATENCIES: &[f64] = &[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0];

/// Begins logging, by `filter` (EnvFilter's syntax). Says where a panic was, but not its words: they may hold anything.
pub fn init(filter: &str) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    // A second call, as in a test, keeps the first.
    let _ = fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "a panic");
    }));
}

/// Begins counting, once a process; what was counted can be read from the handle.
///
/// # Errors
/// Never with the names that are used here.
pub fn metrics() -> Result<PrometheusHandle, BuildError> {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    if let Some(handle) = HANDLE.get() {
        return Ok(handle.clone());
    }
    let latencies = Matcher::Suffix("_seconds".to_owned());
    let recorder = PrometheusBuilder::new().set_buckets_for_metric(latencies, LATENCIES)?.build_recorder();
    let handle = HANDLE.get_or_init(|| {
        let handle = recorder.handle();
        // Somebody who was faster has set an equal one.
        let _ = ::metrics::set_global_recorder(recorder);
        handle
    });
    describe();
    Ok(handle.clone())
}

fn describe() {
    use ::metrics::{describe_counter, describe_gauge, describe_histogram};
    describe_counter!("tembus_updates_total", "Updates by outcome: applied, known or set_aside");
    describe_histogram!("tembus_update_commit_seconds", "From the receipt of an update to the commit of what it did");
    describe_histogram!("tembus_reply_seconds", "From an update to Telegram's receipt of its answer");
    describe_counter!("tembus_messages_total", "Attempts to send by outcome: sent, again, uncertain, unreachable or parked");
    describe_counter!("tembus_api_errors_total", "Failed calls of the Bot API by method and kind");
    describe_gauge!("tembus_outbox_due", "Messages that are due and not sent");
    describe_gauge!("tembus_outbox_age_seconds", "For how long the oldest of them has been due");
    describe_gauge!("tembus_outbox_parked", "Messages that were refused for good");
    describe_gauge!("tembus_set_aside", "Updates that were set aside and not replayed");
    describe_gauge!("tembus_offers", "Offers by state");
    describe_gauge!("tembus_orders", "Orders by state");
}

/// Current failure per component; absent means healthy.
#[derive(Debug, Default)]
pub struct Health(Mutex<BTreeMap<&'static str, String>>);

impl Health {
    /// Records that a component can't do its work now.
    pub fn degraded(&self, part: &'static str, why: &dyn Display) {
        self.failures().insert(part, why.to_string());
    }

    /// Records that a component does its work.
    pub fn ok(&self, part: &'static str) {
        self.failures().remove(part);
    }

    /// Returns one sentence for each component that can't do its work.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        self.failures().iter().map(|(part, why)| format!("{part}: {why}")).collect()
    }

    fn failures(&self) -> std::sync::MutexGuard<'_, BTreeMap<&'static str, String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A span of the program's own clock as seconds for a histogram; a clock that went back counts as nothing.
#[must_use]
pub fn seconds(span: chrono::Duration) -> f64 {
    span.to_std().unwrap_or(Duration::ZERO).as_secs_f64()
}
