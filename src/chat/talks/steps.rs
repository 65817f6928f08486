//! Prices that are likely to be named next.

use crate::domain::{
    lifecycle::Side,
    money::{Price, Rupiah},
    talk::Bidding,
};

/// How prices of about this amount move: Rp250 for eggs, Rp500 for what costs more, about a hundredth of everything else.
fn step(amount: Rupiah) -> i64 {
    match amount.0 {
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

/// The next rounded price below `amount`.
const fn below(amount: i64, step: i64) -> i64 {
    (amount - 1).div_euclid(step) * step
}

/// What a buyer may name first for goods that cost `listed`: one and two steps below it.
pub(super) fn first(listed: Price) -> Vec<Price> {
    let step = step(listed.amount);
    let first = below(listed.amount.0, step);
    [first, first - step].into_iter().filter(|amount| *amount > 0).map(|amount| Price { amount: Rupiah(amount), ..listed }).collect()
}

/// What `by` may name next: half-way to the other side, and a step from what that side was last asked for.
pub(super) fn next(bidding: &Bidding, by: Side) -> Vec<Price> {
    let standing = bidding.standing.price;
    let own = bidding.earlier.iter().rev().find(|bid| bid.by == by).map_or(bidding.listed, |bid| bid.price);
    let step = step(bidding.listed.amount);
    let (low, high) = (standing.amount.0.min(own.amount.0), standing.amount.0.max(own.amount.0));
    let half = (low + high) / 2 / step * step;
    let near_own = match by {
        Side::Seller => below(high, step),
        Side::Buyer => low / step * step + step,
    };
    let mut likely: Vec<i64> = [half, near_own].into_iter().filter(|amount| *amount > low && *amount < high).collect();
    likely.dedup();
    likely.into_iter().map(|amount| Price { amount: Rupiah(amount), ..standing }).filter(|price| bidding.takes(by, *price)).collect()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::{
        quantity::Quantity,
        talk::{Bid, TalkStatus},
        unit::Unit,
    };

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
        assert_eq!(amounts(&first(price(26_500))), [26_250, 26_000]);
        assert_eq!(amounts(&first(price(26_700))), [26_500, 26_250]);
        assert_eq!(amounts(&first(price(45_000))), [44_500, 44_000]);
        assert_eq!(amounts(&first(price(1_800))), [1_790, 1_780]);
        assert_eq!(amounts(&first(price(50_000_000))), [49_500_000, 49_000_000]);
        assert_eq!(amounts(&first(price(1))), Vec::<i64>::new());
    }

    #[test]
    fn what_may_follow_lies_between_what_was_named() {
        assert_eq!(amounts(&next(&bidding(&[25_000]), Side::Seller)), [25_750, 26_250]);
        assert_eq!(amounts(&next(&bidding(&[25_000, 26_000]), Side::Buyer)), [25_500, 25_250]);
        assert_eq!(amounts(&next(&bidding(&[25_750, 26_250]), Side::Buyer)), [26_000]);
        assert_eq!(amounts(&next(&bidding(&[26_400]), Side::Seller)), Vec::<i64>::new());
    }
}
