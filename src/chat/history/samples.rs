//! Samples of a history. Read by `tests/notices` alone.

use tembus::{
    domain::{
        demand::DemandId,
        event::EventKind,
        offer::OfferId,
        order::{LossReason, OrderId, Reject, Side},
        quantity::Quantity,
        unit::Unit,
    },
    notice::{HistoryEntry, HistoryOf, Notice, Page},
};

use super::{
    facts::*,
    samples::{FIRST, Sample, named},
};

pub(super) fn all() -> Vec<Sample> {
    let minutes = chrono::Duration::minutes;
    let entry = |minute: i64, kind, by| HistoryEntry {
        at: at("2026-11-24T03:15:00Z") + minutes(minute),
        kind,
        by,
        price: None,
        note: None,
        receipt: None,
        weight: None,
        rejects: None,
        quantity: None,
        seller: None,
    };
    let priced = |minute: i64, kind, by, amount| HistoryEntry { price: Some(per_kg(amount)), ..entry(minute, kind, by) };
    let noted = HistoryEntry { note: Some(complaint_note()), ..entry(120, EventKind::Complained, Some(Side::Buyer)) };
    let several = vec![Reject { reason: LossReason::Broken, quantity: 15_000 }, Reject { reason: LossReason::Quality, quantity: 10_000 }];
    let received = HistoryEntry {
        receipt: Some((kg(1_000), kg(25))),
        rejects: Some(Box::new(("EGG_LAYER".to_owned(), several))),
        ..entry(110, EventKind::LoadReceived, Some(Side::Buyer))
    };
    let weighed = HistoryEntry {
        receipt: Some((Quantity { base: 97, unit: Unit::Ekor }, Quantity { base: 3, unit: Unit::Ekor })),
        weight: Some(Quantity { base: 191_500, unit: Unit::Kg }),
        ..entry(115, EventKind::ReceiptCorrected, Some(Side::Buyer))
    };
    let order = vec![
        noted,
        weighed,
        received,
        entry(90, EventKind::Shipped, Some(Side::Seller)),
        entry(20, EventKind::DayAccepted, Some(Side::Buyer)),
        entry(0, EventKind::Confirmed, Some(Side::Seller)),
        entry(-30, EventKind::Requested, Some(Side::Buyer)),
        priced(-50, EventKind::TalkCountered, Some(Side::Seller), 26_250),
        priced(-60, EventKind::TalkOpened, Some(Side::Buyer), 25_750),
    ];
    let unpaid = vec![entry(200, EventKind::Closed, None), entry(190, EventKind::ReceiptAgreed, Some(Side::Seller))];
    let awarded = vec![entry(0, EventKind::Awarded, Some(Side::Buyer))];
    let offer = vec![entry(60, EventKind::Expired, None), entry(-90, EventKind::Published, Some(Side::Seller))];
    let demand = vec![
        entry(240, EventKind::DemandExpired, None),
        entry(180, EventKind::DemandReopened, None),
        HistoryEntry { quantity: Some(kg(3_000)), seller: Some("Pak Slamet".into()), ..entry(120, EventKind::Awarded, Some(Side::Buyer)) },
        HistoryEntry { quantity: Some(kg(5_000)), ..entry(60, EventKind::AnswerWithdrawn, Some(Side::Seller)) },
        entry(40, EventKind::AnswerChanged, Some(Side::Seller)),
        entry(30, EventKind::Answered, Some(Side::Seller)),
        entry(10, EventKind::DemandChanged, Some(Side::Buyer)),
        entry(0, EventKind::Demanded, Some(Side::Buyer)),
    ];
    let pooled = vec![
        entry(300, EventKind::DemandClosed, Some(Side::Buyer)),
        entry(299, EventKind::AnswerDeclined, None),
        entry(200, EventKind::DemandFilled, None),
        entry(150, EventKind::PartAgreed, None),
        entry(120, EventKind::PartsAsked, Some(Side::Buyer)),
        entry(100, EventKind::PoolSuggested, None),
        entry(60, EventKind::AnswersOpened, None),
        entry(0, EventKind::Demanded, Some(Side::Buyer)),
    ];
    named(
        "history",
        vec![
            ("History of a demand", Notice::History { of: HistoryOf::Demand { demand: DemandId(31) }, entries: demand, page: FIRST }),
            (
                "History of a demand whose answers were sealed",
                Notice::History { of: HistoryOf::Demand { demand: DemandId(31) }, entries: pooled, page: FIRST },
            ),
            (
                "History of an order",
                Notice::History { of: HistoryOf::Order { order: OrderId(87), code: code() }, entries: order, page: FIRST },
            ),
            (
                "History of an order of a demand",
                Notice::History { of: HistoryOf::Order { order: OrderId(87), code: code() }, entries: awarded, page: FIRST },
            ),
            (
                "History of an order of which nothing was kept",
                Notice::History { of: HistoryOf::Order { order: OrderId(87), code: code() }, entries: unpaid, page: FIRST },
            ),
            (
                "History of an offer",
                Notice::History { of: HistoryOf::Offer { offer: OfferId(1042) }, entries: offer, page: Page { number: 1, of: 2 } },
            ),
        ],
    )
}
