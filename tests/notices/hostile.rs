//! Names and words that want to break the message around them.

use proptest::prelude::*;
use tembus::{
    domain::{
        commodity::Commodity,
        digest::{Alerts, Amounts, Average, ClosedRest, Correction, DigestFacts, GoodsLine, Unmet},
        money::Rupiah,
        offer::{Handover, OfferStatus, Terms},
        order::{CancelReason, OrderStatus, Side},
        person::{ChatId, Organization},
        place::Region,
        unit::Unit,
    },
    notice::{Ask, Choice, Notice, OfferFacts, OrderFacts, Problem, Question},
};

use super::{facts::*, samples, screen, text_of};

fn with_name(name: &str) -> Vec<Notice> {
    let name = name.to_owned();
    let terms = Terms { commodity: name.clone(), goods: name.clone(), place: name.clone(), ..eggs() };
    let offer = OfferFacts { terms: terms.clone(), ..offer() };
    let order = OrderFacts { terms, ..order(OrderStatus::Confirmed) };
    let ask = |question, problem| {
        Notice::Ask(Ask { question, choices: vec![vec![Choice::Keep]], rev: 1, back: true, cancel: true, problem, reference: None })
    };
    vec![
        Notice::Menu {
            name: name.clone(),
            roles: vec![tembus::domain::person::RoleKind::Seller],
            unfinished: None,
            again: None,
            desk: false,
        },
        Notice::OwnOffers {
            published: 1,
            sold_out: 0,
            expired: 0,
            offers: vec![offer.clone()],
            page: tembus::notice::Page { number: 0, of: 1 },
        },
        Notice::BrowseCard { offer: offer.clone(), own: false, query: Default::default(), wanted: None, reference: None },
        Notice::BrowseEmpty { goods: Some(name.clone().into()), query: Default::default(), narrowed: Default::default() },
        Notice::OrderConfirmed {
            order: order.clone(),
            side: Side::Seller,
            seller: name.as_str().into(),
            buyer: name.as_str().into(),
            may_share: true,
        },
        Notice::CancelDone {
            order: OrderFacts { note: Some(name.clone()), reason: Some(CancelReason::Other), ended_by: Some(Side::Buyer), ..order.clone() },
            remaining: ton(20),
        },
        Notice::Contact {
            side: Side::Buyer,
            name: name.as_str().into(),
            phone: Some(name.clone()),
            chat: Some(ChatId(7)),
            may_share_own: true,
            asks: None,
        },
        Notice::DataChanged { name: name.clone(), place: Some(name.clone()), phone: Some(name.clone()) },
        Notice::System { code: name.clone() },
        ask(Question::CancelCheck { order, note: name.clone(), reason: None }, Some(Problem::DateImpossible { text: name.clone() })),
        ask(Question::Place { place: name.clone() }, None),
        ask(Question::Quantity { goods: name.into(), example: Unit::Kg }, None),
    ]
}

fn is_safe(notice: &Notice) {
    let text = text_of(notice);
    assert!(text.encode_utf16().count() <= 4096, "{text}");
    assert!(!screen::plain(&text).trim().is_empty());
    let bare = text.replace("<a href=\"tg://user?id=7\">", "").replace("</a>", "");
    let bare = screen::without_numbers(&bare);
    assert!(!bare.contains(['<', '>']), "{text}");
    for entity in bare.split('&').skip(1) {
        assert!(["lt;", "gt;", "amp;"].iter().any(|e| entity.starts_with(e)), "{text}");
    }
    assert!(!text.contains(['\u{202e}', '\u{2067}', '\u{200f}', '\r', '\0']), "{text:?}");
}

#[test]
fn names_with_markup_marks_and_thousands_of_letters_do_no_harm() {
    let names = [
        "<b>Pak</b> & <a href=\"https://x\">Slamet</a>".to_owned(),
        "\u{202e}temalS kaP\u{2067}".to_owned(),
        "</a><script>".to_owned(),
        "👨‍👩‍👧‍👦🥚".repeat(100),
        "&lt;".repeat(1_000),
        "a".repeat(4_096),
        "Slamet\n\n\nNomor P-1\r\n".to_owned(),
        "سلامت".to_owned(),
        String::new(),
        "\u{200f}".to_owned(),
        "{ $name } { menu }".to_owned(),
    ];
    for notice in names.iter().flat_map(|name| with_name(name)) {
        is_safe(&notice);
    }
}

