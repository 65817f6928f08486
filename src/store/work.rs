//! The unit of work of a transaction: what it counts, and what it has not told the database yet.

use std::sync::{
    Arc,
    atomic::{AtomicU64, AtomicUsize, Ordering},
};

/// How many statements a process has run on one database, and how many of its commits wait for too long.
#[derive(Debug, Clone, Default)]
pub struct Statements(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    statements: AtomicU64,
    stalled_commits: AtomicUsize,
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

    pub(super) fn has_stalled_commit(&self) -> bool {
        self.0.stalled_commits.load(Ordering::Relaxed) > 0
    }
}

/// Where a savepoint stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Savepoint {
    /// There is none.
    #[default]
    Absent,
    /// It is set before the next statement.
    Wanted,
    /// The database knows it.
    Set,
}

/// What belongs to one transaction beside its connection.
#[derive(Debug)]
pub(super) struct Work {
    statements: Statements,
    savepoint: Savepoint,
}

impl Work {
    pub(super) const fn new(statements: Statements) -> Self {
        Self { statements, savepoint: Savepoint::Absent }
    }

    pub(super) const fn statements(&self) -> &Statements {
        &self.statements
    }

    /// Counts a statement; whether the savepoint has to be set before it.
    pub(super) fn counts_statement(&mut self) -> bool {
        let set = self.savepoint == Savepoint::Wanted;
        if set {
            self.savepoint = Savepoint::Set;
        }
        self.statements.add(1 + u64::from(set));
        set
    }

    pub(super) const fn want_savepoint(&mut self) {
        self.savepoint = Savepoint::Wanted;
    }

    /// Forgets the savepoint; whether the database knows it.
    pub(super) fn end_savepoint(&mut self) -> bool {
        std::mem::take(&mut self.savepoint) == Savepoint::Set
    }
}
