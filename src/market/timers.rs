//! What time does: offers end, holds lapse. The offers of one person a transaction, offer before order, whatever the
//! number of processes: the guarded UPDATE lets one of them win.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};

use super::{
    alerts::tell_folded,
    assistants::{named_farmer, offer_facts},
    context::record_time,
    demands::{expire_demand, open_answers, tell_sellers},
    offer_transition::{MovedOffer, move_offer},
    order_deadlines::meet_deadline,
    pick_up_days::{pick_ups_due, remind_of_pick_ups},
    routine::prompt,
    subscriptions,
    talks::lapse_talk,
    telling::tell,
    transition::lapse_request,
};
use crate::{
    domain::{
        lifecycle::Urgency,
        offer::{Offer, OfferEvent, OfferId},
        order::OrderId,
        person::PersonId,
        wib,
    },
    notice::{Notice, OrderFacts},
    store::{self, Db, Subject, Tx},
};

/// The warning comes this long before an offer's end: 06.00 for 18.00.
const WARNING_LEAD: Duration = Duration::hours((wib::CLOSING_HOUR - wib::WARNING_HOUR) as i64);
/// A seller is reminded this long before a request of his lapses.
const REMINDER_LEAD: Duration = Duration::hours(3);
/// How often open demands are matched with further sellers.
const MATCHING_INTERVAL: Duration = Duration::hours(1);
/// How many of them are told in one transaction.
const TOLD_IN_A_ROUND: i64 = 50;
/// What was sent to a chat that is nobody's is kept this long.
const SENT_TO_NOBODY: Duration = Duration::minutes(10);
/// Strangers who did not consent are forgotten after this.
const STRANGER_RETENTION: Duration = Duration::hours(24);

/// Carries out what is due on each of `$all`, a row named `$row` each, in a transaction of its own. Whether any of it was done.
macro_rules! each {
    ($db:ident, $row:literal, $all:expr, |$tx:ident, $one:pat_param| ($id:expr, $act:expr)) => {{
        let mut any = false;
        for $one in $all {
            let mut tx = $db.begin().await?;
            let $tx = &mut tx;
            let outcome = $act.await;
            any |= settled(tx, outcome, $row, $id).await?;
        }
        any
    }};
}

/// Does everything that is due at `now`, each in a transaction of its own. A row that can't be handled is logged and left, and keeps
/// nothing else waiting.
///
/// # Errors
/// The store's faults; what was done before stays done.
pub async fn run_due(db: &Db, now: DateTime<Utc>) -> store::Result<()> {
    tell_folded(db, now).await?;
    // Lists are read a hundred at a time; what can't be handled comes again and must not go round for ever.
    while Box::pin(run_listed(db, now)).await? {}
    Ok(())
}

/// Does what the lists of due rows show now; whether any of it was done.
async fn run_listed(db: &Db, now: DateTime<Utc>) -> store::Result<bool> {
    let mut tx = db.read().await?;
    let lapsing = tx.orders().to_lapse(now).await?;
    let expiring = by_person(tx.offers().to_expire(now).await?);
    let warning = by_person(tx.offers().to_warn(now, now + WARNING_LEAD).await?);
    let asking = tx.routines().due(now).await?;
    // At night nobody is reminded; no hold ends before 07.00, so that the morning is early enough.
    let reminding = if wib::is_quiet(now) { Vec::new() } else { tx.orders().to_remind(now, now + REMINDER_LEAD).await? };
    let taking = pick_ups_due(&mut tx, now).await?;
    let due = tx.orders().with_deadline(now).await?;
    let opening = tx.demands().to_open(now).await?;
    let ending = tx.demands().to_expire(wib::day(now)).await?;
    let matching = tx.demands().to_match(now - MATCHING_INTERVAL).await?;
    let subscribed = subscriptions::due(&mut tx, now).await?;
    let talks = tx.talks().due(now).await?;
    drop(tx);
    let done = [
        each!(db, "order", lapsing, |tx, id| (id.0, lapse_request(tx, id, now))),
        each!(db, "order", reminding, |tx, id| (id.0, remind_seller(tx, id, now))),
        each!(db, "order", due, |tx, id| (id.0, meet_deadline(tx, id, now))),
        each!(db, "person", group_then_items(taking), |tx, (reader, orders)| (reader.0.0, remind_of_pick_ups(tx, reader, &orders, now))),
        each!(db, "person", group_then_items(expiring), |tx, (person, offers)| (person.0, expire_offers(tx, person, &offers, now))),
        each!(db, "talk", talks, |tx, id| (id.0, lapse_talk(tx, id, now))),
        each!(db, "person", group_then_items(warning), |tx, (person, offers)| (person.0, warn_seller(tx, person, &offers, now))),
        each!(db, "demand", opening, |tx, id| (id.0, open_answers(tx, id, now))),
        each!(db, "demand", ending, |tx, id| (id.0, expire_demand(tx, id, now))),
        each!(db, "demand", matching, |tx, id| (id.0, tell_sellers(tx, id, TOLD_IN_A_ROUND, now))),
        each!(db, "subscription", subscribed, |tx, id| (id.0, subscriptions::tell_found(tx, id, now))),
        each!(db, "routine", asking, |tx, routine| (routine.id.0, prompt(tx, &routine, now))),
    ];
    Ok(done.contains(&true))
}

