//! How long a failed attempt waits before the next one.

use std::time::Duration;

/// Doubling delays with an upper bound: one schedule, and the number of failures since the last success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backoff {
    first: Duration,
    longest: Duration,
    failures: u32,
}

impl Backoff {
    /// The schedule for calls of the Bot API and for background jobs: 1, 2, 4, .. 60 seconds.
    #[must_use]
    pub const fn telegram() -> Self {
        Self { first: Duration::from_secs(1), longest: Duration::from_secs(60), failures: 0 }
    }

    /// The schedule after a database fault: 0.25, 0.5, 1, then 2 seconds.
    #[must_use]
    pub const fn database() -> Self {
        Self { first: Duration::from_millis(250), longest: Duration::from_secs(2), failures: 0 }
    }

    /// The delay after this many earlier failures.
    #[must_use]
    pub fn after(self, failures: u32) -> Duration {
        // A million times the first delay exceeds every bound here.
        self.first.saturating_mul(1 << failures.min(20)).min(self.longest)
    }

    /// Counts a failure and returns the delay before the next attempt.
    pub fn fail(&mut self) -> Duration {
        let delay = self.after(self.failures);
        self.failures = self.failures.saturating_add(1);
        delay
    }

    /// Counts a failure and returns the delay before the next attempt, shortened by up to a quarter as `chance` (any byte)
    /// says, so that many who failed together do not come back together.
    pub fn fail_with_jitter(&mut self, chance: u8) -> Duration {
        let delay = self.fail();
        delay - delay / 1024 * u32::from(chance)
    }

    /// Starts the schedule anew after a success.
    pub const fn reset(&mut self) {
        self.failures = 0;
    }

    /// Whether the last attempt failed.
    #[must_use]
    pub const fn is_failing(&self) -> bool {
        self.failures > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_up_to_their_bound() {
        let mut telegram = Backoff::telegram();
        let delays: Vec<u64> = (0..9).map(|_| telegram.fail().as_secs()).collect();
        assert_eq!(delays, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(telegram.after(u32::MAX).as_secs(), 60);
        telegram.reset();
        assert_eq!((telegram.is_failing(), telegram.fail().as_secs()), (false, 1));
        let mut database = Backoff::database();
        let delays: Vec<u128> = (0..6).map(|_| database.fail().as_millis()).collect();
        assert_eq!(delays, [250, 500, 1000, 2000, 2000, 2000]);
        let mut jittered = Backoff::database();
        assert_eq!(jittered.fail_with_jitter(0).as_millis(), 250);
        assert!((375..400).contains(&jittered.fail_with_jitter(255).as_millis()));
    }
}
