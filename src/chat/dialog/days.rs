//! The days that an answer names, for every form that asks for one.

use chrono::{Days as Ahead, NaiveDate};

use super::{Answer, Answered, FormContext, Prompt, rows};
use crate::{
    notice::{Choice, Problem, Question},
    reading::{self, DateReading},
};

/// The first and the last day that was said, or what becomes of the question.
pub(in crate::chat) type Days = Result<(NaiveDate, NaiveDate), Answered>;

/// The days that an answer to `question` names. A bare number is a day of the month.
pub(in crate::chat) fn read_days(answer: &Answer<'_>, context: &FormContext, question: &Question) -> Days {
    match answer {
        Answer::Choice(Choice::Date(day)) => Ok((*day, *day)),
        Answer::Text(text) => of_reading(reading::date(text, context.written_on), text, question),
        _ => Err(Answered::Rejected(Problem::Press)),
    }
}

/// The days that a text names which answers another question; `None` where it names none. A bare number is an amount. What is unclear
/// about them is asked by `question`.
pub(in crate::chat) fn days_beside(text: &str, context: &FormContext, question: &Question) -> Option<Days> {
    match reading::date_beside(text, context.written_on) {
        DateReading::Unclear => None,
        read => Some(of_reading(read, text, question)),
    }
}

/// How many days *Pilih tanggal* shows.
pub(in crate::chat) const DAYS_SHOWN: u64 = 9;
/// How far ahead of the first possible day goods can be ordered.
const FARTHEST: Ahead = Ahead::new(60);

/// The day that a buyer said, if goods that can be had from `first` on can be ordered for it.
pub(in crate::chat) fn day_from(said: Days, first: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Answered> {
    match said?.0 {
        day if day < today => Err(Answered::Rejected(Problem::DatePast { date: day })),
        day if day < first => Err(Answered::Rejected(Problem::DateSoon { first })),
        day if day > first + FARTHEST => Err(Answered::Rejected(Problem::DateFar)),
        day => Ok(day),
    }
}

fn of_reading(read: DateReading, text: &str, question: &Question) -> Days {
    let one_of = |days: Vec<NaiveDate>| -> Prompt { (question.clone(), rows(days.into_iter().map(Choice::Date), 2)) };
    match read {
        DateReading::Day(day) => Ok((day, day)),
        DateReading::Range(from, until) => Ok((from, until)),
        DateReading::Ask(days) => Err(Answered::Clarify(Box::new(one_of(days)))),
        DateReading::Impossible(days) => {
            let problem = Problem::DateImpossible { text: text.chars().take(40).collect() };
            Err(match days.is_empty() {
                true => Answered::Rejected(problem),
                false => Answered::RejectedClarify(problem, Box::new(one_of(days))),
            })
        }
        DateReading::Past(date) => Err(Answered::Rejected(Problem::DatePast { date })),
        DateReading::Unclear => Err(Answered::Rejected(Problem::DateUnclear)),
    }
}
