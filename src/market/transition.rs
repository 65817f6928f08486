//! Carries out the transitions of orders that the tables of the domain allow.
//!
//! The offer's row is locked before the order's, so that of several processes one decides at a time; the version and the
//! party are guarded once more in the WHERE of the one UPDATE that moves the row.

use chrono::{DateTime, Utc};

use super::{
    amendments, approvals, complaints,
    context::{Cx, Error, Outcome, Refusal, missing_row},
    delivery,
    demand_steps::follow_order,
    load_photos,
    news_forwarding::reach_seller,
    offer_transition::keep_unlisted,
    orders::{Names, named, order_for, shows_names, stale_reason_of_order},
    pick_up_days,
    telling::{reach_buyer, still_buys, tell},
    trips,
};
use crate::{
    domain::{
        event::{BY_MEDIATOR, BY_TIME},
        lifecycle::{By, Side, To, Unheard, Urgency},
        offer::OfferId,
        order::{
            CancelReason, Detail, Given, LoadState, Order, OrderEvent, OrderId, OrderStatus, Outcome as Ending, Proposal, Transition,
            Trouble,
        },
        person::{PersonId, RoleKind},
        quantity::Quantity,
        removal::RemovalReason,
        wib,
    },
    notice::{Notice, OrderFacts, StaleReason},
    store::{self, Event, OrderChange, Party, Subject, Tx, UnsentNews},
};

/// Why a step is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// For no reason besides: it is the party's own act, or the timer's.
    Party,
    /// The party's account ends, and its open requests with it.
    AccountEnds,
    /// The party buys for another organisation from now on.
    Leaves,
    /// It has fallen due by itself, at whatever hour.
    Due,
    /// A mediator decides.
    Mediator(PersonId),
    /// Nobody is left whom Telegram can reach.
    Unreachable,
    /// The people who run the service took back what the party was granted: the admin who did, if not at the command line.
    Removed(RemovalReason, Option<PersonId>),
}

impl Cause {
    /// Why, as a code in the trace.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Party => "PARTY",
            Self::Due => BY_TIME,
            Self::AccountEnds => "account",
            Self::Leaves => "organisation",
            Self::Mediator(_) => BY_MEDIATOR,
            Self::Unreachable => "unreachable",
            Self::Removed(reason, _) => reason.code(),
        }
    }
}

/// An order after a transition.
#[derive(Debug, Clone)]
pub struct Changed {
    /// The transition that took place.
    pub transition: &'static Transition,
    /// The side that caused it; `None` is the timer.
    pub acting: Option<Side>,
    /// The order, with names only where its parties may know them.
    pub order: OrderFacts,
    /// How the parties are called, once they may know it.
    pub names: Option<Names>,
    /// The sides that agreed for the first time, before they shared a phone number.
    pub may_share: Vec<Side>,
    /// What can still be ordered of the offer.
    pub remaining: Quantity,
    /// What was said along with it, or, where it answers a proposal, what was proposed.
    pub detail: Detail,
}

impl Changed {
    /// What `side` reads about the transition: the acting side as the answer to its act, the other side as news.
    #[must_use]
    pub fn notice(&self, side: Side) -> Notice {
        let (order, remaining) = (self.order.clone(), self.remaining);
        match (self.transition.event, side) {
            (OrderEvent::Accept, _) => {
                let Names { seller, buyer } = self.names.clone().unwrap_or_default();
                Notice::OrderConfirmed { order, side, seller, buyer, may_share: self.may_share.contains(&side) }
            }
            (OrderEvent::Decline, Side::Seller) => Notice::DeclineDone { order, remaining },
            (OrderEvent::Decline, Side::Buyer) => Notice::OrderDeclined { order, remaining },
            (OrderEvent::Withdraw, Side::Seller) => Notice::OrderWithdrawn { order, remaining },
            (OrderEvent::Withdraw, Side::Buyer) => Notice::WithdrawDone { order },
            (OrderEvent::Lapse, _) => Notice::OrderLapsed { order, side },
            (OrderEvent::Cancel | OrderEvent::AgreeCancel, _) => Notice::CancelDone { order, remaining },
            (OrderEvent::Approve, Side::Seller) => Notice::OrderRequest { order },
            // Why its colleague refused is the organisation's own.
            (OrderEvent::Refuse, Side::Seller) => Notice::OrderWithdrawn { order, remaining },
            // The first events have notices of their own.
            (event, _) => Notice::OrderChanged { event, order, side, acting: self.acting, detail: self.detail.clone(), rides: false },
        }
    }

