//! What is wrong with a database.

use std::fmt;

/// Which promise is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An offer's quantities are not what its orders say.
    Quantities,
    /// A state and the times beside it contradict each other.
    Times,
    /// An order belongs to somebody else's offer, or to other goods.
    Parties,
    /// A spoken number would be given twice.
    Counters,
    /// Somebody holds a role without consent.
    Consent,
    /// A state without its event, or an event without its subject.
    Trace,
    /// Somebody was never told what he had to be told.
    Notice,
    /// Something is open of which one side has nobody left.
    Abandoned,
    /// A digest went out twice, or was noted and never queued.
    Digest,
    /// A conversation that the program can't read.
    Conversation,
    /// A message that the program can't read.
    Outbox,
    /// A stored paper was changed, left out or put between.
    Paper,
    /// A row refers to one that is not there.
    Reference,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which promise is broken.
    pub kind: Kind,
    /// A sentence that says where and how. No personal data.
    pub said: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said)
    }
}
