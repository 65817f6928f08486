//! Naming a price: a buyer's first one for goods of an offer, or the next one in a talk.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{
        Answer, Answered, Fields, FormContext, Prompt, Topic,
        days::{DAYS_SHOWN, Days, day_from, days_beside, read_days},
        open_price::{OpenPrice, PricedGoods, SaidPrice},
        ordering::{of_offer, quantity_choices, read_of_offer, typed_of_offer},
        rows, unfit,
    },
    domain::{commodity::Commodity, lifecycle::Side, money::Price, offer::Terms, quantity::Quantity, talk::is_below},
    notice::{Choice, Field, OfferFacts, Problem, Question, TalkFacts},
    reading::{self, PriceReading},
};

/// What the price is named for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub(in crate::chat) enum About {
    /// An offer, as the buyer saw it.
    Offer { offer: OfferFacts },
    /// A talk, as the side that was asked saw it.
    Talk { talk: TalkFacts, side: Side },
}

/// A price that is being named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct BidForm {
    #[serde(flatten)]
    pub(in crate::chat) about: About,
    #[serde(default)]
    pub(in crate::chat) quantity: Option<Quantity>,
    #[serde(default)]
    pub(in crate::chat) price: Option<Price>,
    #[serde(flatten)]
    open_price: OpenPrice,
    /// The first day on which goods of the offer can be had (WIB).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    first: Option<NaiveDate>,
    /// The day that the buyer chose (WIB).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day: Option<NaiveDate>,
}

impl BidForm {
    /// For goods of an offer that can be had from `first` on; lots are taken whole.
    pub(in crate::chat) fn of(offer: OfferFacts, first: NaiveDate) -> Self {
        let quantity = offer.terms.whole_only().then_some(offer.remaining);
        Self { about: About::Offer { offer }, quantity, price: None, open_price: OpenPrice::NONE, first: Some(first), day: None }
    }

    /// The day on which the goods would change hands: the first one, until another is chosen.
    pub(in crate::chat) fn day(&self) -> NaiveDate {
        self.day.unwrap_or_else(|| self.first())
    }

    fn first(&self) -> NaiveDate {
        self.first.unwrap_or(self.terms().ready_from)
    }

    /// The same price for goods of the offer as it is now: for as much as is left, and where it can still be named.
    pub(in crate::chat) fn of_now(self, now: OfferFacts, first: NaiveDate) -> Self {
        let left = now.remaining;
        let same_packs = self.terms().pack == now.terms.pack;
        let wanted = self.quantity.filter(|quantity| same_packs && quantity.measures_like(left));
        let mut form = Self::of(now, first);
        form.day = self.day.filter(|day| *day >= first);
        form.quantity = form.quantity.or(wanted.map(|wanted| if wanted.base > left.base { left } else { wanted }));
        form.price = self.price.filter(|price| form.misfit(*price).is_none());
        form
    }

    /// The next price in a talk.
    pub(in crate::chat) fn next(talk: TalkFacts, side: Side) -> Self {
        let quantity = Some(talk.standing().quantity);
        Self { about: About::Talk { talk, side }, quantity, price: None, open_price: OpenPrice::NONE, first: None, day: None }
    }

    /// The form with a price that was typed, if it can be named; else the form as it was, and why not.
    pub(in crate::chat) fn with(mut self, price: Price) -> (Self, Option<Problem>) {
        let problem = self.misfit(price);
        if problem.is_none() {
            self.price = Some(price);
        }
        (self, problem)
    }

    const fn terms(&self) -> &Terms {
        match &self.about {
            About::Offer { offer } => &offer.terms,
            About::Talk { talk, .. } => &talk.terms,
        }
    }

    /// The price that the other side asks for or would pay.
    const fn asked(&self) -> Price {
        match &self.about {
            About::Offer { offer } => offer.terms.price,
            About::Talk { talk, .. } => talk.standing().price,
        }
    }

    /// Whether the price says yes to that of the other side.
    fn agrees(&self) -> bool {
        matches!(self.about, About::Talk { .. }) && self.price == Some(self.asked())
    }

    /// Why the price can't be named, if it can't.
    fn misfit(&self, price: Price) -> Option<Problem> {
        let asked = self.asked();
        match &self.about {
            _ if price.per != asked.per => Some(Problem::Number),
            About::Offer { .. } => (!is_below(price, asked)).then_some(Problem::NotBelow { price: asked }),
            About::Talk { talk, side } if price == asked || talk.bidding.takes(*side, price) => None,
            About::Talk { side: Side::Buyer, .. } => Some(Problem::NotBelow { price: asked }),
            About::Talk { talk, .. } if price.amount > asked.amount => Some(Problem::AtMost { price: talk.bidding.listed }),
            About::Talk { .. } => Some(Problem::NotAbove { price: asked }),
        }
    }

