//! How many orders are looked through, and asked about.

/// The most open orders among which that one is looked for of which a line or a photo is.
pub(super) const OPEN_ORDERS: i64 = 50;
/// The most orders that are offered where it is asked which one is meant.
pub(super) const MOST_ASKED: usize = 8;
