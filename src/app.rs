//! The composition root: inbox, outbox and what time brings, with one graceful end.

pub mod audit;
mod beginning;
pub mod commands;
pub mod demo;
mod doors;
mod error;
mod life;
mod rounds;
pub mod sandbox;
pub mod set_aside;
pub mod upkeep;

use std::{future::Future, sync::Arc};

use chrono::{DateTime, Utc};
use secrecy::ExposeSecret;
use tokio::{
    sync::{Notify, watch},
    task::JoinSet,
};

pub use self::{
    doors::Doors,
    error::RunError,
    rounds::{Background, BackgroundStep},
};
use self::{
    life::{end_run, keep_alive, lock, owner},
    rounds::Rounds,
};
use crate::{
    chat::{Context, Entropy, kit::Service},
    clock::{SharedClock, ShiftedClock},
    config::Config,
    digest, market,
    store::{self, Db, Lessee},
    telegram::{
        api::Api,
        inbox::{Handle, Inbox, conversations},
        limits::Rates,
        outbox::Sender,
    },
    telemetry::Health,
    web,
};

/// Key of the bot's user name in the store's meta rows, for commands that print links.
pub const BOT_USERNAME: &str = "bot_username";
/// Key of the bot's id.
pub const BOT_ID: &str = "bot_id";
/// How often the market's time is looked at.
const ROUND: chrono::Duration = chrono::Duration::seconds(20);

/// What a bot is made of.
pub struct Bot {
    /// Where everything is kept.
    pub db: Db,
    /// Telegram.
    pub api: Api,
    /// The time.
    pub clock: SharedClock,
    /// Chance.
    pub entropy: Entropy,
    /// Who runs the service.
    pub service: Service,
    /// How fast messages go out.
    pub rates: Rates,
    /// How long a process keeps a chat to itself.
    pub lease: chrono::Duration,
    /// Whether no other process can be sending from this database.
    pub alone: bool,
    /// Applies an update.
    pub handle: Handle,
    /// What time brings.
    pub background: Vec<Background>,
}

/// `tembus run`: the bot as `config` says, until `shutdown` ends.
///
/// # Errors
/// [`RunError`], before anything was sent.
pub async fn run(config: Config, shutdown: impl Future<Output = ()> + Send) -> Result<(), RunError> {
    let api = config.telegram()?;
    let url = config.database_url.expose_secret();
    let lock = Db::file(url).map(|file| lock(&file)).transpose()?;
    let bot = Bot {
        db: Db::open(url).await?,
        api,
        clock: ShiftedClock::system(),
        entropy: chance(),
        service: config.service,
        rates: config.rates,
        lease: chrono::Duration::from_std(config.lease).unwrap_or(ROUND),
        alone: lock.is_some(),
        handle: conversations(),
        background: background(),
    };
    bot.run_behind(Doors::open(config.http, config.webhook).await?, shutdown).await
}

impl Bot {
    /// Polls and runs as [`Bot::run_behind`] says, without answering anything itself.
    ///
    /// # Errors
    /// As [`Bot::run_behind`].
    pub async fn run(self, shutdown: impl Future<Output = ()> + Send) -> Result<(), RunError> {
        self.run_behind(Doors::default(), shutdown).await
    }

