use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::{
    chat::dialog::Searches,
    domain::{
        commodity::Commodity,
        offer::OfferId,
        order::{OrderEvent, OrderId},
        person::PersonId,
        quantity::Quantity,
        routine::RoutineId,
        unit::Unit,
    },
    notice::{BrowseQuery, Choice, Field, FormKind, Sort},
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_button_comes_back_as_what_it_was(action in Action::any()) {
        let data = action.encode();
        prop_assert!((1..=LIMIT).contains(&data.len()), "{} bytes: {data}", data.len());
        prop_assert_eq!(Action::decode(&data), Some(action));
    }

    #[test]
    fn garbage_is_nobodys_button(data in any::<String>()) {
        prop_assert!(Action::decode(&data).is_none_or(|action| action.encode() == data));
    }

    #[test]
    fn near_misses_are_decoded_or_refused_but_never_changed(action in Action::any(), at in any::<prop::sample::Index>(), c in "[a-zA-Z0-9|:+ -]") {
        let mut data: Vec<char> = action.encode().chars().collect();
        let i = at.index(data.len());
        data[i] = c.chars().next().unwrap();
        let data: String = data.into_iter().collect();
        prop_assert!(Action::decode(&data).is_none_or(|action| action.encode() == data));
    }
}

#[test]
fn the_longest_button_fits_even_with_the_largest_numbers() {
    for commodity in Commodity::all() {
        for extreme in [i64::MAX, i64::MIN] {
            let within = Some(Searches::LAST);
            let query = BrowseQuery { commodity: Some(commodity.code.clone()), sort: Sort::Price, page: extreme, within };
            let action = Action::Search(SearchAction::Card { offer: OfferId(extreme), query });
            assert!(action.encode().len() <= LIMIT, "{}", action.encode());
        }
    }
    for unit in Unit::ALL {
        let choice = Choice::Quantity(Quantity { base: i64::MIN, unit: *unit });
        assert!(Action::Form(FormAction::Answer { rev: i64::MIN, choice }).encode().len() <= LIMIT);
    }
}

#[test]
fn what_does_not_exist_is_refused() {
    for data in [
        "",
        "x",
        "new|1",
        "offer|",
        "offer|-1",
        "offer|+1",
        "offer|01",
        "offer|ffffffffffffffff",
        "l|r|0|NO_SUCH_GOODS",
        "l|x|0|",
        "l|r|0||100000",
        "l|r|0||01",
        "l|r|0||",
        "l|r|0||1|1",
        "resume|no_such_form",
        "a|1|g:NO_SUCH_GOODS",
        "a|1|kec:Gedog",
        "a|1|kel:Pasar Legi",
        "a|1|q:KG:0",
        "a|1|q:LOT:1",
        "a|1|q:KG:7fffffffffffffff",
        "a|1|rp:KG:7fffffffffffffff",
        "a|1|h:24",
        "a|1|h:07",
        "a|1|d:2026-11-31",
        "day|0001-01-01",
        "day|2026-11-1",
        "do|1f|2|lapse",
        "do|1f|2|",
        "lapse|1f|2",
        "yes|1f",
        "yes|01f|2",
        "yes|1f|2|yes",
    ] {
        assert_eq!(Action::decode(data), None, "{data:?}");
    }
}

#[test]
fn a_negative_id_is_not_taken_back() {
    assert_eq!(Action::decode(&Action::Offer(OfferAction::Card { offer: OfferId(-1) }).encode()), None);
}

#[test]
fn no_two_buttons_have_one_code() {
    let codes = Action::codes();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len(), "{codes:?}");
}

