//! Loads of orders and their receipts, and what was recorded of the payment.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Result, Tx, engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{
    money::Rupiah,
    offer::OfferId,
    order::{Arrival, Disposition, Load, LossReason, OrderId, Payment, Receipt, ReceiptAnswer, ReceiptCause, ReceiptEntry, Reject},
    person::PersonId,
    quantity::Quantity,
    reliability::PastLoad,
    trip::TripId,
    wib,
};

statements! {
    COUNT_LOAD = "UPDATE orders SET loads = loads + 1 WHERE id = $1";
    /// The driver is the truck's, where nobody else is named.
    DEPART = "INSERT INTO deliveries (order_id, number, loaded, plate, shipped_by, departed_at, trip_id, packs, packs_unit, driver)
        SELECT id, loads, $2, $3, $4, $5, $6, CAST($8 AS BIGINT), CAST($9 AS TEXT), COALESCE($7, (SELECT x.driver FROM deliveries x WHERE x.trip_id = $6 AND x.driver IS NOT NULL
            ORDER BY x.order_id, x.number LIMIT 1)) FROM orders WHERE id = $1";
    OF_ORDER = "SELECT number, loaded, packs, packs_unit, plate, driver, departed_at, trip_id, arrived, arrived_at, accepted, rejected, replaced, loss_reason, rejects, weight, answer, first_received_at, disposition,
            (SELECT COUNT(*) FROM load_photos h WHERE h.order_id = deliveries.order_id AND h.number = deliveries.number AND h.kind = 'RECEIPT' AND h.photo IS NOT NULL) AS photos
        FROM deliveries WHERE order_id = $1 ORDER BY number";
    /// The last loads of a seller whose receipts both sides agreed to. More than was ordered is no fault of the goods.
    OF_SELLER = "SELECT o.id, COALESCE(o.ready_until, o.ready_from) AS agreed, o.handover, d.departed_at, COALESCE(d.arrived_at, d.first_received_at) AS received_at,
            CASE WHEN d.loss_reason = 'SURPLUS' THEN 0 ELSE d.rejected END AS rejected
        FROM orders o JOIN deliveries d ON d.order_id = o.id
        WHERE o.seller_id = $1 AND o.status IN ('shipped', 'received', 'closed') AND d.answer = 'AGREED'
        ORDER BY d.departed_at DESC, o.id LIMIT 200";
    /// What arrived of a load that nobody graded; it has to be graded from the first time on that this was said.
    ARRIVE = "UPDATE deliveries SET arrived = $3, arrived_by = $4, arrived_at = COALESCE(arrived_at, $5)
        WHERE order_id = $1 AND number = $2 AND received_at IS NULL";
    DISPOSE = "UPDATE deliveries SET disposition = $2 WHERE order_id = $1 AND answer = 'AGREED' AND rejected > 0 AND disposition IS NULL";
    /// What was said of a load on its way, and what is said in its place.
    CORRECTION = "INSERT INTO load_corrections (order_id, number, correction, loaded_before, plate_before, driver_before, loaded, plate, corrected_by, corrected_at, driver,
            packs_before, packs_unit_before, packs, packs_unit)
        SELECT d.order_id, d.number, (SELECT COUNT(*) + 1 FROM load_corrections c WHERE c.order_id = d.order_id AND c.number = d.number),
            d.loaded, d.plate, d.driver, $3, $4, $5, $6, $7, d.packs, d.packs_unit, CAST($8 AS BIGINT), CAST($9 AS TEXT) FROM deliveries d WHERE d.order_id = $1 AND d.number = $2";
    CORRECT = "UPDATE deliveries SET loaded = $3, plate = $4, driver = $5, packs = CAST($6 AS BIGINT), packs_unit = CAST($7 AS TEXT)
        WHERE order_id = $1 AND number = $2 AND arrived_at IS NULL AND received_at IS NULL";
    /// A receipt to which the seller agreed is never entered again. When the load was received is when that was first said.
    /// `received_by` stays the person who weighed the load, even if somebody else agreed or decided later.
    RECEIVE = "UPDATE deliveries SET accepted = $3, rejected = $4, loss_reason = $5, rejects = $9, weight = CAST($10 AS BIGINT), received_at = $7, answer = NULL,
            received_by = CASE WHEN $8 IN ('ENTERED', 'CORRECTED') THEN $6 ELSE received_by END, first_received_at = COALESCE(first_received_at, $7)
        WHERE order_id = $1 AND number = $2 AND (answer IS NULL OR answer = 'DISPUTED')";
    ENTRY = "INSERT INTO receipt_entries (order_id, number, entry, accepted, rejected, loss_reason, cause, entered_by, entered_at, rejects, weight)
        SELECT $1, $2, COUNT(*) + 1, $3, $4, $5, $6, $7, $8, $9, CAST($10 AS BIGINT) FROM receipt_entries WHERE order_id = $1 AND number = $2";
    ENTRIES = "SELECT number, accepted, rejected, rejects, weight, cause, entered_at FROM receipt_entries WHERE order_id = $1 ORDER BY number, entry";
    ANSWER = "UPDATE deliveries SET answer = $3, replaced = $4, agreed_at = CASE WHEN $3 = 'AGREED' THEN CAST($5 AS BIGINT) END
        WHERE order_id = $1 AND number = $2 AND received_at IS NOT NULL AND (answer IS NULL OR (answer = 'DISPUTED' AND $3 = 'AGREED'))";
    /// No more is accepted than was agreed and is tolerated besides, rounded down. What comes again has not arrived.
    COUNT_RECEIPT = "UPDATE orders SET arrived = arrived + $2, accepted = accepted + $3,
            weighed = weighed + CASE WHEN CAST($4 AS BIGINT) IS NULL THEN 0 ELSE $3 END, weight = weight + COALESCE(CAST($4 AS BIGINT), 0)
        WHERE id = $1 AND accepted + $3 <= quantity + quantity * tolerance_permille / 1000";
    /// What receipts did not weigh weighs so much together.
    WEIGH = "UPDATE orders SET weight = weight + $2, weighed = accepted WHERE id = $1 AND weighed < accepted";
    NOTE_REST = "INSERT INTO closed_rests (order_id, number, at, ordered, rest)
        SELECT o.id, (SELECT COUNT(*) + 1 FROM closed_rests r WHERE r.order_id = o.id), CAST($3 AS BIGINT), o.quantity, CAST($2 AS BIGINT)
        FROM orders o WHERE o.id = $1";
    /// `$3` is what of it is off its offer until its seller says whether he still has it.
    CLOSE_REST = "UPDATE orders SET closed_short = closed_short + $2, rest_asked = rest_asked + $3 WHERE id = $1 AND arrived + closed_short + $2 <= quantity";
    FORGET_ASKED_RESTS = "UPDATE orders SET rest_asked = 0 WHERE offer_id = $1 AND rest_asked > 0";
    ANSWER_REST = "UPDATE orders SET rest_asked = 0 WHERE id = $1 AND rest_asked = $2 AND rest_asked > 0";
    TAKE_BACK = "UPDATE orders SET returned = returned + $2 WHERE id = $1 AND returned + $2 <= accepted";
    /// The driver is nobody's business any more.
    FORGET_DRIVERS = "UPDATE deliveries SET driver = NULL WHERE driver IS NOT NULL AND departed_at < $1";
    FORGET_CORRECTED_DRIVERS = "UPDATE load_corrections SET driver_before = NULL, driver = NULL
        WHERE (driver_before IS NOT NULL OR driver IS NOT NULL) AND corrected_at < $1";
    PAYMENT = "UPDATE orders SET payment = $2, due_on = COALESCE($3, due_on), came = COALESCE(CAST($4 AS BIGINT), came) WHERE id = $1";
    /// From when on the order is owed for, unless that is known, and since when it is late.
    OWE = "INSERT INTO owed_payments (order_id, number, since, late_from)
        SELECT CAST($1 AS BIGINT), (SELECT COUNT(*) + 1 FROM owed_payments n WHERE n.order_id = $1), CAST($2 AS BIGINT), CAST($3 AS BIGINT)
        WHERE NOT EXISTS (SELECT 1 FROM owed_payments w WHERE w.order_id = $1 AND w.ended_at IS NULL)";
    SETTLE = "UPDATE owed_payments SET ended_at = $2 WHERE order_id = $1 AND ended_at IS NULL";
    FORGET_SUM = "UPDATE orders SET came = NULL WHERE id = $1";
}

