//! Updates by webhook: 200 after the commit, the secret, and what the health endpoints say.

use std::time::Duration;

use tembus::{
    clock::Clock,
    domain::person::{ChatId, Organization},
    notice::Notice,
    store::{Outgoing, Priority},
};

use super::{
    binary::{Program, Shop, eventually},
    raw::{number, texts},
};
use crate::support::{Engine, on_each_engine, world::TOKEN};

const SECRET: &str = "s3-cret_of-tests";

/// Where a process takes deliveries and shows its health.
pub(super) struct Endpoint {
    pub(super) listen: String,
    pub(super) http: String,
}

impl Endpoint {
    /// Two ports that were free a moment ago.
    pub(super) fn new() -> Self {
        let free = || {
            let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
            listener.local_addr().expect("an address").to_string()
        };
        Self { listen: free(), http: free() }
    }

    pub(super) async fn get(&self, path: &str) -> (u16, String) {
        let answer = client().get(format!("http://{}{path}", self.http)).send().await;
        let Ok(answer) = answer else { return (0, String::new()) };
        (answer.status().as_u16(), answer.text().await.unwrap_or_default())
    }
}

fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().expect("a client")
}

/// `tembus run` behind `endpoint`, with deliveries to `url`.
pub(super) fn start(shop: &Shop, endpoint: &Endpoint, url: &str, more: &[(&str, &str)]) -> Program {
    let mut settings = shop.settings();
    settings.extend([
        ("WEBHOOK_URL", url),
        ("WEBHOOK_SECRET", SECRET),
        ("WEBHOOK_LISTEN", &endpoint.listen),
        ("HTTP_ADDR", &endpoint.http),
    ]);
    settings.extend(more);
    Program::start(&["run"], &settings)
}

pub(super) async fn ready(program: &Program, endpoint: &Endpoint) {
    eventually("the bot is ready", || async { endpoint.get("/readyz").await.0 == 200 }, || program.log()).await;
}