/// Buttons with these data stand in people's chats: each does what it did when it was sent.
#[test]
fn buttons_that_were_sent_before_still_work() {
    let (offer, order, farmer, routine) = (OfferId(0x3e9), OrderId(0x1f), PersonId(0x2a), RoutineId(7));
    let day = "2026-11-24".parse().unwrap();
    let query = BrowseQuery { commodity: Some("EGG_LAYER".to_owned()), sort: Sort::Price, page: 2, within: Some(0x1c) };
    let old = [
        ("a|b|agree", Action::Form(FormAction::Answer { rev: 11, choice: Choice::Agree })),
        (
            "a|b|q:KG:7a120",
            Action::Form(FormAction::Answer { rev: 11, choice: Choice::Quantity(Quantity { base: 500_000, unit: Unit::Kg }) }),
        ),
        ("b|b", Action::Form(FormAction::Back { rev: 11 })),
        ("c|b", Action::Form(FormAction::Cancel { rev: 11 })),
        ("resume|offer_price", Action::Form(FormAction::Resume { form: FormKind::OfferPrice })),
        ("anew|offer|b", Action::Form(FormAction::Anew { form: FormKind::Offer, rev: 11 })),
        ("start", Action::Account(AccountAction::Start)),
        ("about", Action::Account(AccountAction::About)),
        ("menu", Action::Menu(MenuAction::Show)),
        ("help", Action::Menu(MenuAction::Help)),
        ("done", Action::Menu(MenuAction::Finish)),
        ("new", Action::Offer(OfferAction::New)),
        ("farmers|1", Action::Farmer(FarmerAction::List { page: 1 })),
        ("farmer", Action::Farmer(FarmerAction::New)),
        ("for|2a", Action::Offer(OfferAction::NewFor { farmer })),
        ("offers|0", Action::Offer(OfferAction::List { page: 0 })),
        ("offer|3e9", Action::Offer(OfferAction::Card { offer })),
        ("price|3e9|2", Action::Offer(OfferAction::EditPrice { offer, version: 2 })),
        ("qty|3e9|2", Action::Offer(OfferAction::EditQuantity { offer, version: 2 })),
        ("down|3e9|2", Action::Offer(OfferAction::Withdraw { offer, version: 2 })),
        ("renew|3e9|2", Action::Offer(OfferAction::Renew { offer, version: 2 })),
        ("same|3e9|2", Action::Offer(OfferAction::Repeat { offer, terms: 2 })),
        ("but|3e9|2|price", Action::Offer(OfferAction::RepeatOther { offer, terms: 2, field: Field::Price })),
        ("remind|3e9", Action::Offer(OfferAction::Remind { offer })),
        ("dayoff|7", Action::Offer(OfferAction::DayOff { routine })),
        ("endr|7", Action::Offer(OfferAction::EndRoutine { routine })),
        ("sold|3e9|2", Action::Offer(OfferAction::SoldOut { offer, version: 2 })),
        ("photo|3e9", Action::Offer(OfferAction::Photo { offer })),
        ("addphoto|3e9", Action::Offer(OfferAction::AddPhoto { offer })),
        ("nophoto|3e9", Action::Offer(OfferAction::DropPhoto { offer })),
        ("l|r|0|", Action::Search(SearchAction::List { query: BrowseQuery::default() })),
        ("pick", Action::Search(SearchAction::PickGoods)),
        ("v|3e9|p|2|EGG_LAYER|1c", Action::Search(SearchAction::Card { offer, query })),
        ("buy|3e9|2", Action::Search(SearchAction::Buy { offer, terms: 2 })),
        ("rest|3e9|2|7a120", Action::Search(SearchAction::BuyRest { offer, terms: 2, base: 500_000 })),
        ("orders|0", Action::Order(OrderAction::List { page: 0 })),
        ("order|1f", Action::Order(OrderAction::Card { order })),
        ("yes|1f|2", Action::Order(OrderAction::Do { order, version: 2, event: OrderEvent::Accept })),
        ("no|1f|2", Action::Order(OrderAction::Do { order, version: 2, event: OrderEvent::Decline })),
        ("undo|1f|2", Action::Order(OrderAction::Do { order, version: 2, event: OrderEvent::Withdraw })),
        ("off|1f|2", Action::Order(OrderAction::Do { order, version: 2, event: OrderEvent::Cancel })),
        ("call|1f", Action::Order(OrderAction::Contact { order })),
        ("phone", Action::Account(AccountAction::SharePhone)),
        ("sell", Action::Account(AccountAction::BecomeSeller)),
        ("data", Action::Account(AccountAction::Data)),
        ("data-all", Action::Account(AccountAction::DataAll)),
        ("data-edit", Action::Account(AccountAction::DataEdit)),
        ("data-del", Action::Account(AccountAction::DataDelete)),
        ("day|2026-11-24", Action::Official(OfficialAction::Digest { day })),
        ("digest", Action::Official(OfficialAction::LatestDigest)),
        ("detail|2026-11-24|0", Action::Official(OfficialAction::Details { day, page: 0 })),
        ("settings", Action::Official(OfficialAction::Settings)),
    ];
    for (data, action) in &old {
        assert_eq!(Action::decode(data).as_ref(), Some(action), "{data}");
        assert_eq!(Action::decode(&action.encode()).as_ref(), Some(action), "{data}");
    }
    let sampled: BTreeSet<_> = old.iter().filter_map(|(data, _)| data.split('|').next()).collect();
    assert_eq!(sampled.len(), 51, "every code of the first release has a sample");
}
