//! Photos of loads: that one is wanted, that one came, and the photo itself.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, OrderAction},
        kit::{
            Body, Button, Keyboard, Message,
            keyboard::{act, numbered, numbers, rows},
            text::{NAME, lines, user},
            words,
        },
    },
    domain::order::{LoadState, MOST_PHOTOS, OrderCode, OrderId, PhotoKind, Side},
    locale::Locale,
    market,
    notice::OrderFacts,
};

/// *Lihat foto*, with how many there are.
pub(in crate::chat) fn see_button(l: Locale, order: &OrderFacts) -> Option<Button> {
    let count = order.progress.photos;
    let label = || fl!(l, "button-load-photos", count = l.integer(count));
    (count > 0).then(|| act(label(), Action::Order(OrderAction::Photos { order: order.id, page: 0 })))
}

fn see(l: Locale, order: &OrderFacts) -> Button {
    act(fl!(l, "button-see"), Action::Order(OrderAction::Card { order: order.id }))
}

/// What a party can do with photos from the order's card: see them, and add one where something is still open.
pub(super) fn buttons(l: Locale, order: &OrderFacts, side: Side) -> impl Iterator<Item = Button> {
    let receipt = order.progress.load.as_ref().and_then(|load| load.receipt.as_ref());
    let is_open = order.progress.complaint.is_some()
        || match side {
            Side::Seller => order.progress.load_state() != LoadState::Settled,
            Side::Buyer => receipt.is_some_and(|receipt| receipt.rejected > 0),
        };
    let add = || act(fl!(l, "button-add-photo"), Action::Order(OrderAction::AddPhoto { order: order.id }));
    see_button(l, order).into_iter().chain((is_open && market::takes_photo(order)).then(add))
}

/// The next photo belongs to this load; nothing waits for it.
pub(in crate::chat) fn wanted(l: Locale, order: &OrderFacts, kind: PhotoKind, refused: bool) -> Message {
    let code = order.code.to_string();
    let text = match kind {
        PhotoKind::Slip => fl!(l, "slip-wanted", order = code),
        PhotoKind::Receipt => fl!(l, "rejects-photo-wanted", order = code),
        PhotoKind::SellerComplaint | PhotoKind::BuyerComplaint => fl!(l, "complaint-photo-wanted", order = code),
    };
    let text = if refused { lines([fl!(l, "not-a-photo"), text]) } else { text };
    Message::with(text, rows([act(fl!(l, "button-no-photo"), Action::Order(OrderAction::Card { order: order.id }))]))
}

/// The photo is kept, or there are as many as there can be.
pub(in crate::chat) fn kept(l: Locale, order: &OrderFacts, kind: PhotoKind, kept: bool) -> Message {
    let code = order.code.to_string();
    let text = match kind {
        _ if !kept => fl!(l, "load-photos-full", order = code, most = l.integer(MOST_PHOTOS)),
        PhotoKind::Slip => fl!(l, "slip-shown", order = code),
        PhotoKind::Receipt => fl!(l, "receipt-photo-shown", order = code),
        PhotoKind::SellerComplaint | PhotoKind::BuyerComplaint => fl!(l, "complaint-photo-shown", order = code),
    };
    Message::with(text, rows(see_button(l, order).into_iter().chain([see(l, order)])))
}

/// The other side showed a photo.
pub(in crate::chat) fn news(l: Locale, order: &OrderFacts, kind: PhotoKind) -> Message {
    let code = order.code.to_string();
    let text = match kind {
        PhotoKind::Slip => fl!(l, "slip-news", order = code),
        PhotoKind::Receipt => fl!(l, "receipt-photo-news", order = code),
        PhotoKind::SellerComplaint | PhotoKind::BuyerComplaint => {
            fl!(l, "complaint-photo-news", order = code, side = words::side_title(l, kind.side()))
        }
    };
    Message::with(text, rows(see_button(l, order).into_iter().chain([see(l, order)])))
}

/// It is asked of which order a photo is.
pub(in crate::chat) fn which(l: Locale, orders: &[OrderFacts], more: usize) -> Message {
    let line = |order: &OrderFacts| {
        let goods = user(words::goods_of(l, &order.terms), NAME);
        fl!(l, "which-load-line", order = order.code.to_string(), goods = goods, quantity = l.quantity(order.quantity))
    };
    let text = lines([fl!(l, "which-load"), numbered(l, 1, orders.iter().map(line)), words::more_orders(l, more)]);
    let mut buttons = numbers(l, 1, orders.iter().map(|order| Action::Order(OrderAction::AddPhoto { order: order.id })));
    buttons.push(vec![act(fl!(l, "button-orders"), Action::Order(OrderAction::List { page: 0 }))]);
    Message::with(text, buttons)
}

/// A photo as the party sent it.
pub(in crate::chat) fn one(
    l: Locale,
    (order, code): (OrderId, OrderCode),
    (number, kind): (i64, PhotoKind),
    photo: &str,
    more: Option<i64>,
) -> Message {
    let number = l.integer(number);
    let caption = match kind {
        PhotoKind::Slip => fl!(l, "load-photo-slip", order = code.to_string(), number = number),
        PhotoKind::Receipt => fl!(l, "load-photo-receipt", order = code.to_string(), number = number),
        PhotoKind::SellerComplaint | PhotoKind::BuyerComplaint => {
            fl!(l, "load-photo-complaint", order = code.to_string(), number = number, side = words::side(l, kind.side()))
        }
    };
    let more = more.map(|page| act(fl!(l, "button-more-photos"), Action::Order(OrderAction::Photos { order, page })));
    let instead = fl!(l, "load-photo-gone", order = code.to_string());
    let see = act(fl!(l, "button-see"), Action::Order(OrderAction::Card { order }));
    Message { body: Body::picture(photo, caption, instead), keyboard: Keyboard::of(rows(more.into_iter().chain([see]))) }
}

/// The person who showed them left.
pub(in crate::chat) fn gone(l: Locale, code: OrderCode) -> Message {
    Message::plain(fl!(l, "load-photo-gone", order = code.to_string()))
}
