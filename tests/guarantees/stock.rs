//! No kilo is sold twice: by chat, below it, by several processes, in any order of acts.

mod interleavings;

use std::sync::Arc;

use tembus::{
    domain::{
        offer::{Offer, OfferId},
        order::Order,
        person::{Organization, PersonId, Role, RoleKind},
    },
    market::{Error, Outcome, Refusal},
    store::{self, Db},
};
use tokio::{sync::Barrier, task::JoinSet};

use super::{
    market::{cast, kg, offer, person, publish, request},
    raw::{self, number},
};
use crate::support::{
    Engine, World, on_each_engine, postgres,
    world::{beginning, database, wib},
};

const BUYERS: i64 = 20;
const LEFT: i64 = 500;

/// Different for everybody, and together far more than there is.
fn amount(n: i64) -> i64 {
    30 + 5 * n
}

fn amounts() -> Vec<i64> {
    (0..BUYERS).map(amount).collect()
}

on_each_engine!(twenty_buyers_at_the_last_half_ton_by_chat);
async fn twenty_buyers_at_the_last_half_ton_by_chat(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    seller.offers("telur ayam ras", "500 kg", "26.500").await;
    let mut buyers = Vec::new();
    for (n, organization) in (0..BUYERS).zip(Organization::ALL.iter().cycle()) {
        let buyer = world.buyer(&format!("Pembeli {n}"), *organization).await;
        buyer.says("/beli").await;
        buyer.taps("1").await;
        buyer.taps("Pesan").await;
        buyer.says(&format!("{} kg", amount(n))).await;
        buyer.sees_last(&format!("Pesan {} kg", amount(n)));
        buyers.push(buyer);
    }
    // All confirm at once; Telegram gives the presses in this order.
    for buyer in &buyers {
        let (message, data) = buyer.button("Pesan").expect("a button to confirm with");
        world.sandbox.press(buyer.id, message, &data);
    }
    world.settle().await;
    let mut left = LEFT;
    for (buyer, wanted) in buyers.iter().zip(amounts()) {
        if wanted <= left {
            left -= wanted;
            buyer.sees_last("sudah dikirim ke penjual");
        } else {
            buyer.sees_last(&format!("Sisanya tinggal {left} kg."));
            buyer.sees_no("sudah dikirim ke penjual");
        }
    }
    assert!(left > 0, "the amounts leave something, so that the rest can be offered");
    assert_sold(&world.db, LEFT - left).await;

    // The first takes the rest that was offered; for the second it is gone.
    let refused: Vec<_> = buyers.iter().filter(|buyer| buyer.last().contains("tinggal")).collect();
    refused[0].taps("Pesan").await;
    refused[0].sees_last("sudah dikirim ke penjual");
    refused[1].taps("Pesan").await;
    refused[1].sees_last("Penawaran ini baru saja habis.");
    assert_sold(&world.db, LEFT).await;
}

on_each_engine!(a_press_that_comes_twice_and_again_after_a_crash_is_one_order);
async fn a_press_that_comes_twice_and_again_after_a_crash_is_one_order(engine: Engine) {
    let mut world = World::new(engine).await;
    let (buyer, message, data) = {
        let seller = world.seller("Pak Slamet").await;
        seller.offers("telur ayam ras", "500 kg", "26.500").await;
        let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
        buyer.says("/beli").await;
        buyer.taps("1").await;
        buyer.taps("Pesan").await;
        buyer.says("90 kg").await;
        let (message, data) = buyer.button("Pesan").expect("a button to confirm with");
        buyer.taps_twice("Pesan").await;
        assert_eq!(seller.count("Dari penawaran P-1001"), 1);
        (buyer.id, message, data)
    };
    for graceful in [false, true] {
        if graceful {
            world.stop_bot().await;
        } else {
            world.kill_bot().await;
        }
        // Telegram gives the old presses again, and the person presses once more.
        world.sandbox.redeliver(2);
        world.sandbox.press(buyer, message, &data);
        world.start_bot();
        world.settle().await;
        world.known(buyer, "Bu Rina").sees("sudah dikirim ke penjual");
    }
    assert_sold(&world.db, 90).await;
    assert_eq!(number(&world.db, "SELECT COUNT(*) FROM orders").await, 1);
}

