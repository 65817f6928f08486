//! Coming in, changing one's data, and leaving.

use chrono::{DateTime, Utc};

use super::{
    assistants::farmer,
    consent::CONSENT_VERSION,
    contacts::tell_who_asked,
    context::{Change, Cx, Error, Outcome, Refusal},
    holdings::{Ended, Loss, end_holdings, organization_of_last_buyer},
    news_forwarding::{Absence, forward_news},
    transition::Cause,
};
use crate::{
    domain::{
        event::EventKind,
        person::{ChatId, DigestDays, Language, Person, PersonId, Role, RoleKind, SellerKind},
        place::Region,
    },
    notice::PersonalData,
    store::{self, Db, Event, Subject, Tx},
};

/// Sets these hashes apart from any other use of the same function.
const HASH_CONTEXT: &str = "tembus-pasar 2026-11 suspended chat";

/// What is kept of the chat of a suspended account, so that it is found again after the account was deleted.
pub(super) fn chat_hash(chat: ChatId) -> String {
    blake3::Hash::from(blake3::derive_key(HASH_CONTEXT, &chat.0.to_be_bytes())).to_hex().to_string()
}

/// What a stranger filled in.
#[derive(Debug, Clone)]
pub struct Registration {
    /// How the person wishes to be called.
    pub name: String,
    /// As a seller: business if it is known, place and region.
    pub business: Option<(Option<SellerKind>, String, Region)>,
    /// As anything else: the hash of the invitation's code.
    pub invitation: Option<String>,
}

/// Makes an account, or opens one again whose consent was withdrawn. The invitation is used up now.
///
/// # Errors
/// [`Refusal::CodeUsed`], [`Refusal::Suspended`]; the store's.
pub async fn register(
    tx: &mut Tx,
    chat: ChatId,
    filled: &Registration,
    now: DateTime<Utc>,
    update: Option<i64>,
) -> Outcome<(PersonId, Role)> {
    if tx.persons().is_suspended_chat(&chat_hash(chat)).await? {
        return Err(Refusal::Suspended.into());
    }
    let role = match &filled.invitation {
        Some(hash) => tx.invitations().claim(hash, now).await?.ok_or(Refusal::CodeUsed)?,
        None => Role::Seller,
    };
    let person = match tx.persons().by_chat(chat).await? {
        Some(known) => {
            tx.persons().set_name(known.id, &filled.name).await?;
            known.id
        }
        None => tx.persons().insert(chat, &filled.name, now).await?,
    };
    if let Some(hash) = &filled.invitation {
        tx.invitations().taken_by(hash, person).await?;
    }
    tx.persons().give_consent(person, CONSENT_VERSION, now).await?;
    if let Some((kind, place, region)) = &filled.business {
        tx.persons().set_business(person, place, *region, *kind).await?;
    }
    tx.persons().grant(person, role, now).await?;
    tx.events().append(&joined(person, role, now, update)).await?;
    Ok((person, role))
}

fn joined(person: PersonId, role: Role, now: DateTime<Utc>, update: Option<i64>) -> Event<'static> {
    Event {
        at: now,
        actor: Some(person),
        on_behalf_of: None,
        subject: Subject::Person(person),
        kind: EventKind::TookRole,
        before: None,
        after: Some(role.kind().code()),
        reason: None,
        update,
    }
}

/// Takes one more role by invitation.
///
/// # Errors
/// [`Refusal::CodeUsed`], [`Refusal::Suspended`]; the store's.
pub async fn add_role(cx: &mut Cx<'_>, hash: &str) -> Outcome<Role> {
    cx.active()?;
    let role = cx.tx.invitations().claim(hash, cx.now).await?.ok_or(Refusal::CodeUsed)?;
    cx.tx.invitations().taken_by(hash, cx.actor.id).await?;
    cx.tx.persons().grant(cx.actor.id, role, cx.now).await?;
    if let Role::Buyer(organization) = role
        && cx.actor.organization().is_some_and(|before| before != organization)
    {
        end_all(cx, cx.actor, &[RoleKind::Buyer], Cause::Leaves).await?;
        forward_news(cx.tx, cx.actor, Absence::Gone, cx.now).await?;
    }
    cx.tx.events().append(&joined(cx.actor.id, role, cx.now, cx.update)).await?;
    Ok(role)
}

/// Somebody with an account begins to sell: that is open to all.
pub async fn become_seller(cx: &mut Cx<'_>, kind: SellerKind, place: &str, region: Region) -> Outcome<()> {
    cx.active()?;
    cx.tx.persons().set_business(cx.actor.id, place, region, Some(kind)).await?;
    cx.tx.persons().grant(cx.actor.id, Role::Seller, cx.now).await?;
    cx.tx.events().append(&joined(cx.actor.id, Role::Seller, cx.now, cx.update)).await?;
    Ok(())
}

/// Changes how the person is called.
pub async fn set_name(cx: &mut Cx<'_>, name: &str) -> Outcome<()> {
    cx.tx.persons().set_name(cx.actor.id, name).await?;
    Ok(cx.record(Subject::Person(cx.actor.id), EventKind::ChangedName, Change::default()).await?)
}

