//! A seller's offers.

use super::{assist, lines};
use crate::{
    chat::{
        forms::{
            offer::OfferForm,
            offer_change::{PriceChange, QuantityChange, Withdrawal},
            routine::RoutineForm,
        },
        state::Form,
        turn::{Done, Subject, Turn},
    },
    domain::{
        commodity::GoodsCode,
        offer::{Offer, OfferId},
        person::RoleKind,
    },
    market::{self, Error, OfferDraft, Refusal},
    notice::{FormKind, Notice, OfferFacts, OfferNews, Page, StaleReason},
};

/// Offers on one page of a list.
const PER_PAGE: i64 = 6;

/// `/jual`: one that waits is offered first.
pub(super) async fn begin(turn: &mut Turn<'_>) -> Done {
    let person = turn.person()?;
    if !person.is(RoleKind::Seller) {
        if person.is(RoleKind::Assistant) {
            return assist::list(turn, 0).await;
        }
        return Err(Refusal::RoleNeeded(RoleKind::Seller).into());
    }
    let waiting = turn.talk.forms.iter().find_map(|r| match &r.form {
        Form::Offer(form) => Some(form.goods().map(GoodsCode::from)),
        _ => None,
    });
    match waiting {
        Some(Some(goods)) => {
            turn.talk.open = false;
            Ok(turn.reply(Notice::Unfinished { form: FormKind::Offer, goods: Some(goods), rev: turn.talk.rev }).await?)
        }
        // Nothing was filled in yet: just ask again.
        _ => turn.begin(Form::Offer(Box::default())).await,
    }
}

/// The form is complete and was checked.
pub(super) async fn publish(turn: &mut Turn<'_>, form: OfferForm) -> Done {
    let Some((terms, quantity)) = form.draft() else { return turn.begin(Form::Offer(Box::new(form))).await };
    let nego = form.line.nego;
    let draft = OfferDraft { terms, quantity, nego, photo: form.photo };
    let offer = match &form.farmer {
        Some(farmer) => market::publish_for(&mut turn.act()?, farmer.id, draft).await?,
        None => market::publish(&mut turn.act()?, draft).await?,
    };
    turn.talk.published = form.line.message.map(|message| (message, offer.id));
    let facts = assist::facts(turn, &offer).await?;
    turn.reply(Notice::OfferPublished { offer: facts }).await?;
    if form.line.recurring && form.farmer.is_none() {
        let terms = offer.terms;
        turn.begin(Form::Routine(Box::new(RoutineForm::of(terms.commodity)))).await?;
    }
    match form.line.next {
        Some(next) => lines::offer(turn, &next).await,
        None => Ok(()),
    }
}

/// The seller's list.
pub(super) async fn list(turn: &mut Turn<'_>, page: i64) -> Done {
    let page = page.max(0);
    let (offers, published, expired) = market::own_offers(&mut turn.act()?, PER_PAGE, page.saturating_mul(PER_PAGE)).await?;
    let page = Page { number: page, of: pages(published + expired) };
    let offers = assist::all_facts(turn, &offers).await?;
    Ok(turn.reply(Notice::OwnOffers { published, expired, offers, page }).await?)
}

/// How many pages a list of `count` has.
fn pages(count: i64) -> i64 {
    ((count + PER_PAGE - 1) / PER_PAGE).max(1)
}

/// One own offer.
pub(super) async fn card(turn: &mut Turn<'_>, id: OfferId) -> Done {
    let offer = market::own_offer(&mut turn.act()?, id).await?;
    let offer = assist::facts(turn, &offer).await?;
    Ok(turn.reply(Notice::OwnOffer { offer, news: None }).await?)
}

/// An own offer that is still as its seller saw it, and up.
async fn current(turn: &mut Turn<'_>, id: OfferId, version: i64) -> Result<OfferFacts, Error> {
    turn.subject = Some(Subject::OwnOffer(id));
    let offer = market::own_offer(&mut turn.act()?, id).await?;
    if offer.version == version { Ok(OfferFacts::from(&offer)) } else { Err(Refusal::Stale(StaleReason::OfferChanged).into()) }
}

pub(super) async fn edit_price(turn: &mut Turn<'_>, id: OfferId, version: i64) -> Done {
    let offer = current(turn, id, version).await?;
    turn.begin(Form::OfferPrice(Box::new(PriceChange::of(offer)))).await
}

pub(super) async fn edit_quantity(turn: &mut Turn<'_>, id: OfferId, version: i64) -> Done {
    let offer = current(turn, id, version).await?;
    turn.begin(Form::OfferQuantity(Box::new(QuantityChange::of(offer)))).await
}

pub(super) async fn withdraw(turn: &mut Turn<'_>, id: OfferId, version: i64) -> Done {
    let offer = current(turn, id, version).await?;
    turn.begin(Form::Withdrawal(Box::new(Withdrawal { offer, sold: false }))).await
}

pub(super) async fn price_changed(turn: &mut Turn<'_>, form: PriceChange) -> Done {
    turn.subject = Some(Subject::OwnOffer(form.offer.id));
    let Some(price) = form.price else { return card(turn, form.offer.id).await };
    let offer = market::set_price(&mut turn.act()?, form.offer.id, form.offer.version, price).await?;
    news(turn, &offer, OfferNews::PriceChanged).await
}

pub(super) async fn quantity_changed(turn: &mut Turn<'_>, form: QuantityChange) -> Done {
    turn.subject = Some(Subject::OwnOffer(form.offer.id));
    let Some(quantity) = form.quantity else { return card(turn, form.offer.id).await };
    let offer = market::set_quantity(&mut turn.act()?, form.offer.id, form.offer.version, quantity).await?;
    news(turn, &offer, OfferNews::QuantityChanged).await
}

pub(super) async fn withdrawn(turn: &mut Turn<'_>, form: Withdrawal) -> Done {
    turn.subject = Some(Subject::OwnOffer(form.offer.id));
    let (mut act, id, version) = (turn.act()?, form.offer.id, form.offer.version);
    let (offer, pending) = match form.sold {
        true => market::sold_out(&mut act, id, version).await?,
        false => market::withdraw(&mut act, id, version).await?,
    };
    news(turn, &offer, OfferNews::Withdrawn { pending }).await
}

pub(super) async fn sold_out(turn: &mut Turn<'_>, id: OfferId, version: i64) -> Done {
    turn.subject = Some(Subject::OwnOffer(id));
    let (offer, pending) = market::sold_out(&mut turn.act()?, id, version).await?;
    news(turn, &offer, OfferNews::Withdrawn { pending }).await
}

pub(super) async fn renew(turn: &mut Turn<'_>, id: OfferId, version: i64) -> Done {
    turn.subject = Some(Subject::OwnOffer(id));
    let offer = market::renew(&mut turn.act()?, id, version).await?;
    news(turn, &offer, OfferNews::Renewed).await
}

/// *Sama seperti kemarin*.
pub(super) async fn repeat(turn: &mut Turn<'_>, id: OfferId, terms: i64) -> Done {
    turn.subject = Some(Subject::OwnOffer(id));
    let offer = market::relist(&mut turn.act()?, id, terms).await?;
    news(turn, &offer, OfferNews::Repeated).await
}

pub(super) async fn news(turn: &mut Turn<'_>, offer: &Offer, news: OfferNews) -> Done {
    let offer = assist::facts(turn, offer).await?;
    Ok(turn.reply(Notice::OwnOffer { offer, news: Some(news) }).await?)
}
