//! The same again: a seller who offers nearly the same every day repeats it with one act.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::{
    context::{Change, Cx, Outcome, Refusal},
    offers::own_offer,
    subscriptions::note_offer,
};
use crate::{
    domain::{
        commodity::Commodity,
        event::EventKind,
        money::{Price, Rupiah},
        offer::{Offer, OfferId, Terms},
        person::PersonId,
        unit::Unit,
        wib,
    },
    notice::{OfferFacts, StaleReason},
    store::{self, NewOffer, Subject, Tx},
};

/// Among so many newest offers a copy of today is looked for.
const RECENT: i64 = 20;

/// The seller's last offer, if he may want it again: it is not of today, or it is not up any more.
pub async fn last_offer(tx: &mut Tx, seller: PersonId, now: DateTime<Utc>) -> store::Result<Option<OfferFacts>> {
    let last = tx.offers().last(seller, 1).await?.into_iter().next();
    let again = |offer: &Offer| wib::day(offer.published_at) < wib::day(now) || !offer.is_live(now);
    Ok(last.filter(again).as_ref().map(OfferFacts::from))
}

/// What a seller should hear before he offers goods.
#[derive(Debug, Clone, Default)]
pub struct Before {
    /// What the goods cost lately per unit of the new price: the seller's own last price, else the middle one of what is up.
    pub usual: Option<Price>,
    /// The newest offer of the goods that the seller still has up.
    pub up: Option<Offer>,
}

/// What a seller should hear before he offers `commodity` at a price per `per`.
pub async fn before_offering(tx: &mut Tx, seller: PersonId, commodity: &str, per: Unit, now: DateTime<Utc>) -> store::Result<Before> {
    // A price that no goods of the kind have, which somebody said all the same, is no measure for others.
    let guard = Commodity::by_code(commodity).and_then(|goods| goods.guards().find(|guard| guard.unit == per));
    let fits = |amount: Rupiah| guard.is_none_or(|guard| guard.fits(amount));
    let own = tx.offers().last(seller, RECENT).await?;
    let last = own.iter().find(|o| o.terms.commodity == commodity && o.terms.price.per == per && fits(o.terms.price.amount));
    let mut usual = last.map(|o| o.terms.price);
    let up = own.into_iter().find(|o| o.terms.commodity == commodity && o.is_live(now));
    if usual.is_none() {
        let mut live = tx.offers().live_prices(commodity, per, now).await?;
        live.retain(|amount| fits(*amount));
        usual = live.get(live.len() / 2).map(|amount| Price { amount: *amount, per });
    }
    Ok(Before { usual, up })
}

/// Publishes a copy of one of the offers that the actor answers for, whose terms are still those that he saw. Its days lie as far
/// from today as they lay from the day on which the first was published. A second copy on one day is the first.
///
/// # Errors
/// [`Refusal::RoleNeeded`], [`Refusal::NotFound`], [`Refusal::Stale`]; the store's.
pub async fn relist(cx: &mut Cx<'_>, id: OfferId, terms_version: i64) -> Outcome<Offer> {
    let before = own_offer(cx, id).await?;
    if before.terms_version != terms_version {
        return Err(Refusal::Stale(StaleReason::OfferChanged).into());
    }
    let today = wib::day(cx.now);
    let terms = terms_again(&before, today);
    let recent = cx.tx.offers().last(before.seller, RECENT).await?;
    let same = |o: &Offer| o.is_live(cx.now) && o.terms == terms && o.offered == before.offered && wib::day(o.published_at) == today;
    if let Some(copy) = recent.into_iter().find(same) {
        return Ok(copy);
    }
    let goods = cx.tx.catalogue(&terms.commodity).await?.ok_or(Refusal::NotFound)?;
    let valid_until = wib::valid_until(today, terms.last_ready(), goods.life_days);
    let seller = before.seller;
    let new = NewOffer {
        seller,
        entered_by: cx.actor.id,
        terms: &terms,
        offered: before.offered,
        valid_until,
        nego: before.nego,
        photo: None,
        repeats: Some(id),
        unlisted: false,
    };
    let offer = cx.tx.offers().insert(&new, cx.now).await?;
    let change = Change { after: Some(offer.status.code()), ..Change::default() }.because("repeated");
    cx.record_for(seller, Subject::Offer(offer.id), EventKind::Published, change).await?;
    if goods.awaited == 1 {
        note_offer(cx.tx, &offer, cx.now).await?;
    }
    Ok(offer)
}

/// The terms of an offer with its days as far from `today` (WIB) as they lay from the day it was published on.
#[must_use]
pub fn terms_again(offer: &Offer, today: NaiveDate) -> Terms {
    moved(&offer.terms, wib::day(offer.published_at), today)
}

fn moved(terms: &Terms, published: NaiveDate, today: NaiveDate) -> Terms {
    let lead = (terms.ready_from - published).max(Duration::zero());
    let ready_from = today + lead;
    let ready_until = terms.ready_until.map(|until| ready_from + (until - terms.ready_from));
    Terms { ready_from, ready_until, ..terms.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        money::{Price, Rupiah},
        offer::Handover,
        place::Region,
        tolerance::Tolerance,
        unit::Unit,
    };

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn ready(from: u32, until: Option<u32>) -> Terms {
        Terms {
            commodity: "EGG_LAYER".to_owned(),
            goods: "Telur ayam ras".to_owned(),
            pack: None,
            price: Price { amount: Rupiah(26_500), per: Unit::Kg },
            handover: Handover::SellerSite,
            ready_from: day(from),
            ready_until: until.map(day),
            place: "Gedog".to_owned(),
            region: Region::Kota,
            note: None,
            tolerance: Tolerance::NONE,
        }
    }

    #[test]
    fn what_was_ready_tomorrow_is_ready_tomorrow_again() {
        assert_eq!(moved(&ready(10, None), day(9), day(20)), ready(21, None));
        assert_eq!(moved(&ready(10, Some(12)), day(9), day(20)), ready(21, Some(23)));
    }

    #[test]
    fn what_was_ready_before_it_was_published_is_ready_today() {
        assert_eq!(moved(&ready(8, Some(12)), day(10), day(20)), ready(20, Some(24)));
    }
}
