//! Everything that the bot can say, as facts without language.
//!
//! Notices are stored as JSON in the outbox and rendered when they are sent. Stored JSON only grows:
//! kinds and fields are never renamed, new fields have defaults, and `tests/` decodes one sample of
//! every kind that was ever released.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{
    commodity::Group,
    digest::{Amounts, DigestFacts, DigestOrder},
    money::{Price, Rupiah},
    offer::{Handover, Offer, OfferId, OfferStatus, Terms},
    order::{CancelReason, Cancellation, Order, OrderCode, OrderId, OrderStatus, Side},
    person::{ChatId, DigestDays, Organization, PersonId, Role, RoleKind, SellerKind},
    place::Region,
    quantity::Quantity,
    routine::{Rhythm, RoutineId, Weekdays},
    search::Narrowed,
    unit::Unit,
};

/// One message to one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the facts that the text shows")]
pub enum Notice {
    // ---- coming in
    /// First contact.
    Welcome,
    /// What this is, for who presses *Apa ini?*.
    About,
    /// Consent was refused; nothing is kept.
    ConsentRefused,
    /// Under 18; nothing is kept.
    TooYoung,
    /// The code is unknown, used or past its time.
    InviteUsed,
    /// The account is made, or a role was added to it.
    RoleTaken { name: String, role: Role, first: bool },

    // ---- finding one's way
    /// The menu of all roles held; `unfinished` names a form that waits.
    Menu {
        name: String,
        roles: Vec<RoleKind>,
        unfinished: Option<FormKind>,
        /// The seller's last offer, if it may be wanted again.
        #[serde(default)]
        again: Option<Box<OfferFacts>>,
    },
    /// What can be done here.
    Help { roles: Vec<RoleKind> },
    /// The languages there are.
    Languages,
    /// A form of this kind waits: go on or begin anew.
    Unfinished {
        form: FormKind,
        goods: Option<String>,
        /// The conversation's revision: a press with another one drops nothing.
        #[serde(default)]
        rev: i64,
    },
    /// One question of a form.
    Ask(Ask),
    /// A form was left and dropped.
    FormCancelled { form: FormKind },
    /// A half-filled offer gave way to a new one.
    FormReplaced { goods: String },
    /// `/batal` with nothing to cancel.
    NothingToCancel,

    // ---- a seller's offers
    /// The offer is up.
    OfferPublished { offer: OfferFacts },
    /// Its last day began.
    OfferExpiring { offer: OfferFacts },
    /// Its time passed.
    OfferExpired { offer: OfferFacts },
    /// An offer as its seller sees it; `news` says what was just done to it.
    OwnOffer { offer: OfferFacts, news: Option<OfferNews> },
    /// The goods are shown: `photo` is Telegram's name of the file. `own` if the reader may take it away.
    OfferPhoto { offer: OfferId, goods: String, photo: String, own: bool },
    /// Instead of a photo that Telegram does not show any more.
    PhotoGone { offer: OfferId },
    /// The next photo belongs to this offer.
    PhotoWanted { offer: OfferId, goods: String },
    /// The list of own offers.
    OwnOffers { published: i64, expired: i64, offers: Vec<OfferFacts>, page: Page },
    /// What was offered lately: is there as much today?
    RoutinePrompt { routine: RoutineId, offer: OfferFacts, yesterday: bool },
    /// From now on the seller is asked.
    RoutineSet { routine: RoutineId, goods: String, rhythm: Rhythm },
    /// Nothing is offered today.
    DayOff { routine: RoutineId },
    /// The seller is not asked any more.
    RoutineEnded,
    /// The seller can be reached again, so the offers are up again.
    OffersResumed { count: i64 },

    // ---- an assistant's farmers
    /// Those whom the assistant registered.
    Farmers { farmers: Vec<FarmerFacts>, count: i64, page: Page },
    /// One more, who agreed by word of mouth.
    FarmerRegistered { on_behalf: OnBehalf },

