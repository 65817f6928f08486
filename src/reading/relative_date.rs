//! Single days in words: counted from today, by weekday, by market day.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use super::{
    calendar,
    calendar_date::{self, Calendar},
    lexicon, number,
    said_day::{self, Mention},
    time_words::{AGAIN, AGO, AROUND, DAY_WORDS, EARLIER, FEAST, HOURS, MONTH, NEXT, PRAYERS, SAYS_READY, THIS, TOMORROW, WEEK, YESTERDAY},
    token::{Gap, Line},
    value::Number,
    words_at,
};

/// How many weeks ahead a day of the month behind a weekday may be.
const WEEKS_DATED: u64 = 5;

/// The end of the hours that follow a day: `pagi`, `sore`.
pub(super) fn skip_hours(line: &Line, mut end: usize) -> usize {
    loop {
        // "besok pagi 6.30"
        if line.any_before(end, HOURS) && line.follows(end) && line.number(end).is_some_and(is_hour) && !counts(line, end + 1) {
            end += 1;
        // "jumat 4 sore"
        } else if line.follows(end) && line.number(end).is_some_and(is_clock) && line.any(end + 1, HOURS) && line.follows(end + 1) {
            end += 2;
        } else if line.any(end, HOURS) || line.any(end, PRAYERS) && line.follows(end) {
            end += 1;
        // "besok sore habis ashar"
        } else if line.any(end, AROUND) && line.any(end + 1, PRAYERS) {
            end += 2;
        } else {
            return end;
        }
    }
}

/// "4" of "4 sore"
fn is_clock(number: &str) -> bool {
    number.parse::<u8>().is_ok_and(|hour| (1..=12).contains(&hour))
}

/// "6.30"
fn is_hour(number: &str) -> bool {
    let parts = number.split_once('.');
    parts.is_some_and(|(hour, minute)| hour.parse::<u8>().is_ok_and(|h| h <= 12) && ["00", "15", "30", "45"].contains(&minute))
}

/// Whether a unit or a factor here makes the number before an amount.
fn counts(line: &Line, at: usize) -> bool {
    line.follows(at) && line.word(at).is_some_and(|w| lexicon::is_unit_word(w) || lexicon::factor(w).is_some()) || line.sign(at, "/")
}

/// Days counted from today.
pub(super) fn read(line: &Line, at: usize, today: NaiveDate, answer: bool) -> Option<(Mention, usize)> {
    let day = |n: u64, end| Some((calendar::plus(today, n).map_or(Mention::Vague, Mention::Day), end));
    // "selamat pagi ini saya mau jual": the hour greets.
    let greets = line.any_before(at, &["selamat", "slmt", "slamat", "met", "sugeng"]);
    if (line.any(at, DAY_WORDS) || line.any(at, HOURS) && !greets) && line.any(at + 1, THIS) {
        return day(0, at + 2);
    }
    if line.any(at, &["nanti", "mengko", "engko"]) && line.any(at + 1, HOURS) {
        return day(0, at + 2);
    }
    let then = (0..at).any(|i| line.text(i) == "dulu" && line.is_number(i + 1));
    if line.any(at, &["sekarang", "saiki", "sakniki", "sakmenika", "skrg", "skrang", "today"])
        && !line.any(at + 1, THIS)
        // "kemarin 42rb sekarang 40rb" speaks of prices.
        && !(line.is_number(at + 1) && (then || line.texts().any(|w| YESTERDAY.contains(&w) || EARLIER.contains(&w))))
    {
        return day(0, at + 1);
    }
    // "panen kemarin lusa": two days ago.
    if line.any(at, &["lusa"]) && !line.any_before(at, YESTERDAY) {
        return day(2, at + 1);
    }
    if line.any(at, &["suk", "sesuk", "besuk"]) && line.any(at + 1, &["emben", "mben"]) {
        return day(2, at + 2);
    }
    if line.any(at, TOMORROW) {
        return tomorrow(line, at, today);
    }
    days_from_now(line, at, today, answer)
}

