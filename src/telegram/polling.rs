//! Polling: updates are acknowledged only after what they did has been committed.

use std::{collections::HashSet, time::Duration};

use blake3::Hash;
use chrono::{DateTime, Utc};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::{
    api::MOST_UPDATES,
    errors::CallError,
    inbox::{DEADLOCK_RETRIES, Inbox},
    inline, random_byte,
};
use crate::{
    backoff::Backoff,
    store,
    telemetry::{POLLING, seconds},
    update::{Incoming, join_albums},
};

/// How long a poll waits for updates.
const POLL_TIMEOUT: Duration = Duration::from_secs(25);
/// How long answers to presses may take once the bot is asked to stop.
const ANSWERS_TIMEOUT: Duration = Duration::from_secs(1);
/// The pause between polls that bring only updates without a number, which nothing can acknowledge.
const UNNUMBERED_PAUSE: chrono::Duration = chrono::Duration::seconds(1);
/// The pause between polls that bring nothing, should a server not wait as it was asked to.
const EMPTY_POLL_PAUSE: chrono::Duration = chrono::Duration::milliseconds(20);

impl Inbox {
    /// Polls until `stop` is cancelled; a batch that has begun is finished first.
    pub async fn run(&self, stop: CancellationToken) {
        let (mut offset, mut backoff, mut answers) = (None, Backoff::telegram(), JoinSet::new());
        let mut quarantined = self.quarantine.covers_first_batch();
        let mut unnumbered = HashSet::new();
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
                    self.health.ok(POLLING);
                    EMPTY_POLL_PAUSE
                }
                Ok(texts) => {
                    let (mut batch, still_unnumbered) = self.read_batch(&texts, &unnumbered);
                    join_albums(&mut batch);
                    self.health.ok(POLLING);
                    if !self.accept(&batch, quarantined, &stop, &mut answers).await {
                        break;
                    }
                    quarantined = false;
                    unnumbered = still_unnumbered;
                    match batch.iter().filter_map(|update| update.id).max() {
                        Some(last) => {
                            offset = Some(last + 1);
                            backoff.reset();
                            continue;
                        }
                        // No other update can come behind so many.
                        None if texts.len() >= usize::from(MOST_UPDATES) => {
                            self.polling_failed(&CallError::Unclear("updates without numbers".to_owned()), &mut backoff)
                        }
                        None => {
                            backoff.reset();
                            UNNUMBERED_PAUSE
                        }
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

    /// Reads the updates of a poll, without those that are in `set_aside`: one that has no number can't be acknowledged, and comes again
    /// with every poll until another stands behind it. Returns as well which of this poll have none.
    fn read_batch(&self, texts: &[String], set_aside: &HashSet<Hash>) -> (Vec<Incoming>, HashSet<Hash>) {
        let (mut batch, mut unnumbered) = (Vec::with_capacity(texts.len()), HashSet::new());
        for text in texts {
            let update = Incoming::read_text(text, self.bot);
            let is_new = update.id.is_some() || {
                let hash = blake3::hash(text.as_bytes());
                unnumbered.insert(hash) && !set_aside.contains(&hash)
            };
            if is_new {
                batch.push(update);
            }
        }
        (batch, unnumbered)
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
            // A person who types goes on typing, and asks again with the next letter.
            let Ok(permit) = self.inline.clone().try_acquire_owned() else { continue };
            let (db, api, ctx, username) = (self.db.clone(), self.api.clone(), self.ctx.clone(), self.username.clone());
            answers.spawn(async move {
                inline::answer(db, api, ctx, username, query).await;
                drop(permit);
            });
        }
    }

    /// Logs why polling failed, and says how long to wait.
    fn polling_failed(&self, error: &CallError, backoff: &mut Backoff) -> chrono::Duration {
        let wait = grown(backoff);
        self.health.degraded(POLLING, error);
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

fn grown(backoff: &mut Backoff) -> chrono::Duration {
    chrono::Duration::from_std(backoff.fail()).unwrap_or(EMPTY_POLL_PAUSE)
}
