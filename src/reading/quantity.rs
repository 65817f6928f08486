//! How much is offered, and what one pack holds (PARSING sections 4 and 5): whether an amount may be that.

use rust_decimal::Decimal;

use super::{QuantityReading, amount::Amount, value::Value};
use crate::domain::{
    commodity::Commodity,
    quantity::{Quantity, QuantityError},
    unit::{Dimension, Unit},
};

/// What a content without a unit is counted in.
pub(super) fn content_unit(pack: Unit) -> Unit {
    if pack == Unit::Kantong { Unit::Ekor } else { Unit::Kg }
}

/// The content of one `pack` that an amount says, if it is sure; of `eggs` a bare number behind a pack that is no crate counts them.
pub(super) fn pack(content: &Amount, pack: Unit, pieces: Option<Unit>) -> Option<Quantity> {
    if pack.dimension() != Dimension::Package {
        return None;
    }
    let unit = match content.unit {
        Some(unit) => unit,
        None if pack.needs_pack_content() || pack == Unit::Kantong => content_unit(pack),
        // "25 box isi 10" of eggs, "20 box isi 100" of chicks
        None => pieces?,
    };
    match judge(content, Some(unit), unit) {
        QuantityReading::Exact { quantity, .. } => Some(quantity),
        _ => None,
    }
}

/// What an amount says as a quantity of `unit`; `usual` is the unit to propose where none was said.
pub(super) fn judge(amount: &Amount, unit: Option<Unit>, usual: Unit) -> QuantityReading {
    if amount.not_positive() {
        return QuantityReading::NotPositive;
    }
    if amount.phrase.second.is_some() {
        return QuantityReading::Range;
    }
    let proposed = unit.unwrap_or(usual);
    match amount.phrase.first.value {
        Value::Malformed => QuantityReading::Unreadable,
        Value::Huge => QuantityReading::TooMuch,
        Value::CommaThousands(value) => {
            let thousands = value.checked_mul(Decimal::ONE_THOUSAND);
            QuantityReading::Scale(plausible(thousands.into_iter().chain([value]), proposed))
        }
        Value::Exact(value) => match unit {
            None => QuantityReading::NoUnit(value),
            Some(unit) => sized(value, unit),
        },
    }
}

fn sized(value: Decimal, unit: Unit) -> QuantityReading {
    match Quantity::new(value, unit) {
        Ok(quantity) if is_over(quantity) => {
            let mut likely = plausible([(value / Decimal::ONE_THOUSAND).normalize()].into_iter(), unit);
            // The number may be right and the unit too big.
            for smaller in [Unit::Kw, Unit::Kg].into_iter().filter(|u| unit.dimension() == Dimension::Mass && u.base() < unit.base()) {
                likely.extend(
                    plausible([value].into_iter(), smaller)
                        .into_iter()
                        .filter(|q| likely.iter().all(|l| l.base != q.base))
                        .collect::<Vec<_>>(),
                );
            }
            QuantityReading::Scale(likely)
        }
        Ok(quantity) => QuantityReading::Exact { quantity, pack: None },
        Err(QuantityError::NotPositive) => QuantityReading::NotPositive,
        Err(QuantityError::Fraction) => QuantityReading::Fraction,
        Err(QuantityError::TooMuch) => QuantityReading::TooMuch,
    }
}

/// Those of `values` that are no more than one offer may hold.
fn plausible(values: impl Iterator<Item = Decimal>, unit: Unit) -> Vec<Quantity> {
    values.filter_map(|value| Quantity::new(value, unit).ok()).filter(|q| !is_over(*q)).collect()
}

/// Most of one offer, in base units: 100 ton; 1,000,000 eggs or fruits; 100,000 heads, packs or litres.
fn most(unit: Unit) -> i64 {
    match unit.dimension() {
        Dimension::Mass => 100 * Unit::Ton.base(),
        Dimension::Volume => 100_000 * Unit::Liter.base(),
        Dimension::Count if unit != Unit::Ekor => 1_000_000,
        Dimension::Count | Dimension::Package | Dimension::Lot => 100_000,
    }
}

/// Whether an amount of `unit` is less than anybody offers of any of `goods`.
pub(super) fn is_too_little(amount: &Amount, unit: Unit, goods: &[&'static Commodity]) -> bool {
    let Some(value) = amount.phrase.first.exact().filter(|_| goods.len() < Commodity::all().len()) else { return false };
    let low = |c: &&Commodity| c.guards().find(|g| g.unit.dimension() == unit.dimension()).and_then(|g| Some((g.qty_low?, g.unit.base())));
    let below = |(low, base): (Decimal, i64)| {
        value.checked_mul(Decimal::from(unit.base())).zip(low.checked_mul(Decimal::from(base))).is_some_and(|(said, least)| said < least)
    };
    !goods.is_empty() && goods.iter().all(|c| low(c).is_some_and(below))
}

fn is_over(quantity: Quantity) -> bool {
    quantity.base > most(quantity.unit)
}
