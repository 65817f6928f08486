//! The address that Telegram delivers to, which anybody who knows the token can change.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::{
    clock::SharedClock,
    config::Webhook,
    telegram::{api::Api, errors::CallError},
};

/// How often the address is asked for.
const INTERVAL: Duration = Duration::from_secs(30);

/// Asks again and again where Telegram delivers to, and sets this bot's address anew where another one or none stands: nothing else would
/// say that no update arrives any more. Ends when `stop` is cancelled.
pub(super) async fn watch_webhook(api: Api, webhook: Webhook, clock: SharedClock, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = clock.sleep_until(clock.now() + INTERVAL) => {}
            () = stop.cancelled() => return,
        }
        let looked = tokio::select! {
            looked = keep_address(&api, &webhook) => looked,
            () = stop.cancelled() => return,
        };
        if let Err(error) = looked {
            tracing::debug!(%error, "where Telegram delivers to can't be asked or set now; tried again later");
        }
    }
}

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
