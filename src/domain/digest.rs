//! What an official's daily digest says, as facts.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    commodity::GoodsCode,
    demand::percent,
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

    /// Adds another sum.
    pub fn add_all(&mut self, other: &Self) {
        other.0.iter().for_each(|quantity| self.add(*quantity, None));
    }

    /// Takes another sum off.
    fn subtract_all(&mut self, other: &Self) {
        other.0.iter().for_each(|quantity| self.add(quantity.with_base(quantity.base.saturating_neg()), None));
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Adds `amounts` to those of `key`.
fn add_to<K: PartialEq + Clone>(sums: &mut Vec<(K, Amounts)>, key: &K, amounts: &Amounts) {
    match sums.iter_mut().find(|(known, _)| known == key) {
        Some((_, sum)) => sum.add_all(amounts),
        None => sums.push((key.clone(), amounts.clone())),
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
    /// Behind how many of the orders a seller's own words stand: of quality, of payment.
    #[serde(default, skip_serializing_if = "is_none")]
    pub noted: i64,
}

/// Whether there is nothing to be said.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
const fn is_none(count: &i64) -> bool {
    *count == 0
}

/// What was agreed of one commodity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodsLine {
    /// Code of the goods.
    pub commodity: String,
    /// The amounts by unit.
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
    /// The amounts by unit.
    pub amounts: Amounts,
}

/// What was closed of the orders of one commodity: it will not come, and nothing is booked for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedRest {
    /// Code of the goods.
    pub commodity: String,
    /// What was agreed of these orders.
    pub ordered: Amounts,
    /// What of it will not come.
    pub rest: Amounts,
    /// What of [`Self::ordered`] an earlier day of the same month told, since a rest of the same orders was closed then as well.
    #[serde(default, skip_serializing_if = "Amounts::is_empty")]
    pub told: Amounts,
}

/// What was needed or agreed, and came to an end without it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmet {
    /// Demands that were closed before all was agreed that they needed.
    pub closed: i64,
    /// Demands whose day went by before that.
    pub expired: i64,
    /// What all these needed.
    pub needed: Amounts,
    /// What of it was agreed when they ended.
    pub filled: Amounts,
    /// What was closed of agreed orders, by commodity.
    pub rests: Vec<ClosedRest>,
}

impl Unmet {
    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.demands() == 0 && self.rests.is_empty()
    }

    /// How many demands ended.
    #[must_use]
    pub const fn demands(&self) -> i64 {
        self.closed.saturating_add(self.expired)
    }

    /// How much of the demands was agreed, in percent rounded down; `None` where they are in units that can't be added.
    #[must_use]
    pub fn percent(&self) -> Option<i64> {
        let [needed] = self.needed.0.as_slice() else { return None };
        Some(percent([(needed.base, self.filled.0.first().map_or(0, |filled| filled.base))]))
    }

    /// Adds what was closed of orders on the same day.
    pub fn add_rest(&mut self, closed: &ClosedRest) {
        match self.rests.iter_mut().find(|known| known.commodity == closed.commodity) {
            Some(known) => {
                known.ordered.add_all(&closed.ordered);
                known.rest.add_all(&closed.rest);
                known.told.add_all(&closed.told);
            }
            None => self.rests.push(closed.clone()),
        }
    }

    /// Adds what was closed of orders on another day of a month: what was agreed of an order counts once in it.
    fn add_rest_of_day(&mut self, closed: &ClosedRest) {
        let mut closed = closed.clone();
        closed.ordered.subtract_all(&closed.told);
        closed.ordered.0.retain(|quantity| quantity.base != 0);
        closed.told = Amounts::default();
        self.add_rest(&closed);
    }

    fn add(&mut self, other: &Self) {
        self.closed += other.closed;
        self.expired += other.expired;
        self.needed.add_all(&other.needed);
        self.filled.add_all(&other.filled);
        other.rests.iter().for_each(|closed| self.add_rest_of_day(closed));
    }
}

/// What is late at the end of a day, as counts without names and amounts. An order can stand in more than one of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alerts {
    /// Complaints that are open for 48 hours or more.
    pub complaints: i64,
    /// Loads that left 24 hours ago or more, of which neither arrival nor receipt was said.
    pub loads: i64,
    /// Orders that are owed for past the day of payment, and whose payment no complaint holds.
    pub payments: i64,
}

impl Alerts {
    /// Whether nothing is late.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.complaints == 0 && self.loads == 0 && self.payments == 0
    }
}

