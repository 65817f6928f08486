//! The real program under load, killed at random moments and started again, with an audit at the end. On Postgres the
//! server is killed as well, alone or together with the program, or stopped in good order.
//!
//! Sellers and buyers act all the time, whether or not anybody answers. The seed fixes what they would like to do and when
//! what is killed; what the kernel makes of it, it does not fix.
//!
//! A few kills within `cargo test`. Many, with their figures:
//!
//! ```text
//! TEMBUS_KILLS=50 cargo test --test main guarantees::load -- --nocapture
//! ```
//!
//! `LOAD_SEED=n` gives other wishes and other moments.

mod audit;
mod traders;

use std::{env, fmt, time::Duration};

use tembus::{
    sandbox::{Fault, Gate},
    store::Db,
};
use tokio::{
    sync::watch,
    task::block_in_place,
    time::{Instant, sleep, timeout},
};

use self::traders::Traders;
use super::{
    binary::{Program, Shop, WAIT_TIMEOUT, eventually},
    raw::number,
    webhook::Endpoint,
};
use crate::{
    simulation::chance::Chance,
    support::{Engine, cluster::Cluster, postgres, world::database},
};

/// The longest life of a program before something happens to it, in milliseconds.
const LIFE: u64 = 2_000;
/// The longest absence of a server, in milliseconds.
const ABSENCE: u64 = 3_000;

fn setting(name: &str, usual: u64) -> u64 {
    env::var(name).ok().map_or(usual, |text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn killed_at_random_under_load_the_bot_keeps_every_promise_on_sqlite() {
    let (db, url, _) = database(Engine::Sqlite).await;
    endure("sqlite", Shop::with_database(db, url).await, None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn killed_at_random_under_load_the_bot_keeps_every_promise_on_a_postgres_that_is_killed_too() {
    let Some(cluster) = block_in_place(postgres::own_cluster) else { return };
    let url = cluster.url("postgres");
    let db = loop {
        // It listens a moment before it serves.
        match Db::open(&url).await {
            Ok(db) => break db,
            Err(_) => sleep(Duration::from_millis(20)).await,
        }
    };
    endure("postgres", Shop::with_database(db, url).await, Some(cluster)).await;
}

#[expect(clippy::print_stdout, reason = "the figures are what the long run is made for")]
async fn endure(name: &str, shop: Shop, cluster: Option<Cluster>) {
    let (kills, seed, begun) = (setting("TEMBUS_KILLS", 3), setting("LOAD_SEED", 20_261_124), Instant::now());
    println!("{name}: seed {seed}, {kills} kills");
    let traders = Traders::come(&shop, seed).await;
    let (stop, stopped) = watch::channel(false);
    let acting = tokio::spawn(traders.act(shop.sandbox.clone(), stopped));
    let mut trial = Trial { shop, cluster, recovering: false, chance: Chance::of(seed, 1 << 20), blows: Blows::default() };
    trial.opens().await;
    for round in 0..kills {
        trial.round(round).await;
        if kills > 3 {
            println!("{name}: {:.0?}: {}", begun.elapsed(), trial.blows);
        }
    }
    let (program, _) = trial.rises().await;
    let _ = stop.send(true);
    let acts = acting.await.expect("the traders end");
    trial.shop.settle(&program).await;
    assert_eq!(trial.blows.kills, kills);
    let figures = audit::audit(&trial.shop, &acts).await;
    println!("{name}: {}\n{name}: {figures}\n{name}: {:.0?}", trial.blows, begun.elapsed());
    assert!(program.terminate().await.success());
}

/// What was done to the program and its server.
#[derive(Debug, Default)]
struct Blows {
    kills: u64,
    /// Of them, when Telegram had taken a message and not said so.
    in_messages: u64,
    /// Of them, before the program was up.
    in_starts: u64,
    /// Of them, at once with the server.
    together: u64,
    server_kills: u64,
    server_stops: u64,
    /// How often the program ended by itself, because there was no database to begin with.
    refusals: u64,
}

impl fmt::Display for Blows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kills, in_messages, in_starts, together, server_kills, server_stops, refusals } = self;
        write!(f, "{kills} kills of the bot ({in_messages} in the middle of a message, {in_starts} in its start, {together} at once ")?;
        write!(f, "with the server), {server_kills} kills of the server, {server_stops} stops of it in good order, ")?;
        write!(f, "{refusals} starts without a database")
    }
}

/// What happens before the program is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Blow {
    Nothing,
    /// The server is killed, and comes back while the program lives.
    ServerKilled,
    /// The server is stopped in good order, and comes back while the program lives.
    ServerStopped,
    /// The server is killed at once with the program.
    Together,
}

