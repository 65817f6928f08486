//! Numbers that say how big, how old or how good the goods are, not how much there is.

use rust_decimal::Decimal;

use super::{
    calendar, labels,
    lexicon::SIZE_MARKS,
    number,
    time_words::AGAIN,
    token::{Line, Use},
    words_at,
};
use crate::domain::unit::{Dimension, Unit};

/// Money in the slang of Jakarta's traders, which is asked about: "dua ceban", "goceng", "noban".
const SLANG: &[&str] = &[
    "ceban", "goceng", "noban", "gocap", "cepek", "gopek", "jigo", "seceng", "noceng", "cenggo", "goban", "saceng", "sepek", "ceng", "ban",
    "tiaw", "gotiaw",
];

/// Where money in slang ends, with what it is said to be for.
fn slang(line: &Line, at: usize) -> Option<usize> {
    // "Sekilo goceng"
    let base = words_at::per_unit(line, at).map(|(_, end)| end).filter(|end| line.follows(*end));
    let one = || words_at::unit(line, at + 1).filter(|(_, end)| line.number(at) == Some("1") && line.follows(*end));
    money_in_slang(line, base.or_else(|| one().map(|(_, end)| end)).unwrap_or(at))
}

fn money_in_slang(line: &Line, at: usize) -> Option<usize> {
    let word = match number::number_at(line, at) {
        Some((number, end)) if number.in_words && !number.suffixed => end,
        _ => at,
    };
    let words = (word..line.len()).take_while(|i| line.any(*i, SLANG) && (*i == word || line.follows(*i))).count();
    let end = word + words;
    (words > 0).then(|| words_at::per_unit(line, end).filter(|_| line.follows(end)).map_or(end, |(_, end)| end))
}

/// Whether the line names money in slang.
pub(super) fn has_slang(line: &Line) -> bool {
    (0..line.len()).any(|at| SLANG.contains(&line.text(at)))
}

/// Words between a size word and its number.
const BETWEEN: &[&str] = &[
    "rata",
    "badan",
    "air",
    "order",
    "sekitar",
    "potong",
    "hidup",
    "kira",
    "isi",
    "nya",
    "ambil",
    "pembelian",
    "kirim",
    "pengiriman",
    "pesan",
    "pemesanan",
    "beli",
    "muat",
    "angkut",
    "belanja",
    "telur",
    "ayam",
    "est",
    "estimasi",
    "avg",
    "kisaran",
    "antara",
    "kurleb",
    "kurang",
    "lebih",
];
/// Words of what goods are packed in, between such a word and the number.
const WRAPPED: &[&str] =
    &["polos", "plastik", "karung", "sak", "vakum", "vacuum", "vacum", "dus", "kardus", "karton", "box", "peti", "krat", "kantong"];
/// Words of how is paid and how much on the average, before which money may stand as well.
const TERMS: &[&str] = &["bunting", "meteng", "tempo", "dp", "rata", "rerata", "min", "minim", "minimal", "minimum"];
/// Words of lengths, which no traded unit measures.
const LENGTHS: &[&str] = &["panjang", "lebar", "tinggi", "diameter"];
/// Words of how goods are packed, behind which the content of one pack stands.
const PACKED: &[&str] = &[
    "kemasan",
    "karungan",
    "sakan",
    "zakan",
    "petian",
    "kratan",
    "dusan",
    "plastikan",
    "bungkusan",
    "packing",
    "kemas",
    "cetak",
    "cetakan",
    "repack",
    "sachet",
];
/// Verbs of how goods are packed, behind which a weight is what one pack holds.
const PACKING: &[&str] = &[
    "dikemas",
    "dipacking",
    "dipak",
    "dipack",
    "dikarungi",
    "dikarung",
    "dikarungke",
    "diplastiki",
    "diplastik",
    "diwadahi",
    "dibungkus",
    "dibungkusi",
    "dikardusi",
    "disaki",
    "dikranjangi",
    "dikeranjangi",
];
/// Words of the least that is sold at once.
const SMALLEST_ORDER: &[&str] = &["min", "minim", "minimal", "minimum"];

/// Takes sizes, ages, hours, labels and the like with their numbers.
pub(super) fn drop_sizes(line: &mut Line) {
    let slangy = has_slang(line);
    for at in 0..line.len() {
        if let Some(end) = labels::label(line, at) {
            line.take(at..end, Use::Label);
        } else if let Some(end) = slang(line, at).filter(|_| slangy) {
            line.take(at..end, Use::Slang);
        } else if line.any(at, &["nyuwun", "nuwun"]) && line.any(at + 1, &["sewu"]) && line.follows(at + 1) {
            // "Nuwun sewu" begs pardon.
            line.take(at..at + 2, Use::Courtesy);
        } else if let Some(end) = size(line, at).or_else(|| dimensions(line, at)) {
            line.take(at..end, Use::Size);
        } else if let Some(end) = words_at::span_of_time(line, at).filter(|end| !is_of_a_day(line, at, *end)) {
            line.take(at..end, Use::Label);
        } else if let Some(end) = labels::count_of_times(line, at) {
            line.take(at..end, Use::Label);
        }
    }
}

