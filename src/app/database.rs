//! Databases that commands expect to be there.

use super::RunError;
use crate::store::{Db, OpenError};

/// Opens a database that must be there, and migrates it.
pub(super) async fn existing(url: &str) -> Result<Db, RunError> {
    check_exists(url)?;
    if !Db::has_schema(url).await? {
        return Err(OpenError::Empty.into());
    }
    Ok(Db::open(url).await?)
}

/// Opens a database that must be there for reading alone.
pub(super) async fn existing_read_only(url: &str) -> Result<Db, RunError> {
    check_exists(url)?;
    Ok(Db::open_read_only(url).await?)
}

/// Whether the file of a SQLite URL is there.
pub(super) fn check_exists(url: &str) -> Result<(), RunError> {
    match Db::file(url).filter(|file| !file.exists()) {
        Some(file) => Err(RunError::NoDatabase(file.display().to_string())),
        None => Ok(()),
    }
}
