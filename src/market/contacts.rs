//! How the parties of an agreed order reach each other, and phone numbers that one asks the other for.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, Utc};

use super::{
    context::{Change, Cx, Outcome, Refusal},
    orders::{order_for, shows_names, side_of, stale_reason_of_order},
    telling::{reach, unheard},
};
use crate::{
    domain::{
        event::EventKind,
        lifecycle::{Unheard, Urgency},
        order::{Order, OrderId, OrderStatus, Side},
        person::{Person, RoleKind},
    },
    notice::{Notice, OrderFacts, StaleReason},
    store::{self, Subject, Tx},
};

/// The number of last events about a person that are searched for somebody who asked for the phone number.
const RECENT_EVENTS: i64 = 100;
/// How long after an order has ended its parties can ask each other for a phone number, and are told of one.
const SPOKEN_OF_AFTER_END: Duration = Duration::days(30);
/// How long somebody waits until he can ask the same person again.
const PHONE_ASK_PAUSE: Duration = Duration::days(1);

/// The other party of an agreed order.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Stale`] while nothing is agreed, or no longer; the store's.
pub async fn contact(cx: &mut Cx<'_>, id: OrderId) -> Outcome<(Side, Person)> {
    let (order, side) = order_for(cx, id).await?;
    if !shows_names(order.status()) {
        return Err(Refusal::Stale(stale_reason_of_order(&order)).into());
    }
    Ok((side.other(), reader_of(cx.tx, &order, side.other()).await?.ok_or(Refusal::NotFound)?))
}

/// The person to reach about an order on `side`: for a farmer without a phone, the assistant who answers for his goods; where the person
/// that ordered buys for the organisation no more, a colleague who does.
async fn reader_of(tx: &mut Tx, order: &Order, side: Side) -> store::Result<Option<Person>> {
    let id = match side {
        Side::Seller => order.seller,
        Side::Buyer => order.buyer,
    };
    let person = tx.persons().get(id).await?;
    let has_no_chat = person.as_ref().is_some_and(|person| person.chat.is_none());
    if side == Side::Seller && has_no_chat && order.entered_by != order.seller {
        return tx.persons().get(order.entered_by).await;
    }
    if side == Side::Buyer {
        let colleagues = tx.persons().colleagues(order.organization).await?;
        if let Some(colleague) = colleagues.first().filter(|_| !colleagues.contains(&order.buyer)) {
            return tx.persons().get(*colleague).await;
        }
    }
    Ok(person)
}

/// Asks the other party of an agreed order, on the side that is returned, to share a phone number, with why nobody reads it now, if nobody
/// does; nobody is asked twice a day by the same person.
///
/// # Errors
/// As [`contact`]; [`Refusal::Stale`] where the order ended too long ago.
pub async fn ask_for_phone(cx: &mut Cx<'_>, id: OrderId) -> Outcome<(Side, Option<Unheard>)> {
    let (side, other) = contact(cx, id).await?;
    let (order, own) = order_for(cx, id).await?;
    if !is_spoken_of(cx.tx, &order, cx.now).await? {
        return Err(Refusal::Stale(StaleReason::OrderLongOver).into());
    }
    let acts = |person: &Person| match side {
        Side::Seller => person.is(RoleKind::Seller) || person.is(RoleKind::Assistant),
        Side::Buyer => person.organization() == Some(order.organization),
    };
    let (events, _) = cx.tx.events().page(Subject::Person(other.id), RECENT_EVENTS, 0).await?;
    let (asker, since) = (Some(cx.actor.id), cx.now - PHONE_ASK_PAUSE);
    let asked = events.iter().any(|event| event.kind == EventKind::PhoneAsked && event.actor == asker && event.at > since);
    if other.phone.is_some() || asked {
        return Ok((side, unheard(Some(&other), acts)));
    }
    let notice = Notice::PhoneAsked { order: OrderFacts::from(&order), side: own };
    let told = reach(cx.tx, other.id, notice, Urgency::AfterQuietHours, cx.now).await?;
    if told.is_some() {
        let about = id.0.to_string();
        let change = Change { after: Some(&about), ..Change::default() };
        cx.record(Subject::Person(other.id), EventKind::PhoneAsked, change).await?;
    }
    Ok((side, unheard(told.as_ref(), acts)))
}

/// Tells everybody who asked the actor for a phone number since the last one was shared that there is one now: once each, about
/// the order that he asked for last, unless that ended too long ago.
pub(super) async fn tell_who_asked(cx: &mut Cx<'_>, phone: &str) -> store::Result<()> {
    let (events, _) = cx.tx.events().page(Subject::Person(cx.actor.id), RECENT_EVENTS, 0).await?;
    let mut told = BTreeSet::new();
    for event in events.into_iter().take_while(|event| event.kind != EventKind::SharedPhone) {
        let (EventKind::PhoneAsked, Some(asker), Some(about)) = (event.kind, event.actor, event.after) else { continue };
        let Ok(id) = about.parse().map(OrderId) else { continue };
        let Some(order) = cx.tx.orders().get(id).await? else { continue };
        if !is_spoken_of(cx.tx, &order, cx.now).await? {
            continue;
        }
        let Some(person) = cx.tx.persons().get(asker).await? else { continue };
        let Some(side) = side_of(&person, &order).map(Side::other) else { continue };
        let is_own = reader_of(cx.tx, &order, side).await?.is_some_and(|reader| reader.id == cx.actor.id);
        if is_own && told.insert(asker) {
            let notice = Notice::PhoneShared { order: OrderFacts::from(&order), side, phone: phone.to_owned() };
            cx.tell(asker, notice, Urgency::Immediate).await?;
        }
    }
    Ok(())
}

/// Whether the parties of an order still have something to talk about: while it is under way, and for a while after it has ended.
async fn is_spoken_of(tx: &mut Tx, order: &Order, now: DateTime<Utc>) -> store::Result<bool> {
    if order.status() != OrderStatus::Closed {
        return Ok(shows_names(order.status()));
    }
    let (events, _) = tx.events().page(Subject::Order(order.id), RECENT_EVENTS, 0).await?;
    let ended = events.iter().find(|event| event.kind == EventKind::Closed);
    Ok(ended.is_some_and(|event| now - event.at <= SPOKEN_OF_AFTER_END))
}
