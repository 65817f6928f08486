//! A seller's offers.

pub(in crate::chat) mod actions;
pub(in crate::chat) mod dispatch;
pub(in crate::chat) mod flow;
pub(in crate::chat) mod forms;
pub(in crate::chat) mod line;
pub(in crate::chat) mod photo;
pub(in crate::chat) mod routine;
pub(in crate::chat) mod view;
