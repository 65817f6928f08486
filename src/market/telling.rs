//! How people are told of what others did.

use chrono::{DateTime, Utc};

use crate::{
    domain::{
        lifecycle::{Unheard, Urgency},
        order::Order,
        person::{Organization, Person, PersonId},
        wib,
    },
    notice::Notice,
    store::{self, Outgoing, Priority, Tx},
};

/// Queues news for a person. A person who deleted the account or withdrew consent was promised to hear no more, and a
/// farmer without a phone has no chat: they are told nothing.
pub(super) async fn tell(tx: &mut Tx, person: PersonId, notice: Notice, urgency: Urgency, now: DateTime<Utc>) -> store::Result<()> {
    reach(tx, person, notice, urgency, now).await.map(drop)
}

/// Queues news as [`tell`] does, and returns the person where there is a chat for it; a person who can't be reached now reads it later.
pub(super) async fn reach(
    tx: &mut Tx,
    person: PersonId,
    notice: Notice,
    urgency: Urgency,
    now: DateTime<Utc>,
) -> store::Result<Option<Person>> {
    let Some(reader) = tx.persons().get(person).await? else { return Ok(None) };
    let Some(chat) = reader.chat else { return Ok(None) };
    if tx.persons().consent(person).await?.is_none() {
        return Ok(None);
    }
    let (silent, not_before) = match urgency {
        Urgency::Immediate => (wib::is_quiet(now), now),
        Urgency::AfterQuietHours => (false, wib::after_quiet(now)),
    };
    tx.enqueue(&Outgoing { chat, edit: None, priority: Priority::Notice, silent, prompt: false, not_before, notice }, now).await?;
    Ok(Some(reader))
}

/// Why nobody reads now what was kept for `reader`; `None` if he does. `acts` says whether he is still who he was.
pub(super) fn unheard(reader: Option<&Person>, acts: impl FnOnce(&Person) -> bool) -> Option<Unheard> {
    match reader {
        Some(reader) if reader.suspended_since.is_none() && acts(reader) => reader.unreachable_since.map(|_| Unheard::Unreachable),
        _ => Some(Unheard::Gone),
    }
}

/// Tells a person who buys for an organisation. If that person does not any more, or can't be reached now, everybody else who buys
/// for it is told.
pub(super) async fn tell_organization(
    tx: &mut Tx,
    organization: Organization,
    person: PersonId,
    notice: Notice,
    urgency: Urgency,
    now: DateTime<Utc>,
) -> store::Result<()> {
    let stays = |person: &Person| person.organization() == Some(organization) && person.suspended_since.is_none();
    if let Some(reader) = tx.persons().get(person).await?.filter(stays) {
        tell(tx, person, notice.clone(), urgency, now).await?;
        if reader.unreachable_since.is_none() {
            return Ok(());
        }
    }
    for colleague in tx.persons().colleagues(organization).await? {
        if colleague != person {
            tell(tx, colleague, notice.clone(), urgency, now).await?;
        }
    }
    Ok(())
}

/// Keeps news of an order for who ordered. If he no longer buys for that organisation, or can't be reached, everybody else who
/// buys for it is told: the order is theirs, and must not be news to nobody or to another company.
pub(super) async fn tell_buyer(tx: &mut Tx, order: &Order, notice: Notice, urgency: Urgency, now: DateTime<Utc>) -> store::Result<()> {
    reach_buyer(tx, order, notice, urgency, now).await.map(drop)
}

/// Keeps news of an order as [`tell_buyer`] does, and returns why nobody reads it now; `None` if somebody does.
pub(super) async fn reach_buyer(
    tx: &mut Tx,
    order: &Order,
    notice: Notice,
    urgency: Urgency,
    now: DateTime<Utc>,
) -> store::Result<Option<Unheard>> {
    let reader = who_ordered(tx, order).await?;
    let told = match &reader {
        Some(_) => reach(tx, order.buyer, notice.clone(), urgency, now).await?,
        None => None,
    };
    let others = reader.is_none_or(|reader| reader.unreachable_since.is_some())
        && tell_colleagues(tx, order, order.buyer, &notice, urgency, now).await?;
    Ok(if others { None } else { unheard(told.as_ref(), |_| true) })
}

/// Tells everybody but `person` who buys for the organisation of the order; whether there was anybody.
pub(super) async fn tell_colleagues(
    tx: &mut Tx,
    order: &Order,
    person: PersonId,
    notice: &Notice,
    urgency: Urgency,
    now: DateTime<Utc>,
) -> store::Result<bool> {
    let mut colleagues = tx.persons().colleagues(order.organization).await?;
    colleagues.retain(|colleague| *colleague != person);
    for colleague in &colleagues {
        tell(tx, *colleague, notice.clone(), urgency, now).await?;
    }
    Ok(!colleagues.is_empty())
}

/// Whether who ordered still buys for the organisation.
pub(super) async fn still_buys(tx: &mut Tx, order: &Order) -> store::Result<bool> {
    Ok(who_ordered(tx, order).await?.is_some())
}

/// The person that ordered, while that person buys for the organisation.
async fn who_ordered(tx: &mut Tx, order: &Order) -> store::Result<Option<Person>> {
    Ok(tx.persons().get(order.buyer).await?.filter(|person| person.organization() == Some(order.organization)))
}
