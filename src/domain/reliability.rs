//! What a seller's loads say of him, as counts: nothing is weighed, and nobody is ranked by it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{handover::Handover, wib};

/// A load whose receipt both sides agreed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastLoad {
    /// The last day (WIB) that was agreed.
    pub agreed: NaiveDate,
    /// Where the goods changed hands.
    pub handover: Handover,
    /// When it left.
    pub departed: DateTime<Utc>,
    /// When its receipt was entered.
    pub received: DateTime<Utc>,
    /// What was rejected, in base units.
    pub rejected: i64,
}

impl PastLoad {
    /// At the seller's and at the hub the day of departure counts, at the buyer's that of arrival.
    fn is_on_time(&self) -> bool {
        let at = match self.handover {
            Handover::SellerSite | Handover::Hub => self.departed,
            Handover::BuyerSite => self.received,
        };
        wib::day(at) <= self.agreed
    }
}

/// Counts of a seller's loads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reliability {
    /// Loads whose receipt both sides agreed to.
    pub loads: i64,
    /// Those that were on time.
    pub on_time: i64,
    /// Those of which nothing was rejected.
    pub whole: i64,
}

impl Reliability {
    /// Counts loads; `None` without any.
    pub fn of(loads: impl IntoIterator<Item = PastLoad>) -> Option<Self> {
        let counted = loads.into_iter().fold(Self::default(), |counts, load| Self {
            loads: counts.loads + 1,
            on_time: counts.on_time + i64::from(load.is_on_time()),
            whole: counts.whole + i64::from(load.rejected == 0),
        });
        (counted.loads > 0).then_some(counted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(handover: Handover, departed: &str, received: &str, rejected: i64) -> PastLoad {
        let at = |text: &str| DateTime::parse_from_rfc3339(&format!("2026-11-{text}:00+07:00")).unwrap().with_timezone(&Utc);
        PastLoad { agreed: "2026-11-25".parse().unwrap(), handover, departed: at(departed), received: at(received), rejected }
    }

    #[test]
    fn loads_are_on_time_by_departure_or_by_arrival() {
        let loads = [
            load(Handover::SellerSite, "25T23:59", "27T08:00", 0),
            load(Handover::BuyerSite, "25T05:00", "26T08:00", 12_000),
            load(Handover::BuyerSite, "24T05:00", "25T08:00", 0),
            load(Handover::Hub, "26T00:00", "26T08:00", 0),
        ];
        assert_eq!(Reliability::of(loads), Some(Reliability { loads: 4, on_time: 2, whole: 3 }));
        assert_eq!(Reliability::of([]), None);
    }
}
