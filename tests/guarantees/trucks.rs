//! Loads that join one truck at once, and what it costs, said meanwhile: one truck, all loads, and parts that add to the whole.

use chrono::Duration;
use tembus::{
    app::audit::audit,
    domain::{
        money::Rupiah,
        order::{Along, Order},
    },
    market,
};

use super::{market::*, raw};
use crate::support::{
    Engine, on_each_engine,
    world::{beginning, database},
};

on_each_engine!(loads_that_join_a_truck_at_once_are_on_one_truck);
async fn loads_that_join_a_truck_at_once_are_on_one_truck(engine: Engine) {
    let (db, _, _) = database(engine).await;
    let now = beginning();
    let (seller, buyers) = cast(&db, 1, now).await;
    let buyer = *buyers.first().unwrap();
    let mut orders = Vec::new();
    // The offer of the first order lies between the others: whichever is taken first.
    for _ in 0..7 {
        let offer = publish(&db, seller, kg(300), now).await.unwrap();
        let order = request(&db, buyer, offer.id, offer.terms_version, kg(300), now).await.unwrap();
        accept(&db, seller, order.id, order.version, now).await.unwrap();
        orders.push(order);
    }
    orders.swap(0, 3);
    let [first, rest @ ..] = orders.as_slice() else { panic!("orders") };
    depart(&db, seller, first.id, kg(300), now).await.unwrap();
    let along = Along { order: first.id, code: first.code, number: 1, plate: None };
    let later = now + Duration::minutes(1);
    let [a, b, c, d, e, f] = rest else { panic!("six orders") };
    // Smaller offers join a truck that somebody holds by its larger ones; nobody has to begin again.
    let board = async |order: &Order| depart_along(&db, seller, order.id, along.clone(), later).await;
    let freight = async || say_freight(&db, seller, first.id, Rupiah(900_001), later).await;
    let done = tokio::join!(board(f), freight(), board(a), board(e), freight(), board(b), board(d), freight(), board(c));
    assert!(done.0.is_ok() && done.1.is_ok() && done.2.is_ok() && done.3.is_ok() && done.4.is_ok(), "{done:?}");
    assert!(done.5.is_ok() && done.6.is_ok() && done.7.is_ok() && done.8.is_ok(), "{done:?}");
    assert_eq!(raw::number(&db, "SELECT COUNT(*) FROM trips").await, 1);
    assert_eq!(raw::number(&db, "SELECT COUNT(*) FROM deliveries WHERE trip_id = 1").await, 7);
    let mut tx = db.begin().await.unwrap();
    let actor = tx.persons().get(seller).await.unwrap().unwrap();
    let cx = &mut market::Cx { tx: &mut tx, now: later, actor: &actor, update: None };
    let said = market::say_freight(cx, first.id, 1, Rupiah(900_001)).await.unwrap();
    let mut parts: Vec<i64> = said.parts.iter().map(|(_, part)| part.0).collect();
    parts.sort_unstable();
    assert_eq!(parts, [128_571, 128_571, 128_571, 128_572, 128_572, 128_572, 128_572]);
    // Nobody came in through a conversation here.
    let found = audit(&mut tx).await.unwrap().into_iter().filter(|finding| !finding.said.contains("came in without an event"));
    assert_eq!(found.collect::<Vec<_>>(), []);
}
