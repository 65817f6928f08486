//! The append-only trace of what people did. Person ids only, no names.

use chrono::{DateTime, Utc};

use serde_json::json;

use super::{
    Result, Tx, engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{demand::DemandId, event::EventKind, offer::OfferId, order::OrderId, person::PersonId};

/// What of the demand `$1` a seller may know, who is `$2`: what everybody sees of it, and what became of his own answers; or, with 0, what
/// its buyers may know while answers are sealed. What happened to an answer names its seller; of an answer that was taken before events
/// did, the time tells which one is meant.
macro_rules! part_of_demand {
    () => {
        "e.subject = 'demand' AND e.subject_id = $1 AND (
            e.kind IN ('demanded', 'demand_changed', 'answers_opened', 'demand_filled', 'demand_reopened', 'demand_closed', 'demand_expired')
            OR ($2 = 0 AND e.kind NOT IN ('answered', 'answer_changed', 'answer_withdrawn', 'answer_declined'))
            OR (e.actor_id = $2 AND e.kind IN ('answered', 'answer_changed', 'answer_withdrawn'))
            OR EXISTS (SELECT 1 FROM demand_answers a WHERE a.demand_id = $1
                AND (a.seller_id = $2 OR a.entered_by = $2) AND a.seller_id = e.on_behalf_of)
            OR (e.on_behalf_of IS NULL AND e.kind IN ('awarded', 'parts_asked') AND EXISTS (SELECT 1 FROM demand_answers a
                WHERE a.demand_id = $1 AND (a.seller_id = $2 OR a.entered_by = $2) AND a.status = 'taken' AND a.ended_at = e.at
                AND NOT EXISTS (SELECT 1 FROM events n WHERE n.subject = 'demand' AND n.subject_id = $1 AND n.at = e.at
                    AND n.kind IN ('awarded', 'parts_asked') AND n.on_behalf_of = a.seller_id))))"
    };
}

statements! {
    PART_OF_DEMAND = concat!("SELECT e.at, e.actor_id, e.on_behalf_of, e.kind, e.after, e.reason FROM events e WHERE ", part_of_demand!(), " ORDER BY e.id DESC LIMIT $3 + 0 OFFSET $4");
    COUNT_PART_OF_DEMAND = concat!("SELECT COUNT(*) FROM events e WHERE ", part_of_demand!());
    /// A page of what happened to one subject, the newest first.
    OF_SUBJECT = "SELECT e.at, e.actor_id, e.on_behalf_of, e.kind, e.after, e.reason FROM events e WHERE e.subject = $1 AND e.subject_id = $2 ORDER BY e.id DESC LIMIT $3 + 0 OFFSET $4";
    COUNT_OF_SUBJECT = "SELECT COUNT(*) FROM events e WHERE e.subject = $1 AND e.subject_id = $2";
}

/// Something that happened, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastEvent {
    /// When (UTC).
    pub at: DateTime<Utc>,
    /// The person who did it; `None` for the timer and the command line.
    pub actor: Option<PersonId>,
    /// For whom, if for another; of an answer to a demand its seller.
    pub on_behalf_of: Option<PersonId>,
    /// What happened.
    pub kind: EventKind,
    /// State after, where it changed.
    pub after: Option<String>,
    /// Why, as a code: of most steps of an order the side that took it.
    pub reason: Option<String>,
}

#[derive(Debug, sqlx::FromRow)]
struct EventRow {
    at: i64,
    actor_id: Option<i64>,
    on_behalf_of: Option<i64>,
    kind: String,
    after: Option<String>,
    reason: Option<String>,
}

/// What an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A person.
    Person(PersonId),
    /// An invitation, without a number: only a hash of its code is kept.
    Invitation,
    /// An offer.
    Offer(OfferId),
    /// An order.
    Order(OrderId),
    /// A demand.
    Demand(DemandId),
}

