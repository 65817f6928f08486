//! The program itself, as a process, beside a sandbox of this test.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{ExitStatus, Stdio},
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};

use tembus::{
    app,
    clock::{Clock, ShiftedClock},
    domain::person::{Organization, Role},
    market,
    sandbox::{Call, Options, Sandbox, ShownMessage},
    store::Db,
};
use tokio::{
    net::TcpListener,
    process::{Child, Command},
    sync::oneshot,
    time::timeout,
};

use crate::support::{
    Engine,
    world::{TOKEN, database, scratch_dir, traffic_dir},
};

/// Every setting, so that neither the environment nor a `.env` of whoever runs the tests counts. An empty one is not given.
const SETTINGS: &[&str] = &[
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
];
/// The budgets of one person or organisation.
const BUDGETS: &[&str] = &[
    "BUDGET_REPLIES",
    "BUDGET_MESSAGES",
    "BUDGET_OFFERS",
    "BUDGET_HOLDS",
    "BUDGET_SHARE",
    "BUDGET_HOLD_PAUSE",
    "BUDGET_WITHDRAWALS",
    "BUDGET_CODES",
    "BUDGET_SUBSCRIPTIONS",
];
/// How long anything may take on a busy machine.
pub(super) const WAIT_TIMEOUT: Duration = Duration::from_secs(60);

/// What a finished process said.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) code: Option<i32>,
    pub(super) out: String,
    pub(super) err: String,
}

/// Runs a command to its end.
pub(super) async fn run(args: &[&str], settings: &[(&str, &str)]) -> Said {
    run_in(&scratch_dir(), args, settings).await
}