#[derive(Debug, sqlx::FromRow)]
struct PastRow {
    id: i64,
    agreed: String,
    handover: String,
    departed_at: i64,
    received_at: Option<i64>,
    rejected: Option<i64>,
}

impl PastRow {
    fn read(self) -> Result<PastLoad> {
        let row = Row::new("deliveries", self.id);
        Ok(PastLoad {
            agreed: row.day("ready_until", &self.agreed)?,
            handover: row.code("handover", &self.handover)?,
            departed: row.time("departed_at", self.departed_at)?,
            received: row.time("received_at", row.present("received_at", self.received_at)?)?,
            rejected: row.present("rejected", self.rejected)?,
        })
    }
}

#[derive(Debug, sqlx::FromRow)]
struct EntryRow {
    number: i64,
    accepted: i64,
    rejected: i64,
    rejects: Option<String>,
    weight: Option<i64>,
    cause: String,
    entered_at: i64,
}

#[derive(Debug, sqlx::FromRow)]
struct DeliveryRow {
    number: i64,
    loaded: i64,
    packs: Option<i64>,
    packs_unit: Option<String>,
    plate: Option<String>,
    driver: Option<String>,
    departed_at: i64,
    trip_id: Option<i64>,
    arrived: Option<i64>,
    arrived_at: Option<i64>,
    accepted: Option<i64>,
    rejected: Option<i64>,
    replaced: i64,
    loss_reason: Option<String>,
    rejects: Option<String>,
    weight: Option<i64>,
    answer: Option<String>,
    first_received_at: Option<i64>,
    disposition: Option<String>,
    photos: i64,
}