on_each_engine!(people_are_answered_and_figures_are_shown);
async fn people_are_answered_and_figures_are_shown(engine: Engine) {
    let shop = Shop::new(engine).await;
    let endpoint = Endpoint::new();
    let program = start(&shop, &endpoint, &format!("http://{}/hook", endpoint.listen), &[]);
    ready(&program, &endpoint).await;
    assert_eq!(endpoint.get("/healthz").await, (200, "alive\n".to_owned()));
    let seller = shop.seller(&program, "Pak Slamet").await;
    let buyer = shop.buyer(&program, "Bu Rina", Organization::PasarJaya).await;
    shop.offers(&program, seller, "200 kg").await;
    assert!(shop.count(seller, "P-1001") > 0 && shop.count(buyer, "sudah jadi") > 0);
    let metrics = endpoint.get("/metrics").await.1;
    let updates = number(&shop.db, "SELECT COUNT(*) FROM inbox").await;
    for line in [
        format!("tembus_updates_total{{outcome=\"applied\"}} {updates}"),
        format!("tembus_update_commit_seconds_count {updates}"),
        "tembus_offers{state=\"published\"} 1".to_owned(),
        "tembus_orders{state=\"confirmed\"} 0".to_owned(),
        "tembus_outbox_due 0".to_owned(),
        "tembus_outbox_age_seconds 0".to_owned(),
        "tembus_messages_total{outcome=\"sent\"}".to_owned(),
        "tembus_reply_seconds_bucket{le=\"5\"}".to_owned(),
        "tembus_database_up 1".to_owned(),
    ] {
        assert!(metrics.contains(&line), "{line} is not in\n{metrics}");
    }
    assert!(program.terminate().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_that_somebody_else_took_away_is_set_again() {
    let shop = Shop::new(Engine::Sqlite).await;
    let endpoint = Endpoint::new();
    let program = start(&shop, &endpoint, &format!("http://{}/hook", endpoint.listen), &[]);
    ready(&program, &endpoint).await;
    let (_, address) = shop.settings().into_iter().find(|(name, _)| *name == "TELOXIDE_API_URL").expect("an address");
    let taken = client().post(format!("{address}/bot{TOKEN}/deleteWebhook")).send().await.expect("an answer");
    assert!(taken.status().is_success());
    let person = shop.person("Ani");
    shop.sandbox.say(person, "/start");
    eventually("an answer", async || shop.count(person, "Selamat datang") == 1, || program.log()).await;
    assert!(program.log().contains("somebody set another webhook"), "{}", program.log());
    assert!(program.terminate().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_knows_the_secret_and_the_path_is_let_in() {
    let shop = Shop::new(Engine::Sqlite).await;
    let endpoint = Endpoint::new();
    let url = format!("http://{}/hook", endpoint.listen);
    let program = start(&shop, &endpoint, &url, &[]);
    ready(&program, &endpoint).await;
    let post = async |path: &str, secret: Option<&str>, body: String| {
        let mut request = client().post(format!("http://{}{path}", endpoint.listen)).body(body);
        if let Some(secret) = secret {
            request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        request.send().await.expect("an answer").status().as_u16()
    };
    let update = r#"{"update_id":1,"message":{"message_id":1,"date":1764000000,"text":"/start",
        "from":{"id":6000001,"is_bot":false,"first_name":"A"},"chat":{"id":6000001,"type":"private","first_name":"A"}}}"#;
    for secret in [None, Some(""), Some("s3-cret_of-test"), Some("s3-cret_of-tests ")] {
        assert!(secret == Some("s3-cret_of-tests ") || post("/hook", secret, update.to_owned()).await == 401, "{secret:?}");
    }
    assert_eq!(post("/", Some(SECRET), update.to_owned()).await, 404);
    assert_eq!(client().get(&url).send().await.expect("an answer").status().as_u16(), 405);
    assert_eq!(post("/hook", Some(SECRET), " ".repeat(2 << 20)).await, 413);
    assert_eq!(number(&shop.db, "SELECT COUNT(*) FROM inbox").await, 0);
    assert_eq!(post("/hook", Some(SECRET), update.to_owned()).await, 200);
    assert_eq!(post("/hook", Some(SECRET), update.to_owned()).await, 200, "a redelivered one is acknowledged");
    assert_eq!(number(&shop.db, "SELECT COUNT(*) FROM inbox").await, 1);
    assert_eq!(number(&shop.db, "SELECT CAST(SUM(seq) AS BIGINT) FROM conversations").await, 1, "and changes nothing");
    assert_eq!(post("/hook", Some(SECRET), "no json at all".to_owned()).await, 200, "what can't be read is kept");
    assert_eq!(number(&shop.db, "SELECT COUNT(*) FROM set_aside").await, 1);
    let kept = shop.command(&["set-aside"]).await;
    assert!(kept.out.contains("it has no number"), "{kept:?}");
    assert!(!program.log().contains(SECRET));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_not_be_committed_is_not_acknowledged_and_comes_again() {
    let shop = Shop::new(Engine::Sqlite).await;
    let endpoint = Endpoint::new();
    let program = start(&shop, &endpoint, &format!("http://{}/hook", endpoint.listen), &[]);
    ready(&program, &endpoint).await;
    let person = shop.person("Ani");
    let lock = shop.db.begin().await.expect("the only writer's lock");
    shop.sandbox.say(person, "/start");
    let trouble = || async { endpoint.get("/readyz").await };
    eventually("the trouble is told", || async { trouble().await.0 == 503 }, || program.log()).await;
    assert!(trouble().await.1.contains("the database can't answer"), "{:?}", trouble().await);
    assert_eq!(shop.sandbox.pending_updates(), 1, "nothing was acknowledged");
    drop(lock);
    eventually("it is ready by itself", || async { trouble().await.0 == 200 }, || program.log()).await;
    shop.settle(&program).await;
    assert_eq!(shop.count(person, "Selamat datang"), 1, "{}", program.log());
    eventually("the trouble is over", || async { trouble().await.0 == 200 }, || program.log()).await;
    tokio::time::sleep(Duration::from_millis(10)).await;
    assert!(program.log().contains("an outage of the database begins"), "{}", program.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_waits_for_the_database_and_who_is_sent_nothing_afterwards_is_ready_by_himself() {
    let shop = Shop::new(Engine::Sqlite).await;
    let endpoint = Endpoint::new();
    let program = start(&shop, &endpoint, &format!("http://{}/hook", endpoint.listen), &[]);
    ready(&program, &endpoint).await;
    let url = format!("http://{}/hook", endpoint.listen);
    let deliver = |id: i64| {
        let body = format!(
            r#"{{"update_id":{id},"message":{{"message_id":1,"date":1764000000,"text":"/start",
            "from":{{"id":6000001,"is_bot":false,"first_name":"A"}},"chat":{{"id":6000001,"type":"private","first_name":"A"}}}}}}"#
        );
        let post = client().post(&url).header("X-Telegram-Bot-Api-Secret-Token", SECRET).body(body);
        tokio::spawn(async move { post.send().await.expect("an answer").status().as_u16() })
    };
    let is_ready = || async { endpoint.get("/readyz").await.0 == 200 };
    let outages = || {
        let log = program.log();
        (log.matches("outage of the database begins").count(), log.matches("outage of the database is over").count())
    };
    let lock = shop.db.begin().await.expect("the only writer's lock");
    let delivery = deliver(1);
    eventually("the outage is logged", async || outages() == (1, 0), || program.log()).await;
    assert!(!is_ready().await, "{}", program.log());
    assert!(!delivery.is_finished(), "the delivery waits in the process");
    drop(lock);
    assert_eq!(delivery.await.expect("a delivery"), 200, "{}", program.log());
    eventually("it is ready", is_ready, || program.log()).await;
    eventually("the end of the outage is logged", async || outages() == (1, 1), || program.log()).await;

    let lock = shop.db.begin().await.expect("the only writer's lock");
    assert_eq!(deliver(2).await.expect("a delivery"), 503, "{}", program.log());
    drop(lock);
    eventually("it is ready by itself", is_ready, || program.log()).await;
    eventually("each outage is logged once", async || outages() == (2, 2), || program.log()).await;
}

/// More waits than the rate lets through in the time after which a process that sends nothing is in trouble.
#[tokio::test(flavor = "multi_thread")]
async fn a_large_night_that_is_being_sent_at_the_own_rate_is_no_trouble() {
    let shop = Shop::new(Engine::Sqlite).await;
    let now = shop.clock.now();
    let early = now - chrono::Duration::minutes(25);
    let people: Vec<i64> = (0..60).map(|n| shop.person(&format!("Orang {n}"))).collect();
    let mut tx = shop.db.begin().await.expect("a transaction");
    for &person in &people {
        let notice = Notice::System { code: "1".to_owned() };
        let chat = ChatId(person);
        let out = Outgoing { chat, edit: None, priority: Priority::Bulk, silent: false, prompt: false, not_before: early, notice };
        tx.enqueue(&out, early).await.expect("a message");
    }
    tx.commit().await.expect("a commit");
    let endpoint = Endpoint::new();
    let mut settings = shop.settings();
    settings.extend([("HTTP_ADDR", endpoint.http.as_str()), ("SEND_PER_SECOND", "5")]);
    let program = Program::start(&["run"], &settings);
    ready(&program, &endpoint).await;
    let mut asked = 0;
    while shop.waiting_messages().await > 10 {
        let sender = texts(&shop.db, "SELECT DISTINCT owner FROM chat_leases WHERE owner IS NOT NULL").await.pop().unwrap_or_default();
        let late = async { shop.db.read().await?.overdue_chats(&sender, now - chrono::Duration::minutes(10), now).await };
        if late.await.expect("a count") > 0 {
            asked += 1;
            let (status, said) = endpoint.get("/readyz").await;
            assert_eq!(status, 200, "{said}");
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    assert!(asked > 5, "most of it waited: {asked}");
}
