//! Moves everything from one database to another one, whatever the engines.
//!
//! Tables and columns are read from the databases themselves, so that a new migration needs nothing here.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, Row};

use super::{Db, Error, Result, Tx, engine};

const SQLITE_COLUMNS: &str = "SELECT m.name, c.name, CASE c.type WHEN 'INTEGER' THEN 1 ELSE 0 END FROM sqlite_master m
        JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite~_%' ESCAPE '~' AND m.name NOT LIKE '~_sqlx%' ESCAPE '~' ORDER BY 1, 2";
const POSTGRES_COLUMNS: &str = "SELECT table_name::text, column_name::text, CASE data_type WHEN 'bigint' THEN 1 ELSE 0 END::bigint
    FROM information_schema.columns WHERE table_schema = current_schema() AND table_name NOT LIKE '~_sqlx%' ESCAPE '~'
    ORDER BY table_name::text COLLATE \"C\", column_name::text COLLATE \"C\"";
const SQLITE_REFERENCES: &str =
    "SELECT m.name, k.\"table\" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) k WHERE m.type = 'table'";
const POSTGRES_REFERENCES: &str = "SELECT f.relname::text, t.relname::text FROM pg_constraint c
    JOIN pg_class f ON f.oid = c.conrelid JOIN pg_class t ON t.oid = c.confrelid
    WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace";
const POSTGRES_IDENTITIES: &str = "SELECT table_name::text, column_name::text FROM information_schema.columns
    WHERE table_schema = current_schema() AND is_identity = 'YES'";

/// Tables that the target fills by itself as other rows arrive.
const DERIVED: &[&str] = &["live_changes", "live_totals"];

/// A table that was copied and compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The table's name.
    pub table: String,
    /// How many rows both sides have.
    pub rows: u64,
    /// The sum of the hashes of all rows: equal on both sides.
    pub checksum: u128,
}

/// Why nothing was copied.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The target is in use.
    #[error("the target is not empty: its table {0} has rows")]
    NotEmpty(String),
    /// The two schemas differ.
    #[error("the two databases do not have the same tables and columns")]
    Schemas,
    /// What arrived is not what left.
    #[error("table {0} differs after copying; nothing was kept")]
    Differs(String),
    /// Either database failed.
    #[error(transparent)]
    Store(#[from] Error),
}

/// Columns by table: name, and whether it holds numbers.
type Schema = BTreeMap<String, Vec<(String, bool)>>;

enum Value {
    Number(Option<i64>),
    Text(Option<String>),
}

/// Copies everything as it is at one instant into an empty database, in one transaction there, and compares count and
/// checksum of every table before it commits. New rows get fresh numbers afterwards; leases end at `now`, because nobody
/// sends from the new database yet.
///
/// # Errors
/// [`CopyError`]; the target is as it was.
pub async fn copy(from: &Db, to: &Db, now: DateTime<Utc>) -> std::result::Result<Vec<Copied>, CopyError> {
    let mut source = from.snapshot().await?;
    let mut target = to.begin().await?;
    let schema = schema(&mut source).await?;
    if schema != self::schema(&mut target).await? {
        return Err(CopyError::Schemas);
    }
    for table in schema.keys() {
        let sql = format!("SELECT COUNT(*) FROM {table}");
        let rows: i64 = engine!(&mut target, c => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(c).await).map_err(Error::from)?;
        if rows > 0 {
            return Err(CopyError::NotEmpty(table.clone()));
        }
    }
    let mut copied = Vec::new();
    for table in in_order(&schema, references(&mut source).await?) {
        if DERIVED.contains(&table.as_str()) {
            continue;
        }
        let columns = &schema[&table];
        let left = copy_table(&mut source, Some(&mut target), &table, columns).await?;
        if left != copy_table(&mut target, None, &table, columns).await? {
            return Err(CopyError::Differs(table));
        }
        copied.push(left);
    }
    if let Tx::Postgres(tx) = &mut target {
        let identities: Vec<(String, String)> = sqlx::query_as(POSTGRES_IDENTITIES).fetch_all(&mut **tx).await.map_err(Error::from)?;
        for (table, column) in identities {
            let sql = format!(
                "SELECT setval(pg_get_serial_sequence('{table}', '{column}'), COALESCE(MAX({column}), 1), MAX({column}) IS NOT NULL) FROM {table}"
            );
            sqlx::query(AssertSqlSafe(sql)).execute(&mut **tx).await.map_err(Error::from)?;
        }
    }
    target.end_leases(now).await?;
    target.commit().await?;
    Ok(copied)
}

