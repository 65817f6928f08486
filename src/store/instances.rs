//! Which instances of the program still run. On Postgres each holds a session lock under its name, which the server
//! gives back the moment the process is gone, however it went; so another need not wait for its leases to end.
//! On SQLite one lock file says the same, and none of this is needed.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::{Connection, Executor, PgConnection, PgPool};
use tokio::time::timeout;

use super::{Db, Error, Result, Tx};

/// For how long a process is taken for living after a heartbeat (milliseconds of the server's clock): two pulses.
const HEARTBEAT_LIFETIME: i64 = 6_000;
/// How long taking or testing the lock may last.
const LOCK_TIMEOUT: Duration = Duration::from_secs(3);

// Session locks are Postgres' own: these texts are not for SQLite and not in any list of statements.
const HOLD: &str = "SELECT pg_try_advisory_lock(hashtextextended($1, 7))";
const IS_DEAD: &str = "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 7))";
/// Others that hold leases, but for those whose heart has beaten lately: the server may have ended the connection that held the
/// lock of a process that lives.
const OTHERS: &str = "SELECT DISTINCT l.owner FROM chat_leases l LEFT JOIN runs r ON r.owner = l.owner
    WHERE l.until > $1 AND l.owner <> $2 AND COALESCE(r.beat_at, 0) < CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) - $3";
const BEAT: &str = "INSERT INTO runs (owner, started_at, beats, beat_at)
    VALUES ($1, $2, $3, CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT))
    ON CONFLICT (owner) DO UPDATE SET beats = runs.beats + 1, beat_at = excluded.beat_at RETURNING beats";
/// All that began and did not end in good order, and whether their heart has beaten lately.
const RUNS: &str = "SELECT owner, COALESCE(beat_at, 0) >= CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) - $1
    FROM runs ORDER BY owner";
const END: &str = "UPDATE chat_leases SET until = $1 WHERE owner = $2 AND until > $1";

/// The session lock by which this process proves that it runs; released when dropped or when the process dies.
#[derive(Debug)]
pub struct InstanceLock {
    owner: String,
    postgres: Option<(PgPool, PgConnection)>,
    /// The heartbeats that were seen committed.
    beats: i64,
}

impl InstanceLock {
    /// Takes the lock of the process called `owner`.
    ///
    /// # Errors
    /// A fault when no connection can be had.
    pub async fn acquire(db: &Db, owner: &str) -> Result<Self> {
        let postgres = match db {
            Db::Sqlite { .. } => None,
            Db::Postgres(pool, _) => Some((pool.clone(), hold(pool, owner).await?)),
        };
        Ok(Self { owner: owner.to_owned(), postgres, beats: 0 })
    }

    /// Takes the lock anew if the connection that held it is gone. Returns whether it had stood until now.
    ///
    /// # Errors
    /// A fault; to be tried again.
    pub async fn renew(&mut self) -> Result<bool> {
        let Some((pool, connection)) = &mut self.postgres else { return Ok(true) };
        if let Ok(Ok(_)) = timeout(LOCK_TIMEOUT, connection.execute("SELECT 1")).await {
            return Ok(true);
        }
        *connection = hold(pool, &self.owner).await?;
        Ok(false)
    }

    /// Writes down, with the server's time, that this process lives. `false`: heartbeats that were seen committed are missing,
    /// the database went back in time. On SQLite there is no other process that could care.
    ///
    /// # Errors
    /// A fault.
    pub async fn beat(&mut self, db: &Db, now: DateTime<Utc>) -> Result<bool> {
        if self.postgres.is_none() {
            return Ok(true);
        }
        let mut tx = db.begin().await?;
        let Tx::Postgres(open) = &mut tx else { return Ok(true) };
        let next = self.beats.saturating_add(1);
        let query = sqlx::query_scalar(BEAT).bind(&self.owner).bind(now.timestamp_millis()).bind(next);
        let beats: i64 = query.fetch_one(&mut **open).await?;
        tx.commit().await?;
        let before = std::mem::replace(&mut self.beats, beats);
        Ok(beats > before)
    }
}

async fn hold(pool: &PgPool, owner: &str) -> Result<PgConnection> {
    timeout(LOCK_TIMEOUT, try_hold(pool, owner)).await.unwrap_or(Err(Error::Fault(sqlx::Error::PoolTimedOut)))
}

async fn try_hold(pool: &PgPool, owner: &str) -> Result<PgConnection> {
    let mut connection = PgConnection::connect_with(&pool.connect_options()).await?;
    let held: bool = sqlx::query_scalar(HOLD).bind(owner).fetch_one(&mut connection).await?;
    if held { Ok(connection) } else { Err(Error::Fault(sqlx::Error::PoolTimedOut)) }
}

impl Tx {
    /// Whether the process called `other` is gone. On SQLite every other one is.
    pub(super) async fn is_dead(&mut self, other: &str) -> Result<bool> {
        let Self::Postgres(tx) = self else { return Ok(true) };
        Ok(sqlx::query_scalar(IS_DEAD).bind(other).fetch_one(&mut **tx).await?)
    }

    /// Whether a process runs on this database. On SQLite the lock file says so, and not this.
    ///
    /// # Errors
    /// A fault.
    pub async fn is_in_use(&mut self) -> Result<bool> {
        let Self::Postgres(tx) = &mut *self else { return Ok(false) };
        let runs: Vec<(String, bool)> = sqlx::query_as(RUNS).bind(HEARTBEAT_LIFETIME).fetch_all(&mut **tx).await?;
        for (owner, beats) in runs {
            if beats || !self.is_dead(&owner).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Ends the leases of processes that no longer live; whether there were any. The process that takes such a chat over
    /// counts what may have been on its way as uncertain.
    pub async fn end_leases_of_dead(&mut self, owner: &str, now: DateTime<Utc>) -> Result<bool> {
        let Self::Postgres(tx) = self else { return Ok(false) };
        let at = now.timestamp_millis();
        let others: Vec<String> = sqlx::query_scalar(OTHERS).bind(at).bind(owner).bind(HEARTBEAT_LIFETIME).fetch_all(&mut **tx).await?;
        let mut ended = false;
        for other in others {
            let dead: bool = sqlx::query_scalar(IS_DEAD).bind(&other).fetch_one(&mut **tx).await?;
            if dead {
                sqlx::query(END).bind(at).bind(&other).execute(&mut **tx).await?;
                ended = true;
            }
        }
        Ok(ended)
    }
}
