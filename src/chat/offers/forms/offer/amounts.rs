//! How much, in what packs, and for how much.

use super::{
    draft::{OfferForm, convertible},
    prompts::tray,
};
use crate::{
    chat::dialog::{
        Answer, Answered,
        amounts::closer_quantity,
        open_price::{OpenPrice, PricedGoods, SaidPrice},
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
        // A price per kg holds for whatever is weighed; a price per crate does not hold for sacks.
        let is_weighed = |price: Price| price.per.dimension() == Dimension::Mass && quantity.unit.dimension() == Dimension::Mass;
        if self.quantity.is_some_and(|q| !q.measures_like(quantity)) {
            self.price = self.price.filter(|price| is_weighed(*price));
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
            other => closer_quantity(other, &goods.allowed_units, reading::quantity_as_written(text, goods)),
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
        if matches!(answer, Answer::Text(_)) && self.quantity.is_none() {
            return Answered::Jump(Field::Quantity);
        }
        let (quantity, pack, per) = (self.quantity, self.pack, self.price_unit());
        let read = |text: &str| quantity.map_or(PriceReading::Unreadable, |quantity| reading::price(text, goods, quantity, pack));
        match self.open_price.answer(answer, PricedGoods { per, all: quantity }, read) {
            Ok(said) => {
                if let SaidPrice::Agreed(price) = said {
                    self.sure = Some(price);
                }
                self.set_price(said.price())
            }
            Err(answered) => answered,
        }
    }

    pub(super) fn set_price(&mut self, price: Price) -> Answered {
        (self.price, self.open_price) = (Some(price), OpenPrice::NONE);
        Answered::Accepted
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
