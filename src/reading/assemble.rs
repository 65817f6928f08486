//! One reading of a line as a draft: what is sure is filled in, what is not is asked with its likely answers.

use rust_decimal::Decimal;

use super::{
    DateReading, PriceReading, QuantityReading,
    amount::Amount,
    date::When,
    draft::{AskCode, Draft, Refusal},
    goods::Goods,
    guard::Basis,
    lexicon,
    price::{self, Written},
    quantity,
    readings::Interpretation,
    remark,
    token::Line,
    unclear::is_everyday,
    words_at,
};
use crate::domain::{
    commodity::{Commodity, Variant},
    quantity::Quantity,
    unit::{Dimension, Unit},
};

/// The highest of all guards for a quantity, in any unit.
const MOST: i64 = 1_000_000;

/// Nobody offers less than half a kilogram of anything.
const LEAST_GRAMS: i64 = 500;

/// What a draft is made of.
pub(super) struct Assembly<'a> {
    /// The goods of the line.
    pub(super) goods: &'a Goods,
    /// The goods that may be meant; all of them when nothing is known.
    pub(super) candidates: &'a [&'static Commodity],
    /// The amounts and what they are.
    pub(super) reading: &'a Interpretation,
    /// Whether a word of the line says that a price is for everything.
    pub(super) all: bool,
    /// Whether young animals are meant, of whose prices nothing is known.
    pub(super) young: bool,
}

