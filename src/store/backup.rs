//! A database as a whole: seen at one instant, backed up, examined for damage.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use sqlx::{Connection, Executor, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{
    Db, Error, Result, Tx,
    private_file::{beside, create_private},
};

/// How Postgres's own tools get at the database.
const PASSWORD_FILE: &str = "with PGHOST, PGUSER and PGDATABASE set and the password in ~/.pgpass, since others can see a command line";

/// Why there is no backup. Nothing was left behind.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Something of this name is there.
    #[error("{0} is there already: choose another name")]
    Exists(String),
    /// Postgres has its own, better tool.
    #[error("a Postgres database is backed up by its own tool: pg_dump --format=custom --file={0}, {PASSWORD_FILE}")]
    Postgres(String),
    /// The file can't be written.
    #[error("{0} can't be written: {1}")]
    Write(String, #[source] io::Error),
    /// The database can't be read, or the copy is damaged.
    #[error(transparent)]
    Store(#[from] Error),
}

impl Db {
    /// Begins a transaction that sees everything as it is at one instant, whatever others commit meanwhile.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub async fn snapshot(&self) -> Result<Tx> {
        let mut tx = self.read().await?;
        if let Tx::Postgres(tx) = &mut tx {
            (&mut **tx).execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
        }
        Ok(tx)
    }

    /// Writes a copy of a SQLite database to `file`, as it is at one instant, while others go on using it.
    ///
    /// # Errors
    /// [`BackupError`].
    pub async fn backup(&self, file: &Path) -> std::result::Result<(), BackupError> {
        let shown = file.display().to_string();
        let Self::Sqlite { reader, .. } = self else { return Err(BackupError::Postgres(shown)) };
        if file.exists() {
            return Err(BackupError::Exists(shown));
        }
        let part = beside(file, ".part");
        let written = |result: io::Result<()>| result.map_err(|error| BackupError::Write(shown.clone(), error));
        written(remove(&part))?;
        let done = async {
            // SQLite fills an empty file as well, and leaves its permissions as they are.
            written(create_private(&part).map(drop))?;
            let target = part.display().to_string();
            sqlx::query("VACUUM INTO $1").bind(target).execute(reader).await.map_err(Error::from)?;
            written(File::open(&part).and_then(|copy| copy.sync_all()))?;
            written(fs::hard_link(&part, file))
        };
        let result = done.await;
        written(remove(&part))?;
        result?;
        let dir = file.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
        written(File::open(dir).and_then(|dir| dir.sync_all()))
    }
}

/// Why nothing was restored. The database is as it was.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// Postgres has its own tool.
    #[error(
        "a Postgres database is restored by its own tool: pg_restore --clean --if-exists --dbname=NAME {0}, {PASSWORD_FILE}; run \
        `tembus restored` after it"
    )]
    Postgres(String),
    /// What would be restored can't be used.
    #[error("{0} can't be restored: {1}")]
    Unusable(String, String),
    /// What an earlier restoration replaced is still there.
    #[error("{0} is there already, from an earlier restoration: move it away first")]
    Replaced(String),
    /// A file can't be written or moved.
    #[error("{0} can't be written: {1}")]
    Write(String, #[source] io::Error),
}

/// A copy beside a SQLite database whose place it is to take. Until it does, the database is what it was.
#[derive(Debug)]
pub struct Restoration {
    target: PathBuf,
    copy: PathBuf,
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> RestoreError {
    let shown = path.display().to_string();
    move |error| RestoreError::Write(shown, error)
}

impl Restoration {
    /// Copies what `source` holds, its log included, to a place beside the SQLite database `target`, which nobody may be using.
    ///
    /// # Errors
    /// [`RestoreError`].
    pub async fn prepare(source: &Db, target: &Path) -> std::result::Result<Self, RestoreError> {
        let target = fs::canonicalize(target).map_err(failed(target))?;
        let (copy, replaced) = (beside(&target, ".restoring"), beside(&target, ".replaced"));
        if replaced.exists() || beside(&replaced, "-wal").exists() {
            return Err(RestoreError::Replaced(replaced.display().to_string()));
        }
        for ending in ["", "-wal", "-shm"] {
            let left = beside(&copy, ending);
            remove(&left).map_err(failed(&left))?;
        }
        source.backup(&copy).await.map_err(|error| RestoreError::Unusable(copy.display().to_string(), error.to_string()))?;
        Ok(Self { target, copy })
    }

    /// The copy.
    #[must_use]
    pub fn copy(&self) -> &Path {
        &self.copy
    }

    /// Puts the copy, which nobody may have open, in the place of the database. What was there is kept beside it under the name that is
    /// returned, so that nothing is destroyed, and no old log is applied to the restored file. At whatever point the process ends, the
    /// database is what it was or the copy.
    ///
    /// # Errors
    /// [`RestoreError`].
    pub async fn put_in_place(self) -> std::result::Result<PathBuf, RestoreError> {
        let Self { target, copy } = self;
        let replaced = beside(&target, ".replaced");
        let (wal, replaced_wal) = (beside(&target, "-wal"), beside(&replaced, "-wal"));
        fold_log(&copy).await;
        fold_log(&target).await;
        // A damaged database keeps the log that could not be folded in.
        if wal.exists() {
            fs::hard_link(&wal, &replaced_wal).map_err(failed(&wal))?;
        }
        fs::hard_link(&target, &replaced).map_err(failed(&target))?;
        remove(&wal).map_err(failed(&wal))?;
        remove(&beside(&target, "-shm")).map_err(failed(&target))?;
        fs::rename(&copy, &target).map_err(failed(&target))?;
        let dir = target.parent().unwrap_or(Path::new("."));
        File::open(dir).and_then(|dir| dir.sync_all()).map_err(failed(dir))?;
        Ok(replaced)
    }
}

/// Moves what a SQLite file's log holds into the file, if it is a database at all, so that the file alone is whole.
async fn fold_log(file: &Path) {
    let options = SqliteConnectOptions::new().filename(file).create_if_missing(false);
    let folded = async {
        let mut connection = SqliteConnection::connect_with(&options).await?;
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        connection.close().await
    };
    if let Err(error) = folded.await {
        tracing::debug!(%error, "the log of what is replaced stays beside it");
    }
}

impl Tx {
    /// What the engine itself finds wrong with its file, one sentence each. Postgres keeps checksums of its own.
    pub async fn integrity(&mut self) -> Result<Vec<String>> {
        let Self::Sqlite(tx) = self else { return Ok(Vec::new()) };
        let said: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&mut **tx).await?;
        Ok(said.into_iter().filter(|said| said != "ok").collect())
    }
}

fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
