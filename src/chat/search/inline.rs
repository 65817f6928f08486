//! Inline mode: `@bot telur` in any chat shows cards of live offers, to buyers only. Nothing is changed or kept.

use super::cards::{Cards, cards, no_cards};
use crate::{
    chat::dialog::Context,
    domain::{
        commodity::Commodity,
        person::{ChatId, RoleKind},
        search::Limits,
        wib,
    },
    market::{self, Cx, Error},
    notice::{BrowseQuery, OfferFacts},
    reading::{self, GoodsReading},
    store::{self, Tx},
};

/// The most cards of one answer.
const CARDS: usize = 10;

/// The answer to an inline query of the bot with the user name `bot`. A person who is no buyer is shown the way to the
/// bot and nothing else.
///
/// # Errors
/// The store's faults and defects.
pub async fn inline(tx: &mut Tx, ctx: &Context, bot: &str, from: ChatId, text: &str) -> store::Result<Cards> {
    let service = &ctx.service;
    let person = match market::person_of(tx, from).await? {
        Some(person) if person.is(RoleKind::Buyer) => person,
        _ => return Ok(no_cards(market::language_of(tx, from).await?, service, false)),
    };
    let mut cx = Cx { tx, now: ctx.clock.now(), actor: &person, update: None };
    let (found, limits) = match offers(&mut cx, text).await {
        Ok(found) => found,
        Err(Error::Refused(_)) => (Vec::new(), Limits::default()),
        Err(Error::Store(error)) => return Err(error),
    };
    let language = person.language;
    Ok(if found.is_empty() { no_cards(language, service, true) } else { cards(&found, &limits, language, bot) })
}

/// Live offers of the goods that are named, within the limits that are said with them; all where nothing is typed yet.
async fn offers(cx: &mut Cx<'_>, text: &str) -> market::Outcome<(Vec<OfferFacts>, Limits)> {
    let today = wib::day(cx.now);
    let wanted = match reading::goods(text) {
        _ if text.trim().is_empty() => vec![None],
        GoodsReading::One(code) => vec![Some(code)],
        GoodsReading::Which(_, codes) => codes.into_iter().map(Some).collect(),
        GoodsReading::Unknown if !reading::search_criteria(text, None, today).rest => vec![None],
        GoodsReading::Prohibited | GoodsReading::Unknown => Vec::new(),
    };
    let (mut found, mut shown) = (Vec::new(), Limits::default());
    for code in wanted {
        let limits = reading::search_criteria(text, code.and_then(Commodity::by_code), today).limits;
        let query = BrowseQuery { commodity: code.map(str::to_owned), ..BrowseQuery::default() };
        let limit = i64::try_from(CARDS).unwrap_or(i64::MAX);
        let page = market::browse(cx, &query, &limits, limit).await?;
        if !page.offers.is_empty() {
            shown = limits;
        }
        found.extend(page.offers.iter().map(OfferFacts::from));
        if found.len() >= CARDS {
            break;
        }
    }
    found.truncate(CARDS);
    Ok((found, shown))
}
