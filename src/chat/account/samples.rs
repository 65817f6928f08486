//! Samples of coming in, one's own data, and leaving: the facts of every message, and more where the text differs. Read by `tests/notices` alone.

use tembus::{
    domain::{
        offer::OfferId,
        order::OrderCode,
        person::{Office, Organization, Role, RoleKind, SellerKind},
        place::{Place, Region},
        routine::Weekdays,
    },
    notice::{Choice, Field, Notice, Page, PersonalData, Question},
};

use super::{
    facts::*,
    samples::{Sample, asked, in_rows, named},
};

pub(super) fn all() -> Vec<Sample> {
    [coming_in(), registration(), data(), leaving()].into_iter().flatten().collect()
}

fn coming_in() -> Vec<Sample> {
    let taken = |role, first| Notice::RoleTaken { name: "Pak Slamet".to_owned(), role, first };
    named(
        "account",
        vec![
            ("Welcome", Notice::Welcome),
            ("WelcomeAgain", Notice::WelcomeAgain),
            ("About", Notice::About),
            ("ConsentRefused", Notice::ConsentRefused),
            ("TooYoung", Notice::TooYoung),
            ("InviteUsed", Notice::InviteUsed),
            ("RoleOffered", Notice::RoleOffered { role: Role::Admin }),
            ("RoleTaken seller", taken(Role::Seller, true)),
            ("RoleTaken buyer", taken(Role::Buyer(Organization::PasarJaya), true)),
            ("RoleTaken official", taken(Role::Official(Office::Dkpp), true)),
            ("RoleTaken admin", taken(Role::Admin, true)),
            ("RoleTaken another", taken(Role::Buyer(Organization::FoodStation), false)),
            ("RoleTaken assistant", Notice::RoleTaken { name: "Bu Sri".to_owned(), role: Role::Assistant, first: true }),
            ("RoleTaken assistant too", Notice::RoleTaken { name: "Bu Sri".to_owned(), role: Role::Assistant, first: false }),
        ],
    )
}

fn registration() -> Vec<Sample> {
    use Choice::{Agree, No, ReadAll, Refuse, Yes};
    let district = |name: &str| Choice::District(name.to_owned());
    let villages = Place::villages("Sananwetan").map(|p| Choice::Village(p.name.clone()));
    let districts = Place::districts(Region::Kabupaten).map(|p| Choice::Village(p.name.clone()));
    let mut samples = asked(
        "account",
        vec![
            ("Consent", Question::Consent, vec![vec![Agree, ReadAll, Refuse]]),
            ("ConsentFull", Question::ConsentFull, vec![vec![Agree, Refuse]]),
            ("Age", Question::Age, vec![vec![Yes, No]]),
            (
                "Role",
                Question::Role,
                in_rows([RoleKind::Seller, RoleKind::Buyer, RoleKind::Official, RoleKind::Admin].map(Choice::Role), 1),
            ),
            ("Code", Question::Code, vec![]),
            ("Name", Question::Name, vec![]),
            ("SellerKind", Question::SellerKind, in_rows(SellerKind::ALL.iter().copied().map(Choice::Kind), 3)),
            (
                "District",
                Question::District,
                vec![
                    vec![district("Sukorejo"), district("Kepanjenkidul")],
                    vec![district("Sananwetan"), Choice::Region(Region::Kabupaten), Choice::Region(Region::Kota)],
                ],
            ),
            (
                "VillageOfCity",
                Question::VillageOfCity,
                vec![
                    vec![Choice::Village("Gedog".to_owned()), Choice::Village("Klampok".to_owned())],
                    vec![Choice::Region(Region::Kabupaten)],
                ],
            ),
            ("Village", Question::Village { district: Some("Sananwetan".to_owned()) }, in_rows(villages, 3)),
            ("Village kabupaten", Question::Village { district: None }, in_rows(districts, 3)),
            (
                "ProfileField",
                Question::ProfileField,
                vec![[Field::Name, Field::Place, Field::Phone].map(Choice::Field).to_vec(), vec![Choice::Field(Field::SellerKind)]],
            ),
            ("Phone", Question::Phone, vec![]),
        ],
    );
    let consent: Vec<_> = samples.iter_mut().take(3).collect();
    for sample in consent {
        let Notice::Ask(ask) = &mut sample.notice else { continue };
        ask.cancel = false;
    }
    samples
}

