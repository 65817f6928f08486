//! Samples of papers. Read by `tests/notices` alone.

use tembus::{
    domain::{
        order::OrderId,
        paper::{PaperCode, PaperKind, PaperNumber},
        person::Organization,
    },
    notice::{Notice, PaperCheck, PaperFacts, PaperIssue},
};

use super::{
    facts::*,
    samples::{Sample, named},
};

fn facts() -> PaperFacts {
    PaperFacts {
        kind: PaperKind::Confirmation,
        order: code(),
        offer: tembus::domain::offer::OfferId(1042),
        organization: Organization::PasarJaya,
        terms: eggs(),
        quantity: ton(10),
        total: eggs().price.total(ton(10), None),
        buyer_note: None,
        seller: "Pak Slamet".into(),
        assistant: None,
        buyer: "Bu Rina".into(),
        agreed_at: at("2026-11-24T03:15:00Z"),
        bids: vec![],
        loads: vec![],
        companions: 0,
        freight: None,
        closed_short: 0,
        returned: 0,
        entries: Vec::new(),
        weighed: None,
        addenda: vec![],
    }
}

fn check(facts: Option<PaperFacts>, is_replaced: bool) -> PaperCheck {
    PaperCheck {
        number: PaperNumber { order: code(), kind: PaperKind::Confirmation, number: 1 },
        at: at("2026-11-24T03:20:00Z"),
        goods: goods_code("EGG_LAYER"),
        quantity: Some(ton(10)),
        is_replaced,
        order: facts.as_ref().map(|_| OrderId(87)),
        facts: facts.map(Box::new),
    }
}

fn received() -> PaperCheck {
    let number = PaperNumber { order: code(), kind: PaperKind::Receipt, number: 1 };
    PaperCheck { number, ..check(None, false) }
}

pub(super) fn all() -> Vec<Sample> {
    let issue = PaperIssue {
        number: 1,
        code: PaperCode::from_entropy([7, 19, 23, 2, 20, 4, 29, 28, 22, 13]),
        at: at("2026-11-24T03:20:00Z"),
        link: "https://t.me/tembus_pasar_bot?start=s7KQ2M4XWPD".to_owned(),
    };
    named(
        "papers",
        vec![
            ("Paper", Notice::Paper { order: OrderId(87), facts: Box::new(facts()), issue }),
            ("Papers", Notice::Papers { order: OrderId(87), code: code(), kinds: PaperKind::ALL.to_vec(), loads: 1 }),
            ("Papers of two loads", Notice::Papers { order: OrderId(87), code: code(), kinds: PaperKind::ALL.to_vec(), loads: 2 }),
            ("PaperChecked by a party", Notice::PaperChecked { check: check(Some(facts()), false) }),
            ("PaperChecked by anybody else", Notice::PaperChecked { check: check(None, true) }),
            ("PaperChecked of a receipt", Notice::PaperChecked { check: received() }),
            ("PaperChecked of what was erased", Notice::PaperChecked { check: PaperCheck { quantity: None, ..check(None, false) } }),
            ("PaperUnknown", Notice::PaperUnknown),
        ],
    )
}
