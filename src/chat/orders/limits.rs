//! How many orders are looked through, and asked about.

/// How many open orders are searched for the one that a line or a photo is about.
pub(super) const OPEN_ORDERS: i64 = 50;
/// The most orders that are offered where it is asked which one is meant.
pub(super) const MOST_ASKED: usize = 8;