    /// What the person that asked for the order reads of what a colleague did.
    fn notice_to_asker(&self) -> Notice {
        Self { order: OrderFacts { own: true, ..self.order.clone() }, ..self.clone() }.notice(Side::Buyer)
    }

    /// What the person who acted reads.
    #[must_use]
    pub fn answer(&self) -> Notice {
        self.notice_to(self.acting.unwrap_or(Side::Seller), self.order.own)
    }

    /// What a person on `side` reads who is known to have asked for the order or not. Nobody else of the organisation that buys is asked
    /// for a phone number: the seller is shown that of who asked.
    pub(super) fn notice_to(&self, side: Side, asked: bool) -> Notice {
        let may_share = self.may_share.iter().copied().filter(|side| asked || *side != Side::Buyer).collect();
        Self { may_share, ..self.clone() }.notice(side)
    }
}

/// Carries out `event` on an order for the actor, who saw the order at version `seen`. A request whose hold has ended
/// lapses instead.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotFound`] if the actor is no party or the event is the other party's;
/// [`Refusal::Stale`] if the order is in another state or version. An event without the answers to what its row of the
/// table asks is nobody's: [`Refusal::NotFound`].
pub async fn transition(cx: &mut Cx<'_>, id: OrderId, seen: i64, event: OrderEvent, detail: &Detail) -> Outcome<Changed> {
    match event.by() {
        By::Seller => cx.answers()?,
        By::Buyer | By::Asker | By::Approver => cx.needs(RoleKind::Buyer)?,
        By::Either | By::Proposer | By::Answerer | By::Complainer | By::System | By::Operator => cx.active()?,
    }
    let (order, side) = order_for(cx, id).await?;
    if side == Side::Buyer {
        approvals::check_approver(&order, event, cx.actor.id)?;
    }
    // Both sides want the same at once: the second one agrees with the first.
    let (event, seen) = order.position().meeting(event, side).map_or((event, seen), |answer| (answer, order.version));
    let may = match event.by() {
        // The side that proposed is known only while the proposal stands.
        By::Proposer | By::Answerer | By::Complainer => true,
        by => by.allows(side, None, None),
    };
    if !may || !event.asks_of(&order.terms, order.quantity).all(|inquiry| detail.answers(inquiry)) {
        return Err(Refusal::NotFound.into());
    }
    if let Some(along) = detail.along.as_ref().filter(|_| event == OrderEvent::Depart) {
        Box::pin(trips::board(cx, &order, along, detail.plate.as_deref())).await?;
    }
    if event == OrderEvent::CorrectLoad {
        return Box::pin(correct_load(cx, &order, seen, detail)).await;
    }
    carry_out(cx, &order, side, seen, event, (detail, Cause::Party)).await
}

/// Corrects what was said of a load on its way; what is said of the truck's plate is a step of every order that has a load on it.
async fn correct_load(cx: &mut Cx<'_>, order: &Order, seen: i64, detail: &Detail) -> Outcome<Changed> {
    let event = OrderEvent::CorrectLoad;
    let others = match trips::corrected_with(cx, order, detail.plate.as_deref()).await {
        // What became of the order itself is said by its own step.
        Err(Error::Refused(_)) if order.version != seen || order.position().apply(event).is_err() => Vec::new(),
        others => others?,
    };
    let changed = carry_out(cx, order, Side::Seller, seen, event, (detail, Cause::Party)).await?;
    for other in others {
        let Some(before) = other.progress.load.as_ref().map(|load| load.figures(other.quantity)) else { continue };
        let (loaded, packs, driver) = (Some(before.loaded), before.packs.clone(), before.driver.clone());
        let detail = Detail { loaded, packs, driver, plate: detail.plate.clone(), corrects: Some(Box::new(before)), ..Detail::default() };
        let actor = Some((cx.actor.id, Side::Seller));
        let step = Step { order: &other, seen: other.version, event, actor, update: cx.update, detail: &detail, cause: Cause::Party };
        apply_step(cx.tx, &step, cx.now).await?.ok_or_else(|| missing_row("deliveries", other.id.0))?;
    }
    // Another weight of one load is another part of the freight for each of them.
    if detail.corrects.as_ref().zip(detail.loaded).is_some_and(|(before, now)| before.loaded.base != now.base) {
        Box::pin(trips::split_anew(cx, order.id)).await?;
    }
    Ok(changed)
}

