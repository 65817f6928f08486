//! What a seller changes of an offer that is up: every typed number is shown once more before it counts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::offer::{PRICE_STEPS, note_choices};

use crate::{
    chat::dialog::{
        Answer, Answered, Fields, FormContext, Prompt, Topic, WordsOf,
        amounts::{closer_quantity, in_known_unit, same_kind},
        changes_besides, is_about_other_goods, is_whole_line, name, names_other_goods,
        open_price::{OpenPrice, PricedGoods, SaidPrice},
        rows, states_several, unfit,
    },
    domain::{commodity::Commodity, money::Price, quantity::Quantity},
    notice::{Choice, Field, OfferFacts, Problem, Question},
    reading::{self, Change, QuantityReading},
};

/// A bare number of tons is taken for kilograms where it would be so many times what was offered.
const MORE: i64 = 10;

/// A new price for an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct PriceChange {
    pub(in crate::chat) offer: OfferFacts,
    #[serde(default)]
    pub(in crate::chat) price: Option<Price>,
    #[serde(flatten)]
    open_price: OpenPrice,
}

impl PriceChange {
    pub(in crate::chat) const fn of(offer: OfferFacts) -> Self {
        Self { offer, price: None, open_price: OpenPrice::NONE }
    }

    fn price_answer(&mut self, answer: &Answer<'_>) -> Answered {
        let Some(goods) = Commodity::by_code(&self.offer.terms.commodity) else { return Answered::Rejected(Problem::Number) };
        let now = self.offer.terms.price;
        let read = |text: &str| reading::price_per(text, goods, now.per);
        match self.open_price.answer(answer, PricedGoods { per: now.per, all: Some(self.offer.offered) }, read) {
            Ok(SaidPrice::Typed(price)) if price.is_far_from(now) => {
                self.open_price.proposed = Some(price);
                let question = Question::PriceSure { price, usual: Some(now) };
                Answered::Clarify(Box::new((question, vec![vec![Choice::Yes, Choice::No]])))
            }
            Ok(said) => self.keep(said.price()),
            Err(answered) => answered,
        }
    }

    fn states_quantity_alone(&self, text: &str, written_on: NaiveDate) -> bool {
        let Some(goods) = Commodity::by_code(&self.offer.terms.commodity) else { return false };
        let stated = reading::stated_terms(text, goods, written_on);
        stated.quantity.is_some() && stated.price.is_none()
    }

    fn keep(&mut self, price: Price) -> Answered {
        if price == self.offer.terms.price {
            (self.price, self.open_price) = (None, OpenPrice::NONE);
            return Answered::AskNext { field: Field::Price, problem: Some(Problem::PriceIsSo { price }), prompt: None };
        }
        (self.price, self.open_price) = (Some(price), OpenPrice::NONE);
        Answered::Accepted
    }
}

/// Whether a text is more than what is changed: a line about other goods, or one that states several terms of these.
fn is_more_than_a_change(text: &str, offer: &OfferFacts, written_on: NaiveDate) -> bool {
    let goods = &offer.terms.commodity;
    is_about_other_goods(text, goods, written_on) || names_other_goods(text, goods) || states_several(text, goods, written_on)
}

impl Fields for PriceChange {
    fn commodity(&self) -> Option<&str> {
        Some(&self.offer.terms.commodity)
    }

    fn gives_way_to(&self, _: Field, text: &str, written_on: NaiveDate) -> bool {
        let is_asked = |change: &Change| matches!(change, Change::Price(_));
        is_more_than_a_change(text, &self.offer, written_on) || changes_besides(text, is_asked)
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::UpOffer(self.offer.id))
    }

    fn missing(&self) -> Field {
        if self.price.is_none() { Field::Price } else { Field::Check }
    }

    fn ask(&self, field: Field, _: &FormContext) -> Prompt {
        let offer = self.offer.clone();
        match (field, self.price) {
            (Field::Check, Some(price)) => (Question::NewPriceCheck { offer, price }, vec![vec![Choice::Right, Choice::Edit]]),
            _ => {
                let steps = offer.terms.price.moved_by(PRICE_STEPS);
                (Question::NewPrice { offer }, rows(steps.into_iter().map(Choice::Price), 2))
            }
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match (field, answer) {
            // How much there is, is no price.
            (_, Answer::Text(text)) if self.states_quantity_alone(text, context.written_on) => Answered::Rejected(Problem::Number),
            (Field::Check, Answer::Choice(Choice::Right)) => Answered::Finish,
            (Field::Check, Answer::Choice(Choice::Edit)) | (_, Answer::Choice(Choice::No | Choice::Write)) => {
                self.price = None;
                Answered::Jump(Field::Price)
            }
            (Field::Price | Field::Check, Answer::Text(_)) | (_, Answer::Choice(Choice::Unit(_) | Choice::Price(_) | Choice::Yes)) => {
                self.price_answer(answer)
            }
            _ => Answered::Rejected(Problem::Press),
        }
    }

    fn clear(&mut self, field: Field) {
        if field == Field::Price {
            self.price = None;
        }
    }
}

/// A new quantity: the seller says how much is left, and what is bound is added to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct QuantityChange {
    pub(in crate::chat) offer: OfferFacts,
    #[serde(default)]
    pub(in crate::chat) quantity: Option<Quantity>,
}

impl QuantityChange {
    pub(in crate::chat) const fn of(offer: OfferFacts) -> Self {
        Self { offer, quantity: None }
    }

