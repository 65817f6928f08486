//! A whole line: `telur 2 ton 26rb siap besok` is a complete offer.
//!
//! The line is checked (length, links, prohibited goods, who speaks), then goods, place, day and amounts are
//! found in this order, each taking its words; what the amounts mean is decided last, when the goods are known.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{
    DateReading, PriceReading, QuantityReading,
    amount::{self, Amount},
    date::{self, When},
    draft::{AskCode, Draft, Refusal},
    goods::{self, Goods},
    guard::Basis,
    intent, lexicon, measures, normalize, number, pii, place, price, prohibited, quantity,
    roles::Roles,
    token::Line,
    url,
};
use crate::domain::{
    commodity::{Commodity, Variant},
    quantity::Quantity,
    unit::{Dimension, Unit},
};

/// Most words (the goods count as one) with which goods without a number begin a draft.
const FEW_WORDS: usize = 3;

/// The highest of all guards for a quantity, in any unit.
const MOST: i64 = 1_000_000;

/// Reads a line as an offer. `today` is the date in WIB.
///
/// # Errors
/// When the line makes no draft, and why.
pub fn line(text: &str, today: NaiveDate) -> Result<Draft, Refusal> {
    if normalize::too_long(text) {
        return Err(Refusal::TooLong);
    }
    if url::is_named(text) {
        return Err(Refusal::HasLink);
    }
    let mut line = Line::new(&pii::without_personal_data(text));
    if line.len() == 0 {
        return Err(if line.asks() { Refusal::IsQuestion } else { Refusal::NotOffer });
    }
    if prohibited::named(&line) {
        return Err(Refusal::Prohibited);
    }
    let whole = line.clone();
    let numbers = (0..whole.len()).any(|i| whole.number(i).is_some());
    if intent::is_demand(&whole, numbers || !goods::mentions(&whole).is_empty()) {
        return Err(Refusal::IsDemand);
    }
    let goods = goods::find(&mut line, |_, m| !has_amount(&whole, m.span.clone()));
    let words_beside_goods = (0..line.len()).filter(|i| line.word(*i).is_some()).count();
    let place = place::find(&mut line);
    measures::drop_sizes(&mut line);
    let when = date::find(&mut line, today, false);
    let candidates = goods.candidates();
    let amounts = amount::find(&mut line, &candidates);
    let roles = Roles::of_line(&amounts, &candidates);
    let reader = Reader { line: &line, goods: &goods, candidates: &candidates, amounts: &amounts, roles: &roles };

    let counts = roles.unit.is_some() || reader.vague_unit().is_some();
    if intent::is_question(&whole) && !counts {
        return Err(Refusal::IsQuestion);
    }
    let silent = !numbers && amounts.is_empty() && !counts;
    if silent && words_beside_goods >= FEW_WORDS && !(matches!(goods, Goods::Several) && intent::is_selling(&whole)) {
        return Err(Refusal::NotOffer);
    }
    match goods {
        Goods::Several => return Err(Refusal::MultiItem),
        Goods::Unknown if !counts => return Err(Refusal::NotOffer),
        Goods::Known(Variant::Near, ref near) if near.len() > 1 && !counts => return Err(Refusal::NotOffer),
        Goods::Unknown | Goods::Known(..) => {}
    }
    let mut draft = Draft { place: place.map(|p| p.name.as_str()), nego: intent::is_negotiable(&whole), ..Draft::default() };
    reader.goods(&mut draft);
    reader.quantity(&mut draft)?;
    reader.price(&mut draft)?;
    ready(&when, &mut draft);
    Ok(draft)
}

/// Whether a number stands right before or behind a mention of goods.
pub(super) fn has_amount(line: &Line, span: std::ops::Range<usize>) -> bool {
    let behind =
        number::number_at(line, span.end).is_some() || matches!(lexicon::unit_word(line, span.end), Some((lexicon::UnitWord::One(_), _)));
    let before = span.start.checked_sub(1).is_some_and(|i| lexicon::unit(line, i).is_some());
    behind || before
}

struct Reader<'a> {
    line: &'a Line,
    goods: &'a Goods,
    candidates: &'a [&'static Commodity],
    amounts: &'a [Amount],
    roles: &'a Roles,
}

impl Reader<'_> {
    fn amount(&self, at: Option<usize>) -> Option<&Amount> {
        at.and_then(|i| self.amounts.get(i))
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
        let Some(amount) = self.amount(self.roles.quantity) else {
            draft.unit = self.vague_unit();
            draft.ask.insert(AskCode::Qty);
            self.pack(draft);
            return Ok(());
        };
        draft.unit = self.roles.unit;
        if draft.unit.is_none() {
            draft.ask.insert(AskCode::Unit);
        }
        match quantity::judge(amount, self.roles.unit, self.usual_unit()) {
            QuantityReading::Exact { quantity, .. } => {
                draft.qty = Some(quantity.number());
                draft.likely.tray = amount.tray && self.roles.unit == Some(Unit::Rak) && !self.roles.tray_told;
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

    fn pack(&self, draft: &mut Draft) {
        let Some(unit) = draft.unit.filter(|u| u.dimension() == Dimension::Package) else { return };
        match self.amount(self.roles.content).and_then(|f| quantity::pack(f, unit)) {
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
        let Some(amount) = self.amount(self.roles.price) else {
            if !draft.nego {
                draft.ask.insert(AskCode::Price);
            }
            return Ok(());
        };
        if amount.not_positive() {
            return Err(Refusal::NegativeOrZero);
        }
        let unit = draft.unit.unwrap_or_else(|| self.usual_unit());
        let exactly = |number: Option<Decimal>, unit: Option<Unit>| Quantity::new(number?, unit?).ok();
        let basis = Basis {
            goods: self.candidates,
            unit,
            quantity: exactly(draft.qty, draft.unit),
            pack: exactly(draft.pack_qty, draft.pack_unit),
        };
        let judged = price::judge(amount, self.roles.written, &basis);
        draft.price = judged.amount.map(|a| a.0);
        draft.price_unit = judged.unit;
        if amount.about && draft.price.is_some() {
            draft.ask.insert(AskCode::PriceApprox);
        }
        if self.roles.loose {
            draft.ask.insert(AskCode::PriceUnit);
        }
        match judged.reading {
            PriceReading::Exact(_) => {}
            PriceReading::About(price) => draft.likely.prices = vec![price],
            PriceReading::Scale(likely) => {
                draft.ask.insert(AskCode::PriceScale);
                draft.likely.prices = likely;
            }
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

    /// The unit in which the goods are usually offered; kilogram where several may be meant.
    fn usual_unit(&self) -> Unit {
        self.goods.one().map_or(Unit::Kg, |c| c.default_unit)
    }

    /// "beberapa ton": a unit without a number.
    fn vague_unit(&self) -> Option<Unit> {
        let few = ["beberapa", "bbrp", "sekian", "pirang", "puluhan", "ratusan", "ribuan"];
        (0..self.line.len()).find_map(|at| lexicon::unit(self.line, at + 1).filter(|_| self.line.any(at, &few)).map(|(unit, _)| unit))
    }
}

fn ready(when: &When, draft: &mut Draft) {
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
