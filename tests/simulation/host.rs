//! The machine on which the bot runs: it can be started, stopped, and killed in the middle of anything.

use std::{
    future::Future,
    path::{Path, PathBuf},
    pin::Pin,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use tembus::{
    app::{self, Bot, Job},
    chat::{Entropy, kit::Service},
    clock::{Clock, SharedClock},
    sandbox::{Fault, Gate, Sandbox},
    store::{self, Db, Tx},
    telegram::{
        api::Api,
        inbox::{Handle, conversations},
        limits::Rates,
    },
};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

use super::{chance::Chance, time::VirtualClock};
use crate::support::world::{Engine, TOKEN, beginning, database};

/// Turns of the runtime without a sign of life after which only time can move the bot.
const QUIET_TURNS: u32 = 10;
/// Files that no disk holds.
const MEMORY: &str = "/dev/shm";
/// Turns after which the machine's other threads get a moment.
const SPIN: u32 = 400;

/// What a defect of the program says here.
pub(crate) const WANTED: &str = "as the simulation wants";

/// How the bot ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Death {
    /// Between two statements of an update's handling.
    InHandler(i64),
    /// Between two statements of what time brings.
    InRound(i64),
    /// A message was sent and has not reached Telegram.
    BeforeTaken,
    /// Telegram took a message and nobody noted it.
    AfterTaken,
    /// Updates were handed out and not applied yet, or the other way round.
    WhilePolling,
    /// Anywhere, after so many turns of the runtime.
    AnyMoment(u32),
}

/// What the bot's next steps will meet.
#[derive(Debug)]
struct PlannedFaults {
    handler: AtomicI64,
    round: AtomicI64,
    fired: AtomicBool,
    fault: AtomicBool,
    panic: AtomicBool,
    /// The update that the program can't apply, however often it is tried.
    defective: AtomicI64,
    counts: Arc<FaultCounts>,
}

/// What the handling of updates has met so far.
#[derive(Debug, Default)]
struct FaultCounts {
    faults: AtomicU64,
    panics: AtomicU64,
}

struct Running {
    db: Db,
    planned: Arc<PlannedFaults>,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

/// The bot's machine, Telegram's, and the database's.
pub(crate) struct Host {
    pub(crate) sandbox: Sandbox,
    pub(crate) clock: VirtualClock,
    /// For looking from outside.
    pub(crate) db: Db,
    pub(crate) kills: Vec<&'static str>,
    counts: Arc<FaultCounts>,
    url: String,
    api_url: String,
    entropy: Entropy,
    running: Option<Running>,
    gate: Option<(Gate, &'static str)>,
    turns_left: Option<u32>,
    _sandbox: oneshot::Sender<()>,
    /// A directory to be removed.
    dir: Option<PathBuf>,
}

impl Drop for Host {
    fn drop(&mut self) {
        if let Some(dir) = &self.dir {
            let _ = std::fs::remove_dir_all(dir);
        }
    }
}

/// The fresh database as a file that no disk holds: what is killed here is the process, never the power.
async fn in_memory(db: &Db, slow: &Path) -> (Db, String, Option<PathBuf>) {
    db.close().await;
    let dir = Path::new(MEMORY).join(format!("tembus-{}-{}", std::process::id(), slow.file_name().unwrap().display()));
    std::fs::create_dir_all(&dir).unwrap();
    std::fs::copy(slow.join("market.sqlite"), dir.join("market.sqlite")).unwrap();
    let url = format!("sqlite://{}", dir.join("market.sqlite").display());
    (Db::open(&url).await.unwrap(), url, Some(dir))
}

impl Host {
    pub(crate) async fn new(engine: Engine, seed: u64) -> Self {
        let (db, url, dir) = database(engine).await;
        let (db, url, dir) = match dir.filter(|_| Path::new(MEMORY).is_dir()) {
            Some(slow) => in_memory(&db, &slow).await,
            None => (db, url, None),
        };
        execute(&db, "CREATE TABLE simulated (update_id BIGINT NOT NULL)").await;
        // Who has his data erased takes what was set aside of his along: that it was set aside is remembered.
        execute(&db, "CREATE TABLE simulated_aside (update_id BIGINT)").await;
        execute(
            &db,
            match db {
                Db::Sqlite { .. } => {
                    "CREATE TRIGGER remember_aside AFTER INSERT ON set_aside BEGIN INSERT INTO simulated_aside VALUES (NEW.update_id); END"
                }
                Db::Postgres(..) => {
                    "CREATE RULE remember_aside AS ON INSERT TO set_aside DO ALSO INSERT INTO simulated_aside VALUES (NEW.update_id)"
                }
            },
        )
        .await;
        let clock = VirtualClock::at(beginning());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let api_url = format!("http://{}", listener.local_addr().unwrap());
        let now = clock.clone();
        let options = tembus::sandbox::Options::new(Arc::new(move || now.peek().timestamp_millis()));
        let sandbox = Sandbox::new(options).unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(sandbox.clone().serve(listener, async move {
            let _ = stopped.await;
        }));
        let chance = Mutex::new(Chance::of(seed, u64::MAX));
        let entropy: Entropy = Arc::new(move |bytes| chance.lock().unwrap().fill(bytes));
        let mut host = Self {
            sandbox,
            clock,
            db,
            kills: Vec::new(),
            counts: Arc::default(),
            url,
            api_url,
            entropy,
            running: None,
            gate: None,
            turns_left: None,
            _sandbox: stop,
            dir,
        };
        host.start().await;
        host
    }

