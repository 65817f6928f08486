//! What a seller fills in.

pub(in crate::chat) mod addition;
pub(in crate::chat) mod change;
pub(in crate::chat) mod offer;
mod price_steps;
pub(in crate::chat) mod routine;
