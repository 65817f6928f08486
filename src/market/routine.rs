//! Goods that are offered again and again: the seller is asked once a day, and silence publishes nothing.

use chrono::{DateTime, Utc};

use super::{
    context::{Change, Cx, Outcome, Refusal},
    telling::tell,
};
use crate::{
    domain::{
        event::EventKind,
        lifecycle::Urgency,
        offer::Offer,
        person::RoleKind,
        routine::{Rhythm, Routine, RoutineId},
        wib,
    },
    notice::{Notice, OfferFacts},
    store::{self, Subject, Tx},
};

/// Among so many newest offers those of the goods are looked for.
const RECENT: i64 = 50;

/// Sets or changes when the actor is asked about goods.
///
/// # Errors
/// [`Refusal::RoleNeeded`], [`Refusal::NotFound`] for goods outside the catalogue; the store's.
pub async fn set_routine(cx: &mut Cx<'_>, commodity: &str, rhythm: Rhythm) -> Outcome<Routine> {
    cx.needs(RoleKind::Seller)?;
    cx.tx.catalogue(commodity).await?.ok_or(Refusal::NotFound)?;
    let routine = cx.tx.routines().set(cx.actor.id, commodity, rhythm, rhythm.after(cx.now), cx.now).await?;
    cx.record(Subject::Person(cx.actor.id), EventKind::RoutineSet, Change { after: Some(commodity), ..Change::default() }).await?;
    Ok(routine)
}

/// The actor is not asked any more.
///
/// # Errors
/// [`Refusal::NotFound`] if it is another's, or ended before; the store's.
pub async fn end_routine(cx: &mut Cx<'_>, id: RoutineId) -> Outcome<()> {
    if !cx.tx.routines().end(id, cx.actor.id, cx.now).await? {
        return Err(Refusal::NotFound.into());
    }
    Ok(cx.record(Subject::Person(cx.actor.id), EventKind::RoutineEnded, Change::default()).await?)
}

/// Moves a routine on; its seller is asked if today's hour has come, he was not asked today, and he has not
/// offered the goods today already.
pub(super) async fn prompt(tx: &mut Tx, routine: &Routine, now: DateTime<Utc>) -> store::Result<()> {
    if !tx.routines().move_on(routine, routine.rhythm.after(now)).await? {
        return Ok(());
    }
    let today = wib::day(now);
    if !routine.rhythm.has_come(now) || routine.prompted_on == Some(today) || wib::is_quiet(now) {
        return Ok(());
    }
    let Some(last) = last_of(tx, routine).await? else { return Ok(()) };
    let day = wib::day(last.published_at);
    if day >= today {
        return Ok(());
    }
    tx.routines().mark_prompted(routine.id, today).await?;
    let yesterday = today.pred_opt() == Some(day);
    let notice = Notice::RoutinePrompt { routine: routine.id, offer: OfferFacts::from(&last), yesterday };
    tell(tx, routine.seller, notice, Urgency::Immediate, now).await
}

async fn last_of(tx: &mut Tx, routine: &Routine) -> store::Result<Option<Offer>> {
    let offers = tx.offers().last(routine.seller, RECENT).await?;
    Ok(offers.into_iter().find(|offer| offer.terms.commodity == routine.commodity))
}
