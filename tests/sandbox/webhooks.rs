//! setWebhook: updates are delivered, one at a time for each origin, until they are confirmed.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::IntoResponse,
};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::{ANI, Lab};

const BUDI: i64 = 7_000_002;

/// A bot that only listens: answers with what it was told to, then with 200.
#[derive(Clone, Default)]
struct Ear {
    heard: Arc<Mutex<Vec<(Value, String)>>>,
    answers: Arc<Mutex<VecDeque<Answer>>>,
    /// What stands in the answers with 200.
    body: Arc<Mutex<Option<Value>>>,
}

/// A status, and the pause that is asked for, in seconds.
type Answer = (u16, Option<u32>);

impl Ear {
    async fn open() -> (Self, String) {
        let ear = Self::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let router = Router::new().fallback(hear).with_state(ear.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (ear, url)
    }

    fn answers(&self, answers: &[Answer]) {
        self.answers.lock().unwrap().extend(answers);
    }

    fn texts(&self) -> Vec<String> {
        let heard = self.heard.lock().unwrap();
        heard.iter().map(|(update, _)| update["message"]["text"].as_str().unwrap_or("?").to_owned()).collect()
    }

    async fn until(&self, count: usize) -> Vec<String> {
        for _ in 0..4000 {
            if self.texts().len() >= count {
                return self.texts();
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("only {:?} were delivered", self.texts());
    }
}

async fn hear(State(ear): State<Ear>, headers: HeaderMap, body: String) -> impl IntoResponse {
    let secret = headers.get("x-telegram-bot-api-secret-token").and_then(|secret| secret.to_str().ok()).unwrap_or_default();
    ear.heard.lock().unwrap().push((serde_json::from_str(&body).unwrap(), secret.to_owned()));
    let (status, wish) = ear.answers.lock().unwrap().pop_front().unwrap_or((200, None));
    let wish: Vec<_> = wish.map(|wish| ("retry-after", wish.to_string())).into_iter().collect();
    let body = ear.body.lock().unwrap().clone().filter(|_| status == 200);
    let mut answer = match body {
        Some(body) => axum::Json(body).into_response(),
        None => StatusCode::from_u16(status).unwrap().into_response(),
    };
    if (300..400).contains(&status) {
        answer.headers_mut().insert("location", "/elsewhere".parse().unwrap());
        *answer.status_mut() = StatusCode::from_u16(status).unwrap();
    }
    for (name, value) in wish {
        answer.headers_mut().insert(name, value.parse().unwrap());
    }
    answer
}

async fn hooked() -> (Lab, Ear, String) {
    let lab = Lab::with(|options| options.webhook_http = true).await;
    lab.sandbox.add_user(BUDI, "Budi");
    let (ear, url) = Ear::open().await;
    (lab, ear, url)
}

#[tokio::test]
async fn what_waits_and_what_comes_is_delivered_with_the_secret() {
    let (lab, ear, url) = hooked().await;
    lab.sandbox.say(ANI, "sebelum");
    let set = lab.call("setWebhook", json!({ "url": url, "secret_token": "s3-cret" })).await;
    assert_eq!(set["description"], "Webhook was set");
    lab.sandbox.say(ANI, "sesudah");
    assert_eq!(ear.until(2).await, ["sebelum", "sesudah"]);
    assert!(ear.heard.lock().unwrap().iter().all(|(_, secret)| secret == "s3-cret"));
    while lab.sandbox.pending_updates() > 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let again = lab.call("setWebhook", json!({ "url": url, "secret_token": "s3-cret" })).await;
    assert_eq!(again["description"], "Webhook is already set");
    let info = lab.result("getWebhookInfo", json!({})).await;
    assert_eq!((info["url"].as_str(), &info["pending_update_count"]), (Some(url.as_str()), &json!(0)));
    assert_eq!(info.get("last_error_message"), None);
}

#[tokio::test]
async fn what_is_not_confirmed_comes_again_and_holds_only_its_own_chat() {
    let (lab, ear, url) = hooked().await;
    ear.answers(&[(500, None), (503, None)]);
    lab.result("setWebhook", json!({ "url": url })).await;
    lab.sandbox.say(ANI, "satu");
    ear.until(1).await;
    lab.sandbox.say(ANI, "dua");
    // The second try follows at once, the third after two seconds.
    ear.until(2).await;
    lab.sandbox.say(BUDI, "lain");
    let heard = ear.until(5).await;
    assert_eq!(heard, ["satu", "satu", "lain", "satu", "dua"]);
    let ids: Vec<Value> = ear.heard.lock().unwrap().iter().map(|(update, _)| update["update_id"].clone()).collect();
    assert!(ids[0] == ids[1] && ids[1] == ids[3], "the same update, the same number: {ids:?}");
    let info = lab.result("getWebhookInfo", json!({})).await;
    assert_eq!(info["last_error_message"], "Wrong response from the webhook: 503 Service Unavailable");
}

#[tokio::test]
async fn a_pause_that_the_bot_asks_for_is_kept() {
    let (lab, ear, url) = hooked().await;
    ear.answers(&[(429, Some(1))]);
    lab.result("setWebhook", json!({ "url": url })).await;
    let begun = std::time::Instant::now();
    lab.sandbox.say(ANI, "satu");
    ear.until(2).await;
    assert!(begun.elapsed() >= Duration::from_millis(950), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_call_in_the_answer_is_carried_out_and_confirms_the_update() {
    let (lab, ear, url) = hooked().await;
    *ear.body.lock().unwrap() = Some(json!({ "method": "sendMessage", "chat_id": ANI, "text": "<b>Halo</b>", "parse_mode": "HTML" }));
    lab.result("setWebhook", json!({ "url": url })).await;
    lab.sandbox.say(ANI, "satu");
    while lab.sandbox.chat(ANI).len() < 2 {
        lab.sandbox.changed(lab.sandbox.revision()).await;
    }
    assert_eq!(lab.sandbox.chat(ANI)[1].text, "Halo");
    let call = lab.sandbox.calls().pop().unwrap();
    assert_eq!((call.method.as_str(), &call.params["method"]), ("sendMessage", &Value::Null));
    assert_eq!(ear.texts(), ["satu"]);
    assert_eq!(lab.sandbox.pending_updates(), 0);
}

#[tokio::test]
async fn an_answer_cannot_take_the_webhook_away_or_ask_for_anything() {
    let (lab, ear, url) = hooked().await;
    lab.result("setWebhook", json!({ "url": url })).await;
    for (count, method) in ["deleteWebhook", "SETWEBHOOK", "getMe", "close", "logOut", ""].into_iter().enumerate() {
        *ear.body.lock().unwrap() = Some(json!({ "method": method }));
        lab.sandbox.say(ANI, "x");
        ear.until(count + 1).await;
        while lab.sandbox.pending_updates() > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
    assert_eq!(lab.sandbox.calls().len(), 1, "the setting of the webhook alone");
}

#[tokio::test]
async fn a_redirect_is_a_failure_and_not_followed() {
    let (lab, ear, url) = hooked().await;
    ear.answers(&[(302, None)]);
    lab.result("setWebhook", json!({ "url": url })).await;
    lab.sandbox.say(ANI, "satu");
    assert_eq!(ear.until(2).await, ["satu", "satu"], "it came again, to the same address");
    let info = lab.result("getWebhookInfo", json!({})).await;
    assert_eq!(info["last_error_message"], "Wrong response from the webhook: 302 Found");
}

#[tokio::test]
async fn polling_and_a_webhook_exclude_each_other() {
    let (lab, _, url) = hooked().await;
    let waiting = lab.error("getUpdates", json!({ "timeout": 20 }));
    let setting = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        lab.result("setWebhook", json!({ "url": url })).await
    };
    let (ended, _) = tokio::join!(waiting, setting);
    assert_eq!(ended, "Conflict: terminated by setWebhook request");
    let refused = lab.error("getUpdates", json!({})).await;
    let expected = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
    assert_eq!(refused, expected);
    assert_eq!(lab.call("deleteWebhook", json!({})).await["description"], "Webhook was deleted");
    assert_eq!(lab.updates(json!({})).await.len(), 0);
}

#[tokio::test]
async fn an_address_that_telegram_would_not_deliver_to_is_refused() {
    let lab = Lab::new().await;
    let refused = async |url: &str| lab.error("setWebhook", json!({ "url": url })).await;
    assert_eq!(refused("http://127.0.0.1:8080/").await, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
    let ports = "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443";
    assert_eq!(refused("https://bot.example.com:1234/").await, ports);
    let secret = lab.error("setWebhook", json!({ "url": "https://bot.example.com/", "secret_token": "a b" })).await;
    assert_eq!(secret, "Bad Request: secret token contains unallowed characters");
}
