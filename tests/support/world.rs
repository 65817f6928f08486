use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};

use chrono::{DateTime, Utc};
use tembus::{
    app::{self, Bot, Listeners},
    chat::kit::Service,
    clock::{Clock, SharedClock, ShiftedClock},
    domain::{
        budgets::Budgets,
        offer::Handover,
        person::{ChatId, Office, Organization, Role, SellerKind},
    },
    market,
    sandbox::{Options, Sandbox},
    store::Db,
    telegram::{api::Api, limits::Rates},
};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

use super::{Person, postgres};

/// Which database a world lives on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// Makes two tests of a story, `story::sqlite` and `story::postgres`.
///
/// `on_each_engine!(story)` calls `story(engine)`; `on_each_engine!(story, with_seller)` calls `with_seller(engine, story)`.
/// Without a Postgres server the second test does nothing, and the run says so in its last lines (with `CI` set it fails).
macro_rules! on_each_engine {
    ($story:ident) => {
        mod $story {
            use $crate::support::{Engine, postgres};

            #[tokio::test(flavor = "multi_thread")]
            async fn sqlite() {
                super::$story(Engine::Sqlite).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn postgres() {
                if postgres::available() {
                    super::$story(Engine::Postgres).await;
                }
            }
        }
    };
    ($story:ident, $with:ident) => {
        mod $story {
            use $crate::support::{Engine, postgres};

            #[tokio::test(flavor = "multi_thread")]
            async fn sqlite() {
                super::$with(Engine::Sqlite, super::$story).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn postgres() {
                if postgres::available() {
                    super::$with(Engine::Postgres, super::$story).await;
                }
            }
        }
    };
}

pub(crate) use on_each_engine;

/// A fresh database with the current schema and the catalogue.
pub(crate) async fn database(engine: Engine) -> (Db, String, Option<PathBuf>) {
    let (db, url, dir) = empty_database(engine).await;
    let mut tx = db.begin().await.expect("a transaction");
    tx.upsert_catalogue().await.expect("the catalogue");
    tx.commit().await.expect("a commit");
    (db, url, dir)
}

/// A fresh database with the current schema.
pub(crate) async fn empty_database(engine: Engine) -> (Db, String, Option<PathBuf>) {
    let (url, dir) = match engine {
        Engine::Sqlite => {
            let dir = scratch_dir();
            (format!("sqlite://{}", dir.join("market.sqlite").display()), Some(dir))
        }
        Engine::Postgres => (postgres::fresh_database().await, None),
    };
    let db = Db::open(&url).await.expect("a fresh database opens");
    (db, url, dir)
}

/// A directory of this test run that nobody else uses.
pub(crate) fn scratch_dir() -> PathBuf {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let name = format!("{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("worlds").join(name);
    std::fs::create_dir_all(&dir).expect("a scratch directory");
    dir
}

/// Where the calls of all tests are recorded for the validator.
pub(crate) fn traffic_dir() -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("traffic");
    std::fs::create_dir_all(&dir).expect("a directory for recordings");
    dir
}

/// The instant at which every world begins.
pub(crate) fn beginning() -> DateTime<Utc> {
    wib("2026-11-24T09:00")
}

/// `2026-11-24T09:00` in WIB.
pub(crate) fn wib(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(&format!("{text}:00+07:00")).expect("a time").with_timezone(&Utc)
}

/// A clock that begins at `at`.
pub(crate) fn clock_from(at: DateTime<Utc>) -> Arc<ShiftedClock> {
    let machine = ShiftedClock::system().now();
    ShiftedClock::new(at - machine)
}

struct RunningBot {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

/// A bot with its people.
pub(crate) struct World {
    pub(crate) sandbox: Sandbox,
    pub(crate) clock: Arc<ShiftedClock>,
    pub(crate) db: Db,
    pub(crate) database_url: String,
    pub(crate) api_url: String,
    /// Where the bot shows its health.
    pub(crate) http: String,
    /// How much one person may take of the next bot.
    pub(crate) budgets: Budgets,
    /// How fast the next bot sends.
    pub(crate) rates: Rates,
    token: &'static str,
    bot: Option<RunningBot>,
    _sandbox_stop: oneshot::Sender<()>,
    next_id: AtomicI64,
}

impl World {
    pub(crate) async fn new(engine: Engine) -> Self {
        let (db, database_url, _) = database(engine).await;
        let mut world = Self::silent(db, database_url, beginning(), TOKEN).await;
        world.start_bot();
        world
    }

    /// A world in which one person may take no more than this.
    pub(crate) async fn with_budgets(engine: Engine, budgets: Budgets) -> Self {
        let (db, database_url, _) = database(engine).await;
        let mut world = Self::silent(db, database_url, beginning(), TOKEN).await;
        world.budgets = budgets;
        world.start_bot();
        world
    }

    /// A world on this database, at this time, in which no bot runs yet.
    pub(crate) async fn silent(db: Db, database_url: String, at: DateTime<Utc>, token: &'static str) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let clock = clock_from(at);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let api_url = format!("http://{}", listener.local_addr().expect("an address"));
        let now = Arc::clone(&clock);
        let mut options = Options::new(Arc::new(move || now.now().timestamp_millis()));
        let recording = format!("{}-{}.jsonl", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        options.record = Some(traffic_dir().join(recording));
        let sandbox = Sandbox::new(options).expect("a sandbox");
        let (sandbox_stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(sandbox.clone().serve(listener, async move {
            let _ = stopped.await;
        }));
        let (next_id, rates) = (AtomicI64::new(5_000_001), Rates { per_second: 0, per_chat: 0 });
        let (http, budgets) = (String::new(), Budgets::NONE);
        Self { sandbox, clock, db, database_url, api_url, http, budgets, rates, token, bot: None, _sandbox_stop: sandbox_stop, next_id }
    }

    /// Starts the bot, or another one after a stop.
    pub(crate) fn start_bot(&mut self) {
        self.start_bot_with(tembus::telegram::inbox::conversations());
    }

    /// Starts a bot that handles updates in its own way.
    pub(crate) fn start_bot_with(&mut self, handle: tembus::telegram::inbox::Handle) {
        let clock: SharedClock = self.clock.clone();
        let api = Api::new(&self.token.into(), Some(&self.api_url)).expect("an address of a Bot API");
        let bot = Bot {
            db: self.db.clone(),
            api,
            clock,
            entropy: app::chance(),
            service: Service::default(),
            rates: self.rates,
            lease: chrono::Duration::seconds(60),
            budgets: self.budgets,
            alone: matches!(self.db, Db::Sqlite { .. }),
            handle,
            jobs: app::jobs(),
        };
        let http = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        http.set_nonblocking(true).expect("a listener");
        self.http = format!("http://{}", http.local_addr().expect("an address"));
        let listeners = Listeners { http: Some(TcpListener::from_std(http).expect("a listener")), webhook: None };
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(async move {
            let end = async move {
                let _ = stopped.await;
            };
            bot.run_behind(listeners, end).await.expect("the bot runs");
        });
        self.bot = Some(RunningBot { stop, task });
    }

    /// Ends the bot as SIGTERM would.
    pub(crate) async fn stop_bot(&mut self) {
        if let Some(bot) = self.bot.take() {
            let _ = bot.stop.send(());
            bot.task.await.expect("the bot ends");
            // The bot closes its database behind itself.
            self.db = Db::open(&self.database_url).await.expect("the database opens again");
        }
    }

    /// Ends the bot in the middle of whatever it does.
    pub(crate) async fn kill_bot(&mut self) {
        if let Some(bot) = self.bot.take() {
            bot.task.abort();
            let _ = bot.task.await;
        }
    }

    /// The audit finds nothing wrong.
    pub(crate) async fn is_sound(&self) {
        let found = app::audit::audit(&mut self.db.snapshot().await.expect("a snapshot")).await.expect("an audit");
        assert_eq!(found, []);
    }

    /// Waits until every update was confirmed and every message that is due was sent.
    pub(crate) async fn settle(&self) {
        // A minute: the machine may be busy.
        let until = tokio::time::Instant::now() + Duration::from_secs(60);
        while tokio::time::Instant::now() < until {
            let quiet = self.sandbox.pending_updates() == 0 && self.pending_messages().await == 0;
            // Updates are confirmed before their messages are marked: both once more, for what came between.
            if quiet && self.sandbox.pending_updates() == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(4)).await;
        }
        panic!("the bot does not come to rest: {} updates, {} messages", self.sandbox.pending_updates(), self.pending_messages().await);
    }

    /// What `tembus` prints with these arguments beside the bot, if it ends well.
    pub(crate) async fn tembus(&self, args: &[&str]) -> Result<String, String> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tembus"));
        command.args(args).env_clear().env("DATABASE_URL", &self.database_url).env("RUST_LOG", "off").current_dir(std::env::temp_dir());
        let done = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        if done.status.success() { Ok(text(&done.stdout)) } else { Err(text(&done.stderr)) }
    }

    /// The bytes of a file that somebody was sent.
    pub(crate) async fn file(&self, id: &str) -> Vec<u8> {
        let (url, token) = (self.api_url.trim_end_matches('/'), self.token);
        let found = reqwest::get(format!("{url}/bot{token}/getFile?file_id={id}")).await.unwrap().text().await.unwrap();
        let found: serde_json::Value = serde_json::from_str(&found).unwrap();
        let path = found["result"]["file_path"].as_str().unwrap_or_else(|| panic!("{found}"));
        reqwest::get(format!("{url}/file/bot{token}/{path}")).await.unwrap().bytes().await.unwrap().to_vec()
    }

    pub(crate) async fn pending_messages(&self) -> i64 {
        let mut tx = self.db.read().await.expect("a reading transaction");
        tx.pending_messages(self.clock.now()).await.expect("a count")
    }

    /// Moves the clock and waits for what that brings.
    pub(crate) async fn advance_to(&self, at: &str) {
        self.settle().await;
        self.clock.advance_to(wib(at));
        app::run_due(&self.db, self.clock.now()).await.expect("what is due is done");
        self.settle().await;
    }

    /// Somebody with a phone who has never written to the bot.
    pub(crate) fn stranger(&self, name: &str) -> Person<'_> {
        let id = self.next_id.fetch_add(1, Ordering::Relaxed);
        self.sandbox.add_user(id, name);
        Person::new(self, id, name)
    }

    /// Somebody who has written to the bot before.
    pub(crate) fn known(&self, id: i64, name: &str) -> Person<'_> {
        Person::new(self, id, name)
    }

    /// A breeder of Gedog who has registered by chat and offered before: his prices usually apply at his own place.
    pub(crate) async fn seller(&self, name: &str) -> Person<'_> {
        let person = self.newcomer(name).await;
        let mut tx = self.db.begin().await.expect("a transaction");
        let seller = tx.persons().by_chat(ChatId(person.id)).await.expect("a row").expect("a person");
        tx.persons().learn(seller.id, Handover::SellerSite, Some(SellerKind::Breeder)).await.expect("a habit");
        tx.commit().await.expect("a commit");
        person
    }

    /// A seller who has offered nothing yet.
    pub(crate) async fn newcomer(&self, name: &str) -> Person<'_> {
        let person = self.stranger(name);
        person.says("/start").await;
        person.taps("Mulai").await;
        person.taps("Setuju").await;
        person.taps("Ya").await;
        person.says(name).await;
        person.taps("Gedog").await;
        person.sees("Akun sudah jadi");
        person
    }

    pub(crate) async fn buyer(&self, name: &str, organization: Organization) -> Person<'_> {
        self.invited(name, Role::Buyer(organization)).await
    }

    pub(crate) async fn official(&self, name: &str, office: Office) -> Person<'_> {
        self.invited(name, Role::Official(office)).await
    }

    pub(crate) async fn invited(&self, name: &str, role: Role) -> Person<'_> {
        let person = self.stranger(name);
        let code = self.invitation(role).await;
        person.says(&format!("/start {code}")).await;
        person.taps(if role == Role::Admin { "Terima undangan" } else { "Mulai" }).await;
        person.taps("Setuju").await;
        person.taps("Ya").await;
        person.says(name).await;
        person.sees("sudah jadi");
        person
    }

    /// The code of a fresh invitation.
    pub(crate) async fn invitation(&self, role: Role) -> String {
        let mut bytes = [0; 16];
        app::chance()(&mut bytes);
        let code = market::Code::from_entropy(bytes);
        let mut tx = self.db.begin().await.expect("a transaction");
        market::invite(&mut tx, role, &code, self.clock.now()).await.expect("an invitation");
        tx.commit().await.expect("a commit");
        code.text().to_owned()
    }
}

/// The token of the tests' bot.
pub(crate) const TOKEN: &str = "700001:test-token-of-nobody-in-particular";
