//! Samples of what people asked to be told of. Read by `tests/notices` alone.

use tembus::{
    domain::{
        demand::{DemandId, DemandStatus, Wanted},
        person::Organization,
        place::Region,
        search::Limits,
        subscription::{SubscriptionId, SubscriptionKind},
        tolerance::Tolerance,
    },
    notice::{DemandFacts, Notice, Page, SubscriptionFacts},
};

use super::{
    facts::*,
    samples::{FIRST, Sample, named},
};

fn eggs(kind: SubscriptionKind) -> SubscriptionFacts {
    let goods = goods_code("EGG_LAYER");
    SubscriptionFacts { id: SubscriptionId(7), kind, goods, limits: Limits::default(), region: None, daily: false }
}

fn demand(id: i64, organization: Organization) -> DemandFacts {
    DemandFacts {
        id: DemandId(id),
        organization,
        goods: goods_code("EGG_LAYER"),
        wanted: Wanted { quantity: ton(50), needed_on: day("2026-11-26"), highest: None, handover: None, note: None },
        tolerance: Tolerance::NONE,
        sealed_until: None,
        opened: false,
        status: DemandStatus::Open,
        version: 1,
        agreed: 0,
        accepted: 0,
        asked: 0,
        unapproved: 0,
        asked_sellers: 0,
    }
}

pub(super) fn all() -> Vec<Sample> {
    use SubscriptionKind::{Demands, Offers};
    let card = |subscription, made| Notice::SubscriptionCard { subscription, made };
    let limits = Limits { price: Some(per_kg(27_000)), quantity: Some(kg(500)), days: None };
    let limited = SubscriptionFacts { limits, region: Some(Region::Kota), daily: true, ..eggs(Offers) };
    let least = Limits { quantity: Some(kg(500)), ..Limits::default() };
    let list = |to, subscriptions, further: &[&str], page| {
        let further = further.iter().map(|code| goods_code(code)).collect();
        Notice::Subscriptions { to, subscriptions, further, page }
    };
    let chili = SubscriptionFacts { id: SubscriptionId(8), goods: goods_code("CHILI_RAWIT"), daily: true, ..eggs(Offers) };
    let found = |offers, count| Notice::OffersFound { subscription: eggs(Offers), offers, count };
    let wanted = |demands, count| Notice::DemandsFound { subscription: eggs(Demands), demands, count };
    named(
        "subscriptions",
        vec![
            ("SubscriptionCard made", card(eggs(Offers), true)),
            ("SubscriptionCard limited", card(limited, false)),
            ("SubscriptionCard made by a seller", card(eggs(Demands), true)),
            ("SubscriptionCard of a seller", card(SubscriptionFacts { limits: least, ..eggs(Demands) }, false)),
            ("SubscriptionEnded", Notice::SubscriptionEnded { subscription: eggs(Offers) }),
            ("Subscriptions", list(Offers, vec![eggs(Offers), chili.clone()], &["BROILER_CARCASS"], FIRST)),
            ("Subscriptions second page", list(Offers, vec![chili], &[], Page { number: 1, of: 2 })),
            ("Subscriptions none", list(Offers, vec![], &["EGG_LAYER", "BROILER_CARCASS"], FIRST)),
            ("Subscriptions none of a seller", list(Demands, vec![], &["EGG_LAYER"], FIRST)),
            ("OffersFound", found(vec![offer()], 1)),
            ("OffersFound several", found(vec![offer(), ordered()], 6)),
            ("DemandsFound", wanted(vec![demand(31, Organization::PasarJaya)], 1)),
            ("DemandsFound several", wanted(vec![demand(31, Organization::PasarJaya), demand(32, Organization::FoodStation)], 2)),
        ],
    )
}
