//! How much more than was agreed can be accepted and paid.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A share of the agreed quantity, in thousandths: 20 are 2%.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tolerance(i64);

impl Tolerance {
    /// Nothing above what was agreed: what holds where nobody said otherwise.
    pub const NONE: Self = Self(0);
    /// A fifth of the agreed quantity: more than that is another order.
    pub const MOST: Self = Self(200);

    /// A tolerance of so many thousandths; `None` if there can't be so many.
    #[must_use]
    pub const fn of_permille(permille: i64) -> Option<Self> {
        if permille >= 0 && permille <= Self::MOST.0 { Some(Self(permille)) } else { None }
    }

    /// Hundredths with one decimal at most; `None` if there can't be so many, or not so exact.
    #[must_use]
    pub fn of_percent(percent: Decimal) -> Option<Self> {
        let permille = percent.checked_mul(Decimal::TEN)?;
        if permille.fract().is_zero() { Self::of_permille(i64::try_from(permille).ok()?) } else { None }
    }

    /// Thousandths.
    #[must_use]
    pub const fn permille(self) -> i64 {
        self.0
    }

    /// Hundredths.
    #[must_use]
    pub fn percent(self) -> Decimal {
        Decimal::new(self.0, 1)
    }

    /// Whether nothing above what was agreed can be accepted.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::NONE
    }

    /// What can be accepted besides `agreed`, in base units: rounded down.
    #[must_use]
    pub fn of(self, agreed: i64) -> i64 {
        let share = i128::from(agreed.max(0)) * i128::from(self.0) / 1000;
        i64::try_from(share).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn permille(permille: i64) -> Tolerance {
        Tolerance::of_permille(permille).unwrap()
    }

    #[test]
    fn a_share_is_rounded_down_to_the_base_unit() {
        assert_eq!(permille(20).of(1_000_000), 20_000);
        assert_eq!(permille(25).of(333), 8);
        assert_eq!((permille(20).of(49), permille(20).of(50), permille(20).of(51)), (0, 1, 1));
        assert_eq!((Tolerance::NONE.of(1_000), permille(200).of(i64::MAX), permille(20).of(-5)), (0, i64::MAX / 5, 0));
    }

    #[test]
    fn tenths_of_a_percent_are_the_smallest_step_and_a_fifth_is_the_most() {
        let percent = |text: &str| Tolerance::of_percent(text.parse().unwrap());
        assert_eq!((percent("2"), percent("2.5"), percent("0")), (Some(permille(20)), Some(permille(25)), Some(Tolerance::NONE)));
        assert_eq!((percent("20"), percent("20.1"), percent("-1"), percent("2.55")), (Some(Tolerance::MOST), None, None, None));
        assert_eq!(percent("2.5").unwrap().percent().to_string(), "2.5");
    }
}
