//! Messages go out: one at a time in each chat, replies first, as fast as Telegram allows, until Telegram has them or says
//! that it never will.

mod outcome;
mod ready;
mod sender;

use std::{
    collections::{HashMap, HashSet},
    num::NonZeroU32,
    panic::AssertUnwindSafe,
};

use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::{
    deliver::{Undelivered, deliver},
    errors::SendFailure,
    inbox::DEADLOCK_RETRIES,
    limits::{Limits, Wait},
    random_byte,
};
use crate::{
    backoff::Backoff,
    clock::ClockWatch,
    store::{self, Due, Priority},
    telemetry::SENDING,
};
use ready::Ready;
pub use ready::Wake;
pub use sender::Sender;
use sender::{Attempt, HELD_UNTIL, SCAN_INTERVAL};

/// The most messages that are being sent at once.
const MAX_IN_FLIGHT: usize = 64;
/// Queues looked at by one statement.
const QUEUES_PER_SCAN: i64 = 256;
/// Before the first queue: its priority and chat.
const FIRST_QUEUE: (i64, i64) = (-1, 0);
/// The calls of a message that also takes the buttons from another.
const TWO_CALLS: NonZeroU32 = NonZeroU32::MIN.saturating_add(1);
/// The longest pause of an earlier process that is kept to.
const LONGEST_HOLD: chrono::Duration = chrono::Duration::days(1);
/// How long what waits is still sent after the end was asked for.
const FLUSH_TIMEOUT: chrono::Duration = chrono::Duration::seconds(4);
/// How long answers to what is on its way are awaited after that.
const LAST_ANSWERS_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(1);
/// How many answers are marked at once without waiting for more.
const GATHERED_MARKS: usize = 16;
/// How long an answer waits for others on their way to be marked with it.
const MARK_DELAY: chrono::Duration = chrono::Duration::milliseconds(2);

struct State {
    limits: Limits,
    tasks: JoinSet<Attempt>,
    busy: HashSet<i64>,
    tried: Vec<Attempt>,
    /// Chats to which something may be sent now.
    ready: Ready,
    /// Chats for which more waits behind what is on its way, and its priority.
    behind: HashMap<i64, i64>,
    /// Where the scan of the queues goes on; `None`: it came to their end.
    scanned: Option<(i64, i64)>,
    /// Until when Telegram has had enough.
    blocked_until: Option<DateTime<Utc>>,
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

impl State {
    /// Something of this priority may have to be sent to `chat`.
    fn expect(&mut self, chat: i64, priority: i64) {
        if self.busy.contains(&chat) {
            let behind = self.behind.entry(chat).or_insert(priority);
            *behind = priority.min(*behind);
        } else {
            self.ready.add(chat, priority);
        }
    }
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
            ready: Ready::default(),
            behind: HashMap::new(),
            scanned: None,
            blocked_until: None,
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
                state.blocked_until = None;
                state.ready.resume_all();
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
                () = self.wake.notified() => {}
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
        while state.tried.len() < GATHERED_MARKS && !state.tasks.is_empty() {
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
        self.take_over_holds(state, now).await?;
        // What comes next is on its way while the marks wait for the writer. Not if Telegram refused something: what that
        // means for the others is known once it is noted.
        if !state.tried.is_empty() && !state.backoff.is_failing() && state.tried.iter().all(|attempt| attempt.result.is_ok()) {
            self.look_for_work(state, now).await?;
            self.dispatch(state, now).await?;
        }
        self.mark_tried(state, now).await?;
        self.look_for_work(state, now).await?;
        self.dispatch(state, now).await
    }

    /// Records what became of the attempts that have ended, and lets their chats go on.
    async fn mark_tried(&self, state: &mut State, now: DateTime<Utc>) -> store::Result<()> {
        // In one order, so that two processes never wait for each other; after a failure they take turns.
        if !state.backoff.is_failing() {
            state.tried.sort_by_key(|attempt| attempt.row.chat);
        }
        while !state.tried.is_empty() {
            // After a failure one by one, so that a mark that can't be made does not keep the others.
            let count = if !state.backoff.is_failing() { state.tried.len() } else { 1 };
            match self.mark(&state.tried[..count], &mut state.limits, now).await {
                Ok(true) => {}
                // What a newer edit took the place of, or what waits for another attempt.
                Ok(false) => state.tried[..count].iter().for_each(|attempt| state.ready.add(attempt.row.chat, attempt.row.priority)),
                Err(defect) if count == 1 && !defect.is_fault() => self.park(&state.tried[0], &defect, now).await?,
                Err(error) => {
                    state.tried.rotate_left(count);
                    return Err(error);
                }
            }
            for attempt in state.tried.drain(..count) {
                state.busy.remove(&attempt.row.chat);
                if let Some(priority) = state.behind.remove(&attempt.row.chat) {
                    state.ready.add(attempt.row.chat, priority);
                }
            }
        }
        Ok(())
    }

