//! What a buyer needs: goods, how much, until when; the rest can be said under the check.

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    amounts::{DAYS_SHOWN, fitting, judged, price_unit, priced, read_day, read_price, read_quantity},
    price_guard::PriceGuard,
};
use crate::{
    chat::dialog::{
        Answer, Answered, Fields, FormContext, Prompt, WordsOf,
        amounts::{Figure, bare_number},
        days::days_beside,
        name,
        open_price::OpenPrice,
        rows, unfit,
        words::unknown_goods,
    },
    domain::{
        commodity::{Commodity, GoodsCode},
        demand::{DemandId, Wanted},
        handover::Handover,
        money::Price,
        quantity::Quantity,
        search::Limits,
        unit::{Dimension, Unit},
        wib,
    },
    notice::{Choice, DemandFacts, Field, Problem, Question},
    reading::{self, GoodsReading, PriceReading},
};

/// Goods that are offered as buttons where nothing is on offer.
const USUAL: [&str; 4] = ["EGG_LAYER", "BROILER_CARCASS", "CHILI_RAWIT", "RICE_MEDIUM"];
/// The hour (WIB) at which sealed answers are opened.
const OPENING_HOUR: u32 = 9;
/// How many mornings are offered as buttons.
const DAYS_SHOWN_FOR_SEAL: usize = 6;
/// A bare number of tons is taken for kilograms where it would be so many times what was said before.
const MORE: i64 = 10;
/// How many goods are offered as buttons.
const GOODS_SHOWN: usize = 8;

/// A demand that is being filled in, or changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::chat) struct DemandForm {
    /// The demand that is changed, as it was seen.
    pub(in crate::chat) changes: Option<(DemandId, i64)>,
    /// Codes of the goods that are offered now.
    pub(in crate::chat) live: Vec<String>,
    /// Code of the goods.
    pub(in crate::chat) commodity: Option<String>,
    pub(in crate::chat) quantity: Option<Quantity>,
    pub(in crate::chat) needed_on: Option<NaiveDate>,
    pub(in crate::chat) highest: Option<Price>,
    pub(in crate::chat) handover: Option<Handover>,
    pub(in crate::chat) note: Option<String>,
    /// The day (WIB) on whose morning sealed answers are opened.
    pub(in crate::chat) sealed_on: Option<NaiveDate>,
    #[serde(flatten)]
    open_price: OpenPrice,
    pub(in crate::chat) guard: PriceGuard,
}

impl DemandForm {
    /// Nothing said yet; these goods are offered now.
    pub(in crate::chat) fn new(live: Vec<String>) -> Self {
        Self { live, ..Self::default() }
    }

    /// A change of what was said.
    pub(in crate::chat) fn of(demand: &DemandFacts) -> Self {
        let Wanted { quantity, needed_on, highest, handover, note } = demand.wanted.clone();
        Self {
            changes: Some((demand.id, demand.version)),
            commodity: Some(demand.goods.as_str().to_owned()),
            quantity: Some(quantity),
            needed_on: Some(needed_on),
            highest,
            handover,
            note,
            sealed_on: demand.sealed_until.map(wib::day),
            ..Self::default()
        }
    }

    /// What a line or a search said, as far as it can be asked for.
    pub(in crate::chat) fn take(&mut self, limits: &Limits, today: NaiveDate) {
        let goods = self.goods();
        let fits = |quantity: &Quantity| goods.is_some_and(|goods| fitting(*quantity, goods, None).is_ok());
        self.quantity = limits.quantity.filter(fits).or(self.quantity);
        self.needed_on =
            limits.days.map(|(_, last)| last).filter(|day| *day >= self.sealed_on.unwrap_or(today).max(today)).or(self.needed_on);
        self.highest = limits.price.or(self.highest);
    }

    /// Takes what a line says beside the goods, as far as it is sure: `butuh telur 5 ton kamis sampai jakarta grade A`.
    pub(in crate::chat) fn take_line(&mut self, text: &str, context: &FormContext) {
        let criteria = reading::search_criteria(text, self.goods(), context.written_on);
        self.take(&criteria.limits, context.today);
        self.take_place(text);
        let remark = self.goods().and_then(|goods| reading::remark(text, goods)).and_then(|remark| name::note(&remark).ok());
        self.note = self.note.take().or(remark);
    }

