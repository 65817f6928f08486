//! *Riwayat*: what happened to an offer, a demand or an order, in words.

pub(in crate::chat) mod actions;
pub(in crate::chat) mod flow;
pub(in crate::chat) mod view;
