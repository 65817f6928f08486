//! What both sides change of an agreed order: one term an addendum.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::delivery::Progress;
use crate::domain::{
    code::coded,
    lifecycle::Side,
    money::{Price, Rupiah},
    offer::Terms,
    quantity::Quantity,
};

coded! {
    /// A term that an addendum can change. The day has a proposal of its own.
    Term("term") {
        /// What the goods cost.
        Price = "PRICE",
        /// How much is agreed.
        Quantity = "QUANTITY",
        /// Within how many days of complete papers it is paid.
        PaymentDays = "PAYMENT_DAYS",
    }
}

/// The most days of complete papers within which an order is paid.
pub const MOST_PAYMENT_DAYS: i64 = 180;

/// A change of one term: what it was and what it becomes. It is stored with a proposal, so it only grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Amendment {
    /// Another price for the same unit.
    Price {
        /// The price before.
        from: Price,
        /// The price afterwards.
        to: Price,
    },
    /// More or less than was agreed.
    Quantity {
        /// The quantity before.
        from: Quantity,
        /// The quantity afterwards.
        to: Quantity,
    },
    /// Other days of complete papers until it is paid.
    PaymentDays {
        /// The days before; `None` where nothing was agreed.
        from: Option<i64>,
        /// The days afterwards.
        to: i64,
    },
}

impl Amendment {
    /// Which term it changes.
    #[must_use]
    pub const fn term(self) -> Term {
        match self {
            Self::Price { .. } => Term::Price,
            Self::Quantity { .. } => Term::Quantity,
            Self::PaymentDays { .. } => Term::PaymentDays,
        }
    }

    /// Whether nothing changes.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        match self {
            Self::Price { from, to } => from == to,
            Self::Quantity { from, to } => from.base == to.base,
            Self::PaymentDays { from, to } => from == Some(to),
        }
    }

    /// Whether it changes what holds now into what can hold. `most` is the largest quantity that the order can have; the least is
    /// what has arrived or will not come.
    #[must_use]
    pub fn fits(self, terms: &Terms, quantity: Quantity, progress: &Progress, most: i64) -> bool {
        let is_possible = match self {
            Self::Price { from, to } => from == terms.price && to.per == from.per && (1..=Rupiah::MAX_PRICE.0).contains(&to.amount.0),
            Self::Quantity { from, to } => {
                let alike = from.base == quantity.base && [from, to].iter().all(|said| said.dimension() == quantity.dimension());
                let alike = alike && !terms.whole_only();
                alike && (progress.least_ordered()..=most).contains(&to.base)
            }
            Self::PaymentDays { from, to } => from == progress.payment_days && (0..=MOST_PAYMENT_DAYS).contains(&to),
        };
        is_possible && !self.is_nothing()
    }
}

/// An addendum: a change that both sides said yes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addendum {
    /// Which of the order, from 1.
    pub number: i64,
    /// The side that proposed it.
    pub by: Side,
    /// When the other side agreed (UTC).
    pub at: DateTime<Utc>,
    /// What changed.
    pub change: Amendment,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::unit::Unit;

    #[test]
    fn what_was_ordered_never_falls_below_what_arrived() {
        let progress = Progress { arrived: 400, closed_short: 100, ..Progress::default() };
        assert_eq!(progress.least_ordered(), 500);
        assert_eq!(Progress::default().least_ordered(), 1);
    }

    #[test]
    fn a_change_into_the_same_is_none() {
        let kg = |base| Quantity { base, unit: Unit::Kg };
        assert!(Amendment::Quantity { from: kg(5), to: kg(5) }.is_nothing());
        assert!(Amendment::PaymentDays { from: Some(7), to: 7 }.is_nothing());
        assert!(!Amendment::PaymentDays { from: None, to: 0 }.is_nothing());
    }
}
