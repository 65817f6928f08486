//! Updates come in: each is applied once, and acknowledged only after what it did has been committed.

use std::{future::Future, panic::AssertUnwindSafe, pin::Pin, sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use tokio::{sync::Semaphore, task::JoinSet};
use tokio_util::sync::CancellationToken;

use super::{api::Api, errors::CallError, failure_code, inline, outbox::Wake, poison::Quarantine, random_byte};
use crate::{
    backoff::Backoff,
    chat::{self, Context},
    domain::person::ChatId,
    market::{self, reachability},
    notice::{AdminAlert, Notice},
    store::{self, Db, LeaseHolder, NewDeadLetter, Outgoing, Priority, Tx},
    telemetry::{Health, seconds},
    update::{Incoming, Update, join_albums, without_identity_numbers},
};

/// How long a poll waits for updates.
const POLL_TIMEOUT: Duration = Duration::from_secs(25);
/// How long answers to presses may take once the bot is asked to stop.
const ANSWERS_TIMEOUT: Duration = Duration::from_secs(1);
/// The pause between polls that bring nothing, should a server not wait as it was asked to.
const EMPTY_POLL_PAUSE: chrono::Duration = chrono::Duration::milliseconds(20);

/// How often what ended in a deadlock is tried again at once, before it waits like any other fault.
pub(super) const DEADLOCK_RETRIES: usize = 3;

/// What applying an update comes to.
pub type Handling<'a> = Pin<Box<dyn Future<Output = store::Result<()>> + Send + 'a>>;
/// Applies one update in a transaction.
pub type Handle = Arc<dyn for<'a> Fn(&'a mut Tx, &'a Context, &'a Update) -> Handling<'a> + Send + Sync>;

/// The conversations as the handler of updates.
#[must_use]
pub fn conversations() -> Handle {
    Arc::new(|tx, ctx, update| Box::pin(chat::handle(tx, ctx, update)))
}

/// Polls Telegram and applies what comes.
pub struct Inbox {
    /// Where everything is kept.
    pub db: Db,
    /// Telegram.
    pub api: Api,
    /// What conversations need.
    pub ctx: Context,
    /// The bot's id.
    pub bot: i64,
    /// The bot's user name.
    pub username: String,
    /// The sender of the answers.
    pub lease_holder: LeaseHolder,
    /// Wakes the sender.
    pub wake: Arc<Wake>,
    /// Applies an update.
    pub handle: Handle,
    /// Whether updates are isolated at first.
    pub quarantine: Quarantine,
    /// Where failures are recorded.
    pub health: Arc<Health>,
    /// Admits deliveries that wait for the database.
    pub waiting: Semaphore,
}

impl Inbox {
    /// Polls until `stop` is cancelled; a batch that has begun is finished first.
    pub async fn run(&self, stop: CancellationToken) {
        let (mut offset, mut backoff, mut answers) = (None, Backoff::telegram(), JoinSet::new());
        let mut quarantined = self.quarantine.covers_first_batch();
        loop {
            let polled = tokio::select! {
                () = stop.cancelled() => break,
                polled = self.api.get_updates(offset, POLL_TIMEOUT) => polled,
            };
            while answers.try_join_next().is_some() {}
            let wait = match polled {
                Ok(batch) if batch.is_empty() => {
                    backoff.reset();
                    quarantined = false;
                    self.health.ok("polling");
                    EMPTY_POLL_PAUSE
                }
                Ok(batch) => {
                    let mut batch: Vec<Incoming> = batch.iter().map(|text| Incoming::read_text(text, self.bot)).collect();
                    join_albums(&mut batch);
                    self.health.ok("polling");
                    if !self.accept(&batch, quarantined, &stop, &mut answers).await {
                        break;
                    }
                    quarantined = false;
                    match batch.iter().filter_map(|update| update.id).max() {
                        Some(last) => {
                            offset = Some(last + 1);
                            backoff.reset();
                            continue;
                        }
                        None => self.polling_failed(&CallError::Unclear("updates without numbers".to_owned()), &mut backoff),
                    }
                }
                Err(error) => {
                    if error.is_foreign_webhook() {
                        self.delete_foreign_webhook().await;
                    }
                    self.polling_failed(&error, &mut backoff)
                }
            };
            if !self.sleep(wait, &stop).await {
                break;
            }
        }
        let _ = tokio::time::timeout(ANSWERS_TIMEOUT, async { while answers.join_next().await.is_some() {} }).await;
    }

