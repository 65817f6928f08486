//! Samples of the digest: the facts of every message, and more where the text differs. Read by `tests/notices` alone.

use tembus::{
    domain::{
        digest::{Amounts, Average, DigestFacts, DigestOrder, GoodsLine},
        money::Rupiah,
        offer::Handover,
        order::OrderCode,
        person::{DigestDays, Organization},
        unit::Unit,
    },
    notice::{Choice, Notice, Question},
};

use super::{
    facts::*,
    samples::{FIRST, SECOND, Sample, asked, named},
};

pub(super) fn all() -> Vec<Sample> {
    [digest(), settings()].into_iter().flatten().collect()
}

fn digest() -> Vec<Sample> {
    let average = |amount, handover| Average { price: per_kg(amount), handover };
    let goods = |commodity: &str, amounts, averages| GoodsLine { commodity: commodity.to_owned(), amounts: Amounts(amounts), averages };
    let facts = DigestFacts {
        day: day("2026-11-23"),
        orders: 3,
        agreed: Amounts(vec![kg(4_200)]),
        value: Rupiah(116_375_000),
        unweighed: 0,
        goods: vec![
            goods("EGG_LAYER", vec![kg(3_500)], vec![average(26_450, Handover::SellerSite), average(28_000, Handover::BuyerSite)]),
            goods("BROILER_CARCASS", vec![kg(700)], vec![average(34_000, Handover::SellerSite)]),
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
        goods: vec![goods("BROILER_LIVE", vec![q(500, Unit::Ekor)], vec![])],
        buyers: vec![(Organization::DharmaJaya, Amounts(vec![q(500, Unit::Ekor)]))],
        buyers_active: 1,
        ..none.clone()
    };
    let order = |number, organization| DigestOrder {
        code: OrderCode { year: 2026, number },
        goods: goods_code("EGG_LAYER"),
        quantity: q(50, Unit::Peti),
        pack: Some(kg(15)),
        price: per_kg(26_500),
        handover: Handover::SellerSite,
        organization,
    };
    let (day, tomorrow) = (facts.day, day("2026-11-24"));
    let orders = vec![order(87, Organization::PasarJaya), order(88, Organization::FoodStation)];
    named(
        "officials",
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
