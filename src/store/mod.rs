//! The only place with SQL. One text serves SQLite and Postgres; each file lists its statements, and a
//! test prepares every one of them on both engines and compares the columns.
//!
//! A read or write that finds nothing says `Ok(None)` or `Ok(false)`: somebody was faster, or has no
//! right. An [`Error::Fault`] is the machine's (connection, lock, disk): nothing was decided, try again.
//! An [`Error::Defect`] is ours: a row that must not exist, a broken constraint.

mod db;
mod error;
mod inbox;
mod meta;
mod outbox;
mod sending;

pub use db::{Db, OpenError, Tx};
pub(crate) use db::{engine, statements};
pub use error::Error;
pub use inbox::SetAside;
pub use outbox::{Outgoing, Priority};
pub use sending::{Due, Fate, Lessee};

/// What store functions return.
pub type Result<T> = std::result::Result<T, Error>;
