//! What an official's daily digest says, as facts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    commodity::GoodsCode,
    money::{Price, Rupiah},
    offer::Handover,
    order::OrderCode,
    person::Organization,
    quantity::Quantity,
    unit::{Dimension, Unit},
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
    /// Weighted average prices, the largest quantity first.
    pub averages: Vec<Average>,
}

/// Facts of one day (WIB), frozen when they are computed. No names of persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestFacts {
    /// The day (00.00-24.00 WIB).
    pub day: NaiveDate,
    /// Orders confirmed on the day and not cancelled since.
    pub orders: i64,
    /// Their quantities.
    pub agreed: Amounts,
    /// Their value, of the orders whose total can be said.
    pub value: Rupiah,
    /// How many of the orders are only priced after weighing.
    pub unweighed: i64,
    /// By commodity.
    pub goods: Vec<GoodsLine>,
    /// By organisation.
    pub buyers: Vec<(Organization, Amounts)>,
    /// Offers first published on the day.
    pub new_offers: i64,
    /// Their quantities.
    pub new_amounts: Amounts,
    /// What remained of live offers past their ready date and of offers that expired on the day.
    pub unabsorbed: Amounts,
    /// Offers that buyers can see at the end of the day (or now, if the day is not over).
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
    /// At what price.
    pub price: Price,
    /// Where the price applies.
    pub handover: Handover,
    /// For whom.
    pub organization: Organization,
}

#[cfg(test)]
mod tests {
    use super::*;

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
