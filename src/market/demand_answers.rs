//! What sellers answer to demands. An answer holds nothing until it is taken.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    assistants::{answers_for, farmer},
    context::{Cx, Error, Outcome, Refusal},
    demand_steps::{StepBy, end_answer, locked, record, tell_buyers},
    demands::{backs, step_by},
};
use crate::{
    domain::{
        demand::{Answer, AnswerEvent, AnswerId, AnswerStatus, Demand, DemandId},
        event::EventKind,
        handover::Handover,
        money::{Price, Rupiah},
        offer::{Offer, OfferId},
        person::{Person, PersonId, RoleKind},
        place::Region,
        quantity::Quantity,
        unit::{Dimension, Unit},
        wib,
    },
    notice::{AnswerFacts, DemandFacts, Notice, StaleReason},
    store::{self, Tx},
};

/// Among so many own offers those of the goods are looked for.
const RECENT: i64 = 20;

/// What a seller filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerDraft {
    /// The farmer whose goods they are, where an assistant answers.
    pub farmer: Option<PersonId>,
    /// The quantity that is offered.
    pub quantity: Quantity,
    /// What it costs.
    pub price: Price,
    /// Where the price applies.
    pub handover: Handover,
    /// The first day on which the goods can be taken (WIB).
    pub ready_on: NaiveDate,
}

/// The last answer to a demand that the actor gave or entered.
pub async fn own_answer(cx: &mut Cx<'_>, demand: DemandId) -> Outcome<Option<Answer>> {
    Ok(cx.tx.demand_answers().own(demand, cx.actor.id).await?)
}

/// Answers a demand with an own live offer as it stands.
///
/// # Errors
/// As [`answer`]; [`Refusal::Stale`] if the terms of the offer have changed, [`Refusal::Gone`] if it is down.
pub async fn answer_with_offer(cx: &mut Cx<'_>, id: DemandId, offer: OfferId, terms_version: i64) -> Outcome<(Demand, Answer)> {
    cx.answers()?;
    let offer = cx.tx.offers().get(offer).await?.filter(|offer| answers_for(cx.actor, offer.seller, offer.entered_by));
    let offer = offer.ok_or(Refusal::NotFound)?;
    if !offer.is_live(cx.now) {
        return Err(Refusal::Gone(offer.id).into());
    }
    if offer.terms_version != terms_version {
        return Err(Refusal::Stale(StaleReason::OfferChanged).into());
    }
    let demand = open_demand(cx, id).await?;
    if !backs(&offer, &demand, cx.now) {
        return Err(Refusal::NotFound.into());
    }
    let quantity = offer.offered.with_base(offer.available.min(demand.left().base));
    let new = Answer {
        seller: offer.seller,
        offer: Some(offer.id),
        quantity,
        price: offer.terms.price,
        handover: offer.terms.handover,
        ready_on: offer.terms.ready_from.max(wib::day(cx.now)),
        place: offer.terms.place.clone(),
        region: offer.terms.region,
        ..blank(cx, &demand)
    };
    store_answer(cx, demand, new).await
}

/// Answers a demand, in place of the seller's earlier answer. The goods are those of the seller's live offer, as far as they
/// suffice.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotFound`] for what there can't be, another's farmer, or an actor who buys;
/// [`Refusal::Stale`] if the demand takes no answers any more.
pub async fn answer(cx: &mut Cx<'_>, id: DemandId, draft: &AnswerDraft) -> Outcome<(Demand, Answer)> {
    let seller = match draft.farmer {
        Some(id) => farmer(cx, id).await?,
        None => {
            cx.needs(RoleKind::Seller)?;
            cx.actor.clone()
        }
    };
    let demand = open_demand(cx, id).await?;
    let today = wib::day(cx.now);
    let amount = (1..=Quantity::MAX_BASE).contains(&draft.quantity.base) && draft.quantity.measures_like(demand.wanted.quantity);
    // Heads can be priced by weight; nothing else is priced in another measure.
    let per = draft.price.per.dimension();
    let priced = draft.price.amount.0 > 0 && (per == draft.quantity.dimension() || per == Dimension::Mass) && draft.price.per != Unit::Lot;
    if !amount || !priced || draft.ready_on < today {
        return Err(Refusal::NotFound.into());
    }
    let offer = backing(cx.tx, &seller, &demand, draft.quantity, cx.now).await?;
    let (place, region) = match &offer {
        Some(offer) => (offer.terms.place.clone(), offer.terms.region),
        None => seller.place.clone().zip(seller.region).ok_or(Refusal::RoleNeeded(RoleKind::Seller))?,
    };
    // What he was asked once is his usual one.
    if seller.usual_handover.is_none() && demand.wanted.handover.is_none() {
        cx.tx.persons().learn(seller.id, draft.handover, None).await?;
    }
    let new = Answer {
        seller: seller.id,
        offer: offer.map(|offer| offer.id),
        quantity: draft.quantity,
        price: draft.price,
        handover: draft.handover,
        ready_on: draft.ready_on,
        place,
        region,
        ..blank(cx, &demand)
    };
    store_answer(cx, demand, new).await
}

