//! What looks after a database: the audit, backups, moving to another engine.

mod breaches;
mod copies;

use sqlx::{AssertSqlSafe, Executor};
use tembus::{
    app::audit::audit,
    domain::person::{Office, Organization},
    store::{Db, audit::Finding},
};

use crate::support::{Engine, World, on_each_engine};

/// A market in which every kind of row is there.
async fn busy_market(engine: Engine) -> World {
    let world = World::new(engine).await;
    {
        let seller = world.seller("Pak Slamet").await;
        let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
        world.official("Bu Ani", Office::Dkpp).await;
        seller.offers("telur ayam ras", "200 kg", "26.500").await;
        for (quantity, answer) in [("50 kg", Some("Terima")), ("30 kg", Some("Tolak")), ("20 kg", None)] {
            buyer.orders(quantity).await;
            if let Some(answer) = answer {
                seller.taps(answer).await;
                if answer == "Tolak" {
                    seller.taps("Ya, tolak").await;
                }
            }
        }
    }
    world
}

async fn findings(db: &Db) -> Vec<Finding> {
    let mut tx = db.snapshot().await.unwrap();
    audit(&mut tx).await.unwrap()
}

/// Does what no program should be able to do.
async fn tamper(db: &Db, sql: &str) {
    match db {
        Db::Sqlite { writer, .. } => {
            let mut connection = writer.acquire().await.unwrap();
            connection.execute("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON").await.unwrap();
            connection.execute(AssertSqlSafe(sql.to_owned())).await.unwrap();
            connection.execute("PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF").await.unwrap();
        }
        Db::Postgres(pool, _) => {
            let mut connection = pool.acquire().await.unwrap();
            // Counts follow whatever is done to offers, as on SQLite.
            connection.execute("ALTER TABLE offers ENABLE ALWAYS TRIGGER offers_live_updated").await.unwrap();
            connection.execute("SET session_replication_role = replica").await.unwrap();
            connection.execute(AssertSqlSafe(sql.to_owned())).await.unwrap();
            connection.execute("SET session_replication_role = DEFAULT").await.unwrap();
        }
    }
}

on_each_engine!(a_market_in_which_everybody_behaved_has_no_findings);
async fn a_market_in_which_everybody_behaved_has_no_findings(engine: Engine) {
    let world = busy_market(engine).await;
    assert_eq!(findings(&world.db).await, []);
    world.advance_to("2026-11-25T07:30").await;
    assert_eq!(findings(&world.db).await, []);
    world.advance_to("2026-12-20T07:30").await;
    assert_eq!(findings(&world.db).await, []);
}

on_each_engine!(who_withdrew_his_consent_is_owed_no_news);
async fn who_withdrew_his_consent_is_owed_no_news(engine: Engine) {
    let world = busy_market(engine).await;
    for person in [world.known(5_000_001, "Pak Slamet"), world.known(5_000_003, "Bu Ani")] {
        person.says("/berhenti").await;
        person.taps("Berhenti").await;
        person.sees("Izin sudah ditarik");
        assert_eq!(findings(&world.db).await, []);
    }
}
