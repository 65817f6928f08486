//! Commands that look after a database: backing it up, moving it.

use std::{io::Write, path::Path};

use secrecy::{ExposeSecret, SecretString};

use super::RunError;
use crate::{
    clock::{Clock, ShiftedClock},
    config::Config,
    store::{Db, copy},
};

/// `tembus backup`: a consistent copy while the bot runs.
///
/// # Errors
/// [`RunError`].
pub async fn backup(config: &Config, file: &Path, out: &mut impl Write) -> Result<(), RunError> {
    let db = existing(config.database_url.expose_secret()).await?;
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
    let source = existing(from.expose_secret()).await?;
    let target = Db::open(to.expose_secret()).await?;
    let copied = copy::copy(&source, &target, ShiftedClock::system().now()).await;
    source.close().await;
    target.close().await;
    for copy::Copied { table, rows, checksum } in copied? {
        writeln!(out, "{table:<16} {rows:>9} rows  {checksum:032x}")?;
    }
    Ok(())
}

/// Opens a database that must be there.
pub(super) async fn existing(url: &str) -> Result<Db, RunError> {
    if let Some(file) = Db::file(url).filter(|file| !file.exists()) {
        return Err(RunError::NoDatabase(file.display().to_string()));
    }
    Ok(Db::open(url).await?)
}
