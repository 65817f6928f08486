//! Conversations: an update becomes an intent, an intent becomes one use case of the market and the
//! notices that answer it. Rendering turns a notice into text and buttons in the reader's language.

mod account;
pub mod callback;
mod farmers;
mod flows;
mod forms;
mod inline;
mod intent;
pub mod kit;
mod menu;
mod offers;
mod officials;
mod orders;
mod search;
mod searches;
mod state;
mod turn;
mod unread;
mod view;

use std::sync::Arc;

pub use self::{
    inline::inline,
    menu::commands::commands,
    search::cards::{Card, Cards},
    view::render,
};
use self::{state::Conversation, turn::Turn};
use crate::{
    clock::SharedClock,
    domain::person::ChatId,
    market::Error,
    store::{self, NewDeadLetter, Tx},
    update::Update,
};

/// Fills a buffer with chance.
pub type Entropy = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// What conversations need of the world.
#[derive(Clone)]
pub struct Context {
    /// The time.
    pub clock: SharedClock,
    /// What the texts say about the service.
    pub service: kit::Service,
    /// Chance.
    pub entropy: Entropy,
}

impl std::fmt::Debug for Context {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Context").field("clock", &self.clock).field("service", &self.service).finish_non_exhaustive()
    }
}

/// Handles one update: whatever it changes and answers is written through `tx`. A refusal is an answer, too.
///
/// # Errors
/// The store's faults and defects; then nothing of the update may stay.
pub async fn handle(tx: &mut Tx, ctx: &Context, update: &Update) -> store::Result<()> {
    let Some((chat, intent)) = intent::intent(update) else { return Ok(()) };
    let now = ctx.clock.now();
    let row = tx.take_turn(chat, now).await?;
    let (talk, lost) = remembered(&row.state);
    if lost {
        let (reason, code) = ("unreadable conversation".to_owned(), format!("talk-{}", update.id));
        tx.insert_dead_letter(&NewDeadLetter { bot: 0, update: None, raw: row.state.clone(), reason, code }, now).await?;
    }
    let prompt = row.prompt_message_id.and_then(|id| i32::try_from(id).ok());
    let (id, said) = (update.id, intent::said(update));
    let mut turn = Turn {
        tx,
        ctx,
        chat,
        now,
        update: id,
        person: None,
        last_offer: None,
        talk,
        prompt,
        said,
        photo: intent::photo(update),
        album: intent::album(update),
        pressed: None,
        subject: None,
        forget: false,
    };
    turn.reload().await?;
    let outcome = if lost { flows::lost(&mut turn).await } else { flows::handle(&mut turn, intent).await };
    match outcome {
        Ok(()) => {}
        Err(Error::Refused(refusal)) => flows::refused(&mut turn, refusal).await?,
        Err(Error::Store(error)) => return Err(error),
    }
    let (talk, forget) = (turn.talk, turn.forget);
    keep(tx, chat, &talk, forget).await
}

/// Whether a stored conversation can be read.
#[must_use]
pub fn is_readable(state: &str) -> bool {
    !remembered(state).1
}

/// The stored state, and whether it could not be read.
fn remembered(state: &str) -> (Conversation, bool) {
    if state.is_empty() {
        return (Conversation::default(), false);
    }
    serde_json::from_str(state).map_or_else(|_| (Conversation::default(), true), |talk| (talk, false))
}

async fn keep(tx: &mut Tx, chat: ChatId, talk: &Conversation, forget: bool) -> store::Result<()> {
    if forget {
        return tx.forget_conversation(chat).await;
    }
    let state = serde_json::to_string(talk).map_err(|e| store::Error::BadRow {
        table: "conversations",
        column: "state",
        id: chat.0.to_string(),
        detail: e.to_string(),
    })?;
    tx.save_conversation(chat, &state).await
}
