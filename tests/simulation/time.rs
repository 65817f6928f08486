//! Time that moves only when the simulation says so.

use std::{
    collections::BTreeMap,
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll, Waker},
};

use chrono::{DateTime, Utc};
use tembus::clock::{Clock, Pause};

/// A clock without a machine behind it.
#[derive(Debug, Clone)]
pub(crate) struct VirtualClock(Arc<Mutex<Inner>>);

#[derive(Debug)]
struct Inner {
    now: DateTime<Utc>,
    tickets: u64,
    reads: u64,
    sleepers: BTreeMap<(DateTime<Utc>, u64), Waker>,
}

impl VirtualClock {
    pub(crate) fn at(now: DateTime<Utc>) -> Self {
        Self(Arc::new(Mutex::new(Inner { now, tickets: 0, reads: 0, sleepers: BTreeMap::new() })))
    }

    /// Moves forward and wakes everybody who slept until then.
    pub(crate) fn advance_to(&self, at: DateTime<Utc>) {
        let mut inner = self.0.lock().unwrap();
        inner.now = inner.now.max(at);
        let later = (inner.now + chrono::Duration::microseconds(1), 0);
        let asleep = inner.sleepers.split_off(&later);
        let awake = std::mem::replace(&mut inner.sleepers, asleep);
        drop(inner);
        awake.into_values().for_each(Waker::wake);
    }

    /// When the next sleeper wants to be woken.
    pub(crate) fn next_wake(&self) -> Option<DateTime<Utc>> {
        self.0.lock().unwrap().sleepers.keys().next().map(|(at, _)| *at)
    }

    /// The time, without leaving a sign of life.
    pub(crate) fn peek(&self) -> DateTime<Utc> {
        self.0.lock().unwrap().now
    }

    /// How often the time was asked for: a sign of life.
    pub(crate) fn reads(&self) -> u64 {
        self.0.lock().unwrap().reads
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> DateTime<Utc> {
        let mut inner = self.0.lock().unwrap();
        inner.reads += 1;
        inner.now
    }

    fn sleep_until(&self, at: DateTime<Utc>) -> Pause {
        let ticket = {
            let mut inner = self.0.lock().unwrap();
            inner.tickets += 1;
            inner.tickets
        };
        Box::pin(Sleep { clock: self.clone(), place: (at, ticket) })
    }
}

struct Sleep {
    clock: VirtualClock,
    place: (DateTime<Utc>, u64),
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut inner = self.clock.0.lock().unwrap();
        if inner.now >= self.place.0 {
            return Poll::Ready(());
        }
        inner.sleepers.insert(self.place, context.waker().clone());
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        self.clock.0.lock().unwrap().sleepers.remove(&self.place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::world::beginning;

    #[tokio::test]
    async fn a_sleeper_wakes_when_its_time_has_come_and_not_before() {
        let clock = VirtualClock::at(beginning());
        let later = beginning() + chrono::Duration::hours(3);
        let sleep = tokio::spawn(clock.sleep_until(later));
        tokio::task::yield_now().await;
        assert_eq!(clock.next_wake(), Some(later));
        clock.advance_to(later - chrono::Duration::seconds(1));
        tokio::task::yield_now().await;
        assert!(!sleep.is_finished());
        clock.advance_to(later);
        sleep.await.unwrap();
        assert_eq!(clock.next_wake(), None);
    }
}
