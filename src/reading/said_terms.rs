//! What a line says of goods that are known already, and what it leaves open: `1 ton 26`, `500 lusa`.

use chrono::NaiveDate;

use super::{
    PriceReading, QuantityReading,
    date::without_day,
    draft::{AskCode, Draft},
    stated_terms::{StatedTerms, draft_of, stated_terms},
};
use crate::domain::{
    commodity::Commodity,
    money::{Price, Rupiah},
    unit::Unit,
};

/// The terms that a line says: what is sure, and what has to be asked about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaidTerms {
    /// What leaves no question open.
    pub sure: StatedTerms,
    /// How much, where that is not sure.
    pub quantity: Option<QuantityReading>,
    /// For how much, where that is not sure.
    pub price: Option<PriceReading>,
    /// The only figure beside the words of a day, where nothing tells whether it is a quantity or a price.
    pub figure: Option<String>,
}

impl SaidTerms {
    /// How many things are said, sure or not.
    #[must_use]
    pub fn count(&self) -> usize {
        let open = [self.quantity.is_some(), self.price.is_some(), self.figure.is_some()];
        self.sure.count() + open.into_iter().filter(|open| *open).count()
    }
}

/// What a line that was written on a day (WIB) says of `goods`; nothing if it names other goods.
#[must_use]
pub fn said_terms(text: &str, goods: &Commodity, written_on: NaiveDate) -> SaidTerms {
    let mut sure = stated_terms(text, goods, written_on);
    let draft = match draft_of(text, goods, written_on) {
        Ok(draft) if draft.commodity == Some(goods.code.as_str()) => draft,
        _ => return SaidTerms { sure, ..SaidTerms::default() },
    };
    let quantity = open_quantity(&draft);
    if quantity.is_some() {
        sure.quantity = None;
    }
    let price = open_price(&draft).filter(|_| sure.price.is_none());
    let is_told = sure.quantity.is_some() || quantity.is_some() || sure.price.is_some() || price.is_some();
    let rest = if is_told { String::new() } else { without_day(text, written_on) };
    let figure = rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) && rest.chars().any(char::is_numeric);
    SaidTerms { sure, quantity, price, figure: figure.then_some(rest) }
}

fn open_quantity(draft: &Draft) -> Option<QuantityReading> {
    let asks = |code| draft.ask.contains(&code);
    let likely = || QuantityReading::Scale(draft.likely.quantities.clone());
    match () {
        () if asks(AskCode::QtyScale) || asks(AskCode::Qty) && !draft.likely.quantities.is_empty() => Some(likely()),
        () if asks(AskCode::Unit) => draft.qty.map(QuantityReading::NoUnit),
        () if draft.likely.tray => draft.qty.map(QuantityReading::Tray),
        () => None,
    }
}

fn open_price(draft: &Draft) -> Option<PriceReading> {
    let asks = |code| draft.ask.contains(&code);
    let amount = draft.price.map(Rupiah);
    match () {
        () if asks(AskCode::PriceScale) => Some(PriceReading::Scale(draft.likely.prices.clone())),
        () if asks(AskCode::PriceUnit) => amount.map(|amount| PriceReading::WhichUnit(amount, draft.price_units())),
        () if asks(AskCode::PriceApprox) => {
            let kept = amount.zip(draft.price_unit).map(|(amount, per)| Price { amount, per });
            kept.or_else(|| draft.likely.prices.first().copied()).map(PriceReading::About)
        }
        () if asks(AskCode::PriceRange) => Some(PriceReading::Range),
        () => None,
    }
}

impl Draft {
    /// The units that the amount of its price may be for, likeliest first.
    #[must_use]
    pub fn price_units(&self) -> Vec<Unit> {
        if !self.likely.price_units.is_empty() {
            return self.likely.price_units.clone();
        }
        let other = if self.price_unit == Some(Unit::Kg) { self.unit } else { Some(Unit::Kg) };
        let mut units: Vec<Unit> = self.price_unit.into_iter().collect();
        units.extend(other.filter(|unit| !units.contains(unit)));
        units
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> SaidTerms {
        said_terms(text, Commodity::by_code("EGG_LAYER").unwrap(), NaiveDate::from_ymd_opt(2026, 11, 24).unwrap())
    }

    #[test]
    fn what_is_sure_is_told_from_what_is_open() {
        let both = said("1 ton 26");
        assert_eq!(both.sure.quantity.map(|quantity| quantity.base), Some(1_000_000));
        assert!(matches!(both.price, Some(PriceReading::Scale(_))), "{both:?}");
        for (text, figure) in [("500 lusa", "500"), ("lusa 1,500", "1,500"), ("rabu 800", "800")] {
            let said = said(text);
            assert!(said.sure.ready.is_some(), "{said:?}");
            assert_eq!((said.figure.as_deref(), said.count()), (Some(figure), 2), "{text}");
        }
        assert!(matches!(said("20 tray lusa").quantity, Some(QuantityReading::Tray(_))));
        assert!(matches!(said("500 kg 2.600").price, Some(PriceReading::WhichUnit(Rupiah(2_600), _))));
        for text in ["lusa", "28 nov", "lusa jam 3 sore", "500 kg lusa", "2 ton 26.500 rabu", "lele 3 kw 19rb"] {
            let said = said(text);
            assert_eq!((said.quantity, said.price, said.figure), (None, None, None), "{text}");
        }
    }
}