    /// Applies updates in one transaction and returns after its commit: what a webhook needs before it may answer 200.
    /// Ids, chats and people of the batch are read by one statement each; what it leads to is written before the commit.
    ///
    /// # Errors
    /// A fault: nothing was applied, all of it is to be delivered again.
    pub(super) async fn apply(&self, batch: &[Incoming]) -> store::Result<()> {
        // Hardly any batch needs its savepoints, which cost two statements an update.
        match self.apply_together(batch, Savepoints::Without).await {
            Ok(true) => Ok(()),
            Ok(false) => self.apply_in_savepoints(batch).await,
            Err(defect) if !defect.is_fault() => self.apply_in_savepoints(batch).await,
            Err(fault) => Err(fault),
        }
    }

    /// Applies each update within its savepoint and writes what it gathers at once, so that one that can't be applied is
    /// set aside alone.
    async fn apply_in_savepoints(&self, batch: &[Incoming]) -> store::Result<()> {
        tracing::debug!(updates = batch.len(), "not all can be applied; each is applied for itself");
        self.apply_together(batch, Savepoints::Each).await.map(drop)
    }

    /// `false`: an update can't be applied, and without savepoints nothing was.
    async fn apply_together(&self, batch: &[Incoming], savepoints: Savepoints) -> store::Result<bool> {
        let now = self.ctx.clock.now();
        let mut tx = self.db.begin().await?;
        let ids: Vec<i64> = batch.iter().filter_map(|update| update.id).collect();
        let mut fresh = tx.receive_all(self.bot, &ids, now).await?;
        let chats: Vec<ChatId> = batch.iter().filter(|u| u.id.is_some_and(|id| fresh.contains(&id))).filter_map(|u| u.chat).collect();
        tx.prepare_chats(&chats, now).await?;
        let mut outcomes = Vec::with_capacity(batch.len());
        for update in batch {
            let outcome = match update.id {
                Some(id) if !fresh.remove(&id) => Some(Outcome::Known),
                _ => self.apply_one(&mut tx, update, savepoints, now).await?,
            };
            let Some(outcome) = outcome else { return Ok(false) };
            outcomes.push(outcome);
        }
        tx.lease_gathered(&self.lease_holder, now).await?;
        let chats = tx.queued_chats();
        tx.commit().await?;
        self.wake.chats(chats);
        outcomes.into_iter().for_each(Outcome::count);
        Ok(true)
    }

    /// What follows a commit: answers go out, the time it took is noted.
    pub(super) fn applied(&self, batch: &[Incoming], received: DateTime<Utc>, answers: &mut JoinSet<()>) {
        self.health.database_ok("updates", self.ctx.clock.now());
        self.answer_presses(batch, answers);
        let took = seconds(self.ctx.clock.now() - received);
        metrics::histogram!("tembus_update_commit_seconds").record_many(took, batch.len());
    }

