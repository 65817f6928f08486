//! Numbers of offers, orders and demands within a text: `P-1042`, `p1042`, `O-2026-00087`, `O-87`, `M-31`.

use super::WordsOf;
use crate::{
    domain::{commodity::Commodity, demand::DemandId, offer::OfferId, order::NamedOrder},
    reading,
};

/// How many words beside a number make a sentence.
const LEAST_WORDS: usize = 2;
/// Goods by which it is seen whether a sentence could change an offer.
const ANY_GOODS: &str = "EGG_LAYER";

/// An offer that a text names, and what else the text says.
pub(in crate::chat) fn offer_in(text: &str) -> Option<(OfferId, String)> {
    named(text, offer)
}

/// An order that a text names, and what else the text says.
pub(in crate::chat) fn order_in(text: &str) -> Option<(NamedOrder, String)> {
    named(text, order)
}

/// A demand that a text names, and what else the text says. With figures besides it says what would be answered to the demand.
pub(in crate::chat) fn demand_in(text: &str) -> Option<(DemandId, String)> {
    named(text, demand).filter(|(_, rest)| !rest.chars().any(char::is_numeric))
}

/// Whether the writer of a text means the offer, the order or the demand that it names. Where own words are asked for, a sentence with a number in it is
/// the answer.
pub(in crate::chat) fn names_one(text: &str, asked: Option<WordsOf>) -> bool {
    let is_sentence = |rest: &str| asked.is_some() && rest.split_whitespace().count() >= LEAST_WORDS;
    match (offer_in(text), order_in(text)) {
        (Some((_, rest)), _) => !is_sentence(&rest) || changes_offer(&rest),
        (None, Some((_, rest))) => !is_sentence(&rest) && sentence_of(text, asked).is_none(),
        (None, None) => demand_in(text).is_some_and(|(_, rest)| !is_sentence(&rest)),
    }
}

/// Whether what stands beside the number of an offer changes it: `sisa 800 kg`.
fn changes_offer(rest: &str) -> bool {
    let goods = Commodity::by_code(ANY_GOODS).filter(|_| rest.chars().any(char::is_numeric));
    goods.is_some_and(|goods| reading::change_of(rest, goods).is_some())
}

/// What a text says besides the number of the order of which a sentence is asked for, if it is one.
pub(in crate::chat) fn sentence_of(text: &str, asked: Option<WordsOf>) -> Option<String> {
    let is_asked = |named: NamedOrder| matches!(asked, Some(WordsOf::Order(code)) if named.is(code));
    order_in(text).filter(|(named, rest)| !rest.is_empty() && is_asked(*named)).map(|(_, rest)| rest)
}

/// A text without the numbers of offers, orders and demands, which are no phone numbers.
pub(in crate::chat) fn without_codes(text: &str) -> String {
    let is_code = |word: &str| offer(word).is_some() || order(word).is_some() || demand(word).is_some();
    text.split_whitespace().filter(|word| !is_code(&bare(word))).collect::<Vec<_>>().join(" ")
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

/// With its stroke alone: `5 m` is a length.
fn demand(word: &str) -> Option<DemandId> {
    let digits = word.strip_prefix("M-")?;
    let known = (1..=9).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
    digits.parse().ok().filter(|_| known).map(DemandId)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::OrderCode;

    #[test]
    fn a_sentence_with_a_number_answers_a_question_for_words() {
        let asked = Some(WordsOf::Order(OrderCode { year: 2026, number: 1 }));
        for sentence in [
            "ditukar dengan O-2026-00003",
            "O-1 banyak yang pecah",
            "harga di P-1002 lebih murah",
            "O-1 terlambat",
            "diganti dengan M-1 saja",
        ] {
            assert!(!names_one(sentence, asked), "{sentence}");
            assert!(names_one(sentence, None), "{sentence}");
        }
        for meant in ["O-2026-00003", "lihat O-3", "P-1002", "P-1002 27rb", "P-1002 sisa 800 kg", "hapus P-1002", "M-1", "lihat m-31"] {
            assert!(names_one(meant, asked), "{meant}");
        }
    }

    #[test]
    fn numbers_are_found_wherever_they_stand() {
        assert_eq!(offer_in("P-1042"), Some((OfferId(1042), String::new())));
        assert_eq!(offer_in("hapus p1042!"), Some((OfferId(1042), "hapus".to_owned())));
        assert_eq!(offer_in("P-1042 27rb"), Some((OfferId(1042), "27rb".to_owned())));
        let whole = NamedOrder::Whole(OrderCode { year: 2026, number: 87 });
        assert_eq!(order_in("pesanan O-2026-00087 piye"), Some((whole, "pesanan piye".to_owned())));
        assert_eq!(order_in("sudah dibayar o-3"), Some((NamedOrder::Short(3), "sudah dibayar".to_owned())));
        assert_eq!(demand_in("lihat m-31"), Some((DemandId(31), "lihat".to_owned())));
        assert_eq!(without_codes("M-31 punya Pak Bejo"), "punya Pak Bejo");
        for other in ["m31", "5 m", "M-", "M-x", "M-31 2 ton"] {
            assert_eq!(demand_in(other), None, "{other}");
        }
        for other in ["p-12 habis", "telur 2 ton", "pak 1042", "P-", "O-2026"] {
            assert_eq!(offer_in(other), None, "{other}");
            assert_eq!(order_in(other), None, "{other}");
        }
    }
}
