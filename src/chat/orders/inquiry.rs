//! What a transition of an order asks before it takes place: one form for all of them. Its fields are the inquiries of the
//! event's row in the table; each has a question, likely answers, and a reading of what is typed.

use chrono::{Days, NaiveDate};
use i18n_embed_fl::fl;
use serde::{Deserialize, Serialize};

use super::receipt::{Figures, Settled};
use crate::{
    chat::{
        dialog::{
            Answer, Answered, Fields, Prompt, Sight, Topic,
            amounts::measures_alike,
            is_about_other_goods, is_whole_line,
            ordering::{in_packs, quantity_of, returned_of},
            rows,
        },
        kit::words,
    },
    domain::{
        commodity::Commodity,
        money::{Price, Rupiah},
        order::{Amendment, CancelReason, Detail, Inquiry, LossReason, MOST_PAYMENT_DAYS, OrderEvent, Outcome, Term, Trouble},
        quantity::Quantity,
        unit::{Dimension, Unit},
    },
    locale::Locale,
    notice::{Choice, Field, OrderFacts, Problem, Question},
    reading::{self, DateReading, Deed, PriceReading, Reading, Tally},
};

/// Prices that are offered as buttons, in rupiah from the one that holds.
const PRICE_STEPS: &[i64] = &[-500, -250, 250];
/// Days of complete papers that are offered as buttons.
const LIKELY_DAYS: &[i64] = &[0, 7, 14, 30];
/// How many days are offered as buttons.
const DAYS_SHOWN: usize = 6;
/// The last day that can be proposed, from today.
const FARTHEST: Days = Days::new(180);

/// An event of an order, as the person saw it, with the answers so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct StepForm {
    pub(in crate::chat) order: OrderFacts,
    pub(in crate::chat) event: OrderEvent,
    #[serde(default)]
    pub(in crate::chat) detail: Detail,
    /// The most that the order can be of, in its base units.
    #[serde(default)]
    most: Option<i64>,
    /// The last answer was typed: what was read is shown before it counts.
    #[serde(default)]
    typed: bool,
}

impl Fields for StepForm {
    fn commodity(&self) -> Option<&str> {
        Some(&self.order.terms.commodity)
    }

