//! The facts of a day for officials: totals and weighted prices, never names. The facts of a day that is over are frozen when
//! they are first told; what changes later is a correction beside them.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, Duration, NaiveDate, Utc};

use crate::{
    domain::{
        digest::{Amounts, Average, Correction, DigestFacts, DigestOrder, GoodsLine, MonthFacts, first_of_month},
        money::{Price, Rupiah},
        offer::Handover,
        person::{Organization, RoleKind},
        place::Region,
        quantity::Quantity,
        search::Limits,
        unit::Unit,
        wib,
    },
    market::{Cx, Outcome},
    notice::Notice,
    store::{self, AgreedOrder, CancelledOrder, Tx},
};

/// A figure in rupiah is told only where at least so many sellers stand behind it (OFFICIALS, R1).
const FEWEST_SELLERS: usize = 3;

/// More demands than can be open at once.
const MOST_DEMANDS: i64 = 1000;

/// What was confirmed before midnight may be committed a little later: the facts of a day are not frozen before that.
const SETTLING: Duration = Duration::minutes(5);

/// The digest of `day`, for an official; with the running day, if that is another.
///
/// # Errors
/// `RoleNeeded`; the store's.
pub async fn show(cx: &mut Cx<'_>, day: NaiveDate) -> Outcome<Notice> {
    cx.needs(RoleKind::Official)?;
    let facts = facts_of(cx.tx, day, cx.now).await?;
    let today = Some(wib::day(cx.now)).filter(|today| day < *today);
    Ok(Notice::Digest { facts, corrections: corrections(cx.tx, day).await?, today })
}

/// The month of `day`, for an official: the sum of what its days told that are over.
///
/// # Errors
/// `RoleNeeded`; the store's.
pub async fn month(cx: &mut Cx<'_>, day: NaiveDate) -> Outcome<Notice> {
    cx.needs(RoleKind::Official)?;
    Ok(add_up(cx.tx, day, true, cx.now).await?)
}

/// The facts of a month, without freezing those of a day: for reading alone.
///
/// # Errors
/// The store's.
pub async fn preview_month(tx: &mut Tx, day: NaiveDate, now: DateTime<Utc>) -> store::Result<Notice> {
    add_up(tx, day, false, now).await
}

/// Adds up the month of `day`; days that nobody was told of yet are counted, and frozen if `freezes`.
async fn add_up(tx: &mut Tx, day: NaiveDate, freezes: bool, now: DateTime<Utc>) -> store::Result<Notice> {
    let mut month = MonthFacts::of(day, now);
    let days: Vec<NaiveDate> = days_over(day, now).collect();
    let mut frozen = match (days.first(), days.last()) {
        (Some(first), Some(last)) => tx.digests().frozen_between(*first, *last).await?,
        _ => Vec::new(),
    };
    for day in days {
        let known = frozen.iter().position(|facts| facts.day == day).map(|known| frozen.swap_remove(known));
        month.add(&match known {
            Some(facts) => facts,
            None if freezes => facts_of(tx, day, now).await?,
            None => count(tx, day, now).await?,
        });
    }
    Ok(Notice::DigestMonth { facts: month })
}

/// The days of the month of `day` whose facts may be frozen.
fn days_over(day: NaiveDate, now: DateTime<Utc>) -> impl Iterator<Item = NaiveDate> {
    let (first, running) = (first_of_month(day), wib::day(now - SETTLING));
    first.iter_days().take_while(move |day| first_of_month(*day) == first && *day < running)
}

/// A page of the orders behind the facts of `day`, and how many there are.
///
/// # Errors
/// `RoleNeeded`; the store's.
pub async fn details(cx: &mut Cx<'_>, day: NaiveDate, page: i64, per_page: usize) -> Outcome<(Vec<DigestOrder>, usize)> {
    cx.needs(RoleKind::Official)?;
    let agreed = cx.tx.digests().agreed(wib::borders(day)).await?;
    let count = agreed.len();
    let skip = usize::try_from(page).unwrap_or_default().saturating_mul(per_page);
    Ok((agreed.into_iter().skip(skip).take(per_page).map(|o| o.shown).collect(), count))
}

