//! Coming in, changing one's data, and leaving.

use chrono::{DateTime, Utc};

use super::act::{Act, Change, Error, Outcome, Refusal, Urgency};
use crate::{
    domain::{
        commodity::Commodity,
        notice::{Notice, OrderFacts, PersonalData},
        order::{OrderMove, OrderStatus, Side},
        person::{ChatId, DigestDays, PersonId, Role, RoleKind, SellerKind},
        place::Region,
    },
    store::{self, Event, OrderStep, Party, Tx},
};

/// The version of the consent text that people agree to now; raised whenever its meaning changes.
pub const CONSENT_VERSION: &str = "2026-11";

/// What a stranger filled in.
#[derive(Debug, Clone)]
pub struct Registration {
    /// How the person wishes to be called.
    pub name: String,
    /// As a seller: business, place and region.
    pub business: Option<(SellerKind, String, Region)>,
    /// As anything else: the hash of the invitation's code.
    pub invitation: Option<String>,
}

/// Makes an account, or opens one again whose consent was withdrawn. The invitation is used up now.
///
/// # Errors
/// [`Refusal::CodeUsed`]; the store's.
pub async fn register(
    tx: &mut Tx,
    chat: ChatId,
    filled: &Registration,
    now: DateTime<Utc>,
    update: Option<i64>,
) -> Outcome<(PersonId, Role)> {
    let role = match &filled.invitation {
        Some(hash) => tx.claim_invitation(hash, now).await?.ok_or(Refusal::CodeUsed)?,
        None => Role::Seller,
    };
    let person = match tx.person_by_chat(chat).await? {
        Some(known) => {
            tx.set_name(known.id, &filled.name).await?;
            known.id
        }
        None => tx.insert_person(chat, &filled.name, now).await?,
    };
    if let Some(hash) = &filled.invitation {
        tx.invitation_taken_by(hash, person).await?;
    }
    tx.give_consent(person, CONSENT_VERSION, now).await?;
    if let Some((kind, place, region)) = &filled.business {
        tx.set_business(person, place, *region, Some(*kind)).await?;
    }
    tx.grant(person, role, now).await?;
    tx.record(&joined(person, role, now, update)).await?;
    Ok((person, role))
}

fn joined(person: PersonId, role: Role, now: DateTime<Utc>, update: Option<i64>) -> Event<'static> {
    Event {
        at: now,
        actor: Some(person),
        on_behalf_of: None,
        subject: "person",
        subject_id: person.0,
        kind: "took_role",
        before: None,
        after: Some(role.kind().code()),
        reason: None,
        update,
    }
}

/// Takes one more role by invitation.
///
/// # Errors
/// [`Refusal::CodeUsed`]; the store's.
pub async fn add_role(act: &mut Act<'_>, hash: &str) -> Outcome<Role> {
    let role = act.tx.claim_invitation(hash, act.now).await?.ok_or(Refusal::CodeUsed)?;
    act.tx.invitation_taken_by(hash, act.actor.id).await?;
    act.tx.grant(act.actor.id, role, act.now).await?;
    act.tx.record(&joined(act.actor.id, role, act.now, act.update)).await?;
    Ok(role)
}

/// Somebody with an account begins to sell: that is open to all.
///
/// # Errors
/// The store's.
pub async fn become_seller(act: &mut Act<'_>, kind: SellerKind, place: &str, region: Region) -> Outcome<()> {
    act.tx.set_business(act.actor.id, place, region, Some(kind)).await?;
    act.tx.grant(act.actor.id, Role::Seller, act.now).await?;
    act.tx.record(&joined(act.actor.id, Role::Seller, act.now, act.update)).await?;
    Ok(())
}

/// Changes how the person is called.
///
/// # Errors
/// The store's.
pub async fn set_name(act: &mut Act<'_>, name: &str) -> Outcome<()> {
    act.tx.set_name(act.actor.id, name).await?;
    Ok(act.record(("person", act.actor.id.0), "changed_name", Change::default()).await?)
}

/// Changes where the person's goods usually are. Offers that are up keep their place.
///
/// # Errors
/// The store's.
pub async fn set_place(act: &mut Act<'_>, place: &str, region: Region) -> Outcome<()> {
    act.tx.set_business(act.actor.id, place, region, None).await?;
    Ok(act.record(("person", act.actor.id.0), "changed_place", Change::default()).await?)
}

/// Keeps a phone number that the person shared, or forgets it.
///
/// # Errors
/// The store's.
pub async fn set_phone(act: &mut Act<'_>, phone: Option<&str>) -> Outcome<()> {
    act.tx.set_phone(act.actor.id, phone).await?;
    let kind = if phone.is_some() { "shared_phone" } else { "removed_phone" };
    Ok(act.record(("person", act.actor.id.0), kind, Change::default()).await?)
}

/// Changes when an official is sent the digest.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; the store's.
pub async fn set_digest(act: &mut Act<'_>, hour: u32, days: DigestDays) -> Outcome<()> {
    act.needs(RoleKind::Official)?;
    act.tx.set_digest(act.actor.id, hour, days).await?;
    Ok(act.record(("person", act.actor.id.0), "changed_digest", Change::default()).await?)
}

