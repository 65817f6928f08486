//! What the goods cost (PARSING section 5): which unit a price is for, and whether it is plausible.
//!
//! The guards of `price_guards.csv` are wide limits against typing errors. A price that fits no reading is
//! asked about with the amounts that would fit.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{
    PriceReading,
    amount::Amount,
    guard::Basis,
    value::{Number, Value},
};
use crate::domain::{
    commodity::Commodity,
    money::{Price, Rupiah},
    unit::{Dimension, Unit},
};

/// What a price is said to be for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// One of this.
    Per(Unit),
    /// Everything.
    Lot,
}

/// A price with what may be kept of it although it must be asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Judged {
    /// The answer.
    pub(super) reading: PriceReading,
    /// The amount to keep.
    pub(super) amount: Option<Rupiah>,
    /// The unit to keep.
    pub(super) unit: Option<Unit>,
}

/// What goods that are counted in `unit` are priced by: kilogram for a mass, else the same.
pub(super) fn usual_base(unit: Unit) -> Unit {
    if unit.dimension() == Dimension::Mass { Unit::Kg } else { unit }
}

/// Whether nothing known of the goods speaks against an amount as a price per `unit`.
pub(super) fn may_be(said: &Amount, unit: Unit, goods: &[&'static Commodity]) -> bool {
    let basis = Basis { goods, unit, quantity: None, pack: None, proposes: true };
    whole_rupiah(&said.phrase.first).is_none_or(|amount| basis.fits(amount, unit) != Some(false))
}

/// Whether an amount that counts `unit` would fit as a price per `unit`.
pub(super) fn fits(said: &Amount, unit: Unit, goods: &[&'static Commodity]) -> bool {
    let basis = Basis { goods, unit, quantity: None, pack: None, proposes: true };
    whole_rupiah(&said.phrase.first).is_some_and(|amount| basis.fits(amount, unit) == Some(true))
}

/// What an amount says as a price.
pub(super) fn judge(said: &Amount, written: Option<Written>, basis: &Basis<'_>) -> Judged {
    let unit = match written {
        // A pack of 15 is called a tray as well.
        Some(Written::Per(Unit::Rak | Unit::Pak)) if basis.unit == Unit::Pack15 => Some(Unit::Pack15),
        Some(Written::Per(unit)) => Some(unit),
        Some(Written::Lot) => Some(Unit::Lot),
        None => None,
    };
    let number = &said.phrase.first;
    if said.phrase.second.is_some() {
        return Judged { reading: PriceReading::Range, amount: None, unit };
    }
    let Some(amount) = whole_rupiah(number).or_else(|| rough_amount(number, said.about, unit, basis)) else {
        return scale(number, unit, basis);
    };
    // "26an": the thousands are left out.
    let amount = match unit.map_or_else(|| basis.units().find(|u| basis.fits(amount, *u) == Some(true)), Some) {
        Some(unit) if basis.fits(amount, unit) != Some(false) => amount,
        _ => rough_amount(number, said.about, unit, basis).unwrap_or(amount),
    };
    let judged = match unit {
        Some(unit) => in_written_unit(amount, number, unit, basis),
        None => in_likely_unit(amount, number, said.at_mark, basis),
    };
    match judged.reading {
        PriceReading::Exact(price) if said.about => Judged { reading: PriceReading::About(price), ..judged },
        _ => judged,
    }
}

/// Whole rupiah, if the number is sure to say them.
fn whole_rupiah(number: &Number) -> Option<Rupiah> {
    let value = match number.value {
        Value::Exact(value) => value,
        // Rupiah has no cents: "26,500" is 26.500.
        Value::CommaThousands(value) if !number.suffixed => value.checked_mul(Decimal::ONE_THOUSAND)?,
        _ => return None,
    };
    (!number.overstated).then(|| rupiah(value))?
}

fn rupiah(value: Decimal) -> Option<Rupiah> {
    let amount = value.fract().is_zero().then(|| value.to_i64())?.map(Rupiah)?;
    (amount > Rupiah(0) && amount <= Rupiah::MAX_PRICE).then_some(amount)
}

/// "26an", "26,5an": about so many thousands.
fn rough_amount(number: &Number, about: bool, unit: Option<Unit>, basis: &Basis<'_>) -> Option<Rupiah> {
    let thousands = number.exact().filter(|_| about && !number.suffixed)?.checked_mul(Decimal::ONE_THOUSAND)?;
    let amount = rupiah(thousands)?;
    unit.map_or_else(|| basis.units().any(|u| basis.fits(amount, u) == Some(true)), |u| basis.fits(amount, u) == Some(true))
        .then_some(amount)
}

fn exact(amount: Rupiah, per: Unit) -> Judged {
    Judged { reading: PriceReading::Exact(Price { amount, per }), amount: Some(amount), unit: Some(per) }
}

/// Less than this can't be a price of anything.
const LEAST: Rupiah = Rupiah(100);

/// A kilogram of nothing that is sold in sacks costs less.
const CHEAPEST: Rupiah = Rupiah(1_000);

/// From this price on one piece of anything but an animal may be the price of all.
const DEAR: Rupiah = Rupiah(1_000_000);

fn in_written_unit(amount: Rupiah, number: &Number, unit: Unit, basis: &Basis<'_>) -> Judged {
    match basis.fits(amount, unit) {
        Some(true) => exact(amount, unit),
        // "40kg sama 25kg, 38rb kabeh": rather what each costs than the price of all, however much that is.
        None if unit == Unit::Lot
            && basis.own_unit() == Unit::Kg
            && basis.goods.len() < Commodity::all().len()
            && basis.fits(amount, basis.own_unit()) == Some(true) =>
        {
            scale(number, Some(unit), basis)
        }
        // "390 sak peti": thousands are left out.
        None if amount >= LEAST && (number.suffixed || amount.0 >= CHEAPEST.0 || unit.dimension() != Dimension::Package) => {
            exact(amount, unit)
        }
        _ => scale(number, Some(unit), basis),
    }
}

/// The unit of a price for which none was written; `each` says that it is for one of something ("@").
fn in_likely_unit(amount: Rupiah, number: &Number, each: bool, basis: &Basis<'_>) -> Judged {
    let fits = |unit| basis.fits(amount, unit) == Some(true);
    let ask =
        |keep: Option<Unit>, units: Vec<Unit>| Judged { reading: PriceReading::WhichUnit(amount, units), amount: Some(amount), unit: keep };
    let own = basis.own_unit();
    if basis.unit == Unit::Ekor && fits(Unit::Ekor) && fits(Unit::Kg) {
        return ask(None, vec![Unit::Kg, Unit::Ekor]);
    }
    let several = basis.quantity.is_some_and(|q| q.base > own.base()) && (own == Unit::Ekor || amount >= DEAR && !basis.goods.is_empty());
    // "kambing 2 ekor 4,5 juta", "batik 5 lembar 3 jt"
    if own.dimension() == Dimension::Count && fits(own) && several && !each && fits(Unit::Lot) {
        return ask(None, vec![own, Unit::Lot]);
    }
    let known = basis.goods.len() < Commodity::all().len();
    if basis.unit.needs_pack_content() && fits(Unit::Kg) {
        // Of unknown goods no guard says which of the two is meant, unless a pack would be cheaper than anything.
        let cheap = basis.pack.is_some_and(|pack| {
            pack.dimension() == Dimension::Mass && amount.0.saturating_mul(Unit::Kg.base()) < pack.base.saturating_mul(CHEAPEST.0)
        });
        return if known || cheap { exact(amount, Unit::Kg) } else { ask(None, vec![Unit::Kg, own]) };
    }
    if fits(own) {
        return exact(amount, own);
    }
    // "20 box @102 ekor harga 7rb": less than a hundred rupiah a head is the price of each.
    let heads = basis.pack.filter(|pack| pack.unit == Unit::Ekor && own.dimension() == Dimension::Package);
    let may_be_each = basis.fits(amount, Unit::Ekor) != Some(false);
    if may_be_each && heads.is_some_and(|pack| amount >= LEAST && amount.0 < pack.base.saturating_mul(LEAST.0)) {
        return ask(Some(Unit::Ekor), vec![Unit::Ekor, own]);
    }
    // "30 ikat 4rb": nobody says what all the pieces weigh. Boxes and fish are as often priced by what they hold.
    let retail = matches!(own.dimension(), Dimension::Count | Dimension::Package) && !own.needs_pack_content();
    if retail && !matches!(own, Unit::Dus | Unit::Ekor) && basis.fits(amount, own).is_none() && amount >= LEAST {
        return exact(amount, own);
    }
    // Of unknown goods, which have no guards, no other unit is likelier than the one that was counted.
    if let Some(other) = basis.guarded().find(|u| known && fits(*u)) {
        return ask(Some(other), vec![other, own]);
    }
    // A pack has no guard of its own, nor have some animals.
    if own == Unit::Ekor && basis.fits(amount, own).is_none() && amount >= LEAST {
        return exact(amount, own);
    }
    if own.dimension() == Dimension::Package && basis.fits(amount, own).is_none() && basis.may_be_pack(amount) {
        return exact(amount, own);
    }
    if fits(Unit::Lot) {
        return ask(Some(Unit::Lot), vec![Unit::Lot]);
    }
    scale(number, None, basis)
}

/// A price that is implausible or badly written, with the plausible ones, likeliest first.
fn scale(number: &Number, unit: Option<Unit>, basis: &Basis<'_>) -> Judged {
    if !basis.proposes {
        return Judged { reading: PriceReading::Scale(Vec::new()), amount: None, unit };
    }
    let values = [number.value, number.coefficient].into_iter().filter_map(|value| match value {
        Value::Exact(value) => Some(value),
        Value::CommaThousands(value) => value.checked_mul(Decimal::ONE_THOUSAND),
        Value::Malformed | Value::Huge => None,
    });
    let factors = [
        Decimal::ONE,
        Decimal::ONE_THOUSAND,
        Decimal::new(1, 1),
        Decimal::new(1, 3),
        Decimal::TEN,
        Decimal::new(1, 2),
        Decimal::ONE_HUNDRED,
    ];
    let mut amounts: Vec<Rupiah> = Vec::new();
    for amount in values.flat_map(|value| factors.iter().filter_map(move |by| value.checked_mul(*by))).filter_map(|v| rupiah(v.normalize()))
    {
        if !amounts.contains(&amount) {
            amounts.push(amount);
        }
    }
    let units: Vec<Unit> = unit.map_or_else(|| basis.units().collect(), |u| vec![u]);
    let plausible = |per: Unit| {
        amounts.iter().filter(|a| basis.fits(**a, per) == Some(true)).map(move |a| Price { amount: *a, per }).take(2).collect::<Vec<_>>()
    };
    // Heads may be priced by weight as likely as each; otherwise the first unit that fits will do.
    let choices = if basis.unit == Unit::Ekor { 2 } else { 1 };
    let likely = units.into_iter().map(plausible).filter(|prices| !prices.is_empty()).take(choices).flatten().collect();
    Judged { reading: PriceReading::Scale(likely), amount: None, unit }
}
