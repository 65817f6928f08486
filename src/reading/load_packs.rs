//! In how many packs a load is, said beside its weight: `748 kg 50 peti`.
//!
//! ```text
//! packs = number pack-unit, beside a weight      33 peti 500 kg
//! ```
//!
//! What a pack holds (`50 peti isi 15 kg`) is no weight beside it.

use super::{lexicon, number, pii, token::Line};
use crate::domain::{
    quantity::Quantity,
    unit::{Dimension, Unit},
};

/// Words before what a pack holds.
const CONTENT: &[&str] = &["isi", "@", "x", "per", "/"];

/// The packs that a text says beside a weight, and the text without them; `None` where it says no weight, or no packs.
#[must_use]
pub fn packs_of_load(text: &str) -> Option<(Quantity, String)> {
    let text = pii::without_personal_data(text);
    let line = Line::new(&text);
    let unit_at = |at: usize| lexicon::unit_named(line.text(at)).filter(|_| line.follows(at));
    let counted = |at: usize| {
        let (number, end) = number::number_at(&line, at)?;
        Some((number.exact()?, end, unit_at(end)?))
    };
    let all = || (0..line.len()).filter_map(|at| Some((at, counted(at)?)));
    let of = |dimension: Dimension| all().filter(move |(_, (.., unit))| Unit::dimension(*unit) == dimension);
    let [(_, (count, end, unit))] = of(Dimension::Package).collect::<Vec<_>>().try_into().ok()?;
    let weighs = of(Dimension::Mass).count() == 1;
    let holds = CONTENT.contains(&line.text(end + 1));
    let base = i64::try_from(count.trunc()).ok().filter(|base| *base > 0 && count.fract().is_zero())?;
    if !weighs || holds {
        return None;
    }
    let rest = without(&text, base, unit)?;
    Some((Quantity { base, unit }, rest))
}

/// The text without the number and the unit behind it.
fn without(text: &str, count: i64, unit: Unit) -> Option<String> {
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).collect::<String>();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let names = |word: &str| lexicon::unit_named(word) == Some(unit);
    let words: Vec<&str> = text.split_whitespace().collect();
    let at = (0..words.len()).find_map(|at| {
        let word = bare(words.get(at)?);
        let glued = word.find(|c: char| c.is_alphabetic()).and_then(|i| word.split_at_checked(i));
        if let Some((number, said)) = glued.filter(|(number, said)| !number.is_empty() && names(said)) {
            return (digits(number) == count.to_string()).then_some(at..at + 1).filter(|_| !said.is_empty());
        }
        let next = words.get(at + 1).map(|next| bare(next)).unwrap_or_default();
        (digits(&word) == count.to_string() && word.chars().all(|c| c.is_ascii_digit() || c == '.') && names(&next)).then_some(at..at + 2)
    })?;
    let rest = words.iter().enumerate().filter(|(i, _)| !at.contains(i)).map(|(_, word)| *word);
    Some(rest.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_beside_a_weight_are_told_from_what_packs_hold() {
        let peti = |base| Quantity { base, unit: Unit::Peti };
        for (text, packs, rest) in [
            ("748 kg 50 peti", peti(50), "748 kg"),
            ("1.002 kg 67 peti AG 1234 XX", peti(67), "1.002 kg AG 1234 XX"),
            ("sudah berangkat tadi pagi, 500 kg 33 peti, AG 8 KL", peti(33), "sudah berangkat tadi pagi, 500 kg AG 8 KL"),
            ("50peti 748 kg", peti(50), "748 kg"),
            ("748kg (50 peti)", peti(50), "748kg"),
        ] {
            assert_eq!(packs_of_load(text), Some((packs, rest.to_owned())), "{text}");
        }
        for none in ["50 peti", "748 kg", "50 peti isi 15 kg", "50 peti @15 kg", "1 ton AG 1234 XX", "10 peti 5 karung 700 kg"] {
            assert_eq!(packs_of_load(none), None, "{none}");
        }
    }
}
