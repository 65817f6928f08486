//! A Postgres of the tests' own: one cluster a run, one database a test, gone at the end.
//!
//! `TEMBUS_TEST_POSTGRES` names a server to use instead (a URL whose user may create databases). Without one, `initdb` is
//! looked for in `PATH` and `/usr/lib/postgresql/*/bin`. It refuses root, so root runs it as `postgres`, else as `nobody`.

use std::{
    env, fs,
    os::unix::{
        fs::{MetadataExt, PermissionsExt, chown},
        net::UnixStream,
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    thread::sleep,
    time::Duration,
};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use tokio::sync::{Mutex, OnceCell};

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
    /// Ends the cluster when its standard input is closed, which the end of this process does, however it ends.
    _keeper: Option<Child>,
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
        return Some(Server { before: format!("{before}/"), after, maintenance: maintenance.to_owned(), _keeper: None });
    }
    let Some(bin) = binaries() else {
        assert!(env::var_os("CI").is_none(), "no Postgres found, and CI is set: install postgresql or set TEMBUS_TEST_POSTGRES");
        say_at_the_end();
        return None;
    };
    Some(start(&bin))
}

fn binaries() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut places: Vec<PathBuf> = env::split_paths(&path).collect();
    let mut versions: Vec<_> = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    versions.sort();
    places.extend(versions.into_iter().rev().map(|version| version.join("bin")));
    places.into_iter().find(|place| place.join("initdb").is_file() && place.join("postgres").is_file())
}

fn start(bin: &Path) -> Server {
    let dir = env::temp_dir().join(format!("tembus-postgres-{}", std::process::id()));
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).expect("a directory for the cluster");
    fs::set_permissions(&dir, fs::Permissions::from_mode(0o700)).expect("a private directory");
    let user = (fs::metadata(&dir).expect("the directory").uid() == 0).then(unprivileged_user);
    if let Some((uid, gid)) = user {
        chown(&dir, Some(uid), Some(gid)).expect("root may give away");
    }
    let command = |program: &Path| {
        let mut command = Command::new(program);
        command.current_dir(&dir).env("LC_ALL", "C").stdout(Stdio::null()).stderr(Stdio::null());
        if let Some((uid, gid)) = user {
            command.uid(uid).gid(gid);
        }
        command
    };
    let made = command(&bin.join("initdb"))
        .args(["-D", "data", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync"])
        .status();
    assert!(made.expect("initdb runs").success(), "initdb failed in {}", dir.display());
    let script = r#"
        "$1" -D data -k "$2" -c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=300 >log 2>&1 </dev/null &
        cat >/dev/null
        kill -QUIT $!
        wait $!
        cd / && rm -rf "$2"
    "#;
    let keeper = command(Path::new("sh"))
        .args(["-c", script, "keeper"])
        .arg(bin.join("postgres"))
        .arg(&dir)
        .process_group(0)
        .stdin(Stdio::piped())
        .spawn()
        .expect("sh runs");
    let server = Server {
        before: format!("postgres://postgres@{}/", dir.display().to_string().replace('/', "%2F")),
        after: String::new(),
        maintenance: "postgres".to_owned(),
        _keeper: Some(keeper),
    };
    let answers = || UnixStream::connect(dir.join(".s.PGSQL.5432")).is_ok();
    assert!(
        (0..600).any(|_| answers() || {
            sleep(Duration::from_millis(50));
            false
        }),
        "Postgres did not start; see {}/log",
        dir.display()
    );
    // It listens a moment before it serves.
    sleep(Duration::from_millis(300));
    server
}

fn unprivileged_user() -> (u32, u32) {
    let users = fs::read_to_string("/etc/passwd").expect("the users of this machine");
    let user = |name: &str| {
        let fields: Vec<&str> = users.lines().find(|line| line.starts_with(&format!("{name}:")))?.split(':').collect();
        Some((fields.get(2)?.parse().ok()?, fields.get(3)?.parse().ok()?))
    };
    user("postgres").or_else(|| user("nobody")).expect("a user `postgres` or `nobody` to run Postgres as")
}

/// After the summary of the tests, where it is seen.
fn say_at_the_end() {
    let words = "cat >/dev/null; sleep 0.2; echo; echo 'NOT TESTED ON POSTGRES: initdb was not found. \
        Install postgresql, or set TEMBUS_TEST_POSTGRES.'; echo";
    let keeper = Command::new("sh").args(["-c", &format!("({words}) >&2")]).process_group(0).stdin(Stdio::piped()).spawn();
    // Its standard input has to stay open until this process ends.
    std::mem::forget(keeper);
}
