//! Messages go out: one at a time in each chat, replies first, as fast as Telegram allows, until Telegram has them or says
//! that it never will.

use std::{collections::HashSet, num::NonZeroU32, panic::AssertUnwindSafe, sync::Arc};

use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use tokio::{sync::Notify, task::JoinSet};
use tokio_util::sync::CancellationToken;

use super::{
    api::Api,
    deliver::{Undelivered, deliver},
    errors::SendFailure,
    failure_code,
    inbox::DEADLOCK_RETRIES,
    limits::{Limits, Rates, Wait},
    random_byte,
};
use crate::{
    backoff::Backoff,
    chat::Context,
    clock::ClockWatch,
    domain::person::ChatId,
    market::{self, reachability},
    notice::{AdminAlert, Notice},
    store::{self, Db, Delivered, DeliveryOutcome, Due, LeaseHolder, Priority},
    telemetry::{Health, seconds},
};

/// The most messages that are being sent at once.
const MAX_IN_FLIGHT: usize = 32;
/// Rows looked at when choosing what to send; more than can be on their way.
const WINDOW: u8 = 96;
/// The calls of a message that also takes the buttons from another.
const TWO_CALLS: NonZeroU32 = NonZeroU32::MIN.saturating_add(1);
/// How often rows of other processes, and of short commands, are looked for.
const SCAN_INTERVAL: chrono::Duration = chrono::Duration::seconds(1);
/// How many attempts with which Telegram itself failed a message has, while other chats are served.
const MAX_FAILED_ATTEMPTS: i64 = 8;
/// Key of the instant (epoch milliseconds) before which Telegram wants nothing from this bot.
const HELD_UNTIL: &str = "sending_held_until";
/// The longest pause of an earlier process that is kept to.
const LONGEST_HOLD: chrono::Duration = chrono::Duration::hours(1);
/// How long what waits is still sent after the end was asked for.
const FLUSH_TIMEOUT: chrono::Duration = chrono::Duration::seconds(4);
/// How long answers to what is on its way are awaited after that.
const LAST_ANSWERS_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(1);
/// How long an answer waits for others on their way to be marked with it.
const MARK_DELAY: chrono::Duration = chrono::Duration::milliseconds(2);
/// How long sending pauses while Telegram does not know the bot.
const UNKNOWN_BOT_PAUSE: chrono::Duration = chrono::Duration::seconds(60);

/// What the sender needs.
pub struct Sender {
    /// Where the messages are kept.
    pub db: Db,
    /// Telegram.
    pub api: Api,
    /// The time, chance, and whose service this is.
    pub ctx: Context,
    /// How fast.
    pub rates: Rates,
    /// This process, and how long it leases a chat.
    pub lease_holder: LeaseHolder,
    /// Notified when there is something to send.
    pub wake: Arc<Notify>,
    /// Where failures are recorded.
    pub health: Arc<Health>,
}

struct State {
    limits: Limits,
    tasks: JoinSet<Attempt>,
    busy: HashSet<i64>,
    tried: Vec<Attempt>,
    /// Whether there may be something to send that is not on its way.
    is_waiting: bool,
    /// Chats for which more waits behind what is on its way.
    behind: HashSet<i64>,
    /// Delays between failed attempts to reach the database.
    backoff: Backoff,
    /// Deadlocks since the last attempt that succeeded.
    deadlocks: usize,
    retry_at: DateTime<Utc>,
    next_scan: DateTime<Utc>,
    clock_watch: ClockWatch,
    /// The clock was put back, and chats may still be held by what it said before.
    holds_are_stale: bool,
    /// Whether a pause that an earlier process was asked for is taken over.
    is_hold_known: bool,
}

struct Attempt {
    row: Due,
    result: Result<Delivered, Undelivered>,
}

/// What is left to do now.
enum Next {
    /// Nothing, as far as this process can do it.
    Nothing,
    /// Something may be sent then, or when an answer comes.
    At(DateTime<Utc>),
}

