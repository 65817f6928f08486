//! Loads of vehicles, which are no unit: what one of them weighs beside their number.

use rust_decimal::Decimal;

use super::{
    draft::{AskCode, Draft},
    grammar::Role,
    number,
    readings::Interpretation,
    token::Line,
};
use crate::domain::{quantity::Quantity, unit::Dimension};

/// "2 rit, 1 rit 3,5 ton": what one load weighs where several are offered: whether all of them are meant is asked.
pub(super) fn ask(merged: &mut Draft, best: &Interpretation) {
    let line = &best.line;
    let load = |at: usize| VEHICLES.contains(&line.text(at));
    let Some(amount) = best.with(Role::Quantity).next().filter(|a| a.unit.is_some_and(|u| u.dimension() == Dimension::Mass)) else {
        return;
    };
    let Some(before) = amount.span.start.checked_sub(1) else { return };
    let one = ["1", "satu", "siji", "sak", "se", "per", "tiap", "setiap", "saben", "masing"];
    let (start, end) = (amount.span.start, amount.span.end);
    let of_one = load(before) && amount.content_mark
        || load(before) && before.checked_sub(1).is_some_and(|i| one.contains(&line.text(i)))
        || ["serit", "sakrit", "setruk", "saktruk", "serite", "masing", "@"].contains(&line.text(before))
        || (line.any(end, &["per", "tiap", "saben"]) || line.sign(end, "/")) && load(end + 1);
    let several = (0..start).filter(|at| load(at + 1)).filter_map(|at| loaded(line, at));
    let most = several.into_iter().find(|n| *n > Decimal::ONE && n.fract().is_zero());
    let Some((number, unit)) = most.filter(|_| of_one).zip(amount.unit) else { return };
    let all = amount.phrase.first.exact().and_then(|one| one.checked_mul(number)).and_then(|all| Quantity::new(all, unit).ok());
    merged.likely.quantities = all.into_iter().chain(amount.phrase.first.exact().and_then(|one| Quantity::new(one, unit).ok())).collect();
    merged.qty = None;
    merged.ask.insert(AskCode::Qty);
}

/// How many loads are said at `at`, in words or in figures that were taken as a label.
fn loaded(line: &Line, at: usize) -> Option<Decimal> {
    let figures = || line.text(at).parse().ok().filter(|_| line.is_number(at));
    number::number_at(line, at).and_then(|(number, _)| number.exact()).or_else(figures)
}

/// Vehicles, which are no unit.
const VEHICLES: &[&str] = &["rit", "truk", "truck", "pickup", "pikap", "pick", "engkel", "colt", "mobil", "tronton", "rite"];