/// As [`transition`], for an actor who is known to be on `side`.
pub(super) async fn carry_out(
    cx: &mut Cx<'_>,
    order: &Order,
    side: Side,
    seen: i64,
    event: OrderEvent,
    (detail, cause): (&Detail, Cause),
) -> Outcome<Changed> {
    let Some(order) = locked(cx.tx, order.id, order.offer).await?.map(|order| order.at(cx.now)) else {
        return Err(Refusal::NotFound.into());
    };
    if has_lapsed(&order, cx.now) {
        apply_step(cx.tx, &Step::timed(&order, OrderEvent::Lapse, &Detail::default()), cx.now).await?;
        return Err(Refusal::Stale(StaleReason::OrderLapsed).into());
    }
    if let Some(lapse) = order.lapsed_proposal(cx.now) {
        apply_step(cx.tx, &Step::timed(&order, lapse, &Detail::default()), cx.now).await?;
        return Err(Refusal::Stale(StaleReason::OrderChanged).into());
    }
    let proposed = order.proposal.as_ref().filter(|_| event == OrderEvent::AcceptDay).map_or(detail, |proposal| &*proposal.detail);
    if proposed.day.is_some_and(|day| day < wib::day(cx.now)) {
        return Err(Refusal::Stale(StaleReason::OrderChanged).into());
    }
    // What concerns nobody else was not changed by what others did since.
    let seen = if event.is_untold() { order.version } else { seen };
    if order.version == seen {
        delivery::check(&order, event, detail)?;
        amendments::check(cx.tx, &order, event, detail).await?;
        approvals::check_detail(&order, event, detail)?;
    }
    let step = Step { order: &order, seen, event, actor: Some((cx.actor.id, side)), update: cx.update, detail, cause };
    if let Some(mut changed) = apply_step(cx.tx, &step, cx.now).await? {
        changed.order.own = order.buyer == cx.actor.id;
        if let Some(agreed) = Box::pin(follow_approval(cx, &order, event)).await? {
            return Ok(Changed { acting: Some(side), ..agreed });
        }
        follow_up(cx.tx, order.id, &changed, cx.now).await?;
        return Ok(changed);
    }
    let now = cx.tx.orders().get(order.id).await?.ok_or(Refusal::NotFound)?.at(cx.now);
    Err(Refusal::Stale(stale_reason_of_event(&now, event)).into())
}

/// What follows from an approval, and from asking for it again: an order whose seller has said yes before is agreed.
async fn follow_approval(cx: &mut Cx<'_>, before: &Order, event: OrderEvent) -> Outcome<Option<Changed>> {
    let agrees = event == OrderEvent::Approve && before.approval.is_some_and(|approval| approval.agreed_ahead);
    if !agrees && event != OrderEvent::AskAgain {
        return Ok(None);
    }
    let order = cx.tx.orders().get(before.id).await?.ok_or(Refusal::NotFound)?;
    if agrees {
        return Ok(agree_ahead(cx.tx, &order, cx.update, cx.now).await?);
    }
    approvals::ask_colleagues(cx.tx, &order, cx.now).await?;
    Ok(None)
}

/// What follows at once from `event`, with what is said along with it, where `order` is what it made of the order: the delivery of an order
/// of which nothing is still to come ends, the order with it where nothing was kept, and a load of which nothing was accepted is a
/// complaint, as is money that was sent for goods that all went back.
#[must_use]
pub fn what_follows(order: &OrderFacts, event: OrderEvent, said: &Detail) -> Option<(OrderEvent, Detail)> {
    let receipt = order.progress.load.as_ref().and_then(|load| load.receipt.as_ref());
    let nothing = matches!(event, OrderEvent::Receive | OrderEvent::CorrectReceipt) && receipt.is_some_and(|receipt| receipt.accepted == 0);
    let position = order.position();
    let sent = said.outcome == Some(Ending::Returned) && position.apply(OrderEvent::EndUnpaid).is_ok();
    let (event, detail) = if sent && order.money_is_out() {
        (OrderEvent::Escalate, Detail::of_money_out())
    } else if nothing {
        (OrderEvent::Escalate, Detail { trouble: Some(Trouble::NothingAccepted), ..Detail::default() })
    } else {
        let ends = [OrderEvent::EndUnpaid, OrderEvent::Complete].into_iter().find(|event| position.apply(*event).is_ok());
        (ends?, Detail::default())
    };
    position.apply(event).is_ok().then_some((event, detail))
}

