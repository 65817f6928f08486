//! Words of time, Indonesian and Javanese.

use super::{calendar, spelling};

pub(super) const DAY_WORDS: &[&str] = &["hari", "hr", "dina", "dino", "dinten"];
pub(super) const NEXT: &[&str] = &["depan", "dpn", "ngarep", "ngajeng", "mendatang"];
pub(super) const THIS: &[&str] = &["ini", "iki", "niki"];
pub(super) const WEEK: &[&str] = &["minggu", "mgg", "mggu", "mg", "pekan", "minggon"];
pub(super) const MONTH: &[&str] = &["bulan", "bln", "wulan", "sasi"];
pub(super) const YEAR: &[&str] = &["tahun", "thn", "th", "taun"];
pub(super) const AGAIN: &[&str] = &["lagi", "lg", "maneh", "malih", "engkas", "neh"];
pub(super) const TOMORROW: &[&str] =
    &["besok", "bsk", "besuk", "sesuk", "mbenjing", "benjing", "mbenjang", "benjang", "bsok", "sesok", "esok", "ngesuk", "tomorrow"];
pub(super) const YESTERDAY: &[&str] = &["kemarin", "kemaren", "kmrn", "kmren", "kmarin", "wingi", "kolowingi", "winginane", "wingenane"];
/// Words behind a number of days that are over: `3 hari lalu`.
pub(super) const AGO: &[&str] = &["lalu", "kepungkur", "silam", "sebelumnya"];
/// Words of a time before now, with which prices are compared.
pub(super) const EARLIER: &[&str] = &["biyen", "mbiyen", "riyin", "rumiyin", "dhisik", "ndisik", "disik"];
pub(super) const HOURS: &[&str] =
    &["pagi", "siang", "sore", "malam", "malem", "esuk", "isuk", "awan", "bengi", "subuh", "dini", "enjing", "sonten", "dalu"];
/// Times of prayer, and the words before them.
pub(super) const PRAYERS: &[&str] = &[
    "subuh", "dhuha", "duha", "dzuhur", "dhuhur", "zuhur", "duhur", "luhur", "lohor", "ashar", "asar", "ngasar", "maghrib", "magrib",
    "isya", "isyak", "jumatan", "tarawih",
];
pub(super) const AROUND: &[&str] = &[
    "habis",
    "bakda",
    "badha",
    "bada",
    "bar",
    "abis",
    "sebelum",
    "setelah",
    "sesudah",
    "sakwise",
    "sadurunge",
    "menjelang",
    "jelang",
    "waktu",
];
pub(super) const FEAST: &[&str] =
    &["lebaran", "puasa", "idul", "riyaya", "bodo", "bada", "bakda", "natal", "ramadhan", "ramadan", "poso", "nyepi", "suro", "syawal"];

/// Words that say that goods are there, right before what says when.
pub(super) const SAYS_READY: &[&str] = &["siap", "ready", "redi", "redy", "sedia", "tersedia", "cemepak", "available", "avail"];

/// Words between "siap" and a day, which name none.
pub(super) const BEFORE_A_DAY: &[&str] = &[
    "mulai",
    "mulei",
    "mule",
    "wiwit",
    "start",
    "antara",
    "sekitar",
    "sekitaran",
    "kira",
    "kiro",
    "kisaran",
    "perkiraan",
    "kurang",
    "kurleb",
    "lebih",
    "luwih",
    "watara",
    "udakara",
    "dalam",
    "dlm",
    "sajrone",
    "paling",
    "lambat",
    "lagi",
    "terus",
];

/// Words of time that say no day by themselves, in the spellings of phones.
const TIMES: &[&str] = &[
    "jam",
    "jm",
    "menit",
    "mnt",
    "hari",
    "hr",
    "dina",
    "dinten",
    "minggu",
    "mggu",
    "mgg",
    "mg",
    "pekan",
    "bulan",
    "bln",
    "sasi",
    "tahun",
    "thn",
    "taun",
    "tgl",
    "tanggal",
    "pada",
    "pd",
    "tulat",
    "beberapa",
    "bbrp",
    "setelah",
    "sehabis",
    "abis",
    "bar",
    "musim",
    "kalau",
    "kalo",
    "klo",
    "nek",
    "yen",
    "menyusul",
    "nyusul",
    "waktu",
    "jum",
    "sesudah",
    "sakwise",
    "bakda",
    "habis",
    "pasti",
    "mesti",
    "tentu",
    "kapan",
    "mbuh",
    "nunggu",
    "tunggu",
    "menunggu",
    "next",
    "day",
    "days",
    "week",
    "month",
    "later",
    "after",
    "pahing",
    "pon",
    "wage",
    "kliwon",
    "legi",
    "sebentar",
    "bentar",
    "imlek",
    "isuk",
    "esuk",
    "enjing",
    "mbesuk",
    "mben",
    "emben",
    "mene",
    "ngkin",
    "mengkin",
    "semingguan",
    "sebulanan",
    "seharian",
    "sedinoan",
    "semingguane",
];

/// Days by name: a word that is one letter from one of them may be it, misspelt.
const NAMED_DAYS: &[&str] = &["besok", "sesuk", "sekarang", "senin", "selasa", "kamis", "jumat", "sabtu", "minggu"];
/// Words that are spelled right although they lie one letter from a day.
const OTHER_WORDS: &[&str] = &["manis", "besek", "selada", "sesak", "kasmi"];

/// Whether a word speaks of time: one of these, a month, a feast, a day with an ending (`besoknya`) or with a wrong letter, or a letter
/// before a count of days (`h 3`, `d+2`).
pub(super) fn may_be_time(word: &str) -> bool {
    let is_day = |word: &str| TOMORROW.contains(&word) || word == "lusa" || calendar::weekday(word).is_some();
    let misspelt = || !OTHER_WORDS.contains(&word) && NAMED_DAYS.iter().any(|day| word.len() >= 4 && strsim::levenshtein(day, word) == 1);
    TIMES.contains(&word)
        || NEXT.contains(&word)
        || FEAST.contains(&word)
        || calendar::month_number(word).is_some()
        || matches!(word, "h" | "d" | "t")
        || spelling::stem(word).is_some_and(is_day)
        || misspelt()
}
