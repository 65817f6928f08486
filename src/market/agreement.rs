//! An order of what both sides have said yes to before there was one: an answer that a buyer takes, a price that was talked about.

use chrono::NaiveDate;

use super::{
    approvals::{asked, begin, tell_of_waiting},
    context::{Cx, Error, Outcome},
    transition::{Changed, agree_ahead},
};
use crate::{
    domain::{
        commodity::Commodity,
        demand::DemandId,
        offer::{Offer, Terms},
        order::Order,
        person::{Organization, PersonId},
        quantity::Quantity,
        wib,
    },
    store::NewOrder,
};

/// What both sides have said yes to.
pub(super) struct Agreed<'a> {
    /// The terms, which may differ from those of the offer.
    pub(super) terms: Terms,
    /// The person who buys.
    pub(super) buyer: PersonId,
    /// The organisation for which that person buys.
    pub(super) organization: Organization,
    /// How much; no more than the offer has left.
    pub(super) quantity: Quantity,
    /// The day on which the goods change hands (WIB).
    pub(super) day: NaiveDate,
    /// The buyer's own words.
    pub(super) note: Option<&'a str>,
    /// The demand that it is of.
    pub(super) demand: Option<DemandId>,
    /// Whether a colleague of that person has to approve it.
    pub(super) approval: bool,
}

/// Holds the goods in their live offer, which nobody else can change meanwhile, and makes the order of them. It is a request
/// until [`conclude`] confirms it in the same transaction, or a colleague approves it.
///
/// # Errors
/// The store's: an offer that has less, or is down, is a defect of the caller.
pub(super) async fn make_order(cx: &mut Cx<'_>, offer: &Offer, agreed: Agreed<'_>) -> Outcome<Order> {
    let Agreed { terms, buyer, organization, quantity, day, note, demand, approval } = agreed;
    let lost = || Error::missing("offers", offer.id.0);
    let held = cx.tx.offers().hold(offer.id, offer.terms_version, quantity.base, cx.now).await?.ok_or_else(lost)?;
    let hours = Commodity::by_code(&terms.commodity).map_or(1, |goods| goods.hold_hours);
    let seller = cx.tx.persons().get(held.seller).await?.ok_or_else(|| Error::missing("persons", held.seller.0))?;
    let total = terms.price.total(quantity, terms.pack);
    let new = NewOrder {
        offer: &Offer { terms, ..held },
        buyer,
        organization,
        quantity,
        total,
        hold_until: wib::hold_until(cx.now, hours),
        seller_domicile: seller.region,
        day,
        note,
        demand,
        approval: asked(approval, true),
    };
    Ok(cx.tx.orders().insert(&new, cx.now).await?)
}

/// What has become of what both sides said yes to.
#[derive(Debug)]
pub enum Made {
    /// It is agreed.
    Agreed(Box<Changed>),
    /// A colleague of the person that buys has to approve it first.
    Waits(Box<Order>),
}

/// Confirms an order that [`make_order`] made, or asks the colleagues to approve it. The sides are told, but for who acts.
pub(super) async fn conclude(cx: &mut Cx<'_>, order: Order) -> Outcome<Made> {
    if order.approval.is_none() {
        let changed = agree_ahead(cx.tx, &order, cx.update, cx.now).await?.ok_or_else(|| Error::missing("orders", order.id.0))?;
        return Ok(Made::Agreed(Box::new(changed)));
    }
    begin(cx.tx, &order, cx.update, cx.now).await?;
    let others = (order.entered_by != cx.actor.id, order.buyer != cx.actor.id);
    tell_of_waiting(cx.tx, &order, others, cx.now).await?;
    Ok(Made::Waits(Box::new(order)))
}
