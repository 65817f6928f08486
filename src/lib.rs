//! Tembus Pasar: a Telegram bot that brings Blitar's sellers and Jakarta's public food buyers together.

pub mod app;
pub mod backoff;
pub mod chat;
pub mod cli;
pub mod clock;
pub mod config;
pub mod digest;
pub mod domain;
pub mod locale;
pub mod market;
pub mod notice;
pub mod papers;
pub mod reading;
pub mod sandbox;
pub mod store;
pub mod telegram;
pub mod telemetry;
pub mod update;
pub mod web;
