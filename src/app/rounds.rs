//! Work that time brings: each kind does what is due and says when to come back.

use std::{future::Future, panic::AssertUnwindSafe, pin::Pin, sync::Arc};

use chrono::{DateTime, Days, Utc};
use futures_util::FutureExt;
use tokio::sync::{Notify, watch};

use crate::{
    chat::Context,
    clock::PutBack,
    domain::wib,
    market,
    store::{self, Db},
    telegram::pause,
};

/// One kind of background work.
pub type Background = Box<dyn Fn(Db, Context) -> BackgroundStep + Send + Sync>;
/// One round of it: does what is due and says when to come back.
pub type BackgroundStep = Pin<Box<dyn Future<Output = store::Result<DateTime<Utc>>> + Send>>;

/// How long the numbers of applied updates and sent messages are kept. Telegram keeps an update for a day.
const TRAFFIC_LIFE: chrono::Duration = chrono::Duration::days(2);
/// How many days texts that could not be read are kept.
const UNREAD_LIFE: Days = Days::new(90);
/// How long what went wrong is kept for people to look at: updates that were set aside, messages that were refused.
const TROUBLE_LIFE: chrono::Duration = chrono::Duration::days(90);
/// How often what is older is forgotten.
const TIDYING: chrono::Duration = chrono::Duration::hours(1);

/// All background work of one process.
pub(super) struct Rounds {
    steps: Vec<Step>,
    db: Db,
    ctx: Context,
    wake: Arc<Notify>,
}

struct Step {
    work: Background,
    next: DateTime<Utc>,
    failures: usize,
}

impl Rounds {
    /// The given work and forgetting old traffic, all due now. `wake` rings the sender.
    pub(super) fn new(work: Vec<Background>, db: Db, ctx: Context, wake: Arc<Notify>) -> Self {
        let next = ctx.clock.now();
        let steps = work.into_iter().chain([tidying()]).map(|work| Step { work, next, failures: 0 }).collect();
        Self { steps, db, ctx, wake }
    }

    /// Works until `stop` says `true`; a step that has begun is finished.
    pub(super) async fn run(&mut self, mut stop: watch::Receiver<bool>) {
        let mut put_back = PutBack::default();
        while !*stop.borrow() {
            let now = self.ctx.clock.now();
            if put_back.noticed(now) {
                self.steps.iter_mut().for_each(|step| step.next = now);
            }
            let mut worked = false;
            for step in self.steps.iter_mut().filter(|step| step.next <= now) {
                step.run(&self.db, &self.ctx, now).await;
                self.wake.notify_one();
                worked = true;
            }
            // The clock may have been put back meanwhile.
            if worked {
                continue;
            }
            let Some(next) = self.steps.iter().map(|step| step.next).min() else { return };
            tokio::select! {
                () = self.ctx.clock.sleep_until(next) => {}
                _ = stop.wait_for(|stop| *stop) => return,
            }
        }
    }
}

impl Step {
    async fn run(&mut self, db: &Db, ctx: &Context, now: DateTime<Utc>) {
        let done = AssertUnwindSafe((self.work)(db.clone(), ctx.clone())).catch_unwind().await;
        let error = match done {
            Ok(Ok(next)) => {
                (self.next, self.failures) = (next.max(now), 0);
                return;
            }
            Ok(Err(error)) => error.to_string(),
            Err(_) => "a panic".to_owned(),
        };
        let wait = pause(self.failures);
        self.failures += 1;
        tracing::error!(error, seconds = wait.as_secs(), "background work failed; trying again");
        self.next = now + chrono::Duration::from_std(wait).unwrap_or(TIDYING);
    }
}

fn tidying() -> Background {
    Box::new(|db, ctx| {
        Box::pin(async move {
            let now = ctx.clock.now();
            let mut tx = db.begin().await?;
            tx.forget_updates(now - TRAFFIC_LIFE).await?;
            tx.forget_messages(now - TRAFFIC_LIFE).await?;
            tx.forget_attempts(now - TRAFFIC_LIFE).await?;
            tx.forget_dead_letters(now - TROUBLE_LIFE).await?;
            tx.forget_parked(now - TROUBLE_LIFE).await?;
            tx.forget_unparsed(wib::day(now) - UNREAD_LIFE).await?;
            tx.commit().await?;
            market::forget_strangers(&db, now).await?;
            Ok(now + TIDYING)
        })
    })
}
