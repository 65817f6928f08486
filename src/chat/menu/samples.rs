//! Samples of the menu, help, and what can't be done: the facts of every message, and more where the text differs. Read by `tests/notices` alone.

use tembus::{
    domain::{
        money::Rupiah,
        offer::OfferId,
        order::{OrderStatus, Side},
        person::{Organization, RoleKind},
    },
    notice::{AdminAlert, BrowseQuery, FormKind, NoOffer, Notice, OverBudget, StaleReason},
};

use super::{
    facts::*,
    samples::{Sample, named},
};

pub(super) fn all() -> Vec<Sample> {
    [menu(), left_forms(), errors()].into_iter().flatten().collect()
}

fn menu() -> Vec<Sample> {
    use RoleKind::{Admin, Buyer, Official, Seller};
    let menu = |roles: &[RoleKind], unfinished| Notice::Menu {
        name: "Bu Siti".to_owned(),
        roles: roles.to_vec(),
        unfinished,
        again: None,
        desk: false,
    };
    let over = |form| Notice::FormEnded { form, happened: StaleReason::DayPassed, commodity: None, now: None };
    let replaced = |goods: &str, form, order| Notice::FormReplaced { goods: goods.to_owned().into(), form, order, kept: false };
    let kept = || Notice::FormReplaced { goods: goods_code("EGG_LAYER"), form: Some(FormKind::Offer), order: None, kept: true };
    named(
        "menu",
        vec![
            ("Menu seller", menu(&[Seller], None)),
            ("Menu buyer", menu(&[Buyer], None)),
            ("Menu official", menu(&[Official], None)),
            ("Menu admin", menu(&[Admin], None)),
            ("Menu all", menu(&[Seller, Buyer, Official, Admin], None)),
            ("Menu unfinished", menu(&[Seller], Some(FormKind::Offer))),
            (
                "Menu again",
                Notice::Menu {
                    name: "Bu Siti".to_owned(),
                    roles: vec![Seller],
                    unfinished: None,
                    again: Some(Box::new(offer())),
                    desk: false,
                },
            ),
            ("Menu stranger", menu(&[], None)),
            ("Help seller", Notice::Help { roles: vec![Seller], desk: false }),
            ("Help buyer", Notice::Help { roles: vec![RoleKind::Buyer], desk: false }),
            ("Help official", Notice::Help { roles: vec![Official], desk: false }),
            ("Help official at the desk", Notice::Help { roles: vec![Official], desk: true }),
            ("Help stranger", Notice::Help { roles: vec![], desk: false }),
            ("Help all", Notice::Help { roles: vec![Seller, Buyer, Official, Admin], desk: false }),
            ("Languages", Notice::Languages),
            ("Unfinished", Notice::Unfinished { form: FormKind::Offer, goods: Some(goods_code("EGG_LAYER")), rev: 0 }),
            ("Unfinished without goods", Notice::Unfinished { form: FormKind::Registration, goods: None, rev: 0 }),
            (
                "FormEnded ordering",
                Notice::FormEnded {
                    form: FormKind::Purchase,
                    happened: StaleReason::OfferSoldOut,
                    commodity: Some("EGG_LAYER".to_owned()),
                    now: None,
                },
            ),
            ("FormEnded of a cancellation", over(FormKind::Cancellation)),
            ("FormEnded of a decline", over(FormKind::Decline)),
            ("FormEnded of a deletion", over(FormKind::Deletion)),
            ("FormEnded of a new price", over(FormKind::OfferPrice)),
            ("FormEnded of a new quantity", over(FormKind::OfferQuantity)),
            ("FormEnded of a search", over(FormKind::Search)),
            ("FormEnded of a withdrawal", over(FormKind::Withdrawal)),
            ("FormEnded offer", Notice::FormEnded { form: FormKind::Offer, happened: StaleReason::DayPassed, commodity: None, now: None }),
            (
                "FormEnded with order",
                Notice::FormEnded {
                    form: FormKind::OrderStep,
                    happened: StaleReason::OrderCancelled,
                    commodity: None,
                    now: Some(Box::new(Notice::OrderCard {
                        order: order(OrderStatus::Cancelled),
                        side: Side::Buyer,
                        seller: Some("Pak Slamet".into()),
                        buyer: Some("Bu Rina".into()),
                        trip: None,
                        first: None,
                    })),
                },
            ),
            ("FormReplaced", replaced("EGG_LAYER", None, None)),
            ("FormReplaced offer", replaced("EGG_LAYER", Some(FormKind::Offer), None)),
            ("FormReplaced kept", kept()),
            ("FormReplaced order", replaced("EGG_LAYER", Some(FormKind::ComplaintNote), Some(code()))),
            ("FormReplaced farmer", replaced("", Some(FormKind::Farmer), None)),
            ("NothingToCancel", Notice::NothingToCancel),
            ("Unknown seller", Notice::Unknown { roles: vec![RoleKind::Seller] }),
            ("Unknown buyer", Notice::Unknown { roles: vec![RoleKind::Buyer] }),
            ("Unknown stranger", Notice::Unknown { roles: vec![] }),
            (
                "Menu assistant",
                Notice::Menu { name: "Bu Sri".to_owned(), roles: vec![RoleKind::Assistant], unfinished: None, again: None, desk: false },
            ),
            (
                "Menu seller and assistant",
                Notice::Menu {
                    name: "Bu Sri".to_owned(),
                    roles: vec![RoleKind::Seller, RoleKind::Assistant],
                    unfinished: None,
                    again: None,
                    desk: false,
                },
            ),
            (
                "Menu at the desk",
                Notice::Menu { name: "Pak Hadi".to_owned(), roles: vec![RoleKind::Official], unfinished: None, again: None, desk: true },
            ),
            ("Help assistant", Notice::Help { roles: vec![RoleKind::Assistant], desk: false }),
        ],
    )
}

