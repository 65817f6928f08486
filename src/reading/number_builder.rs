//! Adding up a number, token by token: digits, number words, parts and factors.

use rust_decimal::Decimal;

use super::{
    lexicon::factor,
    numeral::WordValue,
    token::Line,
    value::Value,
    words_at::{self, Part, per_unit, unit, unit_word},
};
use crate::domain::unit::Dimension;

/// A number being added up, word by word.
#[derive(Debug, Default)]
pub(super) struct NumberBuilder {
    /// Finished thousands and millions.
    total: Decimal,
    /// What the next factor multiplies.
    group: Decimal,
    /// The last factor, to which a following "setengah" is a half, and below which all others must be.
    last_factor: Option<Decimal>,
    odd: Option<Value>,
    pub(super) coefficient: Option<Value>,
    group_open: bool,
    pub(super) suffixed: bool,
    pub(super) grouped: bool,
    pub(super) about: bool,
    pub(super) in_words: bool,
}

impl NumberBuilder {
    pub(super) fn value(&self) -> Value {
        self.odd.unwrap_or_else(|| self.total.checked_add(self.group).map_or(Value::Huge, Value::Exact))
    }

    /// Takes the token at `at` if it continues the number; gives where it ends.
    pub(super) fn step(&mut self, line: &Line, at: usize, first: bool) -> Option<usize> {
        if self.about {
            return None;
        }
        if line.number(at).is_some() {
            return self.digits(line, at, first);
        }
        if let Some((part, end)) = words_at::part(line, at) {
            // The half of "26rb setengah ton" belongs to the ton.
            let of_a_unit = self.last_factor.is_some() && unit_word(line, end).is_some();
            return (!of_a_unit && self.part(part)).then_some(end);
        }
        let word = line.word(at)?;
        if word == "koma" {
            return self.decimals(line, at + 1);
        }
        if let Some((by, about)) = factor(word) {
            return self.multiply(by, about).then_some(at + 1);
        }
        let fits = match line.number_word(at)? {
            WordValue::Add { value, below } => self.continues(line, at) && self.add(value, below),
            WordValue::Times(by) => self.times(by),
            WordValue::Teen(plus) => self.teen(plus),
            WordValue::Thousands(value) => self.thousands(value),
        };
        self.in_words |= first && fits;
        fits.then_some(at + 1)
    }

    fn digits(&mut self, line: &Line, at: usize, first: bool) -> Option<usize> {
        if let Some((fraction, end)) =
            fraction(line, at).filter(|_| first || (self.group_open && !self.in_words && self.group.fract().is_zero()))
        {
            self.group += fraction;
            self.group_open = true;
            return Some(end);
        }
        let written = line.number(at)?;
        if first && is_odd_fraction(line, at) {
            self.odd = Some(Value::Malformed);
            self.group_open = true;
            return Some(at + 3);
        }
        // "26 ribu 250/kg"
        let rest = !first
            && !self.group_open
            && self.last_factor == Some(Decimal::ONE_THOUSAND)
            && written.len() == 3
            && per_unit(line, at + 1).is_some();
        // "2 juta 600 ribu": digits may follow a factor only when a smaller one follows them.
        let smaller = || {
            let next = line.word(at + 1)?;
            let hundred = (line.number_word(at + 1) == Some(WordValue::Times(100))).then_some(Decimal::ONE_HUNDRED);
            let next = factor(next).map(|(by, _)| by).or(hundred)?;
            self.last_factor.filter(|last| next < *last)
        };
        if !first && (self.odd.is_some() || self.group_open || !rest && smaller().is_none()) {
            return None;
        }
        // "2e3" may be two thousand, or a slip.
        if line.glued(at + 1) && line.any(at + 1, &["e"]) && line.glued(at + 2) && line.number(at + 2).is_some() {
            self.odd = Some(Value::Malformed);
            self.group_open = true;
            return Some(at + 3);
        }
        let numeral = line.digits(at)?;
        self.grouped |= numeral.grouped;
        match numeral.value {
            Value::Exact(value) => self.group = value,
            odd => self.odd = Some(odd),
        }
        self.group_open = true;
        Some(at + 1)
    }

    /// "dua koma lima", "2 koma 5".
    fn decimals(&mut self, line: &Line, at: usize) -> Option<usize> {
        if !self.group_open || self.odd.is_some() || !self.group.fract().is_zero() {
            return None;
        }
        let digit = |i| match line.number_word(i) {
            Some(WordValue::Add { value, below: 10 }) => Some(value.to_string()),
            _ => None,
        };
        let spoken: Vec<String> = (at..at + 3).map_while(digit).collect();
        let (digits, end) = match line.number(at) {
            Some(written) => (written.to_owned(), at + 1),
            None => (spoken.concat(), at + spoken.len()),
        };
        self.group += Decimal::from_str_exact(&format!("0.{digits}")).ok()?;
        Some(end)
    }

    /// "setengah" and the like: a part of one, or of the factor before.
    fn part(&mut self, part: Part) -> bool {
        if self.odd.is_some() || !self.group.fract().is_zero() {
            return false;
        }
        match self.last_factor.filter(|_| !self.group_open) {
            Some(last) => {
                let Some(add) = last.checked_mul(part.0) else { return false };
                self.total += add;
            }
            None => self.group += part.0,
        }
        self.group_open = true;
        true
    }

