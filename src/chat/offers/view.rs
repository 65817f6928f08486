//! Offers as their seller sees them.

pub(in crate::chat) mod routine;

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, HistoryAction, MenuAction, OfferAction, OrderAction, SearchAction},
        kit::{
            Body, Button, Keyboard, Message,
            entry::for_farmer,
            keyboard::{act, copy, first_of, numbered, numbers, page_line, pages, rows},
            text::{NAME, goods_inside, goods_with_icon, lines, user},
            words,
        },
    },
    domain::{
        offer::{OfferId, OfferStatus, Terms},
        place::Region,
        wib,
    },
    locale::Locale,
    notice::{BrowseQuery, OfferDraftFacts, OfferFacts, OfferNews, OnBehalf, Page},
};

/// How many offers are shown of several that end.
const SHOWN_OF_SEVERAL: usize = 4;

/// What is to be checked before an offer counts.
pub(in crate::chat) fn summary(l: Locale, draft: &OfferDraftFacts) -> String {
    let terms = &draft.terms;
    let total = if terms.whole_only() { fl!(l, "offer-whole") } else { words::total(l, draft.total) };
    lines([
        fl!(l, "offer-summary"),
        goods_with_icon(l, &terms.commodity, words::goods_of(l, terms)),
        fl!(
            l,
            "offer-terms",
            quantity = l.quantity_checked(draft.quantity, terms.pack),
            price = l.price(terms.price),
            handover = match draft.farmer {
                Some(_) => words::handover(l, terms.handover),
                None => words::own_handover(l, terms.handover),
            }
        ),
        ready_line(l, terms, if draft.ready_now { fl!(l, "ready-now") } else { words::ready(l, terms) }),
        words::seller_note(l, terms),
        if draft.photo { fl!(l, "offer-with-photo") } else { String::new() },
        draft.farmer.as_deref().map(|farmer| fl!(l, "offer-draft-for", farmer = user(farmer, NAME))).unwrap_or_default(),
        total,
    ])
}

/// That another offer is down since this one is up.
fn replacing(l: Locale, offer: &OfferFacts, replaces: Option<OfferId>) -> String {
    replaces.map(|old| fl!(l, "offer-replaces", offer = offer.id.to_string(), old = old.to_string())).unwrap_or_default()
}

pub(in crate::chat) fn published(l: Locale, offer: &OfferFacts, replaces: Option<OfferId>) -> Message {
    let live = fl!(
        l,
        "offer-published",
        goods = goods_inside(words::goods_of(l, &offer.terms)),
        quantity = l.quantity(offer.offered),
        price = l.price(offer.terms.price),
        offer = offer.id.to_string(),
        until = l.moment(offer.valid_until)
    );
    let text = lines([live, replacing(l, offer, replaces), behalf_line(l, offer)]);
    let again = match offer.on_behalf {
        Some(_) => for_farmer(l),
        None => act(fl!(l, "button-again"), Action::Offer(OfferAction::New)),
    };
    let buttons = [again, act(fl!(l, "button-own-offers"), Action::Offer(OfferAction::List { page: 0 }))];
    let photo = (!offer.photo).then(|| photo_button(l, offer));
    let number = offer.id.to_string();
    let number = copy(fl!(l, "button-copy-code", code = number.clone()), number);
    Message::with(text, rows(buttons.into_iter().chain(photo).chain([number])))
}

/// *Lihat foto*, or *Tambah foto* where there is none.
fn photo_button(l: Locale, offer: &OfferFacts) -> Button {
    match offer.photo {
        true => act(fl!(l, "button-photo"), Action::Offer(OfferAction::Photo { offer: offer.id })),
        false => act(fl!(l, "button-add-photo"), Action::Offer(OfferAction::AddPhoto { offer: offer.id })),
    }
}

