//! Samples of what buyers and sellers read of demands. Read by `tests/notices` alone.

use tembus::{
    domain::{
        demand::{AnswerId, AnswerStatus, DemandId, DemandStatus, Wanted},
        money::Rupiah,
        offer::{Handover, OfferId},
        person::Organization,
        place::Region,
        reliability::Reliability,
        tolerance::Tolerance,
        unit::Unit,
    },
    notice::{AnswerFacts, Choice, DemandFacts, Field, Notice, Pool, PoolPart, Proposal, Question},
};

use super::{
    facts::*,
    samples::{FIRST, SECOND, Sample, asked, in_rows, named},
};

fn demand(status: DemandStatus, agreed: i64, accepted: i64) -> DemandFacts {
    DemandFacts {
        id: DemandId(31),
        organization: Organization::PasarJaya,
        goods: goods_code("EGG_LAYER"),
        wanted: Wanted { quantity: ton(50), needed_on: day("2026-11-26"), highest: None, handover: None, note: None },
        tolerance: Tolerance::NONE,
        sealed_until: None,
        opened: false,
        status,
        version: 3,
        agreed,
        accepted,
        asked: 0,
        unapproved: 0,
        asked_sellers: 0,
    }
}

/// With answers that are sealed, or were.
fn sealed(opened: bool) -> DemandFacts {
    DemandFacts { sealed_until: Some(at("2026-11-25T02:00:00Z")), opened, ..demand(DemandStatus::Open, 0, 0) }
}

/// With everything that can be said of it.
fn limited() -> DemandFacts {
    let mut facts = demand(DemandStatus::Partly, 2_000_000, 990_000);
    facts.wanted.highest = Some(per_kg(27_000));
    facts.wanted.handover = Some(Handover::BuyerSite);
    facts.wanted.note = Some("telur ukuran besar".to_owned());
    facts
}

/// Partly agreed, and partly asked for.
fn asked_for() -> DemandFacts {
    DemandFacts { asked: 2_200_000, asked_sellers: 2, ..demand(DemandStatus::Partly, 1_600_000, 0) }
}

fn load() -> Pool {
    let part = |offer: i64, tenths: i64, price: i64, handover, place: &str, region| PoolPart {
        offer: OfferId(offer),
        terms_version: 1,
        quantity: ton(tenths),
        price: per_kg(price),
        total: Some(Rupiah(tenths * 100 * price)),
        handover,
        day: day("2026-11-26"),
        place: place.to_owned(),
        region,
    };
    let parts = vec![
        part(1042, 16, 26_500, Handover::SellerSite, "Gedog", Region::Kota),
        part(1057, 18, 26_250, Handover::Hub, "Ponggok", Region::Kabupaten),
    ];
    Pool { parts, sellers: 2, answers: 0, capped: None }
}

fn answer(id: i64, tenths: i64, price: i64) -> AnswerFacts {
    AnswerFacts {
        id: AnswerId(id),
        offer: Some(OfferId(1042)),
        quantity: ton(tenths),
        left: None,
        price: per_kg(price),
        handover: Handover::SellerSite,
        ready_on: day("2026-11-25"),
        place: "Gedog".to_owned(),
        region: Region::Kota,
        status: AnswerStatus::Sent,
        version: 1,
    }
}

fn far() -> AnswerFacts {
    AnswerFacts { handover: Handover::BuyerSite, place: "Ponggok".to_owned(), region: Region::Kabupaten, ..answer(8, 10, 27_500) }
}

fn proposal() -> Proposal {
    let (offer, handover) = (OfferId(1042), Handover::SellerSite);
    Proposal { offer, terms_version: 2, quantity: ton(20), price: per_kg(26_500), handover, ready_on: day("2026-11-25") }
}

