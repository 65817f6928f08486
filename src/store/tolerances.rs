//! How much more than was agreed can be accepted of goods: rows that are never changed. The last one of the goods holds.

use chrono::{DateTime, Utc};

use super::{
    Result, Tx, engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{commodity::GoodsCode, person::PersonId, tolerance::Tolerance};

statements! {
    INSERT = "INSERT INTO tolerances (commodity, permille, entered_by, entered_at) VALUES ($1, $2, $3, $4)";
    OF_GOODS = "SELECT t.permille FROM tolerances t WHERE t.commodity = $1 ORDER BY t.id DESC LIMIT 1";
    CURRENT = "SELECT t.commodity, t.permille FROM tolerances t
        WHERE t.permille > 0 AND NOT EXISTS (SELECT 1 FROM tolerances n WHERE n.commodity = t.commodity AND n.id > t.id) ORDER BY t.commodity";
}

impl Row {
    /// The value of a column of thousandths.
    pub(super) fn tolerance(&self, permille: i64) -> Result<Tolerance> {
        self.present("tolerance_permille", Tolerance::of_permille(permille))
    }
}

impl Tx {
    /// Keeps what holds of goods from now on, for what begins from now on; without a person it came by the command line.
    pub async fn set_tolerance(&mut self, goods: &GoodsCode, tolerance: Tolerance, by: Option<PersonId>, now: DateTime<Utc>) -> Result<()> {
        engine!(self, c => {
            let insert = sqlx::query(INSERT).bind(goods.as_str()).bind(tolerance.permille()).bind(by.map(|person| person.0));
            insert.bind(millis(now)).execute(c).await.map(drop)
        })
        .map_err(Into::into)
    }

    /// What holds of goods now.
    pub async fn tolerance_of(&mut self, goods: &GoodsCode) -> Result<Tolerance> {
        let permille: Option<i64> = engine!(self, c => sqlx::query_scalar(OF_GOODS).bind(goods.as_str()).fetch_optional(c).await)?;
        Row::new("tolerances", goods.as_str()).tolerance(permille.unwrap_or_default())
    }

    /// All goods of which something above what was agreed can be accepted, by their code.
    pub async fn tolerances(&mut self) -> Result<Vec<(GoodsCode, Tolerance)>> {
        let rows: Vec<(String, i64)> = engine!(self, c => sqlx::query_as(CURRENT).fetch_all(c).await)?;
        rows.into_iter().map(|(goods, permille)| Ok((goods.clone().into(), Row::new("tolerances", goods).tolerance(permille)?))).collect()
    }
}
