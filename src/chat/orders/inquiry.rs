//! What a transition of an order asks before it takes place: one form for all of them. Its fields are the inquiries of the
//! event's row in the table; each has a question, likely answers, and a reading of what is typed.

use chrono::{Days, NaiveDate};
use i18n_embed_fl::fl;
use serde::{Deserialize, Serialize};

use crate::{
    chat::{
        dialog::{Answer, Answered, Fields, Prompt, Sight, rows},
        kit::words,
    },
    domain::order::{CancelReason, Detail, Inquiry, OrderEvent},
    locale::Locale,
    notice::{Choice, Field, OrderFacts, Problem, Question},
    reading::{self, DateReading},
};

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
}

impl Fields for StepForm {
    fn missing(&self) -> Field {
        let asked = self.event.asks().iter().copied().find(|inquiry| !self.detail.answers(*inquiry));
        asked.map_or(Field::Check, Field::Inquiry)
    }

    fn ask(&self, field: Field, sight: &Sight) -> Prompt {
        let inquiry = if let Field::Inquiry(inquiry) = field { inquiry } else { Inquiry::Reason };
        let question = Question::OrderInquiry { inquiry, event: self.event, order: self.order.clone(), today: sight.today };
        let likely: Vec<Choice> = match inquiry {
            Inquiry::Reason => CancelReason::ALL.iter().copied().map(Choice::Reason).collect(),
            Inquiry::Day => days(&self.order, sight.today),
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
    fn take(&mut self, inquiry: Inquiry, answer: &Answer<'_>, sight: &Sight) -> Answered {
        match (inquiry, answer) {
            (Inquiry::Reason, Answer::Choice(Choice::Reason(reason))) => {
                self.detail.reason = Some(*reason);
                Answered::Accepted
            }
            (Inquiry::Day, answer) => self.take_day(answer, sight),
            _ => Answered::Rejected(Problem::Press),
        }
    }

    fn take_day(&mut self, answer: &Answer<'_>, sight: &Sight) -> Answered {
        match one_day(answer, sight) {
            // It is that day already.
            Ok(day) if day == self.order.terms.ready_from && self.order.terms.ready_until.is_none() => Answered::Abandoned,
            Ok(day) => {
                self.detail.day = Some(day);
                Answered::Accepted
            }
            Err(Unread::Problem(problem)) => Answered::Rejected(problem),
            Err(Unread::OneOf(problem, days)) => {
                let (question, _) = self.ask(Field::Inquiry(Inquiry::Day), sight);
                let prompt = Box::new((question, rows(days.into_iter().map(Choice::Date).chain([Choice::Keep]), 2)));
                match problem {
                    Some(problem) => Answered::RejectedClarify(problem, prompt),
                    None => Answered::Clarify(prompt),
                }
            }
        }
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
pub(in crate::chat) fn question(l: Locale, inquiry: Inquiry, order: &OrderFacts) -> String {
    match inquiry {
        Inquiry::Reason => fl!(l, "ask-cancel-reason", order = order.code.to_string()),
        Inquiry::Day => fl!(l, "ask-order-day", order = order.code.to_string(), date = words::ready(l, &order.terms)),
    }
}

/// What an inquiry is called in a list of fields.
pub(in crate::chat) fn field(l: Locale, inquiry: Inquiry) -> String {
    match inquiry {
        Inquiry::Reason => fl!(l, "field-order-reason"),
        Inquiry::Day => fl!(l, "field-order-day"),
    }
}
