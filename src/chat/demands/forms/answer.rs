//! What a seller answers to a demand: proposed from a live offer, or asked one thing after the other; one line says all.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    amounts::{DAYS_SHOWN, fitting, judged, parts, price_unit, priced, read_day, read_price, read_quantity},
    price_guard::PriceGuard,
};
use crate::{
    chat::dialog::{
        Answer, Answered, Fields, FormContext, Prompt,
        amounts::{Figure, bare_number},
        days::days_beside,
        open_price::OpenPrice,
        rows, unfit,
    },
    domain::{commodity::Commodity, handover::Handover, money::Price, quantity::Quantity},
    notice::{AnswerFacts, Choice, DemandFacts, Field, Problem, Proposal, Question},
    reading,
};

/// An answer to a demand that is being filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct AnswerForm {
    pub(in crate::chat) demand: DemandFacts,
    #[serde(default)]
    pub(in crate::chat) quantity: Option<Quantity>,
    #[serde(default)]
    pub(in crate::chat) price: Option<Price>,
    #[serde(default)]
    pub(in crate::chat) ready_on: Option<NaiveDate>,
    /// Where the price applies: as it was said, as the buyer wants it, or as the seller usually says it.
    #[serde(default)]
    pub(in crate::chat) handover: Option<Handover>,
    #[serde(flatten)]
    open_price: OpenPrice,
    #[serde(default)]
    pub(in crate::chat) guard: PriceGuard,
}

impl AnswerForm {
    /// Nothing said yet by a seller whose prices usually apply there.
    pub(in crate::chat) fn of(demand: DemandFacts, usual: Option<Handover>) -> Self {
        let handover = demand.wanted.handover.or(usual);
        let guard = PriceGuard::default();
        Self { demand, quantity: None, price: None, ready_on: None, handover, open_price: OpenPrice::NONE, guard }
    }

    /// As a live offer says it.
    pub(in crate::chat) fn proposing(demand: DemandFacts, offer: &Proposal) -> Self {
        let (quantity, price, ready_on) = (Some(offer.quantity), Some(offer.price), Some(offer.ready_on));
        Self { quantity, price, ready_on, handover: Some(offer.handover), ..Self::of(demand, None) }
    }

    /// As the answer that waits says it.
    pub(in crate::chat) fn again(demand: DemandFacts, answer: &AnswerFacts) -> Self {
        let (quantity, price, ready_on) = (Some(answer.quantity), Some(answer.price), Some(answer.ready_on));
        Self { quantity, price, ready_on, handover: Some(answer.handover), ..Self::of(demand, None) }
    }

