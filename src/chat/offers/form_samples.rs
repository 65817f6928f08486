//! Samples of the questions about an offer: the facts of every message, and more where the text differs. Read by `tests/notices` alone.

use tembus::{
    domain::{
        commodity::{Commodity, Group, Variant},
        money::{Price, Rupiah},
        offer::{Handover, Terms},
        quantity::Quantity,
        routine::Weekdays,
        unit::Unit,
    },
    notice::{Ask, Choice, Field, Notice, OfferDraftFacts, OfferFacts, OnBehalf, Question},
};

use super::{
    facts::*,
    samples::{Sample, ask, asked, in_rows, named, sample},
};

pub(super) fn all() -> Vec<Sample> {
    [offer_form(), families(), for_farmers(), lines(), offer_changes()].into_iter().flatten().collect()
}

fn draft(terms: Terms, quantity: Quantity, total: Option<i64>) -> Question {
    Question::OfferSummary {
        draft: Box::new(OfferDraftFacts { terms, quantity, total: total.map(Rupiah), farmer: None, photo: false, ready_now: false }),
    }
}

fn with_photo(mut question: Question) -> Question {
    if let Question::OfferSummary { draft } = &mut question {
        draft.photo = true;
    }
    question
}

/// A line that names a family of goods and comes while an offer is filled in.
fn families() -> Vec<Sample> {
    let all = [
        ("Instead of chicken", Variant::Chicken),
        ("Instead of chicken that is cut", Variant::Broiler),
        ("Instead of living chicken", Variant::LiveChicken),
        ("Instead of chili", Variant::Chili),
        ("Instead of onions", Variant::Onion),
        ("Instead of rice", Variant::Rice),
        ("Instead of paddy", Variant::Paddy),
        ("Instead of coffee", Variant::Coffee),
        ("Instead of fish", Variant::Fish),
        ("Instead of roots", Variant::Root),
        ("Instead of meat", Variant::Meat),
        ("Instead of goods that are near", Variant::Near),
    ];
    let question = |family| Question::Instead { goods: goods_code("CHILI_RAWIT"), quantity: Some(kg(20)), family: Some(family) };
    let row = || vec![vec![Choice::Replace, Choice::Keep]];
    asked("offers", all.into_iter().map(|(name, family)| (name, question(family), row())).collect())
}

