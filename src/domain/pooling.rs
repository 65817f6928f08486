//! Pooling: which sellers together bring what none of them has alone, and how what they share is split.

mod sums;

use chrono::{DateTime, Utc};

use super::{offer::OfferId, person::PersonId, unit::Dimension};
use sums::Sums;

/// How many offers of one seller are put into one load, the largest first.
pub const OFFERS_OF_SELLER: usize = 3;

/// An offer of which a part can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The offer.
    pub offer: OfferId,
    /// The seller of the goods.
    pub seller: PersonId,
    /// What can still be ordered of it, in base units.
    pub left: i64,
    /// When somebody last asked this seller for goods of this kind: his last turn.
    pub last_turn: Option<DateTime<Utc>>,
}

/// What an offer brings to a load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The offer.
    pub offer: OfferId,
    /// How much of it, in base units: all that is left of it, or less.
    pub base: i64,
}

/// What a load is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pool {
    /// The parts; those of one seller stand together.
    pub parts: Vec<Part>,
    /// What they do not bring of what is wanted, in base units.
    pub missing: i64,
}

/// The smallest rest of an offer that can be sold on, in base units: 50 kg, 50 litres, one piece, one pack.
#[must_use]
pub const fn smallest_rest(dimension: Dimension) -> i64 {
    match dimension {
        Dimension::Mass | Dimension::Volume => 50_000,
        Dimension::Count | Dimension::Package | Dimension::Lot => 1,
    }
}

/// What one seller has to give.
#[derive(Debug)]
struct Seller {
    last_turn: Option<DateTime<Utc>>,
    offers: Vec<Candidate>,
    has: i64,
}

/// Chooses the parts of a load of `wanted` base units from at most `most` sellers.
///
/// Of all choices that is made which, in this order,
///
/// 1. leaves least of the load unfilled;
/// 2. asks the fewest sellers;
/// 3. leaves least over in the offers that it takes of: nothing; else what can be sold on, which is `smallest_rest` or more, as
///    little as can be; else as little as can be;
/// 4. gives the turn to the one that has waited longest: the seller who was never asked for these goods, or whose last turn is the
///    longest ago, is in it if any such choice has him; of these the next one; and so on. Of equal sellers the one with the
///    smaller offer number comes first.
///
/// The seller whose turn was last keeps what is left over; everybody else gives all. The first two rules hold always, and all of
/// them where one seller is enough. Otherwise the last two are exact as long as the amounts have a common measure that is not too fine for [`Sums::WORDS`] machine words: any amounts in
/// kilograms for a truck of 5,040 kg and 200 sellers. Finer amounts are compared in the finest measure that is coarse enough. The
/// time is bounded by the same number.
#[must_use]
pub fn compose(wanted: i64, candidates: &[Candidate], smallest_rest: i64, most: usize) -> Pool {
    let sellers = in_turn(candidates);
    let Some(chosen) = choose(wanted, &sellers, smallest_rest, most) else { return Pool { parts: Vec::new(), missing: wanted.max(0) } };
    let mut missing = wanted;
    let parts = chosen.into_iter().flat_map(|seller| &seller.offers).filter_map(|offer| {
        let base = offer.left.min(missing);
        missing -= base;
        (base > 0).then_some(Part { offer: offer.offer, base })
    });
    Pool { parts: parts.collect(), missing }
}

/// The sellers with what they can give; the one who has waited longest comes first.
fn in_turn(candidates: &[Candidate]) -> Vec<Seller> {
    let mut offers: Vec<_> = candidates.iter().copied().filter(|offer| offer.left > 0).collect();
    offers.sort_by_key(|offer| (offer.seller, std::cmp::Reverse(offer.left), offer.offer));
    let mut sellers: Vec<_> = offers
        .chunk_by(|a, b| a.seller == b.seller)
        .map(|offers| {
            let offers = offers.get(..OFFERS_OF_SELLER).unwrap_or(offers).to_vec();
            let has = offers.iter().fold(0_i64, |sum, offer| sum.saturating_add(offer.left));
            let last_turn = offers.iter().filter_map(|offer| offer.last_turn).max();
            Seller { last_turn, offers, has }
        })
        .collect();
    sellers.sort_by_key(|seller| (seller.last_turn, seller.offers.iter().map(|offer| offer.offer).min()));
    sellers
}

/// The sellers of a load, in turn; `None` for no load.
fn choose(wanted: i64, sellers: &[Seller], smallest_rest: i64, most: usize) -> Option<Vec<&Seller>> {
    if wanted <= 0 {
        return None;
    }
    // A stable order: of equal ones the seller who has waited longer comes first.
    let mut largest: Vec<usize> = (0..sellers.len()).collect();
    largest.sort_by_key(|at| std::cmp::Reverse(sellers.get(*at).map(|seller| seller.has)));
    largest.truncate(most);
    let mut sum = 0_i64;
    let enough = largest.iter().position(|at| {
        sum = sum.saturating_add(sellers.get(*at).map_or(0, |seller| seller.has));
        sum >= wanted
    });
    let mut chosen = match enough {
        // All that can be had is not more than is wanted.
        None => largest,
        // However much one of them has, the others are compared to the base unit.
        Some(0) => vec![alone(wanted, sellers, smallest_rest)?],
        Some(last) => {
            let count = last + 1;
            let has: Vec<i64> = sellers.iter().map(|seller| seller.has).collect();
            Sums::of(&has, count, sum, wanted).choose(wanted, smallest_rest).unwrap_or_else(|| {
                largest.truncate(count);
                largest
            })
        }
    };
    chosen.sort_unstable();
    Some(chosen.into_iter().filter_map(|at| sellers.get(at)).collect())
}

/// The one seller who has all that is wanted and whose rest is the best, the one who has waited longer rather than another.
fn alone(wanted: i64, sellers: &[Seller], smallest_rest: i64) -> Option<usize> {
    let rests = sellers.iter().enumerate().filter_map(|(at, seller)| Some((at, seller.has.checked_sub(wanted)?)));
    let enough = rests.filter(|(_, rest)| *rest >= 0);
    enough.min_by_key(|(at, rest)| (*rest > 0 && *rest < smallest_rest, *rest, *at)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests;
