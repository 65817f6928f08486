//! Everything that the bot can say, as facts without language.
//!
//! Notices are stored as JSON in the outbox and rendered when they are sent. Stored JSON only grows:
//! kinds and fields are never renamed, new fields have defaults, and `tests/` decodes one sample of
//! every kind that was ever released.

mod ask;
mod asked;
mod command_list;
mod demand;
mod desk;
mod facts;
mod history;
mod paper;
pub(crate) mod person_name;
mod purpose;
mod subscription;
mod talk;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use self::{
    ask::{Ask, Choice, Field, Problem, Question},
    asked::{Asked, Deed, Keep, No, PriceExample, Typed, Write, Yes},
    command_list::CommandList,
    demand::{AnswerFacts, DemandFacts, Pool, PoolPart, Proposal},
    desk::{DeskFarmerFacts, DeskItem},
    facts::{
        BrowseQuery, FarmerFacts, OfferDraftFacts, OfferFacts, OnBehalf, OpenTotal, OrderFacts, Page, PersonalData, PriceFacts, Sort,
        TripFacts,
    },
    history::{HistoryEntry, HistoryOf},
    paper::{PaperCheck, PaperFacts, PaperIssue},
    person_name::PersonName,
    subscription::SubscriptionFacts,
    talk::TalkFacts,
};
use crate::domain::{
    commodity::GoodsCode,
    desk::Matter,
    digest::{Amounts, Correction, DigestFacts, DigestOrder, MonthFacts},
    lifecycle::Unheard,
    money::{Price, Rupiah},
    offer::OfferId,
    order::{Along, Detail, OrderCode, OrderEvent, OrderId, OrderStatus, Outcome, PhotoKind, ReceiptEntry, Side},
    paper::PaperKind,
    person::{ChatId, DigestDays, Organization, Role, RoleKind},
    quantity::Quantity,
    reference::Reference,
    removal::RemovalReason,
    routine::{Rhythm, RoutineId},
    search::Narrowed,
    subscription::SubscriptionKind,
    tolerance::Tolerance,
    trip::TripId,
};

