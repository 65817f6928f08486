//! What goods that are counted weigh, said beside their number: `97 ekor mati 3 191,5 kg`.
//!
//! ```text
//! weight = number mass-unit, the only one      191,5 kg | 2 kuintal
//! ```
//!
//! What one of them weighs (`10 peti isi 15 kg`, `2 kg/ekor`) and what was lost (`pecah 0,5 kg`) is no weight of all.

use rust_decimal::Decimal;

use super::{lexicon, number, pii, tally::tally, token::Line};
use crate::domain::{
    commodity::Commodity,
    unit::{Dimension, Unit},
};

/// Words before or behind what one of them weighs.
const OF_ONE: &[&str] = &["isi", "@", "x", "per", "/"];

/// The weight that a text says of all of `goods`, which count `unit`, and the text without it.
#[must_use]
pub fn weight_said(text: &str, goods: &Commodity, unit: Unit) -> Option<(Decimal, Unit, String)> {
    let text = pii::without_personal_data(text);
    let line = Line::new(&text);
    let weighed = |at: usize| {
        let (number, end) = number::number_at(&line, at)?;
        let unit = lexicon::unit_named(line.text(end)).filter(|unit| line.follows(end) && unit.dimension() == Dimension::Mass)?;
        Some((number.exact()?, unit, at, end))
    };
    let mut all: Vec<_> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        // A number of several words is read once.
        at = match weighed(at) {
            Some(found) => {
                all.push(found);
                found.3
            }
            None => at,
        } + 1;
    }
    let [(number, of, from, end)] = all.try_into().ok()?;
    let before = from.checked_sub(1).map(|at| line.text(at)).unwrap_or_default();
    if OF_ONE.contains(&before) || OF_ONE.contains(&line.text(end + 1)) {
        return None;
    }
    let rest = without(&text, line.text(from), line.text(end))
        .unwrap_or_else(|| (0..line.len()).filter(|at| !(from..=end).contains(at)).map(|at| line.text(at)).collect::<Vec<_>>().join(" "));
    // A word of a loss that has no other figure means this one.
    let losses = |text: &str| tally(text, goods, unit).map(|said| said.losses.len());
    (losses(&text)? <= losses(&rest)?).then_some((number, of, rest))
}

/// The text without the number and the unit behind it, as they stand in it.
fn without(text: &str, number: &str, unit: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |at: usize| words.get(at).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).unwrap_or_default();
    let said = (0..words.len()).find_map(|at| {
        let glued = bare(at) == format!("{number}{unit}");
        let apart = bare(at) == number && bare(at + 1) == unit;
        (glued || apart).then_some(at..if glued { at + 1 } else { at + 2 })
    })?;
    let rest = words.iter().enumerate().filter(|(at, _)| !said.contains(at)).map(|(_, word)| *word);
    Some(rest.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weight_of_all_is_told_from_what_one_weighs_and_what_was_lost() {
        let said = |text: &str, goods: &str, unit| weight_said(text, Commodity::by_code(goods).unwrap(), unit);
        let birds = |text: &str| said(text, "BROILER_LIVE", Unit::Ekor);
        for (text, weight, unit, rest) in [
            ("97 ekor mati 3 191,5 kg", "191.5", Unit::Kg, "97 ekor mati 3"),
            ("97 mati 3 191,5kg", "191.5", Unit::Kg, "97 mati 3"),
            ("97 ekor 191,5 kg mati 3", "191.5", Unit::Kg, "97 ekor mati 3"),
            ("191,5 kg", "191.5", Unit::Kg, ""),
            ("0 kg", "0", Unit::Kg, ""),
            ("100 ekor 195 kg AG 1234 KL", "195", Unit::Kg, "100 ekor AG 1234 KL"),
            ("5 ekor 2 ton", "2", Unit::Ton, "5 ekor"),
        ] {
            assert_eq!(birds(text), Some((weight.parse().unwrap(), unit, rest.to_owned())), "{text}");
        }
        for none in ["97 ekor mati 3", "97 ekor 2 kg/ekor", "191 kg mati 6 kg", "mati 6 kg"] {
            assert_eq!(birds(none), None, "{none}");
        }
        let crates = |text: &str| said(text, "EGG_LAYER", Unit::Peti);
        assert_eq!(crates("149 kg"), Some(("149".parse().unwrap(), Unit::Kg, String::new())));
        for none in ["10 peti isi 15 kg", "10 peti @15 kg", "pecah 0,5 kg", "149,5 kg pecah 0,5 kg"] {
            assert_eq!(crates(none), None, "{none}");
        }
    }
}
