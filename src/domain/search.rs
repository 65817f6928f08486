//! What a buyer looks for beside the goods: limits that he set in his own words.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    money::Price,
    quantity::Quantity,
    unit::{Dimension, Unit},
};

/// How many live offers a list turns to, so that the last page costs no more than the first ones, however many offers there
/// are. A buyer of more narrows the search.
pub const MAX_LISTED: i64 = 600;

/// Limits of a search. What an offer measures otherwise (heads against kilograms) can't be compared and is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// The highest price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<Price>,
    /// The least that must be left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// The goods can be taken on one of the days from the first to the last (WIB).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<(NaiveDate, NaiveDate)>,
}

impl Limits {
    /// Whether nothing is limited.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.price.is_none() && self.quantity.is_none() && self.days.is_none()
    }

    /// These limits, and those of `before` that they say nothing about.
    #[must_use]
    pub fn or(self, before: Self) -> Self {
        Self { price: self.price.or(before.price), quantity: self.quantity.or(before.quantity), days: self.days.or(before.days) }
    }
}

/// How a list was narrowed, as it is said back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Narrowed {
    /// The limits that were applied.
    pub limits: Limits,
    /// Offers of these goods that are measured otherwise.
    pub aside: i64,
    /// Some number or day was said that could not be read as a limit.
    pub unclear: bool,
}

impl Narrowed {
    /// Whether there is nothing to be said.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.limits.is_none() && !self.unclear
    }
}

/// The dimension in which amounts of a unit can be compared; packs compare with packs of their own kind only.
#[must_use]
pub const fn comparable(unit: Unit) -> Option<Dimension> {
    match unit.dimension() {
        Dimension::Package | Dimension::Lot => None,
        dimension => Some(dimension),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Rupiah;

    #[test]
    fn a_new_limit_takes_the_place_of_the_one_before_and_leaves_the_others() {
        let price = |amount| Some(Price { amount: Rupiah(amount), per: Unit::Kg });
        let day = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        let before = Limits { price: price(27_000), quantity: None, days: Some((day, day)) };
        let now = Limits { price: price(26_000), ..Limits::default() };
        assert_eq!(now.or(before), Limits { price: price(26_000), quantity: None, days: Some((day, day)) });
    }
}
