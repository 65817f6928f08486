//! Finding one's way: the menu, help, and what can't be done.

pub(in crate::chat) mod actions;
pub(in crate::chat) mod commands;
pub(in crate::chat) mod flow;
pub(in crate::chat) mod view;
