//! Numbers that say how big, how old or how good the goods are, not how much there is.

use rust_decimal::Decimal;

use super::{
    amount::Amount,
    lexicon::{self, SIZE_MARKS},
    number,
    token::Line,
};
use crate::domain::unit::{Dimension, Unit};

/// Measures that are not traded in.
const OTHER_MEASURES: &[&str] = &[
    "cm", "mm", "m", "meter", "inch", "inci", "hari", "hr", "dina", "dinten", "minggu", "bulan", "bln", "tahun", "thn", "th", "orang",
    "kali", "jam", "menit", "wib", "ha", "hektar", "ru", "km", "persen", "kandang", "kolam", "anak", "kk", "up", "potong", "potongan",
    "truk", "truck", "pickup", "pikap", "pick", "rit", "engkel", "colt", "l300", "mobil", "tronton", "orangan", "lokasi", "titik",
    "tempat",
];

/// Whether a measure that is not traded in stands here.
pub(super) fn is_other_measure(line: &Line, at: usize) -> bool {
    line.any(at, OTHER_MEASURES)
}

/// Whether an amount may count measures that are not traded in: money does not ("40rb kolam di Gedog").
pub(super) fn may_count(amount: &Amount) -> bool {
    let price = amount.suffixed() || amount.per.is_some() || amount.price_mark || amount.at_mark;
    amount.unit.is_none() && !price && amount.phrase.first.exact().is_none_or(|n| n < Decimal::ONE_THOUSAND)
}

/// "1,8 kg/ekor", "8 ekor/kg": how big one is.
pub(super) fn is_size(unit: Unit, per: Unit) -> bool {
    matches!((unit.dimension(), per.dimension()), (Dimension::Mass, Dimension::Count) | (Dimension::Count, Dimension::Mass))
}

/// Words before a number that only names something: a paper, a house, a plate.
const LABELS: &[&str] = &[
    "npwp", "nib", "nkv", "pirt", "bpom", "nopol", "plat", "no", "nomor", "nomer", "blok", "rt", "rw", "kode", "pos", "sk", "wa", "telp",
    "tlp", "hp", "antrian", "gang", "gg",
];
/// Letters before the number of a plate, of the regions whose vehicles carry this trade.
const PLATES: &[&str] = &["ag", "ae", "l", "n", "w", "s", "p", "m", "b", "d", "f", "h", "k", "g", "r", "aa", "ab", "ad", "t", "z", "e"];

/// Where a label with its numbers ends: "no 12", "npwp 12.345.678.9-012.000", "AG 1234 XY".
fn label(line: &Line, at: usize) -> Option<usize> {
    if line.any(at, LABELS) && !lexicon::is_unit_word(line.text(at + 1)) {
        let mut end = at + 1;
        while line.follows(end) && (line.number(end).is_some() || line.sign(end, "-") || line.sign(end, "/")) {
            end += 1;
        }
        if end > at + 1 && line.number(at + 1).is_some() {
            let amount = lexicon::unit(line, end).is_some() || line.word(end).is_some_and(|w| lexicon::factor(w).is_some());
            return (!amount && line.number(end.saturating_sub(1)).is_some()).then_some(end);
        }
    }
    plate_at(line, at)
}

/// The plate that a line names, in capitals.
pub(super) fn plate(line: &Line) -> Option<String> {
    let at = (0..line.len()).find(|at| plate_at(line, *at).is_some())?;
    Some([at, at + 1, at + 2].map(|i| line.text(i).to_uppercase()).join(" "))
}

fn plate_at(line: &Line, at: usize) -> Option<usize> {
    let digits = line.number(at + 1).filter(|n| n.len() <= 4 && n.chars().all(|c| c.is_ascii_digit()))?;
    let letters = line.word(at + 2).filter(|w| w.len() <= 3 && w.chars().all(|c| c.is_ascii_alphabetic()))?;
    let apart = line.follows(at + 1) && line.follows(at + 2) && digits.len() >= 3;
    let plain = !lexicon::is_unit_word(letters) && lexicon::factor(letters).is_none() && !MEANT.contains(&letters);
    (line.any(at, PLATES) && apart && plain).then_some(at + 3)
}

/// Short words behind a number that end no plate.
const MEANT: &[&str] =
    &["ya", "yo", "aja", "pak", "bu", "mas", "dan", "di", "ke", "per", "nya", "an", "bsk", "ada", "yg", "x", "a", "isi", "tgl"];

/// Money in the slang of Jakarta's traders, which is asked about: "dua ceban", "goceng", "noban".
const SLANG: &[&str] = &[
    "ceban", "goceng", "noban", "gocap", "cepek", "gopek", "jigo", "seceng", "noceng", "cenggo", "goban", "saceng", "sepek", "ceng", "ban",
    "tiaw", "gotiaw",
];

/// Where money in slang ends.
fn slang(line: &Line, at: usize) -> Option<usize> {
    let word = match number::number_at(line, at) {
        Some((number, end)) if number.in_words && !number.suffixed => end,
        _ => at,
    };
    line.any(word, SLANG).then(|| lexicon::per_unit(line, word + 1).map_or(word + 1, |(_, end)| end))
}

/// Whether the line names money in slang.
pub(super) fn has_slang(line: &Line) -> bool {
    (0..line.len()).any(|at| SLANG.contains(&line.text(at)))
}

/// Takes sizes, ages, hours and the like with their numbers.
pub(super) fn drop_sizes(line: &mut Line) {
    let slangy = has_slang(line);
    for at in 0..line.len() {
        if let Some(end) = label(line, at).or_else(|| if slangy { slang(line, at) } else { None }) {
            line.take(at..end);
            continue;
        }
        // "Nuwun sewu" begs pardon.
        if line.any(at, &["nyuwun", "nuwun"]) && line.any(at + 1, &["sewu"]) && line.follows(at + 1) {
            line.take(at..at + 2);
            continue;
        }
        let weight_of_pack = line.any(at, &["berat", "bobot"])
            && at.checked_sub(1).and_then(|i| lexicon::unit(line, i)).is_some_and(|(u, _)| u.dimension() == Dimension::Package);
        // "5 ton kemasan 25 kg"
        let counted = at.checked_sub(1).is_some_and(|i| line.is_number(i));
        let packed = line.any(at, &["kemasan", "karungan", "packing", "kemas"]) && !counted && line.number(at + 1).is_some();
        if !(line.any(at, SIZE_MARKS) || packed) || weight_of_pack {
            continue;
        }
        let mut start = at + 1;
        while line.any(start, &["rata", "badan", "air", "order", "sekitar", "potong", "hidup", "kira", "isi", "nya", "ambil", "pembelian"])
        {
            start += 1;
        }
        let Some((phrase, end)) = number::phrase_at(line, start).filter(|(p, _)| !p.first.suffixed) else { continue };
        let smallest_order = line.any(at, &["min", "minimal", "minimum"]);
        let end = match lexicon::unit(line, end) {
            Some((Unit::Ton | Unit::Kw, _)) if !smallest_order => continue,
            Some((unit, after)) if unit.dimension() != Dimension::Package || smallest_order || phrase.second.is_some() => after,
            Some(_) => end,
            None if is_other_measure(line, end) || line.sign(end, "%") => end + 1,
            None => end,
        };
        let end = lexicon::per_unit(line, end).filter(|_| line.sign(end, "/")).map_or(end, |(_, after)| after);
        line.take(at..end);
    }
}