/// Reads a table and adds it up; with a target every row is inserted there, too.
async fn copy_table(source: &mut Tx, target: Option<&mut Tx>, table: &str, columns: &[(String, bool)]) -> Result<Copied> {
    let names = columns.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
    let places = (1..=columns.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    let select = format!("SELECT {names} FROM {table}");
    let insert = format!("INSERT INTO {table} ({names}) VALUES ({places})");
    let mut copied = Copied { table: table.to_owned(), rows: 0, checksum: 0 };
    let mut target = target;
    engine!(source, c => {
        let mut rows = sqlx::query(AssertSqlSafe(select)).fetch(c);
        while let Some(row) = rows.try_next().await? {
            let mut values = Vec::with_capacity(columns.len());
            for (at, (_, number)) in columns.iter().enumerate() {
                values.push(if *number { Value::Number(row.try_get(at)?) } else { Value::Text(row.try_get(at)?) });
            }
            copied.rows += 1;
            copied.checksum = copied.checksum.wrapping_add(checksum(&values));
            if let Some(target) = target.as_deref_mut() {
                insert_row(target, &insert, values).await?;
            }
        }
        Ok::<_, sqlx::Error>(())
    })?;
    Ok(copied)
}

async fn insert_row(target: &mut Tx, insert: &str, values: Vec<Value>) -> Result<()> {
    engine!(target, c => {
        let mut query = sqlx::query(AssertSqlSafe(insert.to_owned()));
        for value in values {
            query = match value {
                Value::Number(number) => query.bind(number),
                Value::Text(text) => query.bind(text),
            };
        }
        query.execute(c).await.map(drop)
    })?;
    Ok(())
}

fn checksum(values: &[Value]) -> u128 {
    let mut hasher = blake3::Hasher::new();
    for value in values {
        match value {
            Value::Number(Some(number)) => hasher.update(b"n").update(&number.to_le_bytes()),
            Value::Text(Some(text)) => {
                let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
                hasher.update(b"t").update(&length.to_le_bytes()).update(text.as_bytes())
            }
            Value::Number(None) | Value::Text(None) => hasher.update(b"0"),
        };
    }
    let mut half = [0; 16];
    half.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    u128::from_le_bytes(half)
}

async fn schema(tx: &mut Tx) -> Result<Schema> {
    let columns: Vec<(String, String, i64)> = match tx {
        Tx::Sqlite(tx) => sqlx::query_as(SQLITE_COLUMNS).fetch_all(&mut **tx).await?,
        Tx::Postgres(tx) => sqlx::query_as(POSTGRES_COLUMNS).fetch_all(&mut **tx).await?,
    };
    let mut schema = Schema::new();
    for (table, column, number) in columns {
        schema.entry(table).or_default().push((column, number == 1));
    }
    Ok(schema)
}

async fn references(tx: &mut Tx) -> Result<Vec<(String, String)>> {
    Ok(match tx {
        Tx::Sqlite(tx) => sqlx::query_as(SQLITE_REFERENCES).fetch_all(&mut **tx).await?,
        Tx::Postgres(tx) => sqlx::query_as(POSTGRES_REFERENCES).fetch_all(&mut **tx).await?,
    })
}

/// Tables that are named by others first.
fn in_order(schema: &Schema, references: Vec<(String, String)>) -> Vec<String> {
    let mut left: BTreeSet<&String> = schema.keys().collect();
    let mut order = Vec::new();
    while !left.is_empty() {
        let waits = |table: &String| references.iter().any(|(from, to)| from == table && to != table && left.contains(to));
        // A circle, of which there is none, would be taken in the order of names.
        let next = left.iter().copied().find(|table| !waits(table)).or_else(|| left.first().copied());
        order.extend(next.into_iter().filter(|next| left.remove(*next)).cloned());
    }
    order
}
