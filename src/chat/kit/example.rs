//! Examples that show how an answer can be typed.

use chrono::{Days, NaiveDate};
use i18n_embed_fl::fl;

use crate::{
    domain::{
        commodity::Commodity,
        quantity::Quantity,
        unit::{Dimension, Unit},
    },
    locale::Locale,
};

/// Goods whose usual example is the one that everybody knows.
const EGGS: &str = "EGG_LAYER";
/// How far ahead the day of an example lies.
const AHEAD: Days = Days::new(3);
/// How far ahead the day of a payment lies in an example.
const DUE: Days = Days::new(14);

/// Some quantities, for goods that are usually counted in `unit`.
pub(in crate::chat) fn quantities(l: Locale, unit: Unit) -> String {
    match unit.dimension() {
        Dimension::Mass => fl!(l, "example-mass"),
        _ if matches!(unit, Unit::Butir | Unit::Rak | Unit::Pack15) => fl!(l, "example-egg"),
        _ => fl!(l, "example-other", unit = l.unit(unit)),
    }
}

/// One quantity in `unit`: `300 kg`, `50 peti`.
pub(in crate::chat) fn quantity(l: Locale, unit: Unit) -> String {
    l.quantity(usual(unit))
}

/// One quantity that is not more than `remaining`.
pub(in crate::chat) fn quantity_of(l: Locale, remaining: Quantity) -> String {
    let usual = usual(remaining.unit);
    l.quantity(if usual.base <= remaining.base { usual } else { remaining })
}

/// A number that could be a price per `per`; no market price.
pub(in crate::chat) fn price(l: Locale, per: Unit) -> String {
    l.integer(match per {
        Unit::Butir | Unit::Pcs => 2_000,
        Unit::Ekor | Unit::Rak | Unit::Pack15 => 40_000,
        Unit::Liter => 8_000,
        Unit::Kw => 600_000,
        Unit::Ton | Unit::Lot => 6_000_000,
        Unit::Peti | Unit::Karung | Unit::Sak | Unit::Krat => 250_000,
        _ => 26_500,
    })
}

/// A number that could be the price of these goods.
pub(in crate::chat) fn price_of(l: Locale, goods: Option<&str>, per: Unit) -> String {
    let guard = goods.filter(|code| *code != EGGS).and_then(Commodity::by_code).and_then(|goods| goods.guard(per));
    guard.map_or_else(|| price(l, per), |guard| l.integer(rounded(guard.low.0 + (guard.high.0 - guard.low.0) / 4)))
}

/// The number with two figures and zeros: `6.500`.
fn rounded(number: i64) -> i64 {
    let mut step = 1;
    while number / step >= 100 {
        step *= 10;
    }
    number / step * step
}

/// A day that lies ahead: `27 Nov`.
pub(in crate::chat) fn day(l: Locale, today: NaiveDate) -> String {
    l.day_month(today + AHEAD)
}

/// A day on which something could be paid: `8 Des`.
pub(in crate::chat) fn due(l: Locale, today: NaiveDate) -> String {
    l.day_month(today + DUE)
}

fn usual(unit: Unit) -> Quantity {
    match unit.dimension() {
        Dimension::Mass => Quantity { base: 300 * Unit::Kg.base(), unit: Unit::Kg },
        _ => Quantity { base: 50 * unit.base(), unit },
    }
}
