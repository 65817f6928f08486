//! `tembus dead-letters`: updates that could not be applied.

use std::{io::Write, sync::Arc};

use chrono::DateTime;
use secrecy::ExposeSecret;

use super::{RunError, chance, database, service};
use crate::{
    chat::Context,
    clock::ShiftedClock,
    config::Config,
    domain::wib,
    telegram::{Replayed, inbox::conversations, replay as apply},
};

/// Prints number, time, code and reason of each dead letter that was not replayed. What people wrote is not shown.
///
/// # Errors
/// [`RunError`].
pub async fn list(config: &Config, out: &mut impl Write) -> Result<(), RunError> {
    let db = database::existing_read_only(config.database_url.expose_secret()).await?;
    let kept = db.read().await?.dead_letters().open().await?;
    db.close().await;
    for update in kept {
        let at = DateTime::from_timestamp_millis(update.at).map(|at| wib::local(at).format("%Y-%m-%d %H:%M WIB").to_string());
        writeln!(out, "{}  {}  {}  {}", update.id, at.unwrap_or_default(), update.code, update.reason)?;
    }
    Ok(())
}

/// Applies a dead letter again; its answers are sent by the bot that runs.
///
/// # Errors
/// [`RunError::NotReplayed`] if nothing came of it; the store's.
pub async fn replay(config: &Config, id: i64, out: &mut impl Write) -> Result<(), RunError> {
    let db = database::existing(config.database_url.expose_secret()).await?;
    let ctx = Context {
        clock: ShiftedClock::system(),
        service: service(&config.identity),
        budgets: config.budgets,
        entropy: chance(),
        references: Arc::default(),
    };
    let replayed = apply(&db, &ctx, &conversations(), id).await;
    db.close().await;
    let why = match replayed? {
        Replayed::Done => return Ok(writeln!(out, "{id} was applied")?),
        Replayed::NotFound => format!("there is no {id} among the dead letters"),
        Replayed::Before => format!("{id} was replayed before"),
        Replayed::NoUpdate => format!("{id} holds no update that can be read"),
        Replayed::Failed(reason) => format!("{id} still can't be applied: {reason}"),
    };
    Err(RunError::NotReplayed(why))
}
