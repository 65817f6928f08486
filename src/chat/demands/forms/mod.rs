//! The forms of demands.

mod amounts;
pub(in crate::chat) mod answer;
pub(in crate::chat) mod award;
pub(in crate::chat) mod demand;
pub(in crate::chat) mod pool;
mod price_guard;
