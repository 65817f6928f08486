//! What of an agreed order is to be another: which term, and what it becomes.

use super::{
    days::{LIKELY_DAYS, days_of},
    form::StepForm,
};
use crate::{
    chat::dialog::{
        Answer, Answered, FormContext,
        ordering::quantity_of,
        rows,
        sums::{UnreadSum, sure},
    },
    domain::{
        commodity::Commodity,
        money::Price,
        order::{Amendment, Inquiry, Term},
    },
    notice::{Choice, Field, Problem, Question},
    reading::{self, PriceReading},
};

/// Prices that are offered as buttons, in steps from the one that holds.
const PRICE_STEPS: &[i64] = &[-2, -1, 1];

impl StepForm {
    /// The terms that can be changed, and what they are called. A lot stays whole.
    pub(super) fn terms(&self) -> Vec<(Field, Term)> {
        let quantity = (!self.order.terms.whole_only()).then_some((Field::Quantity, Term::Quantity));
        let days = (Field::Inquiry(Inquiry::Due), Term::PaymentDays);
        [Some((Field::Price, Term::Price)), quantity, Some(days)].into_iter().flatten().collect()
    }

    /// `harga 26rb`, `jadi 800 kg`, `tempo 14 hari`: which term, and what it becomes.
    pub(super) fn take_said_term(&mut self, text: &str, context: &FormContext) -> Answered {
        let Some(goods) = Commodity::by_code(&self.order.terms.commodity) else { return Answered::Rejected(Problem::Press) };
        let stated = reading::stated_terms(text, goods, context.written_on);
        let words = text.to_lowercase();
        let names = |list: &[&str]| words.split_whitespace().any(|word| list.contains(&word));
        let term = match () {
            () if names(&["tempo", "hari", "dibayar"]) && days_of(&Answer::Text(text)).is_ok() => Term::PaymentDays,
            () if stated.price.is_some() && stated.quantity.is_none() || names(&["harga", "regane", "hrg"]) => Term::Price,
            () if stated.quantity.is_some() && stated.price.is_none() => Term::Quantity,
            () => return Answered::Rejected(Problem::Press),
        };
        if !self.terms().iter().any(|(_, open)| *open == term) {
            return Answered::Rejected(Problem::Press);
        }
        self.detail.term = Some(term);
        match self.take_amendment(&Answer::Text(text)) {
            Answered::Rejected(problem) => {
                Answered::AskNext { field: Field::Inquiry(Inquiry::Amendment), problem: Some(problem), prompt: None }
            }
            other => other.asking(Field::Inquiry(Inquiry::Amendment)),
        }
    }

    pub(super) fn likely_amendments(&self) -> Vec<Choice> {
        let quantity = self.order.quantity.base;
        match self.detail.term {
            Some(Term::Quantity) => {
                let half = self.order.quantity.parts().first().map_or(quantity, |half| half.base);
                let likely = [half, self.order.progress.least_ordered(), self.most.unwrap_or(quantity)];
                let mut likely: Vec<i64> = likely.into_iter().filter(|base| *base > 1 && *base != quantity && self.holds(*base)).collect();
                likely.dedup();
                likely.into_iter().map(|base| Choice::Quantity(self.quantity(base))).collect()
            }
            Some(Term::PaymentDays) => LIKELY_DAYS.iter().copied().map(Choice::PaymentDays).collect(),
            _ => self.order.terms.price.moved_by(PRICE_STEPS).into_iter().map(Choice::Price).collect(),
        }
    }

    /// Whether the order can be of so much.
    fn holds(&self, base: i64) -> bool {
        (self.order.progress.least_ordered()..=self.most.unwrap_or(self.order.quantity.base)).contains(&base)
    }

    pub(super) fn take_amendment(&mut self, answer: &Answer<'_>) -> Answered {
        let order = &self.order;
        let change = match self.detail.term {
            Some(Term::Quantity) => {
                let most = self.quantity(self.most.unwrap_or(order.quantity.base));
                quantity_of(order, answer, most)
                    .and_then(|to| {
                        let bound = self.quantity(order.progress.least_ordered());
                        let to = order.quantity.with_base(to.base);
                        if to.base < bound.base { Err(Answered::Rejected(Problem::BelowBound { bound })) } else { Ok(to) }
                    })
                    .map(|to| Amendment::Quantity { from: order.quantity, to })
            }
            Some(Term::PaymentDays) => days_of(answer).map(|to| Amendment::PaymentDays { from: order.progress.payment_days, to }),
            _ => self.price_of(answer).map(|to| Amendment::Price { from: order.terms.price, to }),
        };
        match change {
            Ok(change) if change.is_nothing() => Answered::Abandoned,
            Ok(change) => {
                self.detail.amendment = Some(change);
                Answered::Accepted
            }
            Err(answered) => answered,
        }
    }

    /// The price that an answer names, for the unit in which the goods are priced.
    fn price_of(&self, answer: &Answer<'_>) -> Result<Price, Answered> {
        let now = self.order.terms.price;
        let likely = |list: Vec<Price>| {
            let choices = list.into_iter().filter(|price| price.per == now.per).map(Choice::Price).chain([Choice::Keep]);
            Answered::Clarify(Box::new((Question::QuantityScale, rows(choices, 2))))
        };
        match answer {
            Answer::Choice(Choice::Price(price)) if price.per == now.per => Ok(*price),
            Answer::Text(text) => {
                let goods = Commodity::by_code(&self.order.terms.commodity).ok_or(Answered::Rejected(Problem::Number))?;
                let read = reading::price_per(text, goods, now.per);
                // A price that the goods hardly have is asked about as it stands.
                let plain = if read == PriceReading::Scale(Vec::new()) { reading::price_as_written(text, now.per) } else { None };
                match (sure(read), plain) {
                    (Ok(price), _) if price.per == now.per && !price.is_far_from(now) => Ok(price),
                    (Ok(price), _) | (Err(_), Some(price)) => Err(likely(vec![price])),
                    (Err(UnreadSum::OneOf(list)), None) => Err(likely(list)),
                    (Err(UnreadSum::Problem(problem)), None) => Err(Answered::Rejected(problem)),
                }
            }
            _ => Err(Answered::Rejected(Problem::Press)),
        }
    }
}
