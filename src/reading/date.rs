//! When goods are ready (PARSING section 7).
//!
//! ```text
//! when    = day [link day] | week | month | vague | soft
//! day     = hari ini | besok | lusa | N hari lagi | weekday [depan | pasaran | day] | besok weekday | calendar
//! calendar= "tgl" D | D "/" M ["/" Y] | ["tgl"] D month [Y] | ["tgl"] D "-" D [month]
//! week    = minggu ini | minggu depan          month = bulan ini | bulan depan
//! soft    = siap | ready | barang ada          (today, unless a day is said as well)
//! vague   = siap panen | akhir bulan | habis lebaran | nanti
//! ```
//!
//! Days come before months (20/12 is the 20th of December). What repeats (`per hari`, `tiap senin`, `rutin`) is
//! told apart from what happens once.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{
    DateReading, calendar, clean,
    day_number::{self, Calendar},
    lexicon::range_link,
    number,
    token::Line,
};

/// One way of saying when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mention {
    /// This day.
    Day(NaiveDate),
    /// First and last day.
    Range(NaiveDate, NaiveDate),
    /// Most likely the first of these days; still to be asked.
    Likely(Vec<NaiveDate>),
    /// One of these days.
    Either(Vec<NaiveDate>),
    /// A day that no month has; the nearest ones.
    Impossible(Vec<NaiveDate>),
    /// A day that has passed.
    Past(NaiveDate),
    /// Said, but not as a day.
    Vague,
    /// Today, if nothing better is said.
    Soft,
}

/// What a text says about when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct When {
    /// The answer for a person who was asked.
    pub(super) reading: DateReading,
    /// The day to keep although it must be asked.
    pub(super) kept: Option<NaiveDate>,
    /// Said to repeat.
    pub(super) recurring: bool,
    /// Only said to be there, not on which day.
    pub(super) soft: bool,
}

/// Reads an answer to the question when goods are ready; `today` is the date in WIB.
#[must_use]
pub fn date(text: &str, today: NaiveDate) -> DateReading {
    if clean::too_long(text) {
        return DateReading::Unclear;
    }
    find(&mut Line::new(text), today, true).reading
}

/// Finds all that a line says about when, and takes it. In an `answer` a bare number is a day of the month.
pub(super) fn find(line: &mut Line, today: NaiveDate, answer: bool) -> When {
    let mut mentions = Vec::new();
    let mut recurring = false;
    let mut at = 0;
    while at < line.len() {
        if let Some(end) = repeats(line, at) {
            recurring = true;
            line.take(at..end);
            at = end;
        } else if let Some((mention, end)) = mention(line, at, today, answer) {
            mentions.push(mention);
            line.take(at..end);
            at = end;
        } else {
            at += 1;
        }
    }
    let soft = mentions.iter().all(|m| *m == Mention::Soft);
    let (reading, kept) = combine(mentions, today);
    When { reading, kept, recurring, soft }
}

/// What several mentions come to: equal ones agree, different ones ask.
fn combine(mentions: Vec<Mention>, today: NaiveDate) -> (DateReading, Option<NaiveDate>) {
    let vague = mentions.contains(&Mention::Vague);
    let soft = mentions.contains(&Mention::Soft);
    let mut said: Vec<Mention> = mentions.into_iter().filter(|m| !matches!(m, Mention::Vague | Mention::Soft)).collect();
    let mut seen = Vec::new();
    said.retain(|m| !seen.contains(m) && {
        seen.push(m.clone());
        true
    });
    match said.as_slice() {
        [] if vague || !soft => (DateReading::Unclear, None),
        [] => (DateReading::Day(today), None),
        [Mention::Day(day)] => (DateReading::Day(*day), None),
        [Mention::Range(first, last)] => (DateReading::Range(*first, *last), None),
        [Mention::Likely(days)] => (DateReading::Ask(days.clone()), days.first().copied()),
        [Mention::Either(days)] => (DateReading::Ask(days.clone()), None),
        [Mention::Impossible(days)] => (DateReading::Impossible(days.clone()), None),
        [Mention::Past(day)] => (DateReading::Past(*day), None),
        several => (DateReading::Ask(several.iter().flat_map(days).collect()), None),
    }
}

