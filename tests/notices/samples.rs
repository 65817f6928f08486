//! One sample of every notice, and more where the text differs.

use tembus::domain::{
    digest::{Amounts, Average, DigestFacts, DigestOrder, GoodsLine},
    money::Rupiah,
    notice::{AdminAlert, BrowseQuery, FormKind, Happened, NoOffer, Notice, OfferFacts, OfferNews, Page, PersonalData, Sort},
    offer::{Handover, OfferId, OfferStatus},
    order::{CancelReason, OrderCode, OrderStatus, Side},
    person::{ChatId, DigestDays, Office, Organization, Role, RoleKind, SellerKind},
    routine::{RoutineId, Weekdays},
    search::{Limits, Narrowed},
    unit::Unit,
};

use super::{asks, assistants, facts::*};

/// A notice with the snapshot that shows it.
pub(super) struct Sample {
    /// The snapshot file.
    pub(super) area: &'static str,
    /// What it is called there.
    pub(super) name: String,
    /// The notice.
    pub(super) notice: Notice,
}

/// Every sample, in the order of the snapshots.
pub(super) fn all() -> Vec<Sample> {
    [entry(), offers(), browse(), orders(), data(), digest(), errors(), asks::all(), assistants::all()].into_iter().flatten().collect()
}

fn named(area: &'static str, notices: Vec<(&'static str, Notice)>) -> Vec<Sample> {
    notices.into_iter().map(|(name, notice)| Sample { area, name: name.to_owned(), notice }).collect()
}

const FIRST: Page = Page { number: 0, of: 1 };
const SECOND: Page = Page { number: 1, of: 3 };

fn entry() -> Vec<Sample> {
    use RoleKind::{Admin, Buyer, Official, Seller};
    let taken = |role, first| Notice::RoleTaken { name: "Pak Slamet".to_owned(), role, first };
    let menu = |roles: &[RoleKind], unfinished| Notice::Menu { name: "Bu Siti".to_owned(), roles: roles.to_vec(), unfinished, again: None };
    let mut samples = named(
        "entry",
        vec![
            ("Welcome", Notice::Welcome),
            ("About", Notice::About),
            ("ConsentRefused", Notice::ConsentRefused),
            ("TooYoung", Notice::TooYoung),
            ("InviteUsed", Notice::InviteUsed),
            ("RoleTaken seller", taken(Role::Seller, true)),
            ("RoleTaken buyer", taken(Role::Buyer(Organization::PasarJaya), true)),
            ("RoleTaken official", taken(Role::Official(Office::Dkpp), true)),
            ("RoleTaken admin", taken(Role::Admin, true)),
            ("RoleTaken another", taken(Role::Buyer(Organization::FoodStation), false)),
            ("Menu seller", menu(&[Seller], None)),
            ("Menu buyer", menu(&[Buyer], None)),
            ("Menu official", menu(&[Official], None)),
            ("Menu admin", menu(&[Admin], None)),
            ("Menu all", menu(&[Seller, Buyer, Official, Admin], None)),
            ("Menu unfinished", menu(&[Seller], Some(FormKind::Offer))),
            (
                "Menu again",
                Notice::Menu { name: "Bu Siti".to_owned(), roles: vec![Seller], unfinished: None, again: Some(Box::new(offer())) },
            ),
            ("Menu stranger", menu(&[], None)),
            ("Help seller", Notice::Help { roles: vec![Seller] }),
            ("Help buyer", Notice::Help { roles: vec![Buyer] }),
            ("Help official", Notice::Help { roles: vec![Official] }),
            ("Help stranger", Notice::Help { roles: vec![] }),
            ("Help all", Notice::Help { roles: vec![Seller, Buyer, Official, Admin] }),
            ("Languages", Notice::Languages),
            ("Unfinished", Notice::Unfinished { form: FormKind::Offer, goods: Some("Telur ayam ras".to_owned()), rev: 0 }),
            ("Unfinished without goods", Notice::Unfinished { form: FormKind::Registration, goods: None, rev: 0 }),
            ("FormReplaced", Notice::FormReplaced { goods: "Telur ayam ras".to_owned() }),
            ("NothingToCancel", Notice::NothingToCancel),
            ("Unknown seller", Notice::Unknown { roles: vec![Seller] }),
            ("Unknown buyer", Notice::Unknown { roles: vec![Buyer] }),
            ("Unknown stranger", Notice::Unknown { roles: vec![] }),
        ],
    );
    samples.extend(FORMS.iter().map(|form| Sample {
        area: "entry",
        name: format!("FormCancelled {form:?}"),
        notice: Notice::FormCancelled { form: *form },
    }));
    samples
}