    /// How many faults of the database and defects of the program the handling of updates has met.
    pub(crate) fn fault_counts(&self) -> (u64, u64) {
        (self.counts.faults.load(Ordering::Relaxed), self.counts.panics.load(Ordering::Relaxed))
    }

    /// Starts a process of its own, with connections of its own.
    pub(crate) async fn start(&mut self) {
        let db = Db::open(&self.url).await.expect("the database opens");
        let planned = Arc::new(PlannedFaults {
            handler: AtomicI64::new(-1),
            round: AtomicI64::new(-1),
            fired: AtomicBool::new(false),
            fault: AtomicBool::new(false),
            panic: AtomicBool::new(false),
            defective: AtomicI64::new(-1),
            counts: Arc::clone(&self.counts),
        });
        let clock: SharedClock = Arc::new(self.clock.clone());
        let bot = Bot {
            db: db.clone(),
            api: Api::new(&TOKEN.into(), Some(&self.api_url)).unwrap(),
            clock,
            entropy: Arc::clone(&self.entropy),
            service: Service::default(),
            rates: Rates { per_second: 0, per_chat: 0 },
            lease: chrono::Duration::seconds(60),
            budgets: tembus::domain::budgets::Budgets::NONE,
            alone: matches!(db, Db::Sqlite { .. }),
            handle: handle_with_faults(Arc::clone(&planned)),
            jobs: app::jobs().into_iter().map(|job| round_with_faults(job, Arc::clone(&planned))).collect(),
        };
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(async move {
            let end = async move {
                let _ = stopped.await;
            };
            bot.run(end).await.expect("the bot runs");
        });
        self.running = Some(Running { db, planned, stop, task });
    }

    /// Ends the bot as SIGKILL would.
    pub(crate) async fn kill(&mut self, how: &'static str) {
        let Some(running) = self.running.take() else { return };
        running.task.abort();
        let _ = running.task.await;
        // The other tasks of the process end at their next turn, its connections with them.
        for _ in 0..QUIET_TURNS {
            tokio::task::yield_now().await;
        }
        if let Some((gate, _)) = self.gate.take() {
            gate.release();
        }
        self.turns_left = None;
        drop(running.planned);
        let _ = tokio::time::timeout(Duration::from_secs(3), running.db.close()).await;
        self.kills.push(how);
    }

    /// Ends the bot as SIGTERM would.
    pub(crate) async fn stop(&mut self) {
        let Some(running) = self.running.take() else { return };
        let _ = running.stop.send(());
        let (task, mut turns) = (running.task, 0_u32);
        while !task.is_finished() {
            turns += 1;
            tokio::task::yield_now().await;
            if turns.is_multiple_of(SPIN) {
                tokio::time::sleep(Duration::from_millis(1)).await;
                self.pass().await;
            }
        }
        task.await.expect("the bot ends well");
        self.kills.push("stopped in good order");
    }

