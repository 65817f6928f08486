//! What a digest counts, and who was sent one.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Result, Tx, engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{
    digest::{Amounts, DigestOrder},
    money::{Price, Rupiah},
    order::OrderCode,
    person::{PersonId, RoleKind},
    quantity::Quantity,
};

statements! {
    /// Until receipts exist: orders confirmed in the period and not cancelled when computed.
    AGREED = "SELECT o.year, o.number, o.commodity, o.quantity, o.unit, o.pack_base, o.pack_unit, o.price, o.price_unit, o.total,
            o.handover, o.organization
        FROM orders o WHERE o.confirmed_at >= $1 AND o.confirmed_at < $2 AND o.status <> 'cancelled' ORDER BY o.confirmed_at, o.id";
    NEW_OFFERS = "SELECT unit, pack_base, pack_unit, COUNT(*) AS offers, CAST(SUM(offered) AS BIGINT) AS amount FROM offers
        WHERE created_at >= $1 AND created_at < $2 GROUP BY unit, pack_base, pack_unit ORDER BY unit, pack_base, pack_unit";
    /// What remains of live offers past their ready date, and of offers that expired in the period: only those have the date.
    UNABSORBED = "SELECT unit, pack_base, pack_unit, COUNT(*) AS offers, CAST(SUM(amount) AS BIGINT) AS amount FROM (
            SELECT unit, pack_base, pack_unit, available AS amount FROM offers WHERE available > 0
                AND status = 'published' AND ready_from < $3 AND valid_until > $2 AND COALESCE(ready_until, ready_from) < $3
            UNION ALL SELECT unit, pack_base, pack_unit, available AS amount FROM offers WHERE available > 0
                AND expired_at >= $1 AND expired_at < $2) a
        GROUP BY unit, pack_base, pack_unit ORDER BY unit, pack_base, pack_unit";
    /// Sellers who published, or agreed to an order, in the period, by where they are at home.
    ACTIVE_SELLERS = "SELECT COALESCE(p.region, 'KOTA') AS region, COUNT(*) AS people
        FROM (SELECT f.seller_id AS id FROM offers f WHERE f.published_at >= $1 AND f.published_at < $2
            UNION SELECT o.seller_id AS id FROM orders o WHERE o.confirmed_at >= $1 AND o.confirmed_at < $2) a
        JOIN persons p ON p.id = a.id GROUP BY COALESCE(p.region, 'KOTA') ORDER BY 1";
    ACTIVE_BUYERS = "SELECT COUNT(*) FROM (SELECT o.buyer_id FROM orders o WHERE o.requested_at >= $1 AND o.requested_at < $2
        UNION SELECT o.buyer_id FROM orders o WHERE o.confirmed_at >= $1 AND o.confirmed_at < $2) a";
    MARK = "INSERT INTO digests (person_id, kind, day, queued_at) VALUES ($1, 'daily', $2, $3)
        ON CONFLICT (person_id, kind, day) DO NOTHING";
    MARKED = "SELECT COUNT(*) FROM digests WHERE person_id = $1 AND kind = 'daily' AND day = $2";
    SINCE = "SELECT granted_at FROM roles WHERE person_id = $1 AND role = $2 AND ended_at IS NULL";
}

/// An order that counts, with what the facts need of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedOrder {
    /// Code of the goods.
    pub commodity: String,
    /// What it costs, where that can be said.
    pub total: Option<Rupiah>,
    /// The rest, as it is shown.
    pub shown: DigestOrder,
}

#[derive(Debug, sqlx::FromRow)]
struct AgreedRow {
    year: i64,
    number: i64,
    commodity: String,
    quantity: i64,
    unit: String,
    pack_base: Option<i64>,
    pack_unit: Option<String>,
    price: i64,
    price_unit: String,
    total: Option<i64>,
    handover: String,
    organization: String,
}

#[derive(Debug, sqlx::FromRow)]
struct AmountRow {
    unit: String,
    pack_base: Option<i64>,
    pack_unit: Option<String>,
    offers: i64,
    amount: i64,
}

impl AgreedRow {
    fn read(self) -> Result<AgreedOrder> {
        let row = Row::new("orders", format_args!("{}-{}", self.year, self.number));
        let code = OrderCode { year: row.read("year", i32::try_from(self.year))?, number: self.number };
        Ok(AgreedOrder {
            commodity: self.commodity.clone(),
            total: self.total.map(Rupiah),
            shown: DigestOrder {
                code,
                goods: self.commodity.into(),
                quantity: Quantity { base: self.quantity, unit: row.code("unit", &self.unit)? },
                pack: pack(&row, self.pack_base, self.pack_unit)?,
                price: Price { amount: Rupiah(self.price), per: row.code("price_unit", &self.price_unit)? },
                handover: row.code("handover", &self.handover)?,
                organization: row.code("organization", &self.organization)?,
            },
        })
    }
}