    /// Takes a line that says as many things as are `needed`, whatever was asked: `kamis maks 27rb`. What is not sure of it is asked about.
    /// `None` if it says less.
    fn take_several(&mut self, text: &str, goods: &Commodity, needed: usize, context: &FormContext) -> Option<Answered> {
        if unfit(text).is_some() {
            return None;
        }
        let Limits { quantity, days, price } = reading::search_criteria(text, Some(goods), context.written_on).limits;
        let said = reading::said_terms(text, goods, context.written_on);
        let price = price.or(said.sure.price);
        let handover = reading::handover(text);
        let day = days_beside(text, context, &Question::DemandDay { today: context.today }).and_then(Result::err);
        let sure = [quantity.is_some(), days.is_some(), price.is_some(), handover.is_some()];
        let open = [
            quantity.is_none() && said.quantity.is_some(),
            days.is_none() && day.is_some(),
            price.is_none() && said.price.is_some(),
            quantity.is_none() && price.is_none() && said.figure.is_some(),
        ];
        let count = |said: &[bool]| said.iter().filter(|said| **said).count();
        // What is not sure is read by the question itself, where there is one.
        if count(&sure) + count(&open) < needed || needed > 1 && count(&sure) == 0 {
            return None;
        }
        let like = self.quantity.filter(|_| self.changes.is_some());
        let read = quantity.map(|quantity| fitting(quantity, goods, like));
        let mut asked = None;
        match read.or_else(|| said.quantity.map(|read| judged(read, goods, like, text))) {
            Some(Ok(quantity)) => self.quantity = Some(quantity),
            Some(Err(answered)) => asked = Some(answered.beside(Field::Quantity)),
            None => {}
        }
        self.take(&Limits { quantity: None, days, price }, context.today);
        self.handover = handover.or(self.handover);
        if let (None, Some(read)) = (price, said.price) {
            let answered = self.keep_read_price(read, goods);
            if answered != Answered::Accepted {
                asked.get_or_insert(answered.beside(Field::Price));
            }
        }
        if let (None, Some(figure)) = (&asked, said.figure.filter(|_| quantity.is_none() && price.is_none())) {
            asked = Some(self.take_figure(goods, &figure, context));
        }
        let untaken = days.map(|(_, last)| last).filter(|last| self.needed_on != Some(*last));
        if let Some(day) = day.filter(|_| days.is_none()) {
            asked.get_or_insert(day.beside(Field::Ready));
        } else if untaken.is_some() {
            let problem = self.sealed_on.map(|first| Problem::DateSoon { first });
            asked.get_or_insert(Answered::AskNext { field: Field::Ready, problem, prompt: None });
        }
        Some(asked.unwrap_or(Answered::Accepted))
    }

    /// Keeps a highest price that was read beside other things, or asks about it.
    fn keep_read_price(&mut self, read: PriceReading, goods: &Commodity) -> Answered {
        match priced(read, goods, self.quantity, &mut self.open_price) {
            Ok(price) => {
                self.highest = Some(price);
                Answered::Accepted
            }
            Err(answered) => answered,
        }
    }

    /// A bare number beside something else, or under the check: so much in the unit that is known, or a price.
    fn take_figure(&mut self, goods: &Commodity, figure: &str, context: &FormContext) -> Answered {
        let Some(known) = self.quantity else {
            return self.quantity_answer(goods, &Answer::Text(figure), context).beside(Field::Quantity);
        };
        match bare_number(figure, goods, (known, known.base.saturating_mul(MORE)), None) {
            Some(Ok(Figure::Quantity(quantity))) => {
                self.quantity = Some(quantity);
                Answered::Accepted
            }
            Some(Err(answered)) => answered.beside(Field::Quantity),
            Some(Ok(_)) | None => self.price_answer(goods, &Answer::Text(figure), context).beside(Field::Price),
        }
    }

