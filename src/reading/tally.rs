//! What a line says became of goods that were weighed: which of its figures are good, which were lost and why.
//!
//! ```text
//! tally = (amount | loss | good | rest)*          780 bagus 20 pecah | rusak 20kg dari 800kg | semua bagus kecuali 20 kg
//! ```
//!
//! A word of a loss is said of the figure beside it in its clause, whichever side that is; where figures stand on both sides and no
//! other word claims either, the smaller one is meant, or it is asked ([`Tally::either`]). What the figures come to, and whether
//! they fit to what was loaded, is judged where the load is known.

use std::ops::Range;

use super::{amount::Amount, cut, normalize, outcome::Reading, pii, quantity, token::Line};
use crate::domain::{commodity::Commodity, order::LossReason, quantity::Quantity, unit::Unit};

/// What such a word says of the goods that it is about; what names a cause stands before what only says that they were refused.
const LOSSES: &[(LossReason, &[&str])] = &[
    (LossReason::Broken, &["pecah", "retak", "bentes", "rusak", "remuk", "pecahan"]),
    (
        LossReason::Quality,
        &["busuk", "bosok", "mati", "matek", "ditolak", "tolak", "retur", "diretur", "afkir", "apkir", "jelek", "elek", "layu", "memar"],
    ),
    (LossReason::ShortLoad, &["kurang", "krg", "ilang", "hilang"]),
    (LossReason::Shrinkage, &["susut", "nyusut"]),
];
/// Words before what is left out of the rest: a loss for a reason that they don't name.
const EXCEPT: &[&str] = &["kecuali", "kejaba", "selain"];
/// Words of goods that are as they should be.
const GOOD: &[&str] = &[
    "bagus", "bgs", "baik", "apik", "sae", "utuh", "mulus", "layak", "aman", "diterima", "terima", "ditampa", "tampa", "diambil", "masuk",
];
/// Words that stand for what no figure names.
const REST: &[&str] = &["sisa", "sisanya", "sisane", "lainnya", "liyane", "semua", "semuanya", "kabeh", "sedoyo", "sedaya"];
/// Words before all that came.
const WHOLE: &[&str] = &["total", "jumlah"];
/// Words that turn what follows them around.
const DENIED: &[&str] = &["tidak", "tdk", "gak", "ga", "gk", "nggak", "ngga", "ora", "mboten", "belum", "bukan", "tanpa"];
/// Words at which another clause begins.
const TURNS: &[&str] =
    &["tapi", "tp", "tpi", "nanging", "ning", "dan", "karo", "sama", "terus", "trus", "trs", "cuma", "cuman", "hanya", "plus"];

/// The figures of a line about goods that were weighed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// A figure that no word says anything of: what was accepted, or all that came.
    pub bare: Option<Reading<Quantity>>,
    /// What is said to be all that came.
    pub whole: Option<Reading<Quantity>>,
    /// What is said to be good.
    pub good: Option<Reading<Quantity>>,
    /// What is said to be lost, with why, where that was said.
    pub losses: Vec<(Option<LossReason>, Reading<Quantity>)>,
    /// Two figures of which either may be the loss: nothing else says which.
    pub either: bool,
    /// More was said than can be put into these: it has to be asked.
    pub unclear: bool,
    /// All of it is said to be good, with no figure for that.
    pub all_good: bool,
    /// Why less was accepted, as the line says it without a figure.
    pub reason: Option<LossReason>,
}

/// What a word says of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Lost(Option<LossReason>),
    Good,
    Whole,
}