fn left_forms() -> Vec<Sample> {
    let left = |form: &FormKind| Sample {
        feature: "menu",
        name: format!("FormCancelled {form:?}"),
        notice: Notice::FormCancelled { form: *form },
    };
    FormKind::ALL.iter().map(left).collect()
}

fn errors() -> Vec<Sample> {
    let stale = |happened, now| Notice::Stale { happened, now };
    let order_now = Notice::OrderCard {
        order: order(OrderStatus::Confirmed),
        side: Side::Buyer,
        seller: Some("Pak Slamet".into()),
        buyer: Some("Bu Rina".into()),
        trip: None,
        first: None,
    };
    let offer_now = Notice::BrowseCard { offer: offer(), own: false, query: BrowseQuery::default(), wanted: None, reference: None };
    let mut samples = named(
        "menu",
        vec![
            ("Asked", Notice::Asked { roles: vec![RoleKind::Seller] }),
            ("NoOffer zero", Notice::NoOffer { why: NoOffer::Zero }),
            ("NoOffer prohibited", Notice::NoOffer { why: NoOffer::Prohibited }),
            ("NoOffer too long", Notice::NoOffer { why: NoOffer::TooLong }),
            ("SmallTalk", Notice::SmallTalk { thanks: true }),
            ("SmallTalk fine", Notice::SmallTalk { thanks: false }),
            ("NoSuchCode", Notice::NoSuchCode { code: "P-9999".to_owned(), roles: vec![RoleKind::Seller] }),
            ("GoodsNotListed", Notice::GoodsNotListed { goods: "tahu".to_owned(), roles: vec![RoleKind::Buyer] }),
            ("NotBuyer", Notice::NotBuyer { goods: Some(goods_code("EGG_LAYER")), roles: vec![RoleKind::Seller] }),
            ("NotBuyer of nothing that is known", Notice::NotBuyer { goods: None, roles: vec![RoleKind::Assistant] }),
            ("NotBuyer official", Notice::NotBuyer { goods: None, roles: vec![RoleKind::Official] }),
            ("NonText", Notice::NonText),
            ("Link", Notice::Link),
            ("Personal", Notice::Personal),
            ("Stale order", stale(StaleReason::OrderConfirmed, Some(Box::new(order_now)))),
            ("Stale offer", stale(StaleReason::TermsChanged, Some(Box::new(offer_now)))),
            ("RoleNeeded seller", Notice::RoleNeeded { role: RoleKind::Seller }),
            ("RoleNeeded buyer", Notice::RoleNeeded { role: RoleKind::Buyer }),
            ("RoleNeeded official", Notice::RoleNeeded { role: RoleKind::Official }),
            ("RoleNeeded admin", Notice::RoleNeeded { role: RoleKind::Admin }),
            ("FormLost", Notice::FormLost),
            ("System", Notice::System { code: "K7Q2".to_owned() }),
            ("AdminAlert update", Notice::AdminAlert { what: AdminAlert::UpdateSetAside, code: "K7Q2".to_owned(), count: 1 }),
            ("AdminAlert message", Notice::AdminAlert { what: AdminAlert::MessageParked, code: "K7Q2".to_owned(), count: 1 }),
            ("AdminAlert updates", Notice::AdminAlert { what: AdminAlert::UpdateSetAside, code: "K7Q2".to_owned(), count: 1_200 }),
            ("AdminAlert messages", Notice::AdminAlert { what: AdminAlert::MessageParked, code: "K7Q2".to_owned(), count: 3 }),
            ("AdminAlert forbidden", Notice::AdminAlert { what: AdminAlert::MessageForbidden, code: "K7Q2".to_owned(), count: 1 }),
            ("AdminAlert forbidden several", Notice::AdminAlert { what: AdminAlert::MessageForbidden, code: "K7Q2".to_owned(), count: 4 }),
            (
                "AdminAlert nobody decides",
                Notice::AdminAlert { what: AdminAlert::NobodyDecides, code: "O-2026-00087".to_owned(), count: 1 },
            ),
            (
                "AdminAlert nobody decides several",
                Notice::AdminAlert { what: AdminAlert::NobodyDecides, code: "O-2026-00087".to_owned(), count: 3 },
            ),
            ("AdminAlert history", Notice::AdminAlert { what: AdminAlert::HistoryLost, code: "K7Q2".to_owned(), count: 1 }),
            ("OverBudget messages", Notice::OverBudget { what: OverBudget::Messages, kept: None }),
            ("OverBudget offers", Notice::OverBudget { what: OverBudget::Offers { most: 40 }, kept: None }),
            ("OverBudget kept", Notice::OverBudget { what: OverBudget::Offers { most: 40 }, kept: Some(FormKind::Offer) }),
            ("OverBudget holds", Notice::OverBudget { what: OverBudget::Holds { most: 20 }, kept: None }),
            ("OverBudget demands", Notice::OverBudget { what: OverBudget::Demands { most: 20 }, kept: None }),
            ("OverBudget talks", Notice::OverBudget { what: OverBudget::Talks { most: 20 }, kept: None }),
            (
                "OverBudget talks of an offer",
                Notice::OverBudget { what: OverBudget::TalksOfOffer { offer: OfferId(1042), most: 3 }, kept: None },
            ),
            ("OverBudget share", Notice::OverBudget { what: OverBudget::Share { percent: 80 }, kept: None }),
            ("OverBudget pause", Notice::OverBudget { what: OverBudget::HoldPause { until: at("2026-11-24T03:05:00Z") }, kept: None }),
            ("OverBudget withdrawals", Notice::OverBudget { what: OverBudget::Withdrawals, kept: None }),
            (
                "OverBudget no approver",
                Notice::OverBudget {
                    what: OverBudget::NoApprover { organization: Organization::PasarJaya, limit: Rupiah(25_000_000) },
                    kept: None,
                },
            ),
            ("OverBudget subscriptions", Notice::OverBudget { what: OverBudget::Subscriptions { most: 20 }, kept: None }),
            ("OverBudget unapprovable", Notice::OverBudget { what: OverBudget::Unapprovable, kept: None }),
            ("OverBudget corrections", Notice::OverBudget { what: OverBudget::Corrections, kept: None }),
            ("OverBudget steps", Notice::OverBudget { what: OverBudget::Steps, kept: None }),
            ("OverBudget proposals", Notice::OverBudget { what: OverBudget::Proposals, kept: None }),
            ("OverBudget demand steps", Notice::OverBudget { what: OverBudget::DemandSteps, kept: None }),
            ("OverBudget withdrawn offers", Notice::OverBudget { what: OverBudget::WithdrawnOffers, kept: None }),
            ("OverBudget answers", Notice::OverBudget { what: OverBudget::Answers, kept: None }),
            ("OverBudget codes", Notice::OverBudget { what: OverBudget::Codes, kept: None }),
            ("RoleNeeded assistant", Notice::RoleNeeded { role: RoleKind::Assistant }),
        ],
    );
    let happened = [
        StaleReason::FormMoved,
        StaleReason::DayPassed,
        StaleReason::TermsChanged,
        StaleReason::OfferWithdrawn,
        StaleReason::OfferExpired,
        StaleReason::OfferRenewed,
        StaleReason::OfferSoldOut,
        StaleReason::OfferPaused,
        StaleReason::OfferChanged,
        StaleReason::OrderConfirmed,
        StaleReason::OrderDeclined,
        StaleReason::OrderLapsed,
        StaleReason::OrderWithdrawn,
        StaleReason::OrderRefused,
        StaleReason::OrderCancelled,
        StaleReason::OrderChanged,
        StaleReason::AnswerLate,
        StaleReason::HistoryLost,
        StaleReason::TruckGone,
        StaleReason::NothingRides,
        StaleReason::PlateShared,
        StaleReason::GoodsReceived,
        StaleReason::ReceiptStands,
        StaleReason::OrderLongOver,
        StaleReason::MoreIsReserved,
        StaleReason::SoldWhole,
        StaleReason::SearchOver,
        StaleReason::DemandChanged,
        StaleReason::DemandOver,
        StaleReason::OffersTaken,
        StaleReason::AnswersSealed,
        StaleReason::AnswersClosed,
        StaleReason::OwnApproval,
        StaleReason::AskersTurn,
        StaleReason::TalkMoved,
        StaleReason::TalkOver,
        StaleReason::TalkLapsed,
        StaleReason::NotFound,
    ];
    samples.extend(happened.iter().map(|h| Sample { feature: "menu", name: format!("Stale {h:?}"), notice: stale(*h, None) }));
    samples
}
