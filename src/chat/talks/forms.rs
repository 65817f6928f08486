//! Naming a price: a buyer's first one for goods of an offer, or the next one in a talk.

use serde::{Deserialize, Serialize};

use super::steps;
use crate::{
    chat::dialog::{
        Answer, Answered, Fields, FormContext, Prompt, Topic,
        amounts::{closer_price, plain_price},
        ordering::{of_offer, quantity_choices, typed_of_offer},
        rows, unfit,
    },
    domain::{
        commodity::Commodity,
        lifecycle::Side,
        money::{Price, Rupiah},
        offer::Terms,
        quantity::Quantity,
        talk::is_below,
    },
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
    #[serde(default)]
    proposed: Option<Price>,
    /// An amount whose unit is being asked.
    #[serde(default)]
    amount: Option<Rupiah>,
}

impl BidForm {
    /// For goods of an offer; lots are taken whole.
    pub(in crate::chat) fn of(offer: OfferFacts) -> Self {
        let quantity = offer.terms.whole_only().then_some(offer.remaining);
        Self { about: About::Offer { offer }, quantity, price: None, proposed: None, amount: None }
    }

    /// The same price for goods of the offer as it is now: for as much as is left, and where it can still be named.
    pub(in crate::chat) fn of_now(self, now: OfferFacts) -> Self {
        let left = now.remaining;
        let same_packs = self.terms().pack == now.terms.pack;
        let wanted = self.quantity.filter(|quantity| same_packs && quantity.measures_like(left));
        let mut form = Self::of(now);
        form.quantity = form.quantity.or(wanted.map(|wanted| if wanted.base > left.base { left } else { wanted }));
        form.price = self.price.filter(|price| form.misfit(*price).is_none());
        form
    }

    /// The next price in a talk.
    pub(in crate::chat) fn next(talk: TalkFacts, side: Side) -> Self {
        let quantity = Some(talk.standing().quantity);
        Self { about: About::Talk { talk, side }, quantity, price: None, proposed: None, amount: None }
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
        (self.price, self.proposed, self.amount) = (Some(price), None, None);
        Answered::Accepted
    }

    fn keep_quantity(&mut self, read: Result<Quantity, Answered>) -> Answered {
        match read {
            Ok(quantity) => self.quantity = Some(quantity),
            Err(answered) => return answered,
        }
        Answered::Accepted
    }

    /// Takes a line that says how much and for how much: `500 kg 25.800`; once the quantity is known, also one that only says another. A
    /// price that can't be named is asked for.
    fn take_line(&mut self, text: &str, context: &FormContext) -> Option<Answered> {
        let About::Offer { offer } = &self.about else { return None };
        let goods = Commodity::by_code(&offer.terms.commodity)?;
        let said = reading::stated_terms(text, goods, context.written_on);
        let quantity = said.quantity.filter(|_| said.price.is_some() || self.quantity.is_some())?;
        match of_offer(offer, quantity) {
            Ok(quantity) => self.quantity = Some(quantity),
            Err(answered) => return Some(answered),
        }
        if let Some(price) = said.price {
            let fits = !price.is_far_from(self.asked()) && self.misfit(price).is_none();
            self.price = fits.then_some(price);
        }
        Some(Answered::Accepted)
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
        if let Some(problem) = unfit(text) {
            return Answered::Rejected(problem);
        }
        let Some(goods) = Commodity::by_code(&self.terms().commodity) else { return Answered::Rejected(Problem::Number) };
        let asked = self.asked();
        match reading::price_per(text, goods, asked.per) {
            PriceReading::Exact(price) if price.is_far_from(asked) => {
                self.proposed = Some(price);
                let question = Question::PriceSure { price, usual: Some(asked) };
                Answered::Clarify(Box::new((question, vec![vec![Choice::Yes, Choice::No]])))
            }
            PriceReading::Exact(price) => self.keep(price),
            other => {
                let answered;
                (answered, self.proposed, self.amount) = closer_price(other, plain_price(text, asked.per), self.quantity);
                answered
            }
        }
    }

    fn price_answer(&mut self, answer: &Answer<'_>) -> Answered {
        let said = match answer {
            Answer::Choice(Choice::No | Choice::Write) => {
                self.price = None;
                return Answered::Jump(Field::Price);
            }
            Answer::Choice(Choice::Price(price)) => Some(*price),
            Answer::Choice(Choice::Yes) => self.proposed,
            Answer::Choice(Choice::Unit(per)) => self.amount.map(|amount| Price { amount, per: *per }),
            Answer::Text(text) => return self.text(text),
            _ => return Answered::Rejected(Problem::Press),
        };
        said.map_or(Answered::Rejected(Problem::Number), |price| self.keep(price))
    }

    fn likely(&self) -> Vec<Price> {
        match &self.about {
            About::Offer { offer } => steps::first(offer.terms.price),
            About::Talk { talk, side } => steps::next(&talk.bidding, *side),
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
                let terms = Box::new(self.terms().clone());
                let total = price.total(quantity, terms.pack);
                let question = Question::BidCheck { offer, terms, quantity, price, total, agrees: self.agrees() };
                (question, vec![vec![Choice::Do, Choice::Edit]])
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
            && let Some(answered) = self.take_line(text, context)
        {
            return answered;
        }
        match (field, answer) {
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
            _ => {}
        }
    }
}
