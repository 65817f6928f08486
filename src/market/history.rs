//! What happened to an offer, a demand or an order, for its parties.

use super::{
    context::{Cx, Outcome, Refusal},
    demand_answers::own_answer,
    demands::demand_for,
    offers::own_offer,
    orders::{order_for, shows_names},
};
use crate::{
    domain::{
        demand::DemandId,
        event::EventKind,
        offer::OfferId,
        order::{OrderId, Payment, Side},
        person::PersonId,
        quantity::Quantity,
        unit::Unit,
    },
    notice::{HistoryEntry, HistoryOf, PersonName},
    store::{self, PastAnswer, PastEvent, Subject, Tx},
};

/// A page of what happened to an order, the newest first, and how many events there are.
///
/// # Errors
/// [`Refusal::NotFound`] for a person who is no party.
pub async fn order_history(cx: &mut Cx<'_>, id: OrderId, limit: i64, offset: i64) -> Outcome<(HistoryOf, Vec<HistoryEntry>, i64)> {
    let (order, _) = order_for(cx, id).await?;
    let (events, count) = cx.tx.events().page(Subject::Order(id), limit, offset).await?;
    let is_answer = order.demand.is_some() && cx.tx.demand_answers().became(id).await?;
    let mut entries = Vec::with_capacity(events.len());
    let said = cx.tx.complaints().words(id).await?;
    let receipts = cx.tx.deliveries().entries(id).await?;
    for event in events {
        // The trace says on which side an act stood, also of who has changed sides or left since.
        let recorded = event.reason.as_deref().and_then(|reason| reason.parse::<Side>().ok());
        let by = match event.actor {
            None => None,
            Some(_) if recorded.is_some() => recorded,
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
        entries.push(match event.kind {
            // Its seller agreed by answering the demand; the buyer took the answer.
            EventKind::Confirmed if is_answer => HistoryEntry { kind: EventKind::Awarded, by: Some(Side::Buyer), ..entry(&event, by) },
            // The seller alone says so, even where an assistant answers for the goods since.
            EventKind::Closed if order.progress.payment == Some(Payment::Confirmed) => entry(&event, Some(Side::Seller)),
            EventKind::Complained | EventKind::ComplaintNoted => {
                let words = said.iter().find(|(side, at, _)| Some(*side) == by && *at == event.at);
                HistoryEntry { note: words.map(|(.., words)| words.clone()), ..entry(&event, by) }
            }
            EventKind::LoadReceived | EventKind::ReceiptCorrected | EventKind::ComplaintSettled | EventKind::ComplaintDecided => {
                let said = receipts.iter().find(|(_, said)| said.at == event.at);
                let figures = said.map(|(_, said)| (order.quantity.with_base(said.accepted), order.quantity.with_base(said.rejected)));
                let several = said.map(|(_, said)| said.rejects.clone()).filter(|rejects| !rejects.is_empty());
                let rejects = several.map(|rejects| Box::new((order.terms.commodity.clone(), rejects)));
                let weight = said.and_then(|(_, said)| said.weight).map(|base| Quantity { base, unit: Unit::Kg });
                HistoryEntry { receipt: figures, weight, rejects, ..entry(&event, by) }
            }
            _ => entry(&event, by),
        });
    }
    // They were named before there was an order.
    let bids = bids_of(cx.tx, id).await?;
    let all = count.saturating_add(i64::try_from(bids.len()).unwrap_or(i64::MAX));
    let skipped = usize::try_from(offset.saturating_sub(count)).unwrap_or(0);
    let room = usize::try_from(limit).unwrap_or(0).saturating_sub(entries.len());
    entries.extend(bids.into_iter().skip(skipped).take(room));
    Ok((HistoryOf::Order { order: id, code: order.code }, entries, all))
}

/// The prices that were named before an order was agreed, the newest first.
async fn bids_of(tx: &mut Tx, order: OrderId) -> store::Result<Vec<HistoryEntry>> {
    let Some(talk) = tx.talks().of_order(order).await? else { return Ok(Vec::new()) };
    let mut entries: Vec<_> = talk
        .bidding
        .into_bids()
        .iter()
        .enumerate()
        .map(|(turn, bid)| {
            let kind = if turn == 0 { EventKind::TalkOpened } else { EventKind::TalkCountered };
            HistoryEntry {
                at: bid.at,
                kind,
                by: Some(bid.by),
                price: Some(bid.price),
                note: None,
                receipt: None,
                weight: None,
                rejects: None,
                quantity: None,
                seller: None,
            }
        })
        .collect();
    entries.reverse();
    Ok(entries)
}

/// A page of what happened to an own offer.
///
/// # Errors
/// [`Refusal::RoleNeeded`], [`Refusal::NotFound`].
pub async fn offer_history(cx: &mut Cx<'_>, id: OfferId, limit: i64, offset: i64) -> Outcome<(HistoryOf, Vec<HistoryEntry>, i64)> {
    let offer = own_offer(cx, id).await?;
    let (events, count) = cx.tx.events().page(Subject::Offer(id), limit, offset).await?;
    let side = |event: &PastEvent| match event.actor {
        Some(actor) if actor == offer.seller || actor == offer.entered_by => Some(Side::Seller),
        Some(_) if is_of_talk(event.kind) => Some(Side::Buyer),
        _ => None,
    };
    let entries = events.iter().map(|event| entry(event, side(event))).collect();
    Ok((HistoryOf::Offer { offer: id }, entries, count))
}

/// A page of what happened to a demand. Its organisation reads all of it, answers only once they are not sealed. A seller who answered
/// reads what everybody sees of it and what became of his own answers.
///
/// # Errors
/// [`Refusal::NotFound`] for who neither buys for that organisation nor answered.
pub async fn demand_history(cx: &mut Cx<'_>, id: DemandId, limit: i64, offset: i64) -> Outcome<(HistoryOf, Vec<HistoryEntry>, i64)> {
    let (demand, own) = demand_for(cx, id).await?;
    if !own && own_answer(cx, id).await?.is_none() {
        return Err(Refusal::NotFound.into());
    }
    let reader = (!own).then_some(cx.actor.id);
    let (events, count) = if own && !demand.is_sealed() {
        cx.tx.events().page(Subject::Demand(id), limit, offset).await?
    } else {
        cx.tx.events().page_of_demand(id, reader, limit, offset).await?
    };
    let mut entries = Vec::with_capacity(events.len());
    let mut answers = cx.tx.demand_answers().past(id).await?;
    // What was sealed and withdrawn before the others were opened was never shown to its buyers.
    answers.retain(|answer| !own || demand.opened_at.is_none_or(|opened| answer.ended.is_none_or(|ended| ended >= opened)));
    for event in events {
        let kind = match event.kind {
            // What a colleague has to approve is asked for; its seller's answer was taken.
            EventKind::PartsAsked if !own => EventKind::Awarded,
            kind => kind,
        };
        let by = match (event.actor, kind) {
            (None, _) => None,
            (Some(_), EventKind::Answered | EventKind::AnswerChanged | EventKind::AnswerWithdrawn) => Some(Side::Seller),
            (Some(actor), _) if actor == demand.buyer => Some(Side::Buyer),
            (Some(actor), _) => {
                let organization = cx.tx.persons().get(actor).await?.and_then(|person| person.organization());
                (organization == Some(demand.organization)).then_some(Side::Buyer)
            }
        };
        let (quantity, seller) = match answers.iter().find_map(|answer| told_of(answer, &event)) {
            // The buyers of what was agreed know who it is.
            Some((quantity, Some(seller))) if own => {
                let person = cx.tx.persons().get(seller).await?;
                (Some(quantity), person.as_ref().map(PersonName::from))
            }
            Some((quantity, _)) => (Some(quantity), None),
            None => (None, None),
        };
        entries.push(HistoryEntry { kind, quantity, seller, ..entry(&event, by) });
    }
    Ok((HistoryOf::Demand { demand: id }, entries, count))
}

/// How much an event of an answer is about, and whose it is, where the parties know each other's names.
fn told_of(answer: &PastAnswer, event: &PastEvent) -> Option<(Quantity, Option<PersonId>)> {
    let ended = answer.ended == Some(event.at);
    let is_meant = event.on_behalf_of == Some(answer.seller)
        && match event.kind {
            // What stood there before another answer took its place is not kept.
            EventKind::Answered | EventKind::AnswerChanged => answer.given == event.at,
            EventKind::AnswerWithdrawn | EventKind::AnswerDeclined | EventKind::Awarded | EventKind::PartsAsked => ended,
            _ => false,
        };
    let is_taken = matches!(event.kind, EventKind::Awarded | EventKind::PartsAsked);
    let quantity = if is_taken { answer.quantity } else { answer.offered };
    let known = answer.order.filter(|_| is_taken).is_some_and(shows_names);
    is_meant.then_some((quantity, known.then_some(answer.seller)))
}

/// Whether a party of a price talk did it.
const fn is_of_talk(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::TalkOpened | EventKind::TalkCountered | EventKind::TalkAgreed | EventKind::TalkDeclined | EventKind::TalkWithdrawn
    )
}

const fn entry(event: &PastEvent, by: Option<Side>) -> HistoryEntry {
    HistoryEntry {
        at: event.at,
        kind: event.kind,
        by,
        price: None,
        note: None,
        receipt: None,
        weight: None,
        rejects: None,
        quantity: None,
        seller: None,
    }
}
