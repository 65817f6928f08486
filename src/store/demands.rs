//! What buyers need. How much of a demand is agreed, asked for and accepted is what its orders say.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Result, Tx,
    approvals::approved,
    engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{
    commodity::GoodsCode,
    demand::{Demand, DemandId, DemandStatus, Wanted},
    money::{Price, Rupiah},
    person::{Organization, PersonId},
    quantity::Quantity,
    tolerance::Tolerance,
};

/// What of an order counts as agreed for its demand: what is agreed and not closed, less what was rejected, but never less than was
/// accepted, and never more than the order is of.
macro_rules! agreed_of_order {
    () => {
        "CASE WHEN o.status NOT IN ('confirmed', 'shipped', 'received', 'closed') THEN 0
            WHEN o.quantity - o.closed_short - o.arrived + o.accepted > o.accepted THEN o.quantity - o.closed_short - o.arrived + o.accepted - o.returned
            WHEN o.accepted - o.returned > o.quantity THEN o.quantity
            ELSE o.accepted - o.returned END"
    };
}
pub(super) use agreed_of_order;

/// A demand with what its orders bind and what was accepted of them.
macro_rules! select_demands {
    () => {
        concat!(
            "SELECT d.id, d.organization, d.buyer_id, d.commodity, d.quantity, d.unit, d.needed_on, d.highest, d.highest_unit, d.handover, d.note,
                d.tolerance_permille, d.sealed_until, d.opened_at, d.status, d.version,
                CAST(COALESCE((SELECT SUM(", $crate::store::demands::agreed_of_order!(), ") FROM orders o WHERE o.demand_id = d.id), 0) AS BIGINT)
                    AS agreed,
                CAST(COALESCE((SELECT SUM(o.accepted - o.returned) FROM orders o WHERE o.demand_id = d.id), 0) AS BIGINT) AS accepted,
                CAST(COALESCE((SELECT SUM(o.quantity) FROM orders o WHERE o.demand_id = d.id AND o.status = 'requested'), 0) AS BIGINT) AS asked,
                CAST(COALESCE((SELECT SUM(o.quantity) FROM orders o WHERE o.demand_id = d.id AND o.status = 'requested'
                    AND o.approval IN ('WAITING', 'RETURNED')), 0) AS BIGINT) AS unapproved,
                CAST((SELECT COUNT(DISTINCT o.seller_id) FROM orders o WHERE o.demand_id = d.id AND o.status = 'requested'
                    AND ", approved!(), ") AS BIGINT) AS asked_sellers
            FROM demands d "
        )
    };
}