#[test]
fn a_name_that_looks_like_a_placeholder_stays_a_name() {
    let text = text_of(&Notice::Menu {
        name: "{ $x }".to_owned(),
        roles: vec![tembus::domain::person::RoleKind::Seller],
        unfinished: None,
        again: None,
        desk: false,
    });
    assert_eq!(text, "{ $x }, mau apa?");
}

#[test]
fn the_largest_numbers_are_shown() {
    let offer = OfferFacts {
        offered: q(i64::MAX, Unit::Kw),
        remaining: q(i64::MAX - 1, Unit::Kw),
        bound: i64::MAX,
        version: i64::MAX,
        status: OfferStatus::Published,
        ..offer()
    };
    is_safe(&Notice::OwnOffer { offer: offer.clone(), news: None, replaces: None });
    is_safe(&Notice::Less { offer });
    let order = OrderFacts { total: Some(Rupiah(i64::MAX)), quantity: q(i64::MAX, Unit::Ton), ..order(OrderStatus::Confirmed) };
    is_safe(&Notice::OrderRequest { order });
}

#[test]
fn a_digest_of_every_kind_of_goods_fits_one_message() {
    let average = Average { price: per_kg(i64::MAX), handover: Handover::SellerSite, noted: i64::MAX };
    let all = Amounts(Unit::ALL.iter().map(|u| q(i64::MAX, *u)).collect());
    let buyers: Vec<_> = Organization::ALL.iter().map(|buyer| (*buyer, Amounts(vec![q(i64::MAX, Unit::Kg)]))).collect();
    let goods = |c: &Commodity| GoodsLine {
        commodity: c.code.clone(),
        amounts: all.clone(),
        buyers: buyers.clone(),
        averages: vec![average; 9],
        withholds_prices: true,
    };
    let correction = Correction {
        agreed_on: day("2026-11-20"),
        cancelled_on: day("2026-11-23"),
        commodity: "EGG_LAYER".to_owned(),
        amounts: all.clone(),
    };
    let corrections = vec![correction; 9];
    let facts = DigestFacts {
        day: day("2026-11-23"),
        position: Some(at("2026-11-23T01:00:00Z")),
        orders: i64::MAX,
        agreed: all.clone(),
        value: Some(Rupiah(i64::MAX)),
        unweighed: 1,
        goods: Commodity::all().iter().map(goods).collect(),
        buyers: buyers.clone(),
        origins: vec![(Region::Kota, all.clone()), (Region::Kabupaten, all.clone())],
        cancelled: i64::MAX,
        cancelled_amounts: all.clone(),
        corrections: corrections.clone(),
        returned: vec![],
        reduced: vec![],
        added: vec![],
        received: Commodity::all().iter().map(|c| (c.code.clone(), all.clone())).collect(),
        rejected: all.clone(),
        declined: i64::MAX,
        lapsed: i64::MAX,
        alerts: Some(Alerts { complaints: i64::MAX, loads: i64::MAX, payments: i64::MAX }),
        unmet: Some(Unmet {
            closed: i64::MAX,
            expired: i64::MAX,
            needed: all.clone(),
            filled: all.clone(),
            rests: Commodity::all()
                .iter()
                .map(|c| ClosedRest { commodity: c.code.clone(), ordered: all.clone(), rest: all.clone(), told: Amounts::default() })
                .collect(),
        }),
        new_offers: 1,
        new_amounts: all.clone(),
        unabsorbed: all.clone(),
        live_offers: 1,
        live_amounts: all.clone(),
        sellers_kota: i64::MAX,
        sellers_kabupaten: i64::MAX,
        buyers_active: i64::MAX,
        open_demands: i64::MAX,
        open_amounts: Amounts::default(),
        ungraded: Amounts::default(),
    };
    is_safe(&Notice::Digest { facts, corrections, today: Some(day("2026-11-24")) });
}

#[test]
fn every_sample_fits_one_message() {
    assert!(samples::all().iter().all(|s| text_of(&s.notice).encode_utf16().count() <= 4096));
}

proptest! {
    #[test]
    fn no_name_does_harm(name in any::<String>()) {
        for notice in with_name(&name) {
            is_safe(&notice);
        }
    }
}
