//! A seller with eggs, buyers, and the market's use cases one transaction each, below the conversations.

use chrono::{DateTime, Utc};
use tembus::{
    domain::{
        money::{Price, Rupiah},
        offer::{Handover, Offer, OfferId, Terms},
        order::{Along, CancelReason, Detail, Order, OrderEvent, OrderId},
        person::{ChatId, Organization, PersonId, Role, SellerKind},
        place::Region,
        quantity::Quantity,
        tolerance::Tolerance,
        unit::Unit,
        wib,
    },
    market::{self, Cx, Error, OfferDraft, Outcome},
    store::Db,
};

/// Runs one use case as `person`, in a transaction that commits unless the store failed.
macro_rules! cx {
    ($db:expr, $person:expr, $now:expr, $cx:ident => $body:expr) => {{
        let mut tx = $db.begin().await?;
        let actor = tx.persons().get($person).await?.expect("a person");
        let mut $cx = Cx { tx: &mut tx, now: $now, actor: &actor, update: None };
        let outcome = $body.await;
        if !matches!(outcome, Err(Error::Store(_))) {
            tx.commit().await?;
        }
        outcome
    }};
}

/// So many kilograms.
pub(super) fn kg(kg: i64) -> Quantity {
    Quantity { base: kg * Unit::Kg.base(), unit: Unit::Kg }
}

/// The price per kilogram.
pub(super) fn rupiah(amount: i64) -> Price {
    Price { amount: Rupiah(amount), per: Unit::Kg }
}

/// A person with a role, made without a conversation.
pub(super) async fn person(db: &Db, chat: i64, role: Role, now: DateTime<Utc>) -> PersonId {
    let mut tx = db.begin().await.expect("a transaction");
    let person = tx.persons().insert(ChatId(chat), &format!("Orang {chat}"), now).await.expect("a person");
    tx.persons().give_consent(person, market::CONSENT_VERSION, now).await.expect("a consent");
    tx.persons().grant(person, role, now).await.expect("a role");
    if role == Role::Seller {
        tx.persons().set_business(person, "Gedog", Region::Kota, Some(SellerKind::Breeder)).await.expect("a business");
    }
    tx.commit().await.expect("a commit");
    person
}

/// A seller, and buyers of all three organisations in turn.
pub(super) async fn cast(db: &Db, buyers: i64, now: DateTime<Utc>) -> (PersonId, Vec<PersonId>) {
    let seller = person(db, 1, Role::Seller, now).await;
    let mut all = Vec::new();
    for (n, organization) in (0..buyers).zip(Organization::ALL.iter().cycle()) {
        all.push(person(db, 100 + n, Role::Buyer(*organization), now).await);
    }
    (seller, all)
}

fn eggs(now: DateTime<Utc>) -> Terms {
    Terms {
        commodity: "EGG_LAYER".to_owned(),
        goods: String::new(),
        pack: None,
        price: rupiah(26_500),
        handover: Handover::SellerSite,
        ready_from: wib::day(now),
        ready_until: None,
        place: "Gedog".to_owned(),
        region: Region::Kota,
        note: None,
        tolerance: Tolerance::NONE,
    }
}

pub(super) async fn publish(db: &Db, seller: PersonId, offered: Quantity, now: DateTime<Utc>) -> Outcome<Offer> {
    let draft = OfferDraft { terms: eggs(now), quantity: offered, nego: false, photo: None };
    cx!(db, seller, now, cx => market::publish(&mut cx, draft))
}

/// A farmer of Gedog without a phone whom the assistant registers.
pub(super) async fn registered(db: &Db, assistant: PersonId, now: DateTime<Utc>) -> PersonId {
    let registering = async || -> Outcome<PersonId> {
        cx!(db, assistant, now, cx => market::register_farmer(&mut cx, "Petani", SellerKind::Breeder, ("Gedog", Region::Kota)))
    };
    registering().await.expect("a farmer")
}

pub(super) async fn publish_for(db: &Db, assistant: PersonId, farmer: PersonId, offered: Quantity, now: DateTime<Utc>) -> Outcome<Offer> {
    let draft = OfferDraft { terms: eggs(now), quantity: offered, nego: false, photo: None };
    cx!(db, assistant, now, cx => market::publish_for(&mut cx, farmer, draft))
}

/// The buyer asks to end an agreed order together.
pub(super) async fn ask_to_cancel(db: &Db, buyer: PersonId, id: OrderId, now: DateTime<Utc>) -> Outcome<()> {
    let detail = Detail { reason: Some(CancelReason::PriceChanged), ..Detail::default() };
    cx!(db, buyer, now, cx => market::transition(&mut cx, id, 2, OrderEvent::AskCancel, &detail)).map(drop)
}

/// The goods of an order that is agreed are sent.
pub(super) async fn depart(db: &Db, seller: PersonId, id: OrderId, loaded: Quantity, now: DateTime<Utc>) -> Outcome<()> {
    let (version, detail) = (order(db, id).await.version, Detail { loaded: Some(loaded), ..Detail::default() });
    cx!(db, seller, now, cx => market::transition(&mut cx, id, version, OrderEvent::Depart, &detail)).map(drop)
}

