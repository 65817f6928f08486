//! The lifecycle of one process: its name, its exclusive lock on a SQLite file, its liveness and its orderly end.

use std::{
    fs::{File, TryLockError},
    path::Path,
    sync::Arc,
};

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::RunError;
use crate::{
    chat::Entropy,
    clock::SharedClock,
    store::{self, Db, InstanceLock},
};

/// How often a process renews its liveness and looks for processes that have died.
const LIVENESS_INTERVAL: chrono::Duration = chrono::Duration::seconds(3);

/// Returns a name for this process that no other process has.
pub(super) fn process_name(entropy: &Entropy) -> String {
    let mut bytes = [0_u8; 8];
    entropy(&mut bytes);
    format!("{}-{:016x}", std::process::id(), u64::from_ne_bytes(bytes))
}

/// Locks a SQLite file for this process. The operating system frees the lock when the process ends, however it ends.
pub(super) fn lock(file: &Path) -> Result<File, RunError> {
    let mut name = file.as_os_str().to_owned();
    name.push(".lock");
    let path = Path::new(&name);
    let shown = path.display().to_string();
    let lock = File::options().create(true).truncate(false).write(true).open(path).map_err(|e| RunError::Lock(shown.clone(), e))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(RunError::Locked(file.display().to_string())),
        Err(TryLockError::Error(error)) => Err(RunError::Lock(shown, error)),
    }
}

/// Renews this process's liveness and takes over the chats of processes that have died, until `stop` is cancelled.
pub(super) async fn takeover(
    mut alive: InstanceLock,
    db: Db,
    clock: SharedClock,
    owner: String,
    wake_sender: Arc<Notify>,
    stop: CancellationToken,
) {
    loop {
        tokio::select! {
            () = clock.sleep_until(clock.now() + LIVENESS_INTERVAL) => {}
            () = stop.cancelled() => return,
        }
        let taken_over = async {
            alive.renew().await?;
            let mut tx = db.begin().await?;
            let taken_over = tx.end_leases_of_dead(&owner, clock.now()).await?;
            tx.commit().await.map(|()| taken_over)
        };
        let taken_over = tokio::select! {
            taken_over = taken_over => taken_over,
            () = stop.cancelled() => return,
        };
        match taken_over {
            Ok(true) => wake_sender.notify_one(),
            Ok(false) => {}
            Err(fault) => tracing::warn!(%fault, "the liveness of the processes can't be checked"),
        }
    }
}

/// Records that the process ended in order, so that the next start does not isolate updates.
pub(super) async fn mark_clean_shutdown(db: &Db, owner: &str) -> store::Result<()> {
    let mut tx = db.begin().await?;
    tx.end_run(owner).await?;
    tx.commit().await
}
