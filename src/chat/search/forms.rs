//! What a buyer asks for, and what he looks for.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{
        Answer, Answered, Fields, FormContext, Prompt, Topic, WordsOf,
        days::{DAYS_SHOWN, Days as Said, day_from, days_beside, read_days},
        is_about_other_goods, is_beside_own_words, name, names_other_goods,
        ordering::{of_offer, quantity_choices, typed_of_offer},
        rows, unfit,
        words::unknown_goods,
    },
    domain::{
        commodity::{Commodity, GoodsCode},
        quantity::Quantity,
    },
    notice::{Choice, Field, OfferFacts, Problem, Question},
    reading::{self, GoodsReading, QuantityReading},
};

/// How many goods the buttons of a search offer.
const GOODS_SHOWN: usize = 8;

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
    /// The day for which the buyer looked (WIB): it is proposed until another one is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::chat) proposed: Option<NaiveDate>,
    /// The day that the buyer chose (WIB).
    #[serde(default)]
    pub(in crate::chat) day: Option<NaiveDate>,
    /// What the buyer says with it.
    #[serde(default)]
    pub(in crate::chat) note: Option<String>,
    /// How much of such goods the past order took that is ordered again.
    #[serde(default)]
    pub(in crate::chat) before: Option<Quantity>,
}

impl Purchase {
    /// Lots are taken whole: no quantity to ask for.
    pub(in crate::chat) fn of(offer: OfferFacts, first: NaiveDate) -> Self {
        let quantity = offer.terms.whole_only().then_some(offer.remaining);
        Self { offer, quantity, first: Some(first), proposed: None, day: None, note: None, before: None }
    }

    /// The day on which the goods change hands: the one that was looked for or the first one, until another is chosen.
    pub(in crate::chat) fn day(&self) -> NaiveDate {
        self.day.or(self.proposed).unwrap_or_else(|| self.first())
    }

    /// Proposes the first of the days that were looked for on which the goods can be had.
    pub(in crate::chat) fn propose_day(&mut self, days: Option<(NaiveDate, NaiveDate)>) {
        let first = self.first();
        self.proposed = days.filter(|(_, until)| *until >= first).map(|(from, _)| from.max(first)).filter(|day| *day > first);
    }

    fn first(&self) -> NaiveDate {
        self.first.unwrap_or(self.offer.terms.ready_from)
    }

    /// The same wish for the offer as it is `now`: as much of what was wanted as is left, on the day that was chosen as far as the goods
    /// can be had then.
    pub(in crate::chat) fn of_now(self, now: Self) -> Self {
        let left = now.offer.remaining;
        let same_packs = self.offer.terms.pack == now.offer.terms.pack;
        let wanted = self.quantity.filter(|quantity| same_packs && quantity.measures_like(left));
        let quantity = now.quantity.or(wanted.map(|wanted| if wanted.base > left.base { left } else { wanted }));
        let is_there = |day: &NaiveDate| *day >= now.first();
        let (day, proposed) = (self.day.filter(is_there), self.proposed.filter(is_there));
        Self { quantity, day, proposed, note: self.note, ..now }
    }

    fn take_day(&mut self, said: Said, context: &FormContext) -> Answered {
        match day_from(said, self.first(), context.today) {
            Ok(day) => self.day = Some(day),
            Err(answered) => return answered,
        }
        Answered::Accepted
    }

    fn ask_day(&self) -> Question {
        Question::BuyDay { first: self.first(), handover: Some(self.offer.terms.handover) }
    }

    /// Words that say how much, on which day, or both: to the question how much, and under the check.
    fn take_words(&mut self, text: &str, context: &FormContext) -> Answered {
        let said = days_beside(text, context, &self.ask_day()).filter(|_| unfit(text).is_none());
        let Some(said) = said else { return self.keep(typed_of_offer(&self.offer, text)) };
        let quantity = self.quantity_beside(text, context).map(|text| self.keep(typed_of_offer(&self.offer, &text)));
        let day = self.take_day(said, context);
        match (quantity, day) {
            // What is not clear of the quantity is asked; the day stays.
            (Some(answered), _) if answered != Answered::Accepted => answered.beside(Field::Quantity),
            (_, Answered::Rejected(problem)) => Answered::AskNext { field: self.missing(), problem: Some(problem), prompt: None },
            (_, day) => day.asking(Field::Ready),
        }
    }

    /// What a text says of how much, clear or not, without the words of a day.
    fn quantity_beside(&self, text: &str, context: &FormContext) -> Option<String> {
        let goods = Commodity::by_code(&self.offer.terms.commodity)?;
        let rest = reading::without_day(text, context.written_on);
        let said = reading::said_terms(text, goods, context.written_on);
        let exact = matches!(reading::quantity(&rest, goods), QuantityReading::Exact { .. });
        (exact || said.quantity.is_some() || said.figure.is_some()).then_some(rest)
    }

    /// A day, and how much where that is said with it.
    fn day_answer(&mut self, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match answer {
            Answer::Text(text) if self.is_quantity_and_day(text, context) => self.take_words(text, context),
            answer => self.take_day(read_days(answer, context, &self.ask_day()), context),
        }
    }

