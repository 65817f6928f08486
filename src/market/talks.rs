//! Price talk about offers: a buyer names a price, the seller answers it with a yes, a no, or a price of his own, and so on in
//! turns. What both say yes to is reserved at once and becomes an order like any other.

use chrono::{DateTime, Days, Duration, NaiveDate, Utc};

use super::{
    agreement::{Agreed, Made, conclude, make_order},
    approvals::needed,
    assistants::answers_for,
    context::{Cx, Error, Outcome, Refusal},
    offers::{facts as offer_facts, priced},
    orders::{check, first_day},
    talk_steps::{Step, facts, lapse_if_over, record},
};
use crate::{
    domain::{
        event::EventKind,
        lifecycle::{Side, Urgency},
        money::Price,
        offer::{Offer, OfferId, Terms},
        person::{Person, PersonId},
        quantity::Quantity,
        talk::{Talk, TalkEvent, TalkId, TalkStatus, Transition, is_below},
        wib,
    },
    notice::{Notice, OrderFacts, OverBudget, StaleReason, TalkFacts},
    store::{self, NewTalk, Tx},
};

/// Talks that one organisation can have open.
const MOST_OPEN: i64 = 20;
/// Talks that one organisation can begin about one offer within [`A_DAY`].
const MOST_OF_OFFER: i64 = 3;
const A_DAY: Duration = Duration::hours(24);

/// What became of a yes.
#[derive(Debug)]
pub enum Agreement {
    /// An order; with what the actor reads of it, unless it was told as news already.
    Made(Option<Box<Notice>>),
    /// Less is left than was talked about: so much could be had at the price.
    Less(Box<TalkFacts>, Quantity),
    /// Less is left than was talked about: the buyer was asked whether that much is wanted.
    Asked(Box<TalkFacts>),
}

/// A talk with what its steps need, once nobody else can change it.
struct OpenTalk {
    talk: Talk,
    offer: Offer,
    /// For how many hours a price can be answered.
    hours: i64,
    side: Side,
}

/// Names a price for `quantity` of an offer on the terms that the buyer saw, to be had on a `day` (WIB): the first possible one where none is
/// said. The seller is told. Nothing is held.
///
/// # Errors
/// [`Refusal::RoleNeeded`], [`Refusal::OwnOffer`], [`Refusal::WholeOnly`], [`Refusal::Less`], [`Refusal::Gone`], [`Refusal::TooSoon`];
/// [`Refusal::Stale`] when the terms changed or the organisation talks about the offer already; [`Refusal::OverBudget`];
/// [`Refusal::NotFound`] for a price that is not below that of the offer.
pub async fn open_talk(
    cx: &mut Cx<'_>,
    (id, terms_version): (OfferId, i64),
    quantity: Quantity,
    price: Price,
    day: Option<NaiveDate>,
) -> Outcome<TalkFacts> {
    let organization = cx.buyer()?;
    cx.tx.offers().lock(id).await?;
    let (offer, hours) = cx.tx.offers().with_hold_hours(id).await?.ok_or(Refusal::Gone(id))?;
    check(cx, &offer, quantity)?;
    if offer.terms_version != terms_version {
        return Err(Refusal::Stale(StaleReason::TermsChanged).into());
    }
    if quantity.base > offer.available {
        return Err(Refusal::Less(offer_facts(&offer)).into());
    }
    if !is_below(price, offer.terms.price) {
        return Err(Refusal::NotFound.into());
    }
    let first = first_day(offer.terms.ready_from, hours, cx.now);
    let day = day.unwrap_or(first);
    if day < first {
        return Err(Refusal::TooSoon(first).into());
    }
    if cx.tx.talks().open(id, organization).await?.is_some() {
        return Err(Refusal::Stale(StaleReason::TalkMoved).into());
    }
    check_usage(cx, &offer).await?;
    let listed = offer.terms.price;
    let (buyer, tolerance, until) = (cx.actor.id, offer.terms.tolerated(), until(&offer, hours, Some(day), cx.now));
    let new = NewTalk { offer: id, organization, buyer, listed, tolerance, quantity, price, day, until };
    let talk = cx.tx.talks().insert(&new, cx.now).await?;
    let talk = cx.tx.talks().get(talk).await?.ok_or_else(|| Error::missing("talks", talk.0))?;
    let actor = (Some((cx.actor.id, Side::Buyer)), cx.update);
    record(cx.tx, &talk, EventKind::TalkOpened, (None, Some(priced(price).as_str())), actor, cx.now).await?;
    let news = Notice::TalkNews { talk: facts(cx.tx, &talk, &offer, Side::Seller).await?, side: Side::Seller };
    cx.tell(talk.entered_by, news, Urgency::Immediate).await?;
    Ok(TalkFacts::of(&talk, &offer))
}