statements! {
    INSERT = "INSERT INTO demands (id, organization, buyer_id, commodity, quantity, unit, needed_on, highest, highest_unit, handover, note, status,
            version, created_at, tolerance_permille, sealed_until)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'open', 1, $12, $13, $14)";
    /// Every step of a demand and of its answers takes its row first, after that of the offer.
    LOCK = "UPDATE demands SET version = version WHERE id = $1";
    BY_ID = concat!(select_demands!(), "WHERE d.id = $1");
    /// What is open, of one organisation or of all; the earliest day first.
    OPEN = concat!(select_demands!(), "WHERE d.status IN ('open', 'partly') AND (d.organization = $1 OR $1 = '') ORDER BY d.needed_on, d.id
        LIMIT $2 + 0 OFFSET $3");
    COUNT = "SELECT COUNT(*) FROM demands d WHERE d.status IN ('open', 'partly') AND (d.organization = $1 OR $1 = '')";
    /// `$5` is the organisation whose people alone may cause it, or nothing. What ends keeps how much of it was agreed then.
    MOVE = concat!("UPDATE demands SET status = $4, version = version + 1, ended_at = CASE WHEN $4 IN ('closed', 'expired') THEN CAST($6 AS BIGINT) END,
            filled = CASE WHEN $4 IN ('closed', 'expired') THEN CAST(COALESCE((SELECT SUM(", agreed_of_order!(), ") FROM orders o
                WHERE o.demand_id = demands.id), 0) AS BIGINT) END
        WHERE id = $1 AND version = $2 AND status = $3 AND (organization = $5 OR $5 = '') RETURNING id");
    CHANGE = "UPDATE demands SET quantity = $2, unit = $3, needed_on = $4, highest = $5, highest_unit = $6, handover = $7, note = $8 WHERE id = $1";
    DUE = "SELECT d.id FROM demands d WHERE d.status IN ('open', 'partly') AND d.needed_on < $1 ORDER BY d.needed_on, d.id LIMIT 100";
    TO_MATCH = "SELECT d.id FROM demands d WHERE d.status IN ('open', 'partly') AND d.opened_at IS NULL
        AND (d.matched_at IS NULL OR d.matched_at <= $1) ORDER BY d.id LIMIT 100";
    TO_OPEN = "SELECT d.id FROM demands d WHERE d.sealed_until IS NOT NULL AND d.opened_at IS NULL AND d.sealed_until <= $1
        AND d.status IN ('open', 'partly') ORDER BY d.sealed_until, d.id LIMIT 100";
    /// Of several processes one opens the answers.
    OPENED = "UPDATE demands SET opened_at = $2 WHERE id = $1 AND sealed_until <= $2 AND opened_at IS NULL AND status IN ('open', 'partly')
        RETURNING id";
    MATCHED = "UPDATE demands SET matched_at = $2 WHERE id = $1";
    /// The persons that entered offers of these goods since `$3` and can answer now; the longest unheard first.
    SELLERS = "SELECT f.entered_by FROM offers f JOIN persons p ON p.id = f.entered_by
        WHERE f.commodity = $1 AND f.status IN ('published', 'paused', 'withdrawn', 'expired') AND f.published_at >= $3
            AND p.suspended_at IS NULL AND p.unreachable_since IS NULL AND p.deleted_at IS NULL
            AND EXISTS (SELECT 1 FROM roles r WHERE r.person_id = f.entered_by AND r.role IN ('SELLER', 'ASSISTANT') AND r.ended_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM demand_told t WHERE t.demand_id = $2 AND t.person_id = f.entered_by)
        GROUP BY f.entered_by ORDER BY MAX(f.id) DESC LIMIT $4 + 0";
    TELL = "INSERT INTO demand_told (demand_id, person_id, at) VALUES ($1, $2, $3) ON CONFLICT (demand_id, person_id) DO NOTHING";
}

#[derive(Debug, sqlx::FromRow)]
struct DemandRow {
    id: i64,
    organization: String,
    buyer_id: i64,
    commodity: String,
    quantity: i64,
    unit: String,
    needed_on: String,
    highest: Option<i64>,
    highest_unit: Option<String>,
    handover: Option<String>,
    note: Option<String>,
    tolerance_permille: i64,
    sealed_until: Option<i64>,
    opened_at: Option<i64>,
    status: String,
    version: i64,
    agreed: i64,
    accepted: i64,
    asked: i64,
    unapproved: i64,
    asked_sellers: i64,
}

impl DemandRow {
    fn read(self) -> Result<Demand> {
        let row = Row::new("demands", self.id);
        let highest = match (self.highest, &self.highest_unit) {
            (Some(amount), Some(per)) => Some(Price { amount: Rupiah(amount), per: row.code("highest_unit", per)? }),
            _ => None,
        };
        Ok(Demand {
            id: DemandId(self.id),
            organization: row.code("organization", &self.organization)?,
            buyer: PersonId(self.buyer_id),
            goods: GoodsCode::from(self.commodity),
            wanted: Wanted {
                quantity: Quantity { base: self.quantity, unit: row.code("unit", &self.unit)? },
                needed_on: row.day("needed_on", &self.needed_on)?,
                highest,
                handover: self.handover.as_deref().map(|code| row.code("handover", code)).transpose()?,
                note: self.note,
            },
            tolerance: row.tolerance(self.tolerance_permille)?,
            sealed_until: row.maybe_time("sealed_until", self.sealed_until)?,
            opened_at: row.maybe_time("opened_at", self.opened_at)?,
            status: row.code("status", &self.status)?,
            version: self.version,
            agreed: self.agreed,
            accepted: self.accepted,
            asked: self.asked,
            unapproved: self.unapproved,
            asked_sellers: self.asked_sellers,
        })
    }
}

/// A transition of a demand that the domain allows.
#[derive(Debug, Clone, Copy)]
pub struct DemandChange {
    /// The demand.
    pub demand: DemandId,
    /// Its version as the actor saw it.
    pub version: i64,
    /// State before.
    pub from: DemandStatus,
    /// State after.
    pub to: DemandStatus,
    /// The organisation that must own the row; `None` for what follows from something else.
    pub organization: Option<Organization>,
}

/// The demands.
#[derive(Debug)]
pub struct Demands<'t>(&'t mut Tx);

impl Tx {
    /// The demands.
    pub const fn demands(&mut self) -> Demands<'_> {
        Demands(self)
    }
}