/// "besok", unless a weekday follows: then the coming one is meant, and asked about if it is not tomorrow.
fn tomorrow(line: &Line, at: usize, today: NaiveDate) -> Option<(Mention, usize)> {
    let tomorrow = calendar::plus(today, 1)?;
    let named = skip_hours(line, at + 1);
    let at_name = if line.any(named, DAY_WORDS) { named + 1 } else { named };
    let name = line.word(at_name).filter(|_| line.follows(at_name));
    let week = line.any(at_name, &["minggu"]) && !line.any(at_name + 1, NEXT) && !line.any(at_name + 1, THIS);
    let Some(weekday) = name.and_then(calendar::weekday).or(week.then_some(Weekday::Sun)) else {
        if line.any(at + 1, &["lusa"]) && line.gap(at + 1) == Gap::Space {
            let after = calendar::plus(today, 2)?;
            return Some((Mention::Either(vec![tomorrow, after]), at + 2));
        }
        return Some((Mention::Day(tomorrow), at + 1));
    };
    let coming = calendar::next_weekday(today, weekday)?;
    let mention = if coming == tomorrow { Mention::Day(coming) } else { Mention::Likely(vec![coming, tomorrow]) };
    Some((mention, at_name + 1))
}

/// "H+3", "h + 3"; "H-3" counts towards a day that is not known here.
fn counted_day(line: &Line, at: usize, today: NaiveDate) -> Option<(Mention, usize)> {
    let sign = if line.sign(at + 1, "+") { "+" } else { "-" };
    let days = line.number(at + 2).filter(|n| n.len() <= 2 && line.any(at, &["h"]) && line.sign(at + 1, sign))?.parse().ok()?;
    let feast = if line.any(at + 3, FEAST) { at + 4 } else { at + 3 };
    if sign == "-" || feast > at + 3 {
        return Some((Mention::Vague, feast));
    }
    Some((Mention::Day(calendar::plus(today, days)?), at + 3))
}

/// Words before a span of time that is none until goods are ready: "umur 33 hari", "tahan 3 hari".
const LASTS: &[&str] = &[
    "umur", "umure", "usia", "usianya", "tahan", "awet", "kuat", "tempo", "garansi", "tiap", "setiap", "saben", "saban", "per", "selama",
    "sudah", "wis", "telat", "mundur", "lewat", "antri",
];

