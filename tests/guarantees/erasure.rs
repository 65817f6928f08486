//! What the texts promise of personal data: the register knows every column, and who is erased is nowhere any more.

use std::{collections::BTreeSet, fs, io::Write, path::Path};

use tembus::{
    clock::Clock,
    domain::person::Organization,
    market,
    store::{
        Db,
        personal_data::{Erasure, REGISTER},
    },
};

use super::raw;
use crate::support::{
    Engine, World, on_each_engine,
    world::{database, scratch_dir},
};

const SQLITE: &str = "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite~_%' ESCAPE '~' AND m.name NOT LIKE '~_sqlx%' ESCAPE '~'";
const POSTGRES: &str = "SELECT table_name || '.' || column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name NOT LIKE '~_sqlx%' ESCAPE '~'";

async fn columns(db: &Db) -> BTreeSet<String> {
    let sql = if matches!(db, Db::Sqlite { .. }) { SQLITE } else { POSTGRES };
    raw::texts(db, sql).await.into_iter().collect()
}

on_each_engine!(every_column_is_in_the_register_of_personal_data);
async fn every_column_is_in_the_register_of_personal_data(engine: Engine) {
    let (db, ..) = database(engine).await;
    let registered: BTreeSet<String> =
        REGISTER.iter().flat_map(|entry| entry.columns.iter().map(|column| format!("{}.{column}", entry.table))).collect();
    let there = columns(&db).await;
    let missing: Vec<_> = there.difference(&registered).collect();
    assert!(missing.is_empty(), "columns that the register does not know: {missing:?}");
    let gone: Vec<_> = registered.difference(&there).collect();
    assert!(gone.is_empty(), "the register names columns that are not there: {gone:?}");
    for entry in REGISTER.iter().filter(|entry| entry.erasure != Erasure::Impersonal) {
        let (table, columns) = (entry.table, entry.columns.join(", "));
        let said = writeln!(std::io::stdout(), "{table}.{columns}: {}; kept {}; {:?}", entry.holds, entry.kept, entry.erasure);
        drop(said);
    }
}

/// The tables with a value that holds this text.
async fn tables_with(db: &Db, text: &str) -> Vec<String> {
    let tables: BTreeSet<String> = columns(db).await.iter().filter_map(|column| column.split('.').next().map(str::to_owned)).collect();
    let mut found = Vec::new();
    for table in tables {
        let rows = raw::dump(db, &format!("SELECT * FROM {table}")).await;
        if let Some(row) = rows.iter().find(|row| row.iter().any(|value| value.contains(text))) {
            found.push(format!("{table}: {row:?}"));
        }
    }
    found
}

/// The database's files that hold this text: the file itself, its log, and a fresh backup.
async fn files_with(world: &World, text: &str) -> Vec<String> {
    let Some(file) = Db::file(&world.database_url) else { return Vec::new() };
    let backup = scratch_dir().join("fresh.sqlite");
    world.db.backup(&backup).await.unwrap();
    let log = file.with_file_name(format!("{}-wal", file.file_name().unwrap().to_string_lossy()));
    let holds = |path: &&Path| {
        let bytes = fs::read(path).unwrap_or_default();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    };
    [file.as_path(), &log, &backup].iter().copied().filter(|path| holds(path)).map(|path| path.display().to_string()).collect()
}

async fn assert_nowhere(world: &World, texts: &[&str]) {
    for text in texts {
        let (tables, files) = (tables_with(&world.db, text).await, files_with(world, text).await);
        assert!(tables.is_empty() && files.is_empty(), "{text} is in {tables:#?} and {files:?}");
    }
}

on_each_engine!(who_deletes_the_account_is_in_no_table_no_log_and_no_backup);
async fn who_deletes_the_account_is_in_no_table_no_log_and_no_backup(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Zubaidillah").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.shares("6281299887766", Some(seller.id)).await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.opens_offer().await;
    seller.shows("").await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    buyer.sees("Pak Zubaidillah");
    buyer.opens_order().await;
    buyer.taps("Hubungi penjual").await;
    buyer.sees("0812 9988 7766");
    seller.opens_order().await;
    seller.taps("Batalkan").await;
    seller.says("kandang milik Zubaidillah kebanjiran").await;
    seller.taps("Ya, batalkan").await;
    buyer.sees("kandang milik Zubaidillah kebanjiran");
    seller.says("/data").await;
    seller.taps("Hapus akun").await;
    let chat = seller.id.to_string();
    assert!(!tables_with(&world.db, "Zubaidillah").await.is_empty() && !tables_with(&world.db, &chat).await.is_empty());
    seller.taps("Hapus").await;
    seller.sees_last("Akun sudah dihapus.");
    world.advance_to("2026-11-24T11:00").await;
    market::forget_strangers(&world.db, world.clock.now()).await.unwrap();
    assert_nowhere(&world, &["Zubaidillah", "6281299887766", "0812 9988 7766", "kebanjiran", &chat]).await;
    // The buyer goes on: what was agreed and cancelled is there, without a name.
    buyer.opens_order().await;
    buyer.sees_last("dibatalkan oleh penjual");
    assert_eq!(tembus::app::audit::audit(&mut world.db.snapshot().await.unwrap()).await.unwrap(), []);
}

on_each_engine!(a_stranger_who_blocks_the_bot_is_forgotten_after_a_day);
async fn a_stranger_who_blocks_the_bot_is_forgotten_after_a_day(engine: Engine) {
    let world = World::new(engine).await;
    let stranger = world.stranger("Entah");
    stranger.says("/start").await;
    stranger.taps("Mulai").await;
    world.sandbox.block(stranger.id);
    world.settle().await;
    let chat = stranger.id.to_string();
    assert!(!tables_with(&world.db, &chat).await.is_empty());
    world.advance_to("2026-11-25T10:00").await;
    world.advance_to("2026-11-25T12:00").await;
    assert_nowhere(&world, &[&chat]).await;
}
