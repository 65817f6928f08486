//! How the form of a step asks: one way for all transitions. Its fields are the inquiries of the event's row in the table; each has likely
//! answers, and a reading of what is typed.

use chrono::{Days, NaiveDate};

use super::{
    days::{Unread, days, days_of, one_day},
    form::StepForm,
};
use crate::{
    chat::dialog::{
        Answer, Answered, Fields, FormContext, Prompt, Topic, WordsOf,
        amounts::plain_price,
        is_about_other_goods, is_beside_own_words, is_whole_line, keep_one_of_load, name,
        ordering::{quantity_of, returned_of},
        rows,
        sums::{UnreadSum, sum_of},
    },
    domain::{
        commodity::Commodity,
        money::{Price, Rupiah},
        order::{Amendment, CancelReason, Inquiry, OrderCode, Outcome, PhotoKind, Term, Trouble},
    },
    notice::{Choice, Field, Problem, Question},
    reading::{self, PriceReading},
};

/// Prices that are offered as buttons, in rupiah from the one that holds.
const PRICE_STEPS: &[i64] = &[-500, -250, 250];
/// Days of complete papers that are offered as buttons.
const LIKELY_DAYS: &[i64] = &[0, 7, 14, 30];

impl Fields for StepForm {
    fn commodity(&self) -> Option<&str> {
        Some(&self.order.terms.commodity)
    }

    /// Days, prices and quantities stand in many lines: one that offers goods names none for an order.
    fn gives_way_to(&self, field: Field, text: &str, written_on: NaiveDate) -> bool {
        if self.asks_for_words_of(field).is_some() {
            return is_beside_own_words(text, &self.order.terms.commodity, written_on);
        }
        let asked =
            matches!(self.missing(), Field::Inquiry(Inquiry::Day | Inquiry::Due | Inquiry::Amendment | Inquiry::Reduced | Inquiry::Came));
        is_about_other_goods(text, &self.order.terms.commodity, written_on) || asked && is_whole_line(text, written_on)
    }

    fn asks_for_words_of(&self, field: Field) -> Option<WordsOf> {
        // Other words take the place of those that are shown.
        let asked = if field == Field::Check { self.checked().map(Field::Inquiry) } else { Some(field) };
        let asks = matches!(asked, Some(Field::Inquiry(Inquiry::Trouble | Inquiry::Remark | Inquiry::Reason)));
        asks.then_some(WordsOf::Order(self.order.code))
    }

    fn order(&self) -> Option<OrderCode> {
        Some(self.order.code)
    }

