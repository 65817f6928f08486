//! The store's contract, the same on both engines.

use std::time::Duration;

use tembus::{
    domain::{
        digest::Amounts,
        lifecycle::Stock,
        offer::{OfferEvent, OfferId, OfferStatus},
        order::{OrderId, OrderStatus, Side},
        person::{ChatId, Organization, Person, PersonId, Role},
        removal::RemovalReason,
        search::Limits,
    },
    market::{self, Cx, reachability},
    notice::Notice,
    store::{self, Db, Error, LeaseHolder, OfferChange, OrderChange, Outgoing, Party, Priority, Tx},
};

use super::{
    market::{accept, cast, kg, offer, order, publish, request, rupiah},
    raw::{self, number},
};
use crate::support::{
    Engine, on_each_engine, postgres,
    world::{beginning, database, wib},
};

#[tokio::test]
async fn every_statement_gives_the_same_columns_on_both_engines() {
    let (sqlite, ..) = database(Engine::Sqlite).await;
    let postgres = if postgres::available() { Some(database(Engine::Postgres).await.0) } else { None };
    for (file, name, sql) in store::all_statements() {
        // SQLite has one writer, and no rows to lock.
        if sql.contains("FOR UPDATE") {
            if let Some(postgres) = &postgres {
                raw::columns(postgres, sql).await.unwrap_or_else(|error| panic!("{file}.{name} on Postgres: {error}"));
            }
            continue;
        }
        let here = raw::columns(&sqlite, sql).await.unwrap_or_else(|error| panic!("{file}.{name} on SQLite: {error}"));
        let Some(postgres) = &postgres else { continue };
        let there = raw::columns(postgres, sql).await.unwrap_or_else(|error| panic!("{file}.{name} on Postgres: {error}"));
        assert_eq!(here.len(), there.len(), "{file}.{name}");
        for ((a, a_kind), (b, b_kind)) in here.iter().zip(&there) {
            // An expression without a name is named by each engine as it likes.
            let named = a.chars().all(|c| c.is_alphanumeric() || c == '_');
            assert!(!named || a == b, "{file}.{name}: {a} and {b}");
            assert!(a_kind == b_kind || *a_kind == "unknown", "{file}.{name}: {a} is {a_kind} and {b_kind}");
            assert_ne!(*b_kind, "other", "{file}.{name}: {b}");
        }
    }
}

/// An offer of 500 kg of which 100 are asked for and 50 agreed.
async fn traded(db: &Db) -> (PersonId, Vec<PersonId>, OrderId) {
    let now = beginning();
    let (seller, buyers) = cast(db, 2, now).await;
    let id = publish(db, seller, kg(500), now).await.unwrap().id;
    let agreed = request(db, buyers[0], id, 1, kg(50), now).await.unwrap();
    accept(db, seller, agreed.id, 1, now).await.unwrap();
    let open = request(db, buyers[1], id, 1, kg(100), now).await.unwrap();
    (seller, buyers, open.id)
}

fn is_defect<T: std::fmt::Debug>(result: Result<T, Error>) -> bool {
    match result {
        Err(Error::Defect(_)) => true,
        other => panic!("not a defect: {other:?}"),
    }
}

fn is_fault<T: std::fmt::Debug>(result: Result<T, Error>) -> bool {
    match result {
        Err(error) if error.is_fault() => true,
        other => panic!("not a fault: {other:?}"),
    }
}

on_each_engine!(the_schema_refuses_a_row_that_sells_a_kilo_twice);
async fn the_schema_refuses_a_row_that_sells_a_kilo_twice(engine: Engine) {
    let (db, ..) = database(engine).await;
    traded(&db).await;
    let before = offer(&db, OfferId(1001)).await;
    for change in [
        "available = available - 1",
        "held = held + 1",
        "committed = committed - 1",
        "fulfilled = 1",
        "offered = offered + 1",
        "available = available - 400000, held = held + 400000",
        "held = held - 200000, available = available + 200000",
        "price = 0",
        "status = 'sold'",
        "expired_at = 1",
    ] {
        assert!(is_defect(raw::execute(&db, &format!("UPDATE offers SET {change}")).await), "{change}");
    }
    assert!(is_defect(raw::execute(&db, "UPDATE orders SET buyer_id = seller_id").await), "nobody buys his own");
    assert!(is_defect(raw::execute(&db, "UPDATE orders SET quantity = 0").await));
    assert!(is_defect(raw::execute(&db, "UPDATE orders SET number = 1").await), "every order has its number");
    assert!(is_defect(raw::execute(&db, "DELETE FROM offers").await), "what has orders stays");
    assert_eq!(offer(&db, OfferId(1001)).await, before);
}