/// The columns of a receipt, wherever they were read.
pub(super) struct ReceiptColumns<'r> {
    pub(super) accepted: Option<i64>,
    pub(super) rejected: Option<i64>,
    pub(super) replaced: i64,
    pub(super) loss_reason: Option<&'r str>,
    pub(super) rejects: Option<&'r str>,
    pub(super) weight: Option<i64>,
    pub(super) answer: Option<&'r str>,
    pub(super) first_received_at: Option<i64>,
    pub(super) disposition: Option<&'r str>,
    pub(super) photos: i64,
}

impl ReceiptColumns<'_> {
    /// The receipt; `None` if there is none yet.
    pub(super) fn read(self, row: &Row) -> Result<Option<Receipt>> {
        let Self { replaced, photos, weight, .. } = self;
        let (Some(accepted), Some(rejected)) = (self.accepted, self.rejected) else { return Ok(None) };
        let reason = self.loss_reason.map(|code| row.code("loss_reason", code)).transpose()?;
        let rejects = rejects(row, self.rejects, rejected)?;
        let answer = self.answer.map(|code| row.code("answer", code)).transpose()?;
        let at = self.first_received_at.map(|at| row.time("first_received_at", at)).transpose()?;
        let disposition = self.disposition.map(|code| row.code("disposition", code)).transpose()?;
        Ok(Some(Receipt { accepted, weight, rejected, rejects, reason, answer, at, stands: false, disposition, photos, replaced }))
    }
}

/// How much was rejected for each of several reasons, which come to all that was.
fn rejects(row: &Row, stored: Option<&str>, rejected: i64) -> Result<Vec<Reject>> {
    let Some(stored) = stored else { return Ok(Vec::new()) };
    let rejects: Vec<Reject> = row.read("rejects", serde_json::from_str(stored))?;
    if Reject::are_of(&rejects, rejected) { Ok(rejects) } else { Err(row.bad("rejects", &"not what was rejected")) }
}

impl DeliveryRow {
    fn receipt(&self, row: &Row) -> Result<Option<Receipt>> {
        let columns = ReceiptColumns {
            accepted: self.accepted,
            rejected: self.rejected,
            replaced: self.replaced,
            loss_reason: self.loss_reason.as_deref(),
            rejects: self.rejects.as_deref(),
            weight: self.weight,
            answer: self.answer.as_deref(),
            first_received_at: self.first_received_at,
            disposition: self.disposition.as_deref(),
            photos: self.photos,
        };
        columns.read(row)
    }

