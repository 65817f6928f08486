//! What the program promises, kept under races, crashes, bad rows and bad settings, on both engines.

mod binary;
mod crashes;
mod market;
mod migrations;
mod people;
mod running;
mod stock;
mod store;

use crate::support::raw;
