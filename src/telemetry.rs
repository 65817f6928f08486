//! What the program says about itself, without personal data, message texts or tokens: the log on standard error, metrics,
//! and the health of its parts.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Display,
    io::IsTerminal,
    panic,
    sync::{Mutex, MutexGuard, OnceLock, PoisonError},
    time::Duration,
};

use chrono::{DateTime, Utc};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::sync::Notify;
use tracing_subscriber::{EnvFilter, filter::LevelFilter, fmt};

/// Seconds by which latencies are told apart.
const LATENCIES: &[f64] = &[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0];

/// Begins logging, by `filter` (EnvFilter's syntax), with colours on a terminal only. Says where a panic was, but not its
/// words: they may hold anything.
pub fn init(filter: &str) {
    let filter = filtered(filter);
    // A second call, as in a test, keeps the first.
    let log = fmt().with_env_filter(filter).with_ansi(std::io::stderr().is_terminal()).with_writer(std::io::stderr);
    // Where nobody reads the log any more there is nobody to tell that either: saying it there ends the program.
    let _ = log.log_internal_errors(false).try_init();
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "a panic");
    }));
}

/// What the database's library says of its connections and statements unless somebody looks closer: what it means for the work
/// is said by [`Health`], once.
const QUIET: &str = "sqlx=error,sqlx_core=error,sqlx_postgres=error,sqlx_sqlite=error";

/// The filter, with the libraries quieter than this program up to the level of info. What `filter` says of them goes first.
fn filtered(filter: &str) -> EnvFilter {
    let asked = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let looks_closer = asked.max_level_hint().is_none_or(|level| level > LevelFilter::INFO);
    let quiet = || EnvFilter::try_new(format!("{QUIET},{filter}")).ok();
    if looks_closer { asked } else { quiet().unwrap_or(asked) }
}

static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();

