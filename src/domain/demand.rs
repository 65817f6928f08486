//! Demands: what a buyer's organisation needs, and what sellers answer.

mod answer;
mod lifecycle;

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    commodity::GoodsCode,
    handover::Handover,
    money::Price,
    person::{Organization, PersonId},
    quantity::Quantity,
    tolerance::Tolerance,
};

pub use self::{
    answer::{ANSWER_LIFECYCLE, Answer, AnswerEvent, AnswerId, AnswerStatus, AnswerTransition},
    lifecycle::{DemandEvent, DemandStatus, LIFECYCLE, Transition},
};

/// A demand's number, said as `M-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DemandId(pub i64);

impl fmt::Display for DemandId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "M-{}", self.0)
    }
}

/// What the buyer says of a demand, and may change while it is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// The quantity that is needed.
    pub quantity: Quantity,
    /// The last day on which the goods shall change hands (WIB).
    pub needed_on: NaiveDate,
    /// The highest price, where there is a limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highest: Option<Price>,
    /// Where the goods shall change hands; anywhere, where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handover: Option<Handover>,
    /// The buyer's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A demand. Amounts are base units of its quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// The number.
    pub id: DemandId,
    /// The organisation that needs the goods.
    pub organization: Organization,
    /// The person who entered it.
    pub buyer: PersonId,
    /// The goods.
    pub goods: GoodsCode,
    /// What was said of them.
    pub wanted: Wanted,
    /// How much more than is agreed can be accepted and paid of each order for it, as it held when the demand was made.
    pub tolerance: Tolerance,
    /// Until when (UTC) answers are sealed, where the buyer wanted that; afterwards the demand takes none.
    pub sealed_until: Option<DateTime<Utc>>,
    /// When (UTC) sealed answers were opened.
    pub opened_at: Option<DateTime<Utc>>,
    /// State.
    pub status: DemandStatus,
    /// Rises with every change of what was said and of the state.
    pub version: i64,
    /// What the orders made from it bind: agreed and still to come, or accepted. Rejected goods and those that will not come
    /// bind nothing, so that they can be bought again.
    pub agreed: i64,
    /// What was accepted of those orders.
    pub accepted: i64,
    /// What is held for it and not agreed: sellers are asked for it and have not answered, or will be once it is approved.
    pub asked: i64,
    /// How much of that waits for its approval.
    pub unapproved: i64,
    /// How many sellers are asked for it.
    pub asked_sellers: i64,
}

impl Demand {
    /// Whether nobody sees the answers yet but who gave them.
    #[must_use]
    pub const fn is_sealed(&self) -> bool {
        self.sealed_until.is_some() && self.opened_at.is_none()
    }

    /// Whether sellers can answer at `now`.
    #[must_use]
    pub fn takes_answers(&self, now: DateTime<Utc>) -> bool {
        self.status.takes_answers() && self.opened_at.is_none() && self.sealed_until.is_none_or(|until| now < until)
    }

    /// What nobody has agreed to bring yet.
    #[must_use]
    pub fn left(&self) -> Quantity {
        self.wanted.quantity.with_base(self.wanted.quantity.base.saturating_sub(self.agreed).max(0))
    }

    /// What nobody has agreed to bring or is asked for: the most that can be asked for or taken.
    #[must_use]
    pub fn unasked(&self) -> Quantity {
        self.wanted.quantity.with_base(self.wanted.quantity.base.saturating_sub(self.reserved()).max(0))
    }

    /// What is agreed or asked for: the least to which the quantity can be lowered.
    #[must_use]
    pub const fn reserved(&self) -> i64 {
        self.agreed.saturating_add(self.asked)
    }

    /// The state that its amounts make, while it is neither closed nor expired.
    #[must_use]
    pub fn state_by_amounts(&self) -> DemandStatus {
        match self.agreed {
            agreed if agreed >= self.wanted.quantity.base => DemandStatus::Fulfilled,
            0 => DemandStatus::Open,
            _ => DemandStatus::Partly,
        }
    }
}

/// How much of these demands was accepted, in percent rounded down; each is (needed, accepted), and what is more than was needed
/// of one makes up for no other.
#[must_use]
pub fn percent(demands: impl IntoIterator<Item = (i64, i64)>) -> i64 {
    let (needed, accepted) = demands
        .into_iter()
        .fold((0_i128, 0_i128), |(needed, accepted), (all, got)| (needed + i128::from(all), accepted + i128::from(got.min(all))));
    if needed > 0 { i64::try_from(accepted * 100 / needed).unwrap_or(100) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_demand_counts_up_to_what_it_needs() {
        assert_eq!(percent([(10_000_000, 12_000_000), (5_000_000, 2_000_000)]), 80);
        assert_eq!(percent([(10, 7)]), 70);
        assert_eq!(percent([(3, 1)]), 33);
        assert_eq!(percent([]), 0);
        assert_eq!(percent([(i64::MAX, i64::MAX), (i64::MAX, i64::MAX)]), 100);
    }

    #[test]
    fn a_demand_is_called_by_its_number() {
        assert_eq!(DemandId(31).to_string(), "M-31");
    }
}