/// One message to one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the facts that the text shows")]
pub enum Notice {
    // ---- coming in
    /// First contact.
    Welcome,
    /// A stranger who has read that writes again.
    WelcomeAgain,
    /// What this is, for a person who presses *Apa ini?*.
    About,
    /// Consent was refused; nothing is kept.
    ConsentRefused,
    /// Under 18; nothing is kept.
    TooYoung,
    /// The code is unknown, used or past its time.
    InviteUsed,
    /// An invitation that gives much, or takes the place of what is held: to be accepted first.
    RoleOffered { role: Role },
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
        /// Whether the reader is at the trade desk.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        desk: bool,
    },
    /// What can be done here.
    Help {
        roles: Vec<RoleKind>,
        /// Whether the reader is at the trade desk.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        desk: bool,
    },
    /// The languages there are.
    Languages,
    /// A form of this kind waits: go on or begin anew.
    Unfinished {
        form: FormKind,
        goods: Option<GoodsCode>,
        /// The conversation's revision: a press with another one drops nothing.
        #[serde(default)]
        rev: i64,
    },
    /// One question of a form.
    Ask(Ask),
    /// A form was left and dropped.
    FormCancelled { form: FormKind },
    /// A form ended by itself: its time passed, or what it was about is over. `commodity` is the code of the goods that a
    /// buyer was ordering.
    FormEnded { form: FormKind, happened: StaleReason, commodity: Option<String>, now: Option<Box<Self>> },
    /// A form in which something was said gave way to a new one; `goods` are empty where it is about none.
    FormReplaced {
        goods: GoodsCode,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        form: Option<FormKind>,
        /// The order that it is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        order: Option<OrderCode>,
        /// Whether it can be taken back.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        kept: bool,
    },
    /// `/batal` with nothing to cancel.
    NothingToCancel,

    // ---- a seller's offers
    /// The offer is up, perhaps in the place of another one.
    OfferPublished {
        offer: OfferFacts,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaces: Option<OfferId>,
    },
    /// Its last day began.
    OfferExpiring { offer: OfferFacts },
    /// Its time passed.
    OfferExpired { offer: OfferFacts },
    /// The last day of several began.
    OffersExpiring { offers: Vec<OfferFacts> },
    /// The time of several passed.
    OffersExpired { offers: Vec<OfferFacts> },
    /// An offer as its seller sees it; `news` says what was just done to it.
    OwnOffer {
        offer: OfferFacts,
        news: Option<OfferNews>,
        /// The offer that is down since this one is up in its place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaces: Option<OfferId>,
    },
    /// The goods are shown: `photo` is Telegram's name of the file. `own` if the reader may take it away.
    OfferPhoto { offer: OfferId, goods: GoodsCode, photo: String, own: bool },
    /// Instead of a photo that Telegram does not show any more.
    PhotoGone { offer: OfferId },
    /// The next photo belongs to this offer.
    PhotoWanted { offer: OfferId, goods: GoodsCode },
    /// The list of own offers.
    OwnOffers {
        published: i64,
        /// Of what is up, that of which nothing is left.
        #[serde(default)]
        sold_out: i64,
        expired: i64,
        offers: Vec<OfferFacts>,
        page: Page,
    },
    /// What was offered lately: is there as much today?
    RoutinePrompt { routine: RoutineId, offer: OfferFacts, yesterday: bool },
    /// From now on the seller is asked.
    RoutineSet { routine: RoutineId, goods: GoodsCode, rhythm: Rhythm },
    /// Nothing is offered today.
    DayOff { routine: RoutineId },
    /// The seller is not asked any more.
    RoutineEnded,
    /// The seller can be reached again, so the offers are up again.
    OffersResumed { count: i64 },

    // ---- an assistant's farmers
    /// Those whom the assistant registered.
    Farmers { farmers: Vec<FarmerFacts>, count: i64, page: Page },
    /// One more farmer, who agreed by word of mouth.
    FarmerRegistered { on_behalf: OnBehalf },

    /// Which farmer wishes to be kept no more?
    FarmersToErase { farmers: Vec<FarmerFacts>, page: Page },
    /// Asked once more before a farmer is erased.
    FarmerErasure { farmer: FarmerFacts },
    /// The farmer is erased.
    FarmerErased,

    // ---- a buyer's search
    /// Live offers.
    BrowseList {
        query: BrowseQuery,
        goods: Option<GoodsCode>,
        count: i64,
        amounts: Amounts,
        offers: Vec<OfferFacts>,
        page: Page,
        /// The limits of a search in the buyer's own words.
        #[serde(default, skip_serializing_if = "Narrowed::is_none")]
        narrowed: Narrowed,
    },
    /// One live offer; `own` if the reader is its seller.
    BrowseCard {
        offer: OfferFacts,
        own: bool,
        query: BrowseQuery,
        /// How much the buyer looked for, if it can be ordered of this offer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wanted: Option<Quantity>,
        /// The reference price of the goods.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reference: Option<Box<Reference>>,
    },
    /// Nothing of that.
    BrowseEmpty {
        goods: Option<GoodsCode>,
        #[serde(default, skip_serializing_if = "BrowseQuery::is_first")]
        query: BrowseQuery,
        #[serde(default, skip_serializing_if = "Narrowed::is_none")]
        narrowed: Narrowed,
    },
    /// Less is left than was asked for.
    Less { offer: OfferFacts },
    /// The price changed between the buyer's question and his yes.
    PriceChanged { old: Price, offer: OfferFacts },
    /// Nothing is left, or the offer is down.
    Gone { offer: OfferId },

    // ---- orders
    /// To the buyer: the request is with the seller.
    RequestSent { order: OrderFacts },
    /// To a colleague of the person that asks: an order above the organisation's limit has to be approved.
    ApprovalRequest { order: OrderFacts, asker: PersonName },
    /// To a side of what both said yes to: it waits for the approval of a colleague of the person that buys; `side` is the reader's.
    AgreementWaits { order: OrderFacts, side: Side },
    /// To the seller: somebody asks.
    OrderRequest { order: OrderFacts },
    /// To the seller, who answers a waiting request in words: whether it is to be accepted.
    RequestAsked { order: OrderFacts },
    /// To the seller: the request lapses soon.
    OrderReminder { order: OrderFacts },
    /// To both: agreed.
    OrderConfirmed {
        order: OrderFacts,
        side: Side,
        seller: PersonName,
        buyer: PersonName,
        /// The reader's first agreement, before a phone number was shared: it can be shared now.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        may_share: bool,
    },
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
    /// To both: `event` took place. Where it answers a proposal, `detail` is what was proposed. `acting` is the side that
    /// caused it; `None` is the timer.
    OrderChanged {
        event: OrderEvent,
        order: OrderFacts,
        side: Side,
        acting: Option<Side>,
        detail: Detail,
        /// Other orders of who acted can leave on the same truck.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        rides: bool,
    },
    /// What the freight is was kept, with what of it is for each order; nothing where it can't be split by weight.
    FreightSaid { order: OrderId, code: OrderCode, trip: TripId, freight: Rupiah, parts: Vec<(OrderCode, Rupiah)> },
    /// Which other order leaves on the truck that took this load.
    WhichRides {
        along: Along,
        orders: Vec<OrderFacts>,
        /// How many more there are.
        #[serde(default)]
        more: usize,
    },
    /// Which order is meant of those of which the reader said that this has happened.
    WhichOrder {
        event: OrderEvent,
        orders: Vec<OrderFacts>,
        #[serde(default)]
        more: usize,
    },
    /// To the side that should pay or be paid: so many days after the day until which it should be paid, below zero before it.
    PaymentReminder { order: OrderFacts, side: Side, days: i64 },
    /// To a side of orders of which nothing was loaded: this is the day on which the goods are to be taken. All orders of a person are one
    /// message.
    PickUpDay { orders: Vec<OrderFacts>, side: Side },
    /// The day on which the goods were to be taken is over for so many days, and nothing of them was loaded; `side` is the reader's, nobody's
    /// at the trade desk.
    NotLoaded {
        order: OrderFacts,
        side: Option<Side>,
        #[serde(default)]
        days: i64,
    },
    /// To a side that said what was loaded or what arrived, which its order does not take as it stands: what comes first.
    StepWaits { order: OrderFacts, event: OrderEvent, side: Side },
    /// A load should have arrived some hours ago; `side` is the reader's, nobody's at the trade desk.
    LoadLate { order: OrderFacts, side: Option<Side> },
    /// To a side that can close the rest of an order: for days nothing of it was loaded.
    RestReminder { order: OrderFacts, side: Side },
    /// To the seller, who says so: the rest of an order is still to come.
    RestExpected { order: OrderFacts },
    /// To the buyer: goods arrived and are not graded.
    GradingReminder { order: OrderFacts },
    /// To the buyer: all of it was received so many days ago, and nobody said that the papers are complete.
    PapersReminder { order: OrderFacts, days: i64 },
    /// What is to be paid to the reader or by the reader's organisation; `today` (WIB) tells what is overdue.
    Owed { orders: Vec<(OrderFacts, Side)>, today: NaiveDate, page: Page },
    /// To a mediator: a complaint waits.
    ComplaintWaits {
        order: OrderFacts,
        /// For so many hours already; `None` where it is new.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hours: Option<i64>,
    },
    /// To a mediator: the orders with an open complaint, or with figures in dispute; `rules` for an admin, who sets the rules as well.
    Complaints {
        orders: Vec<OrderFacts>,
        page: Page,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        rules: bool,
    },
    /// To a mediator: an order with a complaint, whole; `may_decide` unless the mediator has an interest in it.
    /// With what was said before of the last load's receipt, the first word first.
    ComplaintCard {
        order: OrderFacts,
        seller: PersonName,
        buyer: PersonName,
        may_decide: bool,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        before: Vec<ReceiptEntry>,
    },
    /// To a party: the other side, which is `side`, said of a complaint in its own words what stands in it.
    ComplaintNoted { order: OrderFacts, side: Side },
    /// To the side that said it: its own words are kept.
    ComplaintNoteKept { order: OrderFacts, side: Side },
    /// To a party: the other side showed a photo of a load.
    LoadPhotoNews { order: OrderFacts, shows: PhotoKind },
    /// The photo is kept with a load, or there are as many as there can be.
    LoadPhotoKept { order: OrderFacts, number: i64, shows: PhotoKind, kept: bool },
    /// The next photo belongs to this load.
    LoadPhotoWanted {
        order: OrderFacts,
        number: i64,
        shows: PhotoKind,
        /// What came instead was no photo.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        refused: bool,
    },
    /// A photo came, and it is asked of which load.
    WhichLoad {
        orders: Vec<OrderFacts>,
        #[serde(default)]
        more: usize,
    },
    /// A photo of a load: `photo` is Telegram's name of the file; `more` is the page with further ones.
    LoadPhoto {
        order: OrderId,
        code: OrderCode,
        number: i64,
        shows: PhotoKind,
        photo: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        more: Option<i64>,
    },
    /// There are no photos of the order's loads any more.
    LoadPhotosGone { code: OrderCode },
    /// To a mediator: decided.
    ComplaintDecided {
        order: OrderFacts,
        outcome: Outcome,
        /// How much goes back, where that was decided.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        returned: Option<Quantity>,
    },
    /// To both: cancelled.
    CancelDone { order: OrderFacts, remaining: Quantity },
    /// An order as one of its parties sees it; names only once agreed.
    OrderCard {
        order: OrderFacts,
        side: Side,
        seller: Option<PersonName>,
        buyer: Option<PersonName>,
        /// The truck on which its last load left with others.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        trip: Option<TripFacts>,
        /// The step of which the reader spoke: its button comes first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        first: Option<OrderEvent>,
    },
    /// The list of own orders.
    OwnOrders {
        counts: Vec<(OrderStatus, i64)>,
        orders: Vec<(OrderFacts, Side)>,
        page: Page,
        /// For a buyer.
        #[serde(default)]
        open: Option<OpenTotal>,
    },
    /// How to reach the other party, which is `side`; `chat` links to it.
    Contact {
        side: Side,
        name: PersonName,
        phone: Option<String>,
        chat: Option<ChatId>,
        may_share_own: bool,
        /// The order for which the person can be asked to share a number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        asks: Option<OrderId>,
    },
    /// To a party: the other one, on `side`, would like to have the reader's phone number.
    PhoneAsked { order: OrderFacts, side: Side },
    /// To the person who asked: the party on `side` was asked, or is not for now, and why.
    PhoneAskSent {
        order: OrderId,
        side: Side,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unheard: Option<Unheard>,
    },
    /// To the person who asked: the party on `side` shares a phone number now.
    PhoneShared { order: OrderFacts, side: Side, phone: String },
    /// To the buyer: the seller can't be reached now.
    SellerUnreachable { order: OrderFacts },
    /// The party of an order on the side `gone` has left the service while goods are under way or unpaid, and nobody is there in its
    /// place: to the other party, or to the desk.
    PartyLeft { order: OrderFacts, gone: Side, desk: bool },
    /// News of a farmer's order that the assistant who acts for him was not sent: to whoever can tell the farmer.
    FarmerNews { order: OrderFacts, names: OnBehalf },

    // ---- demands
    /// To a buyer: the demand is kept, and sellers are told.
    DemandSent { demand: DemandFacts },
    /// To a seller of these goods: somebody needs them. With a live offer that fits.
    DemandNews {
        demand: DemandFacts,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proposal: Option<Proposal>,
    },
    /// The open demands; `buys` if they are of the reader's organisation.
    Demands { demands: Vec<DemandFacts>, buys: bool, page: Page },
    /// A demand as its buyer sees it, with a page of the answers that wait, and how many there are.
    DemandCard {
        demand: DemandFacts,
        answers: Vec<AnswerFacts>,
        count: i64,
        page: Page,
        /// Whether parts of live offers can be had for what is still open.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        load: bool,
    },
    /// To a buyer, from the trade desk: live offers of so many sellers have so much of what is still open.
    PoolFound { demand: DemandFacts, quantity: Quantity, sellers: i64 },
    /// To a buyer: so many sellers are asked for parts of their offers; those of `left_out` changed meanwhile and are not asked.
    PoolAsked {
        demand: DemandFacts,
        quantity: Quantity,
        sellers: i64,
        /// Whether a colleague has to approve it before they are asked.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        waits: bool,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        left_out: Vec<OfferId>,
    },
    /// A demand as a seller sees it, with his own answer and a live offer that fits.
    DemandSeen {
        demand: DemandFacts,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answer: Option<AnswerFacts>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proposal: Option<Proposal>,
    },
    /// To a buyer: does the demand end?
    DemandClosing { demand: DemandFacts },
    /// To a buyer: it ended.
    DemandEnded { demand: DemandFacts },
    /// To a buyer: less of it is agreed than before.
    DemandReopened { demand: DemandFacts },
    /// To a seller who answered: what is needed changed.
    DemandChanged { demand: DemandFacts, answer: AnswerFacts },
    /// To a seller: the answer is with the buyer.
    AnswerSent { demand: DemandFacts, answer: AnswerFacts },
    /// To a seller: the answer is taken back.
    AnswerTakenBack { demand: DemandFacts },
    /// To a buyer: a seller answered, or changed the answer.
    AnswerNews {
        demand: DemandFacts,
        answer: AnswerFacts,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        replaced: bool,
    },
    /// To a buyer: sealed answers are open, so many.
    AnswersOpened { demand: DemandFacts, count: i64 },
    /// To a buyer: a seller took the answer back.
    AnswerWithdrawn { demand: DemandFacts, answer: AnswerFacts },
    /// To a seller: the demand ended without the answer.
    AnswerDeclined { demand: DemandFacts, answer: AnswerFacts },

    // ---- price talk
    /// To the side that is asked: the other side named a price.
    TalkNews { talk: TalkFacts, side: Side },
    /// To the side that named a price: it is with the other side.
    TalkSent { talk: TalkFacts, side: Side },
    /// A price talk as one of its sides sees it, with all that was named.
    TalkCard { talk: TalkFacts, side: Side },
    /// To a buyer who said yes: only so much is left.
    TalkLess { talk: TalkFacts, left: Quantity },
    /// It ended without an order. `acting` is the side that ended it; else `why` says what did.
    TalkEnded {
        talk: TalkFacts,
        side: Side,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        acting: Option<Side>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<StaleReason>,
    },
    /// The open price talks of the reader.
    Talks { talks: Vec<(TalkFacts, Side)>, page: Page },

    // ---- papers
    /// A paper of an order, as a file.
    Paper { order: OrderId, facts: Box<PaperFacts>, issue: PaperIssue },
    /// The papers that there are of an order of so many loads.
    Papers {
        order: OrderId,
        code: OrderCode,
        kinds: Vec<PaperKind>,
        #[serde(default)]
        loads: i64,
    },
    /// What a check of a paper found.
    PaperChecked { check: PaperCheck },
    /// No paper has this code.
    PaperUnknown,

    /// What happened to an offer or an order, the newest first.
    History { of: HistoryOf, entries: Vec<HistoryEntry>, page: Page },

    // ---- prices
    /// Reference prices, and what was agreed lately; of some goods alone where `of` names them. `may_enter` for an admin.
    Prices {
        prices: Vec<PriceFacts>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<GoodsCode>,
        page: Page,
        may_enter: bool,
        /// The reader named a price to be entered, which only admins can do.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        refused: bool,
    },
    /// To an admin: the reference price is kept.
    ReferenceKept { reference: Reference },

    // ---- what an admin sets
    /// To an admin: what holds of goods and of organisations for orders that begin now.
    Rules { tolerances: Vec<(GoodsCode, Tolerance)>, limits: Vec<(Organization, Rupiah)> },
    /// To an admin: what holds of goods from now on.
    ToleranceKept { goods: GoodsCode, tolerance: Tolerance },
    /// To an admin: what holds of an organisation from now on.
    LimitKept { organization: Organization, limit: Option<Rupiah> },

    // ---- what people asked to be told of
    /// What the reader asked to be told of, with further goods that are offered as buttons.
    Subscriptions { to: SubscriptionKind, subscriptions: Vec<SubscriptionFacts>, further: Vec<GoodsCode>, page: Page },
    /// One of them; `made` if it was just asked for.
    SubscriptionCard { subscription: SubscriptionFacts, made: bool },
    /// The reader is told no more of it.
    SubscriptionEnded { subscription: SubscriptionFacts },
    /// To a buyer: offers that the reader waited for, the first of so many.
    OffersFound { subscription: SubscriptionFacts, offers: Vec<OfferFacts>, count: i64 },
    /// To a seller: demands that the reader waited for, the first of so many.
    DemandsFound { subscription: SubscriptionFacts, demands: Vec<DemandFacts>, count: i64 },

    // ---- the trade desk
    /// What waits for the desk, and how much of each.
    Desk { items: Vec<DeskItem>, counts: Vec<(Matter, i64)>, page: Page },
    /// An order that waits, and between whom it is.
    DeskOrder {
        matter: Matter,
        order: OrderFacts,
        seller: PersonName,
        buyer: PersonName,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        gone: Vec<Side>,
    },
    /// A demand that waits, and how many answers there are.
    DeskDemand {
        demand: DemandFacts,
        answers: i64,
        /// How much live offers have of what is still open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        found: Option<Quantity>,
        /// Whether its buyer has just been told of them.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        told: bool,
    },
    /// An offer that waits.
    DeskOffer { offer: OfferFacts },
    /// A farmer whose assistant can't act for him: who shall?
    DeskFarmer { farmer: DeskFarmerFacts },
    /// To the trade desk: the assistant acts for the farmer now.
    DeskAssigned { farmer: PersonName, assistant: PersonName },
    /// To the assistant: the reader acts for this farmer now.
    FarmerAssigned { farmer: PersonName, place: String, orders: Vec<OrderCode> },

    // ---- own data
    /// What is kept, in short.
    DataMenu { name: String, place: Option<String>, offers: i64, orders: i64 },
    /// All that is kept; of offers and orders the numbers of one page.
    DataAll {
        data: PersonalData,
        #[serde(default = "Page::only", skip_serializing_if = "Page::is_only")]
        page: Page,
    },
    /// A change of own data was kept.
    DataChanged { name: String, place: Option<String>, phone: Option<String> },
    /// The shared contact belongs to somebody else.
    ContactNotOwn,
    /// The account can't be deleted while these orders are open.
    DeleteBlocked { orders: Vec<OrderCode> },
    /// To a person who withdrew consent: orders are not over, and the account is erased after that.
    EraseBlocked { orders: Vec<OrderCode> },
    /// The account is deleted.
    Deleted,
    /// To a person who withdrew consent: what is still kept can be erased.
    EraseOffered,
    /// The consent text says more than the one that was agreed to.
    ConsentAnew,
    /// Consent was withdrawn by `/berhenti`.
    Stopped { withdrawn: i64 },

    // ---- what is taken back
    /// To an admin: how an offer is named.
    RemovalHow,
    /// To an admin: an offer that can be taken down.
    RemovalCard { offer: OfferFacts },
    /// To an admin: why does it come down?
    RemovalReason { offer: OfferFacts },
    /// To an admin: it is down; so many requests ended.
    RemovalDone { offer: OfferFacts, reason: RemovalReason, declined: i64 },
    /// To the person who entered an offer: it was taken down, and so many requests ended.
    OfferRemoved { offer: OfferFacts, reason: RemovalReason, declined: i64 },
    /// To an admin: a demand that can be taken down.
    DemandRemovalCard { demand: DemandFacts },
    /// To an admin: why does it come down?
    DemandRemovalReason { demand: DemandFacts },
    /// To an admin: it is down.
    DemandRemovalDone { demand: DemandFacts, reason: RemovalReason },
    /// To the person who entered a demand: it was taken down.
    DemandRemoved { demand: DemandFacts, reason: RemovalReason },
    /// The account was suspended, with what ended by it.
    Suspended { reason: RemovalReason, offers: i64, orders: Vec<OrderCode> },
    /// The account is suspended, so that nothing else can be done.
    AccountSuspended,
    /// The account is as it was before the suspension, without its offers.
    Restored,
    /// A capability was taken back.
    RoleRevoked { role: Role, reason: RemovalReason },

    // ---- officials
    /// The digest of a day.
    Digest {
        facts: DigestFacts,
        /// What was told of the day as agreed and was cancelled later.
        #[serde(default)]
        corrections: Vec<Correction>,
        /// The day that is running, where it can be looked at as well.
        #[serde(default)]
        today: Option<NaiveDate>,
    },
    /// The digest of a month: the sum of what its days told.
    DigestMonth { facts: MonthFacts },
    /// There is no digest of what was named.
    NoDigest { why: NoDigest },
    /// The orders of a day.
    DigestDetails { day: NaiveDate, orders: Vec<DigestOrder>, page: Page },
    /// When the digest comes.
    DigestSettings { hour: u32, days: DigestDays },

    // ---- what went wrong
    /// Text that nobody asked for.
    Unknown { roles: Vec<RoleKind> },
    /// Thanks, or a word that only says that all is well.
    SmallTalk { thanks: bool },
    /// A typed number of an offer or an order that there is not, or not for the reader.
    NoSuchCode { code: String, roles: Vec<RoleKind> },
    /// A buyer's word for goods that the catalogue does not have.
    GoodsNotListed { goods: String, roles: Vec<RoleKind> },
    /// Somebody who does not buy here needs goods.
    NotBuyer {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        goods: Option<GoodsCode>,
        roles: Vec<RoleKind>,
    },
    /// Voice, sticker, photo, location.
    NonText,
    /// To a seller: a photo that belongs to no offer, and how it could.
    PhotoUnused,
    /// A video or a file, of which the words are read alone.
    FileUnused,
    /// A question that the service can't answer.
    Asked { roles: Vec<RoleKind> },
    /// A line that makes no offer, and can't become one as it stands.
    NoOffer { why: NoOffer },
    /// The text holds a link.
    Link,
    /// The text holds a 16-digit number; nothing of it is kept.
    Personal,
    /// A button whose time is over; what is true now follows in `now`.
    Stale { happened: StaleReason, now: Option<Box<Notice>> },
    /// The capability is missing.
    RoleNeeded { role: RoleKind },
    /// The stored form can't be read any more.
    FormLost,
    /// A defect of ours; `code` finds it in the log.
    System { code: String },
    /// A budget of the reader or of the organisation is spent.
    OverBudget {
        what: OverBudget,
        /// The form that waits as it was filled in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kept: Option<FormKind>,
    },
    /// To admins: something needs their eye. Neither names nor message texts.
    AdminAlert {
        what: AdminAlert,
        code: String,
        /// How many there were since the last message of this kind.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        count: i64,
    },
}

