//! Texts outside of a form.

pub(in crate::chat) mod flow;
pub(in crate::chat) mod forms;
mod own;
mod price_talk;
