//! Taking back what was granted: accounts, capabilities, invitations, offers. The other side of what ends is told, and the
//! trace says why.

use chrono::{DateTime, Utc};

use super::{
    account::{chat_hash, delete_account, farmers_who_go_along},
    context::{Change, Cx, Error, Outcome, Refusal},
    demand_steps::{StepBy, locked, move_demand, tell_buyers},
    desk::command_list,
    holdings::{Ended, Loss, end_holdings},
    news_forwarding::{Absence, forward_farmers_news, forward_news},
    offer_transition::move_offer,
    telling::tell,
    transition::{Cause, end_for},
};
use crate::{
    domain::{
        demand::{Demand, DemandEvent, DemandId},
        event::EventKind,
        lifecycle::Urgency,
        offer::{Offer, OfferEvent, OfferId},
        order::{Order, OrderId, OrderStatus, Side},
        person::{Person, PersonId, RoleKind},
        removal::RemovalReason,
    },
    notice::{CommandList, DemandFacts, Notice, OfferFacts, StaleReason},
    store::{self, Event, Outgoing, Priority, Subject, Tx},
};

/// Why the command line changes nothing.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// Nobody is named so.
    #[error("there is no person {0}; `tembus persons` lists them")]
    NoPerson(String),
    /// The account is erased, so that nothing of it can be changed.
    #[error("person {0} is erased already")]
    ErasedBefore(i64),
    /// What can't be undone was asked for, and whom it is about was not confirmed.
    #[error("nothing is erased yet, and erasing can't be undone: if this is the right person, repeat the command with --yes")]
    NotConfirmed,
    /// The account is suspended.
    #[error("person {0} is suspended already")]
    SuspendedBefore(i64),
    /// The account is not suspended.
    #[error("person {0} is not suspended")]
    NotSuspended(i64),
    /// The capability is not held.
    #[error("person {0} is no {1}")]
    RoleNotHeld(i64, RoleKind),
    /// Something of the account is still open.
    #[error("person {0} has open orders, which have to be finished or cancelled first: {1}")]
    OpenOrders(i64, String),
    /// No invitation begins so.
    #[error("no invitation that can still be used begins with {0}; `tembus invitations` lists them")]
    NoInvitation(String),
    /// Several invitations begin so.
    #[error("several invitations begin with {0}: write more of it")]
    Ambiguous(String),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// How a person is named on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// By the number that `tembus persons` shows.
    Id(PersonId),
    /// By an offer: its seller, or the person who entered it.
    Offer(OfferId),
}

/// The people whom the number of an offer names. They are two persons where an assistant entered the offer of a farmer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfOffer {
    /// The person whose goods they are: whose data are to be erased, and who has the capability to sell.
    Seller,
    /// The person who entered it in a chat, and can be kept from doing so again.
    WhoEntered,
}

impl OfOffer {
    /// The person whom an offer names when this capability is taken back: the seller for selling, the one who entered it for any other.
    #[must_use]
    pub const fn with_role(kind: RoleKind) -> Self {
        match kind {
            RoleKind::Seller => Self::Seller,
            RoleKind::Assistant | RoleKind::Buyer | RoleKind::Official | RoleKind::Admin => Self::WhoEntered,
        }
    }
}

impl std::fmt::Display for Named {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Id(id) => id.0.fmt(f),
            Self::Offer(offer) => offer.fmt(f),
        }
    }
}

/// The person who is named so; `whom` says which of its two persons an offer names.
///
/// # Errors
/// [`NotDone::NoPerson`].
pub async fn find_person(tx: &mut Tx, named: Named, whom: OfOffer) -> Result<Person, NotDone> {
    let id = match (named, whom) {
        (Named::Id(id), _) => Some(id),
        (Named::Offer(offer), OfOffer::Seller) => tx.offers().get(offer).await?.map(|offer| offer.seller),
        (Named::Offer(offer), OfOffer::WhoEntered) => tx.offers().get(offer).await?.map(|offer| offer.entered_by),
    };
    let person = match id {
        Some(id) => tx.persons().get(id).await?,
        None => None,
    };
    person.ok_or_else(|| NotDone::NoPerson(named.to_string()))
}

/// An account that was erased has nothing left to be changed.
async fn is_there(tx: &mut Tx, person: &Person) -> Result<(), NotDone> {
    if tx.persons().is_erased(person.id).await? { Err(NotDone::ErasedBefore(person.id.0)) } else { Ok(()) }
}

