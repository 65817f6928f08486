//! Rupiah, and what a quantity costs.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::{
    quantity::Quantity,
    unit::{Dimension, Unit},
};

/// An amount of money in whole rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rupiah(pub i64);

impl Rupiah {
    /// The largest price of one unit that is taken: ten billion rupiah. It leaves room for every
    /// quantity that is taken (see [`Quantity::MAX_BASE`]) inside `i128` arithmetic.
    pub const MAX_PRICE: Self = Self(10_000_000_000);
}

/// What one `per` of the goods costs; `per` is [`Unit::Lot`] when one price stands for the whole offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// Rupiah for one `per`.
    pub amount: Rupiah,
    /// The unit that the amount buys.
    pub per: Unit,
}

/// A price that is so many times another one, or so small a part of it, has likely lost or gained a zero.
const FAR: i64 = 5;

impl Price {
    /// Whether the amount lies so far from that of `usual`, for the same unit, that a zero may be missing or too much.
    #[must_use]
    pub fn is_far_from(&self, usual: Self) -> bool {
        let (amount, usual_amount) = (self.amount.0, usual.amount.0);
        self.per == usual.per && (amount.saturating_mul(FAR) <= usual_amount || usual_amount.saturating_mul(FAR) <= amount)
    }

    /// Whether this is no more than `limit`, said in the same measure: per kilogram against per ton, per crate of so many
    /// kilograms. `None` where they have no measure in common. `pack` is what one pack holds, where this price is for one.
    #[must_use]
    pub fn is_at_most(self, limit: Self, pack: Option<Quantity>) -> Option<bool> {
        if self.per == limit.per {
            return Some(self.amount <= limit.amount);
        }
        let paid = |per: Unit, pack: Option<Quantity>| match per.dimension() {
            Dimension::Lot => None,
            Dimension::Package => pack.map(|pack| (pack.dimension(), pack.base)),
            dimension => Some((dimension, per.base())),
        };
        let ((kind, base), (limit_kind, limit_base)) = (paid(self.per, pack)?, paid(limit.per, None)?);
        let costs = i128::from(self.amount.0) * i128::from(limit_base);
        (kind == limit_kind).then(|| costs <= i128::from(limit.amount.0) * i128::from(base))
    }

    /// What `quantity` costs, rounded half up to whole rupiah once, or `None` where it can't be said
    /// before weighing (heads that are priced by weight) or would not fit.
    ///
    /// `pack` is the content of one pack where the goods are packed; a [`Unit::Lot`] price is the total
    /// whatever the quantity, because a lot is only sold whole.
    #[must_use]
    pub fn total(self, quantity: Quantity, pack: Option<Quantity>) -> Option<Rupiah> {
        if self.per == Unit::Lot {
            return Some(self.amount);
        }
        let priced = if quantity.dimension() == self.per.dimension() {
            // Packs of different kinds (a crate, a sack) have no common measure.
            if quantity.dimension() == Dimension::Package && quantity.unit != self.per {
                return None;
            }
            i128::from(quantity.base)
        } else if quantity.dimension() == Dimension::Package {
            let pack = pack.filter(|p| p.dimension() == self.per.dimension())?;
            i128::from(quantity.base) * i128::from(pack.base)
        } else {
            return None;
        };
        self.share(priced, i128::from(self.per.base()))
    }

    /// By how much of the same measure costs: Rp27.500/kg comes after Rp26.000.000/ton. What is measured otherwise comes apart, a lot last.
    #[must_use]
    pub fn cmp_measured(self, other: Self) -> Ordering {
        let measure = |price: Self| match price.per.dimension() {
            Dimension::Mass => (0, ""),
            Dimension::Count => (1, ""),
            Dimension::Volume => (2, ""),
            Dimension::Package => (3, price.per.code()),
            Dimension::Lot => (4, ""),
        };
        let of = |price: Self, per: Self| i128::from(price.amount.0) * i128::from(per.per.base());
        measure(self).cmp(&measure(other)).then_with(|| of(self, other).cmp(&of(other, self)))
    }

    /// What `part` of an agreed `whole` costs, rounded half up to whole rupiah once. A [`Unit::Lot`] price is for the whole: its
    /// part costs in proportion.
    #[must_use]
    pub fn total_of(self, part: Quantity, whole: Quantity, pack: Option<Quantity>) -> Option<Rupiah> {
        if self.per == Unit::Lot { self.share(i128::from(part.base), i128::from(whole.base.max(1))) } else { self.total(part, pack) }
    }

