//! Quantities: in the unit that the person said, as long as that is a short number.

use i18n_embed_fl::fl;
use rust_decimal::Decimal;

use super::{Locale, number::rounded};
use crate::domain::{
    digest::Amounts,
    quantity::Quantity,
    unit::{Dimension, Unit},
};

/// More decimals than this are hard to read aloud: a smaller unit says it better.
const SHORT: u32 = 2;

impl Locale {
    /// A quantity in one unit: `1,5 ton`, `300 kg`, `3 kw`, `50 peti`. Fits a button.
    #[must_use]
    pub fn quantity(self, quantity: Quantity) -> String {
        let (number, unit) = shown(quantity);
        self.amount(number, unit)
    }

    /// A quantity, with what an uncommon unit or `pack`s of this content come to: `3 kw (300 kg)`,
    /// `50 rak (1.500 butir)`, `50 peti @ 15 kg (750 kg)`.
    #[must_use]
    pub fn quantity_full(self, quantity: Quantity, pack: Option<Quantity>) -> String {
        let said = self.quantity(quantity);
        if let Some(content) = pack
            && let Some(all) = quantity.unpacked(content)
        {
            let packs = fl!(self, "quantity-packs", packs = said, content = self.quantity(content));
            return fl!(self, "quantity-same", said = packs, means = self.quantity(all));
        }
        let (_, unit) = shown(quantity);
        let (plain, per) = plainer(quantity.unit);
        if unit == plain || matches!(unit, Unit::Ton | Unit::Gram) {
            return said;
        }
        let means = self.amount(Decimal::from(quantity.base) / Decimal::from(per), plain);
        fl!(self, "quantity-same", said = said, means = means)
    }

    /// A quantity for checking before it counts: tons with their kilograms too, `2 ton (2.000 kg)`.
    #[must_use]
    pub fn quantity_checked(self, quantity: Quantity, pack: Option<Quantity>) -> String {
        match shown(quantity) {
            (number, Unit::Ton) => {
                let means = self.amount(Decimal::new(quantity.base, 3), Unit::Kg);
                fl!(self, "quantity-same", said = self.amount(number, Unit::Ton), means = means)
            }
            _ => self.quantity_full(quantity, pack),
        }
    }

    /// What is left of all: `1,2 dari 2 ton`, `300 kg dari 2 ton`.
    #[must_use]
    pub fn left_of(self, left: Quantity, all: Quantity) -> String {
        let ((number, unit), (_, unit_of_all)) = (shown(left), shown(all));
        let left = if unit == unit_of_all || number.is_zero() { self.decimal(number) } else { self.quantity(left) };
        fl!(self, "quantity-of-all", left = left, all = self.quantity(all))
    }

    /// Sums in reports: mass from a ton on in tons, to the kilogram; kinds side by side, `4,2 ton + 500 ekor`.
    #[must_use]
    pub fn amounts(self, amounts: &Amounts) -> String {
        let parts: Vec<_> = amounts.0.iter().map(|q| self.reported(*q)).collect();
        parts.join(" + ")
    }

    /// The word for a unit: `kg`, `butir`.
    #[must_use]
    pub fn unit(self, unit: Unit) -> String {
        match unit {
            Unit::Kg => fl!(self, "unit-kg"),
            Unit::Gram => fl!(self, "unit-gram"),
            Unit::Ons => fl!(self, "unit-ons"),
            Unit::Pon => fl!(self, "unit-pon"),
            Unit::Kw => fl!(self, "unit-kw"),
            Unit::Ton => fl!(self, "unit-ton"),
            Unit::Butir => fl!(self, "unit-butir"),
            Unit::Ekor => fl!(self, "unit-ekor"),
            Unit::Buah => fl!(self, "unit-buah"),
            Unit::Pcs => fl!(self, "unit-pcs"),
            Unit::Lembar => fl!(self, "unit-lembar"),
            Unit::Lusin => fl!(self, "unit-lusin"),
            Unit::Kodi => fl!(self, "unit-kodi"),
            Unit::Rak => fl!(self, "unit-rak"),
            Unit::Pack15 => fl!(self, "unit-pack15"),
            Unit::Liter => fl!(self, "unit-liter"),
            Unit::Peti => fl!(self, "unit-peti"),
            Unit::Karung => fl!(self, "unit-karung"),
            Unit::Sak => fl!(self, "unit-sak"),
            Unit::Krat => fl!(self, "unit-krat"),
            Unit::Dus => fl!(self, "unit-dus"),
            Unit::Pak => fl!(self, "unit-pak"),
            Unit::Renteng => fl!(self, "unit-renteng"),
            Unit::Toples => fl!(self, "unit-toples"),
            Unit::Botol => fl!(self, "unit-botol"),
            Unit::Kantong => fl!(self, "unit-kantong"),
            Unit::Ikat => fl!(self, "unit-ikat"),
            Unit::Sisir => fl!(self, "unit-sisir"),
            Unit::Tandan => fl!(self, "unit-tandan"),
            Unit::Lot => fl!(self, "unit-lot"),
        }
    }

    fn reported(self, quantity: Quantity) -> String {
        let kilograms = rounded(Decimal::new(quantity.base, 3), 0);
        if quantity.dimension() == Dimension::Mass && kilograms >= Decimal::ONE_THOUSAND {
            self.amount(kilograms / Decimal::ONE_THOUSAND, Unit::Ton)
        } else {
            self.quantity(quantity)
        }
    }

