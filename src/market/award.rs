//! A buyer takes an answer to a demand: it becomes an order that the seller has agreed to by answering, of the offer that the
//! goods are of, or of one that is made for it. From there on it is an order like any other.

use chrono::NaiveDate;

use super::{
    agreement::{Agreed, Made, conclude, make_order},
    approvals::needed,
    context::{Change, Cx, Error, Outcome, Refusal},
    demand_steps::{StepBy, locked, move_demand},
    demands::{own_demand, step_by},
};
use crate::{
    domain::{
        demand::{Answer, AnswerEvent, AnswerId, Demand, DemandEvent, DemandId},
        event::EventKind,
        offer::{Offer, OfferStatus, Terms},
        quantity::Quantity,
        reliability::Reliability,
        wib,
    },
    notice::StaleReason,
    store::{NewOffer, Subject},
};

/// The most that can be taken of an answer now.
///
/// # Errors
/// [`Refusal::NotFound`] if it is no answer to a demand of the actor's organisation; [`Refusal::Stale`] if it waits no more, or is
/// sealed.
pub async fn takeable(cx: &mut Cx<'_>, id: AnswerId) -> Outcome<(Demand, Answer, Quantity)> {
    let organization = cx.buyer()?;
    let answer = cx.tx.demand_answers().get(id).await?.ok_or(Refusal::NotFound)?;
    let demand = cx.tx.demands().get(answer.demand).await?.filter(|d| d.organization == organization).ok_or(Refusal::NotFound)?;
    if demand.is_sealed() {
        return Err(Refusal::Stale(StaleReason::AnswersSealed).into());
    }
    if answer.status.apply(AnswerEvent::Take).is_err() || !demand.status.takes_answers() {
        return Err(Refusal::Stale(StaleReason::DemandChanged).into());
    }
    let stock = stock(cx, &answer).await?;
    let most = answer.quantity.base.min(demand.unasked().base).min(stock.as_ref().map_or(i64::MAX, |offer| offer.available));
    let quantity = answer.quantity.with_base(most);
    Ok((demand, answer, quantity))
}

/// What the loads of who answered say of him.
///
/// # Errors
/// The store's.
pub async fn reliability(cx: &mut Cx<'_>, answer: &Answer) -> Outcome<Option<Reliability>> {
    Ok(Reliability::of(cx.tx.deliveries().of_seller(answer.seller).await?))
}

/// The offer that the goods of the answer are still counted in; none where one is to be made for them.
async fn stock(cx: &mut Cx<'_>, answer: &Answer) -> Outcome<Option<Offer>> {
    let Some(id) = answer.offer else { return Ok(None) };
    let offer = cx.tx.offers().get(id).await?.ok_or(Refusal::NotFound)?;
    let over = cx.now >= offer.valid_until || offer.status == OfferStatus::Expired;
    // What nobody bought before its time passed is no longer counted anywhere.
    Ok((!over).then_some(offer))
}