const FORMS: [FormKind; 15] = [
    FormKind::Registration,
    FormKind::Offer,
    FormKind::Purchase,
    FormKind::OfferPrice,
    FormKind::OfferQuantity,
    FormKind::Withdrawal,
    FormKind::Cancellation,
    FormKind::Profile,
    FormKind::Deletion,
    FormKind::Stop,
    FormKind::DigestSettings,
    FormKind::Search,
    FormKind::Farmer,
    FormKind::Line,
    FormKind::Routine,
];

fn offers() -> Vec<Sample> {
    let own = |offer: OfferFacts, news| Notice::OwnOffer { offer, news };
    let with = |status| OfferFacts { status, ..ordered() };
    let shown = || OfferFacts { photo: true, ..offer() };
    let photo = |own| Notice::OfferPhoto { offer: OfferId(1042), goods: "Telur ayam ras".to_owned(), photo: "AgAC".to_owned(), own };
    named(
        "offers",
        vec![
            ("OfferPublished", Notice::OfferPublished { offer: offer() }),
            ("OfferExpiring", Notice::OfferExpiring { offer: ordered() }),
            ("OfferExpired", Notice::OfferExpired { offer: with(OfferStatus::Expired) }),
            ("OwnOffer", own(ordered(), None)),
            ("OwnOffer in crates", own(crate_offer(), None)),
            ("OwnOffer sold whole", own(lot_offer(), None)),
            ("OwnOffer price changed", own(offer(), Some(OfferNews::PriceChanged))),
            ("OwnOffer quantity changed", own(ordered(), Some(OfferNews::QuantityChanged))),
            ("OwnOffer renewed", own(offer(), Some(OfferNews::Renewed))),
            ("OwnOffer repeated", own(offer(), Some(OfferNews::Repeated))),
            ("OwnOffer photo added", own(shown(), Some(OfferNews::PhotoAdded))),
            ("OwnOffer photo removed", own(offer(), Some(OfferNews::PhotoRemoved))),
            ("OfferPublished with a photo", Notice::OfferPublished { offer: shown() }),
            ("OfferPhoto", photo(false)),
            ("OfferPhoto own", photo(true)),
            ("PhotoGone", Notice::PhotoGone { offer: OfferId(1042) }),
            ("PhotoWanted", Notice::PhotoWanted { offer: OfferId(1042), goods: "Telur ayam ras".to_owned() }),
            ("OwnOffer sold out", own(OfferFacts { remaining: kg(0), ..ordered() }, None)),
            ("OwnOffer withdrawn", own(with(OfferStatus::Withdrawn), Some(OfferNews::Withdrawn { pending: 0 }))),
            ("OwnOffer withdrawn pending", own(with(OfferStatus::Withdrawn), Some(OfferNews::Withdrawn { pending: 2 }))),
            ("OwnOffer paused", own(with(OfferStatus::Paused), None)),
            ("OwnOffer expired", own(with(OfferStatus::Expired), None)),
            (
                "OwnOffers",
                Notice::OwnOffers {
                    published: 3,
                    expired: 1,
                    offers: vec![ordered(), crate_offer(), chicken_offer(), with(OfferStatus::Expired)],
                    page: SECOND,
                },
            ),
            ("OwnOffers none live", Notice::OwnOffers { published: 0, expired: 1, offers: vec![with(OfferStatus::Expired)], page: FIRST }),
            ("OwnOffers empty", Notice::OwnOffers { published: 0, expired: 0, offers: vec![], page: FIRST }),
            ("RoutinePrompt", Notice::RoutinePrompt { routine: RoutineId(7), offer: offer(), yesterday: true }),
            ("RoutinePrompt in crates", Notice::RoutinePrompt { routine: RoutineId(7), offer: crate_offer(), yesterday: false }),
            ("RoutineSet", Notice::RoutineSet { routine: RoutineId(7), goods: "Telur ayam ras".to_owned(), rhythm: every(Weekdays::ALL) }),
            ("DayOff", Notice::DayOff { routine: RoutineId(7) }),
            ("RoutineEnded", Notice::RoutineEnded),
            ("OffersResumed", Notice::OffersResumed { count: 2 }),
        ],
    )
}

