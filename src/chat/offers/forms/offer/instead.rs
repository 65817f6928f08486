//! A line about other goods while an offer is filled in: whether it takes that one's place is asked, so that neither is lost.

use chrono::NaiveDate;

use super::draft::OfferForm;
use crate::{
    chat::dialog::{Answer, Answered, FormContext, LaterLine, Prompt, Unclaimed, read_line, unfit},
    domain::{commodity::GoodsCode, quantity::Quantity},
    notice::{Choice, Field, Question},
    reading::{self, AskCode, Draft},
};

/// What an answer says of the question whether a line about other goods takes this one's place.
pub(super) enum InsteadAnswer {
    /// The line takes it.
    GiveWay(Unclaimed),
    /// The form goes on.
    Answered(Answered),
}

impl OfferForm {
    /// Whether the text is a line about other goods, of which it is asked whether it takes this one's place. Where only the goods are known
    /// nothing would be lost.
    pub(super) fn is_asked_instead(&self, text: &str, written_on: NaiveDate) -> bool {
        self.successor(text, written_on).is_some()
    }

    /// Takes the line, the answer to that question, or leaves the question aside: what else is said answers the one before.
    pub(super) fn instead_answer(&mut self, field: Field, answer: &Answer<'_>, context: &FormContext) -> Option<InsteadAnswer> {
        let waiting = self.line.instead.take();
        match (answer, waiting) {
            // Another line of an assistant may be of another farmer: it is read as if nothing had been open.
            (Answer::Choice(Choice::Replace), Some(line)) if self.farmer.is_some() => {
                let Unclaimed { text, message, photo, written_on, .. } = line;
                let line = LaterLine { text, photo, farmer: None, written_on };
                Some(InsteadAnswer::Answered(Answered::ReadInstead(message, Box::new(line))))
            }
            (Answer::Choice(Choice::Replace), Some(line)) => Some(InsteadAnswer::GiveWay(line)),
            (Answer::Choice(Choice::Keep), _) => Some(InsteadAnswer::Answered(Answered::Jump(field))),
            (Answer::Text(text), _) => {
                let prompt = self.successor(text, context.written_on)?;
                self.line.instead = Some(Unclaimed {
                    text: reading::without_personal_data(text).into_owned(),
                    message: context.incoming,
                    photo: context.photo.clone(),
                    later: Vec::new(),
                    written_on: Some(context.written_on),
                });
                Some(InsteadAnswer::Answered(Answered::Clarify(Box::new(prompt))))
            }
            _ => None,
        }
    }

    /// The question whether a line about other goods takes this one's place.
    fn successor(&self, text: &str, written_on: NaiveDate) -> Option<Prompt> {
        // Further lines of the same message are of the same farmer: they are not parted from this one.
        let parts = self.farmer.is_some() && !self.line.later.is_empty();
        let goods = self.goods().filter(|_| self.quantity.is_some() && !parts)?;
        if unfit(text).is_some() || reading::command(text).is_some() {
            return None;
        }
        let draft = read_line(text, written_on).ok()?;
        let family = draft.likely.variant.filter(|_| draft.ask.contains(&AskCode::Variant) && draft.commodity.is_none());
        let code = match family {
            Some(_) => draft.likely.goods.first().filter(|_| !draft.likely.goods.contains(&goods.code.as_str())),
            None => draft.commodity.as_ref().filter(|code| **code != goods.code),
        }?;
        if draft.qty.is_none() && draft.price.is_none() {
            return None;
        }
        let question = Question::Instead { goods: GoodsCode::from((*code).to_owned()), quantity: quantity(&draft), family };
        Some((question, vec![vec![Choice::Replace, Choice::Keep]]))
    }
}

/// How much there is, where the line says it for certain.
fn quantity(draft: &Draft) -> Option<Quantity> {
    let is_sure = ![AskCode::Qty, AskCode::QtyScale, AskCode::Unit].iter().any(|code| draft.ask.contains(code));
    draft.qty.zip(draft.unit).filter(|_| is_sure).and_then(|(number, unit)| Quantity::new(number, unit).ok())
}
