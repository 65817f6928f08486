//! The two engines: opening a database, and beginning transactions.

use std::{
    ops::{Deref, DerefMut},
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

use sqlx::{
    Connection, Database, Executor, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction,
    migrate::{MigrateError, Migrator},
    pool::PoolConnection,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::time::timeout;

use super::{
    counts::Statements,
    error::{Result, plainly, without_primary},
    private_file::create_private,
    work::Work,
};

static SQLITE_MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES_MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// Readers beside SQLite's one writer.
const SQLITE_READERS: u32 = 4;
/// Connections of one process to Postgres.
const POSTGRES_CONNECTIONS: u32 = 20;
/// How long a statement waits for a lock or a connection before it is a fault.
const LOCK_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a transaction on SQLite waits for the only writer: longer than that one waits for the file, so that a file which
/// another program keeps locked is reported as what it is, not as a connection that never became free.
const WRITER_TIMEOUT: Duration = Duration::from_secs(15);
/// How long the first connection to Postgres may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
const NO_WAIT: &str = "PRAGMA busy_timeout = 50";
const EMPTY_LOG: &str = "PRAGMA wal_checkpoint(TRUNCATE)";
const WAIT_AGAIN: &str = "PRAGMA busy_timeout = 10000";
// sqlx's own table.
const APPLIED_MIGRATIONS: &str = "SELECT version FROM _sqlx_migrations ORDER BY version";

/// An open database with the current schema.
#[derive(Debug, Clone)]
pub enum Db {
    /// One writer connection (`BEGIN IMMEDIATE`) beside a pool of readers.
    Sqlite {
        /// The only connection that writes.
        writer: SqlitePool,
        /// Connections that can't write.
        reader: SqlitePool,
        /// How many statements were run.
        statements: Statements,
    },
    /// A pool, and how many statements were run.
    Postgres(PgPool, Statements),
}

/// A transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
#[derive(Debug)]
pub enum Tx {
    /// On SQLite.
    Sqlite(Open<Sqlite>),
    /// On Postgres.
    Postgres(Open<Postgres>),
}

/// An open transaction with its unit of work. It gives its connection to whoever dereferences it.
#[derive(Debug)]
pub struct Open<DB: Database> {
    pub(super) session: Session<DB>,
    pub(super) work: Work,
}

/// How statements reach the database.
#[derive(Debug)]
pub(super) enum Session<DB: Database> {
    /// Within one transaction.
    Transaction(Transaction<'static, DB>),
    /// Each for itself.
    Autocommit(PoolConnection<DB>),
}

impl<DB: Database> Deref for Open<DB> {
    type Target = DB::Connection;

    fn deref(&self) -> &Self::Target {
        match &self.session {
            Session::Transaction(transaction) => transaction,
            Session::Autocommit(connection) => connection,
        }
    }
}

impl<DB: Database> DerefMut for Open<DB> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        match &mut self.session {
            Session::Transaction(transaction) => transaction,
            Session::Autocommit(connection) => connection,
        }
    }
}

/// Why a database can't be used. Nothing was touched.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// `DATABASE_URL` has neither form.
    #[error("DATABASE_URL must begin with sqlite:// or postgres://")]
    Scheme,
    /// A server answers, but none that can be written to: a standby, a starting server, or a proxy without a primary.
    #[error("the database has no primary now: {0}")]
    NoPrimary(String),
    /// No answer, or no permission.
    #[error("the database can't be opened: {}", plainly(.0))]
    Connect(#[source] sqlx::Error),
    /// A server that takes connections and says nothing.
    #[error("the database can't be opened: its server did not answer within {} seconds", CONNECT_TIMEOUT.as_secs())]
    Silent,
    /// A newer program has been here.
    #[error("the database belongs to a newer version of tembus (migration {0}); use that version")]
    Newer(i64),
    /// This program has not migrated it yet, and was to read only.
    #[error("the database belongs to an older version of tembus (it lacks migration {0}); start `tembus run` of this version once")]
    Older(i64),
    /// There is a database, but nothing of this program in it.
    #[error("the database is empty: start `tembus run` on it once")]
    Empty,
    /// A migration failed, or was changed after it ran.
    #[error("the database can't be brought to this version: {0}")]
    Migrate(#[source] MigrateError),
}

impl Db {
    /// Opens the database at `url` (`sqlite://path` or `postgres://…`) and brings its schema up to date.
    ///
    /// # Errors
    /// [`OpenError`], before anything was changed; a failing migration leaves its predecessors applied.
    pub async fn open(url: &str) -> std::result::Result<Self, OpenError> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let options = PgConnectOptions::from_str(url).map_err(OpenError::Connect)?;
            find_primary(&options).await?;
            let pool = PgPoolOptions::new().max_connections(POSTGRES_CONNECTIONS).acquire_timeout(LOCK_TIMEOUT);
            let pool = pool.connect_with(options).await.map_err(OpenError::Connect)?;
            migrate(&POSTGRES_MIGRATIONS, &pool).await?;
            return Ok(Self::Postgres(pool, Statements::default()));
        }
        if !url.starts_with("sqlite:") {
            return Err(OpenError::Scheme);
        }
        if let Some(file) = Self::file(url).filter(|file| !file.exists()) {
            // SQLite gives its log the permissions of the file.
            create_private(&file).map_err(|error| OpenError::Connect(error.into()))?;
        }
        Self::open_sqlite(SqliteConnectOptions::from_str(url).map_err(OpenError::Connect)?.create_if_missing(true)).await
    }

    /// Opens a SQLite file that is there and brings its schema up to date.
    ///
    /// # Errors
    /// As [`Db::open`].
    pub async fn open_file(file: &Path) -> std::result::Result<Self, OpenError> {
        Self::open_sqlite(SqliteConnectOptions::new().filename(file)).await
    }

    async fn open_sqlite(options: SqliteConnectOptions) -> std::result::Result<Self, OpenError> {
        let options = options
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // What was deleted is overwritten: it must not be readable in free pages.
            .pragma("secure_delete", "ON")
            .busy_timeout(LOCK_TIMEOUT);
        let writer = sqlite_pool(1, WRITER_TIMEOUT).after_release(|c, _| Box::pin(is_free(c)));
        let writer = writer.connect_with(options.clone()).await.map_err(OpenError::Connect)?;
        migrate(&SQLITE_MIGRATIONS, &writer).await?;
        let reader = sqlite_pool(SQLITE_READERS, LOCK_TIMEOUT);
        let reader = reader.connect_with(options.create_if_missing(false).read_only(true)).await.map_err(OpenError::Connect)?;
        Ok(Self::Sqlite { writer, reader, statements: Statements::default() })
    }

    /// Opens a database that is there for reading alone: nothing is created or migrated, and a standby will do.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open_read_only(url: &str) -> std::result::Result<Self, OpenError> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let options = PgConnectOptions::from_str(url).map_err(OpenError::Connect)?;
            is_standby(&options).await?;
            let pool = PgPoolOptions::new().max_connections(SQLITE_READERS).acquire_timeout(CONNECT_TIMEOUT);
            let pool = pool.connect_with(options).await.map_err(OpenError::Connect)?;
            let applied = sqlx::query_scalar(APPLIED_MIGRATIONS).fetch_all(&pool).await.map_err(unread_schema)?;
            check_schema(&POSTGRES_MIGRATIONS, &applied)?;
            return Ok(Self::Postgres(pool, Statements::default()));
        }
        if !url.starts_with("sqlite:") {
            return Err(OpenError::Scheme);
        }
        let (db, checked) = read_sqlite(SqliteConnectOptions::from_str(url).map_err(OpenError::Connect)?).await?;
        checked.map(|()| db)
    }

    /// Opens a SQLite file of this version or an older one for reading alone.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open_backup(file: &Path) -> std::result::Result<Self, OpenError> {
        match read_sqlite(SqliteConnectOptions::new().filename(file)).await? {
            (db, Ok(()) | Err(OpenError::Older(_))) => Ok(db),
            (_, Err(error)) => Err(error),
        }
    }

    /// Whether there are tables of this program at `url`, of whatever version. Changes nothing.
    ///
    /// # Errors
    /// [`OpenError::Connect`] and its like when there is no database to ask.
    pub async fn has_schema(url: &str) -> std::result::Result<bool, OpenError> {
        match Self::open_read_only(url).await {
            Ok(db) => db.close().await,
            Err(OpenError::Empty) => return Ok(false),
            Err(OpenError::Older(_) | OpenError::Newer(_)) => {}
            Err(error) => return Err(error),
        }
        Ok(true)
    }

    /// Moves SQLite's log into the database and empties it, so that nothing that was erased stays in it. Does nothing while
    /// somebody reads, and on Postgres.
    pub async fn empty_log(&self) -> Result<()> {
        let Self::Sqlite { writer, .. } = self else { return Ok(()) };
        let mut connection = writer.acquire().await?;
        for pragma in [NO_WAIT, EMPTY_LOG, WAIT_AGAIN] {
            (&mut *connection).execute(pragma).await?;
        }
        Ok(())
    }

    /// The file of a SQLite URL; `None` for Postgres and in-memory databases.
    #[must_use]
    pub fn file(url: &str) -> Option<PathBuf> {
        let options = url.starts_with("sqlite:").then(|| SqliteConnectOptions::from_str(url).ok())??;
        let path = options.get_filename();
        // So sqlx calls a database in memory.
        let in_memory = path.starts_with(":memory:") || path.to_string_lossy().starts_with("file:sqlx-in-memory-");
        (!in_memory && !path.as_os_str().is_empty()).then(|| path.to_owned())
    }

    /// Begins a transaction that may write. On SQLite it waits for the one writer.
    ///
    /// # Errors
    /// A fault when no connection can be had.
    pub async fn begin(&self) -> Result<Tx> {
        match self {
            Self::Sqlite { writer, statements, .. } => Ok(Tx::Sqlite(Open::new(writer.begin_with("BEGIN IMMEDIATE").await?, statements))),
            Self::Postgres(pool, statements) => Ok(Tx::Postgres(Open::new(begin_postgres(pool).await?, statements))),
        }
    }

    /// Begins a transaction that only reads, beside the writer.
    ///
    /// # Errors
    /// A fault when no connection can be had.
    pub async fn read(&self) -> Result<Tx> {
        match self {
            Self::Sqlite { reader, statements, .. } => Ok(Tx::Sqlite(Open::new(reader.begin().await?, statements))),
            Self::Postgres(pool, statements) => Ok(Tx::Postgres(Open::new(begin_postgres(pool).await?, statements))),
        }
    }

    /// Writes by statements each of which is a transaction of its own.
    pub(super) async fn write_autocommit(&self) -> Result<Tx> {
        match self {
            Self::Sqlite { writer, statements, .. } => Ok(Tx::Sqlite(Open::autocommit(writer.acquire().await?, statements))),
            Self::Postgres(pool, statements) => Ok(Tx::Postgres(Open::autocommit(pool.acquire().await?, statements))),
        }
    }

    /// Reads by statements that need not see the same moment: nothing begins, and nothing has to be ended.
    pub async fn read_autocommit(&self) -> Result<Tx> {
        match self {
            Self::Sqlite { reader, statements, .. } => Ok(Tx::Sqlite(Open::autocommit(reader.acquire().await?, statements))),
            Self::Postgres(pool, statements) => Ok(Tx::Postgres(Open::autocommit(pool.acquire().await?, statements))),
        }
    }

    pub(super) const fn counts(&self) -> &Statements {
        match self {
            Self::Sqlite { statements, .. } | Self::Postgres(_, statements) => statements,
        }
    }

    /// Whether a commit on this database has waited for longer than [`COMMIT_TIMEOUT`].
    #[must_use]
    pub fn has_stalled_commit(&self) -> bool {
        self.counts().has_stalled_commit()
    }

    /// How many statements were run on this database by this process, `BEGIN`, `COMMIT` and savepoints among them.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.counts().count()
    }

    /// Closes every connection after what runs has ended.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { writer, reader, .. } => {
                reader.close().await;
                writer.close().await;
            }
            Self::Postgres(pool, _) => pool.close().await,
        }
    }
}

