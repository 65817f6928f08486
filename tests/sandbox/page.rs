//! The page's own endpoints: acts, news, and whom they admit.

use serde_json::{Value, json};
use std::sync::Arc;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use tembus::sandbox::GuestAccess;

use super::{ANI, Lab, MORNING, TOKEN};

impl Lab {
    async fn raw(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.url.trim_start_matches("http://")).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        String::from_utf8(answer).unwrap()
    }

    async fn act(&self, act: Value) -> Value {
        let client = teloxide::net::default_reqwest_settings().build().unwrap();
        let request = client.post(format!("{}/api/acts", self.url)).header("content-type", "application/json");
        let answer = request.body(act.to_string()).send().await.unwrap();
        serde_json::from_str(&answer.text().await.unwrap()).unwrap()
    }
}

#[tokio::test]
async fn another_site_cannot_reach_the_page_through_a_name_that_points_here() {
    let lab = Lab::new().await;
    let from = |host: &str| format!("GET /api/state HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    assert!(lab.raw(&from("evil.example")).await.starts_with("HTTP/1.1 403"));
    assert!(lab.raw(&from("localhost:9999")).await.starts_with("HTTP/1.1 200"));
    assert!(lab.raw(&from("[::1]:80")).await.starts_with("HTTP/1.1 200"));
    let form = "POST /api/acts HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
    assert!(lab.raw(form).await.starts_with("HTTP/1.1 415"));
}

#[tokio::test]
async fn a_web_page_cannot_call_the_bot_api() {
    let lab = Lab::new().await;
    let call = |host: &str, more: &str| {
        format!("GET /bot{TOKEN}/setWebhook?url=https://evil.example/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n")
    };
    for (host, more) in [
        ("evil.example", ""),
        ("localhost", "Origin: https://evil.example\r\n"),
        ("localhost", "Origin: null\r\n"),
        ("localhost", "Sec-Fetch-Site: cross-site\r\n"),
    ] {
        let answer = lab.raw(&call(host, more)).await;
        assert!(answer.starts_with("HTTP/1.1 403") && answer.contains(r#""error_code":403"#), "{answer}");
    }
    assert_eq!(lab.result("getWebhookInfo", json!({})).await["url"], "");
    assert!(lab.raw(&call("localhost", "Origin: http://localhost\r\n")).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn with_a_token_of_its_own_no_other_is_taken() {
    let lab = Lab::with(|options| options.token = Some(TOKEN.to_owned())).await;
    assert_eq!(lab.result("getMe", json!({})).await["id"], 5_000_001);
    let get = |path: &str| format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    for path in ["/bot5000001:AAother/getMe", "/bot6:x/setWebhook", "/file/bot6:x/photos/a.png"] {
        let answer = lab.raw(&get(path)).await;
        assert!(answer.starts_with("HTTP/1.1 401") && answer.contains(r#""description":"Unauthorized""#), "{answer}");
    }
}

#[tokio::test]
async fn people_act_over_http() {
    let lab = Lab::new().await;
    assert_eq!(lab.act(json!({ "act": "say", "user": ANI, "text": "halo" })).await, json!({ "ok": true, "message_id": 1 }));
    assert_eq!(lab.act(json!({ "act": "person", "name": "Budi", "role": "pembeli" })).await["user"], ANI + 1);
    assert_eq!(lab.act(json!({ "act": "contact", "user": ANI })).await["message_id"], 2);
    assert_eq!(lab.act(json!({ "act": "dance", "user": ANI })).await["ok"], false);
    let fault = json!({ "act": "fault", "method": "getMe", "fault": "retry_after", "seconds": 3 });
    assert_eq!(lab.act(fault).await["ok"], true);
    assert_eq!(lab.error("getMe", json!({})).await, "Too Many Requests: retry after 3");
    assert_eq!(lab.act(json!({ "act": "advance", "hours": 1 })).await["ok"], false, "without a hand on the clock");
}

#[tokio::test]
async fn an_act_that_could_not_happen_is_refused() {
    let lab = Lab::started().await;
    let text = lab.sandbox.say(ANI, "halo");
    for act in [
        json!({ "act": "say", "user": ANI, "text": "x", "reply_to": 1 }),
        json!({ "act": "voice", "user": ANI, "seconds": 3 }),
        json!({ "act": "say", "user": ANI, "text": "\u{200b} \u{0}" }),
        json!({ "act": "edit", "user": ANI, "message_id": text, "text": " " }),
        json!({ "act": "edit", "user": ANI, "message_id": text, "text": "a".repeat(4097) }),
        json!({ "act": "say", "user": ANI, "text": "a".repeat(5000) }),
        json!({ "act": "say", "user": 99, "text": "x" }),
        json!({ "act": "say", "user": -5, "text": "x" }),
        json!({ "act": "voice", "user": 99 }),
        json!({ "act": "deactivate", "user": 99 }),
        json!({ "act": "person", "user": -5, "name": "Budi" }),
        json!({ "act": "press", "user": ANI, "message_id": 999, "data": "x" }),
        json!({ "act": "press", "user": ANI, "message_id": text, "data": "" }),
        json!({ "act": "press", "user": ANI, "message_id": text, "data": "a".repeat(65) }),
        json!({ "act": "start", "user": ANI, "payload": "a b" }),
        json!({ "act": "start", "user": ANI, "payload": "" }),
        json!({ "act": "start", "user": ANI, "payload": "a".repeat(65) }),
        json!({ "act": "fault", "method": "getMe", "fault": "retry_after" }),
        json!({ "act": "fault", "method": "getMe", "fault": "cut_before", "seconds": 3 }),
        json!({ "act": "fault", "method": "getMe", "fault": "cut_before", "time": 2 }),
    ] {
        assert_eq!(lab.act(act.clone()).await["ok"], false, "{act}");
    }
    let refused = lab.act(json!({ "act": "say", "user": 99, "text": "x" })).await;
    assert_eq!(refused["error"], "there is no account with this id: the act person makes one");
    assert!(lab.sandbox.chat(99).is_empty() && lab.sandbox.open_queries().is_empty());
    assert_eq!(lab.sandbox.waiting_faults(), 0);
    assert_eq!(lab.act(json!({ "act": "deactivate", "user": ANI })).await["ok"], true);
    for act in [
        json!({ "act": "say", "user": ANI, "text": "x" }),
        json!({ "act": "press", "user": ANI, "message_id": 1, "data": "x" }),
        json!({ "act": "block", "user": ANI }),
    ] {
        assert_eq!(lab.act(act).await["error"], "this account is deactivated");
    }
    assert_eq!(lab.updates(json!({})).await.len(), 2, "the start and the greeting alone");
}

#[tokio::test]
async fn the_clock_moves_through_the_hand_that_was_given() {
    let lab = Lab::with(|options| {
        let now = Arc::clone(&options.now);
        let moved = Arc::new(std::sync::atomic::AtomicI64::new(0));
        let reading = Arc::clone(&moved);
        options.now = Arc::new(move || now().max(reading.load(std::sync::atomic::Ordering::SeqCst)));
        options.advance = Some(Arc::new(move |to| {
            moved.store(to, std::sync::atomic::Ordering::SeqCst);
            Box::pin(std::future::ready(()))
        }));
    })
    .await;
    assert_eq!(lab.act(json!({ "act": "advance", "until_hour": 7 })).await["now"], MORNING + 21 * 60 * 60 * 1000);
}

#[tokio::test]
async fn a_page_that_comes_back_misses_nothing() {
    let lab = Lab::new().await;
    let seen = {
        let client = teloxide::net::default_reqwest_settings().build().unwrap();
        let answer = client.get(format!("{}/api/state", lab.url)).send().await.unwrap();
        let state: Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
        assert_eq!(state["phones"][0]["name"], "Ani");
        state["seq"].as_u64().unwrap()
    };
    lab.sandbox.say(ANI, "satu");
    let mut stream = TcpStream::connect(lab.url.trim_start_matches("http://")).await.unwrap();
    let request = format!("GET /api/events HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: {seen}\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut news = String::new();
    let mut buffer = [0; 4096];
    lab.sandbox.say(ANI, "dua");
    while !news.contains("\"dua\"") {
        let read = stream.read(&mut buffer).await.unwrap();
        news.push_str(&String::from_utf8_lossy(&buffer[..read]));
    }
    assert!(news.contains("\"satu\"") && news.contains(&format!("id: {}", seen + 1)));
}

/// A sandbox that others in the network can reach, with the host's key "host"; a guest's is "guest1", then "guest2".
async fn with_guests() -> Lab {
    let given = std::sync::atomic::AtomicU32::new(0);
    let new_key = Arc::new(move || format!("guest{}", 1 + given.fetch_add(1, std::sync::atomic::Ordering::Relaxed)));
    let access = GuestAccess { address: "192.168.1.7:80".parse().unwrap(), host_key: "host".to_owned(), new_key };
    let lab = Lab::with(|options| {
        (options.guests, options.public, options.token) = (Some(access), true, Some(TOKEN.to_owned()));
    })
    .await;
    lab.sandbox.add_user(ANI + 1, "Budi");
    lab
}

impl Lab {
    /// A request to the page by somebody with this key.
    async fn visit(&self, key: &str, method: &str, path: &str, body: &Value) -> String {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.raw(&format!(
            "{method} {path} HTTP/1.1\r\nHost: 192.168.1.7\r\nCookie: a=b; tembus_visit={key}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        ))
        .await
    }
}

#[tokio::test]
async fn where_guests_come_in_nobody_sees_anything_without_a_key() {
    let lab = with_guests().await;
    for key in ["", "guest1", "hos", "host2"] {
        for path in ["/", "/app.js", "/api/state", "/api/events", "/api/calls", "/api/files/x"] {
            let answer = lab.visit(key, "GET", path, &Value::Null).await;
            assert!(answer.starts_with("HTTP/1.1 403"), "{key} {path}: {answer}");
        }
        for (path, body) in [("/api/acts", json!({ "act": "say", "user": ANI, "text": "halo" })), ("/api/guests", json!({ "user": ANI }))] {
            assert!(lab.visit(key, "POST", path, &body).await.starts_with("HTTP/1.1 403"), "{key} {path}");
        }
        assert!(lab.visit(key, "GET", &format!("/tamu/{key}x"), &Value::Null).await.starts_with("HTTP/1.1 404"));
    }
    assert!(lab.sandbox.chat(ANI).is_empty());
    // Without the bot's token nothing is left behind either, and no planned fault is used up.
    let calls = lab.sandbox.calls().len();
    for path in ["/bot7:x/sendMessage", "/botnothing/getMe", "/file/bot7:x/a"] {
        assert!(lab.visit("", "POST", path, &json!({ "text": "x" })).await.starts_with("HTTP/1.1 401"), "{path}");
    }
    assert_eq!(lab.sandbox.calls().len(), calls);
    assert_eq!(lab.result("getMe", json!({})).await["id"], 5_000_001, "the bot has its token");
}

#[tokio::test]
async fn a_guest_sees_and_moves_the_phone_that_was_lent_to_him_and_no_other() {
    let lab = with_guests().await;
    let entered = lab.visit("", "GET", "/tamu/host", &Value::Null).await;
    assert!(entered.starts_with("HTTP/1.1 303") && entered.contains("tembus_visit=host; Path=/; HttpOnly; SameSite=Lax"), "{entered}");
    let lent = lab.visit("host", "POST", "/api/guests", &json!({ "user": ANI })).await;
    assert!(lent.contains(r#""link":"http://192.168.1.7/tamu/guest1""#) && lent.contains("<svg"), "{lent}");
    assert!(lab.visit("", "GET", "/tamu/guest1", &Value::Null).await.contains("tembus_visit=guest1;"));
    let seen = lab.visit("guest1", "GET", "/api/state", &Value::Null).await;
    assert!(seen.contains("Ani") && !seen.contains("Budi") && seen.contains(r#""can_lend":false"#), "{seen}");
    assert!(lab.visit("host", "GET", "/api/state", &Value::Null).await.contains("Budi"));
    let tried = lab.visit("host", "GET", "/tamu/guest1", &Value::Null).await;
    assert!(tried.starts_with("HTTP/1.1 409") && !tried.contains("set-cookie"), "the host who tries the link stays the host: {tried}");

    let says = |user: i64| json!({ "act": "say", "user": user, "text": "halo" });
    assert!(lab.visit("guest1", "POST", "/api/acts", &says(ANI)).await.starts_with("HTTP/1.1 200"));
    let not_his = [
        says(ANI + 1),
        json!({ "act": "press", "user": ANI + 1, "message_id": 1, "data": "x" }),
        json!({ "act": "contact", "user": ANI, "owner": ANI + 1 }),
        json!({ "act": "person", "name": "Cici" }),
        json!({ "act": "person", "user": ANI, "name": "Cici" }),
        json!({ "act": "deactivate", "user": ANI }),
        json!({ "act": "choose", "user": ANI + 1, "query": "1", "result": "1" }),
        json!({ "act": "advance", "hours": 1 }),
        json!({ "act": "fault", "method": "getMe", "fault": "cut_before" }),
        json!({ "act": "release", "gate": "x" }),
        json!({ "act": "redeliver", "count": 1 }),
    ];
    for act in not_his {
        assert!(lab.visit("guest1", "POST", "/api/acts", &act).await.starts_with("HTTP/1.1 403"), "{act}");
    }
    for (method, path, body) in [("GET", "/api/calls", Value::Null), ("POST", "/api/guests", json!({ "user": ANI + 1 }))] {
        assert!(lab.visit("guest1", method, path, &body).await.starts_with("HTTP/1.1 403"), "{path}");
    }
    assert_eq!((lab.sandbox.chat(ANI).len(), lab.sandbox.chat(ANI + 1).len()), (1, 0));

    lab.sandbox.send_photo(ANI + 1, "");
    lab.sandbox.send_photo(ANI, "");
    for (user, status) in [(ANI, "200"), (ANI + 1, "404")] {
        let file = lab.sandbox.chat(user).pop().and_then(|message| message.file).expect("a photo");
        let answer = lab.visit("guest1", "GET", &format!("/api/files/{file}"), &Value::Null).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{user}: {answer}");
    }
}
