//! The facts of a day for officials: totals and weighted prices, never names.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::context::{Cx, Outcome};
use crate::{
    domain::{
        digest::{Amounts, Average, DigestFacts, DigestOrder, GoodsLine},
        money::{Price, Rupiah},
        offer::Handover,
        person::{Organization, PersonId, RoleKind},
        search::Limits,
        unit::Unit,
        wib,
    },
    notice::Notice,
    store::{self, AgreedOrder, Outgoing, Priority, Tx},
};

/// The facts of `day`, for an official.
///
/// # Errors
/// `RoleNeeded`; the store's.
pub async fn digest(cx: &mut Cx<'_>, day: NaiveDate) -> Outcome<DigestFacts> {
    cx.needs(RoleKind::Official)?;
    Ok(day_facts(cx.tx, day, cx.now).await?)
}

/// A page of the orders behind the facts of `day`, and how many there are.
///
/// # Errors
/// `RoleNeeded`; the store's.
pub async fn digest_details(cx: &mut Cx<'_>, day: NaiveDate, page: i64, per_page: usize) -> Outcome<(Vec<DigestOrder>, usize)> {
    cx.needs(RoleKind::Official)?;
    let (from, to) = wib::borders(day);
    let agreed = cx.tx.agreed_orders(from, to).await?;
    let count = agreed.len();
    let skip = usize::try_from(page).unwrap_or_default().saturating_mul(per_page);
    Ok((agreed.into_iter().skip(skip).take(per_page).map(|o| o.shown).collect(), count))
}

/// Queues the digest of `day` for an official with its facts frozen; `false` if that was done before.
pub async fn queue_digest(tx: &mut Tx, person: PersonId, day: NaiveDate, now: DateTime<Utc>) -> store::Result<bool> {
    let Some(chat) = tx.persons().get(person).await?.and_then(|p| p.chat) else { return Ok(false) };
    if !tx.mark_digest(person, day, now).await? {
        return Ok(false);
    }
    let notice = Notice::Digest { facts: day_facts(tx, day, now).await?, today: None };
    let out = Outgoing { chat, edit: None, priority: Priority::Bulk, silent: false, prompt: false, not_before: now, notice };
    tx.enqueue(&out, now).await?;
    Ok(true)
}

/// The facts of `day` as they are at `now`; a day that is not over counts so far.
pub async fn day_facts(tx: &mut Tx, day: NaiveDate, now: DateTime<Utc>) -> store::Result<DigestFacts> {
    let (from, to) = wib::borders(day);
    let agreed = tx.agreed_orders(from, to).await?;
    let (new_offers, new_amounts) = tx.new_offers(from, to).await?;
    let (live_offers, live_amounts) = tx.live_sums(None, &Limits::default(), now).await?;
    let (sellers_kota, sellers_kabupaten, buyers_active) = tx.active_people(from, to).await?;
    let mut total = Amounts::default();
    for order in &agreed {
        total.add(order.shown.quantity, order.shown.pack);
    }
    Ok(DigestFacts {
        day,
        orders: i64::try_from(agreed.len()).unwrap_or(i64::MAX),
        agreed: total,
        value: Rupiah(agreed.iter().filter_map(|o| o.total).fold(0, |sum, r| sum.saturating_add(r.0))),
        unweighed: i64::try_from(agreed.iter().filter(|o| o.total.is_none()).count()).unwrap_or(i64::MAX),
        goods: by_goods(&agreed),
        buyers: by_buyer(&agreed),
        new_offers,
        new_amounts,
        unabsorbed: tx.unabsorbed(from, to.min(now), day + Days::new(1)).await?,
        live_offers,
        live_amounts,
        sellers_kota,
        sellers_kabupaten,
        buyers_active,
    })
}

fn by_goods(agreed: &[AgreedOrder]) -> Vec<GoodsLine> {
    let mut lines: Vec<GoodsLine> = Vec::new();
    for order in agreed {
        let at = lines.iter().position(|l| l.commodity == order.commodity).unwrap_or_else(|| {
            lines.push(GoodsLine { commodity: order.commodity.clone(), amounts: Amounts::default(), averages: Vec::new() });
            lines.len() - 1
        });
        if let Some(line) = lines.get_mut(at) {
            line.amounts.add(order.shown.quantity, order.shown.pack);
        }
    }
    for line in &mut lines {
        line.averages = averages(agreed.iter().filter(|o| o.commodity == line.commodity));
    }
    lines.sort_by_key(|l| std::cmp::Reverse(l.amounts.0.first().map_or(0, |q| q.base)));
    lines
}

fn by_buyer(agreed: &[AgreedOrder]) -> Vec<(Organization, Amounts)> {
    let mut buyers: Vec<(Organization, Amounts)> = Vec::new();
    for organization in Organization::ALL {
        let mut amounts = Amounts::default();
        for order in agreed.iter().filter(|o| o.shown.organization == *organization) {
            amounts.add(order.shown.quantity, order.shown.pack);
        }
        if !amounts.is_empty() {
            buyers.push((*organization, amounts));
        }
    }
    buyers
}

/// Weighted averages, one for each handover point and price unit: sum of p x q over sum of q, half up.
fn averages<'a>(orders: impl Iterator<Item = &'a AgreedOrder>) -> Vec<Average> {
    let mut sums: Vec<((Handover, Unit), i128, i128)> = Vec::new();
    for order in orders {
        let Some((per, weight)) = weight(order) else { continue };
        let key = (order.shown.handover, per);
        let value = i128::from(order.shown.price.amount.0) * weight;
        match sums.iter_mut().find(|(k, ..)| *k == key) {
            Some((_, v, w)) => (*v, *w) = (*v + value, *w + weight),
            None => sums.push((key, value, weight)),
        }
    }
    sums.sort_by_key(|(_, _, weight)| std::cmp::Reverse(*weight));
    let average = |((handover, per), value, weight): ((Handover, Unit), i128, i128)| {
        let amount = i64::try_from((value * 2 + weight) / (weight * 2)).ok()?;
        Some(Average { price: Price { amount: Rupiah(amount), per }, handover })
    };
    sums.into_iter().filter_map(average).collect()
}

/// The unit of an order's price and its quantity in that unit's base; `None` for lots and for what has to
/// be weighed first.
fn weight(order: &AgreedOrder) -> Option<(Unit, i128)> {
    let (quantity, per) = (order.shown.quantity, order.shown.price.per);
    if per == Unit::Lot {
        return None;
    }
    if quantity.dimension() == per.dimension() {
        return Some((per, i128::from(quantity.base)));
    }
    let unpacked = quantity.unpacked(order.shown.pack?)?;
    (unpacked.dimension() == per.dimension()).then(|| (per, i128::from(unpacked.base)))
}
