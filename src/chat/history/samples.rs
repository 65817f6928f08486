//! Samples of a history. Read by `tests/notices` alone.

use tembus::{
    domain::{
        event::EventKind,
        offer::OfferId,
        order::{OrderId, Side},
    },
    notice::{HistoryEntry, HistoryOf, Notice, Page},
};

use super::{
    facts::*,
    samples::{FIRST, Sample, named},
};

pub(super) fn all() -> Vec<Sample> {
    let entry = |minute: i64, kind, by| HistoryEntry { at: at("2026-11-24T03:15:00Z") + chrono::Duration::minutes(minute), kind, by };
    let order = vec![
        entry(90, EventKind::Shipped, Some(Side::Seller)),
        entry(20, EventKind::DayAccepted, Some(Side::Buyer)),
        entry(0, EventKind::Confirmed, Some(Side::Seller)),
        entry(-30, EventKind::Requested, Some(Side::Buyer)),
    ];
    let offer = vec![entry(60, EventKind::Expired, None), entry(-90, EventKind::Published, Some(Side::Seller))];
    named(
        "history",
        vec![
            (
                "History of an order",
                Notice::History { of: HistoryOf::Order { order: OrderId(87), code: code() }, entries: order, page: FIRST },
            ),
            (
                "History of an offer",
                Notice::History { of: HistoryOf::Offer { offer: OfferId(1042) }, entries: offer, page: Page { number: 1, of: 2 } },
            ),
        ],
    )
}
