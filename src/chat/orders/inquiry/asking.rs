//! How the form of a step asks: one way for all transitions. Its fields are the inquiries of the event's row in the table; each has its
//! question and its name, likely answers, and a reading of what is typed. All four stand here; changes of terms are
//! read in `amending.rs`, days in `days.rs`.

use chrono::{Days, NaiveDate};
use i18n_embed_fl::fl;

use super::{
    days::{LIKELY_DAYS, Unread, days, one_day},
    form::StepForm,
};
use crate::{
    chat::{
        dialog::{
            Answer, Answered, Fields, FormContext, Prompt, Topic, WordsOf, is_about_other_goods, is_beside_own_words, is_whole_line,
            keep_one_of_load, name, names_goods_alone,
            ordering::{quantity_of, returned_of},
            rows,
            sums::{UnreadSum, sum_of},
        },
        kit::{
            example,
            text::{NAME, SENTENCE, lines, user},
            words,
        },
        orders::delivery,
    },
    domain::{
        order::{Along, Amendment, CancelReason, Detail, Inquiry, OrderCode, OrderEvent, Outcome, PhotoKind, Term, Trouble},
        quantity::Quantity,
        unit::Unit,
    },
    locale::Locale,
    notice::{Choice, Field, OrderFacts, Problem, Question},
};

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
        // What was weighed has reasons that are called as goods are: *telur pecah*.
        is_about_other_goods(text, &self.order.terms.commodity, written_on)
            || asked && (names_goods_alone(text, written_on) || is_whole_line(text, written_on))
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
        let asked = self.event.asks_of(&self.order.terms, self.order.quantity).find(|inquiry| !self.detail.answers(*inquiry));
        asked.map_or(Field::Check, Field::Inquiry)
    }

    fn ask(&self, field: Field, context: &FormContext) -> Prompt {
        let inquiry = if let Field::Inquiry(inquiry) = field { inquiry } else { self.checked().unwrap_or(Inquiry::Reason) };
        let (event, order, today, detail) = (self.event, self.order.clone(), context.today, Box::new(self.detail.clone()));
        if field == Field::Check && self.is_checked() {
            let choices = if self.among {
                vec![vec![Choice::Do], vec![Choice::Other], vec![Choice::Keep]]
            } else {
                vec![vec![Choice::Do, Choice::Keep]]
            };
            return (Question::WeighedCheck { event, order, detail }, choices);
        }
        let question = Question::OrderInquiry { inquiry, event, order, today, detail };
        (question, rows(self.likely(inquiry, context.today).into_iter().chain([Choice::Keep]), 3))
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, context: &FormContext) -> Answered {
        let inquiry = match (field, answer) {
            (_, Answer::Choice(Choice::Keep)) => return Answered::Abandoned,
            (_, Answer::Choice(Choice::Other)) => {
                self.is_other = true;
                return Answered::Abandoned;
            }
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

    /// What was typed is shown before somebody else reads it, and what can't be taken back is asked once.
    fn is_checked(&self) -> bool {
        let says_plate = self.detail.plate.is_some() && self.detail.along.is_none();
        let says_driver = self.detail.driver.is_some();
        let says_more = self.typed || self.volunteered || says_plate || says_driver;
        self.event.is_asked_once_more() || (says_more && self.checked().is_some())
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

/// The question of an inquiry.
pub(in crate::chat) fn question(
    l: Locale,
    (inquiry, event, today): (Inquiry, OrderEvent, NaiveDate),
    order: &OrderFacts,
    detail: &Detail,
) -> String {
    let (code, loaded) = (order.code.to_string(), detail.loaded.map(|loaded| l.quantity(loaded)).unwrap_or_default());
    match inquiry {
        Inquiry::Reason if event == OrderEvent::AskCancel => fl!(l, "ask-quit-reason", order = code),
        Inquiry::Reason if event == OrderEvent::CloseRest => fl!(l, "ask-rest-reason", order = code),
        Inquiry::Reason => fl!(l, "ask-cancel-reason", order = code),
        Inquiry::Remark if event == OrderEvent::SendBack => fl!(l, "ask-order-send-back", order = code),
        Inquiry::Remark => fl!(l, "ask-order-refuse", order = code),
        Inquiry::Reduced if order.approval.is_some_and(|approval| approval.agreed_ahead) => {
            fl!(l, "ask-order-unreduced", order = code, quantity = l.quantity(order.quantity))
        }
        Inquiry::Reduced => fl!(l, "ask-order-reduced", order = code, quantity = l.quantity(order.quantity)),
        Inquiry::Day => fl!(l, "ask-order-day", order = order.code.to_string(), date = words::ready(l, &order.terms)),
        Inquiry::Due => fl!(l, "ask-order-due", order = code, example = example::due(l, today)),
        Inquiry::Came => {
            let asked = match order.progress.came {
                Some(came) => fl!(l, "ask-order-came-again", order = code, came = l.money(came)),
                None => fl!(l, "ask-order-came", order = code),
            };
            lines([delivery::billed(l, order), asked])
        }
        Inquiry::Trouble => match &detail.note {
            Some(note) => fl!(l, "ask-order-trouble-noted", order = code, note = user(note, SENTENCE)),
            None => fl!(l, "ask-order-trouble", order = code),
        },
        Inquiry::Outcome => fl!(l, "ask-order-outcome", order = code),
        Inquiry::Term => fl!(l, "ask-order-term", order = code),
        Inquiry::Amendment => match detail.term {
            Some(Term::Quantity) => fl!(l, "ask-amend-quantity", order = code, quantity = l.quantity(order.quantity)),
            Some(Term::PaymentDays) => fl!(l, "ask-amend-days", order = code),
            _ => fl!(l, "ask-amend-price", order = code, price = l.price(order.terms.price)),
        },
        Inquiry::Returned => {
            let kept = order.quantity.with_base(order.progress.returnable());
            fl!(l, "ask-order-returned", order = code, kept = l.quantity(kept))
        }
        Inquiry::Loaded => match detail.along.as_deref() {
            // The plate of the truck is known.
            Some(Along { code: first, plate: Some(plate), .. }) => {
                fl!(l, "ask-order-loaded-along", order = code, first = first.to_string(), plate = user(plate, NAME))
            }
            Some(Along { code: first, .. }) => {
                let example = l.quantity(order.quantity);
                fl!(l, "ask-order-loaded-along-plate", order = code, first = first.to_string(), example = example)
            }
            None if detail.corrects.is_some() => fl!(l, "ask-order-load", order = code, load = delivery::load(l, order)),
            None => fl!(l, "ask-order-loaded", order = code, example = l.quantity(order.quantity)),
        },
        Inquiry::Arrived => fl!(l, "ask-order-arrived", order = code, loaded = loaded),
        // What was lost is known, and not what is good.
        Inquiry::Accepted if detail.rejected.is_some() => {
            let rejected = detail.rejected.map(|rejected| l.quantity(rejected)).unwrap_or_default();
            match detail.arrived {
                Some(arrived) => fl!(l, "ask-order-good-arrived", order = code, arrived = l.quantity(arrived), rejected = rejected),
                None => fl!(l, "ask-order-good", order = code, loaded = loaded, rejected = rejected),
            }
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
        Inquiry::Weight => {
            let accepted = l.quantity(order.quantity.with_base(delivery::to_weigh(order, detail)));
            fl!(l, "ask-order-weight", order = code, accepted = accepted, example = example::quantity(l, Unit::Kg))
        }
    }
}

/// What an inquiry is called in a list of fields.
pub(in crate::chat) fn field(l: Locale, inquiry: Inquiry) -> String {
    match inquiry {
        Inquiry::Reason => fl!(l, "field-order-reason"),
        Inquiry::Remark => fl!(l, "field-order-remark"),
        Inquiry::Reduced => fl!(l, "field-order-reduced"),
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
        Inquiry::Weight => fl!(l, "field-order-weight"),
        Inquiry::Came => fl!(l, "field-order-came"),
    }
}

impl StepForm {
    /// The answers that are offered as buttons.
    fn likely(&self, inquiry: Inquiry, today: NaiveDate) -> Vec<Choice> {
        match inquiry {
            Inquiry::Reason => CancelReason::ALL.iter().copied().map(Choice::Reason).collect(),
            Inquiry::Remark | Inquiry::Came => Vec::new(),
            Inquiry::Reduced => vec![Choice::Quantity(self.order.quantity)],
            Inquiry::Day => days(&self.order, today),
            Inquiry::Due => {
                let agreed = self.order.progress.payment_days.filter(|days| !LIKELY_DAYS.contains(days));
                let days = agreed.iter().chain(LIKELY_DAYS).filter_map(|days| u64::try_from(*days).ok());
                days.map(|days| Choice::Date(today + Days::new(days))).collect()
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
            Inquiry::Weight => {
                let usual = delivery::usual_weight(&self.order, delivery::to_weigh(&self.order, &self.detail));
                usual.map(|base| Choice::Quantity(Quantity { base, unit: Unit::Kg })).into_iter().collect()
            }
            Inquiry::Trouble => Trouble::OF_PEOPLE.iter().copied().map(Choice::Trouble).collect(),
            Inquiry::Outcome => {
                let open = Outcome::OF_PARTIES.iter().copied().filter(|outcome| self.order.progress.can_end(*outcome));
                open.map(Choice::Outcome).collect()
            }
            Inquiry::Term => self.terms().into_iter().map(|(field, _)| Choice::Field(field)).collect(),
            Inquiry::Amendment => self.likely_amendments(),
            Inquiry::Returned => vec![Choice::Quantity(self.quantity(self.order.progress.returnable()))],
        }
    }

    /// Takes an answer.
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
                self.detail.rejects.clear();
                Answered::Accepted
            }
            (Inquiry::Loss, Answer::Text(text)) if self.figure() == Some(Inquiry::Accepted) => self.read_loss(text, context),
            (Inquiry::Weight, Answer::Choice(Choice::Quantity(quantity))) => self.take_weight(*quantity),
            (Inquiry::Weight, Answer::Text(text)) => self.read_weight(text, context),
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
