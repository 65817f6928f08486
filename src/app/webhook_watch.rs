//! How updates come to this bot: to an address that Telegram delivers to, which anybody who knows the token can change, or by polling.

use std::{sync::Arc, time::Duration};

use tokio_util::sync::CancellationToken;

use crate::{
    backoff::Backoff,
    clock::SharedClock,
    config::Webhook,
    telegram::{api::Api, errors::CallError},
    telemetry::{Health, WEBHOOK},
};

/// How often the address is asked for.
const INTERVAL: Duration = Duration::from_secs(30);
/// How long the start waits for Telegram to take the way.
const FIRST_TIMEOUT: Duration = Duration::from_secs(5);

/// The way by which updates are to come, at Telegram.
pub(super) struct Route {
    pub(super) api: Api,
    /// The address that Telegram delivers to; `None`: this bot polls.
    pub(super) webhook: Option<Webhook>,
    pub(super) clock: SharedClock,
    pub(super) health: Arc<Health>,
}

impl Route {
    /// Tells Telegram the way, once. Returns how long to wait before it is told again, if Telegram did not take it: a bot starts without
    /// it, since an address of an earlier start stands still, and polls are answered where no webhook is set.
    pub(super) async fn set_once(&self) -> Option<Duration> {
        let error = self.set(&self.api.clone().with_timeout(FIRST_TIMEOUT)).await.err()?;
        tracing::warn!(%error, "how updates come can't be set now; the bot starts, and tries again");
        self.tell_whether_set(&error).await;
        Some(wait_after(&error, &mut Backoff::telegram()))
    }

    /// Tells Telegram the way after `wait` and until it is taken, if it is not set yet, then keeps the address. Ends when `stop` is
    /// cancelled.
    pub(super) async fn keep(self, wait: Option<Duration>, stop: CancellationToken) {
        tokio::select! {
            () = self.keep_for_ever(wait) => {}
            () = stop.cancelled() => {}
        }
    }

    async fn keep_for_ever(&self, first_wait: Option<Duration>) {
        let (mut backoff, mut wait) = (Backoff::telegram(), first_wait.unwrap_or_default());
        while !wait.is_zero() {
            self.sleep(wait).await;
            wait = match self.set(&self.api).await {
                Ok(()) => {
                    tracing::info!("how updates come is set");
                    self.health.ok(WEBHOOK);
                    Duration::ZERO
                }
                Err(error) => {
                    let wait = wait_after(&error, &mut backoff);
                    tracing::warn!(%error, seconds = wait.as_secs(), "how updates come can't be set now; trying again");
                    self.tell_whether_set(&error).await;
                    wait
                }
            };
        }
        let Some(webhook) = &self.webhook else { return std::future::pending().await };
        loop {
            self.sleep(INTERVAL).await;
            if let Err(error) = keep_address(&self.api, webhook).await {
                tracing::debug!(%error, "where Telegram delivers to can't be asked or set now; tried again later");
            }
        }
    }

    async fn set(&self, api: &Api) -> Result<(), CallError> {
        match &self.webhook {
            Some(webhook) => api.set_webhook(&webhook.url, &webhook.secret, webhook.certificate.as_deref()).await,
            None => api.delete_webhook().await,
        }
    }

    /// A bot whose address stands nowhere receives nothing; one whose address an earlier start has set does its work.
    async fn tell_whether_set(&self, error: &CallError) {
        let Some(webhook) = &self.webhook else { return };
        match self.api.clone().with_timeout(FIRST_TIMEOUT).webhook_url().await {
            Ok(address) if address == webhook.url => self.health.ok(WEBHOOK),
            _ => self.health.degraded(WEBHOOK, &format_args!("Telegram does not deliver to this bot yet: {error}")),
        }
    }

    async fn sleep(&self, wait: Duration) {
        self.clock.sleep_until(self.clock.now() + wait).await;
    }
}

/// How long to wait before the next try: as long as Telegram asks for, or longer each time.
fn wait_after(error: &CallError, backoff: &mut Backoff) -> Duration {
    let growing = backoff.fail();
    error.retry_after().unwrap_or(growing).max(Duration::from_secs(1))
}

/// Sets this bot's address anew where another one or none stands: nothing else would say that no update arrives any more.
async fn keep_address(api: &Api, webhook: &Webhook) -> Result<(), CallError> {
    let other = api.webhook_url().await?;
    if other == webhook.url {
        return Ok(());
    }
    api.set_webhook(&webhook.url, &webhook.secret, webhook.certificate.as_deref()).await?;
    tracing::error!("somebody set another webhook for this bot, or none: this bot's address was set again; one token, one service");
    metrics::counter!("tembus_webhooks_taken_total").increment(1);
    Ok(())
}