fn data() -> Vec<Sample> {
    let (name, place) = ("Pak Slamet".to_owned(), Some("Gedog".to_owned()));
    let full = PersonalData {
        name: name.clone(),
        former_names: vec![],
        phone: Some("0812 3456 7890".to_owned()),
        place: place.clone(),
        seller_kind: Some(SellerKind::Breeder),
        roles: vec![Role::Seller, Role::Buyer(Organization::DharmaJaya), Role::Official(Office::Bagpem), Role::Admin],
        consent: Some((at("2026-11-02T01:30:00Z"), "2026-11".to_owned())),
        offers: (1000..1070).map(OfferId).collect(),
        photos: 0,
        load_photos: 0,
        complaint_words: 0,
        routines: vec![],
        subscriptions: vec![],
        orders: vec![code(), OrderCode { year: 2026, number: 88 }],
    };
    let bare = PersonalData {
        phone: None,
        place: None,
        seller_kind: None,
        roles: vec![],
        consent: None,
        offers: vec![],
        orders: vec![],
        ..full.clone()
    };
    let second = PersonalData { offers: (1060..1120).map(OfferId).collect(), orders: vec![], ..full.clone() };
    named(
        "account",
        vec![
            ("DataMenu", Notice::DataMenu { name: name.clone(), place: place.clone(), offers: 4, orders: 2 }),
            ("DataMenu without place", Notice::DataMenu { name: name.clone(), place: None, offers: 0, orders: 2 }),
            (
                "DataAll with photos",
                Notice::DataAll {
                    data: PersonalData {
                        former_names: vec!["Pak Wiryo".to_owned()],
                        photos: 2,
                        routines: vec![(goods_code("EGG_LAYER"), every(Weekdays::ALL))],
                        subscriptions: vec![goods_code("CHILI_RAWIT")],
                        ..full.clone()
                    },
                    page: Page::ONLY,
                },
            ),
            ("DataAll with photos of loads", Notice::DataAll { data: PersonalData { load_photos: 3, ..full.clone() }, page: Page::ONLY }),
            (
                "DataAll with words of complaints",
                Notice::DataAll { data: PersonalData { complaint_words: 2, ..full.clone() }, page: Page::ONLY },
            ),
            ("DataAll", Notice::DataAll { data: full.clone(), page: Page::ONLY }),
            ("DataAll second page", Notice::DataAll { data: second, page: Page { number: 1, of: 3 } }),
            ("DataAll bare", Notice::DataAll { data: bare, page: Page::ONLY }),
            ("DataChanged", Notice::DataChanged { name, place, phone: Some("0812 3456 7890".to_owned()) }),
            ("ContactNotOwn", Notice::ContactNotOwn),
            ("EraseBlocked", Notice::EraseBlocked { orders: vec![code()] }),
            ("DeleteBlocked", Notice::DeleteBlocked { orders: vec![code(), OrderCode { year: 2026, number: 88 }] }),
            ("Deleted", Notice::Deleted),
            ("EraseOffered", Notice::EraseOffered),
            ("ConsentAnew", Notice::ConsentAnew),
            ("Stopped", Notice::Stopped { withdrawn: 3 }),
            ("Stopped without offers", Notice::Stopped { withdrawn: 0 }),
        ],
    )
}

fn leaving() -> Vec<Sample> {
    let check = || vec![vec![Choice::Do, Choice::Keep]];
    asked(
        "account",
        vec![
            ("DeleteCheck", Question::DeleteCheck, check()),
            ("StopCheck", Question::StopCheck, check()),
            ("StopCheckOrders", Question::StopCheckOrders { cancelled: 2, kept: 1 }, check()),
            ("StopCheckOrders kept", Question::StopCheckOrders { cancelled: 0, kept: 3 }, check()),
        ],
    )
}