/// Facts of one day (WIB) as they were at one moment. No names of persons; rupiah only where enough sellers stand behind them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// What was accepted and went back on the day, whenever it was agreed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returned: Vec<Correction>,
    /// By how much less both sides agreed on the day than earlier days told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reduced: Vec<Correction>,
    /// By how much more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<Correction>,
    /// What counts as received in good order since the day, by code of the goods: both sides agreed on it then, or a mediator decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub received: Vec<(String, Amounts)>,
    /// What was rejected of it.
    #[serde(default, skip_serializing_if = "Amounts::is_empty")]
    pub rejected: Amounts,
    /// Requests that sellers declined on the day.
    #[serde(default)]
    pub declined: i64,
    /// Requests that lapsed on the day.
    #[serde(default)]
    pub lapsed: i64,
    /// What was needed or agreed, and came to an end on the day without it; `None` in what programs wrote that did not count it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unmet: Option<Unmet>,
    /// What was late at the end of the day, or is by now while it runs; `None` in what programs wrote that did not count it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alerts: Option<Alerts>,
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
    /// The number of sellers from Kabupaten Blitar.
    pub sellers_kabupaten: i64,
    /// Buyers who requested or agreed something on the day.
    pub buyers_active: i64,
    /// Demands that are not wholly covered at [`Self::position`].
    #[serde(default)]
    pub open_demands: i64,
    /// What nobody has agreed to bring of them.
    #[serde(default)]
    pub open_amounts: Amounts,
    /// What has arrived and is not graded at [`Self::position`]: it counts in no other figure.
    #[serde(default, skip_serializing_if = "Amounts::is_empty")]
    pub ungraded: Amounts,
}

impl DigestFacts {
    /// The same without what only the moment [`Self::position`] knows: what a recount at any later time finds as well.
    #[must_use]
    pub fn of_the_day(&self) -> Self {
        let empty = Self::default();
        Self {
            position: None,
            new_offers: 0,
            new_amounts: empty.new_amounts,
            unabsorbed: empty.unabsorbed,
            live_offers: 0,
            live_amounts: empty.live_amounts,
            sellers_kota: 0,
            sellers_kabupaten: 0,
            buyers_active: 0,
            open_demands: 0,
            open_amounts: empty.open_amounts,
            ungraded: empty.ungraded,
            ..self.clone()
        }
    }

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

/// Facts of a month (WIB): the sums of what its days told (OFFICIALS, rule 3). Rupiah is not among them, since a month beside its
/// days could tell what fewer sellers sold for than may be known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthFacts {
    /// Its first day.
    pub month: NaiveDate,
    /// The last day that is counted; `None` while no day is over.
    pub until: Option<NaiveDate>,
    /// The moment at which the days were added up.
    pub position: DateTime<Utc>,
    /// On how many days something was agreed.
    pub trading_days: i64,
    /// Orders that its days told as agreed.
    pub orders: i64,
    /// Their quantities.
    pub agreed: Amounts,
    /// By commodity and organisation, the largest first.
    pub goods: Vec<GoodsLine>,
    /// By organisation.
    pub buyers: Vec<(Organization, Amounts)>,
    /// By where the goods come from.
    pub origins: Vec<(Region, Amounts)>,
    /// What earlier days had told as agreed and was cancelled in the month.
    pub corrected: Amounts,
    /// What was accepted and went back in the month, whenever it was agreed.
    #[serde(default, skip_serializing_if = "Amounts::is_empty")]
    pub returned: Amounts,
    /// By how much less both sides agreed in the month than earlier days had told.
    #[serde(default, skip_serializing_if = "Amounts::is_empty")]
    pub reduced: Amounts,
    /// What counts as received in good order since days of the month.
    #[serde(default, skip_serializing_if = "Amounts::is_empty")]
    pub received: Amounts,
    /// What was rejected of it.
    #[serde(default, skip_serializing_if = "Amounts::is_empty")]
    pub rejected: Amounts,
    /// By how much more.
    #[serde(default, skip_serializing_if = "Amounts::is_empty")]
    pub added: Amounts,
    /// Agreed orders that were cancelled in the month, also those of the same day.
    #[serde(default)]
    pub cancelled: i64,
    /// Their quantities.
    #[serde(default, skip_serializing_if = "Amounts::is_empty")]
    pub cancelled_amounts: Amounts,
    /// Requests that sellers declined.
    pub declined: i64,
    /// Requests that lapsed.
    pub lapsed: i64,
    /// What was needed or agreed, and came to an end in the month without it.
    #[serde(default, skip_serializing_if = "Unmet::is_empty")]
    pub unmet: Unmet,
    /// What was late at the end of [`Self::until`]: what is late on several days is not added up.
    #[serde(default, skip_serializing_if = "Alerts::is_empty")]
    pub alerts: Alerts,
    /// Offers of new goods.
    pub new_offers: i64,
    /// Their quantities.
    pub new_amounts: Amounts,
}

impl MonthFacts {
    /// The month of `day`, without any day of it yet.
    #[must_use]
    pub fn of(day: NaiveDate, position: DateTime<Utc>) -> Self {
        Self { month: first_of_month(day), position, ..Self::default() }
    }

