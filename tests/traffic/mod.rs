//! Whatever Telegram, the network or the database does: an update counts once, a message arrives at least once.

mod any_update;
pub(crate) mod stub;
mod trouble;
mod words;

use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use chrono::{DateTime, Utc};
use sqlx::Row;

use tembus::{
    app::{self, Bot, Listeners, RunError},
    chat::{Context, kit::Service},
    clock::{Clock, SharedClock, ShiftedClock},
    domain::person::ChatId,
    notice::{Ask, Notice, Question},
    store::{self, Db, Outgoing, Priority, Tx},
    telegram::{api::Api, inbox::Handle, limits::Rates},
    update::{Update, UpdateKind},
};
use tokio::{sync::oneshot, task::JoinHandle};

use self::stub::{HALF_A_LETTER, Reply, Stub};
use crate::support::{Engine, on_each_engine, world};

const NO_LIMITS: Rates = Rates { per_second: 0, per_chat: 0 };

/// A fresh database.
pub(crate) struct Database {
    pub(crate) db: Db,
    pub(crate) url: String,
}

impl Database {
    pub(crate) async fn new(engine: Engine) -> Self {
        let (db, url, _) = world::database(engine).await;
        Self { db, url }
    }
}

/// A bot that runs inside the test.
struct Running {
    clock: Arc<ShiftedClock>,
    shutdown: oneshot::Sender<()>,
    task: JoinHandle<Result<(), RunError>>,
}

impl Running {
    async fn start(database: &Database, stub: &Stub, rates: Rates, handle: Handle) -> Self {
        let clock = ShiftedClock::system();
        Self::start_by(clock.clone(), (database, stub), clock, rates, handle).await
    }

    /// The same by another clock than the machine's.
    async fn start_by(
        by: SharedClock,
        (database, stub): (&Database, &Stub),
        clock: Arc<ShiftedClock>,
        rates: Rates,
        handle: Handle,
    ) -> Self {
        Self::spawn(Self::bot(by, (database, stub), rates, handle).await, clock, Listeners::default())
    }

    /// The same with listeners, and with [`NO_LIMITS`].
    async fn start_behind(listeners: Listeners, database: &Database, stub: &Stub) -> Self {
        let clock = ShiftedClock::system();
        Self::spawn(Self::bot(clock.clone(), (database, stub), NO_LIMITS, echo()).await, clock, listeners)
    }

    async fn bot(by: SharedClock, (database, stub): (&Database, &Stub), rates: Rates, handle: Handle) -> Bot {
        Bot {
            db: Db::open(&database.url).await.unwrap(),
            api: Api::new(&world::TOKEN.into(), Some(&stub.url())).unwrap(),
            clock: by,
            entropy: app::chance(),
            service: Service::default(),
            rates,
            lease: chrono::Duration::seconds(4),
            budgets: tembus::domain::budgets::Budgets::NONE,
            alone: false,
            handle,
            jobs: Vec::new(),
        }
    }

    fn spawn(bot: Bot, clock: Arc<ShiftedClock>, listeners: Listeners) -> Self {
        let (shutdown, ended) = oneshot::channel();
        let task = tokio::spawn(bot.run_behind(listeners, async move { ended.await.unwrap_or(()) }));
        Self { clock, shutdown, task }
    }

    /// As SIGTERM.
    async fn stop(self) {
        self.shutdown.send(()).unwrap();
        self.task.await.unwrap().unwrap();
    }

    /// As SIGKILL.
    async fn kill(self) {
        self.task.abort();
        let _ = self.task.await;
    }

    fn pass(&self, seconds: i64) {
        self.clock.advance_to(self.clock.now() + chrono::Duration::seconds(seconds));
    }
}

/// `echo X` is answered with X, `panic` and `defect` are what they say, `fault` is one the first time.
fn echo() -> Handle {
    let faults = Arc::new(AtomicU32::new(0));
    Arc::new(move |tx, ctx, update| {
        let faults = faults.clone();
        Box::pin(async move { handle(tx, ctx, update, &faults).await })
    })
}

