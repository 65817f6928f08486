//! getUpdates: nothing is forgotten before it is confirmed.

use std::time::Duration;

use serde_json::{Value, json};

use super::{ANI, Lab};

fn ids(updates: &[Value]) -> Vec<i64> {
    updates.iter().map(|update| update["update_id"].as_i64().unwrap()).collect()
}

#[tokio::test]
async fn updates_come_again_until_a_higher_offset_confirms_them() {
    let lab = Lab::new().await;
    for text in ["a", "b", "c"] {
        lab.sandbox.say(ANI, text);
    }
    let first = ids(&lab.updates(json!({})).await);
    assert_eq!(first.len(), 3);
    assert!(first[0] >= 600_000_000 && first[2] == first[0] + 2);
    assert_eq!(ids(&lab.updates(json!({ "offset": 0 })).await), first);
    assert_eq!(ids(&lab.updates(json!({ "offset": first[1] })).await), first[1..]);
    assert_eq!(ids(&lab.updates(json!({ "limit": 1 })).await), first[1..2]);
    assert_eq!(lab.updates(json!({ "offset": first[2] + 1 })).await.len(), 0);
    assert_eq!(lab.sandbox.pending_updates(), 0);
}

#[tokio::test]
async fn a_negative_offset_keeps_only_the_last_ones() {
    let lab = Lab::new().await;
    for text in ["a", "b", "c"] {
        lab.sandbox.say(ANI, text);
    }
    let kept = lab.updates(json!({ "offset": -1, "limit": 1, "timeout": 0 })).await;
    assert_eq!(kept[0]["message"]["text"], "c");
    assert_eq!(lab.sandbox.pending_updates(), 1);
}