/// The goods, with what the reader may do about them.
pub(in crate::chat) fn photo(l: Locale, offer: OfferId, goods: &str, file: &str, own: bool) -> Message {
    let caption = fl!(l, "browse-card", offer = offer.to_string(), goods = user(goods, NAME));
    let buttons = if own {
        vec![
            act(fl!(l, "button-change-photo"), Action::Offer(OfferAction::AddPhoto { offer })),
            act(fl!(l, "button-drop-photo"), Action::Offer(OfferAction::DropPhoto { offer })),
        ]
    } else {
        vec![act(fl!(l, "button-see"), Action::Search(SearchAction::Card { offer, query: BrowseQuery::default() }))]
    };
    Message { body: Body::picture(file, caption, gone_text(l, offer)), keyboard: Keyboard::of(rows(buttons)) }
}

/// Instead of a photo that is not there any more.
pub(in crate::chat) fn photo_gone(l: Locale, offer: OfferId) -> Message {
    Message::plain(gone_text(l, offer))
}

fn gone_text(l: Locale, offer: OfferId) -> String {
    fl!(l, "photo-gone", offer = offer.to_string())
}

pub(in crate::chat) fn photo_wanted(l: Locale, offer: OfferId, goods: &str) -> Message {
    let text = fl!(l, "photo-wanted", offer = offer.to_string(), goods = goods_inside(goods));
    Message::with(text, rows([act(fl!(l, "button-skip"), Action::Offer(OfferAction::Card { offer }))]))
}

/// A photo that belongs to no offer.
pub(in crate::chat) fn photo_unused(l: Locale) -> Message {
    let own = act(fl!(l, "button-own-offers"), Action::Offer(OfferAction::List { page: 0 }));
    Message::with(fl!(l, "photo-unused"), rows([own]))
}

/// A video or a file, of which the words are read alone.
pub(in crate::chat) fn file_unused(l: Locale) -> Message {
    Message::plain(fl!(l, "file-unused"))
}

pub(in crate::chat) fn expiring(l: Locale, offer: &OfferFacts) -> Message {
    let text = fl!(
        l,
        "offer-expiring",
        offer = offer.id.to_string(),
        goods = goods_inside(words::goods_of(l, &offer.terms)),
        remaining = l.quantity(offer.remaining),
        time = l.time(offer.valid_until)
    );
    let (id, version) = (offer.id, offer.version);
    let buttons = [
        act(fl!(l, "button-extend"), Action::Offer(OfferAction::Renew { offer: id, version })),
        act(fl!(l, "button-edit-price"), Action::Offer(OfferAction::EditPrice { offer: id, version })),
        act(fl!(l, "button-sold-out"), Action::Offer(OfferAction::SoldOut { offer: id, version })),
    ];
    Message::with(text, rows(buttons))
}

/// The last day of several offers: each has its card.
pub(in crate::chat) fn several_expiring(l: Locale, offers: &[OfferFacts]) -> Message {
    let time = offers.first().map(|offer| l.time(offer.valid_until)).unwrap_or_default();
    several(l, fl!(l, "offers-expiring", count = l.integer(count(offers)), time = time), &fl!(l, "button-extend"), offers)
}

/// The time of several offers has passed.
pub(in crate::chat) fn several_expired(l: Locale, offers: &[OfferFacts]) -> Message {
    several(l, fl!(l, "offers-expired", count = l.integer(count(offers))), &fl!(l, "button-republish"), offers)
}

