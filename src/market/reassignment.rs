//! A farmer whose assistant can't act for him any more while his goods are under way: the trade desk hands him to another one, or
//! takes over itself.

use super::{
    context::{Change, Cx, Error, Outcome, Refusal},
    desk::is_at_desk,
    news_forwarding::withdraw_news,
    offer_transition::move_offer,
    subscriptions::note_offer,
};
use crate::{
    domain::{
        event::EventKind,
        lifecycle::Urgency,
        offer::{OfferEvent, OfferStatus},
        order::OrderId,
        person::{Person, PersonId, Role, RoleKind},
    },
    notice::{DeskFarmerFacts, Notice, StaleReason},
    store::Subject,
};

/// How many other assistants are offered.
const OTHERS: i64 = 5;

/// A farmer on the desk, what of his is under way, and who could act for him.
///
/// # Errors
/// [`Refusal::RoleNeeded`] for a person who is not at the desk; [`Refusal::NotFound`] for a farmer whose assistant can act.
pub async fn desk_farmer(cx: &mut Cx<'_>, id: PersonId) -> Outcome<DeskFarmerFacts> {
    let (farmer, gone) = on_desk(cx, id).await?;
    let place = farmer.place.clone().unwrap_or_default();
    let mut orders = Vec::new();
    for (_, order) in &gone {
        orders.extend(cx.tx.orders().get(*order).await?.map(|order| order.code));
    }
    let mut others = Vec::new();
    for other in cx.tx.farmers().others(absent(&gone)?, &place, OTHERS).await? {
        let person = cx.tx.persons().get(other).await?.filter(|person| person.id != cx.actor.id);
        others.extend(person.map(|person| (person.id, (&person).into())));
    }
    Ok(DeskFarmerFacts { id, farmer: (&farmer).into(), place, orders, others, reader: cx.actor.id })
}

/// Lets `assistant`, who may be the actor, act for the farmer: for his offers, his orders and his answers to demands. Both are
/// stored, and whoever acts from now on is told. Offers that waited for the assistant who is gone are up again.
///
/// # Errors
/// As [`desk_farmer`]; [`Refusal::Stale`] for somebody who can't act for farmers, or if a colleague was faster.
pub async fn assign_farmer(cx: &mut Cx<'_>, id: PersonId, assistant: PersonId) -> Outcome<(Person, Person)> {
    let (farmer, gone) = on_desk(cx, id).await?;
    let place = farmer.place.clone().unwrap_or_default();
    let from = absent(&gone)?;
    if assistant == cx.actor.id {
        become_assistant(cx).await?;
    } else if !cx.tx.farmers().others(from, &place, i64::MAX).await?.contains(&assistant) {
        return Err(Refusal::Stale(StaleReason::NotFound).into());
    }
    let to = cx.tx.persons().get(assistant).await?.ok_or(Refusal::NotFound)?;
    let offers = cx.tx.offers().not_withdrawn(id).await?;
    for offer in &offers {
        cx.tx.offers().lock(*offer).await?;
    }
    if cx.tx.farmers().hand_over(id, from, assistant).await? == 0 {
        return Err(Refusal::Stale(StaleReason::NotFound).into());
    }
    let (before, after) = (from.0.to_string(), assistant.0.to_string());
    cx.record_for(id, Subject::Person(id), EventKind::AssistantChanged, Change::between(&before, &after)).await?;
    for offer in offers {
        let waits = cx.tx.offers().get(offer).await?.is_some_and(|o| o.status == OfferStatus::Paused && o.entered_by == assistant);
        if !waits {
            continue;
        }
        let now = cx.now;
        if let Some(moved) = move_offer(cx.tx, offer, OfferEvent::Resume, |offer| now < offer.valid_until).await? {
            cx.record_for(id, Subject::Offer(offer), moved.kind, moved.change).await?;
            note_offer(cx.tx, &moved.offer, now).await?;
        }
    }
    // What waits for a person who is gone is news of others from now on.
    if let Some(absent) = cx.tx.persons().get(from).await? {
        withdraw_news(cx.tx, &absent, &gone.iter().map(|(_, order)| *order).collect(), cx.now).await?;
    }
    if assistant != cx.actor.id {
        let mut orders = Vec::new();
        for (_, order) in &gone {
            orders.extend(cx.tx.orders().get(*order).await?.map(|order| order.code));
        }
        let notice = Notice::FarmerAssigned { farmer: (&farmer).into(), place, orders };
        cx.tell(assistant, notice, Urgency::AfterQuietHours).await?;
    }
    Ok((farmer, to))
}

/// The farmer, and what of his has nobody who can act for him.
async fn on_desk(cx: &mut Cx<'_>, id: PersonId) -> Outcome<(Person, Vec<(PersonId, OrderId)>)> {
    if !is_at_desk(cx.actor) {
        return Err(cx.active().err().unwrap_or(Refusal::RoleNeeded(RoleKind::Admin)).into());
    }
    let gone = cx.tx.desk().abandoned(id).await?;
    if gone.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    Ok((cx.tx.persons().get(id).await?.ok_or(Refusal::NotFound)?, gone))
}

/// The assistants that are gone, one after the other.
fn absent(gone: &[(PersonId, OrderId)]) -> Result<PersonId, Error> {
    Ok(gone.first().map(|(assistant, _)| *assistant).ok_or(Refusal::NotFound)?)
}

/// A person who takes over acts as an assistant from now on, with the trace that any role has.
async fn become_assistant(cx: &mut Cx<'_>) -> Outcome<()> {
    if cx.actor.is(RoleKind::Assistant) {
        return Ok(());
    }
    let id = cx.actor.id;
    cx.tx.persons().grant(id, Role::Assistant, cx.now).await?;
    let change = Change { after: Some(RoleKind::Assistant.code()), ..Change::default() };
    Ok(cx.record(Subject::Person(id), EventKind::TookRole, change).await?)
}
