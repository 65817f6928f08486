//! What stands at a place of a line: a unit, what something is said of, a part of one, the link of a range.

use rust_decimal::Decimal;

use super::{
    lexicon::{AVERAGE, RANGE_WORDS, UnitWord},
    numeral::{HALF, QUARTER},
    time_words::{DAY_WORDS, MONTH, WEEK, YEAR},
    token::Line,
};
use crate::domain::unit::Unit;

/// The unit word that stands at `at`, and where it ends: `kg`, `egg tray`, `sak kwintal`, `sekilo`, `perkilo`.
pub(super) fn unit_word(line: &Line, at: usize) -> Option<(UnitWord, usize)> {
    let word = line.word(at)?;
    // "sak-sakan", "kilo-kiloan": how the goods are packed or sold.
    if line.glued(at + 1) && line.text(at + 1).len() > word.len() && line.text(at + 1).starts_with(word) {
        return None;
    }
    if let Some(next) = line.word(at + 1).filter(|_| line.follows(at + 1)) {
        // "sak kwintal" is one quintal; "sak" alone is a sack.
        // "Kurang 3 sak pak berasnya": sacks, and somebody is addressed.
        let addressed = next == "pak" && at.checked_sub(1).is_some_and(|i| line.is_number(i) && line.follows(at));
        if let ("sak" | "sa", Some(UnitWord::Of(unit)), false) = (word, line.unit_form(at + 1), addressed) {
            return Some((UnitWord::One(unit), at + 2));
        }
        // "sak petine"
        if let ("sak" | "sa", Some(UnitWord::Per(unit))) = (word, line.unit_form(at + 1)) {
            return Some((UnitWord::Per(unit), at + 2));
        }
        // "@4.200 sak rit", "1,1 juta sak kabehe": one load and with all, no sack.
        if matches!(word, "sak" | "sa") && (OTHER_MEASURES.contains(&next) || next == "kabehe") {
            return None;
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
    // "Dihitung kilo 18.300"
    let reckoned = line.any(at, &["timbang", "timbangan", "hitung", "hitungan", "dihitung", "itungan", "itung", "sistem"])
        && line.unit_form(at + 1).is_some()
        && (at + 1..=at + 2).all(|i| line.follows(i))
        && line.is_number(at + 2);
    if !(reckoned || line.sign(at, "/") || line.any(at, &["per", "tiap", "setiap", "saben", "saban", "peg"])) {
        return None;
    }
    let at = if line.number(at + 1) == Some("1") || line.any(at + 1, &["satu", "siji"]) { at + 2 } else { at + 1 };
    match unit_word(line, at)? {
        (UnitWord::Of(unit) | UnitWord::One(unit) | UnitWord::Per(unit), end) => Some((unit, end)),
    }
}

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

/// A part of one: a half, a quarter, three quarters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part(pub(super) Decimal);

/// The part that is said at `at`, and where it ends.
pub(super) fn part(line: &Line, at: usize) -> Option<(Part, usize)> {
    let word = line.word(at)?;
    let part = match word {
        word if HALF.contains(&word) => Part(Decimal::new(5, 1)),
        word if QUARTER.contains(&word) => Part(Decimal::new(25, 2)),
        "tiga" | "telung" | "tigang" if line.any(at + 1, &["perempat", "prapat"]) => return Some((Part(Decimal::new(75, 2)), at + 2)),
        _ => return None,
    };
    Some((part, at + 1))
}

/// "sekrat rata2 27 kg", "20 karung rata-rata 45 kg": whether a word here says what packs hold on the average.
pub(super) fn is_average_of_packs(line: &Line, at: usize) -> bool {
    // The word stands once or, as `rata-rata`, twice.
    let first = if line.any_before(at, AVERAGE) { at.saturating_sub(1) } else { at };
    let pack = first.checked_sub(1).filter(|_| line.any(at, AVERAGE) && line.follows(first)).and_then(|at| line.unit_form(at));
    let Some(UnitWord::Of(unit) | UnitWord::One(unit) | UnitWord::Per(unit)) = pack else { return false };
    unit.needs_pack_content()
}

/// Measures that are not traded in.
const OTHER_MEASURES: &[&str] = &[
    "cm", "mm", "m", "meter", "ml", "cc", "inch", "inci", "inchi", "incis", "dim", "hari", "hr", "dina", "dino", "dinten", "minggu", "mgg",
    "mggu", "mg", "musim", "gudang", "lapak", "kios", "kebun", "sawah", "bedeng", "dusun", "pekan", "minggon", "bulan", "bln", "wulan",
    "sasi", "tahun", "thn", "th", "taun", "orang", "kali", "jam", "menit", "wib", "ha", "hektar", "ru", "km", "persen", "kandang", "kolam",
    "anak", "kk", "up", "potong", "potongan", "anggota", "petani", "peternak", "nelayan", "kelompok", "keluarga", "warga", "pohon",
    "petak", "jari", "warna", "rasa", "varian", "macam", "jenis", "ukuran", "rupa", "motif", "model", "merk", "merek", "pintu", "toko",
    "outlet", "cabang", "rumah", "blok", "sesi", "trip", "putaran", "truk", "truck", "pickup", "pikap", "pick", "rit", "engkel", "colt",
    "l300", "mobil", "tronton", "orangan", "lokasi", "titik", "tempat", "derajat", "celcius", "celsius", "watt", "volt",
];

/// Words of packs and sets that are no unit of the catalogue: how much one of them is must be asked.
const OTHER_PACKS: &[&str] = &[
    "kaleng", "pasang", "pasangan", "bal", "ember", "jerigen", "jirigen", "jurigen", "drum", "galon", "mika", "cup", "gelas", "loyang",
    "slop", "gepok", "ombyok", "besek", "tampah", "wadah", "stel", "keping", "batang", "gendong", "tangkep", "tangkap",
];

/// Whether a word names a pack or a measure that is not traded in.
pub(super) fn measures_otherwise(word: &str) -> bool {
    OTHER_PACKS.contains(&word) || OTHER_MEASURES.contains(&word)
}

/// Whether a pack that is no unit stands here.
pub(super) fn is_other_pack(line: &Line, at: usize) -> bool {
    line.follows(at) && line.any(at, OTHER_PACKS)
}

/// "Sepasang 3,2 juta": whether one pack that is no unit stands here.
pub(super) fn is_one_other_pack(line: &Line, at: usize) -> bool {
    line.word(at)
        .and_then(|word| word.strip_prefix("se").or_else(|| word.strip_prefix("sak")))
        .is_some_and(|pack| OTHER_PACKS.contains(&pack))
}

/// Where "3/4 bulan" ends: three or four months.
pub(super) fn span_of_time(line: &Line, at: usize) -> Option<usize> {
    let small = |at: usize| line.number(at).is_some_and(|n| n.len() <= 2);
    let time = [DAY_WORDS, WEEK, MONTH, YEAR].iter().any(|words| line.any(at + 3, words)) && line.follows(at + 3);
    (small(at) && line.sign(at + 1, "/") && small(at + 2) && time).then_some(at + 4)
}

/// Whether a measure that is not traded in stands here.
pub(super) fn is_other_measure(line: &Line, at: usize) -> bool {
    line.any(at, OTHER_MEASURES)
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
