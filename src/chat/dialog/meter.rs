//! How much a chat writes. Kept with the conversation; counts alone, nothing of what was written.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Below so many messages a minute nobody looks how many answers wait.
const CALM: u32 = 10;

/// What a chat wrote in the minute and in the hour that run.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::chat) struct Meter {
    /// Minutes since the epoch.
    minute: i64,
    messages: u32,
    /// Whether it was told in this minute that it writes too fast.
    told: bool,
    /// Hours since the epoch.
    hour: i64,
    /// Codes that were tried in vain in the hour.
    codes: u32,
}

/// Whether an update is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chat) enum Admission {
    /// It is answered.
    Answer,
    /// It is answered, unless many answers wait already.
    AnswerIfFewWait,
    /// It is told kindly that this was too much.
    Warn,
    /// It was told so, and is heard again in the next minute.
    Ignore,
}

impl Meter {
    /// Counts one update; `most` a minute are answered, 0 is no limit.
    pub(in crate::chat) fn count(&mut self, now: DateTime<Utc>, most: u32) -> Admission {
        let minute = now.timestamp().div_euclid(60);
        if self.minute != minute {
            (self.minute, self.messages, self.told) = (minute, 0, false);
        }
        self.messages = self.messages.saturating_add(1);
        if most == 0 || self.messages <= most {
            return if self.messages > CALM { Admission::AnswerIfFewWait } else { Admission::Answer };
        }
        if self.tells() { Admission::Warn } else { Admission::Ignore }
    }

    /// Whether it has still to be told in this minute that it writes too fast; from now on it has been.
    pub(in crate::chat) const fn tells(&mut self) -> bool {
        !std::mem::replace(&mut self.told, true)
    }

    /// Whether the chat writes so much that its count has to outlive a conversation that is forgotten.
    pub(in crate::chat) const fn is_busy(&self) -> bool {
        self.messages > CALM || self.codes > 0
    }

    /// Counts a code that was tried in vain.
    pub(in crate::chat) fn count_code(&mut self, now: DateTime<Utc>) {
        let hour = now.timestamp().div_euclid(3600);
        if self.hour != hour {
            (self.hour, self.codes) = (hour, 0);
        }
        self.codes = self.codes.saturating_add(1);
    }

    /// Whether no further code may be tried in this hour; 0 is no limit.
    pub(in crate::chat) fn codes_spent(&self, now: DateTime<Utc>, most: u32) -> bool {
        most > 0 && self.hour == now.timestamp().div_euclid(3600) && self.codes >= most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_020 + second, 0).unwrap()
    }

    #[test]
    fn too_much_is_told_once_a_minute_and_then_ignored() {
        let mut meter = Meter::default();
        let paces: Vec<_> = (0..14).map(|_| meter.count(at(0), 12)).collect();
        assert!(paces[..10].iter().all(|pace| *pace == Admission::Answer));
        assert_eq!(paces[10..], [Admission::AnswerIfFewWait, Admission::AnswerIfFewWait, Admission::Warn, Admission::Ignore]);
        assert_eq!(meter.count(at(60), 12), Admission::Answer);
        assert!((0..100).all(|_| !matches!(meter.count(at(61), 0), Admission::Warn | Admission::Ignore)));
    }

    #[test]
    fn codes_are_counted_by_the_hour() {
        let mut meter = Meter::default();
        for _ in 0..3 {
            assert!(!meter.codes_spent(at(0), 3));
            meter.count_code(at(0));
        }
        assert!(meter.codes_spent(at(1), 3) && !meter.codes_spent(at(1), 0));
        assert!(!meter.codes_spent(at(3600), 3));
    }
}
