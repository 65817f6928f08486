//! What a transition of an order asks before it takes place: one form for all of them. Its fields are the inquiries of the
//! event's row in the table; each has a question, likely answers, and a reading of what is typed.

use i18n_embed_fl::fl;
use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{Answer, Answered, Fields, Prompt, Sight, rows},
    domain::order::{CancelReason, Detail, Inquiry, OrderEvent},
    locale::Locale,
    notice::{Choice, Field, OrderFacts, Problem, Question},
};

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
    fn take(&mut self, inquiry: Inquiry, answer: &Answer<'_>, _: &Sight) -> Answered {
        match (inquiry, answer) {
            (Inquiry::Reason, Answer::Choice(Choice::Reason(reason))) => {
                self.detail.reason = Some(*reason);
                Answered::Accepted
            }
            _ => Answered::Rejected(Problem::Press),
        }
    }
}

/// The question of an inquiry.
pub(in crate::chat) fn question(l: Locale, inquiry: Inquiry, order: &OrderFacts) -> String {
    match inquiry {
        Inquiry::Reason => fl!(l, "ask-cancel-reason", order = order.code.to_string()),
    }
}

/// What an inquiry is called in a list of fields.
pub(in crate::chat) fn field(l: Locale, inquiry: Inquiry) -> String {
    match inquiry {
        Inquiry::Reason => fl!(l, "field-order-reason"),
    }
}
