//! When an official is sent the digest.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{Answer, Answered, Fields, FormContext, Prompt, is_whole_line, rows},
    domain::person::DigestDays,
    notice::{Choice, Field, Problem, Question},
    reading::{self, Reported},
};

/// Hours that the buttons offer; any other can be typed.
const HOURS: [u32; 4] = [6, 7, 8, 16];

/// Hour and days, with what holds now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct DigestForm {
    pub(in crate::chat) current: (u32, DigestDays),
    #[serde(default)]
    pub(in crate::chat) hour: Option<u32>,
    #[serde(default)]
    pub(in crate::chat) days: Option<DigestDays>,
}

impl Fields for DigestForm {
    fn is_checked(&self) -> bool {
        false
    }

    fn missing(&self) -> Field {
        match (self.hour, self.days) {
            (None, _) => Field::Hour,
            (_, None) => Field::Days,
            _ => Field::Check,
        }
    }

    fn ask(&self, field: Field, _: &FormContext) -> Prompt {
        match field {
            Field::Hour => (Question::DigestHour { hour: self.current.0 }, rows(HOURS.map(Choice::Hour), 2)),
            _ => (Question::DigestDays { days: self.current.1 }, rows(DigestDays::ALL.iter().copied().map(Choice::Days), 1)),
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, _: &FormContext) -> Answered {
        match (field, answer) {
            (Field::Hour, Answer::Choice(Choice::Hour(hour))) if *hour < 24 => self.hour = Some(*hour),
            (Field::Hour, Answer::Text(text)) => match typed_hour(text) {
                Some(hour) => self.hour = Some(hour),
                None => return Answered::Rejected(Problem::HourBad),
            },
            (Field::Days, Answer::Choice(Choice::Days(days))) => self.days = Some(*days),
            _ => return Answered::Rejected(Problem::Press),
        }
        Answered::Accepted
    }

    fn clear(&mut self, field: Field) {
        match field {
            Field::Hour => self.hour = None,
            Field::Days => self.days = None,
            _ => {}
        }
    }

    fn gives_way_to(&self, _: Field, text: &str, written_on: NaiveDate) -> bool {
        is_whole_line(text, written_on) || named_in(text, written_on).is_some()
    }
}

/// The day or the month that a line names of which a digest is wanted: `ringkasan kemarin`, `laporan november`.
pub(super) fn named_in(text: &str, today: NaiveDate) -> Option<Reported> {
    let (first, rest) = text.trim().split_once(char::is_whitespace)?;
    let asks = ["ringkasan", "laporan", "rekap"].contains(&first.to_lowercase().as_str());
    if asks { reading::reported(rest, today) } else { None }
}

/// `7`, `07.00`, `jam 7`, `7:00 WIB`: a full hour of the day; anything more ("7 malam") is not guessed at.
fn typed_hour(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    let mut words: Vec<&str> = lower.split_whitespace().collect();
    words.retain(|word| !matches!(*word, "jam" | "pukul" | "wib" | "pagi"));
    let [hour] = words.as_slice() else { return None };
    let hour = hour.strip_suffix(".00").or_else(|| hour.strip_suffix(":00")).unwrap_or(hour);
    hour.parse().ok().filter(|hour| *hour < 24)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, hour) in [
            ("7", Some(7)),
            ("jam 07.00", Some(7)),
            ("16:00 WIB", Some(16)),
            ("25", None),
            ("pagi", None),
            ("7 malam", None),
            ("19.30", None),
        ] {
            assert_eq!(typed_hour(text), hour, "{text}");
        }
    }
}
