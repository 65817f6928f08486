//! News of an order, a demand or a price talk belongs to the organisation that buys, and news of an order to the farmer whose
//! goods they are: what its reader was not sent goes to the colleagues, and what an assistant was not sent to whoever can tell the
//! farmer instead.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{
    assistants::{named_farmer, on_behalf},
    context::{Change, record_time},
    telling::{reach, tell, tell_colleagues, unheard},
};
use crate::{
    domain::{
        event::EventKind,
        lifecycle::{Unheard, Urgency},
        order::{Order, OrderId, OrderStatus, Side},
        person::{Organization, Person, PersonId, RoleKind},
    },
    notice::{Notice, OrderFacts},
    store::{self, Subject, Tx, UnsentNews},
};

/// Why somebody does not read what was queued for him.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Absence {
    /// Telegram can't deliver: what waits is sent when that ends.
    Unreachable,
    /// The person buys for the organisation no more, and must not read its news.
    Gone,
    /// The account is suspended, and must read no news of others.
    Suspended,
    /// The account ends, and with it all that was queued.
    AccountEnds,
}

/// Tells those whom it concerns the news that `person`, as loaded before the absence, was not sent yet. News that is deleted
/// and that nobody else can be told is recorded for the audit.
pub(super) async fn forward_news(tx: &mut Tx, person: &Person, absence: Absence, now: DateTime<Utc>) -> store::Result<()> {
    let Some(chat) = person.chat else { return Ok(()) };
    let mut of_farmers = BTreeSet::new();
    for UnsentNews { row, notice, .. } in tx.unsent_news(chat).await? {
        if let Some(organization) = notice.news_to_buyers().filter(|organization| person.organization() == Some(*organization)) {
            tell_buyers(tx, person, organization, (row, &notice), absence, now).await?;
        }
        for (place, id) in notice.news_of_all().iter().map(|order| order.id).enumerate() {
            let Some(order) = tx.orders().get(id).await? else { continue };
            if person.id == order.entered_by && person.id != order.seller {
                // `forward_farmers_news` handles assistants who were dismissed or suspended.
                if matches!(absence, Absence::Unreachable | Absence::AccountEnds) && of_farmers.insert(id) {
                    tell_farmer_side(tx, &order, absence, now).await?;
                }
            } else if place == 0 && person.id != order.seller && person.organization() == Some(order.organization) {
                // All that it is news of is of one organisation, and is told at once.
                let known = ensure_colleagues_told(tx, person, &order, &notice, absence, now).await?;
                if matches!(absence, Absence::Gone | Absence::Suspended) && known {
                    tx.withdraw_message(row, now).await?;
                }
            }
        }
    }
    Ok(())
}

/// Tells whoever can tell the farmers where their orders stand for which `assistant`, as loaded before, does not act any more:
/// `orders`, and those of which news waits for him. What waits of an order is not sent to him if somebody else was told.
pub(super) async fn forward_farmers_news(tx: &mut Tx, assistant: &Person, orders: &[OrderId], now: DateTime<Utc>) -> store::Result<()> {
    let waiting = match assistant.chat {
        Some(chat) => tx.unsent_news(chat).await?,
        None => Vec::new(),
    };
    let waiting = waiting.iter().flat_map(|news| news.notice.news_of_all()).map(|order| order.id);
    let all: BTreeSet<OrderId> = orders.iter().copied().chain(waiting).collect();
    let mut told = BTreeSet::new();
    for id in all {
        let Some(order) = tx.orders().get(id).await? else { continue };
        if assistant.id != order.entered_by || assistant.id == order.seller {
            continue;
        }
        if tell_for_farmer(tx, &order, OrderFacts::from(&order), Urgency::Immediate, now).await? {
            told.insert(id);
        }
    }
    withdraw_news(tx, assistant, &told, now).await
}

/// Takes back what `person` was not sent yet of these orders. Of the others of which a message is news too he is told all the same.
pub(super) async fn withdraw_news(tx: &mut Tx, person: &Person, orders: &BTreeSet<OrderId>, now: DateTime<Utc>) -> store::Result<()> {
    let Some(chat) = person.chat else { return Ok(()) };
    for UnsentNews { row, notice, .. } in tx.unsent_news(chat).await? {
        if !notice.news_of_all().iter().any(|order| orders.contains(&order.id)) {
            continue;
        }
        tx.withdraw_message(row, now).await?;
        if let Some(rest) = notice.without(orders) {
            tell(tx, person.id, rest, Urgency::AfterQuietHours, now).await?;
        }
    }
    Ok(())
}

/// Tells the colleagues of `person` news of a demand or a price talk of their organisation. While the person could not be reached
/// they were told at once. A person who must not read it any more is not sent it.
async fn tell_buyers(
    tx: &mut Tx,
    person: &Person,
    organization: Organization,
    (row, notice): (i64, &Notice),
    absence: Absence,
    now: DateTime<Utc>,
) -> store::Result<()> {
    if person.unreachable_since.is_none() {
        for colleague in tx.persons().colleagues(organization).await?.into_iter().filter(|id| *id != person.id) {
            tell(tx, colleague, notice.clone(), Urgency::AfterQuietHours, now).await?;
        }
    }
    if matches!(absence, Absence::Gone | Absence::Suspended) {
        tx.withdraw_message(row, now).await?;
    }
    Ok(())
}

