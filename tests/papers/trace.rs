//! Every change of the trace is found, in the database and in a copy of its chain.

use chrono::TimeDelta;
use proptest::prelude::*;
use tembus::{
    app::audit::audit,
    clock::Clock,
    domain::person::Organization,
    market::{check_event_chain, event_line, extend_event_chain},
    store::audit::Kind,
};

use crate::support::{Engine, World, on_each_engine, raw};

/// A trace of an order that was agreed, an hour later.
async fn traded(world: &World) {
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    let later = world.clock.now() + TimeDelta::hours(1);
    assert!(!extend_event_chain(&world.db, later).await.unwrap());
    assert!(!extend_event_chain(&world.db, later).await.unwrap());
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM event_links").await, 1);
}

async fn found(world: &World) -> Vec<(Kind, String)> {
    let found = audit(&mut world.db.read().await.unwrap()).await.unwrap();
    found.into_iter().map(|finding| (finding.kind, finding.said)).collect()
}

on_each_engine!(an_event_that_was_changed_left_out_or_cut_off_is_found);
async fn an_event_that_was_changed_left_out_or_cut_off_is_found(engine: Engine) {
    for tampering in [
        "UPDATE events SET at = at - 1000 WHERE id = 2",
        "UPDATE events SET subject_id = subject_id + 100 WHERE id = (SELECT MAX(id) FROM events)",
        "DELETE FROM events WHERE id = 1",
        "DELETE FROM events WHERE id = (SELECT MAX(id) FROM events)",
    ] {
        let world = World::new(engine).await;
        traded(&world).await;
        assert_eq!(found(&world).await, []);
        for trigger in ["events_are_not_updated", "events_are_not_deleted"] {
            let on = if engine == Engine::Postgres { " ON events" } else { "" };
            raw::execute(&world.db, &format!("DROP TRIGGER {trigger}{on}")).await.unwrap();
        }
        assert_eq!(raw::execute(&world.db, tampering).await.unwrap(), 1, "{tampering}");
        let found = found(&world).await;
        assert!(
            found.iter().any(|(kind, said)| *kind == Kind::Trace && said.contains("or events before it were")),
            "{tampering}: {found:?}"
        );
    }
}

on_each_engine!(what_just_happened_is_not_chained_before_it_has_settled);
async fn what_just_happened_is_not_chained_before_it_has_settled(engine: Engine) {
    let world = World::new(engine).await;
    traded(&world).await;
    let seller = world.seller("Bu Sri").await;
    seller.offers("lele", "500 kg", "19.000").await;
    let now = world.clock.now();
    extend_event_chain(&world.db, now).await.unwrap();
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM event_links").await, 1);
    extend_event_chain(&world.db, now + TimeDelta::minutes(11)).await.unwrap();
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM event_links").await, 2);
    assert_eq!(found(&world).await, []);
}

on_each_engine!(the_command_prints_the_chain_and_verify_checks_it_without_a_database);
async fn the_command_prints_the_chain_and_verify_checks_it_without_a_database(engine: Engine) {
    let world = World::new(engine).await;
    traded(&world).await;
    let printed = world.tembus(&["events"]).await.unwrap() + "\n";
    let events = raw::number(&world.db, "SELECT COUNT(*) FROM events").await;
    assert_eq!(check_event_chain(&printed).unwrap().len().to_string(), events.to_string());
    let file = std::env::temp_dir().join(format!("tembus-events-{}-{engine:?}", std::process::id()));
    std::fs::write(&file, &printed).unwrap();
    let name = file.display().to_string();
    let said = world.tembus(&["verify", &name]).await.unwrap();
    assert!(said.starts_with(&format!("the chain is whole: {events} events, the last one of ")), "{said}");
    std::fs::write(&file, printed.replacen("confirmed", "cancelled", 1)).unwrap();
    assert!(world.tembus(&["verify", &name]).await.is_err_and(|said| said.contains("of the chain was changed")));
    std::fs::remove_file(&file).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_changed_byte_of_a_chain_of_events_is_found(place in any::<proptest::sample::Index>(), change in 1u8..=255) {
        static CHAIN: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| {
            let (mut before, mut text) = ("0".repeat(64), String::new());
            for id in 1..=20 {
                let line = event_line(&before, &format!("[{id},1764000{id:06},3,null,\"order\",31,\"confirmed\",\"requested\",\"confirmed\",null,55]"));
                before = line.rsplit(' ').next().unwrap().to_owned();
                text.push_str(&line);
                text.push('\n');
            }
            text
        });
        assert_eq!(check_event_chain(&CHAIN).unwrap().len(), 20);
        let mut changed = CHAIN.clone().into_bytes();
        let at = place.index(changed.len());
        changed[at] ^= change;
        let is_found = std::str::from_utf8(&changed).map_or(true, |text| check_event_chain(text).is_err());
        prop_assert!(is_found, "byte {at}");
    }
}
