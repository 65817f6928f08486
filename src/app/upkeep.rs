//! Commands that look after a database: backing it up, moving it.

use std::{io::Write, path::Path};

use secrecy::{ExposeSecret, SecretString};

use super::{
    RunError, audit,
    database::{check_exists, existing, existing_read_only},
    lifecycle::lock,
};
use crate::{
    clock::{Clock, ShiftedClock},
    config::{Config, check_names_one_server},
    domain::person::PersonId,
    market::{self, NotDone},
    store::{Db, OpenError, Restoration, RestoreError, copy},
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
    let restoration = Restoration::prepare(&source, &target).await;
    source.close().await;
    let restoration = restoration?;
    let restored = Db::open_file(restoration.copy()).await?;
    // The promises are carried over before the copy takes effect, so that a crash never leaves half of them applied.
    note_lost_history(&restored).await?;
    if !fresh {
        keep_promises(&restored, promised(Db::open_backup(&target).await).await, out).await?;
    }
    restored.empty_log().await?;
    restored.close().await;
    let replaced = restoration.put_in_place().await?;
    drop(lock);
    if fresh {
        // Only the empty file that was locked.
        std::fs::remove_file(&replaced)?;
        writeln!(out, "restored {shown}")?;
    } else {
        writeln!(out, "restored {shown}; what was there before is kept in {}", replaced.display())?;
    }
    audit::check(config, out).await
}

/// `tembus restored`: after another tool brought the database back to an earlier time, does what [`restore`] does besides: notes what
/// is lost, keeps what people were told as far as the `replaced` database can still be read, and audits.
///
/// # Errors
/// [`RunError`]; nothing is changed while a bot runs.
pub async fn restored(config: &Config, replaced: Option<&SecretString>, out: &mut impl Write) -> Result<(), RunError> {
    let url = config.database_url.expose_secret();
    let replaced = match replaced.map(ExposeSecret::expose_secret) {
        Some(same) if same == url => return Err(RunError::SameDatabase),
        Some(replaced) => {
            check_names_one_server("--replaced", replaced)?;
            check_exists(replaced)?;
            // As a file that was replaced, it may be of an older version.
            let before = match Db::file(replaced) {
                Some(file) => Db::open_backup(&file).await,
                None => Db::open_read_only(replaced).await,
            };
            Some(promised(before).await)
        }
        None => None,
    };
    check_exists(url)?;
    let _lock = Db::file(url).map(|file| lock(&file)).transpose()?;
    let db = existing(url).await?;
    if db.read().await?.is_in_use().await? {
        return Err(RunError::InUse);
    }
    note_lost_history(&db).await?;
    keep_promises(&db, replaced.unwrap_or(Err(RunError::NothingReplaced)), out).await?;
    db.close().await;
    audit::check(config, out).await
}

/// Notes in a database that is from an earlier time that what happened since is lost, so that no button of a message from that time means
/// a row that gets the number of a lost one.
async fn note_lost_history(db: &Db) -> Result<(), RunError> {
    let mut tx = db.begin().await?;
    let since = tx.last_written().await?;
    tx.note_lost_history(since, ShiftedClock::system().now()).await?;
    Ok(tx.commit().await?)
}

/// Keeps in a database that is from an earlier time what people were told since: no number is given out again, and an account that was
/// erased is erased here too.
async fn keep_promises(db: &Db, promised: Result<Promised, RunError>, out: &mut impl Write) -> Result<(), RunError> {
    let (numbers, erased) = match promised {
        Ok(promised) => promised,
        Err(why) => {
            writeln!(out, "what was there before can't be read ({why}): numbers that people were told may be given out again, and")?;
            writeln!(out, "accounts that were deleted since the backup are here again: erase them with `tembus forget`")?;
            return Ok(());
        }
    };
    let mut tx = db.begin().await?;
    tx.skip_numbers(&numbers).await?;
    tx.commit().await?;
    let now = ShiftedClock::system().now();
    for id in erased {
        let mut tx = db.begin().await?;
        let Some(person) = tx.persons().get(id).await? else { continue };
        match market::forget(&mut tx, &person, now).await {
            Ok(_) => {
                tx.commit().await?;
                writeln!(out, "{} is erased again: the account was deleted since the backup", id.0)?;
            }
            Err(NotDone::ErasedBefore(_)) => {}
            Err(why) => writeln!(out, "{} deleted the account since the backup, and is not erased yet: {why}", id.0)?,
        }
    }
    Ok(())
}

/// The numbers that a database gave out last, and everybody whose account was erased in it.
type Promised = (Vec<(String, i64)>, Vec<PersonId>);

/// What people were told by a database.
async fn promised(db: Result<Db, OpenError>) -> Result<Promised, RunError> {
    let db = db?;
    let mut tx = db.snapshot().await?;
    let promised = (tx.numbers_given().await?, tx.erased_persons().await?);
    drop(tx);
    db.close().await;
    Ok(promised)
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
