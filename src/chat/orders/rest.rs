//! What is said of the rest of an order that nobody loaded: its seller is asked once a receipt was agreed to, and reminded once.

use i18n_embed_fl::fl;

use super::{delivery, news::News};
use crate::{
    chat::kit::{
        heard,
        text::{goods_inside, lines},
        words,
    },
    domain::order::{OrderEvent, OrderStatus, Side},
    locale::Locale,
    notice::{Notice, OrderFacts},
};

/// Whether something is still to come after a receipt that was agreed to, and nobody complains: either side can close it.
pub(super) fn is_open(order: &OrderFacts) -> bool {
    order.status == OrderStatus::Shipped
        && order.progress.load.is_some()
        && order.progress.complaint.is_none()
        && order.position().apply(OrderEvent::CloseRest).is_ok()
}

/// Whether the answer to what its reader did asks about the rest: where a receipt was agreed to, or after it what becomes of its rejects.
pub(super) fn is_asked(news: &News<'_>) -> bool {
    let is_settled =
        matches!(news.event, OrderEvent::AgreeReceipt | OrderEvent::FetchRejects | OrderEvent::SellRejects | OrderEvent::DestroyRejects);
    is_settled
        && news.side == Side::Seller
        && news.acting == Some(Side::Seller)
        && is_open(news.order)
        && news.order.proposal.is_none()
        && news.order.position().asks(Side::Seller).is_none()
}

/// The order whose rest a message asks about, and whom.
pub(super) fn asked_in(last: &Notice) -> Option<(&OrderFacts, Side)> {
    match last {
        Notice::RestReminder { order, side } => Some((order, *side)),
        Notice::OrderChanged { event, order, side, acting, detail, rides } => {
            let news = News { event: *event, order, side: *side, acting: *acting, detail, rides: *rides };
            is_asked(&news).then_some((order, *side))
        }
        _ => None,
    }
}

/// Whether the rest is no more than may be accepted above what was agreed, so that closing it is proposed first.
pub(super) fn is_slight(order: &OrderFacts) -> bool {
    let rest = order.progress.outstanding(order.quantity.base);
    (1..=order.terms.tolerated().of(order.quantity.base)).contains(&rest)
}

/// The question in news of a receipt, above which the amount stands.
pub(super) fn question(l: Locale, news: &News<'_>) -> String {
    let goods = goods_inside(words::goods_of(l, &news.order.terms));
    match is_asked(news) {
        false => String::new(),
        true if is_slight(news.order) => fl!(l, "rest-close-ask", goods = goods, percent = percent(l, news.order)),
        true => fl!(l, "rest-comes-ask", goods = goods),
    }
}

/// That nothing of it was loaded for days, and what its reader can do.
pub(super) fn reminder(l: Locale, order: &OrderFacts, side: Side) -> String {
    let head = fl!(l, "rest-reminder", order = order.code.to_string(), goods = named(l, order));
    let next = match side {
        Side::Seller if is_slight(order) => fl!(l, "rest-reminder-close", percent = percent(l, order)),
        Side::Seller => fl!(l, "rest-reminder-seller"),
        Side::Buyer => lines([heard::untold(l, order, Side::Seller), fl!(l, "rest-reminder-buyer")]),
    };
    lines([head, next])
}

/// That it is still to come, as the seller says.
pub(super) fn expected(l: Locale, order: &OrderFacts) -> String {
    fl!(l, "rest-expected", order = order.code.to_string(), goods = named(l, order))
}

/// The goods and how much of them is still to come.
fn named(l: Locale, order: &OrderFacts) -> String {
    let rest = order.progress.outstanding(order.quantity.base);
    format!("{} {}", goods_inside(words::goods_of(l, &order.terms)), l.quantity(delivery::base(order, rest)))
}

fn percent(l: Locale, order: &OrderFacts) -> String {
    l.percent(order.terms.tolerated().percent())
}
