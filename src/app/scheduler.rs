//! Background jobs: each does what is due and returns when it wants to run next.

use std::{future::Future, panic::AssertUnwindSafe, pin::Pin, sync::Arc};

use chrono::{DateTime, Days, Utc};
use futures_util::FutureExt;
use tokio_util::sync::CancellationToken;

use crate::{
    backoff::Backoff,
    chat::Context,
    clock::ClockWatch,
    digest,
    domain::wib,
    market,
    store::{self, Db},
    telegram::{outbox::Wake, random_byte},
    telemetry::{self, Health},
};

/// One run of a job: returns when the job wants to run next.
pub type JobRun = Pin<Box<dyn Future<Output = store::Result<DateTime<Utc>>> + Send>>;

/// Background work under the name by which the log speaks of it.
pub struct Job {
    /// The name in log and health.
    pub name: &'static str,
    /// Starts one run.
    pub run: Box<dyn Fn(Db, Context) -> JobRun + Send + Sync>,
}

/// How often the market's deadlines and the digests are looked at.
const ROUND_INTERVAL: chrono::Duration = chrono::Duration::seconds(20);
/// With more changes of live offers than these, totals are brought up to date after [`BUSY_TOTALS_INTERVAL`].
const MANY_CHANGES: i64 = 100;
const BUSY_TOTALS_INTERVAL: chrono::Duration = chrono::Duration::seconds(1);
/// How long the ids of applied updates and sent messages are kept. Telegram keeps an update for a day.
const TRAFFIC_RETENTION: chrono::Duration = chrono::Duration::days(2);
/// How many days texts that could not be read are kept.
const UNPARSED_RETENTION: Days = Days::new(90);
/// How long dead letters and parked messages are kept for people to look at.
const DEAD_LETTER_RETENTION: chrono::Duration = chrono::Duration::days(90);
/// How often the chain over the trace is extended.
const EVENT_CHAIN_INTERVAL: chrono::Duration = chrono::Duration::minutes(10);
/// How often what is older is deleted.
const CLEANUP_INTERVAL: chrono::Duration = chrono::Duration::hours(1);

impl Job {
    /// A job of this name.
    pub fn new<F, R>(name: &'static str, run: F) -> Self
    where
        F: Fn(Db, Context) -> R + Send + Sync + 'static,
        R: Future<Output = store::Result<DateTime<Utc>>> + Send + 'static,
    {
        Self { name, run: Box::new(move |db, ctx| Box::pin(run(db, ctx))) }
    }
}

impl std::fmt::Debug for Job {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Job").field("name", &self.name).finish_non_exhaustive()
    }
}

/// The jobs of a bot: deadlines of the market, totals, the chain over the trace, digests, reference prices, deleting what is no
/// longer needed, and metrics.
#[must_use]
pub fn jobs() -> Vec<Job> {
    vec![
        Job::new("market", run_market),
        Job::new("totals", add_live_changes),
        Job::new("event chain", extend_event_chain),
        Job::new("digests", run_digests),
        Job::new("reference prices", read_references),
        Job::new("cleanup", run_cleanup),
        Job::new("metrics", compact_metrics),
    ]
}

async fn compact_metrics(_: Db, ctx: Context) -> store::Result<DateTime<Utc>> {
    telemetry::compact_metrics();
    Ok(ctx.clock.now() + ROUND_INTERVAL)
}

async fn run_market(db: Db, ctx: Context) -> store::Result<DateTime<Utc>> {
    let now = ctx.clock.now();
    market::run_due(&db, now).await?;
    Ok(now + ROUND_INTERVAL)
}

/// Adds what changed to the totals of live offers, the sooner again the more there was: each search adds up what was not added.
async fn add_live_changes(db: Db, ctx: Context) -> store::Result<DateTime<Utc>> {
    let changes = db.read_autocommit().await?.live_changes().await?;
    if changes > 0 {
        let mut tx = db.begin().await?;
        tx.add_live_changes().await?;
        tx.commit().await?;
    }
    Ok(ctx.clock.now() + if changes > MANY_CHANGES { BUSY_TOTALS_INTERVAL } else { ROUND_INTERVAL })
}

/// Writes down how far the chain over the trace has come.
async fn extend_event_chain(db: Db, ctx: Context) -> store::Result<DateTime<Utc>> {
    let now = ctx.clock.now();
    let more = market::extend_event_chain(&db, now).await?;
    Ok(if more { now } else { now + EVENT_CHAIN_INTERVAL })
}

async fn run_digests(db: Db, ctx: Context) -> store::Result<DateTime<Utc>> {
    let now = ctx.clock.now();
    digest::run_due(&db, now).await?;
    Ok(now + ROUND_INTERVAL)
}

