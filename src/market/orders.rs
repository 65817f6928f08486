//! A buyer's request, and orders as their parties see them.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    approvals::{ask_seller, asked, begin, needed},
    assistants::{answers_for, on_behalf},
    context::{Change, Cx, Error, Outcome, Refusal, missing_row},
    offers::facts,
};
use crate::{
    domain::{
        demand::Demand,
        event::EventKind,
        offer::{Offer, OfferId, Terms},
        order::{NamedOrder, Order, OrderId, OrderStatus, Side},
        person::{Person, PersonId},
        quantity::Quantity,
        tolerance::Tolerance,
        unit::Dimension,
        wib,
    },
    notice::{OpenTotal, OrderFacts, PersonName, StaleReason},
    store::{self, NewOrder, Subject, Tx},
};

/// What a buyer says beside how much he wants.
#[derive(Debug, Clone, Copy, Default)]
pub struct RequestOptions<'a> {
    /// The day on which the goods shall change hands (WIB); the first possible one where it is not said.
    pub day: Option<NaiveDate>,
    /// Own words.
    pub note: Option<&'a str>,
    /// How much more than is agreed can be accepted, as he saw it; as it holds now where he did not see it.
    pub tolerance: Option<Tolerance>,
}

/// The first day (WIB) on which goods that are asked for now and held for `hours` can change hands: they are ready, and
/// the time for the seller's answer is over.
#[must_use]
pub fn first_day(ready_from: NaiveDate, hours: i64, now: DateTime<Utc>) -> NaiveDate {
    ready_from.max(wib::day(wib::hold_until(now, hours)))
}

/// As [`request_for`], for the first possible day.
///
/// # Errors
/// Those of [`request_for`].
pub async fn request(cx: &mut Cx<'_>, id: OfferId, terms_version: i64, quantity: Quantity) -> Outcome<Order> {
    request_for(cx, id, terms_version, quantity, RequestOptions::default()).await
}

/// Asks for `quantity` of an offer on the terms that the buyer saw, and holds it for the seller's answer.
///
/// # Errors
/// [`Refusal::RoleNeeded`], [`Refusal::OwnOffer`], [`Refusal::WholeOnly`], [`Refusal::Stale`] when the terms
/// changed, [`Refusal::Less`], [`Refusal::Gone`], [`Refusal::TooSoon`]; the store's.
pub async fn request_for(
    cx: &mut Cx<'_>,
    id: OfferId,
    terms_version: i64,
    quantity: Quantity,
    options: RequestOptions<'_>,
) -> Outcome<Order> {
    request_of(cx, (id, terms_version), quantity, options, None).await
}

/// As [`request_for`], for a demand of the actor's organisation, if there is one: then it is said whether it has to be approved, since all
/// parts of a load are one ask.
pub(super) async fn request_of(
    cx: &mut Cx<'_>,
    (id, terms_version): (OfferId, i64),
    quantity: Quantity,
    options: RequestOptions<'_>,
    load: Option<(&Demand, bool)>,
) -> Outcome<Order> {
    let (organization, demand) = (cx.buyer()?, load.map(|(demand, _)| demand));
    let (offer, hours) = cx.tx.offers().with_hold_hours(id).await?.ok_or(Refusal::Gone(id))?;
    check(cx, &offer, quantity)?;
    let first = first_day(offer.terms.ready_from, hours, cx.now);
    let day = options.day.unwrap_or(first);
    if day < first {
        return Err(Refusal::TooSoon(first).into());
    }
    if options.tolerance.is_some_and(|seen| seen != offer.terms.tolerated()) {
        return Err(Refusal::Stale(StaleReason::TermsChanged).into());
    }
    // What holds for a demand was said when it was made. What was looked at is what holds, whatever an admin says meanwhile.
    let tolerance = demand.map_or(offer.terms.tolerance, |demand| demand.tolerance);
    let total = offer.terms.price.total(quantity, offer.terms.pack);
    let approval = match load {
        Some((_, approval)) => approval,
        None => needed(cx, organization, &[cx.actor.id, offer.seller, offer.entered_by], total).await?,
    };
    let Some(offer) = cx.tx.offers().hold(id, terms_version, quantity.base, cx.now).await? else {
        let offer = cx.tx.offers().get(id).await?.ok_or(Refusal::Gone(id))?;
        return Err(refusal_of_request(&offer, terms_version, cx.now).into());
    };
    let offer = Offer { terms: Terms { tolerance, ..offer.terms.clone() }, ..offer };
    let seller = cx.tx.persons().get(offer.seller).await?.ok_or_else(|| Error::missing("persons", offer.seller.0))?;
    let new = NewOrder {
        offer: &offer,
        buyer: cx.actor.id,
        organization,
        quantity,
        total,
        hold_until: wib::hold_until(cx.now, hours),
        seller_domicile: seller.region,
        day,
        note: options.note,
        demand: demand.map(|demand| demand.id),
        approval: asked(approval, false),
    };
    let order = cx.tx.orders().insert(&new, cx.now).await?;
    if approval {
        begin(cx.tx, &order, cx.update, cx.now).await?;
        return Ok(order);
    }
    cx.record(Subject::Order(order.id), EventKind::Requested, Change { after: Some(order.status().code()), ..Change::default() }).await?;
    ask_seller(cx.tx, &order, cx.now).await?;
    Ok(order)
}

