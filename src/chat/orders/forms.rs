//! Cancelling what was agreed, with a reason; declining a request; what the freight of a truck is; and what a side says of a complaint.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{
        Answer, Answered, Fields, FormContext, Prompt, Topic, WordsOf, is_about_other_goods, is_whole_line, keep_one_of_load, name,
        names_goods_alone, rows,
        sums::{UnreadSum, sum_of},
    },
    domain::{
        money::{Price, Rupiah},
        order::{CancelReason, MOST_PHOTOS, OrderCode, OrderEvent},
    },
    market::takes_photo,
    notice::{Choice, Field, OrderFacts, Problem, Question},
};

/// A cancellation; own words are shown once more before they count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct Cancellation {
    pub(in crate::chat) order: OrderFacts,
    #[serde(default)]
    pub(in crate::chat) reason: Option<CancelReason>,
    #[serde(default)]
    pub(in crate::chat) note: Option<String>,
    /// The other side is asked first, so that both cancel together.
    #[serde(default)]
    pub(in crate::chat) together: bool,
}

/// Declining a request: one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct Declining {
    pub(in crate::chat) order: OrderFacts,
}

/// What a side says of a complaint: one question, one sentence, and photos.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct ComplaintNoteForm {
    /// The order with the complaint of which it was asked.
    pub(in crate::chat) order: OrderFacts,
    #[serde(default)]
    pub(in crate::chat) note: Option<String>,
    #[serde(default)]
    pub(in crate::chat) photos: Vec<String>,
}

impl ComplaintNoteForm {
    /// Since when (UTC) the complaint is open of which it was asked.
    pub(in crate::chat) fn since(&self) -> Option<DateTime<Utc>> {
        self.order.progress.complaint.as_ref().map(|complaint| complaint.since)
    }
}

impl Fields for ComplaintNoteForm {
    fn commodity(&self) -> Option<&str> {
        Some(&self.order.terms.commodity)
    }

    fn asks_for_words_of(&self, _: Field) -> Option<WordsOf> {
        Some(WordsOf::Order(self.order.code))
    }

    fn order(&self) -> Option<OrderCode> {
        Some(self.order.code)
    }

    fn holds_words(&self) -> bool {
        !self.photos.is_empty()
    }

    fn topic(&self) -> Option<Topic> {
        self.since().map(|since| Topic::Complaint(self.order.id, since))
    }

    fn takes_photo(&self) -> bool {
        self.takes_photos()
    }

    fn takes_photos(&self) -> bool {
        takes_photo(&self.order)
    }

    fn keep_photo(&mut self, photo: String) -> Problem {
        keep_one_of_load(&mut self.photos, photo, MOST_PHOTOS)
    }

    fn missing(&self) -> Field {
        if self.note.is_none() { Field::Note } else { Field::Check }
    }

    fn ask(&self, _: Field, _: &FormContext) -> Prompt {
        (Question::ComplaintNote { order: self.order.clone() }, vec![vec![Choice::Keep]])
    }

    fn answer(&mut self, _: Field, answer: &Answer<'_>, _: &FormContext) -> Answered {
        match answer {
            Answer::Choice(Choice::Keep) => Answered::Abandoned,
            Answer::Text(text) => match name::note(text) {
                Ok(note) => {
                    self.note = Some(note);
                    Answered::Accepted
                }
                Err(problem) => Answered::Rejected(problem),
            },
            _ => Answered::Rejected(Problem::Press),
        }
    }

    /// The question says who reads it.
    fn is_checked(&self) -> bool {
        false
    }

    fn clear(&mut self, _: Field) {
        self.note = None;
    }
}

impl Fields for Declining {
    fn commodity(&self) -> Option<&str> {
        Some(&self.order.terms.commodity)
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::Order(self.order.id, OrderEvent::Decline))
    }

    fn missing(&self) -> Field {
        Field::Check
    }

    fn ask(&self, _: Field, _: &FormContext) -> Prompt {
        (Question::DeclineCheck { order: self.order.clone() }, vec![vec![Choice::Do, Choice::Keep]])
    }

    fn answer(&mut self, _: Field, answer: &Answer<'_>, _: &FormContext) -> Answered {
        match answer {
            Answer::Choice(Choice::Do) => Answered::Finish,
            Answer::Choice(Choice::Keep) => Answered::Abandoned,
            _ => Answered::Rejected(Problem::Press),
        }
    }

    fn clear(&mut self, _: Field) {}
}

/// What the freight of a truck is: one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct FreightForm {
    pub(in crate::chat) order: OrderFacts,
    /// Which load of the order the truck took, from 1.
    pub(in crate::chat) number: i64,
    /// Whether other orders had a load on it.
    pub(in crate::chat) shared: bool,
    #[serde(default)]
    pub(in crate::chat) freight: Option<Rupiah>,
}

