//! What smaller or larger lots cost, beside the price of the line: `ecer 27.000 di bawah 100 kg`, `di atas 1 ton 26rb`.
//!
//! ```text
//! clause = retail [harga] money [per] [bound amount]     ecer 27.000 di bawah 100 kg
//!        | retail [bound] amount [harga] money [per]     eceran di bawah 100 kg 27.000
//!        | bound amount [harga] money [per]              di bawah 100 kg 27.000
//!        | paket amount money                            paket 3 ekor 500rb
//!        | amount (ke atas | up | lebih) money [per]     100 kg ke atas 26.000
//!        | money [per] (bound amount | retail)           27.000 di bawah 100 kg, 27.000 ecer
//! ```
//!
//! An offer has one price. Another one is neither its price nor dropped: its words are kept for the note. Where a line names
//! no other price, the clause says the only one and is left to the readings. Where it names both ways of selling
//! (`3.500 eceran, 3.000 partai`), it doesn't say which of them holds here, and is left to a question.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{
    lexicon::{self, LOT_MARKS, PRICE_MARKS, UnitWord},
    number,
    token::{Line, Use},
    words_at,
};
use crate::domain::{quantity::Quantity, unit::Unit};

/// Words for what is sold a few at a time.
const RETAIL: &[&str] = &["ecer", "eceran", "diecer", "diecerkan", "ngecer", "ecerannya", "ketengan", "retail"];
/// Words for what is sold as one lot.
const WHOLESALE: &[&str] = &["partai", "partaian", "grosir", "grosiran", "borong", "borongan", "diborong"];
/// Words before what must be taken for a price.
const TAKEN: &[&str] = &["ambil", "ngambil", "beli", "jupuk", "pembelian", "pengambilan"];
/// Words of a few that are sold together.
const SETS: &[&str] = &["paket", "paketan", "sepaket", "pakete"];
/// Words that say up to where or from where another price holds, behind `di` or alone.
const BOUNDS: &[&str] = &["bawah", "dibawah", "atas", "diatas"];
/// Words behind an amount that say the same.
const BEYOND: &[&str] = &["keatas", "kebawah", "up", "lebih"];
/// Words between the parts of a clause.
const BETWEEN: &[&str] = &["nya", "ya", "jadi", "kena", "untuk", "utk", "buat"];
/// Words that part one clause from another.
const BEFORE: &[&str] = &["kalau", "kalo", "klo", "kl", "nek", "yen", "untuk", "utk"];

/// Takes the clauses of a line that say what other lots cost than the one that is offered.
pub(super) fn take(line: &mut Line) {
    // "Ambil 50 kg 29rb, ecer 31rb" names both ways as well.
    let taken = |at: usize| {
        line.any(at, TAKEN)
            && (some(line, at + 1).is_some_and(|end| money(line, end).is_some())
                || (line.any(at + 1, LOT_MARKS) || line.any(at + 1, &["habis"])) && line.follows(at + 1))
    };
    if (0..line.len()).any(|at| line.any(at, WHOLESALE) || taken(at)) {
        return;
    }
    let mut clauses: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let end = clause(line, at);
        clauses.extend(end.map(|end| at..end));
        at = end.unwrap_or(at + 1);
    }
    // "Beli >50kg 18rb, <50kg 20rb": none of them is the price.
    if names_price(line, &clauses) {
        // "2.500/kg, kalo 500kg up 2.300": the price of a person who takes so much is asked about.
        let is_asked = |clause: &Range<usize>| line.any(clause.start, BEFORE) && bounded_behind(line, clause.start + 1).is_some();
        clauses.retain(|clause| !is_asked(clause));
        clauses.into_iter().for_each(|clause| line.take(clause, Use::Retail));
        return;
    }
    // "Dibawah sekwintal 31rb, sekwintal ke atas 29rb": every price depends on how much is taken, and no bound is the quantity.
    let start = |clause: &Range<usize>| if line.any(clause.start, BEFORE) { clause.start + 1 } else { clause.start };
    let bounds: Vec<Range<usize>> = clauses.iter().filter_map(|clause| Some(clause.start..bounded(line, start(clause))?)).collect();
    if bounds.len() > 1 {
        bounds.into_iter().for_each(|bound| line.take(bound, Use::Label));
    }
}

