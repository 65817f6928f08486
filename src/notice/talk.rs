//! What a message shows of a price talk.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::OnBehalf;
use crate::domain::{
    money::Rupiah,
    offer::{Offer, OfferId, Terms},
    person::Organization,
    talk::{Bid, Bidding, Talk, TalkId},
};

/// A price talk's facts at one moment; no names but those of a farmer and an assistant, for the assistant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkFacts {
    /// Row id.
    pub id: TalkId,
    /// The offer.
    pub offer: OfferId,
    /// The organisation that would buy.
    pub organization: Organization,
    /// The terms of the offer, with its own price and the day of the talk.
    pub terms: Terms,
    /// How far it has come.
    pub bidding: Bidding,
    /// Stamp of what is pressed.
    pub version: i64,
    /// Until when the standing price can be answered.
    pub until: DateTime<Utc>,
    /// Names, where an assistant answers for the offer and reads this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf: Option<OnBehalf>,
}

impl TalkFacts {
    /// The facts of a talk about `offer`.
    #[must_use]
    pub fn of(talk: &Talk, offer: &Offer) -> Self {
        Self {
            id: talk.id,
            offer: talk.offer,
            organization: talk.organization,
            terms: agreed_terms(talk, offer),
            bidding: talk.bidding.clone(),
            version: talk.version,
            until: talk.until,
            on_behalf: None,
        }
    }

    /// The price that was named last.
    #[must_use]
    pub const fn standing(&self) -> &Bid {
        &self.bidding.standing
    }

    /// What the goods would cost at the standing price; `None` before they are weighed.
    #[must_use]
    pub fn total(&self) -> Option<Rupiah> {
        self.standing().price.total(self.standing().quantity, self.terms.pack)
    }
}

/// The terms of the offer as they would be agreed to, but for the price: on the day of the talk.
fn agreed_terms(talk: &Talk, offer: &Offer) -> Terms {
    let terms = Terms { tolerance: talk.tolerance, ..offer.terms.clone() };
    match talk.day {
        Some(day) => Terms { ready_from: day, ready_until: None, ..terms },
        None => terms,
    }
}