async fn assert_sold(db: &Db, sold: i64) {
    let orders = number(db, "SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) FROM orders WHERE status = 'requested'").await;
    let held = number(db, "SELECT held FROM offers WHERE id = 1001").await;
    let adds_up = number(db, "SELECT available + held + committed + fulfilled - offered FROM offers WHERE id = 1001").await;
    assert_eq!((orders, held, adds_up), (kg(sold).base, kg(sold).base, 0));
}

/// Everybody asks at the same instant, each through one of the databases.
async fn race(databases: &[Db], wanted: &Offer) -> Vec<(i64, Outcome<Order>)> {
    let now = beginning();
    let buyers = buyers_of(&databases[0]).await;
    let barrier = Arc::new(Barrier::new(buyers.len()));
    let mut tasks = JoinSet::new();
    for ((n, buyer), db) in (0..).zip(buyers).zip(databases.iter().cycle()) {
        let (db, barrier, id, terms) = (db.clone(), barrier.clone(), wanted.id, wanted.terms_version);
        tasks.spawn(async move {
            barrier.wait().await;
            (amount(n), request(&db, buyer, id, terms, kg(amount(n)), now).await)
        });
    }
    tasks.join_all().await
}

async fn buyers_of(db: &Db) -> Vec<PersonId> {
    db.read().await.unwrap().persons().holders(RoleKind::Buyer).await.unwrap()
}

