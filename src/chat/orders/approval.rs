//! Orders that a colleague of the person that asks approves before their seller is asked.

use i18n_embed_fl::fl;

use super::news::News;
use crate::{
    chat::kit::{
        text::{NAME, SENTENCE, goods_inside, lines, user},
        words,
    },
    domain::order::{Amendment, Approval, ApprovalStep, Detail, OrderEvent, OrderStatus, Side},
    locale::Locale,
    notice::OrderFacts,
};

/// To the person that asks: the order waits for a colleague.
pub(super) fn sent(l: Locale, order: &OrderFacts) -> String {
    let (code, goods) = (order.code.to_string(), goods_inside(words::goods_of(l, &order.terms)));
    let (quantity, until) = (l.quantity(order.quantity), l.moment(order.hold_until));
    let sent = fl!(l, "buy-waits", order = code, goods = goods, quantity = quantity, until = until);
    lines([sent, words::tolerated(l, order.terms.tolerated(), order.quantity)])
}

/// To a colleague: an order has to be approved.
pub(super) fn request(l: Locale, order: &OrderFacts, asker: &str) -> String {
    let (code, goods) = (order.code.to_string(), goods_inside(words::goods_of(l, &order.terms)));
    let (quantity, price) = (l.quantity_full(order.quantity, order.terms.pack), l.price(order.terms.price));
    let knows = if order.approval.is_some_and(Approval::hides) {
        fl!(l, "approval-request-unasked", until = l.moment(order.hold_until))
    } else {
        fl!(l, "approval-request-agreed", until = l.moment(order.hold_until))
    };
    let note = order.buyer_note.as_deref().map(|note| fl!(l, "order-note", note = user(note, SENTENCE))).unwrap_or_default();
    lines([
        fl!(l, "approval-request", asker = user(asker, NAME), order = code, goods = goods, quantity = quantity, price = price),
        words::total(l, order.total),
        words::tolerated(l, order.terms.tolerated(), order.quantity),
        note,
        knows,
    ])
}

/// To a side of what both said yes to: it waits for the approval.
pub(super) fn agreement_waits(l: Locale, order: &OrderFacts, side: Side) -> String {
    let (code, goods) = (order.code.to_string(), goods_inside(words::goods_of(l, &order.terms)));
    let (quantity, price, until) = (l.quantity(order.quantity), l.price(order.terms.price), l.moment(order.hold_until));
    match side {
        Side::Buyer => {
            fl!(l, "agreement-waits-buyer", order = code, goods = goods, quantity = quantity, price = price, until = until)
        }
        Side::Seller => {
            let organization = words::organization(l, order.organization);
            fl!(
                l,
                "agreement-waits-seller",
                order = code,
                organization = organization,
                goods = goods,
                quantity = quantity,
                price = price,
                until = until
            )
        }
    }
}

/// What a colleague decided, or that he is asked again.
pub(super) fn news(l: Locale, news: &News<'_>) -> String {
    let order = news.order;
    let (code, goods) = (order.code.to_string(), goods_inside(words::goods_of(l, &order.terms)));
    let (quantity, until) = (l.quantity(order.quantity), l.moment(order.hold_until));
    let remark = news.detail.note.as_deref().map(quoted);
    match (news.event, remark) {
        (OrderEvent::Approve, _) => {
            let date = words::ready(l, &order.terms);
            fl!(l, "approval-given", order = code, goods = goods, quantity = quantity, date = date, until = until)
        }
        (OrderEvent::AskAgain, _) => fl!(l, "approval-asked-again", order = code, goods = goods, quantity = quantity, until = until),
        (OrderEvent::SendBack, remark) if order.own => {
            let remark = remark.unwrap_or_default();
            fl!(l, "approval-sent-back", order = code, goods = goods, quantity = quantity, remark = remark, until = until)
        }
        (OrderEvent::SendBack, remark) => fl!(l, "approval-sent-back-done", order = code, remark = remark.unwrap_or_default()),
        (_, Some(remark)) => fl!(l, "approval-refused", order = code, goods = goods, quantity = quantity, remark = remark),
        (_, None) => fl!(l, "approval-nobody", order = code, goods = goods, quantity = quantity),
    }
}

/// What was typed to a colleague or to who asked, before it is sent.
pub(in crate::chat) fn check(l: Locale, event: OrderEvent, order: &OrderFacts, detail: &Detail) -> Option<String> {
    let (code, remark) = (order.code.to_string(), detail.note.as_deref().map(quoted).unwrap_or_default());
    match (event, detail.amendment) {
        (OrderEvent::Refuse, _) => Some(fl!(l, "ask-order-refuse-check", order = code, remark = remark)),
        (OrderEvent::SendBack, _) => Some(fl!(l, "ask-order-send-back-check", order = code, remark = remark)),
        (OrderEvent::AskAgain, Some(Amendment::Quantity { to, .. })) => {
            Some(fl!(l, "ask-order-reduced-check", order = code, quantity = l.quantity_full(to, order.terms.pack)))
        }
        _ => None,
    }
}

/// A remark as a part of a sentence, without its full stop.
fn quoted(remark: &str) -> String {
    user(remark.trim().trim_end_matches('.'), SENTENCE)
}

/// What a colleague remarked on the card of an order that is sent back or was not approved.
pub(super) fn remark(l: Locale, order: &OrderFacts) -> String {
    order
        .remark
        .as_deref()
        .filter(|remark| !remark.is_empty())
        .map(|remark| fl!(l, "order-card-remark", remark = quoted(remark)))
        .unwrap_or_default()
}

/// The state of an order that has no approval, where it is open.
fn missing(order: &OrderFacts) -> Option<ApprovalStep> {
    order.approval.filter(|approval| approval.is_missing() && order.status == OrderStatus::Requested).map(|approval| approval.step)
}

/// The state in a list.
pub(super) fn short_status(l: Locale, order: &OrderFacts) -> Option<String> {
    missing(order).map(|step| match step {
        ApprovalStep::Returned => fl!(l, "order-status-sent-back"),
        ApprovalStep::Waiting | ApprovalStep::Given => fl!(l, "order-status-waits"),
    })
}

/// The state with until when.
pub(super) fn full_status(l: Locale, order: &OrderFacts) -> Option<String> {
    let until = || l.moment(order.hold_until);
    match missing(order) {
        Some(ApprovalStep::Returned) => Some(fl!(l, "order-status-sent-back-until", until = until())),
        Some(_) => Some(fl!(l, "order-status-waits-until", until = until())),
        None => order.refused.then(|| fl!(l, "order-status-not-approved")),
    }
}
