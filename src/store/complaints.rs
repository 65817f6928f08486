//! Complaints about orders: one a side can be open.

use chrono::{DateTime, Utc};

use super::{Result, Tx, engine, row::millis, statements};
use crate::domain::{
    order::{Complaint, Order, OrderId, Outcome},
    person::PersonId,
};

statements! {
    OPEN = "INSERT INTO complaints (order_id, number, side, about, opened_by, opened_at)
        SELECT $1, COUNT(*) + 1, $2, $3, $4, $5 FROM complaints WHERE order_id = $1";
    CLOSE = "UPDATE complaints SET outcome = $2, closed_by = $3, closed_at = $4, returned = $5 WHERE order_id = $1 AND closed_at IS NULL";
    ORDERS = "SELECT order_id FROM complaints WHERE closed_at IS NULL ORDER BY opened_at, order_id LIMIT $1 + 0 OFFSET $2";
    COUNT = "SELECT COUNT(*) FROM complaints WHERE closed_at IS NULL";
    /// Whether the person ever sold, entered or bought these goods.
    TRADES = "SELECT COUNT(*) FROM (SELECT 1 AS n FROM offers WHERE (seller_id = $1 OR entered_by = $1) AND commodity = $2
        UNION ALL SELECT 1 FROM orders WHERE buyer_id = $1 AND commodity = $2) s";
}

/// Complaints.
#[derive(Debug)]
pub struct Complaints<'t>(&'t mut Tx);

impl Tx {
    /// Complaints.
    pub const fn complaints(&mut self) -> Complaints<'_> {
        Complaints(self)
    }
}

impl Complaints<'_> {
    /// Keeps a complaint; without a person it is time's.
    pub async fn open(&mut self, order: OrderId, complaint: &Complaint, by: Option<PersonId>) -> Result<()> {
        engine!(self.0, c => {
            let insert = sqlx::query(OPEN).bind(order.0).bind(complaint.by.code()).bind(complaint.about.code());
            insert.bind(by.map(|person| person.0)).bind(millis(complaint.since)).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// Ends the open complaint of an order; with how much goes back, in base units of the order, if that is how it ends.
    pub async fn close(
        &mut self,
        order: OrderId,
        (outcome, returned): (Outcome, Option<i64>),
        by: Option<PersonId>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let by = by.map(|person| person.0);
        engine!(self.0, c => {
            let update = sqlx::query(CLOSE).bind(order.0).bind(outcome.code()).bind(by).bind(millis(now));
            update.bind(returned).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// A page of the orders with an open complaint, the oldest complaint first, and how many there are.
    pub async fn page(&mut self, limit: i64, offset: i64) -> Result<(Vec<Order>, i64)> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(ORDERS).bind(limit).bind(offset).fetch_all(c).await)?;
        let count = engine!(self.0, c => sqlx::query_scalar(COUNT).fetch_one(c).await)?;
        let mut orders = Vec::new();
        for id in ids {
            orders.extend(self.0.orders().get(OrderId(id)).await?);
        }
        Ok((orders, count))
    }

    /// Whether the person ever sold, entered or bought these goods.
    pub async fn trades(&mut self, person: PersonId, commodity: &str) -> Result<bool> {
        let count: i64 = engine!(self.0, c => sqlx::query_scalar(TRADES).bind(person.0).bind(commodity).fetch_one(c).await)?;
        Ok(count > 0)
    }
}
