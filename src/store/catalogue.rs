//! The catalogue in the database: the embedded rows, and what an admin changed of them.

use super::{Result, Tx, engine, statements};
use crate::domain::commodity::Commodity;

statements! {
    UPSERT = "INSERT INTO commodities (code, name, life_days, hold_hours) VALUES ($1, $2, $3, $4)
        ON CONFLICT (code) DO UPDATE SET name = excluded.name, life_days = excluded.life_days, hold_hours = excluded.hold_hours
        WHERE commodities.edited_at IS NULL";
    TIMES = "SELECT c.name, c.life_days, c.hold_hours, CAST(CASE WHEN EXISTS (SELECT 1 FROM subscriptions s
            WHERE s.commodity = c.code AND s.kind = 'OFFERS' AND s.ended_at IS NULL) THEN 1 ELSE 0 END AS BIGINT) AS awaited
        FROM commodities c WHERE c.code = $1";
}

/// What the market needs to know of a commodity, as the catalogue has it now.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CatalogueRow {
    /// Name as shown.
    pub name: String,
    /// Days that an offer stays up after its last ready day.
    pub life_days: i64,
    /// Hours that a request holds the goods.
    pub hold_hours: i64,
    /// 1 if somebody asked to be told of offers of it, else 0.
    pub awaited: i64,
}

impl Tx {
    /// Brings the embedded catalogue into the database; rows that an admin edited are left alone.
    pub async fn upsert_catalogue(&mut self) -> Result<()> {
        for commodity in Commodity::all() {
            engine!(self, c => {
                let upsert = sqlx::query(UPSERT).bind(&commodity.code).bind(&commodity.name);
                upsert.bind(commodity.life_days).bind(commodity.hold_hours).execute(c).await.map(drop)
            })?;
        }
        Ok(())
    }

    /// A commodity's row.
    pub async fn catalogue(&mut self, code: &str) -> Result<Option<CatalogueRow>> {
        Ok(engine!(self, c => sqlx::query_as(TIMES).bind(code).fetch_optional(c).await)?)
    }
}
