//! What the program promises, kept under races, crashes, bad rows and bad settings, on both engines.

mod binary;
mod clocks;
mod colleagues;
mod commands;
mod crashes;
mod disks;
mod erasure;
mod history;
mod instances;
mod lifecycle;
mod load;
mod market;
mod migrations;
mod outages;
mod people;
mod plans;
mod poison;
mod restore;
mod running;
mod standby;
mod statements;
mod stock;
mod store;
mod trucks;
mod webhook;

use crate::support::raw;