/// Begins counting, once a process; what was counted can be read from the handle.
///
/// # Errors
/// Never with the names that are used here.
pub fn metrics() -> Result<PrometheusHandle, BuildError> {
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

/// Sorts in what was counted since the last time, so that it takes no room where nobody reads the metrics.
pub fn compact_metrics() {
    if let Some(handle) = HANDLE.get() {
        handle.run_upkeep();
    }
}

fn describe() {
    use ::metrics::{describe_counter, describe_gauge, describe_histogram};
    describe_counter!("tembus_updates_total", "Updates by outcome: applied, known or set_aside");
    describe_histogram!("tembus_update_commit_seconds", "From the receipt of an update to the commit of what it did");
    describe_histogram!("tembus_reply_seconds", "From an update to Telegram's receipt of its answer");
    describe_counter!("tembus_messages_total", "Attempts to send by outcome: sent, again, uncertain, unreachable or parked");
    describe_counter!("tembus_api_errors_total", "Failed calls of the Bot API by method and kind");
    describe_counter!("tembus_history_lost_total", "How often commits that the process saw were missing: the database went back in time");
    describe_gauge!("tembus_outbox_due", "Messages that are due and not sent");
    describe_gauge!("tembus_outbox_age_seconds", "For how long the oldest of them has been due");
    describe_gauge!("tembus_outbox_parked", "Messages that were refused for good");
    describe_gauge!("tembus_set_aside", "Updates that were set aside and not replayed");
    describe_counter!("tembus_webhooks_taken_total", "How often another webhook than this bot's was found set");
    describe_gauge!("tembus_history_lost", "1 if commits that this process saw were missing since it started: somebody has to look");
    describe_gauge!("tembus_offers", "Offers by state");
    describe_gauge!("tembus_orders", "Orders by state");
}

/// How long it counts that messages waited for the process's own rate, of which such a wait takes a small part.
const PACE_LIFETIME: chrono::Duration = chrono::Duration::seconds(10);

/// The component that fetches updates from Telegram.
pub const POLLING: &str = "polling";
/// The component that sends messages.
pub const SENDING: &str = "sending";
/// The component that has Telegram deliver updates to this bot's address.
pub const WEBHOOK: &str = "webhook";

/// Current failure per component; absent means healthy. Components that the database keeps from their work are counted
/// together: the log says once when such an outage begins and once when it ends, and all further faults of it where somebody looks closer.
#[derive(Debug, Default)]
pub struct Health {
    state: Mutex<State>,
    /// Notified when the database did a component's work again.
    recovered: Notify,
    /// Notified when an outage of the database begins.
    outage: Notify,
}

#[derive(Debug, Default)]
struct State {
    failures: BTreeMap<&'static str, String>,
    warnings: BTreeMap<&'static str, String>,
    without_database: BTreeSet<&'static str>,
    outage_since: Option<DateTime<Utc>>,
    /// Until when messages wait for the process's own rate.
    paced_until: Option<DateTime<Utc>>,
    /// When this process last had sent all that it may send.
    idle_at: Option<DateTime<Utc>>,
}

impl Health {
    /// Records that a component can't do its work now.
    pub fn degraded(&self, component: &'static str, why: &dyn Display) {
        self.lock().failures.insert(component, why.to_string());
    }

    /// Records that a component does its work.
    pub fn ok(&self, component: &'static str) {
        self.lock().failures.remove(component);
    }

    /// Records what somebody has to look at although it keeps no component from its work. It stays until the process is started anew.
    pub fn warn(&self, component: &'static str, why: &dyn Display) {
        self.lock().warnings.insert(component, why.to_string());
    }

    /// Whether a component can't do its work now.
    #[must_use]
    pub fn is_failing(&self, component: &'static str) -> bool {
        self.lock().failures.contains_key(component)
    }

    /// Records that the database keeps a component from its work.
    pub fn database_failed(&self, component: &'static str, why: &dyn Display, now: DateTime<Utc>) {
        let mut state = self.lock();
        state.failures.insert(component, why.to_string());
        state.without_database.insert(component);
        if state.outage_since.is_none() {
            state.outage_since = Some(now);
            self.outage.notify_waiters();
            tracing::error!(component, %why, "an outage of the database begins: work waits, nothing is lost");
        } else {
            tracing::debug!(component, %why, "the database still fails");
        }
    }

    /// Records that the database did a component's work, and wakes the components that wait for that.
    pub fn database_ok(&self, component: &'static str, now: DateTime<Utc>) {
        let mut state = self.lock();
        state.failures.remove(component);
        if !state.without_database.remove(component) {
            return;
        }
        self.recovered.notify_waiters();
        if state.without_database.is_empty()
            && let Some(since) = state.outage_since.take()
        {
            tracing::info!(seconds = (now - since).num_seconds(), "the outage of the database is over");
        }
    }

    /// Records that messages wait until then because this process sends as fast as it may.
    pub fn paced_until(&self, until: DateTime<Utc>) {
        self.lock().paced_until = Some(until);
    }

    /// Records that this process has sent all that it may send now.
    pub fn nothing_waits(&self, now: DateTime<Utc>) {
        self.lock().idle_at = Some(now);
    }

    /// Whether this process has sent as fast as it may ever since `since`, so that what waits is only much. A sender that hangs is not
    /// paced, and one that came to the end of its work meanwhile has left out what waits still.
    #[must_use]
    pub fn is_paced_since(&self, since: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        let state = self.lock();
        let is_paced = state.paced_until.is_some_and(|until| now - until <= PACE_LIFETIME && until - now <= PACE_LIFETIME);
        is_paced && state.idle_at.is_none_or(|at| at < since || at > now)
    }

    /// Whether the database keeps any component from its work.
    #[must_use]
    pub fn is_database_down(&self) -> bool {
        !self.lock().without_database.is_empty()
    }

    /// Ends when the database has done some component's work again.
    pub fn database_recovered(&self) -> impl Future<Output = ()> {
        self.recovered.notified()
    }

    /// Ends when the database fails a component while it failed none before.
    pub fn outage_begins(&self) -> impl Future<Output = ()> {
        self.outage.notified()
    }

    /// Returns one sentence for each component that can't do its work.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        sentences(&self.lock().failures)
    }

    /// Returns one sentence for each thing that somebody has to look at.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        sentences(&self.lock().warnings)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn sentences(of: &BTreeMap<&'static str, String>) -> Vec<String> {
    of.iter().map(|(component, why)| format!("{component}: {why}")).collect()
}