    fn amount(self, number: Decimal, unit: Unit) -> String {
        fl!(self, "quantity", number = self.decimal(number), unit = self.unit(unit))
    }
}

/// The number and unit in which a quantity is read most easily: its own, unless the number would be below
/// one or have a long fraction; tons then become kilograms, trays eggs, dozens pieces.
fn shown(quantity: Quantity) -> (Decimal, Unit) {
    let number = quantity.number();
    let (plain, per) = plainer(quantity.unit);
    let awkward = number.scale() > SHORT || number.abs() < Decimal::ONE;
    let heavy_grams = quantity.unit == Unit::Gram && number >= Decimal::ONE_THOUSAND;
    if plain != quantity.unit && (heavy_grams || (quantity.unit != Unit::Gram && awkward)) {
        ((Decimal::from(quantity.base) / Decimal::from(per)).normalize(), plain)
    } else {
        (number, quantity.unit)
    }
}

/// The everyday unit of the same kind, and how many base units it has.
const fn plainer(unit: Unit) -> (Unit, i64) {
    let plain = match unit {
        Unit::Rak | Unit::Pack15 => Unit::Butir,
        Unit::Lusin => Unit::Pcs,
        Unit::Kodi => Unit::Lembar,
        other => match other.dimension() {
            Dimension::Mass => Unit::Kg,
            _ => other,
        },
    };
    (plain, plain.base())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::person::Language;

    fn id() -> Locale {
        Locale::of(Language::Id)
    }

    fn q(base: i64, unit: Unit) -> Quantity {
        Quantity { base, unit }
    }

    #[test]
    fn a_quantity_is_shown_in_the_unit_that_was_said() {
        assert_eq!(id().quantity(q(1_500_000, Unit::Ton)), "1,5 ton");
        assert_eq!(id().quantity(q(300_000, Unit::Kg)), "300 kg");
        assert_eq!(id().quantity(q(75_500, Unit::Kg)), "75,5 kg");
        assert_eq!(id().quantity(q(2_000, Unit::Butir)), "2.000 butir");
        assert_eq!(id().quantity(q(250, Unit::Gram)), "250 gram");
    }

    #[test]
    fn a_long_fraction_of_a_ton_is_said_in_kilograms() {
        assert_eq!(id().quantity(q(1_234_500, Unit::Ton)), "1.234,5 kg");
        assert_eq!(id().quantity(q(300_000, Unit::Ton)), "300 kg");
        assert_eq!(id().quantity(q(1_500, Unit::Gram)), "1,5 kg");
        assert_eq!(id().quantity(q(61, Unit::Lusin)), "61 pcs");
        assert_eq!(id().quantity(q(31, Unit::Rak)), "31 butir");
    }

    #[test]
    fn uncommon_units_and_packs_say_what_they_come_to() {
        assert_eq!(id().quantity_full(q(300_000, Unit::Kw), None), "3 kw (300 kg)");
        assert_eq!(id().quantity_full(q(500, Unit::Ons), None), "5 ons (0,5 kg)");
        assert_eq!(id().quantity_full(q(1_500, Unit::Rak), None), "50 rak (1.500 butir)");
        assert_eq!(id().quantity_full(q(50, Unit::Peti), Some(q(15_000, Unit::Kg))), "50 peti @ 15 kg (750 kg)");
        assert_eq!(id().quantity_full(q(50, Unit::Pak), None), "50 pak");
        assert_eq!(id().quantity_full(q(2_000_000, Unit::Ton), None), "2 ton");
        assert_eq!(id().quantity_full(q(250, Unit::Gram), None), "250 gram");
        assert_eq!(id().quantity_checked(q(2_000_000, Unit::Ton), None), "2 ton (2.000 kg)");
        assert_eq!(id().quantity_checked(q(300_000, Unit::Kg), None), "300 kg");
    }

    #[test]
    fn what_is_left_shares_the_unit_of_all_where_it_can() {
        let all = q(2_000_000, Unit::Ton);
        assert_eq!(id().left_of(q(1_200_000, Unit::Ton), all), "1,2 dari 2 ton");
        assert_eq!(id().left_of(q(300_000, Unit::Ton), all), "300 kg dari 2 ton");
        assert_eq!(id().left_of(q(0, Unit::Ton), all), "0 dari 2 ton");
    }

    #[test]
    fn reports_count_tons_and_keep_kinds_apart() {
        let amounts = Amounts(vec![q(4_200_000, Unit::Kg), q(500, Unit::Ekor)]);
        assert_eq!(id().amounts(&amounts), "4,2 ton + 500 ekor");
        assert_eq!(id().amounts(&Amounts(vec![q(999_400, Unit::Kg)])), "999,4 kg");
        assert_eq!(id().amounts(&Amounts(vec![q(4_235_500, Unit::Kg)])), "4,236 ton");
    }

    proptest! {
        #[test]
        fn no_ton_has_more_than_three_decimals_and_no_gram_is_lost(base in 1i64..10_000_000_000) {
            let (number, unit) = shown(q(base, Unit::Ton));
            prop_assert!(unit == Unit::Kg || number.scale() <= 3);
            prop_assert_eq!(number * Decimal::from(unit.base()), Decimal::from(base));
        }
    }
}
