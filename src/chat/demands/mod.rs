//! Demands: what buyers need, what sellers answer, and what the buyer takes of it.

pub(in crate::chat) mod actions;
pub(in crate::chat) mod flow;
pub(in crate::chat) mod forms;
pub(in crate::chat) mod view;