    fn holds_words(&self) -> bool {
        self.detail.note.is_some() || !self.detail.photos.is_empty()
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::Order(self.order.id, self.event))
    }

    fn missing(&self) -> Field {
        let asked = self.event.asks().iter().copied().find(|inquiry| !self.detail.answers(*inquiry));
        asked.map_or(Field::Check, Field::Inquiry)
    }

    fn ask(&self, field: Field, context: &FormContext) -> Prompt {
        let inquiry = if let Field::Inquiry(inquiry) = field { inquiry } else { self.checked().unwrap_or(Inquiry::Reason) };
        let (event, order, today, detail) = (self.event, self.order.clone(), context.today, Box::new(self.detail.clone()));
        if field == Field::Check && self.is_checked() {
            return (Question::WeighedCheck { event, order, detail }, vec![vec![Choice::Do, Choice::Keep]]);
        }
        let question = Question::OrderInquiry { inquiry, event, order, today, detail };
        let likely: Vec<Choice> = match inquiry {
            Inquiry::Reason => CancelReason::ALL.iter().copied().map(Choice::Reason).collect(),
            Inquiry::Remark | Inquiry::Came => Vec::new(),
            Inquiry::Reduced => vec![Choice::Quantity(self.order.quantity)],
            Inquiry::Day => days(&self.order, context.today),
            Inquiry::Due => {
                let agreed = self.order.progress.payment_days.filter(|days| !LIKELY_DAYS.contains(days));
                let days = agreed.iter().chain(LIKELY_DAYS).filter_map(|days| u64::try_from(*days).ok());
                days.map(|days| Choice::Date(context.today + Days::new(days))).collect()
            }
            Inquiry::Loaded => {
                let rest = self.quantity(self.order.progress.outstanding(self.order.quantity.base));
                let said = self.detail.corrects.as_ref().map(|before| before.loaded.base);
                Some(rest).filter(|rest| said != Some(rest.base)).map(Choice::Quantity).into_iter().collect()
            }
            Inquiry::Arrived => vec![Choice::Quantity(self.quantity(self.loaded()))],
            // That nothing is good is said in words, unless nothing more can be.
            Inquiry::Accepted => vec![Choice::Quantity(self.quantity(self.most_accepted().min(self.present())))],
            Inquiry::Loss => self.reasons().map(Choice::Loss).collect(),
            Inquiry::Trouble => Trouble::OF_PEOPLE.iter().copied().map(Choice::Trouble).collect(),
            Inquiry::Outcome => {
                let open = Outcome::OF_PARTIES.iter().copied().filter(|outcome| self.order.progress.can_end(*outcome));
                open.map(Choice::Outcome).collect()
            }
            Inquiry::Term => self.terms().into_iter().map(|(field, _)| Choice::Field(field)).collect(),
            Inquiry::Amendment => self.likely_amendments(),
            Inquiry::Returned => vec![Choice::Quantity(self.quantity(self.order.progress.returnable()))],
        };
        (question, rows(likely.into_iter().chain([Choice::Keep]), 3))
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, context: &FormContext) -> Answered {
        let inquiry = match (field, answer) {
            (_, Answer::Choice(Choice::Keep)) => return Answered::Abandoned,
            (Field::Check, Answer::Choice(Choice::Do)) => return Answered::Finish,
            (Field::Inquiry(inquiry), _) => Some(inquiry),
            // Other figures take the place of those that are shown.
            (Field::Check, Answer::Text(_) | Answer::Choice(Choice::Quantity(_))) => self.checked(),
            _ => None,
        };
        let Some(inquiry) = inquiry else { return Answered::Rejected(Problem::Press) };
        let answered = self.take(inquiry, answer, context);
        // What is corrected to what it was stays as it is.
        if answered == Answered::Accepted && self.detail.corrects.is_some() && !self.detail.changes_load() {
            return Answered::Abandoned;
        }
        // What was typed stays typed, whatever is pressed after it.
        let read = matches!(answered, Answered::Accepted | Answered::Clarify(_) | Answered::RejectedClarify(..) | Answered::AskNext { .. })
            || self.asks_beside_a_loss();
        let tells = self.is_shown(inquiry) || matches!(inquiry, Inquiry::Loss | Inquiry::Term | Inquiry::Reason);
        self.typed |= read && matches!(answer, Answer::Text(_)) && tells;
        answered
    }

    /// What was typed is shown before somebody else reads it.
    fn is_checked(&self) -> bool {
        let says_plate = self.detail.plate.is_some() && self.detail.along.is_none();
        let says_driver = self.detail.driver.is_some();
        (self.typed || self.volunteered || says_plate || says_driver) && self.checked().is_some()
    }

    fn takes_photo(&self) -> bool {
        self.takes_photos()
    }

    fn takes_photos(&self) -> bool {
        PhotoKind::comes_with(self.event)
    }

    fn keep_photo(&mut self, photo: String) -> Problem {
        let room = self.photo_room();
        keep_one_of_load(&mut self.detail.photos, photo, room)
    }

    fn clear(&mut self, field: Field) {
        if let Field::Inquiry(inquiry) = field {
            self.detail.forget(inquiry);
            self.typed &= !self.is_shown(inquiry);
        }
    }
}