    /// Applies a batch, after a fault again and again, then one update at a time. `false`: stopped before the end.
    async fn accept(&self, batch: &[Incoming], quarantined: bool, stop: &CancellationToken, answers: &mut JoinSet<()>) -> bool {
        let (mut rest, mut backoff, mut deadlocks, mut isolated) = (batch, Backoff::database(), 0, quarantined);
        let received = self.ctx.clock.now();
        while !rest.is_empty() {
            let (chunk, after) = rest.split_at(if isolated { 1 } else { rest.len() });
            let applied = if quarantined { self.apply_isolated(&chunk[0]).await } else { self.apply(chunk).await };
            match applied {
                Ok(()) => {
                    self.applied(chunk, received, answers);
                    (rest, deadlocks) = (after, 0);
                    backoff.reset();
                }
                Err(fault) if fault.is_deadlock() && deadlocks < DEADLOCK_RETRIES => {
                    deadlocks += 1;
                    tracing::warn!(%fault, updates = chunk.len(), "a deadlock: the updates are applied again at once");
                }
                Err(error) => {
                    isolated = true;
                    if !self.wait_for_database(&error, &mut backoff, stop).await {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// Applies an update that was received. `None`: it can't be applied, and there is no savepoint to return to.
    pub(super) async fn apply_one(
        &self,
        tx: &mut Tx,
        update: &Incoming,
        savepoints: Savepoints,
        now: DateTime<Utc>,
    ) -> store::Result<Option<Outcome>> {
        if update.id.is_none() {
            return self.dead_letter(tx, update, "it has no number".to_owned(), now).await.map(Some);
        }
        let Some(parsed) = update.update() else {
            return self.dead_letter(tx, update, "it can't be read".to_owned(), now).await.map(Some);
        };
        if savepoints == Savepoints::Each {
            tx.savepoint();
        }
        let acting = async {
            act(&self.handle, &self.ctx, tx, update, parsed, now).await?;
            if savepoints == Savepoints::Each { tx.flush().await } else { Ok(()) }
        };
        let reason = match AssertUnwindSafe(acting).catch_unwind().await {
            Ok(Ok(())) => {
                tx.release_savepoint().await?;
                return Ok(Some(Outcome::Applied));
            }
            Ok(Err(fault)) if fault.is_fault() => return Err(fault),
            Ok(Err(defect)) => defect.to_string(),
            Err(panic) => format!("a panic: {}", panic_text(&*panic)),
        };
        if savepoints == Savepoints::Without {
            return Ok(None);
        }
        tx.back_to_savepoint().await?;
        self.dead_letter(tx, update, reason, now).await.map(Some)
    }

    /// Keeps what can't be applied, and tells its sender and the admins.
    pub(super) async fn dead_letter(&self, tx: &mut Tx, update: &Incoming, reason: String, now: DateTime<Utc>) -> store::Result<Outcome> {
        let code = failure_code(&*self.ctx.entropy);
        tracing::error!(code, update = update.id, "an update was set aside");
        let reason = without_identity_numbers(&reason);
        let kept =
            NewDeadLetter { bot: self.bot, update: update.id, chat: update.chat, raw: update.keepable(), reason, code: code.clone() };
        tx.dead_letters().insert(&kept, now).await?;
        let tell = |chat, priority, notice| Outgoing { chat, edit: None, priority, silent: false, prompt: false, not_before: now, notice };
        if let Some(chat) = update.chat.filter(|_| update.stopped.is_none()) {
            tx.enqueue(&tell(chat, Priority::Reply, Notice::System { code: code.clone() }), now).await?;
        }
        market::alert(tx, AdminAlert::UpdateSetAside, &code, now).await?;
        Ok(Outcome::SetAside)
    }

    /// Ends the progress bars of all presses and answers all inline queries, known ones too. Tried once: it carries
    /// no news.
    fn answer_presses(&self, batch: &[Incoming], answers: &mut JoinSet<()>) {
        for id in batch.iter().filter_map(|update| update.press.clone()) {
            let api = self.api.clone();
            answers.spawn(async move {
                if let Err(error) = api.answer_press(id).await {
                    tracing::debug!(%error, "a press was not answered");
                }
            });
        }
        for query in batch.iter().filter_map(|update| update.query.clone()) {
            let (db, api, ctx) = (self.db.clone(), self.api.clone(), self.ctx.clone());
            answers.spawn(inline::answer(db, api, ctx, self.username.clone(), query));
        }
    }

    /// Logs why polling failed, and says how long to wait.
    fn polling_failed(&self, error: &CallError, backoff: &mut Backoff) -> chrono::Duration {
        let wait = grown(backoff);
        self.health.degraded("polling", error);
        let seconds = wait.num_seconds();
        match error {
            error if error.is_foreign_webhook() => {}
            CallError::Refused { code: 409, description, .. } => {
                tracing::error!(%description, seconds, "somebody else receives this bot's updates: one token, one program");
            }
            error if error.is_wrong_bot() => {
                tracing::error!(%error, seconds, "Telegram does not know this bot any more: check TELOXIDE_TOKEN and TELOXIDE_API_URL");
            }
            CallError::Refused { retry_after: Some(pause), .. } => {
                tracing::warn!(%error, "Telegram wants fewer polls");
                return chrono::Duration::from_std(*pause).unwrap_or(wait);
            }
            error => tracing::warn!(%error, seconds, "no updates can be had from Telegram; trying again"),
        }
        wait
    }

    /// Records that the database failed, and waits until it is tried again. `false`: stopped meanwhile.
    async fn wait_for_database(&self, error: &store::Error, backoff: &mut Backoff, stop: &CancellationToken) -> bool {
        let now = self.ctx.clock.now();
        self.health.database_failed("updates", error, now);
        let wait = backoff.fail_with_jitter(random_byte(&*self.ctx.entropy));
        tokio::select! {
            () = stop.cancelled() => false,
            () = self.ctx.clock.sleep_until(now + wait) => true,
            () = self.health.database_recovered() => true,
        }
    }

    /// Polling is refused while a webhook is set: whoever set it, this process polls.
    async fn delete_foreign_webhook(&self) {
        match self.api.delete_webhook().await {
            Ok(()) => tracing::warn!("somebody set a webhook for this bot, which polls: the webhook was deleted"),
            Err(error) => tracing::error!(%error, "somebody set a webhook for this bot, and it can't be deleted now"),
        }
    }

    /// `false`: stopped meanwhile.
    async fn sleep(&self, wait: chrono::Duration, stop: &CancellationToken) -> bool {
        let clock = &self.ctx.clock;
        tokio::select! {
            () = stop.cancelled() => false,
            () = clock.sleep_until(clock.now() + wait) => true,
        }
    }
}

/// Applies an update after noting that its chat can be reached, or no longer.
pub(super) async fn act(
    handle: &Handle,
    ctx: &Context,
    tx: &mut Tx,
    update: &Incoming,
    parsed: &Update,
    now: DateTime<Utc>,
) -> store::Result<()> {
    match (update.chat, update.stopped) {
        (Some(chat), Some(true)) => {
            if !tx.is_unreachable(chat, now).await? {
                reachability::mark_unreachable(tx, chat, now).await?;
                tx.chat_lost(chat, now).await?;
            }
        }
        (Some(chat), _) => {
            if tx.is_unreachable(chat, now).await? {
                reachability::mark_reachable(tx, chat, now).await?;
                tx.chat_regained(chat).await?;
                reachability::drop_stale(tx, chat, now).await?;
            }
        }
        (None, _) => {}
    }
    handle(tx, ctx, parsed).await
}

/// Whether the updates of a batch can be undone one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Savepoints {
    /// The first one that can't be applied ends the transaction.
    Without,
    /// Each has its own.
    Each,
}

/// What became of an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Applied,
    /// It had been applied before.
    Known,
    SetAside,
}

impl Outcome {
    /// Counts it, after the commit.
    pub(super) fn count(self) {
        let outcome = match self {
            Self::Applied => "applied",
            Self::Known => "known",
            Self::SetAside => "set_aside",
        };
        metrics::counter!("tembus_updates_total", "outcome" => outcome).increment(1);
    }
}

fn grown(backoff: &mut Backoff) -> chrono::Duration {
    chrono::Duration::from_std(backoff.fail()).unwrap_or(EMPTY_POLL_PAUSE)
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> &str {
    panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without words")
}