on_each_engine!(the_trace_is_append_only);
async fn the_trace_is_append_only(engine: Engine) {
    let (db, ..) = database(engine).await;
    traded(&db).await;
    let before = raw::dump(&db, "SELECT * FROM events ORDER BY id").await;
    assert!(before.len() >= 4, "published, requested, confirmed, requested: {before:?}");
    assert!(is_defect(raw::execute(&db, "UPDATE events SET actor_id = NULL").await));
    assert!(is_defect(raw::execute(&db, "DELETE FROM events").await));
    assert_eq!(raw::dump(&db, "SELECT * FROM events ORDER BY id").await, before);
}

on_each_engine!(spoken_numbers_have_no_gaps_and_orders_begin_anew_each_year);
async fn spoken_numbers_have_no_gaps_and_orders_begin_anew_each_year(engine: Engine) {
    let (db, ..) = database(engine).await;
    let (seller, buyers) = cast(&db, 1, beginning()).await;
    for expected in [1001, 1002] {
        assert_eq!(publish(&db, seller, kg(500), beginning()).await.unwrap().id, OfferId(expected));
    }
    for (at, code) in [
        ("2026-11-24T09:00", "O-2026-00001"),
        ("2026-11-24T09:01", "O-2026-00002"),
        // Midnight in Blitar, not in Greenwich.
        ("2027-01-01T00:00", "O-2027-00001"),
    ] {
        let now = wib(at);
        let id = publish(&db, seller, kg(10), now).await.unwrap().id;
        assert!(request(&db, buyers[0], id, 1, kg(11), now).await.is_err(), "a refusal takes no number");
        assert_eq!(request(&db, buyers[0], id, 1, kg(1), now).await.unwrap().code.to_string(), code);
    }
}

on_each_engine!(what_was_rolled_back_has_no_number_and_no_trace);
async fn what_was_rolled_back_has_no_number_and_no_trace(engine: Engine) {
    let (db, ..) = database(engine).await;
    traded(&db).await;
    let events = number(&db, "SELECT COUNT(*) FROM events").await;
    let mut tx = db.begin().await.unwrap();
    raw::within(&mut tx, "UPDATE counters SET value = value + 7").await.unwrap();
    raw::within(&mut tx, "INSERT INTO events (at, subject, subject_id, kind) VALUES (0, 'offer', 1, 'x')").await.unwrap();
    drop(tx);
    assert_eq!(number(&db, "SELECT COUNT(*) FROM events").await, events);
    assert_eq!(number(&db, "SELECT value FROM counters WHERE name = 'offer'").await, 1001);
}

on_each_engine!(an_order_moves_only_from_the_version_state_and_party_that_were_named);
async fn an_order_moves_only_from_the_version_state_and_party_that_were_named(engine: Engine) {
    let (db, ..) = database(engine).await;
    let (seller, _, id) = traded(&db).await;
    let right = OrderChange {
        order: id,
        version: 1,
        makes_version: true,
        from: OrderStatus::Requested,
        to: OrderStatus::Confirmed,
        party: Party::Seller(seller),
    };
    let wrong = [
        OrderChange { version: 2, ..right },
        OrderChange { version: 0, ..right },
        OrderChange { from: OrderStatus::Confirmed, ..right },
        OrderChange { party: Party::Seller(PersonId(seller.0 + 1)), ..right },
        OrderChange { party: Party::Buyer(Organization::FoodStation), ..right },
        OrderChange { order: OrderId(id.0 + 1), ..right },
    ];
    let mut tx = db.begin().await.unwrap();
    for step in &wrong {
        assert!(!tx.orders().transition(step, beginning()).await.unwrap(), "{step:?}");
    }
    assert!(tx.orders().transition(&right, beginning()).await.unwrap());
    assert!(!tx.orders().transition(&right, beginning()).await.unwrap(), "a second press comes too late");
    tx.commit().await.unwrap();
    assert_eq!(order(&db, id).await.version, 2);
}