async fn handle(tx: &mut Tx, ctx: &Context, update: &Update, faults: &AtomicU32) -> store::Result<()> {
    let now = ctx.clock.now();
    let UpdateKind::Message(message) = &update.kind else { return Ok(()) };
    let chat = ChatId(message.chat);
    tx.take_turn(chat, now).await?;
    match message.words().unwrap_or_default().split_once(' ').unwrap_or((message.words().unwrap_or_default(), "")) {
        ("echo", text) => tx.enqueue(&reply(chat, text, now), now).await.map(drop),
        ("panic", _) => panic!("as asked: 3505123456780001"),
        ("defect", _) => Err(store::Error::Defect(sqlx::Error::RowNotFound)),
        ("fault", _) if faults.fetch_add(1, Ordering::Relaxed) == 0 => Err(store::Error::Fault(sqlx::Error::PoolTimedOut)),
        _ => Ok(()),
    }
}

fn reply(chat: ChatId, text: &str, now: DateTime<Utc>) -> Outgoing {
    let notice = Notice::System { code: text.to_owned() };
    Outgoing { chat, edit: None, priority: Priority::Reply, silent: false, prompt: false, not_before: now, notice }
}

async fn enqueue(db: &Db, messages: &[Outgoing]) {
    let (mut tx, now) = (db.begin().await.unwrap(), ShiftedClock::system().now());
    for message in messages {
        tx.enqueue(message, now.min(message.not_before)).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn eventually<F: Future<Output = bool>>(what: &str, condition: impl Fn() -> F) {
    // A minute: the machine may be busy.
    for _ in 0..3000 {
        if condition().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it never came to this: {what}");
}

async fn one(db: &Db, sql: &'static str) -> i64 {
    match db.read().await.unwrap() {
        Tx::Sqlite(mut tx) => sqlx::query(sql).fetch_one(&mut *tx).await.unwrap().get(0),
        Tx::Postgres(mut tx) => sqlx::query(sql).fetch_one(&mut *tx).await.unwrap().get(0),
    }
}

fn ends(texts: &[String], wanted: &[&str]) -> bool {
    texts.len() == wanted.len() && texts.iter().zip(wanted).all(|(text, wanted)| text.contains(wanted))
}

on_each_engine!(an_update_that_comes_again_changes_nothing_but_its_press_is_answered);
async fn an_update_that_comes_again_changes_nothing_but_its_press_is_answered(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    stub.says(7, "echo A1");
    stub.presses(7, "press");
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("answered", || async { ends(&stub.texts(7), &["A1"]) && stub.calls("answerCallbackQuery").len() == 1 }).await;
    // A death before the note would send the answer once more.
    eventually("noted", || async { one(&database.db, "SELECT COUNT(*) FROM outbox WHERE state = 'queued'").await == 0 }).await;
    bot.kill().await;
    stub.redeliver();
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("answered again", || async { stub.calls("answerCallbackQuery").len() == 2 }).await;
    bot.stop().await;
    assert_eq!(one(&database.db, "SELECT seq FROM conversations WHERE chat_id = 7").await, 1);
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM inbox").await, 2);
    assert!(ends(&stub.texts(7), &["A1"]));
}

on_each_engine!(a_batch_is_acknowledged_only_after_its_commit);
async fn a_batch_is_acknowledged_only_after_its_commit(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let first = stub.says(7, "echo A1");
    let seen = (database.db.clone(), stub.clone());
    let handle: Handle = Arc::new(move |_, _, _| {
        let (_, stub) = seen.clone();
        Box::pin(async move {
            assert!(stub.confirmed() == 0, "acknowledged before its commit");
            Ok(())
        })
    });
    let bot = Running::start(&database, &stub, NO_LIMITS, handle).await;
    eventually("acknowledged", || async { stub.confirmed() == first + 1 }).await;
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM inbox").await, 1);
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM set_aside").await, 0);
    bot.stop().await;
}

on_each_engine!(a_defect_is_set_aside_and_told_and_the_rest_of_the_batch_counts);
async fn a_defect_is_set_aside_and_told_and_the_rest_of_the_batch_counts(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    stub.says(7, "echo A1");
    stub.says(8, "panic 3505123456780001");
    stub.says(9, "defect");
    stub.push(serde_json::json!({"message": {"date": "?", "chat": {"id": 10, "type": "private"}}}));
    let last = stub.says(7, "echo A2");
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("acknowledged", || async { stub.confirmed() == last + 1 }).await;
    eventually("told", || async { ends(&stub.texts(7), &["A1", "A2"]) && [8, 9, 10].iter().all(|c| stub.texts(*c).len() == 1) }).await;
    bot.stop().await;
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM set_aside").await, 3);
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM set_aside WHERE raw LIKE '%3505%' OR reason LIKE '%3505%'").await, 0);
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM conversations WHERE chat_id IN (8, 9)").await, 0, "they went back");
}

on_each_engine!(half_a_letter_costs_that_letter_and_the_line_is_answered_once);
async fn half_a_letter_costs_that_letter_and_the_line_is_answered_once(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let bot = Running::start(&database, &stub, NO_LIMITS, tembus::telegram::inbox::conversations()).await;
    stub.says(7, &format!("telur {HALF_A_LETTER} 2 ton"));
    let last = stub.says(8, "/start");
    eventually("acknowledged", || async { stub.confirmed() == last + 1 }).await;
    eventually("answered", || async { stub.texts(7).len() == 1 && stub.texts(8).len() == 1 }).await;
    let delivered = stub.delivered();
    bot.pass(60);
    eventually("polling goes on", || async { stub.polls() > delivered }).await;
    bot.stop().await;
    // Nothing was set aside, told to an admin, or delivered again.
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM set_aside").await, 0);
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM inbox").await, 2);
    assert_eq!((stub.texts(7).len(), stub.delivered()), (1, delivered));
    assert!(stub.texts(7)[0].contains("Selamat datang"), "{:?}", stub.texts(7));
}

on_each_engine!(a_fault_in_the_middle_of_a_batch_loses_nothing_and_tells_nobody);
async fn a_fault_in_the_middle_of_a_batch_loses_nothing_and_tells_nobody(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    stub.says(7, "echo A1");
    stub.says(8, "fault");
    let last = stub.says(7, "echo A2");
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("acknowledged", || async { stub.confirmed() == last + 1 }).await;
    eventually("answered", || async { ends(&stub.texts(7), &["A1", "A2"]) }).await;
    bot.stop().await;
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM set_aside").await, 0);
    assert_eq!(one(&database.db, "SELECT seq FROM conversations WHERE chat_id = 7").await, 2);
    assert_eq!(one(&database.db, "SELECT seq FROM conversations WHERE chat_id = 8").await, 1);
}

on_each_engine!(a_chat_gets_its_messages_in_order_and_replies_first);
async fn a_chat_gets_its_messages_in_order_and_replies_first(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    let with = |text: &str, priority, later| {
        let mut message = reply(ChatId(7), text, now);
        (message.priority, message.not_before) = (priority, now + chrono::Duration::hours(later));
        message
    };
    let mut messages = vec![with("LATER", Priority::Reply, 9), with("B1", Priority::Bulk, 0), with("N1", Priority::Notice, 0)];
    messages.extend((0..20).map(|n| with(&format!("R{n:02}"), Priority::Reply, 0)));
    enqueue(&database.db, &messages).await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("all sent", || async { stub.texts(7).len() == 22 }).await;
    let mut wanted: Vec<String> = (0..20).map(|n| format!("R{n:02}")).collect();
    wanted.extend(["N1".to_owned(), "B1".to_owned()]);
    assert!(ends(&stub.texts(7), &wanted.iter().map(String::as_str).collect::<Vec<_>>()), "{:?}", stub.texts(7));
    bot.pass(9 * 3600);
    eventually("the late one", || async { stub.texts(7).len() == 23 }).await;
    bot.stop().await;
}

on_each_engine!(a_newer_edit_takes_the_place_of_an_unsent_older_one);
async fn a_newer_edit_takes_the_place_of_an_unsent_older_one(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    let edit = |text: &str| Outgoing { edit: Some(55), ..reply(ChatId(7), text, now) };
    enqueue(&database.db, &[edit("OLD"), reply(ChatId(7), "BETWEEN", now), edit("NEW")]).await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("sent", || async { ends(&stub.texts(7), &["BETWEEN", "NEW"]) }).await;
    bot.stop().await;
    assert_eq!(stub.calls("editMessageText").len(), 1);
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM outbox WHERE state = 'superseded'").await, 1);
}

on_each_engine!(an_edit_that_can_not_be_is_sent_anew_and_one_that_says_the_same_is_done);
async fn an_edit_that_can_not_be_is_sent_anew_and_one_that_says_the_same_is_done(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    let edit = |chat, text: &str| Outgoing { edit: Some(55), ..reply(ChatId(chat), text, now) };
    stub.next("editMessageText", Some(7), Reply::Refused(400, "Bad Request: message to edit not found", None));
    stub.next("editMessageText", Some(8), Reply::Refused(400, "Bad Request: message is not modified: specified new message content", None));
    stub.next("editMessageText", Some(9), Reply::Refused(400, "Bad Request: message can't be edited", None));
    enqueue(&database.db, &[edit(7, "A"), edit(8, "B"), edit(9, "C")]).await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("sent", || async { one(&database.db, "SELECT COUNT(*) FROM outbox WHERE state = 'sent'").await == 3 }).await;
    bot.stop().await;
    assert_eq!(stub.calls("sendMessage").len(), 2);
}

on_each_engine!(a_link_that_is_not_allowed_is_left_out);
async fn a_link_that_is_not_allowed_is_left_out(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    let side = tembus::domain::order::Side::Seller;
    let notice = Notice::Contact { side, name: "Pak A".into(), phone: None, chat: Some(ChatId(9)), may_share_own: false, asks: None };
    stub.next("sendMessage", Some(7), Reply::Refused(400, "Bad Request: BUTTON_USER_PRIVACY_RESTRICTED", None));
    enqueue(&database.db, &[Outgoing { notice, ..reply(ChatId(7), "", now) }]).await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("sent", || async { stub.texts(7).len() == 1 }).await;
    bot.stop().await;
    let calls = stub.calls("sendMessage");
    assert!(calls[0].body.to_string().contains("tg://") && !calls[1].body["reply_markup"].to_string().contains("tg://"), "{calls:?}");
}

on_each_engine!(a_chat_that_is_told_to_wait_does_not_hold_another);
async fn a_chat_that_is_told_to_wait_does_not_hold_another(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    stub.next("sendMessage", Some(7), Reply::Refused(429, "Too Many Requests: retry after 300", Some(300)));
    enqueue(&database.db, &[reply(ChatId(7), "A1", now), reply(ChatId(7), "A2", now)]).await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("refused", || async { stub.rules_left() == 0 }).await;
    eventually("noted", || async { one(&database.db, "SELECT MAX(attempts) FROM outbox").await == 1 }).await;
    enqueue(&database.db, &[reply(ChatId(8), "B1", now)]).await;
    eventually("the other", || async { ends(&stub.texts(8), &["B1"]) }).await;
    assert_eq!(stub.calls("sendMessage").len(), 2, "nothing more to the held chat");
    bot.pass(301);
    eventually("both", || async { ends(&stub.texts(7), &["A1", "A2"]) }).await;
    bot.stop().await;
    assert_eq!(one(&database.db, "SELECT CAST(SUM(uncertain) AS BIGINT) FROM outbox").await, 0);
}

on_each_engine!(who_blocks_the_bot_gets_his_messages_when_he_writes_again);
async fn who_blocks_the_bot_gets_his_messages_when_he_writes_again(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    stub.next("sendMessage", Some(7), Reply::Refused(403, "Forbidden: bot was blocked by the user", None));
    enqueue(&database.db, &[reply(ChatId(7), "A1", now), reply(ChatId(7), "A2", now)]).await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("lost", || async { one(&database.db, "SELECT COUNT(*) FROM chat_leases WHERE unreachable_since > 0").await == 1 }).await;
    bot.pass(3600);
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(stub.calls("sendMessage").len(), 1, "left alone");
    stub.says(7, "echo A3");
    eventually("all three", || async { ends(&stub.texts(7), &["A1", "A2", "A3"]) }).await;
    bot.stop().await;
}

on_each_engine!(a_message_that_telegram_refuses_for_good_is_parked_and_the_next_goes_out);
async fn a_message_that_telegram_refuses_for_good_is_parked_and_the_next_goes_out(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    stub.next("sendMessage", Some(7), Reply::Refused(400, "Bad Request: can't parse entities: x", None));
    enqueue(&database.db, &[reply(ChatId(7), "A1", now), reply(ChatId(7), "A2", now)]).await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("the next", || async { ends(&stub.texts(7), &["A2"]) }).await;
    bot.stop().await;
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM outbox WHERE state = 'parked' AND error LIKE '%entities%'").await, 1);
}

on_each_engine!(an_answer_that_gets_lost_is_counted_before_the_message_goes_out_again);
async fn an_answer_that_gets_lost_is_counted_before_the_message_goes_out_again(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    stub.next("sendMessage", Some(7), Reply::TakenAndCut);
    stub.next("sendMessage", Some(7), Reply::Refused(502, "Bad Gateway", None));
    stub.next("sendMessage", Some(7), Reply::TakenAndWithheld);
    enqueue(&database.db, &[reply(ChatId(7), "A1", now), reply(ChatId(7), "A2", now)]).await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    for tries in 1..=3 {
        let count = || async { one(&database.db, "SELECT CAST(MAX(uncertain) AS BIGINT) FROM outbox").await };
        eventually("counted", || async { count().await == tries }).await;
        bot.pass(60);
    }
    eventually("both in order", || async { ends(&stub.texts(7), &["A1", "A1", "A1", "A2"]) }).await;
    bot.stop().await;
}

on_each_engine!(while_telegram_does_not_know_the_bot_nothing_is_lost);
async fn while_telegram_does_not_know_the_bot_nothing_is_lost(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    for _ in 0..3 {
        stub.next("sendMessage", None, Reply::Refused(401, "Unauthorized", None));
    }
    stub.next("getUpdates", None, Reply::Refused(409, "Conflict: terminated by other getUpdates request", None));
    enqueue(&database.db, &[reply(ChatId(7), "A1", now)]).await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    for attempts in 1..=3 {
        eventually("noted", || async { one(&database.db, "SELECT MAX(attempts) FROM outbox").await == attempts }).await;
        if attempts < 3 {
            bot.pass(2);
        }
    }
    eventually("refused", || async { stub.rules_left() == 0 }).await;
    enqueue(&database.db, &[reply(ChatId(8), "B1", now)]).await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert_eq!(stub.calls("sendMessage").len(), 3, "everything waits");
    bot.pass(5);
    eventually("both", || async { ends(&stub.texts(7), &["A1"]) && ends(&stub.texts(8), &["B1"]) }).await;
    stub.says(7, "echo A2");
    eventually("polling goes on", || async { ends(&stub.texts(7), &["A1", "A2"]) }).await;
    bot.stop().await;
}

on_each_engine!(two_senders_on_one_database_share_the_chats);
async fn two_senders_on_one_database_share_the_chats(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    let one_bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    let other_bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    let messages: Vec<_> = (0..200).map(|n| reply(ChatId(100 + n % 20), &format!("M{:02}", n / 20), now)).collect();
    enqueue(&database.db, &messages).await;
    eventually("all sent", || async { one(&database.db, "SELECT COUNT(*) FROM outbox WHERE state = 'queued'").await == 0 }).await;
    one_bot.stop().await;
    other_bot.stop().await;
    assert_eq!(stub.calls("sendMessage").len(), 200);
    let wanted: Vec<String> = (0..10).map(|n| format!("M{n:02}")).collect();
    let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
    assert!((100..120).all(|chat| ends(&stub.texts(chat), &wanted)));
}

on_each_engine!(a_database_that_drops_its_connections_costs_neither_a_message_nor_a_copy);
async fn a_database_that_drops_its_connections_costs_neither_a_message_nor_a_copy(engine: Engine) {
    let database = Database::new(engine).await;
    let Db::Postgres(pool, _) = &database.db else { return };
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    for round in 0..4 {
        let messages: Vec<_> = (0..50).map(|n| reply(ChatId(100 + n % 10), &format!("M{round}{}", n / 10), now)).collect();
        enqueue(&database.db, &messages).await;
        for person in 200..220 {
            stub.says(person, &format!("echo U{round}"));
        }
        tokio::time::sleep(Duration::from_millis(30)).await;
        let others = "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity \
            WHERE datname = current_database() AND pid <> pg_backend_pid()";
        sqlx::query(others).execute(pool).await.unwrap();
        bot.pass(2);
    }
    // A client that was refused a connection waits longer each time.
    let all = || async {
        bot.pass(1);
        stub.calls("sendMessage").len() >= 280
    };
    eventually("all sent", all).await;
    bot.stop().await;
    assert_eq!(stub.calls("sendMessage").len(), 280);
    let wanted: Vec<String> = (0..20).map(|n| format!("M{}{}", n / 5, n % 5)).collect();
    let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
    assert!((100..110).all(|chat| ends(&stub.texts(chat), &wanted)));
    assert!((200..220).all(|chat| ends(&stub.texts(chat), &["U0", "U1", "U2", "U3"])));
}

on_each_engine!(a_death_while_sending_is_counted_by_who_takes_over);
async fn a_death_while_sending_is_counted_by_who_takes_over(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    stub.next("sendMessage", Some(7), Reply::TakenAndWithheld);
    enqueue(&database.db, &[reply(ChatId(7), "A1", now), reply(ChatId(7), "A2", now)]).await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("on its way", || async { stub.texts(7).len() == 1 }).await;
    bot.kill().await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    if matches!(database.db, Db::Sqlite { .. }) {
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(stub.texts(7).len(), 1, "the lease of the dead holds");
    }
    bot.pass(5);
    eventually("again and on", || async { ends(&stub.texts(7), &["A1", "A1", "A2"]) }).await;
    bot.stop().await;
    assert_eq!(one(&database.db, "SELECT CAST(SUM(uncertain) AS BIGINT) FROM outbox").await, 1);
}

on_each_engine!(a_graceful_end_gives_the_chats_back_and_doubts_nothing);
async fn a_graceful_end_gives_the_chats_back_and_doubts_nothing(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    stub.next("sendMessage", Some(7), Reply::Refused(429, "Too Many Requests: retry after 30", Some(30)));
    enqueue(&database.db, &[reply(ChatId(7), "A1", now), reply(ChatId(8), "B1", now)]).await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("held", || async { stub.rules_left() == 0 && stub.texts(8).len() == 1 }).await;
    bot.stop().await;
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM chat_leases WHERE until > 0").await, 0);
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    bot.pass(31);
    eventually("sent", || async { ends(&stub.texts(7), &["A1"]) }).await;
    bot.stop().await;
    assert_eq!(one(&database.db, "SELECT CAST(SUM(uncertain) AS BIGINT) FROM outbox").await, 0);
}

on_each_engine!(a_question_is_remembered_and_loses_its_buttons_when_asked_to);
async fn a_question_is_remembered_and_loses_its_buttons_when_asked_to(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    let ask = Ask { question: Question::Name, choices: Vec::new(), rev: 1, back: false, cancel: true, problem: None, reference: None };
    let mut tx = database.db.begin().await.unwrap();
    tx.take_turn(ChatId(7), now).await.unwrap();
    tx.enqueue(&Outgoing { prompt: true, notice: Notice::Ask(ask), ..reply(ChatId(7), "", now) }, now).await.unwrap();
    tx.commit().await.unwrap();
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("remembered", || async {
        one(&database.db, "SELECT COALESCE(MAX(message_id), 0) FROM prompts WHERE chat_id = 7").await == 1001
    })
    .await;
    let mut tx = database.db.begin().await.unwrap();
    tx.enqueue_button_removal(ChatId(7), 1001, now).await.unwrap();
    tx.commit().await.unwrap();
    eventually("unprompted", || async { stub.calls("editMessageReplyMarkup").len() == 1 }).await;
    bot.stop().await;
    let call = &stub.calls("editMessageReplyMarkup")[0].body;
    assert!(call["message_id"] == 1001 && call.get("reply_markup").is_none(), "{call}");
}

on_each_engine!(a_bot_that_telegram_does_not_know_does_not_start);
async fn a_bot_that_telegram_does_not_know_does_not_start(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    stub.next("getMe", None, Reply::Refused(401, "Unauthorized", None));
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    let error = bot.task.await.unwrap().unwrap_err();
    assert!(error.exit_code() == 2 && error.to_string().contains("TELOXIDE_TOKEN"), "{error}");
}