/// The facts of `day` as they are told, without freezing them: for reading alone.
///
/// # Errors
/// The store's.
pub async fn preview(tx: &mut Tx, day: NaiveDate, now: DateTime<Utc>) -> store::Result<Notice> {
    let frozen = if day < wib::day(now) { tx.digests().frozen(day).await? } else { None };
    let facts = match frozen {
        Some(facts) => facts,
        None => count(tx, day, now).await?,
    };
    Ok(Notice::Digest { facts, corrections: corrections(tx, day).await?, today: None })
}

/// The facts of `day` as they are told. Those of a day that is over are frozen when they are first asked for
/// after [`SETTLING`].
///
/// # Errors
/// The store's.
pub(super) async fn facts_of(tx: &mut Tx, day: NaiveDate, now: DateTime<Utc>) -> store::Result<DigestFacts> {
    if day >= wib::day(now - SETTLING) {
        return count(tx, day, now).await;
    }
    if let Some(facts) = tx.digests().frozen(day).await? {
        return Ok(facts);
    }
    let facts = count(tx, day, now).await?;
    tx.digests().freeze(facts, now).await
}

/// The frozen days whose facts are not what their orders say: one sentence each.
///
/// # Errors
/// The store's.
pub async fn recount(tx: &mut Tx) -> store::Result<Vec<String>> {
    let mut wrong = Vec::new();
    for day in tx.digests().frozen_days().await? {
        let Some(frozen) = tx.digests().frozen(day).await? else { continue };
        let (_, end) = wib::borders(day);
        let mut again = orders(tx, day, end).await?;
        // Versions before 0062 told nothing of what was received.
        if frozen.received.is_empty() && frozen.rejected.is_empty() {
            (again.received, again.rejected) = (Vec::new(), Amounts::default());
        }
        // Versions before 0065 told nothing of what came to an end without what was needed or agreed.
        if frozen.unmet.is_none() {
            again.unmet = None;
        }
        // Versions before 0066 told nothing of what is late, nor which orders' rests were closed on an earlier day.
        if frozen.alerts.is_none() {
            again.alerts = None;
            again.unmet.iter_mut().flat_map(|unmet| &mut unmet.rests).for_each(|closed| closed.told = Amounts::default());
        }
        if frozen.of_the_day() != again {
            wrong.push(format!("the frozen facts of {day} are not those of its orders"));
        }
    }
    Ok(wrong)
}

/// What was told of `day` as agreed and was cancelled later.
pub(super) async fn corrections(tx: &mut Tx, day: NaiveDate) -> store::Result<Vec<Correction>> {
    Ok(by_day_and_goods(&tx.digests().cancelled_later(wib::borders(day)).await?))
}

/// The facts of `day` as they are at `now`; a day that is not over counts so far.
async fn count(tx: &mut Tx, day: NaiveDate, now: DateTime<Utc>) -> store::Result<DigestFacts> {
    let (from, to) = wib::borders(day);
    let of_orders = orders(tx, day, to.min(now)).await?;
    let (new_offers, new_amounts) = tx.digests().new_offers((from, to)).await?;
    let (live_offers, live_amounts) = tx.live_sums(None, &Limits::default(), now).await?;
    let (sellers_kota, sellers_kabupaten, buyers_active) = tx.digests().active_people((from, to)).await?;
    // Goods that are ready on a day that is not over are not past their day.
    let unabsorbed = tx.digests().unabsorbed((from, to.min(now)), (day + Days::new(1)).min(wib::day(now))).await?;
    let (demands, _) = tx.demands().open(None, MOST_DEMANDS, 0).await?;
    Ok(DigestFacts {
        position: Some(now),
        new_offers,
        new_amounts,
        unabsorbed,
        live_offers,
        live_amounts,
        sellers_kota,
        sellers_kabupaten,
        buyers_active,
        open_demands: i64::try_from(demands.len()).unwrap_or(i64::MAX),
        open_amounts: amounts(demands.iter().map(|demand| (demand.left(), None))),
        ungraded: tx.digests().ungraded().await?,
        ..of_orders
    })
}

