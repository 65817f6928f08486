//! Samples of the digest: the facts of every message, and more where the text differs. Read by `tests/notices` alone.

use tembus::{
    domain::{
        digest::{Alerts, Amounts, Average, ClosedRest, Correction, DigestFacts, DigestOrder, GoodsLine, MonthFacts, Unmet},
        money::Rupiah,
        offer::Handover,
        order::OrderCode,
        person::{DigestDays, Organization},
        place::Region,
        unit::Unit,
    },
    notice::{Choice, NoDigest, Notice, Question},
};

use super::{
    facts::*,
    samples::{FIRST, SECOND, Sample, asked, named},
};

pub(super) fn all() -> Vec<Sample> {
    [digest(), settings()].into_iter().flatten().collect()
}

fn digest() -> Vec<Sample> {
    let average = |amount, handover| Average { price: per_kg(amount), handover, noted: 0 };
    let goods = |commodity: &str, amounts: Vec<_>, buyers: &[(Organization, i64)], averages| GoodsLine {
        commodity: commodity.to_owned(),
        buyers: buyers.iter().map(|(buyer, n)| (*buyer, Amounts(vec![kg(*n)]))).collect(),
        amounts: Amounts(amounts),
        averages,
        withholds_prices: false,
    };
    let correction = |amount| Correction {
        agreed_on: day("2026-11-20"),
        cancelled_on: day("2026-11-24"),
        commodity: "EGG_LAYER".to_owned(),
        amounts: Amounts(vec![kg(amount)]),
    };
    let facts = DigestFacts {
        day: day("2026-11-23"),
        position: Some(at("2026-11-24T00:00:00Z")),
        orders: 3,
        agreed: Amounts(vec![kg(4_200)]),
        value: Some(Rupiah(116_375_000)),
        unweighed: 0,
        goods: vec![
            goods(
                "EGG_LAYER",
                vec![kg(3_500)],
                &[(Organization::PasarJaya, 2_500), (Organization::FoodStation, 1_000)],
                vec![Average { noted: 2, ..average(26_450, Handover::SellerSite) }, average(28_000, Handover::BuyerSite)],
            ),
            goods("BROILER_CARCASS", vec![kg(700)], &[(Organization::DharmaJaya, 700)], vec![average(34_000, Handover::SellerSite)]),
        ],
        buyers: vec![
            (Organization::PasarJaya, Amounts(vec![kg(2_500)])),
            (Organization::FoodStation, Amounts(vec![kg(1_000)])),
            (Organization::DharmaJaya, Amounts(vec![kg(700)])),
        ],
        origins: vec![(Region::Kota, Amounts(vec![kg(3_500)])), (Region::Kabupaten, Amounts(vec![kg(700)]))],
        cancelled: 1,
        cancelled_amounts: Amounts(vec![kg(400)]),
        corrections: vec![correction(400)],
        returned: vec![],
        reduced: vec![],
        added: vec![],
        received: vec![("EGG_LAYER".to_owned(), Amounts(vec![kg(990)])), ("BROILER_CARCASS".to_owned(), Amounts(vec![kg(500)]))],
        rejected: Amounts(vec![kg(12)]),
        declined: 1,
        lapsed: 2,
        unmet: None,
        alerts: None,
        new_offers: 6,
        new_amounts: Amounts(vec![kg(8_100)]),
        unabsorbed: Amounts(vec![kg(5_400)]),
        live_offers: 4,
        live_amounts: Amounts(vec![kg(5_200)]),
        sellers_kota: 6,
        sellers_kabupaten: 3,
        buyers_active: 3,
        open_demands: 2,
        open_amounts: Amounts(vec![kg(5_200), q(90, Unit::Butir)]),
        ungraded: Amounts::default(),
    };
    let none = DigestFacts {
        orders: 0,
        agreed: Amounts::default(),
        value: Some(Rupiah(0)),
        goods: vec![],
        buyers: vec![],
        origins: vec![],
        cancelled: 0,
        cancelled_amounts: Amounts::default(),
        corrections: vec![],
        returned: vec![],
        reduced: vec![],
        added: vec![],
        received: vec![],
        rejected: Amounts::default(),
        declined: 0,
        lapsed: 0,
        sellers_kabupaten: 0,
        buyers_active: 0,
        open_demands: 0,
        open_amounts: Amounts::default(),
        unabsorbed: Amounts::default(),
        ..facts.clone()
    };
    let weighed = DigestFacts {
        orders: 1,
        agreed: Amounts(vec![q(500, Unit::Ekor)]),
        unweighed: 1,
        goods: vec![goods("BROILER_LIVE", vec![q(500, Unit::Ekor)], &[], vec![])],
        buyers: vec![(Organization::DharmaJaya, Amounts(vec![q(500, Unit::Ekor)]))],
        buyers_active: 1,
        ..none.clone()
    };
    let order = |number, organization| DigestOrder {
        code: OrderCode { year: 2026, number },
        goods: goods_code("EGG_LAYER"),
        quantity: q(50, Unit::Peti),
        pack: Some(kg(15)),
        handover: Handover::SellerSite,
        organization,
    };
    let withheld = DigestFacts {
        value: None,
        goods: facts.goods.iter().map(|line| GoodsLine { averages: vec![], withholds_prices: true, ..line.clone() }).collect(),
        ..facts.clone()
    };
    let so_far = DigestFacts { position: Some(at("2026-11-23T01:55:00Z")), ..facts.clone() };
    let later = vec![correction(500), correction(30)];
    let mut month = MonthFacts::of(facts.day, at("2026-12-01T00:10:00Z"));
    let before = month.clone();
    month.add(&facts);
    month.add(&DigestFacts { day: day("2026-11-24"), ..facts.clone() });
    let codes = [
        "EGG_LAYER",
        "EGG_DUCK",
        "CHILI_RAWIT",
        "BROILER_LIVE",
        "BROILER_CARCASS",
        "RICE_MEDIUM",
        "RICE_PREMIUM",
        "CATFISH",
        "GOURAMI",
        "CORN_GRAIN",
        "SHALLOT",
        "TOMATO",
        "BANANA",
        "VEG_LEAF",
    ];
    let many = MonthFacts { goods: codes.map(|code| goods(code, vec![kg(300)], &[], vec![])).to_vec(), ..month.clone() };
    let whole = MonthFacts { until: Some(day("2026-11-30")), ..month.clone() };
    let mut corrected = month.clone();
    corrected.add(&DigestFacts {
        day: day("2026-11-25"),
        returned: vec![correction(5)],
        reduced: vec![correction(100)],
        added: vec![correction(20)],
        ..facts.clone()
    });
    let closed = ClosedRest {
        commodity: "EGG_LAYER".to_owned(),
        ordered: Amounts(vec![kg(2_000)]),
        rest: Amounts(vec![kg(998)]),
        told: Amounts::default(),
    };
    let unmet = Unmet { closed: 1, expired: 2, needed: Amounts(vec![kg(6_000)]), filled: Amounts(vec![kg(1_600)]), rests: vec![closed] };
    let mut unmet_month = month.clone();
    unmet_month.add(&DigestFacts { unmet: Some(unmet.clone()), ..none.clone() });
    let unfilled = Unmet { closed: 0, expired: 1, filled: Amounts::default(), rests: vec![], ..unmet.clone() };
    let late = DigestFacts { alerts: Some(Alerts { complaints: 1, loads: 2, payments: 1 }), ..facts.clone() };
    let owed = DigestFacts { alerts: Some(Alerts { complaints: 0, loads: 0, payments: 3 }), new_offers: 0, live_offers: 0, ..none.clone() };
    let mut late_month = month.clone();
    late_month.add(&late);
    late_month.alerts = Alerts { complaints: 1, loads: 0, payments: 2 };
    let mixed = Amounts(vec![kg(6_000), q(300, Unit::Butir)]);
    let undone = MonthFacts { corrected: month.agreed.clone(), ..month.clone() };
    let (ahead, month_ahead) = (day("2026-12-05"), day("2026-12-01"));
    let (day, tomorrow) = (facts.day, day("2026-11-24"));
    let orders = vec![order(87, Organization::PasarJaya), order(88, Organization::FoodStation)];
    named(
        "officials",
        vec![
            ("Digest", Notice::Digest { facts: facts.clone(), corrections: vec![], today: None }),
            ("NoDigest", Notice::NoDigest { why: NoDigest::DayAhead(ahead) }),
            ("NoDigest of a month", Notice::NoDigest { why: NoDigest::MonthAhead(month_ahead) }),
            ("NoDigest of no day", Notice::NoDigest { why: NoDigest::NoSuchDay }),
            ("NoDigest of what could not be read", Notice::NoDigest { why: NoDigest::Unread }),
            (
                "Digest with a load of which nothing was good",
                Notice::Digest {
                    facts: DigestFacts { rejected: Amounts(vec![kg(300)]), ..none.clone() },
                    corrections: vec![],
                    today: None,
                },
            ),
            (
                "Digest with goods that are not graded",
                Notice::Digest {
                    facts: DigestFacts { ungraded: Amounts(vec![q(995_000, Unit::Kg)]), ..facts.clone() },
                    corrections: vec![],
                    today: None,
                },
            ),
            (
                "Digest with goods that went back",
                Notice::Digest {
                    facts: DigestFacts {
                        returned: vec![correction(5)],
                        reduced: vec![correction(100)],
                        added: vec![correction(20)],
                        ..facts.clone()
                    },
                    corrections: vec![],
                    today: None,
                },
            ),
            (
                "Digest with demands and rests that ended",
                Notice::Digest { facts: DigestFacts { unmet: Some(unmet.clone()), ..facts.clone() }, corrections: vec![], today: None },
            ),
            (
                "Digest with demands of several units that ended",
                Notice::Digest {
                    facts: DigestFacts { unmet: Some(Unmet { needed: mixed, ..unmet }), ..facts.clone() },
                    corrections: vec![],
                    today: None,
                },
            ),
            (
                "Digest without trade with a demand that ended",
                Notice::Digest { facts: DigestFacts { unmet: Some(unfilled), ..none.clone() }, corrections: vec![], today: None },
            ),
            ("Digest of what is late", Notice::Digest { facts: late, corrections: vec![], today: None }),
            ("Digest without trade of what is late", Notice::Digest { facts: owed, corrections: vec![], today: None }),
            ("DigestMonth of what is late", Notice::DigestMonth { facts: late_month }),
            ("Digest so far", Notice::Digest { facts: so_far, corrections: vec![], today: None }),
            ("Digest withheld", Notice::Digest { facts: withheld, corrections: vec![], today: None }),
            ("Digest corrected", Notice::Digest { facts: facts.clone(), corrections: later, today: None }),
            ("Digest with today", Notice::Digest { facts, corrections: vec![], today: Some(tomorrow) }),
            ("Digest to be weighed", Notice::Digest { facts: weighed, corrections: vec![], today: None }),
            ("Digest offers only", Notice::Digest { facts: none.clone(), corrections: vec![], today: None }),
            ("Digest empty", Notice::Digest { facts: DigestFacts { new_offers: 0, ..none.clone() }, corrections: vec![], today: None }),
            (
                "Digest empty market",
                Notice::Digest { facts: DigestFacts { new_offers: 0, live_offers: 0, ..none }, corrections: vec![], today: Some(tomorrow) },
            ),
            ("DigestMonth", Notice::DigestMonth { facts: month }),
            ("DigestMonth of many goods", Notice::DigestMonth { facts: many }),
            ("DigestMonth whole", Notice::DigestMonth { facts: whole }),
            ("DigestMonth with returns and changed terms", Notice::DigestMonth { facts: corrected }),
            ("DigestMonth of which nothing is left", Notice::DigestMonth { facts: undone }),
            ("DigestMonth with demands and rests that ended", Notice::DigestMonth { facts: unmet_month }),
            ("DigestMonth begins", Notice::DigestMonth { facts: before }),
            ("DigestDetails", Notice::DigestDetails { day, orders, page: SECOND }),
            ("DigestDetails empty", Notice::DigestDetails { day, orders: vec![], page: FIRST }),
            ("DigestSettings", Notice::DigestSettings { hour: 7, days: DigestDays::Weekdays }),
            ("DigestSettings daily", Notice::DigestSettings { hour: 16, days: DigestDays::Daily }),
            ("DigestSettings never", Notice::DigestSettings { hour: 7, days: DigestDays::Never }),
        ],
    )
}

fn settings() -> Vec<Sample> {
    let days = || vec![DigestDays::ALL.iter().copied().map(Choice::Days).collect()];
    asked(
        "officials",
        vec![
            ("DigestHour", Question::DigestHour { hour: 7 }, vec![[6, 7, 16].map(Choice::Hour).to_vec()]),
            ("DigestDays", Question::DigestDays { days: DigestDays::Daily }, days()),
            ("DigestDays never", Question::DigestDays { days: DigestDays::Never }, days()),
        ],
    )
}
