//! Reference prices: what an authority or an observer says that goods cost at the producer's, from a day on. They are told to
//! both sides alike, and are nobody's advice.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    commodity::{Commodity, GoodsCode},
    money::{Price, Rupiah},
    unit::{Dimension, Unit},
};

/// A price that somebody outside of the market named for goods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// The goods.
    pub goods: GoodsCode,
    /// The price, or the lower end of a range.
    pub price: Price,
    /// The upper end of a range, for the same unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highest: Option<Rupiah>,
    /// The first day (WIB) on which it holds.
    pub day: NaiveDate,
    /// The source that named it: `PIHPS`, `Bapanas`.
    pub source: String,
    /// The rule that sets it, if one does: `Perbadan 6/2024`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// The most letters of a source or a rule.
const LETTERS: usize = 40;
/// How far back or ahead the day of a reference price may lie.
const FARTHEST: Days = Days::new(3 * 366);

/// How long a price that was observed, and that no rule sets, says anything.
const OBSERVED: Days = Days::new(60);

/// Why something is no reference price.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotReference {
    /// The catalogue has no such goods.
    #[error("there are no goods {0}")]
    Goods(String),
    /// The goods are not priced for this unit.
    #[error("{goods} is not priced per {unit}")]
    Unit {
        /// The goods.
        goods: String,
        /// The unit.
        unit: Unit,
    },
    /// The price is not above zero, too large, or the upper end is not above the lower one.
    #[error("the price must be a number of rupiah above zero, and the upper end of a range above the lower one")]
    Price,
    /// The day is far away.
    #[error("{0} is years away")]
    Day(NaiveDate),
    /// Without a source, or with one that is too long.
    #[error("a reference price needs a source, and source and rule have at most {LETTERS} letters each")]
    Source,
}

impl Reference {
    /// Whether there can be such a reference price, as of `today` (WIB).
    ///
    /// # Errors
    /// Why there can't.
    pub fn check(&self, today: NaiveDate) -> Result<(), NotReference> {
        let code = self.goods.as_str();
        let goods = Commodity::by_code(code).ok_or_else(|| NotReference::Goods(code.to_owned()))?;
        let unit = self.price.per;
        if unit == Unit::Lot || !goods.allowed_units.contains(&unit) {
            return Err(NotReference::Unit { goods: code.to_owned(), unit });
        }
        let range = self.highest.is_none_or(|highest| highest > self.price.amount && highest <= Rupiah::MAX_PRICE);
        if !(Rupiah(1)..=Rupiah::MAX_PRICE).contains(&self.price.amount) || !range {
            return Err(NotReference::Price);
        }
        if !(today - FARTHEST..=today + FARTHEST).contains(&self.day) {
            return Err(NotReference::Day(self.day));
        }
        let fits = |words: &str| (1..=LETTERS).contains(&words.trim().chars().count());
        if fits(&self.source) && self.rule.as_deref().is_none_or(fits) { Ok(()) } else { Err(NotReference::Source) }
    }

    /// Whether it holds on `today` (WIB): a rule until the next one, what was merely observed for sixty days.
    #[must_use]
    pub fn holds_on(&self, today: NaiveDate) -> bool {
        self.day <= today && (self.rule.is_some() || self.day + OBSERVED >= today)
    }

    /// Whether it says what these goods cost per `per`, or per another unit of weight where `per` is one.
    fn is_of(&self, goods: &str, per: Unit) -> bool {
        let own = self.price.per;
        self.goods.as_str() == goods && (own == per || (own.dimension(), per.dimension()) == (Dimension::Mass, Dimension::Mass))
    }
}

