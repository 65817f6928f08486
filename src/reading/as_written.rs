//! Amounts as they are written, without any guard of what is usual: what a person may mean whose price or quantity is asked about.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{QuantityReading, lexicon, quantity};
use crate::domain::{
    commodity::Commodity,
    money::{Price, Rupiah},
    quantity::Quantity,
    unit::Unit,
};

/// The price per `per` that a text says if it is taken as it stands: `9.000`, `26jt`.
#[must_use]
pub fn price_as_written(text: &str, per: Unit) -> Option<Price> {
    let (number, rest) = only_number(text)?;
    let word = rest.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    let factor = word.and_then(lexicon::factor).map_or(Decimal::ONE, |(factor, _)| factor);
    let amount = number.checked_mul(factor)?.to_i64().map(Rupiah)?;
    (amount > Rupiah(0) && amount <= Rupiah::MAX_PRICE).then_some(Price { amount, per })
}

/// The quantity of `goods` that a text says if it is taken as it stands: `200 ton`.
#[must_use]
pub fn quantity_as_written(text: &str, goods: &Commodity) -> Option<Quantity> {
    let (number, rest) = only_number(text)?;
    match quantity(&format!("1 {rest}"), goods) {
        QuantityReading::Exact { quantity, .. } => Quantity::new(number, quantity.unit).ok(),
        _ => None,
    }
}

/// The only number of a text, with dots between thousands and a comma before decimals, and what follows it.
fn only_number(text: &str) -> Option<(Decimal, &str)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let from = text.get(start..)?;
    let end = from.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(from.len());
    let (number, rest) = from.split_at(end);
    let number = number.trim_end_matches(['.', ',']);
    let parts: Vec<&str> = number.split('.').collect();
    let thousands = parts.len() > 1 && parts.iter().skip(1).all(|part| part.len() == 3);
    let plain = if thousands { number.replace('.', "") } else { number.replace(',', ".") };
    if rest.contains(|c: char| c.is_ascii_digit()) { None } else { Some((plain.parse().ok()?, rest.trim())) }
}