/// "Siap 3/4 hari", "3/4 hari lagi": whether a span of time says when goods are there.
fn is_of_a_day(line: &Line, at: usize, end: usize) -> bool {
    line.any(end, AGAIN) || line.any_before(at, &["dalam", "siap", "ready", "panen"])
}

/// Where a size that starts with a word for it ends: "ukuran 8-12", "umur 33 hari", "kemasan 25 kg & 5 kg".
fn size(line: &Line, at: usize) -> Option<usize> {
    let weight_of_pack = line.any(at, &["berat", "bobot"])
        && at.checked_sub(1).and_then(|i| words_at::unit(line, i)).is_some_and(|(u, _)| u.dimension() == Dimension::Package);
    // "5 ton kemasan 25 kg", but not "100 kemasan 200 gr".
    let counted = at.checked_sub(1).is_some_and(|i| line.number(i).is_some_and(|n| n.len() <= 4));
    // "Kemasan kresek 1 kg": whatever the pack is called, a weight stands behind it.
    let weight = |at: usize| {
        number::number_at(line, at).and_then(|(_, end)| words_at::unit(line, end)).is_some_and(|(u, _)| u.dimension() == Dimension::Mass)
    };
    let called = line.word(at + 1).is_some() && line.follows(at + 2) && weight(at + 2);
    let plain = usize::from(line.any(at + 1, WRAPPED) || line.any(at, PACKED) && called);
    // "Dikemas dus 10 kg", but not "dibungkus 60 pak".
    // "Dikarungi 500 kg gabah", "kemas rapi 30 kg keripik": heavy or alone, it is how much there is.
    let first = at + 1 + plain;
    let holds = || !is_too_heavy(line, first) && (!called && line.any(at, PACKED) || counts_elsewhere(line, first));
    let in_packs = line.any(at, PACKING) || words_at::unit(line, at + 1).is_some_and(|(unit, _)| unit.dimension() == Dimension::Package);
    let packed = (line.any(at, PACKED) && !counted && number::number_at(line, first).is_some() || line.any(at, PACKING) && weight(first))
        && !(in_packs && counts_packs(line))
        && holds();
    let moisture = line.any(at, &["k"]) && line.any(at + 1, &["a"]) && line.number(at + 2).is_some();
    if !(line.any(at, SIZE_MARKS) || packed || moisture) || weight_of_pack || words_at::is_average_of_packs(line, at) {
        return None;
    }
    let mut start = if moisture { at + 2 } else { at + 1 };
    // "Campur grade, 220 sak krat"
    if !line.follows(start) {
        return None;
    }
    // "Taksir daging 165 kg": the meat that an animal yields was taken as goods.
    let yields = |at: usize| line.text(at) == "daging" && line.used(at) == Some(Use::Goods);
    let until = line.any(at, &["exp", "expired", "kadaluarsa", "kedaluwarsa"]);
    // "exp des 2027"
    while line.any(start, BETWEEN)
        || line.any(start, WRAPPED)
        || plain > 0 && start == at + 1
        || yields(start)
        || until && line.word(start).is_some_and(|w| calendar::month_number(w).is_some())
    {
        start += 1;
    }
    if let Some(end) = day_and_year(line, start).filter(|_| until).or_else(|| words_at::span_of_time(line, start)) {
        return Some(end);
    }
    let mut end = measure(line, start, line.any(at, SMALLEST_ORDER))?;
    while let Some(more) = another(line, end) {
        end = more;
    }
    Some(end)
}

/// The heaviest pack (kg) whose weight is said behind how goods are packed.
const HEAVIEST_WRAPPED: Decimal = Decimal::from_parts(60, 0, 0, false, 0);

/// Whether the weight at `at` is more than one pack holds.
fn is_too_heavy(line: &Line, at: usize) -> bool {
    let Some((number, end)) = number::number_at(line, at) else { return false };
    let kilos = words_at::unit(line, end).is_some_and(|(unit, _)| unit == Unit::Kg);
    let large = words_at::unit(line, end).is_some_and(|(unit, _)| matches!(unit, Unit::Ton | Unit::Kw));
    large || kilos && number.exact().is_some_and(|n| n > HEAVIEST_WRAPPED)
}

