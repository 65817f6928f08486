//! Runs background jobs when they want to run: after a fault again and again, and anew after a clock that went back.

use std::{panic::AssertUnwindSafe, sync::Arc};

use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use tokio_util::sync::CancellationToken;

use super::jobs::Job;
use crate::{
    backoff::Backoff,
    chat::Context,
    clock::ClockWatch,
    store::Db,
    telegram::{outbox::Wake, random_byte},
    telemetry::Health,
};

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
        // The database is not what failed now, whatever kept the job from its work before.
        if std::mem::take(&mut self.waits_for_database) {
            self.backoff = Backoff::telegram();
        }
        health.database_ok(self.job.name, now);
        let wait = self.backoff.fail();
        tracing::error!(job = self.job.name, error, seconds = wait.as_secs(), "a background job failed; it is run again");
        self.next = now + wait;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;
    use crate::{
        chat::kit::Service,
        clock::{Clock, ShiftedClock},
        domain::budgets::Budgets,
        store,
    };

    /// A job that meets a fault of the database at first, and then fails by itself.
    fn failing(panics: bool) -> Job {
        let runs = Arc::new(AtomicU32::new(0));
        Job::new("job", move |_, _| {
            let runs = runs.clone();
            async move {
                match runs.fetch_add(1, Ordering::Relaxed) {
                    0 => Err(store::Error::Fault(sqlx::Error::PoolTimedOut)),
                    _ if panics => panic!("as asked"),
                    _ => Err(store::Error::Defect(sqlx::Error::RowNotFound)),
                }
            }
        })
    }

    #[tokio::test]
    async fn a_job_that_fails_by_itself_keeps_no_outage_of_the_database_going() {
        let file = std::env::temp_dir().join(format!("tembus-scheduler-{}.sqlite", std::process::id()));
        let db = Db::open(&format!("sqlite://{}", file.display())).await.unwrap();
        let clock = ShiftedClock::system();
        let ctx = Context {
            clock: clock.clone(),
            service: Service::default(),
            budgets: Budgets::NONE,
            entropy: Arc::new(|bytes: &mut [u8]| bytes.fill(7)),
            references: Arc::default(),
        };
        for panics in [false, true] {
            let (health, now) = (Health::default(), clock.now());
            let mut scheduled = Scheduled { job: failing(panics), next: now, backoff: Backoff::telegram(), waits_for_database: false };
            scheduled.run(&db, &ctx, &health, now).await;
            assert!(health.is_database_down() && scheduled.waits_for_database);
            scheduled.run(&db, &ctx, &health, now).await;
            assert!(!health.is_database_down() && health.problems().is_empty(), "{:?}", health.problems());
            assert!(!scheduled.waits_for_database && scheduled.next > now, "it is run again");
        }
        db.close().await;
        std::fs::remove_file(file).unwrap();
    }
}