/// A pool of connections to a SQLite file. Each is tested when it comes back: nobody hangs up on one that waits, and a second test before
/// it is used would be one more turn of its thread for every statement that stands alone.
fn sqlite_pool(connections: u32, timeout: Duration) -> SqlitePoolOptions {
    SqlitePoolOptions::new().max_connections(connections).acquire_timeout(timeout).test_before_acquire(false)
}

/// Whether a connection that comes back can be used again. A full disk or an I/O error ends SQLite's transaction by itself;
/// then sqlx's ROLLBACK fails, and it would take the connection for one inside a transaction for ever.
async fn is_free(connection: &mut SqliteConnection) -> sqlx::Result<bool> {
    if !connection.is_in_transaction() {
        return Ok(true);
    }
    // The rollback of a dropped transaction comes before the answer.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

/// A `begin` that is dropped half-way would leave its pooled connection inside a transaction (sqlx #4385),
/// so it runs on a task of its own to its end.
async fn begin_postgres(pool: &PgPool) -> Result<sqlx::Transaction<'static, Postgres>> {
    let pool = pool.clone();
    let begun = tokio::spawn(async move { pool.begin().await }).await;
    Ok(begun.unwrap_or(Err(sqlx::Error::WorkerCrashed))?)
}

/// Opens a SQLite file for reading alone, and says whether its schema is this program's.
async fn read_sqlite(options: SqliteConnectOptions) -> std::result::Result<(Db, std::result::Result<(), OpenError>), OpenError> {
    let options = options.create_if_missing(false).read_only(true).busy_timeout(LOCK_TIMEOUT);
    let reader = sqlite_pool(SQLITE_READERS, LOCK_TIMEOUT);
    let reader = reader.connect_with(options).await.map_err(OpenError::Connect)?;
    let applied = sqlx::query_scalar(APPLIED_MIGRATIONS).fetch_all(&reader).await.map_err(unread_schema)?;
    let db = Db::Sqlite { writer: reader.clone(), reader, statements: Statements::default() };
    Ok((db, check_schema(&SQLITE_MIGRATIONS, &applied)))
}

