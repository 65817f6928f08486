//! Reads the command line and the settings, and runs.

use std::process::ExitCode;

use clap::Parser;
use tembus::{
    cli::{self, Cli},
    telemetry,
};

fn main() -> ExitCode {
    // A `.env` that is not there is no mistake; the environment goes first. The error would show the line, and with it a token.
    if dotenvy::dotenv().is_err_and(|error| !error.not_found()) {
        return refuse("tembus can't start", ".env must have lines of the form NAME=value, with values that hold spaces in quotes", 2);
    }
    let cli = Cli::parse();
    let config = match cli.settings.check() {
        Ok(config) => config,
        Err(error) => return refuse("tembus can't start", error, 2),
    };
    telemetry::init(&config.log);
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return refuse("tembus can't start", error, 1),
    };
    match runtime.block_on(async { cli::execute(cli.command, config, ended()).await }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let code = error.exit_code();
            refuse("tembus stops", error, code)
        }
    }
}

#[expect(clippy::print_stderr, reason = "a refusal is for the person who typed the command")]
fn refuse(what: &str, why: impl std::fmt::Display, code: u8) -> ExitCode {
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
