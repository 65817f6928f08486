//! What a seller offers: the paper form of the market, one question a message.

mod amounts;
mod changes;
mod corrections;
mod doubts;
mod draft;
mod goods;
mod instead;
mod line;
mod prompts;
mod ready;

use chrono::{Days, NaiveDate};

pub(in crate::chat) use self::draft::{Farmer, OfferForm};
use self::{
    instead::InsteadAnswer,
    prompts::{goods_prompt, pack_choices},
};
use crate::{
    chat::dialog::{
        Answer, Answered, Fields, FormContext, LaterLine, Prompt, Unclaimed, WordsOf, changes_besides, is_about_other_goods, is_whole_line,
        name, places, read_line, rows, unfit, words::agrees_to,
    },
    domain::{
        commodity::{Commodity, GoodsCode},
        money::Price,
        offer::Handover,
        quantity::Quantity,
        unit::Unit,
    },
    notice::{Choice, Field, OfferDraftFacts, PersonName, Problem, Question},
    reading::{self, Change},
};

/// The prices that are offered as buttons, in steps from the last one.
pub(super) const PRICE_STEPS: &[i64] = &[1, -1, 2, -2];

impl OfferForm {
    /// Whether the place is the first thing to be asked.
    pub(in crate::chat) fn asks_for_its_place(&self) -> bool {
        self.missing() == Field::Place
    }

    /// Whether the day is the first thing to be asked.
    pub(in crate::chat) fn asks_for_its_day(&self) -> bool {
        self.missing() == Field::Ready
    }

    /// Makes this the form of the line: of what was filled in only where prices usually apply says something of other goods as well.
    fn give_way(&mut self, line: &Unclaimed, context: &FormContext) -> Answered {
        let written_on = line.written_on.unwrap_or(context.written_on);
        let context = FormContext { written_on, incoming: line.message, photo: line.photo.clone(), ..context.clone() };
        let mut form = Self { usual: self.usual, ..Self::default() };
        form.line.later = self.line.waiting();
        let answered = form.whole_line(&line.text, &context);
        *self = form;
        match self.day_problem(&line.text, &context).filter(|_| self.asks_for_its_day()) {
            Some(problem) => Answered::AskNext { field: Field::Ready, problem: Some(problem), prompt: None },
            None => answered.unwrap_or(Answered::Jump(Field::Goods)),
        }
    }

    fn handover_choices(&self) -> Vec<Vec<Choice>> {
        let label = |at| match at {
            Handover::SellerSite if self.farmer.is_some() => Choice::FarmerSite,
            at => Choice::Handover(at),
        };
        rows(Handover::ALL.iter().copied().map(label), 3)
    }

    fn handover_answer(&mut self, answer: &Answer<'_>) -> Answered {
        let said = match answer {
            Answer::Text(text) => reading::handover(text),
            Answer::Choice(Choice::Handover(handover)) => Some(*handover),
            Answer::Choice(Choice::FarmerSite) => Some(Handover::SellerSite),
            _ => None,
        };
        self.handover = said.or(self.handover);
        if said.is_some() { Answered::Accepted } else { Answered::Rejected(Problem::Press) }
    }

    fn place_answer(&mut self, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match (answer, self.home(context).cloned()) {
            (Answer::Choice(Choice::Here), Some(home)) => {
                self.place = Some(home);
                Answered::Accepted
            }
            (Answer::Choice(Choice::Elsewhere), _) => Answered::Clarify(Box::new(places::villages_of_the_city())),
            (answer, _) => places::answer(&mut self.place, answer),
        }
    }
}

impl Fields for OfferForm {
    fn missing(&self) -> Field {
        let Some(quantity) = self.quantity.filter(|_| self.goods().is_some()) else {
            return if self.goods().is_some() { Field::Quantity } else { Field::Goods };
        };
        if quantity.unit.needs_pack_content() && self.pack.is_none() {
            Field::Pack
        } else if self.price.is_none() {
            Field::Price
        } else if self.handover.is_none() {
            Field::Handover
        } else if self.ready.is_none() {
            Field::Ready
        } else if self.place.is_none() {
            Field::Place
        } else {
            Field::Check
        }
    }

