//! Assistants, of a cooperative or the extension service, act for farmers without a phone. Both are kept:
//! whose goods they are, and of the person who entered them and answers for them.

use super::{
    consent::CONSENT_VERSION,
    context::{Change, Cx, Outcome, Refusal},
};
use crate::{
    domain::{
        event::EventKind,
        offer::Offer,
        person::{Person, PersonId, Role, RoleKind, SellerKind},
        place::Region,
    },
    notice::{Notice, OfferFacts, OnBehalf},
    store::{self, Subject, Tx},
};

/// Whether `actor` answers for the goods of `seller` that `entered_by` entered: they are his own, or he
/// entered them as an assistant.
pub(super) fn answers_for(actor: &Person, seller: PersonId, entered_by: PersonId) -> bool {
    seller == actor.id || (entered_by == actor.id && actor.is(RoleKind::Assistant))
}

/// The names of farmer and assistant, where goods were not entered by their seller.
pub async fn on_behalf(tx: &mut Tx, seller: PersonId, entered_by: PersonId) -> store::Result<Option<OnBehalf>> {
    if seller == entered_by {
        return Ok(None);
    }
    let (Some(farmer), Some(assistant)) = (tx.persons().get(seller).await?, tx.persons().get(entered_by).await?) else { return Ok(None) };
    Ok(Some(OnBehalf { farmer: (&farmer).into(), assistant: (&assistant).into() }))
}

/// An offer as whoever answers for it reads it: with the farmer's name, where that is an assistant.
pub async fn offer_facts(tx: &mut Tx, offer: &Offer) -> store::Result<OfferFacts> {
    Ok(OfferFacts { on_behalf: on_behalf(tx, offer.seller, offer.entered_by).await?, ..OfferFacts::from(offer) })
}

/// News of a seller's goods, with the farmer's name where somebody else entered them.
pub(super) async fn named_farmer(tx: &mut Tx, (seller, entered_by): (PersonId, PersonId), notice: Notice) -> store::Result<Notice> {
    Ok(match on_behalf(tx, seller, entered_by).await? {
        Some(names) => notice.for_farmer(names),
        None => notice,
    })
}

/// Registers a farmer who agreed by word of mouth.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; the store's.
pub async fn register_farmer(cx: &mut Cx<'_>, name: &str, kind: SellerKind, place: (&str, Region)) -> Outcome<PersonId> {
    cx.needs(RoleKind::Assistant)?;
    let farmer = cx.tx.farmers().insert(name, kind, place, cx.now).await?;
    cx.tx.farmers().record_consent(farmer, CONSENT_VERSION, cx.actor.id, cx.now).await?;
    cx.tx.persons().grant(farmer, Role::Seller, cx.now).await?;
    cx.record_for(farmer, Subject::Person(farmer), EventKind::ConsentedByWord, Change::default()).await?;
    let role = Change { after: Some(RoleKind::Seller.code()), ..Change::default() };
    cx.record_for(farmer, Subject::Person(farmer), EventKind::TookRole, role).await?;
    Ok(farmer)
}

/// A page of the farmers whom the actor registered, the newest first, and how many there are.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; the store's.
pub async fn farmers(cx: &mut Cx<'_>, limit: i64, offset: i64) -> Outcome<(Vec<Person>, i64)> {
    cx.needs(RoleKind::Assistant)?;
    Ok(cx.tx.farmers().of(cx.actor.id, limit, offset).await?)
}

/// A farmer whom the actor registered.
///
/// # Errors
/// [`Refusal::RoleNeeded`], [`Refusal::NotFound`] if somebody else did; the store's.
pub async fn farmer(cx: &mut Cx<'_>, id: PersonId) -> Outcome<Person> {
    cx.needs(RoleKind::Assistant)?;
    if !cx.tx.farmers().has_recorded(cx.actor.id, id).await? {
        return Err(Refusal::NotFound.into());
    }
    Ok(cx.tx.persons().get(id).await?.ok_or(Refusal::NotFound)?)
}