    /// Whether a text says how much as well as when; a bare number is a day of the month here.
    fn is_quantity_and_day(&self, text: &str, context: &FormContext) -> bool {
        let goods = Commodity::by_code(&self.offer.terms.commodity);
        let exact = goods.is_some_and(|goods| matches!(reading::quantity(text, goods), QuantityReading::Exact { .. }));
        let names_day = || days_beside(text, context, &self.ask_day()).is_some();
        exact || names_day() && self.quantity_beside(text, context).is_some()
    }

    fn take_note(&mut self, text: &str) -> Answered {
        match name::note(text) {
            Ok(note) => self.note = Some(note),
            Err(problem) => return Answered::Rejected(problem),
        }
        Answered::Accepted
    }

    fn keep(&mut self, read: Result<Quantity, Answered>) -> Answered {
        match read {
            Ok(quantity) => self.quantity = Some(quantity),
            Err(answered) => return answered,
        }
        Answered::Accepted
    }
}

impl Fields for Purchase {
    fn commodity(&self) -> Option<&str> {
        Some(&self.offer.terms.commodity)
    }

    fn asks_figure(&self, field: Field) -> bool {
        matches!(field, Field::Quantity | Field::Price | Field::Ready | Field::Check)
    }

    /// A search for the same goods is no answer either: `telur di bawah 26rb`.
    fn gives_way_to(&self, field: Field, text: &str, written_on: NaiveDate) -> bool {
        let goods = &self.offer.terms.commodity;
        if self.asks_for_words_of(field).is_some() {
            return is_about_other_goods(text, goods, written_on) || is_beside_own_words(text, goods, written_on);
        }
        let searches = reading::limits_a_price(text) && reading::goods(text) != GoodsReading::Unknown;
        searches || is_about_other_goods(text, goods, written_on) || self.asks_figure(field) && names_other_goods(text, goods)
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::LiveOffer(self.offer.id))
    }

    fn asks_for_words_of(&self, field: Field) -> Option<WordsOf> {
        (field == Field::Note).then_some(WordsOf::Goods)
    }

    fn holds_words(&self) -> bool {
        self.note.is_some()
    }

    /// How much is said in a word.
    fn counts_typed(&self) -> bool {
        false
    }

    /// A day and a note are work.
    fn unfinished_goods(&self) -> Option<GoodsCode> {
        (self.day.is_some() || self.note.is_some()).then(|| self.offer.terms.commodity.clone().into())
    }

    fn missing(&self) -> Field {
        if self.quantity.is_none() { Field::Quantity } else { Field::Check }
    }

    fn ask(&self, field: Field, _: &FormContext) -> Prompt {
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
            (Field::Note, _) => {
                let without = self.note.as_ref().map(|_| vec![Choice::No]);
                (Question::BuyNote, without.into_iter().collect())
            }
            (Field::Ready, _) => {
                let first = self.first();
                let days = (0..DAYS_SHOWN).map(|n| Choice::Date(first + Days::new(n)));
                (self.ask_day(), rows(days, 3))
            }
            _ => {
                let choices = quantity_choices(&offer, self.before);
                (Question::BuyQuantity { offer }, choices)
            }
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match (field, answer) {
            (Field::Check, Answer::Choice(Choice::Buy)) => Answered::Finish,
            (Field::Check, Answer::Choice(Choice::Edit)) => {
                self.quantity = None;
                Answered::Jump(Field::Quantity)
            }
            (_, Answer::Choice(Choice::Date(_))) | (Field::Ready, Answer::Text(_)) => self.day_answer(answer, context),
            (Field::Check, Answer::Choice(Choice::PickDate)) => Answered::Jump(Field::Ready),
            (Field::Check, Answer::Choice(Choice::Note)) => Answered::Jump(Field::Note),
            (Field::Note, Answer::Text(text)) => self.take_note(text),
            (Field::Note, Answer::Choice(Choice::No)) => {
                self.note = None;
                Answered::Accepted
            }
            (_, Answer::Choice(Choice::All)) => self.keep(of_offer(&self.offer, self.offer.remaining)),
            (_, Answer::Choice(Choice::Quantity(quantity))) => self.keep(of_offer(&self.offer, *quantity)),
            (_, Answer::Choice(Choice::Write)) => {
                Answered::Clarify(Box::new((Question::BuyQuantityTyped { offer: self.offer.clone() }, Vec::new())))
            }
            (_, Answer::Text(text)) => self.take_words(text, context),
            _ => Answered::Rejected(Problem::Press),
        }
    }

    fn clear(&mut self, field: Field) {
        match field {
            Field::Quantity => self.quantity = None,
            Field::Ready => self.day = None,
            _ => {}
        }
    }
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
            GoodsReading::Prohibited => return Answered::Rejected(Problem::GoodsUnknown),
            GoodsReading::Unknown => return Answered::Rejected(unknown_goods(text)),
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

    fn ask(&self, _: Field, _: &FormContext) -> Prompt {
        let goods = self.live.iter().take(GOODS_SHOWN).cloned().map(Choice::Commodity);
        (Question::SearchGoods, rows(goods.chain([Choice::Everything]), 2))
    }

    fn answer(&mut self, _: Field, answer: &Answer<'_>, _: &FormContext) -> Answered {
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