    fn ask(&self, field: Field, context: &FormContext) -> Prompt {
        if let Some(closer) = self.doubt(field, context) {
            return closer;
        }
        match field {
            Field::Quantity => match self.goods() {
                Some(goods) => (Question::Quantity { goods: goods.into(), example: goods.default_unit }, Vec::new()),
                None => goods_prompt(),
            },
            Field::Pack => {
                let pack = self.quantity.map_or(Unit::Peti, |q| q.unit);
                (Question::Pack { pack }, pack_choices(pack))
            }
            Field::Price => {
                let alike = |price: &Price| price.per == Unit::Kg || price.per == self.price_unit();
                let steps = self.last_price.filter(alike).map(|price| price.moved_by(PRICE_STEPS)).unwrap_or_default();
                let question = Question::Price { per: self.price_unit(), goods: self.goods().map(GoodsCode::from) };
                (question, rows(steps.into_iter().map(Choice::Price), 2))
            }
            Field::Handover => (Question::Handover, self.handover_choices()),
            Field::Ready => {
                let days = [0, 1, 2].map(|n| Choice::Date(context.today + Days::new(n)));
                (Question::Ready { today: context.today }, rows(days.into_iter().chain([Choice::PickDate]), 3))
            }
            Field::Place => match self.home(context) {
                Some((place, _)) => (Question::Place { place: place.clone() }, vec![vec![Choice::Here, Choice::Elsewhere]]),
                None => places::villages_of_the_city(),
            },
            Field::Which => {
                let fields = [Field::Goods, Field::Quantity, Field::Price, Field::Handover, Field::Ready, Field::Place, Field::Note];
                (Question::OfferField, rows(fields.map(Choice::Field), 3))
            }
            Field::Note => (Question::OfferNote, note_choices(self.note.is_some())),
            Field::Check => match self.draft() {
                Some((terms, quantity)) => {
                    let total = terms.price.total(quantity, terms.pack);
                    let draft = Box::new(OfferDraftFacts {
                        terms,
                        quantity,
                        total,
                        farmer: self.farmer.as_ref().map(|f| PersonName::of(f.id, f.name.clone())),
                        photo: self.photo.is_some(),
                        ready_now: self.ready.is_some_and(|(from, _)| from <= context.today),
                    });
                    (Question::OfferSummary { draft }, vec![vec![Choice::Publish, Choice::Edit]])
                }
                None => goods_prompt(),
            },
            _ => goods_prompt(),
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match self.instead_answer(field, answer, context) {
            Some(InsteadAnswer::GiveWay(line)) => return self.give_way(&line, context),
            Some(InsteadAnswer::Answered(answered)) => return answered,
            None => {}
        }
        let goods = self.goods();
        if let (Answer::Text(text), Some(goods)) = (answer, goods)
            && says_all(text, goods, context)
            && let Some(answered) = self.whole_line(text, context)
        {
            return answered;
        }
        if field == Field::Note {
            return self.note_answer(answer, context);
        }
        // *Kirim* may have the card published as well as say where the price applies.
        if field == Field::Check && matches!(answer, Answer::Text(text) if agrees_to(text, "kirim") && reading::handover(text).is_some()) {
            return Answered::Rejected(Problem::Press);
        }
        if let Answer::Text(text) = answer
            && let Some(answered) = self.take_said(text, field, context)
        {
            return answered;
        }
        self.forget_doubt(field);
        match (field, goods) {
            (Field::Quantity, Some(goods)) => self.quantity_answer(goods, answer),
            (Field::Pack, Some(_)) => self.pack_answer(self.quantity.map_or(Unit::Peti, |q| q.unit), answer),
            (Field::Price, Some(goods)) => self.price_answer(goods, answer),
            (Field::Handover, _) => self.handover_answer(answer),
            (Field::Ready, _) => self.ready_answer(answer, context),
            (Field::Place, _) => self.place_answer(answer, context),
            (Field::Which, _) => match answer {
                Answer::Choice(Choice::Field(field)) => Answered::Jump(*field),
                _ => Answered::Rejected(Problem::Press),
            },
            (Field::Check, _) => self.check_answer(answer, context),
            _ => self.goods_answer(answer, context),
        }
    }

    fn help(&self, field: Field) -> Vec<Vec<Choice>> {
        let Some(goods) = self.goods().filter(|_| field == Field::Quantity) else { return Vec::new() };
        let unit = goods.default_unit;
        let numbers: [i64; 4] = if unit == Unit::Ton { [1, 2, 3, 5] } else { [50, 100, 300, 500] };
        rows(numbers.map(|n| Choice::Quantity(Quantity { base: n * unit.base(), unit })), 2)
    }

    fn clear(&mut self, field: Field) {
        match field {
            Field::Goods => self.commodity = None,
            Field::Quantity => (self.quantity, self.pack) = (None, None),
            Field::Pack => self.pack = None,
            Field::Price => self.price = None,
            Field::Handover => self.handover = None,
            Field::Ready => self.ready = None,
            Field::Place => self.place = None,
            _ => {}
        }
    }

    /// A complete form is shown for checking and takes a whole line in place of what it shows.
    fn gives_way_to(&self, field: Field, text: &str, written_on: NaiveDate) -> bool {
        let is_of_others =
            self.missing() != Field::Check && self.commodity().is_some_and(|code| is_about_other_goods(text, code, written_on));
        let is_asked = |change: &Change| matches!(change, Change::Price(_));
        is_of_others && !self.is_asked_instead(text, written_on) || field == Field::Price && changes_besides(text, is_asked)
    }

    fn asks_for_words_of(&self, field: Field) -> Option<WordsOf> {
        (field == Field::Note).then_some(WordsOf::Goods)
    }

    fn commodity(&self) -> Option<&str> {
        self.commodity.as_deref()
    }

    fn keep_for_later(&mut self, line: LaterLine) -> bool {
        self.line.later.push(line);
        true
    }

    fn take_later(&mut self) -> Vec<LaterLine> {
        self.waiting()
    }

    fn unfinished_goods(&self) -> Option<GoodsCode> {
        self.goods().map(GoodsCode::from)
    }

    fn message(&self) -> Option<i32> {
        self.line.message
    }

    fn takes_photo(&self) -> bool {
        true
    }

    fn is_shown_with(&self, text: &str, written_on: NaiveDate) -> bool {
        !self.is_asked_instead(text, written_on)
    }

    fn has_photo(&self) -> bool {
        self.photo.is_some()
    }

    fn keep_photo(&mut self, photo: String) -> Problem {
        self.photo = Some(photo);
        Problem::PhotoKept
    }
}

/// *Tanpa catatan*, where there is one.
pub(in crate::chat::offers) fn note_choices(noted: bool) -> Vec<Vec<Choice>> {
    if noted { vec![vec![Choice::No]] } else { Vec::new() }
}

/// Whether a text says how much of these goods there is and for how much.
fn says_all(text: &str, goods: &Commodity, context: &FormContext) -> bool {
    unfit(text).is_none()
        && read_line(text, context.written_on)
            .is_ok_and(|draft| draft.commodity == Some(goods.code.as_str()) && draft.qty.is_some() && draft.price.is_some())
}

impl OfferForm {
    /// "grade A, tempo 7 hari" under the check.
    fn take_remark(&mut self, text: &str) -> Answered {
        let said = self.goods().and_then(|goods| reading::remark(text, goods)).and_then(|remark| name::note(&remark).ok());
        match said {
            Some(note) => self.note = Some(note),
            None => return Answered::Rejected(Problem::Press),
        }
        Answered::Accepted
    }

