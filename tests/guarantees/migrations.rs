//! Two folders of migrations, one schema; each migration meets a database with rows in every table.

use std::{collections::BTreeSet, fs, path::Path};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection, sqlite::SqliteConnectOptions};
use tembus::store::{Db, OpenError, Tx};

use super::raw::{self, number, texts};
use crate::support::{
    Engine, on_each_engine, postgres,
    world::{database, scratch_dir},
};

/// The names and texts of an engine's migrations, in their order.
fn migrations(engine: Engine) -> Vec<(String, String)> {
    read(match engine {
        Engine::Sqlite => "migrations/sqlite",
        Engine::Postgres => "migrations/postgres",
    })
}

fn read(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), fs::read_to_string(path).expect("a text"))).collect()
}

/// A connection to an empty database of either engine.
enum Bare {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Bare {
    async fn new(engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => {
                let file = SqliteConnectOptions::new().filename(scratch_dir().join("bare.sqlite")).create_if_missing(true);
                Self::Sqlite(SqliteConnection::connect_with(&file.foreign_keys(true)).await.unwrap())
            }
            Engine::Postgres => Self::Postgres(PgConnection::connect(&postgres::empty_database().await).await.unwrap()),
        }
    }

    async fn execute(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(connection) => connection.execute(sqlx::raw_sql(sql)).await.map(drop),
            Self::Postgres(connection) => connection.execute(sqlx::raw_sql(sql)).await.map(drop),
        }
    }

    async fn texts(&mut self, sql: &str) -> Vec<String> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(connection) => sqlx::query_scalar(sql).fetch_all(connection).await.unwrap(),
            Self::Postgres(connection) => sqlx::query_scalar(sql).fetch_all(connection).await.unwrap(),
        }
    }

    async fn tables(&mut self) -> Vec<String> {
        let sql = match self {
            Self::Sqlite(_) => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
            Self::Postgres(_) => "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
        };
        self.texts(sql).await
    }

    /// Every table with its number of rows.
    async fn rows(&mut self) -> Vec<String> {
        let mut rows = Vec::new();
        for table in self.tables().await {
            rows.extend(self.texts(&format!("SELECT '{table} ' || COUNT(*) FROM {table}")).await);
        }
        rows
    }
}

/// All migrations, with rows in every table before each.
async fn filled(engine: Engine) -> Bare {
    let mut database = Bare::new(engine).await;
    let rows = read("tests/data/rows");
    for (name, sql) in migrations(engine) {
        let before = database.rows().await;
        database.execute(&sql).await.unwrap_or_else(|error| panic!("{name} on filled tables: {error}"));
        let after = database.rows().await;
        for kept in &before {
            assert!(after.contains(kept), "{name} lost rows: before {before:?}, after {after:?}");
        }
        let (_, sql) = rows.iter().find(|(file, _)| *file == name).unwrap_or_else(|| panic!("tests/data/rows/{name} is missing"));
        database.execute(sql).await.unwrap_or_else(|error| panic!("rows/{name}: {error}"));
        let empty: Vec<_> = database.rows().await.into_iter().filter(|row| row.ends_with(" 0")).collect();
        assert!(empty.is_empty(), "rows/{name} leaves empty, so that the next migration is not tried on them: {empty:?}");
    }
    database
}

on_each_engine!(each_migration_is_applied_to_filled_tables);
async fn each_migration_is_applied_to_filled_tables(engine: Engine) {
    filled(engine).await;
}

on_each_engine!(a_column_that_old_rows_can_not_have_fails_this_test);
async fn a_column_that_old_rows_can_not_have_fails_this_test(engine: Engine) {
    let mut database = filled(engine).await;
    let number = if engine == Engine::Sqlite { "INTEGER" } else { "BIGINT" };
    for table in database.tables().await {
        let refused = database.execute(&format!("ALTER TABLE {table} ADD COLUMN later {number} NOT NULL")).await;
        assert!(refused.is_err(), "{table}: NOT NULL without DEFAULT was taken");
        database.execute(&format!("ALTER TABLE {table} ADD COLUMN later {number} NOT NULL DEFAULT 0")).await.unwrap();
    }
}

