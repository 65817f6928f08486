//! What a buyer types right under the card of an offer: how much of it is ordered, or a price that he would pay.

use chrono::NaiveDate;

use crate::{
    chat::dialog::{Next, Turn},
    domain::commodity::Commodity,
    market::Error,
    notice::{Notice, OfferFacts},
    reading::{self, PriceReading, SaidTerms},
};

/// Where a line without goods leads that says something of the offer right above it; `None` if it says nothing of it.
pub(super) async fn under_card(turn: &mut Turn<'_>, text: &str) -> Result<Option<Next>, Error> {
    if !text.chars().any(char::is_numeric) {
        return Ok(None);
    }
    let Some(offer) = turn.tx.last_said(turn.chat).await?.and_then(shown_offer) else { return Ok(None) };
    let Some(goods) = Commodity::by_code(&offer.terms.commodity) else { return Ok(None) };
    let text = reading::without_order(text);
    let SaidTerms { sure, quantity, price, figure } = reading::said_terms(text, goods, turn.written_on);
    if figure.is_none() && !only_limits(text, turn.written_on) || reading::limits_a_price(text) {
        return Ok(None);
    }
    // A bare number near the price is one.
    let named = figure.as_deref().and_then(|figure| match reading::price_per(figure, goods, offer.terms.price.per) {
        PriceReading::Exact(price) if !price.is_far_from(offer.terms.price) => Some(price),
        _ => None,
    });
    if let Some(price) = named {
        return Ok(Some(Next::Bid { offer: offer.id, text: text.to_owned(), price: Some(price) }));
    }
    let counts = sure.quantity.is_some() || quantity.is_some() || figure.is_some();
    Ok(match (sure.price, price.is_some(), counts) {
        (Some(_), _, true) | (None, true, true) => Some(Next::Bid { offer: offer.id, text: text.to_owned(), price: None }),
        (Some(price), _, false) => Some(Next::Bid { offer: offer.id, text: text.to_owned(), price: Some(price) }),
        (None, false, true) => Some(Next::Purchase { offer: offer.id, quantity: text.to_owned() }),
        (None, _, false) => None,
    })
}

/// The offer of which a card shows that it can be ordered.
fn shown_offer(card: Notice) -> Option<OfferFacts> {
    match card {
        Notice::BrowseCard { offer, own: false, .. } | Notice::PriceChanged { offer, .. } | Notice::Less { offer } => Some(offer),
        Notice::Stale { now: Some(now), .. } => shown_offer(*now),
        _ => None,
    }
}

/// Whether a line without goods sets limits and says nothing else.
pub(super) fn only_limits(text: &str, today: NaiveDate) -> bool {
    let criteria = reading::search_criteria(text, None, today);
    !criteria.rest && !criteria.limits.is_none()
}
