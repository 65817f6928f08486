//! Closer questions after an unclear quantity or price, for every form that asks for one.

use super::{Answered, rows};
use crate::{
    domain::{
        commodity::Commodity,
        money::{Price, Rupiah},
        quantity::Quantity,
        unit::{Dimension, Unit},
    },
    notice::{Choice, Problem, Question},
    reading::{PriceReading, QuantityReading},
};

/// What to ask after an unclear quantity; `units` are those that the goods can have.
pub(in crate::chat) fn closer_quantity(reading: QuantityReading, units: &[Unit]) -> Answered {
    let quantities = |list: Vec<Quantity>| rows(list.into_iter().map(Choice::Quantity).chain([Choice::Write]), 2);
    Answered::Rejected(match reading {
        QuantityReading::Scale(list) if !list.is_empty() => {
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

/// What to ask after an unclear price, the price that a *Ya* would mean, and the amount whose unit is asked for.
pub(in crate::chat) fn closer_price(reading: PriceReading) -> (Answered, Option<Price>, Option<Rupiah>) {
    let yes_no = || vec![vec![Choice::Yes, Choice::No]];
    let again = |problem| (Answered::Rejected(problem), None, None);
    match reading {
        PriceReading::Scale(list) => match list.first() {
            Some(price) => (Answered::Clarify(Box::new((Question::PriceScale { price: *price }, yes_no()))), Some(*price), None),
            None => again(Problem::Number),
        },
        PriceReading::About(price) => (Answered::Clarify(Box::new((Question::PriceApprox { price }, yes_no()))), Some(price), None),
        PriceReading::WhichUnit(amount, units) => {
            let asked = (Question::PriceUnit { amount }, rows(units.into_iter().map(Choice::Unit), 2));
            (Answered::Clarify(Box::new(asked)), None, Some(amount))
        }
        PriceReading::Range => again(Problem::Range),
        PriceReading::NotPositive => again(Problem::Zero),
        PriceReading::Exact(_) | PriceReading::Unreadable => again(Problem::Number),
    }
}

/// Whether two quantities of the same goods can be compared: packs only with packs of the same kind.
pub(in crate::chat) fn measures_alike(a: Quantity, b: Quantity) -> bool {
    a.dimension() == b.dimension() && (a.dimension() != Dimension::Package || a.unit == b.unit)
}

/// The units of the goods in which `unit` can be said otherwise.
pub(in crate::chat) fn same_kind(goods: &Commodity, unit: Unit) -> Vec<Unit> {
    if unit.dimension() == Dimension::Package {
        return vec![unit];
    }
    goods.allowed_units.iter().copied().filter(|u| u.dimension() == unit.dimension()).collect()
}