/// The same on the truck of another load.
pub(super) async fn depart_along(db: &Db, seller: PersonId, id: OrderId, along: Along, now: DateTime<Utc>) -> Outcome<()> {
    let order = order(db, id).await;
    let detail = Detail { loaded: Some(order.quantity), plate: along.plate.clone(), along: Some(Box::new(along)), ..Detail::default() };
    cx!(db, seller, now, cx => market::transition(&mut cx, id, order.version, OrderEvent::Depart, &detail)).map(drop)
}

/// The freight of the truck that took the first load of an order.
pub(super) async fn say_freight(db: &Db, seller: PersonId, id: OrderId, freight: Rupiah, now: DateTime<Utc>) -> Outcome<()> {
    cx!(db, seller, now, cx => market::say_freight(&mut cx, id, 1, freight)).map(drop)
}

/// They arrive, and so much of them is accepted.
pub(super) async fn receive(db: &Db, buyer: PersonId, id: OrderId, accepted: Quantity, now: DateTime<Utc>) -> Outcome<()> {
    let (version, detail) = (order(db, id).await.version, Detail { loaded: Some(accepted), accepted: Some(accepted), ..Detail::default() });
    cx!(db, buyer, now, cx => market::transition(&mut cx, id, version, OrderEvent::Receive, &detail)).map(drop)
}

pub(super) async fn request(db: &Db, buyer: PersonId, id: OfferId, terms: i64, quantity: Quantity, now: DateTime<Utc>) -> Outcome<Order> {
    let asked = cx!(db, buyer, now, cx => market::request(&mut cx, id, terms, quantity))?;
    assert_eq!(asked, order(db, asked.id).await, "what is kept is what was told");
    Ok(asked)
}

pub(super) async fn accept(db: &Db, seller: PersonId, id: OrderId, version: i64, now: DateTime<Utc>) -> Outcome<()> {
    cx!(db, seller, now, cx => market::transition(&mut cx, id, version, OrderEvent::Accept, &Detail::default())).map(drop)
}

pub(super) async fn decline(db: &Db, seller: PersonId, id: OrderId, version: i64, now: DateTime<Utc>) -> Outcome<()> {
    cx!(db, seller, now, cx => market::transition(&mut cx, id, version, OrderEvent::Decline, &Detail::default())).map(drop)
}

pub(super) async fn withdraw_request(db: &Db, buyer: PersonId, id: OrderId, version: i64, now: DateTime<Utc>) -> Outcome<()> {
    cx!(db, buyer, now, cx => market::transition(&mut cx, id, version, OrderEvent::Withdraw, &Detail::default())).map(drop)
}

pub(super) async fn cancel(db: &Db, person: PersonId, id: OrderId, version: i64, now: DateTime<Utc>) -> Outcome<()> {
    cx!(db, person, now, cx => market::transition(&mut cx, id, version, OrderEvent::Cancel, &Detail::because(CancelReason::NoGoods, None)))
        .map(drop)
}

pub(super) async fn set_quantity(db: &Db, seller: PersonId, id: OfferId, version: i64, q: Quantity, now: DateTime<Utc>) -> Outcome<()> {
    cx!(db, seller, now, cx => market::set_quantity(&mut cx, id, version, q)).map(drop)
}

pub(super) async fn set_price(db: &Db, seller: PersonId, id: OfferId, version: i64, price: Price, now: DateTime<Utc>) -> Outcome<()> {
    cx!(db, seller, now, cx => market::set_price(&mut cx, id, version, price)).map(drop)
}

pub(super) async fn withdraw(db: &Db, seller: PersonId, id: OfferId, version: i64, now: DateTime<Utc>) -> Outcome<()> {
    cx!(db, seller, now, cx => market::withdraw(&mut cx, id, version)).map(drop)
}

pub(super) async fn renew(db: &Db, seller: PersonId, id: OfferId, version: i64, now: DateTime<Utc>) -> Outcome<()> {
    cx!(db, seller, now, cx => market::renew(&mut cx, id, version)).map(drop)
}

/// Time passes over one order and one offer.
pub(super) async fn lapse(db: &Db, id: OrderId, now: DateTime<Utc>) -> Outcome<()> {
    let mut tx = db.begin().await?;
    market::lapse_request(&mut tx, id, now).await?;
    Ok(tx.commit().await?)
}

pub(super) async fn expire(db: &Db, id: OfferId, now: DateTime<Utc>) -> Outcome<()> {
    let mut tx = db.begin().await?;
    market::expire_offer(&mut tx, id, now).await?;
    Ok(tx.commit().await?)
}

/// The rows as they are now.
pub(super) async fn offer(db: &Db, id: OfferId) -> Offer {
    db.read().await.expect("a transaction").offers().get(id).await.expect("a readable row").expect("the offer")
}

pub(super) async fn order(db: &Db, id: OrderId) -> Order {
    db.read().await.expect("a transaction").orders().get(id).await.expect("a readable row").expect("the order")
}
