//! People whom Telegram can't reach, and who come back.

use chrono::{DateTime, Utc};

use super::{
    context::{Change, record_time},
    holdings::end_what_nobody_approves,
    news_forwarding::{Absence, forward_news},
    news_lifetime::is_stale,
    offer_transition::move_offer,
    subscriptions::note_offer,
    telling::{tell, tell_buyer},
    transition::Cause,
};
use crate::{
    domain::{
        event::EventKind,
        lifecycle::Urgency,
        offer::{OfferEvent, OfferStatus},
        person::ChatId,
    },
    notice::{Notice, OrderFacts},
    store::{self, Subject, Tx, UnsentNews},
};

/// Telegram says that messages to this chat can't be delivered: the person's offers pause, and buyers who
/// wait for his answer are told at once; colleagues are told what he was not sent of their orders, and what
/// only he could approve ends. Saying it twice changes nothing.
pub async fn mark_unreachable(tx: &mut Tx, chat: ChatId, now: DateTime<Utc>) -> store::Result<()> {
    let Some(person) = tx.persons().by_chat(chat).await?.filter(|p| p.unreachable_since.is_none()) else { return Ok(()) };
    tx.persons().set_reach(person.id, Some(now)).await?;
    record_time(tx, Subject::Person(person.id), EventKind::Unreachable, Change::default(), now).await?;
    for id in tx.offers().entered_by(person.id, OfferStatus::Published).await? {
        if let Some(moved) = move_offer(tx, id, OfferEvent::Pause, |_| true).await? {
            record_time(tx, Subject::Offer(id), moved.kind, moved.change, now).await?;
        }
    }
    for order in tx.orders().requests_to(person.id).await? {
        let facts = OrderFacts::from(&order);
        tell_buyer(tx, &order, Notice::SellerUnreachable { order: facts }, Urgency::Immediate, now).await?;
    }
    Box::pin(end_what_nobody_approves(tx, &person, (Cause::Unreachable, None), now)).await?;
    forward_news(tx, &person, Absence::Unreachable, now).await
}

/// The person wrote or unblocked the bot: offers that paused are up again, if their time has not passed.
pub async fn mark_reachable(tx: &mut Tx, chat: ChatId, now: DateTime<Utc>) -> store::Result<()> {
    let Some(person) = tx.persons().by_chat(chat).await?.filter(|p| p.unreachable_since.is_some()) else { return Ok(()) };
    tx.persons().set_reach(person.id, None).await?;
    record_time(tx, Subject::Person(person.id), EventKind::Reachable, Change::default(), now).await?;
    let mut count = 0;
    for id in tx.offers().entered_by(person.id, OfferStatus::Paused).await? {
        if let Some(moved) = move_offer(tx, id, OfferEvent::Resume, |offer| now < offer.valid_until).await? {
            record_time(tx, Subject::Offer(id), moved.kind, moved.change, now).await?;
            note_offer(tx, &moved.offer, now).await?;
            count += 1;
        }
    }
    if count > 0 {
        tell(tx, person.id, Notice::OffersResumed { count }, Urgency::AfterQuietHours, now).await?;
    }
    Ok(())
}

/// Drops what has become stale of the messages to somebody who could not be reached and comes back: all digests but the latest,
/// answers older than a day, and what is no news any more. What became of orders stays.
pub async fn drop_stale(tx: &mut Tx, chat: ChatId, now: DateTime<Utc>) -> store::Result<()> {
    tx.expire_messages(chat, now).await?;
    for UnsentNews { row, at, notice } in tx.unsent_news(chat).await? {
        if is_stale(tx, &notice, at, now).await? {
            tx.withdraw_message(row, now).await?;
        }
    }
    Ok(())
}
