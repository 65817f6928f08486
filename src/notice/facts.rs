//! What a message shows: offers, orders and persons as they were at one moment.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::PersonName;
use crate::domain::{
    commodity::GoodsCode,
    digest::Average,
    lifecycle::Unheard,
    money::Rupiah,
    offer::{Offer, OfferId, OfferStatus, Terms},
    order::{
        Approval, CancelReason, LoadState, Order, OrderCode, OrderEvent, OrderId, OrderStatus, Position, Progress, Proposal, Receipt, Side,
    },
    person::{Organization, PersonId, Role, SellerKind},
    quantity::Quantity,
    reference::Reference,
    routine::Rhythm,
    trip::TripId,
};

/// The farmer whose goods an assistant entered, and the assistant. Set only on what one of the two sides may read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnBehalf {
    /// The farmer.
    pub farmer: PersonName,
    /// The assistant.
    pub assistant: PersonName,
}

/// A farmer in an assistant's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FarmerFacts {
    /// The farmer.
    pub id: PersonId,
    /// The name under which the assistant registered the farmer.
    pub name: PersonName,
    /// Where his goods usually are.
    pub place: Option<String>,
}

/// A page of a list, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// This page, from 0.
    pub number: i64,
    /// How many there are, at least 1.
    pub of: i64,
}

impl Page {
    /// The page of a list that needs no other.
    pub const ONLY: Self = Self { number: 0, of: 1 };

    /// The page of a notice that was stored before its list had pages.
    #[must_use]
    pub const fn only() -> Self {
        Self::ONLY
    }

    /// Whether there is no other page.
    #[must_use]
    pub fn is_only(&self) -> bool {
        *self == Self::ONLY
    }
}

/// An offer's facts at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferFacts {
    /// The number.
    pub id: OfferId,
    /// The terms.
    pub terms: Terms,
    /// All that was offered.
    pub offered: Quantity,
    /// What can still be ordered.
    pub remaining: Quantity,
    /// Asked for or agreed, in base units.
    pub bound: i64,
    /// Stored state.
    pub status: OfferStatus,
    /// When it stops being shown.
    pub valid_until: DateTime<Utc>,
    /// Stamp of what its seller presses.
    pub version: i64,
    /// Stamp of what a buyer presses.
    pub terms_version: i64,
    /// Names, where an assistant entered it and reads this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf: Option<OnBehalf>,
    /// Whether there is a photo of the goods.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub photo: bool,
    /// Whether the goods can be had at the moment of the facts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ready_now: bool,
}

impl OfferFacts {
    /// The facts of an offer as they are read on `today` (WIB).
    #[must_use]
    pub fn on(offer: &Offer, today: NaiveDate) -> Self {
        Self::from(offer).read_on(today)
    }

    /// The facts as they are read on `today` (WIB).
    #[must_use]
    pub fn read_on(self, today: NaiveDate) -> Self {
        let is_up = matches!(self.status, OfferStatus::Published | OfferStatus::Paused);
        Self { ready_now: self.terms.ready_from <= today && is_up, ..self }
    }
}

impl From<&Offer> for OfferFacts {
    fn from(o: &Offer) -> Self {
        Self {
            id: o.id,
            terms: o.terms.clone(),
            offered: o.offered,
            remaining: o.remaining(),
            bound: o.reserved(),
            status: o.status,
            valid_until: o.valid_until,
            version: o.version,
            terms_version: o.terms_version,
            on_behalf: None,
            photo: o.photo.is_some(),
            ready_now: false,
        }
    }
}

