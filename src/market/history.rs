//! What happened to an offer or an order, for its parties.

use super::{
    context::{Cx, Outcome},
    offers::own_offer,
    orders::order_for,
};
use crate::{
    domain::{
        offer::OfferId,
        order::{OrderId, Side},
        person::PersonId,
    },
    notice::{HistoryEntry, HistoryOf},
    store::{PastEvent, Subject},
};

/// A page of what happened to an order, the newest first, and how many events there are.
///
/// # Errors
/// [`Refusal::NotThere`](super::Refusal::NotThere) for who is no party.
pub async fn order_history(cx: &mut Cx<'_>, id: OrderId, limit: i64, offset: i64) -> Outcome<(HistoryOf, Vec<HistoryEntry>, i64)> {
    let (order, _) = order_for(cx, id).await?;
    let (events, count) = cx.tx.events().page(Subject::Order(id), limit, offset).await?;
    let mut entries = Vec::with_capacity(events.len());
    for event in events {
        let by = match event.actor {
            None => None,
            Some(actor) if actor == order.seller || actor == order.entered_by => Some(Side::Seller),
            Some(actor) if actor == order.buyer => Some(Side::Buyer),
            Some(actor) => {
                let person = cx.tx.persons().get(actor).await?;
                person
                    .and_then(|person| person.organization())
                    .filter(|organization| *organization == order.organization)
                    .map(|_| Side::Buyer)
            }
        };
        entries.push(entry(&event, by));
    }
    Ok((HistoryOf::Order { order: id, code: order.code }, entries, count))
}

/// A page of what happened to an own offer.
///
/// # Errors
/// [`Refusal::RoleNeeded`](super::Refusal::RoleNeeded), [`Refusal::NotThere`](super::Refusal::NotThere).
pub async fn offer_history(cx: &mut Cx<'_>, id: OfferId, limit: i64, offset: i64) -> Outcome<(HistoryOf, Vec<HistoryEntry>, i64)> {
    let offer = own_offer(cx, id).await?;
    let (events, count) = cx.tx.events().page(Subject::Offer(id), limit, offset).await?;
    let is_own = |actor: PersonId| actor == offer.seller || actor == offer.entered_by;
    let entries = events.iter().map(|event| entry(event, event.actor.filter(|actor| is_own(*actor)).map(|_| Side::Seller))).collect();
    Ok((HistoryOf::Offer { offer: id }, entries, count))
}

const fn entry(event: &PastEvent, by: Option<Side>) -> HistoryEntry {
    HistoryEntry { at: event.at, kind: event.kind, by }
}
