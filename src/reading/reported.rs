//! Which day or month a report is asked for: always one that has passed or runs, unless a later one is named.
//!
//! ```text
//! reported = [filler] (day | month)
//! day      = hari ini | kemarin | kemarin lusa | N hari lalu | weekday [lalu] | D | D month [Y] | month D | D/M[/Y] | Y-M-D
//! month    = bulan ini | bulan lalu | [bulan] month [Y]
//! ```
//!
//! Without a year it is the last such day or month that has begun.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{
    calendar, normalize,
    time_words::{DAY_WORDS, MONTH, THIS, YESTERDAY},
};

/// A day or a month of which a report is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reported {
    /// A day.
    Day(NaiveDate),
    /// A month, by its first day.
    Month(NaiveDate),
    /// A day that no month has.
    NoSuchDay,
}

/// Words around a day that change nothing.
const FILLERS: &[&str] = &["tgl", "tanggal", "untuk", "buat", "pada", "dari", "bulan", "bln", "yang", "yg", "tahun", "thn"];
const LAST: &[&str] = &["lalu", "kemarin", "kemaren", "kmrn", "wingi", "kepungkur", "sebelumnya"];

/// Reads which day or month is meant; `today` is the date in WIB. `None`: the text says neither, or more than that.
#[must_use]
pub fn reported(text: &str, today: NaiveDate) -> Option<Reported> {
    if normalize::too_long(text) {
        return None;
    }
    // "-1" is no day of a month.
    if text.trim_start().starts_with('-') {
        return None;
    }
    let lower = text.to_lowercase().replace('\'', "");
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    in_words(&words, today).or_else(|| {
        let rest: Vec<&str> = words.into_iter().filter(|word| !FILLERS.contains(word)).collect();
        named(&rest, today)
    })
}

/// What is counted from today: `kemarin`, `2 hari lalu`, `bulan lalu`, `jumat`.
fn in_words(words: &[&str], today: NaiveDate) -> Option<Reported> {
    let before = |days: u64| today.checked_sub_days(Days::new(days)).map(Reported::Day);
    let words: Vec<&str> = words.iter().copied().filter(|word| !matches!(*word, "yang" | "yg" | "untuk" | "buat" | "pada")).collect();
    match *words.as_slice() {
        ["sekarang" | "saiki"] => before(0),
        [day, now] if DAY_WORDS.contains(&day) && THIS.contains(&now) => before(0),
        [word] if YESTERDAY.contains(&word) => before(1),
        [day, word] if DAY_WORDS.contains(&day) && YESTERDAY.contains(&word) => before(1),
        [word, "lusa" | "dulu" | "dulunya" | "uni"] if YESTERDAY.contains(&word) => before(2),
        [number, day, "lalu" | "kepungkur"] if DAY_WORDS.contains(&day) => before(number.parse().ok().filter(|days| *days <= 366)?),
        [month, now] if MONTH.contains(&month) && THIS.contains(&now) => today.with_day(1).map(Reported::Month),
        ["sebulan"] => today.with_day(1).map(Reported::Month),
        [month, last] if MONTH.contains(&month) && LAST.contains(&last) => {
            today.with_day(1)?.checked_sub_months(Months::new(1)).map(Reported::Month)
        }
        ["besok" | "sesuk" | "bsk"] => today.succ_opt().map(Reported::Day),
        ["lusa"] => today.checked_add_days(Days::new(2)).map(Reported::Day),
        [month, "depan"] if MONTH.contains(&month) => calendar::month(today, 1).map(|(first, _)| Reported::Month(first)),
        [day, ref rest @ ..] if DAY_WORDS.contains(&day) => weekday(rest, today),
        ref rest => weekday(rest, today),
    }
}

/// The last such day of the week: today itself, unless one that has passed is meant.
fn weekday(words: &[&str], today: NaiveDate) -> Option<Reported> {
    let (name, passed) = match *words {
        [name] => (name, false),
        [name, last] if LAST.contains(&last) => (name, true),
        _ => return None,
    };
    let weekday = calendar::weekday(name).or((name == "minggu" && !passed).then_some(chrono::Weekday::Sun))?;
    let days = (u64::from(passed)..8).filter_map(|days| today.checked_sub_days(Days::new(days)));
    days.into_iter().find(|day| day.weekday() == weekday).map(Reported::Day)
}

