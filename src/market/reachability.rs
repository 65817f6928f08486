//! People whom Telegram can't reach, and who come back.

use chrono::{DateTime, Utc};

use super::context::{Change, Urgency, record_time, tell, tell_buyer};
use crate::{
    domain::{offer::OfferStatus, person::ChatId},
    notice::{Notice, OrderFacts},
    store::{self, Tx},
};

/// Telegram says that messages to this chat can't be delivered: the person's offers pause, and buyers who
/// wait for his answer are told at once. Saying it twice changes nothing.
pub async fn mark_unreachable(tx: &mut Tx, chat: ChatId, now: DateTime<Utc>) -> store::Result<()> {
    let Some(person) = tx.person_by_chat(chat).await?.filter(|p| p.unreachable_since.is_none()) else { return Ok(()) };
    tx.set_reach(person.id, Some(now)).await?;
    record_time(tx, ("person", person.id.0), "unreachable", Change::default(), now).await?;
    let change = Change::between(OfferStatus::Published.code(), OfferStatus::Paused.code());
    for offer in tx.pause_offers(person.id).await? {
        record_time(tx, ("offer", offer.0), "paused", change, now).await?;
    }
    for order in tx.requests_to(person.id).await? {
        let facts = OrderFacts::from(&order);
        tell_buyer(tx, &order, Notice::SellerUnreachable { order: facts }, Urgency::Now, now).await?;
    }
    Ok(())
}

/// The person wrote or unblocked the bot: offers that paused are up again, if their time has not passed.
pub async fn mark_reachable(tx: &mut Tx, chat: ChatId, now: DateTime<Utc>) -> store::Result<()> {
    let Some(person) = tx.person_by_chat(chat).await?.filter(|p| p.unreachable_since.is_some()) else { return Ok(()) };
    tx.set_reach(person.id, None).await?;
    record_time(tx, ("person", person.id.0), "reachable", Change::default(), now).await?;
    let offers = tx.resume_offers(person.id, now).await?;
    let change = Change::between(OfferStatus::Paused.code(), OfferStatus::Published.code());
    for offer in &offers {
        record_time(tx, ("offer", offer.0), "resumed", change, now).await?;
    }
    if !offers.is_empty() {
        let count = i64::try_from(offers.len()).unwrap_or(i64::MAX);
        tell(tx, person.id, Notice::OffersResumed { count }, Urgency::Waits, now).await?;
    }
    Ok(())
}