    /// A day stands in many lines: one that offers goods names none for an order.
    fn gives_way_to(&self, text: &str, written_on: NaiveDate) -> bool {
        let asks_for_day = matches!(self.missing(), Field::Inquiry(Inquiry::Day | Inquiry::Due));
        is_about_other_goods(text, &self.order.terms.commodity, written_on) || asks_for_day && is_whole_line(text, written_on)
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::Order(self.order.id, self.event))
    }

    fn missing(&self) -> Field {
        let asked = self.event.asks().iter().copied().find(|inquiry| !self.detail.answers(*inquiry));
        asked.map_or(Field::Check, Field::Inquiry)
    }

    fn ask(&self, field: Field, sight: &Sight) -> Prompt {
        let inquiry = if let Field::Inquiry(inquiry) = field { inquiry } else { self.weighed().unwrap_or(Inquiry::Reason) };
        let (event, order, today, detail) = (self.event, self.order.clone(), sight.today, Box::new(self.detail.clone()));
        if field == Field::Check && self.is_checked() {
            return (Question::WeighedCheck { event, order, detail }, vec![vec![Choice::Do, Choice::Keep]]);
        }
        let question = Question::OrderInquiry { inquiry, event, order, today, detail };
        let likely: Vec<Choice> = match inquiry {
            Inquiry::Reason => CancelReason::ALL.iter().copied().map(Choice::Reason).collect(),
            Inquiry::Day => days(&self.order, sight.today),
            Inquiry::Due => {
                let agreed = self.order.progress.payment_days.filter(|days| !LIKELY_DAYS.contains(days));
                let days = agreed.iter().chain(LIKELY_DAYS).filter_map(|days| u64::try_from(*days).ok());
                days.map(|days| Choice::Date(sight.today + Days::new(days))).collect()
            }
            Inquiry::Loaded => vec![Choice::Quantity(self.quantity(self.order.progress.outstanding(self.order.quantity.base)))],
            Inquiry::Arrived => vec![Choice::Quantity(self.quantity(self.loaded()))],
            Inquiry::Accepted => [self.most_accepted().min(self.present()), 0].map(|base| Choice::Quantity(self.quantity(base))).to_vec(),
            Inquiry::Loss => self.reasons().map(Choice::Loss).collect(),
            Inquiry::Trouble => Trouble::OF_PEOPLE.iter().copied().map(Choice::Trouble).collect(),
            Inquiry::Outcome => {
                let open = Outcome::OF_PARTIES.iter().copied().filter(|outcome| self.order.progress.can_end(*outcome));
                open.map(Choice::Outcome).collect()
            }
            Inquiry::Term => self.terms().into_iter().map(|(field, _)| Choice::Field(field)).collect(),
            Inquiry::Amendment => self.likely_amendments(),
            Inquiry::Returned => vec![Choice::Quantity(self.quantity(self.order.progress.kept()))],
        };
        (question, rows(likely.into_iter().chain([Choice::Keep]), 3))
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, sight: &Sight) -> Answered {
        let inquiry = match (field, answer) {
            (_, Answer::Choice(Choice::Keep)) => return Answered::Abandoned,
            (Field::Check, Answer::Choice(Choice::Do)) => return Answered::Finish,
            (Field::Inquiry(inquiry), _) => Some(inquiry),
            // Other figures take the place of those that are shown.
            (Field::Check, Answer::Text(_) | Answer::Choice(Choice::Quantity(_))) => self.weighed(),
            _ => None,
        };
        let Some(inquiry) = inquiry else { return Answered::Rejected(Problem::Press) };
        let answered = self.take(inquiry, answer, sight);
        if answered == Answered::Accepted {
            self.typed = matches!(answer, Answer::Text(_));
        }
        answered
    }

    /// Figures that were typed are shown before the other side reads them.
    fn is_checked(&self) -> bool {
        self.typed && self.weighed().is_some()
    }

    fn clear(&mut self, field: Field) {
        if let Field::Inquiry(inquiry) = field {
            self.detail.forget(inquiry);
        }
    }
}

impl StepForm {
    /// The form of an event. A receipt is of the load that the person saw.
    pub(in crate::chat) fn new(order: OrderFacts, event: OrderEvent) -> Self {
        let mut form = Self { order, event, detail: Detail::default(), most: None, typed: false };
        if event.asks().iter().any(|asked| matches!(asked, Inquiry::Arrived | Inquiry::Accepted)) {
            form.detail.loaded = Some(form.quantity(form.loaded()));
        }
        // A correction weighs anew.
        let arrival = form.order.progress.load.as_ref().and_then(|load| load.arrival.as_ref()).filter(|_| event == OrderEvent::Receive);
        form.detail.arrived = arrival.map(|arrival| form.quantity(arrival.arrived));
        form
    }

    /// The same of an order that can be of so much at most, in its base units.
    pub(in crate::chat) fn of_at_most(self, most: i64) -> Self {
        Self { most: Some(most), ..self }
    }

    /// Which figure of what arrived the event says.
    fn weighed(&self) -> Option<Inquiry> {
        self.event.asks().iter().copied().find(|asked| matches!(asked, Inquiry::Arrived | Inquiry::Accepted))
    }

    /// What is there to be graded: what arrived, or else what was loaded.
    fn present(&self) -> i64 {
        self.detail.arrived.map_or(self.loaded(), |arrived| arrived.base)
    }

    /// Why less can have been accepted: of what was weighed on arrival nothing is missing.
    fn reasons(&self) -> impl Iterator<Item = LossReason> {
        let weighed = self.detail.arrived.is_some();
        LossReason::ALL.iter().copied().filter(move |reason| !weighed || reason.is_rejection())
    }

    fn quantity(&self, base: i64) -> Quantity {
        self.order.quantity.with_base(base)
    }

