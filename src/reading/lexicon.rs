//! Words that mean a unit, a factor or a part, and the marks around numbers. Unit words come from
//! `units.csv`; the ways in which they grow (`sekilo`, `perkilo`, `kilonya`) are derived here.

use std::{collections::HashMap, sync::LazyLock};

use rust_decimal::Decimal;

use super::token::Line;
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
    for word in ["kiloan", "kilonan"] {
        words.insert(word.to_owned(), UnitWord::Per(Unit::Kg));
    }
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

/// The unit word that stands at `at`, and where it ends: `kg`, `egg tray`, `sak kwintal`, `sekilo`, `perkilo`.
pub(super) fn unit_word(line: &Line, at: usize) -> Option<(UnitWord, usize)> {
    let word = line.word(at)?;
    // "sak-sakan", "kilo-kiloan": how the goods are packed or sold.
    if line.glued(at + 1) && line.text(at + 1).len() > word.len() && line.text(at + 1).starts_with(word) {
        return None;
    }
    if let Some(next) = line.word(at + 1).filter(|_| line.follows(at + 1)) {
        // "sak kwintal" is one quintal; "sak" alone is a sack.
        if let ("sak" | "sa", Some(UnitWord::Of(unit))) = (word, line.unit_form(at + 1)) {
            return Some((UnitWord::One(unit), at + 2));
        }
        // "sak petine"
        if let ("sak" | "sa", Some(UnitWord::Per(unit))) = (word, line.unit_form(at + 1)) {
            return Some((UnitWord::Per(unit), at + 2));
        }
        match (word, next) {
            ("egg", "tray") => return Some((UnitWord::Of(Unit::Rak), at + 2)),
            ("box", "kayu") => return Some((UnitWord::Of(Unit::Peti), at + 2)),
            _ => {}
        }
    }
    Some((line.unit_form(at)?, at + 1))
}

/// The unit that stands at `at` as a plain word, and where it ends.
pub(super) fn unit(line: &Line, at: usize) -> Option<(Unit, usize)> {
    match unit_word(line, at)? {
        (UnitWord::Of(unit), end) => Some((unit, end)),
        _ => None,
    }
}

/// What one unit is said to cost or hold: `/kg`, `per kg`, `perkilo`, `sekilo`, `tiap 1 kg`, `kilonya`, and where
/// that ends.
pub(super) fn per_unit(line: &Line, at: usize) -> Option<(Unit, usize)> {
    if let Some((UnitWord::One(unit) | UnitWord::Per(unit), end)) = unit_word(line, at) {
        return Some((unit, end));
    }
    if !(line.sign(at, "/") || line.any(at, &["per", "tiap", "setiap", "saben", "peg"])) {
        return None;
    }
    let at = if line.number(at + 1) == Some("1") || line.any(at + 1, &["satu", "siji"]) { at + 2 } else { at + 1 };
    match unit_word(line, at)? {
        (UnitWord::Of(unit) | UnitWord::One(unit) | UnitWord::Per(unit), end) => Some((unit, end)),
    }
}

/// The unit that a word names plainly, wherever it stands.
pub(super) fn unit_named(word: &str) -> Option<Unit> {
    match UNIT_WORDS.get(word) {
        Some(UnitWord::Of(unit)) => Some(*unit),
        _ => None,
    }
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
        "jt" | "juta" | "yuta" | "jta" => Some((Decimal::from(1_000_000), about)),
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
    "size",
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
    "tempo",
    "dp",
    "min",
    "minim",
    "minimal",
    "minimum",
    "rata",
    "rerata",
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
pub(super) const ABOUT_MARKS: &[&str] = &["sekitar", "kisaran", "kira", "kurleb", "kurang", "udakara", "watara", "antara", "dibawah"];
/// Words that name a grade or a kind.
pub(super) const GRADES: &[&str] = &[
    "besar", "gede", "gedhe", "sedang", "kecil", "cilik", "super", "jumbo", "bagus", "jelek", "bs", "kw1", "kw2", "pedas", "manis",
    "mateng", "mentah", "lanang", "wadon", "jago", "babon", "merah", "hijau", "ijo", "putih", "coklat", "jantan", "betina", "grade",
    "kelas", "utuh", "pecah", "tua", "muda", "asin", "original", "ori", "a", "b", "c", "ab", "bc", "polos",
];
/// Words between the two ends of a range.
pub(super) const RANGE_WORDS: &[&str] = &["sampai", "sampe", "sd", "hingga", "nganti", "tekan", "atau", "utawa", "utowo"];

/// Where the word between the two ends of a range ends, if one starts here.
pub(super) fn range_link(line: &Line, at: usize) -> Option<usize> {
    if line.any(at, RANGE_WORDS) || line.sign(at, "-") {
        return Some(at + 1);
    }
    (line.any(at, &["s"]) && line.any(at + 2, &["d"]) && line.sign(at + 1, "/")).then_some(at + 3).or_else(|| {
        // "s.d."
        (line.any(at, &["s"]) && line.any(at + 1, &["d"])).then_some(at + 2)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_grows_a_prefix_for_one_and_for_each() {
        let read = |text: &str| unit_word(&Line::new(text), 0).map(|(w, _)| w);
        assert_eq!(read("kwintal"), Some(UnitWord::Of(Unit::Kw)));
        assert_eq!(read("sekwintal"), Some(UnitWord::One(Unit::Kw)));
        assert_eq!(read("sak kwintal"), Some(UnitWord::One(Unit::Kw)));
        assert_eq!(read("sak 25"), Some(UnitWord::Of(Unit::Sak)));
        assert_eq!(read("perkilo"), Some(UnitWord::Per(Unit::Kg)));
        assert_eq!(read("sesak"), None);
    }
}
