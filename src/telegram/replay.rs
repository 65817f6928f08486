//! Dead letters, applied again when the program has been mended.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use serde_json::value::RawValue;

use super::inbox::{Handle, act};
use crate::{
    chat::Context,
    store::{self, Db},
    update::Incoming,
};

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Replayed {
    /// It was applied; its answers are queued.
    Done,
    /// There is none of this number.
    NotFound,
    /// It was replayed before.
    Before,
    /// The row holds something else, or JSON that can't be read as an update.
    NoUpdate,
    /// It still can't be applied; nothing was changed.
    Failed(String),
}

/// Applies the update of dead letter `id`, in one transaction with the note that it was.
///
/// # Errors
/// A fault: nothing was changed.
pub async fn replay(db: &Db, ctx: &Context, handle: &Handle, id: i64) -> store::Result<Replayed> {
    let now = ctx.clock.now();
    let mut tx = db.begin().await?;
    let Some(kept) = tx.dead_letters().get(id).await? else { return Ok(Replayed::NotFound) };
    if !tx.dead_letters().mark_replayed(id, now).await? {
        return Ok(Replayed::Before);
    }
    let raw = serde_json::from_str::<&RawValue>(&kept.raw).ok().filter(|_| kept.bot_id != 0);
    let Some(update) = raw.map(|raw| Incoming::read(raw, kept.bot_id)) else { return Ok(Replayed::NoUpdate) };
    let Some(parsed) = update.update() else { return Ok(Replayed::NoUpdate) };
    let acting = async {
        act(handle, ctx, &mut tx, &update, parsed, now).await?;
        tx.flush().await
    };
    match AssertUnwindSafe(acting).catch_unwind().await {
        Ok(Ok(())) => tx.commit().await.map(|()| Replayed::Done),
        Ok(Err(fault)) if fault.is_fault() => Err(fault),
        Ok(Err(defect)) => Ok(Replayed::Failed(defect.to_string())),
        Err(_) => Ok(Replayed::Failed("a panic; the log says where".to_owned())),
    }
}