    /// What the last load weighs.
    fn loaded(&self) -> i64 {
        self.order.progress.load.as_ref().map_or(0, |load| load.loaded)
    }

    /// What can still be accepted of what was agreed.
    fn most_accepted(&self) -> i64 {
        self.order.quantity.base.saturating_sub(self.order.progress.accepted)
    }

    /// The unit of a figure without one: kilograms, whatever unit of mass the order was made in.
    fn usual_unit(&self) -> Unit {
        let unit = self.order.quantity.unit;
        if unit.dimension() == Dimension::Mass { Unit::Kg } else { unit }
    }

    /// Reads `1.002 kg AG 1234 XX` and what was weighed on arrival.
    fn read_load(&mut self, inquiry: Inquiry, text: &str) -> Answered {
        let Some(goods) = Commodity::by_code(&self.order.terms.commodity) else { return Answered::Rejected(Problem::Number) };
        let usual = self.usual_unit();
        let lost = reading::tally(text, goods, usual).filter(|said| !said.losses.is_empty());
        match lost {
            Some(said) if inquiry == Inquiry::Loaded => return self.ask_what_was_loaded(&said),
            // What arrived is said whole; what is good of it is asked later.
            Some(_) => return Answered::Rejected(Problem::Number),
            None => {}
        }
        let verb = if inquiry == Inquiry::Loaded { "dimuat" } else { "diterima" };
        let (quantity, plate) = match reading::deed(&format!("{verb} {text}"), goods, usual) {
            Some(Deed::Loaded { quantity, plate }) => (quantity, plate),
            Some(Deed::Received { accepted, rejected: Reading::Missing }) => (accepted, None),
            _ => return Answered::Rejected(Problem::Number),
        };
        match quantity {
            Reading::Exact(quantity) => {
                // A plate that was said beside a refused weight is not asked for again.
                self.detail.plate = plate.or_else(|| self.detail.plate.take());
                self.take_quantity(inquiry, quantity)
            }
            Reading::Ask { likely, .. } if !likely.is_empty() => one_of(&likely),
            Reading::Ask { .. } | Reading::Missing => Answered::Rejected(Problem::Number),
        }
    }

    /// A load that is said to be less by something: whether that was taken off already is asked.
    fn ask_what_was_loaded(&self, said: &Tally) -> Answered {
        let most = self.order.progress.outstanding(self.order.quantity.base);
        let base = |reading: &Reading<Quantity>| match reading {
            Reading::Exact(quantity) => self.in_own_unit(*quantity, most).ok().map(|quantity| quantity.base),
            Reading::Ask { .. } | Reading::Missing => None,
        };
        let whole = said.bare.as_ref().or(said.whole.as_ref()).or(said.good.as_ref()).map_or(Some(most), base);
        let lost = said.losses.iter().map(|(_, lost)| base(lost)).sum::<Option<i64>>();
        let Some((whole, lost)) = whole.zip(lost).filter(|(whole, lost)| lost < whole) else {
            return Answered::Rejected(Problem::Number);
        };
        one_of(&[whole.saturating_sub(lost), whole].map(|base| self.quantity(base)))
    }

    /// Reads what was accepted, rejected, and missing.
    fn read_receipt(&mut self, text: &str, sight: &Sight) -> Answered {
        let goods = Commodity::by_code(&self.order.terms.commodity);
        let Some(said) = goods.and_then(|goods| reading::tally(text, goods, self.usual_unit())) else {
            return Answered::Rejected(Problem::Number);
        };
        // Nothing was accepted: no quantity of goods, and said in so many words.
        if text.split_whitespace().next() == Some("0") && said.bare.is_some() {
            return self.take_good(0, None, None);
        }
        let (figures, rejected, reason) = match self.figures(&said) {
            Ok(read) => read,
            Err(answered) => return answered,
        };
        if said.either {
            return self.ask_good([figures.bare.unwrap_or_default(), figures.lost], None, reason, sight);
        }
        // Goods don't lose half of their weight on the way: `990 susut` says what is left.
        if reason == Some(LossReason::Shrinkage) && figures.is_mostly_lost(self.present()) {
            return self.take_good(figures.lost, None, reason);
        }
        match figures.settle(self.present()) {
            Settled::Good(good) => self.take_good(good, rejected, reason),
            Settled::OneOf(likely) => self.ask_good(likely, rejected.or(Some(figures.lost)), reason, sight),
            Settled::TooMuch => Answered::Rejected(Problem::Less { remaining: self.quantity(self.present()) }),
            Settled::Unread => Answered::Rejected(Problem::Number),
        }
    }

