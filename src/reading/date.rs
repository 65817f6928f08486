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

use chrono::NaiveDate;

use super::{
    DateReading, calendar,
    calendar_date::{self, Calendar},
    context_words::{NOW, YESTERDAY},
    lexicon, normalize, period, pii, relative_date,
    said_day::{self, Mention},
    token::{Line, Use},
    unread_day,
    words_at::range_link,
};

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
    /// Where the words end that say so.
    soft_ends: Vec<usize>,
}

impl When {
    /// Whether a word or a figure of which nobody knows what it says stands behind "siap": it may be a day. `line` is the line of which all
    /// was taken that could be read.
    pub(super) fn is_unread(&self, line: &Line) -> bool {
        self.soft && self.soft_ends.iter().any(|end| unread_day::stands_behind(line, *end))
    }
}

/// Reads an answer to the question when goods are ready; `today` is the date in WIB.
#[must_use]
pub fn date(text: &str, today: NaiveDate) -> DateReading {
    read(text, today, true)
}

/// Whether a text names a day, whichever that is.
#[must_use]
pub fn names_day(text: &str) -> bool {
    date_beside(text, NaiveDate::default()) != DateReading::Unclear
}

/// Reads the day that a text names which answers something else: a bare number is an amount. `today` is the date in WIB.
#[must_use]
pub fn date_beside(text: &str, today: NaiveDate) -> DateReading {
    read(text, today, false)
}

/// A text without the words that name its day. `today` is the date in WIB.
#[must_use]
pub fn without_day(text: &str, today: NaiveDate) -> String {
    if normalize::too_long(text) {
        return String::new();
    }
    let mut line = Line::new(&pii::without_personal_data(text));
    find(&mut line, today, false);
    let mut rest = String::new();
    for at in (0..line.len()).filter(|at| line.used(*at) != Some(Use::Day)) {
        if !rest.is_empty() && !line.glued(at) {
            rest.push(' ');
        }
        rest.push_str(line.text(at));
    }
    rest
}

fn read(text: &str, today: NaiveDate, answer: bool) -> DateReading {
    if normalize::too_long(text) {
        return DateReading::Unclear;
    }
    let mut line = Line::new(&pii::without_personal_data(text));
    let when = find(&mut line, today, answer);
    if when.is_unread(&line) { DateReading::Unclear } else { when.reading }
}

/// Words behind a day on which there is nothing, or nothing good any more.
const NOTHING: &[&str] = &[
    "kosong", "habis", "libur", "entek", "telas", "prei", "tutup", "off", "leren", "mandek", "suwung", "busuk", "bosok", "layu", "basi",
    "rusak",
];

/// Finds all that a line says about when, and takes it. In an `answer` a bare number is a day of the month.
pub(super) fn find(line: &mut Line, today: NaiveDate, answer: bool) -> When {
    let mut mentions = Vec::new();
    let (mut recurring, mut soft_ends) = (false, Vec::new());
    let mut at = 0;
    while at < line.len() {
        if let Some(end) = period::repeats(line, at, answer) {
            recurring = true;
            line.take(at..end, Use::Day);
            at = end;
        } else if let Some((mention, end)) = mention(line, at, today, answer) {
            // "Hari ini kosong": not that day.
            let is_free = line.any(end, NOTHING) && line.follows(end);
            if !is_free && !is_of_the_price(line, at, mention == Mention::Day(today)) && !is_of_an_earlier_price(line, at, end) {
                soft_ends.extend((mention == Mention::Soft).then_some(end));
                mentions.push(mention);
            }
            line.take(at..end, Use::Day);
            at = end;
        } else {
            at += 1;
        }
    }
    let soft = mentions.iter().all(|m| *m == Mention::Soft);
    let (reading, kept) = combine(mentions, today);
    When { reading, kept, recurring, soft, soft_ends }
}

/// Words between a price and the day until which it holds.
const UNTIL: &[&str] = &["sampai", "sampe", "sampek", "smp", "sd", "hingga", "nganti", "ngantos", "tekan"];
/// Words of a price that is said to hold.
const HOLDS: &[&str] = &["ini", "iki", "niki", "kui", "itu", "berlaku", "berlakunya", "per"];

/// "Harga hari ini 25.900", "(harga sampai kamis)": whether the day at `at` is said of the price, not of the goods. A day to come on
/// which a price holds is the day of the sale.
fn is_of_the_price(line: &Line, at: usize, today: bool) -> bool {
    let mut first = at;
    while line.follows(first) && (line.any_before(first, UNTIL) || line.any_before(first, HOLDS)) {
        first -= 1;
    }
    let until = (first..at).any(|i| line.any(i, UNTIL));
    (until || today) && line.follows(first) && line.any_before(first, lexicon::PRICE_MARKS)
}