    /// Runs until `shutdown` ends; then finishes what has begun, sends what can be sent within seconds, and leaves the rest
    /// in the outbox.
    ///
    /// # Errors
    /// [`RunError`]: before anything was received or sent, or [`RunError::Crashed`].
    pub async fn run_behind(self, doors: Doors, shutdown: impl Future<Output = ()> + Send) -> Result<(), RunError> {
        let mut shutdown = std::pin::pin!(shutdown);
        let health = Arc::new(Health::default());
        health.trouble("start", &"Telegram has not answered yet");
        let (stop_sending, sending_stops) = watch::channel(false);
        let (mut taking, mut sending) = (JoinSet::new(), JoinSet::new());
        let hook = doors.hook;
        if let Some(listener) = doors.http {
            let probe = doors::probe(&self, health.clone())?;
            sending.spawn(doors::answer(listener, web::health::router(probe), sending_stops.clone()));
        }
        let me = tokio::select! {
            () = &mut shutdown => return Ok(()),
            me = self.introduce(hook.as_ref().map(|(webhook, _)| webhook)) => me?,
        };
        let lessee = Lessee { owner: owner(&self.entropy), lasts: self.lease };
        let (alive, caution) = tokio::select! {
            () = &mut shutdown => return Ok(()),
            prepared = self.prepare(&me, &lessee, &health) => prepared?,
        };
        health.well("start");
        let (stop_taking, taking_stops) = watch::channel(false);
        let (db, wake) = (self.db.clone(), Arc::new(Notify::new()));
        let ctx = Context { clock: self.clock, service: self.service, entropy: self.entropy.clone() };
        // A message may be tried three times in a row (edit, anew, without links), all within its lease.
        let api = self.api.clone().with_patience((self.lease / 4).to_std().unwrap_or_default());
        let sender = Sender {
            db: db.clone(),
            api,
            ctx: ctx.clone(),
            rates: self.rates,
            lessee: lessee.clone(),
            wake: wake.clone(),
            health: health.clone(),
        };
        let owner = lessee.owner.clone();
        let heirs = keep_alive(alive, db.clone(), ctx.clock.clone(), owner.clone(), wake.clone());
        let mut rounds = Rounds::new(self.background, db.clone(), ctx.clone(), wake.clone());
        let inbox = Inbox {
            db: db.clone(),
            api: self.api,
            ctx,
            bot: me.id,
            username: me.username,
            lessee,
            wake,
            handle: self.handle,
            caution,
            health,
        };
        let stops = taking_stops.clone();
        match hook {
            Some((webhook, listener)) => drop(taking.spawn(doors::take(inbox, webhook, listener, taking_stops))),
            None => drop(taking.spawn(async move { inbox.run(taking_stops).await })),
        }
        let mut ending = stops.clone();
        taking.spawn(async move { rounds.run(stops).await });
        taking.spawn(async move {
            tokio::select! {
                () = heirs => {}
                // Says no only when nobody asks any more.
                _ = ending.wait_for(|stop| *stop) => {}
            }
        });
        sending.spawn(async move { sender.run(sending_stops).await });

        let mut crashed = tokio::select! {
            () = shutdown => false,
            _ = taking.join_next() => true,
            _ = sending.join_next() => true,
        };
        tracing::info!("the bot ends");
        // Nobody may be listening any more.
        let _ = stop_taking.send(true);
        while let Some(ended) = taking.join_next().await {
            crashed |= ended.is_err();
        }
        let _ = stop_sending.send(true);
        while let Some(ended) = sending.join_next().await {
            crashed |= ended.is_err();
        }
        if !crashed && let Err(fault) = end_run(&db, &owner).await {
            tracing::warn!(%fault, "the end could not be noted; the next start is careful");
        }
        db.close().await;
        if crashed { Err(RunError::Crashed) } else { Ok(()) }
    }
}

/// The operating system's chance.
#[must_use]
#[expect(clippy::panic, reason = "without chance nothing may be handed out; the update becomes a defect")]
pub fn chance() -> Entropy {
    Arc::new(|bytes| getrandom::fill(bytes).unwrap_or_else(|error| panic!("no random numbers: {error}")))
}

/// What time brings: holds lapse, offers end, digests go out.
#[must_use]
pub fn background() -> Vec<Background> {
    let market: Background = Box::new(|db, ctx| {
        Box::pin(async move {
            let now = ctx.clock.now();
            market::run_due(&db, now).await?;
            Ok(now + ROUND)
        })
    });
    let digests: Background = Box::new(|db, ctx| {
        Box::pin(async move {
            let now = ctx.clock.now();
            digest::run_due(&db, now).await?;
            Ok(now + ROUND)
        })
    });
    vec![market, digests]
}

/// Does all that is due at `now`; how many things were done.
///
/// # Errors
/// The store's; what was done before stays done.
pub async fn run_due(db: &Db, now: DateTime<Utc>) -> store::Result<usize> {
    market::forget_strangers(db, now).await?;
    Ok(market::run_due(db, now).await? + digest::run_due(db, now).await?)
}
