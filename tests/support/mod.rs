//! The world in which people of the tests live: the real bot, a sandbox in place of Telegram, a database of
//! either engine, and a clock that starts on Tuesday, 24 November 2026, 09.00 WIB.

pub mod person;
pub mod postgres;
pub mod world;

pub use person::Person;
pub use world::{Engine, World, on_each_engine};
