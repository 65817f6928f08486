//! Days: arithmetic on the calendar, the week (Monday to Sunday) and the Javanese five-day cycle.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A day of the Javanese market week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pasaran {
    Legi,
    Pahing,
    Pon,
    Wage,
    Kliwon,
}

impl Pasaran {
    /// The market day with this name.
    pub(super) fn named(word: &str) -> Option<Self> {
        Some(match word {
            "legi" | "manis" | "umanis" => Self::Legi,
            "pahing" | "paing" => Self::Pahing,
            "pon" => Self::Pon,
            "wage" => Self::Wage,
            "kliwon" | "kliwonan" | "kasih" => Self::Kliwon,
            _ => return None,
        })
    }

    /// Which market day `day` is. 24 November 2026 is Kliwon.
    fn of(day: NaiveDate) -> Self {
        let kliwon = NaiveDate::from_ymd_opt(2026, 11, 24).map_or(0, |d| d.num_days_from_ce());
        match (day.num_days_from_ce() - kliwon).rem_euclid(5) {
            0 => Self::Kliwon,
            1 => Self::Legi,
            2 => Self::Pahing,
            3 => Self::Pon,
            _ => Self::Wage,
        }
    }
}

/// `days` after `day`, if the calendar goes that far.
pub(super) fn plus(day: NaiveDate, days: u64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(days))
}

/// The first such day after `today`.
pub(super) fn next_weekday(today: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    (1..=7).filter_map(|n| plus(today, n)).find(|d| d.weekday() == weekday)
}

/// Monday of the week after that of `today`.
pub(super) fn next_monday(today: NaiveDate) -> Option<NaiveDate> {
    next_weekday(today, Weekday::Mon)
}

/// Sunday of the week of `today`.
pub(super) fn sunday(today: NaiveDate) -> Option<NaiveDate> {
    if today.weekday() == Weekday::Sun { Some(today) } else { next_weekday(today, Weekday::Sun) }
}

/// That day of the next calendar week.
pub(super) fn weekday_of_next_week(today: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    plus(next_monday(today)?, weekday.num_days_from_monday().into())
}

/// The first days from `today` on that are this market day, and this weekday if one is given: two of them.
pub(super) fn market_days(today: NaiveDate, weekday: Option<Weekday>, pasaran: Pasaran) -> Vec<NaiveDate> {
    let days = (0..70).filter_map(|n| plus(today, n));
    days.filter(|d| Pasaran::of(*d) == pasaran && weekday.is_none_or(|w| d.weekday() == w)).take(2).collect()
}

/// First and last day of the month that is `months` after that of `today`.
pub(super) fn month(today: NaiveDate, months: u32) -> Option<(NaiveDate, NaiveDate)> {
    let first = today.with_day(1)?.checked_add_months(Months::new(months))?;
    let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
    Some((first, last))
}

/// The days around a day of a month that does not exist: the month's last and the first of the next.
pub(super) fn nearest(year: i32, month: u32) -> Vec<NaiveDate> {
    let Some((_, last)) = NaiveDate::from_ymd_opt(year, month, 1).and_then(|first| self::month(first, 0)) else { return Vec::new() };
    [Some(last), last.succ_opt()].into_iter().flatten().collect()
}

/// The weekday with this name, Indonesian or Javanese. "minggu" is not among them: it is also a week.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "senin" | "senen" | "snin" | "snen" | "senan" | "snn" | "monday" => Weekday::Mon,
        "selasa" | "slasa" | "seloso" | "sloso" | "tuesday" => Weekday::Tue,
        "rabu" | "rebo" | "rabo" | "wednesday" => Weekday::Wed,
        "kamis" | "kemis" | "kmis" | "kms" | "thursday" => Weekday::Thu,
        "jumat" | "jemuwah" | "jemuah" | "jumuah" | "jumuwah" | "jemat" | "jmt" | "jmat" | "jumt" | "friday" => Weekday::Fri,
        "sabtu" | "setu" | "saptu" | "sebtu" | "sbtu" | "sbt" | "saturday" => Weekday::Sat,
        "ahad" | "ngahad" | "akad" | "ngakad" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

/// The number of the month with this name or abbreviation.
pub(super) fn month_number(word: &str) -> Option<u32> {
    Some(match word {
        "jan" | "januari" | "djan" | "djanuari" => 1,
        "feb" | "peb" | "februari" | "pebruari" | "febuari" => 2,
        "mar" | "mrt" | "maret" => 3,
        "apr" | "april" => 4,
        "mei" | "may" => 5,
        "jun" | "juni" => 6,
        "jul" | "juli" => 7,
        "agu" | "agt" | "ags" | "agst" | "agust" | "agustus" | "aug" => 8,
        "sep" | "sept" | "september" => 9,
        "okt" | "oktober" | "oct" => 10,
        "nov" | "nop" | "november" | "nopember" => 11,
        "des" | "desember" | "dec" => 12,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_market_week_turns_every_five_days() {
        let today = day("2026-11-24");
        assert_eq!(market_days(today, Some(Weekday::Tue), Pasaran::Kliwon), [day("2026-11-24"), day("2026-12-29")]);
        assert_eq!(market_days(today, Some(Weekday::Fri), Pasaran::Legi), [day("2026-12-25"), day("2027-01-29")]);
        assert_eq!(market_days(today, None, Pasaran::Pon)[0], day("2026-11-27"));
    }

    #[test]
    fn next_week_begins_on_monday() {
        assert_eq!(weekday_of_next_week(day("2026-11-24"), Weekday::Fri), Some(day("2026-12-04")));
        assert_eq!(next_monday(day("2026-11-29")), Some(day("2026-11-30")));
        assert_eq!(sunday(day("2026-11-29")), Some(day("2026-11-29")));
    }

    #[test]
    fn the_ends_of_time_are_no_panic() {
        assert_eq!(plus(NaiveDate::MAX, 1), None);
        assert_eq!(next_weekday(NaiveDate::MAX, Weekday::Mon), None);
        assert_eq!(month(NaiveDate::MAX, 1), None);
    }
}