    /// The figures, how much was rejected, and why less was accepted.
    fn figures(&self, said: &Tally) -> Result<(Figures, Option<i64>, Option<LossReason>), Answered> {
        let lone = said.bare.is_none() && said.good.is_none() && said.whole.is_none();
        let mut figures = Figures { all_good: said.all_good, ..Figures::default() };
        let places = [(&said.bare, &mut figures.bare), (&said.whole, &mut figures.whole), (&said.good, &mut figures.good)];
        for (reading, place) in places {
            *place = reading.as_ref().map(|reading| self.base_of(reading, said.losses.is_empty())).transpose()?;
        }
        let (mut rejected, mut reasons) = (0_i64, Vec::new());
        for (reason, lost) in &said.losses {
            match self.base_of(lost, false) {
                Ok(base) => {
                    figures.lost = figures.lost.saturating_add(base);
                    if reason.is_some_and(LossReason::is_rejection) {
                        rejected = rejected.saturating_add(base);
                    }
                    reasons.extend(*reason);
                }
                // The nearest numbers of packs would be of what was accepted.
                Err(Answered::RejectedClarify(problem, _)) if lone => return Err(Answered::Rejected(problem)),
                Err(answered) if lone => return Err(answered),
                // What is said in another unit is asked about.
                Err(_) => return Ok((Figures { lost: 0, ..figures }, None, None)),
            }
        }
        if said.unclear {
            return Err(Answered::Rejected(Problem::Number));
        }
        // Goods that were rejected for several reasons have one that is asked for.
        let first = reasons.iter().copied().find(|reason| reason.is_rejection()).or(reasons.first().copied());
        let one = reasons.iter().filter(|reason| reason.is_rejection()).all(|reason| Some(*reason) == first);
        let reason = if said.losses.is_empty() { said.reason } else { first.filter(|_| one) };
        Ok((figures, (rejected > 0).then_some(rejected), reason))
    }

    /// A figure as the order counts it; one that may be several is asked about where that loses nothing else.
    fn base_of(&self, reading: &Reading<Quantity>, alone: bool) -> Result<i64, Answered> {
        match reading {
            Reading::Exact(quantity) => self.in_own_unit(*quantity, self.most_shown()).map(|quantity| quantity.base),
            Reading::Ask { likely, .. } if alone && !likely.is_empty() => Err(one_of(likely)),
            Reading::Ask { .. } | Reading::Missing => Err(Answered::Rejected(Problem::Number)),
        }
    }

    /// The most that the nearest numbers of packs are of.
    fn most_shown(&self) -> i64 {
        self.most_accepted().min(self.detail.arrived.map_or(i64::MAX, |arrived| arrived.base))
    }

    /// Takes what is good, and what is known of the rest.
    fn take_good(&mut self, good: i64, rejected: Option<i64>, reason: Option<LossReason>) -> Answered {
        let answered = self.take_quantity(Inquiry::Accepted, self.quantity(good));
        if answered == Answered::Accepted {
            let rejected = rejected.map(|rejected| self.quantity(rejected));
            self.take_loss(reason, rejected);
        }
        answered
    }

