//! What a bot is made of.

use super::Job;
use crate::{
    chat::{Entropy, kit::Service},
    clock::SharedClock,
    domain::budgets::Budgets,
    store::Db,
    telegram::{api::Api, inbox::Handle, limits::Rates},
};

/// Key of the bot's id.
pub const BOT_ID: &str = "bot_id";

/// What a bot is made of.
pub struct Bot {
    /// The database.
    pub db: Db,
    /// Telegram.
    pub api: Api,
    /// The time.
    pub clock: SharedClock,
    /// Random bytes.
    pub entropy: Entropy,
    /// The operator of the service, as the texts name it.
    pub service: Service,
    /// How much one person or organisation may take.
    pub budgets: Budgets,
    /// How fast messages go out.
    pub rates: Rates,
    /// How long a process leases a chat.
    pub lease: chrono::Duration,
    /// Whether no other process can be sending from this database.
    pub alone: bool,
    /// Applies an update.
    pub handle: Handle,
    /// The background jobs.
    pub jobs: Vec<Job>,
}
