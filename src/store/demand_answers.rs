//! What sellers answer to demands. An answer holds nothing until it is taken.

use chrono::{DateTime, Utc};

use super::{
    Result, Tx, engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{
    demand::{Answer, AnswerId, AnswerStatus, DemandId},
    money::{Price, Rupiah},
    offer::OfferId,
    order::{OrderId, OrderStatus},
    person::PersonId,
    quantity::Quantity,
};

macro_rules! select_answers {
    () => {
        "SELECT a.id, a.demand_id, a.seller_id, a.entered_by, a.offer_id, a.quantity, a.unit, a.price, a.price_unit, a.handover, a.ready_on,
            a.place, a.region, a.status, a.version, a.order_id FROM demand_answers a "
    };
}

/// How much can be taken at `$now` of the answer `a`, whose goods are counted in the offer `f`.
macro_rules! takeable {
    ($now:literal) => {
        concat!(
            "CASE WHEN f.id IS NULL OR f.status = 'expired' OR f.valid_until <= ",
            $now,
            " THEN a.quantity WHEN f.status <> 'published' THEN 0 WHEN f.available < a.quantity THEN f.available ELSE a.quantity END"
        )
    };
}
pub(in crate::store) use takeable;

statements! {
    INSERT = "INSERT INTO demand_answers (demand_id, seller_id, entered_by, offer_id, quantity, unit, price, price_unit, handover, ready_on,
            place, region, status, version, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'sent', 1, $13) RETURNING id";
    /// A later answer takes the place of the one that waits.
    REPLACE = "UPDATE demand_answers SET entered_by = $3, offer_id = $4, quantity = $5, unit = $6, price = $7, price_unit = $8, handover = $9,
            ready_on = $10, place = $11, region = $12, version = version + 1, created_at = $13
        WHERE demand_id = $1 AND seller_id = $2 AND status = 'sent' RETURNING id";
    BY_ID = concat!(select_answers!(), "WHERE a.id = $1");
    /// All that wait for the buyer, the earlier first.
    WAITING = concat!(select_answers!(), "WHERE a.demand_id = $1 AND a.status = 'sent' ORDER BY a.created_at, a.id");
    /// All that wait, with what can still be taken of each at `$2`: nothing where the offer that the goods are counted in is down, and all
    /// where its time has passed, since what nobody bought is then counted nowhere.
    TAKEABLE = concat!("SELECT a.id, ", takeable!("$2"), " AS takeable
        FROM demand_answers a LEFT JOIN offers f ON f.id = a.offer_id WHERE a.demand_id = $1 AND a.status = 'sent' ORDER BY a.id");
    /// The one that counts of a seller, or that somebody entered for sellers: what waits or was taken before what has ended, the last of them.
    OWN = concat!(select_answers!(), "WHERE a.demand_id = $1 AND (a.seller_id = $2 OR a.entered_by = $2)
        ORDER BY CASE a.status WHEN 'sent' THEN 0 WHEN 'taken' THEN 1 ELSE 2 END, a.id DESC LIMIT 1");
    /// When each was given and when it ended, with its seller, what it brings, and the order that it became, if any.
    PAST = "SELECT a.seller_id, a.created_at, a.ended_at, COALESCE((SELECT x.quantity_before FROM addenda x WHERE x.order_id = o.id AND x.number = 1),
            o.quantity, a.quantity) AS quantity, COALESCE(o.unit, a.unit) AS unit,
            a.quantity AS offered, a.unit AS offered_unit, o.status FROM demand_answers a LEFT JOIN orders o ON o.id = a.order_id WHERE a.demand_id = $1 ORDER BY a.id";
    /// All that wait of somebody who leaves.
    WAITING_OF = concat!(select_answers!(), "WHERE (a.seller_id = $1 OR a.entered_by = $1) AND a.status = 'sent' ORDER BY a.id");
    BECAME = "SELECT COUNT(*) FROM demand_answers a WHERE a.order_id = $1";
    /// `$4` is the order that the answer becomes, or nothing.
    MOVE = "UPDATE demand_answers SET status = $3, version = version + 1, order_id = $4, ended_at = $5
        WHERE id = $1 AND version = $2 AND status = 'sent' RETURNING id";
}

#[derive(Debug, sqlx::FromRow)]
struct AnswerRow {
    id: i64,
    demand_id: i64,
    seller_id: i64,
    entered_by: i64,
    offer_id: Option<i64>,
    quantity: i64,
    unit: String,
    price: i64,
    price_unit: String,
    handover: String,
    ready_on: String,
    place: String,
    region: String,
    status: String,
    version: i64,
    order_id: Option<i64>,
}

#[derive(Debug, sqlx::FromRow)]
struct PastRow {
    seller_id: i64,
    created_at: i64,
    ended_at: Option<i64>,
    quantity: i64,
    unit: String,
    offered: i64,
    offered_unit: String,
    status: Option<String>,
}

/// An answer as a history tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastAnswer {
    /// Its seller.
    pub seller: PersonId,
    /// When it was given, as it stands (UTC).
    pub given: DateTime<Utc>,
    /// When it ended (UTC).
    pub ended: Option<DateTime<Utc>>,
    /// What it brings.
    pub offered: Quantity,
    /// What was ordered of it; what it brings, where that is no order.
    pub quantity: Quantity,
    /// How the order stands that it became.
    pub order: Option<OrderStatus>,
}