impl Sender {
    /// Sends until `stop` is cancelled and what can be sent within a few seconds has been.
    pub async fn run(&self, stop: CancellationToken) {
        let now = self.ctx.clock.now();
        let mut state = State {
            limits: Limits::new(self.rates, self.ctx.clock.clone()),
            tasks: JoinSet::new(),
            busy: HashSet::new(),
            tried: Vec::new(),
            is_waiting: true,
            behind: HashSet::new(),
            backoff: Backoff::database(),
            deadlocks: 0,
            retry_at: now,
            next_scan: now,
            clock_watch: ClockWatch::default(),
            holds_are_stale: false,
            is_hold_known: false,
        };
        let mut end: Option<DateTime<Utc>> = None;
        loop {
            let next = self.step(&mut state).await;
            let now = self.ctx.clock.now();
            if state.clock_watch.went_back(now) {
                tracing::warn!("the clock was put back: the outbox plans anew");
                (state.retry_at, state.next_scan, state.holds_are_stale) = (now, now, true);
                state.limits = Limits::new(self.rates, self.ctx.clock.clone());
                end = end.map(|_| now + FLUSH_TIMEOUT);
                continue;
            }
            if end.is_none() && stop.is_cancelled() {
                (end, state.next_scan) = (Some(now + FLUSH_TIMEOUT), now);
                continue;
            }
            let until = match (next, end) {
                (_, Some(end)) if now >= end => break,
                (Next::Nothing, Some(_)) if state.tasks.is_empty() && state.tried.is_empty() => break,
                (Next::At(at), _) => at.min(state.next_scan),
                (Next::Nothing, _) => state.next_scan,
            };
            tokio::select! {
                Some(Ok(attempt)) = state.tasks.join_next(), if !state.tasks.is_empty() => {
                    state.tried.push(attempt);
                    self.gather(&mut state).await;
                }
                () = self.wake.notified() => state.next_scan = now,
                () = self.ctx.clock.sleep_until(until.max(state.retry_at)) => {}
                () = self.health.database_recovered(), if state.backoff.is_failing() => state.retry_at = now,
                () = stop.cancelled(), if end.is_none() => {}
            }
        }
        self.finish(state).await;
    }

    /// Waits a moment for more answers: their marks share a commit.
    async fn gather(&self, state: &mut State) {
        let end = self.ctx.clock.now() + MARK_DELAY;
        while state.tried.len() < MAX_IN_FLIGHT / 2 && !state.tasks.is_empty() {
            tokio::select! {
                biased;
                Some(Ok(attempt)) = state.tasks.join_next() => state.tried.push(attempt),
                () = self.ctx.clock.sleep_until(end) => return,
            }
        }
    }

    /// Marks what was tried, leases, and starts what may be sent now.
    async fn step(&self, state: &mut State) -> Next {
        while let Some(done) = state.tasks.try_join_next() {
            state.tried.extend(done);
        }
        let now = self.ctx.clock.now();
        if now < state.retry_at {
            return Next::At(state.retry_at);
        }
        match self.try_step(state, now).await {
            Ok(next) => {
                state.backoff.reset();
                state.deadlocks = 0;
                self.health.database_ok("outbox", now);
                next
            }
            Err(fault) if fault.is_deadlock() && state.deadlocks < DEADLOCK_RETRIES => {
                state.deadlocks += 1;
                tracing::warn!(%fault, "a deadlock: the outbox tries again at once");
                Next::At(now)
            }
            Err(fault) => {
                self.health.database_failed("outbox", &fault, now);
                state.retry_at = now + state.backoff.fail_with_jitter(random_byte(&*self.ctx.entropy));
                Next::At(state.retry_at)
            }
        }
    }

