//! What is said of time without naming a day: repetition, weeks and months, "ready", "later".

use chrono::{Datelike, NaiveDate, Weekday};

use super::{
    calendar, number,
    relative_date::skip_hours,
    said_day::Mention,
    time_words::{AGAIN, DAY_WORDS, FEAST, HOURS, MONTH, NEXT, SAYS_READY, THIS, WEEK, YESTERDAY},
    token::Line,
};

/// Weeks and months.
pub(super) fn period(line: &Line, at: usize, today: NaiveDate) -> Option<(Mention, usize)> {
    let next = line.any(at + 1, NEXT);
    let this = line.any(at + 1, THIS);
    let range = if line.any(at, WEEK) && next {
        let monday = calendar::next_monday(today)?;
        Some((monday, calendar::sunday(monday)?))
    } else if line.any(at, WEEK) && this {
        Some((today, calendar::sunday(today)?))
    } else if line.any(at, MONTH) && next {
        calendar::month(today, 1)
    } else if line.any(at, MONTH) && this {
        Some((today, calendar::month(today, 0)?.1))
    } else {
        None
    };
    if let Some((first, last)) = range {
        // "minggu depan hari senin"
        let at_day = if line.any(at + 2, DAY_WORDS) { at + 3 } else { at + 2 };
        if let (true, Some(weekday)) = (line.any(at, WEEK), line.word(at_day).and_then(calendar::weekday)) {
            let day = std::iter::successors(Some(first), |d| d.succ_opt()).take_while(|d| *d <= last).find(|d| d.weekday() == weekday);
            return Some((day.map_or(Mention::Vague, Mention::Day), at_day + 1));
        }
        return Some((Mention::Range(first, last), at + 2));
    }
    // The week or Sunday? With a number before, it is an age or a time.
    let counted = at.checked_sub(1).is_some_and(|i| number::number_at(line, i).is_some());
    (line.any(at, &["minggu"]) && !counted)
        .then(|| (Mention::Either(calendar::next_weekday(today, Weekday::Sun).into_iter().collect()), at + 1))
}

/// What is still to be done with goods that are said to be ready for it, which tells of no day.
const PREPARED: &[&str] = &[
    "panen", "unduh", "petik", "makan", "saji", "santap", "masak", "minum", "pakai", "pake", "seduh", "goreng", "olah", "bakar", "kukus",
    "panggang", "konsumsi", "tanam", "telur", "bertelur", "ngendog",
];

/// What was done with goods that are there since.
const HANDLED: &[&str] = &[
    "panen",
    "potong",
    "unduh",
    "petik",
    "grading",
    "sortir",
    "jemur",
    "giling",
    "kupas",
    "packing",
    "kemas",
    "dikemas",
    "produksi",
    "bikin",
    "goreng",
    "nguras",
    "kuras",
    "cabut",
    "sembelih",
    "disembelih",
    "dipanen",
    "dipetik",
    "diunduh",
    "disortir",
    "digiling",
    "dijemur",
];

/// The end of a word that says the goods are there.
pub(super) fn soft(line: &Line, at: usize) -> Option<usize> {
    if line.any(at, HANDLED) && (line.any(at + 1, YESTERDAY) || line.any(at + 1, &["tadi", "kolo"])) {
        let before = usize::from(line.any(at + 2, &["lusa", "dulu", "emben", "mben"]));
        return Some(skip_hours(line, at + 2 + before));
    }
    if line.any(at, &["barang", "stok", "stock"]) && line.any(at + 1, &["ada", "ready", "tersedia", "siap", "wonten", "ana"]) {
        return Some(at + 2);
    }
    if line.any(at, &["ada", "wonten"]) && line.any(at + 1, &["barang", "stok", "stock"]) {
        return Some(at + 2);
    }
    if line.any(at, SAYS_READY) && !line.any(at + 1, PREPARED) {
        let more = line.any(at + 1, &["stok", "stock", "kirim", "angkut", "antar", "ambil", "muat", "jual"]);
        let end = if more { at + 2 } else { at + 1 };
        // "Siap muat kapan saja"
        let any_time = line.any(end, &["kapan"]) && line.any(end + 1, &["saja", "aja", "pun", "wae", "ae"]) && line.follows(end + 1);
        return Some(if any_time { end + 2 } else { end });
    }
    None
}

