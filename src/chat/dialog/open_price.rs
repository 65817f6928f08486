//! How forms read a price that is asked for: what is sure is taken, and what is not is asked about.

use serde::{Deserialize, Serialize};

use super::{Answer, Answered, amounts::closer_price, unfit};
use crate::{
    domain::{
        money::{Price, Rupiah},
        quantity::Quantity,
        unit::Unit,
    },
    notice::{Choice, Field, Problem},
    reading::{self, PriceReading},
};

/// What was typed for a price and is not sure. A form keeps its two fields among its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::chat) struct OpenPrice {
    /// The price that is asked about: a *Ya* means it.
    pub(in crate::chat) proposed: Option<Price>,
    /// An amount whose unit is being asked.
    pub(in crate::chat) amount: Option<Rupiah>,
}

/// The price that an answer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chat) enum SaidPrice {
    /// It was typed.
    Typed(Price),
    /// It stood on a button, or is for the unit on one.
    Pressed(Price),
    /// It was asked about, and the answer was yes.
    Agreed(Price),
}

impl SaidPrice {
    pub(in crate::chat) const fn price(self) -> Price {
        match self {
            Self::Typed(price) | Self::Pressed(price) | Self::Agreed(price) => price,
        }
    }
}

/// What a price is said for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chat) struct PricedGoods {
    /// The unit of an amount that stands alone.
    pub(in crate::chat) per: Unit,
    /// How much of the goods a price for everything is for.
    pub(in crate::chat) all: Option<Quantity>,
}

impl OpenPrice {
    /// Nothing is open.
    pub(in crate::chat) const NONE: Self = Self { proposed: None, amount: None };

    /// The price that an answer says; what is typed is read by `read`. Otherwise what becomes of the question.
    pub(in crate::chat) fn answer(
        &mut self,
        answer: &Answer<'_>,
        goods: PricedGoods,
        read: impl FnOnce(&str) -> PriceReading,
    ) -> Result<SaidPrice, Answered> {
        let said = match answer {
            Answer::Choice(Choice::No | Choice::Write) => return Err(Answered::Jump(Field::Price)),
            Answer::Choice(Choice::Price(price)) => Some(SaidPrice::Pressed(*price)),
            Answer::Choice(Choice::Yes) => self.proposed.map(SaidPrice::Agreed),
            Answer::Choice(Choice::Unit(per)) => self.amount.map(|amount| SaidPrice::Pressed(Price { amount, per: *per })),
            Answer::Text(text) => return self.text(text, goods, read).map(SaidPrice::Typed),
            _ => return Err(Answered::Rejected(Problem::Press)),
        };
        said.ok_or(Answered::Rejected(Problem::Number))
    }

    /// The price that a text says.
    pub(in crate::chat) fn text(
        &mut self,
        text: &str,
        goods: PricedGoods,
        read: impl FnOnce(&str) -> PriceReading,
    ) -> Result<Price, Answered> {
        if let Some(problem) = unfit(text) {
            return Err(Answered::Rejected(problem));
        }
        self.take(read(text), reading::price_as_written(text, goods.per), goods.all)
    }

    /// The price that was read; `plain` is the one that was typed as it stands.
    pub(in crate::chat) fn take(&mut self, read: PriceReading, plain: Option<Price>, all: Option<Quantity>) -> Result<Price, Answered> {
        if let PriceReading::Exact(price) = read {
            *self = Self::NONE;
            return Ok(price);
        }
        let (answered, proposed, amount) = closer_price(read, plain, all);
        *self = Self { proposed, amount };
        Err(answered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EGGS: PricedGoods = PricedGoods { per: Unit::Kg, all: None };

    fn price(amount: i64) -> Price {
        Price { amount: Rupiah(amount), per: Unit::Kg }
    }

    #[test]
    fn a_yes_means_the_price_that_was_asked_about_and_a_unit_the_amount() {
        let mut open = OpenPrice::NONE;
        let yes = Answer::Choice(&Choice::Yes);
        let unread = |_: &str| PriceReading::Unreadable;
        assert_eq!(open.answer(&yes, EGGS, unread), Err(Answered::Rejected(Problem::Number)), "nothing was asked about");
        let about = |_: &str| PriceReading::About(price(26_500));
        assert!(matches!(open.answer(&Answer::Text("26 lebih"), EGGS, about), Err(Answered::Clarify(_))));
        assert_eq!(open.answer(&yes, EGGS, unread), Ok(SaidPrice::Agreed(price(26_500))));
        let which = |_: &str| PriceReading::WhichUnit(Rupiah(390_000), vec![Unit::Kg, Unit::Peti]);
        assert!(matches!(open.answer(&Answer::Text("390rb"), EGGS, which), Err(Answered::Clarify(_))));
        let per = Choice::Unit(Unit::Peti);
        let per_crate = Price { amount: Rupiah(390_000), per: Unit::Peti };
        assert_eq!(open.answer(&Answer::Choice(&per), EGGS, unread), Ok(SaidPrice::Pressed(per_crate)));
        assert_eq!(open.answer(&yes, EGGS, unread), Err(Answered::Rejected(Problem::Number)), "the earlier price is not meant");
        let exact = |_: &str| PriceReading::Exact(price(26_500));
        assert_eq!(open.answer(&Answer::Text("26.500"), EGGS, exact), Ok(SaidPrice::Typed(price(26_500))));
        assert_eq!(open, OpenPrice::NONE);
    }

    #[test]
    fn its_fields_are_stored_among_those_of_the_form() {
        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        struct Form {
            #[serde(flatten)]
            open: OpenPrice,
            #[serde(default)]
            note: Option<String>,
        }
        let stored = r#"{"proposed":{"amount":26500,"per":"KG"},"amount":null,"note":"x"}"#;
        let form: Form = serde_json::from_str(stored).unwrap();
        assert_eq!(form, Form { open: OpenPrice { proposed: Some(price(26_500)), amount: None }, note: Some("x".to_owned()) });
        assert_eq!(serde_json::to_string(&form).unwrap(), stored);
        assert_eq!(serde_json::from_str::<Form>("{}").unwrap(), Form { open: OpenPrice::NONE, note: None });
    }
}
