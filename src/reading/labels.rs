//! Numbers that only name something: a house, a paper, a vehicle, the third picking.
//!
//! ```text
//! label   = (no | nomor | rt | npwp | ke | gudang ..) number      no 12, npwp 12.345.678.9-012.000, petikan ke 3
//! address = (jl | jalan) word* number                             jl raya 45
//! plate   = letters digits letters                                AG 1234 XY
//! ```

use rust_decimal::Decimal;

use super::{lexicon, number, token::Line, words_at};

/// Words before the number of a paper, a house or a phone.
const PAPERS: &[&str] = &[
    "npwp",
    "nib",
    "nkv",
    "pirt",
    "bpom",
    "nopol",
    "plat",
    "no",
    "nomor",
    "nomer",
    "nmr",
    "blok",
    "rt",
    "rw",
    "kode",
    "pos",
    "sk",
    "wa",
    "telp",
    "tlp",
    "hp",
    "antrian",
    "gang",
    "gg",
    "halal",
    "sertifikat",
    "izin",
    "ijin",
    "reg",
    "registrasi",
    "seri",
    "id",
    "kavling",
];
/// Varieties that are told apart by a number.
const VARIETIES: &[&str] = &[
    "inpari", "inpago", "inpara", "bisi", "pioneer", "nk", "dk", "betras", "pertiwi", "mapan", "supadi", "ir", "hipa", "adv", "advanta",
    "bonanza", "sadewa",
];
/// Words before a small number that tells one of several.
const COUNTERS: &[&str] = &[
    "ke",
    "gudang",
    "batch",
    "kloter",
    "tahap",
    "gelombang",
    "pintu",
    "lantai",
    "rute",
    "jalur",
    "pohon",
    "petak",
    "level",
    "lvl",
    "lev",
    "petikan",
    "penawaran",
    "edisi",
    "kandang",
    "kolam",
    "blok",
    "pasal",
    "omega",
    "pos",
];
/// Words before a year.
const YEARS: &[&str] = &["sejak", "dari", "berdiri", "thn", "tahun", "wiwit"];
/// Words of a street, behind whose name the number of a house stands.
const STREETS: &[&str] = &["jl", "jln", "jalan", "jalane", "perum", "perumahan", "komplek", "kompleks"];
/// Letters before the number of a plate, of the regions whose vehicles carry this trade.
const PLATES: &[&str] = &["ag", "ae", "l", "n", "w", "s", "p", "m", "b", "d", "f", "h", "k", "g", "r", "aa", "ab", "ad", "t", "z", "e"];
/// Those of them that are no word of their own.
pub(super) const NO_WORDS: &[&str] = &["ag", "ae"];
/// Short words behind a number that end no plate.
pub(super) const MEANT: &[&str] = &[
    "ya", "yo", "aja", "pak", "bu", "mas", "dan", "di", "ke", "per", "nya", "an", "bsk", "ada", "yg", "x", "a", "isi", "tgl", "ae", "wae",
    "om", "cak", "jam", "hr", "dr", "utk",
];
/// The longest name of a street, in words.
const STREET_WORDS: usize = 3;

/// Where a label with its numbers ends, if one starts at `at`.
pub(super) fn label(line: &Line, at: usize) -> Option<usize> {
    named(line, at)
        .or_else(|| address(line, at))
        .or_else(|| plate_at(line, at, MANY_FIGURES))
        .or_else(|| vehicle(line, at))
        .or_else(|| doubled(line, at))
}

/// "L300", "T120": a kind of pickup.
fn vehicle(line: &Line, at: usize) -> Option<usize> {
    let kind = matches!((line.text(at), line.number(at + 1)?), ("l", "300") | ("t", "120") | ("f", "150"));
    (kind && line.follows(at + 1)).then_some(at + 2)
}

/// The 2 of "dus2an", "kecil2nya": a word that is said twice.
fn doubled(line: &Line, at: usize) -> Option<usize> {
    let twice = line.number(at) == Some("2") && line.glued(at) && line.glued(at + 1);
    (twice && line.any(at + 1, &["an", "ane", "nya", "ne"])).then_some(at + 2)
}

