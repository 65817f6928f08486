//! Each rule fails when it is broken on purpose: a small world is broken inside a transaction, and looked at there.

use tembus::store::{Db, Tx};

use super::{
    invariants::INVARIANTS,
    people::{Calling, Somebody},
    run::{Plan, Simulation},
    truth::Truth,
};
use crate::support::world::Engine;

/// The rule that must see it, and what is done to the database.
const BREACHES: &[(&str, &str)] = &[
    ("quantities add up", "UPDATE offers SET available = available + 1, committed = committed - 1"),
    ("who is concerned is told", "DELETE FROM outbox WHERE notice LIKE '%\"kind\":\"order_confirmed\"%' AND priority = 1"),
    ("what counts as sent is in the chat", "UPDATE outbox SET message_id = 9999 WHERE act = 'say' AND state = 'sent'"),
    (
        "nothing is said that is not written down",
        "DELETE FROM outbox WHERE chat_id = 1 AND message_id = (SELECT MAX(message_id) FROM outbox WHERE chat_id = 1)",
    ),
    ("no change without its event", "UPDATE orders SET version = version + 1"),
    ("no change without its event", "UPDATE offers SET status = 'withdrawn'"),
    (
        "no digest twice",
        "INSERT INTO outbox (chat_id, act, priority, silent, prompt, not_before, notice, state, created_at) \
        SELECT chat_id, act, priority, silent, prompt, not_before, notice, 'queued', created_at FROM outbox WHERE priority = 2 AND act = 'say'",
    ),
    ("no digest is missing", "DELETE FROM digests"),
    ("no digest is missing", "DELETE FROM outbox WHERE notice LIKE '%\"kind\":\"digest\"%'"),
    ("no names in digests", "UPDATE outbox SET notice = REPLACE(notice, '\"goods\"', '\"Zq\"') WHERE priority = 2"),
    ("an update is applied once", "INSERT INTO simulated SELECT MAX(update_id) FROM simulated"),
    ("an update is applied once", "DELETE FROM simulated WHERE update_id = (SELECT MAX(update_id) FROM simulated)"),
    (
        "messages of a chat keep their order",
        "UPDATE outbox SET message_id = 0 - id WHERE act = 'say' AND state = 'sent' AND edit_message_id IS NULL",
    ),
    ("nothing is set aside or parked", "UPDATE outbox SET state = 'parked'"),
    ("nothing is set aside or parked", "INSERT INTO set_aside (bot_id, raw, reason, code, at) VALUES (1, '', 'a panic', 'X', 0)"),
    (
        "only parties act on an order",
        "INSERT INTO events (at, actor_id, subject, subject_id, kind, before, after, reason) \
        SELECT 0, MAX(id), 'order', 1, 'cancelled', 'confirmed', 'cancelled', 'SELLER' FROM persons",
    ),
    (
        "nobody approves what he asked for",
        "INSERT INTO events (at, actor_id, subject, subject_id, kind, before, after, reason) \
        SELECT 0, buyer_id, 'order', id, 'approved', 'requested', 'requested', 'BUYER' FROM orders",
    ),
    ("nothing dear is agreed without a second yes", "UPDATE orders SET organization = 'DHARMA_JAYA'"),
    ("nothing is promised beyond what is needed", "UPDATE orders SET demand_id = (SELECT id FROM demands)"),
    ("prices are named in turn, three a side", "UPDATE bids SET price = 99000"),
    ("what was talked about is what is ordered", "UPDATE orders SET price = price + 1"),
    ("loads add up", "UPDATE orders SET arrived = arrived + 1"),
    ("a truck is one truck", "UPDATE deliveries SET plate = 'AG 1 ZZ' WHERE order_id = 2"),
    ("parts of a freight add up", "UPDATE outbox SET notice = REPLACE(notice, '\"freight\":900000', '\"freight\":900001')"),
];

const SELLER: i64 = 1;
const BUYER: i64 = 2;
const OFFICIAL: i64 = 3;

