//! Numbers of a line together with what stands around them: units, prices' units, and marks.
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
mod units;

use std::{
    cell::{Cell, RefCell},
    ops::Range,
};

use rust_decimal::Decimal;

use super::{
    context::{self, Context},
    grammar::Cost,
    lexicon::{self, ABOUT_MARKS, CONTENT_MARKS, LOT_MARKS, PRICE_MARKS, UnitWord},
    measures, number, numeral,
    token::{Line, Use},
    value::{Number, Phrase, Value},
};
use crate::domain::{
    commodity::Commodity,
    unit::{Dimension, Unit},
};

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
    fn counts(&self) -> bool {
        self.unit.is_some_and(|unit| !self.suffixed() || unit.dimension() == Dimension::Count)
    }

    /// Whether something says that it is money.
    pub(super) fn marked_as_price(&self) -> bool {
        self.price_mark || self.at_mark || self.lot_mark
    }
}

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
        |at: &usize| number::number_at(line, *at).is_some() || matches!(lexicon::unit_word(line, *at), Some((UnitWord::One(_), _)));
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
        let other = line.sign(end, "%") || (measures::may_count(&amount) && line.follows(end) && measures::is_other_measure(line, end));
        let each = amount.unit.zip(amount.per).is_some_and(|(unit, per)| measures::is_size(unit, per));
        // "sekilo isi 8"
        let per_kilo = amount.content_mark && amount.unit.is_none() && !amount.suffixed() && amount.per == Some(Unit::Kg);
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
    count_parts(line, goods, &mut amounts);
    name_each(&mut amounts);
    let idle = choices.bases.borrow().len().saturating_sub(absorbed);
    Path { amounts, picks: choices.made.take(), idle, cost: choices.cost.get() }
}

/// "500 ekor mati 20 sisa 480", "5 ekor: 2 jantan 3 betina", "sisa 400 ekor dari 3000": what is gone or left, the kinds, and
/// what there was before are counted in the unit of the whole.
fn count_parts(line: &Line, goods: &[&'static Commodity], amounts: &mut [Amount]) {
    count_heads(line, goods, amounts);
    let counts = |a: &Amount| a.unit.filter(|_| a.per.is_none() && !a.suffixed()).zip(a.phrase.first.exact());
    let Some((unit, whole)) = amounts.iter().find_map(counts) else { return };
    for part in amounts.iter_mut().filter(|a| a.unit.is_none() && a.per.is_none() && !a.suffixed() && !a.marked_as_price()) {
        let told = part.span.start.checked_sub(1).is_some_and(|at| context::parts_the_whole(line, at));
        let less = part.phrase.first.exact().is_some_and(|value| value <= whole);
        if !part.content_mark && (told && less || part.out_of && !less) {
            part.unit = Some(unit);
        }
    }
    let kinds: Vec<&mut Amount> = amounts.iter_mut().filter(|a| is_graded(line, a)).collect();
    if kinds.iter().try_fold(Decimal::ZERO, |sum, a| sum.checked_add(a.phrase.first.exact()?)) == Some(whole) {
        kinds.into_iter().for_each(|kind| kind.unit = Some(unit));
    }
}

/// "30 sing lanang 12 sing wadon 18": animals that are the sum of their kinds are heads, if they are sold by the head alone.
fn count_heads(line: &Line, goods: &[&'static Commodity], amounts: &mut [Amount]) {
    let by_head = !goods.is_empty() && goods.iter().all(|c| c.default_unit == Unit::Ekor && c.category == "peternakan");
    if !by_head || amounts.iter().any(|a| a.unit.is_some()) {
        return;
    }
    let of_kinds = |a: &&Amount| is_graded(line, a);
    let sum = amounts.iter().filter(of_kinds).try_fold(Decimal::ZERO, |sum, a| sum.checked_add(a.phrase.first.exact()?));
    let several = amounts.iter().filter(of_kinds).count() > 1;
    let whole = amounts.iter_mut().find(|a| is_bare(a) && !is_graded(line, a) && several && a.phrase.first.exact() == sum);
    if let Some(whole) = whole {
        whole.unit = Some(Unit::Ekor);
    }
}

/// Whether nothing says what a number counts.
fn is_bare(amount: &Amount) -> bool {
    amount.unit.is_none() && amount.per.is_none() && !amount.suffixed() && !amount.marked_as_price() && !amount.content_mark
}

/// Whether the name of a kind stands beside a number.
fn is_graded(line: &Line, amount: &Amount) -> bool {
    let before = amount.span.start.checked_sub(1).filter(|_| line.follows(amount.span.start));
    let beside = [before, Some(amount.span.end).filter(|_| line.follows(amount.span.end))];
    is_bare(amount) && beside.into_iter().flatten().any(|at| lexicon::GRADES.contains(&line.text(at)))
}

/// "20 ekor 48 ewu siji": the price of one of what is counted.
fn name_each(amounts: &mut [Amount]) {
    let counted = |a: &Amount| a.unit.filter(|u| a.per.is_none() && matches!(u.dimension(), Dimension::Count | Dimension::Package));
    let Some(unit) = amounts.iter().find_map(counted) else { return };
    for price in amounts.iter_mut().filter(|a| a.of_one && a.per.is_none()) {
        price.per = Some(unit);
    }
}

/// The places where a line can be cut in two ways.
#[derive(Debug, Default)]
struct Choices<'a> {
    wanted: &'a [bool],
    made: RefCell<Vec<bool>>,
    /// Words for one that were taken as the base of the next number: where they stand, where they end, the unit.
    bases: RefCell<Vec<(usize, usize, Unit)>>,
    cost: Cell<Cost>,
}

/// A word for one between two numbers belongs to the one behind it: taking it for the first costs so much.
const WORD_BETWEEN: Cost = 10;

impl Choices<'_> {
    /// Whether the unusual way is taken here.
    fn unusual(&self) -> bool {
        let mut made = self.made.borrow_mut();
        let pick = self.wanted.get(made.len()).copied().unwrap_or(false);
        made.push(pick);
        pick
    }
}
struct Reader<'a> {
    line: &'a Line,
    goods: &'a [&'static Commodity],
    /// Whether a quantity was found before.
    after_quantity: bool,
    choices: &'a Choices<'a>,
}