on_each_engine!(an_offer_moves_only_where_its_lifecycle_leads);
/// What becomes of an offer in each state; the market itself is asked, as a person, the timer and Telegram would.
async fn an_offer_moves_only_where_its_lifecycle_leads(engine: Engine) {
    use OfferStatus::{Expired, Paused, Published, Withdrawn};
    let lifecycle = [
        (OfferEvent::Withdraw, [Some(Withdrawn), Some(Withdrawn), None, Some(Withdrawn)]),
        (OfferEvent::Remove, [Some(Withdrawn), Some(Withdrawn), None, Some(Withdrawn)]),
        (OfferEvent::Expire, [Some(Expired), Some(Expired), None, None]),
        (OfferEvent::Renew, [Some(Published), Some(Published), None, Some(Published)]),
        (OfferEvent::Pause, [Some(Paused), None, None, None]),
        (OfferEvent::Resume, [None, Some(Published), None, None]),
    ];
    assert_eq!(lifecycle.len(), OfferEvent::ALL.len());
    let (db, ..) = database(engine).await;
    let (seller, ..) = traded(&db).await;
    for (event, to) in lifecycle {
        for (from, expected) in [Published, Paused, Withdrawn, Expired].into_iter().zip(to) {
            let mut tx = db.begin().await.unwrap();
            let ended = if from == Expired { "1" } else { "NULL" };
            raw::within(&mut tx, &format!("UPDATE offers SET status = '{from}', expired_at = {ended}")).await.unwrap();
            let lost = if event == OfferEvent::Resume { "1" } else { "NULL" };
            raw::within(&mut tx, &format!("UPDATE persons SET unreachable_since = {lost}")).await.unwrap();
            let before = tx.offers().get(OfferId(1001)).await.unwrap().unwrap();
            let person = tx.persons().get(seller).await.unwrap().unwrap();
            let (id, now, chat) = (before.id, beginning(), person.chat.unwrap());
            match event {
                OfferEvent::Withdraw | OfferEvent::Renew => {
                    let mut cx = Cx { tx: &mut tx, now, actor: &person, update: None };
                    let done = match event {
                        OfferEvent::Withdraw => market::withdraw(&mut cx, id, 1).await.map(drop),
                        _ => market::renew(&mut cx, id, 1).await.map(drop),
                    };
                    assert_eq!(done.is_ok(), expected.is_some(), "{from}, {event:?}: {done:?}");
                }
                OfferEvent::Remove => {
                    let admin = Person { roles: vec![Role::Admin], ..person.clone() };
                    let mut cx = Cx { tx: &mut tx, now, actor: &admin, update: None };
                    let done = market::remove_offer(&mut cx, id, RemovalReason::Other).await;
                    assert_eq!(done.is_ok(), expected.is_some(), "{from}, {event:?}: {done:?}");
                }
                OfferEvent::Expire => {
                    market::expire_offer(&mut tx, id, before.valid_until - chrono::Duration::milliseconds(1)).await.unwrap();
                    assert_eq!(tx.offers().get(id).await.unwrap().unwrap(), before, "its time has not passed");
                    market::expire_offer(&mut tx, id, before.valid_until).await.unwrap();
                }
                OfferEvent::Pause => reachability::mark_unreachable(&mut tx, chat, now).await.unwrap(),
                OfferEvent::Resume => reachability::mark_reachable(&mut tx, chat, now).await.unwrap(),
            }
            let after = tx.offers().get(id).await.unwrap().unwrap();
            let wanted = (expected.unwrap_or(from), 1 + i64::from(expected.is_some()));
            assert_eq!((after.status, after.version), wanted, "{from}, {event:?}");
        }
    }
}

