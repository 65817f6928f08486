//! How people are told of what others did.

use chrono::{DateTime, Utc};

use crate::{
    domain::{
        lifecycle::Urgency,
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
    let Some(chat) = tx.persons().get(person).await?.and_then(|p| p.chat) else { return Ok(()) };
    if tx.persons().consent(person).await?.is_none() {
        return Ok(());
    }
    let (silent, not_before) = match urgency {
        Urgency::Immediate => (wib::is_quiet(now), now),
        Urgency::AfterQuietHours => (false, wib::after_quiet(now)),
    };
    tx.enqueue(&Outgoing { chat, edit: None, priority: Priority::Notice, silent, prompt: false, not_before, notice }, now).await?;
    Ok(())
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
    let reader = who_ordered(tx, order).await?;
    if reader.is_some() {
        tell(tx, order.buyer, notice.clone(), urgency, now).await?;
    }
    if reader.is_none_or(|reader| reader.unreachable_since.is_some()) {
        tell_colleagues(tx, order, order.buyer, &notice, urgency, now).await?;
    }
    Ok(())
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
