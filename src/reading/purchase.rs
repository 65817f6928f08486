//! How much a buyer orders of an offer that he names by its number: `pesan 200 kg P-1005`.

use super::{QuantityReading, quantity};
use crate::domain::commodity::Commodity;

/// Words around how much is ordered.
const ORDERS: &[&str] =
    &["pesan", "pesen", "order", "beli", "ambil", "mau", "minta", "saya", "aku", "dari", "yang", "yg", "tuku", "tumbas", "di"];

/// The words of a quantity of `goods`, if `text` says nothing else but that it is ordered.
#[must_use]
pub fn ordered_quantity(text: &str, goods: &Commodity) -> Option<String> {
    let words = text.split_whitespace().filter(|word| !ORDERS.contains(&word.to_lowercase().as_str()));
    let rest = words.collect::<Vec<_>>().join(" ");
    let counts = rest.starts_with(|c: char| c.is_ascii_digit());
    (counts && matches!(quantity(&rest, goods), QuantityReading::Exact { .. } | QuantityReading::NoUnit(_))).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

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
