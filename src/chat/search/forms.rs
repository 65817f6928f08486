//! What a buyer asks for, and what he looks for.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{
        Answer, Answered, Fields, Prompt, Sight, Topic,
        amounts::{closer_quantity, in_known_unit, measures_alike, same_kind},
        rows, unfit,
    },
    domain::{
        commodity::Commodity,
        quantity::Quantity,
        unit::{Dimension, Unit},
    },
    notice::{Choice, Field, OfferFacts, Problem, Question},
    reading::{self, DateReading, GoodsReading, QuantityReading},
};

/// How many goods the buttons of a search offer.
const GOODS_SHOWN: usize = 8;

/// How far ahead of the first possible day goods can be ordered.
const FARTHEST: Days = Days::new(60);
/// How many days *Pilih tanggal* shows.
const DAYS_SHOWN: u64 = 9;
/// Longest note, in letters.
const NOTE_LETTERS: usize = 120;

/// A purchase: how much of an offer, then the check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct Purchase {
    /// The offer as the buyer saw it; its terms version goes into the request.
    pub(in crate::chat) offer: OfferFacts,
    #[serde(default)]
    pub(in crate::chat) quantity: Option<Quantity>,
    /// The first day on which the goods can be had (WIB).
    #[serde(default)]
    pub(in crate::chat) first: Option<NaiveDate>,
    /// The day that the buyer chose (WIB).
    #[serde(default)]
    pub(in crate::chat) day: Option<NaiveDate>,
    /// What the buyer says with it.
    #[serde(default)]
    pub(in crate::chat) note: Option<String>,
}

impl Purchase {
    /// Lots are taken whole: no quantity to ask for.
    pub(in crate::chat) fn of(offer: OfferFacts, first: NaiveDate) -> Self {
        let quantity = offer.terms.whole_only().then_some(offer.remaining);
        Self { offer, quantity, first: Some(first), day: None, note: None }
    }

    /// The day on which the goods change hands: the first one, until another is chosen.
    pub(in crate::chat) fn day(&self) -> NaiveDate {
        self.day.unwrap_or_else(|| self.first())
    }

    fn first(&self) -> NaiveDate {
        self.first.unwrap_or(self.offer.terms.ready_from)
    }

    fn take_day(&mut self, day: NaiveDate) -> Answered {
        let first = self.first();
        if day < first {
            return Answered::Rejected(Problem::DateSoon { first });
        }
        if day > first + FARTHEST {
            return Answered::Rejected(Problem::DateFar);
        }
        self.day = Some(day);
        Answered::Accepted
    }

    /// Words under the check: another quantity, another day, or both.
    fn correct(&mut self, text: &str, sight: &Sight) -> Answered {
        // A bare number is a quantity, not a day of the month.
        let day = match reading::date(text, sight.written_on) {
            DateReading::Day(day) | DateReading::Range(day, _) if text.chars().any(|c| c.is_alphabetic() || c == '/') => Some(day),
            DateReading::Past(date) if text.chars().any(char::is_alphabetic) => return Answered::Rejected(Problem::DatePast { date }),
            _ => None,
        };
        let Some(day) = day else { return self.text(text) };
        let said = Commodity::by_code(&self.offer.terms.commodity).map(|goods| reading::quantity(text, goods));
        if let Some(QuantityReading::Exact { quantity, .. }) = said {
            match self.keep(quantity) {
                Answered::Accepted => {}
                other => return other,
            }
        }
        self.take_day(day)
    }

    fn take_note(&mut self, text: &str) -> Answered {
        let problem = unfit(text).or_else(|| (text.chars().count() > NOTE_LETTERS).then_some(Problem::TooLong));
        if let Some(problem) = problem {
            return Answered::Rejected(problem);
        }
        self.note =
            Some(reading::without_personal_data(text).split_whitespace().collect::<Vec<_>>().join(" ")).filter(|note| !note.is_empty());
        Answered::Accepted
    }