/// What the orders of `day` say until its `end`, whenever they are asked; the rest is empty.
async fn orders(tx: &mut Tx, day: NaiveDate, end: DateTime<Utc>) -> store::Result<DigestFacts> {
    let period = wib::borders(day);
    let agreed = tx.digests().agreed(period).await?;
    let cancelled = tx.digests().cancelled(period).await?;
    let (declined, lapsed) = tx.digests().refused(period).await?;
    let earlier: Vec<_> = cancelled.iter().filter(|order| order.agreed_on < day).cloned().collect();
    let (added, mut reduced): (Vec<_>, Vec<_>) = tx.digests().amended(period).await?.into_iter().partition(|order| order.quantity.base > 0);
    reduced.iter_mut().for_each(|order| order.quantity.base = order.quantity.base.saturating_neg());
    let (value, prices) = admitted(&agreed);
    let (received, rejected) = tx.digests().received(period).await?;
    Ok(DigestFacts {
        day,
        orders: i64::try_from(agreed.len()).unwrap_or(i64::MAX),
        agreed: sum(agreed.iter()),
        value,
        unweighed: i64::try_from(agreed.iter().filter(|o| o.total.is_none()).count()).unwrap_or(i64::MAX),
        goods: by_goods(&agreed, &prices),
        buyers: by_buyer(agreed.iter()),
        origins: by_origin(&agreed),
        cancelled: i64::try_from(cancelled.len()).unwrap_or(i64::MAX),
        cancelled_amounts: amounts(cancelled.iter().map(|o| (o.quantity, o.pack))),
        corrections: by_day_and_goods(&earlier),
        returned: by_day_and_goods(&tx.digests().returned(period).await?),
        reduced: by_day_and_goods(&reduced),
        added: by_day_and_goods(&added),
        received,
        rejected,
        declined,
        lapsed,
        unmet: Some(tx.digests().unmet(period, wib::borders(first_of_month(day)).0).await?),
        alerts: Some(tx.digests().alerts(end).await?),
        ..DigestFacts::default()
    })
}

fn amounts(quantities: impl Iterator<Item = (Quantity, Option<Quantity>)>) -> Amounts {
    quantities.fold(Amounts::default(), |mut sum, (quantity, pack)| {
        sum.add(quantity, pack);
        sum
    })
}

fn sum<'a>(orders: impl Iterator<Item = &'a AgreedOrder>) -> Amounts {
    amounts(orders.map(|order| (order.shown.quantity, order.shown.pack)))
}

fn by_day_and_goods(cancelled: &[CancelledOrder]) -> Vec<Correction> {
    let mut corrections: Vec<Correction> = Vec::new();
    for order in cancelled {
        let same =
            |c: &&mut Correction| c.agreed_on == order.agreed_on && c.cancelled_on == order.cancelled_on && c.commodity == order.commodity;
        match corrections.iter_mut().find(same) {
            Some(correction) => correction.amounts.add(order.quantity, order.pack),
            None => corrections.push(Correction {
                agreed_on: order.agreed_on,
                cancelled_on: order.cancelled_on,
                commodity: order.commodity.clone(),
                amounts: amounts([(order.quantity, order.pack)].into_iter()),
            }),
        }
    }
    corrections
}

fn by_goods(agreed: &[AgreedOrder], prices: &[Cell<'_>]) -> Vec<GoodsLine> {
    let mut codes: Vec<&str> = Vec::new();
    for order in agreed {
        if !codes.contains(&order.commodity.as_str()) {
            codes.push(&order.commodity);
        }
    }
    let line = |code: &str| {
        let of = || agreed.iter().filter(|order| order.commodity == code);
        let cells = || prices.iter().filter(|cell| cell.commodity == code);
        GoodsLine {
            commodity: code.to_owned(),
            amounts: sum(of()),
            buyers: by_buyer(of()),
            averages: cells().filter(|cell| cell.is_told).filter_map(Cell::average).collect(),
            withholds_prices: cells().any(|cell| !cell.is_told),
        }
    };
    let mut lines: Vec<GoodsLine> = codes.into_iter().map(line).collect();
    lines.sort_by_key(|l| std::cmp::Reverse(l.amounts.0.first().map_or(0, |q| q.base)));
    lines
}

fn by_buyer<'a>(agreed: impl Iterator<Item = &'a AgreedOrder>) -> Vec<(Organization, Amounts)> {
    let agreed: Vec<&AgreedOrder> = agreed.collect();
    let of = |organization: Organization| sum(agreed.iter().copied().filter(|o| o.shown.organization == organization));
    Organization::ALL.iter().map(|buyer| (*buyer, of(*buyer))).filter(|(_, amounts)| !amounts.is_empty()).collect()
}

