//! Conversations: an update becomes an intent, an intent becomes one use case of the market and the
//! notices that answer it. Rendering turns a notice into text and buttons in the reader's language.

pub mod callback;
pub mod render;

use std::sync::Arc;

use crate::{clock::SharedClock, store};

/// What every conversation needs besides its update.
#[derive(Clone)]
pub struct Context {
    /// The time.
    pub clock: SharedClock,
    /// Who runs this service, for the consent text.
    pub service: render::Service,
    /// Fills a buffer with chance.
    pub entropy: Arc<dyn Fn(&mut [u8]) + Send + Sync>,
    /// The bot's user name, for links.
    pub bot_username: String,
}

/// Applies one update: conversation, market and answers, all in `tx`.
///
/// # Errors
/// A fault is to be tried again; anything else is a defect.
pub async fn handle(_tx: &mut store::Tx, _ctx: &Context, _update: &teloxide::types::Update) -> store::Result<()> {
    Ok(())
}
