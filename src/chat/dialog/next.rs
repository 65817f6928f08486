//! Where a conversation goes on. Features return it instead of calling each other; the router follows it.

use serde::{Deserialize, Serialize};

use super::{AnyForm, LaterLine};
use crate::{
    chat::actions::Action,
    domain::{demand::DemandId, money::Price, offer::OfferId, talk::TalkId},
    market::Error,
    notice::OfferFacts,
    reading::Refusal,
};

/// What is to be done next for the same update.
#[derive(Debug)]
pub(in crate::chat) enum Next {
    /// Nothing: everything was answered.
    Done,
    /// The use case of a complete form.
    Submit(Box<dyn AnyForm>),
    /// The answer to a form that the person gave up with *Tidak jadi*.
    Abandon(Box<dyn AnyForm>),
    /// What the button of this action does.
    Act(Action),
    /// The router goes on as if the person had typed this text.
    Text(String),
    /// A text that no form asked for.
    FreeText(String),
    /// The welcome of a stranger, or the question at which he stopped.
    Welcome,
    /// The answer to what nobody understands.
    Unknown,
    /// The answer to a voice message, a sticker, a location.
    NonText,
    /// A seller's line, and those of other goods that are read after this offer.
    OfferLine { text: String, later: Vec<LaterLine> },
    /// A line that the reader refused as an offer; without personal data.
    NoOffer { refusal: Refusal, text: String },
    /// The form of an offer, after several lines that were meant as one and could not be read.
    UnclearOffer,
    /// A buyer's line.
    Search(String),
    /// How much of an offer with this number a buyer orders, in his words.
    Purchase { offer: OfferId, quantity: String },
    /// A price for goods of an offer, in a buyer's words; the price alone, where they say nothing else.
    Bid { offer: OfferId, text: String, price: Option<Price> },
    /// A buyer's line that says what is needed, how much and until when.
    DemandLine(String),
    /// A price, or a yes, in a price talk as it was seen.
    TalkLine { talk: TalkId, version: i64, price: Option<Price> },
    /// A seller's line without goods right under a demand.
    AnswerLine { demand: DemandId, text: String },
    /// What a line without goods says of an offer that was shown last: the same again but for that.
    OfferAgain { offer: OfferId, text: String },
    /// A change of an offer that is up.
    ChangeOffer { change: OfferEdit, offer: Box<OfferFacts> },
}

/// What a step of a conversation gives.
pub(in crate::chat) type Flow = Result<Next, Error>;

/// What a line changes of an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::chat) enum OfferEdit {
    /// The price is as this text says.
    Price(String),
    /// How much is left as this text says.
    Rest(String),
    /// Nothing is left.
    SoldOut,
}
