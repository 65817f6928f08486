//! Goods that sellers offer again and again.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Error, Result, Tx, engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{
    person::PersonId,
    routine::{Rhythm, Routine, RoutineId, Weekdays},
};

macro_rules! routine_columns {
    () => {
        "id, seller_id, commodity, days, minute, next_at, prompted_on"
    };
}

statements! {
    SET = concat!("INSERT INTO routines (seller_id, commodity, days, minute, next_at, created_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (seller_id, commodity) DO UPDATE SET days = excluded.days, minute = excluded.minute, next_at = excluded.next_at, ended_at = NULL
        RETURNING ", routine_columns!());
    END = "UPDATE routines SET ended_at = $3 WHERE id = $1 AND seller_id = $2 AND ended_at IS NULL";
    END_ALL = "UPDATE routines SET ended_at = $2 WHERE seller_id = $1 AND ended_at IS NULL";
    OWN = concat!("SELECT ", routine_columns!(), " FROM routines WHERE seller_id = $1 AND ended_at IS NULL ORDER BY id");
    DUE = concat!("SELECT ", routine_columns!(), " FROM routines WHERE ended_at IS NULL AND next_at <= $1 ORDER BY next_at, id LIMIT 100");
    /// Of several processes one moves it on.
    MOVE_ON = "UPDATE routines SET next_at = $3 WHERE id = $1 AND next_at = $2 AND ended_at IS NULL";
    PROMPTED = "UPDATE routines SET prompted_on = $2 WHERE id = $1";
}

#[derive(Debug, sqlx::FromRow)]
struct RoutineRow {
    id: i64,
    seller_id: i64,
    commodity: String,
    days: i64,
    minute: i64,
    next_at: i64,
    prompted_on: Option<String>,
}

impl RoutineRow {
    fn read(self) -> Result<Routine> {
        let bad = |column, detail: String| Error::BadRow { table: "routines", column, id: self.id.to_string(), detail };
        let days = u8::try_from(self.days).ok().and_then(|bits| Weekdays::try_from(bits).ok());
        let row = Row::new("routines", self.id);
        Ok(Routine {
            id: RoutineId(self.id),
            seller: PersonId(self.seller_id),
            rhythm: Rhythm {
                days: days.ok_or_else(|| bad("days", self.days.to_string()))?,
                minute: u32::try_from(self.minute).map_err(|e| bad("minute", e.to_string()))?,
            },
            next_at: row.time("next_at", self.next_at)?,
            prompted_on: self.prompted_on.as_deref().map(|day| row.day("prompted_on", day)).transpose()?,
            commodity: self.commodity,
        })
    }
}

/// The routines of sellers.
#[derive(Debug)]
pub struct Routines<'t>(&'t mut Tx);

impl Tx {
    /// The routines of sellers.
    pub const fn routines(&mut self) -> Routines<'_> {
        Routines(self)
    }
}

impl Routines<'_> {
    /// Sets or changes the rhythm in which the seller is asked about these goods.
    pub async fn set(
        &mut self,
        seller: PersonId,
        commodity: &str,
        rhythm: Rhythm,
        next_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Routine> {
        let (days, minute) = (i64::from(rhythm.days.bits()), i64::from(rhythm.minute));
        let row: RoutineRow = engine!(self.0, c => {
            let set = sqlx::query_as(SET).bind(seller.0).bind(commodity).bind(days).bind(minute);
            set.bind(millis(next_at)).bind(millis(now)).fetch_one(c).await
        })?;
        row.read()
    }

    /// Ends a routine; `false` if it is not the seller's, or ended before.
    pub async fn end(&mut self, id: RoutineId, seller: PersonId, now: DateTime<Utc>) -> Result<bool> {
        let rows =
            engine!(self.0, c => sqlx::query(END).bind(id.0).bind(seller.0).bind(millis(now)).execute(c).await.map(|r| r.rows_affected()))?;
        Ok(rows > 0)
    }

    /// Ends all routines of a seller.
    pub async fn end_all(&mut self, seller: PersonId, now: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => sqlx::query(END_ALL).bind(seller.0).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Routines whose time has come, at most 100.
    pub async fn due(&mut self, now: DateTime<Utc>) -> Result<Vec<Routine>> {
        let rows: Vec<RoutineRow> = engine!(self.0, c => sqlx::query_as(DUE).bind(millis(now)).fetch_all(c).await)?;
        rows.into_iter().map(RoutineRow::read).collect()
    }

    /// Moves a routine to its next time; `false` if somebody was faster.
    pub async fn move_on(&mut self, routine: &Routine, next_at: DateTime<Utc>) -> Result<bool> {
        let (id, old, new) = (routine.id.0, millis(routine.next_at), millis(next_at));
        let rows = engine!(self.0, c => sqlx::query(MOVE_ON).bind(id).bind(old).bind(new).execute(c).await.map(|r| r.rows_affected()))?;
        Ok(rows > 0)
    }

    /// The routines of a seller that run.
    pub async fn own(&mut self, seller: PersonId) -> Result<Vec<Routine>> {
        let rows: Vec<RoutineRow> = engine!(self.0, c => sqlx::query_as(OWN).bind(seller.0).fetch_all(c).await)?;
        rows.into_iter().map(RoutineRow::read).collect()
    }

    /// Marks that the seller was asked on `day` (WIB).
    pub async fn mark_prompted(&mut self, id: RoutineId, day: NaiveDate) -> Result<()> {
        engine!(self.0, c => sqlx::query(PROMPTED).bind(id.0).bind(day.to_string()).execute(c).await.map(drop))?;
        Ok(())
    }
}
