//! An assistant's farmers: choosing one, registering one, and the offer that is made for him.

use crate::{
    chat::{
        forms::{
            Answer,
            farmer::FarmerForm,
            offer::{Farmer, OfferForm},
        },
        state::Form,
        turn::{Done, Turn},
    },
    domain::{
        commodity::GoodsCode,
        offer::Offer,
        person::{PersonId, RoleKind},
    },
    market::{self, Error, Refusal},
    notice::{FarmerFacts, FormKind, Notice, OfferFacts, Page},
    store,
};

/// Farmers on one page of a list.
const PER_PAGE: i64 = 6;

/// *Buat penawaran untuk*: whom?
pub(super) async fn list(turn: &mut Turn<'_>, page: i64) -> Done {
    let page = page.max(0);
    let (farmers, count) = market::farmers(&mut turn.act()?, PER_PAGE, page.saturating_mul(PER_PAGE)).await?;
    let farmers = farmers.into_iter().map(|p| FarmerFacts { id: p.id, name: p.name, place: p.place }).collect();
    let page = Page { number: page, of: ((count + PER_PAGE - 1) / PER_PAGE).max(1) };
    Ok(turn.reply(Notice::Farmers { farmers, count, page }).await?)
}

/// *Catat petani baru*.
pub(super) async fn register(turn: &mut Turn<'_>) -> Done {
    let person = turn.person()?;
    if !person.is(RoleKind::Assistant) {
        return Err(Refusal::RoleNeeded(RoleKind::Assistant).into());
    }
    let assistant = person.name.clone();
    turn.begin(Form::Farmer(FarmerForm { assistant, ..FarmerForm::default() })).await
}

/// The farmer is complete and was checked: his first offer comes next.
pub(super) async fn registered(turn: &mut Turn<'_>, form: FarmerForm) -> Done {
    let on_behalf = form.on_behalf();
    let (Some(name), Some(kind), Some((place, region))) = (form.name, form.seller_kind, form.place) else {
        return list(turn, 0).await;
    };
    let farmer = market::register_farmer(&mut turn.act()?, &name, kind, (&place, region)).await?;
    turn.reply(Notice::FarmerRegistered { on_behalf }).await?;
    offer_for(turn, farmer).await
}

/// The offer of a farmer: one that waits is offered first.
pub(super) async fn offer_for(turn: &mut Turn<'_>, id: PersonId) -> Done {
    let person = market::farmer(&mut turn.act()?, id).await?;
    let waiting = turn.talk.forms.iter().find_map(|r| match &r.form {
        Form::Offer(form) => form.goods().map(GoodsCode::from),
        _ => None,
    });
    if let Some(goods) = waiting {
        turn.talk.open = false;
        return Ok(turn.reply(Notice::Unfinished { form: FormKind::Offer, goods: Some(goods), rev: turn.talk.rev }).await?);
    }
    let farmer = Farmer { id, name: person.name, home: person.place.zip(person.region) };
    let form = Form::Offer(Box::new(OfferForm::for_farmer(farmer)));
    match turn.talk.unclaimed.take() {
        Some(line) => {
            (turn.said, turn.photo) = (line.message, line.photo);
            turn.begin_with(form, &Answer::Text(&line.text)).await
        }
        None => turn.begin(form).await,
    }
}

/// An offer's facts for who answers for it, with the farmer's name where it is not his own.
pub(super) async fn facts(turn: &mut Turn<'_>, offer: &Offer) -> store::Result<OfferFacts> {
    let on_behalf = market::on_behalf(turn.tx, offer.seller, offer.entered_by).await?;
    Ok(OfferFacts { on_behalf, ..OfferFacts::from(offer) })
}

/// The same for a list.
pub(super) async fn all_facts(turn: &mut Turn<'_>, offers: &[Offer]) -> Result<Vec<OfferFacts>, Error> {
    let mut all = Vec::new();
    for offer in offers {
        all.push(facts(turn, offer).await?);
    }
    Ok(all)
}
