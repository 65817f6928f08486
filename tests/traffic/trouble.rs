//! What keeps the bot from a part of its work: it is told at once, it ends by itself, and everything else goes on.

use std::time::Duration;

use tembus::{
    app::Listeners,
    clock::{Clock, ShiftedClock},
    config::Webhook,
    domain::person::ChatId,
};
use tokio::net::TcpListener;

use super::{
    Database, NO_LIMITS, Running, echo, ends, enqueue, eventually, one, reply,
    stub::{Reply, Stub},
};
use crate::support::{Engine, on_each_engine};

async fn listener() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let place = listener.local_addr().unwrap().to_string();
    (listener, place)
}

/// A bot that polls and shows its health, and where.
async fn watched(database: &Database, stub: &Stub) -> (Running, String) {
    let (listener, place) = listener().await;
    (Running::start_behind(Listeners { http: Some(listener), webhook: None }, database, stub).await, place)
}

async fn readyz(place: &str) -> (u16, String) {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let Ok(answer) = client.get(format!("http://{place}/readyz")).send().await else { return (0, String::new()) };
    (answer.status().as_u16(), answer.text().await.unwrap_or_default())
}

on_each_engine!(a_bot_that_can_send_nothing_is_not_ready_until_a_message_is_taken);
async fn a_bot_that_can_send_nothing_is_not_ready_until_a_message_is_taken(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let (bot, place) = watched(&database, &stub).await;
    eventually("ready", || async { readyz(&place).await.0 == 200 }).await;
    for _ in 0..2 {
        stub.next("sendMessage", None, Reply::Refused(404, "Not Found", None));
    }
    stub.says(7, "echo A1");
    let tells = || async {
        let (status, said) = readyz(&place).await;
        status == 503 && said.contains("sending: nothing is sent") && said.contains("Not Found")
    };
    eventually("told at once", tells).await;
    stub.says(8, "echo B1");
    // The machine's clock: the pauses are 1 and 2 s.
    eventually("everybody is answered within seconds", || async { ends(&stub.texts(7), &["A1"]) && ends(&stub.texts(8), &["B1"]) }).await;
    eventually("ready again", || async { readyz(&place).await.0 == 200 }).await;
    bot.stop().await;
}

on_each_engine!(people_are_answered_while_the_webhook_of_an_earlier_start_can_not_be_deleted);
async fn people_are_answered_while_the_webhook_of_an_earlier_start_can_not_be_deleted(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    stub.next("deleteWebhook", None, Reply::Refused(429, "Too Many Requests: retry after 30", Some(30)));
    stub.next("deleteWebhook", None, Reply::Foreign(403, "<html>Not Telegram</html>"));
    stub.says(7, "echo A1");
    let bot = Running::start(&database, &stub, NO_LIMITS, echo()).await;
    eventually("answered", || async { ends(&stub.texts(7), &["A1"]) }).await;
    let is_deleted = || async { stub.calls("deleteWebhook").iter().any(|call| call.taken) };
    assert!(!is_deleted().await, "it is tried again later");
    for _ in 0..200 {
        if is_deleted().await {
            break;
        }
        bot.pass(31);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(is_deleted().await);
    assert_eq!(stub.calls("deleteWebhook").len(), 3);
    bot.stop().await;
}

/// Starts a bot with a webhook while Telegram limits `setWebhook`; `known`: Telegram has its address already. Returns what `/readyz` says
/// once messages go out, and whether the address is set in the end.
async fn limited_start(engine: Engine, known: bool) -> (u16, String) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    let (deliveries, place) = listener().await;
    let url = format!("http://{place}/hook");
    if known {
        stub.set_webhook(&url);
    }
    for _ in 0..2 {
        stub.next("setWebhook", None, Reply::Refused(429, "Too Many Requests: retry after 3600", Some(3600)));
    }
    enqueue(&database.db, &[reply(ChatId(7), "A1", ShiftedClock::system().now())]).await;
    let (health, watched) = listener().await;
    let listen = deliveries.local_addr().unwrap();
    let webhook = Webhook { url, secret: "s3-cret".into(), listen, certificate: None };
    let listeners = Listeners { http: Some(health), webhook: Some((webhook, deliveries)) };
    let bot = Running::start_behind(listeners, &database, &stub).await;
    eventually("sent", || async { ends(&stub.texts(7), &["A1"]) }).await;
    let said = readyz(&watched).await;
    let is_set = || stub.calls("setWebhook").iter().any(|call| call.taken);
    assert!(!is_set());
    bot.pass(3000);
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(stub.calls("setWebhook").len(), 1, "the first answer says how long to wait, as every later one does");
    for _ in 0..200 {
        if is_set() {
            break;
        }
        bot.pass(3601);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(is_set(), "it is tried without end");
    eventually("ready", || async { readyz(&watched).await.0 == 200 }).await;
    bot.stop().await;
    said
}

on_each_engine!(a_bot_whose_address_telegram_has_starts_although_it_can_not_be_set_anew);
async fn a_bot_whose_address_telegram_has_starts_although_it_can_not_be_set_anew(engine: Engine) {
    let (status, said) = limited_start(engine, true).await;
    assert_eq!(status, 200, "{said}");
}

on_each_engine!(a_bot_whose_address_can_not_be_set_sends_and_says_that_nothing_arrives);
async fn a_bot_whose_address_can_not_be_set_sends_and_says_that_nothing_arrives(engine: Engine) {
    let (status, said) = limited_start(engine, false).await;
    assert!(status == 503 && said.contains("webhook: Telegram does not deliver to this bot yet"), "{status} {said}");
}

/// Updates without a number that can be read.
const UNNUMBERED: [&str; 6] = [
    r#"{"ok":true,"result":[{"message":{"message_id":1,"text":"telur"}}]}"#,
    r#"{"ok":true,"result":[{"update_id":"12","message":{"message_id":1}}]}"#,
    r#"{"ok":true,"result":[{"update_id":12345678901234567890,"message":{"message_id":1}}]}"#,
    r#"{"ok":true,"result":[7]}"#,
    r#"{"ok":true,"result":[{"update_id":-5,"message":{"message_id":1}}]}"#,
    r#"{"ok":true,"result":[{"update_id":9223372036854775807,"message":{"message_id":1}}]}"#,
];

on_each_engine!(an_update_without_a_number_is_set_aside_once_and_the_bot_stays_ready);
async fn an_update_without_a_number_is_set_aside_once_and_the_bot_stays_ready(engine: Engine) {
    let database = Database::new(engine).await;
    let stub = Stub::start().await;
    // Each stands alone in the queue for three polls.
    for body in UNNUMBERED {
        for _ in 0..3 {
            stub.next("getUpdates", None, Reply::Foreign(200, body));
        }
    }
    let (bot, place) = watched(&database, &stub).await;
    eventually("ready", || async { readyz(&place).await.0 == 200 }).await;
    for _ in 0..200 {
        if stub.rules_left() == 0 {
            break;
        }
        bot.pass(2);
        tokio::time::sleep(Duration::from_millis(50)).await;
        let (status, said) = readyz(&place).await;
        assert_eq!(status, 200, "{said}");
    }
    assert_eq!(stub.rules_left(), 0);
    bot.pass(2);
    stub.says(7, "echo A1");
    eventually("answered", || async { ends(&stub.texts(7), &["A1"]) }).await;
    bot.stop().await;
    assert_eq!(one(&database.db, "SELECT COUNT(*) FROM set_aside").await, i64::try_from(UNNUMBERED.len()).unwrap());
}
