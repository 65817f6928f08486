//! Texts that were not understood are kept for improving the reader, without anything that says whose they are.

use super::{Turn, conversation::Running};
use crate::{
    domain::wib,
    notice::{Field, FormKind, Problem},
    reading::{self, Unfit},
    store::{self, CHANGED, UnparsedText},
};

/// Shorter words of a name are too common to be cut out.
const NAME_LETTERS: usize = 3;

impl Turn<'_> {
    /// Keeps a text with the reason why it was not understood.
    pub(in crate::chat) async fn keep_unparsed(&mut self, why: &str, text: &str) -> store::Result<()> {
        // What should not have been written at all is not kept either.
        if matches!(reading::unfit(text), Some(Unfit::Personal | Unfit::Link | Unfit::TooLong)) {
            return Ok(());
        }
        let name = self.person.as_ref().map_or("", |p| p.name.as_str());
        let text = without_name(&reading::without_personal_data(text), name);
        self.tx.unparsed().insert(&UnparsedText { day: wib::day(self.now), why: why.to_owned(), text }).await
    }

    /// Keeps what a line was read as in a field, and what its writer made of it before he published.
    pub(in crate::chat) async fn keep_changed(&mut self, field: &str, before: &str, after: Option<&str>) -> store::Result<()> {
        let text = serde_json::json!({ "field": field, "before": before, "after": after }).to_string();
        self.tx.unparsed().insert(&UnparsedText { day: wib::day(self.now), why: CHANGED.to_owned(), text }).await
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
    let kinds = [FormKind::Offer, FormKind::OfferPrice, FormKind::OfferQuantity, FormKind::Purchase, FormKind::Search];
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

/// The text without the words of its writer's name.
fn without_name(text: &str, name: &str) -> String {
    let name: Vec<String> = words(name).filter(|w| w.chars().count() >= NAME_LETTERS).collect();
    let kept = text.split_whitespace().filter(|typed| !words(typed).any(|word| name.contains(&word)));
    kept.collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_writers_name_is_cut_out() {
        assert_eq!(without_name("Kulo Slamet, gadhah endhog", "Pak Slamet"), "Kulo gadhah endhog");
        assert_eq!(without_name("telur 2 ton", "Pak Slamet"), "telur 2 ton");
    }
}
