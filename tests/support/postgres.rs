//! A Postgres of the tests' own: one cluster a run, one database a test, gone at the end.
//!
//! `TEMBUS_TEST_POSTGRES` names a server to use instead (a URL whose user may create databases).

use std::{
    env, fs,
    os::unix::process::CommandExt,
    path::Path,
    process::{Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    thread::sleep,
    time::Duration,
};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use tokio::sync::{Mutex, OnceCell};

use super::cluster::{Cluster, binaries};

static SERVER: OnceLock<Option<Server>> = OnceLock::new();
static TEMPLATE: OnceCell<()> = OnceCell::const_new();
/// `CREATE DATABASE` wants its template for itself.
static CREATING: Mutex<()> = Mutex::const_new(());
static COUNT: AtomicU32 = AtomicU32::new(0);

struct Server {
    /// Everything of a URL before and after the database's name.
    before: String,
    after: String,
    maintenance: String,
    _cluster: Option<Cluster>,
}

/// Whether there is a Postgres to test on.
pub(crate) fn available() -> bool {
    SERVER.get_or_init(find).is_some()
}

/// The URL of a new database with the current schema.
pub(crate) async fn fresh_database() -> String {
    let server = SERVER.get_or_init(find).as_ref().expect("asked for where there is one");
    let template = format!("tembus_template_{}", std::process::id());
    TEMPLATE
        .get_or_init(|| async {
            execute(&server.url(&server.maintenance), &format!("CREATE DATABASE {template}")).await;
            let mut template = PgConnection::connect(&server.url(&template)).await.expect("the template can be opened");
            sqlx::migrate!("migrations/postgres").run(&mut template).await.expect("the migrations run");
            template.close().await.expect("the template can be closed");
        })
        .await;
    let name = format!("tembus_test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let _one = CREATING.lock().await;
    execute(&server.url(&server.maintenance), &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    let count = COUNT.load(Ordering::Relaxed).to_string();
    fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("postgres-databases"), count).expect("a note of what was tested");
    server.url(&name)
}

/// The URL of a new database with nothing in it.
pub(crate) async fn empty_database() -> String {
    let server = SERVER.get_or_init(find).as_ref().expect("asked for where there is one");
    let name = format!("tembus_empty_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    execute(&server.url(&server.maintenance), &format!("CREATE DATABASE {name} TEMPLATE template0")).await;
    server.url(&name)
}

impl Server {
    fn url(&self, database: &str) -> String {
        format!("{}{database}{}", self.before, self.after)
    }
}

async fn execute(url: &str, sql: &str) {
    let mut connection = PgConnection::connect(url).await.expect("Postgres answers");
    connection.execute(AssertSqlSafe(sql.to_owned())).await.expect("Postgres does as it is told");
    connection.close().await.expect("Postgres lets go");
}

fn find() -> Option<Server> {
    if let Some(url) = env::var("TEMBUS_TEST_POSTGRES").ok().filter(|url| !url.is_empty()) {
        let (start, after) = url.split_once('?').map_or((url.as_str(), String::new()), |(start, query)| (start, format!("?{query}")));
        let (before, maintenance) = start.rsplit_once('/').expect("TEMBUS_TEST_POSTGRES is postgres://user@host/database");
        return Some(Server { before: format!("{before}/"), after, maintenance: maintenance.to_owned(), _cluster: None });
    }
    let Some(bin) = binaries() else {
        assert!(env::var_os("CI").is_none(), "no Postgres found, and CI is set: install postgresql or set TEMBUS_TEST_POSTGRES");
        say_at_the_end();
        return None;
    };
    let cluster = Cluster::new(&bin, "-c fsync=off -c full_page_writes=off -c max_connections=300");
    // It listens a moment before it serves.
    sleep(Duration::from_millis(300));
    Some(Server { before: cluster.url(""), after: String::new(), maintenance: "postgres".to_owned(), _cluster: Some(cluster) })
}

/// A cluster with Postgres' own settings for one test, to be crashed and stopped; `None`, and a sentence, where there is none.
pub(crate) fn own_cluster() -> Option<Cluster> {
    let Some(bin) = binaries() else {
        assert!(env::var_os("CI").is_none(), "no Postgres found, and CI is set: install postgresql");
        super::say_skipped("NO POSTGRES SERVER WAS KILLED: initdb was not found.");
        return None;
    };
    Some(Cluster::new(&bin, ""))
}

/// After the summary of the tests, where it is seen.
fn say_at_the_end() {
    let words = "cat >/dev/null; sleep 0.2; echo; echo 'NOT TESTED ON POSTGRES: initdb was not found. \
        Install postgresql, or set TEMBUS_TEST_POSTGRES.'; echo";
    let keeper = Command::new("sh").args(["-c", &format!("({words}) >&2")]).process_group(0).stdin(Stdio::piped()).spawn();
    // Its standard input has to stay open until this process ends.
    std::mem::forget(keeper);
}
