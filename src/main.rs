//! Reads the command line and the settings, and runs.

use std::process::ExitCode;

use clap::Parser;
use tembus::{
    cli::{self, Cli},
    telemetry,
};

fn main() -> ExitCode {
    // A `.env` that is not there is no mistake; the environment goes first.
    if let Err(error) = dotenvy::dotenv().map(drop).or_else(|e| if e.not_found() { Ok(()) } else { Err(e) }) {
        return refuse(".env can't be read", &error, 2);
    }
    let cli = Cli::parse();
    let config = match cli.settings.check() {
        Ok(config) => config,
        Err(error) => return refuse("tembus can't start", &error, 2),
    };
    telemetry::init(&config.log);
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return refuse("tembus can't start", &error, 1),
    };
    match runtime.block_on(async { cli::execute(cli.command, config, ended()).await }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse("tembus stops", &error, error.exit_code()),
    }
}

#[expect(clippy::print_stderr, reason = "a refusal is for the person who typed the command")]
fn refuse(what: &str, why: &dyn std::error::Error, code: u8) -> ExitCode {
    eprintln!("{what}: {why}");
    ExitCode::from(code)
}

/// Ends when the process is asked to end: SIGINT or SIGTERM.
async fn ended() {
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated => {}
    }
}
