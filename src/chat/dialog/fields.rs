//! The fields of a form, each with its question, its buttons and its reading of an answer. They are pure; the engine
//! in [`engine`](super::engine) gives all of them the same manners.

use std::{any::Any, fmt::Debug};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize, Serializer, ser::Error as _};
use serde_json::value::{self, RawValue};

use super::{last_line::read_line, later_line::LaterLine};
use crate::{
    domain::{
        commodity::{Commodity, GoodsCode},
        offer::OfferId,
        order::{OrderCode, OrderEvent, OrderId},
        place::Region,
    },
    notice::{Choice, Field, FormKind, Notice, Problem, Question},
    reading::{self, AskCode, Change, Draft, GoodsReading, Refusal, Unfit},
};

/// A question with its buttons.
pub(in crate::chat) type Prompt = (Question, Vec<Vec<Choice>>);

/// What a form may look at besides its own fields.
#[derive(Debug, Clone)]
pub(in crate::chat) struct FormContext {
    /// Today in WIB.
    pub(in crate::chat) today: NaiveDate,
    /// The WIB day on which the words being read were written.
    pub(in crate::chat) written_on: NaiveDate,
    /// Where the person's goods usually are.
    pub(in crate::chat) home: Option<(String, Region)>,
    /// The message that is being answered.
    pub(in crate::chat) incoming: Option<i32>,
    /// The photo that came with it.
    pub(in crate::chat) photo: Option<String>,
}

/// An answer to the field that is being asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::chat) enum Answer<'a> {
    Text(&'a str),
    Choice(&'a Choice),
    Contact { phone: &'a str, own: bool },
}

/// What an answer led to.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chat) enum Answered {
    /// The field is filled in; the next one is asked.
    Accepted,
    /// It could not be taken; the field is asked again after a kind sentence.
    Rejected(Problem),
    /// The same field needs a closer question.
    Clarify(Box<Prompt>),
    /// It could not be taken, and the likely answers are known: the closer question follows the sentence.
    RejectedClarify(Problem, Box<Prompt>),
    /// This field is asked next, whatever is missing.
    Jump(Field),
    /// Some of it was taken, and this field is asked next: after a kind sentence, or closer, where there is need.
    AskNext { field: Field, problem: Option<Problem>, prompt: Option<Box<Prompt>> },
    /// The form is complete and checked.
    Finish,
    /// The person keeps things as they are.
    Abandoned,
    /// The form ends with this; nothing that a stranger filled in is kept.
    Leave(Box<Notice>),
    /// The form ends, and this line is read as if nothing had been asked, with the message that it came in.
    ReadInstead(Option<i32>, Box<LaterLine>),
    /// Whether this hash is that of an open invitation has to be looked up.
    LookUp(String),
}

impl Answered {
    /// What the answer led to, said of another field than the one that was asked: a closer question is about that one.
    pub(in crate::chat) fn asking(self, field: Field) -> Self {
        match self {
            Self::Clarify(prompt) => Self::AskNext { field, problem: None, prompt: Some(prompt) },
            Self::RejectedClarify(problem, prompt) => Self::AskNext { field, problem: Some(problem), prompt: Some(prompt) },
            other => other,
        }
    }

    /// What the answer led to where something else was taken of the same words: what is left to be asked is asked of `field`.
    pub(in crate::chat) fn beside(self, field: Field) -> Self {
        match self.asking(field) {
            Self::Rejected(problem) => Self::AskNext { field, problem: Some(problem), prompt: None },
            other => other,
        }
    }
}

/// What a form is about: it ends when that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chat) enum Topic {
    /// This event of an order, as long as it can happen.
    Order(OrderId, OrderEvent),
    /// The complaint about an order that is open since then (UTC), as long as the person's side has said nothing of it.
    Complaint(OrderId, DateTime<Utc>),
    /// A seller's offer, as long as it is not withdrawn.
    OwnOffer(OfferId),
    /// A seller's offer, as long as it is up.
    UpOffer(OfferId),
    /// An offer that a buyer orders of, as long as it can be ordered.
    LiveOffer(OfferId),
}

/// What own words are asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chat) enum WordsOf {
    /// This order.
    Order(OrderCode),
    /// Goods that are offered, ordered, or needed.
    Goods,
}

/// What every form can do.
pub(in crate::chat) trait Fields {
    /// The first field that still has to be asked; the last is usually the check before it counts.
    fn missing(&self) -> Field;

    /// The question for a field.
    fn ask(&self, field: Field, context: &FormContext) -> Prompt;

