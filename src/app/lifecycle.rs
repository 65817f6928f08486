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
    backoff::Backoff,
    chat::Entropy,
    clock::SharedClock,
    store::{self, Db, InstanceLock},
    telegram::random_byte,
    telemetry::Health,
};

/// How often a process renews its liveness and looks for processes that have died.
const LIVENESS_INTERVAL: chrono::Duration = chrono::Duration::seconds(3);
/// For how many pulses in a row the own lock must have stood before other processes are judged by theirs.
const STEADY_PULSES: u32 = 3;

/// Returns a name for this process that no other process has.
pub(super) fn process_name(entropy: &Entropy) -> String {
    let mut bytes = [0_u8; 8];
    entropy(&mut bytes);
    format!("{}-{:016x}", std::process::id(), u64::from_ne_bytes(bytes))
}

/// Locks a SQLite file itself for this process, by whatever path it was found, and creates it if it is not there. The
/// operating system frees the lock when the process ends, however it ends. It is kept as long as the database is open:
/// closing the file would end SQLite's own locks, which belong to the process.
pub(super) fn lock(file: &Path) -> Result<File, RunError> {
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
        return Err(RunError::NoFolder(folder.display().to_string()));
    }
    let shown = file.display().to_string();
    let lock = store::create_private(file).map_err(|error| RunError::Lock(shown.clone(), error))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(RunError::Locked(shown)),
        Err(TryLockError::Error(error)) => Err(RunError::Lock(shown, error)),
    }
}

/// What looking after the processes needs.
pub(super) struct Lifecycle {
    pub(super) db: Db,
    pub(super) clock: SharedClock,
    pub(super) entropy: Entropy,
    pub(super) owner: String,
    pub(super) wake_sender: Arc<Notify>,
    pub(super) health: Arc<Health>,
}

impl Lifecycle {
    /// Renews this process's liveness and takes over the chats of processes that have died, until `stop` is cancelled.
    ///
    /// A failover of the database frees the locks of all processes at once, and who looks first would take the living for
    /// dead. So others are judged only after the own lock has stood unbroken for [`STEADY_PULSES`], in which the others
    /// have taken theirs again.
    pub(super) async fn takeover(self, mut lock: InstanceLock, stop: CancellationToken) {
        let mut steady = 0;
        loop {
            tokio::select! {
                () = self.clock.sleep_until(self.clock.now() + LIVENESS_INTERVAL) => {}
                () = stop.cancelled() => return,
            }
            let pulse = tokio::select! {
                pulse = self.pulse(&mut lock, steady >= STEADY_PULSES) => pulse,
                () = stop.cancelled() => return,
            };
            let now = self.clock.now();
            match pulse {
                Ok(held) => {
                    steady = if held { steady.saturating_add(1) } else { 0 };
                    self.health.database_ok("liveness", now);
                }
                Err(fault) => {
                    steady = 0;
                    self.health.database_failed("liveness", &fault, now);
                }
            }
        }
    }

    /// Renews the lock, and ends the leases of dead processes if they may be judged. Returns whether the lock had stood.
    async fn pulse(&self, lock: &mut InstanceLock, judges: bool) -> store::Result<bool> {
        let held = lock.renew().await?;
        if held && judges {
            let mut tx = self.db.begin().await?;
            let taken_over = tx.end_leases_of_dead(&self.owner, self.clock.now()).await?;
            tx.commit().await?;
            if taken_over {
                self.wake_sender.notify_one();
            }
        }
        Ok(held)
    }

    /// While the database fails any part, tries whether it can be written to, so that a process that is sent nothing in an
    /// outage still notices its end. Ends when `stop` is cancelled.
    pub(super) async fn watch_database(self, stop: CancellationToken) {
        loop {
            let begins = self.health.outage_begins();
            if !self.health.is_database_down() {
                tokio::select! {
                    () = begins => {}
                    () = stop.cancelled() => return,
                }
            }
            let mut backoff = Backoff::database();
            while self.health.is_database_down() {
                let wait = backoff.fail_with_jitter(random_byte(&*self.entropy));
                tokio::select! {
                    () = self.clock.sleep_until(self.clock.now() + wait) => {}
                    () = stop.cancelled() => return,
                }
                let written = tokio::select! {
                    written = self.db.probe(self.clock.now()) => written,
                    () = stop.cancelled() => return,
                };
                if written.is_ok() {
                    // Nobody else ends the failure of a delivery that is not delivered again.
                    self.health.database_ok("updates", self.clock.now());
                }
            }
        }
    }
}

/// Records that the process ended in order, so that the next start does not isolate updates.
pub(super) async fn mark_clean_shutdown(db: &Db, owner: &str) -> store::Result<()> {
    let mut tx = db.begin().await?;
    tx.quarantine().end_run(owner).await?;
    tx.commit().await
}