/// A market with two agreed orders on one truck, one of which was talked about, with a demand, and with one digest.
async fn small_world() -> Simulation {
    let plan = Plan { seed: 1, days: 0, people: 0, look_every: 1, kill_every: u64::MAX, trace: false };
    let mut simulation = Simulation::new(Engine::Sqlite, plan).await;
    for id in [SELLER, BUYER, OFFICIAL] {
        let name = format!("Orang Zq{id}");
        simulation.host.sandbox.add_user(id, &name);
        simulation.people.push(Somebody { id, name, calling: Calling::Stranger, blocks: false, names: 0 });
    }
    for (who, what) in [
        (SELLER, "/start"),
        (SELLER, "[Mulai]"),
        (SELLER, "[Setuju]"),
        (SELLER, "[Ya]"),
        (SELLER, "Pak Zqa"),
        (SELLER, "[Gedog]"),
        (BUYER, "{PASAR_JAYA}"),
        (OFFICIAL, "{DKPP}"),
        (SELLER, "/jual"),
        (SELLER, "[🥚 Telur]"),
        (SELLER, "2 ton"),
        (SELLER, "26.500"),
        (SELLER, "[Di tempat saya]"),
        (SELLER, "[Besok]"),
        (SELLER, "[Ya]"),
        (SELLER, "[Benar, tayangkan]"),
        (BUYER, "/beli"),
        (BUYER, "[1]"),
        (BUYER, "[Pesan]"),
        (BUYER, "[1 ton]"),
        (BUYER, "[Pesan]"),
        (SELLER, "[Terima]"),
        (BUYER, "/beli"),
        (BUYER, "[1]"),
        (BUYER, "[Tawar]"),
        (BUYER, "500 kg"),
        (BUYER, "26.000"),
        (BUYER, "[Kirim]"),
        (SELLER, "[Setuju Rp26.000]"),
        (BUYER, "butuh lele 50 kg besok"),
        (BUYER, "[Kirim]"),
        (SELLER, "O-2026-00001"),
        (SELLER, "[Sudah berangkat]"),
        (SELLER, "[1 ton]"),
        (SELLER, "[Ada, ikut truk ini]"),
        (SELLER, "[500 kg]"),
        (SELLER, "O-2026-00001"),
        (SELLER, "[Catat ongkos angkut]"),
        (SELLER, "900rb"),
    ] {
        act(&mut simulation, who, what).await;
    }
    let tomorrow = super::invariants::morning_after(simulation.host.clock.peek());
    simulation.host.wait(tomorrow - simulation.host.clock.peek()).await.unwrap();
    simulation.host.wait(chrono::Duration::minutes(5)).await.unwrap();
    simulation
}

/// `[label]` is a button, `{code}` an invitation with all that follows, all else is typed.
async fn act(simulation: &mut Simulation, who: i64, what: &str) {
    let sandbox = simulation.host.sandbox.clone();
    if let Some(label) = what.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let chat = sandbox.chat(who);
        let button = chat
            .iter()
            .rev()
            .find_map(|bubble| Some((bubble.message_id, bubble.rows.iter().flatten().find(|button| button.text == label)?.data.clone()?)));
        let (message, data) = button.unwrap_or_else(|| panic!("no button {what}: {chat:#?}"));
        sandbox.press(who, message, &data);
    } else if what.starts_with('{') {
        let code = simulation.invitation_to(what.trim_matches(['{', '}'])).await;
        for step in [format!("/start {code}").as_str(), "[Mulai]", "[Setuju]", "[Ya]", "Bu Zqb"] {
            Box::pin(act(simulation, who, step)).await;
        }
    } else {
        sandbox.say(who, what);
    }
    simulation.host.settle(chrono::Duration::zero()).await.unwrap();
}

#[tokio::test]
async fn every_rule_fails_where_it_is_broken() {
    let mut simulation = small_world().await;
    simulation.look().await.expect("the small world is in order");
    for (name, sql) in BREACHES {
        let mut tx = simulation.host.db.begin().await.unwrap();
        let Tx::Sqlite(inner) = &mut tx else { panic!("a world on SQLite") };
        let changed = sqlx::query(*sql).execute(&mut **inner).await.unwrap().rows_affected();
        assert!(changed > 0, "{sql} changes nothing");
        let mut truth = Truth::default();
        simulation.look_around(&mut truth);
        truth.look(&mut tx).await;
        let (_, holds) = INVARIANTS.iter().find(|(rule, _)| rule == name).unwrap();
        assert!(holds(&truth).is_err(), "{name} does not see: {sql}");
    }
    let unbroken: Vec<_> = INVARIANTS.iter().filter(|(rule, _)| !BREACHES.iter().any(|(name, _)| name == rule)).collect();
    assert!(unbroken.is_empty(), "never broken: {unbroken:?}");
    assert!(matches!(simulation.host.db, Db::Sqlite { .. }));
}

#[tokio::test]
async fn who_gets_no_answer_is_noticed() {
    let mut simulation = small_world().await;
    simulation.host.kill("killed on purpose").await;
    let said = simulation.host.sandbox.say(SELLER, "/menu");
    assert!(simulation.is_answered(SELLER, said).await.is_err());
}