/// Reads the reference prices, which cards show from memory.
async fn read_references(db: Db, ctx: Context) -> store::Result<DateTime<Utc>> {
    let now = ctx.clock.now();
    let all = db.read_autocommit().await?.reference_prices().current(wib::day(now)).await?;
    ctx.references.put(all);
    Ok(now + ROUND_INTERVAL)
}

async fn run_cleanup(db: Db, ctx: Context) -> store::Result<DateTime<Utc>> {
    let now = ctx.clock.now();
    let mut tx = db.begin().await?;
    tx.forget_updates(now - TRAFFIC_RETENTION).await?;
    tx.forget_messages(now - TRAFFIC_RETENTION).await?;
    tx.quarantine().forget(now - TRAFFIC_RETENTION).await?;
    tx.dead_letters().forget(now - DEAD_LETTER_RETENTION).await?;
    tx.forget_parked(now - DEAD_LETTER_RETENTION).await?;
    tx.unparsed().forget(wib::day(now) - UNPARSED_RETENTION).await?;
    market::forget_subscriptions(&mut tx, now).await?;
    tx.commit().await?;
    market::erase_past_retention(&db, now - chrono::Duration::days(ctx.service.retention_days.into()), now).await?;
    market::forget_strangers(&db, now).await?;
    Ok(now + CLEANUP_INTERVAL)
}

/// Runs the jobs of one process.
pub(super) struct Scheduler {
    jobs: Vec<Scheduled>,
    db: Db,
    ctx: Context,
    wake_sender: Arc<Wake>,
    health: Arc<Health>,
}

struct Scheduled {
    job: Job,
    next: DateTime<Utc>,
    backoff: Backoff,
    /// Whether its last run met a fault of the database.
    waits_for_database: bool,
}

impl Scheduler {
    /// Schedules every job for now. `wake_sender` is told after each run, because it may have queued messages.
    pub(super) fn new(jobs: Vec<Job>, db: Db, ctx: Context, wake_sender: Arc<Wake>, health: Arc<Health>) -> Self {
        let next = ctx.clock.now();
        let jobs = jobs.into_iter().map(|job| Scheduled { job, next, backoff: Backoff::telegram(), waits_for_database: false }).collect();
        Self { jobs, db, ctx, wake_sender, health }
    }

    /// Runs jobs until `stop` is cancelled; a run that has begun is finished.
    pub(super) async fn run(&mut self, stop: CancellationToken) {
        let mut clock_watch = ClockWatch::default();
        while !stop.is_cancelled() {
            let now = self.ctx.clock.now();
            if clock_watch.went_back(now) {
                self.jobs.iter_mut().for_each(|scheduled| scheduled.next = now);
            }
            let mut worked = false;
            for scheduled in self.jobs.iter_mut().filter(|scheduled| scheduled.next <= now) {
                scheduled.run(&self.db, &self.ctx, &self.health, now).await;
                self.wake_sender.any_chat();
                worked = true;
            }
            // The clock may have gone back during the runs.
            if worked {
                continue;
            }
            let Some(next) = self.jobs.iter().map(|scheduled| scheduled.next).min() else { return stop.cancelled().await };
            tokio::select! {
                () = self.ctx.clock.sleep_until(next) => {}
                () = self.health.database_recovered() => {
                    let now = self.ctx.clock.now();
                    self.jobs.iter_mut().filter(|scheduled| scheduled.waits_for_database).for_each(|scheduled| scheduled.next = now);
                }
                () = stop.cancelled() => return,
            }
        }
    }
}

impl Scheduled {
    async fn run(&mut self, db: &Db, ctx: &Context, health: &Health, now: DateTime<Utc>) {
        let done = AssertUnwindSafe((self.job.run)(db.clone(), ctx.clone())).catch_unwind().await;
        let error = match done {
            Ok(Ok(next)) => {
                self.backoff = Backoff::telegram();
                self.waits_for_database = false;
                self.next = next.max(now);
                health.database_ok(self.job.name, now);
                return;
            }
            Ok(Err(fault)) if fault.is_fault() => {
                if !self.waits_for_database {
                    (self.waits_for_database, self.backoff) = (true, Backoff::database());
                }
                health.database_failed(self.job.name, &fault, now);
                self.next = now + self.backoff.fail_with_jitter(random_byte(&*ctx.entropy));
                return;
            }
            Ok(Err(error)) => error.to_string(),
            Err(_) => "a panic".to_owned(),
        };
        let wait = self.backoff.fail();
        tracing::error!(job = self.job.name, error, seconds = wait.as_secs(), "a background job failed; it is run again");
        self.next = now + wait;
    }
}
