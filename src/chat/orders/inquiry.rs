//! What a transition of an order asks before it takes place: the texts of its questions and fields, and the form that asks them.

mod asking;
mod days;
mod figures;
mod form;
mod weighing;

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::delivery;

pub(in crate::chat) use self::form::StepForm;
use crate::{
    chat::kit::{
        example,
        text::{NAME, SENTENCE, lines, user},
        words,
    },
    domain::order::{Along, Detail, Inquiry, OrderEvent, Term},
    locale::Locale,
    notice::OrderFacts,
};

/// The question of an inquiry.
pub(in crate::chat) fn question(
    l: Locale,
    (inquiry, event, today): (Inquiry, OrderEvent, NaiveDate),
    order: &OrderFacts,
    detail: &Detail,
) -> String {
    let (code, loaded) = (order.code.to_string(), detail.loaded.map(|loaded| l.quantity(loaded)).unwrap_or_default());
    match inquiry {
        Inquiry::Reason if event == OrderEvent::AskCancel => fl!(l, "ask-quit-reason", order = code),
        Inquiry::Reason if event == OrderEvent::CloseRest => fl!(l, "ask-rest-reason", order = code),
        Inquiry::Reason => fl!(l, "ask-cancel-reason", order = code),
        Inquiry::Remark if event == OrderEvent::SendBack => fl!(l, "ask-order-send-back", order = code),
        Inquiry::Remark => fl!(l, "ask-order-refuse", order = code),
        Inquiry::Reduced if order.approval.is_some_and(|approval| approval.agreed_ahead) => {
            fl!(l, "ask-order-unreduced", order = code, quantity = l.quantity(order.quantity))
        }
        Inquiry::Reduced => fl!(l, "ask-order-reduced", order = code, quantity = l.quantity(order.quantity)),
        Inquiry::Day => fl!(l, "ask-order-day", order = order.code.to_string(), date = words::ready(l, &order.terms)),
        Inquiry::Due => fl!(l, "ask-order-due", order = code, example = example::due(l, today)),
        Inquiry::Came => lines([delivery::billed(l, order), fl!(l, "ask-order-came", order = code)]),
        Inquiry::Trouble => match &detail.note {
            Some(note) => fl!(l, "ask-order-trouble-noted", order = code, note = user(note, SENTENCE)),
            None => fl!(l, "ask-order-trouble", order = code),
        },
        Inquiry::Outcome => fl!(l, "ask-order-outcome", order = code),
        Inquiry::Term => fl!(l, "ask-order-term", order = code),
        Inquiry::Amendment => match detail.term {
            Some(Term::Quantity) => fl!(l, "ask-amend-quantity", order = code, quantity = l.quantity(order.quantity)),
            Some(Term::PaymentDays) => fl!(l, "ask-amend-days", order = code),
            _ => fl!(l, "ask-amend-price", order = code, price = l.price(order.terms.price)),
        },
        Inquiry::Returned => {
            let kept = order.quantity.with_base(order.progress.returnable());
            fl!(l, "ask-order-returned", order = code, kept = l.quantity(kept))
        }
        Inquiry::Loaded => match &detail.along {
            // The plate of the truck is known.
            Some(Along { code: first, plate: Some(plate), .. }) => {
                fl!(l, "ask-order-loaded-along", order = code, first = first.to_string(), plate = user(plate, NAME))
            }
            Some(Along { code: first, .. }) => {
                let example = l.quantity(order.quantity);
                fl!(l, "ask-order-loaded-along-plate", order = code, first = first.to_string(), example = example)
            }
            None if detail.corrects.is_some() => fl!(l, "ask-order-load", order = code, load = delivery::load(l, order)),
            None => fl!(l, "ask-order-loaded", order = code, example = l.quantity(order.quantity)),
        },
        Inquiry::Arrived => fl!(l, "ask-order-arrived", order = code, loaded = loaded),
        // What was lost is known, and not what is good.
        Inquiry::Accepted if detail.rejected.is_some() => {
            let rejected = detail.rejected.map(|rejected| l.quantity(rejected)).unwrap_or_default();
            match detail.arrived {
                Some(arrived) => fl!(l, "ask-order-good-arrived", order = code, arrived = l.quantity(arrived), rejected = rejected),
                None => fl!(l, "ask-order-good", order = code, loaded = loaded, rejected = rejected),
            }
        }
        Inquiry::Accepted => match detail.arrived {
            Some(arrived) => fl!(l, "ask-order-graded", order = code, arrived = l.quantity(arrived)),
            None => fl!(l, "ask-order-accepted", order = code, loaded = loaded),
        },
        Inquiry::Loss if detail.arrived.is_some() => {
            let base = detail.arrived.zip(detail.accepted).map_or(0, |(arrived, accepted)| arrived.base.saturating_sub(accepted.base));
            let arrived = detail.arrived.map(|arrived| l.quantity(arrived)).unwrap_or_default();
            fl!(l, "ask-order-rejected", missing = l.quantity(order.quantity.with_base(base)), arrived = arrived)
        }
        Inquiry::Loss => {
            let base = detail.loaded.zip(detail.accepted).map_or(0, |(loaded, accepted)| loaded.base.saturating_sub(accepted.base));
            fl!(l, "ask-order-loss", missing = l.quantity(order.quantity.with_base(base)), loaded = loaded)
        }
    }
}

/// What an inquiry is called in a list of fields.
pub(in crate::chat) fn field(l: Locale, inquiry: Inquiry) -> String {
    match inquiry {
        Inquiry::Reason => fl!(l, "field-order-reason"),
        Inquiry::Remark => fl!(l, "field-order-remark"),
        Inquiry::Reduced => fl!(l, "field-order-reduced"),
        Inquiry::Day => fl!(l, "field-order-day"),
        Inquiry::Due => fl!(l, "field-order-due"),
        Inquiry::Trouble => fl!(l, "field-order-trouble"),
        Inquiry::Outcome => fl!(l, "field-order-outcome"),
        Inquiry::Returned => fl!(l, "field-order-returned"),
        Inquiry::Term => fl!(l, "field-order-term"),
        Inquiry::Amendment => fl!(l, "field-order-amendment"),
        Inquiry::Loaded => fl!(l, "field-order-loaded"),
        Inquiry::Arrived => fl!(l, "field-order-arrived"),
        Inquiry::Accepted => fl!(l, "field-order-accepted"),
        Inquiry::Loss => fl!(l, "field-order-loss"),
        Inquiry::Came => fl!(l, "field-order-came"),
    }
}
