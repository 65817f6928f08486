//! What numbers are worth.

use rust_decimal::Decimal;

/// What a number was found to be worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// Exactly this.
    Exact(Decimal),
    /// Comma and three digits: this, or a thousand times as much.
    CommaThousands(Decimal),
    /// Marks where no number has them.
    Malformed,
    /// More digits than any amount has.
    Huge,
}

/// A number with its suffixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// What it is worth, factors included.
    pub(super) value: Value,
    /// What it is worth without its factors: the 26 of `26rb`.
    pub(super) coefficient: Value,
    /// Whether a factor followed.
    pub(super) suffixed: bool,
    /// Thousands groups or more digits next to a factor: `26.500rb`, `26rb500` say too much.
    pub(super) overstated: bool,
    /// `26rban`, `26an`.
    pub(super) about: bool,
    /// Said in words.
    pub(super) in_words: bool,
}

/// One number, or a range of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The number, or the lower end.
    pub(super) first: Number,
    /// The upper end.
    pub(super) second: Option<Number>,
}

impl Number {
    /// The value if it is sure.
    pub(super) fn exact(&self) -> Option<Decimal> {
        match self.value {
            Value::Exact(value) => Some(value),
            _ => None,
        }
    }

    /// Whether it is zero or less.
    pub(super) fn not_positive(&self) -> bool {
        match self.value {
            Value::Exact(value) | Value::CommaThousands(value) => value <= Decimal::ZERO,
            Value::Malformed | Value::Huge => false,
        }
    }
}