/// What was sold is what was there or less, and who was refused was refused with reason.
async fn judge(db: &Db, id: OfferId, outcomes: &[(i64, Outcome<Order>)]) {
    let row = offer(db, id).await;
    let sold: i64 = outcomes.iter().filter(|(_, outcome)| outcome.is_ok()).map(|(wanted, _)| wanted).sum();
    assert!(sold <= LEFT, "{sold} kg of {LEFT} were sold");
    assert_sold(db, sold).await;
    assert!(outcomes.len() == amounts().len() && row.available == kg(LEFT - sold).base);
    for (wanted, outcome) in outcomes {
        match outcome {
            Ok(order) => assert_eq!(order.quantity, kg(*wanted)),
            // What is left only becomes less: it was too little then, so it is now.
            Err(Error::Refused(Refusal::Less(facts))) => {
                assert!(facts.remaining.base >= row.available && row.available < kg(*wanted).base, "{wanted} kg: {facts:?}");
            }
            Err(Error::Refused(Refusal::Gone(_))) => assert_eq!(row.available, 0),
            Err(other) => panic!("{wanted} kg: {other}"),
        }
    }
    let numbers = number(db, "SELECT COUNT(DISTINCT number) - COUNT(*) FROM orders").await;
    assert_eq!(numbers, 0, "every order has a number of its own");
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_requests_on_twenty_connections() {
    if !postgres::available() {
        return;
    }
    let (db, ..) = database(Engine::Postgres).await;
    let (seller, _) = cast(&db, BUYERS, beginning()).await;
    let wanted = publish(&db, seller, kg(LEFT), beginning()).await.unwrap();
    let outcomes = race(std::slice::from_ref(&db), &wanted).await;
    judge(&db, wanted.id, &outcomes).await;
}

on_each_engine!(two_processes_at_one_database);
async fn two_processes_at_one_database(engine: Engine) {
    let (db, url, _) = database(engine).await;
    let (seller, _) = cast(&db, BUYERS, beginning()).await;
    let wanted = publish(&db, seller, kg(LEFT), beginning()).await.unwrap();
    let other = Db::open(&url).await.unwrap();
    let outcomes = race(&[db.clone(), other], &wanted).await;
    judge(&db, wanted.id, &outcomes).await;
}

on_each_engine!(a_bot_and_a_writer_from_the_command_line);
async fn a_bot_and_a_writer_from_the_command_line(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    seller.offers("telur ayam ras", "500 kg", "26.500").await;
    let mut buyers = Vec::new();
    for n in 0..5 {
        let buyer = world.buyer(&format!("Pembeli {n}"), Organization::PasarJaya).await;
        buyer.says("/beli").await;
        buyer.taps("1").await;
        buyer.taps("Pesan").await;
        buyer.says("90 kg").await;
        buyers.push(buyer);
    }
    let now = wib("2026-11-24T09:30");
    let colleague = person(&world.db, 77, Role::Buyer(Organization::FoodStation), now).await;
    let other = Db::open(&world.database_url).await.unwrap();
    let writer = tokio::spawn(async move {
        let mut outcomes = Vec::new();
        for _ in 0..5 {
            let terms = offer(&other, OfferId(1001)).await.terms_version;
            outcomes.push(request(&other, colleague, OfferId(1001), terms, kg(90), now).await);
        }
        outcomes
    });
    for buyer in &buyers {
        let (message, data) = buyer.button("Pesan").expect("a button to confirm with");
        world.sandbox.press(buyer.id, message, &data);
    }
    let below = writer.await.unwrap();
    world.settle().await;
    let by_chat = buyers.iter().filter(|buyer| buyer.last().contains("sudah dikirim ke penjual")).count();
    let sold = by_chat + below.iter().filter(|outcome| outcome.is_ok()).count();
    assert_eq!(sold, 5, "of 500 kg there are five times 90 kg: {below:?}");
    assert_sold(&world.db, 450).await;
    let refused = buyers.iter().filter(|buyer| buyer.last().contains("tinggal 50 kg")).count();
    assert_eq!(by_chat + refused, 5);
}

on_each_engine!(without_the_guard_the_race_is_lost);
/// The guard is `AND available >= $3` in one UPDATE. Here is what happens without: everybody looks, all see enough, all take.
async fn without_the_guard_the_race_is_lost(engine: Engine) {
    let (db, ..) = database(engine).await;
    let now = beginning();
    let (seller, _) = cast(&db, 1, now).await;
    let wanted = publish(&db, seller, kg(LEFT), now).await.unwrap();
    let stopped = unguarded_race(&db, wanted.id).await;
    assert!(stopped.iter().any(|outcome| matches!(outcome, Err(store::Error::Defect(_)))), "the schema stops it: {stopped:?}");
    assert_eq!(number(&db, "SELECT available + held - offered FROM offers").await, 0);

    // Without the schema's own CHECKs more is sold than there is.
    if engine == Engine::Postgres {
        for name in ["no_kilo_twice", "offers_available_check"] {
            raw::execute(&db, &format!("ALTER TABLE offers DROP CONSTRAINT {name}")).await.unwrap();
        }
        let fresh = publish(&db, seller, kg(LEFT), now).await.unwrap();
        let sold = unguarded_race(&db, fresh.id).await.iter().filter(|outcome| outcome.is_ok()).count();
        assert!(i64::try_from(sold).unwrap() * 90 > LEFT, "the race is real: {sold} times 90 kg of {LEFT} were sold");
    }
}

async fn unguarded_race(db: &Db, id: OfferId) -> Vec<store::Result<u64>> {
    let barrier = Arc::new(Barrier::new(10));
    let mut tasks = JoinSet::new();
    for _ in 0..10 {
        let (db, barrier) = (db.clone(), barrier.clone());
        tasks.spawn(async move {
            let enough = offer(&db, id).await.available >= kg(90).base;
            barrier.wait().await;
            assert!(enough);
            let take = "UPDATE offers SET available = available - 90000, held = held + 90000";
            raw::execute(&db, &format!("{take} WHERE id = {}", id.0)).await
        });
    }
    tasks.join_all().await
}
