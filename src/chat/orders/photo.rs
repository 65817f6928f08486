//! Photos of loads: with a step of an order, to a load that has left, and shown to both sides and to who decides a complaint.

use super::{
    inquiry::StepForm,
    limits::{MOST_ASKED, OPEN_ORDERS},
};
use crate::{
    chat::{
        actions::{Action, OrderAction},
        dialog::{Flow, Next, Paging, Subject, Turn, codes, is_whole_line, words},
    },
    domain::order::{LoadState, MOST_PHOTOS, OrderEvent, OrderId, PhotoKind, Receipt, Side},
    market::{self, Changed, Error, takes_photo},
    notice::{Notice, OrderFacts, Problem},
};

/// How many photos are shown at once.
const AT_ONCE: i64 = 4;
/// How many photos wait while it is asked of which load they are: an album of Telegram's.
const MOST_UNPLACED: usize = 10;

/// Where a photo of an order can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Into the form of this event.
    Form(OrderEvent),
    /// To the last load.
    Load,
}

/// Where a photo goes that is shown by `side`, if anywhere.
fn place_of(order: &OrderFacts, side: Side) -> Option<Place> {
    let event = if side == Side::Seller { OrderEvent::Depart } else { OrderEvent::Receive };
    if order.position().open_to(side).any(|row| row.event == event) {
        return Some(Place::Form(event));
    }
    takes_photo(order).then_some(Place::Load)
}

/// The receipt of the last load, if something of it was rejected.
fn rejecting(order: &OrderFacts) -> Option<&Receipt> {
    order.progress.load.as_ref()?.receipt.as_ref().filter(|receipt| receipt.rejected > 0)
}

/// *Lihat foto*: under the card, which keeps its place.
pub(in crate::chat) async fn show(turn: &mut Turn<'_>, id: OrderId, page: i64) -> Flow {
    let page = page.clamp(0, i64::from(u8::MAX));
    let skipped = Paging::new(page, AT_ONCE).offset();
    let (order, mut photos) = market::own_load_photos(&mut turn.act()?, id, AT_ONCE + 1, skipped).await?;
    let more = (i64::try_from(photos.len()).unwrap_or(0) > AT_ONCE).then(|| page + 1);
    photos.truncate(usize::try_from(AT_ONCE).unwrap_or(usize::MAX));
    if photos.is_empty() {
        return turn.answer_beside(Notice::LoadPhotosGone { code: order.code }).await;
    }
    let last = photos.len();
    for (at, photo) in (1..).zip(photos) {
        let (more, code) = (more.filter(|_| at == last), order.code);
        let notice = Notice::LoadPhoto { order: id, code, number: photo.number, shows: photo.kind, photo: photo.photo, more };
        turn.reply_beside(notice).await?;
    }
    Ok(Next::Done)
}

/// *Tambah foto*, and the order of which a photo is that came before it was asked.
pub(in crate::chat) async fn add(turn: &mut Turn<'_>, id: OrderId) -> Flow {
    turn.subject = Some(Subject::Order(id));
    let asked = matches!(turn.tx.last_said(turn.chat).await?, Some(Notice::WhichLoad { .. }));
    let waiting = std::mem::take(&mut turn.conversation.unplaced);
    let (order, side) = market::order_for(&mut turn.act()?, id).await?;
    let facts = OrderFacts::from(&order);
    let (complained, place) = (order.progress.complaint.is_some(), place_of(&facts, side));
    match place {
        Some(place) if asked && !waiting.is_empty() => attach_photos(turn, facts, place, waiting).await,
        // On the card of what is complained of it is a photo of that.
        Some(Place::Form(event)) if !complained => fill_in(turn, facts, event, Vec::new()).await,
        Some(Place::Load | Place::Form(_)) => {
            let number = facts.progress.load.as_ref().map_or(1, |load| load.number);
            turn.conversation.open = false;
            let shows = PhotoKind::of(side, complained);
            turn.answer_beside(Notice::LoadPhotoWanted { order: facts, number, shows, refused: false }).await
        }
        None => Ok(Next::Act(Action::Order(OrderAction::Card { order: id }))),
    }
}

/// Asks the buyer once for a photo of what was rejected; nothing waits for it.
pub(in crate::chat) async fn ask_after(turn: &mut Turn<'_>, changed: &Changed) -> Flow {
    let received = matches!(changed.transition.event, OrderEvent::Receive | OrderEvent::CorrectReceipt);
    let order = changed.order.clone();
    if received && rejecting(&order).is_some_and(|receipt| receipt.photos == 0) {
        let number = order.progress.load.as_ref().map_or(1, |load| load.number);
        turn.reply_beside(Notice::LoadPhotoWanted { order, number, shows: PhotoKind::Receipt, refused: false }).await?;
    }
    Ok(Next::Done)
}

