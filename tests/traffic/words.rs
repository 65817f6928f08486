//! Telegram's words and nobody else's, pauses that outlive a restart, and what the process answers for.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use tembus::{
    app,
    chat::{Context, kit::Service},
    clock::{Anchor, AnchoredClock, Clock, ShiftedClock},
    domain::person::ChatId,
    notice::CommandList,
    store::{Delivered, DeliveryOutcome, LeaseHolder, Outgoing, Priority},
    telegram::api::Api,
};

use super::{
    Database, NO_LIMITS, Running, echo, ends, enqueue, eventually, one, reply,
    stub::{Reply, Stub},
};
use crate::support::{Engine, on_each_engine, world};

on_each_engine!(what_a_proxy_says_parks_no_message_and_makes_nobody_unreachable);
async fn what_a_proxy_says_parks_no_message_and_makes_nobody_unreachable(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    for status in [400, 401, 403, 404, 408, 413] {
        stub.next("sendMessage", Some(7), Reply::Foreign(status, "<html>Not Telegram</html>"));
    }
    for (method, status) in [("getMe", 404), ("deleteWebhook", 401), ("getUpdates", 404)] {
        stub.next(method, None, Reply::Foreign(status, "<html>Not Telegram</html>"));
    }
    enqueue(&database.db, &[reply(ChatId(7), "A1", now)]).await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    for _ in 0..200 {
        if stub.rules_left() == 0 {
            break;
        }
        bot.pass(60);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    bot.pass(60);
    eventually("sent in the end", || async { ends(&stub.texts(7), &["A1"]) }).await;
    bot.stop().await;
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM outbox WHERE state = 'parked'").await, 0);
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM chat_leases WHERE unreachable_since IS NOT NULL").await, 0);
}

/// What stands between the bot and Telegram says, whatever the method is.
const FOREIGN_BODIES: [&str; 4] = ["", "<html>Not Telegram</html>", "{}", r#"{"ok":false}"#];
const FOREIGN_STATUSES: [u16; 9] = [200, 301, 400, 401, 403, 404, 413, 429, 502];
/// Methods whose calls are made again until Telegram answers: before the first update, for updates, for commands, with messages.
const CALLED_AGAIN: [(&str, Option<i64>); 6] = [
    ("getMe", None),
    ("deleteWebhook", None),
    ("getUpdates", None),
    ("setMyCommands", None),
    ("sendMessage", Some(7)),
    ("editMessageText", Some(8)),
];

on_each_engine!(whatever_a_proxy_says_to_any_method_is_no_word_of_telegrams);
async fn whatever_a_proxy_says_to_any_method_is_no_word_of_telegrams(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    for (method, chat) in CALLED_AGAIN {
        for status in FOREIGN_STATUSES {
            FOREIGN_BODIES.iter().for_each(|body| stub.next(method, chat, Reply::Foreign(status, body)));
        }
    }
    // An answer to a press is tried once: it is the press that counts.
    FOREIGN_BODIES.iter().for_each(|body| stub.next("answerCallbackQuery", None, Reply::Foreign(403, body)));
    let edit = Outgoing { edit: Some(55), ..reply(ChatId(8), "B1", now) };
    enqueue(&database.db, &[reply(ChatId(7), "A1", now), edit]).await;
    for body in FOREIGN_BODIES {
        stub.presses(9, &format!("press {}", body.len()));
    }
    stub.says(9, "echo C1");
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    let asked = FOREIGN_STATUSES.len() * FOREIGN_BODIES.len() * CALLED_AGAIN.len();
    for _ in 0..10 * asked {
        if stub.rules_left() == 0 {
            break;
        }
        bot.pass(100);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(stub.rules_left(), 0, "every method is called again after each of them");
    bot.pass(100);
    let is_served = || async { ends(&stub.texts(7), &["A1"]) && ends(&stub.texts(8), &["B1"]) && ends(&stub.texts(9), &["C1"]) };
    eventually("everybody is served in the end", is_served).await;
    eventually("the commands are set", || async { stub.calls("setMyCommands").iter().any(|call| call.taken) }).await;
    bot.stop().await;
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM outbox WHERE state = 'parked'").await, 0, "no message is given up");
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM chat_leases WHERE unreachable_since IS NOT NULL").await, 0, "nobody is judged");
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM set_aside").await, 0);
}

on_each_engine!(a_403_in_unknown_words_holds_the_chat_and_leaves_the_person_alone);
async fn a_403_in_unknown_words_holds_the_chat_and_leaves_the_person_alone(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    stub.next("sendMessage", Some(7), Reply::Refused(403, "Forbidden: a reason of tomorrow", None));
    enqueue(&database.db, &[reply(ChatId(7), "A1", now), reply(ChatId(8), "B1", now)]).await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("another chat is served", || async { ends(&stub.texts(8), &["B1"]) }).await;
    eventually("the refusal is noted", || async {
        one(&database.db, "SELECT CAST(MAX(attempts) AS BIGINT) FROM outbox WHERE chat_id = 7").await == 1
    })
    .await;
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM chat_leases WHERE unreachable_since IS NOT NULL").await, 0);
    bot.pass(60);
    eventually("sent in the end", || async { ends(&stub.texts(7), &["A1"]) }).await;
    bot.stop().await;
}

on_each_engine!(a_message_with_which_telegram_fails_again_and_again_is_parked_and_its_chat_goes_on);
async fn a_message_with_which_telegram_fails_again_and_again_is_parked_and_its_chat_goes_on(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    for _ in 0..9 {
        stub.next("sendMessage", Some(7), Reply::Refused(500, "Internal Server Error: sent message was immediately deleted", None));
    }
    enqueue(&database.db, &[reply(ChatId(7), "A1", now), reply(ChatId(7), "A2", now)]).await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    for tries in 1..=8 {
        let count = || async { one(&database.db, "SELECT CAST(MAX(uncertain) AS BIGINT) FROM outbox").await };
        eventually("counted", || async { count().await == tries }).await;
        bot.pass(60);
    }
    eventually("the next", || async { ends(&stub.texts(7), &["A2"]) }).await;
    bot.stop().await;
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM outbox WHERE state = 'parked' AND error LIKE '%immediately deleted%'").await, 1);
}

on_each_engine!(while_telegram_gives_no_updates_either_no_message_is_to_blame);
async fn while_telegram_gives_no_updates_either_no_message_is_to_blame(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    for _ in 0..40 {
        stub.next("getUpdates", None, Reply::Refused(502, "Bad Gateway", None));
    }
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("no updates can be had", || async { stub.calls("getUpdates").len() > 1 }).await;
    for _ in 0..20 {
        stub.next("sendMessage", Some(7), Reply::Refused(502, "Bad Gateway", None));
    }
    enqueue(&database.db, &[reply(ChatId(7), "A1", now)]).await;
    for tries in 1..=20 {
        bot.pass(60);
        let count = || async { one(&database.db, "SELECT CAST(MAX(uncertain) AS BIGINT) FROM outbox").await };
        eventually("counted", || async { count().await == tries }).await;
    }
    bot.pass(60);
    eventually("sent in the end", || async { ends(&stub.texts(7), &["A1"]) }).await;
    bot.stop().await;
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM outbox WHERE state = 'parked'").await, 0);
    assert_eq!(one(&database.db, "SELECT CAST(MAX(failed_attempts) AS BIGINT) FROM outbox").await, 0);
}

on_each_engine!(what_a_proxy_says_and_what_is_taken_over_count_for_no_parking);
async fn what_a_proxy_says_and_what_is_taken_over_count_for_no_parking(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    for _ in 0..10 {
        stub.next("sendMessage", Some(7), Reply::Foreign(502, "<html>Bad Gateway</html>"));
    }
    for _ in 0..2 {
        stub.next("sendMessage", Some(7), Reply::Refused(502, "Bad Gateway", None));
    }
    enqueue(&database.db, &[reply(ChatId(7), "A1", now)]).await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    for tries in 1..=12 {
        let count = || async { one(&database.db, "SELECT CAST(MAX(uncertain) AS BIGINT) FROM outbox").await };
        eventually("counted", || async { count().await == tries }).await;
        bot.pass(60);
    }
    eventually("sent in the end", || async { ends(&stub.texts(7), &["A1"]) }).await;
    bot.stop().await;
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM outbox WHERE state = 'parked'").await, 0);
    assert_eq!(one(&database.db, "SELECT CAST(MAX(failed_attempts) AS BIGINT) FROM outbox").await, 2, "those of Telegram's own");
}

on_each_engine!(a_command_list_that_is_refused_keeps_nobody_waiting);
async fn a_command_list_that_is_refused_keeps_nobody_waiting(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    stub.next("setMyCommands", None, Reply::Refused(429, "Too Many Requests: retry after 300", Some(300)));
    stub.says(7, "echo A1");
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("answered", || async { ends(&stub.texts(7), &["A1"]) }).await;
    eventually("refused", || async { stub.calls("setMyCommands").len() == 1 }).await;
    bot.pass(301);
    eventually("set in the end", || async { stub.calls("setMyCommands").iter().any(|call| call.taken) }).await;
    bot.stop().await;
}

on_each_engine!(refused_command_lists_of_several_chats_hold_neither_them_nor_anybody_else);
async fn refused_command_lists_of_several_chats_hold_neither_them_nor_anybody_else(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    let chats = [7, 8, 9];
    for chat in chats {
        stub.next("setMyCommands", Some(chat), Reply::Refused(429, "Too Many Requests: retry after 900", Some(900)));
    }
    let mut tx = database.db.begin().await.unwrap();
    for chat in chats {
        tx.enqueue_commands(ChatId(chat), CommandList::default(), now).await.unwrap();
    }
    tx.commit().await.unwrap();
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    let refused = || async { one(&database.db, "SELECT COUNT(*) FROM outbox WHERE act = 'commands' AND attempts = 1").await == 3 };
    eventually("refused", refused).await;
    stub.says(7, "echo A1");
    stub.says(10, "echo B1");
    eventually("both are answered", || async { ends(&stub.texts(7), &["A1"]) && ends(&stub.texts(10), &["B1"]) }).await;
    bot.pass(901);
    eventually("set in the end", || async { one(&database.db, "SELECT COUNT(*) FROM outbox WHERE state = 'queued'").await == 0 }).await;
    bot.stop().await;
}

on_each_engine!(chats_with_which_telegram_fails_are_parked_while_it_serves_others);
async fn chats_with_which_telegram_fails_are_parked_while_it_serves_others(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    for chat in [7, 8, 9] {
        for _ in 0..30 {
            stub.next("sendMessage", Some(chat), Reply::Refused(500, "Internal Server Error: sent message was immediately deleted", None));
        }
        enqueue(&database.db, &[reply(ChatId(chat), "A1", now)]).await;
    }
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    let parked = || async { one(&database.db, "SELECT COUNT(*) FROM outbox WHERE state = 'parked'").await };
    for n in 0..14 {
        stub.says(10, &format!("echo B{n}"));
        eventually("another chat is served", || async { stub.texts(10).len() > n }).await;
        bot.pass(60);
    }
    eventually("all three are parked", || async { parked().await == 3 }).await;
    bot.stop().await;
}

on_each_engine!(a_webhook_that_somebody_else_set_is_deleted);
async fn a_webhook_that_somebody_else_set_is_deleted(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let conflict = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
    stub.next("getUpdates", None, Reply::Refused(409, conflict, None));
    stub.says(7, "echo A1");
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("deleted again", || async { stub.calls("deleteWebhook").len() == 2 }).await;
    bot.pass(60);
    eventually("answered", || async { ends(&stub.texts(7), &["A1"]) }).await;
    bot.stop().await;
}

on_each_engine!(a_pause_that_telegram_asked_for_outlives_a_restart);
async fn a_pause_that_telegram_asked_for_outlives_a_restart(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let now = ShiftedClock::system().now();
    stub.next("sendMessage", Some(7), Reply::Refused(429, "Too Many Requests: retry after 300", Some(300)));
    enqueue(&database.db, &[reply(ChatId(7), "A1", now)]).await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("held", || async { one(&database.db, "SELECT COUNT(*) FROM chat_leases WHERE held_until > 0").await == 1 }).await;
    bot.stop().await;
    enqueue(&database.db, &[reply(ChatId(8), "B1", now)]).await;
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("another chat is served", || async { ends(&stub.texts(8), &["B1"]) }).await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert_eq!(stub.calls("sendMessage").iter().filter(|call| call.body["chat_id"] == 7).count(), 1, "not asked again");
    bot.pass(301);
    eventually("sent", || async { ends(&stub.texts(7), &["A1"]) }).await;
    bot.stop().await;
}

on_each_engine!(who_comes_back_gets_the_latest_digest_and_the_news_and_nothing_stale);
async fn who_comes_back_gets_the_latest_digest_and_the_news_and_nothing_stale(engine: Engine) {
    let database = Database::new(engine).await;
    let now = ShiftedClock::system().now();
    let of = |text: &str, priority| Outgoing { priority, ..reply(ChatId(7), text, now) };
    let mut tx = database.db.begin().await.unwrap();
    for (days, text, priority) in [
        (3, "old digest", Priority::Bulk),
        (2, "old answer", Priority::Reply),
        (2, "news", Priority::Notice),
        (1, "digest", Priority::Bulk),
        (0, "answer", Priority::Reply),
    ] {
        tx.enqueue(&of(text, priority), now - chrono::Duration::days(days)).await.unwrap();
    }
    tx.enqueue(&Outgoing { priority: Priority::Bulk, ..reply(ChatId(8), "another's digest", now) }, now).await.unwrap();
    assert_eq!(tx.expire_messages(ChatId(7), now).await.unwrap(), 2);
    tx.commit().await.unwrap();
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM outbox WHERE state = 'superseded' AND notice LIKE '%old %'").await, 2);
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM outbox WHERE state = 'queued'").await, 4);
}

on_each_engine!(a_long_queue_of_one_chat_is_no_trouble_of_the_process);
async fn a_long_queue_of_one_chat_is_no_trouble_of_the_process(engine: Engine) {
    let database = Database::new(engine).await;
    let now = ShiftedClock::system().now();
    let limit = now - chrono::Duration::minutes(10);
    let early = now - chrono::Duration::minutes(25);
    let holder = LeaseHolder::new("this".to_owned(), chrono::Duration::seconds(60));
    let mut tx = database.db.begin().await.unwrap();
    for n in 0..1500 {
        tx.enqueue(&Outgoing { not_before: early, ..reply(ChatId(7), &n.to_string(), early) }, early).await.unwrap();
    }
    tx.lease_chats(&[7], &holder, now).await.unwrap();
    let head = tx.next_messages(&[7], &holder, now).await.unwrap().remove(0);
    let overdue = tx.overdue_chats("this", limit, now).await.unwrap();
    assert_eq!(overdue, 1, "nothing was sent to it yet");
    assert!(tx.mark(&holder, &head, &DeliveryOutcome::Sent(Delivered { message: Some(1), buttons: false }), now).await.unwrap());
    assert_eq!(tx.overdue_chats("this", limit, now).await.unwrap(), 0, "its queue is only long");
    for chat in [8, 9] {
        tx.enqueue(&Outgoing { not_before: early, ..reply(ChatId(chat), "x", early) }, early).await.unwrap();
    }
    assert_eq!(tx.overdue_chats("this", limit, now).await.unwrap(), 2, "nobody sends to these");
    tx.lease_chats(&[7, 8, 9], &holder, now).await.unwrap();
    assert_eq!(tx.overdue_chats("another", limit, now).await.unwrap(), 0, "another process's chats are not this one's");
    let head = tx.next_messages(&[8], &holder, now).await.unwrap().remove(0);
    let again =
        DeliveryOutcome::Again { uncertain: false, failed: false, error: "429".to_owned(), hold: now + chrono::Duration::minutes(5) };
    assert!(tx.mark(&holder, &head, &again, now).await.unwrap());
    assert_eq!(tx.overdue_chats("this", limit, now).await.unwrap(), 1, "a chat that was told to wait waits");
    let held = (now + chrono::Duration::minutes(5)).timestamp_millis().to_string();
    tx.set_meta("sending_held_until", &held).await.unwrap();
    assert_eq!(tx.overdue_chats("this", limit, now).await.unwrap(), 0, "while Telegram wants nothing nobody is late");
}

#[tokio::test]
async fn a_clock_that_jumps_is_not_gone_by_before_telegram_confirms_it() {
    let stub = Stub::start().await;
    let (db, ..) = world::database(Engine::Sqlite).await;
    let guard = app::TimeGuard::new(Api::new(&world::TOKEN.into(), Some(&stub.url())).unwrap());
    let (right, machine) = (ShiftedClock::system(), ShiftedClock::system());
    let clock = guard.clock(machine.clone());
    let ctx = Context {
        clock: clock.clone(),
        service: Service::default(),
        budgets: tembus::domain::budgets::Budgets::NONE,
        entropy: app::chance(),
        references: Arc::default(),
    };
    let (first, look) = (guard.guard(app::Job::new("job", async |_, ctx| Ok(ctx.clock.now()))), guard.job(machine.clone()));
    let is_right = || (clock.now() - right.now()).abs() < chrono::Duration::seconds(30);
    // The machine begins forty days behind, and learns better from Telegram.
    machine.put_back(chrono::Duration::days(40));
    assert!(!is_right());
    (first.run)(db.clone(), ctx.clone()).await.unwrap();
    assert!(is_right(), "Telegram's time is known");
    assert!((first.run)(db.clone(), ctx.clone()).await.unwrap() > right.now() - chrono::Duration::minutes(1));
    machine.advance_to(right.now());
    assert!(is_right());
    (look.run)(db.clone(), ctx.clone()).await.unwrap();
    machine.advance_to(right.now() + chrono::Duration::minutes(7));
    assert!(is_right(), "seven minutes are too much as well");
    assert!((first.run)(db.clone(), ctx.clone()).await.unwrap() < right.now() + chrono::Duration::minutes(1), "and work goes on");
    machine.advance_to(right.now() + chrono::Duration::days(40));
    assert!(is_right(), "a press is answered as of today");
    (look.run)(db.clone(), ctx.clone()).await.unwrap();
    assert!(is_right(), "Telegram does not confirm the jump");
    machine.put_back(chrono::Duration::days(40));
    assert!(is_right());
}

#[tokio::test]
async fn work_that_can_not_be_undone_waits_while_the_clock_is_not_telegrams() {
    let stub = Stub::start().await;
    let (db, ..) = world::database(Engine::Sqlite).await;
    let guard = app::TimeGuard::new(Api::new(&world::TOKEN.into(), Some(&stub.url())).unwrap());
    let runs = Arc::new(AtomicU32::new(0));
    let counted = runs.clone();
    let job = guard.guard(app::Job::new("job", move |_, ctx| {
        counted.fetch_add(1, Ordering::Relaxed);
        async move { Ok(ctx.clock.now()) }
    }));
    let clock = ShiftedClock::system();
    let ctx = Context {
        clock: clock.clone(),
        service: Service::default(),
        budgets: tembus::domain::budgets::Budgets::NONE,
        entropy: app::chance(),
        references: Arc::default(),
    };
    let run = async || {
        (job.run)(db.clone(), ctx.clone()).await.unwrap();
        runs.load(Ordering::Relaxed)
    };
    assert_eq!(run().await, 1, "the clocks agree");
    clock.advance_to(clock.now() + chrono::Duration::minutes(9));
    assert_eq!(run().await, 2, "time passes");
    clock.advance_to(clock.now() + chrono::Duration::days(40));
    assert_eq!(run().await, 2, "a jump is not believed");
    clock.put_back(chrono::Duration::days(40) + chrono::Duration::minutes(9));
    assert_eq!(run().await, 3, "the clock is right again");
    stub.next("getMe", None, Reply::Foreign(200, "<html>"));
    clock.advance_to(clock.now() + chrono::Duration::minutes(11));
    assert_eq!(run().await, 3, "nobody confirms it");
    db.close().await;
    assert!((job.run)(db.clone(), ctx.clone()).await.is_err(), "what waits does not say that the database answers");
}

/// Answers every call as a Bot API server of somebody's own that writes no `Date`; its address.
async fn dateless_server() -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            tokio::spawn(async move {
                let body = r#"{"ok":true,"result":{"id":42,"is_bot":true,"first_name":"B","username":"tembus_bot"}}"#;
                let answer = format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}", body.len());
                let _ = stream.read(&mut [0; 4096]).await.unwrap();
                stream.write_all(answer.as_bytes()).await.unwrap();
                // Until the client has read the answer.
                let _ = stream.read_to_end(&mut Vec::new()).await;
            });
        }
    });
    url
}