impl Demands<'_> {
    /// Keeps a demand under the next number.
    pub async fn insert(
        &mut self,
        (organization, buyer): (Organization, PersonId),
        (goods, tolerance): (&GoodsCode, Tolerance),
        (wanted, sealed_until): (&Wanted, Option<DateTime<Utc>>),
        now: DateTime<Utc>,
    ) -> Result<DemandId> {
        let id = self.0.count_up("demand", 1).await?;
        engine!(self.0, c => {
            let insert = sqlx::query(INSERT).bind(id).bind(organization.code()).bind(buyer.0).bind(goods.as_str());
            let insert = insert.bind(wanted.quantity.base).bind(wanted.quantity.unit.code()).bind(wanted.needed_on.to_string());
            let insert = insert.bind(wanted.highest.map(|price| price.amount.0)).bind(wanted.highest.map(|price| price.per.code()));
            let insert = insert.bind(wanted.handover.map(|at| at.code())).bind(&wanted.note);
            insert.bind(millis(now)).bind(tolerance.permille()).bind(sealed_until.map(millis)).execute(c).await.map(drop)
        })?;
        Ok(DemandId(id))
    }

    /// Makes others wait who want to change the demand or its answers, until this transaction ends.
    pub async fn lock(&mut self, id: DemandId) -> Result<()> {
        engine!(self.0, c => sqlx::query(LOCK).bind(id.0).execute(c).await.map(drop))?;
        Ok(())
    }

    /// The demand with this number.
    pub async fn get(&mut self, id: DemandId) -> Result<Option<Demand>> {
        let row: Option<DemandRow> = engine!(self.0, c => sqlx::query_as(BY_ID).bind(id.0).fetch_optional(c).await)?;
        row.map(DemandRow::read).transpose()
    }

    /// A page of the open demands, of one organisation or of all, and how many there are.
    pub async fn open(&mut self, of: Option<Organization>, limit: i64, offset: i64) -> Result<(Vec<Demand>, i64)> {
        let of = of.map_or("", Organization::code);
        let rows: Vec<DemandRow> = engine!(self.0, c => sqlx::query_as(OPEN).bind(of).bind(limit).bind(offset).fetch_all(c).await)?;
        let count = engine!(self.0, c => sqlx::query_scalar(COUNT).bind(of).fetch_one(c).await)?;
        Ok((rows.into_iter().map(DemandRow::read).collect::<Result<_>>()?, count))
    }

    /// Moves a demand; `false` if somebody was faster or it is another organisation's.
    pub async fn transition(&mut self, moved: &DemandChange, now: DateTime<Utc>) -> Result<bool> {
        let organization = moved.organization.map_or("", Organization::code);
        let row: Option<i64> = engine!(self.0, c => {
            let update = sqlx::query_scalar(MOVE).bind(moved.demand.0).bind(moved.version).bind(moved.from.code()).bind(moved.to.code());
            update.bind(organization).bind(millis(now)).fetch_optional(c).await
        })?;
        Ok(row.is_some())
    }

    /// Changes what was said of a demand whose transition was made.
    pub async fn set_wanted(&mut self, id: DemandId, wanted: &Wanted) -> Result<()> {
        engine!(self.0, c => {
            let update = sqlx::query(CHANGE).bind(id.0).bind(wanted.quantity.base).bind(wanted.quantity.unit.code());
            let update = update.bind(wanted.needed_on.to_string()).bind(wanted.highest.map(|price| price.amount.0));
            let update = update.bind(wanted.highest.map(|price| price.per.code())).bind(wanted.handover.map(|at| at.code()));
            update.bind(&wanted.note).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// Open demands whose day was before `today` (WIB), at most 100.
    pub async fn to_expire(&mut self, today: NaiveDate) -> Result<Vec<DemandId>> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(DUE).bind(today.to_string()).fetch_all(c).await)?;
        Ok(ids.into_iter().map(DemandId).collect())
    }

    /// Open demands whose sealed answers are to be opened by `now`, at most 100.
    pub async fn to_open(&mut self, now: DateTime<Utc>) -> Result<Vec<DemandId>> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(TO_OPEN).bind(millis(now)).fetch_all(c).await)?;
        Ok(ids.into_iter().map(DemandId).collect())
    }

    /// Opens the sealed answers to a demand; `false` if they are open, or it is not yet time.
    pub async fn open_answers(&mut self, id: DemandId, now: DateTime<Utc>) -> Result<bool> {
        let row: Option<i64> = engine!(self.0, c => sqlx::query_scalar(OPENED).bind(id.0).bind(millis(now)).fetch_optional(c).await)?;
        Ok(row.is_some())
    }

    /// Open demands for which no seller was looked for since `before`, at most 100.
    pub async fn to_match(&mut self, before: DateTime<Utc>) -> Result<Vec<DemandId>> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(TO_MATCH).bind(millis(before)).fetch_all(c).await)?;
        Ok(ids.into_iter().map(DemandId).collect())
    }

    /// Notes that everybody was told who could answer.
    pub async fn mark_matched(&mut self, id: DemandId, now: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => sqlx::query(MATCHED).bind(id.0).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// The persons that entered offers of these goods since a moment and were not told of the demand, at most `limit`.
    pub async fn untold_sellers(&mut self, id: DemandId, goods: &str, since: DateTime<Utc>, limit: i64) -> Result<Vec<PersonId>> {
        let ids: Vec<i64> = engine!(self.0, c => {
            sqlx::query_scalar(SELLERS).bind(goods).bind(id.0).bind(millis(since)).bind(limit).fetch_all(c).await
        })?;
        Ok(ids.into_iter().map(PersonId).collect())
    }

    /// Notes that somebody is told of the demand; `false` if he was told before.
    pub async fn mark_told(&mut self, id: DemandId, person: PersonId, now: DateTime<Utc>) -> Result<bool> {
        let rows = engine!(self.0, c => sqlx::query(TELL).bind(id.0).bind(person.0).bind(millis(now)).execute(c).await.map(|r| r.rows_affected()))?;
        Ok(rows > 0)
    }
}
