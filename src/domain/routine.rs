//! Goods that a seller offers again and again: when he is asked about them.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, Utc, Weekday};
use serde::{Deserialize, Serialize};

use super::{person::PersonId, wib};

/// A routine's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoutineId(pub i64);

/// Days of the week, at least one. Bit 0 is Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Weekdays(u8);

impl Weekdays {
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);
    /// Monday to Saturday.
    pub const NOT_SUNDAY: Self = Self(0b011_1111);
    /// Monday to Friday.
    pub const WORKING: Self = Self(0b001_1111);

    /// These days; `None` if there are none.
    #[must_use]
    pub fn of(days: impl IntoIterator<Item = Weekday>) -> Option<Self> {
        let bits = days.into_iter().fold(0, |bits, day| bits | Self::bit(day));
        Self::try_from(bits).ok()
    }

    /// As a number: bit 0 is Monday.
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// Whether `day` is one of them.
    #[must_use]
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & Self::bit(day) != 0
    }

    /// The days, from Monday on.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
        [Mon, Tue, Wed, Thu, Fri, Sat, Sun].into_iter().filter(move |day| self.contains(*day))
    }

    fn bit(day: Weekday) -> u8 {
        1 << day.num_days_from_monday()
    }
}

/// No day, or more days than a week has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} are no days of the week")]
pub struct NoDays(u8);

impl TryFrom<u8> for Weekdays {
    type Error = NoDays;

    fn try_from(bits: u8) -> Result<Self, NoDays> {
        if (1..=Self::ALL.0).contains(&bits) { Ok(Self(bits)) } else { Err(NoDays(bits)) }
    }
}

impl From<Weekdays> for u8 {
    fn from(days: Weekdays) -> Self {
        days.0
    }
}

/// When a seller is asked: on these days, so many minutes after midnight (WIB).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rhythm {
    /// On which days.
    pub days: Weekdays,
    /// Minutes after midnight (WIB), below 1440.
    pub minute: u32,
}

impl Rhythm {
    /// 05.30 WIB: farmers rise before dawn.
    pub const MORNING: u32 = 5 * 60 + 30;

    /// The instant on `day`.
    #[must_use]
    pub fn on(self, day: NaiveDate) -> DateTime<Utc> {
        wib::at_hour(day, self.minute / 60) + Duration::minutes(i64::from(self.minute % 60))
    }

    /// The first instant after `now`.
    #[must_use]
    pub fn after(self, now: DateTime<Utc>) -> DateTime<Utc> {
        let today = wib::day(now);
        let days = (0..=7).map(|n| today + Days::new(n)).filter(|day| self.days.contains(day.weekday()));
        days.map(|day| self.on(day)).find(|at| *at > now).unwrap_or(now + Duration::days(7))
    }

    /// Whether today's instant has come.
    #[must_use]
    pub fn has_come(self, now: DateTime<Utc>) -> bool {
        let today = wib::day(now);
        self.days.contains(today.weekday()) && self.on(today) <= now
    }
}

/// A routine of a seller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Routine {
    /// Row id.
    pub id: RoutineId,
    /// The seller who is asked.
    pub seller: PersonId,
    /// Code of the goods.
    pub commodity: String,
    /// When he is asked.
    pub rhythm: Rhythm,
    /// When he is asked next.
    pub next_at: DateTime<Utc>,
    /// The day (WIB) on which he was asked last.
    pub prompted_on: Option<NaiveDate>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(&format!("{text}:00+07:00")).unwrap().with_timezone(&Utc)
    }

    #[test]
    fn the_next_time_is_today_before_the_hour_and_another_day_after_it() {
        let daily = Rhythm { days: Weekdays::ALL, minute: Rhythm::MORNING };
        assert_eq!(daily.after(at("2026-11-24T05:00")), at("2026-11-24T05:30"));
        assert_eq!(daily.after(at("2026-11-24T05:30")), at("2026-11-25T05:30"));
        let mondays = Rhythm { days: Weekdays::of([Weekday::Mon]).unwrap(), minute: Rhythm::MORNING };
        assert_eq!(mondays.after(at("2026-11-23T05:30")), at("2026-11-30T05:30"));
        assert!(mondays.has_come(at("2026-11-23T09:00")) && !mondays.has_come(at("2026-11-24T09:00")));
    }

    #[test]
    fn no_day_is_no_rhythm() {
        assert_eq!(Weekdays::of([]), None);
        assert!(Weekdays::try_from(128).is_err());
        assert_eq!(Weekdays::WORKING.iter().count(), 5);
    }
}
