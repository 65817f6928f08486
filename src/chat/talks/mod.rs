//! Price talk: a buyer and a seller name prices of an offer in turns.

pub(in crate::chat) mod actions;
pub(in crate::chat) mod flow;
pub(in crate::chat) mod forms;
pub(in crate::chat) mod view;
