//! Offers: the goods, their terms, and how much of them is left.

mod lifecycle;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    money::{Price, Rupiah},
    person::PersonId,
    place::Region,
    quantity::Quantity,
    tolerance::Tolerance,
    unit::{Dimension, Unit},
};
use std::fmt;

pub use self::lifecycle::{LIFECYCLE, OfferEvent, OfferStatus, Transition};
pub use super::handover::Handover;

/// An offer's number, said as `P-1042`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OfferId(pub i64);

impl fmt::Display for OfferId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "P-{}", self.0)
    }
}

/// What a buyer agrees to when he orders: a change of these is a new `terms_version`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Code of the goods.
    pub commodity: String,
    /// What the goods were called when these terms were made. People are shown the name of the code; this is for goods that have left
    /// the catalogue since, and may be missing where they are in it.
    #[serde(default)]
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
    /// What the seller says besides, in his own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// How much more than is agreed can be accepted and paid.
    #[serde(default, skip_serializing_if = "Tolerance::is_none")]
    pub tolerance: Tolerance,
}

impl Terms {
    /// How much more than is agreed can be accepted and paid: a price for everything knows no more.
    #[must_use]
    pub fn tolerated(&self) -> Tolerance {
        if self.whole_only() { Tolerance::NONE } else { self.tolerance }
    }

    /// The most that can be accepted of `agreed`, in base units.
    #[must_use]
    pub fn most_accepted(&self, agreed: i64) -> i64 {
        agreed.saturating_add(self.tolerated().of(agreed))
    }

    /// The last day on which the goods can be taken (WIB).
    #[must_use]
    pub fn last_ready(&self) -> NaiveDate {
        self.ready_until.unwrap_or(self.ready_from)
    }

    /// What `part` of the agreed `whole` costs, where that can be said before weighing.
    #[must_use]
    pub fn worth(&self, part: Quantity, whole: Quantity) -> Option<Rupiah> {
        self.price.total_of(part, whole, self.pack)
    }

    /// Whether goods of which so much is ordered are counted and priced by what they weigh: once that is known, it says what they cost.
    #[must_use]
    pub fn is_by_weight(&self, ordered: Quantity) -> bool {
        self.price.per.dimension() == Dimension::Mass && ordered.dimension() != Dimension::Mass
    }

    /// Whether nobody can say what so much costs before it is weighed.
    #[must_use]
    pub fn must_be_weighed(&self, ordered: Quantity) -> bool {
        self.is_by_weight(ordered) && self.worth(ordered, ordered).is_none()
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
    /// The seller of the goods.
    pub seller: PersonId,
    /// The person who entered it and answers for it: the seller, or an assistant.
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
    /// Whether it was made for the order of an answer that was taken, and its seller never put it up.
    pub unlisted: bool,
}

impl Offer {
    /// What can still be ordered, in the unit of the offer.
    #[must_use]
    pub const fn remaining(&self) -> Quantity {
        self.offered.with_base(self.available)
    }

    /// What is asked for or agreed: the least to which the quantity can be lowered.
    #[must_use]
    pub const fn reserved(&self) -> i64 {
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

    use OfferStatus::{Expired, Paused, Published, Withdrawn};

    fn offer() -> Offer {
        let now = crate::domain::wib::at_hour(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(), 9);
        Offer {
            id: OfferId(1042),
            seller: PersonId(1),
            entered_by: PersonId(1),
            status: Published,
            version: 1,
            terms_version: 1,
            terms: Terms {
                commodity: "EGG_LAYER".to_owned(),
                goods: "Telur".to_owned(),
                pack: None,
                price: Price { amount: crate::domain::money::Rupiah(26_500), per: Unit::Kg },
                handover: Handover::SellerSite,
                ready_from: NaiveDate::from_ymd_opt(2026, 11, 25).unwrap(),
                ready_until: None,
                place: "Gedog".to_owned(),
                region: Region::Kota,
                note: None,
                tolerance: Tolerance::NONE,
            },
            offered: Quantity { base: 1000, unit: Unit::Kg },
            available: 1,
            held: 300,
            committed: 200,
            fulfilled: 499,
            published_at: now,
            valid_until: now + chrono::Duration::hours(9),
            warned_at: None,
            nego: false,
            photo: None,
            unlisted: false,
        }
    }

    #[test]
    fn an_offer_lives_while_it_is_shown_has_something_left_and_its_time_has_not_come() {
        let live = offer();
        let (last, end) = (live.valid_until - chrono::Duration::milliseconds(1), live.valid_until);
        assert!(live.is_live(last) && !live.is_live(end) && !live.is_live(end + chrono::Duration::milliseconds(1)));
        assert!(!Offer { available: 0, ..live.clone() }.is_live(last));
        for status in [Paused, Withdrawn, Expired] {
            assert!(!Offer { status, ..live.clone() }.is_live(last), "{status}");
        }
    }

    #[test]
    fn asked_for_agreed_and_received_is_bound_and_the_rest_remains() {
        let offer = offer();
        assert_eq!((offer.reserved(), offer.remaining()), (999, Quantity { base: 1, unit: Unit::Kg }));
    }

    #[test]
    fn a_range_of_days_ends_with_its_last_and_a_lot_is_sold_whole() {
        let mut terms = offer().terms;
        assert_eq!(terms.last_ready(), terms.ready_from);
        terms.ready_until = terms.ready_from.succ_opt();
        assert_eq!(terms.last_ready(), terms.ready_from.succ_opt().unwrap());
        assert!(!terms.whole_only());
        terms.tolerance = Tolerance::MOST;
        assert_eq!((terms.tolerated(), terms.most_accepted(1_001)), (Tolerance::MOST, 1_201));
        terms.price.per = Unit::Lot;
        assert!(terms.whole_only());
        assert_eq!((terms.tolerated(), terms.most_accepted(1_001)), (Tolerance::NONE, 1_001));
    }

    #[test]
    fn an_offer_is_called_by_its_number() {
        assert_eq!(offer().id.to_string(), "P-1042");
    }
}
