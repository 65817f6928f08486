//! A buyer's search.

pub(in crate::chat) mod actions;
pub(in crate::chat) mod cards;
pub(in crate::chat) mod flow;
pub(in crate::chat) mod forms;
pub(in crate::chat) mod inline;
pub(in crate::chat) mod links;
mod typed;
pub(in crate::chat) mod view;