    // ---- a buyer's search
    /// Live offers.
    BrowseList {
        query: BrowseQuery,
        goods: Option<String>,
        count: i64,
        amounts: Amounts,
        offers: Vec<OfferFacts>,
        page: Page,
        /// The limits of a search in the buyer's own words.
        #[serde(default, skip_serializing_if = "Narrowed::is_none")]
        narrowed: Narrowed,
    },
    /// One live offer; `own` if the reader is its seller.
    BrowseCard { offer: OfferFacts, own: bool, query: BrowseQuery },
    /// Nothing of that.
    BrowseEmpty {
        goods: Option<String>,
        #[serde(default, skip_serializing_if = "BrowseQuery::is_first")]
        query: BrowseQuery,
        #[serde(default, skip_serializing_if = "Narrowed::is_none")]
        narrowed: Narrowed,
    },
    /// Less is left than was asked for.
    Less { offer: OfferFacts },
    /// Nothing is left, or the offer is down.
    Gone { offer: OfferId },

    // ---- orders
    /// To the buyer: the request is with the seller.
    RequestSent { order: OrderFacts },
    /// To the seller: somebody asks.
    OrderRequest { order: OrderFacts },
    /// To both: agreed.
    OrderConfirmed { order: OrderFacts, side: Side, seller: String, buyer: String },
    /// To the buyer: declined; `remaining` is what the offer has left.
    OrderDeclined { order: OrderFacts, remaining: Quantity },
    /// To the seller: his "no" is done.
    DeclineDone { order: OrderFacts, remaining: Quantity },
    /// To both: the hold's time passed.
    OrderLapsed { order: OrderFacts, side: Side },
    /// To the seller: the buyer took the request back.
    OrderWithdrawn { order: OrderFacts, remaining: Quantity },
    /// To the buyer: taking back is done.
    WithdrawDone { order: OrderFacts },
    /// To both: cancelled.
    CancelDone { order: OrderFacts, remaining: Quantity },
    /// An order as one of its parties sees it; names only once agreed.
    OrderCard { order: OrderFacts, side: Side, seller: Option<String>, buyer: Option<String> },
    /// The list of own orders.
    OwnOrders { counts: Vec<(OrderStatus, i64)>, orders: Vec<(OrderFacts, Side)>, page: Page },
    /// How to reach the other party, which is `side`; `chat` links to it.
    Contact { side: Side, name: String, phone: Option<String>, chat: Option<ChatId>, may_share_own: bool },
    /// To the buyer: the seller can't be reached now.
    SellerUnreachable { order: OrderFacts },

    // ---- own data
    /// What is kept, in short.
    DataMenu { name: String, place: Option<String>, offers: i64, orders: i64 },
    /// All that is kept.
    DataAll { data: PersonalData },
    /// A change of own data was kept.
    DataChanged { name: String, place: Option<String>, phone: Option<String> },
    /// The shared contact belongs to somebody else.
    ContactNotOwn,
    /// The account can't be deleted while these orders are open.
    DeleteBlocked { orders: Vec<OrderCode> },
    /// The account is deleted.
    Deleted,
    /// Consent was withdrawn by `/berhenti`.
    Stopped { withdrawn: i64 },

    // ---- officials
    /// The digest of a day.
    Digest {
        facts: DigestFacts,
        /// The day that is running, where it can be looked at as well.
        #[serde(default)]
        today: Option<NaiveDate>,
    },
    /// Its orders.
    DigestDetails { day: NaiveDate, orders: Vec<DigestOrder>, page: Page },
    /// When the digest comes.
    DigestSettings { hour: u32, days: DigestDays },

    // ---- what went wrong
    /// Text that nobody asked for.
    Unknown { roles: Vec<RoleKind> },
    /// Voice, sticker, photo, location.
    NonText,
    /// To a seller: a photo that belongs to no offer, and how it could.
    PhotoUnused,
    /// A question that the service can't answer.
    Asked { roles: Vec<RoleKind> },
    /// A line that makes no offer, and can't become one as it stands.
    NoOffer { why: NoOffer },
    /// The text holds a link.
    Link,
    /// The text holds a 16-digit number; nothing of it is kept.
    Personal,
    /// A button whose time is over; what is true now follows in `now`.
    Stale { happened: Happened, now: Option<Box<Notice>> },
    /// The capability is missing.
    RoleNeeded { role: RoleKind },
    /// The stored form can't be read any more.
    FormLost,
    /// A defect of ours; `code` finds it in the log.
    System { code: String },
    /// To admins: something needs their eye. Neither names nor message texts.
    AdminAlert { what: AdminAlert, code: String },
}