fn days(mention: &Mention) -> Vec<NaiveDate> {
    match mention {
        Mention::Day(day) | Mention::Range(day, _) => vec![*day],
        Mention::Likely(days) | Mention::Either(days) => days.clone(),
        Mention::Impossible(_) | Mention::Past(_) | Mention::Vague | Mention::Soft => Vec::new(),
    }
}

const DAY_WORDS: &[&str] = &["hari", "hr", "dina", "dino", "dinten"];
const NEXT: &[&str] = &["depan", "dpn", "ngarep", "ngajeng", "mendatang"];
const THIS: &[&str] = &["ini", "iki", "niki"];
const WEEK: &[&str] = &["minggu", "mgg", "pekan", "minggon"];
const MONTH: &[&str] = &["bulan", "bln", "wulan", "sasi"];
const AGAIN: &[&str] = &["lagi", "lg", "maneh", "malih", "engkas", "neh"];
const TOMORROW: &[&str] = &["besok", "bsk", "besuk", "sesuk", "mbenjing", "benjing", "mbenjang", "benjang", "bsok", "sesok"];
const HOURS: &[&str] =
    &["pagi", "siang", "sore", "malam", "malem", "esuk", "isuk", "awan", "bengi", "subuh", "dini", "enjing", "sonten", "dalu"];
const FEAST: &[&str] =
    &["lebaran", "puasa", "idul", "riyaya", "bodo", "bada", "bakda", "natal", "ramadhan", "ramadan", "poso", "nyepi", "suro", "syawal"];

/// The end of what says "again and again": `per hari`, `/minggu`, `tiap senin`, `rutin`.
fn repeats(line: &Line, at: usize) -> Option<usize> {
    if line.any(
        at,
        &[
            "rutin",
            "rutinan",
            "harian",
            "mingguan",
            "bulanan",
            "langganan",
            "kontinyu",
            "kontinu",
            "berkala",
            "sehari",
            "sedina",
            "sedino",
            "sabendina",
        ],
    ) {
        return Some(at + 1);
    }
    if line.any(at, &["seminggu", "sepekan", "sebulan", "seminggune"]) {
        return (!line.any(at + 1, AGAIN)).then_some(at + 1);
    }
    if let Some((_, end)) = number::number_at(line, at).filter(|(_, end)| line.any(*end, WEEK) || line.any(*end, DAY_WORDS) || line.any(*end, MONTH)) {
        return line.any(end + 1, &["sekali", "pisan", "sepindah"]).then_some(end + 2);
    }
    if !(line.sign(at, "/") || line.any(at, &["tiap", "setiap", "saben", "per", "ben"])) {
        return None;
    }
    let period = line.any(at + 1, DAY_WORDS) || line.any(at + 1, WEEK) || line.any(at + 1, MONTH) || line.any(at + 1, HOURS);
    let weekday = |i| line.word(i).is_some_and(|w| calendar::weekday(w).is_some());
    let mut end = if period || weekday(at + 1) { at + 2 } else { return None };
    if line.any(at + 1, DAY_WORDS) && (weekday(end) || line.any(end, WEEK)) {
        end += 1;
    }
    while weekday(end) || line.word(end).is_some_and(|w| calendar::Pasaran::named(w).is_some()) {
        end += 1;
    }
    Some(end)
}

/// The way of saying when that starts at `at`, and where it ends.
fn mention(line: &Line, at: usize, today: NaiveDate, answer: bool) -> Option<(Mention, usize)> {
    if let Some((first, end)) = single(line, at, today, answer) {
        return Some(joined(line, first, end, today, answer));
    }
    period(line, at, today)
        .or_else(|| soft(line, at).map(|end| (Mention::Soft, end)))
        .or_else(|| vague(line, at).map(|end| (Mention::Vague, end)))
}

