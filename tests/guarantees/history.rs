//! A database that went back in time, as a failover to a server that lacks the last commits takes it, is noticed; the living are
//! not taken for dead by what a failover does to their locks.

use tembus::{
    domain::person::Role,
    market,
    notice::AdminAlert,
    store::{Db, InstanceLock},
};

use super::{
    market::person,
    outages::{readyz, until_ready},
    raw,
};
use crate::support::{
    Engine, World, on_each_engine, postgres,
    world::{beginning, database},
};

/// Takes `lost` from the database of a bot that runs: the admin is told once, and whoever asks whether the bot is ready reads it.
async fn is_noticed(engine: Engine, lost: &str) {
    let world = World::new(engine).await;
    let admin = world.invited("Mas Adi", Role::Admin).await;
    until_ready(&world, 200).await;
    admin.says("/menu").await;
    raw::execute(&world.db, lost).await.expect("commits are lost");
    // What is committed after a failover hides nothing that was committed before it.
    admin.says("/menu").await;
    let warned = "ready\nhistory: the database went back in time: commits that this process saw are missing\n".to_owned();
    let told = "sebagian catatan yang sudah tersimpan hilang";
    for _ in 0..1_000 {
        if admin.saw(told) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert_eq!(admin.count(told), 1);
    assert_eq!(readyz(&world).await, (200, warned.clone()));
    let metrics = reqwest::Client::builder().no_proxy().build().expect("a client");
    let metrics = metrics.get(format!("{}/metrics", world.http)).send().await.expect("an answer").text().await.expect("a text");
    assert!(metrics.contains("tembus_history_lost_total ") && metrics.contains("tembus_history_lost 1"), "{metrics}");
    // It serves on behind any balancer, and says so until somebody has looked and started it anew.
    admin.says("/menu").await;
    tokio::time::sleep(std::time::Duration::from_secs(4)).await;
    assert_eq!((admin.count(told), readyz(&world).await), (1, (200, warned)));
}

on_each_engine!(a_commit_that_was_seen_and_is_missing_is_noticed);
async fn a_commit_that_was_seen_and_is_missing_is_noticed(engine: Engine) {
    is_noticed(engine, "DELETE FROM inbox WHERE update_id = (SELECT MAX(update_id) FROM inbox)").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_heartbeat_that_was_seen_and_is_missing_is_noticed() {
    if postgres::available() {
        is_noticed(Engine::Postgres, "UPDATE runs SET beats = -7").await;
    }
}

on_each_engine!(alerts_of_several_processes_are_all_counted);
async fn alerts_of_several_processes_are_all_counted(engine: Engine) {
    let (db, now) = (database(engine).await.0, beginning());
    person(&db, 77, Role::Admin, now).await;
    let alerts = (0..8).map(|_| {
        let db = db.clone();
        tokio::spawn(async move {
            let mut tx = db.begin().await.unwrap();
            market::alert(&mut tx, AdminAlert::MessageParked, "K7Q2", now).await.unwrap();
            tx.commit().await.unwrap();
        })
    });
    for alert in alerts.collect::<Vec<_>>() {
        alert.await.unwrap();
    }
    assert_eq!(raw::number(&db, "SELECT COUNT(*) FROM outbox WHERE notice LIKE '%admin_alert%'").await, 1);
    let folded = raw::texts(&db, "SELECT value FROM meta WHERE key = 'alert:message'").await;
    assert!(folded[0].ends_with(" 7 K7Q2"), "{folded:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_lost_its_lock_and_whose_heart_beats_is_not_taken_for_dead() {
    if !postgres::available() {
        return;
    }
    let (db, now) = (database(Engine::Postgres).await.0, beginning());
    let mut lock = InstanceLock::acquire(&db, "living").await.unwrap();
    assert!(lock.beat(&db, now).await.unwrap() && lock.beat(&db, now).await.unwrap());
    let lease = format!("INSERT INTO chat_leases (chat_id, owner, until) VALUES (7, 'living', {})", now.timestamp_millis() + 600_000);
    raw::execute(&db, &lease).await.unwrap();
    // As a failover frees all locks.
    drop(lock);
    assert!(!ends(&db).await, "a process whose heart has just beaten was taken for dead");
    raw::execute(&db, "UPDATE runs SET beat_at = beat_at - 6000").await.unwrap();
    assert!(ends(&db).await, "a process without a lock and without a heartbeat was taken for living");
}

async fn ends(db: &Db) -> bool {
    // The server frees a lock a moment after its connection was closed.
    for _ in 0..20 {
        let mut tx = db.begin().await.unwrap();
        if tx.end_leases_of_dead("other", beginning()).await.unwrap() {
            return true;
        }
        drop(tx);
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    false
}
