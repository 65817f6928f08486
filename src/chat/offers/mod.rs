//! A seller's offers.

pub(in crate::chat) mod view;
