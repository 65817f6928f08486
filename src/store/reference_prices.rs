//! Reference prices: rows that are never changed. A wrong one is removed, and stays.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Result, Tx, engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{
    money::{Price, Rupiah},
    person::PersonId,
    reference::Reference,
};

statements! {
    INSERT = "INSERT INTO reference_prices (commodity, price, price_unit, highest, day, source, rule, entered_by, entered_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// What holds on a day (WIB), and what holds from later days on; of goods and unit the latest stands last.
    CURRENT = "SELECT r.id, r.commodity, r.price, r.price_unit, r.highest, r.day, r.source, r.rule FROM reference_prices r
        WHERE r.removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM reference_prices n WHERE n.commodity = r.commodity
            AND n.price_unit = r.price_unit AND n.removed_at IS NULL AND n.day <= $1 AND (n.day > r.day OR (n.day = r.day AND n.id > r.id)))
        ORDER BY r.commodity, r.price_unit, r.day, r.id";
    ALL = "SELECT r.id, r.commodity, r.price, r.price_unit, r.highest, r.day, r.source, r.rule FROM reference_prices r
        WHERE r.removed_at IS NULL ORDER BY r.commodity, r.price_unit, r.day, r.id";
    REMOVE = "UPDATE reference_prices SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL";
}

#[derive(Debug, sqlx::FromRow)]
struct ReferenceRow {
    id: i64,
    commodity: String,
    price: i64,
    price_unit: String,
    highest: Option<i64>,
    day: String,
    source: String,
    rule: Option<String>,
}

impl ReferenceRow {
    fn read(self) -> Result<(i64, Reference)> {
        let row = Row::new("reference_prices", self.id);
        let reference = Reference {
            goods: self.commodity.into(),
            price: Price { amount: Rupiah(self.price), per: row.code("price_unit", &self.price_unit)? },
            highest: self.highest.map(Rupiah),
            day: row.day("day", &self.day)?,
            source: self.source,
            rule: self.rule,
        };
        Ok((self.id, reference))
    }
}

/// Reference prices.
#[derive(Debug)]
pub struct ReferencePrices<'t>(&'t mut Tx);

impl Tx {
    /// Reference prices.
    pub const fn reference_prices(&mut self) -> ReferencePrices<'_> {
        ReferencePrices(self)
    }
}

impl ReferencePrices<'_> {
    /// Keeps a reference price; without a person it came by the command line.
    pub async fn insert(&mut self, reference: &Reference, by: Option<PersonId>, now: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => {
            let insert = sqlx::query(INSERT).bind(reference.goods.as_str()).bind(reference.price.amount.0).bind(reference.price.per.code());
            let insert = insert.bind(reference.highest.map(|highest| highest.0)).bind(reference.day.to_string());
            let insert = insert.bind(&reference.source).bind(&reference.rule).bind(by.map(|person| person.0));
            insert.bind(millis(now)).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// What holds on `today` (WIB), and what holds from later days on; of goods and unit the latest stands last.
    pub async fn current(&mut self, today: NaiveDate) -> Result<Vec<Reference>> {
        let rows: Vec<ReferenceRow> = engine!(self.0, c => sqlx::query_as(CURRENT).bind(today.to_string()).fetch_all(c).await)?;
        rows.into_iter().map(|row| Ok(row.read()?.1)).collect()
    }

    /// All that were not removed, with their numbers, by goods and day.
    pub async fn all(&mut self) -> Result<Vec<(i64, Reference)>> {
        let rows: Vec<ReferenceRow> = engine!(self.0, c => sqlx::query_as(ALL).fetch_all(c).await)?;
        rows.into_iter().map(ReferenceRow::read).collect()
    }

    /// Removes a reference price; `false` if there is none of this number.
    pub async fn remove(&mut self, id: i64, now: DateTime<Utc>) -> Result<bool> {
        let done = engine!(self.0, c => sqlx::query(REMOVE).bind(id).bind(millis(now)).execute(c).await.map(|r| r.rows_affected()))?;
        Ok(done == 1)
    }
}