/// Changes where the person's goods usually are. Offers that are up keep their place.
pub async fn set_place(cx: &mut Cx<'_>, place: &str, region: Region) -> Outcome<()> {
    cx.tx.persons().set_business(cx.actor.id, place, region, None).await?;
    Ok(cx.record(Subject::Person(cx.actor.id), EventKind::ChangedPlace, Change::default()).await?)
}

/// Keeps a phone number that the person shared, and tells who asked for one; or forgets it, also in what others were told.
pub async fn set_phone(cx: &mut Cx<'_>, phone: Option<&str>) -> Outcome<()> {
    if let Some(phone) = phone {
        tell_who_asked(cx, phone).await?;
    } else {
        cx.tx.personal_data().cut_phone_out(cx.actor).await?;
    }
    cx.tx.persons().set_phone(cx.actor.id, phone).await?;
    let kind = if phone.is_some() { EventKind::SharedPhone } else { EventKind::RemovedPhone };
    Ok(cx.record(Subject::Person(cx.actor.id), kind, Change::default()).await?)
}

/// Changes when an official is sent the digest.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; the store's.
pub async fn set_digest(cx: &mut Cx<'_>, hour: u32, days: DigestDays) -> Outcome<()> {
    cx.needs(RoleKind::Official)?;
    cx.tx.persons().set_digest(cx.actor.id, hour, days).await?;
    Ok(cx.record(Subject::Person(cx.actor.id), EventKind::ChangedDigest, Change::default()).await?)
}

/// All that is kept about the actor.
pub async fn personal_data(cx: &mut Cx<'_>) -> Outcome<PersonalData> {
    let p = cx.actor;
    let routines = cx.tx.routines().own(p.id).await?.into_iter().map(|r| (r.commodity.into(), r.rhythm)).collect();
    let subscriptions = cx.tx.subscriptions().own(p.id).await?.into_iter().map(|s| s.goods).collect();
    Ok(PersonalData {
        name: p.name.clone(),
        former_names: cx.tx.persons().former_names(p.id).await?,
        phone: p.phone.clone(),
        place: p.place.clone(),
        seller_kind: p.seller_kind,
        roles: p.roles.clone(),
        consent: cx.tx.persons().consent(p.id).await?,
        offers: cx.tx.offers().own_numbers(p.id).await?,
        photos: cx.tx.offers().count_photos(p.id).await?,
        load_photos: cx.tx.load_photos().count(p.id).await?,
        complaint_words: cx.tx.complaints().count_words(p.id).await?,
        orders: cx.tx.orders().own_codes(p.id).await?,
        routines,
        subscriptions,
    })
}

/// Whether the account can be deleted now.
///
/// # Errors
/// [`Refusal::OpenOrders`]; the store's.
pub async fn may_delete(cx: &mut Cx<'_>) -> Outcome<()> {
    let mut open = cx.tx.orders().open_codes(cx.actor.id).await?;
    // A buyer who is alone in an organisation answers for what left colleagues ordered as well.
    if let Some(organization) = organization_of_last_buyer(cx.tx, cx.actor).await? {
        let of_colleagues = cx.tx.orders().open_of(organization).await?.into_iter().map(|order| order.code);
        open.extend(of_colleagues.filter(|code| !open.contains(code)).collect::<Vec<_>>());
    }
    if open.is_empty() { Ok(()) } else { Err(Refusal::OpenOrders(open).into()) }
}

/// Deletes the account: offers are withdrawn, name, phone, place and chat are removed, trade stays without them.
///
/// # Errors
/// [`Refusal::OpenOrders`]; the store's.
pub async fn delete_account(cx: &mut Cx<'_>) -> Outcome<()> {
    // Nobody may ask for the goods between the look at the orders and the end of the offers.
    for offer in cx.tx.offers().own_numbers(cx.actor.id).await? {
        cx.tx.offers().lock(offer).await?;
    }
    may_delete(cx).await?;
    cx.tx.persons().end_roles(cx.actor.id, cx.now).await?;
    end_all(cx, cx.actor, RoleKind::ALL, Cause::AccountEnds).await?;
    cx.tx.offers().forget_photos(cx.actor.id).await?;
    erase_farmers(cx).await?;
    forward_news(cx.tx, cx.actor, Absence::AccountEnds, cx.now).await?;
    cx.tx.persons().withdraw_consent(cx.actor.id, cx.now).await?;
    cx.tx.personal_data().erase(cx.actor, cx.now).await?;
    Ok(cx.record(Subject::Person(cx.actor.id), EventKind::Deleted, Change::default()).await?)
}

/// The person of a chat, as long as he consents to what is kept of him.
pub async fn person_of(tx: &mut Tx, chat: ChatId) -> store::Result<Option<Person>> {
    let Some(person) = tx.persons().by_chat(chat).await? else { return Ok(None) };
    Ok(tx.persons().consent(person.id).await?.map(|_| person))
}

/// The language of a chat, whatever became of its person's consent.
pub async fn language_of(tx: &mut Tx, chat: ChatId) -> store::Result<Language> {
    Ok(tx.persons().by_chat(chat).await?.map_or(Language::Id, |person| person.language))
}

