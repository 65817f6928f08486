//! What a mediator decides: shown whole before it counts, since nobody takes it back. How much goes back is asked first.

use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{Answer, Answered, Fields, FormContext, Prompt, ordering::returned_of, rows},
    domain::{
        order::{Detail, Inquiry, OrderEvent, Outcome},
        quantity::Quantity,
    },
    notice::{Choice, Field, OrderFacts, Problem, Question},
};

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct Ruling {
    /// The order as the mediator saw it.
    pub(in crate::chat) order: OrderFacts,
    /// How it ends.
    #[serde(default = "goes_back")]
    pub(in crate::chat) outcome: Outcome,
    /// How much goes back, where that is how it ends.
    #[serde(default)]
    pub(in crate::chat) returned: Option<Quantity>,
}

/// What the form was for when it asked how much goes back alone.
const fn goes_back() -> Outcome {
    Outcome::Returned
}

impl Ruling {
    /// What is decided.
    pub(in crate::chat) fn detail(&self) -> Detail {
        Detail { outcome: Some(self.outcome), returned: self.returned, ..Detail::default() }
    }
}

impl Fields for Ruling {
    fn commodity(&self) -> Option<&str> {
        Some(&self.order.terms.commodity)
    }

    fn is_checked(&self) -> bool {
        true
    }

    fn missing(&self) -> Field {
        if self.outcome == Outcome::Returned && self.returned.is_none() { Field::Inquiry(Inquiry::Returned) } else { Field::Check }
    }

    fn ask(&self, field: Field, context: &FormContext) -> Prompt {
        let (inquiry, event, today) = (Inquiry::Returned, OrderEvent::Decide, context.today);
        if field == Field::Check {
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
            Answer::Choice(Choice::Quantity(_)) | Answer::Text(_) => match returned_of(&self.order, answer) {
                Ok(returned) => {
                    self.returned = Some(returned);
                    Answered::Accepted
                }
                Err(answered) => answered,
            },
            _ => Answered::Rejected(Problem::Press),
        }
    }

    fn clear(&mut self, _: Field) {
        self.returned = None;
    }
}
