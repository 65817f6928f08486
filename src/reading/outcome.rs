//! The one answer of the reader to every question: sure, to be asked with the likely answers, or not said.

use chrono::NaiveDate;

use super::{
    DateReading, PriceReading, QuantityReading,
    draft::{AskCode, Draft},
};
use crate::domain::{money::Price, quantity::Quantity};

/// What a text says about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading<T> {
    /// This.
    Exact(T),
    /// It must be asked.
    Ask {
        /// What may be meant, likeliest first; may be empty.
        likely: Vec<T>,
        /// The question.
        why: AskCode,
    },
    /// Nothing was said.
    Missing,
}

impl<T> Reading<T> {
    /// What is sure.
    pub fn exact(self) -> Option<T> {
        match self {
            Self::Exact(value) => Some(value),
            Self::Ask { .. } | Self::Missing => None,
        }
    }

    fn asked(why: AskCode, likely: Vec<T>) -> Self {
        Self::Ask { likely, why }
    }
}

impl From<QuantityReading> for Reading<Quantity> {
    fn from(reading: QuantityReading) -> Self {
        match reading {
            QuantityReading::Exact { quantity, .. } => Self::Exact(quantity),
            QuantityReading::Scale(likely) => Self::asked(AskCode::QtyScale, likely),
            QuantityReading::TooMuch => Self::asked(AskCode::QtyScale, Vec::new()),
            QuantityReading::NoUnit(_) | QuantityReading::Tray(_) => Self::asked(AskCode::Unit, Vec::new()),
            QuantityReading::Range | QuantityReading::Fraction | QuantityReading::NotPositive => Self::asked(AskCode::Qty, Vec::new()),
            QuantityReading::Unreadable => Self::Missing,
        }
    }
}

impl From<PriceReading> for Reading<Price> {
    fn from(reading: PriceReading) -> Self {
        match reading {
            PriceReading::Exact(price) => Self::Exact(price),
            PriceReading::Scale(likely) => Self::asked(AskCode::PriceScale, likely),
            PriceReading::WhichUnit(amount, units) => {
                Self::asked(AskCode::PriceUnit, units.into_iter().map(|per| Price { amount, per }).collect())
            }
            PriceReading::About(price) => Self::asked(AskCode::PriceApprox, vec![price]),
            PriceReading::Range | PriceReading::NotPositive => Self::asked(AskCode::PriceRange, Vec::new()),
            PriceReading::Unreadable => Self::Missing,
        }
    }
}

impl From<DateReading> for Reading<NaiveDate> {
    fn from(reading: DateReading) -> Self {
        match reading {
            DateReading::Day(day) | DateReading::Range(day, _) => Self::Exact(day),
            DateReading::Ask(days) | DateReading::Impossible(days) => Self::asked(AskCode::ReadyDate, days),
            DateReading::Past(_) => Self::asked(AskCode::ReadyDate, Vec::new()),
            DateReading::Unclear => Self::Missing,
        }
    }
}

impl Draft {
    /// How much the draft says; the likely quantities where that must be asked.
    #[must_use]
    pub fn quantity(&self) -> Reading<Quantity> {
        let said = self.qty.zip(self.unit).and_then(|(number, unit)| Quantity::new(number, unit).ok());
        match (self.first_of(&[AskCode::QtyScale, AskCode::Qty, AskCode::Unit]), said) {
            (Some(AskCode::Qty), None) if self.likely.quantities.is_empty() && self.unit.is_none() => Reading::Missing,
            (Some(why), _) => Reading::asked(why, self.likely.quantities.clone()),
            (None, said) => said.map_or(Reading::Missing, Reading::Exact),
        }
    }

    /// What the draft says of the price; the likely prices where that must be asked.
    #[must_use]
    pub fn asked_price(&self) -> Reading<Price> {
        let codes = [AskCode::PriceScale, AskCode::PriceRange, AskCode::PriceUnit, AskCode::PriceApprox];
        let amount = self.price.map(crate::domain::money::Rupiah);
        let said = amount.zip(self.price_unit).map(|(amount, per)| Price { amount, per });
        match (self.first_of(&codes), said) {
            (Some(AskCode::PriceUnit), _) => {
                let units = self.likely.price_units.iter().chain(self.price_unit.iter().filter(|u| !self.likely.price_units.contains(u)));
                Reading::asked(
                    AskCode::PriceUnit,
                    amount.into_iter().flat_map(|a| units.clone().map(move |per| Price { amount: a, per: *per })).collect(),
                )
            }
            (Some(why), _) => Reading::asked(why, self.likely.prices.clone()),
            (None, said) => said.map_or(Reading::Missing, Reading::Exact),
        }
    }

    fn first_of(&self, codes: &[AskCode]) -> Option<AskCode> {
        codes.iter().copied().find(|code| self.ask.contains(code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::unit::Unit, reading::line};

    fn draft(text: &str) -> Draft {
        line(text, "2026-11-24".parse().unwrap()).unwrap()
    }

    #[test]
    fn a_draft_answers_with_what_is_sure_and_asks_with_what_is_likely() {
        let sure = draft("telur 2 ton 26rb besok");
        assert_eq!(sure.quantity().exact().map(|q| q.base), Some(2_000_000));
        assert_eq!(sure.asked_price().exact().map(|p| (p.amount.0, p.per)), Some((26_000, Unit::Kg)));
        let Reading::Ask { likely, why } = draft("cabe rawit 50 kg sama 30 kg 45rb besok").quantity() else { panic!("asked") };
        assert_eq!(why, AskCode::Qty);
        assert_eq!(likely.iter().map(|q| q.base / 1000).collect::<Vec<_>>(), [80, 50, 30]);
        let Reading::Ask { likely, why } = draft("telur 2 ton 26 ribu 5 besok").asked_price() else { panic!("asked") };
        assert_eq!(why, AskCode::PriceScale);
        assert_eq!(likely.iter().map(|p| p.amount.0).collect::<Vec<_>>(), [26_500, 26_005]);
        assert_eq!(draft("telur 2 ton besok").asked_price(), Reading::Missing);
        assert_eq!(draft("telur 26rb besok").quantity(), Reading::Missing);
    }
}