/// What a line says became of `commodity`; a figure without a unit counts `unit`. `None` for a line that is too long to be read.
#[must_use]
pub fn tally(text: &str, commodity: &Commodity, unit: Unit) -> Option<Tally> {
    if normalize::too_long(text) {
        return None;
    }
    let goods: Vec<&'static Commodity> = Commodity::by_code(&commodity.code).into_iter().collect();
    let mut line = Line::new(&pii::without_personal_data(text));
    let mut amounts = cut::find(&mut line, &goods);
    amounts.iter_mut().for_each(|amount| free_words(&line, amount));
    let words = words(&line, &amounts);
    let (claims, either) = claims(&line, &amounts, &words);
    let mut tally = Tally { either, reason: (0..line.len()).find_map(|at| is_loss(&line, at)), ..Tally::default() };
    for (at, amount) in amounts.iter().enumerate() {
        let said: Vec<Word> = claims.iter().filter(|(_, figure)| *figure == at).map(|(word, _)| *word).collect();
        let counted = || quantity::judge(amount, Some(amount.unit.unwrap_or(unit)), unit).into();
        let lost = said.iter().any(|word| matches!(word, Word::Lost(_)));
        // A nought says that nothing was lost.
        if lost && amount.not_positive() {
            tally.reason = None;
            continue;
        }
        if lost {
            tally.losses.push((reason(said.into_iter()), counted()));
            continue;
        }
        let place = match said.first() {
            Some(Word::Good) => &mut tally.good,
            _ if amount.out_of || said.first() == Some(&Word::Whole) => &mut tally.whole,
            _ => &mut tally.bare,
        };
        tally.unclear |= place.is_some();
        place.get_or_insert_with(counted);
    }
    let rest_is_good =
        (0..line.len()).any(|at| is(&line, at, REST) && is(&line, at + 1, GOOD) || is(&line, at, GOOD) && is(&line, at + 1, REST));
    let said_of_nothing = amounts.is_empty() && tally.reason.is_none();
    tally.all_good =
        said_of_nothing && (rest_is_good || (0..line.len()).any(|at| is(&line, at, &["lengkap", "utuh", "komplit", "jangkep"])));
    Some(tally)
}

/// Leaves out of an amount the words around its number that say what became of it: elsewhere "kurang 20" is about 20.
fn free_words(line: &Line, amount: &mut Amount) {
    let named = |at: usize| is_loss(line, at).is_some() || [EXCEPT, GOOD, REST, WHOLE].iter().any(|list| is(line, at, list));
    while amount.span.len() > 1 && named(amount.span.start) {
        amount.span.start += 1;
    }
    while amount.span.len() > 1 && named(amount.span.end - 1) {
        amount.span.end -= 1;
    }
}

/// What a word says of a loss; "kurang lebih" says nothing of one.
fn is_loss(line: &Line, at: usize) -> Option<LossReason> {
    let about = is(line, at, &["kurang"]) && is(line, at + 1, &["lebih"]);
    LOSSES.iter().find(|(_, words)| !about && is(line, at, words)).map(|(reason, _)| *reason)
}

/// The most telling reason among words.
fn reason(words: impl Iterator<Item = Word>) -> Option<LossReason> {
    let said: Vec<LossReason> = words.filter_map(|word| if let Word::Lost(reason) = word { reason } else { None }).collect();
    LOSSES.iter().map(|(reason, _)| *reason).find(|reason| said.contains(reason))
}

/// Whether one of `list` stands here, with or without an ending.
fn is(line: &Line, at: usize, list: &[&str]) -> bool {
    at < line.len() && (list.contains(&line.text(at)) || line.usual_stem(at).is_some_and(|stem| list.contains(&stem)))
}

/// The words that say something of figures, each with its place. What was denied says the opposite, or nothing.
fn words(line: &Line, amounts: &[Amount]) -> Vec<(usize, Word)> {
    let mut found = Vec::new();
    for at in 0..line.len() {
        if amounts.iter().any(|amount| amount.span.contains(&at)) {
            continue;
        }
        let denied = (1..=3).filter_map(|back| at.checked_sub(back)).take_while(|i| line.follows(i + 1)).any(|i| is(line, i, DENIED));
        let named = is_loss(line, at);
        let near_rest = at.checked_sub(1).is_some_and(|i| is(line, i, REST)) || is(line, at + 1, REST);
        match named {
            // "sisanya pecah" is said of what no figure names.
            Some(_) if at.checked_sub(1).is_some_and(|i| is(line, i, REST)) => {}
            Some(reason) if !denied => found.push((at, Word::Lost(Some(reason)))),
            Some(_) => {}
            None if is(line, at, EXCEPT) => found.push((at, Word::Lost(None))),
            None if is(line, at, WHOLE) => found.push((at, Word::Whole)),
            None if is(line, at, GOOD) && denied => found.push((at, Word::Lost(Some(LossReason::Quality)))),
            // "sisanya bagus" is said of what no figure names.
            None if is(line, at, GOOD) && !near_rest => found.push((at, Word::Good)),
            None => {}
        }
    }
    found
}

