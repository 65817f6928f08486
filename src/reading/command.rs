//! Short words of a seller about an offer that is up: `stok telur 800 kg`, `harga telur 26.250`, `telur naik jadi 27rb`,
//! `telur habis`; with the number of an offer besides `P-1042 27rb`, `P-1042 300 kg`, `hapus P-1042`.
//!
//! ```text
//! command = goods (rest quantity | [moves] price-mark price | [moves] becomes price | sold-out | take-down offer)
//! of an offer = (rest quantity | price-mark price | moves becomes price | sold-out | take-down | quantity | price)
//! ```
//!
//! A line that says a quantity and a price is an offer, whatever else it says.

use super::{GoodsReading, PriceReading, QuantityReading, context_words::BECOMES, goods, lexicon::PRICE_MARKS, pii, price_per, quantity};
use crate::domain::commodity::Commodity;

/// Of which goods, and what of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// Codes of the goods that may be meant.
    pub codes: Vec<&'static str>,
    /// What is said of them.
    pub change: Change,
}

/// What a short line says of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A new price, in these words.
    Price(String),
    /// How much is left, in these words.
    Rest(String),
    /// Nothing is left.
    SoldOut,
    /// The offer is to be taken down.
    TakeDown,
}

const REST: &[&str] = &["sisa", "sisane", "stok", "stock", "tinggal", "kari", "kantun"];
const MOVES: &[&str] = &[
    "naik", "naikkan", "naikin", "turun", "turunkan", "turunin", "munggah", "mudhun", "mudun", "minggah", "mandhap", "ganti", "gantos",
    "ubah", "rubah", "berubah",
];
/// The most words that do nothing but name goods.
const NAMING: usize = 3;
const TAKE_DOWN: &[&str] = &["hapus", "tarik", "batal", "batalkan", "copot", "turunkan", "cabut"];
const OFFER: &[&str] = &["penawaran", "tawaran", "iklan"];
const SOLD_OUT: &[&str] = &["habis", "abis", "entek", "telas", "ludes"];
/// Words that may stand before one that says sold out.
const ALREADY: &[&str] = &["sudah", "sdh", "udah", "wis", "wes", "sampun", "pun"];

/// What a short line says of the writer's own goods; `None` if it says something else.
#[must_use]
pub fn command(text: &str) -> Option<Command> {
    let text = pii::without_personal_data(text);
    let words = words(&text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let change = change(&words).or_else(|| moved(&words)).or_else(|| taken_down(&words))?;
    let codes = match goods(&text) {
        GoodsReading::One(code) => vec![code],
        GoodsReading::Which(_, codes) => codes,
        GoodsReading::Prohibited | GoodsReading::Unknown => return None,
    };
    let commodity = Commodity::by_code(codes.first()?)?;
    let read = match &change {
        Change::Price(text) => price_only(text, commodity),
        Change::Rest(text) => quantity_only(text, commodity),
        Change::SoldOut | Change::TakeDown => !text.contains('?') && !text.chars().any(char::is_numeric),
    };
    read.then_some(Command { codes, change })
}

/// What the words beside the number of an offer of these goods say; `None` if they change nothing.
#[must_use]
pub fn change_of(rest: &str, commodity: &Commodity) -> Option<Change> {
    let text = pii::without_personal_data(rest);
    let words = words(&text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if words.iter().any(|word| TAKE_DOWN.contains(word)) && !words.iter().any(|word| PRICE_MARKS.contains(word)) {
        return Some(Change::TakeDown);
    }
    let bare = || match () {
        () if price_only(&text, commodity) => Some(Change::Price(text.to_string())),
        () if quantity_only(&text, commodity) => Some(Change::Rest(text.to_string())),
        () => None,
    };
    change(&words).or_else(|| moved(&words)).or_else(bare)
}

fn words(text: &str) -> Vec<String> {
    let words = text.split_whitespace().map(|w| w.trim_matches(['.', ',', '!', ':', ';']).to_lowercase());
    words.filter(|w| !w.is_empty()).collect()
}

/// `telur naik jadi 27rb`, `telur dadi 27rb`: the price is what follows.
fn moved(words: &[&str]) -> Option<Change> {
    let at = words.iter().position(|w| BECOMES.contains(w))?;
    let (before, after) = (words.get(..at)?, words.get(at + 1..)?);
    let moves = before.iter().any(|w| MOVES.contains(w)) || before.first().is_some_and(|w| PRICE_MARKS.contains(w));
    let is_of_goods = before.len() <= NAMING && goods(&before.join(" ")) != GoodsReading::Unknown;
    let goods = before.iter().filter(|w| !MOVES.contains(w) && !ALREADY.contains(w));
    (moves || is_of_goods).then(|| Change::Price(goods.chain(after).copied().collect::<Vec<_>>().join(" ")))
}

/// `tarik penawaran telur`
fn taken_down(words: &[&str]) -> Option<Change> {
    let is_said = words.first().is_some_and(|w| TAKE_DOWN.contains(w)) && words.iter().any(|w| OFFER.contains(w));
    is_said.then_some(Change::TakeDown)
}

/// What the words change, by the word that says so.
fn change(words: &[&str]) -> Option<Change> {
    let without = |at: usize| words.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, w)| *w).collect::<Vec<_>>().join(" ");
    let is_moved = words.iter().any(|w| MOVES.contains(w));
    let unmoved = |words: String| words.split(' ').filter(|w| !MOVES.contains(w)).collect::<Vec<_>>().join(" ");
    let at = |list: &[&str]| words.iter().position(|w| list.contains(w));
    if let Some(at) = at(SOLD_OUT) {
        let others = words.iter().filter(|w| !ALREADY.contains(w)).count();
        return (others <= 4 && (at == 0 || at + 1 == words.len())).then_some(Change::SoldOut);
    }
    match (at(REST), at(PRICE_MARKS)) {
        (Some(at), None) => Some(Change::Rest(without(at))),
        (None, Some(at)) if at == 0 || is_moved => Some(Change::Price(unmoved(without(at)))),
        _ => None,
    }
}