impl StepForm {
    fn take(&mut self, inquiry: Inquiry, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match (inquiry, answer) {
            (Inquiry::Reason, Answer::Choice(Choice::Reason(reason))) => {
                self.detail.reason = Some(*reason);
                Answered::Accepted
            }
            // A reason that is typed is one in own words.
            (Inquiry::Reason, Answer::Text(text)) => match name::note(text) {
                Ok(note) => {
                    (self.detail.reason, self.detail.note) = (Some(CancelReason::Other), Some(note));
                    Answered::Accepted
                }
                Err(problem) => Answered::Rejected(problem),
            },
            (Inquiry::Remark, Answer::Text(text)) => match name::note(text) {
                Ok(note) => {
                    self.detail.note = Some(note);
                    Answered::Accepted
                }
                Err(problem) => Answered::Rejected(problem),
            },
            (Inquiry::Reduced, answer) => self.take_reduced(answer),
            (Inquiry::Came, answer) => self.take_sum(answer, context),
            (Inquiry::Day | Inquiry::Due, answer) => self.take_day(inquiry, answer, context),
            (Inquiry::Loaded | Inquiry::Arrived | Inquiry::Accepted, Answer::Choice(Choice::Quantity(quantity))) => {
                self.take_quantity(inquiry, *quantity)
            }
            (Inquiry::Accepted, Answer::Text(text)) => self.read_receipt(text, context),
            (Inquiry::Loaded | Inquiry::Arrived, Answer::Text(text)) => self.read_load(inquiry, text, context),
            (Inquiry::Loss, Answer::Choice(Choice::Loss(reason))) => {
                self.detail.loss = Some(*reason);
                Answered::Accepted
            }
            (Inquiry::Loss, Answer::Text(text)) if self.figure() == Some(Inquiry::Accepted) => self.read_loss(text, context),
            (Inquiry::Trouble, Answer::Choice(Choice::Trouble(about))) => {
                self.detail.trouble = Some(*about);
                Answered::Accepted
            }
            // Own words say what is wrong; which kind of complaint it is, is asked still.
            (Inquiry::Trouble, Answer::Text(text)) => match name::note(text) {
                Ok(note) => {
                    self.detail.note = Some(note);
                    Answered::Clarify(Box::new(self.ask(Field::Inquiry(inquiry), context)))
                }
                Err(problem) => Answered::Rejected(problem),
            },
            (Inquiry::Outcome, Answer::Choice(Choice::Outcome(outcome))) => {
                self.detail.outcome = Some(*outcome);
                Answered::Accepted
            }
            (Inquiry::Term, Answer::Choice(Choice::Field(field))) => {
                self.detail.term = self.terms().into_iter().find(|(offered, _)| offered == field).map(|(_, term)| term);
                if self.detail.term.is_some() { Answered::Accepted } else { Answered::Rejected(Problem::Press) }
            }
            (Inquiry::Term, Answer::Text(text)) => self.take_said_term(text, context),
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

    /// Which sum came. All that was to be paid is no other sum: that it came has a button of its own.
    fn take_sum(&mut self, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match sum_of(answer, &self.order.terms.commodity) {
            Ok(came) if Some(came) == self.order.bill() => Answered::Abandoned,
            Ok(came) => {
                self.detail.came = Some(Box::new(came));
                Answered::Accepted
            }
            Err(UnreadSum::Problem(problem)) => Answered::Rejected(problem),
            Err(UnreadSum::OneOf(sums)) => {
                let (question, _) = self.ask(Field::Inquiry(Inquiry::Came), context);
                Answered::Clarify(Box::new((question, rows(sums.into_iter().map(Choice::Price).chain([Choice::Keep]), 2))))
            }
        }
    }

    /// How much is laid before the colleagues again: all, or less of what can be parted.
    fn take_reduced(&mut self, answer: &Answer<'_>) -> Answered {
        let from = self.order.quantity;
        let stays = self.order.terms.whole_only() || self.order.approval.is_some_and(|approval| approval.agreed_ahead);
        match quantity_of(&self.order, answer, from) {
            Ok(to) if to.base < 1 => Answered::Rejected(Problem::Zero),
            // What the seller has said yes to is asked for again as it is.
            Ok(to) if to.base != from.base && stays => Answered::Rejected(Problem::Press),
            Ok(to) => {
                self.detail.amendment = Some(Amendment::Quantity { from, to: from.with_base(to.base) });
                Answered::Accepted
            }
            Err(answered) => answered,
        }
    }

    /// The terms that can be changed, and what they are called. A lot stays whole.
    fn terms(&self) -> Vec<(Field, Term)> {
        let quantity = (!self.order.terms.whole_only()).then_some((Field::Quantity, Term::Quantity));
        let days = (Field::Inquiry(Inquiry::Due), Term::PaymentDays);
        [Some((Field::Price, Term::Price)), quantity, Some(days)].into_iter().flatten().collect()
    }

    /// `harga 26rb`, `jadi 800 kg`, `tempo 14 hari`: which term, and what it becomes.
    fn take_said_term(&mut self, text: &str, context: &FormContext) -> Answered {
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
                    // A price that the goods hardly have is asked about as it stands.
                    PriceReading::Scale(_) => {
                        Err(plain_price(text, now.per).map_or(Answered::Rejected(Problem::Number), |price| likely(vec![price])))
                    }
                    PriceReading::NotPositive => Err(Answered::Rejected(Problem::Zero)),
                    PriceReading::Range => Err(Answered::Rejected(Problem::Range)),
                    _ => Err(Answered::Rejected(Problem::Number)),
                }
            }
            _ => Err(Answered::Rejected(Problem::Press)),
        }
    }

    fn take_day(&mut self, inquiry: Inquiry, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match one_day(answer, context) {
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
                let (question, _) = self.ask(Field::Inquiry(inquiry), context);
                let prompt = Box::new((question, rows(days.into_iter().map(Choice::Date).chain([Choice::Keep]), 2)));
                match problem {
                    Some(problem) => Answered::RejectedClarify(problem, prompt),
                    None => Answered::Clarify(prompt),
                }
            }
        }
    }
}
