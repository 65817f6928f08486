//! Complaints about orders: one a side can be open.

use chrono::{DateTime, Utc};

use super::{
    Result, Tx, engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{
    lifecycle::Side,
    order::{Complaint, Order, OrderId, Outcome},
    person::PersonId,
};

/// Orders with an open complaint, and those of which the seller says that the figures of a receipt are wrong.
macro_rules! contested {
    () => {
        "(SELECT order_id, opened_at AS since FROM complaints WHERE closed_at IS NULL
            UNION ALL SELECT d.order_id, d.received_at FROM deliveries d WHERE d.answer = 'DISPUTED'
                AND NOT EXISTS (SELECT 1 FROM complaints k WHERE k.order_id = d.order_id AND k.closed_at IS NULL)) s"
    };
}

statements! {
    OPEN = "INSERT INTO complaints (order_id, number, side, about, opened_by, opened_at)
        SELECT $1, COUNT(*) + 1, $2, $3, $4, $5 FROM complaints WHERE order_id = $1";
    /// What the side that complains says, once.
    NOTE = "UPDATE complaints SET note = $2, note_by = $3, note_at = $4 WHERE order_id = $1 AND closed_at IS NULL AND note_at IS NULL";
    /// What the other side says to it, once.
    REPLY = "UPDATE complaints SET reply = $2, reply_by = $3, reply_at = $4 WHERE order_id = $1 AND closed_at IS NULL AND reply_at IS NULL";
    WORDS = "SELECT side, note, note_at, reply, reply_at FROM complaints WHERE order_id = $1 ORDER BY number";
    /// The words of the person, whoever the parties are, and words about a person who is a party by the other one. That they were said stays.
    FORGET = "UPDATE complaints SET
            note = CASE WHEN note_by = $1 OR order_id IN (SELECT o.id FROM orders o JOIN offers f ON f.id = o.offer_id
                WHERE o.seller_id = $1 OR f.entered_by = $1 OR o.buyer_id = $1) THEN NULL ELSE note END,
            reply = CASE WHEN reply_by = $1 OR order_id IN (SELECT o.id FROM orders o JOIN offers f ON f.id = o.offer_id
                WHERE o.seller_id = $1 OR f.entered_by = $1 OR o.buyer_id = $1) THEN NULL ELSE reply END
        WHERE (note IS NOT NULL OR reply IS NOT NULL) AND (note_by = $1 OR reply_by = $1 OR order_id IN (SELECT o.id FROM orders o
            JOIN offers f ON f.id = o.offer_id WHERE o.seller_id = $1 OR f.entered_by = $1 OR o.buyer_id = $1))";
    COUNT_WORDS = "SELECT COALESCE(SUM(CASE WHEN note_by = $1 AND note IS NOT NULL THEN 1 ELSE 0 END
            + CASE WHEN reply_by = $1 AND reply IS NOT NULL THEN 1 ELSE 0 END), 0)
        FROM complaints WHERE note_by = $1 OR reply_by = $1";
    CLOSE = "UPDATE complaints SET outcome = $2, closed_by = $3, closed_at = $4, returned = $5 WHERE order_id = $1 AND closed_at IS NULL";
    ORDERS = concat!("SELECT order_id FROM ", contested!(), " ORDER BY since, order_id LIMIT $1 + 0 OFFSET $2");
    COUNT = concat!("SELECT COUNT(*) FROM ", contested!());
    /// Whether the person ever sold, entered or bought these goods.
    TRADES = "SELECT COUNT(*) FROM (SELECT 1 AS n FROM offers WHERE (seller_id = $1 OR entered_by = $1) AND commodity = $2
        UNION ALL SELECT 1 FROM orders WHERE buyer_id = $1 AND commodity = $2) s";
}

#[derive(Debug, sqlx::FromRow)]
struct WordsRow {
    side: String,
    note: Option<String>,
    note_at: Option<i64>,
    reply: Option<String>,
    reply_at: Option<i64>,
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

    /// Keeps what a side says of the open complaint in its own words. `false`: none is open, or the side has said something before.
    pub async fn say(&mut self, order: OrderId, (complains, words): (bool, &str), by: PersonId, now: DateTime<Utc>) -> Result<bool> {
        let statement = if complains { NOTE } else { REPLY };
        let rows = engine!(self.0, c => {
            let update = sqlx::query(statement).bind(order.0).bind(words).bind(by.0).bind(millis(now));
            update.execute(c).await.map(|done| done.rows_affected())
        })?;
        Ok(rows == 1)
    }

    /// What was said of the complaints of an order: by which side, when, and the words, where they were not erased.
    pub async fn words(&mut self, order: OrderId) -> Result<Vec<(Side, DateTime<Utc>, String)>> {
        let rows: Vec<WordsRow> = engine!(self.0, c => sqlx::query_as(WORDS).bind(order.0).fetch_all(c).await)?;
        let row = Row::new("complaints", order.0);
        let mut said = Vec::new();
        for WordsRow { side, note, note_at, reply, reply_at } in rows {
            let by: Side = row.code("side", &side)?;
            for (side, words, at) in [(by, note, note_at), (by.other(), reply, reply_at)] {
                if let (Some(words), Some(at)) = (words, at) {
                    said.push((side, row.time("note_at", at)?, words));
                }
            }
        }
        Ok(said)
    }

    /// How many times the person's own words about complaints are kept.
    pub async fn count_words(&mut self, person: PersonId) -> Result<i64> {
        Ok(engine!(self.0, c => sqlx::query_scalar(COUNT_WORDS).bind(person.0).fetch_one(c).await)?)
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

    /// A page of the orders with an open complaint or with figures in dispute, the oldest first, and how many there are.
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