/// Says to who was asked for a photo that something else came, and asks again.
pub(in crate::chat) async fn refuse(turn: &mut Turn<'_>) -> Result<Option<Next>, Error> {
    match turn.tx.last_said(turn.chat).await? {
        Some(Notice::LoadPhotoWanted { order, number, shows, .. }) if turn.person.is_some() => {
            turn.answer_with(Notice::LoadPhotoWanted { order, number, shows, refused: true }).await.map(Some)
        }
        _ => Ok(None),
    }
}

/// Where a photo with words goes while no form is open: to the load of which one was asked for, unless the words are an offer or a
/// search of their own, or to the order whose number they are.
pub(in crate::chat) async fn under_words(turn: &mut Turn<'_>, text: &str) -> Result<Option<Next>, Error> {
    let (Some(photo), true) = (turn.photo.clone(), turn.person.is_some()) else { return Ok(None) };
    let is_other = is_whole_line(text, turn.written_on);
    let last = turn.tx.last_said(turn.chat).await?;
    if let (false, Some(Notice::LoadPhotoWanted { order, number, .. })) = (is_other, &last) {
        turn.photo = None;
        return Box::pin(keep(turn, order.id, Some(*number), &[photo])).await.map(Some);
    }
    let is_asked = matches!(last, Some(Notice::WhichLoad { .. }));
    if is_asked && (words::word(text).is_some() || text.trim().eq_ignore_ascii_case("menu")) {
        return Ok(None);
    }
    // The number of a row answers, for this photo as well.
    if is_asked && turn.typed_on_last(text).await?.is_some() {
        turn.photo = None;
        wait(turn, photo);
        return Ok(Some(Next::Text(text.to_owned())));
    }
    let Some((code, _)) = codes::order_in(text).filter(|(_, rest)| is_asked || rest.is_empty()) else {
        // Words under one more photo, while it is asked of which load the first one is.
        return if is_asked && !is_other { Box::pin(alone(turn)).await } else { Ok(None) };
    };
    let Some((order, place)) = candidates(turn).await?.into_iter().find(|(order, _)| code.is(order.code)) else { return Ok(None) };
    turn.photo = None;
    let waiting = if is_asked { std::mem::take(&mut turn.conversation.unplaced) } else { Vec::new() };
    attach_photos(turn, order, place, waiting.into_iter().chain([photo]).collect()).await.map(Some)
}

/// Where a photo without a word goes while no form is open: to the load that was asked about, or to the only order that it can be of.
pub(in crate::chat) async fn alone(turn: &mut Turn<'_>) -> Result<Option<Next>, Error> {
    let (Some(photo), true) = (turn.photo.clone(), turn.person.is_some()) else { return Ok(None) };
    let last = turn.tx.last_said(turn.chat).await?;
    match &last {
        // It belongs to the goods.
        Some(
            Notice::OwnOffer { .. } | Notice::OfferPublished { .. } | Notice::PhotoWanted { .. } | Notice::OfferPhoto { own: true, .. },
        ) => return Ok(None),
        Some(Notice::LoadPhotoWanted { order, number, .. } | Notice::LoadPhotoKept { order, number, .. }) => {
            turn.photo = None;
            return Box::pin(keep(turn, order.id, Some(*number), &[photo])).await.map(Some);
        }
        _ => {}
    }
    let about = match &last {
        Some(Notice::OrderCard { order, .. } | Notice::ComplaintNoteKept { order, .. }) => Some(order.id),
        Some(last) => last.news_of().map(|order| order.id),
        None => None,
    };
    let mut found = candidates(turn).await?;
    if found.iter().any(|(order, _)| Some(order.id) == about) {
        found.retain(|(order, _)| Some(order.id) == about);
        // Below what is said of a complaint a photo shows that, and begins no step.
        for (order, place) in &mut found {
            if order.progress.complaint.is_some() && takes_photo(order) {
                *place = Place::Load;
            }
        }
    }
    match found.len() {
        0 => return Ok(None),
        1 => {}
        _ => {
            // What was sent before the question was answered waits with it.
            if !matches!(last, Some(Notice::WhichLoad { .. })) {
                turn.conversation.unplaced.clear();
            }
            turn.photo = None;
            wait(turn, photo);
            let more = found.len().saturating_sub(MOST_ASKED);
            found.truncate(MOST_ASKED);
            let orders = found.into_iter().map(|(order, _)| order).collect();
            return turn.answer_with(Notice::WhichLoad { orders, more }).await.map(Some);
        }
    }
    let Some((order, place)) = found.pop() else { return Ok(None) };
    turn.photo = None;
    attach_photos(turn, order, place, vec![photo]).await.map(Some)
}

