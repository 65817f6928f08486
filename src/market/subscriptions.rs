//! *Kabari saya*: buyers are told of offers, sellers of demands. What may be news is noted in the transaction that makes or
//! changes an offer or a demand, and told within a minute, or in the morning, to whom it still is news by then.

use chrono::{DateTime, Duration, Utc};

use super::{
    context::{Cx, Outcome, Refusal},
    search::live_goods,
    telling::tell,
};
use crate::{
    domain::{
        budgets::Budgets,
        commodity::GoodsCode,
        demand::{Demand, DemandId},
        lifecycle::Urgency,
        offer::{Offer, OfferId},
        person::{Person, RoleKind},
        place::Region,
        search::Limits,
        subscription::{Subscription, SubscriptionId, SubscriptionKind, next_at},
        wib,
    },
    notice::{DemandFacts, Notice, OfferFacts, OverBudget, SubscriptionFacts},
    store::{self, Tx},
};

/// Among so many own offers a seller's goods are looked for.
const RECENT: i64 = 20;
/// How many offers or demands one message shows.
const SHOWN: usize = 5;
/// What somebody was told of is kept this long, so that nobody is told twice.
const NEWS_RETENTION: Duration = Duration::days(180);
/// Subscriptions that have ended are kept this long.
const ENDED_RETENTION: Duration = Duration::days(30);

/// What the person can subscribe to: buyers to offers, sellers and assistants to demands.
fn kind_for(cx: &Cx<'_>) -> Result<SubscriptionKind, Refusal> {
    if cx.actor.is(RoleKind::Buyer) {
        return Ok(SubscriptionKind::Offers);
    }
    cx.answers()?;
    Ok(SubscriptionKind::Demands)
}

/// Goods in which the actor may be interested: what is offered for who buys, what he entered himself of late for who sells.
pub async fn interesting_goods(cx: &mut Cx<'_>) -> Outcome<Vec<String>> {
    match kind_for(cx)? {
        SubscriptionKind::Offers => live_goods(cx).await,
        SubscriptionKind::Demands => {
            let offers = cx.tx.offers().own(cx.actor.id, RECENT, 0).await?;
            Ok(offers.into_iter().map(|offer| offer.terms.commodity).collect())
        }
    }
}

/// Keeps that the actor wants to be told of these goods; one that there is takes the new limits. A seller sets no price.
///
/// # Errors
/// [`Refusal::RoleNeeded`]; [`Refusal::NotFound`] for goods outside the catalogue; [`Refusal::OverBudget`].
pub async fn subscribe(cx: &mut Cx<'_>, budgets: &Budgets, goods: &GoodsCode, limits: &Limits) -> Outcome<Subscription> {
    let kind = kind_for(cx)?;
    cx.tx.catalogue(goods.as_str()).await?.ok_or(Refusal::NotFound)?;
    let price = limits.price.filter(|_| kind == SubscriptionKind::Offers);
    let limits = Limits { price, quantity: limits.quantity, days: None };
    let id = match cx.tx.subscriptions().of_goods(cx.actor.id, kind, goods.as_str()).await? {
        Some(known) => {
            cx.tx.subscriptions().set_limits(known.id, &limits).await?;
            known.id
        }
        None => {
            let used = i64::try_from(cx.tx.subscriptions().own(cx.actor.id).await?.len()).unwrap_or(i64::MAX);
            let most = i64::from(budgets.subscriptions);
            if most > 0 && used >= most {
                return Err(Refusal::OverBudget(OverBudget::Subscriptions { most }).into());
            }
            cx.tx.subscriptions().insert(cx.actor.id, kind, goods.as_str(), &limits, cx.now).await?
        }
    };
    own_subscription(cx, id).await
}

/// What the actor asked to be told of.
pub async fn own_subscriptions(cx: &mut Cx<'_>) -> Outcome<Vec<Subscription>> {
    cx.active()?;
    Ok(cx.tx.subscriptions().own(cx.actor.id).await?)
}

/// One of them, also one that has ended.
///
/// # Errors
/// [`Refusal::NotFound`] for another's.
pub async fn own_subscription(cx: &mut Cx<'_>, id: SubscriptionId) -> Outcome<Subscription> {
    let own = cx.tx.subscriptions().get(id).await?.filter(|subscription| subscription.person == cx.actor.id);
    Ok(own.ok_or(Refusal::NotFound)?)
}

/// Sets whether the actor is told once a day.
///
/// # Errors
/// [`Refusal::NotFound`] for another's, or one that has ended.
pub async fn set_daily(cx: &mut Cx<'_>, id: SubscriptionId, daily: bool) -> Outcome<Subscription> {
    let before = own_subscription(cx, id).await?;
    change(cx, Subscription { daily, next_at: next_at(daily, cx.now), ..before }).await
}

/// Sets where the goods have to come from; from anywhere, if `None`.
///
/// # Errors
/// [`Refusal::NotFound`] for another's, one that has ended, or one to demands.
pub async fn set_region(cx: &mut Cx<'_>, id: SubscriptionId, region: Option<Region>) -> Outcome<Subscription> {
    let before = own_subscription(cx, id).await?;
    if before.kind == SubscriptionKind::Demands {
        return Err(Refusal::NotFound.into());
    }
    change(cx, Subscription { region, ..before }).await
}

