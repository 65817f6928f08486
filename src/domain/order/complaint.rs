//! What one side of an order complains of, and how it ends.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::{code::coded, lifecycle::Side};

coded! {
    /// What a complaint is about.
    Trouble("trouble") {
        /// The goods are not of the agreed quality.
        Quality = "QUALITY",
        /// Less came than the slip says.
        Short = "SHORT",
        /// The figures of a receipt are in dispute.
        Figures = "FIGURES",
        /// The payment does not come.
        Payment = "PAYMENT",
        /// Nothing of a load was accepted: follows from the receipt.
        NothingAccepted = "NOTHING",
        /// The other side is silent: follows from time.
        Silence = "SILENCE",
    }
}

impl Trouble {
    /// What a person can complain of.
    pub const OF_PEOPLE: &[Self] = &[Self::Quality, Self::Short, Self::Figures, Self::Payment];
}

coded! {
    /// How a complaint ends.
    Outcome("outcome") {
        /// The goods are replaced.
        Replaced = "REPLACED",
        /// Both sides agree on another price: an addendum.
        PriceAdjusted = "PRICE",
        /// The receipt counts as the buyer entered it.
        AsReceived = "AS_RECEIVED",
        /// The load counts as accepted, as far as it was ordered.
        AsLoaded = "AS_LOADED",
        /// The side that complained takes it back.
        Withdrawn = "WITHDRAWN",
        /// The mediator sees no ground for it.
        Rejected = "REJECTED",
        /// Part of what was accepted goes back, and is not paid for.
        Returned = "RETURNED",
    }
}

impl Outcome {
    /// What the parties can agree on between themselves.
    pub const OF_PARTIES: &[Self] = &[Self::Replaced, Self::PriceAdjusted, Self::Returned, Self::AsReceived, Self::AsLoaded];
    /// What a mediator can decide. A price is between the parties, and nobody else sets one.
    pub const OF_MEDIATORS: &[Self] = &[Self::AsReceived, Self::AsLoaded, Self::Replaced, Self::Returned, Self::Rejected];
}

/// A complaint that has not ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complaint {
    /// The side that complains, or for which time does.
    pub by: Side,
    /// What is complained of.
    pub about: Trouble,
    /// Since when (UTC).
    pub since: DateTime<Utc>,
    /// What the side that complains says of it, in its own words; empty once they were erased, so that it is known that it spoke.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What the other side says to it; likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<String>,
}

impl Complaint {
    /// A complaint of which nothing was said in own words.
    #[must_use]
    pub const fn new(by: Side, about: Trouble, since: DateTime<Utc>) -> Self {
        Self { by, about, since, note: None, reply: None }
    }

    /// Whether it is over once the seller agrees to the receipt: what he complained of himself, the figures, and what began by itself.
    /// That the goods are bad or the payment does not come is not said by the figures.
    #[must_use]
    pub const fn ends_with_the_receipt(&self) -> bool {
        matches!(self.by, Side::Seller) || !matches!(self.about, Trouble::Quality | Trouble::Payment)
    }

    /// The own words of a side; `None` while it has said nothing, and empty once its words were erased.
    #[must_use]
    pub fn words_of(&self, side: Side) -> Option<&str> {
        if side == self.by { self.note.as_deref() } else { self.reply.as_deref() }
    }
}
