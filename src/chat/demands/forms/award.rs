//! Taking an answer to a demand, whole or in part.

use serde::{Deserialize, Serialize};

use super::amounts::{parts, read_quantity};
use crate::{
    chat::dialog::{Answer, Answered, Fields, FormContext, Prompt, rows},
    domain::{commodity::Commodity, quantity::Quantity, reliability::Reliability},
    notice::{AnswerFacts, Choice, DemandFacts, Field, Problem, Question},
};

/// An answer that is being taken; all that can be taken of it is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct AwardForm {
    pub(in crate::chat) demand: DemandFacts,
    pub(in crate::chat) answer: AnswerFacts,
    /// The most that can be taken.
    pub(in crate::chat) most: Quantity,
    pub(in crate::chat) quantity: Option<Quantity>,
    /// What the seller's loads say of him.
    #[serde(default)]
    pub(in crate::chat) reliability: Option<Reliability>,
}

impl AwardForm {
    fn keep(&mut self, quantity: Quantity) -> Answered {
        if quantity.base > self.most.base {
            return Answered::Rejected(Problem::Less { remaining: self.most });
        }
        self.quantity = Some(quantity);
        Answered::Accepted
    }
}

impl Fields for AwardForm {
    fn commodity(&self) -> Option<&str> {
        Some(self.demand.goods.as_str())
    }

    fn missing(&self) -> Field {
        if self.quantity.is_none() { Field::Quantity } else { Field::Check }
    }

    fn ask(&self, field: Field, _: &FormContext) -> Prompt {
        let (demand, answer) = (self.demand.clone(), self.answer.clone());
        match (field, self.quantity) {
            (Field::Check, Some(quantity)) => {
                let total = answer.price.total(quantity, None);
                let reliability = self.reliability;
                let question = Question::AwardCheck { demand, answer, quantity, total, reliability };
                (question, vec![vec![Choice::Do], vec![Choice::Edit, Choice::Keep]])
            }
            _ => (Question::AwardQuantity { demand, answer, most: self.most }, rows(parts(self.most), 2)),
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, _: &FormContext) -> Answered {
        match (field, answer) {
            (_, Answer::Choice(Choice::Keep)) => Answered::Abandoned,
            (Field::Check, Answer::Choice(Choice::Do)) => Answered::Finish,
            (Field::Check, Answer::Choice(Choice::Edit)) => {
                self.quantity = None;
                Answered::Jump(Field::Quantity)
            }
            (_, Answer::Choice(Choice::Quantity(quantity))) => self.keep(*quantity),
            (_, Answer::Text(text)) => {
                let Some(goods) = Commodity::by_code(self.demand.goods.as_str()) else { return Answered::Rejected(Problem::Number) };
                match read_quantity(text, goods, Some(self.most)) {
                    Ok(quantity) => self.keep(quantity),
                    Err(answered) => answered,
                }
            }
            _ => Answered::Rejected(Problem::Press),
        }
    }

    fn clear(&mut self, field: Field) {
        if field == Field::Quantity {
            self.quantity = None;
        }
    }
}