    /// Takes where the goods are handed over, if a text says it: `antar jakarta`.
    fn take_place(&mut self, text: &str) -> bool {
        let said = reading::handover(text);
        self.handover = said.or(self.handover);
        said.is_some()
    }

    /// What was said, once it is complete.
    pub(in crate::chat) fn wanted(&self) -> Option<Wanted> {
        let (quantity, needed_on) = (self.quantity?, self.needed_on?);
        Some(Wanted { quantity, needed_on, highest: self.highest, handover: self.handover, note: self.note.clone() })
    }

    /// Until when answers are sealed, where that was wanted.
    pub(in crate::chat) fn sealed_until(&self) -> Option<DateTime<Utc>> {
        self.sealed_on.map(|day| wib::at_hour(day, OPENING_HOUR))
    }

    /// The mornings until which answers can be sealed: a demand that is open already stays as it is.
    fn mornings(&self, today: NaiveDate) -> Vec<NaiveDate> {
        let last = self.needed_on.unwrap_or(today);
        let days = today.iter_days().skip(1).take(DAYS_SHOWN_FOR_SEAL).take_while(|day| *day <= last);
        if self.changes.is_some() { Vec::new() } else { days.collect() }
    }

    fn seal_answer(&mut self, answer: &Answer<'_>, context: &FormContext) -> Answered {
        if let Answer::Choice(Choice::Keep) = answer {
            self.sealed_on = None;
            return Answered::Jump(Field::Check);
        }
        match read_day(answer, context, &Question::DemandSeal { today: context.today }) {
            Ok(day) if day <= context.today => Answered::Rejected(Problem::DateSoon { first: context.today + Days::new(1) }),
            Ok(day) if self.needed_on.is_some_and(|last| day > last) => Answered::Rejected(Problem::DateFar),
            Ok(day) => {
                self.sealed_on = Some(day);
                Answered::Jump(Field::Check)
            }
            Err(answered) => answered,
        }
    }