const BLOWS: [Blow; 6] = [Blow::ServerKilled, Blow::Nothing, Blow::ServerStopped, Blow::Nothing, Blow::Together, Blow::Nothing];

struct Trial {
    shop: Shop,
    cluster: Option<Cluster>,
    /// The server is coming back from a crash, and may not serve yet.
    recovering: bool,
    chance: Chance,
    blows: Blows,
}

impl Trial {
    /// The first program lives until there is trade, and ends in good order.
    async fn opens(&mut self) {
        let (program, _) = self.rises().await;
        let orders = async || number(&self.shop.db, "SELECT COUNT(*) FROM orders").await;
        eventually("people trade", async || orders().await > 3, || program.log()).await;
        assert!(program.terminate().await.success());
    }

    /// The program starts, lives for a while, and is killed.
    async fn round(&mut self, round: u64) {
        let blow = if self.cluster.is_some() { BLOWS[usize::try_from(round % 6).unwrap()] } else { Blow::Nothing };
        self.blows.kills += 1;
        if blow == Blow::Nothing && self.chance.permille(200) {
            self.blows.in_starts += 1;
            let program = self.starts(&Endpoint::new());
            self.pause(150).await;
            return program.kill().await;
        }
        let (program, endpoint) = self.rises().await;
        self.pause(LIFE).await;
        match blow {
            Blow::Nothing if self.chance.permille(400) => self.until_a_message_is_taken().await,
            Blow::Nothing | Blow::Together => {}
            Blow::ServerKilled | Blow::ServerStopped => {
                self.server_goes_and_comes(blow, &program, &endpoint).await;
                self.pause(LIFE).await;
            }
        }
        if let (Blow::Together, Some(cluster)) = (blow, &mut self.cluster) {
            (self.blows.together, self.blows.server_kills) = (self.blows.together + 1, self.blows.server_kills + 1);
            block_in_place(|| cluster.crash());
            program.kill().await;
            block_in_place(|| cluster.start());
            self.recovering = true;
        } else {
            program.kill().await;
        }
        self.shop.sandbox.forget_faults();
    }

    fn starts(&self, endpoint: &Endpoint) -> Program {
        let mut settings = self.shop.settings();
        settings.push(("HTTP_ADDR", &endpoint.http));
        Program::start(&["run"], &settings)
    }

    /// Starts the program, again if there was no database, until it is up.
    async fn rises(&mut self) -> (Program, Endpoint) {
        loop {
            // Another port each time: somebody may have taken the last one.
            let endpoint = Endpoint::new();
            let mut program = self.starts(&endpoint);
            let begun = Instant::now();
            while program.lives() {
                assert!(begun.elapsed() < WAIT_TIMEOUT, "the bot is not ready: {:?}\n{}", endpoint.get("/readyz").await, program.log());
                if endpoint.get("/readyz").await.0 == 200 {
                    self.recovering = false;
                    return (program, endpoint);
                }
                sleep(Duration::from_millis(10)).await;
            }
            let log = program.log();
            assert!(self.recovering && log.contains("tembus stops: "), "the bot has ended by itself:\n{log}");
            self.blows.refusals += 1;
        }
    }

    /// The server is away for a while: the program says so, stays, and goes on when it is back.
    async fn server_goes_and_comes(&mut self, blow: Blow, program: &Program, endpoint: &Endpoint) {
        let absence = self.chance.below(ABSENCE);
        let Some(cluster) = &mut self.cluster else { return };
        block_in_place(|| if blow == Blow::ServerKilled { cluster.crash() } else { cluster.stop() });
        let told = async || {
            let (status, said) = endpoint.get("/readyz").await;
            status == 503 && said.contains("database")
        };
        eventually("/readyz says that there is no database", &told, || program.log()).await;
        let logged = async || program.log().contains("an outage of the database begins");
        eventually("the log says that there is no database", logged, || program.log()).await;
        sleep(Duration::from_millis(absence)).await;
        block_in_place(|| cluster.start());
        eventually("the bot works again", async || endpoint.get("/readyz").await.0 == 200, || program.log()).await;
        let count = if blow == Blow::ServerKilled { &mut self.blows.server_kills } else { &mut self.blows.server_stops };
        *count += 1;
    }

    /// Ends when Telegram has taken a message whose sender will not hear of it.
    async fn until_a_message_is_taken(&mut self) {
        let gate = Gate::new();
        self.shop.sandbox.fail_next("sendMessage", None, Fault::Hold(gate.clone()), 1);
        if timeout(Duration::from_secs(10), gate.reached()).await.is_ok() {
            self.blows.in_messages += 1;
        }
    }

    /// Passes a random time, in milliseconds.
    async fn pause(&mut self, longest: u64) {
        sleep(Duration::from_millis(self.chance.below(longest))).await;
    }
}
