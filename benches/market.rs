//! What updates cost by their kind, and how long searches, digests and the choice of what to send next take as the market
//! grows, on SQLite with made data.
//!
//! ```text
//! cargo bench --bench market                     1,000 and 100,000 live offers, 365,000 orders in a year
//! MARKET_FULL=1 cargo bench --bench market       also 1,000,000 live offers, and 3,650,000 orders
//! ```
//!
//! Times are the median of eleven runs. An update is applied as it came, up to the commit; it is not sent.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a program for developers, which reports what it measured")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use chrono::{DateTime, Days, NaiveDate, Utc};
use sqlx::AssertSqlSafe;
use tembus::{
    app,
    chat::{Context, kit::Service},
    clock::ShiftedClock,
    digest,
    domain::{budgets::Budgets, person::ChatId, search::Limits, wib},
    market,
    notice::{BrowseQuery, Sort},
    store::{Db, LeaseHolder, Tx},
    telegram::inbox::conversations,
    update::Incoming,
};

const RUNS: usize = 11;
/// Who writes, half of them sellers and half buyers.
const PERSONS: i64 = 100;
const CONSENTS: &str = "INSERT INTO consents (person_id, version, given_at) SELECT i, '{VERSION}', 0 FROM n";
const ROLES: &str = "INSERT INTO roles (person_id, role, organization, granted_at)
    SELECT i, CASE WHEN i % 2 = 0 THEN 'BUYER' ELSE 'SELLER' END, CASE WHEN i % 2 = 0 THEN 'PASAR_JAYA' END, 0 FROM n";
const PER_PAGE: i64 = 6;
/// Lists rows 1 to `N` as `n.i`.
const NUMBERS: &str = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {N}) ";
const PEOPLE: &str = "INSERT INTO persons (id, chat_id, name, region, place, language, created_at)
    SELECT i, i, 'A', 'KOTA', 'Gedog', 'id', 0 FROM n";
/// One in five is of the goods that are looked for; each has another price and readiness.
const OFFERS: &str =
    "INSERT INTO offers (id, seller_id, entered_by, status, version, terms_version, commodity, goods, unit, price, price_unit,
        handover, ready_from, place, region, offered, available, created_at, published_at, valid_until)
    SELECT i, 1 + i % 100, 1 + i % 100, 'published', 1, 1, g.code, 'Telur', 'KG', 1000 + i % 7919, 'KG', 'SELLER_SITE',
        date('2026-11-25', '+' || (i % 30) || ' days'), 'Gedog', 'KOTA', 500000, 500000, {NOW} - i, {NOW} - i, {NOW} + 86400000
    FROM n JOIN (SELECT code, ROW_NUMBER() OVER (ORDER BY code) - 1 AS k FROM commodities LIMIT 5) g ON g.k = n.i % 5";
const ORDERS: &str = "INSERT INTO orders (id, year, number, offer_id, seller_id, buyer_id, organization, status, version, quantity, unit,
        total, commodity, goods, price, price_unit, handover, ready_from, place, region, requested_at, hold_until, decided_at, confirmed_at)
    SELECT i, 2026, i, 1, 1 + i % 50, 51 + i % 50, 'PASAR_JAYA', 'confirmed', 1, 1000, 'KG', 1000, 'X', 'Telur', 1000, 'KG', 'SELLER_SITE',
        '2026-11-25', 'Gedog', 'KOTA', t, t, t, t
    FROM (SELECT i, {NOW} - CAST(i * 31536000000.0 / {N} AS INTEGER) AS t FROM n)";
const QUEUE: &str = "INSERT INTO outbox (chat_id, act, priority, silent, prompt, not_before, notice, state, created_at)
    SELECT 1, 'say', 1, 0, 0, 0, '{}', 'queued', 0 FROM n";

struct Bench {
    dir: PathBuf,
    db: Db,
    now: DateTime<Utc>,
}