/// Why it can't be said which migrations were applied: the table of them is missing, or the database fails.
fn unread_schema(error: sqlx::Error) -> OpenError {
    let words = error.as_database_error().map(|error| (error.code().unwrap_or_default().into_owned(), error.message().to_owned()));
    match words {
        // Postgres: undefined table.
        Some((code, _)) if code == "42P01" => OpenError::Empty,
        Some((_, message)) if message.starts_with("no such table") => OpenError::Empty,
        _ => OpenError::Connect(error),
    }
}

/// Whether the schema with these migrations is this program's.
fn check_schema(migrations: &Migrator, applied: &[i64]) -> std::result::Result<(), OpenError> {
    if let Some(newer) = applied.iter().find(|version| migrations.iter().all(|known| known.version != **version)) {
        return Err(OpenError::Newer(*newer));
    }
    match migrations.iter().find(|known| !applied.contains(&known.version)) {
        Some(missing) => Err(OpenError::Older(missing.version)),
        None => Ok(()),
    }
}

/// Whether there is a server that can be written to.
async fn find_primary(options: &PgConnectOptions) -> std::result::Result<(), OpenError> {
    match is_standby(options).await? {
        false => Ok(()),
        true => Err(OpenError::NoPrimary("the server is a standby".to_owned())),
    }
}

