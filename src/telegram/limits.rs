//! How fast Telegram lets a bot send: about 30 messages a second in all and one a second in a chat, with short bursts
//! (Telegram's Bot FAQ).

use std::{collections::HashSet, num::NonZeroU32, time::Duration};

use chrono::{DateTime, Utc};
use governor::{
    Quota, RateLimiter,
    middleware::NoOpMiddleware,
    state::{InMemoryState, NotKeyed, keyed::HashMapStateStore},
};

use crate::{backoff::Backoff, clock::SharedClock};

/// Messages that may follow each other at once in one chat.
const CHAT_BURST: u32 = 5;
/// Chats that ask for a pause within [`ALARM_SPAN`] before everything is held.
const ALARM_CHATS: usize = 3;
/// See [`ALARM_CHATS`].
const ALARM_SPAN: chrono::Duration = chrono::Duration::seconds(5);

/// How long a chat with which Telegram failed counts as failing: longer than the longest pause between two attempts.
const FAILURE_SPAN: chrono::Duration = chrono::Duration::seconds(90);

/// How long it counts that Telegram did not know the bot, once nothing is tried any more: longer than the longest pause between two
/// attempts.
const STOP_SPAN: chrono::Duration = chrono::Duration::seconds(90);

/// Messages per second; 0 means no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    /// In all.
    pub per_second: u32,
    /// In one chat, with bursts of five.
    pub per_chat: u32,
}

/// Why a message has to wait, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// Its chat has had enough.
    Chat(DateTime<Utc>),
    /// As much was sent in all as the own rate allows.
    All(DateTime<Utc>),
    /// Telegram wants nothing for now.
    Held(DateTime<Utc>),
}

/// Counts what is sent, on the clock that it is given.
#[derive(Debug)]
pub struct Limits {
    clock: SharedClock,
    all: Option<RateLimiter<NotKeyed, InMemoryState, Time, NoOpMiddleware<Duration>>>,
    chats: Option<RateLimiter<i64, HashMapStateStore<i64>, Time, NoOpMiddleware<Duration>>>,
    /// Chats that passed their own limit and wait for the common one.
    passed: HashSet<i64>,
    held_until: Option<DateTime<Utc>>,
    alarms: Vec<(DateTime<Utc>, i64)>,
    failures: Vec<(DateTime<Utc>, i64)>,
    /// Chats to which Telegram forbids messages in unknown words.
    forbidden: HashSet<i64>,
    /// Delays between attempts while Telegram does not know the bot.
    stops: Backoff,
    /// When it last said so.
    stopped_at: Option<DateTime<Utc>>,
    stopped_until: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone)]
struct Time(SharedClock);

impl governor::clock::Clock for Time {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_micros(u64::try_from(self.0.now().timestamp_micros()).unwrap_or(0))
    }
}

