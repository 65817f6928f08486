//! What goods cost: reference prices, which an admin enters, and what was agreed lately.

pub(in crate::chat) mod actions;
pub(in crate::chat) mod flow;
pub(in crate::chat) mod forms;
pub(in crate::chat) mod view;
