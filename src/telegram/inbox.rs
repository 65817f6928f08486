//! Updates come in: each is applied once.

use std::{future::Future, panic::AssertUnwindSafe, pin::Pin, sync::Arc};

use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use tokio::sync::Semaphore;

use super::{api::Api, failure_code, outbox::Wake, quarantine::Quarantine};
use crate::{
    chat::{self, Context},
    domain::person::ChatId,
    market::{self, reachability},
    notice::{AdminAlert, Notice},
    store::{self, Db, LeaseHolder, NewDeadLetter, Outgoing, Priority, Tx},
    telemetry::Health,
    update::{Incoming, Update, without_identity_numbers},
};

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

/// What applies updates.
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
    /// Admits inline queries: their searches share the readers of the database with everything else.
    pub inline: Arc<Semaphore>,
}

impl Inbox {
    /// Applies updates in one transaction and returns after its commit: what a webhook needs before it may answer 200.
    /// Ids, chats and people of the batch are read by one statement each; what it leads to is written before the commit.
    ///
    /// # Errors
    /// A fault: nothing was applied, all of it is to be delivered again.
    pub(super) async fn apply(&self, batch: &[Incoming]) -> store::Result<()> {
        if let Some(latest) = batch.iter().filter_map(|update| update.update()?.message()?.written_at).max() {
            self.ctx.clock.confirm(latest);
        }
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
        Ok(Outcome::DeadLettered)
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
                tx.mark_chat_unreachable(chat, now).await?;
            }
        }
        (Some(chat), _) => {
            if tx.is_unreachable(chat, now).await? {
                reachability::mark_reachable(tx, chat, now).await?;
                tx.mark_chat_reachable(chat).await?;
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
    DeadLettered,
}

impl Outcome {
    /// Counts it, after the commit.
    pub(super) fn count(self) {
        let outcome = match self {
            Self::Applied => "applied",
            Self::Known => "known",
            Self::DeadLettered => "set_aside",
        };
        metrics::counter!("tembus_updates_total", "outcome" => outcome).increment(1);
    }
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> &str {
    panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without words")
}
