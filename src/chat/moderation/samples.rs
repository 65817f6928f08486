//! Samples of what is taken back: the facts of every message, and more where the text differs. Read by `tests/notices` alone.

use tembus::{
    domain::{
        demand::{DemandId, DemandStatus, Wanted},
        offer::OfferStatus,
        order::OrderCode,
        person::{Organization, Role},
        removal::RemovalReason,
        tolerance::Tolerance,
    },
    notice::{DemandFacts, Notice, OfferFacts},
};

use super::{
    facts::*,
    samples::{Sample, named},
};

fn demand(status: DemandStatus) -> DemandFacts {
    DemandFacts {
        id: DemandId(31),
        organization: Organization::PasarJaya,
        goods: goods_code("EGG_LAYER"),
        wanted: Wanted { quantity: ton(50), needed_on: day("2026-11-26"), highest: None, handover: None, note: Some("segera".to_owned()) },
        status,
        version: 3,
        agreed: 0,
        accepted: 0,
        asked: 0,
        unapproved: 0,
        asked_sellers: 0,
        tolerance: Tolerance::NONE,
        sealed_until: None,
        opened: false,
    }
}

pub(super) fn all() -> Vec<Sample> {
    let orders = || vec![code(), OrderCode { year: 2026, number: 88 }];
    let down = OfferFacts { status: OfferStatus::Withdrawn, ..offer() };
    let mut samples = named(
        "moderation",
        vec![
            ("RemovalHow", Notice::RemovalHow),
            ("RemovalCard", Notice::RemovalCard { offer: offer() }),
            ("RemovalCard down", Notice::RemovalCard { offer: down }),
            ("RemovalReason", Notice::RemovalReason { offer: offer() }),
            ("RemovalDone", Notice::RemovalDone { offer: offer(), reason: RemovalReason::Untrue, declined: 2 }),
            ("OfferRemoved", Notice::OfferRemoved { offer: offer(), reason: RemovalReason::Prohibited, declined: 1 }),
            ("OfferRemoved without requests", Notice::OfferRemoved { offer: offer(), reason: RemovalReason::Flooding, declined: 0 }),
            ("DemandRemovalCard", Notice::DemandRemovalCard { demand: demand(DemandStatus::Open) }),
            ("DemandRemovalCard down", Notice::DemandRemovalCard { demand: demand(DemandStatus::Closed) }),
            ("DemandRemovalReason", Notice::DemandRemovalReason { demand: demand(DemandStatus::Open) }),
            ("DemandRemovalDone", Notice::DemandRemovalDone { demand: demand(DemandStatus::Closed), reason: RemovalReason::Untrue }),
            ("DemandRemoved", Notice::DemandRemoved { demand: demand(DemandStatus::Closed), reason: RemovalReason::Flooding }),
            ("Suspended", Notice::Suspended { reason: RemovalReason::Complaint, offers: 3, orders: orders() }),
            ("Suspended without trade", Notice::Suspended { reason: RemovalReason::Other, offers: 0, orders: vec![] }),
            ("AccountSuspended", Notice::AccountSuspended),
            ("Restored", Notice::Restored),
        ],
    );
    samples.extend(RemovalReason::ALL.iter().map(|reason| Sample {
        feature: "moderation",
        name: format!("RoleRevoked {reason:?}"),
        notice: Notice::RoleRevoked { role: Role::Buyer(Organization::PasarJaya), reason: *reason },
    }));
    samples
}
