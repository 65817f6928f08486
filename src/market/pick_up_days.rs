//! On the morning of the day that was agreed, both sides are reminded of the goods that change hands. All orders of a person are one
//! message, and each order has a mark for each side and day, set with the message.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    assistants::on_behalf,
    news_forwarding::{active_assistant, reach_farmer},
    orders::listed,
    telling::{tell, tell_organization},
};
use crate::{
    domain::{
        lifecycle::Urgency,
        order::{Order, OrderId, Side},
        person::PersonId,
        wib,
    },
    notice::{Notice, OrderFacts},
    store::{self, Tx},
};

const URGENCY: Urgency = Urgency::AfterQuietHours;

/// The moment from which both sides are reminded of goods to be taken on `day`.
fn morning(day: NaiveDate) -> DateTime<Utc> {
    wib::at_hour(day, wib::PICK_UP_HOUR)
}

/// The orders of which somebody is to be reminded now, by the reader and his side. What was agreed at that hour or later needs no
/// reminder.
///
/// # Errors
/// The store's.
pub async fn pick_ups_due(tx: &mut Tx, now: DateTime<Utc>) -> store::Result<BTreeMap<(PersonId, Side), Vec<OrderId>>> {
    let day = wib::day(now);
    let mut all: BTreeMap<_, Vec<_>> = BTreeMap::new();
    if now < morning(day) || wib::is_quiet(now) {
        return Ok(all);
    }
    for (reader, order) in tx.orders().to_pick_up(day, morning(day)).await? {
        all.entry(reader).or_default().push(order);
    }
    Ok(all)
}

/// Notes that both sides agreed to the day `day` just now: people who agree to it on its own morning or later need no reminder.
pub(super) async fn note_agreed_day(tx: &mut Tx, order: OrderId, day: NaiveDate, now: DateTime<Utc>) -> store::Result<()> {
    if now < morning(day) {
        return Ok(());
    }
    for side in Side::ALL.iter().copied() {
        tx.orders().mark_pick_up(order, side, day).await?;
    }
    Ok(())
}

/// Reminds a person of these orders, each once for the day that was agreed.
///
/// # Errors
/// The store's.
pub async fn remind_of_pick_ups(
    tx: &mut Tx,
    (person, side): (PersonId, Side),
    orders: &[OrderId],
    now: DateTime<Utc>,
) -> store::Result<()> {
    let (day, mut marked) = (wib::day(now), Vec::new());
    for id in orders {
        let Some(order) = tx.orders().get(*id).await? else { continue };
        let reads = match side {
            Side::Seller => order.entered_by,
            Side::Buyer => order.buyer,
        };
        // A colleague who reads it in his place is found with the next list.
        if reads == person && tx.orders().mark_pick_up(*id, side, day).await? {
            marked.push(order);
        }
    }
    match side {
        Side::Seller => remind_seller(tx, person, &marked, now).await,
        Side::Buyer => remind_buyer(tx, person, &marked, now).await,
    }
}

/// Reminds the person who answers for the goods. If the assistant of a farmer is not there, somebody else is told.
async fn remind_seller(tx: &mut Tx, person: PersonId, orders: &[Order], now: DateTime<Utc>) -> store::Result<()> {
    let mut all = Vec::new();
    for order in orders {
        all.push((order, OrderFacts { on_behalf: on_behalf(tx, order.seller, person).await?, ..OrderFacts::from(order) }));
    }
    let has_farmers = orders.iter().any(|order| order.seller != person);
    let assistant = if has_farmers { active_assistant(tx, person).await? } else { None };
    let read = all.iter().filter(|(order, _)| order.seller == person || assistant.is_some()).map(|(_, facts)| facts.clone());
    let read: Vec<_> = read.collect();
    if !read.is_empty() {
        tell(tx, person, Notice::PickUpDay { orders: read, side: Side::Seller }, URGENCY, now).await?;
    }
    for (order, facts) in all.iter().filter(|(order, _)| order.seller != person) {
        reach_farmer(tx, order, (assistant.as_ref(), facts), URGENCY, now).await?;
    }
    Ok(())
}

/// Reminds the buyer who ordered, or the colleagues in his place.
async fn remind_buyer(tx: &mut Tx, person: PersonId, orders: &[Order], now: DateTime<Utc>) -> store::Result<()> {
    let organizations: BTreeSet<_> = orders.iter().map(|order| order.organization).collect();
    for organization in organizations {
        let of = orders.iter().filter(|order| order.organization == organization).map(|order| (order.clone(), Side::Buyer)).collect();
        // The buyer has known since the agreement whose goods they are.
        let of = listed(tx, of).await?.into_iter().map(|(facts, _)| facts).collect();
        let notice = Notice::PickUpDay { orders: of, side: Side::Buyer };
        tell_organization(tx, organization, person, notice, URGENCY, now).await?;
    }
    Ok(())
}