/// Forgets people who wrote and never consented, and what is left of the chats of deleted accounts.
pub async fn forget_strangers(db: &Db, now: DateTime<Utc>) -> store::Result<()> {
    let mut tx = db.begin().await?;
    tx.forget_strangers(now - STRANGER_RETENTION).await?;
    tx.personal_data().sweep(now - SENT_TO_NOBODY, now - STRANGER_RETENTION, now).await?;
    tx.commit().await?;
    db.empty_log().await
}

/// Commits what was done, or leaves a defective row as it was; a fault ends the run.
async fn settled(tx: Tx, outcome: store::Result<()>, subject: &'static str, id: i64) -> store::Result<bool> {
    match outcome {
        Ok(()) => tx.commit().await.map(|()| true),
        Err(fault) if fault.is_fault() => Err(fault),
        Err(defect) => {
            tracing::error!(%defect, subject, id, "what is due can't be done");
            Ok(false)
        }
    }
}

/// Reminds the person who answers for a request that it lapses soon.
async fn remind_seller(tx: &mut Tx, id: OrderId, now: DateTime<Utc>) -> store::Result<()> {
    if !tx.orders().mark_reminded(id, now).await? {
        return Ok(());
    }
    let Some(order) = tx.orders().get(id).await? else { return Ok(()) };
    let notice = Notice::OrderReminder { order: OrderFacts::from(&order) };
    let notice = named_farmer(tx, (order.seller, order.entered_by), notice).await?;
    tell(tx, order.entered_by, notice, Urgency::Immediate, now).await
}

/// Offers by the person who answers for them and reads of all of them in one message.
fn by_person(offers: Vec<(PersonId, OfferId)>) -> BTreeMap<PersonId, Vec<OfferId>> {
    let mut all: BTreeMap<PersonId, Vec<OfferId>> = BTreeMap::new();
    for (person, offer) in offers {
        all.entry(person).or_default().push(offer);
    }
    // Locked in one order.
    all.values_mut().for_each(|offers| offers.sort_unstable());
    all
}

/// Yields all that is of a reader as one group, then each of it alone, so that one that can't be handled keeps no other waiting.
fn group_then_items<R: Copy, T: Copy>(all: BTreeMap<R, Vec<T>>) -> impl Iterator<Item = (R, Vec<T>)> {
    let alone = |(reader, all): &(R, Vec<T>)| -> Vec<(R, Vec<T>)> {
        let several = all.iter().filter(|_| all.len() > 1);
        several.map(|one| (*reader, vec![*one])).collect()
    };
    all.into_iter().flat_map(move |group| {
        let each = alone(&group);
        std::iter::once(group).chain(each)
    })
}

/// Ends one offer whose time has passed.
///
/// # Errors
/// The store's.
pub async fn expire_offer(tx: &mut Tx, id: OfferId, now: DateTime<Utc>) -> store::Result<()> {
    match tx.offers().get(id).await? {
        Some(offer) => expire_offers(tx, offer.entered_by, &[id], now).await,
        None => Ok(()),
    }
}

/// Ends the offers of a person whose time has passed, and says so once. A seller whose offer is sold out needs no message.
async fn expire_offers(tx: &mut Tx, person: PersonId, offers: &[OfferId], now: DateTime<Utc>) -> store::Result<()> {
    let over = |offer: &Offer| now >= offer.valid_until;
    let mut ended = Vec::new();
    for id in offers {
        let Some(MovedOffer { kind, change, offer }) = move_offer(tx, *id, OfferEvent::Expire, over).await? else { continue };
        record_time(tx, Subject::Offer(*id), kind, change, now).await?;
        if offer.available > 0 && offer.entered_by == person {
            ended.push(offer_facts(tx, &offer).await?);
        }
    }
    let notice = match ended.len() {
        0 => return Ok(()),
        1 => ended.pop().map(|offer| Notice::OfferExpired { offer }),
        _ => Some(Notice::OffersExpired { offers: ended }),
    };
    match notice {
        Some(notice) => tell(tx, person, notice, Urgency::AfterQuietHours, now).await,
        None => Ok(()),
    }
}

/// Warns a person on the last day of his offers, once.
async fn warn_seller(tx: &mut Tx, person: PersonId, offers: &[OfferId], now: DateTime<Utc>) -> store::Result<()> {
    let mut warned = Vec::new();
    for id in offers {
        if let Some(offer) = tx.offers().mark_warned(*id, now).await?.filter(|offer| offer.entered_by == person) {
            warned.push(offer_facts(tx, &offer).await?);
        }
    }
    let notice = match warned.len() {
        0 => return Ok(()),
        1 => warned.pop().map(|offer| Notice::OfferExpiring { offer }),
        _ => Some(Notice::OffersExpiring { offers: warned }),
    };
    match notice {
        Some(notice) => tell(tx, person, notice, Urgency::AfterQuietHours, now).await,
        None => Ok(()),
    }
}