    fn text(&mut self, text: &str) -> Answered {
        if let Some(problem) = unfit(text) {
            return Answered::Rejected(problem);
        }
        let Some(goods) = Commodity::by_code(&self.offer.terms.commodity) else { return Answered::Rejected(Problem::Number) };
        match reading::quantity(text, goods) {
            QuantityReading::Exact { quantity, .. } => self.keep(quantity),
            QuantityReading::NoUnit(number) => match in_known_unit(number, self.offer.offered, self.offer.remaining.base) {
                Some(quantity) => self.keep(quantity),
                None => Answered::Rejected(Problem::Whole),
            },
            other => closer_quantity(other, &same_kind(goods, self.offer.offered.unit), None),
        }
    }

    fn keep(&mut self, quantity: Quantity) -> Answered {
        let (offered, remaining) = (self.offer.offered, self.offer.remaining);
        if self.offer.terms.whole_only() && quantity.base != remaining.base {
            return Answered::Rejected(Problem::WholeOnly);
        }
        if !measures_alike(quantity, offered) {
            let (unit, goods) = (quantity.unit, self.offer.terms.commodity.clone().into());
            return Answered::Rejected(Problem::UnitNotFor { unit, goods, allowed: vec![offered.unit] });
        }
        if quantity.base > remaining.base {
            return Answered::Rejected(Problem::Less { remaining });
        }
        self.quantity = Some(quantity);
        Answered::Accepted
    }
}

impl Fields for Purchase {
    fn commodity(&self) -> Option<&str> {
        Some(&self.offer.terms.commodity)
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::LiveOffer(self.offer.id))
    }

    fn missing(&self) -> Field {
        if self.quantity.is_none() { Field::Quantity } else { Field::Check }
    }

    fn ask(&self, field: Field, _: &Sight) -> Prompt {
        let offer = self.offer.clone();
        match (field, self.quantity) {
            (Field::Check, Some(quantity)) => {
                let total = offer.terms.price.total(quantity, offer.terms.pack);
                let edit = (!offer.terms.whole_only()).then_some(Choice::Edit);
                let (day, note) = (self.day(), self.note.clone());
                let others = vec![Choice::Date(day + Days::new(1)), Choice::PickDate, Choice::Note];
                let question = Question::BuyCheck { offer, quantity, total, day: Some(day), note };
                (question, vec![[Choice::Buy].into_iter().chain(edit).collect(), others])
            }
            (Field::Note, _) => (Question::BuyNote, Vec::new()),
            _ => {
                let parts = if offer.terms.whole_only() { Vec::new() } else { parts(offer.remaining) };
                let write = (!offer.terms.whole_only()).then_some(Choice::Write);
                let choices = rows([Choice::All].into_iter().chain(parts.into_iter().map(Choice::Quantity)).chain(write), 2);
                (Question::BuyQuantity { offer }, choices)
            }
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, sight: &Sight) -> Answered {
        match (field, answer) {
            (Field::Check, Answer::Choice(Choice::Buy)) => Answered::Finish,
            (Field::Check, Answer::Choice(Choice::Edit)) => {
                self.quantity = None;
                Answered::Jump(Field::Quantity)
            }
            (Field::Check, Answer::Choice(Choice::Date(day))) => self.take_day(*day),
            (Field::Check, Answer::Choice(Choice::PickDate)) => {
                let first = self.first();
                let days = (0..DAYS_SHOWN).map(|n| Choice::Date(first + Days::new(n)));
                Answered::Clarify(Box::new((Question::BuyDay { first }, rows(days, 3))))
            }
            (Field::Check, Answer::Choice(Choice::Note)) => Answered::Jump(Field::Note),
            (Field::Check, Answer::Text(text)) => self.correct(text, sight),
            (Field::Note, Answer::Text(text)) => self.take_note(text),
            (_, Answer::Choice(Choice::All)) => self.keep(self.offer.remaining),
            (_, Answer::Choice(Choice::Quantity(quantity))) => self.keep(*quantity),
            (_, Answer::Choice(Choice::Write)) => {
                Answered::Clarify(Box::new((Question::BuyQuantityTyped { offer: self.offer.clone() }, Vec::new())))
            }
            (_, Answer::Text(text)) => self.text(text),
            _ => Answered::Rejected(Problem::Press),
        }
    }

    fn clear(&mut self, field: Field) {
        if field == Field::Quantity {
            self.quantity = None;
        }
    }
}