impl Bench {
    async fn new() -> Self {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("market-{}", std::process::id()));
        fs::remove_dir_all(&dir).ok();
        fs::create_dir_all(&dir).unwrap();
        let db = Db::open(&format!("sqlite://{}", dir.join("market.sqlite").display())).await.unwrap();
        let now = DateTime::parse_from_rfc3339("2026-11-24T09:00:00+07:00").unwrap().with_timezone(&Utc);
        let mut tx = db.begin().await.unwrap();
        tx.upsert_catalogue().await.unwrap();
        tx.commit().await.unwrap();
        let bench = Self { dir, db, now };
        bench.fill(PEOPLE, 100).await;
        bench.fill(&CONSENTS.replace("{VERSION}", market::CONSENT_VERSION), 100).await;
        bench.fill(ROLES, 100).await;
        bench
    }

    async fn run(&self, sql: &str) {
        let mut tx = self.db.begin().await.unwrap();
        let Tx::Sqlite(open) = &mut tx else { return };
        sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut **open).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn fill(&self, insert: &str, count: u64) {
        let sql = format!("{NUMBERS}{insert}");
        self.run(&sql.replace("{N}", &count.to_string()).replace("{NOW}", &self.now.timestamp_millis().to_string())).await;
    }

    async fn timed(&self, what: &str, work: impl AsyncFn(&mut Tx)) {
        let mut took = Vec::with_capacity(RUNS);
        for _ in 0..RUNS {
            let mut tx = self.db.read().await.unwrap();
            let begun = Instant::now();
            work(&mut tx).await;
            took.push(begun.elapsed());
        }
        took.sort();
        println!("| {what} | {:.2?} |", took[RUNS / 2]);
    }

    /// Applies the same message of many persons in batches of `size`.
    async fn updates(&self, text: &str, size: usize) {
        let ctx = Context {
            clock: ShiftedClock::system(),
            service: Service::default(),
            budgets: Budgets::NONE,
            entropy: app::chance(),
            references: std::sync::Arc::default(),
        };
        let handle = conversations();
        let updates: Vec<Incoming> = (1..=PERSONS)
            .map(|chat| {
                let from = format!(r#"{{"id":{chat},"is_bot":false,"first_name":"A"}}"#);
                let message = format!(
                    r#"{{"message_id":1,"date":1795485600,"text":"{text}","from":{from},"chat":{{"id":{chat},"type":"private","first_name":"A"}}}}"#
                );
                Incoming::read_text(&format!(r#"{{"update_id":{chat},"message":{message}}}"#), 42)
            })
            .collect();
        let (before, spent, begun) = (self.db.statements(), processor_time(), Instant::now());
        for batch in updates.chunks(size) {
            let mut tx = self.db.begin().await.unwrap();
            let chats: Vec<ChatId> = batch.iter().filter_map(|update| update.chat).collect();
            tx.prepare_chats(&chats, self.now).await.unwrap();
            for update in batch {
                handle(&mut tx, &ctx, update.update().unwrap()).await.unwrap();
            }
            tx.commit().await.unwrap();
        }
        let (took, count) = (begun.elapsed(), updates.len() as u64);
        let spent = (processor_time() - spent).as_micros() / u128::from(count);
        let statements = self.db.statements() - before;
        println!(
            "| updates `{text}` in batches of {size} | {} a second, {spent} \u{b5}s of processor each, {}.{} statements each |",
            u128::from(count) * 1_000_000 / took.as_micros().max(1),
            statements / count,
            statements * 10 / count % 10
        );
        self.run("DELETE FROM outbox").await;
    }

    async fn searches(&self, offers: u64) {
        self.run("DELETE FROM offers").await;
        self.fill(OFFERS, offers).await;
        let mut tx = self.db.begin().await.unwrap();
        tx.add_live_changes().await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = self.db.read().await.unwrap();
        let code = tx.live_goods(self.now).await.unwrap().swap_remove(0);
        drop(tx);
        for (what, commodity, sort) in [
            ("page of all goods", None, Sort::Ready),
            ("page of one in five, by readiness", Some(code.clone()), Sort::Ready),
            ("page of one in five, by price", Some(code.clone()), Sort::Price),
        ] {
            let query = BrowseQuery { commodity, sort, ..BrowseQuery::default() };
            let page = async |tx: &mut Tx| drop(tx.live_offers(&query, &Limits::default(), self.now, PER_PAGE, 0).await.unwrap());
            self.timed(&format!("{offers} live offers: {what}"), page).await;
            let goods = query.commodity.as_deref();
            let sums = async |tx: &mut Tx| drop(tx.live_sums(goods, &Limits::default(), self.now).await.unwrap());
            self.timed(&format!("{offers} live offers: count and sums of the {what}"), sums).await;
        }
    }

    async fn digests(&self, orders: u64) {
        self.run("DELETE FROM orders").await;
        self.fill(ORDERS, orders).await;
        let day = wib::day(self.now) - Days::new(1);
        self.timed(&format!("{orders} orders: digest of a day"), async |tx| drop(digest::preview(tx, day, self.now).await.unwrap())).await;
        let from: NaiveDate = day - Days::new(29);
        let ((from, _), (_, to)) = (wib::borders(from), wib::borders(day));
        self.timed(&format!("{orders} orders: the agreed ones of 30 days, read"), async |tx| {
            drop(tx.digests().agreed((from, to)).await.unwrap());
        })
        .await;
    }

    async fn backlog(&self, rows: u64) {
        self.run("DELETE FROM outbox").await;
        self.fill(QUEUE, rows).await;
        let lease_holder = LeaseHolder::new("bench".to_owned(), chrono::Duration::seconds(60));
        self.timed(&format!("{rows} messages for one chat: what is next"), async |tx| {
            assert_eq!(tx.next_messages(&[1], &lease_holder, self.now).await.unwrap().len(), 1);
        })
        .await;
    }
}

/// What this process has used of all processors.
fn processor_time() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<i64> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().filter_map(|field| field.parse().ok()).collect();
    // Behind the name and the state: user and system time in hundredths of a second.
    let hundredths: i64 = fields.iter().skip(10).take(2).sum();
    Duration::from_millis(10 * hundredths.unsigned_abs())
}

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let full = env::var_os("MARKET_FULL").is_some();
        let bench = Bench::new().await;
        println!("| what | median of {RUNS} |\n|---|---|");
        bench.fill(OFFERS, 1_000).await;
        for text in ["/menu", "/jual", "telur 2 ton 26rb siap besok", "/beli", "/pesanan"] {
            for size in [1, 20, 100] {
                bench.updates(text, size).await;
            }
        }
        for rows in [10, 100_000] {
            bench.backlog(rows).await;
        }
        for offers in [1_000, 100_000, 1_000_000].into_iter().take(if full { 3 } else { 2 }) {
            bench.searches(offers).await;
        }
        bench.searches(1_000).await;
        for orders in [365_000, 3_650_000].into_iter().take(if full { 2 } else { 1 }) {
            bench.digests(orders).await;
        }
        bench.db.close().await;
        fs::remove_dir_all(&bench.dir).ok();
    });
}
