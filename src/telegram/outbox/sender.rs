//! What sends, and what it tried.

use std::sync::Arc;

use super::ready::Wake;
use crate::{
    chat::Context,
    store::{Db, Delivered, Due, LeaseHolder},
    telegram::{api::Api, deliver::Undelivered, limits::Rates},
    telemetry::Health,
};

/// How often rows of other processes, and of short commands, are looked for.
pub(super) const SCAN_INTERVAL: chrono::Duration = chrono::Duration::seconds(1);
/// Key of the instant (epoch milliseconds) before which Telegram wants nothing from this bot.
pub(super) const HELD_UNTIL: &str = "sending_held_until";
/// What the sender needs.
pub struct Sender {
    /// Where the messages are kept.
    pub db: Db,
    /// Telegram.
    pub api: Api,
    /// The time, chance, and whose service this is.
    pub ctx: Context,
    /// How fast.
    pub rates: Rates,
    /// This process, and how long it leases a chat.
    pub lease_holder: LeaseHolder,
    /// Told when there is something to send.
    pub wake: Arc<Wake>,
    /// Where failures are recorded.
    pub health: Arc<Health>,
}

/// An attempt to send a row.
pub(super) struct Attempt {
    pub(super) row: Due,
    pub(super) result: Result<Delivered, Undelivered>,
}
