//! What a modified client sends: every action by everybody, and bytes that are no action.

use tembus::{
    chat::actions::{
        AccountAction, Action, FormAction, MenuAction, ModerationAction, OfferAction, OfficialAction, OrderAction, SearchAction,
    },
    domain::{
        offer::OfferId,
        order::{OrderEvent, OrderId},
        person::{Office, Organization, Role},
        quantity::Quantity,
        removal::RemovalReason,
        unit::Unit,
    },
    notice::{BrowseQuery, Choice, FormKind, Sort},
};

use crate::support::{Engine, World, on_each_engine, raw};

/// Every action about the offers and the order of somebody else, with right and with wrong stamps.
fn actions() -> Vec<Action> {
    let query = BrowseQuery { commodity: Some("EGG_LAYER".to_owned()), sort: Sort::Price, page: i64::MAX, within: Some(7) };
    let day = "2026-11-24".parse().unwrap();
    let forms =
        [FormKind::Registration, FormKind::Offer, FormKind::Purchase, FormKind::Withdrawal, FormKind::Cancellation, FormKind::Deletion];
    let choices = [
        Choice::Do,
        Choice::Buy,
        Choice::Publish,
        Choice::Right,
        Choice::All,
        Choice::Agree,
        Choice::Quantity(Quantity { base: Quantity::MAX_BASE, unit: Unit::Ton }),
    ];
    let mut all = vec![
        Action::Account(AccountAction::Start),
        Action::Account(AccountAction::About),
        Action::Menu(MenuAction::Show),
        Action::Menu(MenuAction::Help),
        Action::Offer(OfferAction::New),
        Action::Offer(OfferAction::List { page: i64::MAX }),
        Action::Order(OrderAction::List { page: i64::MAX }),
        Action::Search(SearchAction::List { query: query.clone() }),
        Action::Search(SearchAction::PickGoods),
        Action::Account(AccountAction::SharePhone),
        Action::Account(AccountAction::BecomeSeller),
        Action::Account(AccountAction::Data),
        Action::Account(AccountAction::DataAll),
        Action::Account(AccountAction::DataEdit),
        Action::Account(AccountAction::DataDelete),
        Action::Official(OfficialAction::Digest { day }),
        Action::Official(OfficialAction::LatestDigest),
        Action::Official(OfficialAction::Details { day, page: i64::MAX }),
        Action::Official(OfficialAction::Settings),
        Action::Menu(MenuAction::Finish),
        Action::Account(AccountAction::TakeRole),
        Action::Account(AccountAction::DeclineRole),
    ];
    all.extend(
        forms.into_iter().flat_map(|form| [Action::Form(FormAction::Resume { form }), Action::Form(FormAction::Anew { form, rev: 1 })]),
    );
    for rev in [0, 1, 7, i64::MAX] {
        all.extend([Action::Form(FormAction::Back { rev }), Action::Form(FormAction::Cancel { rev })]);
        all.extend(choices.iter().map(|choice| Action::Form(FormAction::Answer { rev, choice: choice.clone() })));
    }
    for id in [1001, 1002, 0, i64::MAX] {
        let offer = OfferId(id);
        all.push(Action::Moderation(ModerationAction::AskReason { offer }));
        all.extend([Action::Offer(OfferAction::Card { offer }), Action::Search(SearchAction::Card { offer, query: query.clone() })]);
        for version in [1, 2, i64::MAX] {
            all.extend([
                Action::Offer(OfferAction::EditPrice { offer, version }),
                Action::Offer(OfferAction::EditQuantity { offer, version }),
                Action::Offer(OfferAction::Withdraw { offer, version }),
                Action::Offer(OfferAction::Renew { offer, version }),
                Action::Offer(OfferAction::SoldOut { offer, version }),
            ]);
        }
    }
    for id in [1, 2, 0, i64::MAX] {
        let order = OrderId(id);
        all.extend([Action::Order(OrderAction::Card { order }), Action::Order(OrderAction::Contact { order })]);
        for version in [1, 2, i64::MAX] {
            all.extend(OrderEvent::ALL.iter().map(|event| Action::Order(OrderAction::Do { order, version, event: *event })));
        }
    }
    all
}

/// What only buyers may do, and nobody with an offer that is not there, on wrong terms, or with an amount that is too much.
fn purchases() -> Vec<Action> {
    let offer = OfferId(1001);
    vec![
        Action::Search(SearchAction::Buy { offer, terms: 1 }),
        Action::Search(SearchAction::BuyRest { offer, terms: 1, base: 1_000 }),
        Action::Search(SearchAction::BuyRest { offer, terms: 9, base: 1_000 }),
        Action::Search(SearchAction::BuyRest { offer, terms: 1, base: 0 }),
        Action::Search(SearchAction::BuyRest { offer, terms: 1, base: i64::MAX }),
        Action::Search(SearchAction::BuyRest { offer: OfferId(i64::MAX), terms: 1, base: 1 }),
    ]
}

