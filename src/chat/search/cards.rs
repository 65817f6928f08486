//! Cards that buyers share in other chats. Everybody there can read them: goods, price and days, but no
//! person and no place.

use i18n_embed_fl::fl;

use super::links::{home_link, offer_link};
use crate::{
    chat::kit::{
        Button, Message, Press, Service,
        keyboard::rows,
        text::{self, NAME, lines, plain, user},
        words,
    },
    domain::{person::Language, search::Limits},
    locale::Locale,
    notice::OfferFacts,
};

/// The answer to an inline query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cards {
    /// What can be chosen.
    pub cards: Vec<Card>,
    /// Above them: a label and the start parameter with which it opens the bot.
    pub button: Option<(String, String)>,
}

/// One offer to be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Unique within the answer.
    pub id: String,
    /// First line in the list; plain text.
    pub title: String,
    /// Second line; plain text.
    pub description: String,
    /// What is sent.
    pub message: Message,
}

/// The cards of live offers within `limits`, which are said above them; their buttons lead to the bot whose user name
/// is `bot`.
#[must_use]
pub(in crate::chat) fn cards(offers: &[OfferFacts], limits: &Limits, language: Language, bot: &str) -> Cards {
    let l = Locale::of(language);
    let button = words::limits(l, limits).map(|limits| (fl!(l, "inline-only", limits = limits), home_link().to_owned()));
    Cards { cards: offers.iter().map(|offer| card(l, offer, bot)).collect(), button }
}

/// No cards: a button that leads to the bot, with words for `buyer`s or for everybody else.
#[must_use]
pub(in crate::chat) fn no_cards(language: Language, service: &Service, buyer: bool) -> Cards {
    let l = Locale::of(language);
    let service = plain(&service.name, NAME);
    let label = if buyer { fl!(l, "inline-empty", service = service) } else { fl!(l, "inline-closed", service = service) };
    Cards { cards: Vec::new(), button: Some((label, home_link().to_owned())) }
}

fn card(l: Locale, offer: &OfferFacts, bot: &str) -> Card {
    let terms = &offer.terms;
    let remaining = l.quantity_full(offer.remaining, terms.pack);
    let pack = terms.pack.map(|content| fl!(l, "browse-card-pack", pack = l.unit(offer.offered.unit), content = l.quantity(content)));
    let text = lines([
        fl!(l, "browse-card", offer = offer.id.to_string(), goods = user(words::goods_of(l, terms), NAME)),
        fl!(
            l,
            "browse-card-left",
            remaining = l.quantity_full(offer.remaining, None),
            offered = l.quantity(offer.offered),
            price = words::price_at(l, terms)
        ),
        pack.unwrap_or_default(),
        fl!(l, "inline-ready", date = words::ready(l, terms)),
        if terms.whole_only() { fl!(l, "offer-whole") } else { String::new() },
    ]);
    let parameter = offer_link(offer.id);
    let open = Button { label: fl!(l, "inline-open"), press: Press::Url(format!("https://t.me/{bot}?start={parameter}")), style: None };
    let date = l.date_range_short(terms.ready_from, terms.ready_until);
    Card {
        id: parameter,
        title: fl!(l, "inline-title", goods = plain(words::goods_of(l, terms), NAME), remaining = remaining),
        description: fl!(l, "inline-description", price = words::price_at(l, terms), date = date),
        message: Message::with(text::clipped(text, text::LIMIT), rows([open])),
    }
}