impl Assembly<'_> {
    /// The draft, begun with what does not depend on the reading.
    ///
    /// # Errors
    /// A quantity or a price that is not positive.
    pub(super) fn draft(&self, begun: Draft) -> Result<Draft, Refusal> {
        let mut draft = begun;
        self.goods(&mut draft);
        self.quantity(&mut draft)?;
        self.price(&mut draft)?;
        Ok(draft)
    }

    fn amount(&self, at: Option<usize>) -> Option<&Amount> {
        at.and_then(|i| self.reading.amounts.get(i))
    }

    fn goods(&self, draft: &mut Draft) {
        draft.commodity = self.goods.one().map(|c| c.code.as_str());
        match self.goods {
            Goods::Unknown => {
                draft.ask.insert(AskCode::Commodity);
            }
            Goods::Known(variant, goods) if goods.len() > 1 => {
                draft.ask.insert(if *variant == Variant::Near { AskCode::Commodity } else { AskCode::Variant });
                draft.likely.variant = Some(*variant);
                draft.likely.goods = goods.iter().map(|c| c.code.as_str()).collect();
            }
            Goods::Known(..) | Goods::Several => {}
        }
    }

    fn quantity(&self, draft: &mut Draft) -> Result<(), Refusal> {
        let Some(amount) = self.amount(self.reading.roles.quantity) else {
            draft.unit = self.vague_unit();
            draft.ask.insert(AskCode::Qty);
            self.pack(draft);
            return Ok(());
        };
        draft.unit = self.reading.roles.unit;
        if draft.unit.is_none() {
            draft.ask.insert(AskCode::Unit);
        }
        match quantity::judge(amount, self.reading.roles.unit, self.usual_unit()) {
            QuantityReading::Exact { .. } if self.too_little(amount) => {
                draft.ask.insert(AskCode::QtyScale);
                draft.likely.quantities = self.larger(amount);
            }
            // "3 rit @ 1 ton": what each of them holds.
            QuantityReading::Exact { quantity, .. } if amount.at_mark => {
                draft.ask.insert(AskCode::Qty);
                draft.likely.quantities = vec![quantity];
            }
            QuantityReading::Exact { quantity, .. } => {
                draft.qty = Some(quantity.number());
                draft.likely.tray = amount.tray && self.reading.roles.unit == Some(Unit::Rak) && !self.reading.roles.tray_told;
            }
            // More than any offer may hold, whatever the unit.
            QuantityReading::NoUnit(number) if number > Decimal::from(MOST) => {
                draft.ask.insert(AskCode::QtyScale);
            }
            QuantityReading::NoUnit(number) | QuantityReading::Tray(number) => draft.qty = Some(number.normalize()),
            QuantityReading::Scale(likely) => {
                draft.ask.insert(AskCode::QtyScale);
                draft.likely.quantities = likely;
            }
            QuantityReading::TooMuch => {
                draft.ask.insert(AskCode::QtyScale);
            }
            QuantityReading::Range | QuantityReading::Fraction | QuantityReading::Unreadable => {
                draft.ask.insert(AskCode::Qty);
            }
            QuantityReading::NotPositive => return Err(Refusal::NegativeOrZero),
        }
        self.pack(draft);
        Ok(())
    }

    /// Less than anybody offers, and no word that says so.
    fn too_little(&self, amount: &Amount) -> bool {
        let unit = self.reading.roles.unit;
        // "Kopi bubuk 100 gr 17.500": what a pack holds is no lot.
        let grams = unit == Some(Unit::Gram) && amount.phrase.first.exact().is_some_and(|n| n < Decimal::from(LEAST_GRAMS));
        !amount.one && (grams || unit.is_some_and(|unit| quantity::is_too_little(amount, unit, self.candidates)))
    }

    /// The number as it would be in bigger units.
    fn larger(&self, amount: &Amount) -> Vec<Quantity> {
        let Some(number) = amount.phrase.first.exact() else { return Vec::new() };
        let base = self.reading.roles.unit.map_or(0, Unit::base);
        let units = [Unit::Kg, Unit::Kw].into_iter().filter(|u| u.base() > base);
        units.filter_map(|unit| Quantity::new(number, unit).ok()).collect()
    }

    fn pack(&self, draft: &mut Draft) {
        let Some(unit) = draft.unit.filter(|u| u.dimension() == Dimension::Package) else { return };
        let all = |wanted: fn(&Commodity) -> bool| !self.candidates.is_empty() && self.candidates.iter().all(|c| wanted(c));
        let pieces = match () {
            () if all(|c| c.code.starts_with("EGG_")) => Some(Unit::Butir),
            () if self.young || all(|c| c.default_unit == Unit::Ekor) => Some(Unit::Ekor),
            () => None,
        };
        match self.amount(self.reading.roles.content).and_then(|f| quantity::pack(f, unit, pieces)) {
            Some(pack) => {
                draft.pack_qty = Some(pack.number());
                draft.pack_unit = Some(pack.unit);
            }
            None if unit.needs_pack_content() => {
                draft.ask.insert(AskCode::PackWeight);
            }
            None => {}
        }
    }

    fn price(&self, draft: &mut Draft) -> Result<(), Refusal> {
        let Some(amount) = self.amount(self.reading.roles.price) else {
            if !draft.nego {
                draft.ask.insert(AskCode::Price);
            }
            return Ok(());
        };
        // "harga pasar -200"
        if amount.not_positive() && draft.nego {
            draft.ask.insert(AskCode::PriceScale);
            return Ok(());
        }
        if amount.not_positive() {
            return Err(Refusal::NegativeOrZero);
        }
        let unit = draft.unit.unwrap_or_else(|| self.usual_unit());
        let exactly = |number: Option<Decimal>, unit: Option<Unit>| Quantity::new(number?, unit?).ok();
        let basis = Basis {
            goods: if self.young { &[] } else { self.candidates },
            unit,
            quantity: exactly(draft.qty, draft.unit),
            pack: exactly(draft.pack_qty, draft.pack_unit),
            proposes: true,
        };
        let judged = price::judge(amount, self.reading.roles.written.or(self.of_a_box(unit)), &basis);
        draft.price = judged.amount.map(|a| a.0);
        draft.price_unit = judged.unit;
        // "45 rak isi 100 32rb": which unit that is must be asked first.
        if self.reading.roles.tray_told && draft.unit.is_none() && self.reading.roles.written.is_none() && draft.price.is_some() {
            draft.price_unit = None;
            draft.ask.insert(AskCode::PriceUnit);
        }
        // "15 kaleng 65rb": nor is it known what the price is for.
        let line = &self.reading.line;
        let packed = self.amount(self.reading.roles.quantity).is_some_and(|said| words_at::is_other_pack(line, said.span.end))
            || self.reading.roles.quantity.is_none() && (0..line.len()).any(|at| words_at::is_one_other_pack(line, at));
        let per_pack = line.sign(amount.span.end, "/") && words_at::is_other_pack(line, amount.span.end + 1);
        // "70rb/ikatan": what a price is for was said, and not understood.
        let of_unknown = is_for_something_unknown(line, amount.span.end) && draft.price_unit.is_some();
        if ((packed || per_pack) && draft.unit.is_none() || of_unknown) && self.reading.roles.written.is_none() && draft.price.is_some() {
            draft.price_unit = None;
            draft.ask.insert(AskCode::PriceUnit);
        }
        if (amount.about || begins_with(line, amount.span.start)) && draft.price.is_some() {
            draft.ask.insert(AskCode::PriceApprox);
        }
        if self.reading.roles.loose {
            draft.ask.insert(AskCode::PriceUnit);
        }
        match judged.reading {
            PriceReading::Exact(_) => {}
            PriceReading::About(price) => draft.likely.prices = vec![price],
            PriceReading::Scale(likely) => {
                draft.ask.insert(AskCode::PriceScale);
                draft.likely.prices = likely;
            }
            // "5 ton borongan sak lahan 9 juta"
            PriceReading::WhichUnit(_, units) if self.all && units.contains(&Unit::Lot) => draft.price_unit = Some(Unit::Lot),
            PriceReading::WhichUnit(_, units) => {
                draft.ask.insert(AskCode::PriceUnit);
                draft.likely.price_units = units;
            }
            PriceReading::Range => {
                draft.ask.insert(AskCode::PriceRange);
            }
            PriceReading::NotPositive | PriceReading::Unreadable => {
                draft.ask.insert(AskCode::Price);
            }
        }
        Ok(())
    }

    /// "60 kotak isi 12 35rb": what is made and packed in pieces costs so much a box.
    fn of_a_box(&self, unit: Unit) -> Option<Written> {
        let made = !self.candidates.is_empty() && self.candidates.iter().all(|c| c.category == "olahan_umkm");
        let pieces = |content: &Amount| content.unit.is_none_or(|u| u.dimension() == Dimension::Count);
        let boxed = unit.dimension() == Dimension::Package && self.amount(self.reading.roles.content).is_some_and(pieces);
        (made && boxed).then_some(Written::Per(unit))
    }

    /// The unit in which the goods are usually offered; kilogram where several may be meant.
    pub(super) fn usual_unit(&self) -> Unit {
        self.goods.one().map_or(Unit::Kg, |c| c.default_unit)
    }

    /// "beberapa ton": a unit without a number.
    pub(super) fn vague_unit(&self) -> Option<Unit> {
        let few = ["beberapa", "bbrp", "sekian", "pirang", "puluhan", "ratusan", "ribuan"];
        (0..self.reading.line.len())
            .find_map(|at| words_at::unit(&self.reading.line, at + 1).filter(|_| self.reading.line.any(at, &few)).map(|(unit, _)| unit))
    }
}

