//! An assistant's farmers: choosing one, registering one, and the offer that is made for him.

use super::forms::FarmerForm;
use crate::{
    chat::dialog::{Flow, Next, Turn, callback::Action},
    domain::person::RoleKind,
    market::{self, Refusal},
    notice::{FarmerFacts, Notice, Page},
};

/// Farmers on one page of a list.
const PER_PAGE: i64 = 6;

/// *Buat penawaran untuk*: asks for which farmer.
pub(in crate::chat) async fn list(turn: &mut Turn<'_>, page: i64) -> Flow {
    let page = page.max(0);
    let (farmers, count) = market::farmers(&mut turn.act()?, PER_PAGE, page.saturating_mul(PER_PAGE)).await?;
    let farmers = farmers.into_iter().map(|p| FarmerFacts { id: p.id, name: p.name, place: p.place }).collect();
    let page = Page { number: page, of: ((count + PER_PAGE - 1) / PER_PAGE).max(1) };
    turn.answer_with(Notice::Farmers { farmers, count, page }).await
}

/// *Catat petani baru*.
pub(in crate::chat) async fn begin_registration(turn: &mut Turn<'_>) -> Flow {
    let person = turn.person()?;
    if !person.is(RoleKind::Assistant) {
        return Err(Refusal::RoleNeeded(RoleKind::Assistant).into());
    }
    let assistant = person.name.clone();
    turn.begin(FarmerForm { assistant, ..FarmerForm::default() }).await
}

/// The farmer is complete and was checked: his first offer comes next.
pub(in crate::chat) async fn register(turn: &mut Turn<'_>, form: FarmerForm) -> Flow {
    let on_behalf = form.on_behalf();
    let (Some(name), Some(kind), Some((place, region))) = (form.name, form.seller_kind, form.place) else {
        return list(turn, 0).await;
    };
    let farmer = market::register_farmer(&mut turn.act()?, &name, kind, (&place, region)).await?;
    turn.reply(Notice::FarmerRegistered { on_behalf }).await?;
    Ok(Next::Act(Action::OfferFor { farmer }))
}
