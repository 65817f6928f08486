//! What the sides of a complaint say of it, as everybody reads it who reads the order.

use i18n_embed_fl::fl;

use super::{
    text::{SENTENCE, user},
    words,
};
use crate::{domain::lifecycle::Side, locale::Locale, notice::OrderFacts};

/// The words of both sides in one line, those of the side that complains first.
pub(in crate::chat) fn notes(l: Locale, order: &OrderFacts) -> String {
    let Some(complaint) = &order.progress.complaint else { return String::new() };
    let other = complaint.by.other();
    match (own_words(order, complaint.by), own_words(order, other)) {
        (Some(first), Some(second)) => {
            fl!(l, "complaint-notes", side = words::side(l, complaint.by), note = first, other = words::side(l, other), reply = second)
        }
        (Some(_), None) => note(l, order, complaint.by),
        (None, _) => note(l, order, other),
    }
}

/// The words of one side; empty if it has said none.
pub(in crate::chat) fn note(l: Locale, order: &OrderFacts, side: Side) -> String {
    own_words(order, side).map(|note| fl!(l, "complaint-note", side = words::side(l, side), note = note)).unwrap_or_default()
}

fn own_words(order: &OrderFacts, side: Side) -> Option<String> {
    let words = order.progress.complaint.as_ref().and_then(|complaint| complaint.words_of(side));
    words.filter(|words| !words.is_empty()).map(|words| user(words, SENTENCE))
}
