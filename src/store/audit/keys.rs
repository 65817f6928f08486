//! Whether every row that another one names is there.

use sqlx::AssertSqlSafe;

use super::{Finding, Kind};
use crate::store::{Result, Tx};

const SQLITE_BROKEN: &str = "SELECT \"table\", parent FROM pragma_foreign_key_check";
const POSTGRES_KEYS: &str = "SELECT c.conrelid::regclass::text, a.attname::text, c.confrelid::regclass::text, b.attname::text
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]
    WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace ORDER BY 1, 2";

pub(super) async fn check(tx: &mut Tx, found: &mut Vec<Finding>) -> Result<()> {
    let mut say = |from: &str, to: &str| {
        found.push(Finding { kind: Kind::Reference, said: format!("a row of {from} names a row of {to} that is not there") });
    };
    match tx {
        Tx::Sqlite(tx) => {
            let broken: Vec<(String, String)> = sqlx::query_as(SQLITE_BROKEN).fetch_all(&mut **tx).await?;
            broken.iter().for_each(|(from, to)| say(from, to));
        }
        Tx::Postgres(tx) => {
            let keys: Vec<(String, String, String, String)> = sqlx::query_as(POSTGRES_KEYS).fetch_all(&mut **tx).await?;
            for (from, column, to, key) in keys {
                // Names come from the catalogue of the database itself.
                let sql = format!(
                    "SELECT COUNT(*) FROM {from} f WHERE f.{column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {to} t WHERE t.{key} = f.{column})"
                );
                let broken: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut **tx).await?;
                (0..broken).for_each(|_| say(&from, &to));
            }
        }
    }
    Ok(())
}