/// An order's facts at one moment; no names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderFacts {
    /// Row id.
    pub id: OrderId,
    /// The spoken number.
    pub code: OrderCode,
    /// The offer that it takes from.
    pub offer: OfferId,
    /// The buyer's organisation.
    pub organization: Organization,
    /// State.
    pub status: OrderStatus,
    /// The terms agreed to.
    pub terms: Terms,
    /// The quantity.
    pub quantity: Quantity,
    /// What it costs in all, where that can be said before weighing.
    pub total: Option<Rupiah>,
    /// Until when the goods are held for an answer.
    pub hold_until: DateTime<Utc>,
    /// The side that ended it, if a party did.
    pub ended_by: Option<Side>,
    /// Why it was cancelled.
    pub reason: Option<CancelReason>,
    /// The canceller's own words.
    pub note: Option<String>,
    /// Whether both sides ended it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub together: bool,
    /// What the buyer said with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buyer_note: Option<String>,
    /// Stamp of what its parties press.
    pub version: i64,
    /// Names, where an assistant entered the offer, and he reads this or it was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf: Option<OnBehalf>,
    /// The seller, where a buyer who may know him reads this in a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seller: Option<PersonName>,
    /// What one side proposed, while the other has not answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<Proposal>,
    /// How far the goods have come.
    #[serde(default, skip_serializing_if = "Progress::is_none")]
    pub progress: Progress,
    /// The approval within the buying organisation, where the order needs one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// Whether it was not approved; never where its seller reads this.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub refused: bool,
    /// Why it was not approved or was sent back; nothing where its seller reads this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Whether the reader asked for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
    /// The sides that were not told of what the reader did, and why; empty where every side that had to be told was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unheard: Vec<(Side, Unheard)>,
    /// Whether nobody is there who may decide about the complaint that just began.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub undecidable: bool,
    /// What stood proposed and is over by the step of which it is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded: Option<OrderEvent>,
}

impl OrderFacts {
    /// Why a side was not told of what the reader did; `None` if it was.
    #[must_use]
    pub fn unheard_by(&self, side: Side) -> Option<Unheard> {
        self.unheard.iter().find(|(other, _)| *other == side).map(|(_, why)| *why)
    }

    /// Where the order stood, for the table of transitions.
    #[must_use]
    pub fn position(&self) -> Position {
        let position = Position::of(self.status, self.proposal.as_ref().map(Proposal::made), &self.progress, self.quantity.base);
        let unweighed = self.progress.lacks_weight(&self.terms, self.quantity);
        Position { approval: self.approval, all_came: self.all_came(), unweighed, ..position }
    }

    /// The most that could still be accepted, in base units: what was agreed and is tolerated besides, less what was accepted.
    #[must_use]
    pub fn most_accepted(&self) -> i64 {
        self.terms.most_accepted(self.quantity.base).saturating_sub(self.progress.accepted)
    }

    /// The order as it is once its last load counts: as its receipt was entered that waits for its answer, or as it was loaded.
    #[must_use]
    pub fn with_last_load(&self) -> Self {
        let mut facts = self.clone();
        let last = self.progress.load.as_ref().filter(|_| self.progress.load_state() != LoadState::Settled);
        let Some(load) = last else { return facts };
        let as_loaded = || Receipt { rejected: 0, ..Receipt::of(load.loaded, load.loaded.min(self.most_accepted()), None) };
        let receipt = load.receipt.clone().unwrap_or_else(as_loaded);
        let arrived = if load.receipt.is_some() { receipt.settles() } else { load.loaded };
        let before = facts.progress.arrived;
        facts.progress = facts.progress.with(&receipt);
        facts.progress.arrived = before.saturating_add(arrived);
        facts
    }

    /// What is to be paid for what was kept of it, where that can be said before weighing.
    #[must_use]
    pub fn bill(&self) -> Option<Rupiah> {
        self.progress.bill(&self.terms, self.quantity)
    }

    /// Whether what came by the seller's word is all that is to be paid, or more.
    #[must_use]
    pub fn all_came(&self) -> bool {
        self.progress.all_came(&self.terms, self.quantity)
    }

    /// Whether money was sent for goods of which nothing was kept.
    #[must_use]
    pub fn money_is_out(&self) -> bool {
        self.progress.is_money_sent() && !self.progress.is_paid_for()
    }
}

