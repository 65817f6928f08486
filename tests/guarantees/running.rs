//! Settings, signals, short commands beside the bot, and a Telegram that is not there.

use std::time::{Duration, Instant};

use tembus::{
    clock::{Clock, ShiftedClock},
    domain::{
        person::{Organization, Role},
        wib,
    },
    sandbox::{Fault, Gate},
};

use super::{
    binary::{Program, Shop, eventually, run, run_in, transcript},
    raw::{self, number},
};
use crate::support::{
    Engine, on_each_engine,
    world::{TOKEN, scratch_dir},
};

const SECRET: &str = "AAsecretsecretsecret";

#[tokio::test]
async fn a_wrong_setting_is_one_sentence_that_names_it_and_shows_no_secret() {
    let token = format!("1:{SECRET}");
    let good = [("TELOXIDE_TOKEN", token.as_str())];
    let cases: &[(&str, &[(&str, &str)])] = &[
        ("TELOXIDE_TOKEN", &[]),
        ("TELOXIDE_TOKEN", &[("TELOXIDE_TOKEN", SECRET)]),
        ("TELOXIDE_TOKEN", &[("TELOXIDE_TOKEN", ""), ("TELOXIDE_API_URL", "http://127.0.0.1:1")]),
        ("TELOXIDE_API_URL", &[("TELOXIDE_API_URL", "ftp://127.0.0.1")]),
        ("DATABASE_URL", &[("DATABASE_URL", "mysql://u:AAsecretsecretsecret@h/d")]),
        ("SEND_PER_SECOND", &[("SEND_PER_SECOND", "fast")]),
        ("SEND_PER_CHAT", &[("SEND_PER_CHAT", "-1")]),
        ("SEND_LEASE", &[("SEND_LEASE", "1")]),
        ("CONTACT", &[("CONTROLLER", "Pemkot"), ("RETENTION", "5")]),
        ("WEBHOOK_SECRET", &[("WEBHOOK_URL", "https://bot.example.com/")]),
        ("WEBHOOK_URL", &[("WEBHOOK_SECRET", SECRET), ("WEBHOOK_LISTEN", "127.0.0.1:1")]),
        ("HTTP_ADDR", &[("HTTP_ADDR", "8080")]),
        ("RUST_LOG", &[("RUST_LOG", "a=b=c")]),
    ];
    for (named, settings) in cases {
        let bare = settings.is_empty();
        let all: Vec<_> = good.iter().filter(|_| !bare).chain(settings.iter()).copied().collect();
        let said = run(&["run"], &all).await;
        assert_eq!(said.code, Some(2), "{named}: {said:?}");
        assert!(said.err.contains(named), "{named}: {said:?}");
        assert_eq!(said.err.trim().lines().count(), 1, "{named}: one sentence, not {said:?}");
        assert!(!format!("{said:?}").contains(SECRET), "{named}: a secret was shown");
    }
}

#[tokio::test]
async fn a_line_of_the_env_file_that_can_not_be_read_is_named_and_not_shown() {
    for (line, named) in [(format!("TELOXIDE_TOKEN=1:{SECRET} and more"), "TELOXIDE_TOKEN"), (format!("1:{SECRET} and more"), "a line")] {
        let directory = scratch_dir();
        std::fs::write(directory.join(".env"), line).unwrap();
        let said = run_in(&directory, &["run"], &[]).await;
        assert_eq!(said.code, Some(2), "{said:?}");
        assert!(said.err.contains(".env") && said.err.contains(named), "{said:?}");
        assert!(said.err.trim().lines().count() == 1 && !format!("{said:?}").contains(SECRET), "{said:?}");
    }
}

