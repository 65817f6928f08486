//! Backups and moves: what arrives is what was there, and the bot goes on with it.

use tembus::{
    clock::Clock,
    domain::person::Organization,
    store::{
        BackupError, Db,
        copy::{CopyError, copy},
    },
};

use super::{busy_market, findings};
use crate::support::{Engine, World, on_each_engine, postgres, world};

/// A market moved to another database, with the bot running on the copy.
async fn moved(from: Engine, to: Engine) {
    let mut world = busy_market(from).await;
    world.kill_bot().await;
    let (fresh, ..) = world::empty_database(to).await;
    let source = std::mem::replace(&mut world.db, fresh);
    let copied = copy(&source, &world.db, world.clock.now()).await.unwrap();
    for filled in ["chat_leases", "commodities", "consents", "conversations", "counters", "events", "inbox", "offers", "outbox", "roles"] {
        assert!(copied.iter().any(|table| table.table == filled && table.rows > 0), "{filled}: {copied:?}");
    }
    assert!(copied.iter().any(|table| table.table == "orders" && table.rows == 3), "{copied:?}");
    assert_eq!(findings(&world.db).await, []);
    let Err(CopyError::NotEmpty(_)) = copy(&source, &world.db, world.clock.now()).await else { panic!("a full database was copied into") };
    world.start_bot();
    let seller = world.known(5_000_001, "Pak Slamet");
    let buyer = world.buyer("Bu Ratna", Organization::FoodStation).await;
    assert_eq!(seller.offers("cabai rawit merah", "100 kg", "40.000").await, "P-1002");
    buyer.orders("10 kg").await;
    seller.accepts().await;
    buyer.sees("O-2026-00004");
    assert_eq!(findings(&world.db).await, []);
}

#[tokio::test]
async fn a_market_moves_from_sqlite_to_postgres_and_goes_on() {
    if postgres::available() {
        moved(Engine::Sqlite, Engine::Postgres).await;
    }
}

#[tokio::test]
async fn a_market_moves_from_postgres_to_sqlite_and_goes_on() {
    if postgres::available() {
        moved(Engine::Postgres, Engine::Sqlite).await;
    }
}

on_each_engine!(a_backup_that_is_taken_while_people_write_is_sound);
async fn a_backup_that_is_taken_while_people_write_is_sound(engine: Engine) {
    let world: World = busy_market(engine).await;
    let file = world::scratch_dir().join("copy.sqlite");
    let (taken, ()) = tokio::join!(world.db.backup(&file), async {
        for _ in 0..5 {
            world.known(5_000_001, "Pak Slamet").says("/menu").await;
        }
    });
    if engine == Engine::Postgres {
        let Err(BackupError::Postgres(_)) = taken else { panic!("{taken:?}") };
        assert!(taken.unwrap_err().to_string().contains("pg_dump --format=custom --file="));
        return;
    }
    taken.unwrap();
    let copy = Db::open(&format!("sqlite://{}", file.display())).await.unwrap();
    assert_eq!(findings(&copy).await, []);
    assert_eq!(copy.snapshot().await.unwrap().integrity().await.unwrap(), Vec::<String>::new());
    let Err(BackupError::Exists(_)) = world.db.backup(&file).await else { panic!("a file was overwritten") };
    let nowhere = world.db.backup(std::path::Path::new("/nowhere/copy.sqlite")).await.unwrap_err();
    assert!(!nowhere.to_string().is_empty());
}