fn by_origin(agreed: &[AgreedOrder]) -> Vec<(Region, Amounts)> {
    let of = |region: Region| sum(agreed.iter().filter(|o| o.origin == region));
    [Region::Kota, Region::Kabupaten].map(|region| (region, of(region))).into_iter().filter(|(_, amounts)| !amounts.is_empty()).collect()
}

/// Orders of one commodity with one handover point and one price unit: their prices make one average.
#[derive(Debug)]
struct Cell<'a> {
    commodity: &'a str,
    handover: Handover,
    per: Unit,
    /// Price times quantity, and quantity, in base units.
    value: i128,
    weight: i128,
    orders: Vec<&'a AgreedOrder>,
    is_told: bool,
}

impl Cell<'_> {
    /// The weighted average: sum of p x q over sum of q, half up.
    fn average(&self) -> Option<Average> {
        let amount = i64::try_from((self.value * 2 + self.weight) / (self.weight * 2)).ok()?;
        let noted = i64::try_from(self.orders.iter().filter(|order| order.noted).count()).unwrap_or(i64::MAX);
        Some(Average { price: Price { amount: Rupiah(amount), per: self.per }, handover: self.handover, noted })
    }
}

/// The value of the day and its prices, the largest first, of which only those are told that let nobody find out what fewer
/// than [`FEWEST_SELLERS`] sold for: not by themselves, and not as what they leave of the value (OFFICIALS, section 3).
fn admitted(agreed: &[AgreedOrder]) -> (Option<Rupiah>, Vec<Cell<'_>>) {
    let valued: Vec<&AgreedOrder> = agreed.iter().filter(|order| order.total.is_some()).collect();
    let total = valued.iter().filter_map(|order| order.total).fold(0, |sum: i64, rupiah| sum.saturating_add(rupiah.0));
    let value = (valued.is_empty() || sellers(valued.iter().copied()) >= FEWEST_SELLERS).then_some(Rupiah(total));
    let mut cells = cells(agreed);
    let mut rest = valued;
    for cell in &mut cells {
        let left: Vec<&AgreedOrder> = rest.iter().copied().filter(|order| !cell.orders.contains(order)).collect();
        let hides = left.is_empty() || sellers(left.iter().copied()) >= FEWEST_SELLERS;
        if sellers(cell.orders.iter().copied()) >= FEWEST_SELLERS && hides {
            cell.is_told = true;
            rest = left;
        }
    }
    (value, cells)
}

fn sellers<'a>(orders: impl Iterator<Item = &'a AgreedOrder>) -> usize {
    orders.map(|order| order.seller.0).collect::<BTreeSet<_>>().len()
}

/// The prices of what was agreed, the largest quantity first.
fn cells(agreed: &[AgreedOrder]) -> Vec<Cell<'_>> {
    let mut cells: Vec<Cell<'_>> = Vec::new();
    for order in agreed {
        let Some((per, weight)) = weight(order) else { continue };
        let (commodity, handover) = (order.commodity.as_str(), order.shown.handover);
        let value = i128::from(order.price.amount.0) * weight;
        match cells.iter_mut().find(|c| (c.commodity, c.handover, c.per) == (commodity, handover, per)) {
            Some(cell) => {
                (cell.value, cell.weight) = (cell.value + value, cell.weight + weight);
                cell.orders.push(order);
            }
            None => cells.push(Cell { commodity, handover, per, value, weight, orders: vec![order], is_told: false }),
        }
    }
    cells.sort_by_key(|cell| std::cmp::Reverse(cell.weight));
    cells
}

/// The unit of an order's price and its quantity in that unit's base; `None` for lots and for what has to
/// be weighed first.
fn weight(order: &AgreedOrder) -> Option<(Unit, i128)> {
    let (quantity, per) = (order.shown.quantity, order.price.per);
    if per == Unit::Lot {
        return None;
    }
    if quantity.dimension() == per.dimension() {
        return Some((per, i128::from(quantity.base)));
    }
    let unpacked = quantity.unpacked(order.shown.pack?)?;
    (unpacked.dimension() == per.dimension()).then(|| (per, i128::from(unpacked.base)))
}

#[cfg(test)]
mod tests;