    fn goods(&self) -> Option<&'static Commodity> {
        Commodity::by_code(self.demand.goods.as_str())
    }

    /// Takes what a line says: `2 ton 26.500 rabu`. What is not sure of it is asked about. `None` if nothing is sure, or it says fewer things
    /// than are `needed`.
    fn take_line(&mut self, text: &str, needed: usize, context: &FormContext) -> Option<Answered> {
        let goods = self.goods()?;
        let said = reading::said_terms(text, goods, context.written_on);
        if said.sure.count() == 0 || said.count() < needed {
            return None;
        }
        let wanted = self.demand.wanted.quantity;
        let sure = said.sure.quantity.map(|quantity| fitting(quantity, goods, Some(wanted)));
        let quantity = sure.or_else(|| said.quantity.map(|read| judged(read, goods, Some(wanted), text)));
        let mut open = None;
        match quantity {
            Some(Ok(quantity)) => self.quantity = Some(quantity),
            Some(Err(answered)) => open = Some(answered.beside(Field::Quantity)),
            None => {}
        }
        let price = said.sure.price.map(Ok).or_else(|| said.price.map(|read| priced(read, goods, self.quantity, &mut self.open_price)));
        match price {
            Some(Ok(price)) => self.price = Some(price),
            Some(Err(answered)) => {
                self.price = None;
                open.get_or_insert(answered.beside(Field::Price));
            }
            None => {}
        }
        if let Some(answered) = self.take_day_beside(text, context).filter(|answered| *answered != Answered::Accepted) {
            open.get_or_insert(answered.beside(Field::Ready));
        }
        self.handover = said.sure.handover.or(self.handover);
        if let (None, Some(figure)) = (&open, said.figure) {
            open = Some(self.take_figure(goods, &figure));
        }
        Some(open.unwrap_or(Answered::Accepted))
    }

    /// The day that a text names beside something else, taken, or what has to be asked about it. `None` if it names none.
    fn take_day_beside(&mut self, text: &str, context: &FormContext) -> Option<Answered> {
        let question = Question::AnswerDay { demand: self.demand.clone(), today: context.today };
        Some(match days_beside(text, context, &question)? {
            Ok((day, _)) if day < context.today => Answered::Rejected(Problem::DatePast { date: day }),
            Ok((day, _)) => {
                self.ready_on = Some(day);
                Answered::Accepted
            }
            Err(answered) => answered,
        })
    }

    /// A bare number beside something else: so much in the unit that is known, or a price.
    fn take_figure(&mut self, goods: &Commodity, figure: &str) -> Answered {
        let most = self.demand.wanted.quantity.base;
        let Some(known) = self.quantity else { return self.quantity_answer(goods, &Answer::Text(figure)).beside(Field::Quantity) };
        match bare_number(figure, goods, (known, most), None) {
            Some(Ok(Figure::Quantity(quantity))) => {
                self.quantity = Some(quantity);
                Answered::Accepted
            }
            Some(Err(answered)) => answered.beside(Field::Quantity),
            Some(Ok(_)) | None => self.price_answer(goods, &Answer::Text(figure)).beside(Field::Price),
        }
    }

    /// Takes words that say a price and no quantity, before the quantity is said: `harga telur jadi 27rb`. A bare figure is none.
    fn take_price_first(&mut self, text: &str, context: &FormContext) -> bool {
        let Some(goods) = self.goods().filter(|_| text.split_whitespace().nth(1).is_some()) else { return false };
        let stated = reading::stated_terms(text, goods, context.written_on);
        let price = stated.price.filter(|_| stated.quantity.is_none());
        self.price = price.or(self.price);
        price.is_some()
    }

    /// Words under the check that state no term for certain: a bare number, a price or a day that has to be asked about.
    fn correct(&mut self, goods: &Commodity, text: &str, context: &FormContext) -> Answered {
        if let Some(answered) = self.take_day_beside(text, context) {
            return answered.asking(Field::Ready);
        }
        // More than is needed is rather in the smaller unit.
        let most = self.demand.wanted.quantity.base;
        match self.quantity.and_then(|quantity| bare_number(text, goods, (quantity, most), None)) {
            Some(Ok(Figure::Quantity(quantity))) => {
                self.quantity = Some(quantity);
                Answered::Accepted
            }
            Some(Err(answered)) => answered,
            Some(Ok(_)) | None => match self.price_answer(goods, &Answer::Text(text)) {
                Answered::Rejected(_) => Answered::Rejected(Problem::Press),
                answered => answered.asking(Field::Price),
            },
        }
    }

    fn handover_answer(&mut self, answer: &Answer<'_>) -> Answered {
        let said = match answer {
            Answer::Choice(Choice::Handover(at)) => Some(*at),
            Answer::Text(text) => reading::handover(text),
            _ => None,
        };
        self.handover = said.or(self.handover);
        if said.is_some() { Answered::Accepted } else { Answered::Rejected(Problem::Press) }
    }

    fn quantity_answer(&mut self, goods: &Commodity, answer: &Answer<'_>) -> Answered {
        // An answer may be of more than what is left; a bare number is rather in the unit that fits it.
        let (wanted, left) = (self.demand.wanted.quantity, self.demand.left());
        let like = if left.base > 0 { left } else { wanted };
        let read = match answer {
            Answer::Choice(Choice::Quantity(quantity)) => fitting(*quantity, goods, Some(like)),
            Answer::Choice(Choice::Write) => return Answered::Jump(Field::Quantity),
            Answer::Text(text) => read_quantity(text, goods, Some(like)),
            _ => return Answered::Rejected(Problem::Press),
        };
        match read {
            Ok(quantity) => self.quantity = Some(quantity),
            Err(answered) => return answered,
        }
        Answered::Accepted
    }

    fn price_answer(&mut self, goods: &Commodity, answer: &Answer<'_>) -> Answered {
        let Some(quantity) = self.quantity else { return Answered::Jump(Field::Quantity) };
        let price = match read_price(answer, goods, quantity, &mut self.open_price) {
            Ok(price) => price,
            Err(answered) => return answered,
        };
        (self.price, self.open_price) = (Some(price), OpenPrice::NONE);
        Answered::Accepted
    }

    fn check_answer(&mut self, goods: &Commodity, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match answer {
            Answer::Text(text) if unfit(text).is_none() => self.correct(goods, text, context),
            // The card may have waited over midnight.
            Answer::Choice(Choice::Do) => match self.ready_on.filter(|day| *day < context.today) {
                Some(date) => {
                    self.ready_on = None;
                    Answered::AskNext { field: Field::Ready, problem: Some(Problem::DatePast { date }), prompt: None }
                }
                None => Answered::Finish,
            },
            Answer::Choice(Choice::Edit) => {
                let fields = [Field::Quantity, Field::Price, Field::Ready, Field::Handover];
                Answered::Clarify(Box::new((Question::DemandField, rows(fields.map(Choice::Field), 2))))
            }
            Answer::Choice(Choice::Field(field)) => Answered::Jump(*field),
            _ => Answered::Rejected(Problem::Press),
        }
    }
}