fn browse() -> Vec<Sample> {
    let eggs = BrowseQuery { commodity: Some("EGG_LAYER".to_owned()), sort: Sort::Price, page: 0, within: None };
    let within = BrowseQuery { within: Some(3), ..eggs.clone() };
    let price = Limits { price: Some(per_kg(27_000)), ..Limits::default() };
    let all_limits = Limits { quantity: Some(kg(80)), days: Some((day("2026-11-25"), day("2026-11-25"))), ..price.clone() };
    let narrowed = |limits, aside, unclear| Narrowed { limits, aside, unclear };
    let nothing = |goods: Option<&str>, query: &BrowseQuery, narrowed| Notice::BrowseEmpty {
        goods: goods.map(str::to_owned),
        query: query.clone(),
        narrowed,
    };
    let everything = BrowseQuery { page: 1, ..BrowseQuery::default() };
    let card = |offer, own| Notice::BrowseCard { offer, own, query: BrowseQuery::default() };
    named(
        "browse",
        vec![
            (
                "BrowseList one kind",
                Notice::BrowseList {
                    query: eggs,
                    goods: Some("Telur ayam ras".to_owned()),
                    count: 3,
                    amounts: Amounts(vec![kg(3_650)]),
                    offers: vec![offer(), ordered(), crate_offer()],
                    page: FIRST,
                    narrowed: Narrowed::default(),
                },
            ),
            (
                "BrowseList within limits",
                Notice::BrowseList {
                    query: within.clone(),
                    goods: Some("Telur ayam ras".to_owned()),
                    count: 2,
                    amounts: Amounts(vec![kg(2_000)]),
                    offers: vec![offer(), ordered()],
                    page: FIRST,
                    narrowed: narrowed(all_limits.clone(), 2, true),
                },
            ),
            (
                "BrowseList within a price",
                Notice::BrowseList {
                    query: within.clone(),
                    goods: Some("Telur ayam ras".to_owned()),
                    count: 1,
                    amounts: Amounts(vec![kg(2_000)]),
                    offers: vec![offer()],
                    page: FIRST,
                    narrowed: narrowed(price.clone(), 0, false),
                },
            ),
            (
                "BrowseList everything",
                Notice::BrowseList {
                    query: everything,
                    goods: None,
                    count: 9,
                    amounts: Amounts(vec![kg(6_300), q(500, Unit::Ekor)]),
                    offers: vec![offer(), chicken_offer(), lot_offer(), crate_offer()],
                    page: SECOND,
                    narrowed: Narrowed::default(),
                },
            ),
            ("BrowseCard", card(offer(), false)),
            ("BrowseCard with a photo", card(OfferFacts { photo: true, ..offer() }, false)),
            ("BrowseCard in crates", card(crate_offer(), false)),
            ("BrowseCard chicken", card(chicken_offer(), false)),
            ("BrowseCard sold whole", card(lot_offer(), false)),
            ("BrowseCard own", card(ordered(), true)),
            ("BrowseCard down", card(OfferFacts { status: OfferStatus::Withdrawn, ..offer() }, false)),
            ("BrowseEmpty", nothing(Some("Cabai rawit"), &BrowseQuery::default(), Narrowed::default())),
            ("BrowseEmpty all", nothing(None, &BrowseQuery::default(), Narrowed::default())),
            ("BrowseEmpty within limits", nothing(Some("Telur ayam ras"), &within, narrowed(all_limits, 1, false))),
            ("BrowseEmpty within a price", nothing(Some("Telur ayam ras"), &within, narrowed(price, 0, true))),
            (
                "BrowseEmpty of a quantity",
                nothing(None, &within, narrowed(Limits { quantity: Some(kg(80)), ..Limits::default() }, 0, false)),
            ),
            (
                "BrowseEmpty on a day",
                nothing(
                    Some("Telur ayam ras"),
                    &within,
                    narrowed(Limits { days: Some((day("2026-11-30"), day("2026-12-06"))), ..Limits::default() }, 0, false),
                ),
            ),
            ("Less", Notice::Less { offer: OfferFacts { remaining: q(300_000, Unit::Ton), ..offer() } }),
            ("Less long", Notice::Less { offer: OfferFacts { remaining: q(12_345, Unit::Renteng), ..offer() } }),
            ("Less too long for a button", Notice::Less { offer: OfferFacts { remaining: q(123_456, Unit::Renteng), ..offer() } }),
            ("Gone", Notice::Gone { offer: OfferId(1042) }),
        ],
    )
}

