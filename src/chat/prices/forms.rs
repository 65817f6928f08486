//! The form of a reference price: one line, and a check.

use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{Answer, Answered, Fields, FormContext, Prompt, unfit},
    domain::{
        commodity::{Commodity, GoodsCode},
        reference::{NotReference, Reference},
    },
    notice::{Choice, Field, Problem, Question},
    reading::{self, PriceReading, ReferenceLineError},
};

/// A reference price that is being entered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::chat) struct ReferenceForm {
    /// What the line says.
    pub(in crate::chat) reference: Option<Box<Reference>>,
}

impl ReferenceForm {
    fn take(&mut self, text: &str, is_checked: bool, context: &FormContext) -> Answered {
        if let Some(problem) = unfit(text) {
            return Answered::Rejected(problem);
        }
        // Under the check another price, or another day, is enough: what else the line said stays.
        let before = self.reference.as_deref().filter(|_| is_checked);
        let corrected = before.and_then(|before| reading::corrected_reference(text, before, context.written_on));
        let read = corrected.map_or_else(|| reading::reference_line(text, context.written_on).map_err(problem_of_line), Ok);
        match read.and_then(|reference| reference.check(context.today).map(|()| reference).map_err(problem_of)) {
            Ok(reference) => {
                self.reference = Some(Box::new(reference));
                Answered::Accepted
            }
            Err(problem) => Answered::Rejected(problem),
        }
    }
}

impl Fields for ReferenceForm {
    fn missing(&self) -> Field {
        if self.reference.is_none() { Field::Price } else { Field::Check }
    }

    fn ask(&self, field: Field, context: &FormContext) -> Prompt {
        match (field, &self.reference) {
            (Field::Check, Some(reference)) => {
                (Question::ReferenceCheck { reference: reference.clone() }, vec![vec![Choice::Do, Choice::Edit]])
            }
            _ => (Question::ReferenceLine { today: context.today }, Vec::new()),
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match (field, answer) {
            (Field::Check, Answer::Choice(Choice::Do)) => Answered::Finish,
            (Field::Check, Answer::Choice(Choice::Edit)) => {
                self.reference = None;
                Answered::Jump(Field::Price)
            }
            (_, Answer::Text(text)) => self.take(text, field == Field::Check, context),
            _ => Answered::Rejected(Problem::Press),
        }
    }

    fn clear(&mut self, field: Field) {
        if field == Field::Price {
            self.reference = None;
        }
    }
}

/// What is said of a line that names no reference price.
fn problem_of_line(error: ReferenceLineError) -> Problem {
    match error {
        ReferenceLineError::Goods => Problem::GoodsUnknown,
        ReferenceLineError::Price(PriceReading::Range) => Problem::Range,
        ReferenceLineError::Price(PriceReading::NotPositive) => Problem::Zero,
        ReferenceLineError::Price(_) => Problem::Number,
        ReferenceLineError::Source => Problem::SourceMissing,
    }
}

/// What is said of what can't be a reference price.
fn problem_of(error: NotReference) -> Problem {
    match error {
        NotReference::Goods(_) => Problem::GoodsUnknown,
        NotReference::Unit { goods, unit } => {
            let allowed = Commodity::by_code(&goods).map(|goods| goods.allowed_units.clone()).unwrap_or_default();
            Problem::UnitNotFor { unit, goods: GoodsCode::from(goods), allowed }
        }
        NotReference::Price => Problem::Number,
        NotReference::Day(_) => Problem::DateFar,
        NotReference::Source => Problem::TooLong,
    }
}