impl From<&Order> for OrderFacts {
    fn from(o: &Order) -> Self {
        let ended = o.state.cancellation();
        Self {
            id: o.id,
            code: o.code,
            offer: o.offer,
            organization: o.organization,
            status: o.status(),
            terms: o.terms.clone(),
            quantity: o.quantity,
            total: o.total,
            hold_until: o.hold_until,
            ended_by: ended.map(|c| c.by),
            reason: ended.and_then(|c| c.reason),
            note: ended.and_then(|c| c.note.clone()),
            together: ended.is_some_and(|c| c.together),
            buyer_note: o.buyer_note.clone(),
            version: o.version,
            on_behalf: None,
            seller: None,
            proposal: o.proposal.clone(),
            progress: o.progress.clone(),
            approval: o.approval,
            refused: false,
            remark: None,
            own: false,
            unheard: Vec::new(),
            undecidable: false,
            superseded: None,
        }
    }
}

/// What a party may know of the truck on which a load left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TripFacts {
    /// Its number.
    pub trip: TripId,
    /// The reader's other orders of which there is a load on it.
    pub orders: Vec<OrderCode>,
    /// How many orders of others are on it besides.
    pub others: i64,
    /// What of the freight is for the load, by its weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Rupiah>,
    /// The freight of the whole truck, for the person who loaded all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub freight: Option<Rupiah>,
}

/// Which live offers a buyer looks at.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BrowseQuery {
    /// Code of the goods; `None` for all.
    pub commodity: Option<String>,
    /// Order of the list.
    pub sort: Sort,
    /// Page, from 0.
    pub page: i64,
    /// Under which number the conversation remembers the limits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<u32>,
}

impl BrowseQuery {
    /// Whether it is the first page of everything.
    #[must_use]
    pub fn is_first(&self) -> bool {
        *self == Self::default()
    }
}

/// Order of a list of offers. Never by anything an official could want.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// By ready date, then by time of posting.
    #[default]
    Ready,
    /// By price, lowest first: the buyer's choice.
    Price,
}

/// All that is kept about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalData {
    /// How the person is called.
    pub name: String,
    /// How the person was called before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_names: Vec<String>,
    /// Phone number, if shared.
    pub phone: Option<String>,
    /// Where goods usually are.
    pub place: Option<String>,
    /// A seller's business.
    pub seller_kind: Option<SellerKind>,
    /// Capabilities.
    pub roles: Vec<Role>,
    /// When consent was given, and to which text.
    pub consent: Option<(DateTime<Utc>, String)>,
    /// Numbers of offers.
    pub offers: Vec<OfferId>,
    /// How many photos of goods are kept with them.
    #[serde(default)]
    pub photos: i64,
    /// How many photos of loads and receipts.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub load_photos: i64,
    /// How many times words about complaints.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub complaint_words: i64,
    /// Numbers of orders.
    pub orders: Vec<OrderCode>,
    /// Goods about which the person is asked, and when.
    #[serde(default)]
    pub routines: Vec<(GoodsCode, Rhythm)>,
    /// Goods of which the person asked to be told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subscriptions: Vec<GoodsCode>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
const fn is_zero(count: &i64) -> bool {
    *count == 0
}

/// What is shown before an offer is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferDraftFacts {
    /// The terms as entered.
    pub terms: Terms,
    /// The quantity.
    pub quantity: Quantity,
    /// What all of it costs, where that can be said before weighing.
    pub total: Option<Rupiah>,
    /// Whether the goods can be had today.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ready_now: bool,
    /// Name of the farmer, where an assistant enters the offer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub farmer: Option<PersonName>,
    /// Whether there is a photo of the goods.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub photo: bool,
}

/// What goods cost: what others say, and what was agreed here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceFacts {
    /// The goods.
    pub goods: GoodsCode,
    /// The reference prices that hold, one a unit.
    pub references: Vec<Reference>,
    /// Weighted prices of at least three sellers each, with the day (WIB) on which they were agreed.
    pub agreed: Vec<(Average, NaiveDate)>,
}

/// What the open orders of an organisation cost together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTotal {
    /// Of those that have a price.
    pub total: Rupiah,
    /// How many have none before they are weighed.
    pub unweighed: i64,
}