fn orders() -> Vec<Sample> {
    use OrderStatus::{Closed, Confirmed, Declined, Lapsed, Received, Requested, Shipped};
    let card = |order, side, named: bool| Notice::OrderCard {
        order,
        side,
        seller: named.then(|| "Pak Slamet".to_owned()),
        buyer: named.then(|| "Bu Rina".to_owned()),
    };
    let confirmed = |order, side| Notice::OrderConfirmed { order, side, seller: "Pak Slamet".to_owned(), buyer: "Bu Rina".to_owned() };
    let contact = |side, phone: Option<&str>, may_share_own| Notice::Contact {
        side,
        name: "Pak Slamet".to_owned(),
        phone: phone.map(str::to_owned),
        chat: Some(ChatId(7_000_001)),
        may_share_own,
    };
    let lot_order = tembus::domain::notice::OrderFacts {
        terms: lot(),
        quantity: q(40, Unit::Tandan),
        total: Some(Rupiah(5_000_000)),
        ..order(Requested)
    };
    named(
        "orders",
        vec![
            ("RequestSent", Notice::RequestSent { order: order(Requested) }),
            ("OrderRequest", Notice::OrderRequest { order: order(Requested) }),
            ("OrderRequest in crates", Notice::OrderRequest { order: crate_order(Requested) }),
            ("OrderRequest to be weighed", Notice::OrderRequest { order: chicken_order(Requested) }),
            ("OrderRequest sold whole", Notice::OrderRequest { order: lot_order.clone() }),
            ("OrderConfirmed seller", confirmed(order(Confirmed), Side::Seller)),
            ("OrderConfirmed buyer", confirmed(order(Confirmed), Side::Buyer)),
            ("OrderConfirmed in crates", confirmed(crate_order(Confirmed), Side::Buyer)),
            ("OrderConfirmed to be weighed", confirmed(chicken_order(Confirmed), Side::Seller)),
            ("OrderConfirmed sold whole", confirmed(lot_order, Side::Buyer)),
            ("OrderDeclined", Notice::OrderDeclined { order: order(Declined), remaining: ton(20) }),
            ("DeclineDone", Notice::DeclineDone { order: order(Declined), remaining: ton(20) }),
            ("OrderLapsed seller", Notice::OrderLapsed { order: order(Lapsed), side: Side::Seller }),
            ("OrderLapsed buyer", Notice::OrderLapsed { order: order(Lapsed), side: Side::Buyer }),
            ("OrderWithdrawn", Notice::OrderWithdrawn { order: withdrawn(), remaining: ton(20) }),
            ("WithdrawDone", Notice::WithdrawDone { order: withdrawn() }),
            ("CancelDone", Notice::CancelDone { order: cancelled(Side::Seller, CancelReason::NoGoods, None), remaining: ton(20) }),
            (
                "CancelDone own words",
                Notice::CancelDone {
                    order: cancelled(Side::Buyer, CancelReason::Other, Some("gudang kami sedang penuh.")),
                    remaining: ton(20),
                },
            ),
            ("OrderCard requested seller", card(order(Requested), Side::Seller, false)),
            ("OrderCard requested buyer", card(order(Requested), Side::Buyer, false)),
            ("OrderCard confirmed seller", card(order(Confirmed), Side::Seller, true)),
            ("OrderCard confirmed buyer", card(crate_order(Confirmed), Side::Buyer, true)),
            ("OrderCard declined", card(order(Declined), Side::Buyer, false)),
            ("OrderCard lapsed", card(order(Lapsed), Side::Seller, false)),
            ("OrderCard withdrawn", card(withdrawn(), Side::Seller, false)),
            ("OrderCard cancelled", card(cancelled(Side::Buyer, CancelReason::Vehicle, None), Side::Seller, true)),
            ("OrderCard shipped", card(chicken_order(Shipped), Side::Buyer, true)),
            ("OrderCard received", card(order(Received), Side::Buyer, true)),
            ("OrderCard closed", card(order(Closed), Side::Buyer, true)),
            (
                "OwnOrders",
                Notice::OwnOrders {
                    counts: vec![(Requested, 1), (Confirmed, 2), (Declined, 0)],
                    orders: vec![
                        (order(Requested), Side::Seller),
                        (crate_order(Confirmed), Side::Seller),
                        (chicken_order(Confirmed), Side::Seller),
                        (cancelled(Side::Seller, CancelReason::PriceChanged, None), Side::Seller),
                    ],
                    page: SECOND,
                },
            ),
            ("OwnOrders empty", Notice::OwnOrders { counts: vec![], orders: vec![], page: FIRST }),
            ("Contact", contact(Side::Seller, Some("0812 3456 7890"), false)),
            ("Contact without phone", contact(Side::Buyer, None, true)),
            (
                "Contact without anything",
                Notice::Contact { side: Side::Seller, name: "Pak Slamet".to_owned(), phone: None, chat: None, may_share_own: false },
            ),
            ("SellerUnreachable", Notice::SellerUnreachable { order: order(Requested) }),
        ],
    )
}

