//! Words that mean a unit, a factor or a part, and the marks around numbers. Unit words come from
//! `units.csv`; the ways in which they grow (`sekilo`, `perkilo`, `kilonya`) are derived here.

use std::{collections::HashMap, sync::LazyLock};

use rust_decimal::Decimal;

use crate::domain::unit::{Dimension, Unit};

/// What a unit word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitWord {
    /// `kilo`, after a number.
    Of(Unit),
    /// `sekilo`: one, or after a price per one.
    One(Unit),
    /// `perkilo`, `kilonya`: per one.
    Per(Unit),
}

static UNIT_WORDS: LazyLock<HashMap<String, UnitWord>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    let said = || {
        let units = Unit::ALL.iter().copied().filter(|u| u.dimension() != Dimension::Lot);
        units
            .flat_map(|u| u.synonyms().iter().map(move |s| (s.trim_end_matches('.'), u)))
            .filter(|(s, _)| s.chars().all(char::is_alphabetic))
    };
    for (word, unit) in said() {
        words.entry(format!("per{word}")).or_insert(UnitWord::Per(unit));
        if word.len() < 2 {
            continue;
        }
        for ending in ["nya", "ne"] {
            words.entry(format!("{word}{ending}")).or_insert(UnitWord::Per(unit));
        }
        if word.len() > 2 || word == "kg" || word == "kw" {
            for one in ["se", "sa", "sak"] {
                words.entry(format!("{one}{word}")).or_insert(UnitWord::One(unit));
                for ending in ["nya", "ne", "e"] {
                    words.entry(format!("{one}{word}{ending}")).or_insert(UnitWord::Per(unit));
                }
            }
        }
    }
    for word in ["kiloan", "kilonan", "kgan"] {
        words.insert(word.to_owned(), UnitWord::Per(Unit::Kg));
    }
    words.insert("ekoran".to_owned(), UnitWord::Of(Unit::Ekor));
    for word in ["tonan", "kwintalan", "kuintalan"] {
        let unit = if word == "tonan" { Unit::Ton } else { Unit::Kw };
        words.insert(word.to_owned(), UnitWord::Of(unit));
    }
    // Words of their own that only look like a grown unit word.
    for word in ["sesak", "serak", "seset", "sepak", "sakit", "saset", "sebiji"] {
        words.remove(word);
    }
    words.insert("sebiji".to_owned(), UnitWord::One(Unit::Buah));
    // A plain synonym always wins over a grown one.
    for (word, unit) in said() {
        words.insert(word.to_owned(), UnitWord::Of(unit));
    }
    words
});

/// What a word says as a unit in any of its forms.
pub(super) fn unit_form(word: &str) -> Option<UnitWord> {
    UNIT_WORDS.get(word).copied()
}

/// The unit that a word names plainly, wherever it stands.
pub(super) fn unit_named(word: &str) -> Option<Unit> {
    match UNIT_WORDS.get(word) {
        Some(UnitWord::Of(unit)) => Some(*unit),
        _ => None,
    }
}

/// Whether a word says one of a unit: `sekilo`, `sekwintal`.
pub(super) fn is_one_of_unit(word: &str) -> bool {
    matches!(UNIT_WORDS.get(word), Some(UnitWord::One(_)))
}

/// Whether a word is known as a unit in any form.
pub(super) fn is_unit_word(word: &str) -> bool {
    UNIT_WORDS.contains_key(word)
}

/// The factor that a word after a number stands for (`rb`, `ewu`, `jt`), and whether it says "about" (`rban`).
pub(super) fn factor(word: &str) -> Option<(Decimal, bool)> {
    let (stem, about) = match word {
        "ribuan" | "rebuan" | "rbuan" | "rban" | "ewuan" | "jutaan" | "jtan" | "yutaan" => (word.trim_end_matches("an"), true),
        _ => (word, false),
    };
    match stem {
        "rb" | "ribu" | "rebu" | "rbu" | "rib" | "k" | "ewu" => Some((Decimal::ONE_THOUSAND, about)),
        "jt" | "juta" | "yuta" | "yuto" | "jta" => Some((Decimal::from(1_000_000), about)),
        _ => None,
    }
}

/// Words before a number that make it a price.
pub(super) const PRICE_MARKS: &[&str] =
    &["harga", "hrg", "hrga", "rego", "regi", "regane", "regine", "reginipun", "hargane", "harganya", "rp", "idr", "hargae", "banderol"];
