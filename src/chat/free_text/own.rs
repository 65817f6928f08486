//! Short words of a seller about an offer that is up: `stok telur 800 kg`, `harga telur 26.250`, `telur habis`,
//! `P-1042 sisa 300 kg`. Each is shown with the offer's number before it counts.

use super::{
    forms::{About, LineForm},
    owner,
};
use crate::{
    chat::{
        actions::{Action, OfferAction},
        dialog::{Next, OfferEdit, Turn},
    },
    domain::{
        commodity::Commodity,
        offer::{Offer, OfferId, OfferStatus},
    },
    market::{self, Error},
    notice::OfferFacts,
    reading::{self, Change, Command},
};

/// The most offers that a line can be about.
const OFFERS: i64 = 30;

/// Where a line that says something of own offers leads; `None` if it says something else.
pub(in crate::chat) async fn command(turn: &mut Turn<'_>, text: &str) -> Result<Option<Next>, Error> {
    let owner = owner::named(turn, text).await?;
    let text = owner.as_ref().map_or(text, |owner| &owner.text);
    let Some(Command { codes, change }) = reading::command(text) else { return Ok(None) };
    let (offers, ..) = market::own_offers(&mut turn.act()?, OFFERS, 0).await?;
    let up = |status| matches!(status, OfferStatus::Published | OfferStatus::Paused);
    let is_owned = |offer: &Offer| owner.as_ref().is_none_or(|owner| owner.may_be(offer.seller));
    let meant = offers.iter().filter(|o| up(o.status) && codes.contains(&o.terms.commodity.as_str()) && is_owned(o));
    let mut found = Vec::new();
    for offer in meant {
        found.push(market::offer_facts(turn.tx, offer).await?);
    }
    // Of whom nobody is called so, the assistant is asked, also where one offer alone could be meant.
    let asks = !found.is_empty() && owner.is_some_and(|owner| owner.is_asked());
    let list = || Next::Act(Action::Offer(OfferAction::List { page: 0 }));
    Ok(match (found.pop(), found.is_empty() && !asks, changes(change)) {
        (Some(only), true, None) => Some(take_down(&only)),
        (_, _, None) => Some(list()),
        (None, _, Some(change)) => (change == OfferEdit::SoldOut).then(list),
        (Some(only), true, Some(change)) => Some(Next::ChangeOffer { change, offer: Box::new(only) }),
        (Some(last), false, Some(change)) => {
            found.push(last);
            let form = LineForm::of(About::Own { change, offers: found }, turn.incoming, turn.written_on);
            Some(turn.begin(form).await?)
        }
    })
}

/// What is said with the number of an offer: `P-1005 27rb`, `hapus P-1005`, the number alone.
pub(in crate::chat) async fn of_number(turn: &mut Turn<'_>, id: OfferId, rest: &str) -> Result<Option<Next>, Error> {
    let offer = match market::own_offer(&mut turn.act()?, id).await {
        Ok(offer) => OfferFacts::from(&offer),
        Err(Error::Refused(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let live = matches!(offer.status, OfferStatus::Published | OfferStatus::Paused);
    let goods = Commodity::by_code(&offer.terms.commodity);
    Ok(Some(match goods.filter(|_| live).and_then(|goods| reading::change_of(rest, goods)) {
        None => Next::Act(Action::Offer(OfferAction::Card { offer: id })),
        Some(change) => match changes(change) {
            Some(change) => Next::ChangeOffer { change, offer: Box::new(offer) },
            None => take_down(&offer),
        },
    }))
}

fn take_down(offer: &OfferFacts) -> Next {
    Next::Act(Action::Offer(OfferAction::Withdraw { offer: offer.id, version: offer.version }))
}

/// What is to be changed; `None` where the offer is to be taken down.
fn changes(change: Change) -> Option<OfferEdit> {
    match change {
        Change::Price(text) => Some(OfferEdit::Price(text)),
        Change::Rest(text) => Some(OfferEdit::Rest(text)),
        Change::SoldOut => Some(OfferEdit::SoldOut),
        Change::TakeDown => None,
    }
}
