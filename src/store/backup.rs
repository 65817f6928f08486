//! A database as a whole: seen at one instant, backed up, examined for damage.

use std::{
    fs::{self, File},
    io,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use sqlx::Executor;

use super::{Db, Error, Result, Tx};

/// Why there is no backup. Nothing was left behind.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Something of this name is there.
    #[error("{0} is there already: choose another name")]
    Exists(String),
    /// Postgres has its own, better tool.
    #[error("a Postgres database is backed up by its own tool: pg_dump --format=custom --file={0} \"$DATABASE_URL\"")]
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
            let target = part.display().to_string();
            sqlx::query("VACUUM INTO $1").bind(target).execute(reader).await.map_err(Error::from)?;
            // People are in it.
            written(fs::set_permissions(&part, fs::Permissions::from_mode(0o600)))?;
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

impl Tx {
    /// What the engine itself finds wrong with its file, one sentence each. Postgres keeps checksums of its own.
    pub async fn integrity(&mut self) -> Result<Vec<String>> {
        let Self::Sqlite(tx) = self else { return Ok(Vec::new()) };
        let said: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&mut **tx).await?;
        Ok(said.into_iter().filter(|said| said != "ok").collect())
    }
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
