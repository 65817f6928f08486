//! A line that needs a word before it is read: whether it offers or looks for goods, which of its goods comes
//! first, which of one's offers it is about.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{Answer, Answered, Fields, FormContext, OfferEdit, Prompt, rows},
    domain::offer::OfferId,
    notice::{Choice, Field, OfferFacts, Problem, Question},
};

/// The line, and what is asked about it. Texts are without personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct LineForm {
    /// What it may be.
    pub(in crate::chat) about: About,
    /// The message that it came in.
    #[serde(default)]
    pub(in crate::chat) message: Option<i32>,
    /// The photo that came with it.
    #[serde(default)]
    pub(in crate::chat) photo: Option<String>,
    /// The day (WIB) on which the line was written: *besok* counts from there, whenever the answer comes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::chat) written_on: Option<NaiveDate>,
    /// The answer.
    #[serde(default)]
    pub(in crate::chat) answer: Option<Word>,
}

/// What a line may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "snake_case")]
pub(in crate::chat) enum About {
    /// Somebody looks for goods, or offers them.
    Demand { text: String },
    /// Several goods, each with its code and its part of the line.
    Several { parts: Vec<(String, String)> },
    /// A change of one of these offers.
    Own { change: OfferEdit, offers: Vec<OfferFacts> },
}

/// An answer to one of the questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::chat) enum Word {
    Selling,
    Seeking,
    /// The goods with this code first.
    First(String),
    Offer(OfferId),
}

impl LineForm {
    pub(in crate::chat) const fn of(about: About, message: Option<i32>, written_on: NaiveDate) -> Self {
        Self { about, message, photo: None, written_on: Some(written_on), answer: None }
    }
}

impl Fields for LineForm {
    fn is_checked(&self) -> bool {
        false
    }

    fn missing(&self) -> Field {
        if self.answer.is_none() { Field::Which } else { Field::Check }
    }

    fn ask(&self, _: Field, _: &FormContext) -> Prompt {
        match &self.about {
            About::Demand { .. } => (Question::SellOrSeek, vec![vec![Choice::Selling, Choice::Seeking]]),
            About::Several { parts } => {
                let first = parts.first().map(|(code, _)| code.clone()).unwrap_or_default();
                let mut goods: Vec<Choice> = parts.iter().map(|(code, _)| Choice::Commodity(code.clone())).collect();
                goods.dedup();
                (Question::FirstOf { goods: first.into() }, rows(goods, 1))
            }
            About::Own { offers, .. } => {
                let choices = offers.iter().map(|offer| Choice::Offer(offer.id));
                (Question::WhichOffer { offers: offers.clone() }, rows(choices, 3))
            }
        }
    }

    fn answer(&mut self, _: Field, answer: &Answer<'_>, _: &FormContext) -> Answered {
        let Answer::Choice(choice) = answer else { return Answered::Rejected(Problem::Press) };
        self.answer = Some(match choice {
            Choice::Selling => Word::Selling,
            Choice::Seeking => Word::Seeking,
            Choice::Commodity(code) => Word::First(code.clone()),
            Choice::Offer(id) => Word::Offer(*id),
            _ => return Answered::Rejected(Problem::Press),
        });
        Answered::Accepted
    }

    fn clear(&mut self, _: Field) {
        self.answer = None;
    }

    fn gives_way_to(&self, _: Field, _: &str, _: NaiveDate) -> bool {
        true
    }

    fn message(&self) -> Option<i32> {
        self.message
    }

    fn takes_photo(&self) -> bool {
        true
    }

    fn keep_photo(&mut self, photo: String) -> Problem {
        self.photo = Some(photo);
        Problem::PhotoKept
    }
}
