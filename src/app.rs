//! The composition root: inbox, outbox and background jobs, with one graceful end.

pub mod approvals;
pub mod audit;
mod bot;
pub mod commands;
mod database;
pub mod dead_letters;
pub mod demo;
mod error;
mod http;
mod jobs;
mod lifecycle;
pub mod moderation;
pub mod papers;
pub mod prices;
pub mod sandbox;
mod scheduler;
mod startup;
mod time_guard;
pub mod tolerances;
pub mod upkeep;
mod webhook_watch;

use std::{future::Future, sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use secrecy::ExposeSecret;
use tokio::{sync::Semaphore, task::JoinSet, time::timeout};
use tokio_util::sync::CancellationToken;

pub use self::{
    bot::{BOT_ID, Bot},
    error::RunError,
    http::Listeners,
    jobs::{Job, JobRun, jobs},
    time_guard::TimeGuard,
};
use self::{
    lifecycle::{Lifecycle, lock, mark_clean_shutdown, process_name},
    scheduler::Scheduler,
    webhook_watch::Route,
};
use crate::{
    chat::{Context, Entropy, kit::Service},
    clock::ShiftedClock,
    config::{Config, Identity, Webhook},
    digest, market,
    store::{self, Db, InstanceLock, LeaseHolder},
    telegram::{
        api::{Api, Me},
        inbox::{Handle, Inbox, conversations},
        limits::Rates,
        outbox::{Sender, Wake},
        quarantine::Quarantine,
    },
    telemetry::Health,
    web,
};

/// How long what is being received may take once the bot is asked to end.
const RECEIVING_TIMEOUT: Duration = Duration::from_millis(1500);
/// How long what is being sent may take after that. A sender ends by itself before, unless the database keeps it.
const SENDING_TIMEOUT: Duration = Duration::from_millis(5200);
/// How long the database may take to close.
const CLOSING_TIMEOUT: Duration = Duration::from_secs(1);
/// How many deliveries may wait for the database at once.
const MAX_WAITING_DELIVERIES: usize = 200;
/// Inline queries that are answered at once; further ones are left to Telegram, which asks with the next letter.
const MAX_INLINE_QUERIES: usize = 16;

/// `tembus run`: runs the bot with the settings of `config` until `shutdown` ends.
///
/// # Errors
/// [`RunError`], before anything was sent.
pub async fn run(config: Config, shutdown: impl Future<Output = ()> + Send) -> Result<(), RunError> {
    let api = telegram(&config)?;
    let url = config.database_url.expose_secret();
    let lock = Db::file(url).map(|file| lock(&file)).transpose()?;
    let clock = ShiftedClock::system();
    let mut shutdown = std::pin::pin!(shutdown);
    let db = tokio::select! {
        () = &mut shutdown => return Ok(()),
        db = startup::open_database(url, &*clock) => db?,
    };
    let time = TimeGuard::new(api.clone());
    let machine = clock.clone();
    let clock = time.clock(clock);
    let bot = Bot {
        db,
        api,
        clock,
        entropy: chance(),
        service: service(&config.identity),
        budgets: config.budgets,
        rates: Rates { per_second: config.send_per_second, per_chat: config.send_per_chat },
        lease: chrono::Duration::from_std(config.lease).unwrap_or(chrono::Duration::MAX),
        alone: lock.is_some(),
        handle: conversations(),
        jobs: jobs().into_iter().map(|job| time.guard(job)).chain([time.job(machine)]).collect(),
    };
    bot.run_behind(Listeners::open(config.http, config.webhook).await?, shutdown).await
}

/// The Bot API client of the settings.
///
/// # Errors
/// [`RunError`] without a token, or when no HTTP client can be made.
pub fn telegram(config: &Config) -> Result<Api, RunError> {
    let account = config.telegram()?;
    Ok(Api::new(&account.token, account.api_url.as_deref())?)
}

/// The operator of the service: as the settings name it, or as the texts say where they do not.
#[must_use]
pub fn service(identity: &Identity) -> Service {
    let default = Service::default();
    let (controller, contact, retention_days) = match identity.consent.clone() {
        Some(consent) => (consent.controller, consent.contact, consent.retention_days),
        None => (default.controller, default.contact, default.retention_days),
    };
    Service { name: identity.name.clone().unwrap_or(default.name), controller, contact, retention_days }
}

/// What the parts of a running bot share.
struct Shared {
    db: Db,
    api: Api,
    ctx: Context,
    lease_holder: LeaseHolder,
    wake_sender: Arc<Wake>,
    health: Arc<Health>,
    stop_receiving: CancellationToken,
    stop_sending: CancellationToken,
}

/// The tasks of a running bot. Dropping them aborts them: dropping a running bot kills it.
#[derive(Default)]
struct Tasks {
    receiving: JoinSet<()>,
    sending: JoinSet<()>,
}

impl Bot {
    /// Polls and runs as [`Bot::run_behind`] does, without listening anywhere.
    ///
    /// # Errors
    /// As [`Bot::run_behind`].
    pub async fn run(self, shutdown: impl Future<Output = ()> + Send) -> Result<(), RunError> {
        self.run_behind(Listeners::default(), shutdown).await
    }

    /// Runs until `shutdown` ends; then finishes what has begun, sends what can be sent within seconds, and leaves the rest
    /// in the outbox.
    ///
    /// # Errors
    /// [`RunError`]: before anything was received or sent, or [`RunError::Crashed`].
    pub async fn run_behind(self, listeners: Listeners, shutdown: impl Future<Output = ()> + Send) -> Result<(), RunError> {
        let mut shutdown = std::pin::pin!(shutdown);
        let shared = self.shared();
        shared.health.degraded("start", &"Telegram has not answered yet");
        let mut tasks = Tasks::default();
        if let Some(listener) = listeners.http {
            let probe = http::probe(&self, shared.lease_holder.owner.clone(), shared.health.clone())?;
            tasks.sending.spawn(http::serve(listener, web::health::router(probe), shared.stop_sending.clone()));
        }
        let webhook = listeners.webhook;
        let me = tokio::select! {
            () = &mut shutdown => return Ok(()),
            me = self.introduce() => me?,
        };
        let route = Route {
            api: self.api.clone(),
            webhook: webhook.as_ref().map(|(webhook, _)| webhook.clone()),
            clock: self.clock.clone(),
            health: shared.health.clone(),
        };
        // Before the first poll, which is refused while a webhook is set; what does not succeed now is done later.
        let first_wait = tokio::select! {
            () = &mut shutdown => return Ok(()),
            first_wait = route.set_once() => first_wait,
        };
        let (instance, quarantine) = tokio::select! {
            () = &mut shutdown => return Ok(()),
            prepared = self.prepare(&me, &shared.lease_holder, &shared.health) => prepared?,
        };
        shared.health.ok("start");
        tasks.receiving.spawn(route.keep(first_wait, shared.stop_receiving.clone()));
        self.start(&shared, &mut tasks, me, instance, quarantine, webhook);
        shared.supervise(tasks, shutdown).await
    }

    fn shared(&self) -> Shared {
        let ctx = Context {
            clock: self.clock.clone(),
            service: self.service.clone(),
            budgets: self.budgets,
            entropy: self.entropy.clone(),
            references: Arc::default(),
        };
        Shared {
            db: self.db.clone(),
            api: self.api.clone(),
            ctx,
            lease_holder: LeaseHolder::new(process_name(&self.entropy), self.lease),
            wake_sender: Arc::default(),
            health: Arc::default(),
            stop_receiving: CancellationToken::new(),
            stop_sending: CancellationToken::new(),
        }
    }

    fn start(
        self,
        shared: &Shared,
        tasks: &mut Tasks,
        me: Me,
        instance: InstanceLock,
        quarantine: Quarantine,
        webhook: Option<(Webhook, tokio::net::TcpListener)>,
    ) {
        let inbox = shared.inbox(me, self.handle, quarantine);
        let stop = shared.stop_receiving.clone();
        match webhook {
            Some((webhook, listener)) => {
                tasks.receiving.spawn(shared.lifecycle().watch_database(stop.clone()));
                tasks.receiving.spawn(http::serve_webhook(inbox, webhook, listener, stop));
            }
            None => drop(tasks.receiving.spawn(async move { inbox.run(stop).await })),
        }
        let mut scheduler =
            Scheduler::new(self.jobs, shared.db.clone(), shared.ctx.clone(), shared.wake_sender.clone(), shared.health.clone());
        let stop = shared.stop_receiving.clone();
        tasks.receiving.spawn(async move { scheduler.run(stop).await });
        tasks.receiving.spawn(shared.lifecycle().takeover(instance, shared.stop_receiving.clone()));
        tasks.receiving.spawn(startup::set_commands(self.api, self.clock, shared.stop_receiving.clone()));
        let (sender, stop) = (shared.sender(self.rates), shared.stop_sending.clone());
        tasks.sending.spawn(async move { sender.run(stop).await });
    }
}

impl Shared {
    fn inbox(&self, me: Me, handle: Handle, quarantine: Quarantine) -> Inbox {
        Inbox {
            db: self.db.clone(),
            api: self.api.clone(),
            ctx: self.ctx.clone(),
            bot: me.id,
            username: me.username,
            lease_holder: self.lease_holder.clone(),
            wake: self.wake_sender.clone(),
            handle,
            quarantine,
            health: self.health.clone(),
            waiting: Semaphore::new(MAX_WAITING_DELIVERIES),
            inline: Arc::new(Semaphore::new(MAX_INLINE_QUERIES)),
        }
    }

    fn lifecycle(&self) -> Lifecycle {
        Lifecycle {
            db: self.db.clone(),
            clock: self.ctx.clock.clone(),
            entropy: self.ctx.entropy.clone(),
            lease_holder: self.lease_holder.clone(),
            wake_sender: self.wake_sender.clone(),
            health: self.health.clone(),
        }
    }

    fn sender(&self, rates: Rates) -> Sender {
        // A message may be tried three times in a row (edit, anew, without links), all within its lease.
        let timeout = (self.lease_holder.lasts / 4).to_std().unwrap_or_default();
        Sender {
            db: self.db.clone(),
            api: self.api.clone().with_timeout(timeout),
            ctx: self.ctx.clone(),
            rates,
            lease_holder: self.lease_holder.clone(),
            wake: self.wake_sender.clone(),
            health: self.health.clone(),
        }
    }

    /// Waits for `shutdown`, or for a part that ends unasked; then stops receiving, and after that sending.
    async fn supervise(self, mut tasks: Tasks, shutdown: impl Future<Output = ()>) -> Result<(), RunError> {
        let mut crashed = tokio::select! {
            () = shutdown => false,
            _ = tasks.receiving.join_next() => true,
            _ = tasks.sending.join_next() => true,
        };
        tracing::info!("the bot ends");
        self.stop_receiving.cancel();
        let received = timeout(RECEIVING_TIMEOUT, async {
            while let Some(ended) = tasks.receiving.join_next().await {
                crashed |= ended.is_err();
            }
        });
        // What is still being applied after that is dropped with its transaction, as in a crash.
        let mut unfinished = received.await.is_err();
        drop(tasks.receiving);
        self.stop_sending.cancel();
        let sent = timeout(SENDING_TIMEOUT, async {
            while let Some(ended) = tasks.sending.join_next().await {
                crashed |= ended.is_err();
            }
        });
        unfinished |= sent.await.is_err();
        drop(tasks.sending);
        let closed = timeout(CLOSING_TIMEOUT, async {
            if !crashed && !unfinished {
                mark_clean_shutdown(&self.db, &self.lease_holder.owner).await?;
            }
            self.db.close().await;
            store::Result::Ok(())
        });
        if !matches!(closed.await, Ok(Ok(()))) {
            tracing::warn!("the database does not answer at the end; the next start isolates updates at first");
        }
        if crashed { Err(RunError::Crashed) } else { Ok(()) }
    }
}

/// Random bytes of the operating system.
#[must_use]
#[expect(clippy::panic, reason = "without randomness no code may be handed out; the update becomes a defect")]
pub fn chance() -> Entropy {
    Arc::new(|bytes| getrandom::fill(bytes).unwrap_or_else(|error| panic!("no random numbers: {error}")))
}

/// Does all that is due at `now`.
///
/// # Errors
/// The store's; what was done before stays done.
pub async fn run_due(db: &Db, now: DateTime<Utc>) -> store::Result<()> {
    market::forget_strangers(db, now).await?;
    market::run_due(db, now).await?;
    digest::run_due(db, now).await
}