/// "3 hari lagi", "rong minggu maneh", "seminggu lagi", "dalam 3 hari"; in an `answer` also "siap, 3 hari".
fn days_from_now(line: &Line, at: usize, today: NaiveDate, answer: bool) -> Option<(Mention, usize)> {
    if let Some(day) = counted_day(line, at, today) {
        return Some(day);
    }
    let one = |word| match word {
        "sehari" | "sedina" => Some(1),
        "seminggu" | "sepekan" => Some(7),
        "sebulan" | "sesasi" => Some(30),
        _ => None,
    };
    // "Siap seminggu" tells when, "300 kg seminggu" how often.
    let due = |at: usize| line.any_before(at, SAYS_READY) || line.any_before(at, &["dalam", "dlm", "sajrone"]) || answer;
    let again = usize::from(line.any(at + 1, AGAIN));
    if let Some(days) =
        line.word(at).and_then(one).filter(|_| again > 0 || due(at) && (line.follows(at) || answer) && !line.any_before(at, LASTS))
    {
        let day = calendar::plus(today, days)?;
        return Some((if days == 30 { Mention::Likely(vec![day]) } else { Mention::Day(day) }, at + 1 + again));
    }
    let (phrase, end) = number::phrase_at(line, at)?;
    let (by, rough) = match () {
        () if line.any(end, DAY_WORDS) => (1, false),
        () if line.any(end, WEEK) => (7, false),
        () if line.any(end, MONTH) => (30, true),
        () => return None,
    };
    let again = line.any(end + 1, AGAIN);
    let before = |words: &[&str]| at.checked_sub(1).is_some_and(|i| words.contains(&line.text(i)) && line.follows(at));
    // "siap dalam 3 hari", "siap 1 minggu"; "umur 33 hari" and "tahan 3 hari" are no days.
    let within =
        before(&["dalam", "sekitar", "kira", "siap", "ready", "lebih", "sajrone", "dlm", "sdalam", "paling", "lambat", "max", "maks"]);
    // An answer of nothing else: "14 hari".
    // "Siap, 3 hari"
    let asked = answer && !line.any_before(at, LASTS) && !line.any(end + 1, &["sekali", "pisan"]) && (line.follows(end) || line.glued(end));
    let alone = asked || at == 0 && line.len() == end + 1;
    if !again && !within && !alone {
        return None;
    }
    let about = !again && within && !before(&["dalam", "dlm", "sajrone", "siap", "ready"]);
    // "siap 3 hari yang lalu" names no day on which the goods are had.
    let ago = if line.any(end + 1, &["yang", "yg", "sing", "kang"]) { end + 2 } else { end + 1 };
    if !again && (line.any(ago, AGO) || line.any(ago, YESTERDAY)) {
        return Some((Mention::Vague, ago + 1));
    }
    // "3 hari kerja"
    let rough = rough || about || asked && (line.any(end + 1, &["kerja"]) || before(&["kirakira", "kira2", "kurleb", "kisaran"]));
    // "3 hari setelah lebaran"
    if asked && line.any(end + 1, &["setelah", "sesudah", "sebelum", "habis", "bar", "sakwise", "sadurunge"]) {
        return Some((Mention::Vague, end + 2));
    }
    let end = if again { end } else { end - 1 };
    let day = |n: &Number| {
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
pub(super) fn weekday(line: &Line, at: usize, today: NaiveDate) -> Option<(Mention, usize)> {
    let cued = line.any(at, DAY_WORDS);
    let at_name = if cued { at + 1 } else { at };
    let name = line.word(at_name)?;
    // "minggu" alone may be a week; with "hari", an hour or a date it is Sunday.
    let sunday = name == "minggu"
        && (cued || skip_hours(line, at_name + 1) > at_name + 1 || dated(line, at_name + 1, today, Weekday::Sun).is_some());
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
    if let Some((named, end)) = calendar_date::day(&Calendar { line, today, answer: false }, end).filter(|_| line.follows(end)) {
        let disagrees = matches!(named, Mention::Day(day) if day.weekday() != weekday);
        let mention = if disagrees { Mention::Either(said_day::days(&named).into_iter().chain([coming]).collect()) } else { named };
        return Some((mention, end));
    }
    if let Some(day) = dated(line, end, today, weekday) {
        // So far ahead the number may as well be something else: "senin 21".
        let sure = day - coming <= TimeDelta::days(7);
        return Some((if sure { Mention::Day(day) } else { Mention::Likely(vec![day, coming]) }, end + 1));
    }
    let after = if line.any(end, TOMORROW) || line.any(end, THIS) { end + 1 } else { end };
    let mention = match () {
        () if weekday == today.weekday() => Mention::Either(vec![today, coming]),
        () if line.any(end, TOMORROW) && calendar::plus(today, 1) != Some(coming) => Mention::Likely(vec![coming]),
        () => Mention::Day(coming),
    };
    Some((mention, after))
}

/// "Jumat 27", "minggu 6": the coming day of that name on which the month has the number that stands at `at`.
fn dated(line: &Line, at: usize, today: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    let number = line.number(at).filter(|_| line.follows(at))?;
    let counts = |w: &str| {
        let measured = words_at::is_other_measure(line, at + 1) && !line.any(at + 1, &["jam"]) || words_at::is_other_pack(line, at + 1);
        lexicon::is_unit_word(w) || lexicon::factor(w).is_some() || measured || line.any(at + 1, HOURS) || line.any(at + 1, &["an"])
    };
    // "20-an peti", "umur minggu 6"
    let about = line.sign(at + 1, "-") && line.glued(at + 1);
    if about || at.checked_sub(1).is_some_and(|name| line.any_before(name, &["umur", "usia", "umure", "usianya"])) {
        return None;
    }
    if line.word(at + 1).filter(|_| line.follows(at + 1)).is_some_and(counts) {
        return None;
    }
    let coming = calendar::next_weekday(today, weekday)?;
    (0..WEEKS_DATED).filter_map(|weeks| calendar::plus(coming, 7 * weeks)).find(|day| day.day().to_string() == number)
}

/// A Javanese market day without a weekday, after a word that makes it a day.
pub(super) fn market_day(line: &Line, at: usize, today: NaiveDate, answer: bool) -> Option<(Mention, usize)> {
    let cued = line.any(at, DAY_WORDS) || line.any(at, &["pasaran", "pas"]);
    let at_name = if cued { at + 1 } else { at };
    let pasaran = line.word(at_name).and_then(calendar::Pasaran::named)?;
    let said = cued || answer || line.any_before(at, &["siap", "panen", "ready"]);
    said.then(|| (Mention::Either(calendar::market_days(today, None, pasaran)), at_name + 1))
}