/// Whether an amount often stands right behind the word, so that a digit grown onto it is an amount.
pub(super) fn may_precede_amount(word: &str) -> bool {
    let marks = [PRICE_MARKS, LOT_MARKS, CONTENT_MARKS, SIZE_MARKS, ABOUT_MARKS];
    let other =
        ["stok", "stock", "jumlah", "siap", "ready", "sisa", "tanggal", "telur", "telor", "endog", "lele", "beras", "jagung", "sapi"];
    marks.iter().any(|list| list.contains(&word)) || other.contains(&word) || is_unit_word(word)
}

/// Words around a number that make it the price of everything.
pub(super) const LOT_MARKS: &[&str] = &[
    "total",
    "totalnya",
    "semua",
    "semuanya",
    "borongan",
    "borong",
    "kabeh",
    "sedoyo",
    "sedaya",
    "gelondongan",
    "keseluruhan",
    "berdua",
    "bertiga",
    "berempat",
    "sekandang",
    "sekolam",
    "kabehane",
    "kabehe",
    "sadayanipun",
];
/// Words before a number that make it the content of a pack.
pub(super) const CONTENT_MARKS: &[&str] = &["isi", "isinya", "isine", "berisi", "netto", "neto", "masing", "x"];
/// Words before a number that make it a size, an age, an hour or a label.
pub(super) const SIZE_MARKS: &[&str] = &[
    "uk",
    "ukuran",
    "ukr",
    "bw",
    "bobot",
    "bobote",
    "bobotnya",
    "size",
    "taksir",
    "taksiran",
    "umur",
    "usia",
    "umure",
    "bb",
    "diameter",
    "panjang",
    "lebar",
    "tinggi",
    "jam",
    "pukul",
    "pkl",
    "poel",
    "powel",
    "gigi",
    "bunting",
    "meteng",
    "laktasi",
    "grade",
    "kelas",
    "nomor",
    "no",
    "rt",
    "rw",
    "km",
    "ka",
    "lahan",
    "luas",
    "air",
    "kadar",
    "hampa",
    "dipotong",
    "dicacah",
    "dibelah",
    "rafaksi",
    "refaksi",
    "brix",
    "tempo",
    "dp",
    "min",
    "minim",
    "minimal",
    "minimum",
    "rata",
    "rerata",
    "avg",
    "average",
    "fcr",
    "deplesi",
    "mortalitas",
    "abw",
    "bruto",
    "brutto",
    "berat",
    "exp",
    "expired",
    "kadaluarsa",
    "kedaluwarsa",
    "blok",
    "plat",
    "nopol",
    "tahun",
    "thn",
];
/// Words after a number that say how sure it is not.
pub(super) const ABOUT_MARKS: &[&str] =
    &["sekitar", "kisaran", "kira", "kiro", "kurleb", "kurang", "udakara", "watara", "antara", "dibawah"];
/// Words of what is so on the average: behind a pack, what one of them holds.
pub(super) const AVERAGE: &[&str] = &["rata", "rerata", "avg", "average"];
/// Words that name a grade or a kind.
pub(super) const GRADES: &[&str] = &[
    "besar", "gede", "gedhe", "sedang", "kecil", "cilik", "super", "jumbo", "bagus", "jelek", "bs", "kw1", "kw2", "pedas", "manis",
    "mateng", "mentah", "lanang", "wadon", "wedok", "wedhok", "jago", "babon", "merah", "hijau", "ijo", "putih", "coklat", "jantan",
    "betina", "grade", "kelas", "utuh", "pecah", "tua", "muda", "asin", "original", "ori", "a", "b", "c", "ab", "bc", "polos",
];
/// Whether a word is one of those that say what an amount is, or how good the goods are.
pub(super) fn tells_of_amounts(word: &str) -> bool {
    [PRICE_MARKS, LOT_MARKS, CONTENT_MARKS, SIZE_MARKS, ABOUT_MARKS, AVERAGE, GRADES, RANGE_WORDS].iter().any(|list| list.contains(&word))
}

/// Words between the two ends of a range.
pub(super) const RANGE_WORDS: &[&str] = &[
    "sampai",
    "sampe",
    "sampek",
    "smp",
    "smpe",
    "smpai",
    "sd",
    "hingga",
    "nganti",
    "ngantos",
    "tekan",
    "atau",
    "utawa",
    "utowo",
    "kadang",
    "kadangkala",
];