/// The first of them, each with a button that puts it up for longer; the others in the list.
fn several(l: Locale, head: String, renew: &str, offers: &[OfferFacts]) -> Message {
    let shown = offers.iter().take(SHOWN_OF_SEVERAL);
    let line = |offer: &OfferFacts| {
        let goods = goods_inside(words::goods_of(l, &offer.terms));
        let line = fl!(l, "offers-of-several", offer = offer.id.to_string(), goods = goods, remaining = l.quantity(offer.remaining));
        match &offer.on_behalf {
            Some(names) => fl!(l, "own-offers-line-for", line = line, farmer = user(&names.farmer, NAME)),
            None => line,
        }
    };
    let more = count(offers.get(SHOWN_OF_SEVERAL..).unwrap_or_default());
    let more = if more > 0 { fl!(l, "offers-more", count = l.integer(more)) } else { String::new() };
    let renewed = (1..).zip(shown.clone()).map(|(number, offer)| {
        let label = fl!(l, "numbered-button", number = l.integer(number), label = renew);
        vec![act(label, Action::Offer(OfferAction::Renew { offer: offer.id, version: offer.version }))]
    });
    let all = vec![act(fl!(l, "button-own-offers"), Action::Offer(OfferAction::List { page: 0 }))];
    Message::with(lines([head, numbered(l, 1, shown.clone().map(line)), more]), renewed.chain([all]).collect())
}

fn count(offers: &[OfferFacts]) -> i64 {
    i64::try_from(offers.len()).unwrap_or(i64::MAX)
}

/// *Sama seperti kemarin*.
fn repeat_button(l: Locale, offer: &OfferFacts) -> Button {
    act(fl!(l, "button-repeat"), Action::Offer(OfferAction::Repeat { offer: offer.id, terms: offer.terms_version }))
}

/// What would be repeated, and the button that repeats it.
pub(in crate::chat) fn again(l: Locale, offer: &OfferFacts) -> (String, Button) {
    (last_line(l, offer), repeat_button(l, offer))
}

/// What would be repeated: `Terakhir: telur ayam ras 2 ton, Rp26.500/kg`.
fn last_line(l: Locale, offer: &OfferFacts) -> String {
    let (goods, quantity) = (goods_inside(words::goods_of(l, &offer.terms)), l.quantity(offer.offered));
    fl!(l, "menu-last", goods = goods, quantity = quantity, price = l.price(offer.terms.price))
}

pub(in crate::chat) fn expired(l: Locale, offer: &OfferFacts) -> Message {
    // What is left comes up again under its number; only where nothing is left there is something to repeat.
    let again = match offer.remaining.base {
        0 => repeat_button(l, offer),
        _ => act(fl!(l, "button-republish"), Action::Offer(OfferAction::Renew { offer: offer.id, version: offer.version })),
    };
    let buttons = [again, act(fl!(l, "button-done"), Action::Menu(MenuAction::Finish))];
    Message::with(
        fl!(l, "offer-expired", offer = offer.id.to_string(), goods = goods_inside(words::goods_of(l, &offer.terms))),
        rows(buttons),
    )
}