const fn one() -> i64 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_one(count: &i64) -> bool {
    *count == 1
}

/// Which budget is spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "b", rename_all = "snake_case")]
pub enum OverBudget {
    /// Messages of a minute.
    Messages,
    /// Offers that are up.
    Offers {
        /// How many there can be.
        most: i64,
    },
    /// Requests that wait for an answer.
    Holds {
        /// How many there can be.
        most: i64,
    },
    /// The share of the stock of these goods.
    Share {
        /// In percent of what is offered.
        percent: i64,
    },
    /// These goods were let go a moment ago.
    HoldPause {
        /// When they can be asked for again.
        until: DateTime<Utc>,
    },
    /// Requests that were taken back within an hour.
    Withdrawals,
    /// It has to be approved by a second person of the organisation, and there is none.
    NoApprover {
        /// The organisation.
        organization: Organization,
        /// Above how much an approval is needed.
        limit: Rupiah,
    },
    /// What it costs needs the approval of a second person of the organisation, which can't be given here or now: to either side.
    Unapprovable,
    /// Proposals that one side made for an order within an hour.
    Proposals,
    /// Corrections of what was loaded of an order within an hour.
    Corrections,
    /// Another step of an order that one side took again and again within an hour.
    Steps,
    /// Demands for the same goods that were made, or changes of one, within an hour.
    DemandSteps,
    /// Offers of the seller that were put up and withdrawn in an hour.
    WithdrawnOffers,
    /// Answers to one demand that one person gave within an hour.
    Answers,
    /// Codes that were tried in vain within an hour.
    Codes,
    /// Goods of which one person asked to be told.
    Subscriptions {
        /// How many there can be.
        most: i64,
    },
    /// Demands that are open.
    Demands {
        /// How many there can be.
        most: i64,
    },
    /// Price talks that are open.
    Talks {
        /// How many there can be.
        most: i64,
    },
    /// Price talks that were begun about one offer within a day.
    TalksOfOffer {
        /// The offer.
        offer: OfferId,
        /// How many there can be.
        most: i64,
    },
}

