//! What the buttons of a seller's offers do.

use super::{flow, photo, routine};
use crate::chat::{
    actions::OfferAction,
    dialog::{Flow, Turn},
};

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: OfferAction) -> Flow {
    match action {
        OfferAction::New => flow::begin(turn).await,
        OfferAction::NewFor { farmer } => flow::begin_for(turn, farmer).await,
        OfferAction::List { page } => flow::list(turn, page).await,
        OfferAction::Card { offer } => flow::show(turn, offer).await,
        OfferAction::EditPrice { offer, version } => flow::begin_price_change(turn, offer, version).await,
        OfferAction::EditQuantity { offer, version } => flow::begin_quantity_change(turn, offer, version).await,
        OfferAction::EditNote { offer, version } => flow::begin_note_change(turn, offer, version).await,
        OfferAction::Withdraw { offer, version } => flow::begin_withdrawal(turn, offer, version).await,
        OfferAction::Renew { offer, version } => flow::renew(turn, offer, version).await,
        OfferAction::Repeat { offer, terms } => flow::repeat(turn, offer, terms).await,
        OfferAction::RepeatOther { offer, terms, field } => routine::repeat_other(turn, offer, terms, field).await,
        OfferAction::Photo { offer } => photo::show(turn, offer).await,
        OfferAction::AddPhoto { offer } => photo::begin_adding(turn, offer).await,
        OfferAction::DropPhoto { offer } => photo::remove(turn, offer).await,
        OfferAction::Remind { offer } => routine::begin(turn, offer).await,
        OfferAction::DayOff { routine: id } => routine::day_off(turn, id).await,
        OfferAction::EndRoutine { routine: id } => routine::end(turn, id).await,
        OfferAction::SoldOut { offer, version } => flow::sold_out(turn, offer, version).await,
    }
}