    async fn try_step(&self, state: &mut State, now: DateTime<Utc>) -> store::Result<Next> {
        // In one order, so that two processes never wait for each other; after a failure they take turns.
        if !state.backoff.is_failing() {
            state.tried.sort_by_key(|attempt| attempt.row.chat);
        }
        while !state.tried.is_empty() {
            // After a failure one by one, so that a mark that can't be made does not keep the others.
            let count = if !state.backoff.is_failing() { state.tried.len() } else { 1 };
            match self.mark(&state.tried[..count], &mut state.limits, now).await {
                Ok(all_sent) => state.is_waiting |= !all_sent,
                Err(defect) if count == 1 && !defect.is_fault() => self.park(&state.tried[0], &defect, now).await?,
                Err(error) => {
                    state.tried.rotate_left(count);
                    return Err(error);
                }
            }
            for attempt in state.tried.drain(..count) {
                state.busy.remove(&attempt.row.chat);
                state.is_waiting |= state.behind.remove(&attempt.row.chat);
            }
        }
        if !state.is_hold_known {
            let kept = self.db.read().await?.meta(HELD_UNTIL).await?.and_then(|at| at.parse().ok());
            // A pause of over an hour was noted by a clock that was ahead.
            if let Some(until) = kept.and_then(DateTime::from_timestamp_millis).filter(|until| *until > now && *until <= now + LONGEST_HOLD)
            {
                state.limits.hold(until);
            }
            state.is_hold_known = true;
        }
        if state.holds_are_stale {
            let mut tx = self.db.begin().await?;
            tx.forget_holds(&self.lease_holder, now).await?;
            tx.commit().await?;
            state.holds_are_stale = false;
        }
        if now >= state.next_scan {
            state.limits.tidy();
            state.next_scan = now + SCAN_INTERVAL;
            state.is_waiting = true;
        }
        if !state.is_waiting {
            return Ok(Next::Nothing);
        }
        self.dispatch(state, now).await
    }

    /// The next row of each chat, after leasing what nobody else sends to.
    async fn heads(&self, now: DateTime<Utc>) -> store::Result<Vec<Due>> {
        let rows = self.db.read_autocommit().await?.next_messages(&self.lease_holder, now, i64::from(WINDOW)).await?;
        if rows.iter().all(|row| row.leased == 1) {
            return Ok(rows);
        }
        let mut tx = self.db.begin().await?;
        tx.lease_chats(&self.lease_holder, now).await?;
        tx.commit().await?;
        let rows = self.db.read_autocommit().await?.next_messages(&self.lease_holder, now, i64::from(WINDOW)).await?;
        Ok(rows.into_iter().filter(|row| row.leased == 1).collect())
    }

    async fn dispatch(&self, state: &mut State, now: DateTime<Utc>) -> store::Result<Next> {
        if state.tasks.len() >= MAX_IN_FLIGHT {
            return Ok(Next::At(state.next_scan));
        }
        let rows = self.heads(now).await?;
        state.is_waiting = rows.len() >= usize::from(WINDOW);
        let mut next = Next::Nothing;
        for row in rows {
            if state.tasks.len() >= MAX_IN_FLIGHT {
                state.is_waiting = true;
                return Ok(Next::At(state.next_scan));
            }
            if row.more == 1 {
                state.behind.insert(row.chat);
            }
            if state.busy.contains(&row.chat) {
                continue;
            }
            let calls = if row.unprompt.is_some() { TWO_CALLS } else { NonZeroU32::MIN };
            match state.limits.admit(row.chat, calls) {
                Ok(()) => {
                    state.busy.insert(row.chat);
                    let (api, service) = (self.api.clone(), self.ctx.service.clone());
                    state.tasks.spawn(async move {
                        let result = AssertUnwindSafe(deliver(&api, &row, &service)).catch_unwind().await;
                        let panic = Undelivered { failure: SendFailure::Park, error: "a panic while sending".to_owned() };
                        Attempt { row, result: result.unwrap_or(Err(panic)) }
                    });
                }
                Err(Wait::Chat(at)) => {
                    state.is_waiting = true;
                    next = match next {
                        Next::At(earlier) if earlier <= at => next,
                        _ => Next::At(at),
                    }
                }
                Err(Wait::All(at)) => {
                    state.is_waiting = true;
                    return Ok(Next::At(at));
                }
            }
        }
        Ok(next)
    }