/// What can be said before the stock is touched.
pub(super) fn check(cx: &Cx<'_>, offer: &Offer, quantity: Quantity) -> Result<(), Refusal> {
    if offer.seller == cx.actor.id || offer.entered_by == cx.actor.id {
        return Err(Refusal::OwnOffer(facts(offer)));
    }
    if !offer.is_live(cx.now) {
        return Err(Refusal::Gone(offer.id));
    }
    let same = quantity.dimension() == offer.offered.dimension()
        && (quantity.dimension() != Dimension::Package || quantity.unit == offer.offered.unit);
    let whole = !offer.terms.whole_only() || (quantity.base == offer.available && offer.available == offer.offered.base);
    if same && whole && quantity.base > 0 { Ok(()) } else { Err(Refusal::WholeOnly(facts(offer))) }
}

fn refusal_of_request(offer: &Offer, terms_version: i64, now: DateTime<Utc>) -> Refusal {
    if !offer.is_live(now) {
        Refusal::Gone(offer.id)
    } else if offer.terms_version != terms_version {
        Refusal::Stale(StaleReason::TermsChanged)
    } else {
        Refusal::Less(facts(offer))
    }
}

/// How the parties of an order are called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// The seller.
    pub seller: PersonName,
    /// The person who ordered.
    pub buyer: PersonName,
}

/// An order with the names of everybody in it: only for a person who may know them.
pub async fn named(tx: &mut Tx, order: &Order) -> store::Result<(OrderFacts, Names)> {
    let mut facts = OrderFacts::from(order);
    facts.on_behalf = on_behalf(tx, order.seller, order.entered_by).await?;
    let seller = tx.persons().get(order.seller).await?.ok_or_else(|| missing_row("persons", order.seller.0))?;
    let buyer = tx.persons().get(order.buyer).await?.ok_or_else(|| missing_row("persons", order.buyer.0))?;
    Ok((facts, Names { seller: (&seller).into(), buyer: (&buyer).into() }))
}

/// Orders as they stand in a list: a buyer reads whose goods they are, once he may know it.
///
/// # Errors
/// The store's.
pub async fn listed(tx: &mut Tx, orders: Vec<(Order, Side)>) -> store::Result<Vec<(OrderFacts, Side)>> {
    let seller_of = |order: &Order, side| (side == Side::Buyer && shows_names(order.status())).then_some(order.seller);
    let names = tx.persons().names(orders.iter().filter_map(|(order, side)| seller_of(order, *side))).await?;
    let facts = |(order, side): (Order, Side)| {
        let named = seller_of(&order, side).and_then(|seller| Some((seller, names.get(&seller)?)));
        let seller = named.map(|(seller, name)| PersonName::of(seller, name.clone()));
        (OrderFacts { seller, ..OrderFacts::from(&order) }, side)
    };
    Ok(orders.into_iter().map(facts).collect())
}

/// Whether the parties of an order in this state know each other's names.
pub(crate) const fn shows_names(status: OrderStatus) -> bool {
    matches!(status, OrderStatus::Confirmed | OrderStatus::Shipped | OrderStatus::Received | OrderStatus::Closed)
}

/// The order of the actor that is named; of those of several years with one number, the last one.
///
/// # Errors
/// The store's.
pub async fn order_named(cx: &mut Cx<'_>, named: NamedOrder) -> store::Result<Option<OrderId>> {
    let found = match named {
        NamedOrder::Whole(code) => cx.tx.orders().by_code(code).await?.into_iter().collect(),
        NamedOrder::Short(number) => cx.tx.orders().by_number(number).await?,
    };
    for id in found {
        match order_for(cx, id).await {
            Ok(_) => return Ok(Some(id)),
            Err(Error::Refused(_)) => {}
            Err(Error::Store(error)) => return Err(error),
        }
    }
    Ok(None)
}