/// A day and what is tied to it: `besok sampai jumat`, `senin-rabu`, `besok atau lusa`.
fn joined(line: &Line, first: Mention, end: usize, today: NaiveDate, answer: bool) -> (Mention, usize) {
    let Mention::Day(from) = first else { return (first, end) };
    let either = line.any(end, &["atau", "utawa", "utowo", "dan", "karo", "lan"]) || line.sign(end, "/");
    // A hyphen between two words leaves them glued.
    let link =
        if line.glued(end) && line.word(end).is_some() { Some(end) } else { range_link(line, end).or_else(|| either.then_some(end + 1)) };
    let Some((Mention::Day(to), last)) = link.and_then(|next| single(line, next, today, answer)) else {
        return (first, end);
    };
    let joined = if either || to < from {
        // "senin sampai rabu" said on a Tuesday: the Wednesday after that Monday.
        let later = calendar::plus(to, 7).filter(|later| !either && *later > from);
        later.map_or(Mention::Either(vec![from, to]), |later| Mention::Range(from, later))
    } else {
        Mention::Range(from, to)
    };
    (joined, last)
}

/// A single day.
fn single(line: &Line, at: usize, today: NaiveDate, answer: bool) -> Option<(Mention, usize)> {
    let (mention, end) = near_day(line, at, today)
        .or_else(|| weekday(line, at, today))
        .or_else(|| market_day(line, at, today, answer))
        .or_else(|| day_number::day(&Calendar { line, today, answer }, at))?;
    Some((mention, skip_hours(line, end)))
}

fn skip_hours(line: &Line, mut end: usize) -> usize {
    while line.any(end, HOURS) {
        end += 1;
    }
    end
}

/// Days counted from today.
fn near_day(line: &Line, at: usize, today: NaiveDate) -> Option<(Mention, usize)> {
    let day = |n: u64, end| Some((calendar::plus(today, n).map_or(Mention::Vague, Mention::Day), end));
    if line.any(at, DAY_WORDS) && line.any(at + 1, THIS) || line.any(at, HOURS) && line.any(at + 1, THIS) {
        return day(0, at + 2);
    }
    if line.any(at, &["nanti", "mengko", "engko"]) && line.any(at + 1, HOURS) {
        return day(0, at + 2);
    }
    if line.any(at, &["sekarang", "saiki", "sakniki", "sakmenika", "skrg", "skrang", "dinten"])
        && !line.any(at + 1, THIS)
        && !line.any(at, &["dinten"])
    {
        return day(0, at + 1);
    }
    if line.any(at, &["lusa"]) {
        return day(2, at + 1);
    }
    if line.any(at, &["suk", "sesuk", "besuk"]) && line.any(at + 1, &["emben", "mben"]) {
        return day(2, at + 2);
    }
    if line.any(at, TOMORROW) {
        return tomorrow(line, at, today);
    }
    days_from_now(line, at, today)
}

/// "besok", unless a weekday follows: then the coming one is meant, and asked about if it is not tomorrow.
fn tomorrow(line: &Line, at: usize, today: NaiveDate) -> Option<(Mention, usize)> {
    let tomorrow = calendar::plus(today, 1)?;
    let named = skip_hours(line, at + 1);
    let at_name = if line.any(named, DAY_WORDS) { named + 1 } else { named };
    let name = line.word(at_name).filter(|_| line.follows(at_name));
    let week = line.any(at_name, &["minggu"]) && !line.any(at_name + 1, NEXT) && !line.any(at_name + 1, THIS);
    let Some(weekday) = name.and_then(calendar::weekday).or(week.then_some(Weekday::Sun)) else {
        if line.any(at + 1, &["lusa"]) && line.gap(at + 1) == super::token::Gap::Space {
            let after = calendar::plus(today, 2)?;
            return Some((Mention::Either(vec![tomorrow, after]), at + 2));
        }
        return Some((Mention::Day(tomorrow), at + 1));
    };
    let coming = calendar::next_weekday(today, weekday)?;
    let mention = if coming == tomorrow { Mention::Day(coming) } else { Mention::Likely(vec![coming, tomorrow]) };
    Some((mention, at_name + 1))
}