on_each_engine!(an_offer_changes_only_from_the_version_and_by_the_seller_that_were_named);
async fn an_offer_changes_only_from_the_version_and_by_the_seller_that_were_named(engine: Engine) {
    let (db, ..) = database(engine).await;
    let (seller, buyers, _) = traded(&db).await;
    let (id, now) = (OfferId(1001), beginning());
    let mut tx = db.begin().await.unwrap();
    for (version, person) in [(2, seller), (0, seller), (1, buyers[0])] {
        assert_eq!(tx.offers().set_price(id, version, person, rupiah(1)).await.unwrap(), None);
        assert_eq!(tx.offers().set_quantity(id, version, person, kg(900)).await.unwrap(), None);
        let withdrawn = OfferChange { offer: id, version, from: OfferStatus::Published, to: OfferStatus::Withdrawn, seller: person };
        assert_eq!(tx.offers().transition(&withdrawn).await.unwrap(), None);
    }
    let elsewhere = OfferChange { offer: id, version: 1, from: OfferStatus::Paused, to: OfferStatus::Published, seller };
    assert_eq!(tx.offers().transition(&elsewhere).await.unwrap(), None, "it is in another state");
    assert_eq!(tx.offers().set_quantity(id, 1, seller, kg(149)).await.unwrap(), None, "150 kg are asked for or agreed");
    let changed = tx.offers().set_quantity(id, 1, seller, kg(150)).await.unwrap().unwrap();
    assert_eq!((changed.available, changed.version, changed.terms_version), (0, 2, 2));
    assert_eq!(tx.offers().hold(id, 2, 1, now).await.unwrap(), None, "nothing is left");
    assert_eq!(tx.offers().move_stock(id, Stock::Release, kg(101).base).await.unwrap(), None, "only 100 kg are held");
    assert_eq!(tx.offers().move_stock(id, Stock::Commit, kg(101).base).await.unwrap(), None);
    assert_eq!(tx.offers().move_stock(id, Stock::Restore, kg(51).base).await.unwrap(), None, "only 50 kg are agreed");
    let released = tx.offers().move_stock(id, Stock::Release, kg(100).base).await.unwrap().unwrap();
    assert_eq!((released.available, released.held, released.version), (kg(100).base, 0, 2), "holds are no new version");
    assert_eq!(tx.offers().hold(id, 1, 1, now).await.unwrap(), None, "the terms changed");
    assert_eq!(tx.offers().hold(id, 2, 1, released.valid_until).await.unwrap(), None, "its time has passed");
    assert!(tx.offers().hold(id, 2, kg(100).base, now).await.unwrap().is_some());
}

on_each_engine!(a_bad_row_names_its_table_column_and_id);
async fn a_bad_row_names_its_table_column_and_id(engine: Engine) {
    let (db, ..) = database(engine).await;
    let (seller, _, open) = traded(&db).await;
    for (table, column, bad, id) in [
        ("offers", "unit", "'FURLONG'", 1001),
        ("offers", "ready_from", "'soon'", 1001),
        ("orders", "price_unit", "'FURLONG'", open.0),
        ("persons", "language", "'xx'", seller.0),
    ] {
        let key = if table == "offers" { "id = 1001".to_owned() } else { format!("id = {id}") };
        let mut tx = db.begin().await.unwrap();
        raw::within(&mut tx, &format!("UPDATE {table} SET {column} = {bad} WHERE {key}")).await.unwrap();
        let error = match table {
            "offers" => tx.offers().get(OfferId(id)).await.map(drop),
            "orders" => tx.orders().get(OrderId(id)).await.map(drop),
            _ => tx.persons().get(PersonId(id)).await.map(drop),
        }
        .unwrap_err();
        assert!(!error.is_fault());
        let words = error.to_string();
        for part in [table, column, &id.to_string()] {
            assert!(words.contains(part), "{part} is not in: {words}");
        }
    }
}

on_each_engine!(what_is_not_there_is_no_error);
async fn what_is_not_there_is_no_error(engine: Engine) {
    let (db, ..) = database(engine).await;
    let mut tx = db.read().await.unwrap();
    assert_eq!(tx.offers().get(OfferId(i64::MAX)).await.unwrap(), None);
    assert_eq!(tx.orders().get(OrderId(-1)).await.unwrap(), None);
    assert_eq!(tx.persons().by_chat(ChatId(i64::MIN)).await.unwrap(), None);
    assert_eq!(tx.meta("nothing").await.unwrap(), None);
}

