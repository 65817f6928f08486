//! `tembus demo`, over HTTP as the page uses it: the strip's steps can be done and are noticed.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex},
    time::Duration,
};

use serde_json::{Value, json};
use tokio::{sync::oneshot, task::JoinHandle};

use crate::support::world::scratch_dir;

pub(super) const SLAMET: i64 = 501;
pub(super) const RINA: i64 = 502;
pub(super) const ANI: i64 = 503;

/// A running demo.
pub(super) struct Demo {
    pub(super) url: String,
    stop: oneshot::Sender<()>,
    running: JoinHandle<()>,
}

impl Demo {
    pub(super) async fn open() -> Self {
        Self::start(false).await
    }

    /// One that others in the network can reach; its address lets the host in.
    pub(super) async fn open_to_guests() -> Self {
        Self::start(true).await
    }

    async fn start(allow_public: bool) -> Self {
        let said: Arc<Mutex<Vec<String>>> = Arc::default();
        let heard = Arc::clone(&said);
        let (stop, stopped) = oneshot::channel::<()>();
        let data: PathBuf = scratch_dir();
        let running = tokio::spawn(async move {
            let say = move |line: &str| heard.lock().unwrap().push(line.to_owned());
            let listen = "127.0.0.1:0".parse().unwrap();
            tembus::app::demo::run(Some(data), listen, allow_public, say, async { drop(stopped.await) }).await.unwrap();
        });
        for _ in 0..24_000 {
            let url = said.lock().unwrap().first().and_then(|line| line.split_once(": ")).map(|(_, url)| url.to_owned());
            if let Some(url) = url {
                return Self { url, stop, running };
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("the demo does not begin")
    }

    pub(super) async fn close(self) {
        drop(self.stop);
        self.running.await.unwrap();
    }

    pub(super) async fn state(&self) -> Value {
        let client = teloxide::net::default_reqwest_settings().build().unwrap();
        let answer = client.get(format!("{}/api/state", self.url)).send().await.unwrap();
        serde_json::from_str(&answer.text().await.unwrap()).unwrap()
    }

    async fn act(&self, act: Value) {
        // Moving the clock to the next morning takes a while.
        let client = teloxide::net::default_reqwest_settings().timeout(Duration::from_secs(120)).build().unwrap();
        let request = client.post(format!("{}/api/acts", self.url)).header("content-type", "application/json");
        let answer = request.body(act.to_string()).send().await.unwrap().text().await.unwrap();
        assert!(answer.contains(r#""ok":true"#), "{act}: {answer}");
    }

    async fn chat(&self, user: i64) -> Vec<Value> {
        let state = self.state().await;
        let phone = state["phones"].as_array().unwrap().iter().find(|phone| phone["user"] == user).unwrap();
        phone["messages"].as_array().unwrap().clone()
    }

    /// Waits until somebody's chat holds something.
    async fn until<T>(&self, user: i64, what: &str, found: impl Fn(&[Value]) -> Option<T>) -> T {
        for _ in 0..2_400 {
            if let Some(found) = found(&self.chat(user).await) {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{user} waits for {what} in vain: {:#?}", self.chat(user).await)
    }

    async fn says(&self, user: i64, text: &str) {
        self.act(json!({ "act": "say", "user": user, "text": text })).await;
    }

    /// Presses the newest button with this label once it is there.
    async fn taps(&self, user: i64, label: &str) {
        let press = self.until(user, label, |chat| {
            chat.iter().rev().find_map(|message| {
                let mut buttons = message["rows"].as_array()?.iter().flat_map(|row| row.as_array().unwrap());
                let data = buttons.find(|button| button["text"] == label)?["data"].as_str()?.to_owned();
                Some(json!({ "act": "press", "user": user, "message_id": message["message_id"], "data": data }))
            })
        });
        self.act(press.await).await;
    }

    /// Waits until the last message of a chat says this.
    async fn sees(&self, user: i64, text: &str) {
        self.until(user, text, |chat| chat.last()?["text"].as_str()?.contains(text).then_some(())).await;
    }

    /// Waits until a step of the strip is done, as the page judges it.
    async fn does(&self, step: &Value, since: i64) -> i64 {
        let until = step["until"].as_str().unwrap();
        let said = |message: &Value| message["from_bot"] == true && message["text"].as_str().unwrap().contains(until);
        let fits = |message: &&Value| said(message) && message["date"].as_i64().unwrap() >= since;
        let user = step["told"].as_i64().unwrap();
        self.until(user, until, |chat| chat.iter().find(fits).and_then(|message| message["date"].as_i64())).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_steps_of_the_demo_can_be_done_and_are_noticed() {
    let demo = Demo::open().await;
    let state = demo.state().await;
    let phones = state["phones"].as_array().unwrap();
    for role in ["pendamping", "pengelola", "Food Station", "petugas", "peternak"] {
        assert!(phones.iter().any(|phone| phone["role"].as_str().unwrap().contains(role)), "{role}");
    }
    for phone in phones {
        let mut own = phone["messages"].as_array().unwrap().iter().filter(|message| message["from_bot"] == false);
        assert!(own.all(|message| !message["text"].as_str().unwrap().starts_with("/start ")), "a code is shown to {}", phone["name"]);
        let joined = |message: &Value| message["from_bot"] == true && message["text"].as_str().unwrap().contains("sudah jadi");
        assert!(phone["messages"].as_array().unwrap().iter().any(joined), "{} has no account", phone["name"]);
        assert!(phone["read_to"].as_i64().unwrap() > 0, "{} wrote in vain", phone["name"]);
    }
    let chapters = state["guide"]["chapters"].as_array().unwrap().clone();
    let steps = chapters[0]["steps"].as_array().unwrap().clone();
    assert_eq!(steps.len(), 5);
    let first = steps[0]["until"].as_str().unwrap();
    assert!(demo.chat(SLAMET).await.iter().all(|message| !message["text"].as_str().unwrap().contains(first)), "done before it began");

    demo.says(SLAMET, "telur 2 ton 26rb siap besok").await;
    demo.taps(SLAMET, "Benar, tayangkan").await;
    let offered = demo.does(&steps[0], 0).await;
    // Dates are seconds: what was asked for before must be older.
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    demo.says(RINA, "telur").await;
    demo.taps(RINA, "1").await;
    demo.taps(RINA, "Pesan").await;
    demo.taps(RINA, "Semua").await;
    demo.sees(RINA, "Pesan 2 ton").await;
    demo.taps(RINA, "Pesan").await;
    let asked = demo.does(&steps[1], offered).await;
    demo.taps(SLAMET, "Terima").await;
    let agreed = demo.does(&steps[2], asked).await;
    demo.act(json!({ "act": "advance", "until_hour": 7 })).await;
    let told = demo.does(&steps[3], agreed).await;
    let read = demo.does(&steps[4], told).await;
    assert_eq!(steps[4]["phone"], ANI);

    let steps = chapters[1]["steps"].as_array().unwrap().clone();
    demo.says(RINA, "butuh telur 1 ton lusa").await;
    demo.sees(RINA, "Kirim permintaan").await;
    demo.taps(RINA, "Kirim").await;
    let demanded = demo.does(&steps[0], read).await;
    demo.taps(SLAMET, "Tawarkan").await;
    demo.taps(SLAMET, "1 ton").await;
    demo.says(SLAMET, "27rb").await;
    demo.taps(SLAMET, "Besok").await;
    demo.taps(SLAMET, "Kirim").await;
    let answered = demo.does(&steps[1], demanded).await;
    demo.taps(RINA, "Lihat tawaran").await;
    demo.sees(RINA, "Tekan nomornya").await;
    demo.taps(RINA, "1").await;
    demo.taps(RINA, "Ambil").await;
    let agreed = demo.does(&steps[2], answered).await;
    demo.sees(SLAMET, "Sepakat").await;

    let steps = chapters[2]["steps"].as_array().unwrap().clone();
    demo.taps(SLAMET, "Lihat").await;
    demo.sees(SLAMET, "sepakat").await;
    demo.taps(SLAMET, "Sudah berangkat").await;
    demo.sees(SLAMET, "Berapa yang dimuat").await;
    demo.taps(SLAMET, "1 ton").await;
    let departed = demo.does(&steps[0], agreed).await;
    demo.taps(RINA, "Sudah sampai").await;
    demo.sees(RINA, "Berapa yang diterima").await;
    demo.says(RINA, "990 pecah 10").await;
    demo.sees(RINA, "Benar?").await;
    demo.taps(RINA, "Kirim").await;
    let received = demo.does(&steps[1], departed).await;
    demo.taps(SLAMET, "Setuju").await;
    let settled = demo.does(&steps[2], received).await;
    demo.taps(RINA, "Berkas lengkap").await;
    demo.taps(RINA, "Hari ini").await;
    demo.taps(RINA, "Sudah dibayar").await;
    let paid = demo.does(&steps[3], settled).await;
    demo.taps(SLAMET, "Sudah diterima").await;
    demo.taps(SLAMET, "Ya, sudah masuk").await;
    demo.does(&steps[4], paid).await;
    demo.close().await;
}
