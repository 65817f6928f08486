//! Carries out the transitions of price talks, and tells whom they concern. The row of the offer is locked before that of a
//! talk about it.

use chrono::{DateTime, Utc};

use super::{
    assistants::on_behalf,
    offers::{priced, why_not_live},
    telling::{tell, tell_organization},
};
use crate::{
    domain::{
        event::{BY_TIME, EventKind},
        lifecycle::Side,
        money::Price,
        offer::Offer,
        order::OrderId,
        person::PersonId,
        quantity::Quantity,
        talk::{Bid, Talk, TalkEvent, Transition},
    },
    notice::{Notice, StaleReason, TalkFacts},
    store::{self, Event, Subject, Tx},
};

/// What ends a talk that is open, if anything does: nobody answered in time, or the offer is down, has nothing left, or has
/// another price.
pub(super) fn stale_reason_of_talk(talk: &Talk, offer: &Offer, now: DateTime<Utc>) -> Option<StaleReason> {
    if now >= talk.until {
        return Some(StaleReason::TalkLapsed);
    }
    if !offer.is_live(now) {
        return Some(why_not_live(offer, now));
    }
    (offer.terms.price != talk.bidding.listed).then_some(StaleReason::TermsChanged)
}

/// A step in a talk that was read since the row of its offer was locked.
pub(super) struct Step<'a> {
    pub(super) talk: &'a Talk,
    pub(super) offer: &'a Offer,
    /// The person and the side; `None` is the timer.
    pub(super) actor: Option<(PersonId, Side)>,
    pub(super) update: Option<i64>,
    pub(super) now: DateTime<Utc>,
}

impl Step<'_> {
    /// Keeps another price that the actor names for `quantity`, which can be answered until `until`; both sides are told.
    /// `None` if somebody was faster.
    pub(super) async fn bid(
        &self,
        tx: &mut Tx,
        transition: &Transition,
        (quantity, price): (Quantity, Price),
        until: DateTime<Utc>,
    ) -> store::Result<Option<Talk>> {
        let Some((person, by)) = self.actor else { return Ok(None) };
        let bid = Bid { by, quantity, price, at: self.now };
        if !tx.talks().raise(self.talk, &bid, person, until).await? {
            return Ok(None);
        }
        self.record(tx, transition, Some(price)).await?;
        let Some(after) = tx.talks().get(self.talk.id).await? else { return Ok(None) };
        let say = |talk, side| if side == by { Notice::TalkSent { talk, side } } else { Notice::TalkNews { talk, side } };
        self.tell(tx, &after, transition, say).await?;
        Ok(Some(after))
    }

    /// Ends the talk, with the order that it became, or `why` it ended by itself. The parties are told, but of an order by the
    /// order. `None` if somebody was faster.
    pub(super) async fn end(
        &self,
        tx: &mut Tx,
        transition: &Transition,
        order: Option<OrderId>,
        why: Option<StaleReason>,
    ) -> store::Result<Option<Talk>> {
        if !tx.talks().end(self.talk, transition.to, order, self.now).await? {
            return Ok(None);
        }
        self.record(tx, transition, order.map(|_| self.talk.bidding.standing.price)).await?;
        let Some(after) = tx.talks().get(self.talk.id).await? else { return Ok(None) };
        if order.is_none() {
            let acting = self.actor.map(|(_, side)| side);
            self.tell(tx, &after, transition, |talk, side| Notice::TalkEnded { talk, side, acting, why }).await?;
        }
        Ok(Some(after))
    }

    /// Adds the step to the trace of the offer: the price that stood before it, and the one that stands or counts after it.
    async fn record(&self, tx: &mut Tx, transition: &Transition, price: Option<Price>) -> store::Result<()> {
        let before = priced(self.talk.bidding.standing.price);
        let after = price.map(priced);
        record(tx, self.talk, transition.recorded, (Some(before.as_str()), after.as_deref()), (self.actor, self.update), self.now).await
    }

    /// Tells the other side, and on the acting side who began the talk or answers for the offer, if somebody else acted.
    async fn tell(
        &self,
        tx: &mut Tx,
        talk: &Talk,
        transition: &Transition,
        say: impl Fn(TalkFacts, Side) -> Notice + Send + Sync,
    ) -> store::Result<()> {
        for (side, reader) in [(Side::Seller, talk.entered_by), (Side::Buyer, talk.buyer)] {
            if self.actor == Some((reader, side)) {
                continue;
            }
            let facts = facts(tx, talk, self.offer, side).await?;
            let notice = say(facts, side);
            let acts = self.actor.is_some_and(|(_, acting)| acting == side);
            match side {
                Side::Buyer if !acts => tell_organization(tx, talk.organization, reader, notice, transition.urgency, self.now).await?,
                Side::Buyer if !buys(tx, talk, reader).await? => {}
                Side::Seller | Side::Buyer => tell(tx, reader, notice, transition.urgency, self.now).await?,
            }
        }
        Ok(())
    }
}

/// Whether the person buys for the organisation of the talk.
async fn buys(tx: &mut Tx, talk: &Talk, person: PersonId) -> store::Result<bool> {
    Ok(tx.persons().get(person).await?.is_some_and(|person| person.organization() == Some(talk.organization)))
}

/// The facts of a talk for `side`: an assistant reads for which farmer it is.
pub(super) async fn facts(tx: &mut Tx, talk: &Talk, offer: &Offer, side: Side) -> store::Result<TalkFacts> {
    let names = if side == Side::Seller { on_behalf(tx, talk.seller, talk.entered_by).await? } else { None };
    Ok(TalkFacts { on_behalf: names, ..TalkFacts::of(talk, offer) })
}

/// Adds what happened in a talk to the trace of its offer.
pub(super) async fn record(
    tx: &mut Tx,
    talk: &Talk,
    kind: EventKind,
    (before, after): (Option<&str>, Option<&str>),
    (actor, update): (Option<(PersonId, Side)>, Option<i64>),
    now: DateTime<Utc>,
) -> store::Result<()> {
    let sells = actor.is_some_and(|(_, side)| side == Side::Seller);
    let event = Event {
        at: now,
        actor: actor.map(|(person, _)| person),
        on_behalf_of: actor.filter(|(person, _)| sells && *person != talk.seller).map(|_| talk.seller),
        subject: Subject::Offer(talk.offer),
        kind,
        before,
        after,
        reason: Some(actor.map_or(BY_TIME, |(_, side)| side.code())),
        update,
    };
    tx.events().append(&event).await
}

/// Ends a talk that is over by time or with its offer; both sides are told. Anything else is left as it is.
pub(super) async fn lapse_if_over(tx: &mut Tx, talk: &Talk, offer: &Offer, now: DateTime<Utc>) -> store::Result<Option<StaleReason>> {
    let Ok(transition) = talk.bidding.apply(TalkEvent::Lapse) else { return Ok(None) };
    let Some(why) = stale_reason_of_talk(talk, offer, now) else { return Ok(None) };
    let step = Step { talk, offer, actor: None, update: None, now };
    step.end(tx, transition, None, Some(why)).await?;
    Ok(Some(why))
}
