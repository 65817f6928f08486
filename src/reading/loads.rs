//! Loads of vehicles, which are no unit: what one of them weighs beside their number.

use rust_decimal::Decimal;

use super::{
    amount::Amount,
    draft::{AskCode, Draft},
    grammar::Role,
    number,
    readings::Interpretation,
    roles,
    token::{Line, Use},
};
use crate::domain::{quantity::Quantity, unit::Dimension};

/// "2 rit, 1 rit 3,5 ton": what one load weighs where several are offered: whether all of them are meant is asked.
pub(super) fn ask(merged: &mut Draft, best: &Interpretation) {
    let line = &best.line;
    let load = |at: usize| VEHICLES.contains(&line.text(at));
    let counts = |a: &&Amount| {
        a.unit.is_some_and(|u| matches!(u.dimension(), Dimension::Mass | Dimension::Count | Dimension::Volume)) && a.per.is_none()
    };
    let said_of_each = |a: &Amount| line.text(a.span.start) == "masing";
    let packed = best.amounts.iter().any(|a| roles::holds(a.unit) && !said_of_each(a));
    // "3 warga masing-masing 80 kg"
    let of_each = best
        .amounts
        .iter()
        .filter(|a| counts(a) || said_of_each(a) && a.unit.is_some())
        .find(|a| !packed && (said_of_each(a) || (a.span.start.saturating_sub(3)..a.span.start).any(|at| line.text(at) == "masing")));
    let Some(amount) = of_each.or_else(|| best.with(Role::Quantity).find(counts)) else { return };
    let (start, end) = (amount.span.start, amount.span.end);
    let before = |words: &[&str]| start.checked_sub(1).is_some_and(|at| words.contains(&line.text(at)));
    let one = ["1", "satu", "siji", "sak", "se", "per", "tiap", "setiap", "saben", "saban"];
    let of_one = of_each.is_some()
        || before(VEHICLES) && start.checked_sub(2).is_some_and(|at| one.contains(&line.text(at)))
        || before(&["serit", "sakrit", "setruk", "saktruk", "serite", "@"])
        || (line.any(end, &["per", "tiap", "saben", "saban"]) || line.sign(end, "/")) && load(end + 1);
    let before_it = (0..start).filter(|at| of_each.is_some() || load(at + 1));
    // "2 ton per kandang ada 3 kandang"
    let behind_it = (end..line.len()).filter(|at| of_each.is_none() && line.is_number(*at) && load(at + 1));
    let several = before_it.chain(behind_it).filter_map(|at| loaded(line, at));
    // "Kangkung sama bayam masing2 100 ikat"
    let named = (0..start).filter(|at| line.used(*at) == Some(Use::Goods) && line.used(at.wrapping_sub(1)) != Some(Use::Goods)).count();
    let kinds = (of_each.is_some() && named > 1).then(|| Decimal::from(named));
    let most = several.into_iter().find(|n| *n > Decimal::ONE && n.fract().is_zero()).or(kinds);
    let Some((number, unit)) = most.filter(|_| of_one).zip(amount.unit) else { return };
    let all = amount.phrase.first.exact().and_then(|one| one.checked_mul(number)).and_then(|all| Quantity::new(all, unit).ok());
    merged.likely.quantities = all.into_iter().chain(amount.phrase.first.exact().and_then(|one| Quantity::new(one, unit).ok())).collect();
    merged.qty = None;
    merged.unit = Some(unit);
    merged.ask.remove(&AskCode::Unit);
    merged.ask.remove(&AskCode::QtyScale);
    merged.ask.insert(AskCode::Qty);
}

/// How many loads are said at `at`, in words or in figures that were taken as a label.
fn loaded(line: &Line, at: usize) -> Option<Decimal> {
    let figures = || line.text(at).parse().ok().filter(|_| line.is_number(at));
    number::number_at(line, at).and_then(|(number, _)| number.exact()).or_else(figures)
}

/// Vehicles, places and people, which are no unit.
const VEHICLES: &[&str] = &[
    "rit", "truk", "truck", "pickup", "pikap", "pick", "engkel", "colt", "mobil", "tronton", "rite", "kolam", "kandang", "petak", "warga",
    "orang", "kelompok", "petani", "peternak", "anggota", "nelayan", "keluarga",
];
