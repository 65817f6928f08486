//! What a form asks, its likely answers, and what can be wrong with one.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{AnswerFacts, DemandFacts, OfferDraftFacts, OfferFacts, OnBehalf, OrderFacts, Pool};
use crate::domain::{
    commodity::{GoodsCode, Group, Variant},
    demand::{DemandId, Wanted},
    money::{Price, Rupiah},
    offer::{Handover, OfferId, Terms},
    order::{CancelReason, Detail, Inquiry, LoadFigures, LossReason, OrderEvent, Outcome, Trouble},
    person::{DigestDays, Organization, RoleKind, SellerKind},
    place::Region,
    quantity::Quantity,
    reference::Reference,
    reliability::Reliability,
    routine::{Rhythm, Weekdays},
    tolerance::Tolerance,
    unit::Unit,
};

/// One question of a form, with its likely answers as buttons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// What is asked.
    pub question: Question,
    /// The buttons, row by row, likeliest first; *Kembali* and *Batal* come after them.
    pub choices: Vec<Vec<Choice>>,
    /// The conversation's revision: a press with another one is stale.
    pub rev: i64,
    /// Whether there is a question before this one.
    pub back: bool,
    /// Whether *Batal* is shown.
    pub cancel: bool,
    /// What was wrong with the last answer, said before the question.
    pub problem: Option<Problem>,
    /// The reference price of the goods, where the question shows a price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Box<Reference>>,
}

