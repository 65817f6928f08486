//! What a digest counts, the days whose facts are frozen, and who was sent one.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Result, Tx,
    approvals::approved,
    engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{
    demand::DemandStatus,
    digest::{Alerts, Amounts, ClosedRest, DigestFacts, DigestOrder, Unmet},
    money::{Price, Rupiah},
    order::{OrderCode, OrderStatus},
    person::{PersonId, RoleKind},
    place::Region,
    quantity::Quantity,
    unit::Unit,
    wib,
};

statements! {
    /// Until receipts exist: orders confirmed in the period and not cancelled before its end. A later cancellation counts on
    /// its own day.
    /// What was changed after the period counts as it was at its end. What nobody can price before it is weighed costs what its receipts say, once
    /// all of it was received in the period.
    AGREED = "SELECT o.year, o.number, o.seller_id, o.commodity, COALESCE(a.quantity_before, o.quantity) AS quantity, o.unit, o.pack_base,
            o.pack_unit, COALESCE(a.price_before, o.price) AS price, o.price_unit,
            CASE WHEN a.number IS NULL THEN o.total ELSE a.total_before END AS total,
            CASE WHEN o.total IS NULL AND a.number IS NULL AND o.accepted > 0 AND o.weighed = o.accepted AND EXISTS (SELECT 1 FROM events e
                WHERE e.subject = 'order' AND e.subject_id = o.id AND e.kind = 'received' AND e.at < $2) AND NOT EXISTS (SELECT 1 FROM events e
                WHERE e.subject = 'order' AND e.subject_id = o.id AND e.kind = 'weighed' AND e.at >= $2) THEN o.weight END AS weight, o.handover, o.region, o.organization, CAST(CASE WHEN o.seller_note IS NULL THEN 0 ELSE 1 END AS BIGINT) AS noted
        FROM orders o LEFT JOIN cancellations c ON c.order_id = o.id LEFT JOIN addenda a ON a.order_id = o.id
            AND a.number = (SELECT MIN(x.number) FROM addenda x WHERE x.order_id = o.id AND x.at >= $2)
        WHERE o.confirmed_at >= $1 AND o.confirmed_at < $2 AND (c.at IS NULL OR c.at >= $2) ORDER BY o.confirmed_at, o.id";
    /// Agreed orders that were cancelled in the period.
    CANCELLED = "SELECT o.confirmed_at, c.at AS cancelled_at, o.commodity, o.quantity, o.unit, o.pack_base, o.pack_unit
        FROM cancellations c JOIN orders o ON o.id = c.order_id
        WHERE c.at >= $1 AND c.at < $2 AND o.confirmed_at IS NOT NULL ORDER BY c.at, o.id";
    /// Orders that were agreed in the period and cancelled after it.
    CANCELLED_LATER = "SELECT o.confirmed_at, c.at AS cancelled_at, o.commodity, o.quantity, o.unit, o.pack_base, o.pack_unit
        FROM orders o JOIN cancellations c ON c.order_id = o.id
        WHERE o.confirmed_at >= $1 AND o.confirmed_at < $2 AND c.at >= $2 ORDER BY c.at, o.id";
    /// What was accepted of what was agreed, and went back in the period, whenever it was agreed. What was accepted beyond the agreement
    /// goes back first: it takes nothing from it.
    RETURNED = "SELECT confirmed_at, closed_at AS cancelled_at, commodity, returned - CASE WHEN beyond > 0 THEN beyond ELSE 0 END AS quantity,
            unit, pack_base, pack_unit
        FROM (SELECT o.id, o.confirmed_at, k.closed_at, o.commodity, k.returned, o.unit, o.pack_base, o.pack_unit,
                CASE WHEN o.accepted > o.quantity THEN o.accepted - o.quantity ELSE 0 END - CAST(COALESCE((SELECT SUM(e.returned)
                    FROM complaints e WHERE e.order_id = k.order_id AND e.number < k.number), 0) AS BIGINT) AS beyond
            FROM complaints k JOIN orders o ON o.id = k.order_id
            WHERE k.closed_at >= $1 AND k.closed_at < $2 AND k.returned > 0) s
        WHERE returned > beyond ORDER BY closed_at, id";
    /// By how much both sides changed in the period what was agreed before it; below zero where it is less.
    AMENDED = "SELECT o.confirmed_at, a.at AS cancelled_at, o.commodity, a.quantity - a.quantity_before AS quantity, o.unit, o.pack_base, o.pack_unit
        FROM addenda a JOIN orders o ON o.id = a.order_id
        WHERE a.at >= $1 AND a.at < $2 AND o.confirmed_at < $1 AND a.quantity <> a.quantity_before ORDER BY a.at, o.id";
    /// What has arrived and is not graded: it counts nowhere else.
    UNGRADED = "SELECT o.unit, o.pack_base, o.pack_unit, COUNT(*) AS offers, CAST(SUM(d.arrived) AS BIGINT) AS amount
        FROM deliveries d JOIN orders o ON o.id = d.order_id WHERE d.arrived IS NOT NULL AND d.received_at IS NULL
        GROUP BY o.unit, o.pack_base, o.pack_unit ORDER BY o.unit, o.pack_base, o.pack_unit";
    /// What both sides agreed in the period to have been received, or a mediator decided.
    RECEIVED = "SELECT o.commodity, o.unit, o.pack_base, o.pack_unit, CAST(SUM(d.accepted) AS BIGINT) AS accepted,
            CAST(SUM(d.rejected) AS BIGINT) AS rejected
        FROM deliveries d JOIN orders o ON o.id = d.order_id WHERE d.agreed_at >= $1 AND d.agreed_at < $2
        GROUP BY o.commodity, o.unit, o.pack_base, o.pack_unit ORDER BY SUM(d.accepted) DESC, o.commodity, o.unit, o.pack_base, o.pack_unit";
    /// Demands that ended in the period before all was agreed that they needed, as much as was agreed by then.
    ENDED = "SELECT d.status, d.unit, COUNT(*) AS demands, CAST(SUM(d.quantity) AS BIGINT) AS needed, CAST(SUM(d.filled) AS BIGINT) AS filled
        FROM demands d WHERE d.ended_at >= $1 AND d.ended_at < $2 AND d.filled < d.quantity GROUP BY d.status, d.unit ORDER BY d.status, d.unit";
    /// What was closed in the period of what was agreed: of an order whose rest was closed twice what was agreed counts once. What of it was
    /// closed between `$3` and the period as well was told then.
    CLOSED_RESTS = "SELECT o.commodity, o.unit, o.pack_base, o.pack_unit, CAST(SUM(CASE WHEN EXISTS (SELECT 1 FROM closed_rests e
                WHERE e.order_id = r.order_id AND e.number < r.number AND e.at >= $1) THEN 0 ELSE r.ordered END) AS BIGINT) AS ordered,
            CAST(SUM(r.rest) AS BIGINT) AS rest, CAST(SUM(CASE WHEN EXISTS (SELECT 1 FROM closed_rests e
                WHERE e.order_id = r.order_id AND e.number < r.number AND e.at >= $1) OR NOT EXISTS (SELECT 1 FROM closed_rests e
                WHERE e.order_id = r.order_id AND e.number < r.number AND e.at >= $3 AND e.at < $1) THEN 0 ELSE r.ordered END) AS BIGINT) AS told
        FROM closed_rests r JOIN orders o ON o.id = r.order_id WHERE r.at >= $1 AND r.at < $2
        GROUP BY o.commodity, o.unit, o.pack_base, o.pack_unit ORDER BY SUM(r.rest) DESC, o.commodity, o.unit, o.pack_base, o.pack_unit";
    /// What is late at one moment: complaints that are open for 48 hours, loads that left 24 hours ago of which neither arrival nor receipt was
    /// said, and payments past their day. What has ended since is found by when it ended.
    ALERTS = "SELECT CAST((SELECT COUNT(*) FROM complaints WHERE closed_at IS NULL AND opened_at <= CAST($1 AS BIGINT) - 172800000)
            + (SELECT COUNT(*) FROM complaints WHERE closed_at >= opened_at + 172800000 AND closed_at > CAST($1 AS BIGINT)
                AND opened_at <= CAST($1 AS BIGINT) - 172800000) AS BIGINT) AS complaints,
        CAST((SELECT COUNT(*) FROM deliveries WHERE arrived_at IS NULL AND first_received_at IS NULL AND departed_at <= CAST($1 AS BIGINT) - 86400000)
            + (SELECT COUNT(*) FROM deliveries WHERE arrived_at >= departed_at + 86400000 AND arrived_at > CAST($1 AS BIGINT)
                AND departed_at <= CAST($1 AS BIGINT) - 86400000)
            + (SELECT COUNT(*) FROM deliveries WHERE arrived_at IS NULL AND first_received_at >= departed_at + 86400000
                AND first_received_at > CAST($1 AS BIGINT) AND departed_at <= CAST($1 AS BIGINT) - 86400000) AS BIGINT) AS loads,
        CAST((SELECT COUNT(*) FROM owed_payments WHERE ended_at IS NULL AND late_from <= CAST($1 AS BIGINT) AND since <= CAST($1 AS BIGINT))
            + (SELECT COUNT(*) FROM owed_payments WHERE ended_at > late_from AND ended_at > CAST($1 AS BIGINT) AND late_from <= CAST($1 AS BIGINT)
                AND since <= CAST($1 AS BIGINT)) AS BIGINT) AS payments";
    /// A seller left unanswered or declined what he was asked.
    REFUSED = "SELECT status, COUNT(*) FROM orders WHERE decided_at >= $1 AND decided_at < $2 AND status IN ('declined', 'lapsed')
            AND COALESCE(approval, 'GIVEN') = 'GIVEN' GROUP BY status ORDER BY status";
    /// What was taken down is new only as far as it was sold; a copy of an offer that was not sold out is not new.
    NEW_OFFERS = "SELECT f.unit, f.pack_base, f.pack_unit, COUNT(*) AS offers,
            CAST(SUM(CASE WHEN f.status = 'withdrawn' THEN f.offered - f.available ELSE f.offered END) AS BIGINT) AS amount
        FROM offers f LEFT JOIN offers r ON r.id = f.repeats
        WHERE f.created_at >= $1 AND f.created_at < $2 AND (f.status <> 'withdrawn' OR f.available < f.offered)
            AND f.unlisted = 0 AND COALESCE(r.available, 0) = 0
        GROUP BY f.unit, f.pack_base, f.pack_unit ORDER BY f.unit, f.pack_base, f.pack_unit";
    /// What remained of live offers past their ready date, and of offers that expired in the period: each offer once.
    UNABSORBED = "SELECT unit, pack_base, pack_unit, COUNT(*) AS offers, CAST(SUM(amount) AS BIGINT) AS amount FROM (
            SELECT unit, pack_base, pack_unit, available AS amount FROM offers WHERE available > 0
                AND status = 'published' AND ready_from < $3 AND valid_until > $2 AND COALESCE(ready_until, ready_from) < $3
            UNION ALL SELECT unit, pack_base, pack_unit, available AS amount FROM offers WHERE available > 0
                AND expired_at >= $1 AND (expired_at < $2 OR COALESCE(ready_until, ready_from) < $3)) a
        GROUP BY unit, pack_base, pack_unit ORDER BY unit, pack_base, pack_unit";
    /// Sellers who first published an offer, or agreed to an order, in the period, by where they are at home.
    ACTIVE_SELLERS = "SELECT COALESCE(p.region, 'KOTA') AS region, COUNT(*) AS people
        FROM (SELECT f.seller_id AS id FROM offers f WHERE f.created_at >= $1 AND f.created_at < $2
            UNION SELECT o.seller_id AS id FROM orders o WHERE o.confirmed_at >= $1 AND o.confirmed_at < $2) a
        JOIN persons p ON p.id = a.id GROUP BY COALESCE(p.region, 'KOTA') ORDER BY 1";
    ACTIVE_BUYERS = concat!("SELECT COUNT(*) FROM (SELECT o.buyer_id FROM orders o WHERE o.requested_at >= $1 AND o.requested_at < $2
            AND ", approved!(), "
        UNION SELECT o.buyer_id FROM orders o WHERE o.confirmed_at >= $1 AND o.confirmed_at < $2) a");
    MARK = "INSERT INTO digests (person_id, kind, day, queued_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (person_id, kind, day) DO NOTHING";
    MARKED = "SELECT COUNT(*) FROM digests WHERE person_id = $1 AND kind = 'daily' AND day = $2";
    SINCE = "SELECT granted_at FROM roles WHERE person_id = $1 AND role = $2 AND ended_at IS NULL";
    FREEZE = "INSERT INTO day_reports (day, facts, taken_at) VALUES ($1, $2, $3) ON CONFLICT (day) DO NOTHING";
    FROZEN = "SELECT facts FROM day_reports WHERE day = $1";
    FROZEN_BETWEEN = "SELECT day, facts FROM day_reports WHERE day >= $1 AND day <= $2 ORDER BY day";
    FROZEN_DAYS = "SELECT day FROM day_reports ORDER BY day";
}

