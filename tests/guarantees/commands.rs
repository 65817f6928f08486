//! What an operator meets before anything runs: each mistake is named in one sentence of ours, and leaves nothing behind.

use std::time::{Duration, Instant};

use tokio::net::TcpListener;

use super::binary::{Said, run, run_in, run_unread};
use crate::support::{
    Engine, postgres,
    world::{TOKEN, database, scratch_dir},
};

/// Words of libraries, which say nothing to an operator.
const FOREIGN: &[&str] =
    &["os error", "error communicating", "pool timed out", "unable to open", "error returned from database", "panicked"];
/// How long a process may take to start and to end on a busy machine.
const SLACK: Duration = Duration::from_secs(5);

/// The sentence with which the program stopped.
fn sentence(said: &Said) -> String {
    let stops = said.err.lines().find_map(|line| line.split_once("tembus stops: ").map(|(_, why)| why.to_owned()));
    let why = stops.unwrap_or_else(|| panic!("it does not say why it stops: {said:?}"));
    assert!(FOREIGN.iter().all(|word| !why.contains(word)), "{why}");
    why
}

#[tokio::test]
async fn commands_without_a_database_say_so_and_make_none() {
    let commands: [&[&str]; 6] = [
        &["invite", "admin"],
        &["digest", "--date", "2026-11-24"],
        &["digest", "--date", "2026-11-24", "--dry-run"],
        &["digest", "--month", "2026-11"],
        &["check"],
        &["persons"],
    ];
    for command in commands {
        let directory = scratch_dir();
        let said = run_in(&directory, command, &[]).await;
        assert_eq!(said.code, Some(1), "{command:?}: {said:?}");
        assert!(sentence(&said).contains("is not there: set DATABASE_URL"), "{command:?}: {said:?}");
        assert_eq!(std::fs::read_dir(&directory).unwrap().count(), 0, "{command:?} left something behind");
    }
}

#[tokio::test]
async fn commands_on_an_empty_database_say_so_and_make_nothing() {
    let file = scratch_dir().join("empty.sqlite");
    std::fs::write(&file, "").unwrap();
    let mut urls = vec![format!("sqlite://{}", file.display())];
    if postgres::available() {
        urls.push(postgres::empty_database().await);
    }
    for url in urls {
        for command in [&["invite", "admin"][..], &["check"], &["persons"], &["digest", "--date", "2026-11-24"]] {
            let said = run(command, &[("DATABASE_URL", &url)]).await;
            assert_eq!(said.code, Some(1), "{command:?}: {said:?}");
            assert!(sentence(&said).contains("the database is empty"), "{command:?}: {said:?}");
        }
    }
    assert_eq!(std::fs::metadata(&file).unwrap().len(), 0);
}

#[tokio::test]
async fn a_copy_names_one_server_on_either_side() {
    let file = format!("sqlite://{}", scratch_dir().join("a.sqlite").display());
    for several in ["postgres://u@a,b/d", "postgres:///d?host=a%2Cb"] {
        for (from, to, named) in [(several, file.as_str(), "--from"), (file.as_str(), several, "--to")] {
            let said = run(&["copy", "--from", from, "--to", to], &[]).await;
            assert!(sentence(&said).contains(&format!("{named} must name one server")), "{said:?}");
        }
    }
}

#[tokio::test]
async fn an_unknown_organisation_or_office_is_answered_with_the_known_ones() {
    for (command, known) in [
        (["invite", "buyer", "--org", "PASAR"], "PASAR_JAYA, DHARMA_JAYA, FOOD_STATION"),
        (["invite", "official", "--office", "DINAS"], "BAPPEDA, DKPP, DISPERINDAG, BAGPEM, BTC"),
    ] {
        let said = run(&command, &[]).await;
        assert_eq!(said.code, Some(2), "{said:?}");
        assert!(said.err.contains(known), "{said:?}");
    }
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_named() {
    let folder = scratch_dir().join("no").join("such");
    let url = format!("sqlite://{}/market.sqlite", folder.display());
    let said = run(&["run"], &[("TELOXIDE_TOKEN", TOKEN), ("TELOXIDE_API_URL", "http://127.0.0.1:1"), ("DATABASE_URL", &url)]).await;
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(sentence(&said).starts_with(&format!("the folder {} is not there", folder.display())), "{said:?}");
    assert!(!folder.exists());
}

#[tokio::test]
async fn a_file_that_is_no_database_is_named_as_such() {
    let file = scratch_dir().join("notes.txt");
    std::fs::write(&file, "telur 2 ton 26.500 siap besok\n".repeat(100)).unwrap();
    let url = format!("sqlite://{}", file.display());
    for command in [&["check"][..], &["invite", "admin"]] {
        let said = run(command, &[("DATABASE_URL", &url)]).await;
        assert_eq!(said.code, Some(1), "{said:?}");
        assert!(sentence(&said).contains("the file is no SQLite database"), "{said:?}");
    }
}

#[tokio::test]
async fn a_postgres_that_is_down_is_said_within_seconds_and_in_words() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let silent_url = format!("postgres://u:hunter2@{}/d", silent.local_addr().unwrap());
    for (url, why) in [
        ("postgres://u:hunter2@127.0.0.1:1/d", "the database can't be opened: no server listens at its address"),
        ("postgres://u:hunter2@%2Fnowhere/d", "the database can't be opened: its socket or its file is not there"),
        (silent_url.as_str(), "the database can't be opened: its server did not answer within 3 seconds"),
    ] {
        for command in [&["run"][..], &["invite", "admin"], &["check"]] {
            let from = Instant::now();
            let settings = [("TELOXIDE_TOKEN", TOKEN), ("TELOXIDE_API_URL", "http://127.0.0.1:1"), ("DATABASE_URL", url)];
            let said = run(command, &settings).await;
            assert!(from.elapsed() < Duration::from_secs(3) + SLACK, "{command:?} {url}: {:?}", from.elapsed());
            assert_eq!(said.code, Some(1), "{command:?} {url}: {said:?}");
            assert_eq!(sentence(&said), why, "{command:?} {url}");
            assert!(!format!("{said:?}").contains("hunter2"), "{said:?}");
        }
    }
}

