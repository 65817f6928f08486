//! What somebody asked to be told of: offers of goods, or demands for them.

use chrono::{DateTime, Days, Utc};
use serde::{Deserialize, Serialize};

use super::{
    code::coded,
    commodity::GoodsCode,
    demand::Demand,
    person::PersonId,
    place::Region,
    search::{Limits, comparable},
    wib,
};

/// A subscription's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SubscriptionId(pub i64);

coded! {
    /// What a subscription is to.
    SubscriptionKind("kind") {
        /// Offers, for a person who buys.
        Offers = "OFFERS",
        /// Demands, for a person who sells.
        Demands = "DEMANDS",
    }
}

/// What somebody asked to be told of. A person has one of a kind for the same goods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Row id.
    pub id: SubscriptionId,
    /// The subscriber.
    pub person: PersonId,
    /// Whether he is told of offers or of demands.
    pub kind: SubscriptionKind,
    /// The goods that he waits for.
    pub goods: GoodsCode,
    /// The highest price and the least quantity; no days.
    pub limits: Limits,
    /// Only goods from there.
    pub region: Option<Region>,
    /// Once a day, not at once.
    pub daily: bool,
    /// Not before this moment.
    pub next_at: DateTime<Utc>,
}

impl Subscription {
    /// Whether a demand asks for as much as is wanted.
    #[must_use]
    pub fn admits(&self, demand: &Demand) -> bool {
        let wanted = demand.wanted.quantity;
        self.limits.quantity.is_none_or(|least| {
            let alike =
                least.unit == wanted.unit || (comparable(least.unit).is_some() && comparable(least.unit) == comparable(wanted.unit));
            alike && wanted.base >= least.base
        })
    }
}

/// When somebody who was told at `now`, or asked to be, is told next: at once, or in the morning.
#[must_use]
pub fn next_at(daily: bool, now: DateTime<Utc>) -> DateTime<Utc> {
    if !daily {
        return now;
    }
    let today = wib::at_hour(wib::day(now), wib::DIGEST_HOUR);
    if now < today { today } else { wib::at_hour(wib::day(now) + Days::new(1), wib::DIGEST_HOUR) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_told_daily_is_told_in_the_morning() {
        let wib = |text: &str| DateTime::parse_from_rfc3339(&format!("2026-11-{text}:00+07:00")).unwrap().with_timezone(&Utc);
        assert_eq!(next_at(false, wib("24T09:00")), wib("24T09:00"));
        assert_eq!(next_at(true, wib("24T09:00")), wib("25T07:00"));
        assert_eq!(next_at(true, wib("24T06:59")), wib("24T07:00"));
        assert_eq!(next_at(true, wib("24T07:00")), wib("25T07:00"));
    }
}
