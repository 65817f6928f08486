//! Texts outside of a form.

pub(in crate::chat) mod flow;
pub(in crate::chat) mod forms;
mod own;
mod owner;
mod price_talk;