#[tokio::test]
async fn an_update_begins_with_its_id() {
    let lab = Lab::started().await;
    let id = lab.send("x", super::inline(json!([[{ "text": "Ya", "callback_data": "y" }]]))).await;
    lab.sandbox.press(ANI, id, "y");
    let client = teloxide::net::default_reqwest_settings().build().unwrap();
    let text = client.get(format!("{}/bot{}/getUpdates", lab.url, super::TOKEN)).send().await.unwrap().text().await.unwrap();
    assert!(text.starts_with(r#"{"ok":true,"result":[{"update_id":600000000,"message":{"#), "{text}");
    assert!(text.contains(r#",{"update_id":600000001,"callback_query":{"#), "{text}");
}

#[tokio::test]
async fn an_offset_far_ahead_is_ignored() {
    let lab = Lab::new().await;
    lab.sandbox.say(ANI, "a");
    assert_eq!(lab.updates(json!({ "offset": 700_000_000 })).await.len(), 1);
}

#[tokio::test]
async fn a_waiting_poll_is_answered_when_somebody_writes() {
    let lab = Lab::new().await;
    let waiting = lab.updates(json!({ "timeout": 20 }));
    let writing = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        lab.sandbox.say(ANI, "halo");
        lab.sandbox.say(ANI, "lagi");
    };
    let (updates, ()) = tokio::join!(waiting, writing);
    assert_eq!(updates.len(), 2, "what comes together goes out together");
}

#[tokio::test]
async fn a_second_waiting_poll_ends_the_first() {
    let lab = Lab::new().await;
    let first = lab.error("getUpdates", json!({ "timeout": 20 }));
    let second = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        let second = lab.updates(json!({ "timeout": 20 }));
        let writing = async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            lab.sandbox.say(ANI, "halo")
        };
        tokio::join!(second, writing).0
    };
    let (problem, updates) = tokio::join!(first, second);
    assert_eq!(problem, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
    assert_eq!(updates.len(), 1);
}

#[tokio::test]
async fn only_wanted_kinds_are_made_from_then_on() {
    let lab = Lab::new().await;
    lab.updates(json!({ "allowed_updates": ["callback_query", "nonsense"] })).await;
    lab.sandbox.say(ANI, "a");
    assert_eq!(lab.updates(json!({})).await.len(), 0, "left out, the stored list stays");
    lab.updates(json!({ "allowed_updates": [] })).await;
    lab.sandbox.say(ANI, "b");
    assert_eq!(lab.updates(json!({})).await.len(), 1);
}

#[tokio::test]
async fn messages_wait_a_day_and_presses_two_and_a_half_minutes() {
    let lab = Lab::started().await;
    lab.sandbox.press(ANI, 1, "x");
    lab.pass_seconds(149);
    assert_eq!(lab.updates(json!({})).await.len(), 2);
    lab.pass_seconds(2);
    assert_eq!(lab.updates(json!({})).await.len(), 1);
    lab.pass_seconds(24 * 60 * 60);
    assert_eq!(lab.updates(json!({})).await.len(), 0);
}

#[tokio::test]
async fn confirmed_updates_can_be_delivered_again_whatever_the_offset() {
    let lab = Lab::new().await;
    lab.sandbox.say(ANI, "a");
    lab.sandbox.say(ANI, "b");
    let seen = ids(&lab.updates(json!({})).await);
    let next = seen[1] + 1;
    lab.updates(json!({ "offset": next })).await;
    lab.sandbox.redeliver(2);
    assert_eq!(ids(&lab.updates(json!({ "offset": next })).await), seen);
    assert_eq!(lab.updates(json!({ "offset": next })).await.len(), 0);
}

#[tokio::test]
async fn each_token_is_a_bot_of_its_own() {
    let lab = Lab::new().await;
    lab.result("getMe", json!({})).await;
    lab.sandbox.say(ANI, "untuk yang pertama");
    lab.sandbox.toward(99).say(ANI, "untuk yang lain");
    let first = lab.updates(json!({})).await;
    assert_eq!(first.len(), 1);
    assert_eq!(first[0]["message"]["text"], "untuk yang pertama");
}

#[tokio::test]
async fn updates_and_chats_come_back_after_a_restart() {
    let folder = std::env::temp_dir().join(format!("tembus-sandbox-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let journal = folder.join("journal.jsonl");
    drop(std::fs::remove_file(&journal));
    let before = {
        let lab = Lab::with(|options| options.journal = Some(journal.clone())).await;
        lab.sandbox.start(ANI, Some("kode"));
        lab.send("halo <b>Ani</b>", json!({ "parse_mode": "HTML", "reply_markup": { "keyboard": [["/jual"]] } })).await;
        lab.sandbox.press(ANI, 2, "x");
        let first = ids(&lab.updates(json!({})).await)[0];
        lab.updates(json!({ "offset": first + 1 })).await;
        (lab.sandbox.chat(ANI), lab.sandbox.keyboard(ANI), lab.updates(json!({})).await)
    };
    let lab = Lab::with(|options| options.journal = Some(journal.clone())).await;
    assert_eq!((lab.sandbox.chat(ANI), lab.sandbox.keyboard(ANI), lab.updates(json!({})).await), before);
    assert_eq!(lab.sandbox.say(ANI, "lagi"), 3);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test]
async fn shutting_down_ends_waiting_polls_and_streams() {
    let sandbox = {
        let clock = tembus::sandbox::Options::new(std::sync::Arc::new(|| super::MORNING));
        tembus::sandbox::Sandbox::new(clock).unwrap()
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(sandbox.clone().serve(listener, async { drop(stopped.await) }));
    let client = teloxide::net::default_reqwest_settings().build().unwrap();
    let events = client.get(format!("http://{address}/api/events")).send().await.unwrap();
    let url = format!("http://{address}/bot{}/getUpdates?timeout=10", super::TOKEN);
    let poll = tokio::spawn(async move { client.get(url).send().await.unwrap().text().await.unwrap() });
    while sandbox.calls().is_empty() {
        sandbox.changed(sandbox.revision()).await;
    }
    stop.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(3), serving).await.expect("an end").unwrap().unwrap();
    assert_eq!(poll.await.unwrap(), r#"{"ok":true,"result":[]}"#);
    drop(events);
}