fn pack(row: &Row, base: Option<i64>, unit: Option<String>) -> Result<Option<Quantity>> {
    match (base, unit) {
        (Some(base), Some(unit)) => Ok(Some(Quantity { base, unit: row.code("pack_unit", &unit)? })),
        _ => Ok(None),
    }
}

fn sum(rows: Vec<AmountRow>) -> Result<(i64, Amounts)> {
    let row = Row::new("offers", "amounts");
    let (mut count, mut amounts) = (0, Amounts::default());
    for r in rows {
        let pack = pack(&row, r.pack_base, r.pack_unit)?;
        amounts.add(Quantity { base: r.amount, unit: row.code("unit", &r.unit)? }, pack);
        count += r.offers;
    }
    Ok((count, amounts))
}

impl Tx {
    /// Orders agreed from `from` until before `to`, in the order of agreement.
    ///
    /// # Errors
    /// As every statement.
    pub async fn agreed_orders(&mut self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<AgreedOrder>> {
        let rows: Vec<AgreedRow> = engine!(self, c => sqlx::query_as(AGREED).bind(millis(from)).bind(millis(to)).fetch_all(c).await)?;
        rows.into_iter().map(AgreedRow::read).collect()
    }

    /// Offers first published from `from` until before `to`: how many, and how much.
    ///
    /// # Errors
    /// As every statement.
    pub async fn new_offers(&mut self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<(i64, Amounts)> {
        sum(engine!(self, c => sqlx::query_as(NEW_OFFERS).bind(millis(from)).bind(millis(to)).fetch_all(c).await)?)
    }

    /// What nobody took: of live offers whose last ready day was before `day_after`, and of those that
    /// expired from `from` until before `to`.
    ///
    /// # Errors
    /// As every statement.
    pub async fn unabsorbed(&mut self, from: DateTime<Utc>, to: DateTime<Utc>, day_after: NaiveDate) -> Result<Amounts> {
        let day_after = day_after.to_string();
        let rows: Vec<AmountRow> = engine!(self, c => {
            sqlx::query_as(UNABSORBED).bind(millis(from)).bind(millis(to)).bind(&day_after).fetch_all(c).await
        })?;
        Ok(sum(rows)?.1)
    }

    /// Active sellers of Kota and of Kabupaten Blitar, and active buyers.
    ///
    /// # Errors
    /// As every statement.
    pub async fn active_people(&mut self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<(i64, i64, i64)> {
        let sellers: Vec<(String, i64)> = engine!(self, c => {
            sqlx::query_as(ACTIVE_SELLERS).bind(millis(from)).bind(millis(to)).fetch_all(c).await
        })?;
        let buyers: i64 = engine!(self, c => sqlx::query_scalar(ACTIVE_BUYERS).bind(millis(from)).bind(millis(to)).fetch_one(c).await)?;
        let of = |code: &str| sellers.iter().find(|(region, _)| region == code).map_or(0, |(_, n)| *n);
        Ok((of("KOTA"), of("KABUPATEN"), buyers))
    }

    /// Marks that the person is sent the digest of `day`; `false` if that was done before.
    ///
    /// # Errors
    /// As every statement.
    pub async fn mark_digest(&mut self, person: PersonId, day: NaiveDate, now: DateTime<Utc>) -> Result<bool> {
        let day = day.to_string();
        let n =
            engine!(self, c => sqlx::query(MARK).bind(person.0).bind(&day).bind(millis(now)).execute(c).await.map(|r| r.rows_affected()))?;
        Ok(n == 1)
    }

    /// Whether the person was sent the digest of `day`.
    ///
    /// # Errors
    /// As every statement.
    pub async fn was_sent_digest(&mut self, person: PersonId, day: NaiveDate) -> Result<bool> {
        let day = day.to_string();
        let marks: i64 = engine!(self, c => sqlx::query_scalar(MARKED).bind(person.0).bind(&day).fetch_one(c).await)?;
        Ok(marks > 0)
    }

    /// Since when the person has read for an office.
    ///
    /// # Errors
    /// As every statement.
    pub async fn official_since(&mut self, person: PersonId) -> Result<Option<DateTime<Utc>>> {
        let kind = RoleKind::Official.code();
        let at: Option<i64> = engine!(self, c => sqlx::query_scalar(SINCE).bind(person.0).bind(kind).fetch_optional(c).await)?;
        at.map(|at| Row::new("roles", person.0).time("granted_at", at)).transpose()
    }
}