    /// Takes an answer to the field that is being asked.
    fn answer(&mut self, field: Field, answer: &Answer<'_>, context: &FormContext) -> Answered;

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

    /// Whether a text leaves the question for this field aside and says something of its own. What is said of an order may name other
    /// goods.
    fn gives_way_to(&self, field: Field, text: &str, written_on: NaiveDate) -> bool {
        let Some(code) = self.commodity() else { return false };
        match self.asks_for_words_of(field) {
            Some(WordsOf::Order(_)) => is_beside_own_words(text, code, written_on),
            Some(WordsOf::Goods) => is_about_other_goods(text, code, written_on) || is_beside_own_words(text, code, written_on),
            None => is_about_other_goods(text, code, written_on) || self.asks_figure(field) && names_other_goods(text, code),
        }
    }

    /// Whether this field is a figure or a day, to which the name of goods is no answer.
    fn asks_figure(&self, _field: Field) -> bool {
        false
    }

    /// The code of the goods that the form is about: a whole line about other goods is no answer to it.
    fn commodity(&self) -> Option<&str> {
        None
    }

    /// Keeps a further line of the same message, to be read after this form; `false` if the form can't.
    fn keep_for_later(&mut self, _line: LaterLine) -> bool {
        false
    }

    /// What was kept so, taken out of the form.
    fn take_later(&mut self) -> Vec<LaterLine> {
        Vec::new()
    }

    /// What the question for this field asks own words of, if it does: a number in a sentence is no wish to see what has it.
    fn asks_for_words_of(&self, _field: Field) -> Option<WordsOf> {
        None
    }

    /// Whether the form holds own words or photos, which nobody gives twice.
    fn holds_words(&self) -> bool {
        false
    }

    /// Whether the form waits when a text says something of its own, so that nothing of what was filled in is lost.
    fn waits_unfinished(&self) -> bool {
        self.unfinished_goods().is_some() || self.holds_words()
    }

    /// Whether what was typed in the form is work that is not lost without a word: of settings it is a word.
    fn counts_typed(&self) -> bool {
        self.commodity().is_some() || self.order().is_some()
    }

    /// The goods that a half-filled form would lose if another of its kind took its place.
    fn unfinished_goods(&self) -> Option<GoodsCode> {
        None
    }

    /// The order that the form is about.
    fn order(&self) -> Option<OrderCode> {
        None
    }

    /// The message that the form was read from.
    fn message(&self) -> Option<i32> {
        None
    }

    /// What the form is about, if it ends with it.
    fn topic(&self) -> Option<Topic> {
        None
    }

    /// Whether the form keeps a photo that comes while it is filled in.
    fn takes_photo(&self) -> bool {
        false
    }

    /// Whether a photo with this text under it shows what the form is about.
    fn is_shown_with(&self, _text: &str, _written_on: NaiveDate) -> bool {
        true
    }

    /// Whether it has the one photo that it takes: a further picture of the same album does not replace it.
    fn has_photo(&self) -> bool {
        false
    }

    /// Whether it takes several, and asks for them.
    fn takes_photos(&self) -> bool {
        false
    }

    /// Keeps a photo, if the form takes one; what is said of it.
    fn keep_photo(&mut self, _photo: String) -> Problem {
        Problem::NonText
    }

    /// Takes the hash of an invitation that was found to be open.
    fn accept_invitation(&mut self, _hash: String) {}
}

/// Whether a text says something of its own, which no question about a setting asked for: an offer, a search, or a change
/// of an offer.
pub(in crate::chat) fn is_whole_line(text: &str, written_on: NaiveDate) -> bool {
    if reading::command(text).is_some() {
        return true;
    }
    match read_line(text, written_on) {
        Ok(draft) => {
            let goods = draft.commodity.is_some() || draft.ask.contains(&AskCode::Variant);
            goods && says_amount(&draft)
        }
        Err(Refusal::IsDemand | Refusal::MultiItem | Refusal::IsQuestion | Refusal::Unclear) => true,
        Err(_) => false,
    }
}

/// The kind of a form, which is also its name in stored conversations.
pub(in crate::chat) trait Kind {
    const KIND: FormKind;
}

/// The fields of any form, as conversations hold them.
pub(in crate::chat) trait AnyForm: Debug + Send + Sync {
    fn kind(&self) -> FormKind;
    fn fields(&self) -> &dyn Fields;
    fn fields_mut(&mut self) -> &mut dyn Fields;
    fn as_any(&self) -> &dyn Any;
    fn into_any(self: Box<Self>) -> Box<dyn Any + Send>;
    fn copy(&self) -> Box<dyn AnyForm>;
    /// The fields as they are stored.
    ///
    /// # Errors
    /// What can't be written as JSON.
    fn to_json(&self) -> serde_json::Result<Box<RawValue>>;
}

impl<F: Fields + Kind + Clone + Debug + Serialize + Send + Sync + 'static> AnyForm for F {
    fn kind(&self) -> FormKind {
        F::KIND
    }

    fn fields(&self) -> &dyn Fields {
        self
    }

    fn fields_mut(&mut self) -> &mut dyn Fields {
        self
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any + Send> {
        self
    }

    fn copy(&self) -> Box<dyn AnyForm> {
        Box::new(self.clone())
    }

    fn to_json(&self) -> serde_json::Result<Box<RawValue>> {
        value::to_raw_value(&Tagged { form: F::KIND, fields: self })
    }
}

/// A stored form: its fields beside the name of its kind, `{"form": "offer", ...}`.
#[derive(Serialize)]
struct Tagged<'a, F> {
    form: FormKind,
    #[serde(flatten)]
    fields: &'a F,
}

