//! The sandbox judged from outside: by a bot over HTTP, and by the people it shows.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that meets the unexpected should fail")]

mod browser;
mod demo;
mod faults;
mod inline;
mod keyboards;
mod messages;
mod page;
mod people;
mod polling;
mod webhooks;

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use serde_json::{Value, json};
use tembus::sandbox::{Options, Sandbox};
use tokio::{net::TcpListener, sync::oneshot};

const TOKEN: &str = "5000001:AAtest_token-1";
/// 25 November 2026, 10.00 WIB.
const MORNING: i64 = 1_795_575_600_000;
const ANI: i64 = 7_000_001;

/// A sandbox on a port of its own with a clock that stands still.
struct Lab {
    sandbox: Sandbox,
    url: String,
    clock: Arc<AtomicI64>,
    stop: Option<oneshot::Sender<()>>,
}

impl Lab {
    async fn new() -> Self {
        Self::with(|_| {}).await
    }

    async fn with(adjust: impl FnOnce(&mut Options)) -> Self {
        let clock = Arc::new(AtomicI64::new(MORNING));
        let reading = Arc::clone(&clock);
        let mut options = Options::new(Arc::new(move || reading.load(Ordering::SeqCst)));
        options.bot_username = "tembus_bot".to_owned();
        adjust(&mut options);
        let sandbox = Sandbox::new(options).unwrap();
        sandbox.add_user(ANI, "Ani");
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(sandbox.clone().serve(listener, async { drop(stopped.await) }));
        Self { sandbox, url, clock, stop: Some(stop) }
    }

    /// With a person who has written `/start`.
    async fn started() -> Self {
        let lab = Self::new().await;
        lab.sandbox.start(ANI, None);
        lab
    }

    fn pass_seconds(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    fn bot(&self) -> teloxide::Bot {
        teloxide::Bot::new(TOKEN).set_api_url(self.url.parse().unwrap())
    }

    /// A call with JSON parameters; the whole answer.
    async fn call(&self, method: &str, params: Value) -> Value {
        self.try_call(method, params).await.expect("an answer")
    }

    async fn try_call(&self, method: &str, params: Value) -> Option<Value> {
        let client = teloxide::net::default_reqwest_settings().build().unwrap();
        let request = client.post(format!("{}/bot{TOKEN}/{method}", self.url));
        let request = request.header("content-type", "application/json").body(params.to_string());
        let answer = request.send().await.ok()?;
        let status = answer.status().as_u16();
        let body: Value = serde_json::from_str(&answer.text().await.ok()?).unwrap();
        if body["ok"] == false {
            assert_eq!(body["error_code"], status, "the status is the error code: {body}");
        }
        Some(body)
    }

    async fn result(&self, method: &str, params: Value) -> Value {
        let answer = self.call(method, params).await;
        assert_eq!(answer["ok"], true, "{method}: {answer}");
        answer["result"].clone()
    }

    async fn error(&self, method: &str, params: Value) -> String {
        let answer = self.call(method, params).await;
        assert_eq!(answer["ok"], false, "{method}: {answer}");
        answer["description"].as_str().unwrap().to_owned()
    }

    /// Sends a text to Ani; its message_id.
    async fn send(&self, text: &str, more: Value) -> i64 {
        let mut params = json!({ "chat_id": ANI, "text": text });
        params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.result("sendMessage", params).await["message_id"].as_i64().unwrap()
    }

    async fn updates(&self, params: Value) -> Vec<Value> {
        self.result("getUpdates", params).await.as_array().unwrap().clone()
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        drop(self.stop.take());
    }
}

fn inline(rows: Value) -> Value {
    json!({ "reply_markup": { "inline_keyboard": rows } })
}