    /// Prepares the end that comes when the bot gets there.
    pub(crate) fn plan_death(&mut self, death: Death) {
        let Some(running) = &self.running else { return };
        if self.gate.is_some() || self.turns_left.is_some() {
            return;
        }
        let mut hold = |method: &str, name, fault: fn(Gate) -> Fault| {
            let gate = Gate::new();
            self.sandbox.fail_next(method, None, fault(gate.clone()), 1);
            self.gate = Some((gate, name));
        };
        match death {
            Death::InHandler(polls) => running.planned.handler.store(polls, Ordering::Relaxed),
            Death::InRound(polls) => running.planned.round.store(polls, Ordering::Relaxed),
            Death::BeforeTaken => hold("sendMessage", "killed while a message was on its way", Fault::HoldBefore),
            Death::AfterTaken => hold("sendMessage", "killed after a message was taken", Fault::Hold),
            Death::WhilePolling => hold("getUpdates", "killed while updates were asked for", Fault::Hold),
            Death::AnyMoment(turns) => self.turns_left = Some(turns),
        }
    }

    /// The database fails after the next update was handled: all of its batch has to be done again.
    pub(crate) fn fail_database(&self) {
        if let Some(running) = &self.running {
            running.planned.fault.store(true, Ordering::Relaxed);
        }
    }

    /// The program fails after the next update was handled, and each time that it is tried again.
    pub(crate) fn fail_program(&self) {
        if let Some(running) = &self.running {
            running.planned.panic.store(true, Ordering::Relaxed);
        }
    }

    /// Lets the bot do everything that is to be done, while time passes where it waits for that. Killed on the
    /// way, it is started again after `dead`.
    pub(crate) async fn settle(&mut self, dead: chrono::Duration) -> Result<(), String> {
        for _ in 0..5_000 {
            self.rest(dead).await;
            if self.sandbox.pending_updates() == 0 && self.pending_messages().await == 0 {
                return Ok(());
            }
            self.pass().await;
        }
        let (updates, messages) = (self.sandbox.pending_updates(), self.pending_messages().await);
        Err(format!("the bot does not come to rest: {updates} updates and {messages} messages wait"))
    }

    /// Lets so much time pass, all of it at once, and the bot do what that brings.
    pub(crate) async fn wait(&mut self, time: chrono::Duration) -> Result<(), String> {
        let now = self.clock.now();
        self.clock.advance_to(now + time);
        self.settle(chrono::Duration::zero()).await
    }

    /// Lets time pass until somebody wakes. A bot that sleeps nowhere is still starting: that takes the machine's time.
    async fn pass(&self) {
        let Some(next) = self.clock.next_wake() else {
            tokio::time::sleep(Duration::from_millis(2)).await;
            return;
        };
        self.clock.advance_to(next.max(self.clock.now() + chrono::Duration::milliseconds(20)));
    }

    /// Ends when only time, or news, can move the bot.
    async fn rest(&mut self, dead: chrono::Duration) {
        let (mut turns, mut quiet, mut signs) = (0_u32, 0, self.signs());
        while quiet < QUIET_TURNS {
            if let Some(how) = self.death() {
                self.kill(how).await;
                let now = self.clock.now();
                self.clock.advance_to(now + dead);
                self.start().await;
            }
            tokio::task::yield_now().await;
            turns += 1;
            if turns.is_multiple_of(SPIN) {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            let now = self.signs();
            quiet = if self.is_busy() || now != signs { 0 } else { quiet + 1 };
            signs = now;
            assert!(turns < 600_000, "busy for ever: {:?}, {:?}", self.sandbox.open_calls(), self.running.as_ref().map(|r| &r.db));
        }
    }

    fn death(&mut self) -> Option<&'static str> {
        let running = self.running.as_ref()?;
        if running.planned.fired.load(Ordering::Relaxed) {
            return Some("killed inside a transaction");
        }
        if let Some((_, name)) = self.gate.as_ref().filter(|(gate, _)| gate.arrived() > 0) {
            return Some(name);
        }
        let left = self.turns_left.as_mut()?;
        *left = left.saturating_sub(1);
        (*left == 0).then_some("killed at any moment")
    }