/// Carries out what follows from a step. Both sides are told.
async fn follow_up(tx: &mut Tx, id: OrderId, changed: &Changed, now: DateTime<Utc>) -> store::Result<()> {
    let Some((event, detail)) = what_follows(&changed.order, changed.transition.event, &changed.detail) else { return Ok(()) };
    let Some(order) = tx.orders().get(id).await? else { return Ok(()) };
    apply_step(tx, &Step::timed(&order, event, &detail), now).await.map(drop)
}

/// Carries out a mediator's decision. The mediator was judged by the caller.
pub(super) async fn decide_for(cx: &mut Cx<'_>, order: &Order, seen: i64, detail: &Detail) -> Outcome<Changed> {
    let Some(order) = locked(cx.tx, order.id, order.offer).await? else { return Err(Refusal::NotFound.into()) };
    if order.version == seen {
        delivery::check(&order, OrderEvent::Decide, detail)?;
        amendments::check(cx.tx, &order, OrderEvent::Decide, detail).await?;
    }
    let (update, cause) = (cx.update, Cause::Mediator(cx.actor.id));
    let step = Step { seen, update, cause, ..Step::timed(&order, OrderEvent::Decide, detail) };
    let Some(changed) = apply_step(cx.tx, &step, cx.now).await? else {
        return Err(Refusal::Stale(StaleReason::OrderChanged).into());
    };
    follow_up(cx.tx, order.id, &changed, cx.now).await?;
    Ok(changed)
}

/// What happened to an order on which `event` came too late.
pub(crate) fn stale_reason_of_event(order: &Order, event: OrderEvent) -> StaleReason {
    let terms = matches!(event, OrderEvent::Amend | OrderEvent::AcceptTerms);
    if terms && matches!(order.status(), OrderStatus::Received | OrderStatus::Closed) {
        return StaleReason::GoodsReceived;
    }
    let position = order.position();
    if event == OrderEvent::CorrectReceipt && position.receipt_stands && position.load != LoadState::Settled {
        return StaleReason::ReceiptStands;
    }
    let in_state = event.rows().any(|row| {
        row.from.contains(&order.status()) && (row.proposes || row.answers.is_some() || !matches!(row.given, Given::Always | Given::Asked))
    });
    match event.by() {
        _ if in_state => StaleReason::OrderChanged,
        By::Buyer | By::Asker | By::Approver if order.refused => StaleReason::OrderRefused,
        _ => stale_reason_of_order(order),
    }
}

/// Whether `event` is an answer to what lapsed unanswered as the last thing that happened to the order.
///
/// # Errors
/// The store's.
pub(crate) async fn is_too_late(tx: &mut Tx, id: OrderId, event: OrderEvent) -> store::Result<bool> {
    let lapse = event.rows().filter(|row| row.by == By::Answerer).find_map(|row| row.answers).and_then(OrderEvent::lapses_by);
    let Some(recorded) = lapse.and_then(|lapse| lapse.rows().next()).map(|row| row.recorded) else { return Ok(false) };
    Ok(tx.events().last_kind(Subject::Order(id)).await? == Some(recorded))
}

/// Why the actor can't cause `event` any more, if he can't: the order has moved on, or he is no party of it.
///
/// # Errors
/// The store's.
pub async fn stale_reason_of_step(cx: &mut Cx<'_>, id: OrderId, event: OrderEvent) -> store::Result<Option<StaleReason>> {
    let (order, side) = match order_for(cx, id).await {
        Ok(found) => found,
        Err(Error::Refused(_)) => return Ok(Some(StaleReason::NotFound)),
        Err(Error::Store(error)) => return Err(error),
    };
    let position = order.position();
    let open = position.meeting(event, side).is_some() || position.open_to(side).any(|row| row.event == event);
    Ok((!open).then(|| stale_reason_of_event(&order, event)))
}