/// What is named by numbers and months.
fn named(words: &[&str], today: NaiveDate) -> Option<Reported> {
    let month = |word: &str| calendar::month_number(word).or_else(|| small(word).filter(|month| (1..=12).contains(month)));
    match *words {
        [name] if calendar::month_number(name).is_some() => last_month(calendar::month_number(name)?, today),
        // "nov 26" is a day.
        [name, year] if calendar::month_number(name).is_some() && year.len() == 4 => {
            NaiveDate::from_ymd_opt(self::year(year)?, calendar::month_number(name)?, 1).map(Reported::Month)
        }
        [name, day] if calendar::month_number(name).is_some() => last_day(small(day)?, calendar::month_number(name)?, today),
        [day] => {
            let day = small(day).filter(|day| (1..=31).contains(day))?;
            let back = u32::from(day > today.day());
            let first = today.with_day(1)?.checked_sub_months(Months::new(back))?;
            Some(first.with_day(day).map_or(Reported::NoSuchDay, Reported::Day))
        }
        [day, month_name] => last_day(small(day)?, month(month_name)?, today),
        [year, month_number, day] if year.len() == 4 => Some(exactly(self::year(year)?, month(month_number)?, small(day)?)),
        [day, month_name, year] => Some(exactly(self::year(year)?, month(month_name)?, small(day)?)),
        _ => None,
    }
}

fn small(word: &str) -> Option<u32> {
    Some(word).filter(|word| word.len() <= 2).and_then(|word| word.parse().ok())
}

/// `2026`, `26`.
fn year(word: &str) -> Option<i32> {
    match word.len() {
        4 => word.parse().ok().filter(|year| (2000..2100).contains(year)),
        2 => word.parse::<i32>().ok().filter(|year| *year >= 20).map(|year| 2000 + year),
        _ => None,
    }
}

fn exactly(year: i32, month: u32, day: u32) -> Reported {
    NaiveDate::from_ymd_opt(year, month, day).map_or(Reported::NoSuchDay, Reported::Day)
}

/// The last such month that has begun.
fn last_month(month: u32, today: NaiveDate) -> Option<Reported> {
    NaiveDate::from_ymd_opt(today.year() - i32::from(month > today.month()), month, 1).map(Reported::Month)
}

/// The last such day that has begun; the 29th of February is that of the last year that has one.
fn last_day(day: u32, month: u32, today: NaiveDate) -> Option<Reported> {
    if !(1..=31).contains(&day) {
        return None;
    }
    let days = (0..=4).filter_map(|back| NaiveDate::from_ymd_opt(today.year() - back, month, day));
    Some(days.into_iter().find(|day| *day <= today).map_or(Reported::NoSuchDay, Reported::Day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Reported> {
        reported(text, "2026-11-29".parse().unwrap())
    }

    #[test]
    fn days_are_the_last_ones() {
        for (text, expected) in [
            ("kemarin", "2026-11-28"),
            ("hari kemarin", "2026-11-28"),
            ("wingi", "2026-11-28"),
            ("kemarin lusa", "2026-11-27"),
            ("3 hari yang lalu", "2026-11-26"),
            ("hari ini", "2026-11-29"),
            ("27 nov", "2026-11-27"),
            ("nov 27", "2026-11-27"),
            ("tgl 27", "2026-11-27"),
            ("30", "2026-10-30"),
            ("tanggal 27 november 2026", "2026-11-27"),
            ("27/11", "2026-11-27"),
            ("27-11-26", "2026-11-27"),
            ("2026-11-27", "2026-11-27"),
            ("20 feb", "2026-02-20"),
            ("5 des", "2025-12-05"),
            ("5 des 2026", "2026-12-05"),
            ("besok", "2026-11-30"),
            ("jumat", "2026-11-27"),
            ("hari Jum'at", "2026-11-27"),
            ("senin lalu", "2026-11-23"),
            ("minggu", "2026-11-29"),
            ("29 feb", "2024-02-29"),
        ] {
            assert_eq!(read(text), Some(Reported::Day(expected.parse().unwrap())), "{text}");
        }
        for text in ["31 nov", "31/11/2026", "30 feb"] {
            assert_eq!(read(text), Some(Reported::NoSuchDay), "{text}");
        }
    }

    #[test]
    fn months_are_the_last_ones() {
        for (text, expected) in [
            ("november", "2026-11-01"),
            ("bulan nov", "2026-11-01"),
            ("nopember 2026", "2026-11-01"),
            ("desember", "2025-12-01"),
            ("desember 2026", "2026-12-01"),
            ("bulan ini", "2026-11-01"),
            ("bulan lalu", "2026-10-01"),
            ("bulan kemarin", "2026-10-01"),
        ] {
            assert_eq!(read(text), Some(Reported::Month(expected.parse().unwrap())), "{text}");
        }
    }

    #[test]
    fn what_says_more_is_neither() {
        for text in ["", "entah", "telur", "27 nov telur", "minggu lalu", "0", "99", "-1", "9999", "telur 2 ton", "1 2 3 4"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