    fn keep(&mut self, price: Price) -> Answered {
        if let Some(problem) = self.misfit(price) {
            return Answered::Rejected(problem);
        }
        (self.price, self.open_price) = (Some(price), OpenPrice::NONE);
        Answered::Accepted
    }

    fn keep_quantity(&mut self, read: Result<Quantity, Answered>) -> Answered {
        match read {
            Ok(quantity) => self.quantity = Some(quantity),
            Err(answered) => return answered,
        }
        Answered::Accepted
    }

    /// Takes a line that says how much and for how much: `500 kg 25.800`; once the quantity is known, also one that only says another.
    /// What is not sure of it, or can't be, is asked.
    fn take_line(&mut self, text: &str, context: &FormContext) -> Option<Answered> {
        let About::Offer { offer } = &self.about else { return None };
        let goods = Commodity::by_code(&offer.terms.commodity)?;
        let said = reading::said_terms(text, goods, context.written_on);
        let is_priced = said.sure.price.is_some() || said.price.is_some();
        let sure = said.sure.quantity.map(|quantity| of_offer(offer, quantity));
        let open = || said.quantity.clone().filter(|_| is_priced).map(|read| read_of_offer(offer, goods, read, text));
        let quantity = sure.or_else(open).filter(|_| is_priced || self.quantity.is_some())?;
        let answered = self.keep_quantity(quantity);
        if !is_priced {
            return Some(answered);
        }
        self.price = None;
        let price = match (said.sure.price, said.price) {
            (Some(price), _) => self.judge(price),
            (None, Some(read)) => self.judge_read(read, goods),
            (None, None) => Answered::Accepted,
        };
        Some(match answered {
            Answered::Accepted => price.beside(Field::Price),
            other => other.beside(Field::Quantity),
        })
    }

    /// Keeps a price, or asks about it where it lies far from that of the other side.
    fn judge(&mut self, price: Price) -> Answered {
        let asked = self.asked();
        if !price.is_far_from(asked) {
            return self.keep(price);
        }
        self.open_price.proposed = Some(price);
        Answered::Clarify(Box::new((Question::PriceSure { price, usual: Some(asked) }, vec![vec![Choice::Yes, Choice::No]])))
    }

    /// Keeps what was read of a price, or asks about it. An amount alone is per the unit of the other side's price.
    fn judge_read(&mut self, read: PriceReading, goods: &Commodity) -> Answered {
        let per = self.asked().per;
        let text = match &read {
            PriceReading::WhichUnit(amount, _) => amount.0.to_string(),
            _ => String::new(),
        };
        let read = if text.is_empty() { read } else { reading::price_per(&text, goods, per) };
        match self.open_price.take(read, reading::price_as_written(&text, per), self.quantity) {
            Ok(price) => self.judge(price),
            Err(answered) => answered,
        }
    }

    fn ask_day(&self) -> Question {
        Question::BuyDay { first: self.first(), handover: Some(self.terms().handover) }
    }

    fn take_day(&mut self, said: Days, context: &FormContext) -> Answered {
        match day_from(said, self.first(), context.today) {
            Ok(day) => self.day = Some(day),
            Err(answered) => return answered,
        }
        Answered::Accepted
    }

    /// The day in words that say one: alone, or beside how much and for how much, which are taken as well.
    fn take_day_said(&mut self, text: &str, context: &FormContext) -> Option<Answered> {
        let About::Offer { .. } = self.about else { return None };
        let said = days_beside(text, context, &self.ask_day())?;
        let rest = reading::without_day(text, context.written_on);
        let beside = if rest.chars().any(char::is_numeric) { self.take_beside_day(&rest, context) } else { Answered::Accepted };
        let day = self.take_day(said, context);
        Some(match (beside, day) {
            (Answered::Accepted, day) => day.beside(Field::Ready),
            (other, _) => other,
        })
    }

    /// What is said beside a day: a line, or a figure that says how much.
    fn take_beside_day(&mut self, rest: &str, context: &FormContext) -> Answered {
        if let Some(answered) = self.take_line(rest, context) {
            return answered.beside(if self.quantity.is_none() { Field::Quantity } else { Field::Price });
        }
        let is_figure = rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
        match (&self.about, is_figure && self.quantity.is_none()) {
            (About::Offer { offer }, true) => self.keep_quantity(typed_of_offer(offer, rest)).beside(Field::Quantity),
            _ => self.text(rest).beside(Field::Price),
        }
    }

    fn quantity_answer(&mut self, answer: &Answer<'_>) -> Answered {
        let About::Offer { offer } = &self.about else { return Answered::Jump(Field::Price) };
        let read = match answer {
            Answer::Choice(Choice::All) => of_offer(offer, offer.remaining),
            Answer::Choice(Choice::Quantity(quantity)) => of_offer(offer, *quantity),
            Answer::Choice(Choice::Write) => {
                return Answered::Clarify(Box::new((Question::BuyQuantityTyped { offer: offer.clone() }, Vec::new())));
            }
            Answer::Text(text) => typed_of_offer(offer, text),
            _ => return Answered::Rejected(Problem::Press),
        };
        self.keep_quantity(read)
    }

