//! Forms: a list of fields, each with its question, its buttons and its reading of an answer. They are pure;
//! the engine in [`engine`] gives all of them the same manners.

pub(super) mod account;
pub(super) mod engine;
pub(super) mod farmer;
pub(super) mod line;
pub(super) mod offer;
pub(super) mod offer_change;
pub(super) mod official;
pub(super) mod order;
mod places;
pub(super) mod purchase;
pub(super) mod routine;

use chrono::NaiveDate;

use crate::{
    domain::place::Region,
    notice::{Choice, Field, Notice, Problem, Question},
};

/// A question with its buttons.
pub(super) type Prompt = (Question, Vec<Vec<Choice>>);

/// What a form may look at besides its own fields.
#[derive(Debug, Clone)]
pub(super) struct Sight {
    /// Today in WIB.
    pub(super) today: NaiveDate,
    /// Where the person's goods usually are.
    pub(super) home: Option<(String, Region)>,
    /// The message that is being answered.
    pub(super) said: Option<i32>,
    /// The photo that came with it.
    pub(super) photo: Option<String>,
}

/// An answer to the field that is being asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer<'a> {
    Text(&'a str),
    Choice(&'a Choice),
    Contact { phone: &'a str, own: bool },
}

/// What an answer led to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Answered {
    /// The field is filled in: on to the next.
    Kept,
    /// It could not be taken; the field is asked again after a kind sentence.
    Again(Problem),
    /// The same field needs a closer question.
    Closer(Box<Prompt>),
    /// It could not be taken, and the likely answers are known: the closer question follows the sentence.
    Instead(Problem, Box<Prompt>),
    /// On to this field, whatever is missing.
    Jump(Field),
    /// The form is complete and checked.
    Finish,
    /// The person keeps things as they are.
    Keep,
    /// The form ends with this; nothing that a stranger filled in is kept.
    Leave(Box<Notice>),
    /// Whether this hash is that of an open invitation has to be looked up.
    LookUp(String),
}

/// What every form can do.
pub(super) trait Fields {
    /// The first field that still has to be asked; the last is usually the check before it counts.
    fn missing(&self) -> Field;

    /// The question for a field.
    fn ask(&self, field: Field, sight: &Sight) -> Prompt;

    /// Takes an answer to the field that is being asked.
    fn answer(&mut self, field: Field, answer: &Answer<'_>, sight: &Sight) -> Answered;

    /// Buttons for a field that could not be read twice.
    fn help(&self, _field: Field) -> Vec<Vec<Choice>> {
        Vec::new()
    }

    /// Whether the complete form is shown once more before it counts.
    fn is_checked(&self) -> bool {
        true
    }

    /// Forgets a field, so that it is asked again.
    fn clear(&mut self, field: Field);
}

/// Buttons in rows of `wide`.
pub(super) fn rows(choices: impl IntoIterator<Item = Choice>, wide: usize) -> Vec<Vec<Choice>> {
    let all: Vec<Choice> = choices.into_iter().collect();
    all.chunks(wide.max(1)).map(<[Choice]>::to_vec).collect()
}

/// Why free text can't be kept, if it can't.
pub(super) fn unfit(text: &str) -> Option<Problem> {
    use crate::reading::Unfit;
    Some(match crate::reading::unfit(text)? {
        Unfit::TooLong => Problem::TooLong,
        Unfit::Link => Problem::Link,
        Unfit::Personal => Problem::Personal,
        Unfit::Prohibited => Problem::Prohibited,
    })
}