/// Where the clause that starts at `at` ends.
fn clause(line: &Line, at: usize) -> Option<usize> {
    let start = if line.any(at, BEFORE) { at + 1 } else { at };
    let said = if line.any(start, RETAIL) {
        let next = between(line, start + 1);
        let priced = money(line, next).map(|end| bounded(line, end).unwrap_or(end));
        priced.or_else(|| money(line, between(line, some_lot(line, next)?))).or_else(|| bare_money(line, next))
    } else if let Some(end) = bounded(line, start) {
        money(line, between(line, end))
    } else if line.any(start, SETS) && line.follows(start + 1) {
        money(line, between(line, some(line, start + 1)?))
    } else {
        None
    };
    // "27.000 ecer": not the price before a clause of its own, "26.500 ecer 27.000".
    let behind = || {
        let end = money(line, at)?;
        let is_retail = line.follows(end) && line.any(end, RETAIL) && money(line, between(line, end + 1)).is_none();
        bounded(line, end).filter(|after| money(line, between(line, *after)).is_none()).or_else(|| is_retail.then_some(end + 1))
    };
    said.or_else(behind)
}

/// Where `di bawah 100 kg` or `100 kg ke atas` ends.
fn bounded(line: &Line, at: usize) -> Option<usize> {
    bounded_before(line, at).or_else(|| bounded_behind(line, at))
}

/// Where `100 kg ke atas` ends; `2 kg ke atas` is the size of a fish.
fn bounded_behind(line: &Line, at: usize) -> Option<usize> {
    let few = number::number_at(line, at).and_then(|(number, _)| number.exact()).is_some_and(|n| n < Decimal::TEN);
    let end = lot(line, at)?;
    let kilograms = line.unit_form(end - 1) == Some(UnitWord::Of(Unit::Kg));
    beyond(line, end).filter(|_| !(few && kilograms))
}

/// Where `ke atas` ends.
fn beyond(line: &Line, at: usize) -> Option<usize> {
    let apart = line.any(at, &["ke"]) && line.any(at + 1, &["atas", "bawah", "ndhuwur", "ngisor"]);
    (line.follows(at) && (apart || line.any(at, BEYOND))).then_some(at + 1 + usize::from(apart))
}

fn bounded_before(line: &Line, at: usize) -> Option<usize> {
    let at = if line.any(at, &["di"]) { at + 1 } else { at };
    let at = match () {
        () if line.any(at, BOUNDS) => at + 1,
        () if line.any(at, &["kurang"]) && line.any(at + 1, &["dari"]) => at + 2,
        () => return None,
    };
    some(line, at)
}

/// Where `di bawah 100 kg` or `100 kg` ends.
fn some_lot(line: &Line, at: usize) -> Option<usize> {
    bounded(line, at).or_else(|| some(line, at))
}

/// Where the amount of a lot ends, with what is said of its bound.
fn some(line: &Line, at: usize) -> Option<usize> {
    let end = lot(line, at)?;
    Some(beyond(line, end).unwrap_or(end))
}

/// Where the amount of a lot ends; `7 ons` is the size of a fish.
fn lot(line: &Line, at: usize) -> Option<usize> {
    // "Sekwintal"
    if let Some((UnitWord::One(Unit::Kw | Unit::Ton), end)) = words_at::unit_word(line, at) {
        return Some(end);
    }
    let (_, end) = number::number_at(line, at)?;
    let (unit, end) = words_at::unit(line, end).filter(|_| line.follows(end))?;
    (!matches!(unit, Unit::Gram | Unit::Ons | Unit::Pon)).then_some(end)
}

/// Where a price ends: money, and what it is for.
fn money(line: &Line, at: usize) -> Option<usize> {
    let at = if line.any(at, PRICE_MARKS) { at + 1 } else { at };
    let (number, end) = number::number_at(line, at)?;
    let is_large = number.suffixed || number.exact().is_some_and(|n| n >= Decimal::ONE_THOUSAND);
    match words_at::per_unit(line, end).filter(|_| line.follows(end)) {
        Some((_, end)) => is_large.then_some(end),
        // "1.500 kg" is no money.
        None => (is_large && (number.suffixed || words_at::unit(line, end).is_none() || !line.follows(end))).then_some(end),
    }
}

/// "13,5 juta sekandang, eceran 2,1": a number that counts nothing names a price behind such a word.
fn bare_money(line: &Line, at: usize) -> Option<usize> {
    let (_, end) = number::number_at(line, at).filter(|_| line.follows(at))?;
    (!line.follows(end) || line.word(end).is_none_or(|w| !lexicon::is_unit_word(w))).then_some(end)
}