/// Ends a request whose hold has run out; both sides are told. Anything else is left as it is.
pub async fn lapse_request(tx: &mut Tx, id: OrderId, now: DateTime<Utc>) -> store::Result<()> {
    let Some(order) = tx.orders().get(id).await? else { return Ok(()) };
    if let Some(order) = locked(tx, id, order.offer).await?.filter(|order| has_lapsed(order, now)) {
        apply_step(tx, &Step::timed(&order, OrderEvent::Lapse, &Detail::default()), now).await?;
    }
    Ok(())
}

/// The event by which an order ends that can't go on because nobody is there on `side`, where it still can.
pub(super) fn ending(order: &Order, side: Side) -> OrderEvent {
    match (order.status(), side) {
        (OrderStatus::Requested, Side::Seller) => OrderEvent::Decline,
        (OrderStatus::Requested, Side::Buyer) => OrderEvent::Withdraw,
        _ => OrderEvent::Cancel,
    }
}

/// Ends an order that can't go on because `party` has left, as `cause` says: a request is declined or taken back,
/// what was agreed is cancelled. The other side is told. `None` if the goods are on their way or the order has ended: then it stays
/// as it is.
pub(super) async fn end_for(
    tx: &mut Tx,
    order: &Order,
    party: (PersonId, Side),
    (cause, update): (Cause, Option<i64>),
    now: DateTime<Utc>,
) -> store::Result<Option<Changed>> {
    let Some(order) = locked(tx, order.id, order.offer).await? else { return Ok(None) };
    if has_lapsed(&order, now) {
        return apply_step(tx, &Step::timed(&order, OrderEvent::Lapse, &Detail::default()), now).await;
    }
    let event = ending(&order, party.1);
    // What was agreed never ends without a reason.
    let detail = if event == OrderEvent::Cancel { Detail::because(CancelReason::Other, None) } else { Detail::default() };
    let step = Step { order: &order, seen: order.version, event, actor: Some(party), update, detail: &detail, cause };
    apply_step(tx, &step, now).await
}

/// Ends an order that nobody can approve any more, because `person` has left. The person that asked is told.
pub(super) async fn end_unapproved(
    tx: &mut Tx,
    order: &Order,
    person: PersonId,
    (cause, update): (Cause, Option<i64>),
    now: DateTime<Utc>,
) -> store::Result<Option<Changed>> {
    let Some(order) = locked(tx, order.id, order.offer).await? else { return Ok(None) };
    let (actor, detail) = (Some((person, Side::Buyer)), Detail::default());
    let step = Step { order: &order, seen: order.version, event: OrderEvent::Refuse, actor, update, detail: &detail, cause };
    apply_step(tx, &step, now).await
}

fn has_lapsed(order: &Order, now: DateTime<Utc>) -> bool {
    order.status() == OrderStatus::Requested && now >= order.hold_until
}

/// The order as it is once nobody else can change it.
pub(super) async fn locked(tx: &mut Tx, id: OrderId, offer: OfferId) -> store::Result<Option<Order>> {
    tx.offers().lock(offer).await?;
    tx.orders().get(id).await
}

/// One transition to be tried.
pub(super) struct Step<'a> {
    order: &'a Order,
    /// The version that the actor saw.
    seen: i64,
    event: OrderEvent,
    /// The person and the side; `None` is the timer.
    actor: Option<(PersonId, Side)>,
    update: Option<i64>,
    detail: &'a Detail,
    cause: Cause,
}

impl<'a> Step<'a> {
    /// A step of the timer.
    const fn timed(order: &'a Order, event: OrderEvent, detail: &'a Detail) -> Self {
        Self { order, seen: order.version, event, actor: None, update: None, detail, cause: Cause::Party }
    }

    /// What has fallen due by itself, at whatever hour.
    pub(super) const fn due(order: &'a Order, event: OrderEvent, detail: &'a Detail) -> Self {
        Self { cause: Cause::Due, ..Self::timed(order, event, detail) }
    }

    fn side(&self) -> Option<Side> {
        self.actor.map(|(_, side)| side)
    }

