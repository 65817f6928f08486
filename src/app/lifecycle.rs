//! The lifecycle of one process: its name, its exclusive lock on a SQLite file, its liveness and its orderly end.

use std::{
    fs::{File, TryLockError},
    path::Path,
    sync::Arc,
};

use chrono::{DateTime, Utc};
use tokio_util::sync::CancellationToken;

use super::RunError;
use crate::{
    backoff::Backoff,
    chat::Entropy,
    clock::SharedClock,
    market,
    notice::AdminAlert,
    store::{self, Db, InstanceLock, LeaseHolder},
    telegram::{failure_code, outbox::Wake, random_byte},
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

/// That the database went back in time, as far as this process saw.
struct LostHistory {
    /// Finds it in the log.
    code: String,
    /// When the first of the commits that are missing was made; `None` if only heartbeats are.
    since: Option<DateTime<Utc>>,
}

/// What looking after the processes needs.
pub(super) struct Lifecycle {
    pub(super) db: Db,
    pub(super) clock: SharedClock,
    pub(super) entropy: Entropy,
    pub(super) lease_holder: LeaseHolder,
    pub(super) wake_sender: Arc<Wake>,
    pub(super) health: Arc<Health>,
}

impl Lifecycle {
    /// Renews this process's liveness and takes over the chats of processes that have died, until `stop` is cancelled.
    ///
    /// A failover of the database frees the locks of all processes at once, and who looks first would take the living for
    /// dead. So others are judged only after the own lock has stood unbroken for [`STEADY_PULSES`], in which the others
    /// have taken theirs again. Until then leases that ran out meanwhile stay with whom they belong to: a living process could
    /// not renew them either, and has yet to mark what it sent.
    pub(super) async fn takeover(self, mut lock: InstanceLock, stop: CancellationToken) {
        let (mut steady, mut untold) = (0, None);
        loop {
            tokio::select! {
                () = self.clock.sleep_until(self.clock.now() + LIVENESS_INTERVAL) => {}
                () = stop.cancelled() => return,
            }
            let pulse = tokio::select! {
                pulse = self.pulse(&mut lock, steady >= STEADY_PULSES, &mut untold) => pulse,
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
            if steady == 0 {
                self.lease_holder.may_inherit(false);
            } else if steady == STEADY_PULSES {
                self.lease_holder.may_inherit(true);
                self.wake_sender.any_chat();
            }
        }
    }

    /// Renews the lock, looks whether the database went back in time, and ends the leases of dead processes if they may be
    /// judged. `untold` is what the admins have still to be told. Returns whether the lock had stood.
    async fn pulse(&self, lock: &mut InstanceLock, judges: bool, untold: &mut Option<LostHistory>) -> store::Result<bool> {
        let (held, now) = (lock.renew().await?, self.clock.now());
        let (beats, first_lost) = (lock.beat(&self.db, now).await?, self.db.first_lost_commit(now).await?);
        if !beats || first_lost.is_some() {
            *untold = Some(LostHistory { code: self.report_lost_history(), since: first_lost });
        }
        if let Some(lost) = untold {
            let mut tx = self.db.begin().await?;
            if let Some(since) = lost.since {
                tx.note_lost_history(since, now).await?;
            }
            market::alert(&mut tx, AdminAlert::HistoryLost, &lost.code, now).await?;
            tx.commit().await?;
            *untold = None;
            self.wake_sender.any_chat();
        }
        // Another process may have noticed more.
        self.db.load_lost_history().await?;
        if held && judges {
            let mut tx = self.db.begin().await?;
            let taken_over = tx.end_leases_of_dead(&self.lease_holder.owner, self.clock.now()).await?;
            tx.commit().await?;
            if taken_over {
                self.wake_sender.any_chat();
            }
        }
        Ok(held)
    }

    /// Says that commits which this process saw are missing. `/readyz` says so until the process is started anew: numbers may
    /// be given out again, and somebody has to look at what people were told. It keeps the process from no work, so a balancer
    /// goes on sending it updates: every other process lost the same. Returns the code that finds it in the log.
    fn report_lost_history(&self) -> String {
        let code = failure_code(&*self.entropy);
        self.health.warn("history", &"the database went back in time: commits that this process saw are missing");
        tracing::error!(code, "the database went back in time: commits that this process saw are missing; the admins are told");
        metrics::counter!("tembus_history_lost_total").increment(1);
        metrics::gauge!("tembus_history_lost").set(1.0);
        self.db.forget_seen();
        code
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