/// An order that counts, with what the facts need of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedOrder {
    /// Code of the goods.
    pub commodity: String,
    /// The seller of the goods.
    pub seller: PersonId,
    /// Where they come from.
    pub origin: Region,
    /// At what price.
    pub price: Price,
    /// What it costs, where that can be said.
    pub total: Option<Rupiah>,
    /// Whether a seller's own words were agreed to with it.
    pub noted: bool,
    /// The rest, as it is shown.
    pub shown: DigestOrder,
}

/// An agreed order that was cancelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancelledOrder {
    /// The day (WIB) on which it was agreed.
    pub agreed_on: NaiveDate,
    /// The day (WIB) on which it was cancelled.
    pub cancelled_on: NaiveDate,
    /// Code of the goods.
    pub commodity: String,
    /// The quantity of all of them.
    pub quantity: Quantity,
    /// Content of one pack.
    pub pack: Option<Quantity>,
}

/// Whether a digest tells of a whole day or of one that is running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DigestKind {
    /// Of a day that is over: everybody is sent one.
    Daily,
    /// Of the day that is running, when somebody asked for it to be sent.
    Provisional,
}

impl DigestKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Provisional => "provisional",
        }
    }
}

#[derive(Debug, sqlx::FromRow)]
struct AgreedRow {
    year: i64,
    number: i64,
    seller_id: i64,
    commodity: String,
    quantity: i64,
    unit: String,
    pack_base: Option<i64>,
    pack_unit: Option<String>,
    price: i64,
    price_unit: String,
    total: Option<i64>,
    weight: Option<i64>,
    handover: String,
    region: String,
    organization: String,
    noted: i64,
}

