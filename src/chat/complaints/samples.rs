//! Samples of what a mediator reads. Read by `tests/notices` alone.

use tembus::{
    domain::lifecycle::Unheard,
    domain::{
        money::{Price, Rupiah},
        order::{
            Amendment, Complaint, Detail, Load, LossReason, OrderEvent, OrderStatus, Outcome, Payment, Proposal, Receipt, ReceiptAnswer,
            ReceiptCause, ReceiptEntry, Reject, Side, Trouble,
        },
    },
    notice::{Notice, OrderFacts},
};

use super::{
    facts::*,
    samples::{FIRST, SECOND, Sample, named},
};

fn complained(by: Side, about: Trouble) -> OrderFacts {
    let mut facts = order(OrderStatus::Shipped);
    facts.progress.complaint = Some(Complaint::new(by, about, at("2026-11-26T02:00:00Z")));
    let receipt = Some(Receipt::of(1_000_000, 900_000, Some(LossReason::Broken)));
    facts.progress.load = Some(Load {
        number: 1,
        loaded: 1_000_000,
        plate: None,
        packs: None,
        driver: None,
        departed: at("2026-11-25T02:00:00Z"),
        trip: None,
        arrival: None,
        receipt,
    });
    facts
}

pub(super) fn all() -> Vec<Sample> {
    let quality = complained(Side::Buyer, Trouble::Quality);
    let card = |order: &OrderFacts, may_decide| Notice::ComplaintCard {
        order: order.clone(),
        seller: "Pak Slamet".into(),
        buyer: "Bu Rina".into(),
        may_decide,
        before: Vec::new(),
    };
    let several = vec![Reject { reason: LossReason::Broken, quantity: 7_000 }, Reject { reason: LossReason::Quality, quantity: 5_000 }];
    let mut parted = quality.clone();
    if let Some(receipt) = parted.progress.load.as_mut().and_then(|load| load.receipt.as_mut()) {
        (receipt.accepted, receipt.rejected, receipt.rejects) = (988_000, 12_000, several.clone());
        receipt.reason = Reject::main_reason(&several);
    }
    let corrected = Notice::ComplaintCard {
        order: quality.clone(),
        seller: "Pak Slamet".into(),
        buyer: "Bu Rina".into(),
        may_decide: true,
        before: vec![ReceiptEntry {
            accepted: 990_000,
            rejected: 12_000,
            rejects: Vec::new(),
            weight: None,
            cause: ReceiptCause::Entered,
            at: at("2026-11-25T02:00:00Z"),
        }],
    };
    let mut noted = quality.clone();
    if let Some(complaint) = &mut noted.progress.complaint {
        (complaint.note, complaint.reply) = (Some(complaint_note()), Some(complaint_reply()));
    }
    let mut disputed = quality.clone();
    disputed.progress.complaint = None;
    if let Some(receipt) = disputed.progress.load.as_mut().and_then(|load| load.receipt.as_mut()) {
        (receipt.answer, receipt.at) = (Some(ReceiptAnswer::Disputed), Some(at("2026-11-26T02:00:00Z")));
    }
    let mut proposed = quality.clone();
    let price = proposed.terms.price;
    let change = Amendment::Price { from: price, to: Price { amount: Rupiah(price.amount.0 - 500), ..price } };
    let detail = Detail { outcome: Some(Outcome::PriceAdjusted), amendment: Some(change), ..Detail::default() };
    proposed.proposal = Some(Proposal {
        event: OrderEvent::ProposeOutcome,
        by: Side::Seller,
        detail: Box::new(detail),
        at: Some(at("2026-11-26T03:00:00Z")),
    });
    let silent = complained(Side::Seller, Trouble::Silence);
    let nothing = complained(Side::Buyer, Trouble::NothingAccepted);
    let mut sent = complained(Side::Buyer, Trouble::Payment);
    sent.progress.payment = Some(Payment::SaidPaid);
    named(
        "complaints",
        vec![
            ("ComplaintWaits", Notice::ComplaintWaits { order: quality.clone(), hours: None }),
            ("ComplaintWaits for two days", Notice::ComplaintWaits { order: quality.clone(), hours: Some(48) }),
            ("Complaints", Notice::Complaints { orders: vec![quality.clone(), silent.clone(), nothing], page: SECOND, rules: false }),
            ("Complaints none, for an admin", Notice::Complaints { orders: vec![], page: FIRST, rules: true }),
            ("Complaints none", Notice::Complaints { orders: vec![], page: FIRST, rules: false }),
            ("ComplaintCard", card(&quality, true)),
            ("ComplaintCard of rejects for several reasons", card(&parted, true)),
            ("ComplaintCard of a receipt that was corrected", corrected),
            ("ComplaintCard with words of both sides", card(&noted, true)),
            ("ComplaintCard with a proposal", card(&proposed, true)),
            ("Complaints of figures in dispute", Notice::Complaints { orders: vec![disputed.clone()], page: FIRST, rules: true }),
            ("ComplaintCard of figures in dispute", card(&disputed, true)),
            ("ComplaintCard of money that was sent", card(&sent, true)),
            ("ComplaintCard of an order of one's own goods", card(&silent, false)),
            (
                "ComplaintDecided with goods that go back",
                Notice::ComplaintDecided {
                    order: quality.clone(),
                    outcome: Outcome::Returned,
                    returned: Some(quality.quantity.with_base(5_000)),
                },
            ),
            ("ComplaintDecided without a seller", {
                let order = OrderFacts { unheard: vec![(Side::Seller, Unheard::Gone)], ..quality.clone() };
                Notice::ComplaintDecided { order, outcome: Outcome::AsLoaded, returned: None }
            }),
            ("ComplaintDecided", Notice::ComplaintDecided { order: quality, outcome: Outcome::AsLoaded, returned: None }),
        ],
    )
}
