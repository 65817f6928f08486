//! Weeks of trade in minutes: people at random, faults at random, and a bot that is killed at random; after every
//! step everything must be true that must always be true.
//!
//! The seed fixes who does what when, what fails, and where the bot dies. What it can't fix is how Postgres
//! interleaves and how the kernel slices time; on SQLite the same seed mostly gives the same run.
//!
//! Short, within `cargo test`. Long, about ten thousand person-days on each engine:
//!
//! ```text
//! SIM_DAYS=200 SIM_PEOPLE=50 cargo test --test main simulation::weeks -- --nocapture
//! ```
//!
//! `SIM_SEED=…` replays a run that failed, `SIM_ENGINE=sqlite` or `postgres` leaves the other out, `SIM_LOOK=n`
//! looks at the whole database after every n-th step, `SIM_KILL=n` ends the bot about every n-th step, `SIM_TRACE=1`
//! prints each step.

mod breaches;
pub(crate) mod chance;
mod host;
mod invariants;
mod people;
mod run;
mod tally;
mod time;
mod truth;
mod words;

use std::{env, time::Instant};

use self::run::{Plan, Simulation};
use crate::support::{postgres, world::Engine};

fn setting(name: &str, usual: u64) -> u64 {
    env::var(name).ok().map_or(usual, |text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

/// What the environment asks for; without it a run of seconds.
fn plan() -> Plan {
    let (days, people) = (setting("SIM_DAYS", 2), setting("SIM_PEOPLE", 20));
    let long = days * people >= 2_000;
    Plan {
        seed: setting("SIM_SEED", 20_261_124),
        days,
        people: usize::try_from(people).unwrap(),
        look_every: setting("SIM_LOOK", if long { 10 } else { 1 }),
        kill_every: setting("SIM_KILL", if long { 250 } else { 25 }),
        trace: env::var_os("SIM_TRACE").is_some(),
    }
}

#[expect(clippy::print_stdout, reason = "the figures are what the long run is made for")]
async fn weeks(engine: Engine) {
    let name = format!("{engine:?}").to_lowercase();
    if env::var("SIM_ENGINE").is_ok_and(|wanted| wanted != name && wanted != "both") {
        return;
    }
    let (plan, begun) = (plan(), Instant::now());
    println!("{name}: seed {}, {} people, {} days", plan.seed, plan.people, plan.days);
    let mut simulation = Simulation::new(engine, plan.clone()).await;
    let outcome = simulation.run().await;
    println!("{}\n{name}: {:.0?}", simulation.tally, begun.elapsed());
    if let Err(what) = outcome {
        panic!("{what}\n\nReplay: SIM_SEED={} SIM_DAYS={} SIM_PEOPLE={} SIM_ENGINE={name}", plan.seed, plan.days, plan.people);
    }
    if plan.days * plan.people as u64 >= 10_000 {
        let missing = simulation.tally.missing();
        assert!(missing.is_empty(), "never met: {missing:?}");
        let (updates, faults, kills) = ["update", "fault", "end of the bot"].map(|group| simulation.tally.sum(group)).into();
        assert!(updates >= 50_000 && faults >= 1_000 && kills >= 100, "{updates} updates, {faults} faults, {kills} kills");
    }
}

#[tokio::test]
async fn weeks_of_trade_keep_every_promise_on_sqlite() {
    weeks(Engine::Sqlite).await;
}

#[tokio::test]
async fn weeks_of_trade_keep_every_promise_on_postgres() {
    if postgres::available() {
        weeks(Engine::Postgres).await;
    }
}
