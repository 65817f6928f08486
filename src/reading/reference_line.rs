//! A reference price in one line: `telur 26.500/kg, Bapanas, Perbadan 6/2024, 27 Nov`. The day is today if none is said, the
//! rule can be left out.

use chrono::NaiveDate;

use super::{
    DateReading, GoodsReading, PriceReading,
    as_written::price_as_written,
    date::{date, date_beside},
    goods::goods,
    price_answer::price_per,
};
use crate::domain::{
    commodity::{Commodity, GoodsCode},
    money::Price,
    reference::Reference,
    unit::{Dimension, Unit},
};

/// Why a line names no reference price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferenceLineError {
    /// It names no goods, or several.
    Goods,
    /// It names no price.
    Price(PriceReading),
    /// It names no source.
    Source,
}

/// Reads a reference price, written on the day `today` (WIB).
///
/// # Errors
/// What the line lacks.
pub fn reference_line(text: &str, today: NaiveDate) -> Result<Reference, ReferenceLineError> {
    let parts = parts(text);
    let first = parts.first().copied().unwrap_or_default();
    let named = if let GoodsReading::One(code) = goods(first) { Commodity::by_code(code) } else { None };
    let commodity = named.ok_or(ReferenceLineError::Goods)?;
    let price = price(first, commodity)?;
    let said = parts.last().filter(|_| parts.len() > 2).and_then(|last| day(date(last, today)));
    let words = parts.get(1..parts.len() - usize::from(said.is_some())).unwrap_or_default();
    let [source, rest @ ..] = words else { return Err(ReferenceLineError::Source) };
    let rule = (!rest.is_empty()).then(|| rest.join(", "));
    let day = said.unwrap_or(today);
    Ok(Reference { goods: GoodsCode::from(commodity), price, highest: None, day, source: (*source).to_owned(), rule })
}

/// Another price of `before`, or another day, as a text says it that was written on `today` (WIB); `None` for any other text.
#[must_use]
pub fn corrected_reference(text: &str, before: &Reference, today: NaiveDate) -> Option<Reference> {
    if goods(text) != GoodsReading::Unknown {
        return None;
    }
    if let Some(day) = day(date_beside(text, today)) {
        return Some(Reference { day, ..before.clone() });
    }
    let commodity = Commodity::by_code(before.goods.as_str())?;
    let price = price(text, commodity).ok().filter(|_| parts(text).len() == 1)?;
    Some(Reference { price, ..before.clone() })
}

/// The parts between commas and semicolons; a comma within a number is none of them.
fn parts(text: &str) -> Vec<&str> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|(_, c)| c.is_ascii_digit());
    let borders = letters.iter().enumerate().filter(|(at, (_, c))| match *c {
        ';' => true,
        ',' => !(digit(at.checked_sub(1)) && digit(at.checked_add(1))),
        _ => false,
    });
    let mut parts = Vec::new();
    let mut from = 0;
    for (_, (border, _)) in borders {
        parts.extend(text.get(from..*border));
        from = border + 1;
    }
    parts.extend(text.get(from..));
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The price in the words behind the goods. A strange one is taken as it stands: the check follows.
fn price(text: &str, commodity: &Commodity) -> Result<Price, ReferenceLineError> {
    let missing = || ReferenceLineError::Price(PriceReading::Unreadable);
    let amount = text.find(|c: char| c.is_ascii_digit()).and_then(|at| text.get(at..)).ok_or_else(missing)?;
    let per = if commodity.default_unit.dimension() == Dimension::Mass { Unit::Kg } else { commodity.default_unit };
    match price_per(amount, commodity, per) {
        PriceReading::Exact(price) => Ok(price),
        PriceReading::WhichUnit(amount, units) => units.last().map(|per| Price { amount, per: *per }).ok_or_else(missing),
        PriceReading::Scale(_) | PriceReading::About(_) | PriceReading::Unreadable => price_as_written(amount, per).ok_or_else(missing),
        unclear @ (PriceReading::Range | PriceReading::NotPositive) => Err(ReferenceLineError::Price(unclear)),
    }
}

fn day(read: DateReading) -> Option<NaiveDate> {
    match read {
        DateReading::Day(day) | DateReading::Past(day) => Some(day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Rupiah;

    fn read(text: &str) -> Result<Reference, ReferenceLineError> {
        reference_line(text, "2026-11-28".parse().unwrap())
    }

    #[test]
    fn a_line_says_goods_price_source_rule_and_day() {
        let whole = read("telur ayam ras Rp26.500/kg, Bapanas, Perbadan 6/2024, 27 Nov").unwrap();
        assert_eq!((whole.goods.as_str(), whole.price), ("EGG_LAYER", Price { amount: Rupiah(26_500), per: Unit::Kg }));
        assert_eq!((whole.source.as_str(), whole.rule.as_deref()), ("Bapanas", Some("Perbadan 6/2024")));
        assert_eq!(whole.day.to_string(), "2026-11-27");
        let today = read("telur bebek 2.500, PIHPS").unwrap();
        assert_eq!((today.price.per, today.day.to_string().as_str(), today.rule), (Unit::Butir, "2026-11-28", None));
        assert_eq!(read("telur 26,5rb; PIHPS; 26/11/2026").unwrap().price.amount, Rupiah(26_500));
    }

    #[test]
    fn what_is_missing_is_said() {
        assert_eq!(read("telur 26.500"), Err(ReferenceLineError::Source));
        assert_eq!(read("telur, PIHPS"), Err(ReferenceLineError::Price(PriceReading::Unreadable)));
        assert_eq!(read("emas 26.500, PIHPS"), Err(ReferenceLineError::Goods));
    }

    #[test]
    fn a_correction_changes_the_day_or_the_price_alone() {
        let before = read("telur 26.500, Bapanas, Perbadan 6/2024, 27 Nov").unwrap();
        let on = |text| corrected_reference(text, &before, "2026-11-28".parse().unwrap());
        assert_eq!(on("27.000"), Some(Reference { price: Price { amount: Rupiah(27_000), per: Unit::Kg }, ..before.clone() }));
        assert_eq!(on("26 Nov"), Some(Reference { day: "2026-11-26".parse().unwrap(), ..before.clone() }));
        assert_eq!((on("lele 19.000"), on("ya"), on("27.000, PIHPS")), (None, None, None));
    }
}
