//! Asking for parts of live offers that together bring what is still open of a demand.

use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{Answer, Answered, Fields, FormContext, Prompt},
    notice::{Choice, DemandFacts, Field, Pool, Problem, Question},
};

/// A load that is proposed. It is asked for as it was shown, or not at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct PoolForm {
    pub(in crate::chat) demand: DemandFacts,
    pub(in crate::chat) load: Pool,
}

impl Fields for PoolForm {
    fn commodity(&self) -> Option<&str> {
        Some(self.demand.goods.as_str())
    }

    fn missing(&self) -> Field {
        Field::Check
    }

    fn ask(&self, _: Field, _: &FormContext) -> Prompt {
        let question = Question::PoolCheck { demand: self.demand.clone(), load: self.load.clone() };
        (question, vec![vec![Choice::Do, Choice::Keep]])
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
