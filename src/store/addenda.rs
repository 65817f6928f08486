//! What both sides changed of agreed orders.

use chrono::{DateTime, Utc};

use super::{
    Result, Tx, engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{
    money::{Price, Rupiah},
    order::{Addendum, Amendment, OrderId},
    person::PersonId,
    quantity::Quantity,
};

statements! {
    /// As the side that proposed it said; the other side agreed. What held before is what the order says until [`CHANGE`].
    INSERT = "INSERT INTO addenda (order_id, number, side, proposed_by, agreed_by, at, price_before, price, quantity_before, quantity,
            total_before, total, days_before, days)
        SELECT p.order_id, (SELECT COUNT(*) + 1 FROM addenda a WHERE a.order_id = p.order_id), p.side, p.person_id, $3, $4, o.price, $5,
            o.quantity, $6, o.total, $7, o.payment_days, $8
        FROM proposals p JOIN orders o ON o.id = p.order_id WHERE p.order_id = $1 AND p.version = $2";
    /// What is ordered never falls below what has arrived or will not come. It can be below that already, where more came than was ordered.
    CHANGE = "UPDATE orders SET price = $2, quantity = $3, total = $4, payment_days = $5 WHERE id = $1 AND (arrived + closed_short <= $3 OR quantity = $3)";
    OF_ORDER = "SELECT a.number, a.side, a.at, a.price_before, a.price, o.price_unit, a.quantity_before, a.quantity, o.unit, a.days_before, a.days
        FROM addenda a JOIN orders o ON o.id = a.order_id WHERE a.order_id = $1 ORDER BY a.number";
}

/// What an order costs and holds once a change is agreed to.
#[derive(Debug, Clone, Copy)]
pub struct ChangedTerms {
    /// What the goods cost.
    pub price: Price,
    /// How much is agreed.
    pub quantity: Quantity,
    /// What it costs in all, where that can be said.
    pub total: Option<Rupiah>,
    /// Within how many days of complete papers it is paid, where that was agreed.
    pub payment_days: Option<i64>,
}

#[derive(Debug, sqlx::FromRow)]
struct AddendumRow {
    number: i64,
    side: String,
    at: i64,
    price_before: i64,
    price: i64,
    price_unit: String,
    quantity_before: i64,
    quantity: i64,
    unit: String,
    days_before: Option<i64>,
    days: Option<i64>,
}

impl AddendumRow {
    fn read(self, order: OrderId) -> Result<Addendum> {
        let row = Row::new("addenda", order.0);
        let (per, unit) = (row.code("price_unit", &self.price_unit)?, row.code("unit", &self.unit)?);
        let price = |amount| Price { amount: Rupiah(amount), per };
        let quantity = |base| Quantity { base, unit };
        let change = if self.price != self.price_before {
            Amendment::Price { from: price(self.price_before), to: price(self.price) }
        } else if self.quantity != self.quantity_before {
            Amendment::Quantity { from: quantity(self.quantity_before), to: quantity(self.quantity) }
        } else {
            Amendment::PaymentDays { from: self.days_before, to: row.present("days", self.days)? }
        };
        Ok(Addendum { number: self.number, by: row.code("side", &self.side)?, at: row.time("at", self.at)?, change })
    }
}

/// Addenda of orders.
#[derive(Debug)]
pub struct Addenda<'t>(&'t mut Tx);

impl Tx {
    /// Addenda of orders.
    pub const fn addenda(&mut self) -> Addenda<'_> {
        Addenda(self)
    }
}

impl Addenda<'_> {
    /// All addenda of an order, the first one first.
    pub async fn of(&mut self, order: OrderId) -> Result<Vec<Addendum>> {
        let rows: Vec<AddendumRow> = engine!(self.0, c => sqlx::query_as(OF_ORDER).bind(order.0).fetch_all(c).await)?;
        rows.into_iter().map(|row| row.read(order)).collect()
    }

    /// Changes an order as one side proposed at `version` and a person of the other agreed; `false` if more has arrived by now.
    pub async fn agree(
        &mut self,
        (order, version): (OrderId, i64),
        terms: &ChangedTerms,
        agreed_by: PersonId,
        now: DateTime<Utc>,
    ) -> Result<bool> {
        let (price, total) = (terms.price.amount.0, terms.total.map(|total| total.0));
        engine!(self.0, c => {
            let insert = sqlx::query(INSERT).bind(order.0).bind(version).bind(agreed_by.0).bind(millis(now)).bind(price);
            insert.bind(terms.quantity.base).bind(total).bind(terms.payment_days).execute(c).await.map(drop)
        })?;
        let count = engine!(self.0, c => {
            let update = sqlx::query(CHANGE).bind(order.0).bind(price).bind(terms.quantity.base).bind(total);
            update.bind(terms.payment_days).execute(c).await.map(|done| done.rows_affected())
        })?;
        Ok(count == 1)
    }
}
