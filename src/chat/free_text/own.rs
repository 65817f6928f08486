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
    reading::{self, Change, Command, GoodsReading},
};

/// The most offers that a line can be about.
const OFFERS: i64 = 30;

/// Where a line that says something of own offers leads; `None` if it says something else.
pub(in crate::chat) async fn command(turn: &mut Turn<'_>, text: &str) -> Result<Option<Next>, Error> {
    let owner = owner::named(turn, text).await?;
    let text = owner.as_ref().map_or(text, |owner| &owner.text);
    let Some(Command { codes, change }) = reading::command(text) else { return repriced(turn, text).await };
    let (offers, ..) = market::own_offers(&mut turn.act()?, OFFERS, 0).await?;
    let up = |status| matches!(status, OfferStatus::Published | OfferStatus::Paused);
    let is_owned = |offer: &Offer| owner.as_ref().is_none_or(|owner| owner.may_be(offer.seller));
    let meant = offers.iter().filter(|o| up(o.status) && codes.contains(&o.terms.commodity.as_str()) && is_owned(o));
    let mut found = Vec::new();
    for offer in meant {
        let on_behalf = market::on_behalf(turn.tx, offer.seller, offer.entered_by).await?;
        found.push(OfferFacts { on_behalf, ..OfferFacts::from(offer) });
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

/// The most words of a line that says a price of own goods and nothing else.
const PRICED: usize = 3;
/// Words with which a price is lowered to what is said.
const ONLY: &[&str] = &["wae", "ae", "aja", "saja", "mawon", "cukup"];

/// `cabe 35rb wae` of the only offer that the goods can be of: the price becomes that. Where goods are named plainly, a word says that no
/// new offer is meant.
async fn repriced(turn: &mut Turn<'_>, text: &str) -> Result<Option<Next>, Error> {
    let lower = text.to_lowercase();
    let words = || lower.split_whitespace().map(|word| word.trim_matches([',', '.', '!', ';', ':']));
    let is_only = words().any(|word| ONLY.contains(&word));
    let codes = match reading::goods(text) {
        GoodsReading::Which(_, codes) => codes,
        GoodsReading::One(code) if is_only => vec![code],
        _ => return Ok(None),
    };
    let figures = words().filter(|word| word.chars().any(char::is_numeric)).count();
    let counted = words().filter(|word| !ONLY.contains(word)).count();
    if figures != 1 || counted > PRICED || text.contains('?') || reading::names_day(text) {
        return Ok(None);
    }
    let up = up(turn).await?;
    let mut meant = up.into_iter().filter(|offer| codes.contains(&offer.terms.commodity.as_str()));
    let (Some(offer), None) = (meant.next(), meant.next()) else { return Ok(None) };
    let said = Commodity::by_code(&offer.terms.commodity).and_then(|goods| reading::change_of(text, goods));
    Ok(match said {
        Some(Change::Price(text)) => Some(Next::ChangeOffer { change: OfferEdit::Price(text), offer: Box::new(offer) }),
        _ => None,
    })
}

/// Own offers that are up.
async fn up(turn: &mut Turn<'_>) -> Result<Vec<OfferFacts>, Error> {
    let (offers, ..) = market::own_offers(&mut turn.act()?, OFFERS, 0).await?;
    let mut up = Vec::new();
    for offer in offers.iter().filter(|offer| matches!(offer.status, OfferStatus::Published | OfferStatus::Paused)) {
        let on_behalf = market::on_behalf(turn.tx, offer.seller, offer.entered_by).await?;
        up.push(OfferFacts { on_behalf, ..OfferFacts::from(offer) });
    }
    Ok(up)
}

/// Words that say that something is still there.
const STILL: &[&str] = &["masih", "msh", "isih", "esih", "sik", "ijik", "jik", "taksih", "tasik"];

/// Where `masih 140 kg` leads, which names no goods: it answers whether goods are still there, also where other messages came after the
/// question. Of several offers it is asked which one is meant.
pub(super) async fn still(turn: &mut Turn<'_>, text: &str) -> Result<Option<Next>, Error> {
    let first = text.split_whitespace().next().map(str::to_lowercase).unwrap_or_default();
    if !STILL.contains(&first.as_str()) || reading::goods(text) != GoodsReading::Unknown {
        return Ok(None);
    }
    let rest_of = |offer: &OfferFacts| match Commodity::by_code(&offer.terms.commodity).and_then(|goods| reading::change_of(text, goods)) {
        Some(Change::Rest(text)) => Some(text),
        _ => None,
    };
    let mut meant: Vec<(OfferFacts, String)> =
        up(turn).await?.into_iter().filter_map(|offer| rest_of(&offer).map(|text| (offer, text))).collect();
    let Some((last, text)) = meant.pop() else { return Ok(None) };
    let change = OfferEdit::Rest(text);
    if meant.is_empty() {
        return Ok(Some(Next::ChangeOffer { change, offer: Box::new(last) }));
    }
    let offers = meant.into_iter().map(|(offer, _)| offer).chain([last]).collect();
    let form = LineForm::of(About::Own { change, offers }, turn.incoming, turn.written_on);
    Ok(Some(turn.begin(form).await?))
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
