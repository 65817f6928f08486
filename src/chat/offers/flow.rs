//! A seller's offers.

use super::forms::{
    addition::{Addition, New},
    change::{NoteChange, PriceChange, QuantityChange, Withdrawal},
    offer::{Farmer, OfferForm},
    routine::RoutineForm,
};
use crate::{
    chat::{
        actions::{Action, FarmerAction},
        dialog::{Answer, Flow, Form, Next, OfferEdit, Paging, Subject, Turn},
        kit::keyboard::PER_PAGE,
    },
    domain::{
        commodity::GoodsCode,
        offer::{Offer, OfferId, OfferStatus},
        person::{PersonId, RoleKind},
        wib,
    },
    market::{self, Before, Error, OfferDraft, Refusal, Replaced, Successor},
    notice::{FormKind, Notice, OfferFacts, OfferNews, Problem, StaleReason},
    store,
};

/// `/jual`: one that waits is offered first.
pub(in crate::chat) async fn begin(turn: &mut Turn<'_>) -> Flow {
    let person = turn.person()?;
    if !person.is(RoleKind::Seller) {
        if person.is(RoleKind::Assistant) {
            return Ok(Next::Act(Action::Farmer(FarmerAction::List { page: 0 })));
        }
        return Err(Refusal::RoleNeeded(RoleKind::Seller).into());
    }
    if let Some(waiting) = waiting(turn).await? {
        return Ok(waiting);
    }
    let usual = turn.person()?.usual_handover;
    let photo = turn.photo.take();
    let kept = photo.is_some().then_some(Problem::PhotoKept);
    turn.begin_after(OfferForm { usual, photo, ..OfferForm::default() }, kept).await
}

/// Offers an offer that waits half-filled before another one is begun. One without goods is just asked again.
async fn waiting(turn: &mut Turn<'_>) -> Result<Option<Next>, Error> {
    let Some(goods) = turn.conversation.find::<OfferForm>().and_then(OfferForm::goods).map(GoodsCode::from) else { return Ok(None) };
    turn.conversation.open = false;
    let rev = turn.conversation.rev;
    turn.answer_with(Notice::Unfinished { form: FormKind::Offer, goods: Some(goods), rev }).await.map(Some)
}

/// Begins an offer of an assistant's farmer, with the line that was written before the farmer was named.
pub(in crate::chat) async fn begin_for(turn: &mut Turn<'_>, id: PersonId) -> Flow {
    let person = market::farmer(&mut turn.act()?, id).await?;
    if let Some(waiting) = waiting(turn).await? {
        return Ok(waiting);
    }
    let farmer = Farmer { id, name: person.name, home: person.place.zip(person.region) };
    let mut form = OfferForm { usual: person.usual_handover, ..OfferForm::for_farmer(farmer) };
    match turn.conversation.unclaimed.take() {
        Some(line) => {
            turn.go_back_to(line.message, line.photo, line.written_on);
            form.line.later = line.later;
            turn.begin_with(form, &Answer::Text(&line.text)).await
        }
        None => turn.begin(form).await,
    }
}

impl Form for OfferForm {
    /// The form is complete and was checked. A price far from the usual one is asked about once more, and so is a second
    /// offer of goods that are up already.
    async fn submit(mut self, turn: &mut Turn<'_>) -> Flow {
        let Some((terms, _)) = self.draft() else { return turn.begin(self).await };
        let seller = self.farmer.as_ref().map_or(turn.person()?.id, |farmer| farmer.id);
        let Before { usual, up } = market::before_offering(turn.tx, seller, &terms.commodity, terms.price.per, turn.now).await?;
        if self.sure != Some(terms.price)
            && let Some(usual) = usual
            && terms.price.is_far_from(usual)
        {
            self.doubt_price(terms.price, Some(usual));
            return turn.begin(self).await;
        }
        match up {
            Some(up) => {
                let up = facts(turn, &up).await?;
                turn.begin(Addition { up, new: New::Form(Box::new(self)), replaces: None }).await
            }
            None => self.publish(turn).await,
        }
    }
}

