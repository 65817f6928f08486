//! An update that ends the process: dropped in the middle of its handling, as a death does it.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use tembus::{
    domain::person::Role,
    telegram::inbox::{Handle, conversations},
    update::UpdateKind,
};

use super::raw::{self, number};
use crate::support::{Engine, World, on_each_engine, world::beginning};

/// Handles updates as always, but never comes back from one that says this.
fn stuck_at(text: &'static str, reached: &Arc<AtomicUsize>) -> Handle {
    let (usual, reached) = (conversations(), Arc::clone(reached));
    Arc::new(move |tx, ctx, update| {
        if let UpdateKind::Message(message) = &update.kind
            && message.words() == Some(text)
        {
            let reached = Arc::clone(&reached);
            return Box::pin(async move {
                reached.fetch_add(1, Ordering::SeqCst);
                std::future::pending().await
            });
        }
        usual(tx, ctx, update)
    })
}

async fn until(what: &str, condition: impl AsyncFn() -> bool) {
    for _ in 0..4000 {
        if condition().await {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    panic!("it never came to this: {what}");
}

on_each_engine!(what_kills_the_process_again_and_again_is_set_aside_and_stops_nobody_else);
async fn what_kills_the_process_again_and_again_is_set_aside_and_stops_nobody_else(engine: Engine) {
    let mut world = World::new(engine).await;
    let (admin, poisoner, innocent) = {
        let admin = world.invited("Mas Adi", Role::Admin).await.id;
        let (poisoner, innocent) = (world.stranger("Racun").id, world.stranger("Ani").id);
        (admin, poisoner, innocent)
    };
    world.stop_bot().await;
    world.sandbox.say(poisoner, "racun");
    world.sandbox.say(innocent, "/start");
    let reached = Arc::new(AtomicUsize::new(0));
    // Once in its batch, then twice alone.
    for death in 1..=3 {
        world.start_bot_with(stuck_at("racun", &reached));
        until("the poison is being applied", async || reached.load(Ordering::SeqCst) == death).await;
        world.kill_bot().await;
        assert_eq!(number(&world.db, "SELECT COUNT(*) FROM set_aside").await, 0, "after death {death}");
    }
    world.start_bot_with(stuck_at("racun", &reached));
    world.settle().await;
    assert_eq!(reached.load(Ordering::SeqCst), 3, "it was not tried a fourth time");
    assert_eq!(number(&world.db, "SELECT COUNT(*) FROM suspects").await, 0);
    assert_eq!(raw::dump(&world.db, "SELECT reason FROM set_aside").await.len(), 1);
    world.known(innocent, "Ani").sees("Selamat datang");
    world.known(poisoner, "Racun").sees_last("kode");
    world.known(admin, "Mas Adi").sees_last("kode");
    world.sandbox.say(innocent, "/start");
    world.settle().await;
    world.stop_bot().await;
    assert_eq!(number(&world.db, "SELECT COUNT(*) FROM runs").await, 0, "ended as asked");
}

on_each_engine!(a_death_that_no_update_caused_sets_nothing_aside);
async fn a_death_that_no_update_caused_sets_nothing_aside(engine: Engine) {
    let mut world = World::new(engine).await;
    let person = world.stranger("Ani").id;
    for _ in 0..5 {
        world.kill_bot().await;
        world.sandbox.say(person, "/start");
        world.start_bot();
        world.settle().await;
    }
    assert_eq!(number(&world.db, "SELECT COUNT(*) FROM set_aside").await, 0);
    assert_eq!(number(&world.db, "SELECT COUNT(*) FROM suspects").await, 0);
    assert_eq!(number(&world.db, "SELECT COUNT(*) FROM inbox").await, 5);
}

on_each_engine!(what_was_set_aside_is_listed_and_replayed_once);
async fn what_was_set_aside_is_listed_and_replayed_once(engine: Engine) {
    let mut world = World::new(engine).await;
    world.stop_bot().await;
    let person = world.stranger("Ani").id;
    let usual = conversations();
    let refuses: Handle = Arc::new(move |tx, ctx, update| match &update.kind {
        UpdateKind::Message(message) if message.words() == Some("/start") => Box::pin(async { panic!("not today") }),
        _ => usual(tx, ctx, update),
    });
    world.start_bot_with(refuses);
    world.sandbox.say(person, "/start");
    world.settle().await;
    world.known(person, "Ani").sees_last("kode");
    world.stop_bot().await;
    let settings = [("DATABASE_URL", world.database_url.as_str())];
    let listed = super::binary::run(&["set-aside"], &settings).await;
    assert!(listed.out.starts_with("1  2026-11-24") && listed.out.contains("a panic: not today"), "{listed:?}");
    let replayed = super::binary::run(&["set-aside", "--replay", "1"], &settings).await;
    assert_eq!((replayed.code, replayed.out.trim()), (Some(0), "1 was applied"), "{replayed:?}");
    let again = super::binary::run(&["set-aside", "--replay", "1"], &settings).await;
    assert!(again.code == Some(1) && again.err.contains("1 was replayed before"), "{again:?}");
    let none = super::binary::run(&["set-aside", "--replay", "9"], &settings).await;
    assert!(none.code == Some(1) && none.err.contains("there is no 9"), "{none:?}");
    assert_eq!(super::binary::run(&["set-aside"], &settings).await.out, "");
    let queued = raw::dump(&world.db, "SELECT state FROM outbox WHERE notice LIKE '%welcome%'").await;
    assert_eq!(queued.len(), 1, "{queued:?}");
}

on_each_engine!(what_went_wrong_is_forgotten_after_ninety_days);
async fn what_went_wrong_is_forgotten_after_ninety_days(engine: Engine) {
    let world = World::new(engine).await;
    let at = beginning().timestamp_millis();
    let aside = format!("INSERT INTO set_aside (bot_id, raw, reason, code, at) VALUES (1, 'telur', 'a panic', 'X', {at})");
    let parked = format!(
        "INSERT INTO outbox (chat_id, act, priority, silent, prompt, not_before, notice, state, created_at, done_at) \
        VALUES (1, 'say', 0, 0, 0, 0, '{{}}', 'parked', {at}, {at})"
    );
    for sql in [aside, parked] {
        raw::execute(&world.db, &sql).await.unwrap();
    }
    let kept = "SELECT (SELECT COUNT(*) FROM set_aside) + (SELECT COUNT(*) FROM outbox WHERE state = 'parked')";
    world.advance_to("2027-02-22T08:00").await;
    assert_eq!(number(&world.db, kept).await, 2);
    world.advance_to("2027-02-22T10:00").await;
    until("the hour's tidying", async || number(&world.db, kept).await == 0).await;
}
