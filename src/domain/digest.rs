//! What an official's daily digest says, as facts.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    commodity::GoodsCode,
    money::{Price, Rupiah},
    offer::Handover,
    order::OrderCode,
    person::Organization,
    place::Region,
    quantity::Quantity,
    unit::{Dimension, Unit},
    wib,
};

/// Quantities of different kinds side by side: mass, volume, eggs, heads, crates are never added up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Amounts(pub Vec<Quantity>);

impl Amounts {
    /// Adds `quantity`; packs whose `pack` content is known by weight count as that weight.
    pub fn add(&mut self, quantity: Quantity, pack: Option<Quantity>) {
        let quantity = pack.filter(|p| p.dimension() == Dimension::Mass).and_then(|p| quantity.unpacked(p)).unwrap_or(quantity);
        if quantity.base == 0 {
            return;
        }
        let unit = reported_in(quantity.unit);
        match self.0.iter_mut().find(|q| q.unit == unit) {
            Some(sum) => sum.base = sum.base.saturating_add(quantity.base),
            None => self.0.push(Quantity { base: quantity.base, unit }),
        }
        self.0.sort_by_key(|q| Unit::ALL.iter().position(|u| *u == q.unit));
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The one unit in which reports sum up quantities of `unit`'s kind.
const fn reported_in(unit: Unit) -> Unit {
    match unit {
        Unit::Rak | Unit::Pack15 => Unit::Butir,
        Unit::Lusin => Unit::Pcs,
        Unit::Kodi => Unit::Lembar,
        other => match other.dimension() {
            Dimension::Mass => Unit::Kg,
            _ => other,
        },
    }
}

/// An average over everything agreed of one commodity at one handover point in one price unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Average {
    /// Sum of price times quantity over sum of quantity, half up.
    pub price: Price,
    /// Prices at different handover points are never averaged.
    pub handover: Handover,
}

/// What was agreed of one commodity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodsLine {
    /// Code of the goods.
    pub commodity: String,
    /// How much.
    pub amounts: Amounts,
    /// By organisation.
    #[serde(default)]
    pub buyers: Vec<(Organization, Amounts)>,
    /// Weighted average prices, the largest quantity first: those behind which enough sellers stand.
    pub averages: Vec<Average>,
    /// Whether there are prices that would tell of fewer sellers.
    #[serde(default)]
    pub withholds_prices: bool,
}

/// What was agreed and told, and is not so any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The day (WIB) on which it was agreed.
    pub agreed_on: NaiveDate,
    /// The day (WIB) on which it was cancelled.
    pub cancelled_on: NaiveDate,
    /// Code of the goods.
    pub commodity: String,
    /// How much.
    pub amounts: Amounts,
}

/// Facts of one day (WIB) as they were at one moment. No names of persons; rupiah only where enough sellers stand behind them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestFacts {
    /// The day (00.00-24.00 WIB).
    pub day: NaiveDate,
    /// The moment whose facts these are; `None` in what older programs wrote.
    #[serde(default)]
    pub position: Option<DateTime<Utc>>,
    /// Orders confirmed on the day and not cancelled before its end.
    pub orders: i64,
    /// Their quantities.
    pub agreed: Amounts,
    /// Their value, of the orders whose total can be said; `None` if it would tell of too few sellers.
    pub value: Option<Rupiah>,
    /// How many of the orders are only priced after weighing.
    pub unweighed: i64,
    /// By commodity.
    pub goods: Vec<GoodsLine>,
    /// By organisation.
    pub buyers: Vec<(Organization, Amounts)>,
    /// By where the goods come from.
    #[serde(default)]
    pub origins: Vec<(Region, Amounts)>,
    /// Agreed orders that were cancelled on the day, whenever they were agreed.
    #[serde(default)]
    pub cancelled: i64,
    /// Their quantities.
    #[serde(default)]
    pub cancelled_amounts: Amounts,
    /// Those of them that earlier days told as agreed.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// Requests that sellers declined on the day.
    #[serde(default)]
    pub declined: i64,
    /// Requests that lapsed on the day.
    #[serde(default)]
    pub lapsed: i64,
    /// Offers of new goods that were first published on the day.
    pub new_offers: i64,
    /// Their quantities.
    pub new_amounts: Amounts,
    /// What remained of live offers past their ready date and of offers that expired on the day.
    pub unabsorbed: Amounts,
    /// Offers that buyers can see at [`Self::position`].
    pub live_offers: i64,
    /// What they have left.
    pub live_amounts: Amounts,
    /// Sellers of Kota Blitar who published an offer or agreed to an order on the day.
    pub sellers_kota: i64,
    /// The same for Kabupaten Blitar.
    pub sellers_kabupaten: i64,
    /// Buyers who requested or agreed something on the day.
    pub buyers_active: i64,
}

impl DigestFacts {
    /// The hour until which the day is told, while it is not over.
    #[must_use]
    pub fn provisional_until(&self) -> Option<DateTime<Utc>> {
        self.position.filter(|at| wib::day(*at) <= self.day)
    }

    /// The number by which the figures of a day are found again: `R-2026-331`.
    #[must_use]
    pub fn number(&self) -> String {
        format!("R-{}-{:03}", self.day.year(), self.day.ordinal())
    }

    /// The day of a number that [`Self::number`] gives.
    #[must_use]
    pub fn day_of(number: &str) -> Option<NaiveDate> {
        let rest = number.strip_prefix("R-").or_else(|| number.strip_prefix("r-"))?;
        let (year, ordinal) = rest.split_once('-')?;
        NaiveDate::from_yo_opt(year.parse().ok()?, ordinal.parse().ok()?)
    }
}

/// One order in the details of a digest: no names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestOrder {
    /// The spoken number.
    pub code: OrderCode,
    /// Which goods.
    pub goods: GoodsCode,
    /// How much.
    pub quantity: Quantity,
    /// Content of one pack.
    pub pack: Option<Quantity>,
    /// Where they are handed over.
    pub handover: Handover,
    /// For whom.
    pub organization: Organization,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_day_finds_it_again() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap();
        let facts: DigestFacts = serde_json::from_value(serde_json::json!({
            "day": day, "orders": 0, "agreed": [], "value": 0, "unweighed": 0, "goods": [], "buyers": [], "new_offers": 0,
            "new_amounts": [], "unabsorbed": [], "live_offers": 0, "live_amounts": [], "sellers_kota": 0, "sellers_kabupaten": 0,
            "buyers_active": 0
        }))
        .unwrap();
        assert_eq!(facts.number(), "R-2026-331");
        assert_eq!(DigestFacts::day_of("R-2026-331"), Some(day));
        assert_eq!(DigestFacts::day_of("r-2026-331"), Some(day));
        assert_eq!(["R-2026-366", "R-2026", "2026-331", "R-x-1"].map(DigestFacts::day_of), [None; 4]);
    }

    #[test]
    fn tons_and_crates_of_known_weight_add_up_and_eggs_stay_apart() {
        let mut sum = Amounts::default();
        sum.add(Quantity { base: 2_000_000, unit: Unit::Ton }, None);
        sum.add(Quantity { base: 10, unit: Unit::Peti }, Some(Quantity { base: 15_000, unit: Unit::Kg }));
        sum.add(Quantity { base: 300, unit: Unit::Rak }, None);
        sum.add(Quantity { base: 10, unit: Unit::Butir }, None);
        assert_eq!(sum.0, [Quantity { base: 2_150_000, unit: Unit::Kg }, Quantity { base: 310, unit: Unit::Butir }]);
    }
}
