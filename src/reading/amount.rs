//! A number of a line together with what stands around it: its unit, what it is said of, and its marks.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{context::Context, value::Phrase};
use crate::domain::unit::{Dimension, Unit};

/// A number with its surroundings.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    /// Its tokens, marks and units included.
    pub(super) span: Range<usize>,
    /// The number or range; of a compound amount, the sum in kilograms.
    pub(super) phrase: Phrase,
    /// The unit that it counts.
    pub(super) unit: Option<Unit>,
    /// The unit was called a tray: 30 eggs at the farm, 15 in Jakarta's programme.
    pub(super) tray: bool,
    /// What one of which it is the price, or the content.
    pub(super) per: Option<Unit>,
    /// After "harga", "rego" or "Rp".
    pub(super) price_mark: bool,
    /// After "@".
    pub(super) at_mark: bool,
    /// Next to "total" or "borongan".
    pub(super) lot_mark: bool,
    /// After "isi".
    pub(super) content_mark: bool,
    /// After "sekitar", or with "an" behind it.
    pub(super) about: bool,
    /// Said as a word for one: "sekilo", "1 kilo" before a price.
    pub(super) one: bool,
    /// The smaller part of a sum: the 8 ons of "3 kw 8 ons", in grams.
    pub(super) joined: Option<Decimal>,
    /// Whether that smaller part is rather what the next number is said of: "3 kw 1 kilo 10rb".
    pub(super) doubtful_sum: bool,
    /// Whether a word for one before it says what it is of: "1 kilo 10rb".
    pub(super) based: bool,
    /// Whether "dari" stands before it.
    pub(super) out_of: bool,
    /// Whether it is said to be for one of what is counted: "48 ewu siji".
    pub(super) of_one: bool,
    /// What the words around it say.
    pub(super) context: Context,
}

impl Amount {
    /// Whether it is zero or less.
    pub(super) fn not_positive(&self) -> bool {
        self.phrase.first.not_positive() || self.phrase.second.is_some_and(|n| n.not_positive())
    }

    /// Whether it is written as money: with "ribu", "jt" or the like.
    pub(super) fn suffixed(&self) -> bool {
        self.phrase.first.suffixed || self.phrase.second.is_some_and(|n| n.suffixed)
    }

    /// Whether it is a quantity: "2 ton", "2 ribu ekor", but not "26rb kg".
    pub(super) fn counts(&self) -> bool {
        self.unit.is_some_and(|unit| !self.suffixed() || unit.dimension() == Dimension::Count)
    }

    /// Whether something says that it is money.
    pub(super) fn marked_as_price(&self) -> bool {
        self.price_mark || self.at_mark || self.lot_mark
    }
}
