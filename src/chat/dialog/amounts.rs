//! Closer questions after an unclear quantity or price, for every form that asks for one.

use rust_decimal::Decimal;

use super::{Answered, rows};
use crate::{
    domain::{
        commodity::Commodity,
        money::{Price, Rupiah},
        quantity::Quantity,
        unit::{Dimension, Unit},
    },
    notice::{Choice, Problem, Question},
    reading::{self, PriceReading, QuantityReading},
};

/// What to ask after an unclear quantity; `units` are those that the goods can have, `plain` is what was typed as it stands.
pub(in crate::chat) fn closer_quantity(reading: QuantityReading, units: &[Unit], plain: Option<Quantity>) -> Answered {
    let quantities = |list: Vec<Quantity>| rows(list.into_iter().map(Choice::Quantity).chain([Choice::Write]), 2);
    Answered::Rejected(match reading {
        QuantityReading::Scale(mut list) if !list.is_empty() || plain.is_some() => {
            // What was typed may be meant as it stands: guards ask, they never refuse.
            list.extend(plain.filter(|plain| list.iter().all(|likely| likely.base != plain.base)));
            return Answered::Clarify(Box::new((Question::QuantityScale, quantities(list))));
        }
        QuantityReading::NoUnit(number) => {
            let list: Vec<_> = units.iter().filter_map(|unit| Quantity::new(number, *unit).ok()).take(5).collect();
            return Answered::Clarify(Box::new((Question::QuantityUnit { number }, quantities(list))));
        }
        QuantityReading::Scale(_) | QuantityReading::TooMuch => Problem::TooMuch,
        QuantityReading::Range => Problem::Range,
        QuantityReading::NotPositive => Problem::Zero,
        QuantityReading::Fraction => Problem::Whole,
        QuantityReading::Exact { .. } | QuantityReading::Tray(_) | QuantityReading::Unreadable => Problem::Number,
    })
}

/// What to ask after an unclear price, the price that a *Ya* would mean, and the amount whose unit is asked for. `all` is what a price for
/// everything is for.
pub(super) fn closer_price(
    reading: PriceReading,
    plain: Option<Price>,
    all: Option<Quantity>,
) -> (Answered, Option<Price>, Option<Rupiah>) {
    let yes_no = || vec![vec![Choice::Yes, Choice::No]];
    let again = |problem| (Answered::Rejected(problem), None, None);
    match reading {
        PriceReading::Scale(list) => match list.first() {
            None if plain.is_some() => {
                let sure = plain.map(|price| (Question::PriceSure { price, usual: None }, yes_no()));
                (sure.map_or(Answered::Rejected(Problem::Number), |sure| Answered::Clarify(Box::new(sure))), plain, None)
            }
            Some(likely) if plain.is_some_and(|plain| plain.amount != likely.amount && plain.amount >= LEAST) => {
                let rows = [yes_no(), vec![vec![Choice::Price(*likely)]]].concat();
                let sure = plain.map(|price| (Question::PriceSure { price, usual: None }, rows));
                (sure.map_or(Answered::Rejected(Problem::Number), |sure| Answered::Clarify(Box::new(sure))), plain, None)
            }
            Some(price) => {
                let quantity = all.filter(|_| price.per == Unit::Lot);
                (Answered::Clarify(Box::new((Question::PriceScale { price: *price, quantity }, yes_no()))), Some(*price), None)
            }
            None => again(Problem::Number),
        },
        PriceReading::About(price) => (Answered::Clarify(Box::new((Question::PriceApprox { price }, yes_no()))), Some(price), None),
        // So much money is for everything, or a slip.
        PriceReading::WhichUnit(amount, units) if units == [Unit::Lot] => {
            let price = Price { amount, per: Unit::Lot };
            (Answered::Clarify(Box::new((Question::PriceScale { price, quantity: all }, yes_no()))), Some(price), None)
        }
        PriceReading::WhichUnit(amount, units) => {
            let asked = (Question::PriceUnit { amount }, rows(units.into_iter().map(Choice::Unit), 2));
            (Answered::Clarify(Box::new(asked)), None, Some(amount))
        }
        PriceReading::Range => again(Problem::Range),
        PriceReading::NotPositive => again(Problem::Zero),
        PriceReading::Exact(_) | PriceReading::Unreadable => again(Problem::Number),
    }
}

/// Less than this is no price as it stands: `26` says thousands.
const LEAST: Rupiah = Rupiah(1_000);

/// What a bare number says under a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chat) enum Figure {
    /// A price that the goods can have.
    Price(Price),
    /// This price, likely, and for such a quantity: it is asked about.
    Likely(Price),
    /// How much, in the unit that is known.
    Quantity(Quantity),
}

/// What a text that is nothing but a number says of goods of which there is so much, and `most` at most in base units; `None` for any
/// other text.
pub(in crate::chat) fn bare_number(
    text: &str,
    goods: &Commodity,
    (quantity, most): (Quantity, i64),
    pack: Option<Quantity>,
) -> Option<Result<Figure, Answered>> {
    let number: Decimal = text.trim().replace(',', ".").parse().ok()?;
    // Goods that are weighed have no price per crate.
    let is_for = |price: &&Price| price.per.dimension() == quantity.dimension() || price.per.dimension() == Dimension::Mass;
    let likely = |likely: &[Price]| likely.iter().find(is_for).map(|price| Figure::Likely(*price));
    Some(match reading::price(text, goods, quantity, pack) {
        PriceReading::Exact(price) => Ok(Figure::Price(price)),
        PriceReading::Scale(list) if list.iter().any(|price| is_for(&price)) => likely(&list).ok_or(Answered::Rejected(Problem::Number)),
        _ => in_known_unit(number, quantity, most).map(Figure::Quantity).ok_or(Answered::Rejected(Problem::Whole)),
    })
}

/// A bare number in the unit that is known; in kilograms where so many tons would be more than `most`.
pub(in crate::chat) fn in_known_unit(number: Decimal, known: Quantity, most: i64) -> Option<Quantity> {
    let said = |unit| Quantity::new(number, unit).ok();
    let kilograms = (known.dimension() == Dimension::Mass).then_some(Unit::Kg);
    let units = [Some(known.unit), kilograms];
    units.into_iter().flatten().filter_map(said).find(|quantity| quantity.base <= most).or_else(|| said(known.unit))
}

/// The units of the goods in which `unit` can be said otherwise.
pub(in crate::chat) fn same_kind(goods: &Commodity, unit: Unit) -> Vec<Unit> {
    if unit.dimension() == Dimension::Package {
        return vec![unit];
    }
    goods.allowed_units.iter().copied().filter(|u| u.dimension() == unit.dimension()).collect()
}