fn notices() -> Vec<Sample> {
    use DemandStatus::{Closed, Expired, Fulfilled, Open, Partly};
    let open = || demand(Open, 0, 0);
    let card = |demand, answers: Vec<AnswerFacts>, count, page| Notice::DemandCard { demand, answers, count, page, load: false };
    let seen = |demand, answer, proposal| Notice::DemandSeen { demand, answer, proposal };
    let taken = AnswerFacts { status: AnswerStatus::Taken, ..answer(7, 20, 26_500) };
    let withdrawn = AnswerFacts { status: AnswerStatus::Withdrawn, ..answer(7, 20, 26_500) };
    let declined = |status| Notice::AnswerDeclined { demand: demand(status, 5_000_000, 0), answer: answer(7, 20, 26_500) };
    named(
        "demands",
        vec![
            ("DemandSent", Notice::DemandSent { demand: open() }),
            ("DemandNews", Notice::DemandNews { demand: open(), proposal: None }),
            ("DemandNews with an offer that fits", Notice::DemandNews { demand: limited(), proposal: Some(proposal()) }),
            ("Demands of a buyer", Notice::Demands { demands: vec![open(), demand(Partly, 2_000_000, 0)], buys: true, page: SECOND }),
            ("Demands for a seller", Notice::Demands { demands: vec![open()], buys: false, page: FIRST }),
            ("Demands none", Notice::Demands { demands: vec![], buys: true, page: FIRST }),
            ("Demands none for a seller", Notice::Demands { demands: vec![], buys: false, page: FIRST }),
            ("DemandCard", card(limited(), vec![answer(7, 30, 26_500), far()], 8, SECOND)),
            (
                "DemandCard with goods that were sold meanwhile",
                card(
                    open(),
                    vec![
                        AnswerFacts { left: Some(500_000), ..answer(7, 50, 26_500) },
                        AnswerFacts { left: Some(0), ..answer(9, 50, 26_000) },
                    ],
                    2,
                    FIRST,
                ),
            ),
            (
                "DemandCard whose goods were all sold meanwhile",
                card(limited(), vec![AnswerFacts { left: Some(0), ..answer(9, 50, 28_000) }], 1, FIRST),
            ),
            ("DemandCard without answers", card(open(), vec![], 0, FIRST)),
            (
                "DemandCard with sellers who are asked",
                Notice::DemandCard { demand: asked_for(), answers: vec![], count: 0, page: FIRST, load: true },
            ),
            ("DemandCard fulfilled", card(demand(Fulfilled, 5_000_000, 5_000_000), vec![], 0, FIRST)),
            ("DemandSeen", seen(open(), None, None)),
            ("DemandSeen with an offer that fits", seen(open(), None, Some(proposal()))),
            ("DemandSeen with an own answer", seen(limited(), Some(answer(7, 20, 26_500)), None)),
            ("DemandSeen after its answer was withdrawn", seen(limited(), Some(withdrawn), None)),
            ("DemandSeen taken", seen(demand(Fulfilled, 5_000_000, 0), Some(taken), None)),
            ("DemandClosing", Notice::DemandClosing { demand: open() }),
            ("DemandClosing with sellers who are asked", Notice::DemandClosing { demand: asked_for() }),
            ("DemandEnded closed", Notice::DemandEnded { demand: demand(Closed, 2_000_000, 990_000) }),
            ("DemandEnded expired", Notice::DemandEnded { demand: demand(Expired, 0, 0) }),
            ("PoolAsked", Notice::PoolAsked { demand: asked_for(), quantity: ton(22), sellers: 2, waits: false, left_out: vec![] }),
            (
                "PoolAsked to be approved",
                Notice::PoolAsked {
                    demand: DemandFacts { unapproved: 2_200_000, asked_sellers: 0, ..asked_for() },
                    quantity: ton(22),
                    sellers: 2,
                    waits: true,
                    left_out: vec![],
                },
            ),
            ("PoolFound", Notice::PoolFound { demand: demand(Partly, 1_600_000, 0), quantity: ton(34), sellers: 2 }),
            (
                "PoolAsked without some",
                Notice::PoolAsked {
                    demand: asked_for(),
                    quantity: ton(22),
                    sellers: 2,
                    waits: false,
                    left_out: vec![OfferId(1042), OfferId(1057)],
                },
            ),
            ("DemandReopened", Notice::DemandReopened { demand: demand(Partly, 2_000_000, 0) }),
            ("DemandChanged", Notice::DemandChanged { demand: limited(), answer: answer(7, 20, 26_500) }),
            ("AnswerSent", Notice::AnswerSent { demand: open(), answer: answer(7, 20, 26_500) }),
            ("AnswerTakenBack", Notice::AnswerTakenBack { demand: open() }),
            ("AnswerNews", Notice::AnswerNews { demand: open(), answer: answer(7, 50, 26_500), replaced: false }),
            ("AnswerNews replaced", Notice::AnswerNews { demand: open(), answer: far(), replaced: true }),
            ("AnswersOpened", Notice::AnswersOpened { demand: sealed(true), count: 3 }),
            ("AnswersOpened none", Notice::AnswersOpened { demand: sealed(true), count: 0 }),
            ("DemandSent sealed", Notice::DemandSent { demand: sealed(false) }),
            ("DemandNews sealed", Notice::DemandNews { demand: sealed(false), proposal: None }),
            ("DemandCard sealed", Notice::DemandCard { demand: sealed(false), answers: vec![], count: 3, page: FIRST, load: false }),
            ("DemandSeen after its answers were opened", Notice::DemandSeen { demand: sealed(true), answer: None, proposal: None }),
            ("AnswerWithdrawn", Notice::AnswerWithdrawn { demand: open(), answer: answer(7, 20, 26_500) }),
            ("AnswerDeclined full", declined(Fulfilled)),
            ("AnswerDeclined closed", declined(Closed)),
            ("AnswerDeclined expired", declined(Expired)),
        ],
    )
}