/// The seller's newest live offer of the goods that has as much as is answered.
async fn backing(tx: &mut Tx, seller: &Person, demand: &Demand, quantity: Quantity, now: DateTime<Utc>) -> store::Result<Option<Offer>> {
    let own = tx.offers().last(seller.id, RECENT).await?;
    Ok(own.into_iter().find(|offer| backs(offer, demand, now) && offer.available >= quantity.base))
}

/// A demand that takes answers of the actor.
async fn open_demand(cx: &mut Cx<'_>, id: DemandId) -> Outcome<Demand> {
    let demand = locked(cx.tx, id).await?.ok_or(Refusal::NotFound)?;
    // A person who buys for one organisation sees nothing of what another one needs, and answers nothing that his own does.
    if cx.actor.is(RoleKind::Buyer) {
        return Err(Refusal::NotFound.into());
    }
    match demand.status.takes_answers() {
        true if demand.takes_answers(cx.now) => Ok(demand),
        true => Err(Refusal::Stale(StaleReason::AnswersClosed).into()),
        false => Err(Refusal::Stale(StaleReason::DemandOver).into()),
    }
}

/// An answer of the actor in which nothing is said yet.
fn blank(cx: &Cx<'_>, demand: &Demand) -> Answer {
    Answer {
        id: AnswerId(0),
        demand: demand.id,
        seller: cx.actor.id,
        entered_by: cx.actor.id,
        offer: None,
        quantity: demand.left(),
        price: Price { amount: Rupiah(0), per: demand.wanted.quantity.unit },
        handover: Handover::SellerSite,
        ready_on: demand.wanted.needed_on,
        place: String::new(),
        region: Region::Kota,
        status: AnswerStatus::Sent,
        version: 1,
        order: None,
    }
}

async fn store_answer(cx: &mut Cx<'_>, demand: Demand, new: Answer) -> Outcome<(Demand, Answer)> {
    let (id, replaced) = cx.tx.demand_answers().upsert(&new, cx.now).await?;
    let kind = match AnswerStatus::Sent.apply(AnswerEvent::Replace) {
        Ok(transition) if replaced => transition.recorded,
        _ => EventKind::Answered,
    };
    let by = StepBy { seller: Some(new.seller), ..step_by(cx) };
    record(cx.tx, demand.id, kind, (None, None), by, cx.now).await?;
    let answer = cx.tx.demand_answers().get(id).await?.ok_or_else(|| Error::missing("demand_answers", id.0))?;
    // What is sealed is no news for anybody.
    if demand.is_sealed() {
        return Ok((demand, answer));
    }
    let notice = Notice::AnswerNews { demand: DemandFacts::from(&demand), answer: AnswerFacts::from(&answer), replaced };
    tell_buyers(cx.tx, &demand, notice, cx.now).await?;
    Ok((demand, answer))
}

/// Takes an answer back that waits. The buyer is told, unless it was sealed.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotFound`] for another's; [`Refusal::Stale`].
pub async fn withdraw_answer(cx: &mut Cx<'_>, id: AnswerId, seen: i64) -> Outcome<(Demand, Answer)> {
    cx.answers()?;
    let stale = Refusal::Stale(StaleReason::DemandChanged);
    let answer = cx.tx.demand_answers().get(id).await?.filter(|a| answers_for(cx.actor, a.seller, a.entered_by));
    let answer = answer.ok_or(Refusal::NotFound)?;
    let demand = locked(cx.tx, answer.demand).await?.ok_or(Refusal::NotFound)?;
    let by = step_by(cx);
    if answer.version != seen || !end_answer(cx.tx, &answer, AnswerEvent::Withdraw, by, cx.now).await? {
        return Err(stale.into());
    }
    tell_withdrawn(cx.tx, &demand, &answer, cx.now).await?;
    Ok((demand, answer))
}

/// Takes back the answers that wait of a person's goods, or that the person entered, as far as they end with a role.
pub(super) async fn withdraw_answers(
    tx: &mut Tx,
    person: PersonId,
    ends: impl Fn(&Answer) -> bool,
    now: DateTime<Utc>,
) -> store::Result<()> {
    for answer in tx.demand_answers().waiting_of(person).await?.iter().filter(|answer| ends(answer)) {
        let Some(demand) = locked(tx, answer.demand).await? else { continue };
        if end_answer(tx, answer, AnswerEvent::Withdraw, StepBy::default(), now).await? {
            tell_withdrawn(tx, &demand, answer, now).await?;
        }
    }
    Ok(())
}

async fn tell_withdrawn(tx: &mut Tx, demand: &Demand, answer: &Answer, now: DateTime<Utc>) -> store::Result<()> {
    if demand.is_sealed() {
        return Ok(());
    }
    let notice = Notice::AnswerWithdrawn { demand: DemandFacts::from(demand), answer: AnswerFacts::from(answer) };
    tell_buyers(tx, demand, notice, now).await
}