    /// Asks which of two readings says what is good; what was lost is kept.
    fn ask_good(&mut self, likely: [i64; 2], rejected: Option<i64>, reason: Option<LossReason>, sight: &Sight) -> Answered {
        self.detail.forget(Inquiry::Accepted);
        self.detail.loss = reason.filter(|reason| self.reasons().any(|open| open == *reason));
        self.detail.rejected = rejected.map(|rejected| self.quantity(rejected));
        let most = self.most_accepted();
        let mut likely: Vec<i64> = likely.into_iter().filter(|base| (0..=most).contains(base)).collect();
        likely.dedup();
        let choices = likely.into_iter().map(|base| Choice::Quantity(self.quantity(base))).chain([Choice::Keep]);
        let (question, _) = self.ask(Field::Inquiry(Inquiry::Accepted), sight);
        Answered::Clarify(Box::new((question, rows(choices, 2))))
    }

    /// Keeps why less was accepted, and how much was rejected where both were said; what is said in another unit is asked about.
    fn take_loss(&mut self, reason: Option<LossReason>, said: Option<Quantity>) {
        let said = said.map(|said| self.in_own_unit(said, self.present()));
        let alike = said.as_ref().is_none_or(Result::is_ok);
        let said = said.and_then(Result::ok);
        // What was weighed on arrival is accepted or rejected: another figure is asked about.
        let missing = self.detail.arrived.zip(self.detail.accepted).map(|(arrived, accepted)| arrived.base.saturating_sub(accepted.base));
        let told = missing.zip(said).is_none_or(|(missing, said)| missing == said.base);
        let reason = reason.filter(|reason| alike && told && self.reasons().any(|open| open == *reason));
        self.detail.rejected = said.filter(|_| reason.is_some_and(LossReason::is_rejection));
        self.detail.loss = reason.filter(|_| self.detail.has_loss());
    }

    /// A quantity as the order counts it, of which there is `most`: a weight of packed goods as packs.
    fn in_own_unit(&self, quantity: Quantity, most: i64) -> Result<Quantity, Answered> {
        let ordered = self.order.quantity;
        let quantity = in_packs(quantity, ordered.with_base(most), self.order.terms.pack)?;
        if measures_alike(quantity, ordered) {
            return Ok(quantity);
        }
        let (goods, unit) = (self.order.terms.commodity.clone().into(), quantity.unit);
        Err(Answered::Rejected(Problem::UnitNotFor { unit, goods, allowed: vec![ordered.unit] }))
    }

    fn take_quantity(&mut self, inquiry: Inquiry, quantity: Quantity) -> Answered {
        let most = match inquiry {
            Inquiry::Loaded => self.order.progress.outstanding(self.order.quantity.base).saturating_mul(2),
            Inquiry::Arrived => self.loaded().saturating_mul(2),
            _ => self.most_accepted().min(self.detail.arrived.map_or(i64::MAX, |arrived| arrived.base)),
        };
        let quantity = match self.in_own_unit(quantity, most) {
            Ok(quantity) => quantity,
            Err(answered) => return answered,
        };
        match inquiry {
            Inquiry::Loaded | Inquiry::Arrived if quantity.base > most => return Answered::Rejected(Problem::TooMuch),
            Inquiry::Loaded => self.detail.loaded = Some(quantity),
            Inquiry::Arrived => self.detail.arrived = Some(quantity),
            _ if quantity.base > most => return Answered::Rejected(Problem::Less { remaining: self.quantity(most) }),
            _ => self.detail.accepted = Some(quantity),
        }
        Answered::Accepted
    }

