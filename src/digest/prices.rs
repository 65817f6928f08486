//! What was agreed lately, as everybody may know it: prices that a digest told of days that are over.
//!
//! They are counted nowhere else. The facts of a day tell a weighted price only where at least three sellers stand behind it and
//! behind what it leaves of the other figures; they are frozen once and never change, so that no two questions have a difference.

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::{
    domain::{digest::Average, wib},
    store::{self, Tx},
};

/// The days before today that are looked at, the same for everybody.
const RECENT: Days = Days::new(7);

/// What goods cost on the last day (WIB) of which that may be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecentPrice {
    /// Code of the goods.
    pub commodity: String,
    /// The weighted price at one point of handover.
    pub average: Average,
    /// The day on which it was agreed.
    pub day: NaiveDate,
}

/// The weighted prices of the last seven days that are over and frozen: of goods, point of handover and unit the latest.
///
/// # Errors
/// The store's.
pub async fn recent_prices(tx: &mut Tx, now: DateTime<Utc>) -> store::Result<Vec<RecentPrice>> {
    let today = wib::day(now);
    let mut days = tx.digests().frozen_between(today - RECENT, today - Days::new(1)).await?;
    days.sort_by_key(|facts| std::cmp::Reverse(facts.day));
    let mut prices: Vec<RecentPrice> = Vec::new();
    for facts in days {
        for line in facts.goods {
            for average in line.averages {
                let known = |price: &RecentPrice| {
                    let same = (price.average.handover, price.average.price.per) == (average.handover, average.price.per);
                    price.commodity == line.commodity && same
                };
                if !prices.iter().any(known) {
                    prices.push(RecentPrice { commodity: line.commodity.clone(), average, day: facts.day });
                }
            }
        }
    }
    Ok(prices)
}