    /// Takes over the pause that Telegram asked an earlier process for, and forgets pauses that a clock noted which was ahead.
    async fn take_over_holds(&self, state: &mut State, now: DateTime<Utc>) -> store::Result<()> {
        if !state.is_hold_known {
            let kept = self.db.read().await?.meta(HELD_UNTIL).await?.and_then(|at| at.parse().ok());
            // A pause of over a day was noted by a clock that was ahead.
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
        Ok(())
    }

    /// Notes the chats to which something may have to be sent: those that this process was told of, and now and then all,
    /// since other processes and short commands write messages, too, and pauses end.
    async fn look_for_work(&self, state: &mut State, now: DateTime<Utc>) -> store::Result<()> {
        let news = self.wake.take();
        for chat in news.chats {
            state.expect(chat, Priority::Reply as i64);
        }
        if news.any_chat {
            state.next_scan = now;
        }
        state.ready.resume(now);
        if now >= state.next_scan {
            state.limits.tidy();
            let end = self.scan(state, FIRST_QUEUE, now).await?;
            state.scanned = state.scanned.or(end);
            state.next_scan = now + SCAN_INTERVAL;
        }
        while state.ready.is_empty()
            && state.tasks.len() < MAX_IN_FLIGHT
            && let Some(behind) = state.scanned
        {
            state.scanned = self.scan(state, behind, now).await?;
        }
        Ok(())
    }

    /// Notes the chats of the next queues; returns the last of them if there may be more.
    async fn scan(&self, state: &mut State, behind: (i64, i64), now: DateTime<Utc>) -> store::Result<Option<(i64, i64)>> {
        let queues = self.db.read_autocommit().await?.queues(&self.lease_holder, now, behind, QUEUES_PER_SCAN).await?;
        for queue in queues.iter().filter(|queue| queue.due == 1) {
            state.expect(queue.chat, queue.priority);
        }
        let is_full = i64::try_from(queues.len()).is_ok_and(|found| found >= QUEUES_PER_SCAN);
        Ok(queues.last().filter(|_| is_full).map(|queue| (queue.priority, queue.chat)))
    }

    /// The next rows of chats, after leasing those that nobody else sends to.
    async fn heads(&self, chats: &[i64], now: DateTime<Utc>) -> store::Result<Vec<Due>> {
        let rows = self.db.read_autocommit().await?.next_messages(chats, &self.lease_holder, now).await?;
        let unleased: Vec<i64> = rows.iter().filter(|row| row.leased == 0).map(|row| row.chat).collect();
        if unleased.is_empty() {
            return Ok(rows);
        }
        let mut tx = self.db.begin().await?;
        tx.lease_chats(&unleased, &self.lease_holder, now).await?;
        tx.commit().await?;
        let rows = self.db.read_autocommit().await?.next_messages(chats, &self.lease_holder, now).await?;
        Ok(rows.into_iter().filter(|row| row.leased == 1).collect())
    }

    /// Starts what may be sent now.
    async fn dispatch(&self, state: &mut State, now: DateTime<Utc>) -> store::Result<Next> {
        if let Some(until) = state.blocked_until.filter(|until| *until > now) {
            return Ok(Next::At(until));
        }
        state.blocked_until = None;
        let most = if state.limits.is_stopped() { 1 } else { MAX_IN_FLIGHT };
        while state.tasks.len() < most && !state.ready.is_empty() {
            let chats = state.ready.first(most - state.tasks.len());
            let mut rows: HashMap<i64, Due> = self.heads(&chats, now).await?.into_iter().map(|row| (row.chat, row)).collect();
            for chat in chats {
                let Some(row) = rows.remove(&chat) else {
                    state.ready.remove(chat);
                    continue;
                };
                let calls = if row.remove_buttons_from.is_some() { TWO_CALLS } else { NonZeroU32::MIN };
                match state.limits.admit(chat, calls) {
                    Ok(()) => self.start(state, row),
                    Err(Wait::Chat(until)) => state.ready.pause(chat, until),
                    Err(wait @ (Wait::All(until) | Wait::Held(until))) => {
                        if matches!(wait, Wait::All(_)) {
                            self.health.paced_until(until);
                        }
                        state.blocked_until = Some(until);
                        return Ok(Next::At(until));
                    }
                }
            }
        }
        let waits = !state.ready.is_empty() || state.scanned.is_some();
        if !waits {
            self.health.nothing_waits(now);
            // Nothing is left with which another attempt could be made.
            if state.tasks.is_empty() && state.limits.forget_old_stop() {
                self.health.ok(SENDING);
            }
        }
        Ok(state.ready.next_end().or(waits.then_some(state.next_scan)).map_or(Next::Nothing, Next::At))
    }

    /// Puts a row on its way.
    fn start(&self, state: &mut State, row: Due) {
        state.ready.remove(row.chat);
        state.busy.insert(row.chat);
        if row.more == 1 {
            state.expect(row.chat, row.priority);
        }
        let (api, service) = (self.api.clone(), self.ctx.service.clone());
        state.tasks.spawn(async move {
            let result = AssertUnwindSafe(deliver(&api, &row, &service)).catch_unwind().await;
            let panic = Undelivered { failure: SendFailure::Park, error: "a panic while sending".to_owned() };
            Attempt { row, result: result.unwrap_or(Err(panic)) }
        });
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
