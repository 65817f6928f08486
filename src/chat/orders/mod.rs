//! Requests and orders.

pub(in crate::chat) mod actions;
pub(in crate::chat) mod answers;
pub(in crate::chat) mod approval;
pub(in crate::chat) mod complaint;
pub(in crate::chat) mod delivery;
mod events;
pub(in crate::chat) mod flow;
pub(in crate::chat) mod forms;
pub(in crate::chat) mod inquiry;
mod limits;
pub(in crate::chat) mod news;
pub(in crate::chat) mod photo;
mod rest;
pub(in crate::chat) mod trip;
pub(in crate::chat) mod view;