/// "51rb/tray, diatas 50 tray 50rb/tray, stok 120 tray": whether a clause says what as much costs as is offered. `taken` says which
/// tokens of `line` belong to clauses.
pub(super) fn holds_for(line: &Line, offered: Quantity, taken: impl Fn(usize) -> bool) -> bool {
    const UP: &[&str] = &["atas", "diatas", "keatas", "up", "lebih"];
    let up = (0..line.len()).any(|at| taken(at) && UP.contains(&line.text(at)));
    let bound = |at: usize| {
        let (number, end) = number::number_at(line, at)?;
        let (unit, _) = words_at::unit(line, end)?;
        Quantity::new(number.exact()?, unit).ok()
    };
    up && (0..line.len()).filter(|at| taken(*at)).filter_map(bound).any(|bound| bound.measures_like(offered) && bound.base <= offered.base)
}

fn between(line: &Line, at: usize) -> usize {
    if line.any(at, BETWEEN) { at + 1 } else { at }
}

/// Whether there is a price outside of the clauses.
fn names_price(line: &Line, clauses: &[Range<usize>]) -> bool {
    let outside = |at: usize, end: usize| clauses.iter().all(|clause| end <= clause.start || at >= clause.end);
    (0..line.len()).any(|at| money(line, at).is_some_and(|end| outside(at, end)))
}

#[cfg(test)]
mod tests {
    use crate::reading::{Refusal, draft::Draft};

    fn line(text: &str) -> Result<Draft, Refusal> {
        super::super::line(text, "2026-11-24".parse().unwrap())
    }

    #[test]
    fn the_price_of_smaller_lots_is_kept_beside_the_price() {
        for (text, remark) in [
            ("telur 2 ton 26.500, ecer 27.000 di bawah 100 kg", "ecer 27.000 di bawah 100 kg"),
            ("telur ayam ras 2 ton 26.500/kg siap besok, eceran 27rb", "eceran 27rb"),
            ("telur 2 ton 26.500 ecer 27.000", "ecer 27.000"),
            ("telur 2 ton 26.500 besok, di bawah 100 kg 27.000", "di bawah 100 kg 27.000"),
            ("telur 2 ton 26.500 besok, 27.000 kurang dari 100 kg", "27.000 kurang dari 100 kg"),
            ("telur 2 ton 26.500, kalau ecer di bawah 1 kw harga 27.000/kg", "kalau ecer di bawah 1 kw harga 27.000/kg"),
            ("telur ecer 27.000, 2 ton 26.500 besok", "ecer 27.000"),
            ("telur 2 ton 26.500, di atas 5 ton 26.000, tempo 7 hari", "di atas 5 ton 26.000, tempo 7 hari"),
        ] {
            let draft = line(text).unwrap_or_else(|refusal| panic!("{text}: {refusal:?}"));
            assert_eq!(draft.price, Some(26_500), "{text}");
            assert_eq!(draft.qty.map(|qty| qty.to_string()).as_deref(), Some("2"), "{text}");
            assert_eq!(draft.remark.as_deref(), Some(remark), "{text}");
        }
    }

    #[test]
    fn two_ways_of_selling_and_prices_by_size_are_asked_about() {
        for text in [
            "telur 2 ton besok grosir 26.500, 27.000 ecer",
            "telur asin 500 butir, 3.500 eceran, 3.000 partai",
            "lele mutiara 800 kg, 18.800 borong habis, eceran 20.000",
            "gurame 2 kw, 7 ons ke atas 41rb, dibawah 7 ons 37rb",
            // A buyer who takes all of it pays the other price.
            "telur 2 ton 26.500, di atas 1 ton 26.000, tempo 7 hari",
            "telor 51rb/tray, diatas 50 tray 50rb/tray, stok 120 tray",
        ] {
            let draft = line(text).unwrap_or_else(|refusal| panic!("{text}: {refusal:?}"));
            assert_eq!(draft.price, None, "{text}");
        }
    }

    #[test]
    fn the_only_price_stays_the_price() {
        for text in ["telur 2 ton ecer 26.500 besok", "telur 2 ton eceran 26.500/kg"] {
            assert_eq!(line(text).unwrap().price, Some(26_500), "{text}");
        }
    }
}
