//! Facts that samples are made of.

use chrono::{DateTime, NaiveDate, Utc};
use tembus::{
    domain::{
        commodity::GoodsCode,
        money::{Price, Rupiah},
        offer::{Handover, OfferId, OfferStatus, Terms},
        order::{CancelReason, OrderCode, OrderId, OrderStatus, Side},
        person::Organization,
        place::Region,
        quantity::Quantity,
        reference::Reference,
        routine::{Rhythm, Weekdays},
        tolerance::Tolerance,
        unit::Unit,
    },
    notice::{OfferFacts, OnBehalf, OrderFacts},
};

/// Goods by their code.
pub(super) fn goods_code(code: &str) -> GoodsCode {
    code.to_owned().into()
}

/// In the morning on these days.
pub(super) fn every(days: Weekdays) -> Rhythm {
    Rhythm { days, minute: Rhythm::MORNING }
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(super) fn q(base: i64, unit: Unit) -> Quantity {
    Quantity { base, unit }
}

pub(super) fn ton(tenths: i64) -> Quantity {
    q(tenths * 100_000, Unit::Ton)
}

pub(super) fn kg(kilograms: i64) -> Quantity {
    q(kilograms * 1_000, Unit::Kg)
}

pub(super) fn per_kg(amount: i64) -> Price {
    Price { amount: Rupiah(amount), per: Unit::Kg }
}

/// What others say that the goods cost per kilogram.
pub(super) fn reference(goods: &str, amount: i64) -> Reference {
    let (goods, source) = (goods_code(goods), "PIHPS".to_owned());
    Reference { goods, price: per_kg(amount), highest: None, day: day("2026-11-27"), source, rule: None }
}

pub(super) fn eggs() -> Terms {
    Terms {
        commodity: "EGG_LAYER".to_owned(),
        goods: "Telur ayam ras".to_owned(),
        pack: None,
        price: per_kg(26_500),
        handover: Handover::SellerSite,
        ready_from: day("2026-11-25"),
        ready_until: None,
        place: "Gedog".to_owned(),
        region: Region::Kota,
        note: None,
        tolerance: Tolerance::NONE,
    }
}

/// Eggs of which the seller says more.
pub(super) fn noted_eggs() -> Terms {
    Terms { note: Some("grade A, min 50 kg, tempo 7 hari".to_owned()), ..eggs() }
}

/// Eggs of which 2% more than is agreed can be accepted.
pub(super) fn tolerated_eggs() -> Terms {
    Terms { tolerance: Tolerance::of_permille(20).unwrap(), ..eggs() }
}

/// Eggs in crates, from the Kabupaten, brought to Jakarta, ready over some days.
pub(super) fn crates() -> Terms {
    Terms {
        pack: Some(kg(15)),
        price: per_kg(27_250),
        handover: Handover::BuyerSite,
        ready_until: Some(day("2026-11-28")),
        place: "Ponggok".to_owned(),
        region: Region::Kabupaten,
        ..eggs()
    }
}

/// Live chicken, counted in heads and paid by weight.
pub(super) fn chicken() -> Terms {
    Terms {
        commodity: "BROILER_LIVE".to_owned(),
        goods: "Ayam pedaging hidup".to_owned(),
        price: per_kg(21_000),
        handover: Handover::Hub,
        place: "Klampok".to_owned(),
        ..eggs()
    }
}

/// Bananas that are sold all together.
pub(super) fn lot() -> Terms {
    Terms {
        commodity: "BANANA".to_owned(),
        goods: "Pisang".to_owned(),
        price: Price { amount: Rupiah(5_000_000), per: Unit::Lot },
        ..eggs()
    }
}

pub(super) fn offer() -> OfferFacts {
    OfferFacts {
        id: OfferId(1042),
        terms: eggs(),
        offered: ton(20),
        remaining: ton(20),
        bound: 0,
        status: OfferStatus::Published,
        valid_until: at("2026-11-27T11:00:00Z"),
        version: 3,
        terms_version: 2,
        on_behalf: None,
        photo: false,
        ready_now: false,
    }
}

/// The same offer, partly ordered.
pub(super) fn ordered() -> OfferFacts {
    OfferFacts { remaining: ton(12), bound: 800_000, ..offer() }
}

pub(super) fn crate_offer() -> OfferFacts {
    OfferFacts { id: OfferId(1043), terms: crates(), offered: q(50, Unit::Peti), remaining: q(30, Unit::Peti), ..offer() }
}

pub(super) fn chicken_offer() -> OfferFacts {
    OfferFacts { id: OfferId(1044), terms: chicken(), offered: q(500, Unit::Ekor), remaining: q(500, Unit::Ekor), ..offer() }
}

pub(super) fn lot_offer() -> OfferFacts {
    OfferFacts { id: OfferId(1045), terms: lot(), offered: q(40, Unit::Tandan), remaining: q(40, Unit::Tandan), ..offer() }
}

pub(super) fn code() -> OrderCode {
    OrderCode { year: 2026, number: 87 }
}

pub(super) fn order(status: OrderStatus) -> OrderFacts {
    OrderFacts {
        id: OrderId(87),
        code: code(),
        offer: OfferId(1042),
        organization: Organization::PasarJaya,
        status,
        terms: eggs(),
        quantity: ton(10),
        total: Some(Rupiah(26_500_000)),
        hold_until: at("2026-11-25T02:00:00Z"),
        ended_by: None,
        reason: None,
        note: None,
        together: false,
        buyer_note: None,
        version: 1,
        on_behalf: None,
        seller: None,
        proposal: None,
        progress: Default::default(),
        approval: None,
        refused: false,
        remark: None,
        own: false,
        unheard: Vec::new(),
        undecidable: false,
        superseded: None,
    }
}

pub(super) fn cancelled(by: Side, reason: CancelReason, note: Option<&str>) -> OrderFacts {
    OrderFacts { ended_by: Some(by), reason: Some(reason), note: note.map(str::to_owned), ..order(OrderStatus::Cancelled) }
}

pub(super) fn withdrawn() -> OrderFacts {
    OrderFacts { ended_by: Some(Side::Buyer), ..order(OrderStatus::Cancelled) }
}

pub(super) fn chicken_order(status: OrderStatus) -> OrderFacts {
    OrderFacts {
        terms: chicken(),
        quantity: q(500, Unit::Ekor),
        total: None,
        organization: Organization::DharmaJaya,
        offer: OfferId(1044),
        ..order(status)
    }
}

pub(super) fn crate_order(status: OrderStatus) -> OrderFacts {
    OrderFacts {
        terms: crates(),
        quantity: q(20, Unit::Peti),
        total: Some(Rupiah(8_175_000)),
        organization: Organization::FoodStation,
        offer: OfferId(1043),
        ..order(status)
    }
}

/// Names of a farmer and of who sells for him.
pub(super) fn on_behalf() -> OnBehalf {
    OnBehalf { farmer: "Pak Tarno".into(), assistant: "Bu Sri".into() }
}

/// An offer that an assistant entered.
pub(super) fn entered() -> OfferFacts {
    OfferFacts { on_behalf: Some(on_behalf()), ..ordered() }
}

/// What a side says of a complaint.
pub(super) fn complaint_note() -> String {
    "banyak yang retak".to_owned()
}

/// What the other side says to it.
pub(super) fn complaint_reply() -> String {
    "waktu dimuat masih utuh".to_owned()
}
