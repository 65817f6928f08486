//! What the program says about itself: to standard error, without personal data, message texts or tokens.

use std::panic;

use tracing_subscriber::{EnvFilter, fmt};

/// Begins logging, by `filter` (EnvFilter's syntax). Says where a panic was, but not its words: they may hold anything.
pub fn init(filter: &str) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    // A second call, as in a test, keeps the first.
    let _ = fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "a panic");
    }));
}
