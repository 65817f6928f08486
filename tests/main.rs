//! The program as people and machines meet it.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that meets the unexpected should fail")]

mod architecture;
mod assistants;
mod deliveries;
mod fixtures;
mod guarantees;
mod inline;
mod lines;
mod model;
mod notices;
mod papers;
mod processes;
mod reading;
mod sandbox;
mod simulation;
mod stories;
mod support;
mod traffic;
mod upkeep;