/// The orders of which a photo can be: those that can be loaded or received now, those whose rejected goods nobody has shown, and those
/// that are complained of; or else those of which a load is not settled.
async fn candidates(turn: &mut Turn<'_>) -> Result<Vec<(OrderFacts, Place)>, Error> {
    let orders = match market::own_orders(&mut turn.act()?, OPEN_ORDERS, 0).await {
        Ok((orders, _)) => orders,
        Err(Error::Refused(_)) => Vec::new(),
        Err(error) => return Err(error),
    };
    let places = orders.iter().filter_map(|(order, side)| {
        let facts = OrderFacts::from(order);
        place_of(&facts, *side).map(|place| (facts, *side, place))
    });
    let (forms, loads): (Vec<_>, Vec<_>) = places.partition(|(.., place)| matches!(place, Place::Form(_)));
    let is_open = |order: &OrderFacts, side: Side| {
        let unshown = side == Side::Buyer && rejecting(order).is_some_and(|receipt| receipt.photos == 0);
        unshown || order.progress.complaint.is_some() || forms.is_empty() && order.progress.load_state() != LoadState::Settled
    };
    let open: Vec<_> = loads.into_iter().filter(|(order, side, _)| is_open(order, *side)).collect();
    Ok(forms.into_iter().chain(open).map(|(order, _, place)| (order, place)).collect())
}

/// One more picture of an album that was answered: it goes where the first one went, without a word.
pub(in crate::chat) async fn one_more(turn: &mut Turn<'_>) -> Flow {
    let Some(photo) = turn.photo.clone() else { return Ok(Next::Done) };
    if turn.conversation.running().is_some_and(|running| running.form.fields().takes_photos()) {
        turn.keep_photo_in_form();
        return Ok(Next::Done);
    }
    if let Some((order, number)) = turn.conversation.shown_load.filter(|_| turn.person.is_some()) {
        return match market::show_load_photo(&mut turn.act()?, order, Some(number), &photo, false).await {
            Ok(_) | Err(Error::Refused(_)) => Ok(Next::Done),
            Err(error) => Err(error),
        };
    }
    if !turn.conversation.unplaced.is_empty() {
        wait(turn, photo);
    }
    Ok(Next::Done)
}

/// Keeps a photo until it is known of which load it is.
fn wait(turn: &mut Turn<'_>, photo: String) {
    let waiting = &mut turn.conversation.unplaced;
    if waiting.len() < MOST_UNPLACED && !waiting.contains(&photo) {
        waiting.push(photo);
    }
}

async fn attach_photos(turn: &mut Turn<'_>, order: OrderFacts, place: Place, photos: Vec<String>) -> Flow {
    match place {
        Place::Form(event) => fill_in(turn, order, event, photos).await,
        Place::Load => Box::pin(keep(turn, order.id, None, &photos)).await,
    }
}

/// The form of a step with photos that came before it.
async fn fill_in(turn: &mut Turn<'_>, order: OrderFacts, event: OrderEvent, mut photos: Vec<String>) -> Flow {
    turn.subject = Some(Subject::Order(order.id));
    let said = match i64::try_from(photos.len()).unwrap_or(i64::MAX) {
        0 => None,
        photos @ ..=MOST_PHOTOS => Some(Problem::LoadPhotoKept { photos }),
        _ => Some(Problem::PhotosEnough { most: MOST_PHOTOS }),
    };
    photos.truncate(usize::try_from(MOST_PHOTOS).unwrap_or(usize::MAX));
    turn.begin_after(StepForm::new(order, event).with_photos(photos), said).await
}

/// Keeps photos with a load that has left.
async fn keep(turn: &mut Turn<'_>, id: OrderId, number: Option<i64>, photos: &[String]) -> Flow {
    turn.subject = Some(Subject::Order(id));
    let mut shown = None;
    for photo in photos {
        let first = shown.is_none();
        shown = Some(market::show_load_photo(&mut turn.act()?, id, number, photo, first).await?);
    }
    let Some(shown) = shown else { return Ok(Next::Act(Action::Order(OrderAction::Card { order: id }))) };
    turn.conversation.shown_load = Some((id, shown.number));
    turn.answer_with(Notice::LoadPhotoKept { order: shown.order, number: shown.number, shows: shown.kind, kept: shown.kept }).await
}
