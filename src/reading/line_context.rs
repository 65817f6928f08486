//! What is known when the readings of a line are weighed.

use crate::domain::{commodity::Commodity, unit::Unit};

/// What is known when the readings of a line are weighed.
#[derive(Debug, Clone, Copy)]
pub(super) struct LineContext<'a> {
    /// The goods that may be meant.
    pub(super) goods: &'a [&'static Commodity],
    /// The unit in which they are usually offered.
    pub(super) usual: Unit,
    /// Whether the writer is open to price talk.
    pub(super) nego: bool,
    /// Whether the goods are one kind: of several, nothing is compared, since each is read by itself.
    pub(super) one_kind: bool,
}