    /// What is said besides; a whole line about other goods is none.
    fn note_answer(&mut self, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match answer {
            Answer::Choice(Choice::No) => self.note = None,
            Answer::Text(text) if is_whole_line(text, context.written_on) && unfit(text).is_none() => {
                return self.whole_line(text, context).unwrap_or(Answered::Rejected(Problem::NoteBad));
            }
            Answer::Text(text) => match name::note(text) {
                Ok(note) => self.note = Some(note),
                Err(problem) => return Answered::Rejected(problem),
            },
            _ => return Answered::Rejected(Problem::Press),
        }
        Answered::Accepted
    }

    /// The summary: a day that passed since it was filled in has to be said again. A seller who sees a mistake may
    /// as well write the whole line anew.
    fn check_answer(&mut self, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match answer {
            Answer::Choice(Choice::Publish) => match self.ready {
                Some((from, until)) if until.unwrap_or(from) < context.today => {
                    self.ready = None;
                    Answered::Jump(Field::Ready)
                }
                _ => Answered::Finish,
            },
            Answer::Choice(Choice::Edit) => Answered::Jump(Field::Which),
            Answer::Text(text) if unfit(text).is_none() => self.whole_line(text, context).unwrap_or_else(|| self.take_remark(text)),
            _ => Answered::Rejected(Problem::Press),
        }
    }
}
