//! Complaints, as a mediator decides them.

pub(in crate::chat) mod actions;
pub(in crate::chat) mod flow;
pub(in crate::chat) mod forms;
pub(in crate::chat) mod view;
