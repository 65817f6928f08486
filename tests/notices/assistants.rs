//! What assistants read, and what others read of what they entered.

use tembus::domain::{
    notice::{Ask, Choice, FarmerFacts, Field, Notice, OfferDraftFacts, OfferFacts, OfferNews, OnBehalf, OrderFacts, Page, Question},
    offer::Handover,
    order::{OrderStatus, Side},
    person::{PersonId, Role, RoleKind, SellerKind},
};

use super::{facts::*, samples::Sample};

fn on_behalf() -> OnBehalf {
    OnBehalf { farmer: "Pak Tarno".to_owned(), assistant: "Bu Sri".to_owned() }
}

fn farmer(id: i64, name: &str, place: Option<&str>) -> FarmerFacts {
    FarmerFacts { id: PersonId(id), name: name.to_owned(), place: place.map(str::to_owned) }
}

fn entered() -> OfferFacts {
    OfferFacts { on_behalf: Some(on_behalf()), ..ordered() }
}

fn order_of_farmer(status: OrderStatus) -> OrderFacts {
    OrderFacts { on_behalf: Some(on_behalf()), ..order(status) }
}

fn card(status: OrderStatus, side: Side, named: bool) -> Notice {
    let name = |name: &str| named.then(|| name.to_owned());
    Notice::OrderCard { order: order_of_farmer(status), side, seller: name("Pak Tarno"), buyer: name("Bu Rina") }
}

fn ask(question: Question, choices: Vec<Vec<Choice>>) -> Notice {
    Notice::Ask(Ask { question, choices, rev: 17, back: true, cancel: true, problem: None })
}

pub(super) fn all() -> Vec<Sample> {
    let first = Page { number: 0, of: 1 };
    let farmers = vec![farmer(7, "Pak Tarno", Some("Gedog")), farmer(8, "Bu Wagiyem", None)];
    let check = Question::FarmerCheck { on_behalf: on_behalf(), seller_kind: SellerKind::Farmer, place: "Gedog".to_owned() };
    let draft = OfferDraftFacts { terms: eggs(), quantity: ton(20), total: None, farmer: Some("Pak Tarno".to_owned()), photo: false };
    let sites = vec![vec![Choice::FarmerSite, Choice::Handover(Handover::Hub), Choice::Handover(Handover::BuyerSite)]];
    let confirmed = |side| Notice::OrderConfirmed {
        order: order_of_farmer(OrderStatus::Confirmed),
        side,
        seller: "Pak Tarno".to_owned(),
        buyer: "Bu Rina".to_owned(),
    };
    let samples = vec![
        ("RoleTaken assistant", Notice::RoleTaken { name: "Bu Sri".to_owned(), role: Role::Assistant, first: true }),
        ("RoleTaken assistant too", Notice::RoleTaken { name: "Bu Sri".to_owned(), role: Role::Assistant, first: false }),
        ("Menu assistant", Notice::Menu { name: "Bu Sri".to_owned(), roles: vec![RoleKind::Assistant], unfinished: None, again: None }),
        (
            "Menu seller and assistant",
            Notice::Menu { name: "Bu Sri".to_owned(), roles: vec![RoleKind::Seller, RoleKind::Assistant], unfinished: None, again: None },
        ),
        ("Help assistant", Notice::Help { roles: vec![RoleKind::Assistant] }),
        ("RoleNeeded assistant", Notice::RoleNeeded { role: RoleKind::Assistant }),
        ("Farmers", Notice::Farmers { farmers: farmers.clone(), count: 2, page: first }),
        ("Farmers second page", Notice::Farmers { farmers, count: 14, page: Page { number: 1, of: 3 } }),
        ("Farmers none", Notice::Farmers { farmers: vec![], count: 0, page: first }),
        ("FarmerRegistered", Notice::FarmerRegistered { on_behalf: on_behalf() }),
        ("Ask FarmerConsent", ask(Question::FarmerConsent, vec![vec![Choice::Agree, Choice::ReadAll, Choice::Refuse]])),
        ("Ask FarmerName", ask(Question::FarmerName, vec![])),
        ("Ask FarmerKind", ask(Question::FarmerKind, vec![vec![Choice::Kind(SellerKind::Farmer), Choice::Kind(SellerKind::Breeder)]])),
        ("Ask FarmerDistrict", ask(Question::FarmerDistrict, vec![vec![Choice::District("Sananwetan".to_owned())]])),
        ("Ask FarmerCheck", ask(check, vec![vec![Choice::Right, Choice::Edit]])),
        ("Ask FarmerField", ask(Question::ProfileField, vec![[Field::Name, Field::SellerKind, Field::Place].map(Choice::Field).to_vec()])),
        ("Ask Handover for a farmer", ask(Question::Handover, sites)),
        (
            "Ask OfferSummary for a farmer",
            ask(Question::OfferSummary { draft: Box::new(draft) }, vec![vec![Choice::Publish, Choice::Edit]]),
        ),
        ("OfferPublished for a farmer", Notice::OfferPublished { offer: entered() }),
        ("OwnOffer of a farmer", Notice::OwnOffer { offer: entered(), news: Some(OfferNews::PriceChanged) }),
        ("OwnOffers of farmers", Notice::OwnOffers { published: 2, expired: 0, offers: vec![entered(), offer()], page: first }),
        ("OrderCard of a farmer", card(OrderStatus::Requested, Side::Seller, false)),
        ("OrderCard of a farmer agreed", card(OrderStatus::Confirmed, Side::Buyer, true)),
        ("OrderConfirmed of a farmer", confirmed(Side::Buyer)),
        ("OrderConfirmed to the assistant", confirmed(Side::Seller)),
    ];
    samples.into_iter().map(|(name, notice)| Sample { area: "assistants", name: name.to_owned(), notice }).collect()
}
