//! The audit of a database: `tembus check`, and what tests ask after every step.

use std::io::Write;

use secrecy::ExposeSecret;

use super::{RunError, database};
use crate::{
    chat,
    config::Config,
    digest, market,
    store::{
        self, Tx,
        audit::{self, Finding, Kind},
    },
};

/// Every breach of a promise that the database shows; nothing if all is well.
///
/// # Errors
/// The store's.
pub async fn audit(tx: &mut Tx) -> store::Result<Vec<Finding>> {
    let mut found = audit::audit(tx, chat::is_readable).await?;
    found.extend(market::broken_chain(tx).await?.map(|said| Finding { kind: Kind::Paper, said }));
    found.extend(market::broken_event_chain(tx).await?.map(|said| Finding { kind: Kind::Trace, said }));
    found.extend(digest::recount(tx).await?.into_iter().map(|said| Finding { kind: Kind::Digest, said }));
    Ok(found)
}

/// `tembus check`: prints what is wrong, one sentence a line.
///
/// # Errors
/// [`RunError::Unsound`] if anything is; the store's.
pub async fn check(config: &Config, out: &mut impl Write) -> Result<(), RunError> {
    let db = database::existing_read_only(config.database_url.expose_secret()).await?;
    let mut tx = db.snapshot().await?;
    let broken = tx.integrity().await?;
    let found = audit(&mut tx).await?;
    drop(tx);
    db.close().await;
    for said in broken.iter().chain(found.iter().map(|finding| &finding.said)) {
        writeln!(out, "{said}")?;
    }
    match broken.len() + found.len() {
        0 => Ok(writeln!(out, "all is well")?),
        count => Err(RunError::Unsound(count)),
    }
}
