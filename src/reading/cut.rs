//! Cuts a line into amounts: numbers with what stands around them.
//!
//! ```text
//! amount = mark* [per] number [unit [part] [number unit]...] [per | lot]
//! mark   = harga, rego, Rp | "@" | total, borongan | isi | sekitar
//! per    = "/" unit | per unit | sekilo | perkilo | kilonya
//! ```
//!
//! A bigger unit of mass followed by a smaller one is one amount in kilograms (`1 ton 2 kw`). A number after a
//! size word (`bw 1,8-2 kg`, `umur 33 hari`) or before a measure that is not traded (`8 cm`) is no amount.

mod marks;
mod parts;
mod reader;
mod units;

use rust_decimal::Decimal;

use self::{
    parts::{count_parts, name_each},
    reader::{Choices, Reader},
};
use super::{
    amount::Amount,
    context::{self, Context},
    grammar::Cost,
    lexicon::{self, ABOUT_MARKS, CONTENT_MARKS, LOT_MARKS, PRICE_MARKS, UnitWord},
    measures, number, numeral, price,
    token::{Line, Use},
    value::{Number, Phrase, Value},
    words_at,
};
use crate::domain::{
    commodity::Commodity,
    unit::{Dimension, Unit},
};

/// Finds all amounts of a line, from left to right, and takes them; sizes are taken and left out.
pub(super) fn find(line: &mut Line, goods: &[&'static Commodity]) -> Vec<Amount> {
    measures::drop_sizes(line);
    let starts = starts(line);
    path(line, goods, &starts, &[]).amounts
}

/// Nobody reads more numbers than these in one line.
const MOST_STARTS: usize = 48;

/// The places where an amount may begin.
pub(super) fn starts(line: &Line) -> Vec<usize> {
    let begins =
        |at: &usize| number::number_at(line, *at).is_some() || matches!(words_at::unit_word(line, *at), Some((UnitWord::One(_), _)));
    (0..line.len()).filter(begins).take(MOST_STARTS).collect()
}

/// One way of cutting a line into amounts.
#[derive(Debug, Clone)]
pub(super) struct Path {
    /// The amounts, from left to right.
    pub(super) amounts: Vec<Amount>,
    /// Where the line could be cut otherwise, and which way was taken: `true` is not the usual one.
    pub(super) picks: Vec<bool>,
    /// One-of-it words that no number took.
    pub(super) idle: usize,
    /// What this way costs.
    pub(super) cost: Cost,
}

/// The amounts of a line by one way of cutting it: `picks` says at each place with two readings (a word for one, a
/// sum) whether the unusual one is taken; beyond its end the usual one is. Sizes have been dropped, and `starts` is what
/// [`starts`] found then.
pub(super) fn path(line: &mut Line, goods: &[&'static Commodity], starts: &[usize], picks: &[bool]) -> Path {
    let choices = Choices { wanted: picks, ..Choices::default() };
    let (mut amounts, mut after_quantity, mut absorbed) = (Vec::new(), false, 0);
    // What an amount holds is taken, so that none begins within another.
    for &at in starts {
        let reader = Reader { line, goods, after_quantity, choices: &choices };
        let Some(amount) = reader.amount(at) else {
            if reader.is_label(at) {
                line.take(at..at + 1, Use::Label);
            }
            continue;
        };
        let end = amount.span.end;
        absorbed += choices.bases.borrow().iter().filter(|base| amount.span.contains(&base.0)).count();
        line.take(amount.span.clone(), Use::Amount);
        let other = line.sign(end, "%") || (may_count(&amount) && line.follows(end) && words_at::is_other_measure(line, end));
        let each = amount.unit.zip(amount.per).is_some_and(|(unit, per)| is_size(unit, per));
        // "sekilo isi 8"
        let per_kilo = (amount.content_mark || is_so_many(&amount, goods))
            && amount.unit.is_none()
            && !amount.suffixed()
            && amount.per == Some(Unit::Kg);
        if other {
            // "2000 m2"
            let squared = usize::from(line.glued(end + 1) && line.number(end + 1).is_some_and(|n| n == "2"));
            line.take(amount.span.start..end + 1 + squared, Use::Label);
        } else if each || per_kilo {
            line.take(amount.span.clone(), Use::Size);
        } else {
            after_quantity |= amount.counts();
            amounts.push(amount);
        }
    }
    price_behind_freight(line, goods, &mut amounts);
    count_parts(line, goods, &mut amounts);
    name_each(goods, &mut amounts);
    let idle = choices.bases.borrow().len().saturating_sub(absorbed);
    Path { amounts, picks: choices.made.take(), idle, cost: choices.cost.get() }
}

/// "Jagung 5 ton bongkar ke gudang 5.600": the only money of a line is its price, where it would be one of the goods.
fn price_behind_freight(line: &Line, goods: &[&'static Commodity], amounts: &mut [Amount]) {
    let large = |a: &Amount| a.suffixed() || a.marked_as_price() || a.phrase.first.exact().is_some_and(|n| n >= Decimal::ONE_THOUSAND);
    let is_money = |a: &Amount| a.unit.is_none() && large(a);
    if amounts.iter().filter(|a| is_money(a)).count() != 1 {
        return;
    }
    let counted = amounts.iter().find_map(|a| a.unit).unwrap_or(Unit::Kg);
    let Some(money) = amounts.iter_mut().find(|a| is_money(a) && a.context == Context::Change) else { return };
    let is_price = [Unit::Kg, counted].into_iter().any(|unit| price::fits(money, unit, goods));
    if is_price && context::is_behind_freight(line, money.span.start, money.span.end) {
        money.context = Context::Plain;
    }
}

/// "lele 6-8/kg": a range of what a kilogram of the goods holds.
fn is_so_many(amount: &Amount, goods: &[&'static Commodity]) -> bool {
    let ends = amount.phrase.first.exact().zip(amount.phrase.second.and_then(|n| n.exact()));
    let holds = |n: Decimal, c: &Commodity| {
        c.per_kg.as_ref().is_some_and(|held| (Decimal::from(*held.start())..=Decimal::from(*held.end())).contains(&n))
    };
    let known = goods.len() < Commodity::all().len();
    known && !amount.marked_as_price() && ends.is_some_and(|(low, high)| goods.iter().any(|c| holds(low, c) && holds(high, c)))
}

/// Whether an amount may count measures that are not traded in: money does not ("40rb kolam di Gedog").
fn may_count(amount: &Amount) -> bool {
    let price = amount.suffixed() || amount.per.is_some() || amount.price_mark || amount.at_mark;
    amount.unit.is_none() && !price && amount.phrase.first.exact().is_none_or(|n| n < Decimal::ONE_THOUSAND)
}

/// "1,8 kg/ekor", "8 ekor/kg": how big one is.
fn is_size(unit: Unit, per: Unit) -> bool {
    matches!((unit.dimension(), per.dimension()), (Dimension::Mass, Dimension::Count) | (Dimension::Count, Dimension::Mass))
}

impl Reader<'_> {
    fn amount(&self, at: usize) -> Option<Amount> {
        if let Some((UnitWord::One(unit), end)) = words_at::unit_word(self.line, at) {
            // "2 ton kurang sepeti 26rb": what the amount before lacks.
            let lacking = at.checked_sub(1).is_some_and(|i| context::is_lacking(self.line, i, end));
            // "sekilo 26rb" next to a quantity: the price of a kilogram.
            if !lacking && self.is_each(at, end) {
                return None;
            }
            if !lacking && self.is_base_of(unit, end) && self.choices.unusual() {
                self.choices.bases.borrow_mut().push((at, end, self.usual(unit)));
                return None;
            }
            return Some(Amount { one: true, ..self.counted(at, one(), Some(self.usual(unit)), end) });
        }
        if self.line.taken(at) {
            return None;
        }
        if let Some((unit, end)) = self.one_of(at)
            && !at
                .checked_sub(1)
                .is_some_and(|i| self.line.sign(i, "@") || self.line.any(i, CONTENT_MARKS) || context::is_lacking(self.line, i, end))
            && self.is_base_of(unit, end)
            && self.choices.unusual()
        {
            self.choices.bases.borrow_mut().push((at, end, self.usual(unit)));
            return None;
        }
        if self.is_label(at) {
            return None;
        }
        let (phrase, end) = number::phrase_at(self.line, at)?;
        let said_by_chance = phrase.first.in_words && phrase.first.exact().is_some_and(|n| n <= Decimal::ONE);
        let mut amount = self.counted(at, phrase, None, end);
        amount.one = self.one_of(at).is_some() && amount.joined.is_none();
        // "Kupas setengah" tells how far they are.
        let done = amount.phrase.first.exact().is_some_and(|n| n < Decimal::ONE)
            && at.checked_sub(1).is_some_and(|i| self.line.any(i, &["kupas", "kering", "garing", "mateng", "matang", "basah", "jadi"]));
        let said_by_chance = said_by_chance || done;
        (amount.unit.is_some() || amount.per.is_some() || !said_by_chance || amount.marked_as_price()).then_some(amount)
    }

    /// A number from its marks before to its units after.
    fn counted(&self, at: usize, phrase: Phrase, unit: Option<Unit>, end: usize) -> Amount {
        let about = phrase.first.about || phrase.second.is_some_and(|n| n.about);
        let mut amount = Amount {
            span: at..end,
            phrase,
            unit,
            tray: false,
            per: None,
            price_mark: false,
            at_mark: false,
            lot_mark: false,
            content_mark: false,
            about,
            one: false,
            joined: None,
            doubtful_sum: false,
            based: false,
            out_of: false,
            of_one: false,
            context: Context::Plain,
        };
        self.marks_before(&mut amount);
        // "5 kaleng 2 kg"
        let pack =
            amount.span.start.checked_sub(1).filter(|at| words_at::is_other_pack(self.line, *at) && self.line.follows(amount.span.start));
        let counted_pack = pack.and_then(|at| at.checked_sub(1)).is_some_and(|at| self.line.is_number(at));
        if amount.unit.is_none() {
            self.unit_after(&mut amount);
        }
        if amount.unit.is_some() {
            self.more_of_it(&mut amount);
        }
        amount.content_mark |= counted_pack
            && amount
                .unit
                .is_some_and(|unit| unit.dimension() == Dimension::Mass || unit.dimension() == Dimension::Count && unit != Unit::Ekor);
        self.each_after(&mut amount);
        if let Some(end) = self.lot_mark(amount.span.end).filter(|_| amount.unit.is_none() && amount.per.is_none()) {
            amount.lot_mark = true;
            amount.span.end = end;
        }
        amount.out_of = self.line.any_before(amount.span.start, &["dari", "dr", "saka", "soko", "saking", "teko"]);
        amount.context = context::around(self.line, amount.span.start, amount.span.end, amount.unit.is_none() && amount.suffixed());
        amount
    }

    /// Where the words behind a number end that make it the price of everything: "kabeh", "sekandang", "sak kandang".
    fn lot_mark(&self, at: usize) -> Option<usize> {
        let line = self.line;
        let parted = line.any(at, &["sak", "sa"]) && line.any(at + 1, &["kandang", "kolam"]) && line.follows(at + 1);
        let end = if parted { at + 2 } else { at + usize::from(line.any(at, LOT_MARKS)) };
        // "75 ewu kabeh podo": each costs the same.
        let alike = line.any(end, &["podo", "padha", "pada", "sama", "rata"]);
        (end > at && line.number(end).is_none() && !alike).then_some(end)
    }

    /// The 64 of "IR64": digits that grew onto a word which is no mark.
    fn is_label(&self, at: usize) -> bool {
        let line = self.line;
        let Some(before) = at.checked_sub(1).filter(|_| line.glued(at) && line.number(at).is_some()) else { return false };
        let word = line.text(before);
        let letters = word.chars().all(char::is_alphabetic);
        let mark = [PRICE_MARKS, LOT_MARKS, CONTENT_MARKS, ABOUT_MARKS, lexicon::SIZE_MARKS].iter().any(|list| list.contains(&word));
        let counted = words_at::unit_word(line, at + 1).is_some() || line.word(at + 1).is_some_and(|w| lexicon::factor(w).is_some());
        let short = line.number(at).is_some_and(|n| n.len() <= 3);
        letters
            && short
            && !mark
            && !counted
            && !line.taken(before)
            && !lexicon::is_unit_word(word)
            && word != "a"
            && !numeral::is_part(word)
            && lexicon::factor(word).is_none()
            && numeral::word(word).is_none()
    }
}

fn one() -> Phrase {
    let value = Value::Exact(Decimal::ONE);
    let first = Number { value, coefficient: value, suffixed: false, overstated: false, about: false, in_words: true };
    Phrase { first, second: None }
}

#[cfg(test)]
mod tests;