/// All that is kept about the actor.
///
/// # Errors
/// The store's.
pub async fn personal_data(act: &mut Act<'_>) -> Outcome<PersonalData> {
    let p = act.actor;
    let named = |code: &str| Commodity::by_code(code).map_or_else(|| code.to_owned(), |goods| goods.name.clone());
    let routines = act.tx.own_routines(p.id).await?.into_iter().map(|r| (named(&r.commodity), r.rhythm)).collect();
    Ok(PersonalData {
        name: p.name.clone(),
        phone: p.phone.clone(),
        place: p.place.clone(),
        seller_kind: p.seller_kind,
        roles: p.roles.clone(),
        consent: act.tx.consent(p.id).await?,
        offers: act.tx.own_offer_numbers(p.id).await?,
        photos: act.tx.photos(p.id).await?,
        orders: act.tx.own_order_codes(p.id).await?,
        routines,
    })
}

/// Whether the account can be deleted now.
///
/// # Errors
/// [`Refusal::OpenOrders`]; the store's.
pub async fn may_delete(act: &mut Act<'_>) -> Outcome<()> {
    let open = act.tx.open_order_codes(act.actor.id).await?;
    if open.is_empty() { Ok(()) } else { Err(Refusal::OpenOrders(open).into()) }
}

/// Deletes the account: offers are withdrawn, name, phone, place and chat are removed, trade stays without them.
///
/// # Errors
/// [`Refusal::OpenOrders`]; the store's.
pub async fn delete_account(act: &mut Act<'_>) -> Outcome<()> {
    // Nobody may ask for the goods between the look at the orders and the end of the offers.
    for offer in act.tx.own_offer_numbers(act.actor.id).await? {
        act.tx.lock_offer(offer).await?;
    }
    may_delete(act).await?;
    withdraw_offers(act).await?;
    act.tx.end_roles(act.actor.id, act.now).await?;
    act.tx.end_routines(act.actor.id, act.now).await?;
    act.tx.withdraw_consent(act.actor.id, act.now).await?;
    if let Some(chat) = act.actor.chat {
        act.tx.forget_chat_messages(chat).await?;
    }
    act.tx.forget_person(act.actor.id, act.now).await?;
    Ok(act.record(("person", act.actor.id.0), "deleted", Change::default()).await?)
}

/// Withdraws consent: the phone number is forgotten, offers are withdrawn, requests that wait are ended and the other side is told, roles
/// end. What was agreed stays between the parties. Returns how many offers were withdrawn.
///
/// # Errors
/// The store's.
pub async fn stop(act: &mut Act<'_>) -> Outcome<i64> {
    let withdrawn = withdraw_offers(act).await?;
    end_requests(act).await?;
    act.tx.set_phone(act.actor.id, None).await?;
    act.tx.end_roles(act.actor.id, act.now).await?;
    act.tx.end_routines(act.actor.id, act.now).await?;
    act.tx.withdraw_consent(act.actor.id, act.now).await?;
    if let Some(chat) = act.actor.chat {
        act.tx.forget_chat_messages(chat).await?;
    }
    act.record(("person", act.actor.id.0), "stopped", Change::default()).await?;
    Ok(withdrawn)
}

async fn withdraw_offers(act: &mut Act<'_>) -> store::Result<i64> {
    let offers = act.tx.withdraw_all_offers(act.actor.id).await?;
    act.tx.forget_photos(act.actor.id).await?;
    for offer in &offers {
        act.record(("offer", offer.0), "withdrawn", Change::default().because("account")).await?;
    }
    Ok(i64::try_from(offers.len()).unwrap_or(i64::MAX))
}

/// Declines what waits for the actor as a seller, takes back what the actor asked for as a buyer.
async fn end_requests(act: &mut Act<'_>) -> Outcome<()> {
    for order in act.tx.requests_with(act.actor.id).await? {
        act.tx.lock_offer(order.offer).await?;
        let sells = order.seller == act.actor.id || order.entered_by == act.actor.id;
        let (step, party, side) = if sells {
            (OrderMove::Decline, Party::Seller(order.seller), Side::Seller)
        } else {
            (OrderMove::Withdraw, Party::Buyer(order.organization), Side::Buyer)
        };
        let Ok(to) = OrderStatus::Requested.after(step) else { continue };
        let step = OrderStep { order: order.id, version: order.version, from: OrderStatus::Requested, to, party };
        if !act.tx.move_order(&step, act.now).await? {
            continue;
        }
        let offer = act.tx.release(order.offer, order.quantity.base).await?.ok_or_else(|| Error::missing("offers", order.offer.0))?;
        if !sells {
            act.tx.insert_cancellation(order.id, side, act.actor.id, None, None, act.now).await?;
        }
        act.record(("order", order.id.0), to.code(), Change::between("requested", to.code()).because("account")).await?;
        let order = act.tx.order(order.id).await?.ok_or_else(|| Error::missing("orders", order.id.0))?;
        let (facts, remaining) = (OrderFacts::from(&order), offer.remaining());
        if sells {
            act.tell_buyer(&order, Notice::OrderDeclined { order: facts, remaining }).await?;
        } else {
            act.tell(order.entered_by, Notice::OrderWithdrawn { order: facts, remaining }, Urgency::Now).await?;
        }
    }
    Ok(())
}