impl Notice {
    /// The notice for a reader whom Telegram shows no link to the person that it names, because that person forbids links: nothing
    /// is said of a chat that can't be opened.
    #[must_use]
    pub fn without_links(self) -> Self {
        match self {
            Self::Contact { side, name, phone, may_share_own, asks, .. } => {
                Self::Contact { side, name, phone, chat: None, may_share_own, asks }
            }
            other => other,
        }
    }
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

/// Why there is no digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoDigest {
    /// A day (WIB) that has not come.
    DayAhead(NaiveDate),
    /// A month, by its first day, that has not begun.
    MonthAhead(NaiveDate),
    /// A day that no month has.
    NoSuchDay,
    /// Neither a day nor a month could be read.
    Unread,
}

/// What an admin is told about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdminAlert {
    /// An update was set aside.
    UpdateSetAside,
    /// Telegram refused a message for good.
    MessageParked,
    /// Telegram forbids messages to a chat in words that are not known.
    MessageForbidden,
    /// The database has lost what was committed before.
    HistoryLost,
    /// Nobody is there who may decide about a complaint of an order.
    NobodyDecides,
}

impl AdminAlert {
    /// Every kind.
    pub const ALL: &[Self] = &[Self::UpdateSetAside, Self::MessageParked, Self::MessageForbidden, Self::HistoryLost, Self::NobodyDecides];
}