    fn take(&mut self, inquiry: Inquiry, answer: &Answer<'_>, sight: &Sight) -> Answered {
        match (inquiry, answer) {
            (Inquiry::Reason, Answer::Choice(Choice::Reason(reason))) => {
                self.detail.reason = Some(*reason);
                Answered::Accepted
            }
            (Inquiry::Day | Inquiry::Due, answer) => self.take_day(inquiry, answer, sight),
            (Inquiry::Loaded | Inquiry::Arrived | Inquiry::Accepted, Answer::Choice(Choice::Quantity(quantity))) => {
                self.take_quantity(inquiry, *quantity)
            }
            (Inquiry::Accepted, Answer::Text(text)) => self.read_receipt(text, sight),
            (Inquiry::Loaded | Inquiry::Arrived, Answer::Text(text)) => self.read_load(inquiry, text),
            (Inquiry::Loss, Answer::Choice(Choice::Loss(reason))) => {
                self.detail.loss = Some(*reason);
                Answered::Accepted
            }
            (Inquiry::Trouble, Answer::Choice(Choice::Trouble(about))) => {
                self.detail.trouble = Some(*about);
                Answered::Accepted
            }
            (Inquiry::Outcome, Answer::Choice(Choice::Outcome(outcome))) => {
                self.detail.outcome = Some(*outcome);
                Answered::Accepted
            }
            (Inquiry::Term, Answer::Choice(Choice::Field(field))) => {
                self.detail.term = self.terms().into_iter().find(|(offered, _)| offered == field).map(|(_, term)| term);
                if self.detail.term.is_some() { Answered::Accepted } else { Answered::Rejected(Problem::Press) }
            }
            (Inquiry::Amendment, answer) => self.take_amendment(answer),
            (Inquiry::Returned, answer) => match returned_of(&self.order, answer) {
                Ok(returned) => {
                    self.detail.returned = Some(returned);
                    Answered::Accepted
                }
                Err(answered) => answered,
            },
            _ => Answered::Rejected(Problem::Press),
        }
    }

    /// The terms that can be changed, and what they are called. A lot stays whole.
    fn terms(&self) -> Vec<(Field, Term)> {
        let quantity = (!self.order.terms.whole_only()).then_some((Field::Quantity, Term::Quantity));
        let days = (Field::Inquiry(Inquiry::Due), Term::PaymentDays);
        [Some((Field::Price, Term::Price)), quantity, Some(days)].into_iter().flatten().collect()
    }

    fn likely_amendments(&self) -> Vec<Choice> {
        let (price, quantity) = (self.order.terms.price, self.order.quantity.base);
        let price_of = |amount: i64| Choice::Price(Price { amount: Rupiah(amount), ..price });
        match self.detail.term {
            Some(Term::Quantity) => {
                let half = [quantity / 2, self.order.progress.least_ordered(), self.most.unwrap_or(quantity)];
                let mut likely: Vec<i64> = half.into_iter().filter(|base| *base > 1 && *base != quantity && self.holds(*base)).collect();
                likely.dedup();
                likely.into_iter().map(|base| Choice::Quantity(self.quantity(base))).collect()
            }
            Some(Term::PaymentDays) => LIKELY_DAYS.iter().copied().map(Choice::PaymentDays).collect(),
            _ => PRICE_STEPS.iter().map(|step| price.amount.0.saturating_add(*step)).filter(|amount| *amount > 0).map(price_of).collect(),
        }
    }

    /// Whether the order can be of so much.
    fn holds(&self, base: i64) -> bool {
        (self.order.progress.least_ordered()..=self.most.unwrap_or(self.order.quantity.base)).contains(&base)
    }

    fn take_amendment(&mut self, answer: &Answer<'_>) -> Answered {
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
                match reading::price_per(text, goods, now.per) {
                    PriceReading::Exact(price) if price.per == now.per && !price.is_far_from(now) => Ok(price),
                    PriceReading::Exact(price) | PriceReading::About(price) => Err(likely(vec![price])),
                    PriceReading::Scale(list) if !list.is_empty() => Err(likely(list)),
                    PriceReading::NotPositive => Err(Answered::Rejected(Problem::Zero)),
                    PriceReading::Range => Err(Answered::Rejected(Problem::Range)),
                    _ => Err(Answered::Rejected(Problem::Number)),
                }
            }
            _ => Err(Answered::Rejected(Problem::Press)),
        }
    }

    fn take_day(&mut self, inquiry: Inquiry, answer: &Answer<'_>, sight: &Sight) -> Answered {
        match one_day(answer, sight) {
            // It is that day already.
            Ok(day) if inquiry == Inquiry::Day && day == self.order.terms.ready_from && self.order.terms.ready_until.is_none() => {
                Answered::Abandoned
            }
            Ok(day) => {
                self.detail.day = Some(day);
                Answered::Accepted
            }
            Err(Unread::Problem(problem)) => Answered::Rejected(problem),
            Err(Unread::OneOf(problem, days)) => {
                let (question, _) = self.ask(Field::Inquiry(inquiry), sight);
                let prompt = Box::new((question, rows(days.into_iter().map(Choice::Date).chain([Choice::Keep]), 2)));
                match problem {
                    Some(problem) => Answered::RejectedClarify(problem, prompt),
                    None => Answered::Clarify(prompt),
                }
            }
        }
    }
}

