//! The HTTP servers of a bot: health and metrics, and Telegram's deliveries.

use std::{net::SocketAddr, sync::Arc};

use axum::Router;
use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use secrecy::ExposeSecret;
use tokio::{net::TcpListener, sync::Mutex};
use tokio_util::sync::CancellationToken;

use super::{Bot, RunError};
use crate::{
    clock::SharedClock,
    config::Webhook,
    domain::{offer::OfferStatus, order::OrderStatus},
    store::{self, Db, StoreMetrics},
    telegram::{api::Api, errors::CallError, inbox::Inbox},
    telemetry::{self, Health, seconds},
    web::{
        self,
        health::{Probe, Readiness},
        hook::Hook,
    },
};

/// How long an answer of Telegram's counts as proof that it can be reached.
const REACHED_LIFETIME: chrono::Duration = chrono::Duration::seconds(10);
/// How long a chat may wait for a message that this process could send before the process is not ready.
const OVERDUE_AFTER: chrono::Duration = chrono::Duration::minutes(10);
/// How long a probe waits for the database or for Telegram.
const PROBE_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(3);
/// How long open requests may take once the server is asked to stop.
const DRAIN_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(1);

/// The listeners of a bot, bound before it starts.
#[derive(Debug, Default)]
pub struct Listeners {
    /// Health and metrics.
    pub http: Option<TcpListener>,
    /// Telegram's deliveries.
    pub webhook: Option<(Webhook, TcpListener)>,
}

impl Listeners {
    /// Listens where the settings say.
    ///
    /// # Errors
    /// [`RunError::Address`] when an address can't be had.
    pub async fn open(http: Option<SocketAddr>, webhook: Option<Webhook>) -> Result<Self, RunError> {
        let mut listeners = Self::default();
        if let Some(addr) = http {
            listeners.http = Some(listen(addr).await?);
        }
        if let Some(webhook) = webhook {
            let listener = listen(webhook.listen).await?;
            listeners.webhook = Some((webhook, listener));
        }
        Ok(listeners)
    }
}

async fn listen(addr: SocketAddr) -> Result<TcpListener, RunError> {
    TcpListener::bind(addr).await.map_err(|error| RunError::Address(addr, error))
}

/// Serves `router` until `stop` is cancelled and open requests are finished, or their time is over.
pub(super) async fn serve(listener: TcpListener, router: Router, stop: CancellationToken) {
    let overdue = async {
        stop.cancelled().await;
        let _ = tokio::time::timeout(DRAIN_TIMEOUT, std::future::pending::<()>()).await;
    };
    tokio::select! {
        served = web::serve(listener, router, stop.clone().cancelled_owned()) => {
            if let Err(error) = served {
                tracing::error!(%error, "an HTTP server ended");
            }
        }
        () = overdue => tracing::warn!("an HTTP server ended before all of its connections"),
    }
}

/// Serves Telegram's deliveries until `stop` is cancelled.
pub(super) async fn serve_webhook(inbox: Inbox, webhook: Webhook, listener: TcpListener, stop: CancellationToken) {
    let inbox = Arc::new(inbox);
    let accept = move |update: String| -> BoxFuture<'static, bool> {
        let inbox = inbox.clone();
        Box::pin(async move { inbox.receive(&update).await })
    };
    let hook = Hook::new(webhook.path(), webhook.secret.expose_secret(), Arc::new(accept));
    serve(listener, hook.router(), stop).await;
}

/// Answers the health server's questions about `bot`.
pub(super) fn probe(bot: &Bot, owner: String, health: Arc<Health>) -> Result<Probe, RunError> {
    let handle = telemetry::metrics().map_err(|error| RunError::Metrics(error.to_string()))?;
    let probed = Probed { db: bot.db.clone(), api: bot.api.clone(), clock: bot.clock.clone(), owner, health, reached: Mutex::default() };
    let probed = Arc::new(probed);
    let counted = probed.clone();
    Ok(Probe {
        readiness: Arc::new(move || {
            let probed = probed.clone();
            Box::pin(async move { Readiness { problems: probed.problems().await, warnings: probed.health.warnings() } })
        }),
        metrics: Arc::new(move || {
            let (probed, handle) = (counted.clone(), handle.clone());
            Box::pin(async move {
                probed.measure().await;
                handle.run_upkeep();
                handle.render()
            })
        }),
    })
}

struct Probed {
    db: Db,
    api: Api,
    clock: SharedClock,
    /// The name of this process.
    owner: String,
    health: Arc<Health>,
    /// When Telegram last answered.
    reached: Mutex<Option<DateTime<Utc>>>,
}

impl Probed {
    async fn problems(&self) -> Vec<String> {
        let mut problems = self.health.problems();
        if self.db.has_stalled_commit() {
            problems.push("database: a commit has waited for over 5 s".to_owned());
        }
        let now = self.clock.now();
        match self.ask(async { self.db.read().await?.overdue_chats(&self.owner, now - OVERDUE_AFTER, now).await }).await {
            Err(problem) => problems.push(problem),
            Ok(0) => {}
            // There is only more than may be sent within that time.
            Ok(_) if self.health.is_paced_since(now - OVERDUE_AFTER, now) => {}
            Ok(chats) => problems.push(format!("outbox: {chats} chats could have been written to for {} min", OVERDUE_AFTER.num_minutes())),
        }
        let mut reached = self.reached.lock().await;
        if reached.is_none_or(|at| (now - at).abs() > REACHED_LIFETIME) {
            match self.api.clone().with_timeout(PROBE_TIMEOUT).get_me().await {
                Ok(_) => *reached = Some(now),
                // Telegram answers, and wants less: what it delivers can be committed meanwhile.
                Err(CallError::Refused { code: 429, .. }) => {}
                Err(error) => problems.push(format!("Bot API: {error}")),
            }
        }
        problems
    }

    /// Brings the gauges up to date; without the database they keep what they showed.
    async fn measure(&self) {
        let now = self.clock.now();
        let figures = self.ask(async { self.db.read().await?.metrics(now).await }).await;
        metrics::gauge!("tembus_database_up").set(if figures.is_ok() { 1.0 } else { 0.0 });
        if let Ok(figures) = figures {
            show(&figures);
        }
    }

    async fn ask<T>(&self, question: impl Future<Output = store::Result<T>>) -> Result<T, String> {
        match tokio::time::timeout(PROBE_TIMEOUT, question).await {
            Ok(answer) => answer.map_err(|fault| format!("database: {fault}")),
            Err(_) => Err(format!("database: no answer within {} s", PROBE_TIMEOUT.as_secs())),
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
