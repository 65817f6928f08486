//! What a message shows of demands and of the answers to them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::{
    commodity::GoodsCode,
    demand::{Answer, AnswerId, AnswerStatus, Demand, DemandId, DemandStatus, Wanted},
    handover::Handover,
    money::{Price, Rupiah},
    offer::OfferId,
    person::Organization,
    place::Region,
    quantity::Quantity,
    tolerance::Tolerance,
};

/// A demand's facts at one moment; no names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemandFacts {
    /// The number.
    pub id: DemandId,
    /// The organisation that needs the goods.
    pub organization: Organization,
    /// The goods.
    pub goods: GoodsCode,
    /// What was said of them.
    pub wanted: Wanted,
    /// How much more than is agreed can be accepted of each order for it.
    #[serde(default, skip_serializing_if = "Tolerance::is_none")]
    pub tolerance: Tolerance,
    /// Until when answers are sealed; afterwards the demand takes none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed_until: Option<DateTime<Utc>>,
    /// Whether sealed answers were opened.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub opened: bool,
    /// State.
    pub status: DemandStatus,
    /// Stamp of what the buyer presses.
    pub version: i64,
    /// What is agreed, in base units.
    pub agreed: i64,
    /// What was accepted of it, in base units.
    pub accepted: i64,
    /// What is held for it and not agreed, in base units: sellers are asked for it, or will be once it is approved.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub asked: i64,
    /// How much of that waits for its approval, in base units.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unapproved: i64,
    /// How many sellers are asked for the rest.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub asked_sellers: i64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
const fn is_zero(number: &i64) -> bool {
    *number == 0
}

impl DemandFacts {
    /// What nobody has agreed to bring yet.
    #[must_use]
    pub fn left(&self) -> Quantity {
        self.wanted.quantity.with_base(self.wanted.quantity.base.saturating_sub(self.agreed).max(0))
    }

    /// Whether a price is above what the buyer wants to pay, where both are said in one measure.
    #[must_use]
    pub fn is_dearer(&self, price: Price) -> bool {
        self.wanted.highest.is_some_and(|highest| price.is_at_most(highest, None) == Some(false))
    }

    /// What nobody has agreed to bring or is asked for.
    #[must_use]
    pub fn unasked(&self) -> Quantity {
        let reserved = self.agreed.saturating_add(self.asked);
        self.wanted.quantity.with_base(self.wanted.quantity.base.saturating_sub(reserved).max(0))
    }
}

impl DemandFacts {
    /// Whether nobody sees the answers yet but who gave them.
    #[must_use]
    pub const fn is_sealed(&self) -> bool {
        self.sealed_until.is_some() && !self.opened
    }

    /// Whether sellers can answer, as far as the facts tell.
    #[must_use]
    pub fn takes_answers(&self) -> bool {
        self.status.takes_answers() && !self.opened
    }
}

impl From<&Demand> for DemandFacts {
    fn from(d: &Demand) -> Self {
        Self {
            id: d.id,
            organization: d.organization,
            goods: d.goods.clone(),
            wanted: d.wanted.clone(),
            tolerance: d.tolerance,
            sealed_until: d.sealed_until,
            opened: d.opened_at.is_some(),
            status: d.status,
            version: d.version,
            agreed: d.agreed,
            accepted: d.accepted,
            asked: d.asked,
            unapproved: d.unapproved,
            asked_sellers: d.asked_sellers,
        }
    }
}

/// An answer's facts at one moment; no names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerFacts {
    /// Row id.
    pub id: AnswerId,
    /// The offer that the goods are of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<OfferId>,
    /// The quantity.
    pub quantity: Quantity,
    /// How much of it can still be taken, in base units, where that is less.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<i64>,
    /// What it costs.
    pub price: Price,
    /// Where the price applies.
    pub handover: Handover,
    /// The first day on which the goods can be taken (WIB).
    pub ready_on: NaiveDate,
    /// Where the goods are.
    pub place: String,
    /// Region of `place`.
    pub region: Region,
    /// State.
    pub status: AnswerStatus,
    /// Stamp of what is pressed.
    pub version: i64,
}

impl AnswerFacts {
    /// Whether it alone brings all that can still be taken for the demand, in time.
    #[must_use]
    pub fn completes(&self, demand: &DemandFacts) -> bool {
        demand.unasked().base > 0
            && self.left.unwrap_or(self.quantity.base) >= demand.unasked().base
            && self.ready_on <= demand.wanted.needed_on
    }
}

impl AnswerFacts {
    /// The facts of an answer of which `left` can still be taken, in base units.
    #[must_use]
    pub fn with_left((answer, left): &(Answer, i64)) -> Self {
        Self { left: Some(*left).filter(|left| *left < answer.quantity.base), ..Self::from(answer) }
    }
}

impl From<&Answer> for AnswerFacts {
    fn from(a: &Answer) -> Self {
        Self {
            id: a.id,
            offer: a.offer,
            quantity: a.quantity,
            left: None,
            price: a.price,
            handover: a.handover,
            ready_on: a.ready_on,
            place: a.place.clone(),
            region: a.region,
            status: a.status,
            version: a.version,
        }
    }
}

/// Parts of live offers that are proposed for a demand together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    /// The parts.
    pub parts: Vec<PoolPart>,
    /// How many sellers have them.
    pub sellers: i64,
    /// How many answers wait that are taken by themselves: their sellers are not asked for what they offered already.
    #[serde(default)]
    pub answers: i64,
    /// The share of all such goods on offer, in percent, that an organisation can have asked for at one time, where more could be had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capped: Option<i64>,
}

impl Pool {
    /// How much they bring, in base units.
    #[must_use]
    pub fn base(&self) -> i64 {
        self.parts.iter().map(|part| part.quantity.base).sum()
    }
}

/// A part of a live offer that is proposed for a demand; no names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolPart {
    /// The offer.
    pub offer: OfferId,
    /// Stamp of its terms.
    pub terms_version: i64,
    /// How much of it.
    pub quantity: Quantity,
    /// What it costs.
    pub price: Price,
    /// What the part costs, where that can be said.
    pub total: Option<Rupiah>,
    /// Where the price applies.
    pub handover: Handover,
    /// The day on which the goods shall change hands (WIB).
    pub day: NaiveDate,
    /// Where the goods are.
    pub place: String,
    /// Region of `place`.
    pub region: Region,
}

/// A seller's live offer as an answer to a demand that one tap sends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The offer.
    pub offer: OfferId,
    /// Stamp of its terms.
    pub terms_version: i64,
    /// How much of it.
    pub quantity: Quantity,
    /// What it costs.
    pub price: Price,
    /// Where the price applies.
    pub handover: Handover,
    /// The first day on which the goods can be taken (WIB).
    pub ready_on: NaiveDate,
}
