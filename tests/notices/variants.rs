//! Samples that differ from the others by one fact, so that every word that a fact can choose is read.

use tembus::{
    domain::{
        digest::{Amounts, Average, Correction, DigestFacts, GoodsLine},
        event::EventKind,
        money::{Price, Rupiah},
        offer::{Handover, OfferStatus},
        order::{
            CancelReason, Complaint, Detail, Inquiry, Load, LossReason, OrderEvent, OrderId, OrderStatus, Outcome, Proposal, Receipt,
            ReceiptAnswer, Side, Trouble,
        },
        person::{Office, Role, RoleKind},
        routine::{RoutineId, Weekdays},
        unit::Unit,
    },
    notice::{Choice, FormKind, HistoryEntry, HistoryOf, Notice, OfferFacts, OrderFacts, Question},
};

use super::{
    facts::*,
    samples::{FIRST, Sample, ask, asked, in_rows, named, sample},
};

/// More goods and corrections than a digest tells one by one.
const MANY: usize = 20;

pub(super) fn all() -> Vec<Sample> {
    [people(), offers(), orders(), inquiries(), digest(), history()].into_iter().flatten().collect()
}

fn people() -> Vec<Sample> {
    let forms = [
        FormKind::Profile,
        FormKind::DigestSettings,
        FormKind::Award,
        FormKind::Bid,
        FormKind::Routine,
        FormKind::Ruling,
        FormKind::ComplaintNote,
        FormKind::Tolerance,
        FormKind::Limit,
    ];
    let unfinished = forms.map(|form| Sample {
        feature: "menu",
        name: format!("Unfinished {form:?}"),
        notice: Notice::Unfinished { form, goods: None, rev: 0 },
    });
    let offices = [Office::Bappeda, Office::Disperindag].map(|office| Sample {
        feature: "account",
        name: format!("RoleTaken {office:?}"),
        notice: Notice::RoleTaken { name: "Pak Slamet".to_owned(), role: Role::Official(office), first: true },
    });
    let roles = ask(Question::Role, in_rows(RoleKind::ALL.iter().copied().map(Choice::Role), 1));
    let mut all = named("menu", vec![("FormCancelled OfferNote", Notice::FormCancelled { form: FormKind::OfferNote })]);
    all.extend(unfinished.into_iter().chain(offices).chain([sample("account", "Role of everybody".to_owned(), roles)]));
    all
}

fn offers() -> Vec<Sample> {
    let withdrawn = OfferFacts { status: OfferStatus::Withdrawn, ..offer() };
    let weekdays = Notice::RoutineSet { routine: RoutineId(7), goods: goods_code("EGG_LAYER"), rhythm: every(Weekdays::NOT_SUNDAY) };
    let none_live = Notice::OwnOffers { published: 0, sold_out: 0, expired: 0, offers: vec![withdrawn], page: FIRST };
    let lot = Question::PriceSure { price: Price { amount: Rupiah(450_000), per: Unit::Lot }, usual: None };
    let mut all = named("offers", vec![("RoutineSet but on Sundays", weekdays), ("OwnOffers withdrawn", none_live)]);
    all.extend(asked("offers", vec![("PriceSure of a lot", lot, vec![vec![Choice::Yes, Choice::No]])]));
    all
}

fn complained(by: Side, about: Trouble) -> OrderFacts {
    let mut facts = order(OrderStatus::Shipped);
    facts.progress.complaint = Some(Complaint::new(by, about, at("2026-11-26T02:00:00Z")));
    facts
}

/// An order after a load that arrived whole and whose receipt the seller agreed to.
fn arrived(facts: &OrderFacts) -> OrderFacts {
    let (mut facts, all) = (facts.clone(), facts.quantity.base);
    let receipt = Some(Receipt { answer: Some(ReceiptAnswer::Agreed), ..Receipt::of(all, all, None) });
    facts.progress.load = Some(Load {
        packs: None,
        number: 1,
        loaded: all,
        plate: None,
        driver: None,
        departed: at("2026-11-25T02:00:00Z"),
        trip: None,
        arrival: None,
        receipt,
    });
    (facts.progress.arrived, facts.progress.accepted) = (all, all);
    facts
}

