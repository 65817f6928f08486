//! What the sides of a complaint say of it and propose to end it, as everybody reads it who reads the order.

use i18n_embed_fl::fl;

use super::{
    text::{SENTENCE, lines, user},
    words,
};
use crate::{
    domain::{
        lifecycle::Side,
        offer::Terms,
        order::{Amendment, Detail, OrderEvent, Outcome},
    },
    locale::Locale,
    notice::OrderFacts,
};

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

/// How a side proposes to end the complaint, and what comes of it; empty where nothing of the kind waits for an answer.
pub(in crate::chat) fn proposal(l: Locale, order: &OrderFacts) -> String {
    let Some(proposal) = order.proposal.as_ref().filter(|proposal| proposal.event == OrderEvent::ProposeOutcome) else {
        return String::new();
    };
    let (side, outcome) = (words::side_title(l, proposal.by), words::outcome_with(l, &proposal.detail));
    lines([fl!(l, "order-card-outcome", side = side, outcome = outcome), consequence(l, order, &proposal.detail)])
}

/// What comes of an outcome that is proposed: what is paid then, or what is sent again.
pub(in crate::chat) fn consequence(l: Locale, order: &OrderFacts, detail: &Detail) -> String {
    match (detail.outcome, order.progress.replaceable(order.quantity.base)) {
        (Some(Outcome::Replaced), again @ 1..) => {
            fl!(l, "outcome-again", again = l.quantity(order.quantity.with_base(again)))
        }
        _ => adjusted(l, order, detail),
    }
}

/// What is to be paid at the price with which a complaint ends, for what came or is on its way; and how much was not sent, for which nobody
/// owes anything yet.
pub(in crate::chat) fn adjusted(l: Locale, order: &OrderFacts, detail: &Detail) -> String {
    let Some(Amendment::Price { to, .. }) = detail.amendment else { return String::new() };
    let progress = order.with_last_load().progress;
    let terms = Terms { price: to, ..order.terms.clone() };
    let quantity = |base: i64| order.quantity.with_base(base);
    let worth = match progress.kept() {
        0 => String::new(),
        _ => words::worth(l, &terms, &progress, order.quantity),
    };
    let rest = match progress.outstanding(order.quantity.base) {
        0 => String::new(),
        rest => fl!(l, "receipt-rest", rest = l.quantity(quantity(rest))),
    };
    lines([worth, rest])
}