impl Reader<'_> {
    fn amount(&self, at: usize) -> Option<Amount> {
        if let Some((UnitWord::One(unit), end)) = lexicon::unit_word(self.line, at) {
            // "sekilo 26rb" next to a quantity: the price of a kilogram.
            if self.is_each(at, end) {
                return None;
            }
            if self.is_base_of(unit, end) && self.choices.unusual() {
                self.choices.bases.borrow_mut().push((at, end, self.usual(unit)));
                return None;
            }
            return Some(Amount { one: true, ..self.counted(at, one(), Some(self.usual(unit)), end) });
        }
        if self.line.taken(at) {
            return None;
        }
        if let Some((unit, end)) = self.one_of(at)
            && !at.checked_sub(1).is_some_and(|i| self.line.sign(i, "@") || self.line.any(i, CONTENT_MARKS))
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
        if amount.unit.is_none() {
            self.unit_after(&mut amount);
        }
        if amount.unit.is_some() {
            self.more_of_it(&mut amount);
        }
        self.each_after(&mut amount);
        if amount.unit.is_none()
            && amount.per.is_none()
            && self.line.any(amount.span.end, LOT_MARKS)
            && self.line.number(amount.span.end + 1).is_none()
        {
            amount.lot_mark = true;
            amount.span.end += 1;
        }
        amount.out_of = self.line.any_before(amount.span.start, &["dari", "saka", "soko", "saking", "teko"]);
        amount.context = context::around(self.line, amount.span.start, amount.span.end, amount.unit.is_none() && amount.suffixed());
        amount
    }

    /// The 64 of "IR64": digits that grew onto a word which is no mark.
    fn is_label(&self, at: usize) -> bool {
        let line = self.line;
        let Some(before) = at.checked_sub(1).filter(|_| line.glued(at) && line.number(at).is_some()) else { return false };
        let word = line.text(before);
        let letters = word.chars().all(char::is_alphabetic);
        let mark = [PRICE_MARKS, LOT_MARKS, CONTENT_MARKS, ABOUT_MARKS, lexicon::SIZE_MARKS].iter().any(|list| list.contains(&word));
        let counted = lexicon::unit_word(line, at + 1).is_some() || line.word(at + 1).is_some_and(|w| lexicon::factor(w).is_some());
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
