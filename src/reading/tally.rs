//! What a line says became of goods that were weighed: which of its figures are good, which were lost and why.
//!
//! ```text
//! tally = (amount | loss | good | rest)*          780 bagus 20 pecah | rusak 20kg dari 800kg | semua bagus kecuali 20 kg
//! ```
//!
//! A word of a loss is said of the figure beside it in its clause, whichever side that is; where figures stand on both sides and no
//! other word claims either, the smaller one is meant, or it is asked ([`Tally::either`]). Several losses keep each its figure and why. What the figures come to, and whether
//! they fit to what was loaded, is judged where the load is known.

use super::{
    cut, normalize,
    outcome::Reading,
    pii, quantity,
    tally_claims::claims,
    tally_words::{GOOD, REST, Word, free_words, is, is_loss, none_is_good, reason, words},
    token::Line,
};
use crate::domain::{commodity::Commodity, order::LossReason, quantity::Quantity, unit::Unit};

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
    /// None of it is said to be good, with no figure for that.
    pub all_lost: bool,
    /// Whether every loss says its unit.
    pub measured: bool,
    /// Why less was accepted, as the line says it without a figure.
    pub reason: Option<LossReason>,
}

impl Tally {
    /// Whether it says what was lost and no other figure.
    #[must_use]
    pub fn says_only_losses(&self) -> bool {
        !self.losses.is_empty() && self.bare.is_none() && self.whole.is_none() && self.good.is_none()
    }
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
    let claims = claims(&line, &amounts, unit, &words);
    let mut tally = Tally {
        either: claims.either,
        unclear: claims.unclear,
        measured: true,
        reason: (0..line.len()).find_map(|at| is_loss(&line, at)),
        ..Tally::default()
    };
    for (at, amount) in amounts.iter().enumerate() {
        let said: Vec<Word> = claims.of_figures.iter().filter(|(_, figure)| *figure == at).map(|(word, _)| *word).collect();
        let counted = || quantity::judge(amount, Some(amount.unit.unwrap_or(unit)), unit).into();
        let lost = said.iter().any(|word| matches!(word, Word::Lost(_)));
        // A nought says that nothing was lost.
        if lost && amount.not_positive() {
            tally.reason = None;
            continue;
        }
        if lost {
            tally.measured &= amount.unit.is_some();
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
    tally.all_lost = amounts.is_empty() && none_is_good(&line);
    if tally.all_lost {
        // That it was refused says less than why.
        tally.reason = reason(words.iter().map(|(_, word)| *word)).or(tally.reason);
    }
    Some(tally)
}

#[cfg(test)]
mod tests;
