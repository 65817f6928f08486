//! Requests and orders.

pub(in crate::chat) mod view;