on_each_engine!(a_broken_rule_is_a_defect);
async fn a_broken_rule_is_a_defect(engine: Engine) {
    let (db, ..) = database(engine).await;
    traded(&db).await;
    for sql in [
        "INSERT INTO persons (chat_id, name, language, created_at) SELECT chat_id, name, language, created_at FROM persons",
        "INSERT INTO consents (person_id, version, given_at) VALUES (4711, 'x', 0)",
        "UPDATE persons SET name = NULL",
        "SELECT nonsense FROM persons",
        "SELEC",
    ] {
        assert!(is_defect(raw::execute(&db, sql).await), "{sql}");
    }
}

on_each_engine!(a_lock_that_does_not_come_free_is_a_fault);
async fn a_lock_that_does_not_come_free_is_a_fault(engine: Engine) {
    let (db, url, _) = database(engine).await;
    traded(&db).await;
    let other = Db::open(&url).await.unwrap();
    let mut impatient = other.begin().await.unwrap();
    let mut holder;
    match engine {
        Engine::Sqlite => {
            raw::within(&mut impatient, "PRAGMA busy_timeout = 50").await.unwrap();
            drop(impatient);
            holder = db.begin().await.unwrap();
            assert!(is_fault(other.begin().await));
        }
        Engine::Postgres => {
            holder = db.begin().await.unwrap();
            holder.offers().lock(OfferId(1001)).await.unwrap();
            raw::within(&mut impatient, "SET LOCAL lock_timeout = '50ms'").await.unwrap();
            assert!(is_fault(impatient.offers().lock(OfferId(1001)).await));
            drop(impatient);
        }
    }
    // Nothing of it is left: the same goes through later.
    holder.offers().lock(OfferId(1001)).await.unwrap();
    holder.commit().await.unwrap();
    let mut again = other.begin().await.unwrap();
    again.offers().lock(OfferId(1001)).await.unwrap();
    again.commit().await.unwrap();
}

on_each_engine!(a_database_that_can_not_be_written_is_a_fault);
async fn a_database_that_can_not_be_written_is_a_fault(engine: Engine) {
    let (db, ..) = database(engine).await;
    let mut tx = db.read().await.unwrap();
    if let Tx::Postgres(_) = tx {
        raw::within(&mut tx, "SET TRANSACTION READ ONLY").await.unwrap();
    }
    assert!(is_fault(tx.set_meta("a", "b").await));
    drop(tx);
    if engine == Engine::Sqlite {
        let mut tx = db.begin().await.unwrap();
        raw::within(&mut tx, "PRAGMA max_page_count = 1").await.unwrap();
        let full = tx.set_meta("a", &"x".repeat(1_000_000)).await;
        assert!(is_fault(full), "the disk is full");
    }
    assert_eq!(number(&db, "SELECT COUNT(*) FROM meta WHERE key = 'a'").await, 0);
}

