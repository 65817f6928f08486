//! Startup: the process waits for Telegram and for the database before it receives its first update.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::{BOT_ID, Bot, RunError};
use crate::{
    backoff::Backoff,
    chat,
    clock::{Clock, SharedClock},
    domain::person::Language,
    notice::CommandList,
    store::{self, BOT_USERNAME, Db, InstanceLock, LeaseHolder, OpenError},
    telegram::{
        api::{Api, Me},
        errors::CallError,
        quarantine::Quarantine,
        random_byte,
    },
    telemetry::Health,
};

impl Bot {
    /// Asks Telegram who the bot is; repeats that until Telegram answers.
    pub(super) async fn introduce(&self) -> Result<Me, RunError> {
        let mut backoff = Backoff::telegram();
        loop {
            let error = match self.try_introduce().await {
                Ok(me) => return Ok(me),
                Err(error) if error.is_wrong_bot() => return Err(RunError::WrongBot(error)),
                Err(error) => error,
            };
            let wait = match &error {
                CallError::Refused { retry_after: Some(wait), .. } => *wait,
                _ => backoff.fail(),
            };
            tracing::warn!(%error, seconds = wait.as_secs(), "Telegram does not answer yet; trying again");
            self.sleep(wait).await;
        }
    }

    async fn sleep(&self, wait: Duration) {
        self.clock.sleep_until(self.clock.now() + wait).await;
    }

    async fn try_introduce(&self) -> Result<Me, CallError> {
        let (me, told) = self.api.get_me().await?;
        // Before the first update is fetched: whatever a press decides is decided by a time that Telegram told.
        if let Some(told) = told {
            self.clock.compare(told);
        }
        Ok(me)
    }

    /// Records that this process runs; repeats that until the database accepts it, through a full disk or an outage.
    pub(super) async fn prepare(
        &self,
        me: &Me,
        lease_holder: &LeaseHolder,
        health: &Health,
    ) -> Result<(InstanceLock, Quarantine), RunError> {
        let mut backoff = Backoff::database();
        loop {
            let fault = match self.try_prepare(me, lease_holder).await {
                Ok(prepared) => {
                    health.database_ok("start", self.clock.now());
                    tracing::info!(bot = me.username, id = me.id, "the bot runs");
                    return Ok(prepared);
                }
                Err(fault) if fault.is_fault() => fault,
                Err(defect) => return Err(defect.into()),
            };
            health.database_failed("start", &fault, self.clock.now());
            self.sleep(backoff.fail_with_jitter(random_byte(&*self.entropy))).await;
        }
    }

    async fn try_prepare(&self, me: &Me, lease_holder: &LeaseHolder) -> store::Result<(InstanceLock, Quarantine)> {
        let alive = InstanceLock::acquire(&self.db, &lease_holder.owner).await?;
        let now = self.clock.now();
        let mut tx = self.db.begin().await?;
        tx.set_meta(BOT_USERNAME, &me.username).await?;
        tx.set_meta(BOT_ID, &me.id.to_string()).await?;
        tx.upsert_catalogue().await?;
        if self.alone {
            tx.end_leases(now).await?;
        }
        let unclean = tx.quarantine().begin_run(&lease_holder.owner, now).await?;
        tx.commit().await?;
        self.db.load_lost_history().await?;
        if unclean {
            tracing::info!("an earlier process did not shut down cleanly: updates are isolated at first");
        }
        Ok((alive, if unclean { Quarantine::starting(now) } else { Quarantine::default() }))
    }
}

/// Opens the database. One that has no primary now, in the middle of a failover, is waited for; every other obstacle is
/// returned at once.
pub(super) async fn open_database(url: &str, clock: &dyn Clock) -> Result<Db, OpenError> {
    let (mut backoff, mut waits) = (Backoff::database(), false);
    loop {
        match Db::open(url).await {
            Err(OpenError::NoPrimary(why)) => {
                if !std::mem::replace(&mut waits, true) {
                    tracing::warn!(why, "the database has no primary now: the bot starts when there is one");
                }
                clock.sleep_until(clock.now() + backoff.fail()).await;
            }
            opened => return opened,
        }
    }
}

/// Sets the command list that everybody sees, until Telegram takes it; then waits for `stop`. The bot works without the
/// list, so nothing waits for this.
pub(super) async fn set_commands(api: Api, clock: SharedClock, stop: CancellationToken) {
    let mut backoff = Backoff::telegram();
    while let Err(error) = api.set_commands(None, &chat::commands(Language::Id, &CommandList::default())).await {
        let wait = error.retry_after().unwrap_or_else(|| backoff.fail());
        tracing::warn!(%error, seconds = wait.as_secs(), "the command list can't be set now; the bot runs, and tries again");
        tokio::select! {
            () = clock.sleep_until(clock.now() + wait) => {}
            () = stop.cancelled() => return,
        }
    }
    stop.cancelled().await;
}
