//! Time as a parameter: nothing else in this crate reads the clock.

use std::{future::Future, pin::Pin, sync::Arc};

use chrono::{DateTime, Utc};

/// A future without a name.
pub type Pause = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Where the time comes from. Pauses, leases and limits run on it.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;

    /// Ends at `at`, or at once if that has passed.
    fn sleep_until(&self, at: DateTime<Utc>) -> Pause;
}

/// A clock that can be handed around.
pub type SharedClock = Arc<dyn Clock>;

/// The machine's clock, moved forward by a shift that can grow: zero in `tembus run`, what the person
/// at the demo asked for in `tembus demo`. Moving it wakes everybody who sleeps on it.
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

    /// Moves the clock forward to `at`; a clock never goes back.
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
        Box::pin(async move {
            loop {
                let left = at - (machine_now() + *shift.borrow_and_update());
                let Ok(left) = left.to_std() else { return };
                tokio::select! {
                    () = tokio::time::sleep(left) => {}
                    changed = shift.changed() => if changed.is_err() { return },
                }
            }
        })
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
    fn the_clock_never_goes_back() {
        let clock = ShiftedClock::new(chrono::Duration::hours(5));
        clock.advance_to(clock.now() - chrono::Duration::hours(2));
        assert_eq!(clock.shift(), chrono::Duration::hours(5));
    }
}