/// "3 hari lagi", "rong minggu maneh", "seminggu lagi".
fn days_from_now(line: &Line, at: usize, today: NaiveDate) -> Option<(Mention, usize)> {
    let one = |word| match word {
        "sehari" | "sedina" => Some(1),
        "seminggu" | "sepekan" => Some(7),
        "sebulan" | "sesasi" => Some(30),
        _ => None,
    };
    if let Some(days) = line.word(at).and_then(one).filter(|_| line.any(at + 1, AGAIN)) {
        let day = calendar::plus(today, days)?;
        return Some((if days == 30 { Mention::Likely(vec![day]) } else { Mention::Day(day) }, at + 2));
    }
    let (phrase, end) = number::phrase_at(line, at)?;
    let (by, rough) = match () {
        () if line.any(end, DAY_WORDS) => (1, false),
        () if line.any(end, WEEK) => (7, false),
        () if line.any(end, MONTH) => (30, true),
        () => return None,
    };
    if !line.any(end + 1, AGAIN) {
        return None;
    }
    let day = |n: &number::Number| {
        let n = n.exact().filter(|n| n.fract().is_zero()).and_then(|n| u64::try_from(n).ok()).filter(|n| *n <= 1000)?;
        calendar::plus(today, n * by)
    };
    let mention = match (day(&phrase.first), phrase.second.as_ref().map(day)) {
        (Some(first), Some(Some(second))) => Mention::Either(vec![first, second]),
        (Some(first), None) if rough => Mention::Likely(vec![first]),
        (Some(first), None) => Mention::Day(first),
        _ => Mention::Vague,
    };
    Some((mention, end + 2))
}

/// A weekday with what stands around it.
fn weekday(line: &Line, at: usize, today: NaiveDate) -> Option<(Mention, usize)> {
    let cued = line.any(at, DAY_WORDS);
    let at_name = if cued { at + 1 } else { at };
    let name = line.word(at_name)?;
    // "minggu" alone may be a week; with "hari", an hour or a date it is Sunday.
    let sunday = name == "minggu" && (cued || line.any(at_name + 1, HOURS));
    let weekday = calendar::weekday(name).or(sunday.then_some(Weekday::Sun))?;
    let end = skip_hours(line, at_name + 1);
    let coming = calendar::next_weekday(today, weekday)?;
    if line.any(end, NEXT) || line.any(end, WEEK) && line.any(end + 1, NEXT) {
        let spelled_out = line.any(end, WEEK);
        let next = calendar::weekday_of_next_week(today, weekday)?;
        let mention = if next == coming || spelled_out { Mention::Day(next) } else { Mention::Likely(vec![next, coming]) };
        return Some((mention, if spelled_out { end + 2 } else { end + 1 }));
    }
    if line.any(end, WEEK) && line.any(end + 1, THIS) {
        let this = calendar::sunday(today).filter(|sunday| coming <= *sunday);
        return Some((this.map_or(Mention::Vague, |_| Mention::Day(coming)), end + 2));
    }
    if let Some(pasaran) = line.word(end).and_then(calendar::Pasaran::named) {
        return Some((Mention::Either(calendar::market_days(today, Some(weekday), pasaran)), end + 1));
    }
    if let Some((date, end)) = day_number::day(&Calendar { line, today, answer: false }, end).filter(|_| line.follows(end)) {
        let agrees = matches!(date, Mention::Day(day) if day.weekday() != weekday);
        let mention = if agrees { Mention::Either(days(&date).into_iter().chain([coming]).collect()) } else { date };
        return Some((mention, end));
    }
    let after = if line.any(end, TOMORROW) || line.any(end, THIS) { end + 1 } else { end };
    let mention = match () {
        () if weekday == today.weekday() => Mention::Either(vec![today, coming]),
        () if line.any(end, TOMORROW) && calendar::plus(today, 1) != Some(coming) => Mention::Likely(vec![coming]),
        () => Mention::Day(coming),
    };
    Some((mention, after))
}

/// A Javanese market day without a weekday, after a word that makes it a day.
fn market_day(line: &Line, at: usize, today: NaiveDate, answer: bool) -> Option<(Mention, usize)> {
    let cued = line.any(at, DAY_WORDS) || line.any(at, &["pasaran", "pas"]);
    let at_name = if cued { at + 1 } else { at };
    let pasaran = line.word(at_name).and_then(calendar::Pasaran::named)?;
    let said = cued || answer || line.any_before(at, &["siap", "panen", "ready"]);
    said.then(|| (Mention::Either(calendar::market_days(today, None, pasaran)), at_name + 1))
}

