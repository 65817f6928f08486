//! When a seller wants to be asked about goods that he offers again and again.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{Answer, Answered, Fields, FormContext, Prompt, rows},
    domain::{
        commodity::GoodsCode,
        routine::{Rhythm, Weekdays},
    },
    notice::{Choice, Field, Problem, Question},
    reading::{self, DateReading, Refusal},
};

/// Hours that the buttons offer, in minutes after midnight (WIB).
const HOURS: [u32; 5] = [5 * 60, Rhythm::MORNING, 6 * 60, 7 * 60, 16 * 60];

/// A routine that is being filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct RoutineForm {
    /// Code of the goods.
    pub(in crate::chat) commodity: String,
    #[serde(default)]
    pub(in crate::chat) days: Option<Weekdays>,
    #[serde(default)]
    pub(in crate::chat) minute: Option<u32>,
}

impl RoutineForm {
    /// The usual hour is proposed.
    pub(in crate::chat) const fn of(commodity: String) -> Self {
        Self { commodity, days: None, minute: Some(Rhythm::MORNING) }
    }

    pub(in crate::chat) fn rhythm(&self) -> Option<Rhythm> {
        Some(Rhythm { days: self.days?, minute: self.minute? })
    }
}

impl Fields for RoutineForm {
    fn missing(&self) -> Field {
        match (self.days, self.minute) {
            (None, _) => Field::Days,
            (_, None) => Field::Hour,
            _ => Field::Check,
        }
    }

    fn ask(&self, field: Field, _: &FormContext) -> Prompt {
        let goods = GoodsCode::from(self.commodity.clone());
        match (field, self.rhythm()) {
            (Field::Check, Some(rhythm)) => (Question::RoutineCheck { goods, rhythm }, vec![vec![Choice::Right, Choice::Edit]]),
            (Field::Hour, _) => (Question::RoutineHour { goods }, rows(HOURS.map(Choice::Minute), 3)),
            _ => {
                let days = [Weekdays::ALL, Weekdays::NOT_SUNDAY, Weekdays::WORKING].map(Choice::Weekdays);
                (Question::RoutineDays { goods }, rows(days, 2))
            }
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match (field, answer) {
            (Field::Check, Answer::Choice(Choice::Right)) => return Answered::Finish,
            (Field::Check, Answer::Choice(Choice::Edit)) => {
                (self.days, self.minute) = (None, None);
                return Answered::Jump(Field::Days);
            }
            (Field::Days, Answer::Choice(Choice::Weekdays(days))) => self.days = Some(*days),
            (Field::Hour, Answer::Choice(Choice::Minute(minute))) => self.minute = Some(*minute),
            (Field::Days, Answer::Text(text)) => match weekdays(text, context) {
                Some(days) => self.days = Some(days),
                None => return Answered::Rejected(Problem::Press),
            },
            _ => return Answered::Rejected(Problem::Press),
        }
        Answered::Accepted
    }

    fn clear(&mut self, field: Field) {
        match field {
            Field::Days => self.days = None,
            Field::Hour => self.minute = None,
            _ => {}
        }
    }

    fn gives_way_to(&self, text: &str, today: NaiveDate) -> bool {
        reading::line(text, today) != Err(Refusal::NotOffer)
    }
}

/// `senin kamis`, `Rebo, Setu`.
fn weekdays(text: &str, context: &FormContext) -> Option<Weekdays> {
    let named = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 2);
    Weekdays::of(named.filter_map(|word| {
        let word = if word.eq_ignore_ascii_case("minggu") { format!("hari {word}") } else { word.to_owned() };
        match reading::date(&word, context.written_on) {
            DateReading::Day(day) => Some(day.weekday()),
            DateReading::Ask(days) => days.first().map(Datelike::weekday),
            _ => None,
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_are_read_by_their_names() {
        let context = FormContext {
            today: "2026-11-24".parse().unwrap(),
            written_on: "2026-11-24".parse().unwrap(),
            home: None,
            incoming: None,
            photo: None,
        };
        use chrono::Weekday::{Mon, Sun, Tue};
        assert_eq!(weekdays("senin, selasa", &context), Weekdays::of([Mon, Tue]));
        assert_eq!(weekdays("Minggu", &context), Weekdays::of([Sun]));
        assert_eq!(weekdays("kapan saja", &context), None);
    }
}
