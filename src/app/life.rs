//! The life of one process: its name, its sole hold on a SQLite file, the proof that it lives, and its end.

use std::{
    fs::{File, TryLockError},
    path::Path,
    sync::Arc,
};

use tokio::sync::Notify;

use super::RunError;
use crate::{
    chat::Entropy,
    clock::SharedClock,
    store::{self, Db, InstanceLock},
};

/// How often a process looks whether another has died.
const PULSE: chrono::Duration = chrono::Duration::seconds(3);

/// A name for this process that no other has.
pub(super) fn owner(entropy: &Entropy) -> String {
    let mut bytes = [0_u8; 8];
    entropy(&mut bytes);
    format!("{}-{:016x}", std::process::id(), u64::from_ne_bytes(bytes))
}

/// What the database's own process knows that no other may send: its lock ends with the process, however that ends.
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

/// Proves that this process lives, and inherits the chats of those that do not.
pub(super) async fn keep_alive(mut alive: InstanceLock, db: Db, clock: SharedClock, owner: String, wake: Arc<Notify>) {
    loop {
        clock.sleep_until(clock.now() + PULSE).await;
        let inherited = async {
            alive.renew().await?;
            let mut tx = db.begin().await?;
            let inherited = tx.end_leases_of_dead(&owner, clock.now()).await?;
            tx.commit().await.map(|()| inherited)
        };
        match inherited.await {
            Ok(true) => wake.notify_one(),
            Ok(false) => {}
            Err(fault) => tracing::warn!(%fault, "the other processes can't be looked after"),
        }
    }
}

/// Notes that the process ended as it was asked to.
pub(super) async fn end_run(db: &Db, owner: &str) -> store::Result<()> {
    let mut tx = db.begin().await?;
    tx.end_run(owner).await?;
    tx.commit().await
}