/// Weeks and months.
fn period(line: &Line, at: usize, today: NaiveDate) -> Option<(Mention, usize)> {
    let at_name = at;
    let next = line.any(at_name + 1, NEXT);
    let this = line.any(at_name + 1, THIS);
    let range = if line.any(at_name, WEEK) && next {
        let monday = calendar::next_monday(today)?;
        Some((monday, calendar::sunday(monday)?))
    } else if line.any(at_name, WEEK) && this {
        Some((today, calendar::sunday(today)?))
    } else if line.any(at_name, MONTH) && next {
        calendar::month(today, 1)
    } else if line.any(at_name, MONTH) && this {
        Some((today, calendar::month(today, 0)?.1))
    } else {
        None
    };
    if let Some((first, last)) = range {
        // "minggu depan hari senin"
        let at_day = if line.any(at_name + 2, DAY_WORDS) { at_name + 3 } else { at_name + 2 };
        if let (true, Some(weekday)) = (line.any(at_name, WEEK), line.word(at_day).and_then(calendar::weekday)) {
            let day = std::iter::successors(Some(first), |d| d.succ_opt()).take_while(|d| *d <= last).find(|d| d.weekday() == weekday);
            return Some((day.map_or(Mention::Vague, Mention::Day), at_day + 1));
        }
        return Some((Mention::Range(first, last), at_name + 2));
    }
    // The week or Sunday? With a number before, it is an age or a time.
    let counted = at.checked_sub(1).is_some_and(|i| number::number_at(line, i).is_some());
    (line.any(at, &["minggu"]) && !counted).then(|| (Mention::Either(calendar::next_weekday(today, Weekday::Sun).into_iter().collect()), at + 1))
}

/// The end of a word that says the goods are there.
fn soft(line: &Line, at: usize) -> Option<usize> {
    if line.any(at, &["panen", "potong", "unduh"]) && line.any(at + 1, &["kemarin", "kemaren", "wingi", "tadi", "kolo"]) {
        return Some(skip_hours(line, at + 2));
    }
    if line.any(at, &["barang", "stok", "stock"]) && line.any(at + 1, &["ada", "ready", "tersedia", "siap", "wonten", "ana"]) {
        return Some(at + 2);
    }
    if line.any(at, &["ada", "wonten"]) && line.any(at + 1, &["barang", "stok", "stock"]) {
        return Some(at + 2);
    }
    if line.any(at, &["siap", "ready", "redi", "redy", "sedia", "tersedia", "cemepak"]) && !line.any(at + 1, &["panen", "unduh", "petik"]) {
        let more = line.any(at + 1, &["stok", "stock", "kirim", "angkut", "antar", "ambil", "muat", "jual"]);
        return Some(if more { at + 2 } else { at + 1 });
    }
    None
}

