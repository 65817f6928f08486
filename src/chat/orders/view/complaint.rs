//! What the sides of a complaint say of it in their own words.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, OrderAction},
        kit::{
            Button, Message, complaint,
            keyboard::{act, rows},
            text::lines,
            words,
        },
    },
    domain::lifecycle::Side,
    locale::Locale,
    notice::OrderFacts,
};

/// *Tulis keterangan*, while the side has said nothing.
pub(super) fn note_button(l: Locale, order: &OrderFacts, side: Side) -> Option<Button> {
    let is_unsaid = order.progress.complaint.as_ref().is_some_and(|complaint| complaint.words_of(side).is_none());
    is_unsaid.then(|| act(fl!(l, "button-note-complaint"), Action::Order(OrderAction::NoteComplaint { order: order.id })))
}

/// The other side said something.
pub(in crate::chat) fn noted(l: Locale, order: &OrderFacts, side: Side) -> Message {
    let head = fl!(l, "complaint-noted", order = order.code.to_string(), side = words::side_title(l, side));
    let text = lines([head, complaint::note(l, order, side)]);
    Message::with(text, rows(note_button(l, order, side.other()).into_iter().chain([see(l, order)])))
}

/// The own words are kept.
pub(in crate::chat) fn kept(l: Locale, order: &OrderFacts, side: Side) -> Message {
    let text = lines([fl!(l, "complaint-note-kept", order = order.code.to_string()), complaint::note(l, order, side)]);
    Message::with(text, rows([see(l, order)]))
}

fn see(l: Locale, order: &OrderFacts) -> Button {
    act(fl!(l, "button-see"), Action::Order(OrderAction::Card { order: order.id }))
}
