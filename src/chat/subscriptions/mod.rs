//! *Kabari saya*: what people asked to be told of, and what they are told.

pub(in crate::chat) mod actions;
pub(in crate::chat) mod flow;
pub(in crate::chat) mod view;
