//! Farmers without a phone, whom an assistant sells for.

pub(in crate::chat) mod view;