impl Subject {
    /// The code in stored rows.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Invitation => "invitation",
            Self::Offer(_) => "offer",
            Self::Order(_) => "order",
            Self::Demand(_) => "demand",
        }
    }

    /// The row id of the subject; 0 for an invitation.
    #[must_use]
    pub const fn id(self) -> i64 {
        match self {
            Self::Person(person) => person.0,
            Self::Invitation => 0,
            Self::Offer(offer) => offer.0,
            Self::Order(order) => order.0,
            Self::Demand(demand) => demand.0,
        }
    }
}

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Event<'a> {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// The person who did it; `None` for the timer and the command line.
    pub actor: Option<PersonId>,
    /// The person for whom it was done, if for another; of an answer to a demand its seller, whoever did it.
    pub on_behalf_of: Option<PersonId>,
    /// What the event is about.
    pub subject: Subject,
    /// What happened.
    pub kind: EventKind,
    /// State before, where it changed.
    pub before: Option<&'a str>,
    /// State after, where it changed.
    pub after: Option<&'a str>,
    /// Why, as a code.
    pub reason: Option<&'a str>,
    /// The update that brought it.
    pub update: Option<i64>,
}

/// The append-only trace.
#[derive(Debug)]
pub struct Events<'t>(&'t mut Tx);

impl Tx {
    /// The append-only trace.
    pub const fn events(&mut self) -> Events<'_> {
        Events(self)
    }
}

impl Events<'_> {
    /// A page of what happened to `subject`, the newest first, and how many events there are.
    pub async fn page(&mut self, subject: Subject, limit: i64, offset: i64) -> Result<(Vec<PastEvent>, i64)> {
        let (code, id) = (subject.code(), subject.id());
        let rows: Vec<EventRow> = engine!(self.0, c => {
            sqlx::query_as(OF_SUBJECT).bind(code).bind(id).bind(limit).bind(offset).fetch_all(c).await
        })?;
        let count: i64 = engine!(self.0, c => sqlx::query_scalar(COUNT_OF_SUBJECT).bind(code).bind(id).fetch_one(c).await)?;
        Ok((read(id, rows)?, count))
    }

    /// What happened last to `subject`.
    pub async fn last_kind(&mut self, subject: Subject) -> Result<Option<EventKind>> {
        self.0.flush().await?;
        let (code, id) = (subject.code(), subject.id());
        let rows: Vec<EventRow> = engine!(self.0, c => {
            sqlx::query_as(OF_SUBJECT).bind(code).bind(id).bind(1_i64).bind(0_i64).fetch_all(c).await
        })?;
        Ok(read(id, rows)?.first().map(|event| event.kind))
    }

    /// A page of a demand without other sellers' answers, for `seller`; or, with nobody, without any answers, as its buyers may know it
    /// while they are sealed.
    pub async fn page_of_demand(
        &mut self,
        demand: DemandId,
        seller: Option<PersonId>,
        limit: i64,
        offset: i64,
    ) -> Result<(Vec<PastEvent>, i64)> {
        let (id, seller) = (demand.0, seller.map_or(0, |seller| seller.0));
        let rows: Vec<EventRow> = engine!(self.0, c => {
            sqlx::query_as(PART_OF_DEMAND).bind(id).bind(seller).bind(limit).bind(offset).fetch_all(c).await
        })?;
        let count: i64 = engine!(self.0, c => sqlx::query_scalar(COUNT_PART_OF_DEMAND).bind(id).bind(seller).fetch_one(c).await)?;
        Ok((read(id, rows)?, count))
    }

    /// Adds to the trace.
    pub async fn append(&mut self, e: &Event<'_>) -> Result<()> {
        let (actor, on_behalf_of) = (e.actor.map(|p| p.0), e.on_behalf_of.map(|p| p.0));
        let (subject, subject_id) = (e.subject.code(), e.subject.id());
        self.0.work().add_event(json!([
            millis(e.at),
            actor,
            on_behalf_of,
            subject,
            subject_id,
            e.kind.code(),
            e.before,
            e.after,
            e.reason,
            e.update
        ]));
        Ok(())
    }
}

fn read(subject: i64, rows: Vec<EventRow>) -> Result<Vec<PastEvent>> {
    let row = Row::new("events", subject);
    let read = |event: EventRow| {
        let (at, kind) = (row.time("at", event.at)?, row.code("kind", &event.kind)?);
        let (actor, on_behalf_of) = (event.actor_id.map(PersonId), event.on_behalf_of.map(PersonId));
        Ok(PastEvent { at, actor, on_behalf_of, kind, after: event.after, reason: event.reason })
    };
    rows.into_iter().map(read).collect()
}