/// Suspends an account: its offers come down, its requests and orders end, its roles rest until it is restored.
///
/// # Errors
/// [`NotDone::SuspendedBefore`], [`NotDone::ErasedBefore`].
pub async fn suspend(tx: &mut Tx, person: &Person, reason: RemovalReason, now: DateTime<Utc>) -> Result<Ended, NotDone> {
    is_there(tx, person).await?;
    let hash = person.chat.map(chat_hash);
    if !tx.persons().suspend(person.id, hash.as_deref(), now).await? {
        return Err(NotDone::SuspendedBefore(person.id.0));
    }
    let open = tx.orders().open_with(person.id).await?;
    let loss = Loss { person, roles: RoleKind::ALL, cause: Cause::Removed(reason, None), by: None, update: None };
    let ended = end_holdings(tx, &loss, now).await?;
    forward_news(tx, person, Absence::Suspended, now).await?;
    forward_farmers_news(tx, person, &agreed_for_farmers(&open, person.id), now).await?;
    record(tx, person.id, EventKind::Suspended, None, Some(reason), now).await?;
    let (offers, orders) = (i64::try_from(ended.offers.len()).unwrap_or(i64::MAX), ended.orders.clone());
    tell(tx, person.id, Notice::Suspended { reason, offers, orders }, Urgency::AfterQuietHours, now).await?;
    commands(tx, person.id, now).await?;
    Ok(ended)
}

/// Restores a suspended account with the roles it had. Offers that came down stay down.
///
/// # Errors
/// [`NotDone::NotSuspended`].
pub async fn restore(tx: &mut Tx, person: &Person, now: DateTime<Utc>) -> Result<(), NotDone> {
    if !tx.persons().restore(person.id).await? {
        return Err(NotDone::NotSuspended(person.id.0));
    }
    record(tx, person.id, EventKind::Restored, None, None, now).await?;
    tell(tx, person.id, Notice::Restored, Urgency::AfterQuietHours, now).await?;
    Ok(commands(tx, person.id, now).await?)
}

/// Erases an account at the word of its person, who asks the people who run the service: a farmer whom an assistant registered
/// has no phone to do it with. A person with a chat is told there. Returns the farmers who were erased along with an assistant.
///
/// # Errors
/// [`NotDone::OpenOrders`], [`NotDone::ErasedBefore`].
pub async fn forget(tx: &mut Tx, person: &Person, now: DateTime<Utc>) -> Result<Vec<Person>, NotDone> {
    is_there(tx, person).await?;
    let farmers = farmers_who_go_along(tx, person.id).await?;
    match delete_account(&mut Cx { tx, now, actor: person, update: None }).await {
        Ok(()) => {}
        Err(Error::Store(error)) => return Err(error.into()),
        Err(Error::Refused(Refusal::OpenOrders(open))) => {
            let codes = open.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            return Err(NotDone::OpenOrders(person.id.0, codes));
        }
        Err(Error::Refused(_)) => return Err(NotDone::NoPerson(person.id.0.to_string())),
    }
    if let Some(chat) = person.chat {
        let notice = Notice::Deleted;
        let told = Outgoing { chat, edit: None, priority: Priority::Reply, silent: false, prompt: false, not_before: now, notice };
        tx.enqueue_commands(chat, CommandList::default(), now).await?;
        tx.enqueue(&told, now).await?;
    }
    Ok(farmers)
}

/// Takes one capability back, with what hung on it: a seller's own offers and orders, an assistant's for farmers, a buyer's
/// orders unless colleagues go on with them.
///
/// # Errors
/// [`NotDone::RoleNotHeld`], [`NotDone::ErasedBefore`].
pub async fn revoke(tx: &mut Tx, person: &Person, kind: RoleKind, reason: RemovalReason, now: DateTime<Utc>) -> Result<Ended, NotDone> {
    is_there(tx, person).await?;
    let Some(role) = person.roles.iter().copied().find(|role| role.kind() == kind) else {
        return Err(NotDone::RoleNotHeld(person.id.0, kind));
    };
    tx.persons().end_role(person.id, kind, now).await?;
    let open = tx.orders().open_with(person.id).await?;
    let loss = Loss { person, roles: &[kind], cause: Cause::Removed(reason, None), by: None, update: None };
    let ended = end_holdings(tx, &loss, now).await?;
    if kind == RoleKind::Buyer {
        forward_news(tx, person, Absence::Gone, now).await?;
    }
    if kind == RoleKind::Assistant {
        forward_farmers_news(tx, person, &agreed_for_farmers(&open, person.id), now).await?;
    }
    record(tx, person.id, EventKind::Revoked, Some(kind), Some(reason), now).await?;
    tell(tx, person.id, Notice::RoleRevoked { role, reason }, Urgency::AfterQuietHours, now).await?;
    commands(tx, person.id, now).await?;
    Ok(ended)
}

/// The orders of farmers that the person agreed to for them.
fn agreed_for_farmers(open: &[Order], person: PersonId) -> Vec<OrderId> {
    let of_farmers = |order: &&Order| order.entered_by == person && order.seller != person && order.status() != OrderStatus::Requested;
    open.iter().filter(of_farmers).map(|order| order.id).collect()
}

/// The commands that the person's chat is shown follow the roles.
async fn commands(tx: &mut Tx, person: PersonId, now: DateTime<Utc>) -> store::Result<()> {
    let Some(person) = tx.persons().get(person).await? else { return Ok(()) };
    if let Some(chat) = person.chat {
        tx.enqueue_commands(chat, command_list(&person), now).await?;
    }
    Ok(())
}

async fn record(
    tx: &mut Tx,
    person: PersonId,
    kind: EventKind,
    role: Option<RoleKind>,
    reason: Option<RemovalReason>,
    now: DateTime<Utc>,
) -> store::Result<()> {
    let change = Change { before: role.map(RoleKind::code), after: None, reason: reason.map(RemovalReason::code) };
    append(tx, Subject::Person(person), kind, change, None, now).await
}

