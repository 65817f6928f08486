//! A Postgres server in a directory of its own, which can be crashed, stopped and started, and is gone at the end.
//!
//! `initdb` is looked for in `PATH` and `/usr/lib/postgresql/*/bin`. It refuses root, so root runs it as `postgres`, else as
//! `nobody`.

use std::{
    env, fs,
    io::Write,
    os::unix::{
        fs::{MetadataExt, PermissionsExt, chown},
        net::UnixStream,
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    thread::sleep,
    time::Duration,
};

/// Starts servers as it is told on its standard input; ends the last one when that is closed, which the end of this process
/// does, however it ends.
const KEEPER: &str = r#"
    while read -r order; do
        [ -z "$!" ] || wait "$!"
        "$1" -D data -k "$2" -c listen_addresses= $3 >>log 2>&1 </dev/null &
    done
    kill -QUIT $!
    wait $!
    cd / && rm -rf "$2"
"#;
/// How long a server may take to start or to end on a busy machine: 60 s in steps of 20 ms.
const STEPS: u32 = 3_000;

/// A server, running or not.
pub(crate) struct Cluster {
    dir: PathBuf,
    keeper: Child,
}

/// Where Postgres' programs are, if this machine has them.
pub(crate) fn binaries() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut places: Vec<PathBuf> = env::split_paths(&path).collect();
    let mut versions: Vec<_> = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    versions.sort();
    places.extend(versions.into_iter().rev().map(|version| version.join("bin")));
    places.into_iter().find(|place| place.join("initdb").is_file() && place.join("postgres").is_file())
}

impl Cluster {
    /// A new one with the programs in `bin`, started with these options beside Postgres' own defaults.
    pub(crate) fn new(bin: &Path, options: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("tembus-postgres-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let dir = env::temp_dir().join(name);
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
        let keeper = command(Path::new("sh"))
            .args(["-c", KEEPER, "keeper"])
            .arg(bin.join("postgres"))
            .arg(&dir)
            .arg(options)
            .process_group(0)
            .stdin(Stdio::piped())
            .spawn()
            .expect("sh runs");
        let mut cluster = Self { dir, keeper };
        cluster.start();
        cluster
    }

    /// The URL of one of its databases.
    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://postgres@{}/{database}", self.dir.display().to_string().replace('/', "%2F"))
    }

    /// Starts the server; it listens, and serves as soon as it has recovered what a crash left.
    pub(crate) fn start(&mut self) {
        // What a crash left must not be taken for the new one's.
        let socket = self.dir.join(".s.PGSQL.5432");
        let _ = fs::remove_file(&socket);
        let orders = self.keeper.stdin.as_mut().expect("the keeper listens");
        orders.write_all(b"start\n").and_then(|()| orders.flush()).expect("the keeper lives");
        until("Postgres starts", || UnixStream::connect(&socket).is_ok(), &self.dir);
    }

    /// Makes a stopped server one that follows another, which there is not: it takes no writes until it is promoted.
    pub(crate) fn become_standby(&mut self) {
        fs::write(self.dir.join("data/standby.signal"), "").expect("the directory of the server");
    }

    /// SIGKILL to the server and to every process of it, at once: what it had not written to its log is gone.
    pub(crate) fn crash(&mut self) {
        let server = self.pid();
        // A stopped server starts no process that would be missed.
        signal("-STOP", &[server]);
        let mut all = children(server);
        all.push(server);
        signal("-KILL", &all);
        until("Postgres dies", || all.iter().all(|pid| is_gone(*pid)), &self.dir);
    }

    /// Stops the server in good order, without waiting for who is connected.
    pub(crate) fn stop(&mut self) {
        let server = self.pid();
        signal("-INT", &[server]);
        until("Postgres stops", || is_gone(server), &self.dir);
    }

    fn pid(&self) -> u32 {
        let file = fs::read_to_string(self.dir.join("data/postmaster.pid")).expect("a running server");
        file.lines().next().and_then(|line| line.parse().ok()).expect("a process")
    }
}

fn until(what: &str, condition: impl Fn() -> bool, dir: &Path) {
    let comes = (0..STEPS).any(|_| {
        condition() || {
            sleep(Duration::from_millis(20));
            false
        }
    });
    assert!(comes, "it never came to this: {what}\n{}", fs::read_to_string(dir.join("log")).unwrap_or_default());
}

fn signal(signal: &str, pids: &[u32]) {
    let pids = pids.iter().map(ToString::to_string);
    // A process that has ended meanwhile needs none.
    let _ = Command::new("kill").arg(signal).args(pids).stderr(Stdio::null()).status();
}

/// Gone, or nothing but a number that its parent has not asked for.
fn is_gone(pid: u32) -> bool {
    state_and_parent(pid).is_none_or(|(state, _)| matches!(state, 'Z' | 'X'))
}

fn children(parent: u32) -> Vec<u32> {
    let processes = fs::read_dir("/proc").expect("the processes of this machine").flatten();
    let pids = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    pids.filter(|pid| state_and_parent(*pid).is_some_and(|(_, of)| of == parent)).collect()
}

fn state_and_parent(pid: u32) -> Option<(char, u32)> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name, in brackets, may hold anything.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    Some((fields.next()?.chars().next()?, fields.next()?.parse().ok()?))
}

fn unprivileged_user() -> (u32, u32) {
    let users = fs::read_to_string("/etc/passwd").expect("the users of this machine");
    let user = |name: &str| {
        let fields: Vec<&str> = users.lines().find(|line| line.starts_with(&format!("{name}:")))?.split(':').collect();
        Some((fields.get(2)?.parse().ok()?, fields.get(3)?.parse().ok()?))
    };
    user("postgres").or_else(|| user("nobody")).expect("a user `postgres` or `nobody` to run Postgres as")
}