    fn goods(&self) -> Option<&'static Commodity> {
        self.commodity.as_deref().and_then(Commodity::by_code)
    }

    fn code(&self) -> GoodsCode {
        self.commodity.clone().unwrap_or_default().into()
    }

    fn goods_answer(&mut self, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match answer {
            Answer::Choice(Choice::Commodity(code)) => self.commodity = Some(code.clone()),
            Answer::Text(text) => {
                if let Some(problem) = unfit(text) {
                    return Answered::Rejected(problem);
                }
                match reading::goods(text) {
                    GoodsReading::One(code) => self.commodity = Some(code.to_owned()),
                    GoodsReading::Which(family, codes) => {
                        let codes = codes.into_iter().map(|code| Choice::Commodity(code.to_owned()));
                        return Answered::Clarify(Box::new((Question::Variant { family }, rows(codes, 2))));
                    }
                    GoodsReading::Prohibited => return Answered::Rejected(Problem::Prohibited),
                    GoodsReading::Unknown => return Answered::Rejected(unknown_goods(text)),
                }
                self.take_line(text, context);
            }
            _ => return Answered::Rejected(Problem::Press),
        }
        Answered::Accepted
    }

    fn quantity_answer(&mut self, goods: &Commodity, answer: &Answer<'_>, context: &FormContext) -> Answered {
        let like = self.quantity.filter(|_| self.changes.is_some());
        let read = match answer {
            Answer::Choice(Choice::Quantity(quantity)) => fitting(*quantity, goods, like),
            Answer::Choice(Choice::Write) => return Answered::Jump(Field::Quantity),
            Answer::Text(text) => {
                let read = read_quantity(text, goods, like);
                if read.is_ok() {
                    self.take_line(text, context);
                }
                read
            }
            _ => return Answered::Rejected(Problem::Press),
        };
        match read {
            Ok(quantity) => self.quantity = Some(quantity),
            Err(answered) => return answered,
        }
        Answered::Accepted
    }

    fn price_answer(&mut self, goods: &Commodity, answer: &Answer<'_>, context: &FormContext) -> Answered {
        let Some(quantity) = self.quantity else { return Answered::Jump(Field::Quantity) };
        let price = match answer {
            Answer::Choice(Choice::Keep) => None,
            _ => match read_price(answer, goods, quantity, &mut self.open_price) {
                Ok(price) => Some(price),
                Err(answered) => return answered,
            },
        };
        (self.highest, self.open_price) = (price, OpenPrice::NONE);
        // A day that is said with it.
        if let Answer::Text(text) = answer {
            let days = reading::search_criteria(text, Some(goods), context.written_on).limits.days;
            self.take(&Limits { days, ..Limits::default() }, context.today);
        }
        Answered::Jump(Field::Check)
    }

    fn note_answer(&mut self, answer: &Answer<'_>) -> Answered {
        self.note = match answer {
            Answer::Choice(Choice::Keep) => None,
            Answer::Text(text) => match name::note(text) {
                Ok(note) => Some(note),
                Err(problem) => return Answered::Rejected(problem),
            },
            _ => return Answered::Rejected(Problem::Press),
        };
        Answered::Jump(Field::Check)
    }

    /// The day or the morning of a card that waited over midnight, asked for again.
    fn past_day(&mut self, today: NaiveDate) -> Option<Answered> {
        if let Some(date) = self.needed_on.filter(|day| *day < today) {
            self.needed_on = None;
            return Some(Answered::AskNext { field: Field::Ready, problem: Some(Problem::DatePast { date }), prompt: None });
        }
        let morning = self.sealed_on.filter(|day| *day <= today && self.changes.is_none())?;
        self.sealed_on = None;
        Some(Answered::AskNext { field: Field::Seal, problem: Some(Problem::DatePast { date: morning }), prompt: None })
    }

    fn check_answer(&mut self, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match answer {
            Answer::Choice(Choice::Do) => self.past_day(context.today).unwrap_or(Answered::Finish),
            Answer::Choice(Choice::Edit) => {
                let fields = [Field::Quantity, Field::Ready, Field::Price, Field::Handover, Field::Note].into_iter();
                let seal = (!self.mornings(context.today).is_empty()).then_some(Field::Seal);
                Answered::Clarify(Box::new((Question::DemandField, rows(fields.chain(seal).map(Choice::Field), 2))))
            }
            Answer::Choice(Choice::Field(field)) => Answered::Jump(*field),
            _ => Answered::Rejected(Problem::Press),
        }
    }
}

impl Fields for DemandForm {
    fn commodity(&self) -> Option<&str> {
        self.commodity.as_deref()
    }

    fn asks_figure(&self, field: Field) -> bool {
        matches!(field, Field::Quantity | Field::Price | Field::Ready | Field::Check)
    }

    fn asks_for_words_of(&self, field: Field) -> Option<WordsOf> {
        (field == Field::Note).then_some(WordsOf::Goods)
    }

    fn unfinished_goods(&self) -> Option<GoodsCode> {
        self.commodity.is_some().then(|| self.code())
    }

    fn missing(&self) -> Field {
        match (&self.commodity, self.quantity, self.needed_on) {
            _ if self.guard.is_asking() => Field::Price,
            (None, ..) => Field::Goods,
            (_, None, _) => Field::Quantity,
            (.., None) => Field::Ready,
            _ => Field::Check,
        }
    }

