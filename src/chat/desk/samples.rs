//! Samples of what the trade desk reads. Read by `tests/notices` alone.

use tembus::{
    domain::{
        demand::{DemandId, DemandStatus, Wanted},
        desk::Matter,
        order::{Arrival, Complaint, Load, OrderStatus, Progress, Receipt, Side, Trouble},
        person::{Organization, PersonId},
        tolerance::Tolerance,
    },
    notice::{DemandFacts, DeskFarmerFacts, DeskItem, Notice, OrderFacts, PersonName},
};

use super::{
    facts::*,
    samples::{FIRST, SECOND, Sample, named},
};

fn demand() -> DemandFacts {
    DemandFacts {
        id: DemandId(31),
        organization: Organization::PasarJaya,
        goods: goods_code("EGG_LAYER"),
        wanted: Wanted { quantity: ton(50), needed_on: day("2026-11-26"), highest: None, handover: None, note: None },
        tolerance: Tolerance::NONE,
        sealed_until: None,
        opened: false,
        status: DemandStatus::Partly,
        version: 2,
        agreed: 2_000_000,
        accepted: 0,
        asked: 0,
        unapproved: 0,
        asked_sellers: 0,
    }
}

/// Partly agreed, and partly asked for.
fn asked_for() -> DemandFacts {
    DemandFacts { agreed: 1_600_000, asked: 2_200_000, asked_sellers: 2, ..demand() }
}

pub(super) fn all() -> Vec<Sample> {
    let complaint = Some(Complaint::new(Side::Buyer, Trouble::Quality, at("2026-11-26T02:00:00Z")));
    let departed = at("2026-11-25T02:00:00Z");
    let load = Some(Load {
        number: 1,
        loaded: 1_000_000,
        packs: None,
        plate: None,
        driver: None,
        departed,
        trip: None,
        arrival: None,
        receipt: None,
    });
    let of = |status, progress| OrderFacts { progress, ..order(status) };
    let complained = of(OrderStatus::Received, Progress { complaint, ..Progress::default() });
    let silent = of(OrderStatus::Shipped, Progress { load, ..Progress::default() });
    let overdue = of(OrderStatus::Received, Progress { due: Some(day("2026-12-01")), ..Progress::default() });
    let papers = of(OrderStatus::Received, Progress { received: Some(at("2026-11-26T02:00:00Z")), ..Progress::default() });
    let mut ungraded = silent.clone();
    if let Some(load) = &mut ungraded.progress.load {
        load.arrival = Some(Arrival { arrived: 990_000, at: at("2026-11-26T02:00:00Z") });
    }
    let mut unanswered = silent.clone();
    if let Some(load) = &mut unanswered.progress.load {
        load.receipt = Some(Receipt { at: Some(at("2026-11-26T02:00:00Z")), ..Receipt::of(1_000_000, 1_000_000, None) });
    }
    let item = |matter, order: &OrderFacts| DeskItem::Order { matter, order: Box::new(order.clone()), gone: Vec::new() };
    let items = vec![
        item(Matter::Complaint, &complained),
        item(Matter::Late, &order(OrderStatus::Confirmed)),
        item(Matter::Silent, &silent),
        item(Matter::Overdue, &overdue),
        DeskItem::Demand(demand()),
        DeskItem::Offer(offer()),
        DeskItem::Farmer { id: PersonId(9), farmer: "Pak Tarno".into(), place: "Gedog".to_owned(), orders: 2 },
    ];
    let farmer = |others: Vec<(PersonId, PersonName)>| Notice::DeskFarmer {
        farmer: DeskFarmerFacts {
            id: PersonId(9),
            farmer: "Pak Tarno".into(),
            place: "Gedog".to_owned(),
            orders: vec![code()],
            others,
            reader: PersonId(4),
        },
    };
    let others = vec![(PersonId(6), PersonName::from("Pak Joko")), (PersonId(8), PersonName::from("Bu Yem"))];
    let counts = Matter::ALL.iter().map(|matter| (*matter, 1)).collect();
    let card = |matter, order| Notice::DeskOrder { matter, order, seller: "Pak Slamet".into(), buyer: "Bu Rina".into(), gone: Vec::new() };
    let deserted = |gone: &[Side]| Notice::DeskOrder {
        matter: Matter::Deserted,
        order: order(OrderStatus::Shipped),
        seller: "Pak Slamet".into(),
        buyer: "Bu Rina".into(),
        gone: gone.to_vec(),
    };
    named(
        "desk",
        vec![
            ("Desk", Notice::Desk { items: items.clone(), counts, page: FIRST }),
            (
                "Desk second page",
                Notice::Desk { items: items[4..6].to_vec(), counts: vec![(Matter::Demand, 7), (Matter::Offer, 9)], page: SECOND },
            ),
            ("Desk empty", Notice::Desk { items: vec![], counts: vec![], page: FIRST }),
            ("DeskOrder", card(Matter::Late, order(OrderStatus::Confirmed))),
            ("DeskOrder deserted", card(Matter::Deserted, order(OrderStatus::Shipped))),
            ("DeskOrder without a seller", deserted(&[Side::Seller])),
            ("DeskOrder without a buyer", deserted(&[Side::Buyer])),
            ("DeskOrder without either", deserted(&[Side::Seller, Side::Buyer])),
            ("DeskOrder silent", card(Matter::Silent, silent)),
            ("DeskOrder ungraded", card(Matter::Ungraded, ungraded)),
            ("DeskOrder unanswered", card(Matter::Unanswered, unanswered)),
            ("DeskOrder without papers", card(Matter::Papers, papers)),
            ("DeskOrder overdue", card(Matter::Overdue, overdue)),
            ("DeskDemand", Notice::DeskDemand { demand: demand(), answers: 2, found: None, told: false }),
            ("DeskDemand without answers", Notice::DeskDemand { demand: demand(), answers: 0, found: None, told: false }),
            ("DeskDemand with offers", Notice::DeskDemand { demand: asked_for(), answers: 0, found: Some(ton(12)), told: false }),
            ("DeskDemand told", Notice::DeskDemand { demand: asked_for(), answers: 0, found: Some(ton(12)), told: true }),
            ("DeskFarmer", farmer(others)),
            ("DeskFarmer with nobody else", farmer(vec![])),
            ("DeskAssigned", Notice::DeskAssigned { farmer: "Pak Tarno".into(), assistant: "Pak Joko".into() }),
            ("DeskOffer", Notice::DeskOffer { offer: offer() }),
        ],
    )
}
