//! On which day, or days, the goods can be taken.

use super::{
    draft::{FARTHEST, OfferForm},
    prompts::{one_of, pick_date},
};
use crate::{
    chat::dialog::{Answer, Answered, FormContext},
    notice::{Choice, Problem},
    reading::{self, DateReading},
};

impl OfferForm {
    pub(super) fn ready_answer(&mut self, answer: &Answer<'_>, context: &FormContext) -> Answered {
        let (from, until) = match answer {
            Answer::Choice(Choice::Date(day)) => (*day, None),
            Answer::Choice(Choice::PickDate) => return Answered::Clarify(Box::new(pick_date(context.today))),
            Answer::Text(text) => match reading::date(text, context.written_on) {
                DateReading::Day(day) => (day, None),
                DateReading::Range(from, until) => (from, Some(until).filter(|u| *u != from)),
                DateReading::Ask(days) => return Answered::Clarify(Box::new(one_of(days))),
                DateReading::Impossible(days) => {
                    let problem = Problem::DateImpossible { text: text.chars().take(40).collect() };
                    return if days.is_empty() {
                        Answered::Rejected(problem)
                    } else {
                        Answered::RejectedClarify(problem, Box::new(one_of(days)))
                    };
                }
                DateReading::Past(date) => return Answered::Rejected(Problem::DatePast { date }),
                DateReading::Unclear => return Answered::Rejected(Problem::DateUnclear),
            },
            _ => return Answered::Rejected(Problem::Press),
        };
        if until.unwrap_or(from) < context.today {
            return Answered::Rejected(Problem::DatePast { date: from });
        }
        if until.unwrap_or(from) > context.today + FARTHEST {
            return Answered::Rejected(Problem::DateFar);
        }
        self.ready = Some((from.max(context.today), until));
        Answered::Accepted
    }
}
