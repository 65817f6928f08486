//! A seller's offers.

use super::forms::{
    change::{PriceChange, QuantityChange, Withdrawal},
    offer::{Farmer, OfferForm},
    routine::RoutineForm,
};
use crate::{
    chat::dialog::{Answer, Flow, Next, OfferChange, Subject, Turn, callback::Action},
    domain::{
        commodity::GoodsCode,
        offer::{Offer, OfferId, OfferStatus},
        person::{PersonId, RoleKind},
    },
    market::{self, Error, OfferDraft, Refusal},
    notice::{FormKind, Notice, OfferFacts, OfferNews, Page, StaleReason},
    store,
};

/// Offers on one page of a list.
const PER_PAGE: i64 = 6;

/// `/jual`: one that waits is offered first.
pub(in crate::chat) async fn begin(turn: &mut Turn<'_>) -> Flow {
    let person = turn.person()?;
    if !person.is(RoleKind::Seller) {
        if person.is(RoleKind::Assistant) {
            return Ok(Next::Act(Action::Farmers { page: 0 }));
        }
        return Err(Refusal::RoleNeeded(RoleKind::Seller).into());
    }
    if let Some(waiting) = waiting(turn).await? {
        return Ok(waiting);
    }
    turn.begin(OfferForm::default()).await
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
    let form = OfferForm::for_farmer(farmer);
    match turn.conversation.unclaimed.take() {
        Some(line) => {
            (turn.incoming, turn.photo) = (line.message, line.photo);
            turn.begin_with(form, &Answer::Text(&line.text)).await
        }
        None => turn.begin(form).await,
    }
}

/// The form is complete and was checked.
pub(in crate::chat) async fn publish(turn: &mut Turn<'_>, form: OfferForm) -> Flow {
    let Some((terms, quantity)) = form.draft() else { return turn.begin(form).await };
    let nego = form.line.nego;
    let draft = OfferDraft { terms, quantity, nego, photo: form.photo };
    let offer = match &form.farmer {
        Some(farmer) => market::publish_for(&mut turn.act()?, farmer.id, draft).await?,
        None => market::publish(&mut turn.act()?, draft).await?,
    };
    turn.conversation.published = form.line.message.map(|message| (message, offer.id));
    let facts = facts(turn, &offer).await?;
    turn.reply(Notice::OfferPublished { offer: facts }).await?;
    let mut next = Next::Done;
    if form.line.recurring && form.farmer.is_none() {
        let terms = offer.terms;
        next = turn.begin(RoutineForm::of(terms.commodity)).await?;
    }
    Ok(form.line.next.map_or(next, |text| Next::OfferLine { text, rest: None }))
}

/// The seller's list.
pub(in crate::chat) async fn list(turn: &mut Turn<'_>, page: i64) -> Flow {
    let page = page.max(0);
    let (offers, published, expired) = market::own_offers(&mut turn.act()?, PER_PAGE, page.saturating_mul(PER_PAGE)).await?;
    let page = Page { number: page, of: pages(published + expired) };
    let offers = all_facts(turn, &offers).await?;
    turn.answer_with(Notice::OwnOffers { published, expired, offers, page }).await
}

/// How many pages a list of `count` has.
fn pages(count: i64) -> i64 {
    ((count + PER_PAGE - 1) / PER_PAGE).max(1)
}

