//! A disk that is full or read-only, a pool that is exhausted: told in log and health, over by itself, nothing lost.

use sqlx::{AssertSqlSafe, Executor};
use tembus::store::Db;

use crate::support::{Engine, World, postgres};

pub(super) async fn readyz(world: &World) -> (u16, String) {
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let answer = client.get(format!("{}/readyz", world.http)).send().await.expect("an answer");
    (answer.status().as_u16(), answer.text().await.expect("a text"))
}

pub(super) async fn until_ready(world: &World, status: u16) -> String {
    for _ in 0..4000 {
        let (now, said) = readyz(world).await;
        if now == status {
            return said;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("/readyz never said {status}, but {:?}", readyz(world).await);
}

async fn pragma(world: &World, sql: &str) {
    let Db::Sqlite { writer, .. } = &world.db else { panic!("SQLite only") };
    let mut connection = writer.acquire().await.expect("the writer");
    connection.execute(AssertSqlSafe(sql.to_owned())).await.expect("a pragma");
}

/// People write while `broken` holds, and after `mended`.
async fn outage(broken: &str, mended: &str) {
    let world = World::new(Engine::Sqlite).await;
    let before = world.seller("Pak Slamet").await;
    until_ready(&world, 200).await;
    pragma(&world, broken).await;
    // More than what little room a full file has left in its pages.
    let people: Vec<_> = (0..150).map(|n| world.stranger(&format!("Orang {n}"))).collect();
    for person in &people {
        world.sandbox.say(person.id, "/start");
    }
    let said = until_ready(&world, 503).await;
    assert!(said.contains("updates: the database can't answer"), "{said}");
    assert!(world.sandbox.pending_updates() > 0, "what could not be applied was acknowledged");
    pragma(&world, mended).await;
    world.settle().await;
    until_ready(&world, 200).await;
    for person in &people {
        assert_eq!(person.count("Selamat datang"), 1, "{}", person.transcript());
    }
    before.says("/menu").await;
    world.is_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk() {
    outage("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000000").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_became_read_only() {
    outage("PRAGMA query_only = ON", "PRAGMA query_only = OFF").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pool_without_a_free_connection() {
    if !postgres::available() {
        return;
    }
    let world = World::new(Engine::Postgres).await;
    let Db::Postgres(pool, _) = &world.db else { panic!("Postgres only") };
    let mut held = Vec::new();
    for _ in 0..pool.options().get_max_connections() {
        held.push(pool.acquire().await.expect("a connection"));
    }
    let person = world.stranger("Ani");
    world.sandbox.say(person.id, "/start");
    let said = until_ready(&world, 503).await;
    assert!(said.contains("database: "), "{said}");
    assert_eq!(world.sandbox.pending_updates(), 1);
    drop(held);
    world.settle().await;
    until_ready(&world, 200).await;
    person.sees("Selamat datang");
}