/// "Kemarin 52rb sekarang 49rb": whether the word of yesterday from `at` to `end` says what the goods cost, where a word of now follows.
fn is_of_an_earlier_price(line: &Line, at: usize, end: usize) -> bool {
    let is_money = lexicon::factor(line.text(end + 1)).is_some() && line.follows(end + 1)
        || line.number(end).is_some_and(|n| n.chars().filter(char::is_ascii_digit).count() > 3)
            && !lexicon::is_unit_word(line.text(end + 1));
    line.any(at, YESTERDAY) && end == at + 1 && line.is_number(end) && is_money && (end..line.len()).any(|i| line.any(i, NOW))
}

/// What several mentions come to: equal ones agree, different ones ask.
fn combine(mentions: Vec<Mention>, today: NaiveDate) -> (DateReading, Option<NaiveDate>) {
    let vague = mentions.contains(&Mention::Vague);
    let soft = mentions.contains(&Mention::Soft);
    let mut said: Vec<Mention> = mentions.into_iter().filter(|m| !matches!(m, Mention::Vague | Mention::Soft)).collect();
    let mut seen = Vec::new();
    said.retain(|m| {
        !seen.contains(m) && {
            seen.push(m.clone());
            true
        }
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
        several => (DateReading::Ask(several.iter().flat_map(said_day::days).collect()), None),
    }
}

/// Words that put an end to the days that are meant.
const BEFORE: &[&str] =
    &["sebelum", "sblm", "sebelume", "sadurunge", "sederenge", "maks", "maksimal", "paling", "lambat", "telat", "selambatnya"];

/// Words that leave a day open, before it or behind it.
const MAYBE: &[&str] =
    &["mungkin", "mgkn", "mgkin", "mungkinan", "kayaknya", "kayake", "kayanya", "ketoke", "menawi", "paling", "palingan"];
/// Words that say of a day that it is one of several, before it.
const AROUND: &[&str] = &["sekitar", "kira", "kisaran", "perkiraan", "kurleb", "watara", "udakara"];

/// Words of the night before a day.
const NIGHT: &[&str] = &["malam", "malem", "mlm", "bengi"];

/// The way of saying when that starts at `at`, and where it ends.
fn mention(line: &Line, at: usize, today: NaiveDate, answer: bool) -> Option<(Mention, usize)> {
    // "paling lambat diambil jumat"
    let next = if line.any(at + 1, &["diambil", "kirim", "dikirim", "muat", "dimuat", "bayar"]) { at + 2 } else { at + 1 };
    if let Some((day, end)) = single(line, next, today, answer).filter(|_| line.any(at, BEFORE)) {
        return Some((Mention::Either(said_day::days(&day)), end));
    }
    // "Kira-kira tanggal 10", "sekitar jumat"; "sekitar 3 hari lagi" counts the days.
    let around = || line.any(at, AROUND) && !line.is_number(at + 1);
    if let Some((day, end)) = single(line, at + 1, today, answer).filter(|_| line.any(at, MAYBE) || around()) {
        return Some((Mention::Likely(said_day::days(&day)), end));
    }
    // "Malam jumat" is the evening before it to many.
    if let Some((day, end)) = relative_date::weekday(line, at + 1, today).filter(|_| line.any(at, NIGHT) && line.follows(at + 1)) {
        let days = said_day::days(&day);
        let eve = days.first().and_then(|day| day.pred_opt());
        return Some((Mention::Either(eve.into_iter().chain(days).collect()), end));
    }
    if let Some((first, end)) = single(line, at, today, answer) {
        // "Sabtu mungkin"; "sabtu paling banyak 2 kw" tells how much.
        let doubted = line.follows(end) && line.any(end, MAYBE) && !(line.any(end, &["paling"]) && line.follows(end + 1));
        if doubted && matches!(first, Mention::Day(_)) {
            return Some((Mention::Likely(said_day::days(&first)), end + 1));
        }
        return Some(joined(line, first, end, today, answer));
    }
    period::period(line, at, today)
        .or_else(|| period::soft(line, at).map(|end| (Mention::Soft, end)))
        .or_else(|| period::vague(line, at).map(|end| (Mention::Vague, end)))
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
    let (mention, end) = relative_date::read(line, at, today, answer)
        .or_else(|| relative_date::weekday(line, at, today))
        .or_else(|| relative_date::market_day(line, at, today, answer))
        .or_else(|| calendar_date::day(&Calendar { line, today, answer }, at))?;
    Some((mention, relative_date::skip_hours(line, end)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::AskCode;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn read(text: &str) -> DateReading {
        date(text, day("2026-11-24"))
    }

    #[test]
    fn an_answer_that_counts_days_counts_them_from_today() {
        for (text, expected) in [
            ("siap, 3 hari", "2026-11-27"),
            ("3 hari", "2026-11-27"),
            ("ya 3 hari pak", "2026-11-27"),
            ("3 hari lagi", "2026-11-27"),
            ("2 minggu", "2026-12-08"),
            ("seminggu", "2026-12-01"),
            ("siap, seminggu", "2026-12-01"),
            ("tgl 3", "2026-12-03"),
            ("siap, tgl 3", "2026-12-03"),
            ("3", "2026-12-03"),
        ] {
            assert_eq!(read(text), DateReading::Day(day(expected)), "{text}");
        }
        for text in ["tahan 3 hari", "umur 3 hari", "3 hari setelah lebaran", "3 hari sekali", "seminggu 2 kali", "3 jam lagi"] {
            assert_eq!(read(text), DateReading::Unclear, "{text}");
        }
        for text in ["sekitar 3 hari", "3 hari kerja"] {
            assert_eq!(read(text), DateReading::Ask(vec![day("2026-11-27")]), "{text}");
        }
    }

    #[test]
    fn an_answer_that_says_no_day_is_asked_again() {
        for text in [
            "siap desember",
            "ready next week",
            "belum siap",
            "siap tulat",
            "siap besoknya",
            "siap lusanya",
            "siap seninnya",
            "siap wiken",
            "siap imlek",
            "siap sebentar",
            "siap ntar",
            "siap beshok",
            "siap selaza",
            "siap mbesuk",
            "siap mben",
            "siap kira2 semingguan",
            "siap isuk",
            "siap xyzzy",
            "ready mulai mene",
            "tersedia mulai mbesuk",
        ] {
            assert_eq!(read(text), DateReading::Unclear, "{text}");
        }
    }

    #[test]
    fn days_counted_from_today() {
        for (text, expected) in [
            ("hari ini", "2026-11-24"),
            ("saiki", "2026-11-24"),
            ("ready", "2026-11-24"),
            ("barang ada", "2026-11-24"),
            ("siap kirim", "2026-11-24"),
            ("siap pak", "2026-11-24"),
            ("siap nego", "2026-11-24"),
            ("ready di kandang", "2026-11-24"),
            ("siap pak Slamet", "2026-11-24"),
            ("siap kirim Tulungagung", "2026-11-24"),
            ("tersedia banyak, minat hubungi saya", "2026-11-24"),
            ("panen kemarin", "2026-11-24"),
            ("besok pagi", "2026-11-25"),
            ("siap besokk", "2026-11-25"),
            ("siap bezok", "2026-11-25"),
            ("siap ntar sore", "2026-11-24"),
            ("sesuk esuk", "2026-11-25"),
            ("mbenjing", "2026-11-25"),
            ("lusa", "2026-11-26"),
            ("suk emben", "2026-11-26"),
            ("3 hari lagi", "2026-11-27"),
            ("seminggu lagi", "2026-12-01"),
            ("rong minggu maneh", "2026-12-08"),
            ("telung dina maneh", "2026-11-27"),
            ("14 hari", "2026-12-08"),
            ("rong minggu", "2026-12-08"),
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
    fn what_may_be_a_day_behind_ready_is_asked_in_a_line() {
        let lines =
            ["mbesuk", "antara 3-5 hari", "mben", "kira2 semingguan", "+3", "isuk", "xyzzy", ", 3 hari"].map(|when| format!("siap {when}"));
        for said in lines.iter().map(String::as_str).chain(["tersedia mulai 5.12"]) {
            let draft = crate::reading::line(&format!("telur 2 ton 26rb {said}"), day("2026-11-28")).unwrap();
            assert_eq!((draft.ready_date, draft.ask.into_iter().collect::<Vec<_>>()), (None, vec![AskCode::ReadyDate]), "{said}");
        }
        for said in ["siap", "siap kirim", "siap pak", "siap di gudang", "ready nego", "siap, mohon maaf"] {
            let draft = crate::reading::line(&format!("telur 2 ton 26rb {said}"), day("2026-11-28")).unwrap();
            assert_eq!(draft.ready_date, Some(day("2026-11-28")), "{said}");
        }
    }

    #[test]
    fn days_between_which_goods_are_ready_are_asked_about() {
        assert!(matches!(read("siap antara 3-5 hari"), DateReading::Ask(_)));
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