fn data() -> Vec<Sample> {
    let (name, place) = ("Pak Slamet".to_owned(), Some("Gedog".to_owned()));
    let full = PersonalData {
        name: name.clone(),
        phone: Some("0812 3456 7890".to_owned()),
        place: place.clone(),
        seller_kind: Some(SellerKind::Breeder),
        roles: vec![Role::Seller, Role::Buyer(Organization::DharmaJaya), Role::Official(Office::Bagpem), Role::Admin],
        consent: Some((at("2026-11-02T01:30:00Z"), "2026-11".to_owned())),
        offers: (1000..1070).map(OfferId).collect(),
        photos: 0,
        routines: vec![],
        orders: vec![code(), OrderCode { year: 2026, number: 88 }],
    };
    let bare = PersonalData {
        phone: None,
        place: None,
        seller_kind: None,
        roles: vec![],
        consent: None,
        offers: vec![],
        orders: vec![],
        ..full.clone()
    };
    named(
        "data",
        vec![
            ("DataMenu", Notice::DataMenu { name: name.clone(), place: place.clone(), offers: 4, orders: 2 }),
            ("DataMenu without place", Notice::DataMenu { name: name.clone(), place: None, offers: 0, orders: 2 }),
            (
                "DataAll with photos",
                Notice::DataAll {
                    data: PersonalData { photos: 2, routines: vec![("Telur ayam ras".to_owned(), every(Weekdays::ALL))], ..full.clone() },
                },
            ),
            ("DataAll", Notice::DataAll { data: full }),
            ("DataAll bare", Notice::DataAll { data: bare }),
            ("DataChanged", Notice::DataChanged { name, place, phone: Some("0812 3456 7890".to_owned()) }),
            ("ContactNotOwn", Notice::ContactNotOwn),
            ("DeleteBlocked", Notice::DeleteBlocked { orders: vec![code(), OrderCode { year: 2026, number: 88 }] }),
            ("Deleted", Notice::Deleted),
            ("Stopped", Notice::Stopped { withdrawn: 3 }),
            ("Stopped without offers", Notice::Stopped { withdrawn: 0 }),
        ],
    )
}