    fn party(&self) -> Party {
        match self.side() {
            Some(Side::Seller) => Party::Seller(self.order.seller),
            Some(Side::Buyer) => Party::Buyer(self.order.organization),
            None => Party::Time,
        }
    }

    /// Why, as a code in the trace.
    fn cause_code(&self) -> &'static str {
        match (self.cause, self.side()) {
            (Cause::Mediator(_), _) => BY_MEDIATOR,
            // Where either side may end an order, the trace says which side did.
            (Cause::AccountEnds | Cause::Leaves | Cause::Unreachable | Cause::Removed(..), _) if self.event.by() != By::Either => {
                self.cause.code()
            }
            (_, Some(side)) => side.code(),
            (_, None) => BY_TIME,
        }
    }
}

/// Confirms an order that its seller agreed to before it was made, by answering a demand or agreeing to a price. The seller is told as well.
pub(super) async fn agree_ahead(tx: &mut Tx, order: &Order, update: Option<i64>, now: DateTime<Utc>) -> store::Result<Option<Changed>> {
    let (actor, detail) = (Some((order.entered_by, Side::Seller)), Detail::default());
    let step = Step { order, seen: order.version, event: OrderEvent::Accept, actor, update, detail: &detail, cause: Cause::Party };
    let Some(changed) = apply_step(tx, &step, now).await? else { return Ok(None) };
    tell(tx, order.entered_by, changed.notice(Side::Seller), Urgency::Immediate, now).await?;
    Ok(Some(changed))
}

/// Moves the order and its goods, records it and tells the parties. `None`: the order's state, version or party is another.
pub(super) async fn apply_step(tx: &mut Tx, step: &Step<'_>, now: DateTime<Utc>) -> store::Result<Option<Changed>> {
    // Boxed because deep chains of calls lead here and its future is large.
    Box::pin(apply_step_unboxed(tx, step, now)).await
}

async fn apply_step_unboxed(tx: &mut Tx, step: &Step<'_>, now: DateTime<Utc>) -> store::Result<Option<Changed>> {
    let (order, from) = (step.order, step.order.status());
    let Ok(transition) = order.position().apply(step.event) else { return Ok(None) };
    if step.side().is_some_and(|side| !transition.by.allows(side, order.position().proposer(), order.position().complainer)) {
        return Ok(None);
    }
    let to = transition.to.after(from);
    let makes_version = !step.event.is_untold();
    let moved = OrderChange { order: order.id, version: step.seen, makes_version, from, to, party: step.party() };
    if !tx.orders().transition(&moved, now).await? {
        return Ok(None);
    }
    let Some(offer) =
        tx.offers().move_stock(order.offer, transition.stock, order.quantity.base.saturating_sub(order.progress.closed_short)).await?
    else {
        let detail = "less is held or agreed than its orders say".to_owned();
        return Err(store::Error::BadRow { table: "offers", column: "held", id: order.offer.0.to_string(), detail });
    };
    let offer = keep_unlisted(tx, offer, now).await?;
    let proposed = order.proposal.as_ref().filter(|_| transition.answers.is_none() && makes_version);
    if proposed.is_some() && step.event.keeps_proposal() {
        tx.orders().carry_proposal(order.id, order.version).await?;
    }
    let superseded = proposed.filter(|_| !step.event.keeps_proposal()).map(|proposal| proposal.event);
    keep_details(tx, step, transition, now).await?;
    record(tx, step, transition, now).await?;
    let is_over = makes_version && !step.event.keeps_proposal();
    if let Some(proposal) = order.proposal.as_ref().filter(|_| is_over) {
        Box::pin(take_back_question(tx, order, proposal, now)).await?;
    }
    let mut order = tx.orders().get(order.id).await?.ok_or_else(|| missing_row("orders", order.id.0))?.at(now);
    if to == OrderStatus::Received {
        // The event that says so is written at the end of the transaction.
        order.progress.received.get_or_insert(now);
    }
    let (facts, names) = if shows_names(order.status()) {
        let (facts, names) = named(tx, &order).await?;
        (facts, Some(names))
    } else {
        (OrderFacts::from(&order), None)
    };
    let next = order.next_deadline(now);
    if next != order.due_at {
        tx.orders().set_due(order.id, order.due_at, next).await?;
    }
    if order.progress.due.is_some() {
        tx.deliveries().set_owed(order.id, order.owed_on(), now).await?;
    }
    let answered = transition.answers.and(step.order.proposal.as_ref()).map(|proposal| &*proposal.detail);
    // How many photos there are stands in the facts; who may see them asks for them.
    let detail = Detail { photos: Vec::new(), truck: None, ..answered.unwrap_or(step.detail).clone() };
    // Of what nobody put up nothing is left to be ordered.
    let remaining = if offer.unlisted { offer.offered.with_base(0) } else { offer.remaining() };
    let may_share = if step.event == OrderEvent::Accept { who_may_share(tx, &order).await? } else { Vec::new() };
    let mut changed = Changed { transition, acting: step.side(), order: facts, names, may_share, remaining, detail };
    changed.order.superseded = superseded;
    if step.event == OrderEvent::KeepRest {
        // Only now it is in everybody's search.
        changed.order.progress.unlisted = step.order.progress.unlisted;
    }
    if matches!(step.event, OrderEvent::Complain | OrderEvent::Escalate | OrderEvent::DisputeReceipt) {
        changed.order.undecidable = complaints::is_undecidable(tx, &order).await?;
    }
    changed.order.unheard = tell_parties(tx, &order, step, &changed, now).await?;
    if step.event == OrderEvent::AcceptTerms {
        amendments::tell_of_difference(tx, step.order, now).await?;
    }
    if let Some(demand) = order.demand {
        follow_order(tx, demand, step.event, now).await?;
    }
    Ok(Some(changed))
}

