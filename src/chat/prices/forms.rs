//! A reference price in one line: `telur 26.500/kg, Bapanas, Perbadan 6/2024, 27 Nov`. The day is today if none is said, the
//! rule can be left out.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{Answer, Answered, Fields, FormContext, Prompt, amounts::plain_price, unfit},
    domain::{
        commodity::{Commodity, GoodsCode},
        money::Price,
        reference::{NotReference, Reference},
        unit::{Dimension, Unit},
    },
    notice::{Choice, Field, Problem, Question},
    reading::{self, DateReading, GoodsReading, PriceReading},
};

/// A reference price that is being entered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::chat) struct ReferenceForm {
    /// What the line says.
    pub(in crate::chat) reference: Option<Box<Reference>>,
}

impl ReferenceForm {
    /// Another price, or another day, under the check: what else the line said stays.
    fn correct(&mut self, text: &str, context: &FormContext) -> Option<Answered> {
        let before = self.reference.as_deref().filter(|_| unfit(text).is_none() && reading::goods(text) == GoodsReading::Unknown)?;
        let goods = Commodity::by_code(before.goods.as_str())?;
        let corrected = match reading::date_beside(text, context.written_on) {
            DateReading::Day(day) | DateReading::Past(day) => Reference { day, ..before.clone() },
            _ if parts(text).len() == 1 => Reference { price: price(text, goods).ok()?, ..before.clone() },
            _ => return None,
        };
        Some(match corrected.check(context.today) {
            Ok(()) => {
                self.reference = Some(Box::new(corrected));
                Answered::Accepted
            }
            Err(NotReference::Day(_)) => Answered::Rejected(Problem::DateFar),
            Err(_) => Answered::Rejected(Problem::Number),
        })
    }

    fn take(&mut self, text: &str, context: &FormContext) -> Answered {
        match read(text, context) {
            Ok(reference) => {
                self.reference = Some(Box::new(reference));
                Answered::Accepted
            }
            Err(problem) => Answered::Rejected(problem),
        }
    }
}

impl Fields for ReferenceForm {
    fn missing(&self) -> Field {
        if self.reference.is_none() { Field::Price } else { Field::Check }
    }

    fn ask(&self, field: Field, context: &FormContext) -> Prompt {
        match (field, &self.reference) {
            (Field::Check, Some(reference)) => {
                (Question::ReferenceCheck { reference: reference.clone() }, vec![vec![Choice::Do, Choice::Edit]])
            }
            _ => (Question::ReferenceLine { today: context.today }, Vec::new()),
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match (field, answer) {
            (Field::Check, Answer::Choice(Choice::Do)) => Answered::Finish,
            (Field::Check, Answer::Choice(Choice::Edit)) => {
                self.reference = None;
                Answered::Jump(Field::Price)
            }
            (_, Answer::Text(text)) => match self.correct(text, context).filter(|_| field == Field::Check) {
                Some(answered) => answered,
                None => self.take(text, context),
            },
            _ => Answered::Rejected(Problem::Press),
        }
    }

    fn clear(&mut self, field: Field) {
        if field == Field::Price {
            self.reference = None;
        }
    }
}

/// What a line says.
fn read(text: &str, context: &FormContext) -> Result<Reference, Problem> {
    if let Some(problem) = unfit(text) {
        return Err(problem);
    }
    let parts = parts(text);
    let first = parts.first().copied().unwrap_or_default();
    let GoodsReading::One(code) = reading::goods(first) else { return Err(Problem::GoodsUnknown) };
    let goods = Commodity::by_code(code).ok_or(Problem::GoodsUnknown)?;
    let price = price(first, goods)?;
    let said = parts.last().filter(|_| parts.len() > 2).and_then(|last| day(last, context));
    let words = parts.get(1..parts.len() - usize::from(said.is_some())).unwrap_or_default();
    let [source, rest @ ..] = words else { return Err(Problem::SourceMissing) };
    let rule = (!rest.is_empty()).then(|| rest.join(", "));
    let day = said.unwrap_or(context.today);
    let reference = Reference { goods: GoodsCode::from(goods), price, highest: None, day, source: (*source).to_owned(), rule };
    match reference.check(context.today) {
        Ok(()) => Ok(reference),
        Err(NotReference::Goods(_)) => Err(Problem::GoodsUnknown),
        Err(NotReference::Unit { unit, .. }) => {
            Err(Problem::UnitNotFor { unit, goods: GoodsCode::from(goods), allowed: goods.allowed_units.clone() })
        }
        Err(NotReference::Price) => Err(Problem::Number),
        Err(NotReference::Day(_)) => Err(Problem::DateFar),
        Err(NotReference::Source) => Err(Problem::TooLong),
    }
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
fn price(text: &str, goods: &Commodity) -> Result<Price, Problem> {
    let amount = text.find(|c: char| c.is_ascii_digit()).and_then(|at| text.get(at..)).ok_or(Problem::Number)?;
    let per = if goods.default_unit.dimension() == Dimension::Mass { Unit::Kg } else { goods.default_unit };
    match reading::price_per(amount, goods, per) {
        PriceReading::Exact(price) => Ok(price),
        PriceReading::WhichUnit(amount, units) => units.last().map(|per| Price { amount, per: *per }).ok_or(Problem::Number),
        PriceReading::Range => Err(Problem::Range),
        PriceReading::NotPositive => Err(Problem::Zero),
        PriceReading::Scale(_) | PriceReading::About(_) | PriceReading::Unreadable => plain_price(amount, per).ok_or(Problem::Number),
    }
}

fn day(text: &str, context: &FormContext) -> Option<NaiveDate> {
    match reading::date(text, context.written_on) {
        DateReading::Day(day) | DateReading::Past(day) => Some(day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Rupiah;

    fn read_on(text: &str) -> Result<Reference, Problem> {
        let today = "2026-11-28".parse().unwrap();
        read(text, &FormContext { today, written_on: today, home: None, incoming: None, photo: None })
    }

    #[test]
    fn a_line_says_goods_price_source_rule_and_day() {
        let read = read_on("telur ayam ras Rp26.500/kg, Bapanas, Perbadan 6/2024, 27 Nov").unwrap();
        assert_eq!((read.goods.as_str(), read.price), ("EGG_LAYER", Price { amount: Rupiah(26_500), per: Unit::Kg }));
        assert_eq!((read.source.as_str(), read.rule.as_deref()), ("Bapanas", Some("Perbadan 6/2024")));
        assert_eq!(read.day.to_string(), "2026-11-27");
        let today = read_on("telur bebek 2.500, PIHPS").unwrap();
        assert_eq!((today.price.per, today.day.to_string().as_str(), today.rule), (Unit::Butir, "2026-11-28", None));
        assert_eq!(read_on("telur 26,5rb; PIHPS; 26/11/2026").unwrap().price.amount, Rupiah(26_500));
    }

    #[test]
    fn what_is_missing_is_said() {
        assert_eq!(read_on("telur 26.500"), Err(Problem::SourceMissing));
        assert_eq!(read_on("telur, PIHPS"), Err(Problem::Number));
        assert_eq!(read_on("emas 26.500, PIHPS"), Err(Problem::GoodsUnknown));
        assert_eq!(read_on("telur 26.500, PIHPS, 27 Nov 2019"), Err(Problem::DateFar));
    }
}
