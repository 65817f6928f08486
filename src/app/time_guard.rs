//! The time that the bot goes by while the machine's clock may be wrong: it is compared with Telegram's. Work that can't be undone
//! waits until that is done, and until then a clock that has jumped is not believed.

use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use tokio::sync::Mutex;

use super::Job;
use crate::{
    clock::{Anchor, AnchoredClock, MOST_DRIFT, SharedClock},
    telegram::api::Api,
};

/// How much time may pass between two looks at the clock before it has to be confirmed again: less than what ends an offer.
const UNCONFIRMED: Duration = Duration::minutes(10);
/// How soon an unconfirmed time is looked at again.
const RETRY_INTERVAL: Duration = Duration::seconds(10);

/// Compares the clock with Telegram's when it has jumped, and when the process starts.
#[derive(Debug, Clone)]
pub struct TimeGuard {
    api: Api,
    confirmed: Arc<Mutex<State>>,
    anchor: Anchor,
}

#[derive(Debug, Default)]
struct State {
    /// The time that was last confirmed, or followed soon upon one that was.
    at: Option<DateTime<Utc>>,
    /// Whether the log has said that the clock is wrong.
    is_told: bool,
}

impl TimeGuard {
    /// A guard that asks this server.
    #[must_use]
    pub fn new(api: Api) -> Self {
        Self { api: api.with_timeout(std::time::Duration::from_secs(3)), confirmed: Arc::default(), anchor: Anchor::default() }
    }

    /// The machine's clock as long as it goes on from the time that Telegram told or confirmed last.
    #[must_use]
    pub fn clock(&self, machine: SharedClock) -> Arc<AnchoredClock> {
        Arc::new(AnchoredClock::new(machine, self.anchor.clone()))
    }

    /// A job that asks Telegram for the time as soon as this clock of the machine has jumped, whatever else is due.
    #[must_use]
    pub fn job(&self, machine: SharedClock) -> Job {
        let guard = self.clone();
        Job::new("clock", move |_, ctx| {
            let (guard, machine) = (guard.clone(), machine.clone());
            async move {
                let shown = machine.now();
                if guard.anchor.now().is_none_or(|known| (shown - known).abs() >= MOST_DRIFT) {
                    guard.look(shown).await;
                }
                Ok(ctx.clock.now() + RETRY_INTERVAL)
            }
        })
    }

    /// The job, run only while the time is confirmed.
    #[must_use]
    pub fn guard(&self, job: Job) -> Job {
        let (guard, name, run) = (self.clone(), job.name, Arc::new(job.run));
        Job::new(name, move |db, ctx| {
            let (guard, run) = (guard.clone(), run.clone());
            async move {
                let now = ctx.clock.now();
                if guard.confirms(now).await {
                    return run(db, ctx).await;
                }
                // Whether the database would let it work is not said by a job that does nothing.
                db.probe(now).await?;
                Ok(now + RETRY_INTERVAL)
            }
        })
    }

    /// Compares what the machine's clock shows with Telegram's, whatever was confirmed before.
    pub async fn look(&self, shown: DateTime<Utc>) {
        let mut state = self.confirmed.lock().await;
        self.agrees(&mut state, shown).await;
    }

    async fn confirms(&self, now: DateTime<Utc>) -> bool {
        let mut state = self.confirmed.lock().await;
        let confirmed = state.at.is_some_and(|at| (now - at).abs() < UNCONFIRMED) || self.agrees(&mut state, now).await;
        if confirmed {
            (state.at, state.is_told) = (Some(now), false);
        }
        confirmed
    }

    /// Whether Telegram's clock shows about the same. If a server tells no time, the machine's is compared with the one that is known from
    /// before, and taken for right if there is none.
    async fn agrees(&self, state: &mut State, now: DateTime<Utc>) -> bool {
        let told = match self.api.get_me().await {
            Ok((_, told)) => told,
            Err(error) => {
                tracing::debug!(%error, "the time can't be confirmed now; what can't be undone waits");
                return false;
            }
        };
        let there = told.or_else(|| self.anchor.now()).unwrap_or(now);
        let agrees = self.anchor.compare(now, there);
        if agrees {
            state.is_told = false;
        } else if !std::mem::replace(&mut state.is_told, true) {
            let seconds = (now - there).num_seconds();
            tracing::error!(seconds, "this machine's clock is that far ahead of the time that is known from Telegram, which is used");
        }
        agrees
    }
}