#[derive(Debug, sqlx::FromRow)]
struct CancelledRow {
    confirmed_at: i64,
    cancelled_at: i64,
    commodity: String,
    quantity: i64,
    unit: String,
    pack_base: Option<i64>,
    pack_unit: Option<String>,
}

#[derive(Debug, sqlx::FromRow)]
struct ReceivedRow {
    commodity: String,
    unit: String,
    pack_base: Option<i64>,
    pack_unit: Option<String>,
    accepted: i64,
    rejected: i64,
}

#[derive(Debug, sqlx::FromRow)]
struct EndedRow {
    status: String,
    unit: String,
    demands: i64,
    needed: i64,
    filled: i64,
}

#[derive(Debug, sqlx::FromRow)]
struct ClosedRestRow {
    commodity: String,
    unit: String,
    pack_base: Option<i64>,
    pack_unit: Option<String>,
    ordered: i64,
    rest: i64,
    told: i64,
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
        let price = Price { amount: Rupiah(self.price), per: row.code("price_unit", &self.price_unit)? };
        let weighed = self.weight.and_then(|base| price.total(Quantity { base, unit: Unit::Kg }, None));
        Ok(AgreedOrder {
            noted: self.noted != 0,
            commodity: self.commodity.clone(),
            seller: PersonId(self.seller_id),
            origin: row.code("region", &self.region)?,
            price,
            total: self.total.map(Rupiah).or(weighed),
            shown: DigestOrder {
                code,
                goods: self.commodity.into(),
                quantity: Quantity { base: self.quantity, unit: row.code("unit", &self.unit)? },
                pack: pack(&row, self.pack_base, self.pack_unit)?,
                handover: row.code("handover", &self.handover)?,
                organization: row.code("organization", &self.organization)?,
            },
        })
    }
}

