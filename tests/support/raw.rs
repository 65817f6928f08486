//! A look at the rows past the program, as an auditor has it.

use sqlx::{AssertSqlSafe, Column, Executor, Row, SqlSafeStr, Statement, TypeInfo, ValueRef};
use tembus::store::{Db, Error, Tx};

/// The number in the first column of the first row.
pub(crate) async fn number(db: &Db, sql: &str) -> i64 {
    let mut tx = db.read().await.expect("a transaction");
    let sql = AssertSqlSafe(sql.to_owned());
    match &mut tx {
        Tx::Sqlite(tx) => sqlx::query_scalar(sql).fetch_one(&mut **tx).await.expect("a number"),
        Tx::Postgres(tx) => sqlx::query_scalar(sql).fetch_one(&mut **tx).await.expect("a number"),
    }
}

/// The texts in the first column.
pub(crate) async fn texts(db: &Db, sql: &str) -> Vec<String> {
    let mut tx = db.read().await.expect("a transaction");
    let sql = AssertSqlSafe(sql.to_owned());
    match &mut tx {
        Tx::Sqlite(tx) => sqlx::query_scalar(sql).fetch_all(&mut **tx).await.expect("texts"),
        Tx::Postgres(tx) => sqlx::query_scalar(sql).fetch_all(&mut **tx).await.expect("texts"),
    }
}

/// Runs one statement in a transaction of its own, with the store's judgement of what went wrong.
pub(crate) async fn execute(db: &Db, sql: &str) -> Result<u64, Error> {
    let mut tx = db.begin().await?;
    let rows = within(&mut tx, sql).await?;
    tx.commit().await?;
    Ok(rows)
}

/// Runs one statement in `tx`; how many rows it touched.
pub(crate) async fn within(tx: &mut Tx, sql: &str) -> Result<u64, Error> {
    let sql = AssertSqlSafe(sql.to_owned());
    Ok(match tx {
        Tx::Sqlite(tx) => sqlx::query(sql).execute(&mut **tx).await?.rows_affected(),
        Tx::Postgres(tx) => sqlx::query(sql).execute(&mut **tx).await?.rows_affected(),
    })
}

/// Every value of every row of a table, in the order of its columns: what must be the same before and after.
pub(crate) async fn dump(db: &Db, sql: &str) -> Vec<Vec<String>> {
    let mut tx = db.read().await.expect("a transaction");
    let sql = AssertSqlSafe(sql.to_owned());
    match &mut tx {
        Tx::Sqlite(tx) => {
            let rows = sqlx::query(sql).fetch_all(&mut **tx).await.expect("rows");
            rows.iter().map(|row| (0..row.len()).map(|n| value(row, n)).collect()).collect()
        }
        Tx::Postgres(tx) => {
            let rows = sqlx::query(sql).fetch_all(&mut **tx).await.expect("rows");
            rows.iter().map(|row| (0..row.len()).map(|n| value(row, n)).collect()).collect()
        }
    }
}

/// What is kept of trade and of people, without the traffic of messages.
const MARKET: [&str; 28] = [
    "counters",
    "commodities",
    "persons",
    "consents",
    "roles",
    "invitations",
    "offers",
    "orders",
    "cancellations",
    "proposals",
    "deliveries",
    "trips",
    "freights",
    "load_corrections",
    "receipt_entries",
    "complaints",
    "demands",
    "demand_answers",
    "demand_told",
    "reference_prices",
    "approval_limits",
    "tolerances",
    "subscriptions",
    "subscription_news",
    "talks",
    "bids",
    "events",
    "digests",
];
/// What comes and goes: conversations, messages, updates.
const TRAFFIC: [&str; 5] = ["conversations", "inbox", "outbox", "set_aside", "chat_leases"];

/// Every row of the market, table by table.
pub(crate) async fn market(db: &Db) -> Vec<(&'static str, Vec<Vec<String>>)> {
    let mut tables = Vec::new();
    for table in MARKET {
        tables.push((table, dump(db, &format!("SELECT * FROM {table} ORDER BY 1, 2")).await));
    }
    tables
}

/// The tables in which some value holds this text, market and traffic.
pub(crate) async fn tables_with(db: &Db, text: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    for table in MARKET.into_iter().chain(TRAFFIC) {
        let rows = dump(db, &format!("SELECT * FROM {table}")).await;
        if rows.iter().flatten().any(|value| value.contains(text)) {
            found.push(table);
        }
    }
    found
}

fn value<'r, R: Row>(row: &'r R, n: usize) -> String
where
    usize: sqlx::ColumnIndex<R>,
    i64: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
    String: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
{
    if row.try_get_raw(n).expect("a column").is_null() {
        return "NULL".to_owned();
    }
    row.try_get::<i64, _>(n).map(|number| number.to_string()).or_else(|_| row.try_get::<String, _>(n)).unwrap_or_else(|_| "?".to_owned())
}

/// The columns that a statement gives, with their kinds of value; or why it can't be prepared.
pub(crate) async fn columns(db: &Db, sql: &'static str) -> Result<Vec<(String, &'static str)>, Error> {
    let sql = AssertSqlSafe(sql).into_sql_str();
    let mut tx = db.begin().await?;
    Ok(match &mut tx {
        Tx::Sqlite(tx) => {
            let prepared = (&mut **tx).prepare(sql).await?;
            prepared.columns().iter().map(|c| (c.name().to_owned(), kind(c.type_info().name()))).collect()
        }
        Tx::Postgres(tx) => {
            let prepared = (&mut **tx).prepare(sql).await?;
            prepared.columns().iter().map(|c| (c.name().to_owned(), kind(c.type_info().name()))).collect()
        }
    })
}

/// What the engines' types have in common. SQLite does not know the type of an expression.
fn kind(name: &str) -> &'static str {
    match name.to_uppercase().as_str() {
        "INTEGER" | "INT8" | "BIGINT" => "number",
        "TEXT" => "text",
        "NULL" => "unknown",
        _ => "other",
    }
}