/// The forms that a person can be in the middle of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "named after the forms")]
pub enum FormKind {
    Registration,
    Offer,
    Purchase,
    /// A second offer of the same goods.
    Addition,
    OfferPrice,
    OfferQuantity,
    /// What a seller says besides of an offer.
    OfferNote,
    Withdrawal,
    Cancellation,
    /// What a transition of an order asks.
    OrderStep,
    /// What the freight of a truck is.
    Freight,
    /// What a side says of a complaint in its own words.
    ComplaintNote,
    /// How much a mediator sends back.
    Ruling,
    /// Declining a request.
    Decline,
    Profile,
    Deletion,
    Stop,
    DigestSettings,
    Search,
    Farmer,
    /// A line that needs a word before it is read.
    Line,
    Routine,
    /// What a buyer needs.
    Demand,
    /// What a seller answers to it.
    Answer,
    /// Taking an answer, whole or in part.
    Award,
    /// Asking for parts of live offers.
    Pool,
    /// A reference price.
    Reference,
    /// How much more can be accepted of goods.
    Tolerance,
    /// Above how much orders of an organisation need a second yes.
    Limit,
    /// Naming a price.
    Bid,
}

impl FormKind {
    /// Every one.
    pub const ALL: &[Self] = &[
        Self::Registration,
        Self::Offer,
        Self::Purchase,
        Self::Addition,
        Self::OfferPrice,
        Self::OfferQuantity,
        Self::OfferNote,
        Self::Withdrawal,
        Self::Cancellation,
        Self::OrderStep,
        Self::Freight,
        Self::ComplaintNote,
        Self::Ruling,
        Self::Decline,
        Self::Profile,
        Self::Deletion,
        Self::Stop,
        Self::DigestSettings,
        Self::Search,
        Self::Farmer,
        Self::Line,
        Self::Routine,
        Self::Demand,
        Self::Answer,
        Self::Award,
        Self::Pool,
        Self::Reference,
        Self::Tolerance,
        Self::Limit,
        Self::Bid,
    ];
}

