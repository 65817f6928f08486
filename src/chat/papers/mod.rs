//! Papers of an order: what they say, how a party gets them, and how anybody checks one.

pub(in crate::chat) mod actions;
pub(in crate::chat) mod flow;
pub(in crate::chat) mod sheet;
pub(in crate::chat) mod view;
