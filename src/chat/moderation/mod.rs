//! What an admin can take back in chat: an offer.

pub(in crate::chat) mod actions;
pub(in crate::chat) mod flow;
pub(in crate::chat) mod view;
