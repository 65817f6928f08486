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
const SOLD_OUT: &[&str] = &["habis", "abis", "entek", "telas", "ludes"];
/// Words that may stand before one that says sold out.
const ALREADY: &[&str] = &["sudah", "sdh", "udah", "wis", "wes", "sampun", "pun"];

/// Which offer, and what of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Command {
    whose: Whose,
    change: OfferChange,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Whose {
    Number(OfferId),
    /// Codes of the goods that may be meant.
    Goods(Vec<&'static str>),
}

/// Where a line that says something of own offers leads; `None` if it says something else.
pub(in crate::chat) async fn command(turn: &mut Turn<'_>, text: &str) -> Result<Option<Next>, Error> {
    let Some(Command { whose, change }) = parse(text) else { return Ok(None) };
    let mut found = match whose {
        Whose::Number(id) => vec![OfferFacts::from(&market::own_offer(&mut turn.act()?, id).await?)],
        Whose::Goods(codes) => {
            let (offers, ..) = market::own_offers(&mut turn.act()?, OFFERS, 0).await?;
            let up = |status| matches!(status, OfferStatus::Published | OfferStatus::Paused);
            let meant = offers.iter().filter(|o| up(o.status) && codes.contains(&o.terms.commodity.as_str()));
            meant.map(OfferFacts::from).collect()
        }
    };
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

fn parse(text: &str) -> Option<Command> {
    let text = reading::without_personal_data(text);
    let words: Vec<String> = text.split_whitespace().map(|w| w.trim_matches(['.', ',', '!', ':', ';']).to_lowercase()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|w| !w.is_empty()).collect();
    let (first, rest) = words.split_first()?;
    if let Some(id) = number(first) {
        return Some(Command { whose: Whose::Number(id), change: change(rest)? });
    }
    let change = change(&words)?;
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
    read.then_some(Command { whose: Whose::Goods(codes), change })
}

/// `P-1042`, `p1042`.
fn number(word: &str) -> Option<OfferId> {
    let digits = word.strip_prefix('p')?;
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    let known = (4..=9).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
    digits.parse().ok().filter(|_| known).map(OfferId)
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
        Some(Command { whose: Whose::Goods(vec!["EGG_LAYER"]), change })
    }

    #[test]
    fn short_words_about_own_goods_are_told_from_offers() {
        assert_eq!(parse("stok telur 800 kg"), eggs(OfferChange::Rest("telur 800 kg".to_owned())));
        assert_eq!(parse("Telur tinggal 300 kg."), eggs(OfferChange::Rest("telur 300 kg".to_owned())));
        assert_eq!(parse("harga telur 26.250"), eggs(OfferChange::Price("telur 26.250".to_owned())));
        assert_eq!(parse("telur habis"), eggs(OfferChange::SoldOut));
        assert_eq!(parse("endhog wis entek"), eggs(OfferChange::SoldOut));
        for offer in
            ["stok telur 2 ton 26rb besok", "telur 26k/kg stok 1 ton ready", "harga telur berapa?", "telur 2 ton habis lebaran", "telur"]
        {
            assert_eq!(parse(offer), None, "{offer}");
        }
    }

    #[test]
    fn an_offer_is_named_by_its_number() {
        let of = |change| Some(Command { whose: Whose::Number(OfferId(1042)), change });
        assert_eq!(parse("P-1042 sisa 300 kg"), of(OfferChange::Rest("300 kg".to_owned())));
        assert_eq!(parse("p1042 harga 26.250"), of(OfferChange::Price("26.250".to_owned())));
        assert_eq!(parse("P-1042 habis"), of(OfferChange::SoldOut));
        assert_eq!(parse("p-12 habis"), None);
    }
}
