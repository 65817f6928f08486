//! Texts that were not understood are kept for improving the reader, without the names that are known. They go with the account of
//! their writer; of a person who has none, and has agreed to nothing, nothing is kept.

use super::{Turn, conversation::Running};
use crate::{
    domain::wib,
    notice::{Field, FormKind, Problem},
    reading::{self, Unfit},
    store::{self, CHANGED, UnparsedText},
};

impl Turn<'_> {
    /// Keeps a text with the reason why it was not understood.
    pub(in crate::chat) async fn keep_unparsed(&mut self, why: &str, text: &str) -> store::Result<()> {
        // What should not have been written at all is not kept either.
        if matches!(reading::unfit(text), Some(Unfit::Personal | Unfit::Link | Unfit::TooLong)) {
            return Ok(());
        }
        self.keep(why, reading::without_personal_data(text).into_owned()).await
    }

    /// Keeps what a line was read as in a field, and what its writer made of it before he published.
    pub(in crate::chat) async fn keep_changed(&mut self, field: &str, before: &str, after: Option<&str>) -> store::Result<()> {
        let text = serde_json::json!({ "field": field, "before": before, "after": after }).to_string();
        self.keep(CHANGED, text).await
    }

    async fn keep(&mut self, why: &str, text: String) -> store::Result<()> {
        let Some(writer) = self.person.as_ref().map(|person| person.id) else { return Ok(()) };
        self.tx.unparsed().insert(&UnparsedText { day: wib::day(self.now), why: why.to_owned(), text }, writer).await
    }

    /// Keeps an answer about goods that was not understood.
    pub(in crate::chat) async fn keep_answer(&mut self, text: &str, problem: &Problem) -> store::Result<()> {
        let unclear = matches!(
            problem,
            Problem::Number | Problem::GoodsUnknown | Problem::GoodsNotListed { .. } | Problem::DateUnclear | Problem::PlaceUnknown
        );
        match self.conversation.forms.last().and_then(about_goods).filter(|_| unclear) {
            Some(field) => self.keep_unparsed(field, text).await,
            None => Ok(()),
        }
    }
}

/// The field of a form about goods: answers to others may name people.
fn about_goods(running: &Running) -> Option<&'static str> {
    let kinds = [
        FormKind::Offer,
        FormKind::OfferPrice,
        FormKind::OfferQuantity,
        FormKind::Purchase,
        FormKind::Search,
        FormKind::Demand,
        FormKind::Answer,
        FormKind::Bid,
    ];
    let field = match running.field {
        Field::Goods => "goods",
        Field::Quantity => "quantity",
        Field::Pack => "pack",
        Field::Price => "price",
        Field::Ready => "ready",
        Field::Place => "place",
        _ => return None,
    };
    kinds.contains(&running.form.kind()).then_some(field)
}
