//! What a seller fills in.

pub(in crate::chat) mod addition;
pub(in crate::chat) mod change;
pub(in crate::chat) mod offer;
pub(in crate::chat) mod routine;
