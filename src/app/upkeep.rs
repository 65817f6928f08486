//! Commands that look after a database: backing it up, moving it.

use std::{io::Write, path::Path};

use secrecy::{ExposeSecret, SecretString};

use super::{
    RunError, audit,
    database::{check_exists, existing_read_only},
    lifecycle::lock,
};
use crate::{
    clock::{Clock, ShiftedClock},
    config::{Config, check_names_one_server},
    store::{self, Db, RestoreError, copy},
};

/// `tembus backup`: a consistent copy while the bot runs.
///
/// # Errors
/// [`RunError`].
pub async fn backup(config: &Config, file: &Path, out: &mut impl Write) -> Result<(), RunError> {
    let db = existing_read_only(config.database_url.expose_secret()).await?;
    let done = db.backup(file).await;
    db.close().await;
    done?;
    Ok(writeln!(out, "{}", file.display())?)
}

/// `tembus copy`: everything from one database into another, empty one; prints count and checksum of each table.
///
/// # Errors
/// [`RunError`].
pub async fn copy(from: &SecretString, to: &SecretString, out: &mut impl Write) -> Result<(), RunError> {
    check_names_one_server("--from", from.expose_secret())?;
    check_names_one_server("--to", to.expose_secret())?;
    let lock_of = |url: &SecretString| Db::file(url.expose_secret()).map(|file| lock(&file)).transpose();
    check_exists(from.expose_secret())?;
    let _locks = (lock_of(from)?, lock_of(to)?);
    let source = existing_read_only(from.expose_secret()).await?;
    let target = Db::open(to.expose_secret()).await?;
    let copied = copy::copy(&source, &target, ShiftedClock::system().now()).await;
    source.close().await;
    target.close().await;
    for copy::Copied { table, rows, checksum } in copied? {
        writeln!(out, "{table:<16} {rows:>9} rows  {checksum:032x}")?;
    }
    Ok(())
}

/// `tembus restore`: puts a backup in the place of the SQLite database while no bot runs, and audits it.
///
/// # Errors
/// [`RunError`]; before anything was replaced, or because the restored database is unsound.
pub async fn restore(config: &Config, file: &Path, out: &mut impl Write) -> Result<(), RunError> {
    let url = config.database_url.expose_secret();
    let shown = file.display().to_string();
    let Some(target) = Db::file(url) else { return Err(RestoreError::Postgres(shown).into()) };
    let source = backup_to_restore(file).await?;
    let fresh = !target.exists();
    let lock = lock(&target)?;
    let replaced = store::restore(&source, &target).await;
    source.close().await;
    drop(lock);
    let replaced = replaced?;
    Db::open(url).await?.close().await;
    if fresh {
        // Only the empty file that was locked.
        std::fs::remove_file(&replaced)?;
        writeln!(out, "restored {shown}")?;
    } else {
        writeln!(out, "restored {shown}; what was there before is kept in {}", replaced.display())?;
    }
    audit::check(config, out).await
}

/// Opens a file that is a sound database of this program or of an older version.
async fn backup_to_restore(file: &Path) -> Result<Db, RunError> {
    let unusable = |why: String| RestoreError::Unusable(file.display().to_string(), why);
    if !file.is_file() {
        return Err(unusable("there is no such file".to_owned()).into());
    }
    let db = Db::open_backup(file).await.map_err(|error| unusable(error.to_string()))?;
    match db.snapshot().await?.integrity().await?.first() {
        Some(broken) => Err(unusable(broken.clone()).into()),
        None => Ok(db),
    }
}