/// What was just done to an own offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfferNews {
    /// The price changed.
    PriceChanged,
    /// The quantity changed.
    QuantityChanged,
    /// The seller's own words changed.
    NoteChanged,
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
    /// The rest of this order does not come and is off it; it is down where it has nothing else.
    RestClosed {
        /// The order.
        order: OrderCode,
    },
    /// Both sides made this order less, and the difference is offered again.
    OrderReduced {
        /// The order.
        order: OrderCode,
        /// How much is offered again.
        back: Quantity,
    },
}

/// What happened since a button was made, for *Tombol ini sudah lama*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "named after what happened")]
pub enum StaleReason {
    /// The form has moved on or is over.
    FormMoved,
    /// The form was left lying for a day.
    DayPassed,
    TermsChanged,
    OfferWithdrawn,
    OfferExpired,
    OfferRenewed,
    /// Nothing is left of it.
    OfferSoldOut,
    /// Its seller can't be reached at present.
    OfferPaused,
    /// The quantity or something else about the offer changed.
    OfferChanged,
    OrderConfirmed,
    OrderDeclined,
    OrderLapsed,
    OrderWithdrawn,
    /// A colleague of who asked did not approve it.
    OrderRefused,
    OrderCancelled,
    /// The other side was faster, or what was proposed no longer stands.
    OrderChanged,
    /// The time in which what was proposed could be answered is over.
    AnswerLate,
    /// The message was sent in a time of which the records are lost.
    HistoryLost,
    /// The truck of a load takes nothing more: it has arrived, or left on an earlier day.
    TruckGone,
    /// No other order can leave on it.
    NothingRides,
    /// The plate is that of other loads as well, which have arrived or are not the presser's.
    PlateShared,
    /// All goods of the order have come: what was agreed can't be changed any more.
    GoodsReceived,
    /// A receipt was entered so long ago that who entered it can't correct it any more.
    ReceiptStands,
    /// The order ended so long ago that nobody is asked for a phone number about it.
    OrderLongOver,
    /// Less was wanted than is asked for or agreed.
    #[serde(rename = "more_is_bound")]
    MoreIsReserved,
    /// A part was wanted of what is sold whole.
    SoldWhole,
    /// The limits of a search are not remembered any more.
    SearchOver,
    /// Something about the demand or its answers changed.
    DemandChanged,
    /// The demand takes no answers any more.
    DemandOver,
    /// The answers to the demand are sealed still.
    AnswersSealed,
    /// The time in which sealed answers were taken is over.
    AnswersClosed,
    /// The offers that fitted a demand are taken or gone.
    OffersTaken,
    /// Another price was named in a price talk, or one is named already.
    TalkMoved,
    /// A buyer who asked for an order does not approve it.
    OwnApproval,
    /// Only who asked for an order lays it before the colleagues again.
    AskersTurn,
    /// The price talk has ended.
    TalkOver,
    /// Nobody answered a price in time.
    TalkLapsed,
    /// It is no longer there, or is not the presser's.
    #[serde(alias = "not_there")]
    NotFound,
}