/// An order and the side on which the actor stands.
///
/// # Errors
/// [`Refusal::NotFound`] if he is no party; the store's.
pub async fn order_for(cx: &mut Cx<'_>, id: OrderId) -> Outcome<(Order, Side)> {
    let order = cx.tx.orders().get(id).await?.ok_or(Refusal::NotFound)?.at(cx.now);
    let side = side_of(cx.actor, &order).ok_or(Refusal::NotFound)?;
    Ok((order, side))
}

/// The side on which a person stands, if any. A seller who was not asked yet is no party.
pub(super) fn side_of(actor: &Person, order: &Order) -> Option<Side> {
    if answers_for(actor, order.seller, order.entered_by) {
        return (!order.is_hidden()).then_some(Side::Seller);
    }
    (actor.organization() == Some(order.organization)).then_some(Side::Buyer)
}

/// What the open orders of the actor's organisation cost by what was accepted and is still to come; `None` for a person who does not buy.
///
/// # Errors
/// The store's.
pub async fn open_total(cx: &mut Cx<'_>) -> Outcome<Option<OpenTotal>> {
    let Some(organization) = cx.actor.organization() else { return Ok(None) };
    let (mut total, mut unweighed) = cx.tx.orders().open_total(organization).await?;
    for order in cx.tx.orders().open_recounted(organization).await? {
        match order.worth() {
            Some(worth) => total.0 = total.0.saturating_add(worth.0),
            None => unweighed += 1,
        }
    }
    Ok(Some(OpenTotal { total, unweighed }))
}

/// A page of the orders in which the actor, or his organisation, is a party; with counts by state.
///
/// # Errors
/// [`Refusal::RoleNeeded`] for who neither sells nor buys; the store's.
pub async fn own_orders(cx: &mut Cx<'_>, limit: i64, offset: i64) -> Outcome<(Vec<(Order, Side)>, Vec<(OrderStatus, i64)>)> {
    let organization = cx.actor.organization();
    if organization.is_none() {
        cx.answers()?;
    }
    let orders = cx.tx.orders().own(cx.actor.id, organization, limit, offset).await?;
    let counts = cx.tx.orders().own_counts(cx.actor.id, organization).await?;
    let sided = orders.into_iter().filter_map(|o| side_of(cx.actor, &o).map(|side| (o, side))).collect();
    Ok((sided, counts))
}

/// The requests that wait for an answer of the person.
pub async fn requests_to(tx: &mut Tx, person: PersonId) -> store::Result<Vec<Order>> {
    tx.orders().requests_to(person).await
}

/// A page of what is to be paid to the actor or by his organisation, the earliest day first and what waits for its papers last, and
/// how many there are.
///
/// # Errors
/// [`Refusal::RoleNeeded`] for who neither sells nor buys; the store's.
pub async fn owed(cx: &mut Cx<'_>, limit: i64, offset: i64) -> Outcome<(Vec<(Order, Side)>, i64)> {
    let organization = cx.actor.organization();
    if organization.is_none() {
        cx.answers()?;
    }
    let (orders, count) = cx.tx.orders().owed(cx.actor.id, organization, limit, offset).await?;
    Ok((orders.into_iter().filter_map(|o| side_of(cx.actor, &o).map(|side| (o, side))).collect(), count))
}

/// What has become of an order, for somebody who saw it before.
pub(crate) fn stale_reason_of_order(order: &Order) -> StaleReason {
    match order.status() {
        OrderStatus::Declined => StaleReason::OrderDeclined,
        OrderStatus::Lapsed => StaleReason::OrderLapsed,
        // A seller who said yes ahead does not hear who ended it.
        OrderStatus::Cancelled if order.refused && order.is_hidden() => StaleReason::OrderRefused,
        OrderStatus::Cancelled if order.state.cancellation().is_some_and(|c| c.reason.is_none()) => StaleReason::OrderWithdrawn,
        OrderStatus::Cancelled => StaleReason::OrderCancelled,
        OrderStatus::Requested => StaleReason::NotFound,
        OrderStatus::Confirmed => StaleReason::OrderConfirmed,
        OrderStatus::Shipped | OrderStatus::Received | OrderStatus::Closed => StaleReason::OrderChanged,
    }
}