#[tokio::test]
async fn a_database_that_can_not_be_reached_ends_the_program_with_a_sentence() {
    let token = format!("1:{SECRET}");
    let password = "hunter2hunter2";
    let directory = scratch_dir();
    let urls = [
        format!("postgres://u:{password}@127.0.0.1:1/d"),
        format!("sqlite://{}", directory.display()),
        format!("sqlite://{}/no/such/directory/a.sqlite", directory.display()),
    ];
    for url in &urls {
        let said = run(&["run"], &[("TELOXIDE_TOKEN", &token), ("TELOXIDE_API_URL", "http://127.0.0.1:1"), ("DATABASE_URL", url)]).await;
        assert_eq!(said.code, Some(1), "{url}: {said:?}");
        let sentence = said.err.lines().filter(|line| line.contains("tembus stops: ")).count();
        assert_eq!(sentence, 1, "{url}: {said:?}");
        let shown = format!("{said:?}");
        assert!(!shown.contains(SECRET) && !shown.contains(password), "{said:?}");
    }
}

on_each_engine!(a_newer_database_is_left_alone_by_every_command);
async fn a_newer_database_is_left_alone_by_every_command(engine: Engine) {
    let shop = Shop::new(engine).await;
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
        VALUES (9999, 'from the future', TRUE, '', 0)";
    raw::execute(&shop.db, newer).await.unwrap();
    let look = "SELECT key, value FROM meta";
    let before = raw::dump(&shop.db, look).await;
    for command in [&["run"][..], &["invite", "admin"], &["digest", "--date", "2026-11-24"]] {
        let said = shop.command(command).await;
        assert_eq!(said.code, Some(1), "{command:?}: {said:?}");
        assert!(said.err.contains("newer version") && said.err.contains("9999"), "{command:?}: {said:?}");
    }
    assert_eq!(raw::dump(&shop.db, look).await, before);
    assert_eq!(number(&shop.db, "SELECT COUNT(*) FROM invitations").await, 0);
    assert_eq!(shop.sandbox.calls().len(), 0, "Telegram was not even asked");
}