fn questions() -> Vec<Sample> {
    let (today, goods) = (day("2026-11-24"), || goods_code("EGG_LAYER"));
    let open = || demand(DemandStatus::Open, 0, 0);
    let wanted = || Box::new(limited().wanted);
    let dates = |days: [&str; 3]| in_rows(days.map(|date| Choice::Date(day(date))), 3);
    let check = || vec![vec![Choice::Do, Choice::Edit]];
    let (quantity, price, ready_on) = (ton(20), per_kg(26_500), day("2026-11-25"));
    let fields = [Field::Quantity, Field::Ready, Field::Price, Field::Handover, Field::Note].map(Choice::Field);
    let places = [Handover::BuyerSite, Handover::Hub, Handover::SellerSite].map(Choice::Handover);
    let amounts = || in_rows([ton(50), ton(25)].map(Choice::Quantity), 2);
    let keep = || vec![vec![Choice::Keep]];
    asked(
        "demands",
        vec![
            ("DemandGoods", Question::DemandGoods, vec![vec![Choice::Commodity("EGG_LAYER".to_owned())]]),
            ("DemandQuantity", Question::DemandQuantity { goods: goods(), example: Unit::Kg }, amounts()),
            ("DemandDay", Question::DemandDay { today }, dates(["2026-11-25", "2026-11-26", "2026-11-27"])),
            ("DemandPrice", Question::DemandPrice { goods: goods(), per: Unit::Kg }, keep()),
            ("DemandPlace", Question::DemandPlace, in_rows(places.into_iter().chain([Choice::Keep]), 1)),
            ("DemandNote", Question::DemandNote, keep()),
            (
                "DemandSeal",
                Question::DemandSeal { today },
                vec![vec![Choice::Date(day("2026-11-25")), Choice::Date(day("2026-11-26"))], vec![Choice::Keep]],
            ),
            ("DemandField", Question::DemandField, in_rows(fields, 2)),
            (
                "DemandCheck",
                Question::DemandCheck { goods: goods(), wanted: Box::new(open().wanted), demand: None, sealed_until: None },
                check(),
            ),
            (
                "DemandCheck sealed",
                Question::DemandCheck { goods: goods(), wanted: wanted(), demand: None, sealed_until: sealed(false).sealed_until },
                check(),
            ),
            (
                "DemandCheck of a change",
                Question::DemandCheck { goods: goods(), wanted: wanted(), demand: Some(DemandId(31)), sealed_until: None },
                check(),
            ),
            ("AnswerQuantity", Question::AnswerQuantity { demand: limited() }, amounts()),
            ("AnswerPrice", Question::AnswerPrice { demand: open(), quantity, per: Unit::Kg }, vec![]),
            ("AnswerDay", Question::AnswerDay { demand: open(), today }, dates(["2026-11-24", "2026-11-25", "2026-11-26"])),
            (
                "AnswerCheck",
                Question::AnswerCheck {
                    demand: open(),
                    quantity,
                    price,
                    ready_on,
                    total: Some(Rupiah(53_000_000)),
                    handover: Some(Handover::SellerSite),
                },
                check(),
            ),
            (
                "AnswerCheck above the buyer's limit",
                Question::AnswerCheck {
                    demand: limited(),
                    quantity,
                    price: per_kg(28_000),
                    ready_on,
                    total: Some(Rupiah(56_000_000)),
                    handover: Some(Handover::SellerSite),
                },
                check(),
            ),
            ("AwardQuantity", Question::AwardQuantity { demand: open(), answer: answer(7, 50, 26_500), most: ton(50) }, amounts()),
            (
                "PoolCheck",
                Question::PoolCheck { demand: demand(DemandStatus::Partly, 1_600_000, 0), load: load() },
                vec![vec![Choice::Do, Choice::Keep]],
            ),
            (
                "PoolCheck beside answers",
                Question::PoolCheck { demand: demand(DemandStatus::Partly, 1_600_000, 0), load: Pool { answers: 2, ..load() } },
                vec![vec![Choice::Do, Choice::Keep]],
            ),
            (
                "PoolCheck of no more than can wait",
                Question::PoolCheck { demand: demand(DemandStatus::Partly, 1_600_000, 0), load: Pool { capped: Some(80), ..load() } },
                vec![vec![Choice::Do, Choice::Keep]],
            ),
            (
                "PoolCheck weighed, of a part beside an answer",
                Question::PoolCheck {
                    demand: open(),
                    load: Pool { parts: vec![PoolPart { total: None, ..load().parts.remove(0) }], sellers: 1, answers: 1, capped: None },
                },
                vec![vec![Choice::Do, Choice::Keep]],
            ),
            (
                "AwardCheck",
                Question::AwardCheck {
                    demand: open(),
                    answer: answer(7, 20, 26_500),
                    quantity,
                    total: Some(Rupiah(53_000_000)),
                    reliability: None,
                },
                vec![vec![Choice::Do], vec![Choice::Edit, Choice::Keep]],
            ),
            (
                "AwardCheck with earlier loads",
                Question::AwardCheck {
                    demand: open(),
                    answer: answer(7, 20, 26_500),
                    quantity,
                    total: Some(Rupiah(53_000_000)),
                    reliability: Some(Reliability { loads: 12, on_time: 11, whole: 10 }),
                },
                vec![vec![Choice::Do], vec![Choice::Edit, Choice::Keep]],
            ),
        ],
    )
}

pub(super) fn all() -> Vec<Sample> {
    notices().into_iter().chain(questions()).collect()
}
