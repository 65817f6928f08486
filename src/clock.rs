//! Time as a parameter: nothing else in this crate reads the clock.

use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, Utc};
use tokio::time::Instant;

/// A future without a name.
pub type Pause = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Where the time comes from. Pauses, leases and limits run on it.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;

    /// Ends at `at`, or at once if that has passed. A clock that is put back meanwhile makes nobody sleep longer.
    fn sleep_until(&self, at: DateTime<Utc>) -> Pause;

    /// Hears that it is `known` (UTC) now. A clock that can't be wrong does nothing with it.
    fn compare(&self, _known: DateTime<Utc>) {}

    /// Hears of what happened at `at` (UTC), so that it is not earlier now. A clock that can't be wrong does nothing with it.
    fn confirm(&self, _at: DateTime<Utc>) {}
}

/// A clock that can be handed around.
pub type SharedClock = Arc<dyn Clock>;

/// The machine's clock, moved by a shift: zero in `tembus run`, what the person at the demo asked for in `tembus demo`.
/// Moving it wakes everybody whose time has come, and everybody if it is put back.
#[derive(Debug)]
pub struct ShiftedClock {
    shift: tokio::sync::watch::Sender<chrono::Duration>,
}

impl ShiftedClock {
    /// A clock that is `shift` ahead of the machine's.
    #[must_use]
    pub fn new(shift: chrono::Duration) -> Arc<Self> {
        Arc::new(Self { shift: tokio::sync::watch::Sender::new(shift) })
    }

    /// The machine's clock as it is.
    #[must_use]
    pub fn system() -> Arc<Self> {
        Self::new(chrono::Duration::zero())
    }

    /// Moves the clock forward to `at`; it does not go back.
    pub fn advance_to(&self, at: DateTime<Utc>) {
        self.shift.send_if_modified(|shift| {
            let ahead = at - machine_now();
            let moved = ahead > *shift;
            if moved {
                *shift = ahead;
            }
            moved
        });
    }

    /// Puts the clock back by `span`, as a time server does with a machine's that was wrong.
    pub fn put_back(&self, span: chrono::Duration) {
        self.shift.send_modify(|shift| *shift -= span);
    }

    /// How far ahead of the machine's clock this one is.
    #[must_use]
    pub fn shift(&self) -> chrono::Duration {
        *self.shift.borrow()
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> DateTime<Utc> {
        machine_now() + self.shift()
    }

    fn sleep_until(&self, at: DateTime<Utc>) -> Pause {
        let mut shift = self.shift.subscribe();
        let left = move |shift: chrono::Duration| (at - (machine_now() + shift)).to_std().ok();
        Box::pin(async move {
            let mut before = *shift.borrow_and_update();
            let Some(longest) = left(before) else { return };
            // Runs on whatever becomes of the machine's clock.
            let mut longest = std::pin::pin!(tokio::time::sleep(longest));
            loop {
                let now = *shift.borrow_and_update();
                let put_back = std::mem::replace(&mut before, now) > now;
                let Some(left) = left(now).filter(|_| !put_back) else { return };
                tokio::select! {
                    () = &mut longest => return,
                    () = tokio::time::sleep(left) => {}
                    changed = shift.changed() => if changed.is_err() { return },
                }
            }
        })
    }
}

/// How far a machine's clock may be from the time that is known: further off it is not gone by.
pub const MOST_DRIFT: chrono::Duration = chrono::Duration::minutes(5);

/// A time that is known to be right, and when it was known, by what no change of a machine's clock moves.
type Known = (DateTime<Utc>, Instant);

/// The last time that is known to be right.
#[derive(Debug, Clone, Default)]
pub struct Anchor(Arc<Mutex<Option<Known>>>);

impl Anchor {
    /// It is `known` now, and the machine's clock shows `shown`: near it that clock goes on, otherwise the known time does. Whether they agree.
    pub fn compare(&self, shown: DateTime<Utc>, known: DateTime<Utc>) -> bool {
        let agrees = (shown - known).abs() < MOST_DRIFT;
        let at = if agrees { shown } else { known };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((at, Instant::now()));
        agrees
    }

    /// Something happened at `at`, and the machine's clock shows `shown`: what is near that and later than the known time shows that the
    /// clock has not jumped, but time has passed by which `Instant` does not count, as while a machine sleeps.
    pub fn confirm(&self, shown: DateTime<Utc>, at: DateTime<Utc>) {
        if self.now().is_some_and(|known| at - known >= MOST_DRIFT) && (shown - at).abs() < MOST_DRIFT {
            self.compare(shown, at);
        }
    }

