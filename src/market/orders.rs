//! From a buyer's request to an agreement, and out of it again.

use chrono::{DateTime, Utc};

use super::{
    act::{Act, Change, Error, Outcome, Refusal, Urgency, still_buys},
    assistants::{answers_for, on_behalf},
    due::lapse_request,
    offers::facts,
};
use crate::{
    domain::{
        notice::{Happened, Notice, OrderFacts},
        offer::{Offer, OfferId},
        order::{CancelReason, Order, OrderId, OrderMove, OrderStatus, Side},
        person::{Person, RoleKind},
        quantity::Quantity,
        unit::Dimension,
        wib,
    },
    store::{NewOrder, OrderStep, Party},
};

/// Asks for `quantity` of an offer on the terms that the buyer saw, and holds it for the seller's answer.
///
/// # Errors
/// [`Refusal::RoleNeeded`], [`Refusal::OwnOffer`], [`Refusal::WholeOnly`], [`Refusal::Stale`] when the terms
/// changed, [`Refusal::Less`], [`Refusal::Gone`]; the store's.
pub async fn request(act: &mut Act<'_>, id: OfferId, terms_version: i64, quantity: Quantity) -> Outcome<Order> {
    let organization = act.buyer()?;
    let offer = act.tx.offer(id).await?.ok_or(Refusal::Gone(id))?;
    check(act, &offer, quantity)?;
    let Some(offer) = act.tx.hold(id, terms_version, quantity.base, act.now).await? else {
        let offer = act.tx.offer(id).await?.ok_or(Refusal::Gone(id))?;
        return Err(why_not(&offer, terms_version, act.now).into());
    };
    let hours = act.tx.catalogue(&offer.terms.commodity).await?.ok_or_else(|| Error::missing("offers", offer.id.0))?.hold_hours;
    let seller = act.tx.person(offer.seller).await?.ok_or_else(|| Error::missing("persons", offer.seller.0))?;
    let new = NewOrder {
        offer: &offer,
        buyer: act.actor.id,
        organization,
        quantity,
        total: offer.terms.price.total(quantity, offer.terms.pack),
        hold_until: wib::hold_until(act.now, hours),
        seller_domicile: seller.region,
    };
    let id = act.tx.insert_order(&new, act.now).await?;
    let order = act.tx.order(id).await?.ok_or_else(|| Error::missing("orders", id.0))?;
    act.record(("order", id.0), "requested", Change { after: Some(order.status.code()), ..Change::default() }).await?;
    act.tell(order.entered_by, Notice::OrderRequest { order: OrderFacts::from(&order) }, Urgency::Now).await?;
    Ok(order)
}

/// What can be said before the stock is touched.
fn check(act: &Act<'_>, offer: &Offer, quantity: Quantity) -> Result<(), Refusal> {
    if offer.seller == act.actor.id || offer.entered_by == act.actor.id {
        return Err(Refusal::OwnOffer(facts(offer)));
    }
    if !offer.is_live(act.now) {
        return Err(Refusal::Gone(offer.id));
    }
    let same = quantity.dimension() == offer.offered.dimension()
        && (quantity.dimension() != Dimension::Package || quantity.unit == offer.offered.unit);
    let whole = !offer.terms.whole_only() || (quantity.base == offer.available && offer.available == offer.offered.base);
    if same && whole && quantity.base > 0 { Ok(()) } else { Err(Refusal::WholeOnly(facts(offer))) }
}

fn why_not(offer: &Offer, terms_version: i64, now: DateTime<Utc>) -> Refusal {
    if !offer.is_live(now) {
        Refusal::Gone(offer.id)
    } else if offer.terms_version != terms_version {
        Refusal::Stale(Happened::TermsChanged)
    } else {
        Refusal::Less(facts(offer))
    }
}

/// The seller agrees. Both sides learn names now.
///
/// # Errors
/// [`Refusal::NotThere`], [`Refusal::Stale`]; the store's.
pub async fn accept(act: &mut Act<'_>, id: OrderId, version: i64) -> Outcome<(OrderFacts, Names)> {
    act.answers()?;
    let (order, _) = step(act, id, version, Side::Seller, OrderMove::Accept).await?;
    act.tx.commit_goods(order.offer, order.quantity.base).await?.ok_or_else(|| Error::missing("offers", order.offer.0))?;
    let (facts, names) = named(act, &order).await?;
    let Names { seller, buyer } = names.clone();
    let notice = Notice::OrderConfirmed { order: facts.clone(), side: Side::Buyer, seller, buyer };
    act.tell_buyer(&order, notice).await?;
    Ok((facts, names))
}

