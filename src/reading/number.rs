//! Numbers as people write and say them.
//!
//! ```text
//! number  = ["-" | "minus"] (written | words) factor* ["an"]
//! written = digits with marks:  2.000 = 2000   1,5 = 1.5   1.5 = 1.5   0,500 = 0.5   1.250,5 = 1,250.5 = 1250.5
//!           1,500 = 1.5 or 1500, by its place in the line     1.5.0, 4..5 = no number
//! words   = Indonesian, Javanese ngoko and krama: dua setengah, rong atus, selawe, tigang ewu
//! factor  = ratus | ribu, rb, rebu, k, ewu | juta, jt, yuta
//! parts   = setengah, seperempat, tiga perempat; 1/2, 1/4, 3/4 before a unit of mass
//! range   = number ("-" | "s/d" | sampai | atau) number | number number   (dua tiga ton)
//! ```
//!
//! The `k` of `26k` is a factor only as a whole word, so that `50 kg` stays fifty kilograms.

use rust_decimal::Decimal;

use super::{
    number_builder::NumberBuilder,
    token::Line,
    value::{Number, Phrase, Value},
    words_at::{self, range_link},
};

/// The number or range that starts at `at`, and where it ends.
pub(super) fn phrase_at(line: &Line, at: usize) -> Option<(Phrase, usize)> {
    let (first, end) = number_at(line, at)?;
    let alone = Some((Phrase { first, second: None }, end));
    if !line.follows(end) {
        return alone;
    }
    // "25/26rb"
    let slash = || (line.sign(end, "/") && line.glued(end) && line.glued(end + 1)).then_some(end + 1);
    // "antara 25 dan 26rb"
    let between = || (line.any(end, &["dan", "lan", "karo"]) && line.any_before(at, &["antara"])).then_some(end + 1);
    // "12.500 dan 14.800 sekilo": two prices of one kind, of which neither counts goods.
    let alike = || {
        let next = line.any(end, &["dan", "lan", "karo", "sama"]).then_some(end + 1)?;
        let (second, after) = number_at(line, next)?;
        (is_alike(&first, &second) && words_at::per_unit(line, after).is_some()).then_some(next)
    };
    // "350 dan 500 rb": the thousands are said once for both.
    let shared = || {
        let next = line.any(end, &["dan", "lan", "karo", "sama"]).then_some(end + 1)?;
        let (second, _) = number_at(line, next)?;
        let near = first.exact().zip(match second.coefficient {
            Value::Exact(n) => Some(n),
            _ => None,
        });
        let near = near.is_some_and(|(low, high)| low < high && high <= low + low && low >= Decimal::TEN);
        (near && second.suffixed && !first.suffixed && !first.in_words).then_some(next)
    };
    let second = match range_link(line, end)
        .or_else(between)
        .or_else(alike)
        .or_else(shared)
        .or_else(|| slash().filter(|next| number_at(line, *next).is_some_and(|(n, _)| n.suffixed)))
    {
        Some(next) => number_at(line, next).filter(|_| line.follows(next)).filter(|(second, _)| rises(line, end, &first, second)),
        // "dua tiga ton"
        None => number_at(line, end)
            .filter(|(second, after)| first.in_words && second.in_words && !first.suffixed || is_close(line, at, &first, second, *after)),
    };
    second.map_or(alone, |(second, end)| Some((Phrase { first, second: Some(second) }, end)))
}

/// "isi 8 9": the ends of a size, side by side.
fn is_close(line: &Line, at: usize, first: &Number, second: &Number, end: usize) -> bool {
    let size = line.any_before(at, &["isi", "size", "uk", "ukuran"]) && words_at::unit_word(line, end).is_none();
    let near = first.exact().zip(second.exact()).is_some_and(|(low, high)| low < high && high <= low + Decimal::TWO + Decimal::TWO);
    size && near && !first.suffixed && !second.suffixed
}

/// Whether two large numbers are of one size.
fn is_alike(first: &Number, second: &Number) -> bool {
    let near = |low: Decimal, high: Decimal| low >= Decimal::ONE_THOUSAND && low < high && high <= low + low;
    first.exact().zip(second.exact()).is_some_and(|(low, high)| near(low, high))
}

/// Whether two numbers around a link are a range. A dash between spaces may also just part two numbers, so
/// there the second must be the greater.
fn rises(line: &Line, link: usize, first: &Number, second: &Number) -> bool {
    let spaced_dash = line.sign(link, "-") && !line.glued(link);
    let from = if second.suffixed && !first.suffixed { second.coefficient } else { second.value };
    match (first.value, from) {
        // "1.700 atau 60 peti" are two amounts.
        (Value::Exact(low), Value::Exact(high)) => {
            low < high || !spaced_dash && high.checked_mul(Decimal::TEN).is_none_or(|most| low <= most)
        }
        _ => !spaced_dash,
    }
}

/// The number that starts at `at`, and where it ends. It is read once, and kept beside the tokens until one of those that
/// it was read from is taken.
pub(super) fn number_at(line: &Line, at: usize) -> Option<(Number, usize)> {
    line.number_kept(at, read)
}

fn read(line: &Line, at: usize) -> Option<(Number, usize)> {
    #[cfg(test)]
    tests::READ.with(|read| read.set(read.get() + 1));
    let (negative, start) = sign(line, at);
    let mut sum = NumberBuilder::default();
    let mut end = start;
    while end == start || line.follows(end) {
        let Some(next) = sum.step(line, end, end == start) else { break };
        end = next;
    }
    if end == start {
        return None;
    }
    // "26an": about 26, with the thousands left out as well.
    let dash = usize::from(line.sign(end, "-") && line.glued(end));
    let large = matches!(sum.value(), Value::Exact(value) if value >= Decimal::ONE_THOUSAND);
    let spaced = dash == 0 && line.follows(end) && !sum.in_words && large;
    if (line.glued(end + dash) || spaced) && line.any(end + dash, &["an"]) {
        sum.about = true;
        end += dash + 1;
    }
    // "26rb500"
    let stuck = sum.suffixed && line.glued(end) && line.number(end).is_some() && words_at::unit_word(line, end + 1).is_none();
    end += usize::from(stuck);
    let signed = |value| match value {
        Value::Exact(value) if negative => Value::Exact(-value),
        Value::CommaThousands(value) if negative => Value::CommaThousands(-value),
        value => value,
    };
    let number = Number {
        value: signed(sum.value()),
        coefficient: signed(sum.coefficient.unwrap_or_else(|| sum.value())),
        suffixed: sum.suffixed,
        overstated: sum.suffixed && (sum.grouped || stuck),
        about: sum.about,
        in_words: sum.in_words,
    };
    Some((number, end))
}

/// Whether a minus stands at `at`, and where the digits begin. A dash after a number or a word is a range or a
/// hyphen, not a minus.
fn sign(line: &Line, at: usize) -> (bool, usize) {
    if line.any(at, &["minus"]) {
        return (true, at + 1);
    }
    let dash = line.sign(at, "-") && !line.glued(at) && line.number(at + 1).is_some() && line.glued(at + 1);
    let after_number = at.checked_sub(1).is_some_and(|i| line.number(i).is_some());
    if dash && !after_number { (true, at + 1) } else { (false, at) }
}

#[cfg(test)]
mod tests;
