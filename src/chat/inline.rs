//! Inline mode: `@bot telur` in any chat shows cards of live offers, to buyers only. Nothing is changed or kept.

use super::{
    Context,
    render::{Cards, cards, no_cards},
};
use crate::{
    domain::{
        notice::{BrowseQuery, OfferFacts},
        offer::OfferId,
        person::{ChatId, Language, Person, RoleKind},
    },
    market::{self, Act, Error},
    reading::{self, GoodsReading},
    store::{self, Tx},
};

/// The most cards of one answer.
const CARDS: usize = 10;
/// Before the number of an offer in a deep link: no letter of an invitation's code.
const OFFER_MARK: char = 'p';
/// What follows `/start` where only the bot itself is wanted.
const HOME: &str = "menu";

/// What a deep link of an inline answer leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// One offer.
    Offer(OfferId),
    /// The bot.
    Home,
}

/// The start parameter that leads to an offer's card.
#[must_use]
pub(super) fn offer_link(offer: OfferId) -> String {
    format!("{OFFER_MARK}{}", offer.0)
}

/// The start parameter that leads to the bot.
pub(super) const fn home_link() -> &'static str {
    HOME
}

/// Where a start parameter leads, if it is not the code of an invitation.
pub(super) fn link(parameter: &str) -> Option<Link> {
    if parameter == HOME {
        return Some(Link::Home);
    }
    let number = parameter.strip_prefix(OFFER_MARK).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    number.parse().ok().map(|number| Link::Offer(OfferId(number)))
}

/// The answer to what somebody typed behind the name of the bot, whose user name is `bot`. Who is no buyer is
/// shown the way to the bot and nothing else.
///
/// # Errors
/// The store's.
pub async fn inline(tx: &mut Tx, ctx: &Context, bot: &str, from: ChatId, text: &str) -> store::Result<Cards> {
    let service = &ctx.service;
    let person = match tx.person_by_chat(from).await? {
        Some(person) if person.is(RoleKind::Buyer) && tx.consent(person.id).await?.is_some() => person,
        person => return Ok(no_cards(person.map_or(Language::Id, |p| p.language), service, false)),
    };
    let mut act = Act { tx, now: ctx.clock.now(), actor: &person, update: None };
    let found = match offers(&mut act, text).await {
        Ok(found) => found,
        Err(Error::Refused(_)) => Vec::new(),
        Err(Error::Store(error)) => return Err(error),
    };
    Ok(if found.is_empty() { no_cards(language(&person), service, true) } else { cards(&found, language(&person), bot) })
}

const fn language(person: &Person) -> Language {
    person.language
}

/// Live offers of the goods that are named; all where nothing is typed yet.
async fn offers(act: &mut Act<'_>, text: &str) -> market::Outcome<Vec<OfferFacts>> {
    let wanted = match reading::goods(text) {
        _ if text.trim().is_empty() => vec![None],
        GoodsReading::One(code) => vec![Some(code.to_owned())],
        GoodsReading::Which(_, codes) => codes.into_iter().map(|code| Some(code.to_owned())).collect(),
        GoodsReading::Prohibited | GoodsReading::Unknown => Vec::new(),
    };
    let mut found = Vec::new();
    for commodity in wanted {
        let query = BrowseQuery { commodity, ..BrowseQuery::default() };
        let limit = i64::try_from(CARDS).unwrap_or(i64::MAX);
        let (offers, ..) = market::browse(act, &query, limit).await?;
        found.extend(offers.iter().map(OfferFacts::from));
        if found.len() >= CARDS {
            break;
        }
    }
    found.truncate(CARDS);
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_of_an_offer_leads_to_it_and_no_code_is_mistaken_for_one() {
        assert_eq!(link(&offer_link(OfferId(1042))), Some(Link::Offer(OfferId(1042))));
        assert_eq!(link(home_link()), Some(Link::Home));
        for other in ["", "p", "p10a", "p-1", "p99999999999999999999", "0123456789abcdef0123456789abcdef"] {
            assert_eq!(link(other), None, "{other}");
        }
    }
}
