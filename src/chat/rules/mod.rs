//! What an admin sets for the orders that begin from then on: how much more than was agreed can be accepted of goods, and above how much an
//! organisation's orders need a second yes.

pub(in crate::chat) mod actions;
pub(in crate::chat) mod flow;
pub(in crate::chat) mod forms;
pub(in crate::chat) mod view;
