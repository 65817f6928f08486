//! What is asked often is answered from indexes: how SQLite goes about it is told by its plans.

use sqlx::{AssertSqlSafe, Row};
use tembus::store::{self, Db, Tx};

use crate::support::{Engine, world::database};

/// Statements that no whole table may be read for, and no order made that an index has already.
const BY_INDEX: &[(&str, &str)] = &[
    ("live", "ALL_BY_READY"),
    ("live", "ALL_BY_PRICE"),
    ("live", "OF_BY_READY"),
    ("live", "OF_BY_PRICE"),
    ("live", "SUMS_OF"),
    ("conversations", "SAVE"),
    ("outbox", "LAST_SAID"),
];
/// Statements that no whole table may be read for; they order what little they found.
const NO_SCAN: &[(&str, &str)] = &[
    ("conversations", "KNOWN"),
    ("digests", "AGREED"),
    ("digests", "NEW_OFFERS"),
    ("digests", "UNABSORBED"),
    ("digests", "ACTIVE_SELLERS"),
    ("digests", "ACTIVE_BUYERS"),
    ("live", "SUMS_OF_ALL"),
    ("offers", "LAST"),
    ("outbox", "SUPERSEDED"),
    ("persons", "BY_CHAT"),
    ("persons", "BY_ID"),
    ("sending", "HEADS"),
    ("sending", "LEASE"),
    ("sending", "SENT"),
    ("sending", "TAKEN_OVER"),
];
/// What has no index because it has only what the statement itself brought.
const OWN: &[&str] = &["json_each", "chats", " v ", " j ", " k", " a", "CONSTANT ROW", "(subquery", " l VIRTUAL"];

async fn plan(db: &Db, sql: &str) -> Vec<String> {
    let mut tx = db.read().await.unwrap();
    let Tx::Sqlite(tx) = &mut tx else { return Vec::new() };
    let rows = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"))).fetch_all(&mut **tx).await.unwrap();
    rows.into_iter().map(|row| row.get::<String, _>(3)).collect()
}

#[tokio::test]
async fn no_whole_table_is_read_for_what_is_asked_often() {
    let (db, ..) = database(Engine::Sqlite).await;
    let statements = store::all_statements();
    let mut bad = Vec::new();
    for (listed, sorts) in [(BY_INDEX, false), (NO_SCAN, true)] {
        for (file, name) in listed {
            let found = statements.iter().find(|(f, n, _)| f == file && n == name);
            let (.., sql) = found.unwrap_or_else(|| panic!("there is no {file}.{name}"));
            for step in plan(&db, sql).await {
                let table = step.strip_prefix("SCAN ").is_some_and(|what| {
                    let what = format!(" {what} ");
                    !what.contains("USING COVERING INDEX") && !OWN.iter().any(|own| what.contains(own))
                });
                if table || (!sorts && step.contains("TEMP B-TREE")) {
                    bad.push(format!("{file}.{name}: {step}"));
                }
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}
