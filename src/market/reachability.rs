//! People whom Telegram can't reach, and who come back.

use chrono::{DateTime, Duration, Utc};

use super::{
    context::{Change, record_time, tell, tell_buyer},
    news_forwarding::{Absence, forward_news},
    offer_transition::move_offer,
    subscriptions::note_offer,
};
use crate::{
    domain::{
        event::EventKind,
        lifecycle::Urgency,
        offer::{OfferEvent, OfferStatus},
        order::OrderStatus,
        person::ChatId,
        wib,
    },
    notice::{Notice, OrderFacts},
    store::{self, Subject, Tx, UnsentNews},
};

/// Telegram says that messages to this chat can't be delivered: the person's offers pause, and buyers who
/// wait for his answer are told at once; colleagues are told what he was not sent of their orders. Saying it twice changes nothing.
pub async fn mark_unreachable(tx: &mut Tx, chat: ChatId, now: DateTime<Utc>) -> store::Result<()> {
    let Some(person) = tx.persons().by_chat(chat).await?.filter(|p| p.unreachable_since.is_none()) else { return Ok(()) };
    tx.persons().set_reach(person.id, Some(now)).await?;
    record_time(tx, Subject::Person(person.id), EventKind::Unreachable, Change::default(), now).await?;
    for id in tx.offers().entered_by(person.id, OfferStatus::Published).await? {
        if let Some(moved) = move_offer(tx, id, OfferEvent::Pause, now, |_| true).await? {
            record_time(tx, Subject::Offer(id), moved.kind, moved.change, now).await?;
        }
    }
    for order in tx.orders().requests_to(person.id).await? {
        let facts = OrderFacts::from(&order);
        tell_buyer(tx, &order, Notice::SellerUnreachable { order: facts }, Urgency::Immediate, now).await?;
    }
    forward_news(tx, &person, Absence::Unreachable, now).await
}

/// The person wrote or unblocked the bot: offers that paused are up again, if their time has not passed.
pub async fn mark_reachable(tx: &mut Tx, chat: ChatId, now: DateTime<Utc>) -> store::Result<()> {
    let Some(person) = tx.persons().by_chat(chat).await?.filter(|p| p.unreachable_since.is_some()) else { return Ok(()) };
    tx.persons().set_reach(person.id, None).await?;
    record_time(tx, Subject::Person(person.id), EventKind::Reachable, Change::default(), now).await?;
    let mut count = 0;
    for id in tx.offers().entered_by(person.id, OfferStatus::Paused).await? {
        if let Some(moved) = move_offer(tx, id, OfferEvent::Resume, now, |offer| now < offer.valid_until).await? {
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

/// News of one's own goods that waited longer is not news any more.
const NEWS_LIFETIME: Duration = Duration::days(1);

/// Drops what has become stale of the messages to somebody who could not be reached and comes back: all digests but the latest,
/// answers older than a day, requests and reminders of what is not open any more, and yesterday's news of the own goods. What
/// became of orders stays.
pub async fn drop_stale(tx: &mut Tx, chat: ChatId, now: DateTime<Utc>) -> store::Result<()> {
    tx.expire_messages(chat, now).await?;
    for UnsentNews { row, at, notice } in tx.unsent_news(chat).await? {
        let is_stale = match &notice {
            Notice::OrderRequest { order } | Notice::OrderReminder { order } | Notice::SellerUnreachable { order } => {
                tx.orders().get(order.id).await?.is_none_or(|order| order.status() != OrderStatus::Requested)
            }
            Notice::OfferExpiring { offer } => now >= offer.valid_until,
            Notice::OffersExpiring { offers } => offers.iter().all(|offer| now >= offer.valid_until),
            Notice::RoutinePrompt { .. } => wib::day(at) != wib::day(now),
            Notice::OfferExpired { .. } | Notice::OffersExpired { .. } | Notice::OffersResumed { .. } | Notice::AdminAlert { .. } => {
                now - at > NEWS_LIFETIME
            }
            _ => false,
        };
        if is_stale {
            tx.withdraw_message(row, now).await?;
        }
    }
    Ok(())
}