    fn read(self, order: OrderId) -> Result<Load> {
        let row = Row::new("deliveries", order.0);
        let (departed, receipt) = (row.time("departed_at", self.departed_at)?, self.receipt(&row)?);
        let arrival = arrival(&row, self.arrived, self.arrived_at)?;
        let trip = self.trip_id.map(TripId);
        let packs = packs(&row, self.packs, self.packs_unit.as_deref())?;
        Ok(Load {
            number: self.number,
            loaded: self.loaded,
            packs,
            plate: self.plate,
            driver: self.driver,
            departed,
            trip,
            arrival,
            receipt,
        })
    }
}

/// In how many packs a load is, where that was said.
pub(super) fn packs(row: &Row, packs: Option<i64>, unit: Option<&str>) -> Result<Option<Box<Quantity>>> {
    let (Some(base), Some(unit)) = (packs, unit) else { return Ok(None) };
    Ok(Some(Box::new(Quantity { base, unit: row.code("packs_unit", unit)? })))
}

/// What arrived of a load before it was graded.
pub(super) fn arrival(row: &Row, arrived: Option<i64>, at: Option<i64>) -> Result<Option<Arrival>> {
    let (Some(arrived), Some(at)) = (arrived, at) else { return Ok(None) };
    Ok(Some(Arrival { arrived, at: row.time("arrived_at", at)? }))
}

/// A load that leaves.
#[derive(Debug, Clone, Copy)]
pub struct Departure<'a> {
    /// What is said of it.
    pub load: SaidLoad<'a>,
    /// When it leaves (UTC).
    pub at: DateTime<Utc>,
    /// The trip, where it leaves with others.
    pub trip: Option<TripId>,
}

/// What its seller says of a load.
#[derive(Debug, Clone, Copy)]
pub struct SaidLoad<'a> {
    /// What was loaded, in base units of the order.
    pub loaded: i64,
    /// In how many packs.
    pub packs: Option<Quantity>,
    /// The vehicle's plate.
    pub plate: Option<&'a str>,
    /// The driver.
    pub driver: Option<&'a str>,
}

/// Binds the number of packs and their unit.
macro_rules! bind_packs {
    ($query:expr, $packs:expr) => {
        $query.bind($packs.map(|packs| packs.base)).bind($packs.map(|packs| packs.unit.code()))
    };
}

/// Loads and receipts.
#[derive(Debug)]
pub struct Deliveries<'t>(&'t mut Tx);

/// A step that changed no row met an order that is not as its row said: a defect, after which nothing of the step is kept.
fn one(changed: u64, column: &'static str, order: OrderId) -> Result<()> {
    if changed == 1 { Ok(()) } else { Err(Row::new("deliveries", order.0).bad(column, &"no row to change")) }
}

impl Tx {
    /// Loads and receipts.
    pub const fn deliveries(&mut self) -> Deliveries<'_> {
        Deliveries(self)
    }
}