    /// The time by what has passed since it was known, if it ever was.
    #[must_use]
    pub fn now(&self) -> Option<DateTime<Utc>> {
        let (at, since) = (*self.0.lock().unwrap_or_else(PoisonError::into_inner))?;
        Some(at + chrono::Duration::from_std(since.elapsed()).unwrap_or_default())
    }
}

/// A machine's clock as long as it goes on from the time that is known. If it jumps, the time is that which has passed since.
#[derive(Debug)]
pub struct AnchoredClock {
    machine: SharedClock,
    anchor: Anchor,
}

impl AnchoredClock {
    /// The machine's clock, believed near the anchor.
    #[must_use]
    pub const fn new(machine: SharedClock, anchor: Anchor) -> Self {
        Self { machine, anchor }
    }
}

impl Clock for AnchoredClock {
    fn now(&self) -> DateTime<Utc> {
        let shown = self.machine.now();
        self.anchor.now().filter(|known| (shown - known).abs() >= MOST_DRIFT).unwrap_or(shown)
    }

    fn sleep_until(&self, at: DateTime<Utc>) -> Pause {
        let left = (at - self.now()).to_std().unwrap_or_default();
        Box::pin(tokio::time::sleep(left))
    }

    fn compare(&self, known: DateTime<Utc>) {
        self.anchor.compare(self.machine.now(), known);
    }

    fn confirm(&self, at: DateTime<Utc>) {
        self.anchor.confirm(self.machine.now(), at);
    }
}

/// Notices a clock that went back: whatever was scheduled by the clock as it was has to be scheduled anew, or it would
/// wait for hours.
#[derive(Debug, Default)]
pub struct ClockWatch(Option<DateTime<Utc>>);

impl ClockWatch {
    /// What a machine's clock is corrected by without anybody noticing.
    const SLACK: chrono::Duration = chrono::Duration::seconds(1);

    /// Whether the clock shows less than it did when this was last asked.
    pub fn went_back(&mut self, now: DateTime<Utc>) -> bool {
        self.0.replace(now).is_some_and(|before| now + Self::SLACK < before)
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
fn machine_now() -> DateTime<Utc> {
    Utc::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn moving_the_clock_wakes_who_sleeps_on_it() {
        let clock = ShiftedClock::system();
        let tomorrow = clock.now() + chrono::Duration::days(1);
        let sleep = clock.sleep_until(tomorrow);
        clock.advance_to(tomorrow);
        sleep.await;
        assert!(clock.now() >= tomorrow);
    }

    #[test]
    fn advancing_never_goes_back() {
        let clock = ShiftedClock::new(chrono::Duration::hours(5));
        clock.advance_to(clock.now() - chrono::Duration::hours(2));
        assert_eq!(clock.shift(), chrono::Duration::hours(5));
    }

    #[tokio::test]
    async fn putting_the_clock_back_lets_nobody_sleep_on() {
        let clock = ShiftedClock::system();
        let sleep = clock.sleep_until(clock.now() + chrono::Duration::days(1));
        let back = async { clock.put_back(chrono::Duration::hours(3)) };
        tokio::join!(sleep, back);
    }

    #[test]
    fn a_jump_is_confirmed_by_what_happens_after_it_and_by_nothing_older() {
        let minutes = chrono::Duration::minutes;
        let machine = ShiftedClock::system();
        let clock = AnchoredClock::new(machine.clone(), Anchor::default());
        let begin = machine.now();
        clock.compare(begin);
        machine.advance_to(begin + minutes(120));
        let is_at = |at: DateTime<Utc>| (clock.now() - at).abs() < minutes(1);
        assert!(is_at(begin), "a jump is not believed");
        // What waited meanwhile is older than the machine's clock, and what is near the known time shows nothing new.
        for old in [-600, 0, 4, 60, 100] {
            clock.confirm(begin + minutes(old));
            assert!(is_at(begin), "{old}");
        }
        clock.confirm(begin + minutes(119));
        assert!(is_at(begin + minutes(120)), "the machine had only slept");
        // A clock that was put back is not confirmed by a message that waited for as long.
        machine.put_back(minutes(300));
        clock.confirm(begin - minutes(180));
        assert!(is_at(begin + minutes(120)));
    }

    #[test]
    fn a_clock_that_is_put_back_is_noticed_once() {
        let (clock, mut watch) = (ShiftedClock::system(), ClockWatch::default());
        assert!(!watch.went_back(clock.now()) && !watch.went_back(clock.now()));
        clock.put_back(chrono::Duration::hours(3));
        assert!(watch.went_back(clock.now()) && !watch.went_back(clock.now()));
        clock.put_back(chrono::Duration::milliseconds(300));
        assert!(!watch.went_back(clock.now()));
    }
}