/// The questions of all forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "q", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is a key of the message catalogue; MESSAGES.md has its text")]
pub enum Question {
    // registration and profile
    Consent,
    ConsentFull,
    Age,
    Role,
    Code,
    Name,
    SellerKind,
    /// Asked by older versions.
    District,
    /// Which kelurahan of the city, or the Kabupaten.
    VillageOfCity,
    Village {
        district: Option<String>,
    },
    ProfileField,
    Phone,
    // an offer
    Goods,
    /// Goods of other kinds (*Lainnya*).
    MoreGoods,
    GoodsOf {
        group: Group,
    },
    /// Which member of a family is meant.
    Variant {
        family: Variant,
    },
    Quantity {
        goods: GoodsCode,
        example: Unit,
    },
    QuantityScale,
    QuantityUnit {
        number: Decimal,
    },
    Pack {
        pack: Unit,
    },
    Tray,
    Price {
        per: Unit,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        goods: Option<GoodsCode>,
    },
    /// `quantity` is all that a price for everything is for.
    PriceScale {
        price: Price,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        quantity: Option<Quantity>,
    },
    PriceUnit {
        amount: Rupiah,
    },
    PriceApprox {
        price: Price,
    },
    /// After "40-45rb".
    PriceRange {
        per: Unit,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        goods: Option<GoodsCode>,
    },
    /// After "nego" without a number.
    PriceNego {
        per: Unit,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        goods: Option<GoodsCode>,
    },
    Handover,
    /// `today` (WIB) tells which dates are called *Hari ini*, *Besok* and *Lusa*.
    Ready {
        today: NaiveDate,
    },
    /// `today` (WIB), for an example that lies ahead.
    ReadyOn {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        today: Option<NaiveDate>,
    },
    /// After "per hari": from when. `today` as in `Ready`.
    Recurring {
        today: NaiveDate,
    },
    Place {
        place: String,
    },
    OfferSummary {
        draft: Box<OfferDraftFacts>,
    },
    /// Which field of the summary to change.
    OfferField,
    /// What the seller wants to say besides.
    OfferNote,
    /// A price outside of what is usual: is it meant? `usual` is what the goods cost lately.
    PriceSure {
        price: Price,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        usual: Option<Price>,
    },
    /// An offer of the same goods is up: does the new one take its place?
    ReplaceOrAdd {
        offer: OfferFacts,
    },
    /// A line about other goods came while an offer is filled in: does it take the place of that one?
    Instead {
        goods: GoodsCode,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        quantity: Option<Quantity>,
        /// The family of which it names no member yet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        family: Option<Variant>,
    },
    // a line
    /// Is it an offer, or does somebody look for goods?
    SellOrSeek,
    /// Two goods in one line: which first? `goods` are those that come first in it.
    FirstOf {
        goods: GoodsCode,
    },
    /// Which of one's offers is meant.
    WhichOffer {
        offers: Vec<OfferFacts>,
    },
    // a farmer without a phone
    /// To be read to him: may this be kept?
    FarmerConsent,
    FarmerName,
    FarmerKind,
    /// Asked by older versions.
    FarmerDistrict,
    FarmerVillage,
    FarmerCheck {
        on_behalf: OnBehalf,
        seller_kind: SellerKind,
        place: String,
    },
    // a routine
    RoutineDays {
        goods: GoodsCode,
    },
    RoutineHour {
        goods: GoodsCode,
    },
    RoutineCheck {
        goods: GoodsCode,
        rhythm: Rhythm,
    },
    // changes of an offer
    NewPrice {
        offer: OfferFacts,
    },
    NewPriceCheck {
        offer: OfferFacts,
        price: Price,
    },
    NewQuantity {
        offer: OfferFacts,
    },
    NewQuantityCheck {
        offer: OfferFacts,
        quantity: Quantity,
    },
    /// How much is left: the offered quantity follows from it.
    RestCheck {
        offer: OfferFacts,
        rest: Quantity,
    },
    WithdrawCheck {
        offer: OfferFacts,
    },
    /// Everything was sold elsewhere.
    SoldOutCheck {
        offer: OfferFacts,
    },
    // a purchase
    BuyQuantity {
        offer: OfferFacts,
    },
    BuyQuantityTyped {
        offer: OfferFacts,
    },
    /// `day` (WIB) is when the goods change hands.
    BuyCheck {
        offer: OfferFacts,
        quantity: Quantity,
        total: Option<Rupiah>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// On which day the buyer wants the goods, from `first` (WIB) on.
    BuyDay {
        first: NaiveDate,
        /// Whether they are taken there or brought.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        handover: Option<Handover>,
    },
    /// What the buyer wants to say with the order.
    BuyNote,
    SearchGoods,
    // an order
    /// What an event of an order asks; `today` as in `Ready`.
    OrderInquiry {
        inquiry: Inquiry,
        event: OrderEvent,
        order: OrderFacts,
        today: NaiveDate,
        /// What was answered so far.
        #[serde(default)]
        detail: Box<Detail>,
    },
    /// What was typed of goods under way, before the other side reads it.
    WeighedCheck {
        event: OrderEvent,
        order: OrderFacts,
        detail: Box<Detail>,
    },
    /// What the freight of the truck is that took the last load; `shared` if others had a load on it.
    Freight {
        order: OrderFacts,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        shared: bool,
    },
    /// What a side has to say of a complaint.
    ComplaintNote {
        order: OrderFacts,
    },
    DeclineCheck {
        order: OrderFacts,
    },
    CancelReason {
        order: OrderFacts,
    },
    CancelNote {
        order: OrderFacts,
    },
    /// `note` are own words, empty with a reason that has its name.
    CancelCheck {
        order: OrderFacts,
        note: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<CancelReason>,
    },
    // demands
    DemandGoods,
    DemandQuantity {
        goods: GoodsCode,
        example: Unit,
    },
    /// `today` as in `Ready`.
    DemandDay {
        today: NaiveDate,
    },
    /// The highest price per `per`.
    DemandPrice {
        goods: GoodsCode,
        per: Unit,
    },
    DemandPlace,
    DemandNote,
    /// Until which morning answers are sealed.
    DemandSeal {
        today: NaiveDate,
    },
    /// `demand` is the number of one that is changed.
    DemandCheck {
        goods: GoodsCode,
        wanted: Box<Wanted>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        demand: Option<DemandId>,
        /// Until when answers are sealed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sealed_until: Option<DateTime<Utc>>,
    },
    /// Which field of a demand or an answer to change.
    DemandField,
    AnswerQuantity {
        demand: DemandFacts,
    },
    AnswerPrice {
        demand: DemandFacts,
        quantity: Quantity,
        per: Unit,
    },
    /// `today` as in `Ready`.
    AnswerDay {
        demand: DemandFacts,
        today: NaiveDate,
    },
    AnswerCheck {
        demand: DemandFacts,
        quantity: Quantity,
        price: Price,
        ready_on: NaiveDate,
        total: Option<Rupiah>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        handover: Option<Handover>,
    },
    /// How much of an answer the buyer takes, at most `most`.
    AwardQuantity {
        demand: DemandFacts,
        answer: AnswerFacts,
        most: Quantity,
    },
    AwardCheck {
        demand: DemandFacts,
        answer: AnswerFacts,
        quantity: Quantity,
        total: Option<Rupiah>,
        /// What the seller's loads say of him.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reliability: Option<Reliability>,
    },
    /// Parts of live offers that are proposed for a demand.
    PoolCheck {
        demand: DemandFacts,
        load: Pool,
    },
    // a reference price
    /// All of it in one line; `today` (WIB) for the example.
    ReferenceLine {
        today: NaiveDate,
    },
    ReferenceCheck {
        reference: Box<Reference>,
    },
    // what an admin sets
    /// Of which goods more can be accepted than was agreed.
    ToleranceGoods,
    ToleranceShare {
        goods: GoodsCode,
    },
    ToleranceCheck {
        goods: GoodsCode,
        tolerance: Tolerance,
    },
    /// The organisation whose orders need a second yes.
    LimitOrganization,
    LimitAmount {
        organization: Organization,
    },
    /// `limit` is nothing where none needs it any more.
    LimitCheck {
        organization: Organization,
        limit: Option<Rupiah>,
    },
    // price talk
    /// For how much of the offer the buyer names a price.
    BidQuantity {
        offer: OfferFacts,
    },
    /// The price against `asked`, that of the other side. `own` is the seller's own price, `organization` who would buy.
    BidPrice {
        asked: Price,
        example: Rupiah,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        own: Option<Price>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        organization: Option<Organization>,
    },
    /// `agrees` if the price is that of the other side.
    BidCheck {
        offer: OfferId,
        terms: Box<Terms>,
        quantity: Quantity,
        price: Price,
        total: Option<Rupiah>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        agrees: bool,
    },
    // the rest
    DigestHour {
        hour: u32,
    },
    DigestDays {
        days: DigestDays,
    },
    DeleteCheck,
    StopCheck,
    /// Agreed orders are cancelled with it, or stay without the person.
    StopCheckOrders {
        cancelled: i64,
        kept: i64,
    },
}

/// An answer that a button gives. The label is made from it in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the label of each stands in the message catalogue")]
pub enum Choice {
    Agree,
    ReadAll,
    Refuse,
    Yes,
    /// *Belum* (age), *Bukan, tulis lagi* (numbers), *Tanpa catatan* (notes): by the question.
    No,
    Role(RoleKind),
    Kind(SellerKind),
    District(String),
    /// *Kab. Blitar*: the list of its districts follows.
    Region(Region),
    Village(String),
    Group(Group),
    /// *Lainnya*.
    More,
    Commodity(String),
    /// *Hidup*, with the question which one.
    Live,
    /// *Sudah dipotong*.
    Slaughtered,
    Quantity(Quantity),
    /// *Semua*.
    All,
    Unit(Unit),
    Pack(Quantity),
    /// *Isi lain*, *Tulis*, *Tulis lagi*: type it.
    Write,
    Price(Price),
    Handover(Handover),
    Date(NaiveDate),
    PickDate,
    /// The place of the profile.
    Here,
    /// *Tempat lain*.
    Elsewhere,
    /// *Benar, tayangkan*.
    Publish,
    /// *Benar*.
    Right,
    Edit,
    Field(Field),
    /// *Pesan*.
    Buy,
    Reason(CancelReason),
    Loss(LossReason),
    Trouble(Trouble),
    Outcome(Outcome),
    /// How many days of complete papers.
    PaymentDays(i64),
    /// *Tidak jadi batal*, *Tidak jadi*.
    Keep,
    /// *Tarik*, *Hapus*, *Berhenti*: do it.
    Do,
    /// *Bukan yang ini*: of another order.
    Other,
    /// *Batal bersama*.
    Together,
    /// *Catatan*.
    Note,
    /// *Ganti* and *Tambah*.
    Replace,
    Add,
    Hour(u32),
    Days(DigestDays),
    /// *Semua barang*.
    Everything,
    /// *Di tempat petani*.
    FarmerSite,
    /// *Menjual* and *Mencari*.
    Selling,
    Seeking,
    /// One of one's offers, by its number.
    Offer(OfferId),
    Weekdays(Weekdays),
    /// A share of what was agreed.
    Share(Tolerance),
    Organization(Organization),
    /// A time of day, in minutes after midnight (WIB).
    Minute(u32),
}

/// Fields of forms that can be asked for by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "named after what they hold")]
pub enum Field {
    Consent,
    Age,
    Role,
    Code,
    Name,
    SellerKind,
    District,
    Place,
    Phone,
    Goods,
    Quantity,
    Pack,
    Price,
    Handover,
    Ready,
    Reason,
    Note,
    Seal,
    Hour,
    Days,
    Which,
    Check,
    /// What an event of an order asks.
    #[serde(untagged)]
    Inquiry(Inquiry),
}

impl Field {
    /// Every one.
    pub fn all() -> impl Iterator<Item = Self> {
        let own = [
            Self::Consent,
            Self::Age,
            Self::Role,
            Self::Code,
            Self::Name,
            Self::SellerKind,
            Self::District,
            Self::Place,
            Self::Phone,
            Self::Goods,
            Self::Quantity,
            Self::Pack,
            Self::Price,
            Self::Handover,
            Self::Ready,
            Self::Reason,
            Self::Note,
            Self::Seal,
            Self::Hour,
            Self::Days,
            Self::Which,
            Self::Check,
        ];
        own.into_iter().chain(Inquiry::ALL.iter().copied().map(Self::Inquiry))
    }
}

/// What was wrong with an answer: one kind sentence before the question is asked again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "p", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is a key of the message catalogue")]
pub enum Problem {
    Number,
    /// Zero or less.
    Zero,
    /// A range where one number is needed.
    Range,
    TooMuch,
    /// A part of a piece or pack.
    Whole,
    UnitNotFor {
        unit: Unit,
        goods: GoodsCode,
        allowed: Vec<Unit>,
    },
    /// No such goods in the catalogue.
    GoodsUnknown,
    Prohibited,
    /// 31 November.
    DateImpossible {
        text: String,
    },
    DatePast {
        date: NaiveDate,
    },
    DateUnclear,
    /// Before the first day on which the goods can be had.
    DateSoon {
        first: NaiveDate,
    },
    DateFar,
    PlaceUnknown,
    NameBad,
    /// Nothing of a note can be shown.
    NoteBad,
    TooLong,
    Link,
    Personal,
    /// A button should be pressed.
    Press,
    /// Consent and age are said with a press alone.
    PressOnly,
    /// A number of an offer or an order that there is not.
    NoSuchCode {
        code: String,
    },
    /// No mistake: a line that offers goods is kept until the question is answered.
    LineKept,
    /// No mistake: a newcomer's line that offers goods is kept until the account is there.
    OwnLineKept,
    /// Such a line waits already, and this one can't.
    LineWaits,
    /// No mistake: somebody said thanks, good morning, or fine.
    Thanked,
    Greeted,
    Fine,
    /// No mistake: the form about these goods goes on where something else was in between.
    Resumed {
        goods: GoodsCode,
    },
    /// Goods that the catalogue does not have, as they were called.
    GoodsNotListed {
        goods: String,
    },
    NonText,
    /// The wish is more than what is left.
    Less {
        remaining: Quantity,
    },
    /// The seller changed the price, or other terms, since the offer was seen.
    TermsChanged {
        old: Price,
        new: Price,
    },
    /// More can't be accepted of an order: what came besides stays the seller's.
    OverAgreed {
        most: Quantity,
    },
    /// The plate of a truck stays, since another load on it has arrived, is complained of, or is somebody else's.
    PlateStays,
    /// What looks like the plate of a truck is none.
    PlateUnread,
    /// The load of which something was said was corrected meanwhile: it is shown again.
    LoadCorrected {
        /// What was said of it.
        before: Box<LoadFigures>,
        /// What is said of it now.
        now: Box<LoadFigures>,
    },
    /// Goods that leave on the truck of another load can't leave on one with another plate.
    OtherTruck {
        /// The truck's.
        plate: String,
    },
    /// A question, which is answered by people.
    Asked,
    /// A request is answered, and none waits.
    NoRequest,
    /// The price is this one already.
    PriceIsSo {
        price: Price,
    },
    /// So much is left already.
    RestIsSo {
        rest: Quantity,
    },
    /// A buyer's price has to be below this one.
    NotBelow {
        price: Price,
    },
    /// A seller's price has to be above this one.
    NotAbove {
        price: Price,
    },
    /// A seller's price can be this one at most.
    AtMost {
        price: Price,
    },
    /// Below what is already asked for or agreed.
    BelowBound {
        bound: Quantity,
    },
    /// Lots are sold whole.
    WholeOnly,
    /// A weight of packed goods that makes no whole packs.
    NotWholePacks {
        quantity: Quantity,
        /// What one pack holds.
        content: Quantity,
        pack: Unit,
    },
    CodeUsed,
    ContactNotOwn,
    HourBad,
    /// A reference price without its source.
    SourceMissing,
    /// A share that can be none.
    Share {
        most: Tolerance,
    },
    /// A phone number or a bank account was cut out of the text.
    NumberRemoved,
    /// A whole line could not be read.
    Unclear,
    /// No mistake: the photo is kept with what is being filled in.
    PhotoKept,
    /// No mistake: the photo is kept with the step of an order, the one with this number.
    LoadPhotoKept {
        photos: i64,
    },
    /// What came is neither an answer nor a photo.
    NotAPhoto,
    /// How many photos are kept already, and this one is not.
    PhotosEnough {
        most: i64,
    },
}
