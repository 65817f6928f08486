//! Samples of what is taken back: the facts of every message, and more where the text differs. Read by `tests/notices` alone.

use tembus::{
    domain::{
        offer::OfferStatus,
        order::OrderCode,
        person::{Organization, Role},
        removal::RemovalReason,
    },
    notice::{Notice, OfferFacts},
};

use super::{
    facts::*,
    samples::{Sample, named},
};

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