/// Why a line makes no offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoOffer {
    /// Zero or minus.
    Zero,
    /// Goods that may not be offered here.
    Prohibited,
    /// Over 500 characters.
    TooLong,
}

/// What an admin is told about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdminAlert {
    /// An update was set aside.
    UpdateSetAside,
    /// Telegram refused a message for good.
    MessageParked,
}

/// Whose goods an assistant entered, and who he is. Set only on what one of the two sides may read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnBehalf {
    /// Name of the farmer.
    pub farmer: String,
    /// Name of the assistant.
    pub assistant: String,
}

/// A farmer in an assistant's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FarmerFacts {
    /// Who.
    pub id: PersonId,
    /// How he is called.
    pub name: String,
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

/// The forms that a person can be in the middle of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "named after the forms")]
pub enum FormKind {
    Registration,
    Offer,
    Purchase,
    OfferPrice,
    OfferQuantity,
    Withdrawal,
    Cancellation,
    Profile,
    Deletion,
    Stop,
    DigestSettings,
    Search,
    Farmer,
    /// A line that needs a word before it is read.
    Line,
    Routine,
}

/// What was just done to an own offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfferNews {
    /// The price changed.
    PriceChanged,
    /// The quantity changed.
    QuantityChanged,
    /// It is down; so many requests still wait for an answer.
    Withdrawn {
        /// Requests that still wait for an answer.
        pending: i64,
    },
    /// It is up again, or longer.
    Renewed,
    /// It is a copy of an earlier one.
    Repeated,
    /// Buyers can see the goods.
    PhotoAdded,
    /// They can no longer.
    PhotoRemoved,
}

/// What happened since a button was made, for *Tombol ini sudah lama*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "named after what happened")]
pub enum Happened {
    /// The form has moved on or is over.
    FormMoved,
    TermsChanged,
    OfferWithdrawn,
    OfferExpired,
    OfferRenewed,
    /// The quantity or something else about the offer changed.
    OfferChanged,
    OrderConfirmed,
    OrderDeclined,
    OrderLapsed,
    OrderWithdrawn,
    OrderCancelled,
    /// Less was wanted than is asked for or agreed.
    MoreIsBound,
    /// A part was wanted of what is sold whole.
    SoldWhole,
    /// The limits of a search are not remembered any more.
    SearchOver,
    /// It is no longer there, or is not the presser's.
    NotThere,
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
}