async fn append(
    tx: &mut Tx,
    subject: Subject,
    kind: EventKind,
    change: Change<'_>,
    admin: Option<PersonId>,
    now: DateTime<Utc>,
) -> store::Result<()> {
    let Change { before, after, reason } = change;
    tx.events().append(&Event { at: now, actor: admin, on_behalf_of: None, subject, kind, before, after, reason, update: None }).await
}

/// Takes back the invitation whose hash begins with `beginning`.
///
/// # Errors
/// [`NotDone::NoInvitation`], [`NotDone::Ambiguous`].
pub async fn cancel_invitation(tx: &mut Tx, beginning: &str, now: DateTime<Utc>) -> Result<RoleKind, NotDone> {
    let mut found = tx.invitations().list(now).await?;
    found.retain(|invitation| !beginning.is_empty() && invitation.hash.starts_with(beginning));
    let (first, others) = (found.pop(), found.len());
    let invitation = match first {
        Some(_) if others > 0 => return Err(NotDone::Ambiguous(beginning.to_owned())),
        Some(invitation) => invitation,
        None => return Err(NotDone::NoInvitation(beginning.to_owned())),
    };
    tx.invitations().cancel(&invitation.hash, now).await?;
    let kind = invitation.role.kind();
    let change = Change { before: Some(kind.code()), ..Change::default() };
    append(tx, Subject::Invitation, EventKind::Revoked, change, None, now).await?;
    Ok(kind)
}

/// An offer that an admin may take down.
///
/// # Errors
/// [`Refusal::RoleNeeded`], [`Refusal::NotFound`].
pub async fn offer_to_remove(cx: &mut Cx<'_>, id: OfferId) -> Outcome<Offer> {
    cx.needs(RoleKind::Admin)?;
    Ok(cx.tx.offers().get(id).await?.ok_or(Refusal::NotFound)?)
}

/// A demand that an admin may take down.
///
/// # Errors
/// [`Refusal::RoleNeeded`], [`Refusal::NotFound`].
pub async fn demand_to_remove(cx: &mut Cx<'_>, id: DemandId) -> Outcome<Demand> {
    cx.needs(RoleKind::Admin)?;
    Ok(cx.tx.demands().get(id).await?.ok_or(Refusal::NotFound)?)
}

/// *Turunkan permintaan*: an admin takes a demand down. Answers that wait are declined, what was agreed or asked for stays between
/// its parties, and the organisation is told why.
///
/// # Errors
/// [`Refusal::RoleNeeded`], [`Refusal::NotFound`]; [`Refusal::Stale`] if it is over already.
pub async fn remove_demand(cx: &mut Cx<'_>, id: DemandId, reason: RemovalReason) -> Outcome<Demand> {
    demand_to_remove(cx, id).await?;
    let demand = locked(cx.tx, id).await?.ok_or(Refusal::NotFound)?;
    let (by, now) = (StepBy { person: Some(cx.actor.id), update: cx.update, seller: None, reason: Some(reason.code()) }, cx.now);
    let over = Refusal::Stale(StaleReason::DemandOver);
    let after = move_demand(cx.tx, &demand, DemandEvent::Remove, by, now).await?.ok_or(over)?;
    tell_buyers(cx.tx, &after, Notice::DemandRemoved { demand: DemandFacts::from(&after), reason }, now).await?;
    Ok(after)
}

/// *Turunkan penawaran*: an admin takes an offer down. Requests that wait are declined, what was agreed stays between its
/// parties, and who entered the offer is told why. Returns how many requests ended.
///
/// # Errors
/// [`Refusal::RoleNeeded`], [`Refusal::NotFound`]; [`Refusal::Gone`] if it is down already.
pub async fn remove_offer(cx: &mut Cx<'_>, id: OfferId, reason: RemovalReason) -> Outcome<(Offer, i64)> {
    offer_to_remove(cx, id).await?;
    let (admin, now) = (cx.actor.id, cx.now);
    let moved = move_offer(cx.tx, id, OfferEvent::Remove, |_| true).await?.ok_or(Refusal::Gone(id))?;
    let offer = moved.offer;
    cx.record_for(offer.seller, Subject::Offer(id), moved.kind, moved.change.because(reason.code())).await?;
    let mut declined = 0;
    for order in cx.tx.orders().requests_for(id).await? {
        let ended = end_for(cx.tx, &order, (offer.entered_by, Side::Seller), (Cause::Removed(reason, Some(admin)), cx.update), now).await?;
        // The person who entered the offer was not asked for all of them.
        declined += i64::from(!order.is_hidden() && ended.is_some_and(|changed| changed.order.status == OrderStatus::Declined));
    }
    let notice = Notice::OfferRemoved { offer: OfferFacts::from(&offer), reason, declined };
    if offer.entered_by != admin {
        tell(cx.tx, offer.entered_by, notice, Urgency::AfterQuietHours, now).await?;
    }
    Ok((offer, declined))
}
