//! Which word of a line about weighed goods is said of which of its figures.
//!
//! ```text
//! chain = figure (loss figure)+      788 kg pecah 10 kg busuk 2 kg: each loss is of the figure behind it
//!       | (figure loss)+ figure      10 kg pecah 2 kg busuk 788 kg: each is of the one before it
//! ```
//!
//! Of a chain both ways are tried; the figure that is left over is the greatest, as it is what came. Where either way leaves such
//! a figure, or neither, all is asked again.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{
    amount::Amount,
    tally_words::{TURNS, Word, is},
    token::Line,
};
use crate::domain::unit::Unit;

/// The figures that words are said of.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// Each word with the place of its figure.
    pub(super) of_figures: Vec<(Word, usize)>,
    /// A loss could as well be of another figure.
    pub(super) either: bool,
    /// Nothing says which loss is of which figure.
    pub(super) unclear: bool,
}

/// Finds which word is said of which figure; a figure without a unit counts `unit`.
pub(super) fn claims(line: &Line, amounts: &[Amount], unit: Unit, words: &[(usize, Word)]) -> Claims {
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
    let mut claims = Claims::default();
    while !wanted.is_empty() {
        // A word with one figure left takes it; a chain is taken whole.
        let next = wanted.iter().position(|(_, figures)| figures.len() == 1);
        let last = chain(&wanted);
        if let (None, 2..) = (next, last) {
            let chained: Vec<(Word, Vec<usize>)> = wanted.drain(..last).collect();
            claims.of_chain(amounts, unit, &chained);
        } else {
            let (word, figures) = wanted.remove(next.unwrap_or(0));
            claims.of_one(amounts, unit, word, &figures);
        }
        let taken = |figure: &usize| claims.of_figures.iter().any(|(_, of)| of == figure);
        let lost = |figure: &usize| claims.of_figures.iter().any(|(word, of)| of == figure && is_loss(word));
        for (word, figures) in &mut wanted {
            // Words of one kind share a figure: "ditolak 30 kg busuk".
            let only = figures.len() == 1;
            figures.retain(|f| !taken(f) || only && is_loss(word) && lost(f));
        }
        wanted.retain(|(_, figures)| !figures.is_empty());
    }
    claims
}

impl Claims {
    /// A word that stands for itself.
    fn of_one(&mut self, amounts: &[Amount], unit: Unit, word: Word, figures: &[usize]) {
        let figure = match (figures, word) {
            ([left, right], Word::Lost(_)) => {
                let (figure, unsure) = smaller(amounts, unit, (*left, *right));
                self.either |= unsure;
                figure
            }
            ([first, ..], _) => *first,
            ([], _) => return,
        };
        self.of_figures.push((word, figure));
    }

    /// Words of a chain: all are said of the figure behind them, or all of the one before.
    fn of_chain(&mut self, amounts: &[Amount], unit: Unit, chained: &[(Word, Vec<usize>)]) {
        let side = |pick: &dyn Fn(&Vec<usize>) -> Option<usize>| -> Vec<(Word, usize)> {
            chained.iter().filter_map(|(word, figures)| Some((*word, pick(figures)?))).collect()
        };
        let (behind, before) = (side(&|figures| figures.last().copied()), side(&|figures| figures.first().copied()));
        let first = chained.first().and_then(|(_, figures)| figures.first());
        let last = chained.last().and_then(|(_, figures)| figures.last());
        let exceeds = |left: Option<&usize>, taken: &[(Word, usize)]| {
            let mut figures: Vec<usize> = taken.iter().map(|(_, figure)| *figure).collect();
            figures.dedup();
            let sum = figures.into_iter().filter_map(|figure| base(amounts, unit, figure)).sum::<Decimal>();
            left.and_then(|left| base(amounts, unit, *left)).is_some_and(|left| left > sum)
        };
        let (fits_behind, fits_before) = (exceeds(first, &behind), exceeds(last, &before));
        self.unclear |= fits_behind == fits_before;
        self.of_figures.extend(if fits_before && !fits_behind { before } else { behind });
    }
}

/// How many words of losses at the start follow one another with figures between them.
fn chain(wanted: &[(Word, Vec<usize>)]) -> usize {
    let linked = |pair: &[(Word, Vec<usize>)]| match pair {
        [(one, left), (other, right)] => {
            is_loss(one) && is_loss(other) && right.len() == 2 && (left.last() == right.first() || left == right)
        }
        _ => false,
    };
    1 + wanted.windows(2).take_while(|pair| linked(pair)).count()
}

fn is_loss(word: &Word) -> bool {
    matches!(word, Word::Lost(_))
}

/// What a figure comes to in base units.
fn base(amounts: &[Amount], unit: Unit, at: usize) -> Option<Decimal> {
    let amount = amounts.get(at)?;
    amount.phrase.first.exact()?.checked_mul(Decimal::from(amount.unit.unwrap_or(unit).base()))
}

/// Which of the figures on both sides of a word of a loss it is said of: usually the one behind it, as it is less; of a first one that
/// is far less, that. The second value says that it may as well be the other.
fn smaller(amounts: &[Amount], unit: Unit, (left, right): (usize, usize)) -> (usize, bool) {
    match (base(amounts, unit, left), base(amounts, unit, right)) {
        (Some(one), Some(two)) if one >= two => (right, false),
        (Some(one), Some(two)) => (left, one.checked_mul(4.into()).is_none_or(|four| four > two)),
        _ => (right, false),
    }
}