on_each_engine!(the_program_reads_rows_of_every_version);
async fn the_program_reads_rows_of_every_version(engine: Engine) {
    let (db, ..) = database(engine).await;
    for sql in ["DELETE FROM commodities"] {
        raw::execute(&db, sql).await.unwrap();
    }
    let mut tx = db.begin().await.unwrap();
    for (name, sql) in read("tests/data/rows") {
        let sql = AssertSqlSafe(sql);
        match &mut tx {
            Tx::Sqlite(tx) => (&mut **tx).execute(sqlx::raw_sql(sql)).await.map(drop),
            Tx::Postgres(tx) => (&mut **tx).execute(sqlx::raw_sql(sql)).await.map(drop),
        }
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    use tembus::domain::{offer::OfferId, order::OrderId, person::PersonId};
    for id in [1001, 1002] {
        tx.offers().get(OfferId(id)).await.unwrap().unwrap();
    }
    for id in [1, 2, 3] {
        tx.orders().get(OrderId(id)).await.unwrap().unwrap();
        tx.persons().get(PersonId(id)).await.unwrap().unwrap();
    }
    tx.commit().await.unwrap();
}

on_each_engine!(of_two_loads_of_an_order_on_one_trip_the_later_one_leaves_it);
async fn of_two_loads_of_an_order_on_one_trip_the_later_one_leaves_it(engine: Engine) {
    let mut database = filled(engine).await;
    let (_, sql) = migrations(engine).into_iter().find(|(name, _)| name == "0048_one_load_a_trip.sql").unwrap();
    for before in [
        "DROP INDEX deliveries_trip",
        "CREATE INDEX deliveries_trip ON deliveries (trip_id) WHERE trip_id IS NOT NULL",
        "INSERT INTO deliveries (order_id, number, loaded, shipped_by, departed_at, trip_id) VALUES (2, 8, 1000, 1, 1764000200000, 1), (2, 9, 1000, 1, 1764000200000, 1)",
    ] {
        database.execute(before).await.unwrap();
    }
    database.execute(&sql).await.unwrap();
    let loads = database.texts("SELECT number || ' ' || COALESCE(trip_id, 0) FROM deliveries WHERE order_id = 2 ORDER BY number").await;
    assert_eq!(loads, ["1 1", "8 0", "9 0"]);
}

on_each_engine!(a_rest_of_before_is_asked_about_as_those_of_today_are);
async fn a_rest_of_before_is_asked_about_as_those_of_today_are(engine: Engine) {
    let mut database = filled(engine).await;
    let (_, sql) = migrations(engine).into_iter().find(|(name, _)| name == "0067_rests_to_ask_for.sql").unwrap();
    for before in [
        "UPDATE orders SET due_at = NULL",
        "UPDATE orders SET status = 'shipped', decided_at = requested_at, confirmed_at = requested_at, loads = id + 6 WHERE id IN (2, 3)",
        "INSERT INTO deliveries (order_id, number, loaded, shipped_by, departed_at, accepted, rejected, received_by, received_at, answer) VALUES (2, 8, 1000, 1, 1764000200000, 1000, 0, 1, 1764000300000, 'AGREED')",
        "INSERT INTO deliveries (order_id, number, loaded, shipped_by, departed_at, accepted, rejected, received_by, received_at) VALUES (3, 9, 1000, 1, 1764000200000, 1000, 0, 1, 1764000300000)",
    ] {
        database.execute(before).await.unwrap();
    }
    database.execute(&sql).await.unwrap();
    let due = database.texts("SELECT id || ' ' || COALESCE(due_at, 0) FROM orders ORDER BY id").await;
    assert_eq!(due, ["1 0", "2 1764000300000", "3 0"]);
}

/// An offer of a kind that no sum knows yet may leave before the next run of the job.
#[tokio::test]
async fn changes_of_live_offers_are_added_before_sums_change_at_once() {
    let mut database = filled(Engine::Sqlite).await;
    let (_, sql) = migrations(Engine::Sqlite).into_iter().find(|(name, _)| name == "0051_live_totals_at_once.sql").unwrap();
    let noted = "INSERT INTO live_changes (commodity, unit, pack_base, pack_unit, offers, amount)
        SELECT commodity, 'IKAT', 0, '', 1, 500 FROM offers WHERE id = (SELECT MIN(id) FROM offers)";
    database.execute(noted).await.unwrap();
    database.execute(&sql).await.unwrap();
    database.execute("UPDATE offers SET unit = 'IKAT', status = 'published', offered = 700, available = 700, held = 0, committed = 0, fulfilled = 0 WHERE id = (SELECT MIN(id) FROM offers)").await.unwrap();
    let sums = database.texts("SELECT offers || ' ' || amount FROM live_totals WHERE unit = 'IKAT'").await;
    assert_eq!(sums, ["2 1200"]);
    let notes = database.texts("SELECT SUM(offers * offers + amount * amount) || '' FROM live_changes").await;
    assert_eq!(notes, ["0"]);
}

#[tokio::test]
async fn both_folders_have_the_same_names() {
    let names = |engine| migrations(engine).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names(Engine::Sqlite), names(Engine::Postgres));
}

