//! Numbers, names and ids as parts of callback data.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize, de::IntoDeserializer};

use crate::domain::{
    commodity::Commodity,
    money::{Price, Rupiah},
    offer::OfferId,
    order::OrderId,
    place::{Level, Place},
    quantity::Quantity,
    unit::Unit,
};

/// A number in at most sixteen digits. Nothing here is negative; what is does not come back.
pub(super) fn hex(number: i64) -> String {
    format!("{number:x}")
}

pub(super) fn number(text: &str) -> Option<i64> {
    i64::from_str_radix(text, 16).ok()
}

/// The stored name of a plain enum's value: those names never change.
pub(super) fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

pub(super) fn named<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    T::deserialize(IntoDeserializer::<serde::de::value::Error>::into_deserializer(text)).ok()
}

pub(super) fn offer(text: &str) -> Option<OfferId> {
    number(text).map(OfferId)
}

pub(super) fn order(text: &str) -> Option<OrderId> {
    number(text).map(OrderId)
}

pub(super) fn commodity(code: &str) -> Option<String> {
    Commodity::by_code(code).map(|c| c.code.clone())
}

pub(super) fn place(name: &str, fits: impl Fn(Level) -> bool) -> Option<String> {
    Place::by_name(name).filter(|p| fits(p.level)).map(|p| p.name.clone())
}

pub(super) fn quantity(unit: &str, base: &str) -> Option<Quantity> {
    let unit = unit.parse().ok().filter(|unit| *unit != Unit::Lot)?;
    let base = number(base).filter(|base| (1..=Quantity::MAX_BASE).contains(base))?;
    Some(Quantity { base, unit })
}

pub(super) fn price(per: &str, amount: &str) -> Option<Price> {
    let amount = number(amount).map(Rupiah).filter(|amount| (Rupiah(1)..=Rupiah::MAX_PRICE).contains(amount))?;
    Some(Price { amount, per: per.parse().ok()? })
}

/// A day of this millennium, as dates of trade are.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let day: NaiveDate = text.parse().ok()?;
    (2000..3000).contains(&day.year()).then_some(day)
}
