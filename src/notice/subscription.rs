//! What a message shows of what somebody asked to be told of.

use serde::{Deserialize, Serialize};

use crate::domain::{
    commodity::GoodsCode,
    place::Region,
    search::Limits,
    subscription::{Subscription, SubscriptionId, SubscriptionKind},
};

/// A subscription's facts at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubscriptionFacts {
    /// Row id.
    pub id: SubscriptionId,
    /// Whether its owner is told of offers or of demands.
    pub kind: SubscriptionKind,
    /// The goods that he waits for.
    pub goods: GoodsCode,
    /// The highest price and the least quantity.
    #[serde(default, skip_serializing_if = "Limits::is_none")]
    pub limits: Limits,
    /// Only goods from there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// Once a day, not at once.
    pub daily: bool,
}

impl From<&Subscription> for SubscriptionFacts {
    fn from(s: &Subscription) -> Self {
        Self { id: s.id, kind: s.kind, goods: s.goods.clone(), limits: s.limits.clone(), region: s.region, daily: s.daily }
    }
}