/// Whether the text says a price and no quantity.
fn price_only(text: &str, commodity: &Commodity) -> bool {
    let quantity = matches!(quantity(text, commodity), QuantityReading::Exact { .. } | QuantityReading::Scale(_) | QuantityReading::Range);
    !quantity && !matches!(price_per(text, commodity, commodity.base_unit), PriceReading::Unreadable)
}

/// Whether the text says a quantity, and nothing that would make it an offer.
fn quantity_only(text: &str, commodity: &Commodity) -> bool {
    let figures = text.split_whitespace().filter(|w| w.chars().any(char::is_numeric)).count();
    figures == 1 && !matches!(quantity(text, commodity), QuantityReading::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eggs(change: Change) -> Option<Command> {
        Some(Command { codes: vec!["EGG_LAYER"], change })
    }

    #[test]
    fn short_words_about_own_goods_are_told_from_offers() {
        assert_eq!(command("stok telur 800 kg"), eggs(Change::Rest("telur 800 kg".to_owned())));
        assert_eq!(command("Telur tinggal 300 kg."), eggs(Change::Rest("telur 300 kg".to_owned())));
        assert_eq!(command("harga telur 26.250"), eggs(Change::Price("telur 26.250".to_owned())));
        assert_eq!(command("telur naik jadi 27rb"), eggs(Change::Price("telur 27rb".to_owned())));
        for said in ["ganti harga telur 26.500", "ubah harga telur 26.500", "telur ganti harga 26.500", "harga telur turunkan 26.500"] {
            assert_eq!(command(said), eggs(Change::Price("telur 26.500".to_owned())), "{said}");
        }
        for said in ["telur jadi 27rb", "telur dadi 27rb", "Telur wis dados 27rb"] {
            assert!(matches!(command(said), Some(Command { change: Change::Price(_), .. })), "{said}");
        }
        assert_eq!(command("telur jadi 2 ton"), None);
        assert_eq!(command("tarik penawaran telur"), eggs(Change::TakeDown));
        assert_eq!(command("telur habis"), eggs(Change::SoldOut));
        assert_eq!(command("endhog wis entek"), eggs(Change::SoldOut));
        for offer in [
            "stok telur 2 ton 26rb besok",
            "telur 2 ton ganti harga 26rb besok",
            "telur 26k/kg stok 1 ton ready",
            "harga telur berapa?",
            "telur 2 ton habis lebaran",
            "telur",
        ] {
            assert_eq!(command(offer), None, "{offer}");
        }
    }

    #[test]
    fn beside_the_number_of_an_offer_an_amount_is_enough() {
        let of = |rest: &str| change_of(rest, Commodity::by_code("EGG_LAYER").unwrap());
        assert_eq!(of("sisa 300 kg"), Some(Change::Rest("300 kg".to_owned())));
        assert_eq!(of("300 kg"), Some(Change::Rest("300 kg".to_owned())));
        assert_eq!(of("harga 26.250"), Some(Change::Price("26.250".to_owned())));
        assert_eq!(of("27rb"), Some(Change::Price("27rb".to_owned())));
        assert_eq!(of("habis"), Some(Change::SoldOut));
        assert_eq!(of("hapus"), Some(Change::TakeDown));
        assert_eq!(of("turunkan harga 26rb"), Some(Change::Price("26rb".to_owned())));
        assert_eq!(of(""), None);
    }
}
