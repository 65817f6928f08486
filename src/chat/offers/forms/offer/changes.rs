//! What a line was read as, field by field, so that what people change on its card tells where the reader was wrong.

use super::draft::OfferForm;
use crate::reading::{AskCode, Draft};

/// What was read in one field and what its writer made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::chat) struct Changed {
    pub(in crate::chat) field: &'static str,
    pub(in crate::chat) before: String,
    pub(in crate::chat) after: Option<String>,
}

/// The questions after which a field was not read for certain.
const OPEN: [(&str, &[AskCode]); 6] = [
    ("goods", &[AskCode::Commodity, AskCode::Variant]),
    ("quantity", &[AskCode::Qty, AskCode::QtyScale, AskCode::Unit]),
    ("pack", &[AskCode::PackWeight, AskCode::Unit]),
    ("price", &[AskCode::Price, AskCode::PriceApprox, AskCode::PriceRange, AskCode::PriceScale, AskCode::PriceUnit]),
    ("ready", &[AskCode::ReadyDate, AskCode::Recurring]),
    ("place", &[]),
];

impl OfferForm {
    /// Remembers what the line said for certain.
    pub(super) fn remember_reading(&mut self, draft: &Draft) {
        let sure = |field: &str| OPEN.iter().any(|(name, codes)| *name == field && codes.iter().all(|code| !draft.ask.contains(code)));
        let said = self.stated().into_iter().filter(|(field, _)| sure(field) && (*field != "place" || draft.place.is_some()));
        self.line.read = said.filter_map(|(field, value)| Some((field.to_owned(), value?))).collect();
    }

    /// What its writer changed of what was read for certain.
    pub(in crate::chat) fn changes(&self) -> Vec<Changed> {
        let changed = |(field, after): (&'static str, Option<String>)| {
            let before = self.line.read.get(field).filter(|before| Some(*before) != after.as_ref())?.clone();
            Some(Changed { field, before, after })
        };
        self.stated().into_iter().filter_map(changed).collect()
    }

    fn stated(&self) -> [(&'static str, Option<String>); 6] {
        let amount = |q: crate::domain::quantity::Quantity| format!("{} {}", q.number(), q.unit.code());
        let days = |(from, until): (chrono::NaiveDate, Option<chrono::NaiveDate>)| {
            until.map_or_else(|| from.to_string(), |until| format!("{from}..{until}"))
        };
        [
            ("goods", self.commodity.clone()),
            ("quantity", self.quantity.map(amount)),
            ("pack", self.pack.map(amount)),
            ("price", self.price.map(|p| format!("{}/{}", p.amount.0, p.per.code()))),
            ("ready", self.ready.map(days)),
            ("place", self.place.as_ref().map(|(place, _)| place.clone())),
        ]
    }
}