    fn ask(&self, field: Field, context: &FormContext) -> Prompt {
        if let Some(prompt) = self.guard.question().filter(|_| field == Field::Price) {
            return prompt;
        }
        match (field, self.goods(), self.wanted()) {
            (Field::Check, Some(_), Some(wanted)) => {
                let (demand, sealed_until) = (self.changes.map(|(id, _)| id), self.sealed_until());
                let question = Question::DemandCheck { goods: self.code(), wanted: Box::new(wanted), demand, sealed_until };
                (question, vec![vec![Choice::Do, Choice::Edit]])
            }
            (Field::Quantity, Some(goods), _) => {
                (Question::DemandQuantity { goods: self.code(), example: goods.default_unit }, rows(usual_quantities(goods), 2))
            }
            (Field::Ready, Some(_), _) => {
                // Goods are needed no sooner than sealed answers are opened.
                let open = self.sealed_on;
                let days = context
                    .today
                    .iter_days()
                    .skip(1)
                    .filter(|day| open.is_none_or(|open| open <= *day))
                    .zip(0..DAYS_SHOWN)
                    .map(|(day, _)| Choice::Date(day));
                (Question::DemandDay { today: context.today }, rows(days, 3))
            }
            (Field::Price, Some(_), _) => {
                let per = self.quantity.map_or(Unit::Kg, price_unit);
                (Question::DemandPrice { goods: self.code(), per }, vec![vec![Choice::Keep]])
            }
            (Field::Handover, Some(_), _) => {
                let places = [Handover::BuyerSite, Handover::Hub, Handover::SellerSite].map(Choice::Handover);
                (Question::DemandPlace, rows(places.into_iter().chain([Choice::Keep]), 1))
            }
            (Field::Note, Some(_), _) => (Question::DemandNote, vec![vec![Choice::Keep]]),
            (Field::Seal, Some(_), _) => {
                let days = rows(self.mornings(context.today).into_iter().map(Choice::Date), 3);
                (Question::DemandSeal { today: context.today }, days.into_iter().chain([vec![Choice::Keep]]).collect())
            }
            _ => {
                let live = self.live.iter().take(GOODS_SHOWN).cloned();
                let usual = USUAL.iter().map(|code| (*code).to_owned()).filter(|code| Commodity::by_code(code).is_some());
                let goods: Vec<String> = if self.live.is_empty() { usual.collect() } else { live.collect() };
                (Question::DemandGoods, rows(goods.into_iter().map(Choice::Commodity), 2))
            }
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, context: &FormContext) -> Answered {
        let Some(goods) = self.goods() else { return self.goods_answer(answer, context) };
        if let Some(price) = self.guard.agreed(answer) {
            self.highest = Some(price);
            return Answered::Accepted;
        }
        // Under the check one thing is a correction; to a question it is the answer, and more than that is a line.
        let needed = if field == Field::Check { 1 } else { 2 };
        if let (Answer::Text(text), Field::Quantity | Field::Ready | Field::Price | Field::Handover | Field::Check) = (answer, field)
            && let Some(answered) = self.take_several(text, goods, needed, context)
        {
            return answered;
        }
        match field {
            Field::Goods => self.goods_answer(answer, context),
            Field::Quantity => self.quantity_answer(goods, answer, context),
            Field::Ready => match read_day(answer, context, &Question::DemandDay { today: context.today }) {
                Ok(day) if self.sealed_on.is_some_and(|first| day < first) => {
                    Answered::Rejected(Problem::DateSoon { first: self.sealed_on.unwrap_or(day) })
                }
                Ok(day) => {
                    self.needed_on = Some(day);
                    Answered::Accepted
                }
                Err(answered) => answered,
            },
            Field::Price => self.price_answer(goods, answer, context),
            Field::Handover => {
                self.handover = match answer {
                    Answer::Choice(Choice::Handover(at)) => Some(*at),
                    Answer::Choice(Choice::Keep) => None,
                    Answer::Text(text) if self.take_place(text) => self.handover,
                    _ => return Answered::Rejected(Problem::Press),
                };
                Answered::Jump(Field::Check)
            }
            Field::Note => self.note_answer(answer),
            Field::Seal => self.seal_answer(answer, context),
            _ => self.check_answer(answer, context),
        }
    }

    fn clear(&mut self, field: Field) {
        match field {
            Field::Goods => (self.commodity, self.quantity) = (None, None),
            Field::Quantity if self.changes.is_none() => self.quantity = None,
            Field::Ready => self.needed_on = None,
            _ => {}
        }
    }
}

/// Amounts that are often bought, in the units of the goods.
fn usual_quantities(goods: &Commodity) -> Vec<Choice> {
    if goods.default_unit.dimension() != Dimension::Mass || !goods.allowed_units.contains(&Unit::Ton) {
        return Vec::new();
    }
    let amounts = [(500, Unit::Kg), (1, Unit::Ton), (2, Unit::Ton), (5, Unit::Ton)];
    amounts.map(|(number, unit)| Choice::Quantity(Quantity { base: number * unit.base(), unit })).into()
}