/// How the parties of an order are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// Whose goods they are.
    pub seller: String,
    /// Who ordered.
    pub buyer: String,
}

/// An order with the names of everybody in it: only for who may know them.
///
/// # Errors
/// The store's.
pub async fn named(act: &mut Act<'_>, order: &Order) -> Outcome<(OrderFacts, Names)> {
    let mut facts = OrderFacts::from(order);
    facts.on_behalf = on_behalf(act.tx, order.seller, order.entered_by).await?;
    let seller = act.tx.person(order.seller).await?.ok_or_else(|| Error::missing("persons", order.seller.0))?.name;
    let buyer = act.tx.person(order.buyer).await?.ok_or_else(|| Error::missing("persons", order.buyer.0))?.name;
    Ok((facts, Names { seller, buyer }))
}

/// The seller declines.
///
/// # Errors
/// [`Refusal::NotThere`], [`Refusal::Stale`]; the store's.
pub async fn decline(act: &mut Act<'_>, id: OrderId, version: i64) -> Outcome<(Order, Quantity)> {
    act.answers()?;
    let (order, _) = step(act, id, version, Side::Seller, OrderMove::Decline).await?;
    let remaining =
        act.tx.release(order.offer, order.quantity.base).await?.ok_or_else(|| Error::missing("offers", order.offer.0))?.remaining();
    act.tell_buyer(&order, Notice::OrderDeclined { order: OrderFacts::from(&order), remaining }).await?;
    Ok((order, remaining))
}

/// Anybody of the buying organisation takes a request back before its answer.
///
/// # Errors
/// [`Refusal::NotThere`], [`Refusal::Stale`]; the store's.
pub async fn withdraw_request(act: &mut Act<'_>, id: OrderId, version: i64) -> Outcome<Order> {
    act.needs(RoleKind::Buyer)?;
    let (before, _) = step(act, id, version, Side::Buyer, OrderMove::Withdraw).await?;
    let remaining =
        act.tx.release(before.offer, before.quantity.base).await?.ok_or_else(|| Error::missing("offers", before.offer.0))?.remaining();
    act.tx.insert_cancellation(id, Side::Buyer, act.actor.id, None, None, act.now).await?;
    let order = act.tx.order(id).await?.ok_or_else(|| Error::missing("orders", id.0))?;
    let notice = Notice::OrderWithdrawn { order: OrderFacts::from(&order), remaining };
    act.tell(order.entered_by, notice, Urgency::Now).await?;
    tell_who_ordered(act, &order, Notice::WithdrawDone { order: OrderFacts::from(&order) }).await?;
    Ok(order)
}

/// Either side cancels what was agreed, with a reason. The other side is told the same.
///
/// # Errors
/// [`Refusal::NotThere`], [`Refusal::Stale`]; the store's.
pub async fn cancel(act: &mut Act<'_>, id: OrderId, version: i64, reason: CancelReason, note: Option<&str>) -> Outcome<(Order, Quantity)> {
    let (_, side) = order_for(act, id).await?;
    let (before, side) = step(act, id, version, side, OrderMove::Cancel).await?;
    let remaining =
        act.tx.restore(before.offer, before.quantity.base).await?.ok_or_else(|| Error::missing("offers", before.offer.0))?.remaining();
    act.tx.insert_cancellation(id, side, act.actor.id, Some(reason), note, act.now).await?;
    let order = act.tx.order(id).await?.ok_or_else(|| Error::missing("orders", id.0))?;
    let notice = Notice::CancelDone { order: OrderFacts::from(&order), remaining };
    match side {
        Side::Seller => act.tell_buyer(&order, notice).await?,
        Side::Buyer => {
            act.tell(order.entered_by, notice.clone(), Urgency::Now).await?;
            tell_who_ordered(act, &order, notice).await?;
        }
    }
    Ok((order, remaining))
}

/// A colleague acted: the one who ordered is told, too.
async fn tell_who_ordered(act: &mut Act<'_>, order: &Order, notice: Notice) -> Outcome<()> {
    if order.buyer != act.actor.id && still_buys(act.tx, order).await? {
        act.tell(order.buyer, notice, Urgency::Now).await?;
    }
    Ok(())
}