/// Refuses an organisation that talks about too much, or that begins again and again.
async fn check_usage(cx: &mut Cx<'_>, offer: &Offer) -> Outcome<()> {
    let organization = cx.buyer()?;
    let (open, begun) = cx.tx.talks().usage(organization, offer.id, cx.now - A_DAY).await?;
    if open >= MOST_OPEN {
        return Err(Refusal::OverBudget(OverBudget::Talks { most: MOST_OPEN }).into());
    }
    if begun >= MOST_OF_OFFER {
        return Err(Refusal::OverBudget(OverBudget::TalksOfOffer { offer: offer.id, most: MOST_OF_OFFER }).into());
    }
    Ok(())
}

/// Until when a price that is named now can be answered: no later than the day on which the goods would change hands.
fn until(offer: &Offer, hours: i64, day: Option<NaiveDate>, now: DateTime<Utc>) -> DateTime<Utc> {
    let until = wib::hold_until(now, hours).min(offer.valid_until);
    day.map_or(until, |day| until.min(wib::at_hour(day + Days::new(1), 0)))
}

/// The side of a talk on which a person stands, if any.
fn side_of(actor: &Person, talk: &Talk) -> Option<Side> {
    if answers_for(actor, talk.seller, talk.entered_by) {
        return Some(Side::Seller);
    }
    (actor.organization() == Some(talk.organization)).then_some(Side::Buyer)
}

/// The open talk of the actor's organisation about an offer.
///
/// # Errors
/// [`Refusal::RoleNeeded`] for a person who does not buy.
pub async fn open_talk_about(cx: &mut Cx<'_>, offer: OfferId) -> Outcome<Option<TalkId>> {
    let organization = cx.buyer()?;
    Ok(cx.tx.talks().open(offer, organization).await?)
}

/// A talk as the actor sees it, and the side on which the actor stands.
///
/// # Errors
/// [`Refusal::NotFound`] if the actor is no party.
pub async fn talk_for(cx: &mut Cx<'_>, id: TalkId) -> Outcome<(TalkFacts, Side)> {
    cx.active()?;
    let talk = cx.tx.talks().get(id).await?.ok_or(Refusal::NotFound)?;
    let side = side_of(cx.actor, &talk).ok_or(Refusal::NotFound)?;
    Ok((shown(cx.tx, &talk, side).await?, side))
}

async fn shown(tx: &mut Tx, talk: &Talk, side: Side) -> Outcome<TalkFacts> {
    let offer = tx.offers().get(talk.offer).await?.ok_or_else(|| Error::missing("offers", talk.offer.0))?;
    Ok(facts(tx, talk, &offer, side).await?)
}

/// A page of the open talks in which the actor is a party; what ends first comes first. With how many there are.
///
/// # Errors
/// [`Refusal::RoleNeeded`] for who neither sells nor buys.
pub async fn own_talks(cx: &mut Cx<'_>, limit: i64, offset: i64) -> Outcome<(Vec<(TalkFacts, Side)>, i64)> {
    let organization = cx.actor.organization();
    if organization.is_none() {
        cx.answers()?;
    }
    let (talks, count) = cx.tx.talks().own(cx.actor.id, organization, limit, offset).await?;
    let mut sided = Vec::with_capacity(talks.len());
    for talk in &talks {
        if let Some(side) = side_of(cx.actor, talk) {
            sided.push((shown(cx.tx, talk, side).await?, side));
        }
    }
    Ok((sided, count))
}

