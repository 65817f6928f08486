//! How many statements the database is asked to run: counted, since counts do not depend on the machine. An update's
//! statements are all that follow from it: its transaction, the sending of its answers, and their marks.

use std::{fmt, time::Duration};

use tembus::{
    clock::Clock,
    domain::{budgets::Budgets, person::Organization},
    sandbox::{Fault, Gate},
    store::Db,
};

use crate::support::{Engine, Person, World, on_each_engine};

/// People in one batch, half of them selling and half of them buying.
const CROWD: usize = 20;
/// The most that an update may take on average over both dialogues when batches are full.
const CROWDED: u64 = 4;

/// What somebody does, and how many statements it may take when it comes alone.
struct Act {
    does: Does,
    alone: u64,
}

#[derive(Debug, Clone, Copy)]
enum Does {
    Says(&'static str),
    Taps(&'static str),
}

impl fmt::Display for Does {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Says(text) => write!(f, "says {text}"),
            Self::Taps(label) => write!(f, "taps {label}"),
        }
    }
}

const fn says(text: &'static str, alone: u64) -> Act {
    Act { does: Does::Says(text), alone }
}

const fn taps(label: &'static str, alone: u64) -> Act {
    Act { does: Does::Taps(label), alone }
}

const SELLING: [Act; 8] = [
    says("/jual", 9),
    says("telur ayam ras", 9),
    says("500 kg", 9),
    says("26.500", 9),
    taps("Di tempat saya", 9),
    taps("Besok", 9),
    taps("Ya", 9),
    // What the seller has up, a number, the offer, its event and what the goods are.
    taps("Benar, tayangkan", 17),
];

const BUYING: [Act; 5] = [
    // A page and its sums.
    says("/beli", 11),
    taps("1", 10),
    taps("Pesan", 10),
    says("10 kg", 9),
    // What the organisation has asked for is counted by one statement; the goods are held, the order is numbered and told to the
    // seller by a second message.
    taps("Pesan", 19),
];

/// Counts what the bot runs, and looks on through connections of its own.
struct Counter<'w> {
    world: &'w World,
    onlooker: Db,
}

impl<'w> Counter<'w> {
    async fn of(world: &'w World) -> Self {
        Self { world, onlooker: Db::open(&world.database_url).await.unwrap() }
    }

    async fn settle(&self) {
        for _ in 0..6000 {
            let mut tx = self.onlooker.read().await.unwrap();
            let waiting = tx.pending_messages(self.world.clock.now()).await.unwrap();
            if waiting == 0 && self.world.sandbox.pending_updates() == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the bot does not come to rest");
    }

    /// Statements until all is quiet after everybody has acted, in one batch.
    async fn count(&self, people: &[Person<'_>], does: Does) -> u64 {
        self.settle().await;
        // The poll that waits is let go with the first update; the others come with the next.
        let gate = Gate::new();
        self.world.sandbox.fail_next("getUpdates", None, Fault::HoldBefore(gate.clone()), 1);
        let before = self.world.db.statements();
        for person in people {
            match does {
                Does::Says(text) => drop(self.world.sandbox.say(person.id, text)),
                Does::Taps(label) => {
                    let (message, data) = person.button(label).unwrap_or_else(|| person.fail(&format!("no button [{label}]")));
                    self.world.sandbox.press(person.id, message, &data);
                }
            }
        }
        gate.release();
        self.settle().await;
        self.world.db.statements() - before
    }
}

/// What happens once a second beside the updates may fall into a count: the least of a few is meant.
const TRIES: usize = 3;
/// On a machine that is busy with other things it falls into more of them.
const MOST_TRIES: usize = 12;

on_each_engine!(an_update_that_comes_alone_takes_few_statements);
#[expect(clippy::print_stdout, reason = "shown when asked for, or when it fails")]
async fn an_update_that_comes_alone_takes_few_statements(engine: Engine) {
    let world = World::new(engine).await;
    let counter = Counter::of(&world).await;
    let mut least: Vec<(&Act, u64)> = Vec::new();
    let is_over = |(act, count): &&(&Act, u64)| *count > act.alone;
    for attempt in 0..MOST_TRIES {
        if attempt >= TRIES && !least.iter().any(|counted| is_over(&counted)) {
            break;
        }
        let people = [
            (world.seller(&format!("Penjual {attempt}")).await, &SELLING[..]),
            (world.buyer(&format!("Pembeli {attempt}"), Organization::PasarJaya).await, &BUYING[..]),
        ];
        let mut counts = Vec::new();
        for (person, acts) in people {
            let person = [person];
            for act in acts {
                counts.push((act, counter.count(&person, act.does).await));
            }
        }
        least = counts.into_iter().enumerate().map(|(at, (act, n))| (act, least.get(at).map_or(n, |(_, m)| n.min(*m)))).collect();
    }
    for (act, count) in &least {
        println!("{}: {count}", act.does);
    }
    let told = |(act, count): &(&Act, u64)| format!("{}: {count} statements, at most {} wanted", act.does, act.alone);
    let over: Vec<String> = least.iter().filter(is_over).map(told).collect();
    assert!(over.is_empty(), "{engine:?}\n{}", over.join("\n"));
}

on_each_engine!(updates_of_a_full_batch_share_their_statements);
#[expect(clippy::print_stdout, reason = "shown when asked for, or when it fails")]
async fn updates_of_a_full_batch_share_their_statements(engine: Engine) {
    let world = World::new(engine).await;
    let (mut sellers, mut buyers) = (Vec::new(), Vec::new());
    for n in 0..CROWD {
        sellers.push(world.seller(&format!("Penjual {n}")).await);
        buyers.push(world.buyer(&format!("Pembeli {n}"), Organization::PasarJaya).await);
    }
    let counter = Counter::of(&world).await;
    let (mut statements, mut updates, mut told) = (0, 0, Vec::new());
    for (people, acts) in [(&sellers, &SELLING[..]), (&buyers, &BUYING[..])] {
        for act in acts {
            let count = counter.count(people, act.does).await;
            told.push(format!("{}: {count} statements for {CROWD} updates", act.does));
            statements += count;
            updates += CROWD as u64;
        }
    }
    let told = told.join("\n");
    println!("{engine:?}: {statements} statements for {updates} updates\n{told}");
    assert!(statements <= CROWDED * updates, "{engine:?}: {statements} statements for {updates} updates\n{told}");
}

/// From so many messages a minute on it is looked how many answers wait.
const BUSY: usize = 11;

on_each_engine!(who_writes_much_takes_no_statement_more);
async fn who_writes_much_takes_no_statement_more(engine: Engine) {
    let world = World::with_budgets(engine, Budgets { replies: 60, ..Budgets::NONE }).await;
    let seller = [world.seller("Pak Bejo").await];
    // The first half of a minute is left for what follows.
    world.advance_to("2026-11-24T09:10").await;
    let counter = Counter::of(&world).await;
    let mut counts = Vec::new();
    for _ in 0..BUSY + TRIES {
        counts.push(counter.count(&seller, Does::Says("/menu")).await);
    }
    let (calm, busy) = (counts[..TRIES].iter().min(), counts[BUSY..].iter().min());
    assert!(busy <= calm, "{engine:?}: {counts:?}");
}