impl CancelledRow {
    fn read(self) -> Result<CancelledOrder> {
        let row = Row::new("orders", format_args!("cancelled at {}", self.cancelled_at));
        Ok(CancelledOrder {
            agreed_on: wib::day(row.time("confirmed_at", self.confirmed_at)?),
            cancelled_on: wib::day(row.time("at", self.cancelled_at)?),
            commodity: self.commodity,
            quantity: Quantity { base: self.quantity, unit: row.code("unit", &self.unit)? },
            pack: pack(&row, self.pack_base, self.pack_unit)?,
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

/// What digests count, the days whose facts are frozen, and who was sent one.
#[derive(Debug)]
pub struct Digests<'t>(&'t mut Tx);

impl Tx {
    /// What digests count, the days whose facts are frozen, and who was sent one.
    pub const fn digests(&mut self) -> Digests<'_> {
        Digests(self)
    }
}

/// A period from its first instant until before its last.
type Period = (DateTime<Utc>, DateTime<Utc>);

impl Digests<'_> {
    /// Orders agreed in the period and not cancelled before its end, in the order of agreement.
    pub async fn agreed(&mut self, (from, to): Period) -> Result<Vec<AgreedOrder>> {
        let rows: Vec<AgreedRow> = engine!(self.0, c => sqlx::query_as(AGREED).bind(millis(from)).bind(millis(to)).fetch_all(c).await)?;
        rows.into_iter().map(AgreedRow::read).collect()
    }

    /// Agreed orders that were cancelled in the period, whenever they were agreed.
    pub async fn cancelled(&mut self, (from, to): Period) -> Result<Vec<CancelledOrder>> {
        let rows: Vec<CancelledRow> =
            engine!(self.0, c => sqlx::query_as(CANCELLED).bind(millis(from)).bind(millis(to)).fetch_all(c).await)?;
        rows.into_iter().map(CancelledRow::read).collect()
    }

    /// Orders that were agreed in the period and cancelled after it.
    pub async fn cancelled_later(&mut self, (from, to): Period) -> Result<Vec<CancelledOrder>> {
        let rows: Vec<CancelledRow> =
            engine!(self.0, c => sqlx::query_as(CANCELLED_LATER).bind(millis(from)).bind(millis(to)).fetch_all(c).await)?;
        rows.into_iter().map(CancelledRow::read).collect()
    }

    /// What was accepted and went back in the period, whenever it was agreed.
    pub async fn returned(&mut self, (from, to): Period) -> Result<Vec<CancelledOrder>> {
        let rows: Vec<CancelledRow> =
            engine!(self.0, c => sqlx::query_as(RETURNED).bind(millis(from)).bind(millis(to)).fetch_all(c).await)?;
        rows.into_iter().map(CancelledRow::read).collect()
    }

    /// By how much both sides changed in the period what was agreed before it; below zero where it is less.
    pub async fn amended(&mut self, (from, to): Period) -> Result<Vec<CancelledOrder>> {
        let rows: Vec<CancelledRow> = engine!(self.0, c => sqlx::query_as(AMENDED).bind(millis(from)).bind(millis(to)).fetch_all(c).await)?;
        rows.into_iter().map(CancelledRow::read).collect()
    }

    /// How many requests were declined in the period, and how many lapsed.
    pub async fn refused(&mut self, (from, to): Period) -> Result<(i64, i64)> {
        let counts: Vec<(String, i64)> =
            engine!(self.0, c => sqlx::query_as(REFUSED).bind(millis(from)).bind(millis(to)).fetch_all(c).await)?;
        let of = |status: OrderStatus| counts.iter().find(|(code, _)| code == status.code()).map_or(0, |(_, n)| *n);
        Ok((of(OrderStatus::Declined), of(OrderStatus::Lapsed)))
    }

    /// New goods of the period: how many offers, and how much.
    pub async fn new_offers(&mut self, (from, to): Period) -> Result<(i64, Amounts)> {
        sum(engine!(self.0, c => sqlx::query_as(NEW_OFFERS).bind(millis(from)).bind(millis(to)).fetch_all(c).await)?)
    }

    /// What nobody took: of live offers whose last ready day was before `day_after`, and of those that expired in the period.
    pub async fn unabsorbed(&mut self, (from, to): Period, day_after: NaiveDate) -> Result<Amounts> {
        let day_after = day_after.to_string();
        let rows: Vec<AmountRow> = engine!(self.0, c => {
            sqlx::query_as(UNABSORBED).bind(millis(from)).bind(millis(to)).bind(&day_after).fetch_all(c).await
        })?;
        Ok(sum(rows)?.1)
    }

    /// What counts as received in the period: the accepted by code of the goods, the largest first, and what was rejected.
    pub async fn received(&mut self, (from, to): Period) -> Result<(Vec<(String, Amounts)>, Amounts)> {
        let rows: Vec<ReceivedRow> = engine!(self.0, c => sqlx::query_as(RECEIVED).bind(millis(from)).bind(millis(to)).fetch_all(c).await)?;
        let (mut goods, mut rejected): (Vec<(String, Amounts)>, _) = (Vec::new(), Amounts::default());
        for ReceivedRow { commodity, unit, pack_base, pack_unit, accepted, rejected: refused } in rows {
            let row = |amount| AmountRow { unit: unit.clone(), pack_base, pack_unit: pack_unit.clone(), offers: 0, amount };
            let kept = sum(vec![row(accepted)])?.1;
            rejected.add_all(&sum(vec![row(refused)])?.1);
            match goods.iter_mut().find(|(known, _)| *known == commodity) {
                Some((_, amounts)) => amounts.add_all(&kept),
                None => goods.push((commodity, kept)),
            }
        }
        goods.retain(|(_, amounts)| !amounts.is_empty());
        Ok((goods, rejected))
    }

    /// What was needed or agreed and came to an end in the period without it: of demands, and of the rests of orders. The `month` of the
    /// period began before it or with it.
    pub async fn unmet(&mut self, (from, to): Period, month: DateTime<Utc>) -> Result<Unmet> {
        let rows: Vec<EndedRow> = engine!(self.0, c => sqlx::query_as(ENDED).bind(millis(from)).bind(millis(to)).fetch_all(c).await)?;
        let (row, mut unmet) = (Row::new("demands", "ended"), Unmet::default());
        for EndedRow { status, unit, demands, needed, filled } in rows {
            let unit = row.code("unit", &unit)?;
            match row.code("status", &status)? {
                DemandStatus::Expired => unmet.expired += demands,
                _ => unmet.closed += demands,
            }
            unmet.needed.add(Quantity { base: needed, unit }, None);
            unmet.filled.add(Quantity { base: filled, unit }, None);
        }
        let rows: Vec<ClosedRestRow> =
            engine!(self.0, c => sqlx::query_as(CLOSED_RESTS).bind(millis(from)).bind(millis(to)).bind(millis(month)).fetch_all(c).await)?;
        for ClosedRestRow { commodity, unit, pack_base, pack_unit, ordered, rest, told } in rows {
            let amounts = |amount| sum(vec![AmountRow { unit: unit.clone(), pack_base, pack_unit: pack_unit.clone(), offers: 0, amount }]);
            let [ordered, rest, told] = [ordered, rest, told].map(amounts);
            unmet.add_rest(&ClosedRest { ordered: ordered?.1, rest: rest?.1, told: told?.1, commodity });
        }
        Ok(unmet)
    }

    /// What is late at the moment `at`.
    pub async fn alerts(&mut self, at: DateTime<Utc>) -> Result<Alerts> {
        let (complaints, loads, payments): (i64, i64, i64) =
            engine!(self.0, c => sqlx::query_as(ALERTS).bind(millis(at)).fetch_one(c).await)?;
        Ok(Alerts { complaints, loads, payments })
    }

    /// What has arrived by now and is not graded.
    pub async fn ungraded(&mut self) -> Result<Amounts> {
        let rows: Vec<AmountRow> = engine!(self.0, c => sqlx::query_as(UNGRADED).fetch_all(c).await)?;
        Ok(sum(rows)?.1)
    }

    /// Active sellers of Kota and of Kabupaten Blitar, and active buyers.
    pub async fn active_people(&mut self, (from, to): Period) -> Result<(i64, i64, i64)> {
        let sellers: Vec<(String, i64)> = engine!(self.0, c => {
            sqlx::query_as(ACTIVE_SELLERS).bind(millis(from)).bind(millis(to)).fetch_all(c).await
        })?;
        let buyers: i64 = engine!(self.0, c => sqlx::query_scalar(ACTIVE_BUYERS).bind(millis(from)).bind(millis(to)).fetch_one(c).await)?;
        let of = |code: &str| sellers.iter().find(|(region, _)| region == code).map_or(0, |(_, n)| *n);
        Ok((of("KOTA"), of("KABUPATEN"), buyers))
    }

    /// Freezes the facts of a day that is over, unless they are frozen already; the frozen facts.
    pub async fn freeze(&mut self, facts: DigestFacts, now: DateTime<Utc>) -> Result<DigestFacts> {
        let day = facts.day.to_string();
        let row = Row::new("day_reports", &day);
        let json = row.read("facts", serde_json::to_string(&facts))?;
        engine!(self.0, c => sqlx::query(FREEZE).bind(&day).bind(&json).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(self.frozen(facts.day).await?.unwrap_or(facts))
    }

    /// The facts of a day as they were when it was first told.
    pub async fn frozen(&mut self, day: NaiveDate) -> Result<Option<DigestFacts>> {
        let day = day.to_string();
        let json: Option<String> = engine!(self.0, c => sqlx::query_scalar(FROZEN).bind(&day).fetch_optional(c).await)?;
        json.map(|json| Row::new("day_reports", &day).read("facts", serde_json::from_str(&json))).transpose()
    }

    /// The frozen facts of the days from `first` to `last`.
    pub async fn frozen_between(&mut self, first: NaiveDate, last: NaiveDate) -> Result<Vec<DigestFacts>> {
        let (first, last) = (first.to_string(), last.to_string());
        let rows: Vec<(String, String)> = engine!(self.0, c => sqlx::query_as(FROZEN_BETWEEN).bind(&first).bind(&last).fetch_all(c).await)?;
        rows.iter().map(|(day, json)| Row::new("day_reports", day).read("facts", serde_json::from_str(json))).collect()
    }

    /// The days whose facts are frozen, the oldest first.
    pub async fn frozen_days(&mut self) -> Result<Vec<NaiveDate>> {
        let days: Vec<String> = engine!(self.0, c => sqlx::query_scalar(FROZEN_DAYS).fetch_all(c).await)?;
        days.iter().map(|day| Row::new("day_reports", day).day("day", day)).collect()
    }

    /// Marks that the person is sent the digest of `day`; `false` if that was done before.
    pub async fn mark(&mut self, person: PersonId, kind: DigestKind, day: NaiveDate, now: DateTime<Utc>) -> Result<bool> {
        let day = day.to_string();
        let n = engine!(self.0, c => {
            let mark = sqlx::query(MARK).bind(person.0).bind(kind.code()).bind(&day).bind(millis(now));
            mark.execute(c).await.map(|r| r.rows_affected())
        })?;
        Ok(n == 1)
    }

    /// Whether the person was sent the digest of `day`, when it was over.
    pub async fn was_sent(&mut self, person: PersonId, day: NaiveDate) -> Result<bool> {
        let day = day.to_string();
        let marks: i64 = engine!(self.0, c => sqlx::query_scalar(MARKED).bind(person.0).bind(&day).fetch_one(c).await)?;
        Ok(marks > 0)
    }

    /// Since when the person has read for an office.
    pub async fn official_since(&mut self, person: PersonId) -> Result<Option<DateTime<Utc>>> {
        let kind = RoleKind::Official.code();
        let at: Option<i64> = engine!(self.0, c => sqlx::query_scalar(SINCE).bind(person.0).bind(kind).fetch_optional(c).await)?;
        at.map(|at| Row::new("roles", person.0).time("granted_at", at)).transpose()
    }
}
