//! A seller's line: an offer in one message, and what becomes of it when the message is edited.

use super::{flow, forms::offer::OfferForm};
use crate::{
    chat::dialog::{Answer, Flow, LaterLine, Next, Turn, read_line, unfit_line, words::named_goods},
    domain::person::RoleKind,
    market::{self, Refusal},
    notice::{Notice, Problem},
    reading::{self, AskCode},
};

/// A seller's line, and those of other goods that are read after this offer.
pub(in crate::chat) async fn begin(turn: &mut Turn<'_>, text: &str, later: Vec<LaterLine>) -> Flow {
    if !turn.person()?.is(RoleKind::Seller) {
        return Err(Refusal::RoleNeeded(RoleKind::Seller).into());
    }
    if let Some(notice) = unfit_line(text) {
        return turn.answer_with(notice).await;
    }
    let kept = reading::without_personal_data(text);
    let removed = (kept != text).then_some(Problem::NumberRemoved);
    match read_line(text, turn.written_on) {
        Ok(draft) => {
            turn.conversation.unparsed = 0;
            let (mut form, problem) = OfferForm::of_line(&draft, &turn.context());
            form.usual = turn.person()?.usual_handover;
            form.handover = reading::handover(&kept).or(form.usual);
            let elsewhere = draft.place.is_none() && reading::names_unlisted_place(&kept);
            if elsewhere {
                form.place = None;
            }
            let problem = problem.or(elsewhere.then_some(Problem::PlaceUnknown).filter(|_| form.asks_for_its_place()));
            let unlisted = if draft.ask.contains(&AskCode::Commodity) { named_goods(&kept) } else { None };
            if unlisted.is_some() {
                turn.keep_unparsed("GOODS", &kept).await?;
            }
            let problem = problem.or(unlisted.map(|goods| Problem::GoodsNotListed { goods }));
            form.line.later = later;
            let problem = problem.or_else(|| form.day_problem(&kept, &turn.context()).filter(|_| form.asks_for_its_day()));
            turn.begin_after(form, problem.or(removed)).await
        }
        Err(refusal) => Ok(Next::NoOffer { refusal, text: kept.into_owned() }),
    }
}

/// The form with its buttons, for a seller whose lines could not be read.
pub(in crate::chat) async fn begin_unclear(turn: &mut Turn<'_>) -> Flow {
    turn.begin_after(OfferForm::default(), Some(Problem::Unclear)).await
}

/// A message was changed after it was sent. While its offer is not up, its card follows; afterwards the offer is shown.
pub(in crate::chat) async fn edit(turn: &mut Turn<'_>, message: i32, text: &str) -> Flow {
    if turn.conversation.forms.iter().any(|r| r.form.fields().message() == Some(message)) {
        return edit_form(turn, message, text).await;
    }
    match turn.conversation.published.filter(|(published, _)| *published == message) {
        Some((_, id)) => {
            let offer = market::own_offer(&mut turn.act()?, id).await?;
            let offer = flow::facts(turn, &offer).await?;
            turn.answer_with(Notice::OwnOffer { offer, news: None, replaces: None }).await
        }
        None => Ok(Next::Done),
    }
}

async fn edit_form(turn: &mut Turn<'_>, message: i32, text: &str) -> Flow {
    if turn.conversation.running().is_some_and(|r| r.form.fields().message() == Some(message)) {
        turn.pressed = turn.prompt;
    }
    let forms = std::mem::take(&mut turn.conversation.forms);
    let (edited, others): (Vec<_>, Vec<_>) = forms.into_iter().partition(|r| r.form.fields().message() == Some(message));
    turn.conversation.forms = others;
    let before = edited.iter().find_map(|r| r.form.as_any().downcast_ref::<OfferForm>());
    let Some(mut form) = before.cloned() else { return begin(turn, text, Vec::new()).await };
    // What was chosen beside the line stays: where the goods are and for which place the price is.
    let context = turn.context();
    let kept = reading::without_personal_data(text);
    if unfit_line(text).is_none() && form.whole_line(&kept, &context).is_some() {
        let problem = form.day_problem(&kept, &context).filter(|_| form.asks_for_its_day());
        return turn.begin_after(form, problem).await;
    }
    match form.farmer {
        Some(farmer) => turn.begin_with(OfferForm::for_farmer(farmer), &Answer::Text(text)).await,
        None => begin(turn, text, Vec::new()).await,
    }
}
