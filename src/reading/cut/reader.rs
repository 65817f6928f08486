//! What the reader of one amount knows, and what is asked at every step: what a word for one may be said of, and what a unit is
//! usually called.

use std::cell::{Cell, RefCell};

use crate::{
    domain::{
        commodity::Commodity,
        unit::{Dimension, Unit},
    },
    reading::{
        grammar::Cost,
        lexicon::{self, ABOUT_MARKS, CONTENT_MARKS, PRICE_MARKS, UnitWord},
        number,
        token::Line,
        words_at,
    },
};

/// The places where a line can be cut in two ways.
#[derive(Debug, Default)]
pub(super) struct Choices<'a> {
    pub(super) wanted: &'a [bool],
    pub(super) made: RefCell<Vec<bool>>,
    /// Words for one that were taken as the base of the next number: where they stand, where they end, the unit.
    pub(super) bases: RefCell<Vec<(usize, usize, Unit)>>,
    pub(super) cost: Cell<Cost>,
}

/// A word for one between two numbers belongs to the one behind it: taking it for the first costs so much.
pub(super) const WORD_BETWEEN: Cost = 10;

impl Choices<'_> {
    /// Whether the unusual way is taken here.
    pub(super) fn unusual(&self) -> bool {
        let mut made = self.made.borrow_mut();
        let pick = self.wanted.get(made.len()).copied().unwrap_or(false);
        made.push(pick);
        pick
    }
}

/// Reads one amount of a line.
pub(super) struct Reader<'a> {
    pub(super) line: &'a Line,
    pub(super) goods: &'a [&'static Commodity],
    /// Whether a quantity was found before.
    pub(super) after_quantity: bool,
    pub(super) choices: &'a Choices<'a>,
}

impl Reader<'_> {
    /// Eggs and animals are not counted in "buah", nor fruit in "butir": the same word for one piece.
    pub(super) fn usual(&self, unit: Unit) -> Unit {
        let traded = |u: Unit| self.goods.iter().any(|c| c.allowed_units.contains(&u));
        match unit {
            Unit::Buah if !traded(Unit::Buah) && traded(Unit::Butir) => Unit::Butir,
            Unit::Butir if !traded(Unit::Butir) && traded(Unit::Buah) => Unit::Buah,
            Unit::Buah if !traded(Unit::Buah) && traded(Unit::Pcs) => Unit::Pcs,
            Unit::Buah | Unit::Pcs if !traded(unit) && traded(Unit::Ekor) => Unit::Ekor,
            unit => unit,
        }
    }

    /// The end of the 15 of "tray15" or "pak 15", of eggs.
    pub(super) fn fifteen(&self, unit: Unit, at: usize) -> Option<usize> {
        let line = self.line;
        let counts = line.word(at + 1).is_some_and(|w| lexicon::factor(w).is_some())
            || words_at::unit(line, at + 1).is_some()
            || line.sign(at + 1, "/");
        (matches!(unit, Unit::Rak | Unit::Pak) && self.eggs() && line.number(at) == Some("15") && !counts).then_some(at + 1)
    }

    pub(super) fn eggs(&self) -> bool {
        self.goods.len() < Commodity::all().len() && self.goods.iter().any(|c| c.code.starts_with("EGG_"))
    }

    /// Whether a word for one that ends at `at` may be what the next number is said of: its price, its content, its size.
    pub(super) fn is_base(&self, at: usize) -> bool {
        let line = self.line;
        let mut next = at;
        while line.follows(next)
            && (line.any(next, PRICE_MARKS)
                || line.any(next, CONTENT_MARKS)
                || line.any(next, ABOUT_MARKS)
                || line.sign(next, "=")
                || words_at::is_average_of_packs(line, next))
        {
            next += 1;
        }
        let number = number::number_at(line, next).filter(|_| line.follows(next));
        number.is_some_and(|(_, end)| words_at::per_unit(line, end).is_none_or(|_| !line.follows(end)))
    }

    /// Whether it is the base of one `unit`: nobody says how many pieces a quintal holds.
    pub(super) fn is_base_of(&self, unit: Unit, at: usize) -> bool {
        let bulk = unit.dimension() == Dimension::Mass && unit != Unit::Kg;
        self.is_base(at) && !(bulk && self.line.any(at, CONTENT_MARKS))
    }

    /// The unit of "1 kilo", and where it ends.
    pub(super) fn one_of(&self, at: usize) -> Option<(Unit, usize)> {
        let one = self.line.number(at) == Some("1") || self.line.any(at, &["satu", "siji", "setunggal"]);
        if !one || !self.line.follows(at + 1) {
            return None;
        }
        match words_at::unit_word(self.line, at + 1)? {
            // "1 kw nya 1,65jt"
            (UnitWord::Of(unit), end) if self.line.any(end, &["nya", "ne", "e"]) && self.line.follows(end) => Some((unit, end + 1)),
            // "1 petinya 10 kilo"
            (UnitWord::Of(unit) | UnitWord::Per(unit), end) => Some((unit, end)),
            (UnitWord::One(_), _) => None,
        }
    }
}