/// Which word is said of which figure, and whether a loss could as well be of another figure.
fn claims(line: &Line, amounts: &[Amount], words: &[(usize, Word)]) -> (Vec<(Word, usize)>, bool) {
    let free_of_breaks = |range: Range<usize>| range.clone().all(|at| line.follows(at) && !is(line, at, TURNS));
    let before = |at: usize| {
        let figure = amounts.iter().rposition(|a| a.span.end <= at)?;
        let end = amounts.get(figure)?.span.end;
        free_of_breaks(end..at + 1).then_some(figure)
    };
    let after = |at: usize| {
        let figure = amounts.iter().position(|a| a.span.start > at)?;
        let start = amounts.get(figure)?.span.start;
        free_of_breaks(at + 1..start + 1).then_some(figure)
    };
    // "Dari 800 kg" is what came, and no loss.
    let open = |figure: &usize| amounts.get(*figure).is_some_and(|a| !a.out_of);
    let mut wanted: Vec<(Word, Vec<usize>)> = words
        .iter()
        .map(|(at, word)| (*word, [before(*at), after(*at)].into_iter().flatten().filter(open).collect()))
        .filter(|(_, figures): &(Word, Vec<usize>)| !figures.is_empty())
        .collect();
    let (mut claims, mut either): (Vec<(Word, usize)>, bool) = (Vec::new(), false);
    while !wanted.is_empty() {
        // A word with one figure left takes it; then the first word chooses.
        let next = wanted.iter().position(|(_, figures)| figures.len() == 1).unwrap_or(0);
        let (word, figures) = wanted.remove(next);
        let figure = match (figures.as_slice(), word) {
            ([only], _) => *only,
            ([left, right], Word::Lost(_)) if wanted.is_empty() => {
                let (figure, unsure) = smaller(amounts, (*left, *right));
                either |= unsure;
                figure
            }
            ([first, ..], _) => *first,
            ([], _) => continue,
        };
        claims.push((word, figure));
        // Words of one kind share a figure: "ditolak 30 kg busuk".
        let lost = matches!(word, Word::Lost(_));
        for (other, figures) in &mut wanted {
            let shares = lost && matches!(other, Word::Lost(_)) && figures.len() == 1;
            figures.retain(|f| *f != figure || shares);
        }
        wanted.retain(|(_, figures)| !figures.is_empty());
    }
    (claims, either)
}

