//! Numbers of offers and orders within a text: `P-1042`, `p1042`, `O-2026-00087`, `O-87`.

use crate::domain::{
    offer::OfferId,
    order::{NamedOrder, OrderCode},
};

/// An offer that a text names, and what else the text says.
pub(in crate::chat) fn offer_in(text: &str) -> Option<(OfferId, String)> {
    named(text, offer)
}

/// An order that a text names, and what else the text says.
pub(in crate::chat) fn order_in(text: &str) -> Option<(NamedOrder, String)> {
    named(text, order)
}

/// Whether a text names an offer or an order, and is no sentence about the order of which one is asked for.
pub(in crate::chat) fn names_one(text: &str, asked: Option<OrderCode>) -> bool {
    offer_in(text).is_some() || order_in(text).is_some() && sentence_of(text, asked).is_none()
}

/// What a text says besides the number of the order of which a sentence is asked for, if it is one.
pub(in crate::chat) fn sentence_of(text: &str, asked: Option<OrderCode>) -> Option<String> {
    order_in(text).filter(|(named, rest)| !rest.is_empty() && asked.is_some_and(|asked| named.is(asked))).map(|(_, rest)| rest)
}

fn named<T>(text: &str, read: fn(&str) -> Option<T>) -> Option<(T, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (at, id) = words.iter().enumerate().find_map(|(at, word)| Some((at, read(&bare(word))?)))?;
    let rest = words.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, word)| *word).collect::<Vec<_>>().join(" ");
    Some((id, rest))
}

/// A word in capitals without the marks around it.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_uppercase()
}

fn offer(word: &str) -> Option<OfferId> {
    let digits = word.strip_prefix('P')?;
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    let known = (4..=9).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
    digits.parse().ok().filter(|_| known).map(OfferId)
}

fn order(word: &str) -> Option<NamedOrder> {
    word.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_wherever_they_stand() {
        assert_eq!(offer_in("P-1042"), Some((OfferId(1042), String::new())));
        assert_eq!(offer_in("hapus p1042!"), Some((OfferId(1042), "hapus".to_owned())));
        assert_eq!(offer_in("P-1042 27rb"), Some((OfferId(1042), "27rb".to_owned())));
        let whole = NamedOrder::Whole(OrderCode { year: 2026, number: 87 });
        assert_eq!(order_in("pesanan O-2026-00087 piye"), Some((whole, "pesanan piye".to_owned())));
        assert_eq!(order_in("sudah dibayar o-3"), Some((NamedOrder::Short(3), "sudah dibayar".to_owned())));
        for other in ["p-12 habis", "telur 2 ton", "pak 1042", "P-", "O-2026"] {
            assert_eq!(offer_in(other), None, "{other}");
            assert_eq!(order_in(other), None, "{other}");
        }
    }
}
