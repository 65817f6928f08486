//! A buyer's search.

pub(in crate::chat) mod cards;
pub(in crate::chat) mod view;