impl Form for Addition {
    /// The seller has said what becomes of the offer that is up.
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        let up = (self.replaces == Some(true)).then_some(self.up.id);
        match self.new {
            New::Form(form) => form.publish_in_place_of(turn, up).await,
            New::Again { offer, terms } => {
                turn.subject = Some(Subject::OwnOffer(offer));
                match up {
                    Some(up) => replace(turn, up, Successor::Again(offer, terms), OfferNews::Repeated).await,
                    None => relist(turn, offer, terms).await,
                }
            }
            New::Renew { offer, version } => {
                turn.subject = Some(Subject::OwnOffer(offer));
                match up {
                    Some(up) => replace(turn, up, Successor::Renewed(offer, version), OfferNews::Renewed).await,
                    None => put_up_again(turn, offer, version).await,
                }
            }
        }
    }
}

/// An offer takes the place of another one; what it is and what waits for the other is said.
async fn replace(turn: &mut Turn<'_>, up: OfferId, new: Successor, news: OfferNews) -> Flow {
    let (offer, replaces) = put_in_place_of(turn, up, new).await?;
    let offer = facts(turn, &offer).await?;
    turn.answer_with(Notice::OwnOffer { offer, news: Some(news), replaces }).await
}

/// Puts an offer up in the place of another one, and returns that one's number if it was still up. Of requests that wait for that one the
/// seller hears as if he had withdrawn it.
async fn put_in_place_of(turn: &mut Turn<'_>, up: OfferId, new: Successor) -> Result<(Offer, Option<OfferId>), Error> {
    let budgets = turn.ctx.budgets;
    let Replaced { offer, old } = market::replace(&mut turn.act()?, &budgets, up, new).await?;
    let replaces = old.as_ref().map(|(old, _)| old.id);
    if let Some((old, pending @ 1..)) = old {
        let _: Next = show_news(turn, &old, OfferNews::Withdrawn { pending }).await?;
    }
    Ok((offer, replaces))
}

impl OfferForm {
    /// Publishes what was filled in.
    async fn publish(self, turn: &mut Turn<'_>) -> Flow {
        self.publish_in_place_of(turn, None).await
    }

    /// Publishes what was filled in, beside what is up or in the place of one of it.
    async fn publish_in_place_of(mut self, turn: &mut Turn<'_>, up: Option<OfferId>) -> Flow {
        let Some((terms, quantity)) = self.draft() else { return turn.begin(self).await };
        let (nego, changes) = (self.line.nego, self.changes());
        let farmer = self.farmer.as_ref().map(|farmer| farmer.id);
        let later = self.waiting();
        let draft = OfferDraft { terms, quantity, nego, photo: self.photo };
        let (offer, replaces) = match (up, farmer) {
            (Some(up), farmer) => put_in_place_of(turn, up, Successor::Draft(farmer, Box::new(draft))).await?,
            (None, Some(farmer)) => {
                check_budget(turn, farmer).await?;
                (market::publish_for(&mut turn.act()?, farmer, draft).await?, None)
            }
            (None, None) => {
                let seller = turn.person()?.id;
                check_budget(turn, seller).await?;
                (market::publish(&mut turn.act()?, draft).await?, None)
            }
        };
        for change in changes {
            turn.keep_changed(change.field, &change.before, change.after.as_deref()).await?;
        }
        turn.conversation.published = self.line.message.map(|message| (message, offer.id));
        let facts = facts(turn, &offer).await?;
        turn.reply(Notice::OfferPublished { offer: facts, replaces }).await?;
        let mut next = Next::Done;
        if self.line.recurring && self.farmer.is_none() {
            let terms = offer.terms;
            next = turn.begin(RoutineForm::of(terms.commodity)).await?;
        }
        Ok(turn.read_later(later).unwrap_or(next))
    }
}

/// The seller's list.
pub(in crate::chat) async fn list(turn: &mut Turn<'_>, page: i64) -> Flow {
    let paging = Paging::new(page, PER_PAGE);
    let (offers, counts) = market::own_offers(&mut turn.act()?, paging.limit, paging.offset()).await?;
    let market::OwnCounts { published, sold_out, expired } = counts;
    let page = paging.page(published + sold_out + expired);
    let offers = all_facts(turn, &offers).await?;
    turn.answer_with(Notice::OwnOffers { published, sold_out, expired, offers, page }).await
}

