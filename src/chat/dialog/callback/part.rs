//! Numbers, names and days as parts of callback data.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize, de::IntoDeserializer};

#[cfg(test)]
use proptest::strategy::{BoxedStrategy, Strategy};

#[cfg(test)]
use super::any;
use super::{Part, Parts, SEPARATOR};
use crate::{
    domain::{
        commodity::Commodity,
        demand::{AnswerId, DemandId},
        money::{Price, Rupiah},
        offer::OfferId,
        order::OrderId,
        person::PersonId,
        place::{Level, Place},
        quantity::Quantity,
        routine::RoutineId,
        subscription::SubscriptionId,
        talk::TalkId,
        unit::Unit,
    },
    notice::{Field, FormKind},
};

/// Appends a part.
pub(in crate::chat) fn push(data: &mut String, part: &str) {
    data.push(SEPARATOR);
    data.push_str(part);
}

/// A number in at most sixteen digits. Nothing here is negative; what is does not come back.
pub(in crate::chat) fn hex(number: i64) -> String {
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

pub(in crate::chat) fn commodity(code: &str) -> Option<String> {
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

impl Part for i64 {
    fn write(&self, data: &mut String) {
        push(data, &hex(*self));
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        number(parts.next()?)
    }

    #[cfg(test)]
    fn any() -> BoxedStrategy<Self> {
        any::number()
    }
}

impl Part for NaiveDate {
    fn write(&self, data: &mut String) {
        push(data, &self.to_string());
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        day(parts.next()?)
    }

    #[cfg(test)]
    fn any() -> BoxedStrategy<Self> {
        any::day()
    }
}

/// Ids are numbers.
macro_rules! ids {
    ($($id:ident),+) => {
        $(impl Part for $id {
            fn write(&self, data: &mut String) {
                self.0.write(data);
            }

            fn read(parts: &mut Parts<'_>) -> Option<Self> {
                i64::read(parts).map(Self)
            }

            #[cfg(test)]
            fn any() -> BoxedStrategy<Self> {
                any::number().prop_map(Self).boxed()
            }
        })+
    };
}

ids!(AnswerId, DemandId, OfferId, OrderId, PersonId, RoutineId, SubscriptionId, TalkId);

/// Plain enums are their stored names.
macro_rules! names {
    ($($name:ident from $all:expr),+) => {
        $(impl Part for $name {
            fn write(&self, data: &mut String) {
                push(data, &word(self));
            }

            fn read(parts: &mut Parts<'_>) -> Option<Self> {
                named(parts.next()?)
            }

            #[cfg(test)]
            fn any() -> BoxedStrategy<Self> {
                $all.boxed()
            }
        })+
    };
}

names!(Field from any::field(), FormKind from any::form());