    fn multiply(&mut self, by: Decimal, about: bool) -> bool {
        if !self.group_open || self.last_factor.is_some_and(|last| last <= by) {
            return false;
        }
        if self.coefficient.is_none() {
            self.coefficient = Some(self.odd.unwrap_or(Value::Exact(self.group)));
        }
        self.odd = match self.odd {
            Some(Value::CommaThousands(value)) => {
                self.grouped = true;
                value.checked_mul(by).map(Value::CommaThousands).or(Some(Value::Huge))
            }
            odd => odd,
        };
        match self.group.checked_mul(by).and_then(|more| self.total.checked_add(more)) {
            Some(total) => self.total = total,
            None => self.odd = Some(Value::Huge),
        }
        self.close(by);
        self.suffixed = true;
        self.about = about;
        true
    }

    fn close(&mut self, by: Decimal) {
        self.group = Decimal::ZERO;
        self.group_open = false;
        self.last_factor = Some(by);
    }

    /// Whether words after a factor still belong to this number: hundreds after thousands, thousands after
    /// millions. "selawe ewu rong kwintal" is a price and a quantity.
    fn continues(&self, line: &Line, at: usize) -> bool {
        let Some(last) = self.last_factor.filter(|_| !self.group_open) else { return true };
        let hundreds = |at| match line.number_word(at) {
            Some(WordValue::Add { below: 1000, .. }) => true,
            Some(WordValue::Add { below: 10, .. }) => line.number_word(at + 1) == Some(WordValue::Times(100)),
            _ => false,
        };
        if last <= Decimal::ONE_THOUSAND {
            return hundreds(at);
        }
        let words = (at..at + 8).take_while(|i| line.number_word(*i).is_some() || line.word(*i).is_some_and(|w| factor(w).is_some()));
        hundreds(at) || words.filter_map(|i| factor(line.word(i)?)).any(|(by, _)| by < last)
    }

    /// A word that fills the places under `below`, which must still be empty.
    fn add(&mut self, value: u32, below: u32) -> bool {
        let empty = !self.group_open || self.in_words && !self.group.is_zero() && (self.group % Decimal::from(below)).is_zero();
        let fits = empty && self.odd.is_none() && self.group.fract().is_zero();
        if fits {
            self.group += Decimal::from(value);
            self.group_open = true;
        }
        fits
    }

    /// "puluh" and "ratus": times what the last word gave.
    fn times(&mut self, by: u32) -> bool {
        let by = Decimal::from(by);
        let last = self.group % Decimal::TEN;
        let whole = self.odd.is_none() && self.group.fract().is_zero() && !last.is_zero() && self.group < Decimal::ONE_THOUSAND;
        let free = if by == Decimal::TEN { self.group % Decimal::ONE_HUNDRED == last } else { self.group == last };
        if !whole || !free {
            return false;
        }
        self.group += last * (by - Decimal::ONE);
        true
    }

    /// "belas" and "likur".
    fn teen(&mut self, plus: u32) -> bool {
        let last = self.group % Decimal::ONE_HUNDRED;
        let fits = self.odd.is_none() && self.group_open && last >= Decimal::ONE && last < Decimal::TEN && last.fract().is_zero();
        if fits {
            self.group += Decimal::from(plus);
        }
        fits
    }

    /// "sewu", "rongewu", "sejuta": thousands and millions in one word.
    fn thousands(&mut self, value: u32) -> bool {
        let value = Decimal::from(value);
        let by = if value >= Decimal::from(1_000_000) { Decimal::from(1_000_000) } else { Decimal::ONE_THOUSAND };
        if self.group_open || self.odd.is_some() || self.last_factor.is_some_and(|last| last <= by) {
            return false;
        }
        self.coefficient.get_or_insert(Value::Exact(value / by));
        self.total += value;
        self.close(by);
        self.suffixed = true;
        true
    }
}

/// `2/3 ton`: neither a date nor one of the fractions that people use.
fn is_odd_fraction(line: &Line, at: usize) -> bool {
    let short = |at| line.number(at).is_some_and(|n| n.len() <= 2);
    let slashed = line.sign(at + 1, "/") && line.glued(at + 1) && line.glued(at + 2);
    slashed && short(at) && short(at + 2) && line.follows(at + 3) && unit(line, at + 3).is_some()
}

/// `1/2`, `1/4`, `3/4` before a unit of mass; anywhere else such a thing is a date.
fn fraction(line: &Line, at: usize) -> Option<(Decimal, usize)> {
    let end = at + 3;
    if !(line.sign(at + 1, "/") && line.glued(at + 1) && line.glued(at + 2)) {
        return None;
    }
    let value = match (line.number(at)?, line.number(at + 2)?) {
        ("1", "2") => Decimal::new(5, 1),
        ("1", "4") => Decimal::new(25, 2),
        ("3", "4") => Decimal::new(75, 2),
        _ => return None,
    };
    let (unit, _) = unit(line, end)?;
    (unit.dimension() == Dimension::Mass).then_some((value, end))
}
