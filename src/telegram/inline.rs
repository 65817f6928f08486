//! Answers to inline queries: read beside the work that counts, sent once, and never kept.

use teloxide::{
    payloads::AnswerInlineQuery,
    types::{
        InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryResult, InlineQueryResultArticle, InlineQueryResultsButton,
        InlineQueryResultsButtonKind, InputMessageContent, InputMessageContentText, ParseMode,
    },
};

use super::{api::Api, message::no_preview};
use crate::{
    chat::{
        self, Card, Cards, Context,
        kit::{Button, Keyboard, Press},
    },
    store::{self, Db},
    update::InlineQuery,
};

/// How long Telegram may give the same answer to the same person again, in seconds: stock changes fast.
const CACHE: u32 = 5;

/// Answers one query. What goes wrong is logged: the person sees an empty list and types on.
pub(super) async fn answer(db: Db, api: Api, ctx: Context, bot: String, query: InlineQuery) {
    let cards = match find(&db, &ctx, &bot, &query).await {
        Ok(cards) => cards,
        Err(fault) => return tracing::warn!(%fault, "an inline query can't be read now"),
    };
    if let Err(error) = api.call::<_, bool>(&payload(query.id, &cards)).await {
        tracing::debug!(%error, "an inline query was not answered");
    }
}

async fn find(db: &Db, ctx: &Context, bot: &str, query: &InlineQuery) -> store::Result<Cards> {
    let mut tx = db.read().await?;
    chat::inline(&mut tx, ctx, bot, query.from, &query.text).await
}

fn payload(id: String, cards: &Cards) -> AnswerInlineQuery {
    let mut payload = AnswerInlineQuery::new(id.into(), cards.cards.iter().map(article));
    payload.cache_time = Some(CACHE);
    payload.is_personal = Some(true);
    payload.button = cards.button.as_ref().map(|(label, parameter)| InlineQueryResultsButton {
        text: label.clone(),
        kind: InlineQueryResultsButtonKind::StartParameter(parameter.clone()),
    });
    payload
}

fn article(card: &Card) -> InlineQueryResult {
    let mut content = InputMessageContentText::new(card.message.text());
    content.parse_mode = Some(ParseMode::Html);
    content.link_preview_options = Some(no_preview());
    let mut article = InlineQueryResultArticle::new(card.id.clone(), card.title.clone(), InputMessageContent::Text(content));
    article.description = Some(card.description.clone());
    article.reply_markup = links(&card.message.keyboard);
    InlineQueryResult::Article(article)
}

/// The buttons of a card that stands in any chat: only links lead from there to the bot.
fn links(keyboard: &Keyboard) -> Option<InlineKeyboardMarkup> {
    let Keyboard::Inline(rows) = keyboard else { return None };
    let link = |button: &Button| match &button.press {
        Press::Url(url) => Some(InlineKeyboardButton::url(button.label.clone(), url.parse().ok()?)),
        Press::Act(_) | Press::Beside(_) | Press::Copy(_) => None,
    };
    let rows = rows.iter().map(|row| row.iter().filter_map(link).collect::<Vec<_>>()).filter(|row| !row.is_empty());
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| InlineKeyboardMarkup::new(rows))
}