async fn change(cx: &mut Cx<'_>, after: Subscription) -> Outcome<Subscription> {
    if cx.tx.subscriptions().change(&after).await? { Ok(after) } else { Err(Refusal::NotFound.into()) }
}

/// The actor is told no more. Ending it twice is as good as once.
///
/// # Errors
/// [`Refusal::NotFound`] for another's.
pub async fn unsubscribe(cx: &mut Cx<'_>, id: SubscriptionId) -> Outcome<Subscription> {
    let own = own_subscription(cx, id).await?;
    cx.tx.subscriptions().end(id, cx.actor.id, cx.now).await?;
    Ok(own)
}

/// An offer came up, or became another one: it may be news.
pub(super) async fn note_offer(tx: &mut Tx, offer: &Offer, now: DateTime<Utc>) -> store::Result<()> {
    tx.subscriptions().note_offer(offer, now).await
}

/// Notes a demand for those who asked to be told of such goods.
pub(super) async fn note_demand(tx: &mut Tx, demand: &Demand, now: DateTime<Utc>) -> store::Result<()> {
    tx.subscriptions().note_demand(demand, now).await
}

/// Subscriptions with something to tell at `now`. At night nobody is told; in the morning all of the night is one message.
pub(super) async fn due(tx: &mut Tx, now: DateTime<Utc>) -> store::Result<Vec<SubscriptionId>> {
    if wib::is_quiet(now) { Ok(Vec::new()) } else { tx.subscriptions().due(now).await }
}

/// Tells a person what was found, as far as it still fits.
pub(super) async fn tell_found(tx: &mut Tx, id: SubscriptionId, now: DateTime<Utc>) -> store::Result<()> {
    let Some(subscription) = tx.subscriptions().get(id).await? else { return Ok(()) };
    if !tx.subscriptions().move_on(&subscription, next_at(subscription.daily, now)).await? {
        return Ok(());
    }
    let Some(person) = tx.persons().get(subscription.person).await?.filter(|person| may_read(person, &subscription)) else {
        return tx.subscriptions().end(id, subscription.person, now).await;
    };
    let waiting = tx.subscriptions().waiting(id).await?;
    let facts = SubscriptionFacts::from(&subscription);
    let notice = match subscription.kind {
        SubscriptionKind::Offers => {
            let mut offers = Vec::new();
            for number in waiting {
                offers.extend(found_offer(tx, &subscription, OfferId(number), now).await?);
            }
            let count = i64::try_from(offers.len()).unwrap_or(i64::MAX);
            offers.truncate(SHOWN);
            (count > 0).then_some(Notice::OffersFound { subscription: facts, offers, count })
        }
        SubscriptionKind::Demands => {
            let mut demands = Vec::new();
            for number in waiting {
                demands.extend(found_demand(tx, &subscription, DemandId(number), now).await?);
            }
            let count = i64::try_from(demands.len()).unwrap_or(i64::MAX);
            demands.truncate(SHOWN);
            (count > 0).then_some(Notice::DemandsFound { subscription: facts, demands, count })
        }
    };
    match notice {
        Some(notice) => tell(tx, person.id, notice, Urgency::AfterQuietHours, now).await,
        None => Ok(()),
    }
}

/// Whether the person still has the role that the subscription is for.
fn may_read(person: &Person, subscription: &Subscription) -> bool {
    match subscription.kind {
        SubscriptionKind::Offers => person.is(RoleKind::Buyer),
        SubscriptionKind::Demands => person.is(RoleKind::Seller) || person.is(RoleKind::Assistant),
    }
}

/// The offer, if buyers can see it and it is within the limits; it is told now, or looked at again when it changes.
async fn found_offer(tx: &mut Tx, subscription: &Subscription, id: OfferId, now: DateTime<Utc>) -> store::Result<Option<OfferFacts>> {
    if !tx.is_within(id, subscription.goods.as_str(), &subscription.limits, now).await? {
        tx.subscriptions().drop_news(subscription.id, id.0).await?;
        return Ok(None);
    }
    tx.subscriptions().mark_told(subscription.id, id.0, now).await?;
    Ok(tx.offers().get(id).await?.map(|offer| OfferFacts::on(&offer, wib::day(now))))
}

/// The demand, if it takes answers, asks for enough, and the person was not told of it as somebody who sells such goods.
async fn found_demand(tx: &mut Tx, subscription: &Subscription, id: DemandId, now: DateTime<Utc>) -> store::Result<Option<DemandFacts>> {
    let demand = tx.demands().get(id).await?.filter(|demand| demand.status.takes_answers() && subscription.admits(demand));
    let Some(demand) = demand else {
        tx.subscriptions().drop_news(subscription.id, id.0).await?;
        return Ok(None);
    };
    tx.subscriptions().mark_told(subscription.id, id.0, now).await?;
    let is_new = tx.demands().mark_told(id, subscription.person, now).await?;
    Ok(is_new.then(|| DemandFacts::from(&demand)))
}

/// Deletes what is kept no longer.
///
/// # Errors
/// The store's.
pub async fn forget_subscriptions(tx: &mut Tx, now: DateTime<Utc>) -> store::Result<()> {
    tx.subscriptions().forget(now - NEWS_RETENTION, now - ENDED_RETENTION).await
}