/// A span of the program's own clock as seconds for a histogram; a clock that went back counts as nothing.
#[must_use]
pub fn seconds(span: chrono::Duration) -> f64 {
    span.to_std().unwrap_or(Duration::ZERO).as_secs_f64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_paced_that_sends_at_its_own_rate_and_never_comes_to_the_end() {
        let (health, now) = (Health::default(), DateTime::UNIX_EPOCH + chrono::Duration::days(1));
        let since = now - chrono::Duration::minutes(10);
        assert!(!health.is_paced_since(since, now));
        health.paced_until(now + chrono::Duration::milliseconds(30));
        assert!(health.is_paced_since(since, now));
        assert!(health.is_paced_since(since, now + PACE_LIFETIME));
        assert!(!health.is_paced_since(since, now + PACE_LIFETIME + chrono::Duration::seconds(1)), "a sender that hangs paces nothing");
        assert!(!health.is_paced_since(since, now - PACE_LIFETIME), "a clock that was put back proves nothing");
        health.nothing_waits(since - chrono::Duration::seconds(1));
        assert!(health.is_paced_since(since, now), "the large night came after it");
        health.nothing_waits(now - chrono::Duration::minutes(1));
        assert!(!health.is_paced_since(since, now), "what waits longer than since then was left out");
    }

    #[tokio::test]
    async fn the_first_component_that_the_database_serves_again_wakes_the_others() {
        let (health, now) = (Health::default(), DateTime::UNIX_EPOCH);
        health.database_failed("updates", &"away", now);
        health.database_failed("outbox", &"away", now);
        let mut woken = std::pin::pin!(health.database_recovered());
        assert!(futures_util::poll!(&mut woken).is_pending());
        health.database_ok(POLLING, now);
        assert!(futures_util::poll!(&mut woken).is_pending(), "a component that did not fail says nothing of the database");
        health.database_ok("outbox", now);
        assert!(futures_util::poll!(&mut woken).is_ready());
        assert_eq!((health.is_database_down(), health.problems()), (true, vec!["updates: away".to_owned()]));
        health.database_ok("updates", now);
        assert!(!health.is_database_down() && health.problems().is_empty());
    }

    #[test]
    fn the_databases_library_is_quiet_unless_somebody_looks_closer() {
        let says = |filter: &str| filtered(filter).to_string();
        assert!(says("info").contains("sqlx=error") && says("warn").contains("sqlx=error"));
        assert!(says("info,sqlx=warn").contains("sqlx=warn") && !says("info,sqlx=warn").contains("sqlx=error"));
        assert!(!says("debug").contains("sqlx") && !says("tembus=debug").contains("sqlx"));
    }

    /// What the log writes, line by line.
    #[derive(Clone, Default)]
    struct Written(std::sync::Arc<Mutex<Vec<u8>>>);

    impl std::io::Write for Written {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn an_outage_is_one_line_when_it_begins_and_one_when_it_ends() {
        let written = Written::default();
        let writer = written.clone();
        let log = fmt().with_env_filter(filtered("info")).with_ansi(false).with_writer(move || writer.clone()).finish();
        tracing::subscriber::with_default(log, || {
            let (health, now) = (Health::default(), DateTime::UNIX_EPOCH);
            for (component, why) in [("updates", "no primary"), ("outbox", "cut off"), ("market", "no connection"), ("updates", "away")] {
                health.database_failed(component, &why, now);
            }
            ["updates", "outbox", "market"].iter().for_each(|component| health.database_ok(component, now));
        });
        let said = String::from_utf8(written.0.lock().unwrap().clone()).unwrap();
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines.len(), 2, "{said}");
        assert!(lines[0].contains("an outage of the database begins") && lines[0].contains("no primary"), "{said}");
        assert!(lines[1].contains("the outage of the database is over"), "{said}");
    }

    /// How many pages of memory this process holds (Linux).
    fn resident_pages() -> u64 {
        let sizes = std::fs::read_to_string("/proc/self/statm").unwrap();
        sizes.split(' ').nth(1).unwrap().parse().unwrap()
    }

    /// Runs in a process of its own, begun by the test below, so that its memory is nobody else's.
    #[test]
    #[ignore = "the test below runs it"]
    fn counts_two_million_latencies() {
        metrics().unwrap();
        let before = resident_pages();
        for _ in 0..40 {
            for _ in 0..50_000 {
                ::metrics::histogram!("tembus_reply_seconds").record(0.1);
            }
            if std::env::var_os("COMPACTS").is_some() {
                compact_metrics();
            }
        }
        eprintln!("grown by {} pages", resident_pages() - before);
        let text = HANDLE.get().unwrap().render();
        assert!(text.contains("tembus_reply_seconds_count 2000000"), "nothing that was counted is lost: {text}");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn what_was_counted_takes_no_room_once_it_was_sorted_in() {
        let grown = |compacts: bool| -> u64 {
            let mut test = std::process::Command::new(std::env::current_exe().unwrap());
            test.args(["--exact", "telemetry::tests::counts_two_million_latencies", "--ignored", "--nocapture"]);
            let output = test.envs(compacts.then_some(("COMPACTS", "1"))).output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            let pages = said.lines().find_map(|line| line.strip_prefix("grown by ")?.strip_suffix(" pages")?.parse().ok());
            pages.unwrap_or_else(|| panic!("{said}{}", String::from_utf8_lossy(&output.stdout)))
        };
        let (compacted, kept) = (grown(true), grown(false));
        assert!(compacted * 4 < kept, "{compacted} pages, {kept} without");
    }
}
