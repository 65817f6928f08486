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
    "kali", "jam", "menit", "wib", "ha", "hektar", "ru", "km", "persen", "kandang", "kolam", "anak", "kk", "up",
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

/// Takes sizes, ages, hours and the like with their numbers.
pub(super) fn drop_sizes(line: &mut Line) {
    for at in 0..line.len() {
        // "Nuwun sewu" begs pardon.
        if line.any(at, &["nyuwun", "nuwun"]) && line.any(at + 1, &["sewu"]) && line.follows(at + 1) {
            line.take(at..at + 2);
            continue;
        }
        let weight_of_pack = line.any(at, &["berat", "bobot"])
            && at.checked_sub(1).and_then(|i| lexicon::unit(line, i)).is_some_and(|(u, _)| u.dimension() == Dimension::Package);
        if !line.any(at, SIZE_MARKS) || weight_of_pack {
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
