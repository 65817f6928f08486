//! How much a buyer orders of an offer that he names by its number: `pesan 200 kg P-1005`.

use super::{QuantityReading, quantity};
use crate::domain::commodity::Commodity;

/// Words with which somebody orders.
const ORDERS: &[&str] = &["pesan", "pesen", "order", "ambil", "jupuk", "beli", "tuku", "tumbas", "minta", "njaluk", "nyuwun", "mundhut"];
/// Words before those.
const BEFORE: &[&str] = &["saya", "aku", "kulo", "kula", "mau", "arep", "ajeng", "ya", "yo", "oke", "ok", "tak"];
/// Words before what is ordered of.
const OF: &[&str] = &["dari", "yang", "yg", "di"];

/// A line without the words that order, where it begins with them: `pesan 30`, `saya mau ambil 2 kw`.
#[must_use]
pub fn without_order(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some((word, after)) = rest.split_once(char::is_whitespace) {
        let word = word.trim_matches([',', ':', '.']).to_lowercase();
        if ORDERS.contains(&word.as_str()) {
            return after.trim_start();
        }
        if !BEFORE.contains(&word.as_str()) {
            break;
        }
        rest = after.trim_start();
    }
    text
}

/// The words of a quantity of `goods`, if `text` says nothing else but that it is ordered.
#[must_use]
pub fn ordered_quantity(text: &str, goods: &Commodity) -> Option<String> {
    let orders = |word: &str| [ORDERS, BEFORE, OF].iter().any(|list| list.contains(&word.to_lowercase().as_str()));
    let words = text.split_whitespace().filter(|word| !orders(word));
    let rest = words.collect::<Vec<_>>().join(" ");
    let counts = rest.starts_with(|c: char| c.is_ascii_digit());
    (counts && matches!(quantity(&rest, goods), QuantityReading::Exact { .. } | QuantityReading::NoUnit(_))).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_orders_is_no_part_of_how_much() {
        for (text, rest) in
            [("pesan 30", "30"), ("saya mau ambil 2 kw", "2 kw"), ("Pesan: 30 kg", "30 kg"), ("30 kg", "30 kg"), ("pesan", "pesan")]
        {
            assert_eq!(without_order(text), rest, "{text}");
        }
    }

    #[test]
    fn a_quantity_is_ordered_where_nothing_else_is_said() {
        let ordered = |text: &str| ordered_quantity(text, Commodity::by_code("EGG_LAYER").unwrap());
        for (text, quantity) in [("pesan 200 kg", "200 kg"), ("Mau ambil 2 ton dari", "2 ton"), ("300", "300")] {
            assert_eq!(ordered(text).as_deref(), Some(quantity), "{text}");
        }
        for text in ["pesan", "berapa harganya", "bisa antar 200 kg?", ""] {
            assert_eq!(ordered(text), None, "{text}");
        }
    }
}
