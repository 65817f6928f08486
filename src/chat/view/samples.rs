//! Samples of what can be wrong with an answer, and the labels of fields: the facts of every message, and more where the text differs. Read by `tests/notices` alone.

use tembus::{
    domain::{
        money::Rupiah,
        order::{Inquiry, LoadFigures, OrderEvent, OrderStatus},
        person::Organization,
        quantity::Quantity,
        tolerance::Tolerance,
        unit::Unit,
    },
    notice::{Choice, Field, Problem, Question},
};

use super::{
    facts::*,
    samples::{Sample, ask, in_rows, sample},
};

pub(super) fn all() -> Vec<Sample> {
    [problems(), labels()].into_iter().flatten().collect()
}

fn problems() -> Vec<Sample> {
    let price = || Question::Price { per: Unit::Kg, goods: Some(goods_code("EGG_LAYER")) };
    let quantity = || Question::Quantity { goods: goods_code("EGG_LAYER"), example: Unit::Kg };
    let received = || Question::OrderInquiry {
        inquiry: Inquiry::Came,
        event: OrderEvent::DisputePaid,
        order: order(OrderStatus::Received),
        today: day("2026-12-04"),
        detail: Box::default(),
    };
    let ready = || Question::Ready { today: day("2026-11-30") };
    let bought = || Question::BuyQuantityTyped { offer: ordered() };
    let check = || Question::BuyCheck {
        offer: offer(),
        quantity: ton(10),
        total: Some(Rupiah(26_500_000)),
        day: Some(day("2026-11-27")),
        note: None,
    };
    let bid = || Question::BidPrice { asked: per_kg(26_500), example: Rupiah(26_250), own: None, organization: None };
    let figures =
        |base| LoadFigures { loaded: Quantity { base, unit: Unit::Kg }, packs: None, plate: Some("AG 1234 XX".to_owned()), driver: None };
    let limit = || Question::LimitAmount { organization: Organization::PasarJaya };
    let unit_not_for =
        Problem::UnitNotFor { unit: Unit::Liter, goods: goods_code("EGG_LAYER"), allowed: vec![Unit::Kg, Unit::Ton, Unit::Butir] };
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
        ("DateUnclear", Problem::DateUnclear, Question::ReadyOn { today: Some(day("2026-11-24")) }),
        ("DateSoon", Problem::DateSoon { first: day("2026-11-25") }, Question::BuyDay { first: day("2026-11-25"), handover: None }),
        ("DateFar", Problem::DateFar, Question::ReadyOn { today: Some(day("2026-11-24")) }),
        ("PlaceUnknown", Problem::PlaceUnknown, Question::District),
        ("NameBad", Problem::NameBad, Question::Name),
        ("NoteBad", Problem::NoteBad, Question::OfferNote),
        ("TooLong", Problem::TooLong, Question::Name),
        ("Link", Problem::Link, price()),
        ("Personal", Problem::Personal, Question::Name),
        ("Press", Problem::Press, Question::Handover),
        ("LineKept", Problem::LineKept, Question::FarmerKind),
        ("OwnLineKept", Problem::OwnLineKept, Question::Name),
        ("LineWaits", Problem::LineWaits, Question::FarmerKind),
        ("NoSuchCode", Problem::NoSuchCode { code: "O-2026-00099".to_owned() }, price()),
        ("PressOnly", Problem::PressOnly, Question::Age),
        ("PressOnly consent", Problem::PressOnly, Question::Consent),
        ("PressOnly farmer's consent", Problem::PressOnly, Question::FarmerConsent),
        ("Thanked", Problem::Thanked, price()),
        ("Greeted", Problem::Greeted, ready()),
        ("Fine", Problem::Fine, quantity()),
        ("Resumed", Problem::Resumed { goods: "EGG_LAYER".to_owned().into() }, price()),
        ("GoodsNotListed", Problem::GoodsNotListed { goods: "tahu".to_owned() }, Question::Goods),
        ("NonText", Problem::NonText, quantity()),
        ("NumberRemoved", Problem::NumberRemoved, price()),
        ("Unclear", Problem::Unclear, Question::Goods),
        ("PhotoKept", Problem::PhotoKept, price()),
        ("LoadPhotoKept", Problem::LoadPhotoKept { photos: 2 }, price()),
        ("NotAPhoto", Problem::NotAPhoto, quantity()),
        ("PhotosEnough", Problem::PhotosEnough { most: 4 }, price()),
        ("Less", Problem::Less { remaining: ton(12) }, bought()),
        ("TermsChanged price", Problem::TermsChanged { old: per_kg(26_000), new: per_kg(26_500) }, check()),
        ("TermsChanged terms", Problem::TermsChanged { old: per_kg(26_500), new: per_kg(26_500) }, bought()),
        ("OverAgreed", Problem::OverAgreed { most: ton(12) }, bought()),
        ("Zero freight", Problem::Zero, Question::Freight { order: order(OrderStatus::Shipped), shared: false }),
        ("Zero received", Problem::Zero, received()),
        ("Zero of no unit", Problem::Zero, Question::QuantityScale),
        ("Number of no unit", Problem::Number, Question::QuantityScale),
        ("PlateUnread", Problem::PlateUnread, Question::QuantityScale),
        ("PlateStays", Problem::PlateStays, Question::QuantityScale),
        (
            "LoadCorrected",
            Problem::LoadCorrected { before: Box::new(figures(800_000)), now: Box::new(figures(990_000)) },
            Question::QuantityScale,
        ),
        ("OtherTruck", Problem::OtherTruck { plate: "AG 1234 XX".to_owned() }, Question::QuantityScale),
        ("Asked", Problem::Asked, Question::Goods),
        ("NoRequest", Problem::NoRequest, Question::Goods),
        ("PriceIsSo", Problem::PriceIsSo { price: per_kg(26_500) }, Question::NewPrice { offer: offer() }),
        ("RestIsSo", Problem::RestIsSo { rest: offer().remaining }, Question::NewQuantity { offer: offer() }),
        ("NotBelow", Problem::NotBelow { price: per_kg(26_500) }, bid()),
        ("NotAbove", Problem::NotAbove { price: per_kg(25_750) }, bid()),
        ("AtMost", Problem::AtMost { price: per_kg(26_500) }, bid()),
        ("BelowBound", Problem::BelowBound { bound: q(800_000, Unit::Ton) }, Question::NewQuantity { offer: ordered() }),
        ("WholeOnly", Problem::WholeOnly, Question::BuyQuantity { offer: lot_offer() }),
        (
            "NotWholePacks",
            Problem::NotWholePacks { quantity: q(110_000, Unit::Kg), content: q(21_000, Unit::Kg), pack: Unit::Peti },
            Question::QuantityScale,
        ),
        ("CodeUsed", Problem::CodeUsed, Question::Code),
        ("ContactNotOwn", Problem::ContactNotOwn, Question::Phone),
        ("SourceMissing", Problem::SourceMissing, Question::ReferenceLine { today: day("2026-11-28") }),
        ("Share", Problem::Share { most: Tolerance::MOST }, Question::ToleranceShare { goods: goods_code("EGG_LAYER") }),
        ("Zero limit", Problem::Zero, limit()),
        ("Number limit", Problem::Number, limit()),
        ("HourBad", Problem::HourBad, Question::DigestHour { hour: 7 }),
    ]
    .into_iter()
    .map(|(name, problem, question)| {
        let mut ask = ask(question, vec![]);
        (ask.problem, ask.back) = (Some(problem), true);
        sample("view", name.to_owned(), ask)
    })
    .collect()
}

/// Every field of every form, whatever form asks for it.
fn labels() -> Vec<Sample> {
    vec![sample("view", "every field".to_owned(), ask(Question::OfferField, in_rows(Field::all().map(Choice::Field), 3)))]
}
