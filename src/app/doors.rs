//! What a bot answers over HTTP, beside what it asks Telegram.

use std::{net::SocketAddr, sync::Arc};

use axum::Router;
use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use secrecy::ExposeSecret;
use tokio::{
    net::TcpListener,
    sync::{Mutex, watch},
};

use super::{Bot, RunError};
use crate::{
    clock::SharedClock,
    config::Webhook,
    domain::{offer::OfferStatus, order::OrderStatus},
    store::{self, Db, StoreMetrics},
    telegram::{api::Api, inbox::Inbox},
    telemetry::{self, Health, seconds},
    web::{self, health::Probe, hook::Hook},
};

/// How long an answer of Telegram's counts as proof that it can be reached.
const PROOF: chrono::Duration = chrono::Duration::seconds(10);
/// How long a message may be due before the process is not ready: something keeps it from sending.
const LONG_DUE: chrono::Duration = chrono::Duration::minutes(10);
/// How long the door waits for the database or for Telegram.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(3);
/// How long what has begun may take at the end.
const LAST_ANSWERS: std::time::Duration = std::time::Duration::from_secs(5);

/// Where a bot can be talked to.
#[derive(Debug, Default)]
pub struct Doors {
    /// Health and metrics.
    pub http: Option<TcpListener>,
    /// Telegram's deliveries.
    pub hook: Option<(Webhook, TcpListener)>,
}

impl Doors {
    /// Listens where the settings say.
    ///
    /// # Errors
    /// [`RunError::Address`] when an address can't be had.
    pub async fn open(http: Option<SocketAddr>, webhook: Option<Webhook>) -> Result<Self, RunError> {
        let mut doors = Self::default();
        if let Some(addr) = http {
            doors.http = Some(listen(addr).await?);
        }
        if let Some(webhook) = webhook {
            let listener = listen(webhook.listen).await?;
            doors.hook = Some((webhook, listener));
        }
        Ok(doors)
    }
}

async fn listen(addr: SocketAddr) -> Result<TcpListener, RunError> {
    TcpListener::bind(addr).await.map_err(|error| RunError::Address(addr, error))
}

/// Serves `router` until `stop` says `true` and what has begun is finished, or was given its time.
pub(super) async fn answer(listener: TcpListener, router: Router, stop: watch::Receiver<bool>) {
    let stopped = |mut stop: watch::Receiver<bool>| async move {
        // Says no only when nobody asks any more.
        let _ = stop.wait_for(|stop| *stop).await;
    };
    let overdue = async {
        stopped(stop.clone()).await;
        let _ = tokio::time::timeout(LAST_ANSWERS, std::future::pending::<()>()).await;
    };
    tokio::select! {
        served = web::serve(listener, router, stopped(stop.clone())) => {
            if let Err(error) = served {
                tracing::error!(%error, "a door is shut");
            }
        }
        () = overdue => tracing::warn!("a door is shut on somebody who did not leave"),
    }
}

/// Takes what Telegram delivers until `stop` says `true`.
pub(super) async fn take(inbox: Inbox, webhook: Webhook, listener: TcpListener, stop: watch::Receiver<bool>) {
    let inbox = Arc::new(inbox);
    let accept = move |update: String| -> BoxFuture<'static, bool> {
        let inbox = inbox.clone();
        Box::pin(async move { inbox.take(&update).await })
    };
    let hook = Hook::new(webhook.path(), webhook.secret.expose_secret(), Arc::new(accept));
    answer(listener, hook.router(), stop).await;
}

/// What the health door asks of `bot`.
pub(super) fn probe(bot: &Bot, health: Arc<Health>) -> Result<Probe, RunError> {
    let handle = telemetry::metrics().map_err(|error| RunError::Metrics(error.to_string()))?;
    let asked = Asked { db: bot.db.clone(), api: bot.api.clone(), clock: bot.clock.clone(), health, reached: Mutex::default() };
    let asked = Arc::new(asked);
    let counted = asked.clone();
    Ok(Probe {
        troubles: Arc::new(move || {
            let asked = asked.clone();
            Box::pin(async move { asked.troubles().await })
        }),
        metrics: Arc::new(move || {
            let (asked, handle) = (counted.clone(), handle.clone());
            Box::pin(async move {
                asked.measure().await;
                handle.run_upkeep();
                handle.render()
            })
        }),
    })
}

struct Asked {
    db: Db,
    api: Api,
    clock: SharedClock,
    health: Arc<Health>,
    /// When Telegram last answered.
    reached: Mutex<Option<DateTime<Utc>>>,
}

impl Asked {
    async fn troubles(&self) -> Vec<String> {
        let mut troubles = self.health.troubles();
        let now = self.clock.now();
        match self.asked(async { self.db.read().await?.outbox_age(now).await }).await {
            Err(trouble) => troubles.push(trouble),
            Ok((due, age)) if age > LONG_DUE => troubles.push(format!("outbox: {due} messages wait, for {} s", age.num_seconds())),
            Ok(_) => {}
        }
        let mut reached = self.reached.lock().await;
        if reached.is_none_or(|at| (now - at).abs() > PROOF) {
            match self.api.clone().with_patience(PATIENCE).get_me().await {
                Ok(_) => *reached = Some(now),
                Err(error) => troubles.push(format!("Bot API: {error}")),
            }
        }
        troubles
    }

    /// Brings the gauges up to date; without the database they keep what they showed.
    async fn measure(&self) {
        let now = self.clock.now();
        let figures = self.asked(async { self.db.read().await?.metrics(now).await }).await;
        metrics::gauge!("tembus_database_up").set(if figures.is_ok() { 1.0 } else { 0.0 });
        if let Ok(figures) = figures {
            show(&figures);
        }
    }

    async fn asked<T>(&self, question: impl Future<Output = store::Result<T>>) -> Result<T, String> {
        match tokio::time::timeout(PATIENCE, question).await {
            Ok(answer) => answer.map_err(|fault| format!("database: {fault}")),
            Err(_) => Err(format!("database: no answer within {} s", PATIENCE.as_secs())),
        }
    }
}

fn show(figures: &StoreMetrics) {
    // A gauge holds a float; a span of as many seconds is one without arithmetic.
    let gauge = |gauge: metrics::Gauge, value: i64| gauge.set(seconds(chrono::Duration::seconds(value)));
    gauge(metrics::gauge!("tembus_outbox_due"), figures.due);
    gauge(metrics::gauge!("tembus_outbox_parked"), figures.parked);
    gauge(metrics::gauge!("tembus_set_aside"), figures.dead_letters);
    metrics::gauge!("tembus_outbox_age_seconds").set(seconds(figures.age));
    let count = |what: &str, state: &str| figures.states.iter().find(|(w, s, _)| w == what && s == state).map_or(0, |(_, _, count)| *count);
    for status in OfferStatus::ALL {
        gauge(metrics::gauge!("tembus_offers", "state" => status.code()), count("offers", status.code()));
    }
    for status in OrderStatus::ALL {
        gauge(metrics::gauge!("tembus_orders", "state" => status.code()), count("orders", status.code()));
    }
}
