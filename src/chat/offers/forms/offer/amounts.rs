//! How much, in what packs, and for how much.

use super::{
    draft::{OfferForm, convertible},
    prompts::tray,
};
use crate::{
    chat::dialog::{
        Answer, Answered,
        amounts::{closer_price, closer_quantity, plain_price, plain_quantity},
        rows, unfit,
    },
    domain::{
        commodity::Commodity,
        money::Price,
        quantity::Quantity,
        unit::{Dimension, Unit},
    },
    notice::{Choice, Field, Problem, Question},
    reading::{self, PriceReading, QuantityReading},
};

impl OfferForm {
    pub(super) fn set_quantity(&mut self, goods: &Commodity, quantity: Quantity, pack: Option<Quantity>) -> Answered {
        if !goods.allowed_units.contains(&quantity.unit) && !convertible(goods, quantity.unit) {
            let allowed = goods.allowed_units.clone();
            return Answered::Rejected(Problem::UnitNotFor { unit: quantity.unit, goods: goods.into(), allowed });
        }
        // A price per kg holds for tons as well; a price per crate does not hold for sacks.
        if self.quantity.is_some_and(|q| !q.measures_like(quantity)) {
            self.price = None;
        }
        let before = self.quantity.replace(quantity);
        let said = self.pack.filter(|_| before.is_none() && quantity.dimension() == Dimension::Package);
        (self.pack, self.trays) = (pack.or(said), None);
        if before.is_none() {
            self.fit_price();
        }
        Answered::Accepted
    }

    pub(super) fn quantity_answer(&mut self, goods: &Commodity, answer: &Answer<'_>) -> Answered {
        match answer {
            Answer::Choice(Choice::Quantity(quantity)) => self.set_quantity(goods, *quantity, None),
            Answer::Choice(Choice::Pack(content)) => {
                let unit = if content.base == Unit::Pack15.base() { Unit::Pack15 } else { Unit::Rak };
                match self.trays.and_then(|n| Quantity::new(n, unit).ok()) {
                    Some(quantity) => self.set_quantity(goods, quantity, None),
                    None => Answered::Rejected(Problem::Number),
                }
            }
            Answer::Choice(Choice::Write) => Answered::Jump(Field::Quantity),
            Answer::Text(text) => self.quantity_text(goods, text),
            _ => Answered::Rejected(Problem::Press),
        }
    }

    pub(super) fn quantity_text(&mut self, goods: &Commodity, text: &str) -> Answered {
        if let Some(problem) = unfit(text) {
            return Answered::Rejected(problem);
        }
        match reading::quantity(text, goods) {
            QuantityReading::Exact { quantity, pack } => self.set_quantity(goods, quantity, pack),
            QuantityReading::Tray(number) => {
                self.trays = Some(number);
                Answered::Clarify(Box::new(tray()))
            }
            other => closer_quantity(other, &goods.allowed_units, plain_quantity(text, goods)),
        }
    }

    pub(super) fn pack_answer(&mut self, pack: Unit, answer: &Answer<'_>) -> Answered {
        match answer {
            Answer::Choice(Choice::Pack(content)) => self.pack = Some(*content),
            Answer::Choice(Choice::Write) => return Answered::Jump(Field::Pack),
            Answer::Text(text) => match reading::pack_content(text, pack) {
                QuantityReading::Exact { quantity, .. } => self.pack = Some(quantity),
                other => return closer_pack(other),
            },
            _ => return Answered::Rejected(Problem::Press),
        }
        Answered::Accepted
    }

    pub(super) fn price_answer(&mut self, goods: &Commodity, answer: &Answer<'_>) -> Answered {
        let price = match answer {
            Answer::Choice(Choice::Price(price)) => Some(*price),
            Answer::Choice(Choice::Yes) => {
                self.sure = self.proposed;
                self.proposed
            }
            Answer::Choice(Choice::Unit(per)) => self.amount.map(|amount| Price { amount, per: *per }),
            Answer::Choice(Choice::No | Choice::Write) => return Answered::Jump(Field::Price),
            Answer::Text(text) => return self.price_text(goods, text),
            _ => return Answered::Rejected(Problem::Press),
        };
        match price {
            Some(price) => self.set_price(price),
            None => Answered::Rejected(Problem::Number),
        }
    }

    pub(super) fn set_price(&mut self, price: Price) -> Answered {
        (self.price, self.proposed, self.amount) = (Some(price), None, None);
        Answered::Accepted
    }

    pub(super) fn price_text(&mut self, goods: &Commodity, text: &str) -> Answered {
        let Some(quantity) = self.quantity else { return Answered::Jump(Field::Quantity) };
        if let Some(problem) = unfit(text) {
            return Answered::Rejected(problem);
        }
        match reading::price(text, goods, quantity, self.pack) {
            PriceReading::Exact(price) => self.set_price(price),
            other => {
                let answered;
                (answered, self.proposed, self.amount) = closer_price(other, plain_price(text, self.price_unit()), Some(quantity));
                answered
            }
        }
    }
}

fn closer_pack(reading: QuantityReading) -> Answered {
    match reading {
        QuantityReading::Scale(list) if !list.is_empty() => {
            Answered::Clarify(Box::new((Question::QuantityScale, rows(list.into_iter().map(Choice::Pack).chain([Choice::Write]), 2))))
        }
        other => closer_quantity(other, &[], None),
    }
}
