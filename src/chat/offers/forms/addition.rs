//! A second offer of goods of which one is still up: the seller says whether it takes the old one's place.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::offer::OfferForm;
use crate::{
    chat::dialog::{Answer, Answered, Fields, FormContext, Prompt, read_line},
    domain::{commodity::GoodsCode, offer::OfferId},
    notice::{Choice, Field, OfferFacts, Problem, Question},
    reading::Refusal,
};

/// The new offer, and the one that is up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct Addition {
    /// The offer that is up.
    pub(in crate::chat) up: OfferFacts,
    pub(in crate::chat) new: New,
    /// Whether the new one takes the old one's place.
    #[serde(default)]
    pub(in crate::chat) replaces: Option<bool>,
}

/// What would be published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "snake_case")]
pub(in crate::chat) enum New {
    /// A form that is complete and was checked.
    Form(Box<OfferForm>),
    /// An earlier offer again, with the stamp of its terms.
    Again { offer: OfferId, terms: i64 },
    /// An offer whose time passed, put up for longer, as its seller saw it.
    Renew { offer: OfferId, version: i64 },
}

impl Fields for Addition {
    fn is_checked(&self) -> bool {
        false
    }

    fn missing(&self) -> Field {
        if self.replaces.is_none() { Field::Which } else { Field::Check }
    }

    fn ask(&self, _: Field, _: &FormContext) -> Prompt {
        (Question::ReplaceOrAdd { offer: self.up.clone() }, vec![vec![Choice::Replace, Choice::Add]])
    }

    fn answer(&mut self, _: Field, answer: &Answer<'_>, _: &FormContext) -> Answered {
        self.replaces = match answer {
            Answer::Choice(Choice::Replace) => Some(true),
            Answer::Choice(Choice::Add) => Some(false),
            _ => return Answered::Rejected(Problem::Press),
        };
        Answered::Accepted
    }

    fn clear(&mut self, _: Field) {
        self.replaces = None;
    }

    /// Another whole line takes the place of the one that was not published yet.
    fn gives_way_to(&self, _: Field, text: &str, written_on: NaiveDate) -> bool {
        read_line(text, written_on) != Err(Refusal::NotOffer)
    }

    fn commodity(&self) -> Option<&str> {
        Some(&self.up.terms.commodity)
    }

    /// What was filled in and checked; an earlier offer again is a press.
    fn unfinished_goods(&self) -> Option<GoodsCode> {
        match &self.new {
            New::Form(form) => form.unfinished_goods(),
            New::Again { .. } | New::Renew { .. } => None,
        }
    }
}