/// Whether the colleagues of `person` know of the news, or have now been told.
async fn ensure_colleagues_told(
    tx: &mut Tx,
    person: &Person,
    order: &Order,
    notice: &Notice,
    absence: Absence,
    now: DateTime<Utc>,
) -> store::Result<bool> {
    // All colleagues hear at once of an order whose buyer is not there.
    let others_know = order.buyer != person.id && !tx.persons().colleagues(order.organization).await?.iter().all(|id| *id == person.id);
    let known = others_know || tell_colleagues(tx, order, person.id, notice, Urgency::Immediate, now).await?;
    if absence == Absence::AccountEnds && !known {
        record_unsent(tx, order.id, order.status(), Side::Buyer, now).await?;
    }
    Ok(known)
}

/// Tells somebody who can tell the farmer where an order stands of which his assistant was sent no news.
async fn tell_farmer_side(tx: &mut Tx, order: &Order, absence: Absence, now: DateTime<Utc>) -> store::Result<()> {
    let known = tell_for_farmer(tx, order, OrderFacts::from(order), Urgency::Immediate, now).await?;
    if absence == Absence::AccountEnds && !known {
        record_unsent(tx, order.id, order.status(), Side::Seller, now).await?;
    }
    Ok(())
}

/// Keeps news of an order, whose state is `facts`, for the person who answers for its goods. If that is an assistant who has left, acts for
/// farmers no more, is suspended or can't be reached, somebody else is told who can tell the farmer.
pub(super) async fn tell_seller(
    tx: &mut Tx,
    order: &Order,
    news: (Notice, &OrderFacts),
    urgency: Urgency,
    now: DateTime<Utc>,
) -> store::Result<()> {
    reach_seller(tx, order, news, urgency, now).await.map(drop)
}

/// Keeps news of an order for who sells, and returns why nobody reads it now; `None` if somebody does. Somebody else is
/// found for a farmer whose assistant is gone.
pub(super) async fn reach_seller(
    tx: &mut Tx,
    order: &Order,
    (notice, facts): (Notice, &OrderFacts),
    urgency: Urgency,
    now: DateTime<Utc>,
) -> store::Result<Option<Unheard>> {
    if order.entered_by == order.seller {
        let told = reach(tx, order.entered_by, notice, urgency, now).await?;
        return Ok(unheard(told.as_ref(), |seller| seller.is(RoleKind::Seller)));
    }
    let reader = active_assistant(tx, order.entered_by).await?;
    if let Some(reader) = &reader {
        let notice = named_farmer(tx, (order.seller, order.entered_by), notice).await?;
        tell(tx, reader.id, notice, urgency, now).await?;
    }
    reach_farmer(tx, order, (reader.as_ref(), facts), urgency, now).await
}

/// The assistant, while he acts for farmers.
pub(super) async fn active_assistant(tx: &mut Tx, assistant: PersonId) -> store::Result<Option<Person>> {
    let consents = tx.persons().consent(assistant).await?.is_some();
    Ok(tx.persons().get(assistant).await?.filter(|reader| consents && reader.is(RoleKind::Assistant)))
}

/// Where `reader`, the assistant who was told news of a farmer's order, is not there or can't be reached now, somebody else is told who
/// can tell the farmer. Why nobody reads it now; `None` if somebody does.
pub(super) async fn reach_farmer(
    tx: &mut Tx,
    order: &Order,
    (reader, facts): (Option<&Person>, &OrderFacts),
    urgency: Urgency,
    now: DateTime<Utc>,
) -> store::Result<Option<Unheard>> {
    if reader.is_some_and(|reader| reader.unreachable_since.is_none()) {
        return Ok(None);
    }
    let is_told = tell_for_farmer(tx, order, facts.clone(), urgency, now).await?;
    // A person who can't be reached now reads it later.
    if reader.is_none() && !is_told {
        record_unsent(tx, order.id, facts.status, Side::Seller, now).await?;
    }
    Ok((!is_told).then_some(Unheard::Unreachable))
}

/// Tells other assistants of the farmer's place, else the desk of Blitar Trade Center; whether there was anybody.
async fn tell_for_farmer(tx: &mut Tx, order: &Order, facts: OrderFacts, urgency: Urgency, now: DateTime<Utc>) -> store::Result<bool> {
    let place = tx.persons().get(order.seller).await?.and_then(|farmer| farmer.place).unwrap_or_else(|| order.terms.place.clone());
    let readers = tx.persons().stand_ins(order.entered_by, &place).await?;
    let Some(names) = on_behalf(tx, order.seller, order.entered_by).await? else { return Ok(false) };
    for reader in &readers {
        tell(tx, *reader, Notice::FarmerNews { order: facts.clone(), names: names.clone() }, urgency, now).await?;
    }
    Ok(!readers.is_empty())
}

/// Keeps for the audit that nobody was told of an order in this state, and on which side.
async fn record_unsent(tx: &mut Tx, order: OrderId, status: OrderStatus, side: Side, now: DateTime<Utc>) -> store::Result<()> {
    let change = Change::between(status.code(), status.code()).because(side.code());
    record_time(tx, Subject::Order(order), EventKind::NewsUnsent, change, now).await
}