/// One of a few quantities is meant.
fn one_of(likely: &[Quantity]) -> Answered {
    let choices = likely.iter().copied().map(Choice::Quantity).chain([Choice::Write]);
    Answered::Clarify(Box::new((Question::QuantityScale, rows(choices, 2))))
}

/// The days of complete papers that an answer names: `14`, `14 hari`.
fn days_of(answer: &Answer<'_>) -> Result<i64, Answered> {
    let days = match answer {
        Answer::Choice(Choice::PaymentDays(days)) => Some(*days),
        Answer::Text(text) => {
            let mut numbers = text.split_whitespace().filter(|word| word.bytes().any(|byte| byte.is_ascii_digit()));
            numbers.next().filter(|_| numbers.next().is_none()).and_then(|word| word.parse().ok())
        }
        _ => return Err(Answered::Rejected(Problem::Press)),
    };
    match days {
        Some(days) if (0..=MOST_PAYMENT_DAYS).contains(&days) => Ok(days),
        Some(MOST_PAYMENT_DAYS..) => Err(Answered::Rejected(Problem::TooMuch)),
        _ => Err(Answered::Rejected(Problem::Number)),
    }
}

/// Why an answer is no day.
enum Unread {
    Problem(Problem),
    /// One of these may be meant.
    OneOf(Option<Problem>, Vec<NaiveDate>),
}

/// The one day that an answer names, from today on.
fn one_day(answer: &Answer<'_>, sight: &Sight) -> Result<NaiveDate, Unread> {
    let day = match answer {
        Answer::Choice(Choice::Date(day)) => *day,
        Answer::Text(text) => match reading::date(text, sight.written_on) {
            DateReading::Day(day) => day,
            DateReading::Ask(days) => return Err(Unread::OneOf(None, days)),
            DateReading::Impossible(days) => {
                let problem = Problem::DateImpossible { text: text.chars().take(40).collect() };
                return Err(if days.is_empty() { Unread::Problem(problem) } else { Unread::OneOf(Some(problem), days) });
            }
            DateReading::Past(date) => return Err(Unread::Problem(Problem::DatePast { date })),
            DateReading::Range(..) | DateReading::Unclear => return Err(Unread::Problem(Problem::DateUnclear)),
        },
        _ => return Err(Unread::Problem(Problem::Press)),
    };
    match day {
        day if day < sight.today => Err(Unread::Problem(Problem::DatePast { date: day })),
        day if day > sight.today + FARTHEST => Err(Unread::Problem(Problem::DateFar)),
        day => Ok(day),
    }
}

/// The next days, without the one that is agreed.
fn days(order: &OrderFacts, today: NaiveDate) -> Vec<Choice> {
    let next = today.iter_days().filter(|day| *day != order.terms.ready_from);
    next.take(DAYS_SHOWN).map(Choice::Date).collect()
}

