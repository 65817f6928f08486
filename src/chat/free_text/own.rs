//! Short words of a seller about an offer that is up: `stok telur 800 kg`, `harga telur 26.250`, `telur habis`,
//! `P-1042 sisa 300 kg`. Each is shown with the offer's number before it counts.

use super::forms::{About, LineForm};
use crate::{
    chat::{
        actions::{Action, OfferAction},
        dialog::{Next, OfferChange, Turn},
    },
    domain::{
        commodity::Commodity,
        offer::{OfferId, OfferStatus},
    },
    market::{self, Error},
    notice::OfferFacts,
    reading::{self, GoodsReading, PriceReading, QuantityReading},
};

/// The most offers that a line can be about.
const OFFERS: i64 = 30;
const REST: &[&str] = &["sisa", "sisane", "stok", "stock", "tinggal", "kari", "kantun"];
const PRICE: &[&str] = &["harga", "hrg", "rego", "regane", "regi", "reginipun"];
const MOVES: &[&str] = &["naik", "turun", "munggah", "mudhun", "mudun", "minggah", "mandhap", "ganti", "berubah"];
const BECOMES: &[&str] = &["jadi", "dadi", "dados", "menjadi"];
const TAKE_DOWN: &[&str] = &["hapus", "tarik", "batal", "batalkan", "copot", "turunkan", "cabut"];
const SOLD_OUT: &[&str] = &["habis", "abis", "entek", "telas", "ludes"];
/// Words that may stand before one that says sold out.
const ALREADY: &[&str] = &["sudah", "sdh", "udah", "wis", "wes", "sampun", "pun"];

/// Of which goods, and what of them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Command {
    /// Codes of the goods that may be meant.
    codes: Vec<&'static str>,
    change: OfferChange,
}