impl Fields for AnswerForm {
    fn commodity(&self) -> Option<&str> {
        Some(self.demand.goods.as_str())
    }

    fn asks_figure(&self, field: Field) -> bool {
        matches!(field, Field::Quantity | Field::Price | Field::Ready | Field::Check)
    }

    fn missing(&self) -> Field {
        match (self.quantity, self.price, self.handover, self.ready_on) {
            _ if self.guard.is_asking() => Field::Price,
            (None, ..) => Field::Quantity,
            (_, None, ..) => Field::Price,
            (_, _, None, _) => Field::Handover,
            (.., None) => Field::Ready,
            _ => Field::Check,
        }
    }

    fn ask(&self, field: Field, context: &FormContext) -> Prompt {
        if let Some(prompt) = self.guard.question().filter(|_| field == Field::Price) {
            return prompt;
        }
        let demand = self.demand.clone();
        match (field, self.quantity, self.price, self.ready_on) {
            (Field::Check, Some(quantity), Some(price), Some(ready_on)) => {
                let (total, handover) = (price.total(quantity, None), self.handover);
                let question = Question::AnswerCheck { demand, quantity, price, ready_on, total, handover };
                (question, vec![vec![Choice::Do, Choice::Edit]])
            }
            (Field::Price, Some(quantity), ..) => {
                let per = price_unit(quantity);
                let most = demand.wanted.highest.filter(|price| price.per == per).map(Choice::Price);
                (Question::AnswerPrice { demand, quantity, per }, rows(most, 2))
            }
            (Field::Handover, Some(_), ..) => (Question::Handover, rows(Handover::ALL.iter().copied().map(Choice::Handover), 3)),
            (Field::Ready, Some(_), ..) => {
                let days = context.today.iter_days().zip(0..DAYS_SHOWN).map(|(day, _)| day).filter(|day| *day <= demand.wanted.needed_on);
                let days = rows(days.map(Choice::Date), 3);
                (Question::AnswerDay { demand, today: context.today }, days)
            }
            _ => {
                let likely = parts(demand.left());
                (Question::AnswerQuantity { demand }, rows(likely, 2))
            }
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, context: &FormContext) -> Answered {
        let Some(goods) = self.goods() else { return Answered::Rejected(Problem::GoodsUnknown) };
        if let Some(price) = self.guard.agreed(answer) {
            self.price = Some(price);
            return Answered::Accepted;
        }
        // Under the check one thing is a correction; to a question it is the answer, and more than that is a line.
        let needed = if field == Field::Check { 1 } else { 2 };
        if let Answer::Text(text) = answer
            && unfit(text).is_none()
        {
            if let Some(answered) = self.take_line(text, needed, context) {
                return answered;
            }
            if field == Field::Quantity && self.take_price_first(text, context) {
                return Answered::Accepted;
            }
        }
        match field {
            Field::Quantity => self.quantity_answer(goods, answer),
            Field::Price => self.price_answer(goods, answer),
            Field::Handover => self.handover_answer(answer),
            Field::Ready => {
                let question = Question::AnswerDay { demand: self.demand.clone(), today: context.today };
                match read_day(answer, context, &question) {
                    Ok(day) => {
                        self.ready_on = Some(day);
                        Answered::Accepted
                    }
                    Err(answered) => answered,
                }
            }
            _ => self.check_answer(goods, answer, context),
        }
    }

    fn clear(&mut self, field: Field) {
        match field {
            Field::Quantity => self.quantity = None,
            Field::Price => self.price = None,
            Field::Handover => self.handover = None,
            Field::Ready => self.ready_on = None,
            _ => {}
        }
    }
}