    fn text(&mut self, text: &str) -> Answered {
        self.price_answer(&Answer::Text(text))
    }

    fn price_answer(&mut self, answer: &Answer<'_>) -> Answered {
        if matches!(answer, Answer::Choice(Choice::No | Choice::Write)) {
            self.price = None;
        }
        let Some(goods) = Commodity::by_code(&self.terms().commodity) else { return Answered::Rejected(Problem::Number) };
        let per = self.asked().per;
        let read = |text: &str| reading::price_per(text, goods, per);
        match self.open_price.answer(answer, PricedGoods { per, all: self.quantity }, read) {
            Ok(SaidPrice::Typed(price)) => self.judge(price),
            Ok(said) => self.keep(said.price()),
            Err(answered) => answered,
        }
    }

    fn likely(&self) -> Vec<Price> {
        match &self.about {
            About::Offer { offer } => offer.terms.price.steps_below(),
            About::Talk { talk, side } => talk.bidding.likely_next(*side),
        }
    }

    fn ask_price(&self) -> Prompt {
        let likely = self.likely();
        let example = likely.first().map_or_else(|| self.asked().amount, |price| price.amount);
        let question = match &self.about {
            About::Offer { offer } => Question::BidPrice { asked: offer.terms.price, example, own: None, organization: None },
            About::Talk { talk, side } => Question::BidPrice {
                asked: talk.standing().price,
                example,
                own: (*side == Side::Seller).then_some(talk.bidding.listed),
                organization: (*side == Side::Seller).then_some(talk.organization),
            },
        };
        (question, rows(likely.into_iter().map(Choice::Price), 2))
    }
}

impl Fields for BidForm {
    fn commodity(&self) -> Option<&str> {
        Some(&self.terms().commodity)
    }

    fn asks_figure(&self, field: Field) -> bool {
        matches!(field, Field::Quantity | Field::Price | Field::Ready | Field::Check)
    }

    fn topic(&self) -> Option<Topic> {
        match &self.about {
            About::Offer { offer } => Some(Topic::LiveOffer(offer.id)),
            About::Talk { .. } => None,
        }
    }

    fn missing(&self) -> Field {
        match (self.quantity, self.price) {
            (None, _) => Field::Quantity,
            (_, None) => Field::Price,
            _ => Field::Check,
        }
    }

    fn ask(&self, field: Field, _: &FormContext) -> Prompt {
        match (field, self.quantity, self.price, &self.about) {
            (Field::Check, Some(quantity), Some(price), about) => {
                let offer = match about {
                    About::Offer { offer } => offer.id,
                    About::Talk { talk, .. } => talk.offer,
                };
                let mut terms = Box::new(self.terms().clone());
                let mut choices = vec![vec![Choice::Do, Choice::Edit]];
                if let About::Offer { .. } = about {
                    (terms.ready_from, terms.ready_until) = (self.day(), None);
                    choices.push(vec![Choice::Date(self.day() + chrono::Days::new(1)), Choice::PickDate]);
                }
                let total = price.total(quantity, terms.pack);
                (Question::BidCheck { offer, terms, quantity, price, total, agrees: self.agrees() }, choices)
            }
            (Field::Ready, ..) => {
                let days = self.first().iter_days().zip(0..DAYS_SHOWN).map(|(day, _)| Choice::Date(day));
                (self.ask_day(), rows(days, 3))
            }
            (Field::Quantity, _, _, About::Offer { offer }) => {
                (Question::BidQuantity { offer: offer.clone() }, quantity_choices(offer, None))
            }
            _ => self.ask_price(),
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, context: &FormContext) -> Answered {
        if let Answer::Text(text) = answer
            && unfit(text).is_none()
            && let Some(answered) = self.take_day_said(text, context).or_else(|| self.take_line(text, context))
        {
            return answered;
        }
        match (field, answer) {
            (_, Answer::Choice(Choice::Date(_))) | (Field::Ready, _) => self.take_day(read_days(answer, context, &self.ask_day()), context),
            (Field::Check, Answer::Choice(Choice::PickDate)) => Answered::Jump(Field::Ready),
            (Field::Quantity, answer) => self.quantity_answer(answer),
            (Field::Check, Answer::Choice(Choice::Do)) => Answered::Finish,
            (Field::Check, Answer::Choice(Choice::Edit)) => {
                self.price = None;
                Answered::Jump(Field::Price)
            }
            (_, answer) => self.price_answer(answer),
        }
    }

    fn clear(&mut self, field: Field) {
        match (field, &self.about) {
            (Field::Quantity, About::Offer { .. }) => self.quantity = None,
            (Field::Price, _) => self.price = None,
            (Field::Ready, _) => self.day = None,
            _ => {}
        }
    }
}
