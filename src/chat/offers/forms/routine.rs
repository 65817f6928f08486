//! When a seller wants to be asked about goods that he offers again and again.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{Answer, Answered, Fields, FormContext, Prompt, read_line, rows},
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

impl RoutineForm {
    /// Days, a time of day, or both: `senin kamis jam 6`.
    fn text(&mut self, field: Field, text: &str, context: &FormContext) -> Answered {
        let (days, minute) = (weekdays(text, context), minute_of(text, field == Field::Hour));
        if days.is_none() && minute.is_none() {
            return Answered::Rejected(Problem::Press);
        }
        (self.days, self.minute) = (days.or(self.days), minute.or(self.minute));
        Answered::Accepted
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
            (Field::Days | Field::Hour | Field::Check, Answer::Text(text)) => return self.text(field, text, context),
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

    fn gives_way_to(&self, _: Field, text: &str, today: NaiveDate) -> bool {
        read_line(text, today) != Err(Refusal::NotOffer)
    }
}

/// Words before a time of day.
const AT: &[&str] = &["jam", "pukul", "pkl", "jem"];

/// `jam 6`, `pukul 05.30`, `06:15`: minutes after midnight (WIB). A bare number is an hour where that is asked for, or behind a word for it.
fn minute_of(text: &str, is_asked: bool) -> Option<u32> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let time = |at: usize, word: &str| {
        let said = at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|before| AT.contains(before));
        let (hour, minute) = word.split_once(['.', ':']).unwrap_or((word, "0"));
        let clock = word.contains([':', '.']) && minute.len() == 2;
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
        let later = words.get(at + 1).is_some_and(|word| matches!(*word, "sore" | "malam")) && (1..12).contains(&hour);
        let hour = if later { hour + 12 } else { hour };
        (hour < 24 && minute < 60 && (said || clock || is_asked)).then_some(hour * 60 + minute)
    };
    words.iter().enumerate().find_map(|(at, word)| time(at, word.trim_end_matches([',', '.'])))
}

/// `senin kamis`, `Rebo, Setu`, `setiap hari`.
fn weekdays(text: &str, context: &FormContext) -> Option<Weekdays> {
    let lower = text.to_lowercase();
    if ["setiap hari", "tiap hari", "saben dina", "saben dinten"].iter().any(|all| lower.contains(all)) {
        return Some(Weekdays::ALL);
    }
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
        assert_eq!(weekdays("senin saja", &context), Weekdays::of([Mon]));
        assert_eq!(weekdays("tiap hari jam 6", &context), Some(Weekdays::ALL));
        assert_eq!(weekdays("jam 6 pagi", &context), None);
        assert_eq!(weekdays("kapan saja", &context), None);
    }

    #[test]
    fn a_time_of_day_is_read_as_people_write_it() {
        for (text, minute) in [
            ("jam 6", Some(360)),
            ("pukul 05.30", Some(330)),
            ("06:15", Some(375)),
            ("jam 4 sore", Some(960)),
            ("senin jam 7", Some(420)),
            ("6", None),
            ("jam 25", None),
            ("senin kamis", None),
        ] {
            assert_eq!(minute_of(text, false), minute, "{text}");
        }
        assert_eq!(minute_of("6", true), Some(360));
    }
}