pub(in crate::chat) fn own(l: Locale, offer: &OfferFacts, news: Option<OfferNews>, replaces: Option<OfferId>) -> Message {
    let terms = &offer.terms;
    let text = lines([
        news.map(|news| news_line(l, news, offer)).unwrap_or_default(),
        replacing(l, offer, replaces),
        fl!(l, "own-offer", offer = offer.id.to_string(), goods = user(words::goods_of(l, terms), NAME), status = state(l, offer)),
        fl!(
            l,
            "own-offer-left",
            remaining = l.left_of(offer.remaining, offer.offered),
            price = l.price(terms.price),
            handover = match offer.on_behalf {
                Some(_) => words::handover(l, terms.handover),
                None => words::own_handover(l, terms.handover),
            }
        ),
        ready_line(l, terms, words::ready_of(l, offer, false)),
        words::seller_note(l, terms),
        until_line(l, offer),
        behalf_line(l, offer),
    ]);
    let (id, version) = (offer.id, offer.version);
    let mut buttons = match offer.status {
        OfferStatus::Published | OfferStatus::Paused => vec![
            act(fl!(l, "button-edit-price"), Action::Offer(OfferAction::EditPrice { offer: id, version })),
            act(fl!(l, "button-edit-quantity"), Action::Offer(OfferAction::EditQuantity { offer: id, version })),
            act(fl!(l, "button-withdraw"), Action::Offer(OfferAction::Withdraw { offer: id, version })),
        ],
        OfferStatus::Expired if offer.remaining.base > 0 => {
            vec![act(fl!(l, "button-republish"), Action::Offer(OfferAction::Renew { offer: id, version }))]
        }
        OfferStatus::Expired | OfferStatus::Withdrawn => Vec::new(),
    };
    if offer.remaining.base == 0 || offer.status == OfferStatus::Withdrawn {
        buttons.push(repeat_button(l, offer));
    }
    // A farmer without a phone can't be reminded.
    if matches!(offer.status, OfferStatus::Published | OfferStatus::Paused) && offer.on_behalf.is_none() {
        buttons.push(act(fl!(l, "button-remind"), Action::Offer(OfferAction::Remind { offer: id })));
    }
    if offer.status != OfferStatus::Withdrawn {
        buttons.push(photo_button(l, offer));
    }
    if matches!(offer.status, OfferStatus::Published | OfferStatus::Paused) {
        buttons.push(act(fl!(l, "field-note"), Action::Offer(OfferAction::EditNote { offer: id, version })));
    }
    if matches!(news, Some(OfferNews::Withdrawn { pending: 1.. })) {
        buttons.push(act(fl!(l, "button-orders"), Action::Order(OrderAction::List { page: 0 })));
    }
    buttons.push(act(fl!(l, "button-history"), Action::History(HistoryAction::Offer { offer: id, page: 0 })));
    buttons.push(act(fl!(l, "button-back"), Action::Offer(OfferAction::List { page: 0 })));
    Message::with(text, rows(buttons))
}

/// The list of own offers: how many are up, up with nothing left, and past their time.
pub(in crate::chat) fn list(l: Locale, (published, sold_out, expired): (i64, i64, i64), offers: &[OfferFacts], page: Page) -> Message {
    if offers.is_empty() && published + sold_out + expired == 0 {
        return Message::with(fl!(l, "own-offers-empty"), rows([act(fl!(l, "button-new-offer"), Action::Offer(OfferAction::New))]));
    }
    let mut counts = Vec::new();
    if published > 0 {
        counts.push(fl!(l, "count-published", count = l.integer(published)));
    }
    if sold_out > 0 {
        counts.push(fl!(l, "count-sold-out", count = l.integer(sold_out)));
    }
    if expired > 0 {
        counts.push(fl!(l, "count-expired", count = l.integer(expired)));
    }
    let head = match counts.is_empty() {
        true => fl!(l, "own-offers-none-live"),
        false => fl!(l, "own-offers", counts = counts.join(", ")),
    };
    let text = lines([head, numbered(l, first_of(page), offers.iter().map(|offer| list_line(l, offer))), page_line(l, page)]);
    let mut rows = numbers(l, first_of(page), offers.iter().map(|offer| Action::Offer(OfferAction::Card { offer: offer.id })));
    rows.push(pages(l, page, |page| Action::Offer(OfferAction::List { page })));
    rows.push(vec![act(fl!(l, "button-again"), Action::Offer(OfferAction::New))]);
    Message::with(text, rows)
}

pub(in crate::chat) fn resumed(l: Locale, count: i64) -> Message {
    let text = fl!(l, "offers-resumed", count = l.integer(count));
    Message::with(text, rows([act(fl!(l, "button-own-offers"), Action::Offer(OfferAction::List { page: 0 }))]))
}

/// For whom an assistant entered it.
fn behalf_line(l: Locale, offer: &OfferFacts) -> String {
    let names = |names: &OnBehalf| fl!(l, "own-offer-for", farmer = user(&names.farmer, NAME), assistant = user(&names.assistant, NAME));
    offer.on_behalf.as_ref().map(names).unwrap_or_default()
}

