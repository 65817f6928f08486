//! How much a mediator sends back: the one outcome that needs a number.

use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{Answer, Answered, Fields, FormContext, Prompt, ordering::returned_of, rows},
    domain::{
        order::{Detail, Inquiry, OrderEvent, Outcome},
        quantity::Quantity,
    },
    notice::{Choice, Field, OrderFacts, Problem, Question},
};

/// A decision that goods go back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct Ruling {
    /// The order as the mediator saw it.
    pub(in crate::chat) order: OrderFacts,
    #[serde(default)]
    pub(in crate::chat) returned: Option<Quantity>,
    /// It was typed: what was read is shown before it counts.
    #[serde(default)]
    pub(in crate::chat) typed: bool,
}

impl Ruling {
    /// What is decided.
    pub(in crate::chat) fn detail(&self) -> Detail {
        Detail { outcome: Some(Outcome::Returned), returned: self.returned, ..Detail::default() }
    }
}

impl Fields for Ruling {
    fn commodity(&self) -> Option<&str> {
        Some(&self.order.terms.commodity)
    }

    fn is_checked(&self) -> bool {
        self.typed
    }

    fn missing(&self) -> Field {
        if self.returned.is_none() { Field::Inquiry(Inquiry::Returned) } else { Field::Check }
    }

    fn ask(&self, field: Field, context: &FormContext) -> Prompt {
        let (inquiry, event, today) = (Inquiry::Returned, OrderEvent::Decide, context.today);
        if field == Field::Check && self.is_checked() {
            let question = Question::WeighedCheck { event, order: self.order.clone(), detail: Box::new(self.detail()) };
            return (question, vec![vec![Choice::Do, Choice::Keep]]);
        }
        let question = Question::OrderInquiry { inquiry, event, order: self.order.clone(), today, detail: Box::new(self.detail()) };
        let all = Choice::Quantity(self.order.quantity.with_base(self.order.progress.returnable()));
        (question, rows([all, Choice::Keep], 2))
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, _: &FormContext) -> Answered {
        match answer {
            Answer::Choice(Choice::Keep) => Answered::Abandoned,
            Answer::Choice(Choice::Do) if field == Field::Check => Answered::Finish,
            Answer::Choice(Choice::Quantity(_)) | Answer::Text(_) => {
                let answered = returned_of(&self.order, answer);
                let read = matches!(answered, Ok(_) | Err(Answered::Clarify(_) | Answered::RejectedClarify(..)));
                // What was typed stays typed, whatever is pressed after it.
                self.typed |= read && matches!(answer, Answer::Text(_));
                match answered {
                    Ok(returned) => {
                        self.returned = Some(returned);
                        Answered::Accepted
                    }
                    Err(answered) => answered,
                }
            }
            _ => Answered::Rejected(Problem::Press),
        }
    }

    fn clear(&mut self, _: Field) {
        (self.returned, self.typed) = (None, false);
    }
}