fn offer_form() -> Vec<Sample> {
    use Choice::{Edit, More, No, PickDate, Publish, Write, Yes};
    let group = |g| Choice::Group(g);
    let per_lot = Price { amount: Rupiah(5_000_000), per: Unit::Lot };
    let today = day("2026-11-24");
    let summary = || vec![vec![Publish, Edit]];
    let mut samples = asked(
        "offers",
        vec![
            (
                "Goods",
                Question::Goods,
                vec![[Group::Egg, Group::Chicken, Group::Fish].map(group).to_vec(), vec![group(Group::Chili), group(Group::Grain), More]],
            ),
            ("MoreGoods", Question::MoreGoods, in_rows(Group::ALL[5..].iter().copied().map(group), 2)),
            ("Quantity", Question::Quantity { goods: goods_code("EGG_LAYER"), example: Unit::Kg }, vec![]),
            ("Quantity eggs", Question::Quantity { goods: goods_code("EGG_DUCK"), example: Unit::Butir }, vec![]),
            ("Quantity heads", Question::Quantity { goods: "Kambing/domba hidup".to_owned().into(), example: Unit::Ekor }, vec![]),
            (
                "QuantityScale",
                Question::QuantityScale,
                vec![vec![Choice::Quantity(kg(1_500)), Choice::Quantity(q(1_500, Unit::Kg)), Write]],
            ),
            (
                "QuantityUnit",
                Question::QuantityUnit { number: 1_500.into() },
                vec![[Unit::Kg, Unit::Butir, Unit::Rak].map(Choice::Unit).to_vec()],
            ),
            ("Pack", Question::Pack { pack: Unit::Peti }, vec![vec![Choice::Pack(kg(10)), Choice::Pack(kg(15)), Write]]),
            ("Pack other", Question::Pack { pack: Unit::Dus }, vec![]),
            ("Tray", Question::Tray, vec![vec![Choice::Pack(q(30, Unit::Butir)), Choice::Pack(q(15, Unit::Butir))]]),
            ("Price", Question::Price { per: Unit::Kg, goods: Some(goods_code("EGG_LAYER")) }, vec![]),
            ("Price eggs", Question::Price { per: Unit::Butir, goods: Some(goods_code("EGG_LAYER")) }, vec![]),
            ("Price lot", Question::Price { per: Unit::Lot, goods: None }, vec![]),
            ("PriceScale", Question::PriceScale { price: per_kg(26_000), quantity: None }, vec![vec![Yes, No]]),
            ("PriceScale lot", Question::PriceScale { price: per_lot, quantity: Some(ton(20)) }, vec![vec![Yes, No]]),
            ("PriceUnit", Question::PriceUnit { amount: Rupiah(21_000) }, vec![vec![Choice::Unit(Unit::Kg), Choice::Unit(Unit::Ekor)]]),
            (
                "PriceUnit three",
                Question::PriceUnit { amount: Rupiah(21_000) },
                vec![vec![Choice::Unit(Unit::Kg), Choice::Unit(Unit::Butir), Choice::Unit(Unit::Rak)]],
            ),
            ("PriceApprox", Question::PriceApprox { price: per_kg(26_500) }, vec![vec![Yes, No]]),
            ("PriceApprox lot", Question::PriceApprox { price: per_lot }, vec![vec![Yes, No]]),
            ("PriceSure", Question::PriceSure { price: per_kg(9_000), usual: None }, vec![vec![Yes, No]]),
            ("PriceSure lost zero", Question::PriceSure { price: per_kg(4_500), usual: Some(per_kg(45_000)) }, vec![vec![Yes, No]]),
            ("ReplaceOrAdd", Question::ReplaceOrAdd { offer: ordered() }, vec![vec![Choice::Replace, Choice::Add]]),
            (
                "Instead",
                Question::Instead { goods: goods_code("CATFISH"), quantity: Some(kg(400)), family: None },
                vec![vec![Choice::Replace, Choice::Keep]],
            ),
            (
                "Instead without a quantity",
                Question::Instead { goods: goods_code("CATFISH"), quantity: None, family: None },
                vec![vec![Choice::Replace, Choice::Keep]],
            ),
            ("PriceRange", Question::PriceRange { per: Unit::Kg, goods: Some(goods_code("TOMATO")) }, vec![]),
            ("PriceRange lot", Question::PriceRange { per: Unit::Lot, goods: None }, vec![]),
            ("PriceNego", Question::PriceNego { per: Unit::Kg, goods: Some(goods_code("CATFISH")) }, vec![]),
            ("PriceNego lot", Question::PriceNego { per: Unit::Lot, goods: None }, vec![]),
            ("Handover", Question::Handover, in_rows(Handover::ALL.iter().copied().map(Choice::Handover), 3)),
            (
                "Ready",
                Question::Ready { today },
                vec![
                    ["2026-11-24", "2026-11-25", "2026-11-26"].map(|d| Choice::Date(day(d))).to_vec(),
                    vec![Choice::Date(day("2026-12-01")), PickDate],
                ],
            ),
            (
                "ReadyOn",
                Question::ReadyOn { today: Some(day("2026-11-24")) },
                vec![vec![Choice::Date(day("2026-11-27")), Choice::Date(day("2026-11-28"))]],
            ),
            (
                "Recurring",
                Question::Recurring { today },
                vec![["2026-11-24", "2026-11-25", "2026-11-26"].map(|d| Choice::Date(day(d))).to_vec(), vec![PickDate]],
            ),
            ("Place", Question::Place { place: "Gedog".to_owned() }, vec![vec![Choice::Here, Choice::Elsewhere]]),
            ("OfferSummary", draft(eggs(), ton(20), Some(53_000_000)), summary()),
            ("OfferSummary with a photo", with_photo(draft(eggs(), ton(20), Some(53_000_000))), summary()),
            ("OfferSummary with a note", draft(noted_eggs(), ton(20), Some(53_000_000)), summary()),
            ("OfferSummary in crates", draft(crates(), q(50, Unit::Peti), Some(20_437_500)), summary()),
            ("OfferSummary to be weighed", draft(chicken(), q(500, Unit::Ekor), None), summary()),
            ("OfferSummary sold whole", draft(lot(), q(40, Unit::Tandan), Some(5_000_000)), summary()),
            (
                "OfferField",
                Question::OfferField,
                in_rows(
                    [Field::Goods, Field::Quantity, Field::Price, Field::Handover, Field::Ready, Field::Place, Field::Note]
                        .map(Choice::Field),
                    3,
                ),
            ),
            ("OfferNote", Question::OfferNote, vec![]),
            ("OfferNote noted", Question::OfferNote, vec![vec![No]]),
        ],
    );
    let dear = ask(draft(eggs(), ton(20), Some(53_000_000)), summary());
    let dear = Ask { reference: Some(Box::new(reference("EGG_LAYER", 26_000))), ..dear };
    samples.push(sample("offers", "OfferSummary with a reference price".to_owned(), dear));
    samples.extend(Group::ALL.iter().map(|group| {
        let goods = Commodity::all().iter().filter(|c| c.group() == *group).map(|c| Choice::Commodity(c.code.clone()));
        sample("offers", format!("GoodsOf {group:?}"), ask(Question::GoodsOf { group: *group }, in_rows(goods, 2)))
    }));
    let variants: [(Variant, &[&str]); 12] = [
        (Variant::Chicken, &["BROILER_LIVE", "BROILER_CARCASS", "CHICKEN_KAMPUNG_LIVE", "LAYER_SPENT"]),
        (Variant::Broiler, &[]),
        (Variant::LiveChicken, &["BROILER_LIVE", "CHICKEN_KAMPUNG_LIVE", "LAYER_SPENT"]),
        (Variant::Chili, &["CHILI_RAWIT", "CHILI_CURLY", "CHILI_LARGE"]),
        (Variant::Onion, &["SHALLOT", "GARLIC"]),
        (Variant::Rice, &["RICE_MEDIUM", "RICE_PREMIUM", "RICE_SPECIAL"]),
        (Variant::Paddy, &["PADDY_GKP", "PADDY_GKG"]),
        (Variant::Coffee, &["COFFEE_GREEN", "COFFEE_ROASTED"]),
        (Variant::Fish, &["CATFISH", "GOURAMI", "TILAPIA"]),
        (Variant::Root, &["CASSAVA", "SWEET_POTATO"]),
        (Variant::Meat, &["BEEF", "BROILER_CARCASS", "DUCK_CARCASS"]),
        (Variant::Near, &["EGG_DUCK", "EGG_QUAIL"]),
    ];
    samples.extend(variants.iter().map(|(family, codes)| {
        let goods = codes.iter().map(|code| Choice::Commodity((*code).to_owned()));
        let live = [Choice::Live, Choice::Slaughtered].into_iter().filter(|_| *family == Variant::Broiler);
        let choices = in_rows(live.chain(goods), 2);
        sample("offers", format!("Variant {family:?}"), ask(Question::Variant { family: *family }, choices))
    }));
    samples
}

