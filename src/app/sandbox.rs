//! `tembus sandbox`: the local Bot API alone, for any bot.

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use chrono::{DateTime, Utc};
use clap::Args;
use tokio::net::TcpListener;

use super::{RunError, demo::check_address};
use crate::{
    clock::{Clock, ShiftedClock},
    sandbox::{Advance, Options, Sandbox},
};

/// How the local Bot API is set up.
#[derive(Debug, Clone, Args)]
pub struct SandboxArgs {
    /// Where the Bot API and the page of phones listen.
    #[arg(long, value_name = "ADDR")]
    listen: SocketAddr,
    /// Consent to an address that others in the network can reach: they can do everything that the bot and its people can.
    #[arg(long)]
    allow_public: bool,
    /// The username of the first bot that calls, without @.
    #[arg(long, value_name = "NAME", default_value = "sandbox_bot")]
    username: String,
    /// Takes webhooks on this machine: plain http, on any port.
    #[arg(long)]
    webhook_http: bool,
    /// Holds the bot to Telegram's limits on sending and polling.
    #[arg(long)]
    limits: bool,
    /// Adds every call to this file, one JSON object a line, for a judge of Bot API calls.
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// Keeps the chats in this file over a restart.
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
    /// The clock begins at this instant, e.g. 2026-11-24T09:00:00+07:00, and the page can move it forward.
    #[arg(long, value_name = "RFC3339")]
    clock: Option<DateTime<Utc>>,
}

impl SandboxArgs {
    fn options(&self) -> Options {
        let machine = ShiftedClock::system().now();
        let clock = ShiftedClock::new(self.clock.map_or_else(chrono::Duration::zero, |begin| begin - machine));
        let (now, moved) = (Arc::clone(&clock), clock);
        let mut options = Options::new(Arc::new(move || now.now().timestamp_millis()));
        let advance: Advance = Arc::new(move |to| {
            if let Some(to) = DateTime::from_timestamp_millis(to) {
                moved.advance_to(to);
            }
            Box::pin(std::future::ready(()))
        });
        options.advance = self.clock.map(|_| advance);
        options.bot_username.clone_from(&self.username);
        (options.limits, options.webhook_http, options.public) = (self.limits, self.webhook_http, self.allow_public);
        (options.record, options.journal) = (self.record.clone(), self.journal.clone());
        options
    }
}

/// Serves the local Bot API until `shutdown` ends.
///
/// # Errors
/// [`RunError::Demo`] when the address can't be had, the network could reach it unasked, or a file can't be written.
pub async fn run(args: SandboxArgs, shutdown: impl Future<Output = ()> + Send + 'static) -> Result<(), RunError> {
    let listen = args.listen;
    let unusable = |error| RunError::Demo(listen.to_string(), error);
    check_address(listen, args.allow_public).map_err(unusable)?;
    let sandbox = Sandbox::new(args.options()).map_err(|error| RunError::Demo("a file of the sandbox".to_owned(), error))?;
    let listener = TcpListener::bind(listen).await.map_err(unusable)?;
    let address = listener.local_addr().map_err(unusable)?;
    tracing::info!("Bot API and phones at http://{address}");
    sandbox.serve(listener, shutdown).await.map_err(unusable)
}