/// The talk as it is once nobody else can change it, if it is as the actor saw it. One that is over ends first.
async fn load_open_talk(cx: &mut Cx<'_>, id: TalkId, seen: i64) -> Outcome<OpenTalk> {
    let before = cx.tx.talks().get(id).await?.ok_or(Refusal::NotFound)?;
    let side = side_of(cx.actor, &before).ok_or(Refusal::NotFound)?;
    match side {
        Side::Seller => cx.answers()?,
        Side::Buyer => cx.buyer().map(|_| ())?,
    }
    cx.tx.offers().lock(before.offer).await?;
    let missing = || Error::missing("offers", before.offer.0);
    let (offer, hours) = cx.tx.offers().with_hold_hours(before.offer).await?.ok_or_else(missing)?;
    let talk = cx.tx.talks().get(id).await?.ok_or(Refusal::NotFound)?;
    if talk.bidding.status != TalkStatus::Open {
        return Err(Refusal::Stale(StaleReason::TalkOver).into());
    }
    if let Some(why) = lapse_if_over(cx.tx, &talk, &offer, cx.now).await? {
        return Err(Refusal::Stale(why).into());
    }
    if talk.version != seen {
        return Err(Refusal::Stale(StaleReason::TalkMoved).into());
    }
    Ok(OpenTalk { talk, offer, hours, side })
}

impl OpenTalk {
    /// The row of the table by which the actor's side causes `event`.
    fn transition(&self, event: TalkEvent) -> Result<&'static Transition, Refusal> {
        let row = self.talk.bidding.apply(event).map_err(|_| Refusal::Stale(StaleReason::TalkMoved))?;
        let may = row.by.allows(self.side, Some(self.talk.bidding.standing.by), None);
        if may { Ok(row) } else { Err(Refusal::NotFound) }
    }

    /// A step of the actor.
    fn by_actor(&self, cx: &Cx<'_>) -> Step<'_> {
        Step { talk: &self.talk, offer: &self.offer, actor: Some((cx.actor.id, self.side)), update: cx.update, now: cx.now }
    }

    /// Names another price for `quantity`; the other side is told.
    async fn bid(&self, cx: &mut Cx<'_>, row: &'static Transition, quantity: Quantity, price: Price) -> Outcome<TalkFacts> {
        let until = until(&self.offer, self.hours, self.talk.day, cx.now);
        let moved = self.by_actor(cx).bid(cx.tx, row, (quantity, price), until).await?;
        let after = moved.ok_or(Refusal::Stale(StaleReason::TalkMoved))?;
        Ok(facts(cx.tx, &after, &self.offer, self.side).await?)
    }
}

/// Answers the standing price with another one; the other side is told.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotFound`] for a person who is no party or named the standing price, and for a price that lies
/// not between what the sides have named; [`Refusal::Stale`] if the talk has moved on or is over, or the turns are spent.
pub async fn counter(cx: &mut Cx<'_>, id: TalkId, seen: i64, price: Price) -> Outcome<TalkFacts> {
    let found = load_open_talk(cx, id, seen).await?;
    let row = found.transition(TalkEvent::Counter)?;
    if !found.talk.bidding.takes(found.side, price) {
        return Err(Refusal::NotFound.into());
    }
    found.bid(cx, row, found.talk.bidding.standing.quantity, price).await
}

/// Says yes to the standing price, a buyer to `base` of the quantity where less than all of it is wanted. The goods are
/// reserved and ordered at once, and both sides are told. Where less is left than was talked about, a buyer is shown what is
/// left, and a seller's yes asks the buyer whether that much is wanted.
///
/// # Errors
/// As [`counter`]; [`Refusal::NotFound`] for a part that there can't be.
pub async fn agree(cx: &mut Cx<'_>, id: TalkId, seen: i64, base: Option<i64>) -> Outcome<Agreement> {
    let found = load_open_talk(cx, id, seen).await?;
    let row = found.transition(TalkEvent::Agree)?;
    let standing = found.talk.bidding.standing;
    let wanted = base.unwrap_or(standing.quantity.base);
    let part = wanted != standing.quantity.base;
    if !(1..=standing.quantity.base).contains(&wanted) || part && (found.side == Side::Seller || found.offer.terms.whole_only()) {
        return Err(Refusal::NotFound.into());
    }
    let left = standing.quantity.with_base(found.offer.available);
    match found.side {
        _ if wanted <= left.base => order(cx, &found, row, standing.quantity.with_base(wanted)).await,
        Side::Buyer => Ok(Agreement::Less(Box::new(TalkFacts::of(&found.talk, &found.offer)), left)),
        Side::Seller => {
            let row = found.transition(TalkEvent::Counter)?;
            Ok(Agreement::Asked(Box::new(found.bid(cx, row, left, standing.price).await?)))
        }
    }
}