on_each_engine!(a_database_that_is_gone_is_a_fault);
async fn a_database_that_is_gone_is_a_fault(engine: Engine) {
    let (db, url, _) = database(engine).await;
    let other = Db::open(&url).await.unwrap();
    other.close().await;
    assert!(is_fault(other.begin().await));
    assert!(is_fault(other.read().await));
    if engine == Engine::Postgres {
        let mut tx = db.begin().await.unwrap();
        let kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        let third = Db::open(&url).await.unwrap();
        raw::execute(&third, kill).await.unwrap();
        assert!(is_fault(tx.set_meta("a", "b").await));
        drop(tx);
        // The pool finds a new connection by itself.
        tokio::time::sleep(Duration::from_millis(50)).await;
        let mut tx = db.begin().await.unwrap();
        tx.set_meta("a", "b").await.unwrap();
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn two_who_wait_for_each_other_are_parted_by_a_fault() {
    if !postgres::available() {
        return;
    }
    let (db, ..) = database(Engine::Postgres).await;
    let (seller, _) = cast(&db, 0, beginning()).await;
    let mut ids = Vec::new();
    for _ in 0..2 {
        ids.push(publish(&db, seller, kg(1), beginning()).await.unwrap().id);
    }
    let (mut a, mut b) = (db.begin().await.unwrap(), db.begin().await.unwrap());
    a.offers().lock(ids[0]).await.unwrap();
    b.offers().lock(ids[1]).await.unwrap();
    let (first, second) = tokio::join!(
        async {
            let result = a.offers().lock(ids[1]).await;
            drop(a);
            result
        },
        async {
            let result = b.offers().lock(ids[0]).await;
            drop(b);
            result
        },
    );
    assert!(first.is_ok() != second.is_ok(), "{first:?}, {second:?}");
    assert!(is_fault(first.and(second)));
}

on_each_engine!(a_savepoint_takes_back_only_what_came_after_it);
async fn a_savepoint_takes_back_only_what_came_after_it(engine: Engine) {
    let (db, ..) = database(engine).await;
    let mut tx = db.begin().await.unwrap();
    tx.set_meta("before", "1").await.unwrap();
    for round in 0..3 {
        tx.savepoint();
        tx.set_meta(&format!("taken back {round}"), "1").await.unwrap();
        // On Postgres a failed statement makes the transaction useless but for going back.
        assert!(is_defect(raw::within(&mut tx, "INSERT INTO meta (key, value) VALUES (NULL, NULL)").await));
        tx.back_to_savepoint().await.unwrap();
        tx.savepoint();
        tx.set_meta(&format!("kept {round}"), "1").await.unwrap();
        tx.release_savepoint().await.unwrap();
    }
    tx.commit().await.unwrap();
    let keys = raw::texts(&db, "SELECT key FROM meta ORDER BY key").await;
    assert_eq!(keys, ["before", "kept 0", "kept 1", "kept 2"]);
}

on_each_engine!(live_offers_are_counted_as_they_change_whenever_changes_are_added);
async fn live_offers_are_counted_as_they_change_whenever_changes_are_added(engine: Engine) {
    let (db, ..) = database(engine).await;
    let now = beginning();
    let (seller, _) = cast(&db, 0, now).await;
    let offer = publish(&db, seller, kg(500), now).await.unwrap();
    let counts = async |tx: &mut Tx| {
        let (offers, amounts) = tx.live_sums(None, &Limits::default(), now).await.unwrap();
        let goods = tx.live_goods(now).await.unwrap();
        (offers, amounts, goods)
    };
    let mut tx = db.begin().await.unwrap();
    let before = counts(&mut tx).await;
    assert_eq!((before.0, before.2.len()), (1, 1));
    let held = tx.offers().hold(offer.id, offer.terms_version, kg(1).base, now).await.unwrap().unwrap();
    let after = counts(&mut tx).await;
    assert_ne!(after.1, before.1, "what is held is not free");
    for _ in 0..2 {
        tx.add_live_changes().await.unwrap();
        assert_eq!((tx.live_changes().await.unwrap(), counts(&mut tx).await), (0, after.clone()));
    }
    tx.offers().hold(offer.id, offer.terms_version, held.available, now).await.unwrap().unwrap();
    assert_eq!(counts(&mut tx).await, (0, Amounts::default(), vec![]), "nothing is left");
    tx.offers().move_stock(offer.id, Stock::Release, kg(1).base).await.unwrap().unwrap();
    assert_eq!(counts(&mut tx).await.0, 1);
    let later = tx.live_sums(None, &Limits::default(), offer.valid_until).await.unwrap();
    assert_eq!(later, (0, Amounts::default()), "over, though nobody has expired it yet");
    tx.commit().await.unwrap();
}

on_each_engine!(a_question_that_was_answered_loses_its_buttons_with_the_next_message);
async fn a_question_that_was_answered_loses_its_buttons_with_the_next_message(engine: Engine) {
    let (db, ..) = database(engine).await;
    let (mut tx, now) = (db.begin().await.unwrap(), beginning());
    let out = Outgoing {
        chat: ChatId(7),
        edit: None,
        priority: Priority::Reply,
        silent: false,
        prompt: true,
        not_before: now,
        notice: Notice::System { code: "1".to_owned() },
    };
    let later = now + chrono::Duration::hours(1);
    for next in [
        out.clone(),
        Outgoing { chat: ChatId(8), ..out.clone() },
        Outgoing { edit: Some(4), ..out.clone() },
        Outgoing { not_before: later, ..out.clone() },
        Outgoing { priority: Priority::Notice, ..out.clone() },
    ] {
        tx.enqueue_button_removal(ChatId(7), 3, now).await.unwrap();
        tx.enqueue(&next, now).await.unwrap();
    }
    tx.commit().await.unwrap();
    let rows = raw::texts(&db, "SELECT act || ' ' || COALESCE(unprompt_message_id, 0) FROM outbox ORDER BY id").await;
    assert_eq!(rows[0], "say 3", "one row, so that it is marked once");
    assert_eq!(rows[1..], ["unprompt 0", "say 0"].repeat(4), "an edit may be replaced, and what comes later would come too late");
}

#[tokio::test]
async fn an_edit_does_not_wait_for_the_mark_of_the_one_before_it_on_postgres() {
    if !postgres::available() {
        return;
    }
    let (db, ..) = database(Engine::Postgres).await;
    let now = beginning();
    let holder = LeaseHolder::new("a".to_owned(), chrono::Duration::seconds(60));
    let edit = |chat: i64| Outgoing {
        chat: ChatId(chat),
        edit: Some(3),
        priority: Priority::Reply,
        silent: false,
        prompt: false,
        not_before: now,
        notice: Notice::System { code: "1".to_owned() },
    };
    let mut tx = db.begin().await.unwrap();
    for chat in [7, 8] {
        tx.enqueue(&edit(chat), now).await.unwrap();
    }
    tx.lease_chats(&[7, 8], &holder, now).await.unwrap();
    tx.commit().await.unwrap();
    let mut marking = db.begin().await.unwrap();
    let head = marking.next_messages(&[7], &holder, now).await.unwrap().remove(0);
    let told = store::Delivered { message: Some(3), buttons: false };
    assert_eq!(marking.mark_sent(&holder, &[(&head, told)], now).await.unwrap().len(), 1);
    let mut newer = db.begin().await.unwrap();
    for chat in [7, 8] {
        newer.enqueue(&edit(chat), now).await.unwrap();
    }
    tokio::time::timeout(std::time::Duration::from_secs(5), newer.commit()).await.expect("nobody waits for the mark").unwrap();
    marking.commit().await.unwrap();
    let rows = raw::texts(&db, "SELECT chat_id || ' ' || state FROM outbox ORDER BY id").await;
    assert_eq!(rows, ["7 sent", "8 superseded", "7 queued", "8 queued"]);
}

on_each_engine!(a_lease_that_ran_out_in_an_outage_stays_with_its_holder_until_it_may_be_inherited);
async fn a_lease_that_ran_out_in_an_outage_stays_with_its_holder_until_it_may_be_inherited(engine: Engine) {
    let (db, ..) = database(engine).await;
    let (one, other) =
        (LeaseHolder::new("a".to_owned(), chrono::Duration::seconds(60)), LeaseHolder::new("b".to_owned(), chrono::Duration::seconds(60)));
    let (now, after) = (beginning(), beginning() + chrono::Duration::seconds(90));
    let mut tx = db.begin().await.unwrap();
    let notice = Notice::System { code: "1".to_owned() };
    let out = Outgoing { chat: ChatId(7), edit: None, priority: Priority::Notice, silent: false, prompt: false, not_before: now, notice };
    tx.enqueue(&out, now).await.unwrap();
    tx.lease_chats(&[7], &one, now).await.unwrap();
    tx.commit().await.unwrap();

    other.may_inherit(false);
    let mut tx = db.begin().await.unwrap();
    assert_eq!(tx.queues(&other, after, (-1, 0), 9).await.unwrap()[0].due, 0, "it is not looked at again and again");
    assert_eq!(tx.next_messages(&[7], &other, after).await.unwrap(), []);
    assert_eq!(tx.lease_chats(&[7], &other, after).await.unwrap(), 0);
    assert_eq!(tx.next_messages(&[7], &one, after).await.unwrap().len(), 1, "its holder goes on");
    tx.commit().await.unwrap();
    assert_eq!(raw::texts(&db, "SELECT owner || ' ' || uncertain FROM outbox JOIN chat_leases USING (chat_id)").await, ["a 0"]);

    other.may_inherit(true);
    let mut tx = db.begin().await.unwrap();
    assert_eq!(tx.queues(&other, after, (-1, 0), 9).await.unwrap()[0].due, 1);
    assert_eq!(tx.lease_chats(&[7], &other, after).await.unwrap(), 1);
    tx.commit().await.unwrap();
    assert_eq!(raw::texts(&db, "SELECT owner || ' ' || uncertain FROM outbox JOIN chat_leases USING (chat_id)").await, ["b 1"]);
}

on_each_engine!(a_message_that_waits_names_people_as_they_are_called_when_it_is_sent);
async fn a_message_that_waits_names_people_as_they_are_called_when_it_is_sent(engine: Engine) {
    let (db, ..) = database(engine).await;
    let (mut tx, now) = (db.begin().await.unwrap(), beginning());
    let seller = tx.persons().insert(ChatId(8), "Pak Bejo", now).await.unwrap();
    let seller = tx.persons().get(seller).await.unwrap().unwrap();
    let notice = Notice::Contact { side: Side::Seller, name: (&seller).into(), phone: None, chat: None, may_share_own: false, asks: None };
    let out = Outgoing { chat: ChatId(7), edit: None, priority: Priority::Notice, silent: false, prompt: false, not_before: now, notice };
    tx.enqueue(&out, now).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(raw::texts(&db, "SELECT notice FROM outbox WHERE notice LIKE '%Bejo%'").await, [""; 0], "the row holds a number");
    let holder = LeaseHolder::new("a".to_owned(), chrono::Duration::seconds(60));
    for name in ["Pak Bejo Santoso", ""] {
        let mut tx = db.begin().await.unwrap();
        tx.persons().set_name(seller.id, name).await.unwrap();
        tx.lease_chats(&[7], &holder, now).await.unwrap();
        let next = tx.next_messages(&[7], &holder, now).await.unwrap().remove(0).notice.unwrap();
        let Notice::Contact { name: read, .. } = serde_json::from_str(&next).unwrap() else { panic!("{next}") };
        assert_eq!(&*read, name);
        tx.commit().await.unwrap();
    }
}

on_each_engine!(what_was_gathered_goes_back_with_its_savepoint_and_no_further);
async fn what_was_gathered_goes_back_with_its_savepoint_and_no_further(engine: Engine) {
    let (db, ..) = database(engine).await;
    let (mut tx, now) = (db.begin().await.unwrap(), beginning());
    let said = |code: &str| Notice::System { code: code.to_owned() };
    for (chat, text, fails) in [(7, "first", false), (7, "second", true), (8, "third", true), (7, "fourth", false)] {
        tx.savepoint();
        tx.take_turn(ChatId(chat), now).await.unwrap();
        let out = Outgoing {
            chat: ChatId(chat),
            edit: None,
            priority: Priority::Reply,
            silent: false,
            prompt: false,
            not_before: now,
            notice: said(text),
        };
        tx.enqueue(&out, now).await.unwrap();
        tx.save_conversation(ChatId(chat), text).await.unwrap();
        // One of those that go back has written all that was gathered, also by those before it.
        if text == "second" {
            tx.flush().await.unwrap();
        }
        if fails { tx.back_to_savepoint().await.unwrap() } else { tx.release_savepoint().await.unwrap() }
    }
    tx.commit().await.unwrap();
    let said = raw::texts(&db, "SELECT notice FROM outbox ORDER BY id").await.join(" ");
    assert!(said.contains("first") && said.contains("fourth") && !said.contains("second") && !said.contains("third"), "{said}");
    assert_eq!(raw::texts(&db, "SELECT state FROM conversations WHERE state <> ''").await, ["fourth"]);
    assert_eq!(number(&db, "SELECT seq FROM conversations WHERE chat_id = 7").await, 2);
}
