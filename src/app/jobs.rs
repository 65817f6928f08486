//! Background jobs: each does what is due and returns when it wants to run next.

use std::{future::Future, pin::Pin};

use chrono::{DateTime, Days, Utc};

use crate::{
    chat::Context,
    digest,
    domain::wib,
    market,
    store::{self, Db},
    telemetry,
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
/// How long the driver of a load is kept.
const DRIVER_RETENTION: chrono::Duration = chrono::Duration::days(90);
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
    let all = market::references(&mut db.read_autocommit().await?, now).await?;
    ctx.references.replace_all(all);
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
    tx.deliveries().forget_drivers(now - DRIVER_RETENTION).await?;
    tx.unparsed().forget(wib::day(now) - UNPARSED_RETENTION).await?;
    market::forget_subscriptions(&mut tx, now).await?;
    tx.commit().await?;
    market::erase_past_retention(&db, now - chrono::Duration::days(ctx.service.retention_days.into()), now).await?;
    market::forget_strangers(&db, now).await?;
    Ok(now + CLEANUP_INTERVAL)
}