fn for_farmers() -> Vec<Sample> {
    let draft =
        OfferDraftFacts { terms: eggs(), quantity: ton(20), total: None, farmer: Some("Pak Tarno".into()), photo: false, ready_now: true };
    let sites = vec![vec![Choice::FarmerSite, Choice::Handover(Handover::Hub), Choice::Handover(Handover::BuyerSite)]];
    let ask = |question, choices| Notice::Ask(Ask { back: true, ..ask(question, choices) });
    named(
        "offers",
        vec![
            ("Ask Handover for a farmer", ask(Question::Handover, sites)),
            (
                "Ask OfferSummary for a farmer",
                ask(Question::OfferSummary { draft: Box::new(draft) }, vec![vec![Choice::Publish, Choice::Edit]]),
            ),
        ],
    )
}

fn lines() -> Vec<Sample> {
    use Choice::{Seeking, Selling};
    let goods = |code: &str| vec![Choice::Commodity(code.to_owned())];
    let weeks = [Weekdays::ALL, Weekdays::NOT_SUNDAY, Weekdays::WORKING];
    let some = Weekdays::try_from(0b000_1001).unwrap();
    let check = || vec![vec![Choice::Right, Choice::Edit]];
    let first_of = |name: &str| Question::FirstOf { goods: goods_code(name) };
    asked(
        "offers",
        vec![
            ("SellOrSeek", Question::SellOrSeek, vec![vec![Selling, Seeking]]),
            ("FirstOf", first_of("EGG_LAYER"), vec![goods("EGG_LAYER"), goods("EGG_DUCK")]),
            ("FirstOf long names", first_of("BROILER_CARCASS"), vec![goods("BROILER_CARCASS"), goods("CHICKEN_KAMPUNG_LIVE")]),
            ("RoutineDays", Question::RoutineDays { goods: goods_code("EGG_LAYER") }, in_rows(weeks.map(Choice::Weekdays), 2)),
            (
                "RoutineHour",
                Question::RoutineHour { goods: goods_code("EGG_LAYER") },
                in_rows([300, 330, 360, 420, 960].map(Choice::Minute), 3),
            ),
            ("RoutineCheck", Question::RoutineCheck { goods: goods_code("EGG_LAYER"), rhythm: every(Weekdays::ALL) }, check()),
            ("RoutineCheck some days", Question::RoutineCheck { goods: goods_code("EGG_LAYER"), rhythm: every(some) }, check()),
            (
                "WhichOffer",
                Question::WhichOffer { offers: vec![offer(), crate_offer()] },
                vec![vec![Choice::Offer(offer().id), Choice::Offer(crate_offer().id)]],
            ),
            (
                "WhichOffer of farmers",
                Question::WhichOffer {
                    offers: vec![
                        OfferFacts { on_behalf: Some(on_behalf()), ..offer() },
                        OfferFacts { on_behalf: Some(OnBehalf { farmer: "Bu Tini".into(), ..on_behalf() }), ..crate_offer() },
                    ],
                },
                vec![vec![Choice::Offer(offer().id), Choice::Offer(crate_offer().id)]],
            ),
        ],
    )
}

fn offer_changes() -> Vec<Sample> {
    use Choice::{Do, Keep, No, Right};
    asked(
        "offers",
        vec![
            ("NewPrice", Question::NewPrice { offer: offer() }, vec![vec![Choice::Price(per_kg(26_250)), Choice::Price(per_kg(26_750))]]),
            ("NewPriceCheck", Question::NewPriceCheck { offer: offer(), price: per_kg(26_750) }, vec![vec![Right, No]]),
            ("NewQuantity", Question::NewQuantity { offer: offer() }, vec![]),
            ("NewQuantity ordered", Question::NewQuantity { offer: ordered() }, vec![]),
            ("NewQuantityCheck", Question::NewQuantityCheck { offer: offer(), quantity: ton(25) }, vec![vec![Right, No]]),
            ("RestCheck", Question::RestCheck { offer: ordered(), rest: kg(300) }, vec![vec![Right, Choice::Edit]]),
            ("SoldOutCheck", Question::SoldOutCheck { offer: ordered() }, vec![vec![Do, Keep]]),
            ("WithdrawCheck", Question::WithdrawCheck { offer: ordered() }, vec![vec![Do, Keep]]),
        ],
    )
}
