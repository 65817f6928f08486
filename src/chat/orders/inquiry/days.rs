//! The days that an answer names: one of the calendar, or a number of days of complete papers.

use chrono::{Days, NaiveDate};

use crate::{
    chat::dialog::{Answer, Answered, FormContext},
    domain::order::MOST_PAYMENT_DAYS,
    notice::{Choice, OrderFacts, Problem},
    reading::{self, DateReading},
};

/// Days of complete papers that are offered as buttons.
pub(super) const LIKELY_DAYS: &[i64] = &[0, 7, 14, 30];
/// How many days are offered as buttons.
const DAYS_SHOWN: usize = 6;
/// The last day that can be proposed, from today.
const FARTHEST: Days = Days::new(180);

/// The days of complete papers that an answer names: `14`, `14 hari`.
pub(super) fn days_of(answer: &Answer<'_>) -> Result<i64, Answered> {
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
pub(super) enum Unread {
    Problem(Problem),
    /// One of these may be meant.
    OneOf(Option<Problem>, Vec<NaiveDate>),
}

/// The one day that an answer names, from today on.
pub(super) fn one_day(answer: &Answer<'_>, context: &FormContext) -> Result<NaiveDate, Unread> {
    let day = match answer {
        Answer::Choice(Choice::Date(day)) => *day,
        Answer::Text(text) => match reading::date(text, context.written_on) {
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
        day if day < context.today => Err(Unread::Problem(Problem::DatePast { date: day })),
        day if day > context.today + FARTHEST => Err(Unread::Problem(Problem::DateFar)),
        day => Ok(day),
    }
}

/// The next days, without the one that is agreed.
pub(super) fn days(order: &OrderFacts, today: NaiveDate) -> Vec<Choice> {
    let next = today.iter_days().filter(|day| *day != order.terms.ready_from);
    next.take(DAYS_SHOWN).map(Choice::Date).collect()
}