/// Takes `base` of an answer. The seller agreed by answering, so that the order is confirmed at once, or when a colleague has
/// approved it; both sides are told.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotFound`] if it is no answer to a demand of the actor's organisation, or the actor's own;
/// [`Refusal::Stale`] if the demand or the answer changed, or less is left.
pub async fn award(cx: &mut Cx<'_>, id: DemandId, seen: i64, answer: (AnswerId, i64), base: i64) -> Outcome<(Demand, Made)> {
    let stale = || Refusal::Stale(StaleReason::DemandChanged);
    let backed = cx.tx.demand_answers().get(answer.0).await?.filter(|found| found.demand == id).ok_or(Refusal::NotFound)?.offer;
    if let Some(offer) = backed {
        cx.tx.offers().lock(offer).await?;
    }
    let demand = own_demand(cx, id, seen).await?;
    let (_, answer, most) = match takeable(cx, answer.0).await? {
        (_, found, _) if found.version != answer.1 => return Err(stale().into()),
        found => found,
    };
    if answer.seller == cx.actor.id || answer.entered_by == cx.actor.id {
        return Err(Refusal::NotFound.into());
    }
    if base <= 0 || base > most.base {
        return Err(stale().into());
    }
    let quantity = answer.quantity.with_base(base);
    let (organization, buyer) = (demand.organization, cx.actor.id);
    let pack = stock(cx, &answer).await?.and_then(|offer| offer.terms.pack);
    let approval = needed(cx, organization, &[buyer, answer.seller, answer.entered_by], answer.price.total(quantity, pack)).await?;
    let offer = match stock(cx, &answer).await? {
        Some(offer) if offer.status == OfferStatus::Published => offer,
        Some(_) => return Err(stale().into()),
        None => new_offer(cx, &answer, &demand, quantity).await?,
    };
    let by = StepBy { seller: Some(answer.seller), ..step_by(cx) };
    // What has to be approved is asked for, and not yet agreed.
    let event = if approval { DemandEvent::Ask } else { DemandEvent::Award };
    let demand = move_demand(cx.tx, &demand, event, by, cx.now).await?.ok_or_else(stale)?;
    let made = order(cx, &demand, (&answer, &offer), quantity, approval).await?;
    Ok((locked(cx.tx, id).await?.unwrap_or(demand), made))
}

/// An offer of just these goods, which is of its order alone and which nobody else sees, neither now nor when the order ends.
async fn new_offer(cx: &mut Cx<'_>, answer: &Answer, demand: &Demand, quantity: Quantity) -> Outcome<Offer> {
    let goods = cx.tx.catalogue(demand.goods.as_str()).await?.ok_or(Refusal::NotFound)?;
    let terms = agreed_terms(answer, demand, &goods.name, wib::day(cx.now));
    let new = NewOffer {
        seller: answer.seller,
        entered_by: answer.entered_by,
        terms: &terms,
        offered: quantity,
        valid_until: wib::valid_until(wib::day(cx.now), terms.last_ready(), goods.life_days),
        nego: false,
        photo: None,
        repeats: None,
        unlisted: true,
    };
    let offer = cx.tx.offers().insert(&new, cx.now).await?;
    let change = Change { after: Some(offer.status.code()), ..Change::default() }.because("demand");
    cx.record_for(answer.seller, Subject::Offer(offer.id), EventKind::Published, change).await?;
    Ok(offer)
}

/// Goods that were ready before they are taken are ready on that day.
fn agreed_terms(answer: &Answer, demand: &Demand, name: &str, today: NaiveDate) -> Terms {
    Terms {
        commodity: demand.goods.as_str().to_owned(),
        goods: name.to_owned(),
        pack: None,
        price: answer.price,
        handover: answer.handover,
        ready_from: answer.ready_on.max(today),
        ready_until: None,
        place: answer.place.clone(),
        region: answer.region,
        note: None,
        tolerance: demand.tolerance,
    }
}

/// The order on the terms of the answer, confirmed, or waiting for its approval.
async fn order(cx: &mut Cx<'_>, demand: &Demand, (answer, offer): (&Answer, &Offer), quantity: Quantity, approval: bool) -> Outcome<Made> {
    let terms = agreed_terms(answer, demand, &offer.terms.goods, wib::day(cx.now));
    let agreed = Agreed {
        day: terms.ready_from,
        terms: Terms { pack: offer.terms.pack, ..terms },
        buyer: cx.actor.id,
        organization: demand.organization,
        quantity,
        note: demand.wanted.note.as_deref(),
        demand: Some(demand.id),
        approval,
    };
    let order = make_order(cx, offer, agreed).await?;
    let id = order.id;
    let taken = answer.status.apply(AnswerEvent::Take).map_err(|_| Refusal::Stale(StaleReason::DemandChanged))?;
    if !cx.tx.demand_answers().end(answer, taken.to.after(answer.status), Some(id), cx.now).await? {
        return Err(Error::missing("demand_answers", answer.id.0));
    }
    conclude(cx, order).await
}
