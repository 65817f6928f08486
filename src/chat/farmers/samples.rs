//! Samples of farmers without a phone: the facts of every message, and more where the text differs. Read by `tests/notices` alone.

use tembus::{
    domain::{
        person::{PersonId, SellerKind},
        place::Region,
    },
    notice::{Ask, Choice, FarmerFacts, Field, Notice, Page, Question},
};

use super::{
    facts::*,
    samples::{Sample, ask, named},
};

pub(super) fn all() -> Vec<Sample> {
    let first = Page { number: 0, of: 1 };
    let farmers = vec![farmer(7, "Pak Tarno", Some("Gedog")), farmer(8, "Bu Wagiyem", None)];
    let check = Question::FarmerCheck { on_behalf: on_behalf(), seller_kind: SellerKind::Farmer, place: "Gedog".to_owned() };
    let ask = |question, choices| Notice::Ask(Ask { back: true, ..ask(question, choices) });
    named(
        "farmers",
        vec![
            ("Farmers", Notice::Farmers { farmers: farmers.clone(), count: 2, page: first }),
            ("Farmers second page", Notice::Farmers { farmers, count: 14, page: Page { number: 1, of: 3 } }),
            ("Farmers none", Notice::Farmers { farmers: vec![], count: 0, page: first }),
            ("FarmersToErase", Notice::FarmersToErase { farmers: farmers_to_erase(), page: first }),
            ("FarmerErasure", Notice::FarmerErasure { farmer: farmers_to_erase().remove(0) }),
            ("FarmerErased", Notice::FarmerErased),
            ("FarmerAssigned", Notice::FarmerAssigned { farmer: "Pak Tarno".into(), place: "Gedog".to_owned(), orders: vec![code()] }),
            ("FarmerRegistered", Notice::FarmerRegistered { on_behalf: on_behalf() }),
            ("Ask FarmerConsent", ask(Question::FarmerConsent, vec![vec![Choice::Agree, Choice::ReadAll, Choice::Refuse]])),
            ("Ask FarmerName", ask(Question::FarmerName, vec![])),
            ("Ask FarmerKind", ask(Question::FarmerKind, vec![vec![Choice::Kind(SellerKind::Farmer), Choice::Kind(SellerKind::Breeder)]])),
            ("Ask FarmerDistrict", ask(Question::FarmerDistrict, vec![vec![Choice::District("Sananwetan".to_owned())]])),
            (
                "Ask FarmerVillage",
                ask(Question::FarmerVillage, vec![vec![Choice::Village("Gedog".to_owned())], vec![Choice::Region(Region::Kabupaten)]]),
            ),
            ("Ask FarmerCheck", ask(check, vec![vec![Choice::Right, Choice::Edit]])),
            (
                "Ask FarmerField",
                ask(Question::ProfileField, vec![[Field::Name, Field::SellerKind, Field::Place].map(Choice::Field).to_vec()]),
            ),
        ],
    )
}

fn farmer(id: i64, name: &str, place: Option<&str>) -> FarmerFacts {
    FarmerFacts { id: PersonId(id), name: name.into(), place: place.map(str::to_owned) }
}

fn farmers_to_erase() -> Vec<FarmerFacts> {
    let of = |id, name: &str| FarmerFacts { id: PersonId(id), name: name.into(), place: Some("Gedog".to_owned()) };
    vec![of(5, "Mbok Yem"), of(6, "Pak Karto")]
}