    fn signs(&self) -> (u64, u64) {
        (self.clock.reads(), self.sandbox.revision())
    }

    /// Whether the database or Telegram is about to answer.
    fn is_busy(&self) -> bool {
        let Some(running) = &self.running else { return false };
        let calls = self.sandbox.open_calls();
        let polls = calls.iter().filter(|method| method.eq_ignore_ascii_case("getUpdates")).count();
        let busy = match &running.db {
            Db::Sqlite { writer, reader, .. } => writer.num_idle() != writer.size() as usize || reader.num_idle() != reader.size() as usize,
            Db::Postgres(pool, _) => pool.num_idle() != pool.size() as usize,
        };
        busy || calls.len() > polls || (polls > 0 && self.sandbox.pending_updates() > 0)
    }

    async fn pending_messages(&self) -> i64 {
        let now = self.clock.now();
        self.db.read().await.unwrap().pending_messages(now).await.unwrap()
    }
}

/// Runs one statement of the simulation's own.
pub(crate) async fn execute(db: &Db, sql: &str) {
    let mut tx = db.begin().await.unwrap();
    match &mut tx {
        Tx::Sqlite(tx) => sqlx::query(sqlx::AssertSqlSafe(sql.to_owned())).execute(&mut **tx).await.map(drop).unwrap(),
        Tx::Postgres(tx) => sqlx::query(sqlx::AssertSqlSafe(sql.to_owned())).execute(&mut **tx).await.map(drop).unwrap(),
    }
    tx.commit().await.unwrap();
}

/// The conversations, counting each update in the transaction that applies it, with the ends that were prepared.
fn handle_with_faults(planned: Arc<PlannedFaults>) -> Handle {
    let inner = conversations();
    Arc::new(move |tx, ctx, update| {
        let (planned, inner) = (Arc::clone(&planned), Arc::clone(&inner));
        Box::pin(async move {
            CutShort { work: inner(&mut *tx, ctx, update), left: &planned.handler, fired: &planned.fired }.await?;
            applied(tx, update.id).await?;
            if planned.fault.swap(false, Ordering::Relaxed) {
                planned.counts.faults.fetch_add(1, Ordering::Relaxed);
                return Err(store::Error::Fault(sqlx::Error::PoolTimedOut));
            }
            if planned.panic.swap(false, Ordering::Relaxed) {
                planned.counts.panics.fetch_add(1, Ordering::Relaxed);
                planned.defective.store(update.id, Ordering::Relaxed);
            }
            if planned.defective.load(Ordering::Relaxed) == update.id {
                return Err(store::Error::Defect(sqlx::Error::Configuration(WANTED.into())));
            }
            Ok(())
        })
    })
}

async fn applied(tx: &mut Tx, update: i64) -> store::Result<()> {
    const SQL: &str = "INSERT INTO simulated (update_id) VALUES ($1)";
    match tx {
        Tx::Sqlite(tx) => sqlx::query(SQL).bind(update).execute(&mut **tx).await.map(drop)?,
        Tx::Postgres(tx) => sqlx::query(SQL).bind(update).execute(&mut **tx).await.map(drop)?,
    }
    Ok(())
}

fn round_with_faults(job: Job, planned: Arc<PlannedFaults>) -> Job {
    Job::new(job.name, move |db, ctx| {
        let (planned, step) = (Arc::clone(&planned), (job.run)(db, ctx));
        async move {
            // The future borrows what the closure was given.
            let cut_short = CutShort { work: step, left: &planned.round, fired: &planned.fired };
            cut_short.await
        }
    })
}

/// Work that ends for ever at its last poll.
struct CutShort<'a, T> {
    work: Pin<Box<dyn Future<Output = T> + Send + 'a>>,
    left: &'a AtomicI64,
    fired: &'a AtomicBool,
}

impl<T> Future for CutShort<'_, T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        match self.left.load(Ordering::Relaxed) {
            0 => {
                self.fired.store(true, Ordering::Relaxed);
                return Poll::Pending;
            }
            left if left > 0 => self.left.store(left - 1, Ordering::Relaxed),
            _ => {}
        }
        self.work.as_mut().poll(context)
    }
}