/// "Dikemas 15 kg, 50 peti": whether packs are counted in the line, each of which holds the weight then.
fn counts_packs(line: &Line) -> bool {
    let unit = |at: usize| number::number_at(line, at).filter(|(_, end)| line.follows(*end)).and_then(|(_, end)| words_at::unit(line, end));
    (0..line.len()).any(|at| line.is_number(at) && unit(at).is_some_and(|(unit, _)| unit.dimension() == Dimension::Package))
}

/// Whether goods are counted in the line elsewhere than at `at`.
fn counts_elsewhere(line: &Line, at: usize) -> bool {
    (0..line.len()).filter(|i| *i != at && line.is_number(*i)).any(|i| {
        number::number_at(line, i).is_some_and(|(number, end)| !number.suffixed && line.follows(end) && words_at::unit(line, end).is_some())
    })
}

/// Where "3/2027" or "12/03/2027" ends.
fn day_and_year(line: &Line, at: usize) -> Option<usize> {
    let small = |at: usize| line.number(at).is_some_and(|n| n.len() <= 2);
    let parted = |at: usize| line.sign(at, "/") || line.sign(at, "-");
    let year = |at: usize| line.number(at).is_some_and(|n| matches!(n.len(), 2 | 4));
    let whole = small(at) && parted(at + 1) && small(at + 2) && parted(at + 3) && year(at + 4);
    let end = if whole { at + 5 } else { at + 3 };
    (whole || small(at) && parted(at + 1) && year(at + 2)).then_some(end)
}

/// Where the number of a size and its unit end.
fn measure(line: &Line, start: usize, smallest_order: bool) -> Option<usize> {
    let (phrase, end) = number::phrase_at(line, start).filter(|(p, _)| !p.first.suffixed)?;
    let end = match words_at::unit(line, end) {
        // "bunting 2 ekor" counts heads.
        Some(_) if line.any_before(start, &["bunting", "meteng"]) => return None,
        // "taksiran 3 ekor" does, too.
        Some((unit, _)) if line.any_before(start, &["taksir", "taksiran"]) && unit.dimension() != Dimension::Mass => return None,
        // "Panjang 70 ikat" counts bunches.
        Some(_) if line.any_before(start, LENGTHS) => return None,
        Some((Unit::Ton | Unit::Kw, _)) if !smallest_order => return None,
        Some((unit, after)) if unit.dimension() != Dimension::Package || smallest_order || phrase.second.is_some() => after,
        Some(_) => end,
        // "2000 m2"
        None if line.glued(end + 1) && words_at::is_other_measure(line, end) && line.number(end + 1) == Some("2") => end + 2,
        None if words_at::is_other_measure(line, end) || line.sign(end, "%") => end + 1,
        // "tempo 26.000": what is said of a price.
        None if line.any_before(start, TERMS) && phrase.first.exact().is_some_and(|n| n >= Decimal::ONE_THOUSAND) => return None,
        None => end,
    };
    // "3-4 per kg 150 kg": the next number counts by itself.
    let counted = |after: usize| number::number_at(line, after).is_some_and(|(_, unit)| words_at::unit(line, unit).is_some());
    let each = words_at::per_unit(line, end).filter(|(_, after)| line.sign(end, "/") || phrase.second.is_some() && counted(*after));
    Some(each.map_or(end, |(_, after)| after))
}

/// "200gr & 500gr": where the next size in a small unit ends.
fn another(line: &Line, at: usize) -> Option<usize> {
    let next = at + usize::from(line.any(at, &["dan", "atau", "sama", "lan", "utawa"]));
    let (number, end) = number::number_at(line, next).filter(|_| next > at)?;
    let Some((unit, after)) = words_at::unit(line, end) else {
        // "bobot 480 sama 510, 26,5 jt": the second counts nothing either.
        let small = number.exact().is_some_and(|n| n < Decimal::ONE_THOUSAND);
        return (small && !number.suffixed && !line.sign(end, "/") && !words_at::is_other_pack(line, end)).then_some(end);
    };
    (!number.suffixed && matches!(unit, Unit::Kg | Unit::Ons | Unit::Gram)).then_some(after)
}

/// A box has no more lengths.
const MOST_SIDES: usize = 3;

/// "2 x 1,15 m", "30x40 cm": where the lengths of the sides end.
fn dimensions(line: &Line, at: usize) -> Option<usize> {
    let (_, mut end) = number::number_at(line, at)?;
    let mut sides = 1;
    while sides < MOST_SIDES && line.any(end, &["x"]) && line.follows(end) {
        let (_, next) = number::number_at(line, end + 1)?;
        (end, sides) = (next, sides + 1);
    }
    (sides > 1 && line.any(end, &["cm", "mm", "m", "meter", "inch", "inci"])).then_some(end + 1)
}
