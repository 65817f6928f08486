//! What waits for the trade desk.

pub(in crate::chat) mod actions;
pub(in crate::chat) mod flow;
pub(in crate::chat) mod view;
