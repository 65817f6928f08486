//! A farmer without a phone, as an assistant registers him: his spoken consent first.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{Answer, Answered, Fields, FormContext, Prompt, is_whole_line, name, places, rows},
    domain::{person::SellerKind, place::Region},
    notice::{Choice, Field, OnBehalf, Problem, Question},
};

/// What the assistant fills in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::chat) struct FarmerForm {
    /// Name of the assistant, for the check.
    pub(in crate::chat) assistant: String,
    pub(in crate::chat) consent: bool,
    pub(in crate::chat) name: Option<String>,
    pub(in crate::chat) seller_kind: Option<SellerKind>,
    pub(in crate::chat) place: Option<(String, Region)>,
}

impl FarmerForm {
    /// Both names, as far as they are known.
    pub(in crate::chat) fn on_behalf(&self) -> OnBehalf {
        OnBehalf { farmer: self.name.as_deref().unwrap_or_default().into(), assistant: self.assistant.as_str().into() }
    }

    fn consent_prompt() -> Prompt {
        (Question::FarmerConsent, vec![vec![Choice::Agree, Choice::ReadAll, Choice::Refuse]])
    }
}

impl Fields for FarmerForm {
    fn missing(&self) -> Field {
        if !self.consent {
            Field::Consent
        } else if self.name.is_none() {
            Field::Name
        } else if self.seller_kind.is_none() {
            Field::SellerKind
        } else if self.place.is_none() {
            Field::Place
        } else {
            Field::Check
        }
    }

    fn ask(&self, field: Field, _: &FormContext) -> Prompt {
        match (field, self.seller_kind, &self.place) {
            (Field::Name, ..) => (Question::FarmerName, Vec::new()),
            (Field::SellerKind, ..) => (Question::FarmerKind, rows(SellerKind::ALL.iter().copied().map(Choice::Kind), 2)),
            (Field::Place, ..) => (Question::FarmerVillage, places::villages_of_the_city().1),
            (Field::Check, Some(seller_kind), Some((place, _))) => {
                let question = Question::FarmerCheck { on_behalf: self.on_behalf(), seller_kind, place: place.clone() };
                (question, vec![vec![Choice::Right, Choice::Edit]])
            }
            (Field::Which, ..) => (Question::ProfileField, rows([Field::Name, Field::SellerKind, Field::Place].map(Choice::Field), 3)),
            _ => Self::consent_prompt(),
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, _: &FormContext) -> Answered {
        match (field, answer) {
            (Field::Consent, Answer::Choice(Choice::Agree)) => self.consent = true,
            (Field::Consent, Answer::Choice(Choice::Refuse)) => return Answered::Abandoned,
            (Field::Consent, Answer::Choice(Choice::ReadAll)) => {
                let full = (Question::ConsentFull, vec![vec![Choice::Agree, Choice::Refuse]]);
                return Answered::Clarify(Box::new(full));
            }
            (Field::Name, Answer::Text(text)) => return name::keep(&mut self.name, text),
            (Field::SellerKind, Answer::Choice(Choice::Kind(kind))) => self.seller_kind = Some(*kind),
            (Field::Place, answer) => return places::answer(&mut self.place, answer),
            (Field::Which, Answer::Choice(Choice::Field(field))) => return Answered::Jump(*field),
            (Field::Check, Answer::Choice(Choice::Right)) => return Answered::Finish,
            (Field::Check, Answer::Choice(Choice::Edit)) => return Answered::Jump(Field::Which),
            (Field::Name, Answer::Contact { .. }) => return Answered::Rejected(Problem::NonText),
            _ => return Answered::Rejected(Problem::Press),
        }
        Answered::Accepted
    }

    fn gives_way_to(&self, _: Field, text: &str, written_on: NaiveDate) -> bool {
        is_whole_line(text, written_on)
    }

    fn waits_unfinished(&self) -> bool {
        self.name.is_some()
    }

    fn clear(&mut self, field: Field) {
        match field {
            Field::Consent => self.consent = false,
            Field::Name => self.name = None,
            Field::SellerKind => self.seller_kind = None,
            Field::Place => self.place = None,
            _ => {}
        }
    }
}
