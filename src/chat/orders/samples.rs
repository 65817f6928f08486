//! Samples of requests and orders: the facts of every message, and more where the text differs. Read by `tests/notices` alone.

use tembus::{
    domain::{
        lifecycle::Unheard,
        money::{Price, Rupiah},
        offer::{Handover, Terms},
        order::{
            Along, Amendment, Approval, ApprovalStep, Arrival, CancelReason, Complaint, Detail, Inquiry, Load, LoadFigures, LossReason,
            OrderCode, OrderEvent, OrderId, OrderStatus, Outcome, Payment, PhotoKind, Progress, Proposal, Receipt, ReceiptAnswer, Reject,
            SharedTruck, Side, Term, Trouble, Weighed,
        },
        person::ChatId,
        quantity::Quantity,
        tolerance::Tolerance,
        trip::TripId,
        unit::Unit,
    },
    notice::{Choice, Field, Notice, OnBehalf, OpenTotal, OrderFacts, Page, Question, TripFacts},
};

use super::{
    facts::*,
    samples::{FIRST, SECOND, Sample, asked, in_rows, named},
};

pub(super) fn all() -> Vec<Sample> {
    [
        orders(),
        approvals(),
        of_farmers(),
        cancellation(),
        another_day(),
        amended(),
        cancelled_together(),
        in_crates(),
        weighed(),
        delivery(),
        waiting_steps(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Orders that a colleague of the person that asks has to approve.
fn approvals() -> Vec<Sample> {
    use OrderStatus::{Cancelled, Lapsed, Requested};
    let of = |status, step, agreed_ahead| OrderFacts { approval: Some(Approval { step, agreed_ahead }), ..order(status) };
    let waits = |status| of(status, ApprovalStep::Waiting, false);
    let own = |order| OrderFacts { own: true, ..order };
    let agreed = of(Requested, ApprovalStep::Waiting, true);
    let remark = "cukup 500 kg dulu".to_owned();
    let sent_back = own(OrderFacts { remark: Some(remark.clone()), ..of(Requested, ApprovalStep::Returned, false) });
    let refused = own(OrderFacts { refused: true, remark: Some(remark.clone()), ended_by: Some(Side::Buyer), ..waits(Cancelled) });
    let card = |order, side| Notice::OrderCard { order, side, seller: None, buyer: None, trip: None, first: None };
    let changed = |event, order, note: Option<&String>| {
        let detail = Detail { note: note.cloned(), ..Detail::default() };
        Notice::OrderChanged { event, order, side: Side::Buyer, acting: Some(Side::Buyer), detail, rides: false }
    };
    let noted = OrderFacts { buyer_note: Some("gudang Cakung, pintu 2".to_owned()), ..waits(Requested) };
    let approved = of(Requested, ApprovalStep::Given, false);
    let ask = |inquiry, event| Question::OrderInquiry {
        inquiry,
        event,
        order: waits(Requested),
        today: day("2026-11-24"),
        detail: Box::default(),
    };
    let remarked = Detail { note: Some(remark.clone()), ..Detail::default() };
    let (from, to) = (order(Requested).quantity, kg(500));
    let less = Detail { amendment: Some(Amendment::Quantity { from, to }), ..Detail::default() };
    let said = |event, detail| Question::WeighedCheck { event, order: waits(Requested), detail: Box::new(detail) };
    let mut samples = named(
        "orders",
        vec![
            ("RequestSent to be approved", Notice::RequestSent { order: own(waits(Requested)) }),
            ("ApprovalRequest", Notice::ApprovalRequest { order: waits(Requested), asker: "Bu Rina".into() }),
            ("ApprovalRequest with a note", Notice::ApprovalRequest { order: noted, asker: "Bu Rina".into() }),
            ("ApprovalRequest of what was agreed", Notice::ApprovalRequest { order: agreed.clone(), asker: "Bu Rina".into() }),
            ("AgreementWaits to the buyer", Notice::AgreementWaits { order: own(agreed.clone()), side: Side::Buyer }),
            ("AgreementWaits to the seller", Notice::AgreementWaits { order: agreed.clone(), side: Side::Seller }),
            ("OrderCard to be approved", card(waits(Requested), Side::Buyer)),
            ("OrderCard to be approved, own", card(own(waits(Requested)), Side::Buyer)),
            ("OrderCard sent back", card(sent_back.clone(), Side::Buyer)),
            ("OrderCard to be approved, of the seller who agreed", card(agreed.clone(), Side::Seller)),
            ("OrderCard not approved", card(refused.clone(), Side::Buyer)),
            ("OrderCard nobody can approve", card(OrderFacts { remark: None, ..refused.clone() }, Side::Buyer)),
            ("OrderChanged approved", changed(OrderEvent::Approve, own(approved), None)),
            ("OrderChanged sent back", changed(OrderEvent::SendBack, sent_back.clone(), Some(&remark))),
            ("OrderChanged sent back, done", changed(OrderEvent::SendBack, OrderFacts { own: false, ..sent_back }, Some(&remark))),
            ("OrderChanged asked again", changed(OrderEvent::AskAgain, own(waits(Requested)), None)),
            ("OrderChanged not approved", changed(OrderEvent::Refuse, refused.clone(), Some(&remark))),
            ("OrderChanged nobody can approve", changed(OrderEvent::Refuse, OrderFacts { remark: None, ..refused }, None)),
            ("OrderLapsed unapproved", Notice::OrderLapsed { order: own(waits(Lapsed)), side: Side::Buyer }),
            (
                "OrderLapsed unapproved, to the seller",
                Notice::OrderLapsed { order: of(Lapsed, ApprovalStep::Waiting, true), side: Side::Seller },
            ),
            (
                "WithdrawDone before it was approved",
                Notice::WithdrawDone { order: OrderFacts { ended_by: Some(Side::Buyer), ..waits(Cancelled) } },
            ),
            (
                "OwnOrders to be approved",
                Notice::OwnOrders {
                    counts: vec![(Requested, 2)],
                    orders: vec![(waits(Requested), Side::Buyer), (of(Requested, ApprovalStep::Returned, false), Side::Buyer)],
                    page: Page::ONLY,
                    open: None,
                },
            ),
        ],
    );
    samples.extend(asked(
        "orders",
        vec![
            ("OrderInquiry refusing", ask(Inquiry::Remark, OrderEvent::Refuse), vec![vec![Choice::Keep]]),
            ("WeighedCheck refusing", said(OrderEvent::Refuse, remarked.clone()), vec![vec![Choice::Do, Choice::Keep]]),
            ("WeighedCheck sending back", said(OrderEvent::SendBack, remarked), vec![vec![Choice::Do, Choice::Keep]]),
            ("WeighedCheck asking again", said(OrderEvent::AskAgain, less), vec![vec![Choice::Do, Choice::Keep]]),
            ("OrderInquiry sending back", ask(Inquiry::Remark, OrderEvent::SendBack), vec![vec![Choice::Keep]]),
            (
                "OrderInquiry asking again as agreed",
                Question::OrderInquiry {
                    inquiry: Inquiry::Reduced,
                    event: OrderEvent::AskAgain,
                    order: OrderFacts { approval: Some(Approval { step: ApprovalStep::Returned, agreed_ahead: true }), ..order(Requested) },
                    today: day("2026-11-24"),
                    detail: Box::default(),
                },
                vec![vec![Choice::Quantity(order(Requested).quantity), Choice::Keep]],
            ),
            (
                "OrderInquiry asking again",
                ask(Inquiry::Reduced, OrderEvent::AskAgain),
                vec![vec![Choice::Quantity(order(Requested).quantity), Choice::Keep]],
            ),
        ],
    ));
    samples
}

fn orders() -> Vec<Sample> {
    use OrderStatus::{Closed, Confirmed, Declined, Lapsed, Received, Requested, Shipped};
    let card = |order, side, named: bool| Notice::OrderCard {
        order,
        side,
        seller: named.then(|| "Pak Slamet".into()),
        buyer: named.then(|| "Bu Rina".into()),
        trip: None,
        first: None,
    };
    let agreed =
        |order, side, may_share| Notice::OrderConfirmed { order, side, seller: "Pak Slamet".into(), buyer: "Bu Rina".into(), may_share };
    let confirmed = |order, side| agreed(order, side, false);
    let contact = |side, phone: Option<&str>, may_share_own| Notice::Contact {
        side,
        name: "Pak Slamet".into(),
        phone: phone.map(str::to_owned),
        chat: Some(ChatId(7_000_001)),
        may_share_own,
        asks: phone.is_none().then_some(OrderId(87)),
    };
    let tolerated = |status| OrderFacts { terms: tolerated_eggs(), ..order(status) };
    let lot_order = OrderFacts { terms: lot(), quantity: q(40, Unit::Tandan), total: Some(Rupiah(5_000_000)), ..order(Requested) };
    let noted = OrderFacts { terms: noted_eggs(), buyer_note: Some("gudang Cakung, pintu 2".to_owned()), ..order(Requested) };
    named(
        "orders",
        vec![
            ("RequestSent", Notice::RequestSent { order: order(Requested) }),
            ("RequestSent with a tolerance", Notice::RequestSent { order: tolerated(Requested) }),
            ("OrderRequest", Notice::OrderRequest { order: order(Requested) }),
            ("OrderRequest with a tolerance", Notice::OrderRequest { order: tolerated(Requested) }),
            ("OrderConfirmed with a tolerance", confirmed(tolerated(Confirmed), Side::Seller)),
            ("RequestAsked with a tolerance", Notice::RequestAsked { order: tolerated(Requested) }),
            ("OrderRequest with a note", Notice::OrderRequest { order: noted.clone() }),
            ("OrderConfirmed with a note", confirmed(OrderFacts { status: Confirmed, ..noted }, Side::Seller)),
            ("OrderRequest in crates", Notice::OrderRequest { order: crate_order(Requested) }),
            ("OrderRequest to be weighed", Notice::OrderRequest { order: chicken_order(Requested) }),
            ("OrderRequest sold whole", Notice::OrderRequest { order: lot_order.clone() }),
            ("RequestAsked", Notice::RequestAsked { order: order(Requested) }),
            ("RequestAsked to be weighed", Notice::RequestAsked { order: chicken_order(Requested) }),
            ("OrderReminder", Notice::OrderReminder { order: order(Requested) }),
            ("OrderConfirmed seller", confirmed(order(Confirmed), Side::Seller)),
            ("OrderConfirmed buyer", confirmed(order(Confirmed), Side::Buyer)),
            ("OrderConfirmed for the first time", agreed(order(Confirmed), Side::Seller, true)),
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
                    open: None,
                },
            ),
            (
                "OwnOrders of a buyer",
                Notice::OwnOrders {
                    counts: vec![(Requested, 1), (Confirmed, 1)],
                    orders: vec![
                        (order(Requested), Side::Buyer),
                        (OrderFacts { seller: Some("Pak Slamet".into()), ..chicken_order(Confirmed) }, Side::Buyer),
                    ],
                    page: FIRST,
                    open: Some(OpenTotal { total: Rupiah(26_500_000), unweighed: 1 }),
                },
            ),
            ("OwnOrders empty", Notice::OwnOrders { counts: vec![], orders: vec![], page: FIRST, open: None }),
            ("Contact", contact(Side::Seller, Some("0812 3456 7890"), false)),
            ("Contact without phone", contact(Side::Buyer, None, true)),
            (
                "Contact without anything",
                Notice::Contact {
                    side: Side::Seller,
                    name: "Pak Slamet".into(),
                    phone: None,
                    chat: None,
                    may_share_own: false,
                    asks: None,
                },
            ),
            ("PhoneAsked", Notice::PhoneAsked { order: order(Confirmed), side: Side::Buyer }),
            ("PhoneShared", Notice::PhoneShared { order: order(Confirmed), side: Side::Seller, phone: "0812 3456 7890".to_owned() }),
            ("PhoneAskSent", Notice::PhoneAskSent { order: OrderId(87), side: Side::Seller, unheard: None }),
            (
                "PhoneAskSent to who can't be reached",
                Notice::PhoneAskSent { order: OrderId(87), side: Side::Seller, unheard: Some(Unheard::Unreachable) },
            ),
            ("PhoneAskSent to who is gone", Notice::PhoneAskSent { order: OrderId(87), side: Side::Buyer, unheard: Some(Unheard::Gone) }),
            ("SellerUnreachable", Notice::SellerUnreachable { order: order(Requested) }),
            ("FarmerNews", Notice::FarmerNews { order: cancelled(Side::Buyer, CancelReason::PriceChanged, None), names: on_behalf() }),
        ],
    )
}

fn another_day() -> Vec<Sample> {
    let detail = Detail { day: Some(day("2026-11-30")), ..Detail::default() };
    let proposal = Proposal { event: OrderEvent::Postpone, by: Side::Seller, detail: Box::new(detail.clone()), at: None };
    let proposed = OrderFacts { proposal: Some(proposal), ..order(OrderStatus::Confirmed) };
    let told = |event, order: &OrderFacts, acting| {
        let news =
            |side| Notice::OrderChanged { event, order: order.clone(), side, acting: Some(acting), detail: detail.clone(), rides: false };
        [news(Side::Seller), news(Side::Buyer)]
    };
    let agreed = OrderFacts { terms: Terms { ready_from: day("2026-11-30"), ..eggs() }, ..order(OrderStatus::Confirmed) };
    let [proposes, is_asked] = told(OrderEvent::Postpone, &proposed, Side::Seller);
    let [accepted, accepts] = told(OrderEvent::AcceptDay, &agreed, Side::Buyer);
    let [declined, declines] = told(OrderEvent::DeclineDay, &order(OrderStatus::Confirmed), Side::Buyer);
    let [taken_back, _] = told(OrderEvent::TakeBackDay, &order(OrderStatus::Confirmed), Side::Buyer);
    let card = |side| Notice::OrderCard {
        order: proposed.clone(),
        side,
        seller: Some("Pak Slamet".into()),
        buyer: Some("Bu Rina".into()),
        trip: None,
        first: None,
    };
    let mut samples = named(
        "orders",
        vec![
            ("OrderCard with another day to answer", card(Side::Buyer)),
            ("OrderCard with another day proposed", card(Side::Seller)),
            ("OrderChanged day proposed", proposes),
            ("OrderChanged day asked", is_asked),
            ("OrderChanged day accepted, to the proposer", accepted),
            ("OrderChanged day accepted", accepts),
            ("OrderChanged day declined, to the proposer", declined),
            ("OrderChanged day declined", declines),
            ("OrderChanged day taken back", taken_back),
        ],
    );
    let (inquiry, event, today) = (Inquiry::Day, OrderEvent::Postpone, day("2026-11-24"));
    let question = Question::OrderInquiry { inquiry, event, order: order(OrderStatus::Confirmed), today, detail: Box::default() };
    let days = ["2026-11-24", "2026-11-26", "2026-11-27"].map(|text| Choice::Date(day(text)));
    samples.extend(asked("orders", vec![("OrderInquiry day", question, in_rows(days.into_iter().chain([Choice::Keep]), 3))]));
    samples
}

/// A change of each term: proposed, asked about, agreed, declined, taken back and lapsed.
fn amended() -> Vec<Sample> {
    let plain = order(OrderStatus::Confirmed);
    let quantity = |base| plain.quantity.with_base(base);
    let changes = [
        ("price", Term::Price, Amendment::Price { from: per_kg(26_500), to: per_kg(26_000) }),
        ("quantity", Term::Quantity, Amendment::Quantity { from: plain.quantity, to: quantity(900_000) }),
        ("first payment days", Term::PaymentDays, Amendment::PaymentDays { from: None, to: 14 }),
        ("payment days", Term::PaymentDays, Amendment::PaymentDays { from: Some(14), to: 7 }),
    ];
    let mut samples = Vec::new();
    for (name, term, change) in changes {
        let detail = Detail { term: Some(term), amendment: Some(change), ..Detail::default() };
        let at = Some(at("2026-11-24T02:00:00Z"));
        let proposal = Proposal { event: OrderEvent::Amend, by: Side::Seller, detail: Box::new(detail.clone()), at };
        let proposed = OrderFacts { proposal: Some(proposal), ..plain.clone() };
        let mut add = |told: &str, event, order: &OrderFacts, acting, side| {
            let notice = Notice::OrderChanged { event, order: order.clone(), side, acting, detail: detail.clone(), rides: false };
            samples.push(Sample { feature: "orders", name: format!("OrderChanged {name} {told}"), notice });
        };
        add("proposed", OrderEvent::Amend, &proposed, Some(Side::Seller), Side::Seller);
        add("asked", OrderEvent::Amend, &proposed, Some(Side::Seller), Side::Buyer);
        add("changed", OrderEvent::AcceptTerms, &plain, Some(Side::Buyer), Side::Seller);
        add("declined", OrderEvent::DeclineTerms, &plain, Some(Side::Buyer), Side::Seller);
        if name == "price" {
            add("declined, to who declined", OrderEvent::DeclineTerms, &plain, Some(Side::Buyer), Side::Buyer);
            add("taken back", OrderEvent::TakeBackTerms, &plain, Some(Side::Seller), Side::Buyer);
            add("lapsed", OrderEvent::LapseTerms, &plain, None, Side::Buyer);
            let (seller, buyer) = (Some("Pak Slamet".into()), Some("Bu Rina".into()));
            let card = Notice::OrderCard { order: proposed, side: Side::Buyer, seller, buyer, trip: None, first: None };
            samples.push(Sample { feature: "orders", name: "OrderCard with a change to answer".to_owned(), notice: card });
        }
    }
    let detail = Detail { term: Some(Term::Price), amendment: Some(changes[0].2), ..Detail::default() };
    let proposal =
        Proposal { event: OrderEvent::Amend, by: Side::Seller, detail: Box::new(detail.clone()), at: Some(at("2026-11-24T02:00:00Z")) };
    let mut received = OrderFacts { proposal: Some(proposal), ..plain.clone() };
    (received.progress.arrived, received.progress.accepted) = (500_000, 500_000);
    let mut counted = OrderFacts { quantity: q(100, Unit::Ekor), ..received.clone() };
    (counted.progress.arrived, counted.progress.accepted) = (50, 50);
    for (name, order, side) in
        [("seller", &received, Side::Seller), ("buyer", &received, Side::Buyer), ("buyer, to be weighed", &counted, Side::Buyer)]
    {
        let (event, acting) = (OrderEvent::Amend, Some(Side::Seller));
        let notice = Notice::OrderChanged { event, order: order.clone(), side, acting, detail: detail.clone(), rides: false };
        samples.push(Sample { feature: "orders", name: format!("OrderChanged price of goods received before, to the {name}"), notice });
    }
    let asks = |inquiry, term| {
        let detail = Box::new(Detail { term, ..Detail::default() });
        Question::OrderInquiry { inquiry, event: OrderEvent::Amend, order: plain.clone(), today: day("2026-11-24"), detail }
    };
    let terms = [Field::Price, Field::Quantity, Field::Inquiry(Inquiry::Due)].map(Choice::Field);
    let keep = |choices: Vec<Choice>| in_rows(choices.into_iter().chain([Choice::Keep]), 3);
    samples.extend(asked(
        "orders",
        vec![
            ("OrderInquiry term", asks(Inquiry::Term, None), keep(terms.to_vec())),
            ("OrderInquiry price", asks(Inquiry::Amendment, Some(Term::Price)), keep(vec![Choice::Price(per_kg(26_250))])),
            ("OrderInquiry quantity", asks(Inquiry::Amendment, Some(Term::Quantity)), keep(vec![Choice::Quantity(quantity(500_000))])),
            ("OrderInquiry payment days", asks(Inquiry::Amendment, Some(Term::PaymentDays)), keep(vec![Choice::PaymentDays(14)])),
        ],
    ));
    samples
}

fn cancelled_together() -> Vec<Sample> {
    let detail = Detail::because(CancelReason::Vehicle, None);
    let proposal =
        Proposal { event: OrderEvent::AskCancel, by: Side::Buyer, detail: Box::new(detail.clone()), at: Some(at("2026-11-24T02:00:00Z")) };
    let asked = OrderFacts { proposal: Some(proposal), ..order(OrderStatus::Confirmed) };
    let news = |event, order: &OrderFacts, acting, side| Notice::OrderChanged {
        event,
        order: order.clone(),
        side,
        acting,
        detail: detail.clone(),
        rides: false,
    };
    let (seller, buyer, plain) = (Some(Side::Seller), Some(Side::Buyer), order(OrderStatus::Confirmed));
    let in_words = Notice::OrderChanged {
        event: OrderEvent::AskCancel,
        order: asked.clone(),
        side: Side::Seller,
        acting: buyer,
        detail: Detail::because(CancelReason::Other, Some("gudang kami sedang penuh.".to_owned())),
        rides: false,
    };
    let card = |order: &OrderFacts, side| Notice::OrderCard {
        order: order.clone(),
        side,
        seller: Some("Pak Slamet".into()),
        buyer: Some("Bu Rina".into()),
        trip: None,
        first: None,
    };
    let together = OrderFacts { together: true, ..cancelled(Side::Buyer, CancelReason::Vehicle, None) };
    named(
        "orders",
        vec![
            ("OrderCard with a cancellation to answer", card(&asked, Side::Seller)),
            ("OrderCard with a cancellation asked for", card(&asked, Side::Buyer)),
            ("OrderCard cancelled together", card(&together, Side::Seller)),
            ("OrderChanged cancellation asked for", news(OrderEvent::AskCancel, &asked, buyer, Side::Buyer)),
            ("OrderChanged cancellation asked", news(OrderEvent::AskCancel, &asked, buyer, Side::Seller)),
            ("OrderChanged cancellation asked with words", in_words),
            ("OrderChanged cancellation refused", news(OrderEvent::RefuseCancel, &plain, seller, Side::Seller)),
            ("OrderChanged cancellation refused, to who asked", news(OrderEvent::RefuseCancel, &plain, seller, Side::Buyer)),
            ("OrderChanged cancellation taken back", news(OrderEvent::TakeBackCancel, &plain, buyer, Side::Seller)),
            ("OrderChanged cancellation lapsed", news(OrderEvent::LapseCancel, &plain, None, Side::Buyer)),
            ("CancelDone together", Notice::CancelDone { order: together, remaining: ton(20) }),
        ],
    )
}

fn plate_said() -> Option<String> {
    Some("AG 1234 XX".to_owned())
}

fn driver_said() -> Option<String> {
    Some("Pak Slamet".to_owned())
}

/// The order, and nobody on `side` who reads what is done to it.
fn without(order: &OrderFacts, side: Side, why: Unheard) -> OrderFacts {
    OrderFacts { unheard: vec![(side, why)], ..order.clone() }
}

/// An order of a ton after a load of 1,002 kg of which `receipt` arrived.
fn on_the_way(status: OrderStatus, receipt: Option<Receipt>, plate: Option<&str>) -> OrderFacts {
    let (departed, plate) = (at("2026-11-25T08:20:00Z"), plate.map(str::to_owned));
    let load = Load { number: 1, loaded: 1_002_000, packs: None, plate, driver: None, departed, trip: None, arrival: None, receipt };
    let mut facts = OrderFacts { quantity: kg(1_002), ..order(status) };
    facts.progress.load = Some(load);
    facts
}

/// A load of which the number of crates was said.
fn in_crates() -> Vec<Sample> {
    let crates = |base| Some(Box::new(Quantity { base, unit: Unit::Peti }));
    let mut order = on_the_way(OrderStatus::Shipped, None, Some("AG 1234 XX"));
    order.progress.load = order.progress.load.map(|load| Load { packs: crates(67), ..load });
    let before = order.progress.load.as_ref().map(|load| LoadFigures { packs: crates(66), ..load.figures(order.quantity) });
    let (side, acting) = (Side::Buyer, Some(Side::Seller));
    let (event, detail) = (OrderEvent::CorrectLoad, Detail { corrects: before.map(Box::new), ..Detail::default() });
    let departed =
        Notice::OrderChanged { event: OrderEvent::Depart, order: order.clone(), side, acting, detail: Detail::default(), rides: false };
    let corrected = Notice::OrderChanged { event, order: order.clone(), side, acting, detail, rides: false };
    let card = Notice::OrderCard { order, side, seller: None, buyer: None, trip: None, first: None };
    named(
        "orders",
        vec![("OrderChanged departed in crates", departed), ("OrderChanged crates corrected", corrected), ("OrderCard in crates", card)],
    )
}

/// Birds that are counted and priced by weight.
fn weighed() -> Vec<Sample> {
    let (departed, weight) = (at("2026-11-25T08:20:00Z"), |base| Box::new(Quantity { base, unit: Unit::Kg }));
    let birds = |status, packs: Option<Box<Quantity>>, receipt: Option<Receipt>| {
        let load = Load { number: 1, loaded: 500, packs, plate: None, driver: None, departed, trip: None, arrival: None, receipt };
        let mut facts = chicken_order(status);
        facts.progress.load = Some(load);
        facts
    };
    let receipt = |answer, weight| Some(Receipt { answer, weight, ..Receipt::of(500, 497, Some(LossReason::Quality)) });
    let entered = birds(OrderStatus::Shipped, Some(weight(985_000)), receipt(None, Some(975_500)));
    let agreed = |weight: Option<i64>| {
        let mut facts = birds(OrderStatus::Received, None, receipt(Some(ReceiptAnswer::Agreed), weight));
        (facts.progress.arrived, facts.progress.accepted) = (500, 497);
        facts.progress.weighed = weight.map(|grams| Weighed { accepted: 497, grams });
        facts
    };
    let quantity = |base| Some(Quantity { base, unit: Unit::Ekor });
    let accepted = |weight: Option<Box<Quantity>>| {
        let (loaded, accepted, loss) = (quantity(500), quantity(497), Some(LossReason::Quality));
        Box::new(Detail { loaded, accepted, loss, weight, ..Detail::default() })
    };
    let news = |side, event, order: OrderFacts, acting| Notice::OrderChanged {
        event,
        order,
        side,
        acting: Some(acting),
        detail: Detail::default(),
        rides: false,
    };
    let card = |order, side| Notice::OrderCard { order, side, seller: None, buyer: None, trip: None, first: None };
    let told = vec![
        ("OrderCard received and weighed", card(entered.clone(), Side::Seller)),
        ("OrderCard weighed", card(agreed(Some(975_500)), Side::Buyer)),
        ("OrderCard not weighed", card(agreed(None), Side::Buyer)),
        ("OrderChanged received and weighed", news(Side::Seller, OrderEvent::Receive, entered, Side::Buyer)),
        ("OrderChanged weighed seller", news(Side::Seller, OrderEvent::Weigh, agreed(Some(975_500)), Side::Buyer)),
        ("OrderChanged weighed buyer", news(Side::Buyer, OrderEvent::Weigh, agreed(Some(975_500)), Side::Buyer)),
        ("PapersReminder not weighed", Notice::PapersReminder { order: agreed(None), days: 1 }),
    ];
    let underway = |packs: Option<i64>| birds(OrderStatus::Shipped, packs.map(weight), None);
    let asks = |event, order, detail| Question::OrderInquiry { inquiry: Inquiry::Weight, event, order, today: day("2026-11-24"), detail };
    let checks = |event, order, detail| Question::WeighedCheck { event, order, detail };
    let keep = |choices: Vec<Choice>| in_rows(choices.into_iter().chain([Choice::Keep]), 3);
    let check = || in_rows([Choice::Do, Choice::Keep], 2);
    let usual = Choice::Quantity(Quantity { base: 979_090, unit: Unit::Kg });
    let (receive, weigh) = (OrderEvent::Receive, OrderEvent::Weigh);
    let afterwards = |base| Box::new(Detail { weight: Some(weight(base)), ..Detail::default() });
    let questions = vec![
        ("OrderInquiry weight", asks(receive, underway(Some(985_000)), accepted(None)), keep(vec![usual])),
        ("OrderInquiry weight afterwards", asks(weigh, agreed(None), Box::default()), keep(vec![])),
        ("WeighedCheck weight", checks(receive, underway(Some(985_000)), accepted(Some(weight(975_500)))), check()),
        ("WeighedCheck weight far from the load", checks(receive, underway(Some(985_000)), accepted(Some(weight(97_500)))), check()),
        ("WeighedCheck weight far from the usual", checks(receive, underway(None), accepted(Some(weight(97_500)))), check()),
        ("WeighedCheck weight afterwards", checks(weigh, agreed(None), afterwards(975_500)), check()),
    ];
    named("orders", told).into_iter().chain(asked("orders", questions)).collect()
}

/// Figures that an order does not take as it stands.
fn waiting_steps() -> Vec<Sample> {
    use OrderStatus::{Confirmed, Received, Shipped};
    let receipt = |answer| Some(Receipt { answer, ..Receipt::of(1_002_000, 990_000, Some(LossReason::Broken)) });
    let (plate, disputed) = (Some("AG 1234 XX"), Some(ReceiptAnswer::Disputed));
    let (underway, received) = (on_the_way(Shipped, None, plate), on_the_way(Shipped, receipt(None), plate));
    let agreed = |status| {
        let mut facts = on_the_way(status, receipt(Some(ReceiptAnswer::Agreed)), plate);
        (facts.progress.arrived, facts.progress.accepted) = (1_002_000, 990_000);
        facts
    };
    let several = {
        let rejects = [(LossReason::Broken, 8_000), (LossReason::Quality, 4_000)].map(|(reason, quantity)| Reject { reason, quantity });
        let receipt = Receipt::of(1_002_000, 985_000, Some(LossReason::Broken)).rejecting(12_000).by_reason(&rejects);
        on_the_way(Shipped, Some(receipt), plate)
    };
    let waits = |order, event, side| Notice::StepWaits { order, event, side };
    let loads = |order| waits(order, OrderEvent::Depart, Side::Seller);
    let weighs = |order| waits(order, OrderEvent::Receive, Side::Buyer);
    named(
        "orders",
        vec![
            ("StepWaits departure", weighs(order(Confirmed))),
            ("StepWaits next departure", weighs(OrderFacts { quantity: kg(2_000), ..agreed(Shipped) })),
            ("StepWaits received", weighs(received.clone())),
            ("StepWaits received with several reasons", weighs(several)),
            ("StepWaits received and complained of", weighs(complained(&received))),
            ("StepWaits received for good", weighs(agreed(Received))),
            ("StepWaits receipt", loads(underway)),
            ("StepWaits agreement", loads(received)),
            ("StepWaits figures", loads(on_the_way(Shipped, receipt(disputed), plate))),
            ("StepWaits nothing", loads(agreed(Received))),
        ],
    )
}

/// A change of an order as each side reads it.
fn of_both(name: &str, notice: impl Fn(Side) -> Notice) -> Vec<Sample> {
    let named = |side: Side| format!("OrderChanged {name} to the {}", side.code().to_lowercase());
    [Side::Seller, Side::Buyer].into_iter().map(|side| Sample { feature: "orders", name: named(side), notice: notice(side) }).collect()
}

fn delivery() -> Vec<Sample> {
    use OrderStatus::{Closed, Received, Shipped};
    let plate = Some("AG 1234 XX");
    let receipt = |accepted, reason, answer| Some(Receipt { answer, ..Receipt::of(1_002_000, accepted, reason) });
    let underway = on_the_way(Shipped, None, plate);
    let broken = on_the_way(Shipped, receipt(990_000, Some(LossReason::Broken), None), plate);
    let agreed = |status| {
        let mut facts = on_the_way(status, receipt(990_000, Some(LossReason::Broken), Some(ReceiptAnswer::Agreed)), plate);
        (facts.progress.arrived, facts.progress.accepted) = (1_002_000, 990_000);
        facts
    };
    let partly = {
        let mut facts = OrderFacts { quantity: kg(2_000), ..agreed(Shipped) };
        facts.progress.closed_short = 0;
        facts
    };
    // Of 1,020 kg 18 have not come, of which a fiftieth is tolerated.
    let slight = {
        let mut facts = OrderFacts { quantity: kg(1_020), ..partly.clone() };
        facts.terms.tolerance = Tolerance::of_permille(20).unwrap_or_default();
        facts
    };
    let papers = |payment| {
        let mut facts = agreed(Received);
        (facts.progress.payment, facts.progress.due) = (Some(payment), Some(day("2026-12-09")));
        facts
    };
    let over = |event| OrderFacts { superseded: Some(event), ..underway.clone() };
    let came = |payment, came| {
        let mut facts = papers(payment);
        facts.progress.came = Some(Rupiah(came));
        facts
    };
    let disputed = on_the_way(Shipped, receipt(990_000, Some(LossReason::Broken), Some(ReceiptAnswer::Disputed)), plate);
    let stands = {
        let mut facts = disputed.clone();
        facts.progress.load = facts.progress.load.map(|load| {
            let receipt = load.receipt.map(|receipt| Receipt { stands: true, ..receipt });
            Load { receipt, ..load }
        });
        facts
    };
    let held = |by| {
        let mut facts = papers(Payment::SaidPaid);
        facts.progress.complaint = Some(Complaint::new(by, Trouble::Quality, at("2026-11-27T02:00:00Z")));
        facts
    };
    let closed_short = {
        let mut facts = partly.clone();
        facts.progress.closed_short = 998_000;
        facts
    };
    let arrived = {
        let mut facts = underway.clone();
        let arrival = Some(Arrival { arrived: 995_000, at: at("2026-11-26T15:20:00Z") });
        facts.progress.load = facts.progress.load.map(|load| Load { arrival, ..load });
        facts
    };
    let undisposed = |status| {
        let mut facts = agreed(status);
        facts.progress.undisposed = 12_000;
        facts
    };
    let none_accepted = {
        let mut facts = undisposed(Closed);
        (facts.progress.accepted, facts.progress.undisposed) = (0, 1_002_000);
        facts.progress.load = facts.progress.load.map(|load| {
            let receipt = Some(Receipt { answer: Some(ReceiptAnswer::Agreed), ..Receipt::of(1_002_000, 0, Some(LossReason::Quality)) });
            Load { receipt, ..load }
        });
        facts
    };
    let all_returned = |payment| {
        let mut facts = papers(Payment::PapersComplete);
        (facts.status, facts.progress.returned, facts.progress.payment) = (Closed, facts.progress.accepted, payment);
        facts
    };
    let money_came = {
        let mut facts = all_returned(Some(Payment::PapersComplete));
        facts.progress.came = Some(Rupiah(26_000_000));
        facts
    };
    let unlisted = |order: &OrderFacts| {
        let mut facts = order.clone();
        facts.progress.unlisted = Some(facts.terms.price);
        facts
    };
    let complained_figures = {
        let mut facts = disputed.clone();
        facts.progress.complaint = Some(Complaint::new(Side::Buyer, Trouble::Quality, at("2026-11-27T02:00:00Z")));
        facts
    };
    let rest_asked = |order: OrderFacts| {
        let mut facts = order;
        (facts.progress.closed_short, facts.progress.rest_asked) = (998_000, 998_000);
        facts
    };
    let partly_undisposed = OrderFacts { quantity: kg(2_000), ..undisposed(Shipped) };
    let whole = on_the_way(Shipped, receipt(1_002_000, None, None), None);
    let more = on_the_way(Shipped, receipt(1_010_000, None, None), None);
    let chicken = OrderFacts { terms: chicken(), ..whole.clone() };
    let lot_of = |accepted| {
        let facts = agreed(Received);
        let progress = Progress { arrived: 40, accepted, ..facts.progress.clone() };
        OrderFacts { terms: lot(), quantity: q(40, Unit::Tandan), total: Some(Rupiah(5_000_000)), progress, ..facts }
    };
    let complained = {
        let mut facts = broken.clone();
        facts.progress.complaint = Some(Complaint::new(Side::Seller, Trouble::Figures, at("2026-11-26T02:00:00Z")));
        facts
    };
    let about = Detail { trouble: Some(Trouble::Figures), outcome: Some(Outcome::AsLoaded), ..Detail::default() };
    let told = |name: &str, event: OrderEvent, order: &OrderFacts, acting: Option<Side>| {
        let complains = event.recorded().any(|kind| kind.code().contains("compla") || kind.code().contains("outcome"));
        let detail = if complains { about.clone() } else { Detail::default() };
        let news = |side| Notice::OrderChanged { event, order: order.clone(), side, acting, detail: detail.clone(), rides: false };
        of_both(name, news)
    };
    let lower = Price { amount: Rupiah(25_000), ..complained.terms.price };
    let cheaper = OrderFacts { terms: Terms { price: lower, ..complained.terms.clone() }, ..agreed(Received) };
    let ending = |name: &str, event: OrderEvent, order: &OrderFacts, detail: Detail| {
        of_both(name, |side| Notice::OrderChanged {
            event,
            order: order.clone(),
            side,
            acting: Some(Side::Buyer),
            detail: detail.clone(),
            rides: false,
        })
    };
    let of_sum = |name: &str, order: &OrderFacts, came: i64| {
        let mut order = order.clone();
        order.progress.came = Some(Rupiah(came));
        of_both(name, |side| Notice::OrderChanged {
            event: OrderEvent::DisputePaid,
            order: order.clone(),
            side,
            acting: Some(Side::Seller),
            detail: Detail { came: Some(Box::new(Rupiah(came))), ..Detail::default() },
            rides: false,
        })
    };
    let adjusted = |name: &str, event: OrderEvent, order: &OrderFacts| {
        let amendment = Some(Amendment::Price { from: complained.terms.price, to: lower });
        ending(name, event, order, Detail { outcome: Some(Outcome::PriceAdjusted), amendment, ..Detail::default() })
    };
    let replaced = |name: &str, event: OrderEvent, order: &OrderFacts| {
        ending(name, event, order, Detail { outcome: Some(Outcome::Replaced), ..Detail::default() })
    };
    let sent_again = {
        let mut facts = undisposed(Shipped);
        facts.progress.arrived = 990_000;
        facts.progress.load = facts.progress.load.map(|load| {
            let receipt = load.receipt.map(|receipt| Receipt { replaced: 12_000, ..receipt });
            Load { receipt, ..load }
        });
        facts
    };
    let corrected_load = on_the_way(Shipped, None, plate);
    let on_truck = {
        let mut facts = on_the_way(Shipped, None, Some("AG 4321 YB"));
        facts.progress.load = facts.progress.load.map(|load| Load { trip: Some(TripId(12)), ..load });
        facts
    };
    let driven_by = {
        let mut facts = underway.clone();
        facts.progress.load = facts.progress.load.map(|load| Load { driver: driver_said(), ..load });
        facts
    };
    let driven = |name: &str, order: &OrderFacts| {
        let before = order.progress.load.as_ref().map(|load| LoadFigures { driver: None, ..load.figures(order.quantity) });
        let detail = Detail { corrects: before.map(Box::new), ..Detail::default() };
        let (event, acting) = (OrderEvent::CorrectLoad, Some(Side::Seller));
        of_both(name, |side| Notice::OrderChanged { event, order: order.clone(), side, acting, detail: detail.clone(), rides: false })
    };
    let corrected = |name: &str, order: &OrderFacts, before: Option<&str>| {
        let before = LoadFigures { loaded: kg(1_020), packs: None, plate: before.map(str::to_owned), driver: None };
        let detail = Detail { corrects: Some(Box::new(before)), ..Detail::default() };
        let (event, acting) = (OrderEvent::CorrectLoad, Some(Side::Seller));
        of_both(name, |side| Notice::OrderChanged { event, order: order.clone(), side, acting, detail: detail.clone(), rides: false })
    };
    let (seller, buyer) = (Some(Side::Seller), Some(Side::Buyer));
    let mut samples: Vec<Sample> = [
        told("departed", OrderEvent::Depart, &underway, seller),
        corrected("load corrected", &corrected_load, None),
        corrected("plate of a truck corrected", &on_truck, plate),
        driven("driver corrected", &driven_by),
        told("departed without plate", OrderEvent::Depart, &on_the_way(Shipped, None, None), seller),
        told("arrived", OrderEvent::Arrive, &arrived, buyer),
        told("rejects to be asked about", OrderEvent::AgreeReceipt, &partly_undisposed, seller),
        told("complete with rejects", OrderEvent::Complete, &undisposed(Received), None),
        told("complete, and the rest asked about", OrderEvent::Complete, &rest_asked(agreed(Received)), None),
        told("complete, and rejects asked about before the rest", OrderEvent::Complete, &rest_asked(undisposed(Received)), None),
        told("nothing accepted, and the rest asked about", OrderEvent::EndUnpaid, &rest_asked(all_returned(None)), None),
        told("rejects fetched, and the rest asked about", OrderEvent::FetchRejects, &rest_asked(agreed(Received)), seller),
        told(
            "complete, and the rest asked about that nobody was offered",
            OrderEvent::Complete,
            &unlisted(&rest_asked(agreed(Received))),
            None,
        ),
        told("rest kept", OrderEvent::KeepRest, &agreed(Received), seller),
        told("rest kept that nobody was offered", OrderEvent::KeepRest, &unlisted(&agreed(Received)), seller),
        told("rest dropped", OrderEvent::DropRest, &agreed(Received), seller),
        told("rejects fetched", OrderEvent::FetchRejects, &agreed(Received), seller),
        told("rejects sold", OrderEvent::SellRejects, &agreed(Received), seller),
        told("rejects destroyed", OrderEvent::DestroyRejects, &agreed(Received), seller),
        told("received", OrderEvent::Receive, &broken, buyer),
        told("received whole", OrderEvent::Receive, &whole, buyer),
        told("received more", OrderEvent::CorrectReceipt, &more, buyer),
        told("received to be weighed", OrderEvent::Receive, &chicken, buyer),
        told("receipt agreed", OrderEvent::AgreeReceipt, &partly, seller),
        told("receipt agreed but for a slight rest", OrderEvent::AgreeReceipt, &slight, seller),
        told("last receipt agreed", OrderEvent::AgreeReceipt, &agreed(Shipped), seller),
        told("receipt disputed", OrderEvent::DisputeReceipt, &disputed, seller),
        told("receipt disputed that stands", OrderEvent::DisputeReceipt, &stands, seller),
        told(
            "receipt disputed where nobody decides",
            OrderEvent::DisputeReceipt,
            &OrderFacts { undecidable: true, ..disputed.clone() },
            seller,
        ),
        told("receipt disputed beside a complaint", OrderEvent::DisputeReceipt, &complained_figures, seller),
        told("departed, and no buyer for now", OrderEvent::Depart, &without(&underway, Side::Buyer, Unheard::Unreachable), seller),
        told("receipt, and no seller", OrderEvent::Receive, &without(&broken, Side::Seller, Unheard::Gone), buyer),
        told("receipt disputed, and no buyer", OrderEvent::DisputeReceipt, &without(&disputed, Side::Buyer, Unheard::Gone), seller),
        told("complained, and no seller for now", OrderEvent::Complain, &without(&complained, Side::Seller, Unheard::Unreachable), buyer),
        told("outcome proposed, and no buyer", OrderEvent::ProposeOutcome, &without(&complained, Side::Buyer, Unheard::Gone), seller),
        told("rest closed", OrderEvent::CloseRest, &closed_short, buyer),
        told("complete", OrderEvent::Complete, &agreed(Received), None),
        told("complete, a whole lot", OrderEvent::Complete, &lot_of(40), None),
        told("complete, a part of a lot", OrderEvent::Complete, &lot_of(33), None),
        told("nothing accepted", OrderEvent::EndUnpaid, &none_accepted, None),
        told("all returned", OrderEvent::EndUnpaid, &all_returned(None), None),
        told("all returned after it was paid", OrderEvent::EndUnpaid, &all_returned(Some(Payment::SaidPaid)), None),
        told("complained", OrderEvent::Complain, &complained, seller),
        told("complained where nobody decides", OrderEvent::Complain, &OrderFacts { undecidable: true, ..complained.clone() }, buyer),
        told("escalated where nobody decides", OrderEvent::Escalate, &OrderFacts { undecidable: true, ..complained.clone() }, None),
        told("escalated", OrderEvent::Escalate, &complained, None),
        told("escalated for money that came", OrderEvent::Escalate, &money_came, None),
        told("escalated for money that was sent", OrderEvent::Escalate, &all_returned(Some(Payment::SaidPaid)), None),
        told("outcome proposed", OrderEvent::ProposeOutcome, &complained, buyer),
        told("departure after a cancellation was asked for", OrderEvent::Depart, &over(OrderEvent::AskCancel), seller),
        told("departure after a day was proposed", OrderEvent::Depart, &over(OrderEvent::Postpone), seller),
        told("departure after terms were proposed", OrderEvent::Depart, &over(OrderEvent::Amend), seller),
        told("agreement after an outcome was proposed", OrderEvent::AgreeReceipt, &over(OrderEvent::ProposeOutcome), seller),
        told(
            "outcome proposed in place of another",
            OrderEvent::ProposeOutcome,
            &OrderFacts { superseded: Some(OrderEvent::ProposeOutcome), ..complained.clone() },
            seller,
        ),
        told("outcome refused", OrderEvent::RefuseOutcome, &complained, seller),
        told("complaint settled", OrderEvent::AgreeOutcome, &agreed(Shipped), seller),
        adjusted("price proposed", OrderEvent::ProposeOutcome, &complained),
        adjusted("price settled", OrderEvent::AgreeOutcome, &cheaper),
        replaced("replacement proposed", OrderEvent::ProposeOutcome, &complained),
        replaced("replacement settled", OrderEvent::AgreeOutcome, &sent_again),
        told("complaint taken back", OrderEvent::DropComplaint, &broken, seller),
        told("complaint decided", OrderEvent::Decide, &agreed(Shipped), None),
        told("papers", OrderEvent::CompletePapers, &papers(Payment::PapersComplete), buyer),
        told("said paid", OrderEvent::SayPaid, &papers(Payment::SaidPaid), buyer),
        told("said paid under a complaint of the seller", OrderEvent::SayPaid, &held(Side::Seller), buyer),
        told("said paid under a complaint of the buyer", OrderEvent::SayPaid, &held(Side::Buyer), buyer),
        told("paid", OrderEvent::ConfirmPaid, &OrderFacts { status: Closed, ..papers(Payment::Confirmed) }, seller),
        told("not paid", OrderEvent::DenyPaid, &papers(Payment::PapersComplete), seller),
        of_sum("another sum", &papers(Payment::PapersComplete), 26_000_000),
        of_sum("more than the bill", &papers(Payment::PapersComplete), 26_300_000),
    ]
    .into_iter()
    .flatten()
    .collect();
    let card = |order: &OrderFacts, side| Notice::OrderCard {
        order: order.clone(),
        side,
        seller: Some("Pak Slamet".into()),
        buyer: Some("Bu Rina".into()),
        trip: None,
        first: None,
    };
    let no_papers = || {
        let mut order = papers(Payment::PapersComplete);
        (order.progress.payment, order.progress.due) = (None, None);
        order
    };
    let reminded = |side, days| Notice::PaymentReminder { order: papers(Payment::PapersComplete), side, days };
    let cards = [
        ("OrderCard of which less came, of the buyer", Payment::PapersComplete, 26_000_000, Side::Buyer),
        ("OrderCard of which less came, of the seller", Payment::PapersComplete, 26_000_000, Side::Seller),
        ("OrderCard of which all came, of the buyer", Payment::PapersComplete, 26_235_000, Side::Buyer),
        ("OrderCard of which all came, of the seller", Payment::PapersComplete, 26_235_000, Side::Seller),
        ("OrderCard of which all came and that was said to be paid", Payment::SaidPaid, 26_235_000, Side::Buyer),
        ("OrderCard said to be paid after less came", Payment::SaidPaid, 26_000_000, Side::Seller),
        ("OrderCard of which more came, of the buyer", Payment::PapersComplete, 26_300_000, Side::Buyer),
        ("OrderCard of which more came, of the seller", Payment::PapersComplete, 26_300_000, Side::Seller),
    ];
    samples.extend(named("orders", cards.map(|(name, payment, sum, side)| (name, card(&came(payment, sum), side))).to_vec()));
    samples.extend(named(
        "orders",
        vec![
            (
                "Owed",
                Notice::Owed {
                    orders: vec![(papers(Payment::PapersComplete), Side::Buyer), (papers(Payment::SaidPaid), Side::Seller)],
                    today: day("2026-12-11"),
                    page: SECOND,
                },
            ),
            (
                "Owed without papers",
                Notice::Owed {
                    orders: vec![(no_papers(), Side::Buyer), (no_papers(), Side::Seller)],
                    today: day("2026-12-11"),
                    page: FIRST,
                },
            ),
            (
                "Owed after another sum came",
                Notice::Owed {
                    orders: vec![
                        (came(Payment::PapersComplete, 26_000_000), Side::Buyer),
                        (came(Payment::PapersComplete, 26_300_000), Side::Seller),
                    ],
                    today: day("2026-12-01"),
                    page: FIRST,
                },
            ),
            (
                "Owed after all came",
                Notice::Owed {
                    orders: vec![
                        (came(Payment::PapersComplete, 26_300_000), Side::Buyer),
                        (came(Payment::PapersComplete, 26_235_000), Side::Seller),
                    ],
                    today: day("2026-12-11"),
                    page: FIRST,
                },
            ),
            (
                "Owed said to be paid",
                Notice::Owed {
                    orders: vec![(papers(Payment::SaidPaid), Side::Buyer), (held(Side::Buyer), Side::Seller)],
                    today: day("2026-12-01"),
                    page: FIRST,
                },
            ),
            ("Owed nothing", Notice::Owed { orders: vec![], today: day("2026-12-11"), page: FIRST }),
            ("PickUpDay seller", Notice::PickUpDay { orders: vec![order(OrderStatus::Confirmed)], side: Side::Seller }),
            ("PickUpDay buyer", Notice::PickUpDay { orders: vec![order(OrderStatus::Confirmed)], side: Side::Buyer }),
            ("PickUpDay buyer, at the hub", {
                let mut at_hub = order(OrderStatus::Confirmed);
                at_hub.terms.handover = Handover::Hub;
                Notice::PickUpDay { orders: vec![at_hub], side: Side::Buyer }
            }),
            ("PickUpDay seller, of a farmer and at the hub", {
                let names = Some(OnBehalf { farmer: "Bu Sri".into(), assistant: "Pak Slamet".into() });
                let mut at_hub = order(OrderStatus::Confirmed);
                at_hub.terms.handover = Handover::Hub;
                let of_farmer = OrderFacts { on_behalf: names, ..order(OrderStatus::Confirmed) };
                Notice::PickUpDay { orders: vec![of_farmer, at_hub], side: Side::Seller }
            }),
            ("PickUpDay buyer, of more than are named", {
                let mut brought = order(OrderStatus::Confirmed);
                brought.terms.handover = Handover::BuyerSite;
                Notice::PickUpDay { orders: vec![brought; 6], side: Side::Buyer }
            }),
            ("NotLoaded seller", Notice::NotLoaded { order: order(OrderStatus::Confirmed), side: Some(Side::Seller), days: 1 }),
            ("NotLoaded buyer", Notice::NotLoaded { order: order(OrderStatus::Confirmed), side: Some(Side::Buyer), days: 1 }),
            ("NotLoaded seller, days later", {
                Notice::NotLoaded { order: order(OrderStatus::Confirmed), side: Some(Side::Seller), days: 3 }
            }),
            ("NotLoaded desk", Notice::NotLoaded { order: order(OrderStatus::Confirmed), side: None, days: 3 }),
            ("NotLoaded buyer, of a seller who can't be reached", {
                let unheard = vec![(Side::Seller, Unheard::Unreachable)];
                Notice::NotLoaded { order: OrderFacts { unheard, ..order(OrderStatus::Confirmed) }, side: Some(Side::Buyer), days: 1 }
            }),
            ("LoadLate buyer", Notice::LoadLate { order: underway.clone(), side: Some(Side::Buyer) }),
            ("LoadLate seller", Notice::LoadLate { order: underway.clone(), side: Some(Side::Seller) }),
            ("LoadLate desk", Notice::LoadLate { order: underway.clone(), side: None }),
            ("PartyLeft buyer", Notice::PartyLeft { order: underway.clone(), gone: Side::Buyer, desk: false }),
            ("PartyLeft seller", Notice::PartyLeft { order: underway.clone(), gone: Side::Seller, desk: false }),
            ("PartyLeft buyer desk", Notice::PartyLeft { order: underway.clone(), gone: Side::Buyer, desk: true }),
            ("PartyLeft seller desk", Notice::PartyLeft { order: underway.clone(), gone: Side::Seller, desk: true }),
            ("RestReminder seller", Notice::RestReminder { order: partly.clone(), side: Side::Seller }),
            ("RestReminder seller, of a slight rest", Notice::RestReminder { order: slight.clone(), side: Side::Seller }),
            ("RestReminder buyer, of a seller who can't be reached", {
                let unheard = vec![(Side::Seller, Unheard::Unreachable)];
                Notice::RestReminder { order: OrderFacts { unheard, ..partly.clone() }, side: Side::Buyer }
            }),
            ("RestExpected", Notice::RestExpected { order: partly.clone() }),
            ("GradingReminder", Notice::GradingReminder { order: arrived.clone() }),
            ("PapersReminder", Notice::PapersReminder { order: no_papers(), days: 1 }),
            ("OrderCard arrived", card(&arrived, Side::Buyer)),
            ("OrderCard of nothing accepted", card(&none_accepted, Side::Buyer)),
            ("OrderCard of all returned", card(&all_returned(Some(Payment::PapersComplete)), Side::Seller)),
            ("PaymentReminder buyer soon", reminded(Side::Buyer, -3)),
            ("PaymentReminder buyer", reminded(Side::Buyer, 0)),
            ("PaymentReminder buyer late", reminded(Side::Buyer, 7)),
            ("PaymentReminder seller", reminded(Side::Seller, 0)),
            ("PaymentReminder seller late", reminded(Side::Seller, 3)),
            (
                "PaymentReminder seller to whom all came",
                Notice::PaymentReminder { order: came(Payment::PapersComplete, 26_235_000), side: Side::Seller, days: 0 },
            ),
            ("PaymentReminder seller who complains", Notice::PaymentReminder { order: held(Side::Seller), side: Side::Seller, days: 0 }),
            ("OrderCard under way", card(&underway, Side::Buyer)),
            ("OrderCard under way with a driver", card(&driven_by, Side::Buyer)),
            ("OrderCard with a receipt", card(&broken, Side::Seller)),
            ("OrderCard with a receipt that does not fit", card(&disputed, Side::Buyer)),
            ("OrderCard with a receipt that does not fit, of the seller", card(&disputed, Side::Seller)),
            ("OrderCard with a receipt that does not fit and stands", card(&stands, Side::Buyer)),
            ("OrderCard of a receipt that stands and is disputed, of the seller", card(&stands, Side::Seller)),
            ("OrderCard with a complaint", card(&complained, Side::Seller)),
            ("OrderCard of goods that come again", card(&sent_again, Side::Seller)),
            ("OrderCard partly received", card(&partly, Side::Seller)),
            ("OrderCard to be paid", card(&papers(Payment::PapersComplete), Side::Buyer)),
            ("OrderCard said to be paid", card(&papers(Payment::SaidPaid), Side::Seller)),
        ],
    ));
    samples.extend(photos(&underway, &broken));
    samples.extend(losses());
    samples.extend(trucks(&underway));
    let detail = Detail { loaded: Some(kg(1_002)), accepted: Some(kg(990)), ..Detail::default() };
    let asks = |inquiry, event, order: &OrderFacts| Question::OrderInquiry {
        inquiry,
        event,
        order: order.clone(),
        today: day("2026-11-24"),
        detail: Box::new(detail.clone()),
    };
    let graded = |inquiry| Question::OrderInquiry {
        inquiry,
        event: OrderEvent::Receive,
        order: arrived.clone(),
        today: day("2026-11-24"),
        detail: Box::new(Detail { arrived: Some(kg(995)), ..detail.clone() }),
    };
    let keep = |choices: Vec<Choice>, wide| in_rows(choices.into_iter().chain([Choice::Keep]), wide);
    samples.extend(asked(
        "orders",
        vec![
            ("OrderInquiry loaded", asks(Inquiry::Loaded, OrderEvent::Depart, &underway), keep(vec![Choice::Quantity(kg(1_002))], 3)),
            ("OrderInquiry accepted", asks(Inquiry::Accepted, OrderEvent::Receive, &underway), keep(vec![Choice::Quantity(kg(1_002))], 3)),
            ("OrderInquiry arrived", asks(Inquiry::Arrived, OrderEvent::Arrive, &underway), keep(vec![Choice::Quantity(kg(1_002))], 3)),
            ("OrderInquiry graded", graded(Inquiry::Accepted), keep(vec![Choice::Quantity(kg(995))], 3)),
            (
                "OrderInquiry good",
                Question::OrderInquiry {
                    inquiry: Inquiry::Accepted,
                    event: OrderEvent::Receive,
                    order: underway.clone(),
                    today: day("2026-11-24"),
                    detail: Box::new(Detail {
                        loaded: Some(kg(1_002)),
                        rejected: Some(kg(30)),
                        loss: Some(LossReason::Broken),
                        ..Detail::default()
                    }),
                },
                keep([972, 990].map(|base| Choice::Quantity(kg(base))).to_vec(), 2),
            ),
            (
                "OrderInquiry good arrived",
                Question::OrderInquiry {
                    inquiry: Inquiry::Accepted,
                    event: OrderEvent::Receive,
                    order: underway.clone(),
                    today: day("2026-11-24"),
                    detail: Box::new(Detail { arrived: Some(kg(1_010)), rejected: Some(kg(30)), ..Detail::default() }),
                },
                keep([980].map(|base| Choice::Quantity(kg(base))).to_vec(), 2),
            ),
            (
                "WeighedCheck",
                Question::WeighedCheck {
                    event: OrderEvent::Receive,
                    order: underway.clone(),
                    detail: Box::new(Detail { loss: Some(LossReason::Broken), rejected: Some(kg(12)), ..detail.clone() }),
                },
                in_rows([Choice::Do, Choice::Keep], 2),
            ),
            (
                "WeighedCheck loaded",
                Question::WeighedCheck {
                    event: OrderEvent::Depart,
                    order: order(OrderStatus::Confirmed),
                    detail: Box::new(Detail { loaded: Some(kg(1_002)), plate: Some("AG 1234 XX".to_owned()), ..Detail::default() }),
                },
                in_rows([Choice::Do, Choice::Keep], 2),
            ),
            (
                "WeighedCheck arrived",
                Question::WeighedCheck {
                    event: OrderEvent::Arrive,
                    order: underway.clone(),
                    detail: Box::new(Detail { loaded: Some(kg(1_002)), arrived: Some(kg(995)), ..Detail::default() }),
                },
                in_rows([Choice::Do, Choice::Keep], 2),
            ),
            (
                "WeighedCheck loaded with a photo",
                Question::WeighedCheck {
                    event: OrderEvent::Depart,
                    order: order(OrderStatus::Confirmed),
                    detail: Box::new(Detail {
                        loaded: Some(kg(1_002)),
                        plate: plate.map(str::to_owned),
                        photos: vec!["AgAC".to_owned()],
                        ..Detail::default()
                    }),
                },
                in_rows([Choice::Do, Choice::Keep], 2),
            ),
            ("OrderInquiry came", asks(Inquiry::Came, OrderEvent::DisputePaid, &papers(Payment::SaidPaid)), keep(vec![], 3)),
            (
                "WeighedCheck paid",
                Question::WeighedCheck { event: OrderEvent::ConfirmPaid, order: papers(Payment::SaidPaid), detail: Box::default() },
                vec![vec![Choice::Do, Choice::Keep]],
            ),
            (
                "WeighedCheck paid, of what was weighed",
                Question::WeighedCheck {
                    event: OrderEvent::ConfirmPaid,
                    order: chicken_order(OrderStatus::Received),
                    detail: Box::default(),
                },
                vec![vec![Choice::Do, Choice::Keep]],
            ),
            (
                "OrderInquiry came once more",
                asks(Inquiry::Came, OrderEvent::DisputePaid, &came(Payment::SaidPaid, 26_000_000)),
                keep(vec![], 3),
            ),
            (
                "WeighedCheck came",
                Question::WeighedCheck {
                    event: OrderEvent::DisputePaid,
                    order: papers(Payment::SaidPaid),
                    detail: Box::new(Detail { came: Some(Box::new(Rupiah(26_000_000))), ..Detail::default() }),
                },
                in_rows([Choice::Do, Choice::Keep], 2),
            ),
            ("OrderInquiry rejected", graded(Inquiry::Loss), keep(vec![Choice::Loss(LossReason::Broken)], 3)),
            (
                "OrderInquiry loss",
                asks(Inquiry::Loss, OrderEvent::Receive, &underway),
                keep(LossReason::ALL.iter().copied().map(Choice::Loss).collect(), 3),
            ),
            (
                "OrderInquiry due",
                asks(Inquiry::Due, OrderEvent::CompletePapers, &agreed(Received)),
                keep(vec![Choice::Date(day("2026-12-09"))], 3),
            ),
        ],
    ));
    samples
}

/// Losses that are called otherwise than those of eggs.
fn losses() -> Vec<Sample> {
    let ask = |(name, code, reason): (&'static str, &str, LossReason)| {
        let facts = on_the_way(OrderStatus::Shipped, None, Some("AG 1234 XX"));
        let order = OrderFacts { terms: Terms { commodity: code.to_owned(), ..facts.terms.clone() }, ..facts };
        let detail = Box::new(Detail { loaded: Some(kg(1_002)), accepted: Some(kg(990)), ..Detail::default() });
        let inquiry = Inquiry::Loss;
        let question = Question::OrderInquiry { inquiry, event: OrderEvent::Receive, order, today: day("2026-11-24"), detail };
        (name, question, in_rows([Choice::Loss(reason), Choice::Keep], 2))
    };
    let all =
        [("OrderInquiry loss of chilli", "CHILI_RAWIT", LossReason::Broken), ("OrderInquiry loss of fish", "CATFISH", LossReason::Quality)];
    asked("orders", all.map(ask).to_vec())
}

/// Photos of a load that left, and of one of which some was rejected.
fn photos(underway: &OrderFacts, broken: &OrderFacts) -> Vec<Sample> {
    let shown = |order: &OrderFacts| {
        let mut facts = order.clone();
        facts.progress.photos = 3;
        facts
    };
    let card = |order: OrderFacts, side| Notice::OrderCard {
        order,
        side,
        seller: Some("Pak Slamet".into()),
        buyer: Some("Bu Rina".into()),
        trip: None,
        first: None,
    };
    let departed = Notice::OrderChanged {
        event: OrderEvent::Depart,
        order: shown(underway),
        side: Side::Buyer,
        acting: Some(Side::Seller),
        detail: Detail::default(),
        rides: false,
    };
    let kept = |order, shows, kept| Notice::LoadPhotoKept { order: shown(order), number: 1, shows, kept };
    let wanted = |order: &OrderFacts, shows| Notice::LoadPhotoWanted { order: order.clone(), number: 1, shows, refused: false };
    let photo = |shows, more| Notice::LoadPhoto { order: OrderId(87), code: code(), number: 1, shows, photo: "AgAC".to_owned(), more };
    let (slip, receipt) = (PhotoKind::Slip, PhotoKind::Receipt);
    named(
        "orders",
        vec![
            ("OrderCard with photos", card(shown(underway), Side::Seller)),
            ("OrderCard with rejects", card(shown(broken), Side::Buyer)),
            ("OrderChanged departed with photos", departed),
            ("LoadPhotoNews slip", Notice::LoadPhotoNews { order: shown(underway), shows: slip }),
            ("LoadPhotoNews receipt", Notice::LoadPhotoNews { order: shown(broken), shows: receipt }),
            ("LoadPhotoKept slip", kept(underway, slip, true)),
            ("LoadPhotoKept receipt", kept(broken, receipt, true)),
            ("LoadPhotoKept enough", kept(broken, receipt, false)),
            ("LoadPhotoWanted slip", wanted(underway, slip)),
            ("LoadPhotoWanted rejects", wanted(broken, receipt)),
            (
                "LoadPhotoWanted after something else",
                Notice::LoadPhotoWanted { order: broken.clone(), number: 1, shows: receipt, refused: true },
            ),
            ("WhichLoad", Notice::WhichLoad { orders: vec![order(OrderStatus::Confirmed), crate_order(OrderStatus::Confirmed)], more: 3 }),
            ("LoadPhoto slip", photo(slip, None)),
            ("LoadPhoto receipt", photo(receipt, Some(1))),
            ("LoadPhoto complaint", photo(PhotoKind::BuyerComplaint, None)),
            ("LoadPhotoNews complaint", Notice::LoadPhotoNews { order: complained(broken), shows: PhotoKind::BuyerComplaint }),
            ("LoadPhotoKept complaint", kept(&complained(broken), PhotoKind::SellerComplaint, true)),
            ("LoadPhotoWanted complaint", wanted(&complained(broken), PhotoKind::SellerComplaint)),
            ("ComplaintNoted", Notice::ComplaintNoted { order: complained(broken), side: Side::Buyer }),
            ("ComplaintNoteKept", Notice::ComplaintNoteKept { order: complained(broken), side: Side::Buyer }),
            ("OrderCard of a complaint with words", card(complained(broken), Side::Seller)),
            ("LoadPhotosGone", Notice::LoadPhotosGone { code: code() }),
        ],
    )
}

/// An order of whose quality the buyer complains, in own words.
fn complained(order: &OrderFacts) -> OrderFacts {
    let mut facts = order.clone();
    let complaint = Complaint::new(Side::Buyer, Trouble::Quality, at("2026-11-26T02:00:00Z"));
    facts.progress.complaint = Some(Complaint { note: Some(complaint_note()), ..complaint });
    facts
}

/// Loads of several orders on one truck.
fn trucks(underway: &OrderFacts) -> Vec<Sample> {
    let other = OrderCode { year: 2026, number: 88 };
    let plate = Some("AG 1234 XX".to_owned());
    let along = Along { order: OrderId(88), code: other, number: 1, plate: plate.clone() };
    let mut shared = underway.clone();
    shared.progress.load = shared.progress.load.map(|load| Load { trip: Some(TripId(12)), ..load });
    let detail = Detail { along: Some(Box::new(along.clone())), plate, ..Detail::default() };
    let departed = |order: &OrderFacts, side, detail: &Detail, rides| Notice::OrderChanged {
        event: OrderEvent::Depart,
        order: order.clone(),
        side,
        acting: Some(Side::Seller),
        detail: detail.clone(),
        rides,
    };
    let card = |side, orders: &[OrderCode], others| Notice::OrderCard {
        order: shared.clone(),
        side,
        seller: Some("Pak Slamet".into()),
        buyer: Some("Bu Rina".into()),
        trip: Some(TripFacts { trip: TripId(12), orders: orders.to_vec(), others, part: None, freight: None }),
        first: None,
    };
    let paid = |side, part, freight| match card(side, &[other], 0) {
        Notice::OrderCard { order, side, seller, buyer, trip, first: None } => {
            Notice::OrderCard { order, side, seller, buyer, trip: trip.map(|trip| TripFacts { part, freight, ..trip }), first: None }
        }
        card => card,
    };
    let said = |parts: &[(OrderCode, Rupiah)]| Notice::FreightSaid {
        order: OrderId(87),
        code: code(),
        trip: TripId(12),
        freight: Rupiah(900_000),
        parts: parts.to_vec(),
    };
    let asks = |along: Along| Question::OrderInquiry {
        inquiry: Inquiry::Loaded,
        event: OrderEvent::Depart,
        order: order(OrderStatus::Confirmed),
        today: day("2026-11-25"),
        detail: Box::new(Detail { plate: along.plate.clone(), along: Some(Box::new(along)), ..Detail::default() }),
    };
    let which = |along: &Along| Notice::WhichRides {
        along: along.clone(),
        orders: vec![order(OrderStatus::Confirmed), order_of_farmer(OrderStatus::Confirmed)],
        more: 0,
    };
    let unnamed = Along { plate: None, ..along.clone() };
    let listed = Notice::OwnOrders {
        counts: vec![(OrderStatus::Shipped, 1)],
        orders: vec![(shared.clone(), Side::Seller)],
        page: FIRST,
        open: None,
    };
    let lot_price = |amount| Choice::Price(Price { amount: Rupiah(amount), per: Unit::Lot });
    let mut samples = named(
        "orders",
        vec![
            ("OrderChanged departed, others can ride", departed(underway, Side::Seller, &Detail::default(), true)),
            ("OrderChanged departed along to the seller", departed(&shared, Side::Seller, &detail, true)),
            ("OrderChanged departed along to the buyer", departed(&shared, Side::Buyer, &detail, false)),
            ("OrderCard on one truck", card(Side::Seller, &[other], 0)),
            ("OrderCard on one truck with others", card(Side::Buyer, &[other, OrderCode { number: 89, ..other }], 2)),
            ("OrderCard with freight", paid(Side::Seller, Some(Rupiah(692_308)), Some(Rupiah(900_000)))),
            ("OrderCard with freight to the buyer", paid(Side::Buyer, Some(Rupiah(692_308)), None)),
            ("OrderCard with freight of what was not weighed", paid(Side::Seller, None, Some(Rupiah(900_000)))),
            ("FreightSaid", said(&[(code(), Rupiah(900_000))])),
            ("FreightSaid of a truck", said(&[(code(), Rupiah(692_308)), (other, Rupiah(207_692))])),
            ("FreightSaid of what was not weighed", said(&[])),
            ("OwnOrders on one truck", listed),
            ("WhichRides", which(&along)),
            ("WhichRides without plate", which(&unnamed)),
            (
                "WhichOrder",
                Notice::WhichOrder {
                    event: OrderEvent::Depart,
                    orders: vec![order(OrderStatus::Confirmed), order_of_farmer(OrderStatus::Confirmed)],
                    more: 3,
                },
            ),
            (
                "WhichOrder for several things",
                Notice::WhichOrder { event: OrderEvent::Depart, orders: vec![order(OrderStatus::Confirmed), underway.clone()], more: 0 },
            ),
        ],
    );
    let loaded = Question::WeighedCheck {
        event: OrderEvent::Depart,
        order: order(OrderStatus::Confirmed),
        detail: Box::new(Detail { loaded: Some(kg(300)), ..detail }),
    };
    let ends = |event| Question::WeighedCheck {
        event,
        order: order(OrderStatus::Shipped),
        detail: Box::new(Detail::because(CancelReason::Other, Some("kandangnya banjir".to_owned()))),
    };
    let noted = Question::OrderInquiry {
        inquiry: Inquiry::Trouble,
        event: OrderEvent::Complain,
        order: underway.clone(),
        today: day("2026-11-25"),
        detail: Box::new(Detail { note: Some(complaint_note()), ..Detail::default() }),
    };
    samples.extend(asked(
        "orders",
        vec![
            (
                "OrderInquiry trouble with words",
                noted,
                in_rows(Trouble::OF_PEOPLE.iter().copied().map(Choice::Trouble).chain([Choice::Keep]), 3),
            ),
            ("WeighedCheck rest in own words", ends(OrderEvent::CloseRest), vec![vec![Choice::Do, Choice::Keep]]),
            (
                "WeighedCheck of one of several orders",
                Question::WeighedCheck {
                    event: OrderEvent::Depart,
                    order: order(OrderStatus::Confirmed),
                    detail: Box::new(Detail { loaded: Some(kg(600)), ..Detail::default() }),
                },
                vec![vec![Choice::Do], vec![Choice::Other], vec![Choice::Keep]],
            ),
            ("WeighedCheck cancelled together in own words", ends(OrderEvent::AskCancel), vec![vec![Choice::Do, Choice::Keep]]),
            ("OrderInquiry loaded along", asks(along), vec![vec![Choice::Keep]]),
            ("OrderInquiry loaded along without plate", asks(unnamed), vec![vec![Choice::Keep]]),
            ("ComplaintNote", Question::ComplaintNote { order: complained(underway) }, vec![vec![Choice::Keep]]),
            (
                "OrderInquiry load corrected",
                Question::OrderInquiry {
                    inquiry: Inquiry::Loaded,
                    event: OrderEvent::CorrectLoad,
                    order: underway.clone(),
                    today: day("2026-11-25"),
                    detail: Box::new(Detail {
                        corrects: Some(Box::new(LoadFigures { loaded: kg(1_002), packs: None, plate: None, driver: None })),
                        ..Detail::default()
                    }),
                },
                vec![vec![Choice::Keep]],
            ),
            (
                "WeighedCheck decision",
                Question::WeighedCheck {
                    event: OrderEvent::Decide,
                    order: underway.clone(),
                    detail: Box::new(Detail { outcome: Some(Outcome::Returned), returned: Some(kg(5)), ..Detail::default() }),
                },
                vec![vec![Choice::Do, Choice::Keep]],
            ),
            (
                "WeighedCheck decision that counts a load",
                Question::WeighedCheck {
                    event: OrderEvent::Decide,
                    order: underway.clone(),
                    detail: Box::new(Detail { outcome: Some(Outcome::AsLoaded), ..Detail::default() }),
                },
                vec![vec![Choice::Do, Choice::Keep]],
            ),
            (
                "WeighedCheck outcome",
                Question::WeighedCheck {
                    event: OrderEvent::ProposeOutcome,
                    order: underway.clone(),
                    detail: Box::new(Detail { outcome: Some(Outcome::Returned), returned: Some(kg(5)), ..Detail::default() }),
                },
                vec![vec![Choice::Do, Choice::Keep]],
            ),
            (
                "WeighedCheck terms",
                Question::WeighedCheck {
                    event: OrderEvent::Amend,
                    order: underway.clone(),
                    detail: Box::new(Detail { amendment: Some(Amendment::Quantity { from: kg(1_002), to: kg(900) }), ..Detail::default() }),
                },
                vec![vec![Choice::Do, Choice::Keep]],
            ),
            (
                "WeighedCheck load corrected",
                Question::WeighedCheck {
                    event: OrderEvent::CorrectLoad,
                    order: underway.clone(),
                    detail: Box::new(Detail {
                        loaded: Some(kg(990)),
                        plate: Some("AG 1234 XX".to_owned()),
                        corrects: Some(Box::new(LoadFigures { loaded: kg(1_002), packs: None, plate: None, driver: None })),
                        ..Detail::default()
                    }),
                },
                vec![vec![Choice::Do, Choice::Keep]],
            ),
            (
                "WeighedCheck load corrected on a truck with others",
                Question::WeighedCheck {
                    event: OrderEvent::CorrectLoad,
                    order: underway.clone(),
                    detail: Box::new(Detail {
                        loaded: Some(kg(1_002)),
                        plate: Some("AG 4321 YB".to_owned()),
                        corrects: Some(Box::new(LoadFigures {
                            loaded: kg(1_002),
                            packs: None,
                            plate: Some("AG 1234 XX".to_owned()),
                            driver: None,
                        })),
                        truck: Some(Box::new(SharedTruck { trip: TripId(12), others: vec![code()], stays: false })),
                        ..Detail::default()
                    }),
                },
                vec![vec![Choice::Do, Choice::Keep]],
            ),
            ("Freight", Question::Freight { order: underway.clone(), shared: false }, vec![vec![Choice::Keep]]),
            (
                "Freight of a truck",
                Question::Freight { order: underway.clone(), shared: true },
                in_rows([lot_price(900), lot_price(900_000), Choice::Keep], 2),
            ),
            (
                "WeighedCheck loaded by a driver",
                Question::WeighedCheck {
                    event: OrderEvent::Depart,
                    order: order(OrderStatus::Confirmed),
                    detail: Box::new(Detail { loaded: Some(kg(1_002)), plate: plate_said(), driver: driver_said(), ..Detail::default() }),
                },
                vec![vec![Choice::Do, Choice::Keep]],
            ),
            ("WeighedCheck loaded along", loaded, in_rows([Choice::Do, Choice::Keep], 2)),
        ],
    ));
    samples
}

fn of_farmers() -> Vec<Sample> {
    let confirmed = |side| Notice::OrderConfirmed {
        order: order_of_farmer(OrderStatus::Confirmed),
        side,
        seller: "Pak Tarno".into(),
        buyer: "Bu Rina".into(),
        may_share: false,
    };
    named(
        "orders",
        vec![
            ("OrderRequest to the assistant", Notice::OrderRequest { order: order_of_farmer(OrderStatus::Requested) }),
            ("OrderCard of a farmer", card(OrderStatus::Requested, Side::Seller, false)),
            ("OrderCard of a farmer agreed", card(OrderStatus::Confirmed, Side::Buyer, true)),
            ("OrderConfirmed of a farmer", confirmed(Side::Buyer)),
            ("OrderConfirmed to the assistant", confirmed(Side::Seller)),
        ],
    )
}

fn order_of_farmer(status: OrderStatus) -> OrderFacts {
    OrderFacts { on_behalf: Some(on_behalf()), ..order(status) }
}

fn card(status: OrderStatus, side: Side, named: bool) -> Notice {
    let name = |name: &str| named.then(|| name.into());
    Notice::OrderCard { order: order_of_farmer(status), side, seller: name("Pak Tarno"), buyer: name("Bu Rina"), trip: None, first: None }
}

fn cancellation() -> Vec<Sample> {
    let order = order(OrderStatus::Confirmed);
    let reasons = CancelReason::ALL.iter().copied().map(Choice::Reason).chain([Choice::Keep]);
    let note = "kandang kena banjir".to_owned();
    let mut samples = asked(
        "orders",
        vec![
            ("DeclineCheck", Question::DeclineCheck { order: order.clone() }, vec![vec![Choice::Do, Choice::Keep]]),
            (
                "DeclineCheck to be weighed",
                Question::DeclineCheck { order: chicken_order(OrderStatus::Requested) },
                vec![vec![Choice::Do, Choice::Keep]],
            ),
            ("CancelReason", Question::CancelReason { order: order.clone() }, in_rows(reasons, 2)),
            (
                "OrderInquiry reason",
                Question::OrderInquiry {
                    inquiry: Inquiry::Reason,
                    event: OrderEvent::Cancel,
                    order: order.clone(),
                    today: day("2026-11-24"),
                    detail: Box::default(),
                },
                vec![vec![Choice::Keep]],
            ),
            ("CancelNote", Question::CancelNote { order: order.clone() }, vec![vec![Choice::Keep]]),
            (
                "CancelCheck by its name",
                Question::CancelCheck { order: order.clone(), note: String::new(), reason: Some(CancelReason::Vehicle) },
                vec![vec![Choice::Do, Choice::Together], vec![Choice::Keep]],
            ),
            ("CancelCheck", Question::CancelCheck { order, note, reason: None }, vec![vec![Choice::Do, Choice::Keep]]),
        ],
    );
    for sample in &mut samples {
        let Notice::Ask(ask) = &mut sample.notice else { continue };
        (ask.back, ask.cancel) = (true, false);
    }
    samples
}
