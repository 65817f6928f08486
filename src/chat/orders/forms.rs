//! Cancelling what was agreed, with a reason.

use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{Answer, Answered, Fields, Prompt, Sight, Topic, name, rows},
    domain::order::{CancelReason, OrderEvent},
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

    fn ask(&self, _: Field, _: &Sight) -> Prompt {
        (Question::DeclineCheck { order: self.order.clone() }, vec![vec![Choice::Do, Choice::Keep]])
    }

    fn answer(&mut self, _: Field, answer: &Answer<'_>, _: &Sight) -> Answered {
        match answer {
            Answer::Choice(Choice::Do) => Answered::Finish,
            Answer::Choice(Choice::Keep) => Answered::Abandoned,
            _ => Answered::Rejected(Problem::Press),
        }
    }

    fn clear(&mut self, _: Field) {}
}

impl Fields for Cancellation {
    fn commodity(&self) -> Option<&str> {
        Some(&self.order.terms.commodity)
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::Order(self.order.id, OrderEvent::Cancel))
    }

    fn missing(&self) -> Field {
        match (self.reason, &self.note) {
            (None, _) => Field::Reason,
            (Some(CancelReason::Other), None) => Field::Note,
            _ => Field::Check,
        }
    }

    fn ask(&self, field: Field, _: &Sight) -> Prompt {
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

    fn answer(&mut self, field: Field, answer: &Answer<'_>, _: &Sight) -> Answered {
        match (field, answer) {
            (_, Answer::Choice(Choice::Keep)) => Answered::Abandoned,
            (Field::Reason, Answer::Choice(Choice::Reason(reason))) => {
                self.reason = Some(*reason);
                Answered::Accepted
            }
            // A reason that is typed at once is one in own words.
            (Field::Reason | Field::Note, Answer::Text(text)) => {
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
