//! What is done on an order when its time has come: transitions that nobody makes, and reminders.

use chrono::{DateTime, Utc};

use super::{
    complaints,
    news_forwarding::reach_seller,
    telling::tell_buyer,
    transition::{Step, apply_step, locked},
};
use crate::{
    domain::{
        lifecycle::{Side, Urgency},
        order::{DESK_HEARS_AFTER, Deadline, Order, OrderId},
    },
    notice::{Notice, OrderFacts},
    store::{self, Tx},
};

/// Does what has fallen due on an order by `now`. Of several processes one does it.
pub async fn meet_deadline(tx: &mut Tx, id: OrderId, now: DateTime<Utc>) -> store::Result<()> {
    let Some(order) = tx.orders().get(id).await? else { return Ok(()) };
    let Some(order) = locked(tx, id, order.offer).await?.filter(|order| order.due_at.is_some_and(|at| at <= now)) else { return Ok(()) };
    let due = order.due(now);
    for (event, detail) in due.iter().filter_map(|deadline| deadline.event()) {
        let step = Step::due(&order, event, &detail);
        if apply_step(tx, &step, now).await?.is_some() {
            return Ok(());
        }
    }
    if !tx.orders().set_due(id, order.due_at, order.next_deadline(now)).await? {
        return Ok(());
    }
    for deadline in due {
        match deadline {
            Deadline::Payment { days } => remind_of_payment(tx, &order, days, now).await?,
            Deadline::Complaint { hours } => complaints::tell_mediators(tx, &order, Some(hours), now).await?,
            Deadline::NotLoaded { days } => ask_what_was_loaded(tx, &order, days, now).await?,
            Deadline::Late => tell_of_delay(tx, &order, now).await?,
            Deadline::Ungraded => {
                let notice = Notice::GradingReminder { order: OrderFacts::from(&order) };
                tell_buyer(tx, &order, notice, Urgency::AfterQuietHours, now).await?;
            }
            Deadline::RestNotLoaded => ask_about_rest(tx, &order, now).await?,
            Deadline::Papers { days } => {
                let notice = Notice::PapersReminder { order: OrderFacts::from(&order), days };
                tell_buyer(tx, &order, notice, Urgency::AfterQuietHours, now).await?;
            }
            // What can't happen any more is not waited for.
            Deadline::Lapse(_) | Deadline::Silence | Deadline::NothingOwed { .. } => {}
        }
    }
    Ok(())
}

/// Asks the seller of goods that were not loaded on their day, or whoever can tell the farmer, and tells the buyer what he can do; after some
/// days the trade desk as well.
async fn ask_what_was_loaded(tx: &mut Tx, order: &Order, days: i64, now: DateTime<Utc>) -> store::Result<()> {
    let (mut facts, urgency) = (OrderFacts::from(order), Urgency::AfterQuietHours);
    let asked = Notice::NotLoaded { order: facts.clone(), side: Some(Side::Seller), days };
    let unheard = reach_seller(tx, order, (asked, &facts), urgency, now).await?;
    facts.unheard.extend(unheard.map(|why| (Side::Seller, why)));
    tell_buyer(tx, order, Notice::NotLoaded { order: facts.clone(), side: Some(Side::Buyer), days }, urgency, now).await?;
    if days < DESK_HEARS_AFTER {
        return Ok(());
    }
    complaints::tell_desk(tx, order, &Notice::NotLoaded { order: facts, side: None, days }, now).await
}

/// Asks the seller whether the rest of an order still comes; where nobody reads that, the buyer can close it.
async fn ask_about_rest(tx: &mut Tx, order: &Order, now: DateTime<Utc>) -> store::Result<()> {
    let (mut facts, urgency) = (OrderFacts::from(order), Urgency::AfterQuietHours);
    let asked = Notice::RestReminder { order: facts.clone(), side: Side::Seller };
    let Some(why) = reach_seller(tx, order, (asked, &facts), urgency, now).await? else { return Ok(()) };
    facts.unheard.push((Side::Seller, why));
    tell_buyer(tx, order, Notice::RestReminder { order: facts, side: Side::Buyer }, urgency, now).await
}

/// Tells both sides and the trade desk that a load should have arrived and nobody said that it did.
async fn tell_of_delay(tx: &mut Tx, order: &Order, now: DateTime<Utc>) -> store::Result<()> {
    let (facts, urgency) = (OrderFacts::from(order), Urgency::AfterQuietHours);
    let late = |side| Notice::LoadLate { order: facts.clone(), side };
    tell_buyer(tx, order, late(Some(Side::Buyer)), urgency, now).await?;
    reach_seller(tx, order, (late(Some(Side::Seller)), &facts), urgency, now).await?;
    complaints::tell_desk(tx, order, &late(None), now).await
}

/// Reminds both sides of a payment, each in its time.
async fn remind_of_payment(tx: &mut Tx, order: &Order, days: i64, now: DateTime<Utc>) -> store::Result<()> {
    let (facts, urgency) = (OrderFacts::from(order), Urgency::AfterQuietHours);
    let reminder = |side| Notice::PaymentReminder { order: facts.clone(), side, days };
    if order.is_reminded_of_payment(Side::Buyer, days) {
        tell_buyer(tx, order, reminder(Side::Buyer), urgency, now).await?;
    }
    if order.is_reminded_of_payment(Side::Seller, days) {
        reach_seller(tx, order, (reminder(Side::Seller), &facts), urgency, now).await?;
    }
    Ok(())
}
