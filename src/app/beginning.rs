//! What a process does before it takes its first update: it waits for Telegram, and for the database.

use super::{BOT_ID, BOT_USERNAME, Bot, ROUND, RunError};
use crate::{
    chat,
    config::Webhook,
    domain::person::Language,
    store::{self, InstanceLock, Lessee},
    telegram::{api::Me, errors::CallError, pause, suspects::Caution},
    telemetry::Health,
};

impl Bot {
    /// Asks Telegram who the bot is and says how updates are to come, for as long as it takes.
    pub(super) async fn introduce(&self, webhook: Option<&Webhook>) -> Result<Me, RunError> {
        let mut failures = 0;
        loop {
            let error = match self.try_introduce(webhook).await {
                Ok(me) => return Ok(me),
                Err(error) if error.is_wrong_bot() => return Err(RunError::WrongBot(error)),
                Err(error) => error,
            };
            let wait = match &error {
                CallError::Refused { retry_after: Some(wait), .. } => *wait,
                _ => pause(failures),
            };
            failures += 1;
            tracing::warn!(%error, seconds = wait.as_secs(), "Telegram does not answer yet; trying again");
            self.clock.sleep_until(self.clock.now() + chrono::Duration::from_std(wait).unwrap_or(ROUND)).await;
        }
    }

    async fn try_introduce(&self, webhook: Option<&Webhook>) -> Result<Me, CallError> {
        let me = self.api.get_me().await?;
        match webhook {
            Some(webhook) => self.api.set_webhook(&webhook.url, &webhook.secret, webhook.certificate.as_deref()).await?,
            None => self.api.delete_webhook().await?,
        }
        self.api.set_commands(None, &chat::commands(Language::Id, &[])).await?;
        Ok(me)
    }

    /// Writes down that this process runs, for as long as it takes: a full disk or a database that is away is waited for.
    pub(super) async fn prepare(&self, me: &Me, lessee: &Lessee, health: &Health) -> Result<(InstanceLock, Caution), RunError> {
        let mut failures = 0;
        loop {
            let fault = match self.try_prepare(me, lessee).await {
                Ok(prepared) => {
                    tracing::info!(bot = me.username, id = me.id, "the bot runs");
                    return Ok(prepared);
                }
                Err(fault) if fault.is_fault() => fault,
                Err(defect) => return Err(defect.into()),
            };
            let wait = pause(failures);
            failures += 1;
            health.trouble("start", &fault);
            tracing::warn!(%fault, seconds = wait.as_secs(), "the database can't be used yet; trying again");
            self.clock.sleep_until(self.clock.now() + chrono::Duration::from_std(wait).unwrap_or(ROUND)).await;
        }
    }

    async fn try_prepare(&self, me: &Me, lessee: &Lessee) -> store::Result<(InstanceLock, Caution)> {
        let alive = InstanceLock::acquire(&self.db, &lessee.owner).await?;
        let now = self.clock.now();
        let mut tx = self.db.begin().await?;
        tx.set_meta(BOT_USERNAME, &me.username).await?;
        tx.set_meta(BOT_ID, &me.id.to_string()).await?;
        tx.upsert_catalogue().await?;
        if self.alone {
            tx.end_leases(now).await?;
        } else {
            tx.end_leases_of_dead(&lessee.owner, now).await?;
        }
        let unclean = tx.begin_run(&lessee.owner, now).await?;
        tx.commit().await?;
        if unclean {
            tracing::info!("a process before this one has not ended as asked: updates are tried one at a time at first");
        }
        Ok((alive, if unclean { Caution::from(now) } else { Caution::default() }))
    }
}