/// Takes back the question of a proposal that is over, as far as it was not sent: whoever did not read it reads what became of it, and is
/// not asked afterwards.
async fn take_back_question(tx: &mut Tx, order: &Order, proposal: &Proposal, now: DateTime<Utc>) -> store::Result<()> {
    let asked = proposal.by.other();
    let mut readers = vec![if asked == Side::Seller { order.entered_by } else { order.buyer }];
    if asked == Side::Buyer {
        readers.extend(tx.persons().colleagues(order.organization).await?.into_iter().filter(|colleague| *colleague != order.buyer));
    }
    for reader in readers {
        let Some(chat) = tx.persons().get(reader).await?.and_then(|person| person.chat) else { continue };
        for UnsentNews { row, notice, .. } in tx.unsent_news(chat).await? {
            let asks = |event: OrderEvent, id: OrderId, side: Side| event == proposal.event && id == order.id && side == asked;
            if matches!(&notice, Notice::OrderChanged { event, order, side, .. } if asks(*event, order.id, *side)) {
                tx.withdraw_message(row, now).await?;
            }
        }
    }
    Ok(())
}

/// The sides of an order just agreed whose reader has not shared a phone number and never agreed before. A person who acts for a farmer
/// is not the one whose number the buyer is shown.
async fn who_may_share(tx: &mut Tx, order: &Order) -> store::Result<Vec<Side>> {
    let mut sides = Vec::new();
    for (side, reader) in [(Side::Seller, order.seller), (Side::Buyer, order.buyer)] {
        let has_none = tx.persons().get(reader).await?.is_some_and(|person| person.chat.is_some() && person.phone.is_none());
        let reads = side == Side::Buyer || order.entered_by == order.seller;
        if has_none && reads && tx.orders().agreements(reader).await? == 1 {
            sides.push(side);
        }
    }
    Ok(sides)
}

