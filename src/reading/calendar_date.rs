//! Days written with numbers: `tgl 20`, `20/12`, `20 des 2026`, `25-28 nov`. The day always comes first.

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::{
    calendar,
    lexicon::factor,
    number,
    said_day::{self, Mention},
    time_words::{DAY_WORDS, WEEK},
    token::{Gap, Line},
    words_at::{self, range_link},
};

/// How long ago (days) a date without a year may be so that it is asked about rather than taken for next year's.
const LATELY: i64 = 60;

/// Words behind which a day is due.
const READY: &[&str] = &["siap", "ready", "redi", "sedia", "panen", "kirim", "ambil", "muat", "tgl", "tanggal"];

/// Goods that are ready later than this are seldom offered yet.
const FAR: TimeDelta = TimeDelta::days(60);

/// Where a date is looked for.
pub(super) struct Calendar<'a> {
    /// The text.
    pub(super) line: &'a Line,
    /// Today in WIB.
    pub(super) today: NaiveDate,
    /// Whether the text answers the question for a day, so that a bare number is one.
    pub(super) answer: bool,
}

/// The date that starts at `at`, and where it ends.
pub(super) fn day(calendar: &Calendar<'_>, at: usize) -> Option<(Mention, usize)> {
    let Calendar { line, answer, .. } = *calendar;
    // "-1" is no day of the month; in "25-28" and "25 -28" the sign belongs to a range.
    let minus = |at: usize| line.sign(at, "-") && line.gap(at) != Gap::Glued && line.glued(at + 1) && line.number(at + 1).is_some();
    if at.checked_sub(1).is_some_and(minus) {
        return None;
    }
    let cued = line.any(at, &["tgl", "tanggal", "tg", "tgal", "tanggalan"]);
    let at = if cued { at + 1 } else { at };
    // "siap 5.12", "ready 30 - 11": a day is due behind such a word.
    let due = at.checked_sub(1).is_some_and(|i| READY.contains(&line.text(i))) && line.follows(at);
    if let Some((mention, end)) = calendar.in_figures(at, cued || answer || due) {
        // "ready 26.5": so far ahead it may as well be a price.
        let is_far = |day: NaiveDate| day - calendar.today > FAR && !cued && !answer && line.number(at).is_some_and(|n| n.len() < 6);
        return Some(match mention {
            Mention::Day(day) if is_far(day) && end == at + 1 => (Mention::Likely(vec![day]), end),
            mention => (mention, end),
        });
    }
    if let Some(found) = calendar.month_first(at) {
        return Some(found);
    }
    // "Tahan 3 hari", "3 jam" in an answer
    if answer && !cued && calendar.counts_time(at) {
        return None;
    }
    let cued = cued || answer;
    // "tanggal tiga puluh"
    if let Some((number, end)) = number::number_at(line, at).filter(|(number, _)| cued && number.in_words && !number.suffixed)
        && let Some(day) = number.exact().and_then(|n| u32::try_from(n).ok()).filter(|day| (1..=31).contains(day))
        && !calendar.amount_follows(end)
    {
        return Some(
            calendar
                .month(end)
                .map_or_else(|| (calendar.day_of_month(day), end), |(month, after)| (calendar.date(day, month, None), after)),
        );
    }
    calendar.dotted_or_iso(at, cued).or_else(|| calendar.slashed(at, due)).or_else(|| calendar.with_month_or_range(at, cued))
}