    fn text(&mut self, text: &str) -> Answered {
        if let Some(problem) = unfit(text) {
            return Answered::Rejected(problem);
        }
        let Some(goods) = Commodity::by_code(&self.offer.terms.commodity) else { return Answered::Rejected(Problem::Number) };
        match reading::quantity(text, goods) {
            QuantityReading::Exact { quantity, .. } => self.keep(quantity),
            QuantityReading::NoUnit(number) => {
                match in_known_unit(number, self.offer.offered, self.offer.offered.base.saturating_mul(MORE)) {
                    Some(quantity) => self.keep(quantity),
                    None => Answered::Rejected(Problem::Whole),
                }
            }
            other => closer_quantity(other, &same_kind(goods, self.offer.offered.unit), reading::quantity_as_written(text, goods)),
        }
    }

    fn keep(&mut self, quantity: Quantity) -> Answered {
        let offered = self.offer.offered;
        if !quantity.measures_like(offered) {
            let (unit, goods) = (quantity.unit, self.offer.terms.commodity.clone().into());
            return Answered::Rejected(Problem::UnitNotFor { unit, goods, allowed: vec![offered.unit] });
        }
        let new = quantity.with_base(quantity.base.saturating_add(self.offer.bound));
        if new.base == offered.base {
            self.quantity = None;
            let problem = Some(Problem::RestIsSo { rest: self.offer.remaining });
            return Answered::AskNext { field: Field::Quantity, problem, prompt: None };
        }
        self.quantity = Some(new);
        Answered::Accepted
    }
}

impl Fields for QuantityChange {
    fn commodity(&self) -> Option<&str> {
        Some(&self.offer.terms.commodity)
    }

    fn gives_way_to(&self, _: Field, text: &str, written_on: NaiveDate) -> bool {
        let is_asked = |change: &Change| matches!(change, Change::Rest(_));
        is_more_than_a_change(text, &self.offer, written_on) || changes_besides(text, is_asked)
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::UpOffer(self.offer.id))
    }

    fn missing(&self) -> Field {
        if self.quantity.is_none() { Field::Quantity } else { Field::Check }
    }

    fn ask(&self, field: Field, _: &FormContext) -> Prompt {
        let offer = self.offer.clone();
        match (field, self.quantity) {
            (Field::Check, Some(quantity)) => {
                let rest = quantity.with_base(quantity.base.saturating_sub(offer.bound));
                (Question::RestCheck { offer, rest }, vec![vec![Choice::Right, Choice::Edit]])
            }
            _ => (Question::NewQuantity { offer }, Vec::new()),
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, _: &FormContext) -> Answered {
        match (field, answer) {
            (Field::Check, Answer::Choice(Choice::Right)) => Answered::Finish,
            (Field::Check, Answer::Choice(Choice::Edit)) | (_, Answer::Choice(Choice::Write)) => {
                self.quantity = None;
                Answered::Jump(Field::Quantity)
            }
            (_, Answer::Choice(Choice::Quantity(quantity))) => self.keep(*quantity),
            (Field::Quantity | Field::Check, Answer::Text(text)) => self.text(text),
            _ => Answered::Rejected(Problem::Press),
        }
    }

    fn clear(&mut self, field: Field) {
        if field == Field::Quantity {
            self.quantity = None;
        }
    }
}

/// What the seller says besides, anew: it counts at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct NoteChange {
    pub(in crate::chat) offer: OfferFacts,
    #[serde(default)]
    pub(in crate::chat) note: Option<String>,
}

impl NoteChange {
    pub(in crate::chat) const fn of(offer: OfferFacts) -> Self {
        Self { offer, note: None }
    }
}

impl Fields for NoteChange {
    fn commodity(&self) -> Option<&str> {
        Some(&self.offer.terms.commodity)
    }

    fn gives_way_to(&self, _: Field, text: &str, written_on: NaiveDate) -> bool {
        is_whole_line(text, written_on)
    }

    fn asks_for_words_of(&self, _: Field) -> Option<WordsOf> {
        Some(WordsOf::Goods)
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::UpOffer(self.offer.id))
    }

    fn missing(&self) -> Field {
        Field::Note
    }

    fn ask(&self, _: Field, _: &FormContext) -> Prompt {
        (Question::OfferNote, note_choices(self.offer.terms.note.is_some()))
    }

    fn answer(&mut self, _: Field, answer: &Answer<'_>, _: &FormContext) -> Answered {
        self.note = match answer {
            Answer::Choice(Choice::No) => None,
            Answer::Text(text) => match name::note(text) {
                Ok(note) => Some(note),
                Err(problem) => return Answered::Rejected(problem),
            },
            _ => return Answered::Rejected(Problem::Press),
        };
        Answered::Finish
    }

    fn clear(&mut self, _: Field) {}
}

/// Taking an offer down: one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct Withdrawal {
    pub(in crate::chat) offer: OfferFacts,
    /// Because nothing is left.
    #[serde(default)]
    pub(in crate::chat) sold: bool,
}

impl Fields for Withdrawal {
    fn commodity(&self) -> Option<&str> {
        Some(&self.offer.terms.commodity)
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::OwnOffer(self.offer.id))
    }

    fn missing(&self) -> Field {
        Field::Check
    }

    fn ask(&self, _: Field, _: &FormContext) -> Prompt {
        let offer = self.offer.clone();
        let question = if self.sold { Question::SoldOutCheck { offer } } else { Question::WithdrawCheck { offer } };
        (question, vec![vec![Choice::Do, Choice::Keep]])
    }

    fn answer(&mut self, _: Field, answer: &Answer<'_>, _: &FormContext) -> Answered {
        match answer {
            Answer::Choice(Choice::Do) => Answered::Finish,
            Answer::Choice(Choice::Keep) => Answered::Abandoned,
            _ => Answered::Rejected(Problem::Press),
        }
    }

    fn clear(&mut self, _: Field) {}
}
