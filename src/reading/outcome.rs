//! The one answer of the reader to every question: sure, to be asked with the likely answers, or not said.

use chrono::NaiveDate;

use super::{DateReading, PriceReading, QuantityReading, draft::AskCode};
use crate::domain::{money::Price, quantity::Quantity};

/// What a text says about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading<T> {
    /// The line says exactly this value.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{draft::Draft, line};

    fn draft(text: &str) -> Draft {
        line(text, "2026-11-24".parse().unwrap()).unwrap()
    }

    #[test]
    fn a_draft_answers_with_what_is_sure_and_asks_with_what_is_likely() {
        assert!(draft("telur 2 ton 26rb besok").ask.is_empty());
        let sum = draft("cabe rawit 50 kg sama 30 kg 45rb besok");
        assert!(sum.ask.contains(&AskCode::Qty), "{:?}", sum.ask);
        assert_eq!(sum.likely.quantities.iter().map(|q| q.base / 1000).collect::<Vec<_>>(), [80, 50, 30]);
        let scale = draft("telur 2 ton 26 ribu 5 besok");
        assert!(scale.ask.contains(&AskCode::PriceScale), "{:?}", scale.ask);
        assert_eq!(scale.likely.prices.iter().map(|p| p.amount.0).collect::<Vec<_>>(), [26_500, 26_005]);
    }
}
