//! What a database that a backup takes the place of has promised since: numbers that people were told, accounts that were erased.

use super::{Result, Tx, engine, statements};
use crate::domain::person::PersonId;

statements! {
    GIVEN = "SELECT name, value FROM counters ORDER BY name";
    SKIP = "INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value
        WHERE counters.value < excluded.value";
    ERASED = "SELECT id FROM persons WHERE deleted_at IS NOT NULL ORDER BY id";
}

impl Tx {
    /// The last spoken number that was given out of each kind.
    pub async fn numbers_given(&mut self) -> Result<Vec<(String, i64)>> {
        Ok(engine!(self, c => sqlx::query_as(GIVEN).fetch_all(c).await)?)
    }

    /// Gives none of these numbers out, nor any before them.
    pub async fn skip_numbers(&mut self, given: &[(String, i64)]) -> Result<()> {
        for (name, value) in given {
            engine!(self, c => sqlx::query(SKIP).bind(name).bind(value).execute(c).await.map(drop))?;
        }
        Ok(())
    }

    /// Everybody whose account was erased.
    pub async fn erased_persons(&mut self) -> Result<Vec<PersonId>> {
        let ids: Vec<i64> = engine!(self, c => sqlx::query_scalar(ERASED).fetch_all(c).await)?;
        Ok(ids.into_iter().map(PersonId).collect())
    }
}