/// The same in a directory of the test's choice.
pub(super) async fn run_in(directory: &Path, args: &[&str], settings: &[(&str, &str)]) -> Said {
    let output = command(args, settings).current_dir(directory).output();
    let output = timeout(WAIT_TIMEOUT, output).await.expect("the command ends").expect("the command runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    Said { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs a command whose output and log nobody reads any more, as `| head` leaves it; returns how it ended.
pub(super) async fn run_unread(args: &[&str], settings: &[(&str, &str)]) -> ExitStatus {
    let gone = || {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        writer
    };
    let status = command(args, settings).stdout(gone()).stderr(gone()).status();
    timeout(WAIT_TIMEOUT, status).await.expect("the command ends").expect("the command runs")
}

fn command(args: &[&str], settings: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tembus"));
    command.args(args).current_dir(scratch_dir()).kill_on_drop(true).stdin(Stdio::null());
    for name in SETTINGS {
        command.env(name, "");
    }
    // A trial is one person's work of days in a minute.
    for name in BUDGETS {
        command.env(name, "0");
    }
    command.envs(settings.iter().copied());
    command
}

/// A process that goes on.
pub(super) struct Program {
    child: Child,
    log: PathBuf,
}

impl Program {
    /// Starts it; what it says goes into a file.
    pub(super) fn start(args: &[&str], settings: &[(&str, &str)]) -> Self {
        let log = scratch_dir().join("log");
        let file = File::create(&log).expect("a log");
        let mut command = command(args, settings);
        command.stdout(file.try_clone().expect("a second handle")).stderr(file);
        Self { child: command.spawn().expect("the program starts"), log }
    }

    /// SIGKILL: not a step more.
    pub(super) async fn kill(mut self) {
        self.child.kill().await.expect("it dies");
    }

    /// SIGTERM, and how it ended.
    pub(super) async fn terminate(self) -> ExitStatus {
        self.signalled("-TERM").await
    }

    /// What a terminal that is closed asks for; returns how it ended.
    pub(super) async fn hang_up(self) -> ExitStatus {
        self.signalled("-HUP").await
    }

    async fn signalled(mut self, signal: &str) -> ExitStatus {
        let id = self.child.id().expect("it runs").to_string();
        Command::new("kill").args([signal, &id]).status().await.expect("kill runs");
        self.ended().await
    }

    /// How it ended by itself.
    pub(super) async fn ended(&mut self) -> ExitStatus {
        timeout(WAIT_TIMEOUT, self.child.wait()).await.unwrap_or_else(|_| panic!("it does not end:\n{}", self.log())).expect("a status")
    }

    /// Whether it has not ended.
    pub(super) fn lives(&mut self) -> bool {
        self.child.try_wait().expect("a status").is_none()
    }

    /// What it has said so far.
    pub(super) fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }
}

/// A sandbox, a database, and room for programs on both.
pub(super) struct Shop {
    pub(super) sandbox: Sandbox,
    pub(super) db: Db,
    pub(super) database_url: String,
    pub(super) api_url: String,
    pub(super) clock: Arc<ShiftedClock>,
    next_person: AtomicI64,
    closing: Option<oneshot::Sender<()>>,
}

impl Shop {
    pub(super) async fn new(engine: Engine) -> Self {
        let (db, database_url, _) = database(engine).await;
        Self::with_database(db, database_url).await
    }

    /// One with a database of the test's choice.
    pub(super) async fn with_database(db: Db, database_url: String) -> Self {
        let clock = ShiftedClock::system();
        let (sandbox, api_url, closing) = serve(&clock, "127.0.0.1:0").await;
        Self { sandbox, db, database_url, api_url, clock, next_person: AtomicI64::new(6_000_001), closing: Some(closing) }
    }

    /// The settings of a bot here.
    pub(super) fn settings(&self) -> Vec<(&str, &str)> {
        vec![
            ("TELOXIDE_TOKEN", TOKEN),
            ("TELOXIDE_API_URL", &self.api_url),
            ("DATABASE_URL", &self.database_url),
            ("SEND_PER_SECOND", "0"),
            ("SEND_PER_CHAT", "0"),
            ("SEND_LEASE", "4"),
        ]
    }

    /// `tembus run`.
    pub(super) fn start(&self) -> Program {
        Program::start(&["run"], &self.settings())
    }

    /// A short command beside it.
    pub(super) async fn command(&self, args: &[&str]) -> Said {
        run(args, &self.settings()).await
    }

    /// Waits until every update was confirmed and every message that is due was sent.
    pub(super) async fn settle(&self, program: &Program) {
        self.settles(|| program.log()).await;
    }

    /// The same, with what several programs say.
    pub(super) async fn settles(&self, log: impl Fn() -> String) {
        let calm = || async { self.sandbox.pending_updates() == 0 && self.waiting_messages().await == 0 };
        let until = tokio::time::Instant::now() + WAIT_TIMEOUT;
        while !(calm().await && calm().await) {
            if tokio::time::Instant::now() > until {
                let (updates, messages) = (self.sandbox.pending_updates(), self.waiting_messages().await);
                let sql =
                    "SELECT COUNT(*), COALESCE(SUM(attempts), 0), COALESCE(SUM(uncertain), 0), MAX(id) FROM outbox WHERE state = 'queued'";
                let rows = super::raw::dump(&self.db, sql).await;
                panic!("the bot does not come to rest: {updates} updates and {messages} messages wait; {rows:?}\n{}", log());
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Messages that are due and not sent.
    pub(super) async fn waiting_messages(&self) -> i64 {
        let mut tx = self.db.read().await.expect("a transaction");
        tx.pending_messages(self.clock.now()).await.expect("a count")
    }

    /// Somebody with a phone.
    pub(super) fn person(&self, name: &str) -> i64 {
        let id = self.next_person.fetch_add(1, Ordering::Relaxed);
        self.sandbox.add_user(id, name);
        id
    }

    /// Writes and waits.
    pub(super) async fn says(&self, program: &Program, person: i64, text: &str) {
        self.sandbox.say(person, text);
        self.settle(program).await;
    }

    /// Presses the newest button of this label and waits.
    pub(super) async fn taps(&self, program: &Program, person: i64, label: &str) {
        self.press(person, label);
        self.settle(program).await;
    }

    /// Presses the newest button of this label.
    pub(super) fn press(&self, person: i64, label: &str) {
        let bubbles = self.sandbox.chat(person);
        let button = bubbles.iter().rev().find_map(|bubble| {
            let button = bubble.rows.iter().flatten().find(|b| b.text == label)?;
            Some((bubble.message_id, button.data.clone()?))
        });
        let Some((message, data)) = button else { panic!("no button [{label}]:\n{}", transcript(&bubbles)) };
        self.sandbox.press(person, message, &data);
    }

    /// How many of the bot's messages to this person hold this text.
    pub(super) fn count(&self, person: i64, text: &str) -> usize {
        self.sandbox.chat(person).iter().filter(|b| b.from_bot && b.text.contains(text)).count()
    }

    /// The calls of a method to a chat.
    pub(super) fn calls(&self, method: &str, chat: i64) -> Vec<Call> {
        let named = |call: &Call| call.method.eq_ignore_ascii_case(method) && call.params["chat_id"] == chat;
        self.sandbox.calls().into_iter().filter(named).collect()
    }

    /// A seller who has registered by chat.
    pub(super) async fn seller(&self, program: &Program, name: &str) -> i64 {
        let person = self.person(name);
        self.says(program, person, "/start").await;
        for label in ["Mulai", "Setuju", "Ya"] {
            self.taps(program, person, label).await;
        }
        self.says(program, person, name).await;
        self.taps(program, person, "Gedog").await;
        assert_eq!(self.count(person, "Akun sudah jadi"), 1, "{}", transcript(&self.sandbox.chat(person)));
        person
    }

    /// A buyer who came in by an invitation.
    pub(super) async fn buyer(&self, program: &Program, name: &str, organization: Organization) -> i64 {
        let code = self.invitation(Role::Buyer(organization)).await;
        self.joins(program, name, &code).await
    }

    /// The code of a fresh invitation.
    pub(super) async fn invitation(&self, role: Role) -> String {
        let mut bytes = [0; 16];
        app::chance()(&mut bytes);
        let code = market::Code::from_entropy(bytes);
        let mut tx = self.db.begin().await.expect("a transaction");
        market::invite(&mut tx, role, &code, self.clock.now()).await.expect("an invitation");
        tx.commit().await.expect("a commit");
        code.text().to_owned()
    }

    /// Somebody comes in by this code.
    pub(super) async fn joins(&self, program: &Program, name: &str, code: &str) -> i64 {
        let person = self.person(name);
        self.says(program, person, &format!("/start {code}")).await;
        let begin = if self.count(person, "Undangan ini menjadikan") > 0 { "Terima undangan" } else { "Mulai" };
        for label in [begin, "Setuju", "Ya"] {
            self.taps(program, person, label).await;
        }
        self.says(program, person, name).await;
        assert_eq!(self.count(person, "sudah jadi"), 1, "{}", transcript(&self.sandbox.chat(person)));
        person
    }

    /// The seller offers eggs.
    pub(super) async fn offers(&self, program: &Program, seller: i64, quantity: &str) {
        for text in ["/jual", "telur ayam ras", quantity, "26.500"] {
            self.says(program, seller, text).await;
        }
        for label in ["Di tempat saya", "Besok", "Ya", "Benar, tayangkan"] {
            self.taps(program, seller, label).await;
        }
        assert!(self.count(seller, "Sudah tayang") > 0, "{}", transcript(&self.sandbox.chat(seller)));
    }

    /// Telegram is gone.
    pub(super) fn telegram_goes(&mut self) {
        drop(self.closing.take());
    }

    /// Telegram is back at its address, with nothing of what it knew.
    pub(super) async fn telegram_returns(&mut self) {
        let address = self.api_url.trim_start_matches("http://").to_owned();
        let (sandbox, _, closing) = serve(&self.clock, &address).await;
        (self.sandbox, self.closing) = (sandbox, Some(closing));
    }
}

async fn serve(clock: &Arc<ShiftedClock>, address: &str) -> (Sandbox, String, oneshot::Sender<()>) {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let listener = loop {
        match TcpListener::bind(address).await {
            Ok(listener) => break listener,
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    };
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let now = Arc::clone(clock);
    let mut options = Options::new(Arc::new(move || now.now().timestamp_millis()));
    let recording = format!("process-{}-{}.jsonl", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    options.record = Some(traffic_dir().join(recording));
    options.webhook_http = true;
    let sandbox = Sandbox::new(options).expect("a sandbox");
    let (closing, closed) = oneshot::channel::<()>();
    tokio::spawn(sandbox.clone().serve(listener, async move {
        let _ = closed.await;
    }));
    (sandbox, url, closing)
}

/// Waits for a condition; when it never comes, says what the program said.
pub(super) async fn eventually<F: Future<Output = bool>>(what: &str, condition: impl Fn() -> F, log: impl Fn() -> String) {
    let until = tokio::time::Instant::now() + WAIT_TIMEOUT;
    while !condition().await {
        assert!(tokio::time::Instant::now() < until, "it never came to this: {what}\n{}", log());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

pub(super) fn transcript(bubbles: &[ShownMessage]) -> String {
    let line = |b: &ShownMessage| {
        let buttons: Vec<_> = b.rows.iter().flatten().map(|b| format!("[{}]", b.text)).collect();
        format!("-- {}\n{}\n{}", if b.from_bot { "bot" } else { "person" }, b.text, buttons.join(" "))
    };
    bubbles.iter().map(line).collect::<Vec<_>>().join("\n")
}