impl Fields for FreightForm {
    fn commodity(&self) -> Option<&str> {
        Some(&self.order.terms.commodity)
    }

    /// A price stands in many lines: one that offers goods names no freight.
    fn gives_way_to(&self, _: Field, text: &str, written_on: NaiveDate) -> bool {
        names_goods_alone(text, written_on)
            || is_about_other_goods(text, &self.order.terms.commodity, written_on)
            || is_whole_line(text, written_on)
    }

    fn missing(&self) -> Field {
        if self.freight.is_none() { Field::Price } else { Field::Check }
    }

    fn ask(&self, _: Field, _: &FormContext) -> Prompt {
        (Question::Freight { order: self.order.clone(), shared: self.shared }, vec![vec![Choice::Keep]])
    }

    fn answer(&mut self, _: Field, answer: &Answer<'_>, context: &FormContext) -> Answered {
        if matches!(answer, Answer::Choice(Choice::Keep)) {
            return Answered::Abandoned;
        }
        match sum_of(answer, &self.order.terms.commodity) {
            Ok(freight) => {
                self.freight = Some(freight);
                Answered::Accepted
            }
            Err(UnreadSum::Problem(problem)) => Answered::Rejected(problem),
            Err(UnreadSum::OneOf(likely)) => self.ask_which(likely, context),
        }
    }

    /// It is information that can be changed at once.
    fn is_checked(&self) -> bool {
        false
    }

    fn clear(&mut self, _: Field) {
        self.freight = None;
    }
}

impl FreightForm {
    /// Which of several amounts is meant.
    fn ask_which(&self, likely: Vec<Price>, context: &FormContext) -> Answered {
        let (question, _) = self.ask(Field::Price, context);
        Answered::Clarify(Box::new((question, rows(likely.into_iter().map(Choice::Price).chain([Choice::Keep]), 2))))
    }
}

impl Fields for Cancellation {
    fn commodity(&self) -> Option<&str> {
        Some(&self.order.terms.commodity)
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::Order(self.order.id, OrderEvent::Cancel))
    }

    /// The reason can be said in own words, and in others under the check.
    fn asks_for_words_of(&self, _: Field) -> Option<WordsOf> {
        Some(WordsOf::Order(self.order.code))
    }

    fn order(&self) -> Option<OrderCode> {
        Some(self.order.code)
    }

    fn holds_words(&self) -> bool {
        self.note.is_some()
    }

    fn missing(&self) -> Field {
        match (self.reason, &self.note) {
            (None, _) => Field::Reason,
            (Some(CancelReason::Other), None) => Field::Note,
            _ => Field::Check,
        }
    }

    fn ask(&self, field: Field, _: &FormContext) -> Prompt {
        let order = self.order.clone();
        match (field, &self.note) {
            (Field::Note, _) => (Question::CancelNote { order }, vec![vec![Choice::Keep]]),
            (Field::Check, note) => {
                let (reason, note) = (self.reason, note.clone().unwrap_or_default());
                let asks = order.position().apply(OrderEvent::AskCancel).is_ok().then_some(Choice::Together);
                let choices = [Some(Choice::Do), asks, Some(Choice::Keep)].into_iter().flatten();
                (Question::CancelCheck { order, note, reason }, rows(choices, 2))
            }
            _ => {
                let reasons = CancelReason::ALL.iter().copied().map(Choice::Reason);
                (Question::CancelReason { order }, rows(reasons.chain([Choice::Keep]), 2))
            }
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, _: &FormContext) -> Answered {
        match (field, answer) {
            (_, Answer::Choice(Choice::Keep)) => Answered::Abandoned,
            (Field::Reason, Answer::Choice(Choice::Reason(reason))) => {
                self.reason = Some(*reason);
                Answered::Accepted
            }
            // A reason that is typed at once is one in own words.
            (Field::Reason | Field::Note | Field::Check, Answer::Text(text)) => {
                let note = match name::note(text) {
                    Ok(note) => note,
                    Err(problem) => return Answered::Rejected(problem),
                };
                (self.reason, self.note) = (Some(CancelReason::Other), Some(note));
                Answered::Accepted
            }
            (Field::Check, Answer::Choice(choice @ (Choice::Do | Choice::Together))) => {
                self.together = matches!(choice, Choice::Together);
                Answered::Finish
            }
            _ => Answered::Rejected(Problem::Press),
        }
    }

    fn clear(&mut self, field: Field) {
        match field {
            Field::Reason => self.reason = None,
            Field::Note => self.note = None,
            _ => {}
        }
    }
}