/// Fills in the day.
pub(super) fn ready(when: &When, draft: &mut Draft) {
    if when.recurring {
        draft.ask.insert(AskCode::Recurring);
    }
    draft.ready_date = when.kept;
    match &when.reading {
        // What repeats has a first day only if one was said.
        DateReading::Day(_) if when.recurring && when.soft => {}
        DateReading::Day(day) => {
            draft.ready_date = Some(*day);
            return;
        }
        DateReading::Range(first, last) => {
            draft.ready_date = Some(*first);
            draft.ready_until = Some(*last);
            return;
        }
        DateReading::Ask(days) | DateReading::Impossible(days) => draft.likely.days.clone_from(days),
        DateReading::Past(_) | DateReading::Unclear => {}
    }
    draft.ask.insert(AskCode::ReadyDate);
}

/// Young stock is no table goods: which ones are meant is asked.
pub(super) fn ask_variant(goods: &Goods, draft: &mut Draft) {
    draft.commodity = None;
    draft.ask.insert(AskCode::Variant);
    if let Goods::Known(variant, goods) = goods {
        draft.likely.variant = Some(*variant);
        draft.likely.goods = goods.iter().map(|c| c.code.as_str()).collect();
    }
}

/// "Harga mulai 2,3 juta", "mulai dari 2,3 juta": the least of several prices.
fn begins_with(line: &Line, at: usize) -> bool {
    const LEAST: &[&str] = &["mulai", "mulaine", "start", "startnya"];
    let before = |back: usize| at.checked_sub(back).filter(|i| line.follows(i + 1)).map_or("", |i| line.text(i));
    LEAST.contains(&before(1)) || matches!(before(1), "dari" | "teko" | "saking" | "harga" | "rp") && LEAST.contains(&before(2))
}

/// Whether a price that ends at `end` is said to be for something that is no unit: a word right behind its slash.
fn is_for_something_unknown(line: &Line, end: usize) -> bool {
    let word = line.word(end + 1).filter(|_| line.sign(end, "/") && line.glued(end) && line.glued(end + 1) && !line.taken(end + 1));
    // "5 potong 350rb/potong": for one of what is counted.
    let counted = |word: &str| (1..end).any(|at| line.text(at) == word && line.is_number(at - 1));
    word.is_some_and(|word| !lexicon::is_unit_word(word) && !is_everyday(word) && !remark::tells(word) && !counted(word))
}
