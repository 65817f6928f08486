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

use std::{
    cell::{Cell, RefCell},
    ops::Range,
};

use rust_decimal::Decimal;

use super::{
    context::{self, Context},
    grammar::Cost,
    lexicon::{self, ABOUT_MARKS, CONTENT_MARKS, LOT_MARKS, PRICE_MARKS, UnitWord, range_link},
    measures,
    number::{self, Number, Phrase, Value},
    numeral,
    token::{Gap, Line, Use},
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

/// The places where an amount may begin.
pub(super) fn starts(line: &Line) -> Vec<usize> {
    let begins =
        |at: &usize| number::number_at(line, *at).is_some() || matches!(lexicon::unit_word(line, *at), Some((UnitWord::One(_), _)));
    (0..line.len()).filter(begins).collect()
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
    let idle = choices.bases.borrow().len().saturating_sub(absorbed);
    Path { amounts, picks: choices.made.take(), idle, cost: choices.cost.get() }
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

/// Words that "half" belongs to rather than to the number before it.
const HALF_AS: &[&str] =
    &["harga", "kering", "garing", "mateng", "matang", "mentah", "tua", "muda", "jadi", "basah", "jalan", "hari", "bulan"];
/// Words that ask for a price.
const HOW_MUCH: &[&str] = &["berapa", "brp", "brapa", "piro", "pira", "pinten", "berapaan", "piran", "pironan"];

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
        amount.context = context::around(self.line, amount.span.start, amount.span.end);
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

    /// The unit of "1 kilo", and where it ends.
    fn one_of(&self, at: usize) -> Option<(Unit, usize)> {
        let one = self.line.number(at) == Some("1") || self.line.any(at, &["satu", "siji", "setunggal"]);
        if !one || !self.line.follows(at + 1) {
            return None;
        }
        match lexicon::unit_word(self.line, at + 1)? {
            // "1 kw nya 1,65jt"
            (UnitWord::Of(unit), end) if self.line.any(end, &["nya", "ne", "e"]) && self.line.follows(end) => Some((unit, end + 1)),
            // "1 petinya 10 kilo"
            (UnitWord::Of(unit) | UnitWord::Per(unit), end) => Some((unit, end)),
            (UnitWord::One(_), _) => None,
        }
    }

    /// The same of one `unit`: nobody says how many pieces a quintal holds.
    fn is_base_of(&self, unit: Unit, at: usize) -> bool {
        let bulk = unit.dimension() == Dimension::Mass && unit != Unit::Kg;
        self.is_base(at) && !(bulk && self.line.any(at, CONTENT_MARKS))
    }

    /// Whether a word for one that ends at `at` may be what the next number is said of: its price, its content, its size.
    fn is_base(&self, at: usize) -> bool {
        let line = self.line;
        let mut next = at;
        while line.follows(next)
            && (line.any(next, PRICE_MARKS) || line.any(next, CONTENT_MARKS) || line.any(next, ABOUT_MARKS) || line.sign(next, "="))
        {
            next += 1;
        }
        let number = number::number_at(line, next).filter(|_| line.follows(next));
        number.is_some_and(|(_, end)| lexicon::per_unit(line, end).is_none_or(|_| !line.follows(end)))
    }

    fn marks_before(&self, amount: &mut Amount) {
        let line = self.line;
        loop {
            let start = amount.span.start;
            let Some(before) = start.checked_sub(1).filter(|_| line.follows(start)) else { return };
            let each = (1..=4)
                .filter_map(|back| start.checked_sub(back))
                .find_map(|i| lexicon::per_unit(line, i).filter(|(_, end)| *end == start).map(|(u, _)| (u, i)));
            let base = self.choices.bases.borrow().iter().find(|(_, end, _)| *end == start).map(|(from, _, unit)| (*unit, *from));
            let based = base.is_some();
            amount.based |= based && amount.per.is_none();
            let each = base.or(each);
            if line.any(before, PRICE_MARKS) {
                amount.price_mark = true;
            } else if line.sign(before, "@") || line.any(before, &["a"]) && lexicon::is_unit_word(line.text(before.wrapping_sub(1))) {
                amount.at_mark = true;
            } else if line.any(before, LOT_MARKS) {
                amount.lot_mark = true;
            } else if line.any(before, &["x"]) && !self.multiplies_packs(amount, before) {
                amount.at_mark = true;
            } else if line.any(before, &["netto", "neto", "nett", "net"]) && self.is_said_of_the_amount_before(amount, before) {
                // "35kg netto 22.500"
            } else if line.any(before, CONTENT_MARKS) || line.any(before, &["berat", "bobot"]) || !based && self.is_pack(before) {
                amount.content_mark = true;
            } else if line.any(before, ABOUT_MARKS) || line.any(before, &["lebih"]) && line.any_before(before, &["kurang"]) {
                amount.about = true;
            } else if let (Some((unit, from)), None) = (each, amount.per) {
                amount.per = Some(self.usual(unit));
                amount.span.start = from;
                continue;
            } else if amount.per.is_none()
                && line.sign(before.wrapping_sub(1), "@")
                && lexicon::unit(line, before).is_some_and(|(_, end)| end == start)
            {
                // "@kg 26rb"
                amount.per = lexicon::unit(line, before).map(|(unit, _)| unit);
            } else if !line.sign(before, "=") {
                return;
            }
            amount.span.start = before;
        }
    }

    /// Whether the number after an "x" is what one pack holds: "50 peti x 15 kg", "50 peti x 15", but not "100 rak x 51.000".
    fn multiplies_packs(&self, amount: &Amount, x: usize) -> bool {
        let unit = lexicon::unit(self.line, amount.span.end).filter(|_| self.line.follows(amount.span.end));
        let small = amount.phrase.first.exact().is_some_and(|n| n <= Decimal::TWO * Decimal::ONE_HUNDRED);
        let packs = x.checked_sub(1).and_then(|i| lexicon::unit_named(self.line.text(i))).is_some_and(Unit::needs_pack_content);
        !amount.suffixed() && (unit.is_some() || small && packs)
    }

    /// Whether "netto" belongs to the weight before it, not to the number behind.
    fn is_said_of_the_amount_before(&self, amount: &Amount, mark: usize) -> bool {
        let weight = mark.checked_sub(1).is_some_and(|i| self.line.taken(i) && lexicon::is_unit_word(self.line.text(i)));
        weight && lexicon::unit(self.line, amount.span.end).is_none()
    }

    /// "peti 15 kg": what a crate holds, said before how many there are.
    fn is_pack(&self, at: usize) -> bool {
        lexicon::unit(self.line, at).is_some_and(|(unit, _)| unit.needs_pack_content())
    }

    fn unit_after(&self, amount: &mut Amount) {
        let end = if self.line.any(amount.span.end, &["satuan"]) { amount.span.end + 1 } else { amount.span.end };
        let tons = self.line.any(end, &["t"])
            && self.line.gap(end) != Gap::Break
            && self.goods.iter().any(|c| c.allowed_units.contains(&Unit::Ton));
        let said = if tons { Some((Unit::Ton, end + 1)) } else { lexicon::unit(self.line, end) };
        let Some((unit, after)) = said.filter(|_| self.line.follows(end)) else { return };
        // "26rb pak": a polite word, unless the goods are sold in packs or a content or a price follows.
        let packs = self.goods.iter().any(|c| c.allowed_units.contains(&Unit::Pak) || c.allowed_units.contains(&Unit::Pack15));
        let counts_packs = packs && !self.eggs() || self.line.any(after, &["isi"]) || self.line.number(after).is_some();
        let polite = self.line.any(end, &["pak"]) && (amount.suffixed() || !counts_packs);
        if polite {
            return;
        }
        amount.tray = self.line.any(end, &["tray", "trey", "eggtray", "egg"]);
        amount.unit = Some(self.usual(unit));
        amount.span.end = after;
        if let Some(end) = self.fifteen(unit, after) {
            amount.unit = Some(Unit::Pack15);
            amount.tray = false;
            amount.span.end = end;
        }
    }

    /// The end of the 15 of "tray15" or "pak 15", of eggs.
    fn fifteen(&self, unit: Unit, at: usize) -> Option<usize> {
        let line = self.line;
        let counts = line.word(at + 1).is_some_and(|w| lexicon::factor(w).is_some())
            || lexicon::unit(line, at + 1).is_some()
            || line.sign(at + 1, "/");
        (matches!(unit, Unit::Rak | Unit::Pak) && self.eggs() && line.number(at) == Some("15") && !counts).then_some(at + 1)
    }

    fn eggs(&self) -> bool {
        self.goods.len() < Commodity::all().len() && self.goods.iter().any(|c| c.code.starts_with("EGG_"))
    }

    /// Eggs and animals are not counted in "buah", nor fruit in "butir": the same word for one piece.
    fn usual(&self, unit: Unit) -> Unit {
        let traded = |u: Unit| self.goods.iter().any(|c| c.allowed_units.contains(&u));
        match unit {
            Unit::Buah if !traded(Unit::Buah) && traded(Unit::Butir) => Unit::Butir,
            Unit::Butir if !traded(Unit::Butir) && traded(Unit::Buah) => Unit::Buah,
            Unit::Buah if !traded(Unit::Buah) && traded(Unit::Pcs) => Unit::Pcs,
            Unit::Buah if !traded(Unit::Buah) && traded(Unit::Ekor) => Unit::Ekor,
            unit => unit,
        }
    }

    /// "2 ton setengah", "1 ton 2 kw", "2 ton - 3 ton".
    fn more_of_it(&self, amount: &mut Amount) {
        let Some(unit) = amount.unit else { return };
        if let Some((part, end)) = self.part_after(amount.span.end)
            && let Value::Exact(value) = amount.phrase.first.value
        {
            amount.phrase.first.value = Value::Exact(value + part);
            amount.span.end = end;
        }
        if let Some((upper, end)) = self.upper_end(amount.span.end, unit) {
            amount.phrase.second = Some(upper);
            amount.span.end = end;
            return;
        }
        let mut smallest = unit;
        while let Some((more, unit, end)) = self.smaller(amount, smallest) {
            if self.choices.unusual() {
                return;
            }
            let Value::Exact(value) = amount.phrase.first.value else { return };
            let in_kg = |value: Decimal, unit: Unit| value.checked_mul(Decimal::new(unit.base(), 3));
            let so_far = in_kg(value, amount.unit.unwrap_or(Unit::Kg));
            let Some(sum) = so_far.zip(in_kg(more, unit)).and_then(|(a, b)| a.checked_add(b)) else { return };
            amount.phrase.first.value = Value::Exact(sum.normalize());
            amount.unit = Some(Unit::Kg);
            amount.span.end = end;
            amount.doubtful_sum |= more == Decimal::ONE && self.is_base(end);
            amount.joined = more.checked_mul(Decimal::from(unit.base()));
            smallest = unit;
        }
    }

    /// The "setengah" of "2 ton setengah".
    fn part_after(&self, at: usize) -> Option<(Decimal, usize)> {
        let (part, end) = numeral::part(self.line, at).filter(|_| self.line.follows(at))?;
        // "setengah harga", "setengah kering"
        if self.line.any(end, HALF_AS) {
            return None;
        }
        // "2 ton setengah kilo" is another amount; "2 ton setengah sekilo 26rb" goes on with the price.
        lexicon::unit(self.line, end).is_none().then_some((part.0, end))
    }

    /// The "3 ton" of "2 ton - 3 ton".
    fn upper_end(&self, at: usize, unit: Unit) -> Option<(Number, usize)> {
        let next = range_link(self.line, at).filter(|next| self.line.follows(*next))?;
        let (upper, end) = number::number_at(self.line, next)?;
        let (_, end) = lexicon::unit(self.line, end).filter(|(u, _)| u.dimension() == unit.dimension())?;
        Some((upper, end))
    }

    /// An amount in a smaller unit right behind, less than one of the bigger unit.
    fn smaller(&self, amount: &Amount, than: Unit) -> Option<(Decimal, Unit, usize)> {
        let at = amount.span.end;
        if than.dimension() != Dimension::Mass || !self.line.follows(at) || amount.phrase.second.is_some() {
            return None;
        }
        let (number, end) = number::number_at(self.line, at)?;
        let (unit, end) = lexicon::unit(self.line, end)?;
        let value = number.exact().filter(|v| *v > Decimal::ZERO && !number.suffixed)?;
        let less = unit.dimension() == Dimension::Mass && unit.base() < than.base();
        let fits = value.checked_mul(Decimal::from(unit.base()))? < Decimal::from(than.base());
        (less && fits && !self.line.sign(end, "/")).then_some((value, unit, end))
    }

    /// "/kg" and the like behind a price; behind an amount only what tells its size or the content of a pack.
    fn each_after(&self, amount: &mut Amount) {
        let end = amount.span.end;
        // "12rb 1 kg" at the end of a phrase
        if let Some((unit, after)) = self.one_of(end).filter(|_| amount.unit.is_none() && amount.per.is_none() && self.line.follows(end))
            && !self.is_base(after)
            && self.choices.unusual()
        {
            amount.per = Some(self.usual(unit));
            amount.based = true;
            amount.span.end = after;
            return;
        }
        let Some((per, after)) = lexicon::per_unit(self.line, end).filter(|_| self.line.follows(end)) else { return };
        let meant = match amount.unit {
            None => amount.per.is_none(),
            Some(unit) if amount.per.is_none() && unit.dimension() == Dimension::Mass => {
                per.dimension() == Dimension::Package || per.base() == 1 && per.dimension() == Dimension::Count
            }
            Some(unit) if amount.per.is_none() && unit.dimension() == Dimension::Count => {
                let few = amount.phrase.first.exact().is_some_and(|n| n <= Decimal::ONE_HUNDRED);
                let one = matches!(lexicon::unit_word(self.line, end), Some((UnitWord::One(_), _)));
                let said = self.line.sign(end, "/") || one && amount.phrase.first.exact().is_some_and(|n| n <= Decimal::from(30));
                few && per.dimension() == Dimension::Mass && said
            }
            Some(_) => false,
        };
        // "1 kwintal perekor 2500": the word may as well belong to the number behind it.
        let word = !self.line.sign(end, "/") && self.line.follows(after) && self.line.number(after).is_some();
        if meant && word && amount.unit.is_none() && self.line.gap(after) != Gap::Break {
            let counted = number::phrase_at(self.line, after).is_some_and(|(_, end)| lexicon::unit(self.line, end).is_some());
            if !counted && self.choices.unusual() {
                return;
            }
            self.choices.cost.set(self.choices.cost.get() + if counted { 0 } else { WORD_BETWEEN });
        }
        if meant && !(amount.unit.is_some() && word && self.choices.unusual()) {
            let fifteen = self.fifteen(per, after);
            let per = if amount.unit.is_none() { self.usual(per) } else { per };
            amount.per = Some(if fifteen.is_some() { Unit::Pack15 } else { per });
            amount.span.end = fifteen.unwrap_or(after);
        }
    }

    /// Whether a one-of-it word belongs to a price next to it, because the quantity is said elsewhere.
    fn is_each(&self, at: usize, end: usize) -> bool {
        let line = self.line;
        let priced = |i| line.number(i).is_some() || line.any(i, PRICE_MARKS);
        let quantity = |i: usize| number::number_at(line, i).is_some_and(|(n, after)| !n.suffixed && lexicon::unit(line, after).is_some());
        let asked = line.any_before(at, HOW_MUCH) || line.any(end, HOW_MUCH);
        asked || priced(end) && (self.after_quantity || (end..line.len()).any(quantity))
    }
}

fn one() -> Phrase {
    let value = Value::Exact(Decimal::ONE);
    let first = Number { value, coefficient: value, suffixed: false, overstated: false, about: false, in_words: true };
    Phrase { first, second: None }
}

#[cfg(test)]
mod tests;
