//! Restoring, reading without writing, and who may read the files.

use std::{os::unix::fs::PermissionsExt, path::Path};

use tembus::clock::Clock;

use super::{
    binary::{Program, Said, Shop, run, transcript},
    raw::{self, number},
};
use crate::support::{
    Engine, on_each_engine,
    world::{empty_database, scratch_dir},
};

fn mode(file: &Path) -> u32 {
    std::fs::metadata(file).unwrap_or_else(|error| panic!("{}: {error}", file.display())).permissions().mode() & 0o777
}

fn sentence(said: &Said, words: &str) {
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains(words) || said.out.contains(words), "{words}: {said:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_restored_over_a_database_with_an_unfinished_log() {
    let shop = Shop::new(Engine::Sqlite).await;
    let program = shop.start();
    let seller = shop.seller(&program, "Pak Slamet").await;
    let backup = scratch_dir().join("backup.sqlite");
    let backup_name = backup.display().to_string();
    assert_eq!(shop.command(&["backup", &backup_name]).await.code, Some(0));
    assert_eq!(mode(&backup), 0o600);
    shop.offers(&program, seller, "2 ton").await;
    sentence(&shop.command(&["restore", &backup_name]).await, "another `tembus run`");
    program.kill().await;
    let file = shop.database_url.strip_prefix("sqlite://").expect("a file").to_owned();
    assert!(Path::new(&format!("{file}-wal")).exists(), "the log of the killed process is there");
    shop.db.close().await;

    let said = shop.command(&["restore", &backup_name]).await;
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains("all is well") && said.out.contains(".replaced"), "{said:?}");
    assert_eq!(mode(Path::new(&file)), 0o600);
    let restored = tembus::store::Db::open(&shop.database_url).await.expect("the restored database opens");
    assert_eq!((number(&restored, "SELECT COUNT(*) FROM persons").await, number(&restored, "SELECT COUNT(*) FROM offers").await), (1, 0));
    let before = tembus::store::Db::open(&format!("sqlite://{file}.replaced")).await.expect("what was there before opens");
    assert_eq!(number(&before, "SELECT COUNT(*) FROM offers").await, 1, "and has all that was committed");
    restored.close().await;
    before.close().await;

    sentence(&shop.command(&["restore", &backup_name]).await, "move it away first");
    std::fs::remove_file(format!("{file}.replaced")).expect("moved away");
    let rubbish = scratch_dir().join("rubbish");
    std::fs::write(&rubbish, "no database").expect("a file");
    sentence(&shop.command(&["restore", &rubbish.display().to_string()]).await, "can't be restored");
    sentence(&shop.command(&["restore", "/nowhere/at-all"]).await, "there is no such file");
    assert!(!Path::new(&format!("{file}.replaced")).exists(), "nothing was touched");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_were_told_since_the_backup_is_kept() {
    let shop = Shop::new(Engine::Sqlite).await;
    let program = shop.start();
    let seller = shop.seller(&program, "Pak Slamet").await;
    shop.seller(&program, "Pak Tresnawan").await;
    let backup = scratch_dir().join("before.sqlite").display().to_string();
    assert_eq!(shop.command(&["backup", &backup]).await.code, Some(0));
    shop.offers(&program, seller, "2 ton").await;
    program.terminate().await;
    let id = number(&shop.db, "SELECT id FROM persons WHERE name = 'Pak Tresnawan'").await.to_string();
    assert_eq!(shop.command(&["forget", &id, "--yes"]).await.code, Some(0));
    let given = "SELECT value FROM counters WHERE name = 'offer'";
    let last = number(&shop.db, given).await;
    shop.db.close().await;
    // What a restoration left that was killed before its copy counted is no part of this one.
    let file = shop.database_url.strip_prefix("sqlite://").expect("a file");
    for ending in ["", "-wal", "-shm"] {
        std::fs::write(format!("{file}.restoring{ending}"), "half of a copy").expect("a file");
    }
    let said = shop.command(&["restore", &backup]).await;
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains(&format!("{id} is erased again")), "{said:?}");
    let restored = tembus::store::Db::open(&shop.database_url).await.expect("the restored database opens");
    assert_eq!(number(&restored, "SELECT COUNT(*) FROM persons WHERE name = 'Pak Tresnawan'").await, 0);
    assert_eq!(number(&restored, given).await, last, "no number is given out twice");
    restored.close().await;
    let held = std::fs::read(file).expect("the file");
    assert!(!held.windows(13).any(|window| window == b"Pak Tresnawan"), "a name stands in the restored file");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_button_from_before_the_restoration_means_nothing_that_came_after_it() {
    let mut shop = Shop::new(Engine::Sqlite).await;
    let program = shop.start();
    let seller = shop.seller(&program, "Pak Slamet").await;
    let backup = scratch_dir().join("early.sqlite").display().to_string();
    assert_eq!(shop.command(&["backup", &backup]).await.code, Some(0));
    shop.offers(&program, seller, "2 ton").await;
    let (message, data) = button_of(&shop, seller, "Sudah tayang");
    program.terminate().await;
    shop.db.close().await;
    // Telegram's dates are whole seconds.
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    assert_eq!(shop.command(&["restore", &backup]).await.code, Some(0));

    shop.db = tembus::store::Db::open(&shop.database_url).await.expect("the restored database opens");
    let program = shop.start();
    shop.offers(&program, seller, "500 kg").await;
    shop.sandbox.press(seller, message, &data);
    shop.settle(&program).await;
    let said = transcript(&shop.sandbox.chat(seller));
    assert_eq!(shop.count(seller, "catatan kami sempat kembali ke keadaan sebelum pesan ini"), 1, "{said}");
    assert_eq!(number(&shop.db, "SELECT COUNT(*) FROM offers WHERE status = 'published'").await, 1, "what has its number now is as it was");
    shop.taps(&program, seller, "Penawaran saya").await;
    assert_eq!(shop.count(seller, "catatan kami sempat kembali"), 0, "what is told now can be pressed: the list took its place");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_backup_holds_in_a_log_of_its_own_is_restored_too() {
    let shop = Shop::new(Engine::Sqlite).await;
    let program = shop.start();
    shop.seller(&program, "Pak Slamet").await;
    program.kill().await;
    let file = shop.database_url.strip_prefix("sqlite://").expect("a file").to_owned();
    let old = scratch_dir().join("old 100% sure.sqlite");
    for ending in ["", "-wal"] {
        std::fs::copy(format!("{file}{ending}"), format!("{}{ending}", old.display())).expect("a copy");
    }
    shop.db.close().await;
    let said = shop.command(&["restore", &old.display().to_string()]).await;
    assert_eq!(said.code, Some(0), "{said:?}");
    let restored = tembus::store::Db::open(&shop.database_url).await.expect("the restored database opens");
    assert_eq!(number(&restored, "SELECT COUNT(*) FROM persons").await, 1, "{said:?}");
    restored.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_is_written_with_percent_signs_is_one_file_and_files_of_others_reading_become_private() {
    let shop = Shop::new(Engine::Sqlite).await;
    let directory = scratch_dir();
    let file = directory.join("a b.sqlite");
    let (url, coded) = (format!("sqlite://{}", file.display()), format!("sqlite://{}/a%20b.sqlite", directory.display()));
    tembus::store::Db::open(&url).await.expect("a database").close().await;
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).expect("a mode");
    let mut settings = shop.settings();
    settings.push(("DATABASE_URL", &coded));
    let first = Program::start(&["run"], &settings);
    let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while !first.log().contains("the bot runs") {
        assert!(std::time::Instant::now() < until, "{}", first.log());
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!((mode(&file), mode(&directory.join("a b.sqlite-wal"))), (0o600, 0o600));
    settings.push(("DATABASE_URL", &url));
    sentence(&run(&["run"], &settings).await, "another `tembus run`");
    assert!(!directory.join("a%20b.sqlite").exists());
    first.kill().await;
}

#[tokio::test]
async fn commands_that_read_create_and_migrate_nothing() {
    let directory = scratch_dir();
    let file = directory.join("market.sqlite");
    let url = format!("sqlite://{}", file.display());
    let settings = [("DATABASE_URL", url.as_str())];
    let commands: [&[&str]; 12] = [
        &["check"],
        &["unparsed"],
        &["dead-letters"],
        &["digest", "--date", "2026-11-24", "--dry-run"],
        &["backup", "/tmp/never"],
        &["invite", "admin"],
        &["persons"],
        &["invitations"],
        &["invitations", "--cancel", "abc"],
        &["suspend", "1", "--because", "OTHER"],
        &["restore", "1"],
        &["revoke", "1", "SELLER", "--because", "OTHER"],
    ];
    for command in commands {
        sentence(&run(command, &settings).await, "is not there");
    }
    assert!(!file.exists());
    let db = tembus::store::Db::open(&url).await.expect("a database");
    assert_eq!((mode(&file), mode(&directory.join("market.sqlite-wal"))), (0o600, 0o600));
    raw::execute(&db, "DELETE FROM _sqlx_migrations WHERE version > 3").await.expect("an older schema");
    let versions = "SELECT COUNT(*) FROM _sqlx_migrations";
    let before = number(&db, versions).await;
    sentence(&run(&["check"], &settings).await, "older version");
    sentence(&run(&["unparsed"], &settings).await, "older version");
    assert_eq!(number(&db, versions).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_bot_that_finds_the_file_by_another_name_is_refused() {
    let shop = Shop::new(Engine::Sqlite).await;
    let first = shop.start();
    let person = shop.person("Ani");
    shop.says(&first, person, "/start").await;
    let file = shop.database_url.strip_prefix("sqlite://").expect("a file").to_owned();
    for (kind, name) in [("symbolic", "other.sqlite"), ("hard", "third.sqlite")] {
        let other = Path::new(&file).with_file_name(name);
        if kind == "hard" { std::fs::hard_link(&file, &other) } else { std::os::unix::fs::symlink(&file, &other) }.expect("a link");
        let url = format!("sqlite://{}", other.display());
        let mut settings = shop.settings();
        settings.push(("DATABASE_URL", &url));
        sentence(&run(&["run"], &settings).await, "another `tembus run`");
        let to = format!("sqlite://{}", scratch_dir().join("copy.sqlite").display());
        sentence(&run(&["copy", "--from", &url, "--to", &to], &[]).await, "another `tembus run`");
    }
    shop.says(&first, person, "/menu").await;
    assert!(first.terminate().await.success());
}

#[tokio::test]
async fn a_missing_folder_is_named_as_such() {
    let url = format!("sqlite://{}/no/such/market.sqlite", scratch_dir().display());
    let settings = [("DATABASE_URL", url.as_str()), ("TELOXIDE_TOKEN", "1:A"), ("TELOXIDE_API_URL", "http://127.0.0.1:1")];
    sentence(&run(&["run"], &settings).await, "the folder ");
}

on_each_engine!(a_database_that_another_tool_brought_back_keeps_what_people_were_told);
async fn a_database_that_another_tool_brought_back_keeps_what_people_were_told(engine: Engine) {
    let mut shop = Shop::new(engine).await;
    let program = shop.start();
    let seller = shop.seller(&program, "Pak Slamet").await;
    shop.seller(&program, "Pak Tresnawan").await;
    program.terminate().await;
    // What the other tool keeps: everything as it is now.
    let (earlier, earlier_url, _) = empty_database(engine).await;
    tembus::store::copy::copy(&shop.db, &earlier, shop.clock.now()).await.expect("a copy");
    let program = shop.start();
    shop.offers(&program, seller, "2 ton").await;
    let (message, data) = button_of(&shop, seller, "Sudah tayang");
    sentence_of_restored(&shop, &["restored"], "a `tembus run` uses").await;
    program.terminate().await;
    let id = number(&shop.db, "SELECT id FROM persons WHERE name = 'Pak Tresnawan'").await.to_string();
    assert_eq!(shop.command(&["forget", &id, "--yes"]).await.code, Some(0));
    let given = number(&shop.db, "SELECT value FROM counters WHERE name = 'offer'").await;

    // Telegram's dates are whole seconds.
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    let before = std::mem::replace(&mut shop.database_url, earlier_url);
    std::mem::replace(&mut shop.db, earlier).close().await;
    let (same, nowhere) = (shop.database_url.clone(), "sqlite:///nowhere/at-all.sqlite");
    sentence(&shop.command(&["restored", "--replaced", &same]).await, "what was there before");
    sentence(&shop.command(&["restored", "--replaced", nowhere]).await, "is not there");
    assert_eq!(number(&shop.db, "SELECT COUNT(*) FROM meta WHERE key = 'lost_history'").await, 0, "nothing was noted");
    let said = shop.command(&["restored", "--replaced", &before]).await;
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains(&format!("{id} is erased again")) && said.out.contains("all is well"), "{said:?}");
    assert_eq!(number(&shop.db, "SELECT COUNT(*) FROM persons WHERE name = 'Pak Tresnawan'").await, 0);
    assert_eq!(number(&shop.db, "SELECT value FROM counters WHERE name = 'offer'").await, given, "no number is given out twice");

    let program = shop.start();
    shop.sandbox.press(seller, message, &data);
    shop.settle(&program).await;
    let said = transcript(&shop.sandbox.chat(seller));
    assert_eq!(shop.count(seller, "catatan kami sempat kembali ke keadaan sebelum pesan ini"), 1, "{said}");
    program.terminate().await;
}

/// The first button of the last message that says `words`.
fn button_of(shop: &Shop, chat: i64, words: &str) -> (i64, String) {
    let chat = shop.sandbox.chat(chat);
    let told = chat.iter().rev().find(|bubble| bubble.text.contains(words)).expect("it was told");
    (told.message_id, told.rows.iter().flatten().find_map(|button| button.data.clone()).expect("a button"))
}

/// A command that is refused on each engine in words of its own.
async fn sentence_of_restored(shop: &Shop, args: &[&str], on_postgres: &str) {
    let said = shop.command(args).await;
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains(on_postgres) || said.err.contains("another `tembus run`"), "{said:?}");
}