/// Connects once, and says whether the server is a standby. A pool would try again until its time is over and not say why.
async fn is_standby(options: &PgConnectOptions) -> std::result::Result<bool, OpenError> {
    let asked = async {
        let mut connection = PgConnection::connect_with(options).await?;
        let standby: bool = sqlx::query_scalar("SELECT pg_is_in_recovery()").fetch_one(&mut connection).await?;
        connection.close().await?;
        Ok(standby)
    };
    match timeout(CONNECT_TIMEOUT, asked).await {
        Ok(Ok(standby)) => Ok(standby),
        Ok(Err(error)) => Err(match without_primary(&error) {
            Some(why) => OpenError::NoPrimary(why.to_owned()),
            None => OpenError::Connect(error),
        }),
        Err(_) => Err(OpenError::Silent),
    }
}

async fn migrate<'a, A>(migrator: &Migrator, pool: A) -> std::result::Result<(), OpenError>
where
    A: sqlx::Acquire<'a>,
    <A::Connection as std::ops::Deref>::Target: sqlx::migrate::Migrate,
{
    migrator.run(pool).await.map_err(|error| match error {
        MigrateError::VersionMissing(version) => OpenError::Newer(version),
        other => OpenError::Migrate(other),
    })
}

impl<DB: Database> Open<DB> {
    /// Counts the `BEGIN` that has been run, and how the transaction will end.
    fn new(transaction: Transaction<'static, DB>, statements: &Statements) -> Self {
        statements.add(2);
        Self { session: Session::Transaction(transaction), work: Work::new(statements.clone()) }
    }

    fn autocommit(connection: PoolConnection<DB>, statements: &Statements) -> Self {
        Self { session: Session::Autocommit(connection), work: Work::new(statements.clone()) }
    }
}

impl<DB: Database> Session<DB> {
    pub(super) async fn commit(self) -> Result<()> {
        if let Self::Transaction(transaction) = self {
            transaction.commit().await?;
        }
        Ok(())
    }
}

impl Tx {
    pub(super) fn work(&mut self) -> &mut Work {
        match self {
            Self::Sqlite(tx) => &mut tx.work,
            Self::Postgres(tx) => &mut tx.work,
        }
    }
}
