//! The context of a use case, the refusals of the market, and the trace.

use chrono::{DateTime, NaiveDate, Utc};

use super::telling::tell;

use crate::{
    domain::{
        event::EventKind,
        lifecycle::Urgency,
        offer::OfferId,
        order::{OrderCode, OrderId},
        person::{Organization, Person, PersonId, RoleKind},
        quantity::Quantity,
    },
    notice::{Notice, OfferFacts, OverBudget, StaleReason},
    store::{self, Event, Subject, Tx},
};

/// The context of one use case: who acts, when, in which transaction.
#[derive(Debug)]
pub struct Cx<'a> {
    /// Where it takes place.
    pub tx: &'a mut Tx,
    /// The time of the update (UTC).
    pub now: DateTime<Utc>,
    /// The person who acts, as loaded in this transaction.
    pub actor: &'a Person,
    /// The update that brought the act, for the trace.
    pub update: Option<i64>,
}

/// Why an act changes nothing. It is the person's mistake, somebody was faster, or there is no right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The capability is missing.
    RoleNeeded(RoleKind),
    /// It does not exist, or is not the actor's: both look the same from outside.
    NotFound,
    /// Something else happened since the actor saw it.
    Stale(StaleReason),
    /// Less is left than was asked for; this is what there is.
    Less(Box<OfferFacts>),
    /// Nothing is left, or the offer is down.
    Gone(OfferId),
    /// The goods can be had from this day (WIB) on.
    TooSoon(NaiveDate),
    /// Nobody buys his own offer.
    OwnOffer(Box<OfferFacts>),
    /// A lot is only sold whole, packs only as packs.
    WholeOnly(Box<OfferFacts>),
    /// The quantity can't be lowered below what is asked for or agreed.
    BelowReserved(Quantity),
    /// The invitation is unknown, used or past its time.
    CodeUsed,
    /// A budget of the person or the organisation is spent.
    OverBudget(OverBudget),
    /// The account is suspended.
    Suspended,
    /// These orders have to be finished first.
    OpenOrders(Vec<OrderCode>),
}

/// A refusal, or the store's error.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Commits, with its answer.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// A fault or a defect.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Error {
    /// A row that must be there is not: a defect, so that nothing of the act stays.
    pub(super) fn missing(table: &'static str, id: i64) -> Self {
        Self::Store(missing_row(table, id))
    }

    /// A paper can't be made: a defect, so that nothing of the act stays.
    pub(super) fn unmade(order: OrderId, reason: String) -> Self {
        Self::Store(store::Error::BadRow { table: "papers", column: "facts", id: order.0.to_string(), detail: reason })
    }
}

/// A row that must be there is not: a defect.
pub(super) fn missing_row(table: &'static str, id: i64) -> store::Error {
    let detail = "missing, or not as the rows that lead to it".to_owned();
    store::Error::BadRow { table, column: "id", id: id.to_string(), detail }
}

/// What a use case gives.
pub type Outcome<T> = Result<T, Error>;

impl Cx<'_> {
    /// Refuses whose account is suspended.
    pub(super) const fn active(&self) -> Result<(), Refusal> {
        if self.actor.suspended_since.is_some() { Err(Refusal::Suspended) } else { Ok(()) }
    }

    /// Refuses who does not hold a capability of this kind.
    ///
    /// # Errors
    /// [`Refusal::RoleNeeded`]; [`Refusal::Suspended`].
    pub fn needs(&self, kind: RoleKind) -> Result<(), Refusal> {
        if self.actor.is(kind) { Ok(()) } else { Err(self.active().err().unwrap_or(Refusal::RoleNeeded(kind))) }
    }

    /// Refuses who neither sells nor enters offers for others.
    pub(super) fn answers(&self) -> Result<(), Refusal> {
        if self.actor.is(RoleKind::Assistant) { Ok(()) } else { self.needs(RoleKind::Seller) }
    }

    /// The organisation for which the actor buys.
    pub(super) fn buyer(&self) -> Result<Organization, Refusal> {
        self.active()?;
        self.actor.organization().ok_or(Refusal::RoleNeeded(RoleKind::Buyer))
    }

    /// Tells somebody who is not the actor.
    pub(super) async fn tell(&mut self, person: PersonId, notice: Notice, urgency: Urgency) -> store::Result<()> {
        tell(self.tx, person, notice, urgency, self.now).await
    }

    /// Adds the act to the trace.
    pub(super) async fn record(&mut self, subject: Subject, kind: EventKind, change: Change<'_>) -> store::Result<()> {
        self.record_for(self.actor.id, subject, kind, change).await
    }

    /// Adds the act to the trace, with the person for whom it was done.
    pub(super) async fn record_for(&mut self, whose: PersonId, subject: Subject, kind: EventKind, change: Change<'_>) -> store::Result<()> {
        let event = Event {
            at: self.now,
            actor: Some(self.actor.id),
            on_behalf_of: (whose != self.actor.id).then_some(whose),
            subject,
            kind,
            before: change.before,
            after: change.after,
            reason: change.reason,
            update: self.update,
        };
        self.tx.events().append(&event).await
    }
}

/// What an event changed, and why.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Change<'a> {
    pub(super) before: Option<&'a str>,
    pub(super) after: Option<&'a str>,
    pub(super) reason: Option<&'a str>,
}

impl<'a> Change<'a> {
    pub(super) const fn between(before: &'a str, after: &'a str) -> Self {
        Self { before: Some(before), after: Some(after), reason: None }
    }

    pub(super) const fn because(self, reason: &'a str) -> Self {
        Self { reason: Some(reason), ..self }
    }
}

/// Adds to the trace what nobody did but time.
pub(super) async fn record_time(
    tx: &mut Tx,
    subject: Subject,
    kind: EventKind,
    change: Change<'_>,
    now: DateTime<Utc>,
) -> store::Result<()> {
    let event = Event {
        at: now,
        actor: None,
        on_behalf_of: None,
        subject,
        kind,
        before: change.before,
        after: change.after,
        reason: change.reason,
        update: None,
    };
    tx.events().append(&event).await
}
