//! Tembus Pasar: a Telegram bot that brings Blitar's sellers and Jakarta's public food buyers together.
#![cfg_attr(test, expect(clippy::unwrap_used, clippy::panic, reason = "a test that meets the unexpected should fail"))]

pub mod chat;
pub mod clock;
pub mod domain;
pub mod reading;
pub mod sandbox;
pub mod store;
