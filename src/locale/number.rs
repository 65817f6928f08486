//! Numbers: dots between thousands, a comma before decimals.

use i18n_embed_fl::fl;
use rust_decimal::{Decimal, RoundingStrategy};

use super::Locale;

impl Locale {
    /// A whole number: `2.000`.
    #[must_use]
    pub fn integer(self, number: i64) -> String {
        let sign = if number < 0 { "-" } else { "" };
        format!("{sign}{}", grouped(&number.unsigned_abs().to_string()))
    }

    /// A number with the decimals that it has: `1,5`, `1.234,25`, `2.000`.
    #[must_use]
    pub fn decimal(self, number: Decimal) -> String {
        let plain = number.abs().normalize().to_string();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let sign = if number.is_sign_negative() && !number.is_zero() { "-" } else { "" };
        let comma = if fraction.is_empty() { "" } else { "," };
        format!("{sign}{}{comma}{fraction}", grouped(whole))
    }

    /// A share of a hundred, with one decimal at most: `87%`, `3,4%`.
    #[must_use]
    pub fn percent(self, number: Decimal) -> String {
        fl!(self, "percent", number = self.decimal(rounded(number, 1)))
    }
}

/// `number` with at most `places` decimals, half away from zero.
pub(super) fn rounded(number: Decimal, places: u32) -> Decimal {
    number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// Decimal digits with a dot before every third from the end.
fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
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
    fn thousands_have_dots_and_decimals_a_comma() {
        assert_eq!(id().integer(0), "0");
        assert_eq!(id().integer(999), "999");
        assert_eq!(id().integer(2000), "2.000");
        assert_eq!(id().integer(-1_234_567), "-1.234.567");
        assert_eq!(id().integer(i64::MIN), "-9.223.372.036.854.775.808");
        assert_eq!(id().decimal(Decimal::new(15000, 4)), "1,5");
        assert_eq!(id().decimal(Decimal::new(-123_425, 2)), "-1.234,25");
        assert_eq!(id().decimal(Decimal::new(0, 3)), "0");
    }

    #[test]
    fn a_percentage_has_one_decimal_at_most() {
        assert_eq!(id().percent(Decimal::from(87)), "87%");
        assert_eq!(id().percent(Decimal::new(3449, 3)), "3,4%");
        assert_eq!(id().percent(Decimal::new(345, 2)), "3,5%");
    }

    proptest! {
        #[test]
        fn a_number_can_be_read_back(mantissa in any::<i64>(), scale in 0u32..10) {
            let number = Decimal::new(mantissa, scale);
            let back: Decimal = id().decimal(number).replace('.', "").replace(',', ".").parse().unwrap();
            prop_assert_eq!(back, number);
        }

        #[test]
        fn every_group_but_the_first_has_three_digits(number in any::<i64>()) {
            let text = id().integer(number);
            let mut groups = text.trim_start_matches('-').split('.');
            let first = groups.next().unwrap();
            prop_assert!((1..=3).contains(&first.len()));
            prop_assert!(groups.all(|g| g.len() == 3));
        }
    }
}