/// The order of what was agreed, confirmed, or waiting for its approval.
async fn order(cx: &mut Cx<'_>, found: &OpenTalk, row: &'static Transition, quantity: Quantity) -> Outcome<Agreement> {
    let (talk, offer) = (&found.talk, &found.offer);
    let price = talk.bidding.standing.price;
    // The buyer who agrees is the one who asks the colleagues for approval.
    let asker = if found.side == Side::Buyer { cx.actor.id } else { talk.buyer };
    let parties = [asker, talk.seller, talk.entered_by];
    let approval = match needed(cx, talk.organization, &parties, price.total(quantity, offer.terms.pack)).await {
        // A seller reads nothing of what the organisation allows its buyers.
        Err(Error::Refused(Refusal::OverBudget(OverBudget::NoApprover { .. }))) if found.side == Side::Seller => {
            return Err(Refusal::OverBudget(OverBudget::Unapprovable).into());
        }
        needed => needed?,
    };
    let agreed = Agreed {
        terms: Terms { price, tolerance: talk.tolerance, ..offer.terms.clone() },
        buyer: if approval { asker } else { talk.buyer },
        organization: talk.organization,
        quantity,
        // Of a talk that began before days were chosen it is the first possible one.
        day: talk.day.unwrap_or_else(|| first_day(offer.terms.ready_from, found.hours, cx.now)),
        note: None,
        demand: None,
        approval,
    };
    let order = make_order(cx, offer, agreed).await?;
    let ended = found.by_actor(cx).end(cx.tx, row, Some(order.id), None).await?;
    ended.ok_or_else(|| Error::missing("talks", talk.id.0))?;
    let told = cx.actor.id == if found.side == Side::Seller { talk.entered_by } else { talk.buyer };
    Ok(Agreement::Made(match conclude(cx, order).await? {
        Made::Agreed(changed) => (!told).then(|| Box::new(changed.notice_to(found.side, false))),
        Made::Waits(order) => {
            let facts = OrderFacts { own: found.side == Side::Buyer, ..OrderFacts::from(&*order) };
            Some(Box::new(Notice::AgreementWaits { order: facts, side: found.side }))
        }
    }))
}

/// Ends a talk: with a no of the side that was asked, or by taking the own price back. The other side is told.
///
/// # Errors
/// As [`counter`].
pub async fn end_talk(cx: &mut Cx<'_>, id: TalkId, seen: i64, event: TalkEvent) -> Outcome<(TalkFacts, Side)> {
    if !matches!(event, TalkEvent::Decline | TalkEvent::Withdraw) {
        return Err(Refusal::NotFound.into());
    }
    let found = load_open_talk(cx, id, seen).await?;
    let row = found.transition(event)?;
    let ended = found.by_actor(cx).end(cx.tx, row, None, None).await?;
    let after = ended.ok_or(Refusal::Stale(StaleReason::TalkMoved))?;
    Ok((facts(cx.tx, &after, &found.offer, found.side).await?, found.side))
}

/// Ends a talk that is over by time or with its offer; both sides are told. Anything else is left as it is.
///
/// # Errors
/// The store's.
pub async fn lapse_talk(tx: &mut Tx, id: TalkId, now: DateTime<Utc>) -> store::Result<()> {
    let Some(talk) = tx.talks().get(id).await? else { return Ok(()) };
    tx.offers().lock(talk.offer).await?;
    let (Some(talk), Some(offer)) = (tx.talks().get(id).await?, tx.offers().get(talk.offer).await?) else { return Ok(()) };
    lapse_if_over(tx, &talk, &offer, now).await.map(drop)
}

/// Ends the talks that a buyer began whose account ends or rests; the sellers are told. Those about what a person sells end with
/// the offers.
pub(super) async fn withdraw_talks(tx: &mut Tx, buyer: PersonId, now: DateTime<Utc>) -> store::Result<()> {
    for id in tx.talks().of_buyer(buyer).await? {
        let Some(talk) = tx.talks().get(id).await? else { continue };
        tx.offers().lock(talk.offer).await?;
        let (Some(talk), Some(offer)) = (tx.talks().get(id).await?, tx.offers().get(talk.offer).await?) else { continue };
        let event = if talk.bidding.standing.by == Side::Buyer { TalkEvent::Withdraw } else { TalkEvent::Decline };
        let Ok(row) = talk.bidding.apply(event) else { continue };
        let step = Step { talk: &talk, offer: &offer, actor: Some((buyer, Side::Buyer)), update: None, now };
        step.end(tx, row, None, None).await?;
    }
    Ok(())
}