fn named(line: &Line, at: usize) -> Option<usize> {
    if let Some(end) = variety(line, at) {
        return Some(end);
    }
    let paper = line.any(at, PAPERS) && !lexicon::is_unit_word(line.text(at + 1));
    let from = if line.sign(at + 1, "-") && line.glued(at + 1) { at + 2 } else { at + 1 };
    let digits = line.number(from).filter(|n| n.chars().all(|c| c.is_ascii_digit())).filter(|_| line.follows(from));
    let few = line.any(at, COUNTERS) && digits.is_some_and(|n| n.len() <= 2);
    let year = line.any(at, YEARS) && digits.is_some_and(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")));
    let counts = few && words_at::is_other_measure(line, from + 1);
    if paper || year {
        return numbers(line, if paper { at + 1 } else { from });
    }
    // "omega 3 50 rak": only the first number tells which one.
    if !few || counts {
        return None;
    }
    let joined = line.sign(from + 1, "-") || line.sign(from + 1, "/");
    numbers(line, from).map(|end| if joined { end } else { from + 1 })
}

/// "Inpari 32 6.500", "NK 7328 20 ton 5.500": where the one number ends that tells a variety.
fn variety(line: &Line, at: usize) -> Option<usize> {
    let from = at + 1 + usize::from(line.sign(at + 1, "-") && line.glued(at + 1));
    let figures = line.number(from).filter(|n| line.any(at, VARIETIES) && n.chars().all(|c| c.is_ascii_digit()))?;
    let counts = |end: usize| words_at::unit(line, end).is_some() || line.word(end).is_some_and(|w| lexicon::factor(w).is_some());
    // "Pioneer 5400 5 ton": the only number that may be a price is one.
    let price = |i: usize| {
        number::number_at(line, i).is_some_and(|(n, end)| {
            (n.suffixed || n.exact().is_some_and(|n| n >= Decimal::ONE_THOUSAND)) && words_at::unit(line, end).is_none()
        })
    };
    let short = figures.len() <= 3 || figures.len() == 4 && (from + 1..line.len()).any(price);
    (line.follows(from) && short && !counts(from + 1)).then_some(from + 1)
}

/// The end of the numbers from `from` on, which are no amount.
fn numbers(line: &Line, from: usize) -> Option<usize> {
    let mut end = from;
    while line.follows(end) && (line.number(end).is_some() || line.sign(end, "-") || line.sign(end, "/")) {
        end += 1;
    }
    let amount = words_at::unit(line, end).is_some() || line.word(end).is_some_and(|w| lexicon::factor(w).is_some());
    // "no 12 5 kw": the last number is an amount.
    let end = if amount { end.saturating_sub(1) } else { end };
    (end > from && line.number(from).is_some() && line.number(end - 1).is_some()).then_some(end)
}

fn address(line: &Line, at: usize) -> Option<usize> {
    let streets = line.any(at, STREETS).then_some(at + 1)?;
    let house = (streets..=streets + STREET_WORDS).find(|i| !line.follows(*i) || line.word(*i).is_none())?;
    let short = line.number(house).is_some_and(|n| n.len() <= 3 && n.chars().all(|c| c.is_ascii_digit()));
    if house == streets || !short || !line.follows(house) {
        return None;
    }
    numbers(line, house).filter(|end| *end == house + 1)
}

/// The plate that a line names, in capitals.
pub(super) fn plate(line: &Line) -> Option<String> {
    let (at, end) = (0..line.len()).find_map(|at| Some((at, plate_at(line, at, 1)?)))?;
    Some((at..end).map(|i| line.text(i).to_uppercase()).collect::<Vec<_>>().join(" "))
}

/// Plates with fewer figures look like amounts where goods are offered; where they are loaded, one or two will do.
const MANY_FIGURES: usize = 3;

fn plate_at(line: &Line, at: usize, fewest: usize) -> Option<usize> {
    whole_plate(line, at, fewest).or_else(|| begun_plate(line, at))
}

/// "Truk AG 8123 ke Jakarta", "AG 8123 KE": behind letters that are no word the number is a plate's without its last letters, too.
fn begun_plate(line: &Line, at: usize) -> Option<usize> {
    let digits = line.number(at + 1).filter(|n| (3..=4).contains(&n.len()) && n.chars().all(|c| c.is_ascii_digit()))?;
    let counts = words_at::unit_word(line, at + 2).is_some() || line.word(at + 2).is_some_and(|w| lexicon::factor(w).is_some());
    let apart = line.follows(at + 1) && !line.glued(at) && !digits.is_empty();
    if !line.any(at, NO_WORDS) || !apart || line.follows(at + 2) && counts {
        return None;
    }
    let last = line.word(at + 2).is_some_and(|w| w.len() <= 3) && line.follows(at + 2) && !line.follows(at + 3);
    Some(at + if last { 3 } else { 2 })
}

/// The end of a plate of at least so many figures.
fn whole_plate(line: &Line, at: usize, fewest: usize) -> Option<usize> {
    let digits = line.number(at + 1).filter(|n| n.len() <= 4 && n.chars().all(|c| c.is_ascii_digit()))?;
    let letters = line.word(at + 2).filter(|w| w.len() <= 3 && w.chars().all(|c| c.is_ascii_alphabetic()))?;
    // "7T 7350 KA 14": a letter behind a number is its unit.
    let unit = at.checked_sub(1).is_some_and(|before| line.glued(at) && line.number(before).is_some());
    let apart = line.follows(at + 1) && line.follows(at + 2) && digits.len() >= fewest && !unit;
    let plain = !lexicon::is_unit_word(letters) && lexicon::factor(letters).is_none() && !MEANT.contains(&letters);
    (line.any(at, PLATES) && apart && plain).then_some(at + 3)
}

/// "2x kirim", "5 hari sekali", "2000 m2": where a count of what is not for sale ends, with what it counts.
pub(super) fn count_of_times(line: &Line, at: usize) -> Option<usize> {
    let (number, end) = number::number_at(line, at)?;
    // "angkat 3x, 19.800"
    let apart = line.glued(end) && (end + 1 == line.len() || !line.follows(end + 1));
    let times =
        line.any(end, &["x"]) && line.follows(end) && (apart || number::number_at(line, end + 1).is_none() && line.word(end + 1).is_some());
    (times && !number.suffixed).then_some(end + 1)
}
