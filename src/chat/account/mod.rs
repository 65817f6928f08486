//! Coming in, one's own data, and leaving.

pub(in crate::chat) mod view;
