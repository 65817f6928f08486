//! Offers and their states.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{code::coded, money::Price, person::PersonId, place::Region, quantity::Quantity, unit::Unit};
use std::fmt;

/// An offer's number, said as `P-1042`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OfferId(pub i64);

impl fmt::Display for OfferId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "P-{}", self.0)
    }
}

coded! {
    /// What is stored of an offer's state. A draft is a conversation's form, not a row; partly reserved
    /// and sold out are derived from the quantities.
    OfferStatus("offer status") {
        /// Buyers see it.
        Published = "published",
        /// Hidden while its seller can't be reached.
        Paused = "paused",
        /// The seller took it down.
        Withdrawn = "withdrawn",
        /// Its time passed.
        Expired = "expired",
    }
}

coded! {
    /// Where the price applies.
    Handover("handover") {
        /// At the seller's (loco).
        SellerSite = "SELLER_SITE",
        /// At the trade centre or a cooperative.
        Hub = "HUB",
        /// At the buyer's store in Jakarta (franco).
        BuyerSite = "BUYER_SITE",
    }
}

/// What can happen to an offer's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferMove {
    /// The seller takes it down.
    Withdraw,
    /// Its time passed.
    Expire,
    /// The seller puts it up again, or longer.
    Renew,
    /// Its seller became unreachable.
    Pause,
    /// Its seller can be reached again.
    Resume,
}

/// A move that the state does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not possible from {0}")]
pub struct Impossible<S: fmt::Display>(pub S);

impl OfferStatus {
    /// The state after `step`.
    ///
    /// # Errors
    /// [`Impossible`] when `step` does not start here.
    pub const fn after(self, step: OfferMove) -> Result<Self, Impossible<Self>> {
        match (self, step) {
            (Self::Published | Self::Paused | Self::Expired, OfferMove::Withdraw) => Ok(Self::Withdrawn),
            (Self::Published | Self::Paused, OfferMove::Expire) => Ok(Self::Expired),
            (Self::Published | Self::Paused | Self::Expired, OfferMove::Renew) => Ok(Self::Published),
            (Self::Published, OfferMove::Pause) => Ok(Self::Paused),
            (Self::Paused, OfferMove::Resume) => Ok(Self::Published),
            _ => Err(Impossible(self)),
        }
    }
}

/// What a buyer agrees to when he orders: a change of these is a new `terms_version`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Code of the goods.
    pub commodity: String,
    /// Name of the goods as shown.
    pub goods: String,
    /// Content of one pack, where the goods are packed.
    pub pack: Option<Quantity>,
    /// What it costs.
    pub price: Price,
    /// Where the price applies.
    pub handover: Handover,
    /// First day on which the goods can be taken (WIB).
    pub ready_from: NaiveDate,
    /// Last such day of a range.
    pub ready_until: Option<NaiveDate>,
    /// Kelurahan, kecamatan or market where the goods are.
    pub place: String,
    /// Region of `place`.
    pub region: Region,
}

impl Terms {
    /// The last day on which the goods can be taken (WIB).
    #[must_use]
    pub fn last_ready(&self) -> NaiveDate {
        self.ready_until.unwrap_or(self.ready_from)
    }

    /// Whether the goods are only sold all together.
    #[must_use]
    pub fn whole_only(&self) -> bool {
        self.price.per == Unit::Lot
    }
}

/// A published offer. `available + held + committed + fulfilled = offered.base`, all in base units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The number.
    pub id: OfferId,
    /// Whose goods they are.
    pub seller: PersonId,
    /// Who entered it and answers for it: the seller, or an assistant.
    pub entered_by: PersonId,
    /// Stored state.
    pub status: OfferStatus,
    /// Rises with every change of the row.
    pub version: i64,
    /// Rises with every change of the terms or the offered quantity.
    pub terms_version: i64,
    /// The terms.
    pub terms: Terms,
    /// All that was offered.
    pub offered: Quantity,
    /// Free to be ordered.
    pub available: i64,
    /// Asked for, not yet answered.
    pub held: i64,
    /// Agreed, not yet received.
    pub committed: i64,
    /// Ordered quantity of received orders.
    pub fulfilled: i64,
    /// When it was last published.
    pub published_at: DateTime<Utc>,
    /// When it stops being shown.
    pub valid_until: DateTime<Utc>,
    /// When its seller was warned that it ends, since it was last published.
    pub warned_at: Option<DateTime<Utc>>,
    /// Whether its seller is open to price talk.
    pub nego: bool,
    /// Telegram's name of the file that shows the goods.
    pub photo: Option<String>,
}

impl Offer {
    /// What can still be ordered, in the unit of the offer.
    #[must_use]
    pub const fn remaining(&self) -> Quantity {
        self.offered.with_base(self.available)
    }

    /// What is asked for or agreed: the least to which the quantity can be lowered.
    #[must_use]
    pub const fn bound(&self) -> i64 {
        self.held + self.committed + self.fulfilled
    }

    /// Whether a buyer can order of it now.
    #[must_use]
    pub fn is_live(&self, now: DateTime<Utc>) -> bool {
        self.status == OfferStatus::Published && self.available > 0 && now < self.valid_until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expired_offer_can_be_renewed_and_a_withdrawn_one_cannot() {
        assert_eq!(OfferStatus::Expired.after(OfferMove::Renew), Ok(OfferStatus::Published));
        assert_eq!(OfferStatus::Withdrawn.after(OfferMove::Renew), Err(Impossible(OfferStatus::Withdrawn)));
    }

    #[test]
    fn nothing_leads_out_of_withdrawn() {
        for step in [OfferMove::Withdraw, OfferMove::Expire, OfferMove::Renew, OfferMove::Pause, OfferMove::Resume] {
            assert!(OfferStatus::Withdrawn.after(step).is_err());
        }
    }
}
