//! Trips: loads of one order or of several that leave on one truck, and how what the transport costs is split over them.

use std::{cmp::Reverse, fmt};

use serde::{Deserialize, Serialize};

use super::{money::Rupiah, quantity::Quantity, unit::Dimension};

/// A trip's number, said as `J-12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TripId(pub i64);

impl fmt::Display for TripId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "J-{}", self.0)
    }
}

/// What a load weighs, in grams; `pack` is what one pack holds. `None` for what is counted or poured.
#[must_use]
pub fn weight(loaded: Quantity, pack: Option<Quantity>) -> Option<i64> {
    match loaded.dimension() {
        Dimension::Mass => Some(loaded.base),
        Dimension::Package => pack.filter(|pack| pack.dimension() == Dimension::Mass)?.base.checked_mul(loaded.base),
        _ => None,
    }
}

/// The parts of a freight by the weights of the loads, in whole rupiah that add to the whole: each is rounded down, and what is left
/// goes to the largest remainders, the earlier load first. `None` where there is no load, or one that weighs nothing.
#[must_use]
pub fn split(freight: Rupiah, weights: &[i64]) -> Option<Vec<Rupiah>> {
    if weights.is_empty() || weights.iter().any(|weight| *weight <= 0) {
        return None;
    }
    let all: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    let shares: Vec<i128> = weights.iter().map(|weight| i128::from(freight.0) * i128::from(*weight)).collect();
    let mut parts: Vec<i128> = shares.iter().map(|share| share.div_euclid(all)).collect();
    let left = usize::try_from(i128::from(freight.0) - parts.iter().sum::<i128>()).ok()?;
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| (Reverse(shares.get(*at).map(|share| share.rem_euclid(all))), *at));
    for at in order.into_iter().take(left) {
        if let Some(part) = parts.get_mut(at) {
            *part += 1;
        }
    }
    parts.into_iter().map(|part| i64::try_from(part).ok().map(Rupiah)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::unit::Unit;

    fn parts(freight: i64, weights: &[i64]) -> Option<Vec<i64>> {
        split(Rupiah(freight), weights).map(|parts| parts.into_iter().map(|part| part.0).collect())
    }

    #[test]
    fn what_is_left_goes_to_the_largest_remainder_and_the_earlier_load() {
        assert_eq!(parts(900_000, &[1_000_000, 300_000]), Some(vec![692_308, 207_692]));
        assert_eq!(parts(100, &[1, 1, 1]), Some(vec![34, 33, 33]));
        assert_eq!(parts(101, &[1, 1, 1]), Some(vec![34, 34, 33]));
        assert_eq!(parts(1, &[1, 2]), Some(vec![0, 1]));
        assert_eq!(parts(900_000, &[7]), Some(vec![900_000]));
    }

    #[test]
    fn a_load_that_weighs_nothing_is_refused() {
        for weights in [&[][..], &[0], &[5, 0], &[5, -1]] {
            assert_eq!(parts(900_000, weights), None, "{weights:?}");
        }
    }

    #[test]
    fn packs_weigh_what_they_hold_and_heads_and_litres_weigh_nothing_that_is_known() {
        let of = |base, unit| Quantity { base, unit };
        assert_eq!(weight(of(300_000, Unit::Ton), None), Some(300_000));
        assert_eq!(weight(of(20, Unit::Peti), Some(of(15_000, Unit::Kg))), Some(300_000));
        assert_eq!(weight(of(20, Unit::Peti), None), None);
        assert_eq!(weight(of(20, Unit::Peti), Some(of(30, Unit::Butir))), None);
        assert_eq!(weight(of(20, Unit::Ekor), None), None);
    }

    proptest! {
        #[test]
        fn parts_add_to_the_whole_and_lie_within_a_rupiah_of_their_share(
            freight in 1_i64..=10_000_000_000,
            weights in prop::collection::vec(1_i64..=100_000_000_000, 1..12),
        ) {
            let parts = parts(freight, &weights).unwrap();
            prop_assert_eq!(parts.iter().sum::<i64>(), freight);
            let all: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
            for (part, weight) in parts.iter().zip(&weights) {
                let exact = i128::from(freight) * i128::from(*weight);
                prop_assert!((i128::from(*part) * all - exact).abs() < all);
            }
        }
    }
}
