//! What a paper says, without language.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::PersonName;
use crate::domain::{
    commodity::GoodsCode,
    money::Rupiah,
    offer::{OfferId, Terms},
    order::{Addendum, Load, OrderCode, OrderId, Progress, ReceiptEntry, Weighed},
    paper::{PaperCode, PaperKind, PaperNumber},
    person::Organization,
    quantity::Quantity,
    talk::Bid,
};

/// What a paper says of an order. Persons are kept by number: a paper that is sent again names them as they are called then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperFacts {
    /// The kind.
    pub kind: PaperKind,
    /// The order.
    pub order: OrderCode,
    /// The offer that it takes from.
    pub offer: OfferId,
    /// The buyer's organisation.
    pub organization: Organization,
    /// The terms agreed to.
    pub terms: Terms,
    /// How much was agreed.
    pub quantity: Quantity,
    /// What it costs in all, where that can be said before weighing.
    pub total: Option<Rupiah>,
    /// What the buyer said with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buyer_note: Option<String>,
    /// Name of the seller.
    pub seller: PersonName,
    /// Name of the assistant who entered the offer, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assistant: Option<PersonName>,
    /// Name of the person who ordered.
    pub buyer: PersonName,
    /// When both sides had said yes.
    pub agreed_at: DateTime<Utc>,
    /// The prices that were named before that, the first one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bids: Vec<Bid>,
    /// The loads of which the paper tells.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub loads: Vec<Load>,
    /// How many other orders have a load on the truck of the load that it tells of.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub companions: i64,
    /// What of the truck's freight is for that load.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub freight: Option<Rupiah>,
    /// What will not come any more, in base units of the order.
    #[serde(default)]
    pub closed_short: i64,
    /// What both sides changed since, the first change first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addenda: Vec<Addendum>,
    /// What of the accepted went back afterwards, in base units of the order.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub returned: i64,
    /// What was said of receipts that were entered more than once, with the number of the load, the first word first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<(i64, ReceiptEntry)>,
    /// What of the accepted was weighed, where it is counted and priced by weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weighed: Option<Weighed>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
const fn is_zero(amount: &i64) -> bool {
    *amount == 0
}

/// What a paper is known by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperIssue {
    /// Which of this kind and order, from 1.
    pub number: i64,
    /// The short code under which it can be checked.
    pub code: PaperCode,
    /// When it was issued.
    pub at: DateTime<Utc>,
    /// What the square code leads to.
    pub link: String,
}

/// What a check of a paper found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperCheck {
    /// The number.
    pub number: PaperNumber,
    /// When it was issued.
    pub at: DateTime<Utc>,
    /// The goods of the order.
    pub goods: GoodsCode,
    /// How much it tells of; `None` once one of its parties was erased.
    pub quantity: Option<Quantity>,
    /// Whether a newer one of its kind was issued, of the same load where it tells of one.
    pub is_replaced: bool,
    /// The order, where a party checks.
    pub order: Option<OrderId>,
    /// What it says, where a party checks and none was erased.
    pub facts: Option<Box<PaperFacts>>,
}

impl PaperFacts {
    /// What was accepted by all its loads, and what of it is paid for.
    #[must_use]
    pub fn progress(&self) -> Progress {
        Progress { accepted: self.accepted(), returned: self.returned, weighed: self.weighed, ..Progress::default() }
    }

    /// The number of the paper that was issued as `issue`.
    #[must_use]
    pub const fn number(&self, issue: &PaperIssue) -> PaperNumber {
        PaperNumber { order: self.order, kind: self.kind, number: issue.number }
    }

    /// How much it tells of: what was agreed, what was loaded, or what was accepted of it.
    #[must_use]
    pub fn told(&self) -> Quantity {
        match self.kind {
            PaperKind::Confirmation => self.quantity,
            PaperKind::DeliveryNote => self.quantity.with_base(self.loads.iter().map(|load| load.loaded).fold(0, i64::saturating_add)),
            PaperKind::Receipt => self.quantity.with_base(self.accepted()),
        }
    }

    /// The load that it travels with.
    #[must_use]
    pub fn load(&self) -> Option<i64> {
        self.loads.first().filter(|_| self.kind == PaperKind::DeliveryNote).map(|load| load.number)
    }

    /// What was accepted of the loads of which it tells, in base units of the order.
    #[must_use]
    pub fn accepted(&self) -> i64 {
        self.loads.iter().filter_map(|load| load.receipt.as_ref()).map(|receipt| receipt.accepted).fold(0, i64::saturating_add)
    }
}