impl Deliveries<'_> {
    /// All loads of an order, with their receipts, the first one first.
    pub async fn of(&mut self, order: OrderId) -> Result<Vec<Load>> {
        let rows: Vec<DeliveryRow> = engine!(self.0, c => sqlx::query_as(OF_ORDER).bind(order.0).fetch_all(c).await)?;
        rows.into_iter().map(|row| row.read(order)).collect()
    }

    /// The last loads of a seller whose receipts both sides agreed to, at most 200.
    pub async fn of_seller(&mut self, seller: PersonId) -> Result<Vec<PastLoad>> {
        let rows: Vec<PastRow> = engine!(self.0, c => sqlx::query_as(OF_SELLER).bind(seller.0).fetch_all(c).await)?;
        rows.into_iter().map(PastRow::read).collect()
    }

    /// Keeps the next load of an order.
    pub async fn depart(&mut self, order: OrderId, departure: &Departure<'_>, by: PersonId) -> Result<()> {
        engine!(self.0, c => sqlx::query(COUNT_LOAD).bind(order.0).execute(c).await.map(drop))?;
        engine!(self.0, c => {
            let load = &departure.load;
            let insert = sqlx::query(DEPART).bind(order.0).bind(load.loaded).bind(load.plate).bind(by.0);
            let insert = insert.bind(millis(departure.at)).bind(departure.trip.map(|trip| trip.0)).bind(load.driver);
            bind_packs!(insert, load.packs).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// Keeps what is said of a load on its way in place of what was said before, and that beside it.
    pub async fn correct_load(&mut self, order: OrderId, number: i64, load: &SaidLoad<'_>, by: PersonId, now: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => {
            let insert = sqlx::query(CORRECTION).bind(order.0).bind(number).bind(load.loaded).bind(load.plate).bind(by.0);
            bind_packs!(insert.bind(millis(now)).bind(load.driver), load.packs).execute(c).await.map(drop)
        })?;
        let changed = engine!(self.0, c => {
            let update = sqlx::query(CORRECT).bind(order.0).bind(number).bind(load.loaded).bind(load.plate).bind(load.driver);
            bind_packs!(update, load.packs).execute(c).await.map(|done| done.rows_affected())
        })?;
        one(changed, "loaded", order)
    }

    /// Keeps how much arrived of a load that nobody graded, in place of what was entered before.
    pub async fn arrive(&mut self, order: OrderId, number: i64, arrived: i64, by: PersonId, now: DateTime<Utc>) -> Result<()> {
        let changed = engine!(self.0, c => {
            let update = sqlx::query(ARRIVE).bind(order.0).bind(number).bind(arrived).bind(by.0).bind(millis(now));
            update.execute(c).await.map(|done| done.rows_affected())
        })?;
        one(changed, "arrived", order)
    }

    /// Keeps what becomes of all rejected goods of the order of which nobody said it.
    pub async fn dispose(&mut self, order: OrderId, disposition: Disposition) -> Result<()> {
        engine!(self.0, c => sqlx::query(DISPOSE).bind(order.0).bind(disposition.code()).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Keeps what arrived of a load, in place of what was entered before, and a row of what was said.
    pub async fn receive(
        &mut self,
        order: OrderId,
        number: i64,
        (receipt, cause): (&Receipt, ReceiptCause),
        by: PersonId,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let (reason, cause) = (receipt.reason.map(LossReason::code), cause.code());
        let rejects = if receipt.rejects.is_empty() {
            None
        } else {
            Some(Row::new("deliveries", order.0).read("rejects", serde_json::to_string(&receipt.rejects))?)
        };
        let changed = engine!(self.0, c => {
            let update = sqlx::query(RECEIVE).bind(order.0).bind(number).bind(receipt.accepted).bind(receipt.rejected);
            let update = update.bind(reason).bind(by.0).bind(millis(now)).bind(cause).bind(rejects.as_deref()).bind(receipt.weight);
            update.execute(c).await.map(|done| done.rows_affected())
        })?;
        one(changed, "accepted", order)?;
        engine!(self.0, c => {
            let insert = sqlx::query(ENTRY).bind(order.0).bind(number).bind(receipt.accepted).bind(receipt.rejected);
            let insert = insert.bind(reason).bind(cause).bind(by.0).bind(millis(now)).bind(rejects.as_deref());
            insert.bind(receipt.weight).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// What was said of the receipts of an order, with the number of the load, the first load and the first word first.
    pub async fn entries(&mut self, order: OrderId) -> Result<Vec<(i64, ReceiptEntry)>> {
        let rows: Vec<EntryRow> = engine!(self.0, c => sqlx::query_as(ENTRIES).bind(order.0).fetch_all(c).await)?;
        let row = Row::new("receipt_entries", order.0);
        let read = |EntryRow { number, accepted, rejected, rejects: stored, weight, cause, entered_at }: EntryRow| {
            let (cause, at) = (row.code("cause", &cause)?, row.time("entered_at", entered_at)?);
            let rejects = rejects(&row, stored.as_deref(), rejected)?;
            Ok((number, ReceiptEntry { accepted, rejected, rejects, weight, cause, at }))
        };
        rows.into_iter().map(read).collect()
    }

    /// Keeps the seller's answer; what was agreed counts from now on.
    pub async fn answer(&mut self, order: OrderId, number: i64, receipt: &Receipt, answer: ReceiptAnswer, at: DateTime<Utc>) -> Result<()> {
        let changed = engine!(self.0, c => {
            let update = sqlx::query(ANSWER).bind(order.0).bind(number).bind(answer.code()).bind(receipt.replaced).bind(millis(at));
            update.execute(c).await.map(|done| done.rows_affected())
        })?;
        one(changed, "answer", order)?;
        if answer == ReceiptAnswer::Agreed {
            let (arrived, accepted) = (receipt.settles(), receipt.accepted);
            let counted = engine!(self.0, c => {
                let update = sqlx::query(COUNT_RECEIPT).bind(order.0).bind(arrived).bind(accepted).bind(receipt.weight);
                update.execute(c).await.map(|done| done.rows_affected())
            })?;
            one(counted, "accepted", order)?;
        }
        Ok(())
    }

    /// Keeps what all weighs that receipts accepted and did not weigh.
    pub async fn weigh(&mut self, order: OrderId, grams: i64) -> Result<()> {
        let changed = engine!(self.0, c => sqlx::query(WEIGH).bind(order.0).bind(grams).execute(c).await.map(|done| done.rows_affected()))?;
        one(changed, "weight", order)
    }

    /// Forgets who drove loads that left before `limit`.
    pub async fn forget_drivers(&mut self, limit: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => sqlx::query(FORGET_DRIVERS).bind(millis(limit)).execute(c).await.map(drop))?;
        engine!(self.0, c => sqlx::query(FORGET_CORRECTED_DRIVERS).bind(millis(limit)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Keeps that so much will not come, of which `asked` is off its offer until its seller says whether he still has it.
    pub async fn close_rest(&mut self, order: OrderId, rest: i64, asked: i64, now: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => sqlx::query(NOTE_REST).bind(order.0).bind(rest).bind(millis(now)).execute(c).await.map(drop))?;
        let changed = engine!(self.0, c => {
            sqlx::query(CLOSE_REST).bind(order.0).bind(rest).bind(asked).execute(c).await.map(|done| done.rows_affected())
        })?;
        one(changed, "closed_short", order)
    }

    /// Keeps that the seller said whether he still has the rest, of which so much was asked about.
    pub async fn answer_rest(&mut self, order: OrderId, asked: i64) -> Result<()> {
        let changed = engine!(self.0, c => {
            sqlx::query(ANSWER_REST).bind(order.0).bind(asked).execute(c).await.map(|done| done.rows_affected())
        })?;
        one(changed, "rest_asked", order)
    }

    /// Forgets the questions whether a rest of what was ordered of this offer is still there: its seller said how much there is, or took it
    /// down.
    pub async fn forget_asked_rests(&mut self, offer: OfferId) -> Result<()> {
        engine!(self.0, c => sqlx::query(FORGET_ASKED_RESTS).bind(offer.0).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Keeps that so much of what was accepted goes back; `false` if there is not so much.
    pub async fn take_back(&mut self, order: OrderId, returned: i64) -> Result<bool> {
        let count = engine!(self.0, c => {
            sqlx::query(TAKE_BACK).bind(order.0).bind(returned).execute(c).await.map(|done| done.rows_affected())
        })?;
        Ok(count == 1)
    }

    /// What was said of the sum that came counts no more.
    pub async fn forget_sum(&mut self, order: OrderId) -> Result<()> {
        engine!(self.0, c => sqlx::query(FORGET_SUM).bind(order.0).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Keeps since when an order is owed for, with the day (WIB) on which that should be paid, or until when it was.
    pub async fn set_owed(&mut self, order: OrderId, due: Option<NaiveDate>, now: DateTime<Utc>) -> Result<()> {
        match due.map(|due| wib::borders(due).1) {
            Some(late) => {
                engine!(self.0, c => sqlx::query(OWE).bind(order.0).bind(millis(now)).bind(millis(late)).execute(c).await.map(drop))?;
            }
            None => engine!(self.0, c => sqlx::query(SETTLE).bind(order.0).bind(millis(now)).execute(c).await.map(drop))?,
        }
        Ok(())
    }

    /// Keeps what was said of the payment, until when it should be paid, and which sum came where it is another one.
    pub async fn set_payment(&mut self, order: OrderId, payment: Payment, (due, came): (Option<NaiveDate>, Option<Rupiah>)) -> Result<()> {
        let (due, came) = (due.map(|day| day.to_string()), came.map(|came| came.0));
        engine!(self.0, c => sqlx::query(PAYMENT).bind(order.0).bind(payment.code()).bind(due).bind(came).execute(c).await.map(drop))?;
        Ok(())
    }
}