/// The end of a word that puts goods off to no certain day.
pub(super) fn vague(line: &Line, at: usize) -> Option<usize> {
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
    let unready = line.any(at, &["belum", "blm", "durung", "dereng"]) && soft(line, at + 1).is_some();
    let soon = line.any(at, &["sebentar", "bentar", "sedilut", "sekedap"]) && line.any(at + 1, AGAIN);
    let named = line.any(at, MONTH) && line.word(at + 1).is_some_and(|w| calendar::month_number(w).is_some());
    let year = line.any(at, &["tahun", "taun"]) && (line.any(at + 1, NEXT) || line.any(at + 1, &["baru"]));
    if later || unready || soon || named || year {
        return Some(at + 2);
    }
    let alone = line.any(at, FEAST)
        || line.any(at, &["nanti", "mengko", "engko", "mangke", "weekend", "segera", "secepatnya"])
        || line.any(at, YESTERDAY);
    // "Kemarin lusa"
    let before = usize::from(line.any(at, YESTERDAY) && line.any(at + 1, &["lusa", "emben", "mben", "uni"]) && line.follows(at + 1));
    alone.then_some(at + 1 + before)
}

/// Words between days on which something is repeated.
const AND: &[&str] = &["dan", "sama", "karo", "lan", "kalih", "ambek", "plus", "n", "serta"];

/// The end of what says "again and again": `per hari`, `/minggu`, `tiap senin`, `rutin`.
/// In an `answer` "seminggu" tells when, unless it says how often in it.
pub(super) fn repeats(line: &Line, at: usize, answer: bool) -> Option<usize> {
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
        // "tempo seminggu" tells when it is paid.
        let term = line.any_before(at, &["tempo", "bayar", "dibayar", "pembayaran", "garansi", "tahan"]);
        // "Siap seminggu"
        let due = line.any_before(at, SAYS_READY) && line.follows(at) || answer;
        let often = line.is_number(at + 1) || line.any(at + 1, &["sekali", "pisan", "sepindah", "ping"]);
        return (!line.any(at + 1, AGAIN) && !term && (!due || often)).then_some(at + 1);
    }
    if let Some((_, end)) =
        number::number_at(line, at).filter(|(_, end)| line.any(*end, WEEK) || line.any(*end, DAY_WORDS) || line.any(*end, MONTH))
    {
        return line.any(end + 1, &["sekali", "pisan", "sepindah"]).then_some(end + 2);
    }
    if !(line.sign(at, "/") || line.any(at, &["tiap", "setiap", "saben", "saban", "per", "ben"])) {
        return None;
    }
    // "tiap 2 hari", "3 ton/2 hari", but not "1/2 hari"
    let fraction = line.sign(at, "/") && at.checked_sub(1).is_none_or(|before| line.is_number(before));
    if let Some((_, end)) = number::number_at(line, at + 1).filter(|_| !fraction)
        && (line.any(end, DAY_WORDS) || line.any(end, WEEK) || line.any(end, MONTH))
    {
        return Some(end + 1);
    }
    // "Stok per hari ini", "per sore ini": as of that day.
    if line.any(at + 2, THIS) && (line.any(at, &["per"])) {
        return None;
    }
    let period = line.any(at + 1, DAY_WORDS) || line.any(at + 1, WEEK) || line.any(at + 1, MONTH) || line.any(at + 1, HOURS);
    let weekday = |i| line.word(i).is_some_and(|w| calendar::weekday(w).is_some());
    let mut end = if period || weekday(at + 1) && !line.sign(at, "/") { at + 2 } else { return None };
    if line.any(at + 1, DAY_WORDS) && (weekday(end) || line.any(end, WEEK)) {
        end += 1;
    }
    loop {
        if weekday(end) || line.word(end).is_some_and(|w| calendar::Pasaran::named(w).is_some()) {
            end += 1;
        // "tiap selasa sama jumat"
        } else if weekday(at + 1) && line.any(end, AND) && weekday(end + 1) {
            end += 2;
        } else {
            return Some(end);
        }
    }
}