/// Whether there is an account of this chat, whatever became of its consent.
pub async fn is_known(tx: &mut Tx, chat: ChatId) -> store::Result<bool> {
    Ok(tx.persons().by_chat(chat).await?.is_some())
}

/// Erases a person whose consent was withdrawn, without a new one.
///
/// # Errors
/// [`Refusal::NotFound`] if there is none, [`Refusal::OpenOrders`]; the store's.
pub async fn erase_stopped(tx: &mut Tx, chat: ChatId, now: DateTime<Utc>, update: Option<i64>) -> Outcome<()> {
    let person = tx.persons().by_chat(chat).await?.ok_or(Refusal::NotFound)?;
    delete_account(&mut Cx { tx, now, actor: &person, update }).await
}

/// Erases people whose consent was withdrawn before `before` and who have nothing open; how many.
///
/// # Errors
/// The store's.
pub async fn erase_past_retention(db: &Db, before: DateTime<Utc>, now: DateTime<Utc>) -> store::Result<usize> {
    let stopped = db.read().await?.personal_data().stopped(before).await?;
    let mut erased = 0;
    for person in stopped {
        let mut tx = db.begin().await?;
        match delete_account(&mut Cx { tx: &mut tx, now, actor: &person, update: None }).await {
            Ok(()) => {
                tx.commit().await?;
                erased += 1;
            }
            Err(Error::Refused(_)) => {}
            Err(Error::Store(error)) => return Err(error),
        }
    }
    Ok(erased)
}

/// The farmers without a chat whom only this assistant answers for: they are erased with the assistant's account, since nobody
/// else could ask for it.
pub(super) async fn farmers_who_go_along(tx: &mut Tx, assistant: PersonId) -> store::Result<Vec<Person>> {
    let (mut farmers, _) = tx.farmers().of(assistant, i64::MAX, 0).await?;
    farmers.retain(|farmer| farmer.chat.is_none());
    Ok(farmers)
}

async fn erase_farmers(cx: &mut Cx<'_>) -> Outcome<()> {
    for farmer in farmers_who_go_along(cx.tx, cx.actor.id).await? {
        erase_farmer(cx, &farmer).await?;
    }
    Ok(())
}

async fn erase_farmer(cx: &mut Cx<'_>, farmer: &Person) -> Outcome<()> {
    let open = cx.tx.orders().open_codes(farmer.id).await?;
    if !open.is_empty() {
        return Err(Refusal::OpenOrders(open).into());
    }
    cx.tx.persons().end_roles(farmer.id, cx.now).await?;
    end_all(cx, farmer, RoleKind::ALL, Cause::AccountEnds).await?;
    cx.tx.persons().withdraw_consent(farmer.id, cx.now).await?;
    cx.tx.personal_data().erase(farmer, cx.now).await?;
    Ok(cx.record_for(farmer.id, Subject::Person(farmer.id), EventKind::Deleted, Change::default()).await?)
}

/// Erases a farmer whom the actor registered and who wishes to be kept no more.
///
/// # Errors
/// [`Refusal::RoleNeeded`], [`Refusal::NotFound`] for another's farmer, [`Refusal::OpenOrders`]; the store's.
pub async fn forget_farmer(cx: &mut Cx<'_>, id: PersonId) -> Outcome<()> {
    let farmer = farmer(cx, id).await?;
    erase_farmer(cx, &farmer).await
}

/// Withdraws consent: the phone number is forgotten, offers are withdrawn, requests that wait are ended and the other side is told, roles
/// end. What was agreed and not loaded is cancelled where its side has nobody left, the own goods of a seller among it. Returns how many
/// offers were withdrawn.
pub async fn stop(cx: &mut Cx<'_>) -> Outcome<i64> {
    cx.tx.persons().end_roles(cx.actor.id, cx.now).await?;
    let ended = end_all(cx, cx.actor, RoleKind::ALL, Cause::AccountEnds).await?;
    cx.tx.offers().forget_photos(cx.actor.id).await?;
    cx.tx.load_photos().forget(cx.actor.id).await?;
    forward_news(cx.tx, cx.actor, Absence::AccountEnds, cx.now).await?;
    cx.tx.personal_data().cut_phone_out(cx.actor).await?;
    cx.tx.persons().set_phone(cx.actor.id, None).await?;
    cx.tx.persons().withdraw_consent(cx.actor.id, cx.now).await?;
    if let Some(chat) = cx.actor.chat {
        cx.tx.forget_chat_messages(chat).await?;
    }
    cx.record(Subject::Person(cx.actor.id), EventKind::Stopped, Change::default()).await?;
    Ok(i64::try_from(ended.offers.len()).unwrap_or(i64::MAX))
}

/// Ends what a person held in roles that have ended by an act of the actor.
async fn end_all(cx: &mut Cx<'_>, person: &Person, roles: &[RoleKind], cause: Cause) -> store::Result<Ended> {
    let loss = Loss { person, roles, cause, by: Some(cx.actor.id), update: cx.update };
    end_holdings(cx.tx, &loss, cx.now).await
}