    /// Records the outcomes of several messages in one commit. Returns whether all of them were sent and marked.
    async fn mark(&self, tried: &[Attempt], limits: &mut Limits, now: DateTime<Utc>) -> store::Result<bool> {
        let sent: Vec<(&Due, Delivered)> = tried.iter().filter_map(|a| Some((&a.row, *a.result.as_ref().ok()?))).collect();
        if sent.len() == tried.len() && limits.held_until().is_none_or(|until| until <= now) {
            let marked = self.db.mark_sent(&self.lease_holder, &sent, now).await?;
            let outcomes: Vec<_> = sent.iter().filter(|(row, _)| marked.contains(&row.id)).map(|(row, _)| (*row, "sent")).collect();
            count(&outcomes, now);
            return Ok(outcomes.len() == tried.len());
        }
        for Attempt { row, result } in tried.iter().filter(|attempt| is_unreachable(&attempt.result)) {
            self.mark_unreachable(row, &self.outcome(row, result, limits, now), now).await?;
        }
        let mut tx = self.db.begin().await?;
        let marked = tx.mark_sent(&self.lease_holder, &sent, now).await?;
        let mut outcomes: Vec<_> = sent.iter().filter(|(row, _)| marked.contains(&row.id)).map(|(row, _)| (*row, "sent")).collect();
        let mut alerted = false;
        for Attempt { row, result } in tried.iter().filter(|attempt| attempt.result.is_err() && !is_unreachable(&attempt.result)) {
            let outcome = self.outcome(row, result, limits, now);
            if !tx.mark(&self.lease_holder, row, &outcome, now).await? {
                continue;
            }
            outcomes.push((row, outcome.name()));
            match outcome {
                DeliveryOutcome::Parked(_) if !is_alert(row) => {
                    alerted = true;
                    self.alert(&mut tx, row, now).await?;
                }
                DeliveryOutcome::Again { .. } if is_forbidden(result) && !is_alert(row) && limits.forbidden() => {
                    alerted = true;
                    self.alert(&mut tx, row, now).await?;
                }
                _ => {}
            }
        }
        if let Some(until) = limits.held_until().filter(|until| *until > now) {
            tx.set_meta(HELD_UNTIL, &until.timestamp_millis().to_string()).await?;
        }
        if alerted {
            tx.lease_chats(&self.lease_holder, now).await?;
        }
        tx.commit().await?;
        count(&outcomes, now);
        Ok(false)
    }

    /// Records that a person can't be reached: a transaction for each, which locks offers before leases and rows of the outbox
    /// as all do.
    async fn mark_unreachable(&self, row: &Due, outcome: &DeliveryOutcome, now: DateTime<Utc>) -> store::Result<()> {
        let mut tx = self.db.begin().await?;
        reachability::mark_unreachable(&mut tx, ChatId(row.chat), now).await?;
        if tx.mark(&self.lease_holder, row, outcome, now).await? {
            tx.commit().await?;
            count(&[(row, outcome.name())], now);
        }
        Ok(())
    }

    /// Parks a row whose outcome can't be recorded as it should be: it must not keep all others waiting.
    async fn park(&self, attempt: &Attempt, defect: &store::Error, now: DateTime<Utc>) -> store::Result<()> {
        tracing::error!(%defect, row = attempt.row.id, "the outcome of a message can't be recorded; it is parked");
        let outcome = match &attempt.result {
            Ok(told) => DeliveryOutcome::Sent(*told),
            Err(_) => DeliveryOutcome::Parked(defect.to_string()),
        };
        let mut tx = self.db.begin().await?;
        tx.mark(&self.lease_holder, &attempt.row, &outcome, now).await?;
        tx.commit().await
    }