fn digest() -> Vec<Sample> {
    let average = |amount, handover| Average { price: per_kg(amount), handover };
    let goods = |commodity: &str, goods: &str, amounts, averages| GoodsLine {
        commodity: commodity.to_owned(),
        goods: goods.to_owned(),
        amounts: Amounts(amounts),
        averages,
    };
    let facts = DigestFacts {
        day: day("2026-11-23"),
        orders: 3,
        agreed: Amounts(vec![kg(4_200)]),
        value: Rupiah(116_375_000),
        unweighed: 0,
        goods: vec![
            goods(
                "EGG_LAYER",
                "Telur ayam ras",
                vec![kg(3_500)],
                vec![average(26_450, Handover::SellerSite), average(28_000, Handover::BuyerSite)],
            ),
            goods("BROILER_CARCASS", "Karkas ayam pedaging", vec![kg(700)], vec![average(34_000, Handover::SellerSite)]),
        ],
        buyers: vec![
            (Organization::PasarJaya, Amounts(vec![kg(2_500)])),
            (Organization::FoodStation, Amounts(vec![kg(1_000)])),
            (Organization::DharmaJaya, Amounts(vec![kg(700)])),
        ],
        new_offers: 6,
        new_amounts: Amounts(vec![kg(8_100)]),
        unabsorbed: Amounts(vec![kg(5_400)]),
        live_offers: 4,
        live_amounts: Amounts(vec![kg(5_200)]),
        sellers_kota: 6,
        sellers_kabupaten: 3,
        buyers_active: 3,
    };
    let none = DigestFacts {
        orders: 0,
        agreed: Amounts::default(),
        value: Rupiah(0),
        goods: vec![],
        buyers: vec![],
        sellers_kabupaten: 0,
        buyers_active: 0,
        unabsorbed: Amounts::default(),
        ..facts.clone()
    };
    let weighed = DigestFacts {
        orders: 1,
        agreed: Amounts(vec![q(500, Unit::Ekor)]),
        unweighed: 1,
        goods: vec![goods("BROILER_LIVE", "Ayam pedaging hidup", vec![q(500, Unit::Ekor)], vec![])],
        buyers: vec![(Organization::DharmaJaya, Amounts(vec![q(500, Unit::Ekor)]))],
        buyers_active: 1,
        ..none.clone()
    };
    let order = |number, organization| DigestOrder {
        code: OrderCode { year: 2026, number },
        goods: "Telur ayam ras".to_owned(),
        quantity: q(50, Unit::Peti),
        pack: Some(kg(15)),
        price: per_kg(26_500),
        handover: Handover::SellerSite,
        organization,
    };
    let (day, tomorrow) = (facts.day, day("2026-11-24"));
    let orders = vec![order(87, Organization::PasarJaya), order(88, Organization::FoodStation)];
    named(
        "digest",
        vec![
            ("Digest", Notice::Digest { facts: facts.clone(), today: None }),
            ("Digest with today", Notice::Digest { facts, today: Some(tomorrow) }),
            ("Digest to be weighed", Notice::Digest { facts: weighed, today: None }),
            ("Digest offers only", Notice::Digest { facts: none.clone(), today: None }),
            ("Digest empty", Notice::Digest { facts: DigestFacts { new_offers: 0, ..none.clone() }, today: None }),
            ("Digest empty market", Notice::Digest { facts: DigestFacts { new_offers: 0, live_offers: 0, ..none }, today: Some(tomorrow) }),
            ("DigestDetails", Notice::DigestDetails { day, orders, page: SECOND }),
            ("DigestDetails empty", Notice::DigestDetails { day, orders: vec![], page: FIRST }),
            ("DigestSettings", Notice::DigestSettings { hour: 7, days: DigestDays::Weekdays }),
            ("DigestSettings daily", Notice::DigestSettings { hour: 16, days: DigestDays::Daily }),
            ("DigestSettings never", Notice::DigestSettings { hour: 7, days: DigestDays::Never }),
        ],
    )
}

