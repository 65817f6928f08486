//! What a transition of an order asks before it takes place: one form for all of them. Its fields are the inquiries of the
//! event's row in the table; each has a question, likely answers, and a reading of what is typed.

use chrono::{Days, NaiveDate};
use i18n_embed_fl::fl;
use serde::{Deserialize, Serialize};

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
    reading::{self, DateReading, Deed, PriceReading, Reading},
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
    pub(in crate::chat) most: Option<i64>,
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
        let inquiry = if let Field::Inquiry(inquiry) = field { inquiry } else { Inquiry::Reason };
        let (event, order, today, detail) = (self.event, self.order.clone(), sight.today, Box::new(self.detail.clone()));
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
        match (field, answer) {
            (_, Answer::Choice(Choice::Keep)) => Answered::Abandoned,
            (Field::Inquiry(inquiry), answer) => self.take(inquiry, answer, sight),
            _ => Answered::Rejected(Problem::Press),
        }
    }

    fn is_checked(&self) -> bool {
        false
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
        let mut form = Self { order, event, detail: Detail::default(), most: None };
        if event.asks().iter().any(|asked| matches!(asked, Inquiry::Arrived | Inquiry::Accepted)) {
            form.detail.loaded = Some(form.quantity(form.loaded()));
        }
        // A correction weighs anew.
        let arrival = form.order.progress.load.as_ref().and_then(|load| load.arrival.as_ref()).filter(|_| event == OrderEvent::Receive);
        form.detail.arrived = arrival.map(|arrival| form.quantity(arrival.arrived));
        form
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

    /// Reads `1.002 kg AG 1234 XX`, `990 pecah 12`.
    fn read_quantity(&mut self, inquiry: Inquiry, text: &str) -> Answered {
        // Nothing was accepted: no quantity of goods, and said in so many words.
        let first = text.split_whitespace().next();
        if inquiry == Inquiry::Accepted && first == Some("0") {
            return self.take_quantity(inquiry, self.quantity(0));
        }
        let Some(goods) = Commodity::by_code(&self.order.terms.commodity) else { return Answered::Rejected(Problem::Number) };
        let verb = if inquiry == Inquiry::Loaded { "dimuat" } else { "diterima" };
        // A bare number is one of kilograms, whatever unit the order was made in.
        let unit = self.order.quantity.unit;
        let usual = if unit.dimension() == Dimension::Mass { Unit::Kg } else { unit };
        let read = reading::deed(&format!("{verb} {text}"), goods, usual);
        let (quantity, plate, rejected) = match read {
            Some(Deed::Loaded { quantity, plate }) => (quantity, plate, None),
            // What arrived is said whole; what is good of it is asked later.
            Some(Deed::Received { accepted, rejected: Reading::Missing }) if inquiry == Inquiry::Arrived => (accepted, None, None),
            Some(Deed::Received { .. }) if inquiry == Inquiry::Arrived => return Answered::Rejected(Problem::Number),
            // Only what was rejected was said: the rest of the load is good.
            Some(Deed::Received { accepted: Reading::Missing, rejected: Reading::Exact(rejected) }) => {
                let rejected = match self.in_own_unit(rejected, self.present()) {
                    Ok(rejected) => rejected,
                    // The nearest numbers of packs would be of what was accepted.
                    Err(Answered::RejectedClarify(problem, _)) => return Answered::Rejected(problem),
                    Err(answered) => return answered,
                };
                (Reading::Exact(self.quantity(self.present().saturating_sub(rejected.base).max(0))), None, Some(rejected))
            }
            Some(Deed::Received { accepted, rejected }) => (accepted, None, rejected.exact()),
            _ => return Answered::Rejected(Problem::Number),
        };
        let likely = |list: &[Quantity]| {
            let choices = list.iter().copied().map(Choice::Quantity).chain([Choice::Write]);
            Answered::Clarify(Box::new((Question::QuantityScale, rows(choices, 2))))
        };
        match quantity {
            Reading::Exact(quantity) => {
                // A plate that was said beside a refused weight is not asked for again.
                self.detail.plate = plate.or_else(|| self.detail.plate.take());
                let answered = self.take_quantity(inquiry, quantity);
                if answered == Answered::Accepted {
                    self.take_loss(reading::loss(text), rejected);
                }
                answered
            }
            Reading::Ask { likely: list, .. } if !list.is_empty() => likely(&list),
            Reading::Ask { .. } | Reading::Missing => Answered::Rejected(Problem::Number),
        }
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
            (Inquiry::Loaded | Inquiry::Arrived | Inquiry::Accepted, Answer::Text(text)) => self.read_quantity(inquiry, text),
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