impl Limits {
    /// Nothing sent yet.
    #[must_use]
    pub fn new(rates: Rates, clock: SharedClock) -> Self {
        let quota = |rate: u32, burst: u32| {
            let quota = Quota::per_second(NonZeroU32::new(rate)?);
            Some(quota.allow_burst(NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN)))
        };
        let time = || Time(clock.clone());
        let all = quota(rates.per_second, rates.per_second / 10).map(|q| RateLimiter::direct_with_clock(q, time()));
        let chats = quota(rates.per_chat, CHAT_BURST).map(|q| RateLimiter::new(q, HashMapStateStore::default(), time()));
        Self {
            clock,
            all,
            chats,
            passed: HashSet::new(),
            held_until: None,
            alarms: Vec::new(),
            failures: Vec::new(),
            forbidden: HashSet::new(),
            stops: Backoff::telegram(),
            stopped_at: None,
            stopped_until: None,
        }
    }

    /// Whether a message to `chat` may go now, which takes `calls` calls; if so it counts as sent.
    ///
    /// # Errors
    /// Until when it has to wait.
    pub fn admit(&mut self, chat: i64, calls: NonZeroU32) -> Result<(), Wait> {
        let (now, time) = (self.clock.now(), Time(self.clock.clone()));
        let at = |wait: Duration| now + chrono::Duration::from_std(wait).unwrap_or(ALARM_SPAN).max(chrono::Duration::milliseconds(1));
        if let Some(until) = self.held_until.max(self.stopped_until).filter(|until| *until > now) {
            return Err(Wait::Held(until));
        }
        if let Some(chats) = &self.chats
            && !self.passed.contains(&chat)
        {
            // A limit that never admits so many at once admits what it can.
            let admitted = chats.check_key_n(&chat, calls).unwrap_or_else(|_| chats.check_key(&chat));
            admitted.map_err(|no| Wait::Chat(at(no.wait_time_from(governor::clock::Clock::now(&time)))))?;
            self.passed.insert(chat);
        }
        if let Some(all) = &self.all {
            let admitted = all.check_n(calls).unwrap_or_else(|_| all.check());
            admitted.map_err(|no| Wait::All(at(no.wait_time_from(governor::clock::Clock::now(&time)))))?;
        }
        self.passed.remove(&chat);
        Ok(())
    }

    /// Telegram asked for a pause in `chat`. Several chats within a few seconds mean that the bot as a whole is too fast:
    /// then everything waits, and `true` is returned.
    pub fn alarm(&mut self, chat: i64, pause: Duration) -> bool {
        let now = self.clock.now();
        self.alarms.retain(|(at, other)| *at + ALARM_SPAN > now && *other != chat);
        self.alarms.push((now, chat));
        let all = self.alarms.len() >= ALARM_CHATS;
        if all {
            self.hold(now + chrono::Duration::from_std(pause).unwrap_or(ALARM_SPAN));
        }
        all
    }

    /// Telegram took a message to `chat`: it does not fail as a whole, and does not forbid messages there.
    pub fn served(&mut self, chat: i64) {
        self.failures.clear();
        self.forbidden.remove(&chat);
        self.forget_stop();
    }

    /// Telegram itself failed with a message to `chat`. Returns whether it does so in several chats, and took nothing since.
    pub fn failed(&mut self, chat: i64) -> bool {
        let now = self.clock.now();
        self.failures.retain(|(at, other)| *at + FAILURE_SPAN > now && *other != chat);
        self.failures.push((now, chat));
        self.failures.len() >= ALARM_CHATS
    }

    /// Telegram forbade a message to `chat` in unknown words. Returns whether the admins have to be told: once, until it takes one.
    pub fn forbidden(&mut self, chat: i64) -> bool {
        self.forbidden.insert(chat)
    }

    /// Telegram does not know the bot: nothing is sent for a pause, which grows with every attempt that ends so. Returns the pause if it
    /// begins with this.
    pub fn stop(&mut self) -> Option<Duration> {
        let now = self.clock.now();
        self.stopped_at = Some(now);
        if self.stopped_until.is_some_and(|until| until > now) {
            return None;
        }
        let pause = self.stops.fail();
        self.stopped_until = Some(now + chrono::Duration::from_std(pause).unwrap_or(ALARM_SPAN));
        Some(pause)
    }

    /// Whether Telegram did not know the bot when it was last asked to send: one message at a time finds out whether it does again.
    #[must_use]
    pub const fn is_stopped(&self) -> bool {
        self.stopped_at.is_some()
    }

    /// Forgets that Telegram did not know the bot if that was long ago. Returns whether it was.
    pub fn forget_old_stop(&mut self) -> bool {
        let is_old = self.stopped_at.is_some_and(|at| at + STOP_SPAN < self.clock.now());
        if is_old {
            self.forget_stop();
        }
        is_old
    }

    const fn forget_stop(&mut self) {
        self.stops.reset();
        (self.stopped_at, self.stopped_until) = (None, None);
    }

    /// Nothing is sent before `until`. `true`: it begins with this.
    pub fn hold(&mut self, until: DateTime<Utc>) -> bool {
        let begins = self.held_until.is_none_or(|held| held <= self.clock.now());
        self.held_until = self.held_until.max(Some(until));
        begins
    }

    /// Until when nothing is sent; `None` if messages go out.
    #[must_use]
    pub const fn held_until(&self) -> Option<DateTime<Utc>> {
        self.held_until
    }

    /// Forgets chats that are quiet again.
    pub fn tidy(&mut self) {
        if let Some(chats) = &self.chats {
            chats.retain_recent();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clock::{Clock, ShiftedClock};

    const ONE: NonZeroU32 = NonZeroU32::MIN;

    fn limits(per_second: u32, per_chat: u32) -> (Arc<ShiftedClock>, Limits) {
        let clock = ShiftedClock::system();
        (clock.clone(), Limits::new(Rates { per_second, per_chat }, clock))
    }

    #[test]
    fn a_chat_gets_a_burst_and_then_one_a_second() {
        let (clock, mut limits) = limits(0, 1);
        for _ in 0..5 {
            assert_eq!(limits.admit(1, ONE), Ok(()));
        }
        let Err(Wait::Chat(until)) = limits.admit(1, ONE) else { panic!() };
        assert_eq!(limits.admit(2, ONE), Ok(()), "another chat is not concerned");
        clock.advance_to(until + chrono::Duration::milliseconds(5));
        assert_eq!(limits.admit(1, ONE), Ok(()));
        assert!(matches!(limits.admit(1, ONE), Err(Wait::Chat(_))));
    }

    #[test]
    fn the_common_limit_does_not_use_up_a_chats_own() {
        let (clock, mut limits) = limits(1, 1);
        assert_eq!(limits.admit(1, ONE), Ok(()));
        for _ in 0..10 {
            assert!(matches!(limits.admit(2, ONE), Err(Wait::All(_))));
        }
        for _ in 0..5 {
            clock.advance_to(clock.now() + chrono::Duration::milliseconds(1100));
            assert_eq!(limits.admit(2, ONE), Ok(()));
        }
    }

    #[test]
    fn two_calls_use_up_two_and_pass_where_only_one_ever_does() {
        let (_, mut limits) = limits(0, 1);
        let two = NonZeroU32::new(2).unwrap();
        assert_eq!([limits.admit(1, two), limits.admit(1, two), limits.admit(1, ONE)], [Ok(()); 3]);
        assert!(matches!(limits.admit(1, ONE), Err(Wait::Chat(_))));
        let (_, mut slow) = self::limits(1, 0);
        assert_eq!(slow.admit(1, two), Ok(()));
    }

    #[test]
    fn zero_is_no_limit() {
        let (_, mut limits) = limits(0, 0);
        assert!((0..1000).all(|_| limits.admit(1, ONE).is_ok()));
    }

    #[test]
    fn a_stop_pauses_everything_shortly_at_first_and_longer_each_time() {
        let (clock, mut limits) = limits(0, 0);
        let mut pauses = Vec::new();
        for _ in 0..8 {
            pauses.push(limits.stop().unwrap().as_secs());
            assert_eq!(limits.stop(), None, "what was on its way before makes no pause longer");
            let Err(Wait::Held(until)) = limits.admit(1, ONE) else { panic!() };
            clock.advance_to(until);
            assert_eq!((limits.admit(1, ONE), limits.is_stopped()), (Ok(()), true));
        }
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 60, 60]);
        limits.served(1);
        assert!(!limits.is_stopped() && limits.stop() == Some(Duration::from_secs(1)), "it begins anew");
        assert!(!limits.forget_old_stop());
        clock.advance_to(clock.now() + STOP_SPAN + chrono::Duration::seconds(1));
        assert!(limits.forget_old_stop() && !limits.is_stopped(), "nothing was left to try it with");
    }

    #[test]
    fn three_chats_that_are_told_to_wait_hold_everything() {
        let (clock, mut limits) = limits(0, 0);
        let pause = Duration::from_secs(7);
        assert!(!limits.alarm(1, pause));
        assert!(!limits.alarm(1, pause), "one chat alone is one chat");
        assert!(!limits.alarm(2, pause));
        assert!(limits.alarm(3, pause));
        let Err(Wait::Held(until)) = limits.admit(4, ONE) else { panic!() };
        clock.advance_to(until);
        assert_eq!(limits.admit(4, ONE), Ok(()));
    }
}
