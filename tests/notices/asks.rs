//! One sample of every question, answer and problem.

use tembus::domain::{
    commodity::{Commodity, Group},
    money::{Price, Rupiah},
    notice::{Ask, Choice, Field, Notice, OfferDraftFacts, Problem, Question, Variant},
    offer::{Handover, Terms},
    order::{CancelReason, OrderStatus},
    person::{DigestDays, RoleKind, SellerKind},
    place::{Place, Region},
    quantity::Quantity,
    routine::Weekdays,
    unit::Unit,
};

use super::{facts::*, samples::Sample};

pub(super) fn all() -> Vec<Sample> {
    [registration(), offer_form(), lines(), offer_changes(), purchase(), cancellation(), settings(), problems(), labels()]
        .into_iter()
        .flatten()
        .collect()
}

type Asked = (&'static str, Question, Vec<Vec<Choice>>);

fn ask(question: Question, choices: Vec<Vec<Choice>>) -> Ask {
    Ask { question, choices, rev: 17, back: false, cancel: true, problem: None }
}

fn sample(area: &'static str, name: String, ask: Ask) -> Sample {
    Sample { area, name: format!("Ask {name}"), notice: Notice::Ask(ask) }
}

fn asked(area: &'static str, asks: Vec<Asked>) -> Vec<Sample> {
    asks.into_iter().map(|(name, question, choices)| sample(area, name.to_owned(), ask(question, choices))).collect()
}

fn in_rows(choices: impl IntoIterator<Item = Choice>, width: usize) -> Vec<Vec<Choice>> {
    let choices: Vec<_> = choices.into_iter().collect();
    choices.chunks(width).map(<[Choice]>::to_vec).collect()
}

fn registration() -> Vec<Sample> {
    use Choice::{Agree, No, ReadAll, Refuse, Yes};
    let district = |name: &str| Choice::District(name.to_owned());
    let villages = Place::villages("Sananwetan").map(|p| Choice::Village(p.name.clone()));
    let districts = Place::districts(Region::Kabupaten).map(|p| Choice::Village(p.name.clone()));
    let mut samples = asked(
        "registration",
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

fn draft(terms: Terms, quantity: Quantity, total: Option<i64>) -> Question {
    Question::OfferSummary { draft: Box::new(OfferDraftFacts { terms, quantity, total: total.map(Rupiah), farmer: None, photo: false }) }
}

fn with_photo(mut question: Question) -> Question {
    if let Question::OfferSummary { draft } = &mut question {
        draft.photo = true;
    }
    question
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
            ("Quantity", Question::Quantity { goods: "Telur ayam ras".to_owned(), example: Unit::Kg }, vec![]),
            ("Quantity eggs", Question::Quantity { goods: "Telur bebek".to_owned(), example: Unit::Butir }, vec![]),
            ("Quantity heads", Question::Quantity { goods: "Kambing/domba hidup".to_owned(), example: Unit::Ekor }, vec![]),
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
            ("Price", Question::Price { per: Unit::Kg }, vec![]),
            ("Price eggs", Question::Price { per: Unit::Butir }, vec![]),
            ("Price lot", Question::Price { per: Unit::Lot }, vec![]),
            ("PriceScale", Question::PriceScale { price: per_kg(26_000) }, vec![vec![Yes, No]]),
            ("PriceScale lot", Question::PriceScale { price: per_lot }, vec![vec![Yes, No]]),
            ("PriceUnit", Question::PriceUnit { amount: Rupiah(21_000) }, vec![vec![Choice::Unit(Unit::Kg), Choice::Unit(Unit::Ekor)]]),
            (
                "PriceUnit three",
                Question::PriceUnit { amount: Rupiah(21_000) },
                vec![vec![Choice::Unit(Unit::Kg), Choice::Unit(Unit::Butir), Choice::Unit(Unit::Rak)]],
            ),
            ("PriceApprox", Question::PriceApprox { price: per_kg(26_500) }, vec![vec![Yes, No]]),
            ("PriceApprox lot", Question::PriceApprox { price: per_lot }, vec![vec![Yes, No]]),
            ("PriceRange", Question::PriceRange { per: Unit::Kg }, vec![]),
            ("PriceRange lot", Question::PriceRange { per: Unit::Lot }, vec![]),
            ("PriceNego", Question::PriceNego { per: Unit::Kg }, vec![]),
            ("PriceNego lot", Question::PriceNego { per: Unit::Lot }, vec![]),
            ("Handover", Question::Handover, in_rows(Handover::ALL.iter().copied().map(Choice::Handover), 3)),
            (
                "Ready",
                Question::Ready { today },
                vec![
                    ["2026-11-24", "2026-11-25", "2026-11-26"].map(|d| Choice::Date(day(d))).to_vec(),
                    vec![Choice::Date(day("2026-12-01")), PickDate],
                ],
            ),
            ("ReadyOn", Question::ReadyOn, vec![vec![Choice::Date(day("2026-11-27")), Choice::Date(day("2026-11-28"))]]),
            (
                "Recurring",
                Question::Recurring { today },
                vec![["2026-11-24", "2026-11-25", "2026-11-26"].map(|d| Choice::Date(day(d))).to_vec(), vec![PickDate]],
            ),
            ("Place", Question::Place { place: "Gedog".to_owned() }, vec![vec![Choice::Here, Choice::Elsewhere]]),
            ("OfferSummary", draft(eggs(), ton(20), Some(53_000_000)), summary()),
            ("OfferSummary with a photo", with_photo(draft(eggs(), ton(20), Some(53_000_000))), summary()),
            ("OfferSummary in crates", draft(crates(), q(50, Unit::Peti), Some(20_437_500)), summary()),
            ("OfferSummary to be weighed", draft(chicken(), q(500, Unit::Ekor), None), summary()),
            ("OfferSummary sold whole", draft(lot(), q(40, Unit::Tandan), Some(5_000_000)), summary()),
            (
                "OfferField",
                Question::OfferField,
                in_rows([Field::Goods, Field::Quantity, Field::Price, Field::Handover, Field::Ready, Field::Place].map(Choice::Field), 3),
            ),
        ],
    );
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

fn lines() -> Vec<Sample> {
    use Choice::{Seeking, Selling};
    let goods = |code: &str| vec![Choice::Commodity(code.to_owned())];
    let weeks = [Weekdays::ALL, Weekdays::NOT_SUNDAY, Weekdays::WORKING];
    let some = Weekdays::try_from(0b000_1001).unwrap();
    let check = || vec![vec![Choice::Right, Choice::Edit]];
    let first_of = |name: &str| Question::FirstOf { goods: name.to_owned() };
    asked(
        "offers",
        vec![
            ("SellOrSeek", Question::SellOrSeek, vec![vec![Selling, Seeking]]),
            ("FirstOf", first_of("Telur ayam ras"), vec![goods("EGG_LAYER"), goods("EGG_DUCK")]),
            ("FirstOf long names", first_of("Karkas ayam pedaging"), vec![goods("BROILER_CARCASS"), goods("CHICKEN_KAMPUNG_LIVE")]),
            ("RoutineDays", Question::RoutineDays { goods: eggs().goods }, in_rows(weeks.map(Choice::Weekdays), 2)),
            ("RoutineHour", Question::RoutineHour { goods: eggs().goods }, in_rows([300, 330, 360, 420, 960].map(Choice::Minute), 3)),
            ("RoutineCheck", Question::RoutineCheck { goods: eggs().goods, rhythm: every(Weekdays::ALL) }, check()),
            ("RoutineCheck some days", Question::RoutineCheck { goods: eggs().goods, rhythm: every(some) }, check()),
            (
                "WhichOffer",
                Question::WhichOffer { offers: vec![offer(), crate_offer()] },
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

fn purchase() -> Vec<Sample> {
    use Choice::{All, Buy, Edit, Everything, Write, Yes};
    let check = |offer, quantity, total: Option<i64>| Question::BuyCheck { offer, quantity, total: total.map(Rupiah) };
    let buttons = || vec![vec![Buy, Edit]];
    asked(
        "browse",
        vec![
            (
                "BuyQuantity",
                Question::BuyQuantity { offer: offer() },
                vec![vec![All, Choice::Quantity(ton(10)), Choice::Quantity(kg(500))], vec![Write]],
            ),
            ("BuyQuantity in crates", Question::BuyQuantity { offer: crate_offer() }, vec![vec![All, Write]]),
            ("BuyQuantity sold whole", Question::BuyQuantity { offer: lot_offer() }, vec![vec![Yes]]),
            ("BuyQuantityTyped", Question::BuyQuantityTyped { offer: offer() }, vec![]),
            ("BuyCheck", check(offer(), ton(10), Some(26_500_000)), buttons()),
            ("BuyCheck in crates", check(crate_offer(), q(20, Unit::Peti), Some(8_175_000)), buttons()),
            ("BuyCheck to be weighed", check(chicken_offer(), q(500, Unit::Ekor), None), buttons()),
            ("BuyCheck sold whole", check(lot_offer(), q(40, Unit::Tandan), Some(5_000_000)), buttons()),
            ("SearchGoods", Question::SearchGoods, vec![vec![Choice::Group(Group::Egg), Choice::Group(Group::Chicken), Everything]]),
        ],
    )
}

fn cancellation() -> Vec<Sample> {
    let order = order(OrderStatus::Confirmed);
    let reasons = CancelReason::ALL.iter().copied().map(Choice::Reason).chain([Choice::Keep]);
    let note = "kandang kena banjir".to_owned();
    let mut samples = asked(
        "orders",
        vec![
            ("CancelReason", Question::CancelReason { order: order.clone() }, in_rows(reasons, 2)),
            ("CancelNote", Question::CancelNote { order: order.clone() }, vec![vec![Choice::Keep]]),
            ("CancelCheck", Question::CancelCheck { order, note }, vec![vec![Choice::Do, Choice::Keep]]),
        ],
    );
    for sample in &mut samples {
        let Notice::Ask(ask) = &mut sample.notice else { continue };
        (ask.back, ask.cancel) = (true, false);
    }
    samples
}

fn settings() -> Vec<Sample> {
    let days = || vec![DigestDays::ALL.iter().copied().map(Choice::Days).collect()];
    let mut samples = asked(
        "digest",
        vec![
            ("DigestHour", Question::DigestHour { hour: 7 }, vec![[6, 7, 16].map(Choice::Hour).to_vec()]),
            ("DigestDays", Question::DigestDays { days: DigestDays::Daily }, days()),
            ("DigestDays never", Question::DigestDays { days: DigestDays::Never }, days()),
        ],
    );
    let check = || vec![vec![Choice::Do, Choice::Keep]];
    samples.extend(asked("data", vec![("DeleteCheck", Question::DeleteCheck, check()), ("StopCheck", Question::StopCheck, check())]));
    samples
}

fn problems() -> Vec<Sample> {
    let price = || Question::Price { per: Unit::Kg };
    let quantity = || Question::Quantity { goods: "Telur ayam ras".to_owned(), example: Unit::Kg };
    let ready = || Question::Ready { today: day("2026-11-30") };
    let bought = || Question::BuyQuantityTyped { offer: ordered() };
    let unit_not_for =
        Problem::UnitNotFor { unit: Unit::Liter, goods: "Telur ayam ras".to_owned(), allowed: vec![Unit::Kg, Unit::Ton, Unit::Butir] };
    [
        ("Number price", Problem::Number, price()),
        ("Number quantity", Problem::Number, quantity()),
        ("Number pack", Problem::Number, Question::Pack { pack: Unit::Peti }),
        ("Number tray", Problem::Number, Question::Tray),
        ("Zero price", Problem::Zero, price()),
        ("Zero quantity", Problem::Zero, quantity()),
        ("Range", Problem::Range, price()),
        ("TooMuch", Problem::TooMuch, quantity()),
        ("Whole", Problem::Whole, Question::BuyQuantityTyped { offer: crate_offer() }),
        ("UnitNotFor", unit_not_for, quantity()),
        ("GoodsUnknown", Problem::GoodsUnknown, Question::Goods),
        ("Prohibited", Problem::Prohibited, Question::Goods),
        ("DateImpossible", Problem::DateImpossible { text: "31 November".to_owned() }, ready()),
        ("DatePast", Problem::DatePast { date: day("2026-11-03") }, ready()),
        ("DateUnclear", Problem::DateUnclear, Question::ReadyOn),
        ("DateFar", Problem::DateFar, Question::ReadyOn),
        ("PlaceUnknown", Problem::PlaceUnknown, Question::District),
        ("NameBad", Problem::NameBad, Question::Name),
        ("TooLong", Problem::TooLong, Question::Name),
        ("Link", Problem::Link, price()),
        ("Personal", Problem::Personal, Question::Name),
        ("Press", Problem::Press, Question::Handover),
        ("NonText", Problem::NonText, quantity()),
        ("NumberRemoved", Problem::NumberRemoved, price()),
        ("Unclear", Problem::Unclear, Question::Goods),
        ("PhotoKept", Problem::PhotoKept, price()),
        ("Less", Problem::Less { remaining: ton(12) }, bought()),
        ("BelowBound", Problem::BelowBound { bound: q(800_000, Unit::Ton) }, Question::NewQuantity { offer: ordered() }),
        ("WholeOnly", Problem::WholeOnly, Question::BuyQuantity { offer: lot_offer() }),
        ("CodeUsed", Problem::CodeUsed, Question::Code),
        ("ContactNotOwn", Problem::ContactNotOwn, Question::Phone),
        ("HourBad", Problem::HourBad, Question::DigestHour { hour: 7 }),
    ]
    .into_iter()
    .map(|(name, problem, question)| {
        let mut ask = ask(question, vec![]);
        (ask.problem, ask.back) = (Some(problem), true);
        sample("problems", name.to_owned(), ask)
    })
    .collect()
}

/// Every field of every form, whatever form asks for it.
fn labels() -> Vec<Sample> {
    let fields = [
        Field::Consent,
        Field::Age,
        Field::Role,
        Field::Code,
        Field::Name,
        Field::SellerKind,
        Field::District,
        Field::Place,
        Field::Phone,
        Field::Goods,
        Field::Quantity,
        Field::Pack,
        Field::Price,
        Field::Handover,
        Field::Ready,
        Field::Reason,
        Field::Note,
        Field::Hour,
        Field::Days,
        Field::Which,
        Field::Check,
    ];
    vec![sample("problems", "every field".to_owned(), ask(Question::OfferField, in_rows(fields.map(Choice::Field), 3)))]
}
