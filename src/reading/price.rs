//! What the goods cost (PARSING section 5): which unit a price is for, and whether it is plausible.
//!
//! The guards of `price_guards.csv` are wide limits against typing errors. A price that fits no reading is
//! asked about with the amounts that would fit.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{
    PriceReading,
    amount::{self, Amount},
    guard::Basis,
    normalize, pii,
    readings::{self, World},
    roles::Roles,
    token::Line,
    value::{Number, Value},
};
use crate::domain::{
    commodity::Commodity,
    money::{Price, Rupiah},
    quantity::Quantity,
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

/// Reads an answer to the question what `commodity` costs, of which there is `quantity` in packs of `pack`.
#[must_use]
pub fn price(text: &str, commodity: &Commodity, quantity: Quantity, pack: Option<Quantity>) -> PriceReading {
    let goods: Vec<&'static Commodity> = Commodity::by_code(&commodity.code).into_iter().collect();
    let basis = Basis { goods: &goods, unit: quantity.unit, quantity: Some(quantity), pack, proposes: true };
    answer(text, &basis, None)
}

/// Reads a new price of an offer of `commodity` that is priced per `per`.
#[must_use]
pub fn price_per(text: &str, commodity: &Commodity, per: Unit) -> PriceReading {
    let goods: Vec<&'static Commodity> = Commodity::by_code(&commodity.code).into_iter().collect();
    let basis = Basis { goods: &goods, unit: per, quantity: None, pack: None, proposes: true };
    let written = if per == Unit::Lot { Written::Lot } else { Written::Per(per) };
    match answer(text, &basis, Some(written)) {
        PriceReading::Exact(price) if price.per != per => {
            in_unit(price, per).map_or(PriceReading::WhichUnit(price.amount, vec![per, price.per]), PriceReading::Exact)
        }
        reading => reading,
    }
}

/// The same price for another unit of mass, if it comes to whole rupiah.
fn in_unit(price: Price, per: Unit) -> Option<Price> {
    let mass = price.per.dimension() == Dimension::Mass && per.dimension() == Dimension::Mass;
    let scaled = price.amount.0.checked_mul(per.base()).filter(|_| mass)?;
    (scaled % price.per.base() == 0).then(|| Price { amount: Rupiah(scaled / price.per.base()), per })
}

fn answer(text: &str, basis: &Basis<'_>, known: Option<Written>) -> PriceReading {
    if normalize::too_long(text) {
        return PriceReading::Unreadable;
    }
    let mut line = Line::new(&pii::without_personal_data(text));
    let amounts = amount::find(&mut line, basis.goods);
    let roles = Roles::of_price(&amounts, basis.goods);
    let first = of_roles(&amounts, &roles, basis, known);
    if amounts.len() < 2 {
        return first;
    }
    let readings = readings::of_answer(text, &World { goods: basis.goods, usual: basis.unit, nego: false, one_kind: true });
    let mut said: Vec<PriceReading> = Vec::new();
    for reading in readings.iter().filter(|r| r.roles.price.is_some()).map(|r| of_roles(&r.amounts, &r.roles, basis, known)) {
        if !said.contains(&reading) {
            said.push(reading);
        }
    }
    match said.len() {
        0 => first,
        1 => said.swap_remove(0),
        // "26rb 25rb": each of them is asked.
        _ => PriceReading::Scale(said.into_iter().flat_map(exactly).filter(|p| basis.fits(p.amount, p.per) != Some(false)).collect()),
    }
}

/// The prices that a reading leaves possible.
fn exactly(reading: PriceReading) -> Vec<Price> {
    match reading {
        PriceReading::Exact(price) | PriceReading::About(price) => vec![price],
        PriceReading::Scale(likely) => likely,
        PriceReading::WhichUnit(amount, units) => units.into_iter().map(|per| Price { amount, per }).collect(),
        PriceReading::Range | PriceReading::NotPositive | PriceReading::Unreadable => Vec::new(),
    }
}

/// What amounts with these roles say of a price.
fn of_roles(amounts: &[Amount], roles: &Roles, basis: &Basis<'_>, known: Option<Written>) -> PriceReading {
    let Some(said) = roles.price.and_then(|i| amounts.get(i)) else { return PriceReading::Unreadable };
    if said.not_positive() {
        return PriceReading::NotPositive;
    }
    judge(said, roles.written.or(known), basis).reading
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
        None => in_likely_unit(amount, number, basis),
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

fn in_written_unit(amount: Rupiah, number: &Number, unit: Unit, basis: &Basis<'_>) -> Judged {
    match basis.fits(amount, unit) {
        Some(true) => exact(amount, unit),
        None if amount >= LEAST => exact(amount, unit),
        _ => scale(number, Some(unit), basis),
    }
}

/// The unit of a price for which none was written.
fn in_likely_unit(amount: Rupiah, number: &Number, basis: &Basis<'_>) -> Judged {
    let fits = |unit| basis.fits(amount, unit) == Some(true);
    let ask =
        |keep: Option<Unit>, units: Vec<Unit>| Judged { reading: PriceReading::WhichUnit(amount, units), amount: Some(amount), unit: keep };
    let own = basis.own_unit();
    if basis.unit == Unit::Ekor && fits(Unit::Ekor) && fits(Unit::Kg) {
        return ask(None, vec![Unit::Kg, Unit::Ekor]);
    }
    let several = basis.quantity.is_some_and(|q| q.base > Unit::Ekor.base());
    if basis.unit == Unit::Ekor && fits(Unit::Ekor) && several && fits(Unit::Lot) {
        return ask(None, vec![Unit::Ekor, Unit::Lot]);
    }
    if basis.unit.needs_pack_content() && fits(Unit::Kg) {
        return exact(amount, Unit::Kg);
    }
    if fits(own) {
        return exact(amount, own);
    }
    // "30 ikat 4rb": nobody says what all the pieces weigh. Boxes and fish are as often priced by what they hold.
    let retail = matches!(own.dimension(), Dimension::Count | Dimension::Package) && !own.needs_pack_content();
    if retail && !matches!(own, Unit::Dus | Unit::Ekor) && basis.fits(amount, own).is_none() && amount >= LEAST {
        return exact(amount, own);
    }
    // Of unknown goods, which have no guards, no other unit is likelier than the one that was counted.
    let known = basis.goods.len() < Commodity::all().len();
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

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, code: &str, number: &str, unit: Unit) -> PriceReading {
        price(text, Commodity::by_code(code).unwrap(), Quantity::new(number.parse().unwrap(), unit).unwrap(), None)
    }

    fn eggs(text: &str) -> PriceReading {
        of(text, "EGG_LAYER", "2", Unit::Ton)
    }

    fn rp(amount: i64, per: Unit) -> Price {
        Price { amount: Rupiah(amount), per }
    }

    #[test]
    fn rupiah_is_read_as_people_write_it() {
        for text in [
            "26.500",
            "26500",
            "26,500",
            "Rp26.500",
            "Rp 26.500,-",
            "Rp.26.500,00",
            "26,5rb",
            "26.5rb",
            "26.5k",
            "26.500/kg",
            "26.500 per kilo",
            "26.500 sekilo",
            "26.500 kg",
            "@26.500",
            "harga 26.500 ya pak",
            "sekilo 26.500",
            "dua puluh enam ribu lima ratus",
            "26 ribu 5 ratus",
            "nem likur ewu limangatus",
            "kilonya 26.500",
            "perkilo 26.500",
            "/kg 26.500",
        ] {
            assert_eq!(eggs(text), PriceReading::Exact(rp(26_500, Unit::Kg)), "{text}");
        }
        assert_eq!(eggs("selawe ewu"), PriceReading::Exact(rp(25_000, Unit::Kg)));
        assert_eq!(eggs("2,6jt/kw"), PriceReading::Exact(rp(2_600_000, Unit::Kw)));
        assert_eq!(of("5,5jt/ton", "CORN_GRAIN", "10", Unit::Ton), PriceReading::Exact(rp(5_500_000, Unit::Ton)));
    }

    #[test]
    fn implausible_prices_are_asked_about_with_the_plausible_ones() {
        assert_eq!(eggs("26"), PriceReading::Scale(vec![rp(26_000, Unit::Kg)]));
        for (text, first) in [("26.5", 26_500), ("@26", 26_000), ("265.000/kg", 26_500), ("2.500/kg", 25_000), ("26.500rb", 26_500)] {
            assert!(
                matches!(eggs(text), PriceReading::Scale(likely) if likely.first() == Some(&rp(first, Unit::Kg))),
                "{text}: {:?}",
                eggs(text)
            );
        }
        assert!(matches!(eggs("1.5.0"), PriceReading::Scale(likely) if likely.is_empty()));
    }

    #[test]
    fn a_price_without_a_unit_is_for_what_it_fits() {
        assert_eq!(eggs("total 52jt"), PriceReading::Exact(rp(52_000_000, Unit::Lot)));
        assert_eq!(eggs("52jt borongan"), PriceReading::Exact(rp(52_000_000, Unit::Lot)));
        assert_eq!(eggs("52jt"), PriceReading::WhichUnit(Rupiah(52_000_000), vec![Unit::Lot]));
        assert_eq!(of("21rb", "BROILER_LIVE", "800", Unit::Ekor), PriceReading::WhichUnit(Rupiah(21_000), vec![Unit::Kg, Unit::Ekor]));
        assert_eq!(of("65rb", "BROILER_LIVE", "800", Unit::Ekor), PriceReading::Exact(rp(65_000, Unit::Ekor)));
        assert_eq!(of("26rb", "EGG_LAYER", "50", Unit::Peti), PriceReading::Exact(rp(26_000, Unit::Kg)));
        assert_eq!(of("390rb", "EGG_LAYER", "50", Unit::Peti), PriceReading::Exact(rp(390_000, Unit::Peti)));
        assert_eq!(of("26rb", "EGG_LAYER", "5000", Unit::Butir), PriceReading::WhichUnit(Rupiah(26_000), vec![Unit::Kg, Unit::Butir]));
        assert_eq!(of("24rb/tray", "EGG_LAYER", "200", Unit::Pack15), PriceReading::Exact(rp(24_000, Unit::Pack15)));
    }

    #[test]
    fn rough_prices_ranges_and_nonsense_say_so() {
        for text in ["26rban", "26an", "26 ribuan", "sekitar 26rb", "26rb-an"] {
            assert_eq!(eggs(text), PriceReading::About(rp(26_000, Unit::Kg)), "{text}");
        }
        for text in ["25-26rb", "25rb-26rb", "25 sampai 26 ribu", "25rb atau 26rb"] {
            assert_eq!(eggs(text), PriceReading::Range, "{text}");
        }
        assert_eq!(eggs("0"), PriceReading::NotPositive);
        assert_eq!(eggs("-26000"), PriceReading::NotPositive);
        assert_eq!(eggs("nego"), PriceReading::Unreadable);
        assert!(matches!(eggs(&"9".repeat(400)), PriceReading::Scale(_)));
        assert_eq!(eggs("kemarin 27rb sekarang 26rb"), PriceReading::Exact(rp(26_000, Unit::Kg)));
        assert_eq!(eggs("26rb sama 25rb"), PriceReading::Scale(vec![rp(26_000, Unit::Kg), rp(25_000, Unit::Kg)]));
    }

    #[test]
    fn a_new_price_keeps_the_unit_of_the_offer() {
        let commodity = Commodity::by_code("EGG_LAYER").unwrap();
        assert_eq!(price_per("26.250", commodity, Unit::Kg), PriceReading::Exact(rp(26_250, Unit::Kg)));
        assert_eq!(price_per("2.625.000/kw", commodity, Unit::Kg), PriceReading::Exact(rp(26_250, Unit::Kg)));
        assert_eq!(price_per("26", commodity, Unit::Kg), PriceReading::Scale(vec![rp(26_000, Unit::Kg)]));
        assert_eq!(price_per("390rb", commodity, Unit::Peti), PriceReading::Exact(rp(390_000, Unit::Peti)));
        assert_eq!(price_per("52jt", commodity, Unit::Lot), PriceReading::Exact(rp(52_000_000, Unit::Lot)));
    }
}
