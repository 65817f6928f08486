//! Carries out the transitions of demands, and tells whom they concern. A demand's row is locked after that of an offer, never
//! before.

use chrono::{DateTime, Utc};

use super::telling::{tell, tell_organization};
use crate::{
    domain::{
        demand::{Answer, AnswerEvent, Demand, DemandEvent, DemandId},
        event::EventKind,
        lifecycle::{By, Urgency},
        order::OrderEvent,
        person::PersonId,
    },
    notice::{AnswerFacts, DemandFacts, Notice},
    store::{self, DemandChange, Event, Subject, Tx},
};

/// The person who makes a step, and the update that brought it; nobody where it follows from something else.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct StepBy {
    pub(super) person: Option<PersonId>,
    pub(super) update: Option<i64>,
    /// The seller of the answer that the step is of.
    pub(super) seller: Option<PersonId>,
    /// Why the service makes the step, or an account that ends: a code for the trace.
    pub(super) reason: Option<&'static str>,
}

/// Carries out an event on a demand that was read since its row was locked. `None` if its state does not allow it.
pub(super) async fn move_demand(
    tx: &mut Tx,
    demand: &Demand,
    event: DemandEvent,
    by: StepBy,
    now: DateTime<Utc>,
) -> store::Result<Option<Demand>> {
    let Ok(transition) = demand.status.apply(event) else { return Ok(None) };
    let organization = (transition.by == By::Buyer).then_some(demand.organization);
    let moved = DemandChange {
        demand: demand.id,
        version: demand.version,
        from: demand.status,
        to: transition.to.after(demand.status),
        organization,
    };
    if !tx.demands().transition(&moved, now).await? {
        return Ok(None);
    }
    let (before, after) = (Some(demand.status.code()), Some(transition.to.after(demand.status).code()));
    record(tx, demand.id, transition.recorded, (before, after), by, now).await?;
    let Some(after) = tx.demands().get(demand.id).await? else { return Ok(None) };
    if transition.declines {
        decline_waiting(tx, &after, now).await?;
    }
    Ok(Some(after))
}

/// Adds to the trace of a demand what happened to it or to an answer.
pub(super) async fn record(
    tx: &mut Tx,
    demand: DemandId,
    kind: EventKind,
    (before, after): (Option<&str>, Option<&str>),
    by: StepBy,
    now: DateTime<Utc>,
) -> store::Result<()> {
    let subject = Subject::Demand(demand);
    let StepBy { person: actor, update, seller: on_behalf_of, reason } = by;
    tx.events().append(&Event { at: now, actor, on_behalf_of, subject, kind, before, after, reason, update }).await
}

/// Declines the answers that wait, because the demand has ended; the sellers who gave them are told.
async fn decline_waiting(tx: &mut Tx, demand: &Demand, now: DateTime<Utc>) -> store::Result<()> {
    for answer in tx.demand_answers().waiting(demand.id).await? {
        if end_answer(tx, &answer, AnswerEvent::Decline, StepBy::default(), now).await? {
            let notice = Notice::AnswerDeclined { demand: DemandFacts::from(demand), answer: AnswerFacts::from(&answer) };
            tell(tx, answer.entered_by, notice, Urgency::AfterQuietHours, now).await?;
        }
    }
    Ok(())
}

/// Ends an answer that waits without an order; `false` if somebody was faster.
pub(super) async fn end_answer(tx: &mut Tx, answer: &Answer, event: AnswerEvent, by: StepBy, now: DateTime<Utc>) -> store::Result<bool> {
    let Ok(transition) = answer.status.apply(event) else { return Ok(false) };
    if !tx.demand_answers().end(answer, transition.to.after(answer.status), None, now).await? {
        return Ok(false);
    }
    let by = StepBy { seller: Some(answer.seller), ..by };
    record(tx, answer.demand, transition.recorded, (None, None), by, now).await?;
    Ok(true)
}

/// The demand as it is once nobody else can change it.
pub(super) async fn locked(tx: &mut Tx, id: DemandId) -> store::Result<Option<Demand>> {
    tx.demands().lock(id).await?;
    tx.demands().get(id).await
}

/// Moves a demand to the state that its amounts make, after one of its orders or its quantity has changed. The buyer is told
/// when it is open again.
pub(super) async fn follow_amounts(tx: &mut Tx, demand: Demand, now: DateTime<Utc>) -> store::Result<Demand> {
    let Some(event) = demand.status.towards(demand.state_by_amounts()) else { return Ok(demand) };
    let Some(after) = move_demand(tx, &demand, event, StepBy::default(), now).await? else { return Ok(demand) };
    if matches!(event, DemandEvent::Reopen | DemandEvent::Empty) {
        tell_buyers(tx, &after, Notice::DemandReopened { demand: DemandFacts::from(&after) }, now).await?;
    }
    Ok(after)
}

/// As [`follow_amounts`], for the demand of an order that has made a step. Of a part that a seller was asked for and does not
/// bring, the buyer is told that it is looked for again.
pub(super) async fn follow_order(tx: &mut Tx, id: DemandId, event: OrderEvent, now: DateTime<Utc>) -> store::Result<()> {
    let Some(before) = locked(tx, id).await? else { return Ok(()) };
    let status = before.status;
    let after = follow_amounts(tx, before, now).await?;
    // Parts that were asked for together lapse together: that is told once.
    let open_again = event == OrderEvent::Decline || (event == OrderEvent::Lapse && after.asked == 0);
    if open_again && after.status == status && status.takes_answers() {
        tell_buyers(tx, &after, Notice::DemandReopened { demand: DemandFacts::from(&after) }, now).await?;
    }
    Ok(())
}

/// Tells who entered the demand, or whoever else buys for the organisation.
pub(super) async fn tell_buyers(tx: &mut Tx, demand: &Demand, notice: Notice, now: DateTime<Utc>) -> store::Result<()> {
    tell_organization(tx, demand.organization, demand.buyer, notice, Urgency::AfterQuietHours, now).await
}
