//! Conversations: an update becomes an intent, an intent becomes one use case of the market and the
//! notices that answer it. Rendering turns a notice into text and buttons in the reader's language.

mod account;
pub mod actions;
mod complaints;
mod demands;
mod desk;
mod dialog;
mod farmers;
mod forms;
mod free_text;
mod history;
pub mod kit;
mod menu;
mod moderation;
mod offers;
mod officials;
mod orders;
mod papers;
mod prices;
mod router;
mod rules;
mod search;
mod subscriptions;
mod talks;
mod view;

use self::dialog::{Conversation, Turn, intent, meter::Admission};
pub use self::{
    dialog::{Context, Entropy, ReferenceCache},
    menu::commands::commands,
    papers::sheet::{paper, paper_file},
    router::refused,
    search::{
        cards::{Card, Cards},
        inline::inline,
    },
    view::render,
};
use crate::{
    domain::person::ChatId,
    notice::{Notice, OverBudget},
    store::{self, NewDeadLetter, Tx},
    update::Update,
};

/// Handles one update: whatever it changes and answers is written through `tx`. A refusal is an answer, too.
///
/// # Errors
/// The store's faults and defects; then nothing of the update may stay.
pub async fn handle(tx: &mut Tx, ctx: &Context, update: &Update) -> store::Result<()> {
    let Some((chat, intent)) = intent::intent(update) else { return Ok(()) };
    let now = ctx.clock.now();
    let row = tx.take_turn(chat, now).await?;
    let (conversation, lost) = match Conversation::decode(&row.state, forms::decode) {
        Ok(conversation) => (conversation, false),
        Err(_) => (Conversation::default(), true),
    };
    if lost {
        let (reason, code) = ("unreadable conversation".to_owned(), format!("talk-{}", update.id));
        tx.dead_letters()
            .insert(&NewDeadLetter { bot: 0, update: None, chat: Some(chat), raw: row.state.clone(), reason, code }, now)
            .await?;
    }
    let mut turn = Turn {
        tx,
        ctx,
        chat,
        now,
        update: update.id,
        written_on: intent::written_on(update, now),
        written_at: intent::written_at(update, now),
        person: None,
        conversation,
        render,
        prompt: row.prompt_message_id.and_then(|id| i32::try_from(id).ok()),
        is_prompt_unknown: row.is_prompt_unknown,
        incoming: intent::incoming(update),
        words: intent::words(update),
        photo: intent::photo(update),
        album: intent::album(update),
        answers_at: now,
        pressed: None,
        pressed_record: None,
        subject: None,
        forget: false,
        ended: None,
        submitted: None,
        kept: None,
    };
    let admission = turn.conversation.meter.count(now, ctx.budgets.messages);
    let is_heard = match admission {
        Admission::Answer => true,
        Admission::AnswerIfFewWait => !is_flooded(turn.tx, ctx, chat).await?,
        Admission::Warn | Admission::Ignore => false,
    };
    if !is_heard {
        // Where answers pile up, it is said once a minute as well: nobody is left without a word.
        if admission == Admission::Warn || (admission == Admission::AnswerIfFewWait && turn.conversation.meter.tells()) {
            turn.reply(Notice::OverBudget { what: OverBudget::Messages, kept: None }).await?;
        }
        let conversation = turn.conversation;
        return keep(tx, chat, &conversation, false).await;
    }
    turn.reload().await?;
    let is_stranger = turn.person.is_none();
    if lost {
        router::restart(&mut turn).await?;
    } else {
        Box::pin(router::handle(&mut turn, intent)).await?;
    }
    let (conversation, forget) = (turn.conversation, turn.forget);
    if forget && is_stranger && conversation.meter.is_busy() {
        // A person who begins anew to be heard again is still counted; nothing else is kept.
        return keep_state(tx, chat, &Conversation { meter: conversation.meter, ..Conversation::default() }).await;
    }
    keep(tx, chat, &conversation, forget).await
}

/// Whether a stored conversation can be read.
#[must_use]
pub fn is_readable(state: &str) -> bool {
    Conversation::decode(state, forms::decode).is_ok()
}

async fn keep(tx: &mut Tx, chat: ChatId, conversation: &Conversation, forget: bool) -> store::Result<()> {
    if forget {
        return tx.forget_conversation(chat).await;
    }
    keep_state(tx, chat, conversation).await
}

/// Whether so many answers wait for the chat that it gets no more.
async fn is_flooded(tx: &mut Tx, ctx: &Context, chat: ChatId) -> store::Result<bool> {
    let most = i64::from(ctx.budgets.replies);
    Ok(most > 0 && tx.usage().queued_replies(chat).await? >= most)
}

async fn keep_state(tx: &mut Tx, chat: ChatId, conversation: &Conversation) -> store::Result<()> {
    let state = serde_json::to_string(conversation).map_err(|e| store::Error::BadRow {
        table: "conversations",
        column: "state",
        id: chat.0.to_string(),
        detail: e.to_string(),
    })?;
    tx.save_conversation(chat, &state).await
}
