//! Money: whole rupiah to the parties, rounded millions in reports.

use i18n_embed_fl::fl;
use rust_decimal::Decimal;

use super::{Locale, number::rounded};
use crate::domain::{
    money::{Price, Rupiah},
    unit::Unit,
};

impl Locale {
    /// Exact money: `Rp26.500`.
    #[must_use]
    pub fn money(self, rupiah: Rupiah) -> String {
        fl!(self, "money", rupiah = self.integer(rupiah.0))
    }

    /// A price: `Rp26.500/kg`, or `Rp5.000.000 untuk semua` for a lot.
    #[must_use]
    pub fn price(self, price: Price) -> String {
        let money = self.money(price.amount);
        match price.per {
            Unit::Lot => fl!(self, "price-lot", money = money),
            per => fl!(self, "price", money = money, unit = self.unit(per)),
        }
    }

    /// Money in reports, rounded half up: `Rp52 juta`, `Rp116,4 juta`, `Rp1,25 miliar`; exact below a million.
    #[must_use]
    pub fn large_money(self, rupiah: Rupiah) -> String {
        let amount = Decimal::from(rupiah.0);
        let (million, billion, trillion) = (Decimal::from(1_000_000), Decimal::from(1_000_000_000), Decimal::from(1_000_000_000_000_i64));
        let millions = rounded(amount / million, 1);
        let billions = rounded(amount / billion, 2);
        let thousand = Decimal::ONE_THOUSAND;
        if amount < million {
            self.money(rupiah)
        } else if millions < thousand {
            fl!(self, "money-million", number = self.decimal(millions))
        } else if billions < thousand {
            fl!(self, "money-billion", number = self.decimal(billions))
        } else {
            fl!(self, "money-trillion", number = self.decimal(rounded(amount / trillion, 2)))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::person::Language;

    fn id() -> Locale {
        Locale::of(Language::Id)
    }

    #[test]
    fn money_has_no_space_and_no_decimals() {
        assert_eq!(id().money(Rupiah(26_500)), "Rp26.500");
        assert_eq!(id().money(Rupiah(52_000_000)), "Rp52.000.000");
        assert_eq!(id().price(Price { amount: Rupiah(26_500), per: Unit::Kg }), "Rp26.500/kg");
        assert_eq!(id().price(Price { amount: Rupiah(5_000_000), per: Unit::Lot }), "Rp5.000.000 untuk semua");
    }

    #[test]
    fn large_money_is_said_in_millions_and_billions() {
        let said = |rupiah| id().large_money(Rupiah(rupiah));
        assert_eq!(said(950_000), "Rp950.000");
        assert_eq!(said(52_000_000), "Rp52 juta");
        assert_eq!(said(116_375_000), "Rp116,4 juta");
        assert_eq!(said(999_949_999), "Rp999,9 juta");
        assert_eq!(said(999_950_000), "Rp1 miliar");
        assert_eq!(said(1_250_000_000), "Rp1,25 miliar");
        assert_eq!(said(999_995_000_000), "Rp1 triliun");
    }

    proptest! {
        #[test]
        fn money_can_be_read_back(rupiah in any::<i64>()) {
            let back: i64 = id().money(Rupiah(rupiah)).trim_start_matches("Rp").replace('.', "").parse().unwrap();
            prop_assert_eq!(back, rupiah);
        }
    }
}
