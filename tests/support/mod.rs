//! The world in which people of the tests live: the real bot, a sandbox in place of Telegram, a database of
//! either engine, and a clock that starts on Tuesday, 24 November 2026, 09.00 WIB.

use std::io::Write;

pub(crate) mod cluster;
pub(crate) mod disk;
pub(crate) mod orders;
pub(crate) mod person;
pub(crate) mod postgres;
pub(crate) mod raw;
pub(crate) mod source;
pub(crate) mod world;

pub(crate) use person::Person;
pub(crate) use world::{Engine, World, on_each_engine};

/// Says that something was not tested, past the capture of the test harness: a skip must be seen.
pub(crate) fn say_skipped(what: &str) {
    let said = writeln!(std::io::stderr(), "\n{what}");
    drop(said);
}
