//! Numbers that are likely to be said next, which forms offer as buttons: steps of prices, and parts of quantities.

use super::{
    lifecycle::Side,
    money::{Price, Rupiah},
    quantity::Quantity,
    talk::Bidding,
    unit::{Dimension, Unit},
};

impl Price {
    /// How prices of about this amount move: Rp250 for eggs, Rp500 for what costs more, about a hundredth of everything else.
    fn step(self) -> i64 {
        match self.amount.0 {
            5_000..30_000 => 250,
            30_000..100_000 => 500,
            other => {
                let hundredth = (other / 100).max(1);
                let mut tens = 1;
                while tens <= hundredth / 10 {
                    tens *= 10;
                }
                [5, 2, 1].into_iter().map(|times| times * tens).find(|step| *step <= hundredth).unwrap_or(1)
            }
        }
    }

    fn of(self, amount: i64) -> Option<Self> {
        (amount > 0 && amount <= Rupiah::MAX_PRICE.0).then_some(Self { amount: Rupiah(amount), ..self })
    }

    /// The prices that lie so many steps above it, or below it where the number is negative, in the order of `steps`.
    #[must_use]
    pub fn moved_by(self, steps: &[i64]) -> Vec<Self> {
        let step = self.step();
        steps.iter().filter_map(|by| self.of(self.amount.0.saturating_add(step.saturating_mul(*by)))).collect()
    }

    /// One and two rounded steps below it: what a buyer may name first for goods that cost so much.
    #[must_use]
    pub fn steps_below(self) -> Vec<Self> {
        let step = self.step();
        let first = below(self.amount.0, step);
        [first, first - step].into_iter().filter_map(|amount| self.of(amount)).collect()
    }
}

/// The next rounded price below `amount`.
const fn below(amount: i64, step: i64) -> i64 {
    (amount - 1).div_euclid(step) * step
}

impl Bidding {
    /// What `by` may name next: half-way to the other side, and a step from what that side was last asked for.
    #[must_use]
    pub fn likely_next(&self, by: Side) -> Vec<Price> {
        let standing = self.standing.price;
        let own = self.earlier.iter().rev().find(|bid| bid.by == by).map_or(self.listed, |bid| bid.price);
        let step = self.listed.step();
        let (low, high) = (standing.amount.0.min(own.amount.0), standing.amount.0.max(own.amount.0));
        let half = (low + high) / 2 / step * step;
        let near_own = match by {
            Side::Seller => below(high, step),
            Side::Buyer => low / step * step + step,
        };
        let mut likely: Vec<i64> = [half, near_own].into_iter().filter(|amount| *amount > low && *amount < high).collect();
        likely.dedup();
        likely.into_iter().filter_map(|amount| standing.of(amount)).filter(|price| self.takes(by, *price)).collect()
    }
}

impl Quantity {
    /// A half and a quarter of it, as numbers that people say. Less than a ton is said in kilograms.
    #[must_use]
    pub fn parts(self) -> Vec<Self> {
        let step = match self.dimension() {
            Dimension::Mass if self.base >= 20 * Unit::Kg.base() => 5 * Unit::Kg.base(),
            Dimension::Mass => Unit::Kg.base(),
            Dimension::Volume => Unit::Liter.base(),
            _ if self.base >= 100 => 5,
            _ => 1,
        };
        let part = |divisor: i64| {
            let base = self.base / divisor / step * step;
            let unit = if self.dimension() == Dimension::Mass && base < Unit::Ton.base() { Unit::Kg } else { self.unit };
            Self { base, unit }
        };
        let mut parts: Vec<Self> = [2, 4].map(part).into_iter().filter(|part| part.base > 0 && part.base < self.base).collect();
        parts.dedup_by_key(|part| part.base);
        parts
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::talk::{Bid, TalkStatus};

    fn price(amount: i64) -> Price {
        Price { amount: Rupiah(amount), per: Unit::Kg }
    }

    fn amounts(prices: &[Price]) -> Vec<i64> {
        prices.iter().map(|price| price.amount.0).collect()
    }

    fn bidding(prices: &[i64]) -> Bidding {
        let at = DateTime::from_timestamp_millis(1_764_000_000_000).unwrap();
        let quantity = Quantity { base: 1_000_000, unit: Unit::Ton };
        let bid = |(n, amount): (usize, &i64)| {
            let by = if n % 2 == 0 { Side::Buyer } else { Side::Seller };
            Bid { by, quantity, price: price(*amount), at }
        };
        let mut bids: Vec<Bid> = prices.iter().enumerate().map(bid).collect();
        let standing = bids.pop().unwrap();
        Bidding { listed: price(26_500), status: TalkStatus::Open, standing, earlier: bids }
    }

    #[test]
    fn a_buyer_begins_with_one_or_two_rounded_steps_below() {
        assert_eq!(amounts(&price(26_500).steps_below()), [26_250, 26_000]);
        assert_eq!(amounts(&price(26_700).steps_below()), [26_500, 26_250]);
        assert_eq!(amounts(&price(45_000).steps_below()), [44_500, 44_000]);
        assert_eq!(amounts(&price(1_800).steps_below()), [1_790, 1_780]);
        assert_eq!(amounts(&price(50_000_000).steps_below()), [49_500_000, 49_000_000]);
        assert_eq!(amounts(&price(1).steps_below()), Vec::<i64>::new());
    }

    #[test]
    fn what_may_follow_lies_between_what_was_named() {
        assert_eq!(amounts(&bidding(&[25_000]).likely_next(Side::Seller)), [25_750, 26_250]);
        assert_eq!(amounts(&bidding(&[25_000, 26_000]).likely_next(Side::Buyer)), [25_500, 25_250]);
        assert_eq!(amounts(&bidding(&[25_750, 26_250]).likely_next(Side::Buyer)), [26_000]);
        assert_eq!(amounts(&bidding(&[26_400]).likely_next(Side::Seller)), Vec::<i64>::new());
    }

    #[test]
    fn a_price_moves_by_steps_of_its_size_whatever_it_is_for() {
        assert_eq!(amounts(&price(26_500).moved_by(&[1, -1, 2, -2])), [26_750, 26_250, 27_000, 26_000]);
        assert_eq!(amounts(&price(45_000).moved_by(&[-2, -1, 1])), [44_000, 44_500, 45_500]);
        assert_eq!(amounts(&price(390_000).moved_by(&[1, -1])), [392_000, 388_000]);
        assert_eq!(amounts(&price(1).moved_by(&[1, -1])), [2]);
        assert_eq!(amounts(&price(Rupiah::MAX_PRICE.0).moved_by(&[1, -1])), [9_900_000_000]);
    }

    #[test]
    fn parts_are_numbers_that_people_say() {
        let of = |base, unit| Quantity { base, unit }.parts();
        let kg = |kilograms: i64| Quantity { base: kilograms * 1_000, unit: Unit::Kg };
        assert_eq!(of(2_000_000, Unit::Ton), [Quantity { base: 1_000_000, unit: Unit::Ton }, kg(500)]);
        assert_eq!(of(75_000, Unit::Kg), [kg(35), kg(15)]);
        assert_eq!(of(15_000, Unit::Kg), [kg(7), kg(3)]);
        let heads = |base| Quantity { base, unit: Unit::Ekor };
        assert_eq!(of(150, Unit::Ekor), [heads(75), heads(35)]);
        assert_eq!(of(3, Unit::Ekor), [heads(1)]);
        assert!(of(1, Unit::Peti).is_empty());
    }
}