/// The kind of a stored form.
#[derive(Deserialize)]
pub(in crate::chat) struct Tag {
    pub(in crate::chat) form: FormKind,
}

impl Serialize for dyn AnyForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().map_err(S::Error::custom)?.serialize(serializer)
    }
}

/// Buttons in rows of `wide`.
pub(in crate::chat) fn rows(choices: impl IntoIterator<Item = Choice>, wide: usize) -> Vec<Vec<Choice>> {
    let all: Vec<Choice> = choices.into_iter().collect();
    all.chunks(wide.max(1)).map(<[Choice]>::to_vec).collect()
}

/// Whether a line says how much or for how much, also where that has to be asked about.
fn says_amount(draft: &Draft) -> bool {
    says_quantity(draft) || says_price(draft)
}

fn says_quantity(draft: &Draft) -> bool {
    draft.qty.is_some() || draft.ask.contains(&AskCode::QtyScale)
}

fn says_price(draft: &Draft) -> bool {
    draft.price.is_some() || draft.ask.contains(&AskCode::PriceScale)
}

/// Whether a text says how much or for how much, or changes an offer, and of goods other than those with this code.
pub(in crate::chat) fn is_about_other_goods(text: &str, code: &str, written_on: NaiveDate) -> bool {
    if let Some(command) = reading::command(text) {
        return !command.codes.contains(&code);
    }
    if !text.chars().any(char::is_numeric) {
        return false;
    }
    match read_line(text, written_on) {
        Ok(draft) => {
            let family = draft.ask.contains(&AskCode::Variant) && !draft.likely.goods.contains(&code);
            draft.commodity.map_or(family, |other| other != code) && says_amount(&draft)
        }
        Err(Refusal::IsDemand | Refusal::MultiItem | Refusal::Unclear) => {
            matches!(reading::goods(text), GoodsReading::One(other) if other != code)
        }
        Err(_) => false,
    }
}

/// Whether a text changes something of an offer that the question did not ask for.
pub(in crate::chat) fn changes_besides(text: &str, is_asked: impl Fn(&Change) -> bool) -> bool {
    reading::command(text).is_some_and(|command| !is_asked(&command.change))
}

/// The most words of a text that does little more than name goods: *cabe rawit*, *lele ada pak?*
const NAMING: usize = 4;

/// Whether a text names goods other than those with this code and says no figure.
pub(in crate::chat) fn names_other_goods(text: &str, code: &str) -> bool {
    let short = text.split_whitespace().count() <= NAMING && !text.chars().any(char::is_numeric);
    short && matches!(reading::goods(text), GoodsReading::One(other) if other != code)
}

/// Whether a text does nothing but name goods: to a question about an order that is no answer. `telur pecah` says more.
pub(in crate::chat) fn names_goods_alone(text: &str, written_on: NaiveDate) -> bool {
    let short = text.split_whitespace().count() <= NAMING && !text.chars().any(char::is_numeric);
    short
        && !matches!(reading::goods(text), GoodsReading::Unknown | GoodsReading::Prohibited)
        && !reading::search_criteria(text, None, written_on).rest
}

/// Whether a text states two or more terms of these goods, named or not: more than a question about one of them asks for.
pub(in crate::chat) fn states_several(text: &str, code: &str, written_on: NaiveDate) -> bool {
    Commodity::by_code(code).is_some_and(|goods| reading::stated_terms(text, goods, written_on).count() > 1)
}

/// Whether a text is beside a question for own words: a change of an offer, a whole offer with its price, a price for other goods, or a
/// search for them. Whatever else is said of the goods answers it, with a number and a question mark as well.
pub(in crate::chat) fn is_beside_own_words(text: &str, code: &str, written_on: NaiveDate) -> bool {
    if reading::command(text).is_some() {
        return true;
    }
    let (is_offer, is_for_others) = match read_line(text, written_on) {
        Ok(draft) => (draft.commodity.is_some() && says_quantity(&draft) && says_price(&draft), says_price(&draft)),
        Err(refusal) => (false, refusal == Refusal::IsDemand),
    };
    is_offer || is_for_others && is_about_other_goods(text, code, written_on)
}

/// The answer to a line that is refused before it is read, so that nothing of it is kept.
pub(in crate::chat) fn unfit_line(text: &str) -> Option<Notice> {
    match unfit(text)? {
        Problem::Personal => Some(Notice::Personal),
        Problem::Link => Some(Notice::Link),
        _ => None,
    }
}

/// Why free text can't be kept, if it can't.
pub(in crate::chat) fn unfit(text: &str) -> Option<Problem> {
    Some(match reading::unfit(text)? {
        Unfit::TooLong => Problem::TooLong,
        Unfit::Link => Problem::Link,
        Unfit::Personal => Problem::Personal,
        Unfit::Prohibited => Problem::Prohibited,
    })
}