    /// `part` of `whole` of the amount, half up; `None` where it would not fit.
    fn share(self, part: i128, whole: i128) -> Option<Rupiah> {
        let rupiah = (part * i128::from(self.amount.0) * 2 + whole) / (whole * 2);
        i64::try_from(rupiah).ok().map(Rupiah)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kg(n: i64) -> Quantity {
        Quantity { base: n * 1000, unit: Unit::Kg }
    }

    #[test]
    fn a_ton_at_a_price_per_kg() {
        let price = Price { amount: Rupiah(26_500), per: Unit::Kg };
        let ton = Quantity { base: 1_000_000, unit: Unit::Ton };
        assert_eq!(price.total(ton, None), Some(Rupiah(26_500_000)));
    }

    #[test]
    fn a_price_is_far_from_another_at_five_times_or_a_fifth_of_it() {
        let price = |amount| Price { amount: Rupiah(amount), per: Unit::Kg };
        for (amount, is_far) in [(5_000, true), (5_001, false), (25_000, false), (124_999, false), (125_000, true)] {
            assert_eq!(price(amount).is_far_from(price(25_000)), is_far, "{amount}");
        }
        let a_ton = Price { amount: Rupiah(25_000_000), per: Unit::Ton };
        assert!(!a_ton.is_far_from(price(25_000)), "another unit is not compared");
    }

    #[test]
    fn half_a_rupiah_is_rounded_up_once() {
        let price = Price { amount: Rupiah(1), per: Unit::Kg };
        assert_eq!(price.total(Quantity { base: 500, unit: Unit::Kg }, None), Some(Rupiah(1)));
        assert_eq!(price.total(Quantity { base: 499, unit: Unit::Kg }, None), Some(Rupiah(0)));
    }

    #[test]
    fn crates_are_priced_by_their_content_or_by_the_crate() {
        let crates = Quantity { base: 50, unit: Unit::Peti };
        let per_kg = Price { amount: Rupiah(26_000), per: Unit::Kg };
        assert_eq!(per_kg.total(crates, Some(kg(15))), Some(Rupiah(19_500_000)));
        assert_eq!(per_kg.total(crates, None), None);
        let per_crate = Price { amount: Rupiah(390_000), per: Unit::Peti };
        assert_eq!(per_crate.total(crates, Some(kg(15))), Some(Rupiah(19_500_000)));
    }

    #[test]
    fn a_part_of_a_lot_costs_its_share_of_the_whole_rounded_once() {
        let lot = Price { amount: Rupiah(5_000_000), per: Unit::Lot };
        assert_eq!(lot.total_of(kg(2_000), kg(2_000), None), Some(Rupiah(5_000_000)));
        assert_eq!(lot.total_of(kg(990), kg(2_000), None), Some(Rupiah(2_475_000)));
        assert_eq!(lot.total_of(kg(0), kg(2_000), None), Some(Rupiah(0)));
        let third = Price { amount: Rupiah(100), per: Unit::Lot };
        assert_eq!([1, 2, 3].map(|part| third.total_of(kg(part), kg(3), None)), [33, 67, 100].map(|sum| Some(Rupiah(sum))));
        let crates = |base| Quantity { base, unit: Unit::Peti };
        assert_eq!(lot.total_of(crates(3), crates(4), Some(kg(15))), Some(Rupiah(3_750_000)));
        let per_kg = Price { amount: Rupiah(26_250), per: Unit::Kg };
        assert_eq!(per_kg.total_of(Quantity { base: 999, unit: Unit::Kg }, kg(1), None), Some(Rupiah(26_224)));
    }

    #[test]
    fn prices_are_compared_in_the_same_measure() {
        let price = |amount, per| Price { amount: Rupiah(amount), per };
        let limit = price(26_000, Unit::Kg);
        assert_eq!(price(26_000, Unit::Kg).is_at_most(limit, None), Some(true));
        assert_eq!(price(26_000_001, Unit::Ton).is_at_most(limit, None), Some(false));
        assert_eq!(price(390_000, Unit::Peti).is_at_most(limit, Some(kg(15))), Some(true));
        assert_eq!(price(390_001, Unit::Peti).is_at_most(limit, Some(kg(15))), Some(false));
        assert_eq!(price(1_700, Unit::Butir).is_at_most(price(52_000, Unit::Rak), None), Some(true));
        for (other, pack) in [(price(390_000, Unit::Peti), None), (price(50_000, Unit::Ekor), None), (price(1, Unit::Lot), Some(kg(15)))] {
            assert_eq!(other.is_at_most(limit, pack), None, "{other:?}");
        }
    }

    #[test]
    fn prices_are_put_in_order_by_what_the_same_measure_costs() {
        let price = |amount, per| Price { amount: Rupiah(amount), per };
        let mut prices = [
            price(1, Unit::Lot),
            price(390_000, Unit::Peti),
            price(27_500, Unit::Kg),
            price(26_000_000, Unit::Ton),
            price(2_650_000, Unit::Kw),
            price(26_000, Unit::Kg),
        ];
        prices.sort_by(|one, other| one.cmp_measured(*other));
        assert_eq!(prices.map(|price| price.amount.0), [26_000_000, 26_000, 2_650_000, 27_500, 390_000, 1]);
    }

    #[test]
    fn heads_priced_by_weight_have_no_total_before_weighing() {
        let price = Price { amount: Rupiah(19_500), per: Unit::Kg };
        assert_eq!(price.total(Quantity { base: 1200, unit: Unit::Ekor }, None), None);
    }

    #[test]
    fn the_largest_price_of_the_largest_quantity_does_not_overflow() {
        let price = Price { amount: Rupiah::MAX_PRICE, per: Unit::Gram };
        let most = Quantity { base: Quantity::MAX_BASE, unit: Unit::Gram };
        assert_eq!(price.total(most, None), None);
    }
}
