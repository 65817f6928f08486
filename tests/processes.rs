//! The program as a process: killed at any point, started twice, given wrong settings.

use std::{
    process::{Output, Stdio},
    time::Duration,
};

use sqlx::Row;
use tembus::store::{Db, Tx};
use tokio::process::{Child, Command};

use crate::{
    support::{Engine, on_each_engine, world},
    traffic::{
        Database,
        stub::{Reply, Stub},
    },
};

const TOKEN: &str = "42:SECRET";

fn tembus(settings: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tembus"));
    command.arg("run").env_clear().envs(settings.iter().copied()).current_dir(world::scratch_dir());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    command
}

fn start(database: &Database, stub: &Stub) -> Child {
    let settings =
        [("TELOXIDE_TOKEN", TOKEN), ("TELOXIDE_API_URL", &stub.url()), ("DATABASE_URL", &database.url), ("RUST_LOG", "tembus=debug")];
    tembus(&settings).spawn().unwrap()
}

async fn number(db: &Db, sql: &'static str) -> i64 {
    match db.read().await.unwrap() {
        Tx::Sqlite(mut tx) => sqlx::query(sql).fetch_one(&mut *tx).await.unwrap().get(0),
        Tx::Postgres(mut tx) => sqlx::query(sql).fetch_one(&mut *tx).await.unwrap().get(0),
    }
}

