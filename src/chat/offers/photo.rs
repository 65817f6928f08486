//! Photos of goods: with a seller's line, to an offer that is up, and shown to buyers.

use super::flow;
use crate::{
    chat::dialog::{Flow, LaterLine, Next, Turn, read_line},
    domain::{offer::OfferId, person::RoleKind},
    market::{self, Error},
    notice::{Notice, OfferNews},
    reading::{self, GoodsReading, Refusal},
};

/// What a part of an album comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chat) enum Part {
    /// A message of its own: no part, or the one that speaks for its album.
    Own,
    /// One more picture of an album that was answered.
    Silent,
    /// A picture of an album whose words stand elsewhere.
    Wordless,
    /// Further words of an album whose words were read before.
    Further,
}

/// What the message is to its album: an album is one message to its sender.
pub(in crate::chat) fn part_of_album(turn: &mut Turn<'_>, has_words: bool) -> Part {
    let Some(album) = turn.album.clone() else { return Part::Own };
    let conversation = &mut turn.conversation;
    let answered = conversation.album.as_ref() == Some(&album.id);
    match (has_words, answered) {
        (true, true) if conversation.album_words => return Part::Further,
        (false, true) => return Part::Silent,
        (false, false) if album.words_elsewhere => return Part::Wordless,
        _ => {}
    }
    (conversation.album, conversation.album_words) = (Some(album.id), has_words);
    conversation.shown_load = None;
    Part::Own
}

/// Keeps a further line of an album, with the picture under which it stands, for after the offer that its first words began. `false`: it
/// is no such line, and answers what is asked as any other caption does.
pub(in crate::chat) fn keep_further_words(turn: &mut Turn<'_>, text: &str) -> bool {
    let asked = turn.conversation.forms.last().and_then(|running| running.form.fields().commodity());
    let is_line = match read_line(text, turn.written_on) {
        Ok(_) | Err(Refusal::MultiItem) => true,
        // What it is, is asked when its turn comes.
        Err(Refusal::IsDemand | Refusal::Unclear) => matches!(reading::goods(text), GoodsReading::One(code) if Some(code) != asked),
        Err(_) => false,
    };
    if !is_line {
        return false;
    }
    let text = reading::without_personal_data(text).into_owned();
    let line = LaterLine { text, photo: turn.photo.clone(), farmer: None, written_on: Some(turn.written_on) };
    let conversation = &mut turn.conversation;
    if conversation.forms.last_mut().is_some_and(|running| running.form.fields_mut().keep_for_later(line.clone())) {
        return true;
    }
    // It is not said yet whose goods the first one is.
    let unclaimed = conversation.unclaimed.as_mut().map(|first| first.later.push(line));
    unclaimed.is_some()
}

/// Words under a video or a file, where a photo could be meant: they are read, and what they came under is said not to be kept.
pub(in crate::chat) async fn words_under_file(turn: &mut Turn<'_>, text: &str) -> Flow {
    let sells = turn.person.as_ref().is_some_and(|person| person.is(RoleKind::Seller) || person.is(RoleKind::Assistant));
    let could_be_photo = turn.conversation.running().map_or(sells, |running| running.form.fields().takes_photo());
    if could_be_photo && turn.photo.is_none() && turn.person.is_some() {
        turn.reply_beside(Notice::FileUnused).await?;
    }
    Ok(Next::Text(text.to_owned()))
}

/// A photo without a word belongs to the offer that the seller looks at; otherwise he is told how it could.
pub(in crate::chat) async fn take_alone(turn: &mut Turn<'_>) -> Flow {
    let sells = turn.person.as_ref().is_some_and(|person| person.is(RoleKind::Seller) || person.is(RoleKind::Assistant));
    let Some(photo) = turn.photo.take().filter(|_| sells) else { return Ok(Next::NonText) };
    let (open, is_wanted) = match turn.tx.last_said(turn.chat).await? {
        Some(Notice::OwnOffer { offer, .. } | Notice::OfferPublished { offer, .. }) => (Some(offer.id), false),
        Some(Notice::PhotoWanted { offer, .. } | Notice::OfferPhoto { offer, own: true, .. }) => (Some(offer), true),
        _ => (None, false),
    };
    let Some(offer) = open else { return unused(turn).await };
    // The words of its album may still be on their way, and be about other goods.
    if turn.album.is_some() && !is_wanted {
        turn.wait_for_words();
        return begin_adding(turn, offer).await;
    }
    let offer = match market::set_photo(&mut turn.act()?, offer, Some(&photo)).await {
        Ok(offer) => offer,
        Err(Error::Refused(_)) => return unused(turn).await,
        Err(error) => return Err(error),
    };
    flow::show_news(turn, &offer, OfferNews::PhotoAdded).await
}

/// How a photo that belongs nowhere could be used.
async fn unused(turn: &mut Turn<'_>) -> Flow {
    turn.wait_for_words();
    turn.answer_with(Notice::PhotoUnused).await
}

/// *Tambah foto*, *Ganti foto*.
pub(in crate::chat) async fn begin_adding(turn: &mut Turn<'_>, id: OfferId) -> Flow {
    let offer = market::own_offer(&mut turn.act()?, id).await?;
    turn.conversation.open = false;
    turn.answer_beside(Notice::PhotoWanted { offer: offer.id, goods: offer.terms.commodity.into() }).await
}

/// *Hapus foto*.
pub(in crate::chat) async fn remove(turn: &mut Turn<'_>, id: OfferId) -> Flow {
    let offer = market::set_photo(&mut turn.act()?, id, None).await?;
    // The photo is no text that could be edited.
    turn.remove_pressed_buttons().await?;
    flow::show_news(turn, &offer, OfferNews::PhotoRemoved).await
}

/// *Lihat foto*: under the card, which keeps its place.
pub(in crate::chat) async fn show(turn: &mut Turn<'_>, id: OfferId) -> Flow {
    let offer = market::shown_offer(&mut turn.act()?, id).await?;
    let reader = turn.person()?.id;
    let own = offer.seller == reader || offer.entered_by == reader;
    let notice = match offer.photo {
        Some(photo) => Notice::OfferPhoto { offer: offer.id, goods: offer.terms.commodity.into(), photo, own },
        None => Notice::PhotoGone { offer: offer.id },
    };
    turn.answer_beside(notice).await
}