    /// Adds a day that is over.
    pub fn add(&mut self, day: &DigestFacts) {
        if self.until < Some(day.day) {
            self.until = Some(day.day);
            self.alerts = day.alerts.unwrap_or_default();
        }
        self.trading_days += i64::from(day.orders > 0);
        self.orders += day.orders;
        self.agreed.add_all(&day.agreed);
        day.goods.iter().for_each(|line| self.add_goods(line));
        day.buyers.iter().for_each(|(buyer, amounts)| add_to(&mut self.buyers, buyer, amounts));
        day.origins.iter().for_each(|(region, amounts)| add_to(&mut self.origins, region, amounts));
        let sums = [&mut self.corrected, &mut self.returned, &mut self.reduced, &mut self.added];
        for (sum, corrections) in sums.into_iter().zip([&day.corrections, &day.returned, &day.reduced, &day.added]) {
            corrections.iter().for_each(|correction| sum.add_all(&correction.amounts));
        }
        day.received.iter().for_each(|(_, amounts)| self.received.add_all(amounts));
        self.rejected.add_all(&day.rejected);
        self.cancelled += day.cancelled;
        self.cancelled_amounts.add_all(&day.cancelled_amounts);
        self.declined += day.declined;
        self.lapsed += day.lapsed;
        day.unmet.iter().for_each(|unmet| self.unmet.add(unmet));
        self.unmet.rests.sort_by_key(|closed| std::cmp::Reverse(closed.rest.0.first().map_or(0, |quantity| quantity.base)));
        self.new_offers += day.new_offers;
        self.new_amounts.add_all(&day.new_amounts);
        self.goods.sort_by_key(|line| std::cmp::Reverse(line.amounts.0.first().map_or(0, |quantity| quantity.base)));
    }

    fn add_goods(&mut self, line: &GoodsLine) {
        let known = match self.goods.iter().position(|known| known.commodity == line.commodity) {
            Some(known) => known,
            None => {
                let (amounts, buyers, averages) = (Amounts::default(), Vec::new(), Vec::new());
                self.goods.push(GoodsLine { commodity: line.commodity.clone(), amounts, buyers, averages, withholds_prices: false });
                self.goods.len() - 1
            }
        };
        self.goods[known].amounts.add_all(&line.amounts);
        line.buyers.iter().for_each(|(buyer, amounts)| add_to(&mut self.goods[known].buyers, buyer, amounts));
    }

    /// What is left of the agreed with all corrections of the month; below zero where more was corrected than agreed. `None` where
    /// nothing was corrected.
    #[must_use]
    pub fn corrected_total(&self) -> Option<Amounts> {
        let less = [&self.corrected, &self.returned, &self.reduced];
        if less.iter().all(|amounts| amounts.is_empty()) && self.added.is_empty() {
            return None;
        }
        let mut total = self.agreed.clone();
        total.add_all(&self.added);
        less.into_iter().for_each(|amounts| total.subtract_all(amounts));
        total.0.retain(|quantity| quantity.base != 0);
        Some(total)
    }

    /// Whether all its days are counted.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.until.and_then(|day| day.succ_opt()).is_some_and(|next| first_of_month(next) != self.month)
    }

    /// The number by which the figures of a month are found again: `B-2026-11`.
    #[must_use]
    pub fn number(&self) -> String {
        format!("B-{}-{:02}", self.month.year(), self.month.month())
    }

    /// The first day of the month of a number that [`Self::number`] gives.
    #[must_use]
    pub fn month_of(number: &str) -> Option<NaiveDate> {
        let rest = number.strip_prefix("B-").or_else(|| number.strip_prefix("b-"))?;
        let (year, month) = rest.split_once('-')?;
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1)
    }
}

