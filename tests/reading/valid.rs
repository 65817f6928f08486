//! What every reading has to keep to.

use tembus::{
    domain::{
        commodity::Commodity,
        quantity::Quantity,
        unit::{Dimension, Unit},
    },
    reading::{AskCode, Draft},
};

/// Most of one offer in base units.
pub(crate) fn most(unit: Unit) -> i64 {
    match unit.dimension() {
        Dimension::Mass | Dimension::Volume => 100_000_000,
        Dimension::Count if unit != Unit::Ekor => 1_000_000,
        Dimension::Count | Dimension::Package | Dimension::Lot => 100_000,
    }
}

/// A draft holds nothing that the guards would stop, and asks for all that it lacks.
pub(crate) fn assert_valid(draft: &Draft) {
    let asks = |codes: &[AskCode]| codes.iter().any(|code| draft.ask.contains(code));
    if let (Some(number), Some(unit)) = (draft.qty, draft.unit) {
        assert!(Quantity::new(number, unit).unwrap().base <= most(unit), "{draft:?}");
    }
    if let Some(price) = draft.price {
        let guard = draft.commodity.and_then(Commodity::by_code).zip(draft.price_unit).and_then(|(c, unit)| c.guard(unit));
        assert!(price > 0 && guard.is_none_or(|g| (g.low.0..=g.high.0).contains(&price)), "{draft:?}");
    }
    assert!(draft.qty.is_some() || asks(&[AskCode::Qty, AskCode::QtyScale]), "{draft:?}");
    assert!(draft.price.is_some() || draft.nego || asks(&[AskCode::Price, AskCode::PriceScale, AskCode::PriceRange]), "{draft:?}");
    assert!(draft.ready_date.is_some() || asks(&[AskCode::ReadyDate]), "{draft:?}");
    assert!(draft.commodity.is_some() || asks(&[AskCode::Commodity, AskCode::Variant]), "{draft:?}");
    assert_eq!(draft.pack_qty.is_some(), draft.pack_unit.is_some(), "{draft:?}");
    assert!(draft.ready_until.is_none_or(|last| draft.ready_date.is_some_and(|first| first <= last)), "{draft:?}");
}
