//! A clock that is put back by hours, while holds, offers, digests and messages are due: nothing comes twice, nothing never,
//! and nobody waits for the clock to come to where it was.

use std::time::Duration;

use tembus::{
    app,
    clock::Clock,
    domain::person::{Office, Organization},
    sandbox::{Fault, Gate},
    telegram::limits::Rates,
};

use super::raw::number;
use crate::support::{
    Engine, Person, World, on_each_engine,
    world::{beginning, database, wib},
};

const BACK: chrono::Duration = chrono::Duration::hours(9);

/// Waits for what the bot does by itself.
async fn in_the_end(person: &Person<'_>, text: &str, times: usize) {
    for _ in 0..2_000 {
        if person.count(text) == times {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    person.fail(&format!("not {times} times: {text}"));
}

async fn is_sound(world: &World) {
    world.settle().await;
    let found = app::audit::audit(&mut world.db.snapshot().await.expect("a snapshot")).await.expect("an audit");
    assert_eq!(found, []);
    let unsent = "SELECT COUNT(*) FROM outbox WHERE state NOT IN ('sent', 'superseded')";
    assert_eq!(number(&world.db, unsent).await, 0, "a message is stuck");
}

on_each_engine!(what_was_due_before_is_not_done_again);
/// What time has done, it does not do again when the same hour comes once more.
async fn what_was_due_before_is_not_done_again(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    seller.offers("karkas", "2 ton", "34.000").await;
    let request = async |quantity: &str| {
        buyer.says("/beli").await;
        buyer.taps_each(&["1", "Pesan", quantity, "Pesan"]).await;
    };
    request("1 ton").await;
    let (unanswered, lapsed) = ("batal karena belum dijawab", "Penjual belum menjawab sampai batas waktu.");
    for _ in 0..2 {
        world.advance_to("2026-11-24T15:01").await;
        in_the_end(&seller, unanswered, 1).await;
        in_the_end(&buyer, lapsed, 1).await;
        world.clock.put_back(BACK);
    }

    // The hold of a new request ends by the clock as it is now, and the bot does not wait for the old one.
    request("1 ton").await;
    let hold = number(&world.db, "SELECT hold_until FROM orders ORDER BY id DESC LIMIT 1").await;
    let hold = chrono::DateTime::from_timestamp_millis(hold).expect("a time");
    assert!(hold < wib("2026-11-24T15:01"), "{hold}: the clock has shown that hour before");
    world.clock.advance_to(hold);
    in_the_end(&buyer, lapsed, 2).await;

    let ends = number(&world.db, "SELECT valid_until FROM offers").await;
    let ends = chrono::DateTime::from_timestamp_millis(ends).expect("a time");
    let minute = chrono::Duration::minutes(1);
    for (at, person, text) in [
        (wib("2026-11-25T07:01"), &official, "Pelaku aktif"),
        (ends - chrono::Duration::hours(12) + minute, &seller, "habis waktu hari ini"),
        (ends + minute, &seller, "sudah lewat waktu"),
    ] {
        for _ in 0..3 {
            world.clock.advance_to(at);
            app::run_due(&world.db, world.clock.now()).await.expect("what is due is done");
            world.settle().await;
            in_the_end(person, text, 1).await;
            world.clock.put_back(BACK);
        }
    }
    let (digests, days) = (official.count("Pelaku aktif"), (ends - wib("2026-11-24T07:00")).num_days());
    assert!(i64::try_from(digests).expect("few") <= days, "more than one digest a day: {}", official.transcript());
    is_sound(&world).await;
}

on_each_engine!(what_waits_to_be_sent_again_does_not_wait_for_hours);
async fn what_waits_to_be_sent_again_does_not_wait_for_hours(engine: Engine) {
    let world = World::new(engine).await;
    let person = world.seller("Pak Bejo").await;
    world.sandbox.fail_next("sendMessage", Some(person.id), Fault::Status(500, "Internal Server Error".to_owned()), 1);
    world.sandbox.say(person.id, "/bantuan");
    while world.sandbox.waiting_faults() > 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    world.clock.put_back(BACK);
    in_the_end(&person, "Yang bisa dilakukan di sini", 1).await;
    is_sound(&world).await;
}

on_each_engine!(what_telegram_allows_in_a_second_is_allowed_in_the_next);
async fn what_telegram_allows_in_a_second_is_allowed_in_the_next(engine: Engine) {
    let mut world = World::new(engine).await;
    let id = world.stranger("Ani").id;
    world.stop_bot().await;
    world.rates = Rates { per_second: 30, per_chat: 1 };
    world.start_bot();
    let person = world.known(id, "Ani");
    let say = async |count: usize| {
        for _ in 0..count {
            person.says("/start").await;
        }
    };
    say(5).await;
    world.clock.put_back(BACK);
    say(2).await;
    is_sound(&world).await;
}

on_each_engine!(what_a_process_with_another_clock_left_is_sent_and_counted);
/// The process dies while a message is on its way and another waits behind it; the next one has a clock that is hours behind.
async fn what_a_process_with_another_clock_left_is_sent_and_counted(engine: Engine) {
    let mut world = World::new(engine).await;
    let id = world.seller("Pak Bejo").await.id;
    let gate = Gate::new();
    world.sandbox.fail_next("sendMessage", Some(id), Fault::Hold(gate.clone()), 1);
    world.sandbox.say(id, "/bantuan");
    gate.reached().await;
    world.sandbox.say(id, "/penawaran");
    while world.sandbox.pending_updates() > 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    world.kill_bot().await;
    gate.release();
    world.clock.put_back(BACK);
    let before = world.clock.now();
    world.start_bot();
    let person = world.known(id, "Pak Bejo");
    in_the_end(&person, "Belum ada penawaran", 1).await;
    assert!(world.clock.now() - before < BACK);
    is_sound(&world).await;
    let uncertain = number(&world.db, "SELECT CAST(SUM(uncertain) AS BIGINT) FROM outbox").await;
    assert_eq!(uncertain, 1, "{}", person.transcript());
    assert_eq!(person.count("Yang bisa dilakukan di sini"), 2, "{}", person.transcript());
}

on_each_engine!(updates_are_known_by_distance_as_well_as_by_age);
async fn updates_are_known_by_distance_as_well_as_by_age(engine: Engine) {
    let (db, now) = (database(engine).await.0, beginning());
    let mut tx = db.begin().await.unwrap();
    tx.receive_all(1, &[5, 20_000, 29_999, 30_000], now).await.unwrap();
    tx.receive_all(2, &[7], now).await.unwrap();
    // A clock that is a month ahead forgets only what Telegram can't deliver again.
    assert_eq!(tx.forget_updates(now + chrono::Duration::days(30)).await.unwrap(), 1);
    let known = tx.receive_all(1, &[5, 20_000, 29_999, 30_000], now).await.unwrap();
    assert_eq!(known.into_iter().collect::<Vec<_>>(), [5]);
    assert!(!tx.receive(2, 7, now).await.unwrap());
}
