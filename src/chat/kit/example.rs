//! Examples that show how an answer can be typed.

use i18n_embed_fl::fl;

use crate::{
    domain::{
        quantity::Quantity,
        unit::{Dimension, Unit},
    },
    locale::Locale,
};

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

fn usual(unit: Unit) -> Quantity {
    match unit.dimension() {
        Dimension::Mass => Quantity { base: 300 * Unit::Kg.base(), unit: Unit::Kg },
        _ => Quantity { base: 50 * unit.base(), unit },
    }
}
