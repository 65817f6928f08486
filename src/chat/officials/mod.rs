//! The digest for officials.

pub(in crate::chat) mod view;