#[tokio::test]
async fn the_demo_and_the_sandbox_refuse_a_busy_port_alike() {
    let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let data = scratch_dir().join("demo");
    let demo = run(&["demo", "--listen", &address, "--data", &data.display().to_string()], &[]).await;
    let sandbox = run(&["sandbox", "--listen", &address], &[]).await;
    assert_eq!((demo.code, sandbox.code), (Some(1), Some(1)), "{demo:?} {sandbox:?}");
    assert_eq!(sentence(&demo), sentence(&sandbox));
    assert_eq!(sentence(&demo), format!("{address} can't be used: another program listens there"));
    assert!(!data.exists(), "the demo left a folder behind");
}

#[tokio::test]
async fn the_help_of_a_command_lists_its_own_settings_alone() {
    for (command, own, foreign) in [
        (&["check", "--help"][..], &["--database-url", "RUST_LOG"][..], &["WEBHOOK_URL", "TELOXIDE_TOKEN", "BUDGET_OFFERS"][..]),
        (&["sandbox", "--help"], &["--listen", "--limits"], &["DATABASE_URL", "TELOXIDE_TOKEN"]),
        (&["demo", "--help"], &["--data", "--listen"], &["DATABASE_URL", "TELOXIDE_TOKEN", "CONTROLLER"]),
        (&["run", "--help"], &["TELOXIDE_TOKEN", "WEBHOOK_URL", "BUDGET_OFFERS", "RETENTION"], &["--dry-run"]),
    ] {
        let said = run(command, &[]).await;
        assert_eq!(said.code, Some(0), "{said:?}");
        for word in own {
            assert!(said.out.contains(word), "{command:?} lacks {word}\n{}", said.out);
        }
        for word in foreign {
            assert!(!said.out.contains(word), "{command:?} names {word}\n{}", said.out);
        }
    }
}

/// A use of every command that comes to an end.
const USES: &[&[&str]] = &[
    &["run"],
    &["demo", "--listen", "192.0.2.1:1"],
    &["sandbox", "--listen", "192.0.2.1:1"],
    &["invite", "assistant"],
    &["digest", "--date", "2026-11-24"],
    &["digest", "--date", "2026-11-24", "--dry-run"],
    &["digest", "--month", "2026-11"],
    &["dead-letters"],
    &["dead-letters", "--replay", "1"],
    &["unparsed"],
    &["check"],
    &["backup", "/nowhere/copy.sqlite"],
    &["restore", "/nowhere/copy.sqlite"],
    &["restore", "99"],
    &["restored"],
    &["personal-data"],
    &["persons"],
    &["suspend", "99", "--because", "OTHER"],
    &["forget", "99"],
    &["revoke", "99", "SELLER", "--because", "OTHER"],
    &["invitations"],
    &["copy", "--from", "sqlite:///nowhere/a", "--to", "sqlite:///nowhere/b"],
    &["paper", "O-2026-00001"],
    &["papers"],
    &["events"],
    &["verify", "TP-0000"],
    &["prices", "list"],
    &["prices", "set", "EGG_LAYER", "26500", "--source", "PIHPS"],
    &["tolerance", "list"],
    &["tolerance", "set", "EGG_LAYER", "2"],
    &["approval", "list"],
    &["read"],
    &["help"],
    &["--help"],
    &["--version"],
    &["run", "--help"],
    &["nonsense"],
];

#[tokio::test(flavor = "multi_thread")]
async fn a_command_whose_output_nobody_reads_ends_as_any_other() {
    let (db, url, _) = database(Engine::Sqlite).await;
    db.close().await;
    let settings = [("DATABASE_URL", url.as_str())];
    let help = run(&["--help"], &[]).await.out;
    let commands = help.split("Commands:").nth(1).unwrap().split("\n\n").next().unwrap().lines();
    for command in commands.filter(|line| line.starts_with("  ") && !line.starts_with("   ")) {
        let name = command.split_whitespace().next().unwrap();
        assert!(USES.iter().any(|use_of| use_of[0] == name), "no use of {name}");
    }
    for use_of in USES {
        let read = run(use_of, &settings).await;
        let unread = run_unread(use_of, &settings).await;
        assert_eq!(unread.code(), read.code, "{use_of:?}: {read:?}");
        assert!(matches!(read.code, Some(0..=2)), "{use_of:?}: {read:?}");
    }
    // What was asked for is done: both invitations are there, as are both figures of the tolerance.
    let there = run(&["invitations"], &settings).await.out;
    assert_eq!(there.lines().count(), 2, "{there}");
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_without_end_ends_with_its_reader() {
    let line = "telur 2 ton 26rb besok\n";
    let script = format!("yes '{}' | {} read | head -2", line.trim(), env!("CARGO_BIN_EXE_tembus"));
    let read =
        tokio::process::Command::new("bash").args(["-c", &format!("set -o pipefail; {script}; echo \"${{PIPESTATUS[1]}}\"")]).output();
    let read = tokio::time::timeout(super::binary::WAIT_TIMEOUT, read).await.expect("it ends").unwrap();
    let out = String::from_utf8(read.stdout).unwrap();
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines.len() == 3 && lines[2] == "0", "{lines:?}");
    assert_eq!(String::from_utf8(read.stderr).unwrap(), "");
}