fn errors() -> Vec<Sample> {
    let stale = |happened, now| Notice::Stale { happened, now };
    let order_now = Notice::OrderCard {
        order: order(OrderStatus::Confirmed),
        side: Side::Buyer,
        seller: Some("Pak Slamet".to_owned()),
        buyer: Some("Bu Rina".to_owned()),
    };
    let offer_now = Notice::BrowseCard { offer: offer(), own: false, query: BrowseQuery::default() };
    let mut samples = named(
        "errors",
        vec![
            ("Asked", Notice::Asked { roles: vec![RoleKind::Seller] }),
            ("NoOffer zero", Notice::NoOffer { why: NoOffer::Zero }),
            ("NoOffer prohibited", Notice::NoOffer { why: NoOffer::Prohibited }),
            ("NoOffer too long", Notice::NoOffer { why: NoOffer::TooLong }),
            ("NonText", Notice::NonText),
            ("PhotoUnused", Notice::PhotoUnused),
            ("Link", Notice::Link),
            ("Personal", Notice::Personal),
            ("Stale order", stale(Happened::OrderConfirmed, Some(Box::new(order_now)))),
            ("Stale offer", stale(Happened::TermsChanged, Some(Box::new(offer_now)))),
            ("RoleNeeded seller", Notice::RoleNeeded { role: RoleKind::Seller }),
            ("RoleNeeded buyer", Notice::RoleNeeded { role: RoleKind::Buyer }),
            ("RoleNeeded official", Notice::RoleNeeded { role: RoleKind::Official }),
            ("RoleNeeded admin", Notice::RoleNeeded { role: RoleKind::Admin }),
            ("FormLost", Notice::FormLost),
            ("System", Notice::System { code: "K7Q2".to_owned() }),
            ("AdminAlert update", Notice::AdminAlert { what: AdminAlert::UpdateSetAside, code: "K7Q2".to_owned() }),
            ("AdminAlert message", Notice::AdminAlert { what: AdminAlert::MessageParked, code: "K7Q2".to_owned() }),
        ],
    );
    let happened = [
        Happened::FormMoved,
        Happened::TermsChanged,
        Happened::OfferWithdrawn,
        Happened::OfferExpired,
        Happened::OfferRenewed,
        Happened::OfferChanged,
        Happened::OrderConfirmed,
        Happened::OrderDeclined,
        Happened::OrderLapsed,
        Happened::OrderWithdrawn,
        Happened::OrderCancelled,
        Happened::MoreIsBound,
        Happened::SoldWhole,
        Happened::SearchOver,
        Happened::NotThere,
    ];
    samples.extend(happened.iter().map(|h| Sample { area: "errors", name: format!("Stale {h:?}"), notice: stale(*h, None) }));
    samples
}