/// Which of the figures on both sides of a word of a loss it is said of: usually the one behind it, as it is less; of a first one that
/// is far less, that. The second value says that it may as well be the other.
fn smaller(amounts: &[Amount], (left, right): (usize, usize)) -> (usize, bool) {
    let value = |at: usize| amounts.get(at).and_then(|a| a.phrase.first.exact());
    match (value(left), value(right)) {
        (Some(one), Some(two)) if one >= two => (right, false),
        (Some(one), Some(two)) => (left, one.checked_mul(4.into()).is_none_or(|four| four > two)),
        _ => (right, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Tally {
        tally(text, Commodity::by_code("EGG_LAYER").unwrap(), Unit::Kg).unwrap()
    }

    fn kilograms(reading: &Reading<Quantity>) -> i64 {
        match reading {
            Reading::Exact(quantity) => quantity.base / 1000,
            _ => -1,
        }
    }

    /// The bare figure, all that came, what is good, and the losses, in kilograms; 0 for none.
    fn figures(text: &str) -> (i64, i64, i64, Vec<i64>) {
        let said = read(text);
        assert!(!said.unclear, "{text}");
        let of = |place: &Option<Reading<Quantity>>| place.as_ref().map_or(0, kilograms);
        (of(&said.bare), of(&said.whole), of(&said.good), said.losses.iter().map(|(_, lost)| kilograms(lost)).collect())
    }

    #[test]
    fn a_figure_beside_a_word_of_a_loss_is_lost_whichever_side_it_stands() {
        for text in [
            "20 pecah",
            "20 kg pecah",
            "pecah 20",
            "pecah 20 kg",
            "20kg rusak",
            "rusaknya 20",
            "20 kg telurnya busuk",
            "kurang 20 kg",
            "20 kg kurang",
            "kurang 20",
            "ada 20 kg yg pecah",
            "ditolak 20 kg",
            "20 kg ditolak",
            "20 kg rusak sisanya bagus",
            "semua bagus kecuali 20 kg",
            "bagus semua kecuali 20",
            "20 tidak layak",
            "20 kg gak bagus, sisanya bagus",
            "yang pecah 20 kg pak",
            "pecahe 20 kg",
            "bosok 20 kg",
            "20 mati",
        ] {
            assert_eq!(figures(text), (0, 0, 0, vec![20]), "{text}");
            assert!(!read(text).either, "{text}");
        }
    }

    #[test]
    fn what_stands_beside_a_loss_is_good_or_all_that_came() {
        for (text, expected) in [
            ("800 kg, 20 pecah", (800, 0, 0, vec![20])),
            ("800 tp pecah 20", (800, 0, 0, vec![20])),
            ("800 tapi 20 pecah", (800, 0, 0, vec![20])),
            ("800 kg kurang 20", (800, 0, 0, vec![20])),
            ("990 pecah 12", (990, 0, 0, vec![12])),
            ("20 pecah 780", (780, 0, 0, vec![20])),
            ("rusak 20kg dari 800kg", (0, 800, 0, vec![20])),
            ("dari 800 kg pecah 20", (0, 800, 0, vec![20])),
            ("dari 800 kg yang pecah 20 kg", (0, 800, 0, vec![20])),
            ("total 800 kg, rusak 20", (0, 800, 0, vec![20])),
            ("780 bagus 30 pecah", (0, 0, 780, vec![30])),
            ("bagus 780 pecah 20", (0, 0, 780, vec![20])),
            ("780 kg bagus, 20 kg pecah", (0, 0, 780, vec![20])),
            ("pecah 20 bagus 780", (0, 0, 780, vec![20])),
            ("20 pecah 780 bagus", (0, 0, 780, vec![20])),
            ("diterima 780 rusak 20", (0, 0, 780, vec![20])),
            ("20 pecah 5 busuk", (0, 0, 0, vec![20, 5])),
            ("pecah 20 busuk 5 bagus 775", (0, 0, 775, vec![20, 5])),
            ("800 gak ada yang pecah", (800, 0, 0, vec![])),
            ("800 pecah 0", (800, 0, 0, vec![])),
            ("0 pecah", (0, 0, 0, vec![])),
            ("780 sisanya pecah", (780, 0, 0, vec![])),
            ("1.002 kg", (1002, 0, 0, vec![])),
        ] {
            assert_eq!(figures(text), expected, "{text}");
        }
    }

    #[test]
    fn figures_that_turn_around_as_well_are_asked_about() {
        assert!(read("4 pecah 6").either);
        for text in ["990 pecah 12", "63 kg pecah 42 kg", "20 pecah 780", "4, pecah 6", "4 bagus 6 pecah"] {
            assert!(!read(text).either, "{text}");
        }
    }

    #[test]
    fn a_loss_says_why() {
        for (text, reason) in [
            ("20 pecah", Some(LossReason::Broken)),
            ("ditolak 30 kg busuk", Some(LossReason::Quality)),
            ("ditolak 30 kg pecah", Some(LossReason::Broken)),
            ("kurang 20 kg", Some(LossReason::ShortLoad)),
            ("susut 20", Some(LossReason::Shrinkage)),
            ("semua bagus kecuali 20 kg", None),
        ] {
            assert_eq!(read(text).losses.first().unwrap().0, reason, "{text}");
        }
        assert_eq!(read("990 susut").reason, Some(LossReason::Shrinkage));
    }

    #[test]
    fn all_of_it_may_be_good() {
        for text in ["semua bagus", "bagus semua pak", "lengkap", "utuh semua"] {
            assert!(read(text).all_good, "{text}");
        }
        for text in ["semua pecah", "780 bagus", "tidak lengkap kurang 20", "bagus"] {
            assert!(!read(text).all_good, "{text}");
        }
    }
}