/// One own offer.
pub(in crate::chat) async fn show(turn: &mut Turn<'_>, id: OfferId) -> Flow {
    let offer = market::own_offer(&mut turn.act()?, id).await?;
    let offer = facts(turn, &offer).await?;
    turn.answer_with(Notice::OwnOffer { offer, news: None }).await
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

pub(in crate::chat) async fn begin_withdrawal(turn: &mut Turn<'_>, id: OfferId, version: i64) -> Flow {
    let offer = current(turn, id, version).await?;
    turn.begin(Withdrawal { offer, sold: false }).await
}

pub(in crate::chat) async fn change_price(turn: &mut Turn<'_>, form: PriceChange) -> Flow {
    turn.subject = Some(Subject::OwnOffer(form.offer.id));
    let Some(price) = form.price else { return show(turn, form.offer.id).await };
    let offer = market::set_price(&mut turn.act()?, form.offer.id, form.offer.version, price).await?;
    show_news(turn, &offer, OfferNews::PriceChanged).await
}

pub(in crate::chat) async fn change_quantity(turn: &mut Turn<'_>, form: QuantityChange) -> Flow {
    turn.subject = Some(Subject::OwnOffer(form.offer.id));
    let Some(quantity) = form.quantity else { return show(turn, form.offer.id).await };
    let offer = market::set_quantity(&mut turn.act()?, form.offer.id, form.offer.version, quantity).await?;
    show_news(turn, &offer, OfferNews::QuantityChanged).await
}

pub(in crate::chat) async fn submit_withdrawal(turn: &mut Turn<'_>, form: Withdrawal) -> Flow {
    turn.subject = Some(Subject::OwnOffer(form.offer.id));
    let (mut act, id, version) = (turn.act()?, form.offer.id, form.offer.version);
    let (offer, pending) = match form.sold {
        true => market::sold_out(&mut act, id, version).await?,
        false => market::withdraw(&mut act, id, version).await?,
    };
    show_news(turn, &offer, OfferNews::Withdrawn { pending }).await
}

pub(in crate::chat) async fn sold_out(turn: &mut Turn<'_>, id: OfferId, version: i64) -> Flow {
    turn.subject = Some(Subject::OwnOffer(id));
    let (offer, pending) = market::sold_out(&mut turn.act()?, id, version).await?;
    show_news(turn, &offer, OfferNews::Withdrawn { pending }).await
}

pub(in crate::chat) async fn renew(turn: &mut Turn<'_>, id: OfferId, version: i64) -> Flow {
    turn.subject = Some(Subject::OwnOffer(id));
    let offer = market::renew(&mut turn.act()?, id, version).await?;
    show_news(turn, &offer, OfferNews::Renewed).await
}

/// *Sama seperti kemarin*.
pub(in crate::chat) async fn repeat(turn: &mut Turn<'_>, id: OfferId, terms: i64) -> Flow {
    turn.subject = Some(Subject::OwnOffer(id));
    let offer = market::relist(&mut turn.act()?, id, terms).await?;
    show_news(turn, &offer, OfferNews::Repeated).await
}

pub(in crate::chat) async fn show_news(turn: &mut Turn<'_>, offer: &Offer, news: OfferNews) -> Flow {
    let offer = facts(turn, offer).await?;
    turn.answer_with(Notice::OwnOffer { offer, news: Some(news) }).await
}

/// The form of a change with what was said filled in: its check comes next, or a closer question.
pub(in crate::chat) async fn begin_change(turn: &mut Turn<'_>, change: OfferChange, offer: OfferFacts) -> Flow {
    if !matches!(offer.status, OfferStatus::Published | OfferStatus::Paused) {
        return show(turn, offer.id).await;
    }
    match change {
        OfferChange::Price(text) => turn.begin_with(PriceChange::of(offer), &Answer::Text(&text)).await,
        OfferChange::Rest(text) => turn.begin_with(QuantityChange::of_rest(offer), &Answer::Text(&text)).await,
        OfferChange::SoldOut => turn.begin(Withdrawal { offer, sold: true }).await,
    }
}

/// An offer's facts with the farmer's name where somebody else answers for it.
pub(in crate::chat) async fn facts(turn: &mut Turn<'_>, offer: &Offer) -> store::Result<OfferFacts> {
    let on_behalf = market::on_behalf(turn.tx, offer.seller, offer.entered_by).await?;
    Ok(OfferFacts { on_behalf, ..OfferFacts::from(offer) })
}

/// The same for a list.
pub(in crate::chat) async fn all_facts(turn: &mut Turn<'_>, offers: &[Offer]) -> Result<Vec<OfferFacts>, Error> {
    let mut all = Vec::new();
    for offer in offers {
        all.push(facts(turn, offer).await?);
    }
    Ok(all)
}