fn orders() -> Vec<Sample> {
    let card = |order, side| Notice::OrderCard {
        order,
        side,
        seller: Some("Pak Slamet".into()),
        buyer: Some("Bu Rina".into()),
        trip: None,
        first: None,
    };
    let detail = Detail { outcome: Some(Outcome::Withdrawn), ..Detail::default() };
    let proposal = Proposal { event: OrderEvent::ProposeOutcome, by: Side::Seller, detail: Box::new(detail), at: None };
    let proposed = OrderFacts { proposal: Some(proposal), ..complained(Side::Buyer, Trouble::Short) };
    let weighed = arrived(&chicken_order(OrderStatus::Received));
    let news =
        |event, order, acting| Notice::OrderChanged { event, order, side: Side::Buyer, acting, detail: Detail::default(), rides: false };
    let complete = news(OrderEvent::Complete, weighed.clone(), None);
    let mut returned = arrived(&order(OrderStatus::Received));
    returned.progress.returned = 50_000;
    let mut shrunk = order(OrderStatus::Shipped);
    let receipt = Some(Receipt::of(1_000_000, 980_000, Some(LossReason::Broken)).rejecting(12_000));
    shrunk.progress.load = Some(Load {
        packs: None,
        number: 1,
        loaded: 1_000_000,
        plate: None,
        driver: None,
        departed: at("2026-11-25T02:00:00Z"),
        trip: None,
        arrival: None,
        receipt,
    });
    let nothing = Notice::ComplaintCard {
        order: complained(Side::Buyer, Trouble::NothingAccepted),
        seller: "Pak Slamet".into(),
        buyer: "Bu Rina".into(),
        may_decide: true,
        before: Vec::new(),
    };
    let mut all = named(
        "orders",
        vec![
            ("OrderCard with an outcome to answer", card(proposed.clone(), Side::Buyer)),
            ("OrderCard with an outcome proposed", card(proposed, Side::Seller)),
            ("OrderCard received, to be weighed", card(weighed, Side::Buyer)),
            ("OrderChanged complete, to be weighed", complete),
            ("OrderChanged received with less than was loaded", news(OrderEvent::Receive, shrunk, Some(Side::Buyer))),
            ("OrderCard received, with goods that went back", card(returned, Side::Buyer)),
            ("OrderCard cancelled for the price", card(cancelled(Side::Seller, CancelReason::PriceChanged, None), Side::Buyer)),
            ("OrderCard cancelled for another reason", card(cancelled(Side::Seller, CancelReason::Other, None), Side::Buyer)),
        ],
    );
    all.extend(named("complaints", vec![("ComplaintCard of nothing accepted", nothing)]));
    all
}

/// What is asked of an order, where no other sample asks it.
fn inquiries() -> Vec<Sample> {
    let asks = |inquiry, event| Question::OrderInquiry {
        inquiry,
        event,
        order: order(OrderStatus::Shipped),
        today: day("2026-11-24"),
        detail: Box::default(),
    };
    let keep = |choices: Vec<Choice>| in_rows(choices.into_iter().chain([Choice::Keep]), 2);
    asked(
        "orders",
        vec![
            ("OrderInquiry quit", asks(Inquiry::Reason, OrderEvent::AskCancel), keep(vec![])),
            ("OrderInquiry rest", asks(Inquiry::Reason, OrderEvent::CloseRest), keep(vec![])),
            ("OrderInquiry trouble", asks(Inquiry::Trouble, OrderEvent::Complain), keep(vec![Choice::Trouble(Trouble::Short)])),
            (
                "OrderInquiry outcome",
                asks(Inquiry::Outcome, OrderEvent::ProposeOutcome),
                keep([Outcome::PriceAdjusted, Outcome::Withdrawn, Outcome::Returned].map(Choice::Outcome).to_vec()),
            ),
            ("OrderInquiry returned", asks(Inquiry::Returned, OrderEvent::Decide), keep(vec![Choice::Quantity(kg(100))])),
        ],
    )
}

fn digest() -> Vec<Sample> {
    let Some(Notice::Digest { facts, .. }) = super::officials::all().into_iter().map(|sample| sample.notice).next() else {
        panic!("the first sample of officials is a digest")
    };
    let average = Average { price: per_kg(26_450), handover: Handover::SellerSite, noted: 0 };
    let line = GoodsLine {
        commodity: "EGG_LAYER".to_owned(),
        amounts: Amounts(vec![kg(500)]),
        buyers: vec![],
        averages: vec![average],
        withholds_prices: true,
    };
    let correction = Correction {
        agreed_on: day("2026-11-20"),
        cancelled_on: day("2026-11-24"),
        commodity: "EGG_LAYER".to_owned(),
        amounts: Amounts(vec![kg(400)]),
    };
    let facts = DigestFacts { goods: vec![line; MANY], corrections: vec![correction.clone(); MANY], ..facts };
    named("officials", vec![("Digest of many goods", Notice::Digest { facts, corrections: vec![correction; MANY], today: None })])
}

/// Everything that a history tells, as much as one message holds.
fn history() -> Vec<Sample> {
    let entry = |kind: &EventKind| HistoryEntry {
        at: at("2026-11-24T03:15:00Z"),
        kind: *kind,
        by: Some(Side::Seller),
        price: None,
        note: None,
        receipt: None,
        weight: None,
        rejects: None,
        quantity: None,
        seller: None,
    };
    let (first, second) = EventKind::ALL.split_at(EventKind::ALL.len() / 2);
    let told = |kinds: &[EventKind]| {
        let of = HistoryOf::Order { order: OrderId(87), code: code() };
        Notice::History { of, entries: kinds.iter().map(entry).collect(), page: FIRST }
    };
    named("history", vec![("History of everything", told(first)), ("History of everything else", told(second))])
}
