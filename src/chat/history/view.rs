//! A history in words, with times in WIB.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, DemandAction, HistoryAction, OfferAction, OrderAction},
        kit::{
            Message,
            keyboard::{act, page_line, pages},
            text::{NAME, SENTENCE, lines, user},
            words,
        },
    },
    domain::{event::EventKind, wib},
    locale::Locale,
    notice::{HistoryEntry, HistoryOf, Page},
};

/// What happened, the newest first.
pub(in crate::chat) fn list(l: Locale, of: HistoryOf, entries: &[HistoryEntry], page: Page) -> Message {
    let (title, back) = match of {
        HistoryOf::Offer { offer } => (offer.to_string(), Action::Offer(OfferAction::Card { offer })),
        HistoryOf::Demand { demand } => (demand.to_string(), Action::Demand(DemandAction::Card { demand })),
        HistoryOf::Order { order, code } => (code.to_string(), Action::Order(OrderAction::Card { order })),
    };
    let to = |page| match of {
        HistoryOf::Offer { offer } => Action::History(HistoryAction::Offer { offer, page }),
        HistoryOf::Demand { demand } => Action::History(HistoryAction::Demand { demand, page }),
        HistoryOf::Order { order, .. } => Action::History(HistoryAction::Order { order, page }),
    };
    let said: Vec<String> = entries.iter().map(|entry| line(l, of, entry)).collect();
    let text = lines([fl!(l, "history", of = title), said.join("\n"), page_line(l, page)]);
    Message::with(text, vec![pages(l, page, to), vec![act(fl!(l, "button-back"), back)]])
}

/// `24 Nov, 10.15 WIB: disepakati (penjual)`.
fn line(l: Locale, of: HistoryOf, entry: &HistoryEntry) -> String {
    let (date, time) = (l.day_month(wib::day(entry.at)), l.time(entry.at));
    let what = match (entry.kind, entry.by) {
        (EventKind::Awarded, _) if matches!(of, HistoryOf::Demand { .. }) => fl!(l, "history-answer-taken"),
        // Nobody says that the money came of an order that cost nothing.
        (EventKind::Closed, None) => fl!(l, "history-closed-unpaid"),
        (kind, _) => what(l, kind),
    };
    let what = match entry.price {
        Some(price) => fl!(l, "history-price", what = what, price = l.price(price)),
        None => what,
    };
    let what = match (entry.quantity, &entry.seller) {
        (Some(quantity), Some(seller)) => {
            fl!(l, "history-quantity-of", what = what, quantity = l.quantity(quantity), seller = user(seller, NAME))
        }
        (Some(quantity), None) => fl!(l, "history-quantity", what = what, quantity = l.quantity(quantity)),
        (None, _) => what,
    };
    let what = match entry.receipt {
        Some((accepted, rejected)) if let Some((goods, rejects)) = entry.rejects.as_deref() => {
            let losses = words::losses(l, rejects, (goods, rejected)).unwrap_or_default();
            let (accepted, rejected) = (l.quantity(accepted), l.quantity(rejected));
            fl!(l, "history-receipt-reasons", what = what, accepted = accepted, rejected = rejected, losses = losses)
        }
        Some((accepted, rejected)) if rejected.base > 0 => {
            fl!(l, "history-receipt-rejected", what = what, accepted = l.quantity(accepted), rejected = l.quantity(rejected))
        }
        Some((accepted, _)) => fl!(l, "history-receipt", what = what, accepted = l.quantity(accepted)),
        None => what,
    };
    let what = match entry.weight {
        Some(weight) => fl!(l, "history-receipt-weight", what = what, weight = l.quantity(weight)),
        None => what,
    };
    let what = match &entry.note {
        Some(note) => fl!(l, "history-note", what = what, note = user(note, SENTENCE)),
        None => what,
    };
    match entry.by {
        Some(side) => fl!(l, "history-line-by", date = date, time = time, what = what, side = words::side(l, side)),
        None => fl!(l, "history-line", date = date, time = time, what = what),
    }
}

/// What happened, in words: the text whose key is the code of the kind. What happens to persons belongs to no history of goods.
fn what(l: Locale, kind: EventKind) -> String {
    let key = format!("history-{}", kind.code().replace('_', "-"));
    if l.has(&key) { l.get(&key) } else { fl!(l, "history-other") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::Language;

    /// What happens to persons, and to what they are told.
    const OF_PERSONS: &[EventKind] = &[
        EventKind::Invited,
        EventKind::TookRole,
        EventKind::ConsentedByWord,
        EventKind::AssistantChanged,
        EventKind::ChangedName,
        EventKind::ChangedPlace,
        EventKind::SharedPhone,
        EventKind::PhoneAsked,
        EventKind::RemovedPhone,
        EventKind::ChangedDigest,
        EventKind::Stopped,
        EventKind::Deleted,
        EventKind::Suspended,
        EventKind::Restored,
        EventKind::Revoked,
        EventKind::Unreachable,
        EventKind::Reachable,
        EventKind::NewsUnsent,
        EventKind::RoutineSet,
        EventKind::RoutineEnded,
    ];

    #[test]
    fn whatever_happens_to_goods_is_said_in_words_of_its_own() {
        for language in Language::ALL {
            let l = Locale::of(*language);
            let other = fl!(l, "history-other");
            let unworded: Vec<_> = EventKind::ALL.iter().copied().filter(|kind| what(l, *kind) == other).collect();
            assert_eq!(unworded, OF_PERSONS, "locales/{language}: history-CODE words what a history shows");
        }
    }
}