/// The other party of an agreed order.
///
/// # Errors
/// [`Refusal::NotThere`]; [`Refusal::Stale`] while nothing is agreed, or no longer; the store's.
pub async fn contact(act: &mut Act<'_>, id: OrderId) -> Outcome<(Side, Person)> {
    let (order, side) = order_for(act, id).await?;
    if !shows_names(order.status) {
        return Err(Refusal::Stale(happened_to(&order)).into());
    }
    let (other, whose) = match side {
        Side::Seller => (order.buyer, Side::Buyer),
        Side::Buyer => (order.seller, Side::Seller),
    };
    let person = act.tx.person(other).await?.ok_or(Refusal::NotThere)?;
    // A farmer without a phone is reached through who answers for his goods.
    if whose == Side::Seller && person.chat.is_none() && order.entered_by != order.seller {
        return Ok((whose, act.tx.person(order.entered_by).await?.ok_or(Refusal::NotThere)?));
    }
    Ok((whose, person))
}

/// Whether the parties of an order in this state know each other's names.
pub(crate) const fn shows_names(status: OrderStatus) -> bool {
    matches!(status, OrderStatus::Confirmed | OrderStatus::Shipped | OrderStatus::Received | OrderStatus::Closed)
}

/// An order and the side on which the actor stands.
///
/// # Errors
/// [`Refusal::NotThere`] if he is no party; the store's.
pub async fn order_for(act: &mut Act<'_>, id: OrderId) -> Outcome<(Order, Side)> {
    let order = act.tx.order(id).await?.ok_or(Refusal::NotThere)?;
    let side = side_of(act.actor, &order).ok_or(Refusal::NotThere)?;
    Ok((order, side))
}

fn side_of(actor: &Person, order: &Order) -> Option<Side> {
    if answers_for(actor, order.seller, order.entered_by) {
        return Some(Side::Seller);
    }
    (actor.organization() == Some(order.organization)).then_some(Side::Buyer)
}

/// A page of the orders in which the actor, or his organisation, is a party; with counts by state.
///
/// # Errors
/// [`Refusal::RoleNeeded`] for who neither sells nor buys; the store's.
pub async fn own_orders(act: &mut Act<'_>, limit: i64, offset: i64) -> Outcome<(Vec<(Order, Side)>, Vec<(OrderStatus, i64)>)> {
    let organization = act.actor.organization();
    if organization.is_none() {
        act.answers()?;
    }
    let orders = act.tx.own_orders(act.actor.id, organization, limit, offset).await?;
    let counts = act.tx.own_order_counts(act.actor.id, organization).await?;
    let sided = orders.into_iter().filter_map(|o| side_of(act.actor, &o).map(|side| (o, side))).collect();
    Ok((sided, counts))
}

/// One transition by one party, on the version that he saw; the order afterwards.
async fn step(act: &mut Act<'_>, id: OrderId, version: i64, side: Side, step: OrderMove) -> Outcome<(Order, Side)> {
    let (order, mine) = order_for(act, id).await?;
    if mine != side {
        return Err(Refusal::NotThere.into());
    }
    act.tx.lock_offer(order.offer).await?;
    let order = act.tx.order(id).await?.ok_or(Refusal::NotThere)?;
    if order.status == OrderStatus::Requested && act.now >= order.hold_until {
        lapse_request(act.tx, id, act.now).await?;
        return Err(Refusal::Stale(Happened::OrderLapsed).into());
    }
    let to = order.status.after(step).map_err(|_| Refusal::Stale(happened_to(&order)))?;
    let party = match side {
        Side::Seller => Party::Seller(order.seller),
        Side::Buyer => Party::Buyer(order.organization),
    };
    let change = OrderStep { order: id, version, from: order.status, to, party };
    if !act.tx.move_order(&change, act.now).await? {
        let now = act.tx.order(id).await?.ok_or(Refusal::NotThere)?;
        return Err(Refusal::Stale(happened_to(&now)).into());
    }
    let whose = if side == Side::Seller { order.seller } else { act.actor.id };
    act.record_for(whose, ("order", id.0), to.code(), Change::between(order.status.code(), to.code()).because(side.code())).await?;
    let after = act.tx.order(id).await?.ok_or_else(|| Error::missing("orders", id.0))?;
    Ok((after, side))
}

/// What has become of an order, for somebody who saw it before.
pub(crate) fn happened_to(order: &Order) -> Happened {
    match order.status {
        OrderStatus::Declined => Happened::OrderDeclined,
        OrderStatus::Lapsed => Happened::OrderLapsed,
        OrderStatus::Cancelled if order.cancellation.as_ref().is_some_and(|c| c.reason.is_none()) => Happened::OrderWithdrawn,
        OrderStatus::Cancelled => Happened::OrderCancelled,
        OrderStatus::Requested => Happened::NotThere,
        OrderStatus::Confirmed | OrderStatus::Shipped | OrderStatus::Received | OrderStatus::Closed => Happened::OrderConfirmed,
    }
}
