//! Trips: which loads left on one truck, and what its freight is.

use chrono::{DateTime, Utc};

use super::{Result, Tx, engine, row::millis, statements};
use crate::domain::{money::Rupiah, order::OrderId, person::PersonId, trip::TripId};

/// The counter of trips.
const COUNTER: &str = "trip";

/// The number of the first trip.
const FIRST_NUMBER: i64 = 1;

statements! {
    /// The row is locked, and counts no trip.
    TAKE_LINE = "INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = counters.value";
    BEGIN = "INSERT INTO trips (id, begun_by, begun_at) VALUES ($1, $2, $3)";
    PUT = "UPDATE deliveries SET trip_id = $3 WHERE order_id = $1 AND number = $2 AND trip_id IS NULL";
    NAME_PLATE = "UPDATE deliveries SET plate = $2 WHERE trip_id = $1 AND plate IS NULL";
    /// An order has one load on a trip (`deliveries_trip` is unique).
    LOADS = "SELECT d.order_id, d.loaded FROM deliveries d WHERE d.trip_id = $1 ORDER BY d.order_id, d.number";
    SAY_FREIGHT = "INSERT INTO freights (trip_id, number, amount, said_by, said_at)
        SELECT $1, COUNT(*) + 1, $2, $3, $4 FROM freights WHERE trip_id = $1";
    FREIGHT = "SELECT f.amount FROM freights f WHERE f.trip_id = $1 ORDER BY f.number DESC LIMIT 1";
}

/// Trips.
#[derive(Debug)]
pub struct Trips<'t>(&'t mut Tx);

impl Tx {
    /// Trips.
    pub const fn trips(&mut self) -> Trips<'_> {
        Trips(self)
    }
}

impl Trips<'_> {
    /// Makes who changes what is on trucks the only one until the transaction ends. It is taken before any offer is locked.
    pub async fn take_line(&mut self) -> Result<()> {
        engine!(self.0, c => sqlx::query(TAKE_LINE).bind(COUNTER).bind(FIRST_NUMBER - 1).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Begins a trip with a load that has none, under the next number.
    pub async fn begin(&mut self, (order, number): (OrderId, i64), by: PersonId, now: DateTime<Utc>) -> Result<TripId> {
        let id = self.0.count_up(COUNTER, FIRST_NUMBER).await?;
        engine!(self.0, c => sqlx::query(BEGIN).bind(id).bind(by.0).bind(millis(now)).execute(c).await.map(drop))?;
        engine!(self.0, c => sqlx::query(PUT).bind(order.0).bind(number).bind(id).execute(c).await.map(drop))?;
        Ok(TripId(id))
    }

    /// Keeps the plate of a truck whose loads have none.
    pub async fn name_plate(&mut self, trip: TripId, plate: &str) -> Result<()> {
        engine!(self.0, c => sqlx::query(NAME_PLATE).bind(trip.0).bind(plate).execute(c).await.map(drop))?;
        Ok(())
    }

    /// The orders of which there is a load on a trip, the smallest number first, and what was loaded, in base units of the order.
    pub async fn loads(&mut self, trip: TripId) -> Result<Vec<(OrderId, i64)>> {
        let rows: Vec<(i64, i64)> = engine!(self.0, c => sqlx::query_as(LOADS).bind(trip.0).fetch_all(c).await)?;
        Ok(rows.into_iter().map(|(order, loaded)| (OrderId(order), loaded)).collect())
    }

    /// Keeps what the freight of a trip is, in place of what was said before.
    pub async fn say_freight(&mut self, trip: TripId, freight: Rupiah, by: PersonId, now: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => {
            sqlx::query(SAY_FREIGHT).bind(trip.0).bind(freight.0).bind(by.0).bind(millis(now)).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// What the freight of a trip is, if it was said.
    pub async fn freight(&mut self, trip: TripId) -> Result<Option<Rupiah>> {
        let amount: Option<i64> = engine!(self.0, c => sqlx::query_scalar(FREIGHT).bind(trip.0).fetch_optional(c).await)?;
        Ok(amount.map(Rupiah))
    }
}