impl Calendar<'_> {
    /// Whether the number at `at` counts days, weeks, hours or times; "3 hari kamis" is a Thursday.
    fn counts_time(&self, at: usize) -> bool {
        let behind = number::phrase_at(self.line, at).map_or(at + 1, |(_, end)| end);
        let named = self.line.word(behind + 1).is_some_and(|word| calendar::weekday(word).is_some() || word == "minggu");
        let days = self.line.any(behind, DAY_WORDS) && !named;
        self.line.follows(behind) && (days || self.line.any(behind, WEEK) || self.line.any(behind, &["jam", "menit", "kali", "x", "ping"]))
    }

    fn small(&self, at: usize) -> Option<u32> {
        self.line.number(at).filter(|n| n.len() <= 2).and_then(|n| n.parse().ok())
    }

    /// The year behind a month, perhaps tied to it, and where it ends.
    fn year_behind(&self, at: usize) -> (Option<i32>, usize) {
        let tied = (self.line.sign(at, "-") || self.line.sign(at, "/")) && self.line.glued(at) && self.line.glued(at + 1);
        let from = if tied { at + 1 } else { at };
        self.year(from).map_or((None, at), |year| (Some(year), from + 1))
    }

    fn year(&self, at: usize) -> Option<i32> {
        let year = self.line.number(at).filter(|n| n.len() == 4).and_then(|n| n.parse().ok())?;
        let amount = words_at::unit_word(self.line, at + 1).is_some() || self.factor(at + 1) || self.line.sign(at + 1, "/");
        ((2000..2100).contains(&year) && !amount).then_some(year)
    }

    fn factor(&self, at: usize) -> bool {
        self.line.word(at).is_some_and(|w| factor(w).is_some())
    }

    fn month(&self, at: usize) -> Option<(u32, usize)> {
        // "30-des", "30/des"
        let tied = (self.line.sign(at, "-") || self.line.sign(at, "/")) && self.line.glued(at) && self.line.glued(at + 1);
        let at = if tied { at + 1 } else { at };
        let at = if self.line.any(at, &["bulan", "bln"]) { at + 1 } else { at };
        let month = self.line.word(at).filter(|_| self.line.follows(at)).and_then(calendar::month_number)?;
        Some((month, at + 1))
    }

    /// `30.11.26`, `30 11 2026`, and behind a word for a day `5.12` and `30 - 11`.
    fn in_figures(&self, at: usize, due: bool) -> Option<(Mention, usize)> {
        // "siap 5,12": where a day is due the comma is no decimal one.
        let part = |part: &str| if part.len() <= 2 { part.parse().ok() } else { None };
        let parts: Vec<Option<u32>> = self.line.number(at)?.split(|mark| mark == '.' || due && mark == ',').map(part).collect();
        let month = |month: u32| (1..=12).contains(&month);
        let day = |day: u32| (1..=31).contains(&day);
        match *parts.as_slice() {
            [Some(d), Some(m), Some(y)] if day(d) && month(m) && self.line.number(at)?.len() >= 6 && y >= 20 => {
                Some((self.date(d, m, i32::try_from(2000 + y).ok()), at + 1))
            }
            [Some(d), Some(m)] if due && day(d) && month(m) && !self.amount_follows(at + 1) && !self.line.sign(at + 1, "/") => {
                Some((self.date(d, m, None), at + 1))
            }
            [Some(d)] => {
                if let Some(m) =
                    self.small(at + 1).filter(|m| day(d) && month(*m) && self.line.follows(at + 1) && self.line.follows(at + 2))
                    && let Some(year) = self.year(at + 2)
                {
                    return Some((self.date(d, m, Some(year)), at + 3));
                }
                let apart = self.line.sign(at + 1, "-") && !self.line.glued(at + 1) && !self.line.glued(at + 2);
                let m = self.small(at + 2).filter(|m| due && apart && d > 12 && month(*m) && !self.amount_follows(at + 3))?;
                match self.date(d, m, None) {
                    Mention::Day(date) if !day_is_likelier(d, m) => Some((Mention::Day(date), at + 3)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// `nov 30`.
    fn month_first(&self, at: usize) -> Option<(Mention, usize)> {
        let month = self.line.word(at).and_then(calendar::month_number)?;
        let day = self.small(at + 1).filter(|d| (1..=31).contains(d) && self.line.follows(at + 1) && !self.amount_follows(at + 2))?;
        let before = at.checked_sub(1).is_some_and(|i| self.line.number(i).is_some());
        let money = self.line.sign(at + 2, "/") || self.line.sign(at + 2, "-") || self.line.number(at + 2).is_some();
        (!before && !money).then(|| (self.date(day, month, None), at + 2))
    }

    /// `25.11.2026`, `2026-11-25`.
    fn dotted_or_iso(&self, at: usize, cued: bool) -> Option<(Mention, usize)> {
        let parts: Vec<&str> = self.line.number(at)?.split('.').collect();
        let numbers: Option<Vec<u32>> = parts.iter().map(|p| if p.len() <= 4 { p.parse().ok() } else { None }).collect();
        match numbers?.as_slice() {
            [day, month, year] if parts.last().is_some_and(|p| p.len() == 4) => {
                Some((self.date(*day, *month, i32::try_from(*year).ok()), at + 1))
            }
            [day, month] if cued && parts.iter().all(|p| p.len() == 2) && *month <= 12 => Some((self.date(*day, *month, None), at + 1)),
            [year] if (2000..2100).contains(year) && self.line.sign(at + 1, "-") && self.line.sign(at + 3, "-") => {
                Some((self.date(self.small(at + 4)?, self.small(at + 2)?, i32::try_from(*year).ok()), at + 5))
            }
            _ => None,
        }
    }

    /// `20/12`, `20/12/2026`, `20-12-2026`. With a unit or a factor behind it, it is an amount.
    fn slashed(&self, at: usize, due: bool) -> Option<(Mention, usize)> {
        let (day, month) = (self.small(at)?, self.small(at + 2)?);
        let sign = if self.line.sign(at + 1, "/") { "/" } else { "-" };
        if !self.line.sign(at + 1, sign) || !self.line.glued(at + 1) || !self.line.glued(at + 2) {
            return None;
        }
        // "Tahan 3/4 bulan"
        if words_at::span_of_time(self.line, at).is_some() {
            return None;
        }
        let year = || match self.line.number(at + 4).filter(|_| self.line.sign(at + 3, sign) && self.line.glued(at + 4))? {
            year if year.len() == 4 => year.parse().ok(),
            year if year.len() == 2 => year.parse::<i32>().ok().map(|y| 2000 + y),
            _ => None,
        };
        match year() {
            Some(year) => Some((self.date(day, month, Some(year)), at + 5)),
            None if sign == "/" && !self.amount_follows(at + 3) => Some((self.date(day, month, None), at + 3)),
            // "siap 26-11"
            None if due
                && day > month
                && day > 12
                && (1..=12).contains(&month)
                && !self.amount_follows(at + 3)
                && self.month(at + 3).is_none() =>
            {
                Some((self.date(day, month, None), at + 3))
            }
            None => None,
        }
    }

    fn amount_follows(&self, at: usize) -> bool {
        self.line.follows(at) && (self.line.any(at, &["t"]) || self.factor(at) || words_at::unit(self.line, at).is_some())
    }

    /// `20 des 2026`, `25-28 nov`, `25 nov s/d 3 des`, `tgl 25-28`, `tgl 20-12`, `tgl 20`, `tgl 20 bulan depan`.
    fn with_month_or_range(&self, at: usize, cued: bool) -> Option<(Mention, usize)> {
        let first = self.small(at)?;
        if let Some((month, end)) = self.month(at + 1) {
            let (year, end) = self.year_behind(end);
            return Some(self.until(self.date(first, month, year), end));
        }
        if let Some(next) = range_link(self.line, at + 1) {
            let at_last = if self.line.any(next, &["tgl", "tanggal"]) { next + 1 } else { next };
            if let Some(last) = self.small(at_last) {
                let spelled = !self.line.sign(at + 1, "-");
                if let Some((month, end)) = self.month(at_last + 1) {
                    let year = self.year(end);
                    let either = self.line.any(at + 1, &["atau", "utawa", "utowo"]);
                    let mention = if either {
                        span(self.date(first, month, year), self.date(last, month, year), either)
                    } else {
                        span(self.first_day(first, last, month, year), self.date(last, month, year), either)
                    };
                    return Some((mention, if year.is_some() { end + 1 } else { end }));
                }
                if cued && !self.amount_follows(at_last + 1) {
                    let either = self.line.any(at + 1, &["atau", "utawa", "utowo"]);
                    let apart = !(self.line.glued(at + 1) && self.line.glued(at + 2));
                    let pair = match self.bare_pair(first, last, spelled, either) {
                        // "28 - 2" is rather from the 28th to the 2nd than the 28th of February.
                        Mention::Day(day) if apart => Mention::Either([vec![day], said_day::days(&self.day_of_month(first))].concat()),
                        pair => pair,
                    };
                    return Some((pair, at_last + 1));
                }
            }
        }
        // "1e400" is no day either.
        let glued = self.line.glued(at + 1);
        if !cued || self.amount_follows(at + 1) && glued || self.answer && (glued || self.amount_follows(at + 1)) {
            return None;
        }
        if self.line.any(at + 1, &["bulan", "bln", "wulan", "sasi"]) && self.line.any(at + 2, &["depan", "ngarep", "ngajeng", "ini", "iki"])
        {
            let months = u32::from(!self.line.any(at + 2, &["ini", "iki"]));
            let mention =
                calendar::month(self.today, months).map_or(Mention::Vague, |(start, _)| self.exactly(first, start.month(), start.year()));
            return Some((mention, at + 3));
        }
        Some((self.day_of_month(first), at + 1))
    }

    /// A date and, after a link, the last day: `28 nov - 2 des`.
    fn until(&self, from: Mention, end: usize) -> (Mention, usize) {
        let Some(next) = range_link(self.line, end).filter(|next| self.line.follows(*next)) else { return (from, end) };
        let next = if self.line.any(next, &["tgl", "tanggal"]) { next + 1 } else { next };
        let last = self.small(next).and_then(|day| self.month(next + 1).map(|(month, end)| (self.date(day, month, self.year(end)), end)));
        match last {
            Some((to, after)) => {
                let after = if self.year(after).is_some() { after + 1 } else { after };
                (span(from, to, self.line.any(end, &["atau"])), after)
            }
            None => (from, end),
        }
    }

    /// The first day of a range that ends on the day `last` of `month`: "30 sampai 2 desember" begins in November.
    fn first_day(&self, first: u32, last: u32, month: u32, year: Option<i32>) -> Mention {
        match (first > last, month) {
            (false, _) => self.date(first, month, year),
            (true, 1) => self.date(first, 12, year.map(|y| y - 1)),
            (true, _) => self.date(first, month - 1, year),
        }
    }

    /// Two numbers after "tgl": days, or day and month.
    fn bare_pair(&self, first: u32, last: u32, spelled: bool, either: bool) -> Mention {
        if spelled || last > 12 {
            let from = self.day_of_month(first);
            let Mention::Day(start) = from else { return from };
            let to = Calendar { today: start, ..*self }.day_of_month(last);
            return span(from, to, either);
        }
        let date = self.date(first, last, None);
        if last <= first {
            return date;
        }
        match (self.day_of_month(first), date) {
            (Mention::Day(range), Mention::Day(date)) => Mention::Either(vec![range, date]),
            (Mention::Day(range), _) => Mention::Either(vec![range]),
            (other, _) => other,
        }
    }

    /// The next such day of a month: this month's if it is not over, else next month's.
    fn day_of_month(&self, day: u32) -> Mention {
        let months = u32::from(day < self.today.day());
        calendar::month(self.today, months).map_or(Mention::Vague, |(first, _)| self.exactly(day, first.month(), first.year()))
    }

    fn exactly(&self, day: u32, month: u32, year: i32) -> Mention {
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) if date < self.today => Mention::Past(date),
            Some(date) => Mention::Day(date),
            None if (29..=31).contains(&day) => Mention::Impossible(calendar::nearest(year, month)),
            None => Mention::Impossible(Vec::new()),
        }
    }

    /// Day and month, and a year if it was said. A day that was lately is no typing of next year's.
    fn date(&self, day: u32, month: u32, year: Option<i32>) -> Mention {
        if let Some(year) = year {
            return self.exactly(day, month, year);
        }
        let this = self.today.year();
        let lately = |year| {
            let date = NaiveDate::from_ymd_opt(year, month, day)?;
            (1..=LATELY).contains(&self.today.signed_duration_since(date).num_days()).then_some(date)
        };
        if let Some(date) = lately(this).or_else(|| lately(this - 1)) {
            return Mention::Past(date);
        }
        match self.exactly(day, month, this) {
            Mention::Past(_) => self.exactly(day, month, this + 1),
            mention => mention,
        }
    }
}

/// "28 - 2" is rather from the 28th to the 2nd than the 28th of February.
fn day_is_likelier(day: u32, month: u32) -> bool {
    day >= 25 && month <= 7
}

/// From one date to another; if they do not follow each other, one of them.
fn span(from: Mention, to: Mention, either: bool) -> Mention {
    match (from, to) {
        (Mention::Day(first), Mention::Day(last)) if either || last < first => Mention::Either(vec![first, last]),
        (Mention::Day(first), Mention::Day(last)) => Mention::Range(first, last),
        (Mention::Day(_), other) | (other, _) => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{DateReading, date};
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn read(text: &str) -> DateReading {
        date(text, day("2026-11-24"))
    }

    #[test]
    fn a_day_of_the_month_is_the_next_such_day() {
        for (text, expected) in [
            ("tgl 24", "2026-11-24"),
            ("tgl 27", "2026-11-27"),
            ("tanggal 20", "2026-12-20"),
            ("20", "2026-12-20"),
            ("tgl 5 bulan depan", "2026-12-05"),
            ("1 des", "2026-12-01"),
            ("30-des", "2026-12-30"),
            ("5-des", "2026-12-05"),
            ("siap 5/des", "2026-12-05"),
            ("30-des-2026", "2026-12-30"),
            ("siap 5,12", "2026-12-05"),
            ("tgl 5,12", "2026-12-05"),
            ("30 Nov", "2026-11-30"),
            ("25 november 2026", "2026-11-25"),
            ("20/12", "2026-12-20"),
            ("20-12", "2026-12-20"),
            ("20/12/2026", "2026-12-20"),
            ("20-12-26", "2026-12-20"),
            ("2026-12-20", "2026-12-20"),
            ("25.12.2026", "2026-12-25"),
            ("15/9", "2027-09-15"),
        ] {
            assert_eq!(read(text), DateReading::Day(day(expected)), "{text}");
        }
    }

    #[test]
    fn days_with_an_end_are_ranges() {
        for (text, first, last) in [
            ("tgl 25-28", "2026-11-25", "2026-11-28"),
            ("25 s/d 28 nov", "2026-11-25", "2026-11-28"),
            ("25-28 nov", "2026-11-25", "2026-11-28"),
            ("28 nov - 2 des", "2026-11-28", "2026-12-02"),
            ("tgl 28 sampai 2", "2026-11-28", "2026-12-02"),
        ] {
            assert_eq!(read(text), DateReading::Range(day(first), day(last)), "{text}");
        }
    }

    #[test]
    fn days_that_do_not_exist_or_have_passed_are_asked() {
        assert_eq!(read("31/11"), DateReading::Impossible(vec![day("2026-11-30"), day("2026-12-01")]));
        assert_eq!(read("tgl 31"), DateReading::Impossible(vec![day("2026-11-30"), day("2026-12-01")]));
        assert_eq!(read("12/25"), DateReading::Impossible(vec![]));
        assert_eq!(read("20/11"), DateReading::Past(day("2026-11-20")));
        assert_eq!(date("30/12", day("2027-01-02")), DateReading::Past(day("2026-12-30")));
        assert!(matches!(read("tgl 5-8"), DateReading::Ask(_)));
    }
}