/// Keeps what was said along with the transition.
async fn keep_details(tx: &mut Tx, step: &Step<'_>, transition: &Transition, now: DateTime<Utc>) -> store::Result<()> {
    let person = if let Cause::Mediator(mediator) = step.cause { Some(mediator) } else { step.actor.map(|(person, _)| person) };
    complaints::keep(tx, step.order, (step.event, step.detail, step.side()), person, now).await?;
    let Some((person, side)) = step.actor else { return Ok(()) };
    if transition.proposes {
        let proposal = Proposal { event: step.event, by: side, detail: Box::new(step.detail.clone()), at: Some(now) };
        return tx.orders().insert_proposal(step.order.id, step.seen.saturating_add(1), &proposal, person, now).await;
    }
    if let (OrderEvent::AcceptDay, Some(day)) = (step.event, step.order.proposal.as_ref().and_then(|proposal| proposal.detail.day)) {
        tx.orders().set_day(step.order.id, day).await?;
        pick_up_days::note_agreed_day(tx, step.order.id, day, now).await?;
    }
    if let (OrderEvent::AcceptTerms | OrderEvent::AgreeOutcome, Some(change)) =
        (step.event, step.order.proposal.as_ref().and_then(|proposal| proposal.detail.amendment))
    {
        amendments::keep(tx, step.order, change, person, now).await?;
    }
    approvals::keep(tx, step.order, (step.event, step.detail), person, now).await?;
    delivery::keep(tx, step.order, (step.event, step.detail, side), person, now).await?;
    load_photos::keep_with(tx, step.order, (step.event, step.detail, side), (person, step.update), now).await?;
    if let (OrderEvent::AgreeCancel, Some(asked)) = (step.event, &step.order.proposal) {
        return tx.orders().cancel_together(step.order.id, step.order.version, &asked.detail, person, now).await;
    }
    if transition.to == To::State(OrderStatus::Cancelled) {
        // A remark on what was not approved is kept with the order.
        let (reason, note) = (step.detail.reason, step.detail.note.as_deref().filter(|_| step.detail.reason.is_some()));
        tx.orders().insert_cancellation(step.order.id, side, person, reason, note, now).await?;
    }
    Ok(())
}

async fn record(tx: &mut Tx, step: &Step<'_>, transition: &Transition, now: DateTime<Utc>) -> store::Result<()> {
    let party = step.actor.map(|(person, _)| person);
    let actor = match step.cause {
        Cause::Removed(_, admin) => admin,
        Cause::Mediator(mediator) => Some(mediator),
        Cause::Unreachable => None,
        Cause::Party | Cause::Due | Cause::AccountEnds | Cause::Leaves => party,
    };
    let farmer = (step.side() == Some(Side::Seller)).then_some(step.order.seller);
    let event = Event {
        at: now,
        actor,
        on_behalf_of: farmer.filter(|farmer| Some(*farmer) != actor),
        subject: Subject::Order(step.order.id),
        kind: transition.recorded,
        before: Some(step.order.status().code()),
        after: Some(transition.to.after(step.order.status()).code()),
        reason: Some(step.cause_code()),
        update: step.update,
    };
    tx.events().append(&event).await
}

/// Tells the sides that the table names. On the acting side only the person who ordered hears of it, when a colleague acted. Returns the
/// sides that nobody reads for now, with the reason.
async fn tell_parties(
    tx: &mut Tx,
    order: &Order,
    step: &Step<'_>,
    changed: &Changed,
    now: DateTime<Utc>,
) -> store::Result<Vec<(Side, Unheard)>> {
    // What nobody did just now can wait until the morning.
    let urgency = if step.cause == Cause::Due { Urgency::AfterQuietHours } else { changed.transition.urgency };
    let agreed_ahead = order.approval.is_some_and(|approval| approval.agreed_ahead);
    // What was agreed before it was approved is agreed by that: both sides are told so.
    let mut nobody = Vec::new();
    if step.event == OrderEvent::Approve && agreed_ahead {
        return Ok(nobody);
    }
    for side in changed.transition.tells.iter().copied() {
        let notice = changed.notice(side);
        match (side, step.actor) {
            (Side::Seller, Some((_, Side::Seller))) => {}
            // A seller who was never asked hears nothing of it.
            (Side::Seller, _) if order.is_hidden() => {}
            (Side::Seller, _) if step.event == OrderEvent::Approve => approvals::ask_approved(tx, order, now).await?,
            (Side::Buyer, Some((person, Side::Buyer))) => {
                if order.buyer != person && still_buys(tx, order).await? {
                    tell(tx, order.buyer, changed.notice_to_asker(), urgency, now).await?;
                }
            }
            (Side::Seller, _) => {
                let unheard = Box::pin(reach_seller(tx, order, (notice, &changed.order), urgency, now)).await?;
                nobody.extend(unheard.map(|why| (side, why)));
            }
            (Side::Buyer, _) => {
                let unheard = Box::pin(reach_buyer(tx, order, notice, urgency, now)).await?;
                nobody.extend(unheard.map(|why| (side, why)));
            }
        }
    }
    Ok(nobody)
}