/// The schema as facts that both engines can tell.
async fn facts(engine: Engine) -> BTreeSet<String> {
    let (db, ..) = database(engine).await;
    let queries: &[&str] = match engine {
        Engine::Sqlite => &[
            "SELECT m.name || '.' || c.name || ' ' || CASE c.type WHEN 'INTEGER' THEN 'number' WHEN 'TEXT' THEN 'text' ELSE c.type END
                || CASE WHEN c.\"notnull\" = 1 THEN ' not null' ELSE '' END || CASE WHEN c.dflt_value IS NULL THEN '' ELSE ' default' END
                FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'",
            "SELECT m.name || ' key ' || (SELECT group_concat(c.name, ',' ORDER BY c.pk) FROM pragma_table_info(m.name) c WHERE c.pk > 0)
                FROM sqlite_master m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'",
            "SELECT m.name || ' unique ' || (SELECT group_concat(c.name, ',' ORDER BY c.seqno) FROM pragma_index_info(i.name) c)
                FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' AND i.\"unique\" = 1 AND i.origin <> 'pk'",
            "SELECT m.name || ' index ' || i.name || ' ' || (SELECT group_concat(c.name, ',' ORDER BY c.seqno) FROM pragma_index_info(i.name) c)
                FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' AND i.origin = 'c'",
            "SELECT m.name || '.' || f.\"from\" || ' of ' || f.\"table\" || '.' || f.\"to\"
                FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'",
            "SELECT tbl_name || ' trigger ' || name FROM sqlite_master WHERE type = 'trigger'",
        ],
        Engine::Postgres => &[
            "SELECT table_name || '.' || column_name || ' ' || CASE data_type WHEN 'bigint' THEN 'number' ELSE data_type END
                || CASE WHEN is_nullable = 'NO' THEN ' not null' ELSE '' END || CASE WHEN column_default IS NULL THEN '' ELSE ' default' END
                FROM information_schema.columns WHERE table_schema = 'public'",
            "SELECT k.conrelid::regclass || CASE k.contype WHEN 'p' THEN ' key ' ELSE ' unique ' END || (SELECT string_agg(a.attname, ',' ORDER BY n.at)
                FROM unnest(k.conkey) WITH ORDINALITY AS n (num, at) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n.num)
                FROM pg_constraint k WHERE k.contype IN ('p', 'u') AND k.connamespace = 'public'::regnamespace",
            "SELECT i.indrelid::regclass || ' index ' || i.indexrelid::regclass || ' ' || (SELECT string_agg(a.attname, ',' ORDER BY n.at)
                FROM unnest(i.indkey) WITH ORDINALITY AS n (num, at) JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = n.num)
                FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'public'::regnamespace
                AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u'))",
            "SELECT i.indrelid::regclass || ' unique ' || (SELECT string_agg(a.attname, ',' ORDER BY n.at)
                FROM unnest(i.indkey) WITH ORDINALITY AS n (num, at) JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = n.num)
                FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique
                AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u'))",
            "SELECT k.conrelid::regclass || '.' || a.attname || ' of ' || k.confrelid::regclass || '.' || b.attname FROM pg_constraint k
                JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
                JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
                WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace",
            "SELECT tgrelid::regclass || ' trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal",
        ],
    };
    let mut all = BTreeSet::new();
    for sql in queries {
        all.extend(texts(&db, sql).await.into_iter().filter(|fact| !fact.starts_with("_sqlx")));
    }
    all
}

#[tokio::test]
async fn both_folders_make_the_same_tables() {
    if !postgres::available() {
        return;
    }
    let (sqlite, postgres) = (facts(Engine::Sqlite).await, facts(Engine::Postgres).await);
    let only = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect::<Vec<_>>().join("\n  ");
    assert!(sqlite.len() > 150, "{sqlite:?}");
    assert!(sqlite == postgres, "only on SQLite:\n  {}\nonly on Postgres:\n  {}", only(&sqlite, &postgres), only(&postgres, &sqlite));
}

/// What a CHECK says can't be read out of SQLite but as the text it was written in: so the texts are compared.
#[test]
fn both_folders_check_the_same() {
    let checks = |engine| {
        let texts = migrations(engine).into_iter().map(|(_, sql)| sql).collect::<Vec<_>>().join("\n");
        let lines: Vec<String> =
            texts.lines().filter(|line| line.contains("CHECK (")).map(|line| line.replace("BIGINT", "INTEGER")).collect();
        lines
    };
    let sqlite = checks(Engine::Sqlite);
    assert!(sqlite.len() > 30, "{sqlite:?}");
    assert_eq!(sqlite, checks(Engine::Postgres));
}

on_each_engine!(an_older_program_refuses_a_newer_database_and_touches_nothing);
async fn an_older_program_refuses_a_newer_database_and_touches_nothing(engine: Engine) {
    let (db, url, _) = database(engine).await;
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
        VALUES (9999, 'from the future', TRUE, '', 0)";
    raw::execute(&db, newer).await.unwrap();
    let before = raw::dump(&db, "SELECT version, success FROM _sqlx_migrations ORDER BY version").await;
    let error = Db::open(&url).await.unwrap_err();
    assert!(matches!(error, OpenError::Newer(9999)), "{error:?}");
    assert_eq!(error.to_string().lines().count(), 1);
    assert_eq!(raw::dump(&db, "SELECT version, success FROM _sqlx_migrations ORDER BY version").await, before);
}

on_each_engine!(a_migration_that_was_changed_after_it_ran_is_refused);
async fn a_migration_that_was_changed_after_it_ran_is_refused(engine: Engine) {
    let (db, url, _) = database(engine).await;
    raw::execute(&db, "UPDATE _sqlx_migrations SET checksum = '' WHERE version = 1").await.unwrap();
    let error = Db::open(&url).await.unwrap_err();
    assert!(matches!(error, OpenError::Migrate(_)), "{error:?}");
    assert_eq!(number(&db, "SELECT COUNT(*) FROM persons").await, 0);
}
