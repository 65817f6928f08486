//! The real program on a disk that is really full, and on a file that somebody else has locked: it says so, stays, and goes on.

use tembus::store::Db;

use super::{
    binary::{Program, Shop, eventually, transcript},
    raw::number,
    webhook::{Endpoint, ready},
};
use crate::support::{Engine, disk::Disk};

const SIZE: u64 = 8 << 20;

fn start(shop: &Shop, endpoint: &Endpoint) -> Program {
    let mut settings = shop.settings();
    settings.push(("HTTP_ADDR", &endpoint.http));
    Program::start(&["run"], &settings)
}

/// Waits until the endpoint says that the program is in trouble, and why; people go on writing.
async fn in_trouble(shop: &Shop, program: &Program, endpoint: &Endpoint, why: &str, people: &mut Vec<i64>) {
    for _ in 0..3_000 {
        let (status, said) = endpoint.get("/readyz").await;
        if status == 503 && said.contains(why) {
            return;
        }
        if people.len() < 2_000 {
            let person = shop.person(&format!("Orang {}", people.len()));
            shop.sandbox.say(person, "/start");
            people.push(person);
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("/readyz never said {why}: {:?}\n{}", endpoint.get("/readyz").await, program.log());
}

/// Everybody was answered, and once unless it was counted.
async fn nothing_is_lost(shop: &Shop, program: &Program, endpoint: &Endpoint, people: &[i64]) {
    shop.settle(program).await;
    ready(program, endpoint).await;
    let mut answers = 0;
    for person in people {
        let answered = shop.count(*person, "Selamat datang");
        assert!(answered > 0, "{}", transcript(&shop.sandbox.chat(*person)));
        answers += answered;
    }
    let uncertain = number(&shop.db, "SELECT COALESCE(SUM(uncertain), 0) FROM outbox").await;
    assert!(i64::try_from(answers - people.len()).expect("few") <= uncertain, "{answers} answers, {uncertain} uncertain");
    assert_eq!(number(&shop.db, "SELECT COUNT(*) FROM inbox").await, i64::try_from(people.len()).expect("few"));
    let checked = shop.command(&["check"]).await;
    assert_eq!((checked.code, checked.out.trim()), (Some(0), "all is well"), "{checked:?}");
}

async fn shop_on(disk: &Disk) -> Shop {
    let url = format!("sqlite://{}", disk.path.join("market.sqlite").display());
    Shop::with_database(Db::open(&url).await.expect("a fresh database opens"), url).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_stops_nothing_for_good_even_when_the_program_is_killed_and_started_on_it() {
    let Some(disk) = Disk::new(SIZE) else { return };
    let (shop, endpoint, mut people) = (shop_on(&disk).await, Endpoint::new(), Vec::new());
    let mut program = start(&shop, &endpoint);
    ready(&program, &endpoint).await;
    disk.fill();
    in_trouble(&shop, &program, &endpoint, "updates: the database can't answer", &mut people).await;
    assert!(program.log().contains("full") && program.log().contains("work waits"), "{}", program.log());
    assert!(program.lives() && shop.sandbox.pending_updates() > 0);
    program.kill().await;

    let endpoint = Endpoint::new();
    let mut program = start(&shop, &endpoint);
    in_trouble(&shop, &program, &endpoint, "the database can't answer", &mut people).await;
    assert!(program.lives(), "{}", program.log());
    disk.empty();
    nothing_is_lost(&shop, &program, &endpoint, &people).await;
    assert!(program.terminate().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_finds_no_room_to_begin_with_ends_with_a_sentence() {
    let Some(disk) = Disk::new(SIZE) else { return };
    let shop = shop_on(&disk).await;
    // Nobody else keeps the files that SQLite needs beside its own.
    shop.db.close().await;
    disk.fill();
    let refused = shop.command(&["run"]).await;
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.err.contains("tembus stops: the database can't be opened"), "{refused:?}");
    disk.empty();
    let program = shop.start();
    let person = shop.person("Ani");
    shop.sandbox.say(person, "/start");
    eventually("an answer", async || shop.count(person, "Selamat datang") == 1, || program.log()).await;
    assert!(program.terminate().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_another_has_locked_for_longer_than_the_patience_is_waited_for() {
    let (shop, endpoint, mut people) = (Shop::new(Engine::Sqlite).await, Endpoint::new(), Vec::new());
    let mut program = start(&shop, &endpoint);
    ready(&program, &endpoint).await;
    let lock = shop.db.begin().await.expect("the only writer's lock");
    in_trouble(&shop, &program, &endpoint, "updates: the database can't answer", &mut people).await;
    eventually("the log says why", async || program.log().contains("database is locked"), || program.log()).await;
    assert!(program.lives() && shop.sandbox.pending_updates() > 0);
    drop(lock);
    nothing_is_lost(&shop, &program, &endpoint, &people).await;
    assert!(program.terminate().await.success());
}
