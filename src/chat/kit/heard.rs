//! Sentences that tell the person who acted on an order whether the other side has been told.

use i18n_embed_fl::fl;

use crate::{
    domain::lifecycle::{Side, Unheard},
    locale::Locale,
    notice::OrderFacts,
};

/// That a side is told, or why it is not.
pub(in crate::chat) fn told(l: Locale, order: &OrderFacts, side: Side) -> String {
    match (order.unheard_by(side), side) {
        (Some(_), _) => untold(l, order, side),
        (None, Side::Seller) => fl!(l, "told-seller"),
        (None, Side::Buyer) => fl!(l, "told-buyer"),
    }
}

/// That the other party is told, where it is known which one that is, or why it is not.
pub(in crate::chat) fn told_other(l: Locale, order: &OrderFacts, side: Side) -> String {
    if order.unheard_by(side).is_some() { untold(l, order, side) } else { fl!(l, "told-other") }
}

/// That both parties are told, or why one of them is not.
pub(in crate::chat) fn told_both(l: Locale, order: &OrderFacts) -> String {
    match order.unheard.as_slice() {
        [] => fl!(l, "told-both"),
        [(side, _)] => format!("{} {}", told(l, order, side.other()), untold(l, order, *side)),
        [..] => Side::ALL.iter().map(|side| untold(l, order, *side)).collect::<Vec<_>>().join(" "),
    }
}

/// Why a side is not told now; empty if it is.
pub(in crate::chat) fn untold(l: Locale, order: &OrderFacts, side: Side) -> String {
    match (order.unheard_by(side), side) {
        (None, _) => String::new(),
        (Some(Unheard::Unreachable), Side::Seller) => fl!(l, "untold-seller-unreachable"),
        (Some(Unheard::Unreachable), Side::Buyer) => fl!(l, "untold-buyer-unreachable"),
        (Some(Unheard::Gone), Side::Seller) => fl!(l, "untold-seller-gone"),
        (Some(Unheard::Gone), Side::Buyer) => fl!(l, "untold-buyer-gone"),
    }
}