#[tokio::test]
async fn where_no_server_tells_the_time_it_goes_on_from_what_is_known() {
    let api = Api::new(&world::TOKEN.into(), Some(&dateless_server().await)).unwrap();
    assert_eq!(api.get_me().await.unwrap().1, None);
    let (db, ..) = world::database(Engine::Sqlite).await;
    let guard = app::TimeGuard::new(api);
    let (right, machine) = (ShiftedClock::system(), ShiftedClock::system());
    let clock = guard.clock(machine.clone());
    let ctx = Context {
        clock: clock.clone(),
        service: Service::default(),
        budgets: tembus::domain::budgets::Budgets::NONE,
        entropy: app::chance(),
        references: Arc::default(),
    };
    let look = guard.job(machine.clone());
    (look.run)(db.clone(), ctx.clone()).await.unwrap();
    machine.advance_to(right.now() + chrono::Duration::days(40));
    for _ in 0..3 {
        (look.run)(db.clone(), ctx.clone()).await.unwrap();
        assert!((clock.now() - right.now()).abs() < chrono::Duration::minutes(1), "the jump is not believed for want of a Date");
    }
}

on_each_engine!(a_message_that_was_just_written_shows_that_a_machine_only_slept);
async fn a_message_that_was_just_written_shows_that_a_machine_only_slept(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let machine = ShiftedClock::system();
    let clock = std::sync::Arc::new(AnchoredClock::new(machine.clone(), Anchor::default()));
    stub.says(7, "echo A1");
    let bot = Running::start_by(clock, (&database, &stub), machine.clone(), NO_LIMITS, echo()).await;
    eventually("answered", || async { ends(&stub.texts(7), &["A1"]) }).await;
    let before = machine.now();
    machine.advance_to(before + chrono::Duration::hours(2));
    let person = serde_json::json!({"id": 7, "is_bot": false, "first_name": "A"});
    let chat = serde_json::json!({"id": 7, "type": "private", "first_name": "A"});
    let date = machine.now().timestamp();
    stub.push(serde_json::json!({"message": {"message_id": 2, "date": date, "from": person, "text": "echo A2", "chat": chat}}));
    eventually("answered after the sleep", || async { ends(&stub.texts(7), &["A1", "A2"]) }).await;
    bot.stop().await;
    let applied = one(&database.db, "SELECT MAX(received_at) FROM inbox").await;
    assert!(applied - before.timestamp_millis() > 7_000_000, "applied at {applied}");
}

on_each_engine!(the_first_press_is_judged_by_telegrams_time);
async fn the_first_press_is_judged_by_telegrams_time(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let (right, machine) = (ShiftedClock::system(), ShiftedClock::system());
    machine.advance_to(right.now() + chrono::Duration::days(40));
    stub.says(7, "echo A1");
    // No job has looked at Telegram's clock before the update is fetched.
    let clock = std::sync::Arc::new(AnchoredClock::new(machine.clone(), Anchor::default()));
    let bot = Running::start_by(clock, (&database, &stub), machine, NO_LIMITS, echo()).await;
    eventually("answered", || async { ends(&stub.texts(7), &["A1"]) }).await;
    bot.stop().await;
    let applied = one(&database.db, "SELECT MAX(received_at) FROM inbox").await;
    assert!((applied - right.now().timestamp_millis()).abs() < 60_000, "applied at {applied}");
}
