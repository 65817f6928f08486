//! A Postgres server of its own that is a standby, has no primary, or never finishes a commit.

use std::time::Duration;

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use tembus::store::Db;
use tokio::task::block_in_place;

use super::{
    binary::{Shop, eventually, run},
    outages::{readyz, until_ready},
};
use crate::support::{
    World,
    cluster::Cluster,
    postgres,
    world::{TOKEN, beginning},
};

/// Runs one statement as the server's owner.
async fn tell(cluster: &Cluster, sql: &str) {
    for _ in 0..500 {
        // It listens a moment before it serves.
        if let Ok(mut connection) = PgConnection::connect(&cluster.url("postgres")).await {
            connection.execute(AssertSqlSafe(sql.to_owned())).await.expect("Postgres does as it is told");
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("Postgres never answered");
}

async fn filled(cluster: &Cluster) -> Db {
    tell(cluster, "SELECT 1").await;
    Db::open(&cluster.url("postgres")).await.expect("a database")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_standby_is_audited_and_a_bot_waits_until_it_is_the_primary() {
    let Some(mut cluster) = block_in_place(postgres::own_cluster) else { return };
    let db = filled(&cluster).await;
    db.close().await;
    block_in_place(|| {
        cluster.stop();
        cluster.become_standby();
        cluster.start();
    });
    tell(&cluster, "SELECT 1").await;
    let url = cluster.url("postgres");
    let said = run(&["check"], &[("DATABASE_URL", &url)]).await;
    assert_eq!((said.code, said.out.as_str()), (Some(0), "all is well\n"), "{said:?}");
    let shop = Shop::with_database(db, url).await;
    let mut program = shop.start();
    eventually("it says that it waits", || async { program.log().contains("the database has no primary now") }, String::new).await;
    assert!(program.lives() && shop.sandbox.calls().is_empty());
    tell(&cluster, "SELECT pg_promote()").await;
    eventually("it runs", || async { program.log().contains("the bot runs") }, String::new).await;
    let said = program.log();
    assert_eq!(said.matches("has no primary").count(), 1, "{said}");
    let person = shop.person("Ani");
    shop.sandbox.say(person, "/start");
    eventually("it answers", || async { shop.count(person, "Selamat datang") == 1 }, || program.log()).await;
    assert!(program.terminate().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_that_hangs_is_told_by_readyz_and_nothing_is_lost() {
    let Some(cluster) = block_in_place(postgres::own_cluster) else { return };
    let db = filled(&cluster).await;
    let mut tx = db.begin().await.expect("a transaction");
    tx.upsert_catalogue().await.expect("the catalogue");
    tx.commit().await.expect("a commit");
    let mut world = World::silent(db, cluster.url("postgres"), beginning(), TOKEN).await;
    world.start_bot();
    until_ready(&world, 200).await;
    // Every commit waits for a standby that there is not.
    tell(&cluster, "ALTER SYSTEM SET synchronous_standby_names = 'nobody'").await;
    tell(&cluster, "SELECT pg_reload_conf()").await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let person = world.stranger("Ani");
    world.sandbox.say(person.id, "/start");
    let said = until_ready(&world, 503).await;
    assert!(said.contains("database: "), "{said}");
    for _ in 0..200 {
        if readyz(&world).await.1.contains("a commit has waited for over 5 s") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(readyz(&world).await.1.contains("a commit has waited for over 5 s"));
    assert_eq!(world.sandbox.pending_updates(), 1, "what is not committed was acknowledged");
    tell(&cluster, "ALTER SYSTEM RESET synchronous_standby_names").await;
    tell(&cluster, "SELECT pg_reload_conf()").await;
    until_ready(&world, 200).await;
    world.settle().await;
    assert_eq!(person.count("Selamat datang"), 1, "{}", person.transcript());
    world.stop_bot().await;
}