#[tokio::test]
async fn help_names_every_setting_and_command() {
    let said = run(&["--help"], &[]).await;
    assert_eq!(said.code, Some(0));
    let names = [
        "TELOXIDE_TOKEN",
        "TELOXIDE_API_URL",
        "DATABASE_URL",
        "SEND_PER_SECOND",
        "SEND_PER_CHAT",
        "SEND_LEASE",
        "SERVICE_NAME",
        "CONTROLLER",
        "CONTACT",
        "RETENTION",
        "WEBHOOK_URL",
        "WEBHOOK_SECRET",
        "WEBHOOK_LISTEN",
        "WEBHOOK_CERTIFICATE",
        "HTTP_ADDR",
        "RUST_LOG",
        "run",
        "demo",
        "sandbox",
        "invite",
        "digest",
        "read",
        "check",
        "backup",
        "copy",
        "restore",
        "dead-letters",
        "unparsed",
    ];
    for name in names {
        assert!(said.out.contains(name), "{name} is not in\n{}", said.out);
    }
    let with_secret = run(&["--help"], &[("TELOXIDE_TOKEN", &format!("1:{SECRET}")), ("DATABASE_URL", SECRET)]).await;
    assert!(!with_secret.out.contains(SECRET), "--help shows what is set");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_bot_on_one_sqlite_file_is_refused_until_the_first_is_dead() {
    let shop = Shop::new(Engine::Sqlite).await;
    let first = shop.start();
    let person = shop.person("Ani");
    shop.says(&first, person, "/start").await;
    let second = shop.command(&["run"]).await;
    assert_eq!(second.code, Some(1), "{second:?}");
    assert!(second.err.contains("another `tembus run`"), "{second:?}");
    first.kill().await;
    let third = shop.start();
    shop.says(&third, person, "/menu").await;
    assert!(third.terminate().await.success());
}

on_each_engine!(sigterm_finishes_and_flushes_within_seconds);
async fn sigterm_finishes_and_flushes_within_seconds(engine: Engine) {
    let shop = Shop::new(engine).await;
    let program = shop.start();
    let people: Vec<i64> = (0..20).map(|n| shop.person(&format!("Orang {n}"))).collect();
    shop.says(&program, people[0], "/start").await;
    for person in &people {
        shop.sandbox.say(*person, "/start");
    }
    eventually("the batch has come", || async { shop.sandbox.pending_updates() == 0 }, || program.log()).await;
    let asked = Instant::now();
    assert!(program.terminate().await.success());
    assert!(asked.elapsed() < Duration::from_secs(10), "{:?}", asked.elapsed());
    assert_eq!(shop.waiting_messages().await, 0, "what could be sent was sent");
    for person in &people {
        assert!(shop.count(*person, "Tembus Pasar") > 0, "{}", transcript(&shop.sandbox.chat(*person)));
    }
    assert_eq!(number(&shop.db, "SELECT COUNT(*) FROM chat_leases WHERE until > 0").await, 0, "the leases were given back");
    assert_eq!(number(&shop.db, "SELECT CAST(COALESCE(SUM(uncertain), 0) AS BIGINT) FROM outbox").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn sigterm_ends_a_bot_whose_telegram_does_not_answer() {
    let mut shop = Shop::new(Engine::Sqlite).await;
    shop.telegram_goes();
    let program = shop.start();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let asked = Instant::now();
    assert!(program.terminate().await.success());
    assert!(asked.elapsed() < Duration::from_secs(10), "{:?}", asked.elapsed());
}

on_each_engine!(sigterm_ends_a_bot_whose_database_hangs);
async fn sigterm_ends_a_bot_whose_database_hangs(engine: Engine) {
    let shop = Shop::new(engine).await;
    let program = shop.start();
    let people: Vec<i64> = (0..3).map(|n| shop.person(&format!("Orang {n}"))).collect();
    shop.says(&program, people[0], "/start").await;
    let mut held = shop.db.begin().await.unwrap();
    if engine == Engine::Postgres {
        raw::within(&mut held, "LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE").await.unwrap();
    }
    for person in &people {
        shop.sandbox.say(*person, "/start");
    }
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let asked = Instant::now();
    program.terminate().await;
    assert!(asked.elapsed() < Duration::from_secs(9), "{:?}", asked.elapsed());
    drop(held);
    // Nothing that was said is lost.
    let again = shop.start();
    shop.settle(&again).await;
    people.iter().for_each(|person| assert!(shop.count(*person, "Tembus Pasar") > 0));
    assert!(again.terminate().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_terminal_ends_a_bot_as_sigterm_does_and_its_log_has_no_colours() {
    let shop = Shop::new(Engine::Sqlite).await;
    let program = shop.start();
    let person = shop.person("Ani");
    shop.says(&program, person, "/start").await;
    let log = program.log();
    assert!(!log.is_empty() && !log.contains('\u{1b}'), "{log:?}");
    let asked = Instant::now();
    assert!(program.hang_up().await.success());
    assert!(asked.elapsed() < Duration::from_secs(10), "{:?}", asked.elapsed());
    assert_eq!(number(&shop.db, "SELECT COUNT(*) FROM chat_leases WHERE until > 0").await, 0, "the leases were given back");
}

on_each_engine!(without_telegram_the_bot_keeps_trying_and_loses_nothing);
async fn without_telegram_the_bot_keeps_trying_and_loses_nothing(engine: Engine) {
    let mut shop = Shop::new(engine).await;
    shop.telegram_goes();
    let mut program = shop.start();
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert!(program.lives(), "{}", program.log());
    shop.telegram_returns().await;
    let person = shop.person("Ani");
    shop.says(&program, person, "/start").await;
    assert_eq!(shop.count(person, "Tembus Pasar"), 1, "{}", program.log());

    // In the middle: polls and messages fail for a while, each in its own way.
    for (method, fault) in [
        ("getUpdates", Fault::Status(502, "Bad Gateway".to_owned())),
        ("getUpdates", Fault::CutAfter),
        ("sendMessage", Fault::Status(500, "Internal Server Error".to_owned())),
        ("sendMessage", Fault::CutBefore),
        ("sendMessage", Fault::RetryAfter(1)),
    ] {
        shop.sandbox.fail_next(method, None, fault, 1);
    }
    shop.says(&program, person, "/bantuan").await;
    assert!(program.lives(), "{}", program.log());
    let answers = shop.sandbox.chat(person).iter().filter(|b| b.from_bot).count();
    assert!(answers >= 2, "{}", transcript(&shop.sandbox.chat(person)));
    assert!(!program.log().contains(TOKEN) && !program.log().contains("test-token"), "the token is in the log");
    assert!(program.terminate().await.success());
}

on_each_engine!(short_commands_run_beside_the_bot);
async fn short_commands_run_beside_the_bot(engine: Engine) {
    let shop = Shop::new(engine).await;
    let program = shop.start();
    let seller = shop.seller(&program, "Pak Slamet").await;
    shop.offers(&program, seller, "2 ton").await;

    let buyer = join_by_command(&shop, &program, &["invite", "buyer", "--org", "PASAR_JAYA"], "Bu Rina").await;
    let official = join_by_command(&shop, &program, &["invite", "official", "--office", "DKPP"], "Bu Ani").await;
    join_by_command(&shop, &program, &["invite", "admin"], "Pak Adi").await;
    shop.says(&program, buyer, "/beli").await;
    assert!(shop.count(buyer, "Rp26.500/kg") > 0, "{}", transcript(&shop.sandbox.chat(buyer)));

    let today = tembus::domain::wib::day(tembus::clock::Clock::now(&*shop.clock)).to_string();
    let dry = shop.command(&["digest", "--date", &today, "--dry-run"]).await;
    assert_eq!(dry.code, Some(0), "{dry:?}");
    assert!(dry.out.contains("Ringkasan") && !dry.out.contains("queued"), "{dry:?}");
    let digests = || shop.count(official, "Pelaku aktif");
    assert_eq!((digests(), number(&shop.db, "SELECT COUNT(*) FROM digests").await), (0, 0), "a dry run queues nothing");

    let queued = shop.command(&["digest", "--date", &today]).await;
    assert!(queued.code == Some(0) && queued.out.contains("queued: 1"), "{queued:?}");
    assert!(queued.out.contains("Sementara, sampai "), "{queued:?}");
    let from = Instant::now();
    eventually("the bot sends what the command queued", || async { digests() == 1 }, || program.log()).await;
    assert!(from.elapsed() < Duration::from_secs(4), "{:?}", from.elapsed());
    let again = shop.command(&["digest", "--date", &today]).await;
    assert!(again.out.contains("queued: 0"), "{again:?}");
    shop.settle(&program).await;
    assert_eq!(digests(), 1, "one digest per official and day");
    assert!(program.terminate().await.success());
}

/// Whether the person was told once; in quiet hours, whether that waits for the morning.
async fn is_told(shop: &Shop, chat: i64, text: &str, kind: &str) -> bool {
    let now = ShiftedClock::system().now();
    let morning = wib::after_quiet(now).timestamp_millis();
    let waiting = format!("SELECT COUNT(*) FROM outbox WHERE state = 'queued' AND not_before = {morning} AND notice LIKE '%{kind}%'");
    shop.count(chat, text) == 1 || wib::is_quiet(now) && number(&shop.db, &waiting).await == 1
}

on_each_engine!(what_was_granted_is_taken_back_beside_the_bot);
async fn what_was_granted_is_taken_back_beside_the_bot(engine: Engine) {
    let shop = Shop::new(engine).await;
    let program = shop.start();
    let seller = shop.seller(&program, "Pak Slamet").await;
    shop.offers(&program, seller, "2 ton").await;
    let said = shop.command(&["persons"]).await;
    assert_eq!(said.out, "     1  Pak Slamet  SELLER\n", "{said:?}");

    let said = shop.command(&["suspend", "P-1001", "--because", "UNTRUE"]).await;
    assert_eq!(said.out, "1 Pak Slamet is suspended\ntaken down: P-1001\n", "{said:?}");
    let told = || async { is_told(&shop, seller, "Akun Anda dihentikan sementara oleh pengelola: isinya tidak benar.", "suspended").await };
    eventually("the bot tells the person", told, || program.log()).await;
    assert!(shop.command(&["persons"]).await.out.contains("suspended since"));
    let again = shop.command(&["suspend", "1", "--because", "OTHER"]).await;
    assert!(again.code == Some(1) && again.err.contains("suspended already"), "{again:?}");
    let said = shop.command(&["restore", "1"]).await;
    assert!(said.out.contains("1 Pak Slamet is restored"), "{said:?}");
    let told = || async { is_told(&shop, seller, "Akun Anda aktif lagi.", "restored").await };
    eventually("the person hears of it", told, || program.log()).await;
    let said = shop.command(&["restore", "1"]).await;
    assert!(said.code == Some(1) && said.err.contains("is not suspended"), "{said:?}");

    let said = shop.command(&["revoke", "1", "BUYER", "--because", "OTHER"]).await;
    assert!(said.code == Some(1) && said.err.contains("is no BUYER"), "{said:?}");
    let said = shop.command(&["revoke", "1", "SELLER", "--because", "LEFT_WORK"]).await;
    assert_eq!(said.out, "1 Pak Slamet is no SELLER any more\n", "{said:?}");
    let said = shop.command(&["suspend", "99", "--because", "OTHER"]).await;
    assert!(said.code == Some(1) && said.err.contains("there is no person 99"), "{said:?}");

    let said = shop.command(&["forget", "1"]).await;
    assert_eq!((said.code, said.out.as_str()), (Some(1), "1 Pak Slamet would be erased\n"), "{said:?}");
    assert!(said.err.contains("nothing is erased yet") && said.err.contains("--yes"), "{said:?}");
    assert_eq!(number(&shop.db, "SELECT COUNT(*) FROM persons WHERE name = 'Pak Slamet'").await, 1);
    let said = shop.command(&["forget", "1", "--yes"]).await;
    assert_eq!(said.out, "1 Pak Slamet is erased\n", "{said:?}");
    for again in [&["forget", "1", "--yes"][..], &["suspend", "1", "--because", "OTHER"], &["revoke", "1", "SELLER", "--because", "OTHER"]]
    {
        let said = shop.command(again).await;
        assert!(said.code == Some(1) && said.err.contains("person 1 is erased already"), "{said:?}");
    }
    eventually("the person hears of it", || async { shop.count(seller, "Akun sudah dihapus.") == 1 }, || program.log()).await;
    assert_eq!(number(&shop.db, "SELECT COUNT(*) FROM persons WHERE name <> '' OR chat_id IS NOT NULL").await, 0);

    let code = shop.invitation(Role::Admin).await;
    let listed = shop.command(&["invitations"]).await.out;
    let name = listed.split_whitespace().next().unwrap_or_default();
    assert!(listed.trim_end().ends_with("ADMIN") && name.len() == 12 && !listed.contains(&code), "{listed}");
    let said = shop.command(&["invitations", "--cancel", name]).await;
    assert!(said.out.contains("was taken back"), "{said:?}");
    assert_eq!(shop.command(&["invitations"]).await.out, "");
    let stranger = shop.person("Orang lain");
    shop.says(&program, stranger, &format!("/start {code}")).await;
    assert_eq!(shop.count(stranger, "Kode ini sudah dipakai"), 1, "{}", transcript(&shop.sandbox.chat(stranger)));
    let said = shop.command(&["invitations", "--cancel", name]).await;
    assert!(said.code == Some(1) && said.err.contains("no invitation"), "{said:?}");
    assert_eq!(shop.command(&["check"]).await.code, Some(0));
    assert!(program.terminate().await.success());
}

async fn join_by_command(shop: &Shop, program: &Program, command: &[&str], name: &str) -> i64 {
    let said = shop.command(command).await;
    assert_eq!(said.code, Some(0), "{said:?}");
    let link = said.out.trim();
    let code = link.strip_prefix("https://t.me/").and_then(|rest| rest.split_once("?start=")).map(|(_, code)| code);
    let person = shop.joins(program, name, code.unwrap_or_else(|| panic!("no link: {said:?}"))).await;
    let stranger = shop.person("Orang lain");
    shop.says(program, stranger, &format!("/start {}", code.unwrap_or_default())).await;
    assert_eq!(shop.count(stranger, "sudah jadi"), 0, "the link works once");
    person
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_on_one_postgres_share_the_work() {
    if !crate::support::postgres::available() {
        return;
    }
    let shop = Shop::new(Engine::Postgres).await;
    let first = shop.start();
    let seller = shop.seller(&first, "Pak Slamet").await;
    let buyer = shop.buyer(&first, "Bu Rina", Organization::PasarJaya).await;
    shop.offers(&first, seller, "2 ton").await;
    // Telegram lets one of them poll at a time; both send.
    let second = shop.start();
    for _ in 0..3 {
        shop.says(&first, buyer, "/beli").await;
    }
    first.kill().await;
    shop.says(&second, buyer, "/menu").await;
    assert_eq!(number(&shop.db, "SELECT COUNT(*) FROM outbox WHERE state NOT IN ('sent', 'superseded')").await, 0);
    assert_eq!(number(&shop.db, "SELECT COUNT(*) FROM persons").await, 2);
    assert!(second.terminate().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chats_of_a_dead_process_are_inherited_long_before_its_leases_end() {
    if !crate::support::postgres::available() {
        return;
    }
    let shop = Shop::new(Engine::Postgres).await;
    let mut settings = shop.settings();
    settings.push(("SEND_LEASE", "600"));
    let first = Program::start(&["run"], &settings);
    let person = shop.person("Ani");
    shop.says(&first, person, "/start").await;
    let gate = Gate::new();
    shop.sandbox.fail_next("sendMessage", Some(person), Fault::Hold(gate.clone()), 1);
    shop.sandbox.say(person, "/bantuan");
    gate.reached().await;
    let introduced = || async { shop.sandbox.calls().iter().filter(|call| call.method == "setMyCommands").count() >= 2 };
    let second = Program::start(&["run"], &settings);
    eventually("the second has introduced itself", introduced, || second.log()).await;
    first.kill().await;
    let from = Instant::now();
    shop.settle(&second).await;
    assert!(from.elapsed() < Duration::from_secs(30), "{:?}", from.elapsed());
    assert_eq!(number(&shop.db, "SELECT CAST(SUM(uncertain) AS BIGINT) FROM outbox").await, 1);
    assert!(second.terminate().await.success());
}

on_each_engine!(a_signal_ends_it_within_eight_seconds_while_telegram_does_not_answer);
async fn a_signal_ends_it_within_eight_seconds_while_telegram_does_not_answer(engine: Engine) {
    let shop = Shop::new(engine).await;
    for hangs_up in [false, true] {
        let program = shop.start();
        let person = shop.person("Ani");
        let gate = Gate::new();
        shop.sandbox.fail_next("sendMessage", Some(person), Fault::HoldBefore(gate.clone()), 1);
        shop.sandbox.say(person, "/start");
        gate.reached().await;
        let from = Instant::now();
        if hangs_up {
            program.hang_up().await
        } else {
            program.terminate().await
        };
        assert!(from.elapsed() < Duration::from_secs(8), "{:?}", from.elapsed());
        let program = shop.start();
        shop.settle(&program).await;
        let told = shop.sandbox.chat(person).iter().filter(|bubble| bubble.from_bot).count();
        assert_eq!(told, 1, "what was held back is sent by the next process");
        program.terminate().await;
    }
}