/// One own offer.
pub(in crate::chat) async fn show(turn: &mut Turn<'_>, id: OfferId) -> Flow {
    let offer = market::own_offer(&mut turn.act()?, id).await?;
    let offer = facts(turn, &offer).await?;
    turn.answer_with(Notice::OwnOffer { offer, news: None, replaces: None }).await
}

/// An own offer that is still as its seller saw it, and up.
async fn current(turn: &mut Turn<'_>, id: OfferId, version: i64) -> Result<OfferFacts, Error> {
    turn.subject = Some(Subject::OwnOffer(id));
    let offer = market::own_offer(&mut turn.act()?, id).await?;
    if offer.version == version { Ok(OfferFacts::from(&offer)) } else { Err(Refusal::Stale(StaleReason::OfferChanged).into()) }
}

pub(in crate::chat) async fn begin_price_change(turn: &mut Turn<'_>, id: OfferId, version: i64) -> Flow {
    let offer = current(turn, id, version).await?;
    turn.begin(PriceChange::of(offer)).await
}

pub(in crate::chat) async fn begin_quantity_change(turn: &mut Turn<'_>, id: OfferId, version: i64) -> Flow {
    let offer = current(turn, id, version).await?;
    turn.begin(QuantityChange::of(offer)).await
}

pub(in crate::chat) async fn begin_note_change(turn: &mut Turn<'_>, id: OfferId, version: i64) -> Flow {
    let offer = current(turn, id, version).await?;
    turn.begin(NoteChange::of(offer)).await
}

pub(in crate::chat) async fn begin_withdrawal(turn: &mut Turn<'_>, id: OfferId, version: i64) -> Flow {
    let offer = current(turn, id, version).await?;
    turn.begin(Withdrawal { offer, sold: false }).await
}

impl Form for PriceChange {
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        turn.subject = Some(Subject::OwnOffer(self.offer.id));
        let Some(price) = self.price else { return show(turn, self.offer.id).await };
        let offer = market::set_price(&mut turn.act()?, self.offer.id, self.offer.version, price).await?;
        show_news(turn, &offer, OfferNews::PriceChanged).await
    }
}

impl Form for QuantityChange {
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        turn.subject = Some(Subject::OwnOffer(self.offer.id));
        let Some(quantity) = self.quantity else { return show(turn, self.offer.id).await };
        let offer = market::set_quantity(&mut turn.act()?, self.offer.id, self.offer.version, quantity).await?;
        show_news(turn, &offer, OfferNews::QuantityChanged).await
    }
}

impl Form for NoteChange {
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        turn.subject = Some(Subject::OwnOffer(self.offer.id));
        let offer = market::set_note(&mut turn.act()?, self.offer.id, self.offer.version, self.note.as_deref()).await?;
        show_news(turn, &offer, OfferNews::NoteChanged).await
    }
}

impl Form for Withdrawal {
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        turn.subject = Some(Subject::OwnOffer(self.offer.id));
        let (mut act, id, version) = (turn.act()?, self.offer.id, self.offer.version);
        let (offer, pending) = match self.sold {
            true => market::sold_out(&mut act, id, version).await?,
            false => market::withdraw(&mut act, id, version).await?,
        };
        show_news(turn, &offer, OfferNews::Withdrawn { pending }).await
    }

    async fn abandon(self, turn: &mut Turn<'_>) -> Flow {
        show(turn, self.offer.id).await
    }
}

pub(in crate::chat) async fn sold_out(turn: &mut Turn<'_>, id: OfferId, version: i64) -> Flow {
    turn.subject = Some(Subject::OwnOffer(id));
    let (offer, pending) = market::sold_out(&mut turn.act()?, id, version).await?;
    show_news(turn, &offer, OfferNews::Withdrawn { pending }).await
}

