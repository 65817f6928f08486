//! Answers to the question what goods cost.

use super::{
    PriceReading,
    amount::Amount,
    cut,
    guard::Basis,
    line_context::LineContext,
    normalize, pii,
    price::{Written, judge},
    readings,
    roles::Roles,
    token::Line,
};
use crate::domain::{
    commodity::Commodity,
    money::{Price, Rupiah},
    quantity::Quantity,
    unit::{Dimension, Unit},
};

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

/// The price said for another unit of mass, if it comes to whole rupiah.
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
    let amounts = cut::find(&mut line, basis.goods);
    let roles = Roles::of_price(&amounts, basis.goods);
    let first = of_roles(&amounts, &roles, basis, known);
    if amounts.len() < 2 {
        return first;
    }
    let readings = readings::of_answer(text, &LineContext { goods: basis.goods, usual: basis.unit, nego: false, one_kind: true });
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
