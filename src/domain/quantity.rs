//! Quantities of goods, in integers.

use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::{Deserialize, Serialize};

use super::unit::{Dimension, Unit};

/// An amount of something: an integer in the base of the unit's dimension (gram, millilitre, piece or
/// pack), and the unit in which the person said it, for showing it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// Gram, millilitre, piece or pack, by the dimension of `unit`.
    pub base: i64,
    /// The unit as typed, for display.
    pub unit: Unit,
}

/// Why a number is no quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    /// Zero or less.
    #[error("not positive")]
    NotPositive,
    /// A part of a gram, millilitre, piece or pack.
    #[error("not a whole number of base units")]
    Fraction,
    /// Over [`Quantity::MAX_BASE`].
    #[error("too much")]
    TooMuch,
}

impl Quantity {
    /// The most of anything in one offer: a million tons in gram, far above every guard of the reader.
    pub const MAX_BASE: i64 = 1_000_000_000_000;

    /// `number` of `unit`, exactly.
    ///
    /// # Errors
    /// When the number is not positive, is no whole number of base units, or is over the limit.
    pub fn new(number: Decimal, unit: Unit) -> Result<Self, QuantityError> {
        if number <= Decimal::ZERO {
            return Err(QuantityError::NotPositive);
        }
        let base = number.checked_mul(Decimal::from(unit.base())).ok_or(QuantityError::TooMuch)?;
        if base > Decimal::from(Self::MAX_BASE) {
            return Err(QuantityError::TooMuch);
        }
        if base.fract() != Decimal::ZERO {
            return Err(QuantityError::Fraction);
        }
        let base = base.to_i64().ok_or(QuantityError::TooMuch)?;
        Ok(Self { base, unit })
    }

    /// Whether this and another quantity of the same goods can be compared: packs only with packs of the same kind.
    #[must_use]
    pub fn measures_like(self, other: Self) -> bool {
        self.dimension() == other.dimension() && (self.dimension() != Dimension::Package || self.unit == other.unit)
    }

    /// What this is a quantity of: mass, pieces, volume or packs.
    #[must_use]
    pub const fn dimension(self) -> Dimension {
        self.unit.dimension()
    }

    /// A quantity in this unit with another amount in base units.
    #[must_use]
    pub const fn with_base(self, base: i64) -> Self {
        Self { base, unit: self.unit }
    }

    /// The number in its own unit, exactly (2.5 for 2,500 kg said in tons).
    #[must_use]
    pub fn number(self) -> Decimal {
        (Decimal::from(self.base) / Decimal::from(self.unit.base())).normalize()
    }

    /// All of these packs' content, if `content` is what one of them holds.
    #[must_use]
    pub fn unpacked(self, content: Self) -> Option<Self> {
        (self.dimension() == Dimension::Package).then_some(())?;
        Some(content.with_base(self.base.checked_mul(content.base)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_and_a_half_tons_is_an_exact_number_of_grams() {
        let q = Quantity::new(Decimal::new(15, 1), Unit::Ton).unwrap();
        assert_eq!(q.base, 1_500_000);
        assert_eq!(q.number(), Decimal::new(15, 1));
    }

    #[test]
    fn half_an_egg_is_refused_and_half_a_tray_is_fifteen() {
        assert_eq!(Quantity::new(Decimal::new(5, 1), Unit::Butir), Err(QuantityError::Fraction));
        assert_eq!(Quantity::new(Decimal::new(5, 1), Unit::Rak).map(|q| q.base), Ok(15));
    }

    #[test]
    fn zero_minus_and_too_much_are_refused() {
        assert_eq!(Quantity::new(Decimal::ZERO, Unit::Kg), Err(QuantityError::NotPositive));
        assert_eq!(Quantity::new(Decimal::from(-5), Unit::Kg), Err(QuantityError::NotPositive));
        assert_eq!(Quantity::new(Decimal::from(i64::MAX), Unit::Ton), Err(QuantityError::TooMuch));
        assert_eq!(Quantity::new(Decimal::MAX, Unit::Ton), Err(QuantityError::TooMuch));
    }
}