/// The first day of the month of `day`.
#[must_use]
pub fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// One order in the details of a digest: no names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestOrder {
    /// The spoken number.
    pub code: OrderCode,
    /// Which goods.
    pub goods: GoodsCode,
    /// The quantity.
    pub quantity: Quantity,
    /// Content of one pack.
    pub pack: Option<Quantity>,
    /// Where they are handed over.
    pub handover: Handover,
    /// The organisation that buys.
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
    fn a_month_is_the_sum_of_its_days() {
        let day = |day: &str, orders: i64, kilos: i64| -> DigestFacts {
            let amounts = serde_json::json!([{ "base": kilos * 1000, "unit": "KG" }]);
            serde_json::from_value(serde_json::json!({
                "day": day, "orders": orders, "agreed": amounts, "value": null, "unweighed": 0,
                "goods": [{ "commodity": "EGG_LAYER", "amounts": amounts, "buyers": [["PASAR_JAYA", amounts]], "averages": [] }],
                "buyers": [["PASAR_JAYA", amounts]], "new_offers": 1, "new_amounts": amounts, "unabsorbed": [], "live_offers": 0,
                "live_amounts": [], "sellers_kota": 0, "sellers_kabupaten": 0, "buyers_active": 0, "declined": orders + 1, "lapsed": 2,
            }))
            .unwrap()
        };
        let now = DateTime::from_timestamp(1_796_000_000, 0).unwrap();
        let mut month = MonthFacts::of(NaiveDate::from_ymd_opt(2026, 11, 30).unwrap(), now);
        assert_eq!((month.until, month.is_whole()), (None, false));
        month.add(&day("2026-11-01", 2, 1_500));
        month.add(&day("2026-11-02", 0, 0));
        month.add(&day("2026-11-30", 1, 500));
        assert_eq!((month.declined, month.lapsed, month.new_offers), (6, 6, 3));
        let two_tons = Amounts(vec![Quantity { base: 2_000_000, unit: Unit::Kg }]);
        assert_eq!((month.orders, month.trading_days, &month.agreed, month.is_whole()), (3, 2, &two_tons, true));
        assert_eq!((&month.goods[0].amounts, &month.goods[0].buyers), (&two_tons, &vec![(Organization::PasarJaya, two_tons.clone())]));
        assert_eq!((month.number().as_str(), MonthFacts::month_of("b-2026-11")), ("B-2026-11", Some(month.month)));
        assert_eq!(["B-2026-13", "B-2026", "R-2026-11"].map(MonthFacts::month_of), [None; 3]);
    }

    #[test]
    fn a_month_counts_what_went_back_and_what_was_agreed_anew_on_their_own_days() {
        let day = |day: &str, agreed: i64, corrections: [i64; 4]| -> DigestFacts {
            let amounts = |kilos: i64| serde_json::json!([{ "base": kilos * 1000, "unit": "KG" }]);
            let list = |kilos: i64| {
                let goods = "EGG_LAYER";
                serde_json::json!([{ "agreed_on": "2026-10-31", "cancelled_on": day, "commodity": goods, "amounts": amounts(kilos) }])
            };
            let [cancelled, returned, reduced, added] = corrections.map(list);
            serde_json::from_value(serde_json::json!({
                "day": day, "orders": 1, "agreed": amounts(agreed), "value": null, "unweighed": 0, "goods": [], "buyers": [],
                "new_offers": 0, "new_amounts": [], "unabsorbed": [], "live_offers": 0, "live_amounts": [], "sellers_kota": 0,
                "sellers_kabupaten": 0, "buyers_active": 0, "corrections": cancelled, "returned": returned, "reduced": reduced,
                "added": added
            }))
            .unwrap()
        };
        let now = DateTime::from_timestamp(1_796_000_000, 0).unwrap();
        let kilos = |kilos: i64| Amounts(vec![Quantity { base: kilos * 1000, unit: Unit::Kg }]);
        let mut month = MonthFacts::of(NaiveDate::from_ymd_opt(2026, 11, 30).unwrap(), now);
        month.add(&day("2026-11-01", 1_000, [0; 4]));
        assert_eq!(month.corrected_total(), None);
        month.add(&day("2026-11-02", 500, [100, 20, 300, 50]));
        month.add(&day("2026-11-03", 500, [0, 5, 0, 0]));
        assert_eq!((&month.agreed, &month.returned, &month.reduced, &month.added), (&kilos(2_000), &kilos(25), &kilos(300), &kilos(50)));
        assert_eq!(month.corrected_total(), Some(kilos(1_625)));
    }

    #[test]
    fn what_was_agreed_counts_once_in_a_month_where_its_rest_is_closed_on_two_days() {
        let kilos = |kilos: i64| Amounts(vec![Quantity { base: kilos * 1000, unit: Unit::Kg }]);
        let closed = |ordered: i64, rest: i64, told: i64| {
            let mut of = ClosedRest { commodity: "EGG_LAYER".into(), ordered: kilos(ordered), rest: kilos(rest), told: kilos(told) };
            of.told.0.retain(|quantity| quantity.base > 0);
            Unmet { rests: vec![of], ..Unmet::default() }
        };
        let day = |day: u32, unmet| DigestFacts {
            day: NaiveDate::from_ymd_opt(2026, 11, day).unwrap(),
            unmet: Some(unmet),
            ..DigestFacts::default()
        };
        let mut month = MonthFacts::of(NaiveDate::from_ymd_opt(2026, 11, 30).unwrap(), DateTime::UNIX_EPOCH);
        // The second day tells an order of the first one again, beside another.
        month.add(&day(24, closed(1_000, 600, 0)));
        month.add(&day(25, closed(1_500, 150, 1_000)));
        assert_eq!(month.unmet.rests, closed(1_500, 750, 0).rests);
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
