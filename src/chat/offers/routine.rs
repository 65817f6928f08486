//! Goods that are offered again and again.

use super::forms::{
    offer::{Farmer, OfferForm},
    routine::RoutineForm,
};
use crate::{
    chat::dialog::{Answer, Flow, Form, Subject, Turn},
    domain::{
        offer::{Offer, OfferId},
        routine::RoutineId,
        wib,
    },
    market::{self, Refusal},
    notice::{Field, Notice, OfferFacts, StaleReason},
};

/// *Ingatkan rutin* on a card.
pub(in crate::chat) async fn begin(turn: &mut Turn<'_>, id: OfferId) -> Flow {
    let Offer { terms, seller, .. } = market::own_offer(&mut turn.act()?, id).await?;
    // A farmer without a phone can't be asked; an assistant asks him himself.
    if seller != turn.person()?.id {
        return Err(Refusal::NotFound.into());
    }
    turn.begin(RoutineForm::of(terms.commodity)).await
}

impl Form for RoutineForm {
    /// The rhythm is known and was checked.
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        let Some(rhythm) = self.rhythm() else { return Err(Refusal::NotFound.into()) };
        let routine = market::set_routine(&mut turn.act()?, &self.commodity, rhythm).await?;
        turn.answer_with(Notice::RoutineSet { routine: routine.id, goods: self.commodity.into(), rhythm }).await
    }
}

/// *Libur*: nothing is offered today.
pub(in crate::chat) async fn day_off(turn: &mut Turn<'_>, routine: RoutineId) -> Flow {
    turn.answer_with(Notice::DayOff { routine }).await
}

/// *Berhenti diingatkan*.
pub(in crate::chat) async fn end(turn: &mut Turn<'_>, routine: RoutineId) -> Flow {
    market::end_routine(&mut turn.act()?, routine).await?;
    turn.answer_with(Notice::RoutineEnded).await
}

/// What is said of an offer under the question whether it is the same today, or under a change of it: the same again but for that, to be
/// checked.
pub(in crate::chat) async fn repeat_with(turn: &mut Turn<'_>, id: OfferId, text: &str) -> Flow {
    turn.subject = Some(Subject::OwnOffer(id));
    let offer = market::own_offer(&mut turn.act()?, id).await?;
    let facts = OfferFacts { terms: market::terms_again(&offer, wib::day(turn.now)), ..OfferFacts::from(&offer) };
    let mut form = OfferForm::again(&facts, offer.nego, Field::Check);
    form.line.message = turn.incoming;
    if offer.seller != turn.person()?.id {
        let person = market::farmer(&mut turn.act()?, offer.seller).await?;
        form.farmer = Some(Farmer { id: person.id, name: person.name, home: person.place.zip(person.region) });
    }
    turn.begin_with(form, &Answer::Text(text)).await
}

/// *Ubah harga* and *Ubah jumlah* of a prompt: the same again but for one field, which is asked for.
pub(in crate::chat) async fn repeat_other(turn: &mut Turn<'_>, id: OfferId, terms: i64, field: Field) -> Flow {
    turn.subject = Some(Subject::OwnOffer(id));
    let offer = market::own_offer(&mut turn.act()?, id).await?;
    if offer.seller != turn.person()?.id {
        return Err(Refusal::NotFound.into());
    }
    if offer.terms_version != terms {
        return Err(Refusal::Stale(StaleReason::OfferChanged).into());
    }
    let today = wib::day(turn.now);
    let facts = OfferFacts { terms: market::terms_again(&offer, today), ..OfferFacts::from(&offer) };
    turn.begin(OfferForm::again(&facts, offer.nego, field)).await
}