impl From<&Offer> for OfferFacts {
    fn from(o: &Offer) -> Self {
        Self {
            id: o.id,
            terms: o.terms.clone(),
            offered: o.offered,
            remaining: o.remaining(),
            bound: o.bound(),
            status: o.status,
            valid_until: o.valid_until,
            version: o.version,
            terms_version: o.terms_version,
            on_behalf: None,
            photo: o.photo.is_some(),
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
    /// Of which offer.
    pub offer: OfferId,
    /// For whom.
    pub organization: Organization,
    /// State.
    pub status: OrderStatus,
    /// The terms agreed to.
    pub terms: Terms,
    /// How much.
    pub quantity: Quantity,
    /// What it costs in all, where that can be said before weighing.
    pub total: Option<Rupiah>,
    /// Until when the goods are held for an answer.
    pub hold_until: DateTime<Utc>,
    /// Who ended it, if a party did.
    pub ended_by: Option<Side>,
    /// Why it was cancelled.
    pub reason: Option<CancelReason>,
    /// The canceller's own words.
    pub note: Option<String>,
    /// Stamp of what its parties press.
    pub version: i64,
    /// Names, where an assistant entered the offer, and he reads this or it was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf: Option<OnBehalf>,
}

impl From<&Order> for OrderFacts {
    fn from(o: &Order) -> Self {
        let ended: Option<&Cancellation> = o.cancellation.as_ref();
        Self {
            id: o.id,
            code: o.code,
            offer: o.offer,
            organization: o.organization,
            status: o.status,
            terms: o.terms.clone(),
            quantity: o.quantity,
            total: o.total,
            hold_until: o.hold_until,
            ended_by: ended.map(|c| c.side),
            reason: ended.and_then(|c| c.reason),
            note: ended.and_then(|c| c.note.clone()),
            version: o.version,
            on_behalf: None,
        }
    }
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
    /// Numbers of orders.
    pub orders: Vec<OrderCode>,
    /// Goods about which the person is asked, and when.
    #[serde(default)]
    pub routines: Vec<(String, Rhythm)>,
}

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
    District,
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
        goods: String,
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
    },
    PriceScale {
        price: Price,
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
    },
    /// After "nego" without a number.
    PriceNego {
        per: Unit,
    },
    Handover,
    /// `today` (WIB) tells which dates are called *Hari ini*, *Besok* and *Lusa*.
    Ready {
        today: NaiveDate,
    },
    ReadyOn,
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
    // a line
    /// Is it an offer, or does somebody look for goods?
    SellOrSeek,
    /// Two goods in one line: which first? `goods` is the name of those that come first in it.
    FirstOf {
        goods: String,
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
    FarmerDistrict,
    FarmerCheck {
        on_behalf: OnBehalf,
        seller_kind: SellerKind,
        place: String,
    },
    // a routine
    RoutineDays {
        goods: String,
    },
    RoutineHour {
        goods: String,
    },
    RoutineCheck {
        goods: String,
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
    /// So much is left: the offered quantity follows from it.
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
    BuyCheck {
        offer: OfferFacts,
        quantity: Quantity,
        total: Option<Rupiah>,
    },
    SearchGoods,
    // an order
    CancelReason {
        order: OrderFacts,
    },
    CancelNote {
        order: OrderFacts,
    },
    CancelCheck {
        order: OrderFacts,
        note: String,
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
}

/// Families of goods that need a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "families.csv has the words and the question of each")]
pub enum Variant {
    Chicken,
    /// "Ayamnya masih hidup atau sudah dipotong?"
    Broiler,
    LiveChicken,
    Chili,
    Onion,
    Rice,
    Paddy,
    Coffee,
    Fish,
    Root,
    Meat,
    /// A word near to more than one synonym.
    Near,
}

/// What is shown before an offer is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferDraftFacts {
    /// The terms as entered.
    pub terms: Terms,
    /// How much.
    pub quantity: Quantity,
    /// What all of it costs, where that can be said before weighing.
    pub total: Option<Rupiah>,
    /// Whose goods they are, where an assistant enters them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub farmer: Option<String>,
    /// Whether there is a photo of the goods.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub photo: bool,
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
    /// *Belum* (age), *Bukan, tulis lagi* (numbers): by the question.
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
    /// *Tidak jadi batal*, *Tidak jadi*.
    Keep,
    /// *Tarik*, *Hapus*, *Berhenti*: do it.
    Do,
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
    Hour,
    Days,
    Which,
    Check,
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
        goods: String,
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
    DateFar,
    PlaceUnknown,
    NameBad,
    TooLong,
    Link,
    Personal,
    /// A button should be pressed.
    Press,
    NonText,
    /// The wish is more than what is left.
    Less {
        remaining: Quantity,
    },
    /// Below what is already asked for or agreed.
    BelowBound {
        bound: Quantity,
    },
    /// Lots are sold whole.
    WholeOnly,
    CodeUsed,
    ContactNotOwn,
    HourBad,
    /// A phone number or a bank account was cut out of the text.
    NumberRemoved,
    /// A whole line could not be read.
    Unclear,
    /// No mistake: the photo is kept with what is being filled in.
    PhotoKept,
}
