//! Reads the command line and the settings, and runs.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use tembus::{
    cli::{self, Cli},
    config, telemetry,
};
use tokio::signal::unix::{Signal, SignalKind, signal};

fn main() -> ExitCode {
    if let Err(error) = config::read_env_file() {
        return refuse("tembus can't start", &error, 2);
    }
    let cli = Cli::read();
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

/// Tells the person who typed the command; where nobody reads that any more, the exit code says it alone.
fn refuse(what: &str, why: impl std::fmt::Display, code: u8) -> ExitCode {
    let _ = writeln!(io::stderr(), "{what}: {why}");
    ExitCode::from(code)
}

/// Ends when the process is asked to end: SIGINT, SIGTERM or SIGHUP, from now on.
fn ended() -> impl Future<Output = ()> + Send {
    let listen = |kind| signal(kind).ok();
    let mut asked = [listen(SignalKind::interrupt()), listen(SignalKind::terminate()), listen(SignalKind::hangup())];
    async move {
        let [interrupt, terminate, hangup] = &mut asked;
        tokio::select! {
            Some(_) = next(interrupt) => {}
            Some(_) = next(terminate) => {}
            Some(_) = next(hangup) => {}
            else => std::future::pending().await,
        }
    }
}

async fn next(signal: &mut Option<Signal>) -> Option<()> {
    signal.as_mut()?.recv().await
}