/// The question of an inquiry.
pub(in crate::chat) fn question(l: Locale, (inquiry, event): (Inquiry, OrderEvent), order: &OrderFacts, detail: &Detail) -> String {
    let (code, loaded) = (order.code.to_string(), detail.loaded.map(|loaded| l.quantity(loaded)).unwrap_or_default());
    match inquiry {
        Inquiry::Reason if event == OrderEvent::AskCancel => fl!(l, "ask-quit-reason", order = code),
        Inquiry::Reason if event == OrderEvent::CloseRest => fl!(l, "ask-rest-reason", order = code),
        Inquiry::Reason => fl!(l, "ask-cancel-reason", order = code),
        Inquiry::Day => fl!(l, "ask-order-day", order = order.code.to_string(), date = words::ready(l, &order.terms)),
        Inquiry::Due => fl!(l, "ask-order-due", order = code),
        Inquiry::Trouble => fl!(l, "ask-order-trouble", order = code),
        Inquiry::Outcome => fl!(l, "ask-order-outcome", order = code),
        Inquiry::Term => fl!(l, "ask-order-term", order = code),
        Inquiry::Amendment => match detail.term {
            Some(Term::Quantity) => fl!(l, "ask-amend-quantity", order = code, quantity = l.quantity(order.quantity)),
            Some(Term::PaymentDays) => fl!(l, "ask-amend-days", order = code),
            _ => fl!(l, "ask-amend-price", order = code, price = l.price(order.terms.price)),
        },
        Inquiry::Returned => {
            let kept = order.quantity.with_base(order.progress.kept());
            fl!(l, "ask-order-returned", order = code, kept = l.quantity(kept))
        }
        Inquiry::Loaded => fl!(l, "ask-order-loaded", order = code, example = l.quantity(order.quantity)),
        Inquiry::Arrived => fl!(l, "ask-order-arrived", order = code, loaded = loaded),
        // What was lost is known, and not what is good.
        Inquiry::Accepted if detail.rejected.is_some() => {
            let present = detail.arrived.or(detail.loaded).map(|present| l.quantity(present)).unwrap_or_default();
            let rejected = detail.rejected.map(|rejected| l.quantity(rejected)).unwrap_or_default();
            fl!(l, "ask-order-good", order = code, present = present, rejected = rejected)
        }
        Inquiry::Accepted => match detail.arrived {
            Some(arrived) => fl!(l, "ask-order-graded", order = code, arrived = l.quantity(arrived)),
            None => fl!(l, "ask-order-accepted", order = code, loaded = loaded),
        },
        Inquiry::Loss if detail.arrived.is_some() => {
            let base = detail.arrived.zip(detail.accepted).map_or(0, |(arrived, accepted)| arrived.base.saturating_sub(accepted.base));
            let arrived = detail.arrived.map(|arrived| l.quantity(arrived)).unwrap_or_default();
            fl!(l, "ask-order-rejected", missing = l.quantity(order.quantity.with_base(base)), arrived = arrived)
        }
        Inquiry::Loss => {
            let base = detail.loaded.zip(detail.accepted).map_or(0, |(loaded, accepted)| loaded.base.saturating_sub(accepted.base));
            fl!(l, "ask-order-loss", missing = l.quantity(order.quantity.with_base(base)), loaded = loaded)
        }
    }
}

/// What an inquiry is called in a list of fields.
pub(in crate::chat) fn field(l: Locale, inquiry: Inquiry) -> String {
    match inquiry {
        Inquiry::Reason => fl!(l, "field-order-reason"),
        Inquiry::Day => fl!(l, "field-order-day"),
        Inquiry::Due => fl!(l, "field-order-due"),
        Inquiry::Trouble => fl!(l, "field-order-trouble"),
        Inquiry::Outcome => fl!(l, "field-order-outcome"),
        Inquiry::Returned => fl!(l, "field-order-returned"),
        Inquiry::Term => fl!(l, "field-order-term"),
        Inquiry::Amendment => fl!(l, "field-order-amendment"),
        Inquiry::Loaded => fl!(l, "field-order-loaded"),
        Inquiry::Arrived => fl!(l, "field-order-arrived"),
        Inquiry::Accepted => fl!(l, "field-order-accepted"),
        Inquiry::Loss => fl!(l, "field-order-loss"),
    }
}

/// Why less was accepted than loaded.
pub(in crate::chat) fn loss(l: Locale, reason: LossReason) -> String {
    match reason {
        LossReason::Shrinkage => fl!(l, "loss-shrinkage"),
        LossReason::Broken => fl!(l, "loss-broken"),
        LossReason::Quality => fl!(l, "loss-quality"),
        LossReason::ShortLoad => fl!(l, "loss-short-load"),
        LossReason::Surplus => fl!(l, "loss-surplus"),
    }
}