    fn outcome(&self, row: &Due, result: &Result<Delivered, Undelivered>, limits: &mut Limits, now: DateTime<Utc>) -> DeliveryOutcome {
        let Undelivered { failure, error } = match result {
            Ok(told) => return DeliveryOutcome::Sent(*told),
            Err(undelivered) => undelivered,
        };
        let growing = Backoff::telegram().after(u32::try_from(row.attempts).unwrap_or(0));
        let again = |uncertain, wait| DeliveryOutcome::Again { uncertain, error: error.clone(), hold: now + wait };
        let std = |wait| chrono::Duration::from_std(wait).unwrap_or(UNKNOWN_BOT_PAUSE);
        match failure {
            SendFailure::Unreachable => DeliveryOutcome::Unreachable(error.clone()),
            SendFailure::Wait(wait) => {
                let wait = wait.unwrap_or(growing);
                if limits.alarm(row.chat, wait) {
                    tracing::warn!(seconds = wait.as_secs(), "Telegram wants less from this bot: everything waits");
                }
                again(false, std(wait))
            }
            SendFailure::Retry => again(false, std(growing)),
            SendFailure::Forbidden => {
                tracing::error!(%error, row = row.id, "Telegram forbids a message in unknown words; its chat waits");
                again(false, std(growing))
            }
            // Several chats at once: Telegram as a whole fails, and no message is to blame.
            SendFailure::RetryFailed if !limits.failed(row.chat) && row.uncertain >= MAX_FAILED_ATTEMPTS => {
                tracing::error!(%error, row = row.id, "Telegram failed with a message again and again; its chat goes on without it");
                DeliveryOutcome::Parked(error.clone())
            }
            SendFailure::RetryUncertain | SendFailure::RetryFailed => {
                tracing::warn!(%error, row = row.id, "a message may or may not have arrived; it is sent again");
                again(true, std(growing))
            }
            SendFailure::Stop => {
                if limits.hold(now + UNKNOWN_BOT_PAUSE) {
                    tracing::error!(%error, "Telegram does not know this bot: nothing is sent; check TELOXIDE_TOKEN and TELOXIDE_API_URL");
                }
                again(false, SCAN_INTERVAL)
            }
            SendFailure::Park | SendFailure::NothingToDo | SendFailure::SendAnew | SendFailure::LeaveLinksOut => {
                DeliveryOutcome::Parked(error.clone())
            }
        }
    }

    /// Tells the admins that a message can't be delivered.
    async fn alert(&self, tx: &mut store::Tx, row: &Due, now: DateTime<Utc>) -> store::Result<()> {
        let code = failure_code(&*self.ctx.entropy);
        let parked = tx.parked_messages().await?;
        tracing::error!(code, row = row.id, parked, "a message can't be delivered; the admins are told");
        market::alert(tx, AdminAlert::MessageParked, &code, now).await
    }

    /// Waits for what is on its way, marks it and gives the leases back. What can't be awaited keeps its lease, so that the
    /// next process counts it as uncertain.
    async fn finish(&self, mut state: State) {
        let _ = tokio::time::timeout(LAST_ANSWERS_TIMEOUT, async {
            while let Some(done) = state.tasks.join_next().await {
                state.tried.extend(done);
            }
        })
        .await;
        let now = self.ctx.clock.now();
        let marked = self.mark(&state.tried, &mut state.limits, now).await;
        if let Err(fault) = &marked {
            tracing::error!(%fault, "what was sent last could not be noted; some of it may be sent again");
        }
        if marked.is_ok() && state.tasks.is_empty() {
            let released = async {
                let mut tx = self.db.begin().await?;
                tx.release_chats(&self.lease_holder).await?;
                tx.commit().await
            };
            if let Err(fault) = released.await {
                tracing::error!(%fault, "the leases could not be given back; they end by themselves");
            }
        }
    }
}

/// Counts outcomes after they were recorded.
fn count(outcomes: &[(&Due, &'static str)], now: DateTime<Utc>) {
    for (row, outcome) in outcomes {
        metrics::counter!("tembus_messages_total", "outcome" => *outcome).increment(1);
        if *outcome == "sent" && row.priority == Priority::Reply as i64 {
            let took = chrono::Duration::milliseconds(now.timestamp_millis() - row.created_at);
            metrics::histogram!("tembus_reply_seconds").record(seconds(took));
        }
    }
}

fn is_unreachable(result: &Result<Delivered, Undelivered>) -> bool {
    matches!(result, Err(Undelivered { failure: SendFailure::Unreachable, .. }))
}

fn is_forbidden(result: &Result<Delivered, Undelivered>) -> bool {
    matches!(result, Err(Undelivered { failure: SendFailure::Forbidden, .. }))
}

fn is_alert(row: &Due) -> bool {
    row.notice.as_deref().and_then(|json| serde_json::from_str(json).ok()).is_some_and(|notice| matches!(notice, Notice::AdminAlert { .. }))
}