impl AnswerRow {
    fn read(self) -> Result<Answer> {
        let row = Row::new("demand_answers", self.id);
        Ok(Answer {
            id: AnswerId(self.id),
            demand: DemandId(self.demand_id),
            seller: PersonId(self.seller_id),
            entered_by: PersonId(self.entered_by),
            offer: self.offer_id.map(OfferId),
            quantity: Quantity { base: self.quantity, unit: row.code("unit", &self.unit)? },
            price: Price { amount: Rupiah(self.price), per: row.code("price_unit", &self.price_unit)? },
            handover: row.code("handover", &self.handover)?,
            ready_on: row.day("ready_on", &self.ready_on)?,
            region: row.code("region", &self.region)?,
            status: row.code("status", &self.status)?,
            version: self.version,
            order: self.order_id.map(OrderId),
            place: self.place,
        })
    }
}

/// The answers to demands.
#[derive(Debug)]
pub struct DemandAnswers<'t>(&'t mut Tx);

impl Tx {
    /// The answers to demands.
    pub const fn demand_answers(&mut self) -> DemandAnswers<'_> {
        DemandAnswers(self)
    }
}

impl DemandAnswers<'_> {
    /// Keeps an answer, in place of the seller's earlier one that waits; whether there was one. The id, status, version and order
    /// of `new` are not looked at.
    pub async fn upsert(&mut self, new: &Answer, now: DateTime<Utc>) -> Result<(AnswerId, bool)> {
        if let Some(id) = self.write(REPLACE, new, now).await? {
            return Ok((id, true));
        }
        let id = self.write(INSERT, new, now).await?;
        Ok((Row::new("demand_answers", new.demand).present("id", id)?, false))
    }

    async fn write(&mut self, sql: &'static str, new: &Answer, now: DateTime<Utc>) -> Result<Option<AnswerId>> {
        let id: Option<i64> = engine!(self.0, c => {
            let put = sqlx::query_scalar(sql).bind(new.demand.0).bind(new.seller.0).bind(new.entered_by.0).bind(new.offer.map(|id| id.0));
            let put = put.bind(new.quantity.base).bind(new.quantity.unit.code()).bind(new.price.amount.0).bind(new.price.per.code());
            let put = put.bind(new.handover.code()).bind(new.ready_on.to_string()).bind(&new.place).bind(new.region.code());
            put.bind(millis(now)).fetch_optional(c).await
        })?;
        Ok(id.map(AnswerId))
    }

    /// The answer with this id.
    pub async fn get(&mut self, id: AnswerId) -> Result<Option<Answer>> {
        let row: Option<AnswerRow> = engine!(self.0, c => sqlx::query_as(BY_ID).bind(id.0).fetch_optional(c).await)?;
        row.map(AnswerRow::read).transpose()
    }

    /// The answers to a demand that wait, the earlier first.
    pub async fn waiting(&mut self, demand: DemandId) -> Result<Vec<Answer>> {
        let rows: Vec<AnswerRow> = engine!(self.0, c => sqlx::query_as(WAITING).bind(demand.0).fetch_all(c).await)?;
        rows.into_iter().map(AnswerRow::read).collect()
    }

    /// How much can still be taken of each answer to a demand that waits, in base units.
    pub async fn takeable(&mut self, demand: DemandId, now: DateTime<Utc>) -> Result<Vec<(AnswerId, i64)>> {
        let rows: Vec<(i64, i64)> = engine!(self.0, c => sqlx::query_as(TAKEABLE).bind(demand.0).bind(millis(now)).fetch_all(c).await)?;
        Ok(rows.into_iter().map(|(id, takeable)| (AnswerId(id), takeable)).collect())
    }

    /// The last answer to a demand that the person gave or entered, whatever became of it.
    pub async fn own(&mut self, demand: DemandId, person: PersonId) -> Result<Option<Answer>> {
        let row: Option<AnswerRow> = engine!(self.0, c => sqlx::query_as(OWN).bind(demand.0).bind(person.0).fetch_optional(c).await)?;
        row.map(AnswerRow::read).transpose()
    }

    /// All answers to a demand that there were, as a history tells of them.
    pub async fn past(&mut self, demand: DemandId) -> Result<Vec<PastAnswer>> {
        let rows: Vec<PastRow> = engine!(self.0, c => sqlx::query_as(PAST).bind(demand.0).fetch_all(c).await)?;
        let row = Row::new("demand_answers", demand.0);
        let read = |past: PastRow| {
            Ok(PastAnswer {
                seller: PersonId(past.seller_id),
                given: row.time("created_at", past.created_at)?,
                ended: past.ended_at.map(|at| row.time("ended_at", at)).transpose()?,
                offered: Quantity { base: past.offered, unit: row.code("unit", &past.offered_unit)? },
                quantity: Quantity { base: past.quantity, unit: row.code("unit", &past.unit)? },
                order: past.status.as_deref().map(|code| row.code("status", code)).transpose()?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// The answers that wait of a person's goods, or that the person entered.
    pub async fn waiting_of(&mut self, person: PersonId) -> Result<Vec<Answer>> {
        let rows: Vec<AnswerRow> = engine!(self.0, c => sqlx::query_as(WAITING_OF).bind(person.0).fetch_all(c).await)?;
        rows.into_iter().map(AnswerRow::read).collect()
    }

    /// Whether an answer became this order.
    pub async fn became(&mut self, order: OrderId) -> Result<bool> {
        let count: i64 = engine!(self.0, c => sqlx::query_scalar(BECAME).bind(order.0).fetch_one(c).await)?;
        Ok(count > 0)
    }

    /// Ends an answer that waits, as the domain allows; `false` if somebody was faster.
    pub async fn end(&mut self, answer: &Answer, to: AnswerStatus, order: Option<OrderId>, now: DateTime<Utc>) -> Result<bool> {
        let row: Option<i64> = engine!(self.0, c => {
            let update = sqlx::query_scalar(MOVE).bind(answer.id.0).bind(answer.version).bind(to.code()).bind(order.map(|id| id.0));
            update.bind(millis(now)).fetch_optional(c).await
        })?;
        Ok(row.is_some())
    }
}
