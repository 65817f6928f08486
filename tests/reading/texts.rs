//! Lines as chance makes them, and what must be true of every answer. The benchmark of the reader uses them as well.

use proptest::prelude::*;
use tembus::{
    domain::{
        commodity::Commodity,
        quantity::Quantity,
        unit::{Dimension, Unit},
    },
    reading::{AskCode, Draft},
};

/// Words that the grammar knows, so that chance makes lines that mean something.
pub(crate) const WORDS: &str = "telur|telur bebek|ayam|broiler|hidup|lombok|koi|beras premium|belimbimg|2|26|1.500|1,500|26.500|0|-5|1.5.0|4..5|1/2|20/12|25-28|\
    999999999999999999999|½|rb|ribu|k|jt|ewu|an|ton|kw|kg|ekor|butir|peti|karung|rak|tray|pak|kantong|isi|@|/|-|per|sekilo|seton|setengah|dua|puluh|\
    selawe|rong|atus|juta|harga|Rp|total|nego|besok|senin|depan|tgl|siap|minggu|lagi|hari|tiap|des|jemuah|legi|di|Gedog|Blitar|kel.|cari|pembeli|berapa|\
    ?|,|\n|s/d|sampai|ukuran|bw|sekitar|081234567890|3572011203850001|rek BCA 1234567890|<b>|🥚|\u{200f}";

pub(crate) fn any_text() -> impl Strategy<Value = String> {
    let vocabulary: Vec<&str> = WORDS.split('|').collect();
    let words = prop::collection::vec((prop::sample::select(vocabulary), prop::sample::select(vec!["", " ", " ", " "])), 0..40);
    let spoken = words.prop_map(|words| words.into_iter().map(|(word, gap)| format!("{word}{gap}")).collect());
    prop_oneof![1 => "\\PC{0,120}", 1 => any::<String>(), 6 => spoken]
}

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