/// The reference price that holds on `today` (WIB) for these goods per `per`: the latest day, and of one day what stands last.
#[must_use]
pub fn in_force<'a>(all: &'a [Reference], goods: &str, per: Unit, today: NaiveDate) -> Option<&'a Reference> {
    let of = all.iter().filter(|reference| reference.holds_on(today) && reference.is_of(goods, per));
    of.max_by_key(|reference| (reference.price.per == per, reference.day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reference(amount: i64, per: Unit, day: &str) -> Reference {
        let price = Price { amount: Rupiah(amount), per };
        Reference {
            goods: "EGG_LAYER".to_owned().into(),
            price,
            highest: None,
            day: day.parse().unwrap(),
            source: "PIHPS".into(),
            rule: None,
        }
    }

    #[test]
    fn the_latest_day_that_has_come_holds_and_of_one_day_what_was_said_last() {
        let all = [
            reference(25_000, Unit::Kg, "2026-11-20"),
            reference(26_000, Unit::Kg, "2026-11-27"),
            reference(26_100, Unit::Kg, "2026-11-27"),
        ];
        let on = |day: &str| in_force(&all, "EGG_LAYER", Unit::Kg, day.parse().unwrap()).map(|r| r.price.amount.0);
        assert_eq!([on("2026-11-19"), on("2026-11-26"), on("2026-11-27")], [None, Some(25_000), Some(26_100)]);
        // What is said for the unit itself comes before what has to be converted, however new that is.
        let said = [reference(52_000, Unit::Rak, "2026-11-26"), reference(2_600_000, Unit::Kw, "2026-11-27"), all[0].clone()];
        let per = |unit| in_force(&said, "EGG_LAYER", unit, "2026-11-27".parse().unwrap()).map(|r| r.price.amount.0);
        assert_eq!([per(Unit::Kg), per(Unit::Kw), per(Unit::Rak)], [Some(25_000), Some(2_600_000), Some(52_000)]);
        assert_eq!(in_force(&said, "CATFISH", Unit::Kg, "2026-11-27".parse().unwrap()), None);
    }

    #[test]
    fn what_was_observed_grows_old_and_a_rule_does_not() {
        let observed = reference(26_000, Unit::Kg, "2026-09-01");
        let rule = Reference { rule: Some("Perbadan 6/2024".into()), ..observed.clone() };
        let on = |reference: &Reference, day: &str| reference.holds_on(day.parse().unwrap());
        assert_eq!([on(&observed, "2026-10-31"), on(&observed, "2026-11-01"), on(&rule, "2028-01-01")], [true, false, true]);
    }

    #[test]
    fn a_price_for_pieces_is_no_price_for_weight() {
        let all = [reference(26_000, Unit::Kg, "2026-11-20"), reference(2_000, Unit::Butir, "2026-11-21")];
        let on = |per| in_force(&all, "EGG_LAYER", per, "2026-11-24".parse().unwrap()).map(|r| r.price.amount.0);
        assert_eq!([on(Unit::Kg), on(Unit::Ton), on(Unit::Butir), on(Unit::Peti)], [Some(26_000), Some(26_000), Some(2_000), None]);
        assert_eq!(in_force(&all, "EGG_DUCK", Unit::Kg, "2026-11-24".parse().unwrap()), None);
    }

    #[test]
    fn what_can_be_no_reference_price_says_why() {
        let good = reference(26_000, Unit::Kg, "2026-11-20");
        let today = "2026-11-24".parse().unwrap();
        assert_eq!(good.check(today), Ok(()));
        assert_eq!(Reference { highest: Some(Rupiah(31_500)), ..good.clone() }.check(today), Ok(()));
        for bad in [
            Reference { goods: "GOLD".to_owned().into(), ..good.clone() },
            reference(26_000, Unit::Liter, "2026-11-20"),
            reference(0, Unit::Kg, "2026-11-20"),
            Reference { highest: Some(Rupiah(26_000)), ..good.clone() },
            reference(26_000, Unit::Kg, "2016-11-20"),
            Reference { source: " ".to_owned(), ..good.clone() },
            Reference { rule: Some("x".repeat(41)), ..good.clone() },
        ] {
            assert!(bad.check(today).is_err(), "{bad:?}");
        }
    }
}
