//! Amounts and days that the forms of demands have in common.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use crate::{
    chat::dialog::{
        Answer, Answered, FormContext,
        amounts::{closer_quantity, in_known_unit},
        days::read_days,
        open_price::{OpenPrice, PricedGoods, SaidPrice},
        rows, unfit,
    },
    domain::{
        commodity::{Commodity, GoodsCode},
        money::Price,
        quantity::Quantity,
        unit::{Dimension, Unit},
    },
    notice::{Choice, Problem, Question},
    reading::{self, PriceReading, QuantityReading},
};

/// How many days are offered as buttons.
pub(super) const DAYS_SHOWN: u64 = 6;
/// A bare number of a smaller unit is asked about below such a part of what is wanted.
const LEAST_PART: i64 = 50;
/// The last day that can be named, from today.
const FARTHEST: Days = Days::new(180);

/// Reads a typed quantity of the goods; it has to measure as `like`, where that is known, and a bare number is no more than that
/// where a unit makes it so.
pub(super) fn read_quantity(text: &str, goods: &Commodity, like: Option<Quantity>) -> Result<Quantity, Answered> {
    if let Some(problem) = unfit(text) {
        return Err(Answered::Rejected(problem));
    }
    judged(reading::quantity(text, goods), goods, like, text)
}

/// The quantity that was read from a text, or what has to be asked about it.
pub(super) fn judged(read: QuantityReading, goods: &Commodity, like: Option<Quantity>, text: &str) -> Result<Quantity, Answered> {
    match read {
        QuantityReading::Exact { quantity, .. } => fitting(quantity, goods, like),
        QuantityReading::NoUnit(number) if like.is_some() => match like.and_then(|like| in_known_unit(number, like, like.base)) {
            // So little of it is as likely a slip.
            Some(quantity) if like.is_some_and(|like| like.unit != quantity.unit && quantity.base < like.base / LEAST_PART) => {
                Err(closer_quantity(QuantityReading::NoUnit(number), &units(goods, like), None))
            }
            Some(quantity) => Ok(quantity),
            None => Err(Answered::Rejected(Problem::Whole)),
        },
        QuantityReading::Tray(number) => Err(trays(number)),
        other => Err(closer_quantity(other, &units(goods, like), reading::quantity_as_written(text, goods))),
    }
}

/// The quantity, if it is of a unit in which the goods can be asked for.
pub(super) fn fitting(quantity: Quantity, goods: &Commodity, like: Option<Quantity>) -> Result<Quantity, Answered> {
    let allowed = units(goods, like);
    if allowed.contains(&quantity.unit) {
        return Ok(quantity);
    }
    Err(Answered::Rejected(Problem::UnitNotFor { unit: quantity.unit, goods: GoodsCode::from(goods), allowed }))
}

/// Packs hold what their seller puts into them: where the goods have a measure of their own, that is asked for.
fn units(goods: &Commodity, like: Option<Quantity>) -> Vec<Unit> {
    let all = goods.allowed_units.iter().copied().filter(|unit| *unit != Unit::Lot);
    let measured: Vec<Unit> = match like {
        Some(like) => all.filter(|unit| Quantity { base: 1, unit: *unit }.measures_like(like)).collect(),
        None => all.clone().filter(|unit| unit.dimension() != Dimension::Package).collect(),
    };
    if measured.is_empty() { goods.allowed_units.clone() } else { measured }
}

/// Trays of thirty or of fifteen eggs.
fn trays(number: Decimal) -> Answered {
    let sizes = [Unit::Rak, Unit::Pack15].into_iter().filter_map(|unit| Quantity::new(number, unit).ok());
    Answered::Clarify(Box::new((Question::Tray, rows(sizes.map(Choice::Quantity), 2))))
}

/// The last day that an answer names, from today on; what becomes of the question where there is none.
pub(super) fn read_day(answer: &Answer<'_>, context: &FormContext, question: &Question) -> Result<NaiveDate, Answered> {
    match read_days(answer, context, question)?.1 {
        day if day < context.today => Err(Answered::Rejected(Problem::DatePast { date: day })),
        day if day > context.today + FARTHEST => Err(Answered::Rejected(Problem::DateFar)),
        day => Ok(day),
    }
}

/// The unit for which such a quantity is usually priced.
pub(super) const fn price_unit(quantity: Quantity) -> Unit {
    match quantity.dimension() {
        Dimension::Mass => Unit::Kg,
        Dimension::Volume => Unit::Liter,
        _ => quantity.unit,
    }
}

/// A quantity and its likely parts.
pub(super) fn parts(all: Quantity) -> Vec<Choice> {
    [all].into_iter().chain(all.parts()).map(Choice::Quantity).collect()
}

/// The price that an answer says for `quantity`. Otherwise what becomes of the question.
pub(super) fn read_price(answer: &Answer<'_>, goods: &Commodity, quantity: Quantity, open: &mut OpenPrice) -> Result<Price, Answered> {
    let read = |text: &str| fitted(reading::price(text, goods, quantity, None), quantity);
    let priced = PricedGoods { per: price_unit(quantity), all: Some(quantity) };
    open.answer(answer, priced, read).map(SaidPrice::price)
}

/// The price that was read beside a quantity, or what has to be asked about it.
pub(super) fn priced(read: PriceReading, goods: &Commodity, quantity: Option<Quantity>, open: &mut OpenPrice) -> Result<Price, Answered> {
    let Some(quantity) = quantity else {
        // So much of nothing known has no price yet.
        let read = if matches!(read, PriceReading::Exact(_)) { PriceReading::Unreadable } else { read };
        return open.take(read, None, None);
    };
    let (read, plain) = match read {
        PriceReading::WhichUnit(amount, _) => {
            let text = amount.0.to_string();
            (reading::price(&text, goods, quantity, None), reading::price_as_written(&text, price_unit(quantity)))
        }
        read => (read, None),
    };
    open.take(fitted(read, quantity), plain, Some(quantity))
}

/// What was read of a price, for units alone in which such a quantity can be priced: its own measure, and weight.
fn fitted(read: PriceReading, quantity: Quantity) -> PriceReading {
    let PriceReading::WhichUnit(amount, mut units) = read else { return read };
    let all = units.len();
    units.retain(|unit| *unit == Unit::Lot || unit.dimension() == quantity.dimension() || unit.dimension() == Dimension::Mass);
    // Where one alone is left, the amount is asked about as it stands.
    if units.len() == 1 && all > 1 { PriceReading::Scale(Vec::new()) } else { PriceReading::WhichUnit(amount, units) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_number_is_no_more_than_what_is_left() {
        let eggs = Commodity::by_code("EGG_LAYER").unwrap();
        let left = Quantity { base: 700_000, unit: Unit::Ton };
        for (text, base) in [("300", 300_000), ("700", 700_000), ("0,5", 500_000), ("300 kg", 300_000), ("50", 50_000)] {
            assert_eq!(read_quantity(text, eggs, Some(left)).unwrap().base, base, "{text}");
        }
        // Two kilograms of 700 are as likely a slip.
        for text in ["2", "7"] {
            assert!(matches!(read_quantity(text, eggs, Some(left)), Err(Answered::Clarify(_))), "{text}");
        }
        let tons = Quantity { base: 5_000_000, unit: Unit::Ton };
        assert_eq!(read_quantity("2", eggs, Some(tons)).unwrap().base, 2_000_000);
        assert_eq!(read_quantity("800", eggs, Some(tons)).unwrap().base, 800_000);
    }
}
