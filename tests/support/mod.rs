//! What several tests need: databases of both engines, and the world in which people of the stories live.

pub mod person;
pub mod postgres;
pub mod stub;
pub mod world;

pub use person::Person;
pub use world::{World, beginning, wib};

use std::{future::Future, path::PathBuf};

use tembus::store::Db;

/// A fresh database on one engine.
#[derive(Debug, Clone)]
pub struct Engine {
    /// Open.
    pub db: Db,
    /// For opening it again.
    pub url: String,
}

/// Runs `test` on a fresh SQLite file, and on Postgres where there is one.
pub async fn on_each_engine<F: Future<Output = ()>>(test: impl Fn(Engine) -> F) {
    let dir = fresh_directory();
    let url = format!("sqlite://{}", dir.join("tembus.sqlite").display());
    run("SQLite", &url, &test).await;
    std::fs::remove_dir_all(dir).unwrap();
    if let Some(url) = postgres::database().await {
        run("Postgres", &url, &test).await;
        postgres::drop_database(&url).await;
    }
}

/// An empty directory of this test's own.
pub fn fresh_directory() -> PathBuf {
    static COUNT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    let count = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let dir = std::env::temp_dir().join(format!("tembus-test-{}-{count}", std::process::id()));
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

#[expect(clippy::print_stdout, reason = "shown only when the test fails")]
async fn run<F: Future<Output = ()>>(name: &str, url: &str, test: &impl Fn(Engine) -> F) {
    println!("on {name}");
    let db = Db::open(url).await.unwrap();
    test(Engine { db: db.clone(), url: url.to_owned() }).await;
    db.close().await;
}
