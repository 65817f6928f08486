//! Photos of goods: with a seller's line, into a form, to an offer that is up, and shown to buyers.

use super::{entry, offers, text_in};
use crate::{
    chat::{
        state::Form,
        turn::{Done, Turn},
    },
    domain::{offer::OfferId, person::RoleKind},
    market::{self, Error},
    notice::{Notice, OfferNews, Problem},
};

/// Whether the photo belongs to an album of which one came before: the first one counts, and is answered.
pub(super) fn is_one_more_of_its_album(turn: &mut Turn<'_>) -> bool {
    let Some(album) = turn.album.take() else { return false };
    let seen = turn.talk.album.as_ref() == Some(&album);
    turn.talk.album = Some(album);
    seen
}

/// Whether the running form takes a photo.
pub(super) fn fits(turn: &Turn<'_>) -> bool {
    turn.photo.is_some() && turn.talk.running().is_some_and(|r| matches!(r.form, Form::Offer(_) | Form::Line(_)))
}

/// A photo while an offer is filled in belongs to it.
pub(super) async fn into_form(turn: &mut Turn<'_>) -> Done {
    turn.unprompt().await?;
    put(turn);
    turn.ask_again(Some(Problem::PhotoKept)).await
}

/// What is written under it answers the form.
pub(super) async fn with_caption(turn: &mut Turn<'_>, text: &str) -> Done {
    if matches!(turn.talk.running().map(|r| &r.form), Some(Form::Offer(_))) {
        put(turn);
    }
    text_in(turn, text).await
}

fn put(turn: &mut Turn<'_>) {
    let photo = turn.photo.take();
    match turn.talk.forms.last_mut().map(|r| &mut r.form) {
        Some(Form::Offer(form)) => form.photo = photo,
        Some(Form::Line(form)) => form.photo = photo,
        _ => {}
    }
}

/// A photo without a word belongs to the offer that the seller looks at; otherwise he is told how it could.
pub(super) async fn alone(turn: &mut Turn<'_>) -> Done {
    let sells = turn.person.as_ref().is_some_and(|person| person.is(RoleKind::Seller) || person.is(RoleKind::Assistant));
    let Some(photo) = turn.photo.take().filter(|_| sells) else { return entry::non_text(turn).await };
    let open = match turn.tx.last_said(turn.chat).await? {
        Some(Notice::OwnOffer { offer, .. } | Notice::OfferPublished { offer }) => Some(offer.id),
        Some(Notice::PhotoWanted { offer, .. } | Notice::OfferPhoto { offer, own: true, .. }) => Some(offer),
        _ => None,
    };
    let Some(offer) = open else { return Ok(turn.reply(Notice::PhotoUnused).await?) };
    let offer = match market::set_photo(&mut turn.act()?, offer, Some(&photo)).await {
        Ok(offer) => offer,
        Err(Error::Refused(_)) => return Ok(turn.reply(Notice::PhotoUnused).await?),
        Err(error) => return Err(error),
    };
    offers::news(turn, &offer, OfferNews::PhotoAdded).await
}

/// *Tambah foto*, *Ganti foto*.
pub(super) async fn wanted(turn: &mut Turn<'_>, id: OfferId) -> Done {
    let offer = market::own_offer(&mut turn.act()?, id).await?;
    turn.talk.open = false;
    Ok(turn.reply_beside(Notice::PhotoWanted { offer: offer.id, goods: offer.terms.commodity.into() }).await?)
}

/// *Hapus foto*.
pub(super) async fn drop_it(turn: &mut Turn<'_>, id: OfferId) -> Done {
    let offer = market::set_photo(&mut turn.act()?, id, None).await?;
    // The photo is no text that could be edited.
    if let Some(pressed) = turn.pressed.take() {
        turn.tx.enqueue_unprompt(turn.chat, pressed, turn.now).await?;
    }
    offers::news(turn, &offer, OfferNews::PhotoRemoved).await
}

/// *Lihat foto*: under the card, which keeps its place.
pub(super) async fn show(turn: &mut Turn<'_>, id: OfferId) -> Done {
    let offer = market::shown_offer(&mut turn.act()?, id).await?;
    let reader = turn.person()?.id;
    let own = offer.seller == reader || offer.entered_by == reader;
    let notice = match offer.photo {
        Some(photo) => Notice::OfferPhoto { offer: offer.id, goods: offer.terms.commodity.into(), photo, own },
        None => Notice::PhotoGone { offer: offer.id },
    };
    Ok(turn.reply_beside(notice).await?)
}
