//! What a process counts of its statements and commits on one database.

use std::{
    collections::VecDeque,
    future::Future,
    pin::pin,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, RwLock,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use tokio::time::timeout;

use super::Result;

/// How long a commit may take before the process calls itself not ready.
const COMMIT_TIMEOUT: Duration = Duration::from_secs(5);
/// How many commits are remembered: after a failover new ones come before anybody asks for those from before it.
const SEEN_COMMITS: usize = 256;

/// How many statements a process has run on one database, and how many of its commits wait for too long.
#[derive(Debug, Clone, Default)]
pub struct Statements(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    statements: AtomicU64,
    stalled_commits: AtomicUsize,
    seen: Mutex<VecDeque<SeenCommit>>,
    lost: RwLock<Vec<LostSpan>>,
}

/// An update that this process saw committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SeenCommit {
    pub(super) bot: i64,
    pub(super) update: i64,
    pub(super) at: DateTime<Utc>,
}

/// A span of which the database holds nothing (epoch milliseconds), its end not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LostSpan {
    pub(super) from: i64,
    pub(super) until: i64,
}

impl LostSpan {
    fn covers(&self, at: DateTime<Utc>) -> bool {
        (self.from..self.until).contains(&at.timestamp_millis())
    }
}

/// A commit that waits for too long; it does so until this is dropped.
#[derive(Debug)]
pub(super) struct StalledCommit(Statements);

impl Drop for StalledCommit {
    fn drop(&mut self) {
        self.0.0.stalled_commits.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Statements {
    pub(super) fn add(&self, count: u64) {
        self.0.statements.fetch_add(count, Ordering::Relaxed);
        metrics::counter!("tembus_statements_total").increment(count);
    }

    pub(super) fn count(&self) -> u64 {
        self.0.statements.load(Ordering::Relaxed)
    }

    pub(super) fn stalled_commit(&self) -> StalledCommit {
        self.0.stalled_commits.fetch_add(1, Ordering::Relaxed);
        StalledCommit(self.clone())
    }

    /// The last updates that were seen committed, one of each commit.
    pub(super) fn seen(&self) -> Vec<SeenCommit> {
        self.seen_commits().iter().copied().collect()
    }

    pub(super) fn saw(&self, commit: SeenCommit) {
        let mut seen = self.seen_commits();
        if seen.len() >= SEEN_COMMITS {
            seen.pop_front();
        }
        seen.push_back(commit);
    }

    pub(super) fn forget_seen(&self) {
        self.seen_commits().clear();
    }

    fn seen_commits(&self) -> MutexGuard<'_, VecDeque<SeenCommit>> {
        self.0.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn know_lost(&self, spans: Vec<LostSpan>) {
        *self.0.lost.write().unwrap_or_else(PoisonError::into_inner) = spans;
    }

    pub(super) fn is_lost(&self, at: DateTime<Utc>) -> bool {
        self.0.lost.read().unwrap_or_else(PoisonError::into_inner).iter().any(|span| span.covers(at))
    }

    pub(super) fn has_stalled_commit(&self) -> bool {
        self.0.stalled_commits.load(Ordering::Relaxed) > 0
    }
}

/// Awaits what commits; while that takes longer than [`COMMIT_TIMEOUT`], the process calls itself not ready.
pub(super) async fn watched<T>(statements: &Statements, commit: impl Future<Output = Result<T>>) -> Result<T> {
    let mut commit = pin!(commit);
    match timeout(COMMIT_TIMEOUT, &mut commit).await {
        Ok(done) => done,
        Err(_) => {
            let _stalled = statements.stalled_commit();
            commit.await
        }
    }
}