fn list_line(l: Locale, offer: &OfferFacts) -> String {
    let state = match offer.status {
        OfferStatus::Published if offer.remaining.base > 0 => {
            fl!(l, "own-offers-until", date = l.date_short(wib::day(offer.valid_until)))
        }
        _ => state(l, offer),
    };
    let line = fl!(
        l,
        "own-offers-line",
        offer = offer.id.to_string(),
        goods = user(words::goods_of(l, &offer.terms), NAME),
        remaining = l.left_of(offer.remaining, offer.offered),
        price = l.price(offer.terms.price),
        state = state
    );
    match &offer.on_behalf {
        Some(names) => fl!(l, "own-offers-line-for", line = line, farmer = user(&names.farmer, NAME)),
        None => line,
    }
}

/// `Siap Rab, 25 Nov 2026, Gedog`: the city is home and needs no name.
fn ready_line(l: Locale, terms: &Terms, date: String) -> String {
    let place = match terms.region {
        Region::Kota => user(&terms.place, NAME),
        Region::Kabupaten => words::place(l, terms),
    };
    fl!(l, "offer-ready", date = date, place = place)
}

fn until_line(l: Locale, offer: &OfferFacts) -> String {
    let live = matches!(offer.status, OfferStatus::Published | OfferStatus::Paused);
    let bound = (offer.bound > 0).then(|| l.quantity(offer.offered.with_base(offer.bound)));
    match (live.then(|| l.moment(offer.valid_until)), bound) {
        (Some(until), Some(bound)) => fl!(l, "own-offer-until-bound", until = until, bound = bound),
        (Some(until), None) => fl!(l, "own-offer-until", until = until),
        (None, Some(bound)) => fl!(l, "own-offer-bound", bound = bound),
        (None, None) => String::new(),
    }
}

fn news_line(l: Locale, news: OfferNews, offer: &OfferFacts) -> String {
    match news {
        OfferNews::PriceChanged => fl!(l, "news-price"),
        OfferNews::NoteChanged => fl!(l, "news-note"),
        OfferNews::QuantityChanged => fl!(l, "news-quantity"),
        OfferNews::Withdrawn { pending } if pending > 0 => {
            fl!(l, "news-withdrawn-pending", count = l.integer(pending))
        }
        OfferNews::Withdrawn { .. } => fl!(l, "news-withdrawn"),
        OfferNews::Renewed => fl!(l, "news-renewed"),
        OfferNews::Repeated => fl!(l, "news-repeated"),
        OfferNews::PhotoAdded => fl!(l, "news-photo"),
        OfferNews::PhotoRemoved => fl!(l, "news-no-photo"),
        // What can be done stands on the card's buttons.
        OfferNews::RestClosed { order } => match offer.status {
            OfferStatus::Published | OfferStatus::Paused => fl!(l, "news-rest-closed", order = order.to_string()),
            OfferStatus::Expired if offer.remaining.base > 0 => fl!(l, "news-rest-closed-left", order = order.to_string()),
            OfferStatus::Expired => fl!(l, "news-rest-closed-over", order = order.to_string()),
            OfferStatus::Withdrawn => fl!(l, "news-rest-closed-down", order = order.to_string()),
        },
        OfferNews::OrderReduced { order, back } => fl!(l, "news-order-reduced", order = order.to_string(), back = l.quantity(back)),
    }
}

/// How an offer stands: one of which nothing is left is sold out, not up.
fn state(l: Locale, offer: &OfferFacts) -> String {
    match offer.status {
        OfferStatus::Published | OfferStatus::Paused if offer.remaining.base == 0 => fl!(l, "offer-status-sold-out"),
        OfferStatus::Published => fl!(l, "offer-status-published"),
        OfferStatus::Paused => fl!(l, "offer-status-paused"),
        OfferStatus::Withdrawn => fl!(l, "offer-status-withdrawn"),
        OfferStatus::Expired => fl!(l, "offer-status-expired"),
    }
}