/// What only an admin may do.
fn removals() -> Vec<Action> {
    let of = |reason: &RemovalReason| Action::Moderation(ModerationAction::Remove { offer: OfferId(1001), reason: *reason });
    RemovalReason::ALL.iter().map(of).collect()
}

on_each_engine!(nobody_acts_on_anothers_offers_and_orders_or_outside_his_role);
async fn nobody_acts_on_anothers_offers_and_orders_or_outside_his_role(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.offers("gurame", "1 kw", "40.000").await;
    for _ in 0..2 {
        buyer.says("/beli telur").await;
        buyer.taps_each(&["1", "Pesan"]).await;
        buyer.says("500 kg").await;
        buyer.taps("Pesan").await;
    }
    seller.accepts().await;

    let stranger = world.stranger("Entah");
    stranger.says("halo").await;
    let others = [
        stranger,
        world.seller("Bu Tutik").await,
        world.buyer("Bu Sari", Organization::FoodStation).await,
        world.official("Bu Ani", Office::Dkpp).await,
        world.invited("Mas Adi", Role::Admin).await,
    ];
    let before = raw::market(&world.db).await;
    for person in &others {
        let message = person.chat().last().unwrap().message_id;
        let bought = purchases().into_iter().chain(removals().into_iter().filter(|_| person.name != "Mas Adi"));
        // One after the other, and all before the answers are looked at: quick, and in any order of forms.
        for action in actions().into_iter().chain(bought) {
            world.sandbox.press(person.id, message, &action.encode());
        }
        world.settle().await;
        for (now, before) in raw::market(&world.db).await.iter().zip(&before) {
            assert_eq!(now, before, "{}\n{}", person.name, person.transcript());
        }
        for word in ["Bejo", "Rina", "maaf, ada gangguan"] {
            person.sees_no(word);
        }
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM set_aside").await, 0);
    assert_eq!(seller.count("Sepakat."), 1, "one of the two was answered");
}

on_each_engine!(a_party_can_not_do_what_is_the_other_sides_to_do);
async fn a_party_can_not_do_what_is_the_other_sides_to_do(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    let before = raw::market(&world.db).await;
    let (order, offer) = (OrderId(1), OfferId(1001));
    for version in [1, 2] {
        for (person, action) in [
            (&buyer, Action::Order(OrderAction::Do { order, version, event: OrderEvent::Accept })),
            (&buyer, Action::Order(OrderAction::Do { order, version, event: OrderEvent::Decline })),
            (&seller, Action::Order(OrderAction::Do { order, version, event: OrderEvent::Withdraw })),
            (&seller, Action::Order(OrderAction::Do { order, version, event: OrderEvent::Cancel })),
            (&buyer, Action::Order(OrderAction::Do { order, version, event: OrderEvent::Cancel })),
            (&buyer, Action::Offer(OfferAction::Withdraw { offer, version })),
            (&buyer, Action::Offer(OfferAction::Renew { offer, version })),
            (&seller, Action::Search(SearchAction::Buy { offer, terms: version })),
            (&seller, Action::Search(SearchAction::BuyRest { offer, terms: version, base: 1_000 })),
            (&seller, Action::Order(OrderAction::Contact { order })),
            (&buyer, Action::Order(OrderAction::Contact { order })),
        ] {
            let message = person.chat().last().unwrap().message_id;
            person.presses(message, &action.encode()).await;
            assert_eq!(raw::market(&world.db).await, before, "{action:?}\n{}", person.transcript());
        }
    }
    buyer.sees_no("Bejo");
    seller.sees_no("Rina");
}

on_each_engine!(bytes_that_are_no_action_change_nothing_and_are_answered);
async fn bytes_that_are_no_action_change_nothing_and_are_answered(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    let before = raw::market(&world.db).await;
    let message = seller.chat().last().unwrap().message_id;
    for data in [
        "garbage",
        "",
        "|",
        "yes|1",
        "yes|1|1|1",
        "yes|-1|1",
        "renew|3e9|ffffffffffffffffffff",
        "renew|'; DROP TABLE offers; --|1",
        "a|1|q:TON:-5",
        "a|1|role:ADMIN",
        "l|x|0|",
        "day|9999999-01-01",
        "🐔🐔🐔🐔🐔🐔🐔🐔🐔🐔🐔🐔🐔🐔🐔🐔",
        "3505123456780001",
    ] {
        seller.presses(message, data).await;
        assert_eq!(raw::market(&world.db).await, before, "{data}");
    }
    seller.sees_last("Tombol ini tidak berlaku lagi: yang dicari tidak ada lagi.\nPak Bejo, mau apa?");
    assert!(raw::tables_with(&world.db, "3505123456780001").await.is_empty());
    assert!(world.sandbox.open_queries().is_empty(), "every press is answered");
}
