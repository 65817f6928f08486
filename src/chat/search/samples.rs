//! Samples of a buyer's search and purchase: the facts of every message, and more where the text differs. Read by `tests/notices` alone.

use tembus::{
    domain::{
        commodity::Group,
        digest::Amounts,
        money::Rupiah,
        offer::{Handover, OfferId, OfferStatus},
        search::{Limits, Narrowed},
        unit::Unit,
    },
    notice::{BrowseQuery, Choice, Notice, OfferFacts, Page, Question, Sort},
};

use super::{
    facts::*,
    samples::{FIRST, SECOND, Sample, asked, named},
};

pub(super) fn all() -> Vec<Sample> {
    [found(), purchase()].into_iter().flatten().collect()
}

fn found() -> Vec<Sample> {
    let eggs = BrowseQuery { commodity: Some("EGG_LAYER".to_owned()), sort: Sort::Price, page: 0, within: None };
    let within = BrowseQuery { within: Some(3), ..eggs.clone() };
    let price = Limits { price: Some(per_kg(27_000)), ..Limits::default() };
    let all_limits = Limits { quantity: Some(kg(80)), days: Some((day("2026-11-25"), day("2026-11-25"))), ..price.clone() };
    let narrowed = |limits, aside, unclear| Narrowed { limits, aside, unclear };
    let nothing = |goods: Option<&str>, query: &BrowseQuery, narrowed| Notice::BrowseEmpty {
        goods: goods.map(goods_code),
        query: query.clone(),
        narrowed,
    };
    let everything = BrowseQuery { page: 1, ..BrowseQuery::default() };
    let card = |offer, own| Notice::BrowseCard { offer, own, query: BrowseQuery::default(), wanted: None, reference: None };
    named(
        "search",
        vec![
            (
                "BrowseList one kind",
                Notice::BrowseList {
                    query: eggs,
                    goods: Some(goods_code("EGG_LAYER")),
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
                    goods: Some(goods_code("EGG_LAYER")),
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
                    goods: Some(goods_code("EGG_LAYER")),
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
            (
                "BrowseList with more than it lists",
                Notice::BrowseList {
                    query: BrowseQuery { page: 99, ..BrowseQuery::default() },
                    goods: None,
                    count: 1_250,
                    amounts: Amounts(vec![kg(6_300)]),
                    offers: vec![offer()],
                    page: Page { number: 99, of: 100 },
                    narrowed: Narrowed::default(),
                },
            ),
            ("BrowseCard", card(offer(), false)),
            ("BrowseCard ready now", card(OfferFacts { ready_now: true, ..offer() }, false)),
            ("BrowseCard with a photo", card(OfferFacts { photo: true, ..offer() }, false)),
            ("BrowseCard with a note", card(OfferFacts { terms: noted_eggs(), ..offer() }, false)),
            ("BrowseCard in crates", card(crate_offer(), false)),
            (
                "BrowseCard with a reference price",
                Notice::BrowseCard {
                    offer: offer(),
                    own: false,
                    query: BrowseQuery::default(),
                    wanted: None,
                    reference: Some(Box::new(reference("EGG_LAYER", 26_000))),
                },
            ),
            (
                "BrowseCard of an offer that has what was looked for",
                Notice::BrowseCard { offer: offer(), own: false, query: within.clone(), wanted: Some(kg(500)), reference: None },
            ),
            ("BrowseCard chicken", card(chicken_offer(), false)),
            ("BrowseCard sold whole", card(lot_offer(), false)),
            ("BrowseCard own", card(ordered(), true)),
            ("BrowseCard down", card(OfferFacts { status: OfferStatus::Withdrawn, ..offer() }, false)),
            ("BrowseEmpty", nothing(Some("CHILI_RAWIT"), &BrowseQuery::default(), Narrowed::default())),
            ("BrowseEmpty all", nothing(None, &BrowseQuery::default(), Narrowed::default())),
            ("BrowseEmpty within limits", nothing(Some("EGG_LAYER"), &within, narrowed(all_limits, 1, false))),
            ("BrowseEmpty within a price", nothing(Some("EGG_LAYER"), &within, narrowed(price, 0, true))),
            (
                "BrowseEmpty of a quantity",
                nothing(None, &within, narrowed(Limits { quantity: Some(kg(80)), ..Limits::default() }, 0, false)),
            ),
            (
                "BrowseEmpty on a day",
                nothing(
                    Some("EGG_LAYER"),
                    &within,
                    narrowed(Limits { days: Some((day("2026-11-30"), day("2026-12-06"))), ..Limits::default() }, 0, false),
                ),
            ),
            ("Less", Notice::Less { offer: OfferFacts { remaining: q(300_000, Unit::Ton), ..offer() } }),
            ("Less long", Notice::Less { offer: OfferFacts { remaining: q(12_345, Unit::Renteng), ..offer() } }),
            ("Less too long for a button", Notice::Less { offer: OfferFacts { remaining: q(123_456, Unit::Renteng), ..offer() } }),
            ("PriceChanged", Notice::PriceChanged { old: per_kg(26_000), offer: offer() }),
            ("Gone", Notice::Gone { offer: OfferId(1042) }),
        ],
    )
}

fn purchase() -> Vec<Sample> {
    use Choice::{All, Buy, Edit, Everything, Write, Yes};
    let check = |offer, quantity, total: Option<i64>| Question::BuyCheck {
        offer,
        quantity,
        total: total.map(Rupiah),
        day: Some(day("2026-11-25")),
        note: None,
    };
    let later = || vec![Choice::Date(day("2026-11-26")), Choice::PickDate, Choice::Note];
    let buttons = || vec![vec![Buy, Edit], later()];
    let noted = || Question::BuyCheck {
        offer: OfferFacts { terms: noted_eggs(), ..offer() },
        quantity: kg(500),
        total: Some(Rupiah(13_250_000)),
        day: Some(day("2026-11-27")),
        note: Some("gudang Cakung, pintu 2".to_owned()),
    };
    asked(
        "search",
        vec![
            (
                "BuyQuantity",
                Question::BuyQuantity { offer: offer() },
                vec![vec![All, Choice::Quantity(ton(10)), Choice::Quantity(kg(500))], vec![Write]],
            ),
            ("BuyQuantity in crates", Question::BuyQuantity { offer: crate_offer() }, vec![vec![All, Write]]),
            ("BuyQuantity sold whole", Question::BuyQuantity { offer: lot_offer() }, vec![vec![Yes]]),
            ("BuyQuantityTyped", Question::BuyQuantityTyped { offer: offer() }, vec![]),
            ("BuyCheck", check(offer(), ton(10), Some(26_500_000)), buttons()),
            ("BuyCheck in crates", check(crate_offer(), q(20, Unit::Peti), Some(8_175_000)), buttons()),
            ("BuyCheck to be weighed", check(chicken_offer(), q(500, Unit::Ekor), None), buttons()),
            ("BuyCheck sold whole", check(lot_offer(), q(40, Unit::Tandan), Some(5_000_000)), buttons()),
            ("BuyCheck with a note", noted(), buttons()),
            (
                "BuyDay",
                Question::BuyDay { first: day("2026-11-25"), handover: None },
                vec![["2026-11-25", "2026-11-26", "2026-11-27"].map(|on| Choice::Date(day(on))).to_vec()],
            ),
            (
                "BuyDay of goods that are brought",
                Question::BuyDay { first: day("2026-11-25"), handover: Some(Handover::BuyerSite) },
                vec![["2026-11-25", "2026-11-26", "2026-11-27"].map(|on| Choice::Date(day(on))).to_vec()],
            ),
            ("BuyNote", Question::BuyNote, vec![]),
            ("BuyNote in place of another", Question::BuyNote, vec![vec![Choice::No]]),
            ("SearchGoods", Question::SearchGoods, vec![vec![Choice::Group(Group::Egg), Choice::Group(Group::Chicken), Everything]]),
        ],
    )
}
