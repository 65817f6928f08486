//! What is asked often is answered from indexes: how the engines go about it is told by their plans.

use sqlx::{AssertSqlSafe, Row};
use tembus::store::{self, Db, Tx};

use crate::support::{Engine, postgres, world::database};

/// Statements that no whole table may be read for, and no order made that an index has already.
const BY_INDEX: &[(&str, &str)] = &[
    ("offer_search", "ALL_BY_READY"),
    ("offer_search", "ALL_BY_PRICE"),
    ("offer_search", "OF_BY_READY"),
    ("offer_search", "OF_BY_PRICE"),
    ("offer_search", "ALL_WITHIN_BY_READY"),
    ("offer_search", "ALL_WITHIN_BY_PRICE"),
    ("offer_search", "OF_WITHIN_BY_READY"),
    ("offer_search", "OF_WITHIN_BY_PRICE"),
    ("flush", "SAVE_TURNS"),
    ("outbox", "NEWEST_SAID"),
];
/// Statements that no whole table may be read for; they order what little they found.
const NO_SCAN: &[(&str, &str)] = &[
    ("conversations", "KNOWN"),
    ("deliveries", "OF_SELLER"),
    ("demands", "BY_ID"),
    ("digests", "AGREED"),
    ("digests", "ALERTS"),
    ("digests", "CLOSED_RESTS"),
    ("digests", "ENDED"),
    ("digests", "NEW_OFFERS"),
    ("digests", "UNABSORBED"),
    ("digests", "ACTIVE_SELLERS"),
    ("digests", "ACTIVE_BUYERS"),
    ("offer_search", "GOODS"),
    ("orders", "TO_PICK_UP"),
    ("offer_search", "SUMS_OF"),
    ("offer_search", "SUMS_OF_ALL"),
    ("offers", "LAST"),
    ("flush", "SUPERSEDE"),
    ("flush", "SUPERSEDED"),
    ("pooling", "CANDIDATES"),
    ("subscriptions", "NOTE_OFFER"),
    ("persons", "BY_CHAT"),
    ("persons", "BY_ID"),
    ("leases", "HEADS"),
    ("leases", "LEASE"),
    ("leases", "QUEUES"),
    ("leases", "SENT"),
    ("leases", "TAKEN_OVER"),
];
/// What is read as a whole: what the statement itself brought, and the counts of live offers, which are few.
const OWN: &[&str] =
    &["live_totals", "live_changes", " s ", "json_each", "queues", " v ", " j ", " k", " a", "CONSTANT ROW", "(subquery", " l VIRTUAL"];

async fn sqlite_plan(db: &Db, sql: &str) -> Vec<String> {
    let mut tx = db.read().await.unwrap();
    let Tx::Sqlite(tx) = &mut tx else { return Vec::new() };
    let rows = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"))).fetch_all(&mut **tx).await.unwrap();
    rows.into_iter().map(|row| row.get::<String, _>(3)).collect()
}

/// The plan that Postgres makes where it can help reading whole tables, however small they are.
async fn postgres_plan(db: &Db, sql: &str, sorts: bool) -> Vec<String> {
    let mut tx = db.read().await.unwrap();
    let Tx::Postgres(tx) = &mut tx else { return Vec::new() };
    let avoid = if sorts { "SET LOCAL enable_seqscan = off" } else { "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off" };
    let prepare = format!("{avoid}; SET LOCAL plan_cache_mode = force_generic_plan; PREPARE asked AS {sql}");
    sqlx::raw_sql(AssertSqlSafe(prepare)).execute(&mut **tx).await.unwrap();
    let parameters = (1..20).filter(|n| sql.contains(&format!("${n}"))).max().unwrap_or(0);
    let nulls = if parameters == 0 { String::new() } else { format!("({})", vec!["NULL"; parameters].join(", ")) };
    let rows = sqlx::raw_sql(AssertSqlSafe(format!("EXPLAIN EXECUTE asked{nulls}"))).fetch_all(&mut **tx).await.unwrap();
    sqlx::raw_sql("DEALLOCATE asked").execute(&mut **tx).await.unwrap();
    rows.into_iter().map(|row| row.get::<String, _>(0)).collect()
}

fn listed() -> impl Iterator<Item = (String, &'static str, bool)> {
    let statements = store::all_statements();
    [(BY_INDEX, false), (NO_SCAN, true)].into_iter().flat_map(|(listed, sorts)| listed.iter().map(move |of| (*of, sorts))).map(
        move |((file, name), sorts)| {
            let found = statements.iter().find(|(f, n, _)| *f == file && *n == name);
            let (.., sql) = found.unwrap_or_else(|| panic!("there is no {file}.{name}"));
            (format!("{file}.{name}"), *sql, sorts)
        },
    )
}

#[tokio::test]
async fn no_whole_table_is_read_for_what_is_asked_often_on_sqlite() {
    let (db, ..) = database(Engine::Sqlite).await;
    let mut bad = Vec::new();
    for (name, sql, sorts) in listed() {
        for step in sqlite_plan(&db, sql).await {
            let table = step.strip_prefix("SCAN ").is_some_and(|what| {
                let what = format!(" {what} ");
                !OWN.iter().any(|own| what.contains(own))
            });
            let ordered = step.contains("TEMP B-TREE FOR ORDER BY");
            if table || (!sorts && ordered) {
                bad.push(format!("{name}: {step}"));
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[tokio::test]
async fn no_whole_table_is_read_for_what_is_asked_often_on_postgres() {
    if !postgres::available() {
        return;
    }
    let (db, ..) = database(Engine::Postgres).await;
    let mut bad = Vec::new();
    for (name, sql, sorts) in listed() {
        for step in postgres_plan(&db, sql, sorts).await {
            let table = step.split_once("Seq Scan on ").is_some_and(|(_, what)| !OWN.iter().any(|own| what.contains(own.trim())));
            if table || (!sorts && step.trim_start().trim_start_matches("->").trim_start().starts_with("Sort")) {
                bad.push(format!("{name}: {step}"));
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

/// SQLite reads a bound limit when it plans, and plans anew each time that one is bound: a sum is only reckoned when it runs.
#[test]
fn no_statement_is_planned_anew_for_its_limit() {
    let planned_anew: Vec<_> =
        store::all_statements().into_iter().filter(|(.., sql)| bound_limits(sql).any(|limit| !limit.starts_with(" + 0"))).collect();
    assert!(planned_anew.is_empty(), "write LIMIT $n + 0: {planned_anew:#?}");
}

/// What follows each limit that is bound.
fn bound_limits(sql: &str) -> impl Iterator<Item = &str> {
    sql.split("LIMIT $").skip(1).map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()))
}