/// Where a line that says something of own offers leads; `None` if it says something else.
pub(in crate::chat) async fn command(turn: &mut Turn<'_>, text: &str) -> Result<Option<Next>, Error> {
    let Some(Command { codes, change }) = parse(text) else { return Ok(None) };
    let (offers, ..) = market::own_offers(&mut turn.act()?, OFFERS, 0).await?;
    let up = |status| matches!(status, OfferStatus::Published | OfferStatus::Paused);
    let meant = offers.iter().filter(|o| up(o.status) && codes.contains(&o.terms.commodity.as_str()));
    let mut found: Vec<_> = meant.map(OfferFacts::from).collect();
    Ok(match (found.pop(), found.is_empty()) {
        (None, _) => (change == OfferChange::SoldOut).then_some(Next::Act(Action::Offer(OfferAction::List { page: 0 }))),
        (Some(only), true) => Some(Next::ChangeOffer { change, offer: Box::new(only) }),
        (Some(last), false) => {
            found.push(last);
            let form = LineForm::of(About::Own { change, offers: found }, turn.incoming);
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
    let text = reading::without_personal_data(rest);
    let words: Vec<String> = text.split_whitespace().map(|w| w.trim_matches(['.', ',', '!', ':', ';']).to_lowercase()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|w| !w.is_empty()).collect();
    let live = matches!(offer.status, OfferStatus::Published | OfferStatus::Paused);
    if live && words.iter().any(|word| TAKE_DOWN.contains(word)) {
        return Ok(Some(Next::Act(Action::Offer(OfferAction::Withdraw { offer: id, version: offer.version }))));
    }
    let goods = Commodity::by_code(&offer.terms.commodity);
    let bare = |goods: &Commodity| match () {
        () if price_only(&text, goods) => Some(OfferChange::Price(text.to_string())),
        () if quantity_only(&text, goods) => Some(OfferChange::Rest(text.to_string())),
        () => None,
    };
    let change = change(&words).or_else(|| turned(&words)).or_else(|| goods.and_then(bare));
    Ok(Some(match change.filter(|_| live) {
        Some(change) => Next::ChangeOffer { change, offer: Box::new(offer) },
        None => Next::Act(Action::Offer(OfferAction::Card { offer: id })),
    }))
}

fn parse(text: &str) -> Option<Command> {
    let text = reading::without_personal_data(text);
    let words: Vec<String> = text.split_whitespace().map(|w| w.trim_matches(['.', ',', '!', ':', ';']).to_lowercase()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|w| !w.is_empty()).collect();
    let change = change(&words).or_else(|| turned(&words))?;
    let codes = match reading::goods(&text) {
        GoodsReading::One(code) => vec![code],
        GoodsReading::Which(_, codes) => codes,
        GoodsReading::Prohibited | GoodsReading::Unknown => return None,
    };
    let goods = Commodity::by_code(codes.first()?)?;
    let read = match &change {
        OfferChange::Price(text) => price_only(text, goods),
        OfferChange::Rest(text) => quantity_only(text, goods),
        OfferChange::SoldOut => !text.contains('?') && !text.chars().any(char::is_numeric),
    };
    read.then_some(Command { codes, change })
}

/// What the words change, by the word that says so.
fn change(words: &[&str]) -> Option<OfferChange> {
    let without = |at: usize| words.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, w)| *w).collect::<Vec<_>>().join(" ");
    let at = |list: &[&str]| words.iter().position(|w| list.contains(w));
    if let Some(at) = at(SOLD_OUT) {
        let others = words.iter().filter(|w| !ALREADY.contains(w)).count();
        return (others <= 4 && (at == 0 || at + 1 == words.len())).then_some(OfferChange::SoldOut);
    }
    match (at(REST), at(PRICE)) {
        (Some(at), None) => Some(OfferChange::Rest(without(at))),
        (None, Some(0)) => Some(OfferChange::Price(without(0))),
        _ => None,
    }
}

/// `telur naik jadi 27rb`: the price is what follows.
fn turned(words: &[&str]) -> Option<OfferChange> {
    let at = words.iter().position(|w| BECOMES.contains(w))?;
    let (before, after) = (words.get(..at)?, words.get(at + 1..)?);
    let moves = before.iter().any(|w| MOVES.contains(w)) || before.first().is_some_and(|w| PRICE.contains(w));
    let goods = before.iter().filter(|w| !MOVES.contains(w) && !ALREADY.contains(w));
    moves.then(|| OfferChange::Price(goods.chain(after).copied().collect::<Vec<_>>().join(" ")))
}

/// Whether the text says a price and no quantity.
fn price_only(text: &str, goods: &Commodity) -> bool {
    let quantity =
        matches!(reading::quantity(text, goods), QuantityReading::Exact { .. } | QuantityReading::Scale(_) | QuantityReading::Range);
    !quantity && !matches!(reading::price_per(text, goods, goods.base_unit), PriceReading::Unreadable)
}

/// Whether the text says a quantity, and nothing that would make it an offer.
fn quantity_only(text: &str, goods: &Commodity) -> bool {
    let figures = text.split_whitespace().filter(|w| w.chars().any(char::is_numeric)).count();
    figures == 1 && !matches!(reading::quantity(text, goods), QuantityReading::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eggs(change: OfferChange) -> Option<Command> {
        Some(Command { codes: vec!["EGG_LAYER"], change })
    }

    #[test]
    fn short_words_about_own_goods_are_told_from_offers() {
        assert_eq!(parse("stok telur 800 kg"), eggs(OfferChange::Rest("telur 800 kg".to_owned())));
        assert_eq!(parse("Telur tinggal 300 kg."), eggs(OfferChange::Rest("telur 300 kg".to_owned())));
        assert_eq!(parse("harga telur 26.250"), eggs(OfferChange::Price("telur 26.250".to_owned())));
        assert_eq!(parse("telur naik jadi 27rb"), eggs(OfferChange::Price("telur 27rb".to_owned())));
        assert_eq!(parse("telur habis"), eggs(OfferChange::SoldOut));
        assert_eq!(parse("endhog wis entek"), eggs(OfferChange::SoldOut));
        for offer in
            ["stok telur 2 ton 26rb besok", "telur 26k/kg stok 1 ton ready", "harga telur berapa?", "telur 2 ton habis lebaran", "telur"]
        {
            assert_eq!(parse(offer), None, "{offer}");
        }
    }
}