/// A half and a quarter of what is left, where these are numbers that people say.
fn parts(remaining: Quantity) -> Vec<Quantity> {
    let step = match remaining.dimension() {
        Dimension::Mass if remaining.base >= 20 * Unit::Kg.base() => 5 * Unit::Kg.base(),
        Dimension::Mass => Unit::Kg.base(),
        Dimension::Volume => Unit::Liter.base(),
        _ if remaining.base >= 100 => 10,
        _ => 1,
    };
    let mut parts = Vec::new();
    for divisor in [2, 4] {
        let base = remaining.base / divisor / step * step;
        let unit = if remaining.dimension() == Dimension::Mass && base < Unit::Ton.base() { Unit::Kg } else { remaining.unit };
        let part = Quantity { base, unit };
        if base > 0 && base < remaining.base && !parts.iter().any(|p: &Quantity| p.base == base) {
            parts.push(part);
        }
    }
    parts
}

/// What a buyer looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::chat) struct Search {
    /// Codes of the goods that are offered now.
    pub(in crate::chat) live: Vec<String>,
    /// The code of the goods; empty for all.
    pub(in crate::chat) commodity: Option<String>,
    /// The buyer's line, if it may say more than the goods.
    pub(in crate::chat) line: Option<String>,
}

impl Search {
    fn text(&mut self, text: &str) -> Answered {
        if let Some(problem) = unfit(text) {
            return Answered::Rejected(problem);
        }
        match reading::goods(text) {
            GoodsReading::One(code) => self.commodity = Some(code.to_owned()),
            GoodsReading::Which(family, codes) => {
                let codes = codes.into_iter().map(|code| Choice::Commodity(code.to_owned()));
                return Answered::Clarify(Box::new((Question::Variant { family }, rows(codes, 2))));
            }
            GoodsReading::Prohibited | GoodsReading::Unknown => return Answered::Rejected(Problem::GoodsUnknown),
        }
        Answered::Accepted
    }
}

impl Fields for Search {
    fn is_checked(&self) -> bool {
        false
    }

    fn missing(&self) -> Field {
        if self.commodity.is_none() { Field::Goods } else { Field::Check }
    }

    fn ask(&self, _: Field, _: &Sight) -> Prompt {
        let goods = self.live.iter().take(GOODS_SHOWN).cloned().map(Choice::Commodity);
        (Question::SearchGoods, rows(goods.chain([Choice::Everything]), 2))
    }

    fn answer(&mut self, _: Field, answer: &Answer<'_>, _: &Sight) -> Answered {
        match answer {
            Answer::Choice(Choice::Commodity(code)) => self.commodity = Some(code.clone()),
            Answer::Choice(Choice::Everything) => self.commodity = Some(String::new()),
            Answer::Text(text) => return self.text(text),
            _ => return Answered::Rejected(Problem::Press),
        }
        Answered::Accepted
    }

    fn clear(&mut self, field: Field) {
        if field == Field::Goods {
            self.commodity = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_tons_the_buttons_offer_one_ton_and_half_a_ton() {
        let two_tons = Quantity { base: 2_000_000, unit: Unit::Ton };
        let expected = [Quantity { base: 1_000_000, unit: Unit::Ton }, Quantity { base: 500_000, unit: Unit::Kg }];
        assert_eq!(parts(two_tons), expected);
    }

    #[test]
    fn of_one_crate_there_is_no_part() {
        assert!(parts(Quantity { base: 1, unit: Unit::Peti }).is_empty());
    }
}