/// The end of a word that puts goods off to no certain day.
fn vague(line: &Line, at: usize) -> Option<usize> {
    let edge = line.any(at, &["akhir", "awal", "tengah", "pertengahan", "penghujung"]);
    let time = |i| {
        line.any(i, WEEK)
            || line.any(i, MONTH)
            || line.any(i, &["tahun", "taun", "musim"])
            || line.word(i).is_some_and(|w| calendar::month_number(w).is_some())
    };
    if edge && time(at + 1) {
        return Some(if line.any(at + 2, NEXT) || line.any(at + 2, THIS) { at + 3 } else { at + 2 });
    }
    if line.any(at, &["habis", "bar", "setelah", "sesudah", "sebelum", "menjelang", "bakda", "sakwise", "abis", "sadurunge", "mantun"])
        && line.any(at + 1, FEAST)
    {
        return Some(at + 2);
    }
    let later = line.any(at, &["siap", "mau", "akan", "belum", "arep", "ajeng", "dereng", "nunggu", "tunggu", "durung"])
        && line.any(at + 1, &["panen", "petik", "unduh"]);
    let soon = line.any(at, &["sebentar", "bentar", "sedilut", "sekedap"]) && line.any(at + 1, AGAIN);
    let named = line.any(at, MONTH) && line.word(at + 1).is_some_and(|w| calendar::month_number(w).is_some());
    let year = line.any(at, &["tahun", "taun"]) && (line.any(at + 1, NEXT) || line.any(at + 1, &["baru"]));
    if later || soon || named || year {
        return Some(at + 2);
    }
    let alone =
        line.any(at, FEAST) || line.any(at, &["nanti", "mengko", "engko", "mangke", "weekend", "segera", "secepatnya", "kemarin", "kemaren", "wingi"]);
    alone.then_some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn read(text: &str) -> DateReading {
        date(text, day("2026-11-24"))
    }

    #[test]
    fn days_counted_from_today() {
        for (text, expected) in [
            ("hari ini", "2026-11-24"),
            ("saiki", "2026-11-24"),
            ("ready", "2026-11-24"),
            ("barang ada", "2026-11-24"),
            ("siap kirim", "2026-11-24"),
            ("panen kemarin", "2026-11-24"),
            ("besok pagi", "2026-11-25"),
            ("sesuk esuk", "2026-11-25"),
            ("mbenjing", "2026-11-25"),
            ("lusa", "2026-11-26"),
            ("suk emben", "2026-11-26"),
            ("3 hari lagi", "2026-11-27"),
            ("seminggu lagi", "2026-12-01"),
            ("rong minggu maneh", "2026-12-08"),
            ("telung dina maneh", "2026-11-27"),
        ] {
            assert_eq!(read(text), DateReading::Day(day(expected)), "{text}");
        }
    }

    #[test]
    fn weekdays_are_the_coming_ones() {
        for (text, expected) in [
            ("kamis", "2026-11-26"),
            ("rebo", "2026-11-25"),
            ("kemis", "2026-11-26"),
            ("jum'at", "2026-11-27"),
            ("jemuwah", "2026-11-27"),
            ("setu", "2026-11-28"),
            ("ngahad", "2026-11-29"),
            ("hari minggu", "2026-11-29"),
            ("senen", "2026-11-30"),
            ("senin depan", "2026-11-30"),
        ] {
            assert_eq!(read(text), DateReading::Day(day(expected)), "{text}");
        }
    }

    #[test]
    fn weekdays_with_two_readings_are_asked() {
        assert_eq!(read("selasa"), DateReading::Ask(vec![day("2026-11-24"), day("2026-12-01")]));
        assert_eq!(read("jumat depan"), DateReading::Ask(vec![day("2026-12-04"), day("2026-11-27")]));
        assert_eq!(read("besok senin"), DateReading::Ask(vec![day("2026-11-30"), day("2026-11-25")]));
        assert_eq!(read("jemuah legi"), DateReading::Ask(vec![day("2026-12-25"), day("2027-01-29")]));
        assert_eq!(read("minggu"), DateReading::Ask(vec![day("2026-11-29")]));
        assert_eq!(date("besok senin", day("2026-11-29")), DateReading::Day(day("2026-11-30")));
    }

    #[test]
    fn weeks_months_and_joined_days_are_ranges() {
        for (text, first, last) in [
            ("minggu ini", "2026-11-24", "2026-11-29"),
            ("minggu depan", "2026-11-30", "2026-12-06"),
            ("bulan depan", "2026-12-01", "2026-12-31"),
            ("besok sampai jumat", "2026-11-25", "2026-11-27"),
            ("kamis-sabtu", "2026-11-26", "2026-11-28"),
            ("senin s/d rabu", "2026-11-30", "2026-12-02"),
        ] {
            assert_eq!(read(text), DateReading::Range(day(first), day(last)), "{text}");
        }
        assert_eq!(read("besok atau lusa"), DateReading::Ask(vec![day("2026-11-25"), day("2026-11-26")]));
    }

    #[test]
    fn what_is_no_day_is_unclear() {
        for text in [
            "siap panen",
            "mau panen",
            "sebentar lagi",
            "akhir bulan",
            "habis lebaran",
            "sebelum puasa",
            "nanti",
            "tiap senin",
            "rutin",
            "",
            "telur",
        ] {
            assert_eq!(read(text), DateReading::Unclear, "{text}");
        }
    }
}