/// *Masih, perpanjang* and *Tayangkan lagi*. What is down comes beside the newest offer of the goods that is up, or takes its place.
pub(in crate::chat) async fn renew(turn: &mut Turn<'_>, id: OfferId, version: i64) -> Flow {
    turn.subject = Some(Subject::OwnOffer(id));
    let before = market::own_offer(&mut turn.act()?, id).await?;
    if !before.is_live(turn.now) && before.version == version {
        let (goods, per) = (&before.terms.commodity, before.terms.price.per);
        if let Some(up) = market::before_offering(turn.tx, before.seller, goods, per, turn.now).await?.up {
            let up = facts(turn, &up).await?;
            return turn.begin(Addition { up, new: New::Renew { offer: id, version }, replaces: None }).await;
        }
    }
    put_up_again(turn, id, version).await
}

async fn put_up_again(turn: &mut Turn<'_>, id: OfferId, version: i64) -> Flow {
    turn.subject = Some(Subject::OwnOffer(id));
    let before = market::own_offer(&mut turn.act()?, id).await?;
    if !before.is_live(turn.now) {
        check_budget(turn, before.seller).await?;
    }
    let offer = market::renew(&mut turn.act()?, id, version).await?;
    show_news(turn, &offer, OfferNews::Renewed).await
}

/// *Sama seperti kemarin*.
pub(in crate::chat) async fn repeat(turn: &mut Turn<'_>, id: OfferId, terms: i64) -> Flow {
    turn.subject = Some(Subject::OwnOffer(id));
    let before = market::own_offer(&mut turn.act()?, id).await?;
    check_budget(turn, before.seller).await?;
    let Before { up, .. } =
        market::before_offering(turn.tx, before.seller, &before.terms.commodity, before.terms.price.per, turn.now).await?;
    // A second copy on one day is the first; any other offer of the goods that is still up is asked about.
    let today = wib::day(turn.now);
    let is_copy =
        |up: &Offer| wib::day(up.published_at) == today && up.terms == market::terms_again(&before, today) && up.offered == before.offered;
    match up.filter(|up| before.terms_version == terms && !is_copy(up)) {
        Some(up) => {
            let up = facts(turn, &up).await?;
            turn.begin(Addition { up, new: New::Again { offer: id, terms }, replaces: None }).await
        }
        None => relist(turn, id, terms).await,
    }
}

async fn relist(turn: &mut Turn<'_>, id: OfferId, terms: i64) -> Flow {
    turn.subject = Some(Subject::OwnOffer(id));
    let offer = market::relist(&mut turn.act()?, id, terms).await?;
    show_news(turn, &offer, OfferNews::Repeated).await
}

/// Refuses one more offer of a seller who has as many as he may.
async fn check_budget(turn: &mut Turn<'_>, seller: PersonId) -> Result<(), Error> {
    let budgets = turn.ctx.budgets;
    market::check_offer_budget(&mut turn.act()?, &budgets, seller).await
}

pub(in crate::chat) async fn show_news(turn: &mut Turn<'_>, offer: &Offer, news: OfferNews) -> Flow {
    let offer = facts(turn, offer).await?;
    turn.answer_with(Notice::OwnOffer { offer, news: Some(news), replaces: None }).await
}

/// The form of a change with what was said filled in: its check comes next, or a closer question.
pub(in crate::chat) async fn begin_change(turn: &mut Turn<'_>, change: OfferEdit, offer: OfferFacts) -> Flow {
    if !matches!(offer.status, OfferStatus::Published | OfferStatus::Paused) {
        return show(turn, offer.id).await;
    }
    match change {
        OfferEdit::Price(text) => turn.begin_with(PriceChange::of(offer), &Answer::Text(&text)).await,
        OfferEdit::Rest(text) => turn.begin_with(QuantityChange::of(offer), &Answer::Text(&text)).await,
        OfferEdit::SoldOut => turn.begin(Withdrawal { offer, sold: true }).await,
    }
}

/// An offer's facts with the farmer's name where somebody else answers for it.
pub(in crate::chat) async fn facts(turn: &mut Turn<'_>, offer: &Offer) -> store::Result<OfferFacts> {
    Ok(market::offer_facts(turn.tx, offer).await?.read_on(wib::day(turn.now)))
}

/// What cards show of a list of offers.
pub(in crate::chat) async fn all_facts(turn: &mut Turn<'_>, offers: &[Offer]) -> Result<Vec<OfferFacts>, Error> {
    let mut all = Vec::new();
    for offer in offers {
        all.push(facts(turn, offer).await?);
    }
    Ok(all)
}