async fn until(what: &str, condition: impl AsyncFn() -> bool) {
    for _ in 0..20_000 {
        if condition().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    panic!("it never came to this: {what}");
}

const UNSENT: &str = "SELECT COUNT(*) FROM outbox WHERE state = 'queued'";
const SENT: &str = "SELECT COUNT(*) FROM outbox WHERE state = 'sent' AND act = 'say'";
const APPLIED: &str = "SELECT COUNT(*) FROM inbox";
const TURNS: &str = "SELECT CAST(COALESCE(SUM(seq), 0) AS BIGINT) FROM conversations";
const DOUBTED: &str = "SELECT CAST(COALESCE(SUM(uncertain), 0) AS BIGINT) FROM outbox";

/// Kills the bot with SIGKILL once `point` is reached, as often as `TEMBUS_KILLS` says, and lets another one go on.
async fn killed(engine: Engine, prepare: impl Fn(&Stub), point: impl AsyncFn(&Stub, &Db) -> bool, copies: usize) {
    let times = std::env::var("TEMBUS_KILLS").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    for _ in 0..times {
        let database = Database::new(engine).await;
        let stub = Stub::start().await;
        let mut bot = start(&database, &stub);
        until("polling", async || stub.polls() > 0).await;
        prepare(&stub);
        let update = stub.says(7, "/start");
        until("the point of the kill", async || point(&stub, &database.db).await).await;
        bot.kill().await.unwrap();
        stub.forget_rules();
        let mut bot = start(&database, &stub);
        until("acknowledged", async || stub.confirmed() > update).await;
        until("sent", async || number(&database.db, SENT).await > 0 && number(&database.db, UNSENT).await == 0).await;
        bot.kill().await.unwrap();
        assert_eq!((number(&database.db, APPLIED).await, number(&database.db, TURNS).await), (1, 1), "effects are there once");
        let arrived = stub.texts(7).len();
        assert!((1..=copies).contains(&arrived), "{arrived} copies arrived");
        assert!(arrived == 1 || number(&database.db, DOUBTED).await > 0, "a copy that nobody counted");
    }
}

on_each_engine!(killed_when_updates_were_handed_out_it_loses_nothing);
async fn killed_when_updates_were_handed_out_it_loses_nothing(engine: Engine) {
    let held = |stub: &Stub| stub.next("sendMessage", None, Reply::Ignored);
    killed(engine, held, async |stub, _| stub.delivered() > 0, 1).await;
}

on_each_engine!(killed_before_telegram_took_the_message_it_sends_it_once);
async fn killed_before_telegram_took_the_message_it_sends_it_once(engine: Engine) {
    let held = |stub: &Stub| stub.next("sendMessage", None, Reply::Ignored);
    killed(engine, held, async |stub, _| stub.rules_left() == 0, 1).await;
}

on_each_engine!(killed_while_the_answer_is_withheld_it_may_send_twice);
async fn killed_while_the_answer_is_withheld_it_may_send_twice(engine: Engine) {
    let held = |stub: &Stub| stub.next("sendMessage", None, Reply::TakenAndWithheld);
    killed(engine, held, async |stub, _| stub.rules_left() == 0, 2).await;
}

on_each_engine!(killed_after_the_answer_was_given_it_may_send_twice);
async fn killed_after_the_answer_was_given_it_may_send_twice(engine: Engine) {
    killed(engine, |_| {}, async |stub, _| stub.texts(7).len() == 1, 2).await;
}

on_each_engine!(killed_before_it_asked_for_the_next_updates_it_applies_none_twice);
async fn killed_before_it_asked_for_the_next_updates_it_applies_none_twice(engine: Engine) {
    let held = |stub: &Stub| stub.next("getUpdates", None, Reply::Ignored);
    killed(engine, held, async |stub, db| stub.rules_left() == 0 && number(db, SENT).await == 1, 1).await;
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test]
async fn a_second_bot_on_one_file_is_refused_and_the_first_ends_when_asked() {
    let stub = Stub::start().await;
    let dir = world::scratch_dir();
    let url = format!("sqlite://{}", dir.join("tembus.sqlite").display());
    let settings = [("TELOXIDE_TOKEN", TOKEN), ("TELOXIDE_API_URL", &stub.url()), ("DATABASE_URL", &url)];
    let first = tembus(&settings).spawn().unwrap();
    until("polling", async || stub.polls() > 0).await;
    let second = tembus(&settings).output().await.unwrap();
    assert_eq!(second.status.code(), Some(1));
    assert!(words(&second).contains("another `tembus run`") && words(&second).lines().count() == 1, "{}", words(&second));
    stub.says(7, "/start");
    until("answered", async || stub.texts(7).len() == 1).await;
    let id = first.id().unwrap().to_string();
    Command::new("kill").args(["-TERM", &id]).status().await.unwrap();
    let first = tokio::time::timeout(Duration::from_secs(10), first.wait_with_output()).await.unwrap().unwrap();
    assert_eq!(first.status.code(), Some(0), "{}", words(&first));
    assert!(!words(&first).contains("SECRET"), "{}", words(&first));
}

#[tokio::test]
async fn a_wrong_setting_is_named_in_one_sentence() {
    let cases: &[(&[(&str, &str)], &str)] = &[
        (&[], "TELOXIDE_TOKEN"),
        (&[("TELOXIDE_TOKEN", "SECRET")], "TELOXIDE_TOKEN"),
        (&[("TELOXIDE_TOKEN", TOKEN), ("TELOXIDE_API_URL", "SECRET")], "TELOXIDE_API_URL"),
        (&[("TELOXIDE_TOKEN", TOKEN), ("DATABASE_URL", "SECRET")], "DATABASE_URL"),
        (&[("TELOXIDE_TOKEN", TOKEN), ("SEND_PER_CHAT", "x")], "SEND_PER_CHAT"),
        (&[("TELOXIDE_TOKEN", TOKEN), ("CONTACT", "x")], "CONTROLLER"),
    ];
    for (settings, named) in cases {
        let output = tembus(settings).output().await.unwrap();
        let words = words(&output);
        assert_eq!(output.status.code(), Some(2), "{words}");
        assert!(words.contains(named) && words.lines().count() == 1 && !words.contains("SECRET"), "{words}");
    }
}

#[tokio::test]
async fn a_database_that_can_not_be_had_ends_the_program_and_touches_nothing() {
    let dir = world::scratch_dir();
    for url in ["sqlite:///nowhere/at/all/tembus.sqlite".to_owned(), format!("postgres://u:SECRET@%2Fnowhere/{}", dir.display())] {
        let settings = [("TELOXIDE_TOKEN", TOKEN), ("TELOXIDE_API_URL", "http://127.0.0.1:1"), ("DATABASE_URL", url.as_str())];
        let output = tembus(&settings).output().await.unwrap();
        let words = words(&output);
        assert_eq!(output.status.code(), Some(1), "{words}");
        assert!(words.lines().count() == 1 && !words.contains("SECRET"), "{words}");
    }
}

#[tokio::test]
async fn a_line_of_the_settings_file_that_can_not_be_read_is_not_shown() {
    let dir = world::scratch_dir();
    std::fs::write(dir.join(".env"), "TELOXIDE_TOKEN=42:SECRET and more\n").unwrap();
    let output = tembus(&[]).current_dir(&dir).output().await.unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(words(&output).contains(".env") && !words(&output).contains("SECRET"), "{}", words(&output));
}
