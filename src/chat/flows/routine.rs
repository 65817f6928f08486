//! Goods that are offered again and again.

use crate::{
    chat::{
        forms::{offer::OfferForm, routine::RoutineForm},
        state::Form,
        turn::{Done, Subject, Turn},
    },
    domain::{
        offer::{Offer, OfferId},
        routine::RoutineId,
        wib,
    },
    market::{self, Refusal},
    notice::{Field, Notice, OfferFacts, StaleReason},
};

/// *Ingatkan rutin* on a card.
pub(super) async fn begin(turn: &mut Turn<'_>, id: OfferId) -> Done {
    let Offer { terms, seller, .. } = market::own_offer(&mut turn.act()?, id).await?;
    // A farmer without a phone can't be asked; an assistant asks him himself.
    if seller != turn.person()?.id {
        return Err(Refusal::NotThere.into());
    }
    turn.begin(Form::Routine(Box::new(RoutineForm::of(terms.commodity)))).await
}

/// The rhythm is known and was checked.
pub(super) async fn set(turn: &mut Turn<'_>, form: RoutineForm) -> Done {
    let Some(rhythm) = form.rhythm() else { return Err(Refusal::NotThere.into()) };
    let routine = market::set_routine(&mut turn.act()?, &form.commodity, rhythm).await?;
    Ok(turn.reply(Notice::RoutineSet { routine: routine.id, goods: form.commodity.into(), rhythm }).await?)
}

/// *Libur*: nothing is offered today.
pub(super) async fn day_off(turn: &mut Turn<'_>, routine: RoutineId) -> Done {
    Ok(turn.reply(Notice::DayOff { routine }).await?)
}

/// *Berhenti diingatkan*.
pub(super) async fn end(turn: &mut Turn<'_>, routine: RoutineId) -> Done {
    market::end_routine(&mut turn.act()?, routine).await?;
    Ok(turn.reply(Notice::RoutineEnded).await?)
}

/// *Ubah harga* and *Ubah jumlah* of a prompt: the same again but for one field, which is asked for.
pub(super) async fn other(turn: &mut Turn<'_>, id: OfferId, terms: i64, field: Field) -> Done {
    turn.subject = Some(Subject::OwnOffer(id));
    let offer = market::own_offer(&mut turn.act()?, id).await?;
    if offer.seller != turn.person()?.id {
        return Err(Refusal::NotThere.into());
    }
    if offer.terms_version != terms {
        return Err(Refusal::Stale(StaleReason::OfferChanged).into());
    }
    let today = wib::day(turn.now);
    let facts = OfferFacts { terms: market::terms_again(&offer, today), ..OfferFacts::from(&offer) };
    turn.begin(Form::Offer(Box::new(OfferForm::again(&facts, offer.nego, field)))).await
}
