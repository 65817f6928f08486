//! Dates and times in WIB, with short names of days and months.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use i18n_embed_fl::fl;

use super::Locale;
use crate::domain::wib;

impl Locale {
    /// A day: `Rab, 25 Nov 2026`.
    #[must_use]
    pub fn date(self, day: NaiveDate) -> String {
        fl!(self, "date", weekday = self.weekday(day), day = day.day().to_string(), month = self.month(day), year = day.year().to_string())
    }

    /// A day in lists: `Rab 25 Nov`.
    #[must_use]
    pub fn date_short(self, day: NaiveDate) -> String {
        fl!(self, "date-short", weekday = self.weekday(day), day = day.day().to_string(), month = self.month(day))
    }

    /// A day on a button: `25 Nov`.
    #[must_use]
    pub fn day_month(self, day: NaiveDate) -> String {
        fl!(self, "date-day", day = day.day().to_string(), month = self.month(day))
    }

    /// The month of a day: `Nov 2026`.
    #[must_use]
    pub fn month_of_year(self, day: NaiveDate) -> String {
        fl!(self, "date-month", month = self.month(day), year = day.year().to_string())
    }

    /// A day, or the days from `first` to `last`: `25-28 Nov 2026`, `28 Nov - 2 Des 2026`.
    #[must_use]
    pub fn date_range(self, first: NaiveDate, last: Option<NaiveDate>) -> String {
        let Some(last) = last.filter(|last| *last > first) else { return self.date(first) };
        let (from, to) = (first.day().to_string(), last.day().to_string());
        let (year, end) = (first.year().to_string(), last.year().to_string());
        if first.year() != last.year() {
            fl!(self, "date-range", first = from, month = self.month(first), year = year, last = to, until = self.month(last), end = end)
        } else if first.month() != last.month() {
            fl!(self, "date-range-year", first = from, month = self.month(first), last = to, until = self.month(last), year = year)
        } else {
            fl!(self, "date-range-month", first = from, last = to, month = self.month(first), year = year)
        }
    }

    /// A day or days in lists: `Rab 25 Nov`, `25-28 Nov`, `28 Nov - 2 Des`.
    #[must_use]
    pub fn date_range_short(self, first: NaiveDate, last: Option<NaiveDate>) -> String {
        let Some(last) = last.filter(|last| *last > first) else { return self.date_short(first) };
        if (first.year(), first.month()) == (last.year(), last.month()) {
            let (from, to) = (first.day().to_string(), last.day().to_string());
            fl!(self, "date-range-short-month", first = from, last = to, month = self.month(first))
        } else {
            format!("{} - {}", self.day_month(first), self.day_month(last))
        }
    }

    /// A time of day: `14.30 WIB`.
    #[must_use]
    pub fn time(self, at: DateTime<Utc>) -> String {
        let local = wib::local(at);
        self.clock(local.hour(), local.minute())
    }

    /// A full hour of any day: `07.00 WIB`.
    #[must_use]
    pub fn hour(self, hour: u32) -> String {
        self.clock(hour, 0)
    }

    /// An instant: `Jum, 27 Nov 2026, 18.00 WIB`.
    #[must_use]
    pub fn moment(self, at: DateTime<Utc>) -> String {
        fl!(self, "moment", date = self.date(wib::day(at)), time = self.time(at))
    }

    fn clock(self, hour: u32, minute: u32) -> String {
        fl!(self, "time", hour = format!("{hour:02}"), minute = format!("{minute:02}"))
    }

    fn weekday(self, day: NaiveDate) -> String {
        self.weekday_name(day.weekday())
    }

    /// A time of any day, in minutes after midnight: `05.30 WIB`.
    #[must_use]
    pub fn minute(self, minute: u32) -> String {
        self.clock(minute / 60, minute % 60)
    }

    /// A day of the week inside a sentence: `Rabu`.
    #[must_use]
    pub fn weekday_long(self, day: chrono::Weekday) -> String {
        match day {
            chrono::Weekday::Mon => fl!(self, "weekday-long-1"),
            chrono::Weekday::Tue => fl!(self, "weekday-long-2"),
            chrono::Weekday::Wed => fl!(self, "weekday-long-3"),
            chrono::Weekday::Thu => fl!(self, "weekday-long-4"),
            chrono::Weekday::Fri => fl!(self, "weekday-long-5"),
            chrono::Weekday::Sat => fl!(self, "weekday-long-6"),
            chrono::Weekday::Sun => fl!(self, "weekday-long-7"),
        }
    }

    /// A day of the week in a date: `Rab`.
    fn weekday_name(self, day: chrono::Weekday) -> String {
        match day {
            chrono::Weekday::Mon => fl!(self, "weekday-1"),
            chrono::Weekday::Tue => fl!(self, "weekday-2"),
            chrono::Weekday::Wed => fl!(self, "weekday-3"),
            chrono::Weekday::Thu => fl!(self, "weekday-4"),
            chrono::Weekday::Fri => fl!(self, "weekday-5"),
            chrono::Weekday::Sat => fl!(self, "weekday-6"),
            chrono::Weekday::Sun => fl!(self, "weekday-7"),
        }
    }

    fn month(self, day: NaiveDate) -> String {
        match day.month() {
            1 => fl!(self, "month-1"),
            2 => fl!(self, "month-2"),
            3 => fl!(self, "month-3"),
            4 => fl!(self, "month-4"),
            5 => fl!(self, "month-5"),
            6 => fl!(self, "month-6"),
            7 => fl!(self, "month-7"),
            8 => fl!(self, "month-8"),
            9 => fl!(self, "month-9"),
            10 => fl!(self, "month-10"),
            11 => fl!(self, "month-11"),
            _ => fl!(self, "month-12"),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;
    use crate::domain::person::Language;

    fn id() -> Locale {
        Locale::of(Language::Id)
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_25th_of_november_2026_is_a_wednesday() {
        assert_eq!(id().date(day("2026-11-25")), "Rab, 25 Nov 2026");
        assert_eq!(id().date_short(day("2026-11-25")), "Rab 25 Nov");
        assert_eq!(id().day_month(day("2026-12-01")), "1 Des");
    }

    #[test]
    fn a_range_repeats_only_what_differs() {
        let range = |first, last| id().date_range(day(first), Some(day(last)));
        assert_eq!(range("2026-11-25", "2026-11-28"), "25-28 Nov 2026");
        assert_eq!(range("2026-11-28", "2026-12-02"), "28 Nov - 2 Des 2026");
        assert_eq!(range("2026-12-30", "2027-01-02"), "30 Des 2026 - 2 Jan 2027");
        assert_eq!(range("2026-11-25", "2026-11-25"), "Rab, 25 Nov 2026");
        assert_eq!(id().date_range_short(day("2026-11-25"), Some(day("2026-11-28"))), "25-28 Nov");
        assert_eq!(id().date_range_short(day("2026-11-28"), Some(day("2026-12-02"))), "28 Nov - 2 Des");
        assert_eq!(id().date_range_short(day("2026-11-25"), None), "Rab 25 Nov");
    }

    #[test]
    fn times_are_those_of_western_indonesia() {
        let late = Utc.with_ymd_and_hms(2026, 11, 24, 18, 5, 0).unwrap();
        assert_eq!(id().time(late), "01.05 WIB");
        assert_eq!(id().moment(late), "Rab, 25 Nov 2026, 01.05 WIB");
        assert_eq!(id().hour(7), "07.00 WIB");
    }
}
