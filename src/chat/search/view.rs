//! A buyer's search.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, DemandAction, OfferAction, SearchAction, SubscriptionAction, TalkAction},
        kit::{
            Button, Message,
            keyboard::{act, first_of, numbered, numbers, page_line, pages, rows},
            text::{NAME, goods_inside, lines, user, with_line},
            words,
        },
    },
    domain::{
        digest::Amounts,
        money::Price,
        offer::{Handover, OfferStatus},
        quantity::Quantity,
        reference::Reference,
        search::{Limits, MAX_LISTED, Narrowed},
    },
    locale::Locale,
    notice::{BrowseQuery, OfferFacts, Page, Sort},
};

/// The longest label of a button.
const LABEL: usize = 20;

/// What a search found.
pub(in crate::chat) struct Found<'a> {
    /// Name of the goods; all where `None`.
    pub(in crate::chat) goods: Option<&'a str>,
    /// How many offers.
    pub(in crate::chat) count: i64,
    /// What they have left.
    pub(in crate::chat) amounts: &'a Amounts,
    /// Those of this page.
    pub(in crate::chat) offers: &'a [OfferFacts],
    /// This page.
    pub(in crate::chat) page: Page,
    /// The limits of the search.
    pub(in crate::chat) narrowed: &'a Narrowed,
}

pub(in crate::chat) fn list(l: Locale, query: &BrowseQuery, found: &Found<'_>) -> Message {
    let goods = found.goods.map_or_else(|| fl!(l, "browse-everything"), |goods| user(goods, NAME));
    let count = l.integer(found.count);
    let head = if found.amounts.is_empty() {
        fl!(l, "browse-list-no-amounts", goods = goods, count = count)
    } else {
        fl!(l, "browse-list", goods = goods, count = count, amounts = l.amounts(found.amounts))
    };
    let by_price = if query.sort == Sort::Price { fl!(l, "browse-by-price") } else { String::new() };
    let offers = numbered(l, first_of(found.page), found.offers.iter().map(|offer| line(l, offer, found.goods.is_none())));
    let text =
        lines([head, only(l, found.narrowed), by_price, offers, beside(l, found.narrowed), page_line(l, found.page), unlisted(l, found)]);

    let here = at_page(query, found.page.number);
    let mut rows = numbers(
        l,
        first_of(found.page),
        found.offers.iter().map(|offer| Action::Search(SearchAction::Card { offer: offer.id, query: here.clone() })),
    );
    rows.push(pages(l, found.page, |page| Action::Search(SearchAction::List { query: at_page(query, page) })));
    let mut last = vec![pick_goods(l)];
    // Prices of different goods can't be compared, and one offer has no order.
    if query.commodity.is_some() && found.count > 1 {
        last.push(act(fl!(l, "button-sort"), Action::Search(SearchAction::List { query: other_order(query) })));
    }
    rows.push(last);
    rows.extend(notify(l, query).map(|button| vec![button]));
    rows.extend(everything(l, query, found.narrowed).map(|button| vec![button]));
    Message::with(text, rows)
}

/// What the list is limited to.
fn only(l: Locale, narrowed: &Narrowed) -> String {
    words::limits(l, &narrowed.limits).map(|limits| fl!(l, "browse-only", limits = limits)).unwrap_or_default()
}

/// How many more offers there are than the list turns to: told on its last page.
fn unlisted(l: Locale, found: &Found<'_>) -> String {
    let more = found.count - MAX_LISTED;
    if more > 0 && found.page.number + 1 == found.page.of { fl!(l, "browse-unlisted", count = l.integer(more)) } else { String::new() }
}

/// What the limits could not be compared with, and what of them could not be read.
fn beside(l: Locale, narrowed: &Narrowed) -> String {
    let aside = if narrowed.aside > 0 { fl!(l, "browse-aside", count = l.integer(narrowed.aside)) } else { String::new() };
    let unclear = if narrowed.unclear { fl!(l, "browse-unclear") } else { String::new() };
    lines([aside, unclear])
}

/// The button that drops the limits.
fn everything(l: Locale, query: &BrowseQuery, narrowed: &Narrowed) -> Option<Button> {
    let label = match &narrowed.limits {
        Limits { price: Some(_), quantity: None, days: None } => fl!(l, "button-any-price"),
        Limits { price: None, quantity: Some(_), days: None } => fl!(l, "button-any-quantity"),
        Limits { price: None, quantity: None, days: Some(_) } => fl!(l, "button-any-day"),
        limits if limits.is_none() => return None,
        _ => fl!(l, "button-without-limits"),
    };
    Some(act(label, Action::Search(SearchAction::List { query: BrowseQuery { page: 0, within: None, ..query.clone() } })))
}

/// An offer, with how much of it was looked for.
pub(in crate::chat) fn card(
    l: Locale,
    offer: &OfferFacts,
    own: bool,
    (query, wanted): (&BrowseQuery, Option<Quantity>),
    reference: Option<&Reference>,
) -> Message {
    let terms = &offer.terms;
    let live = offer.status == OfferStatus::Published && offer.remaining.base > 0;
    let pack = terms.pack.map(|content| fl!(l, "browse-card-pack", pack = l.unit(offer.offered.unit), content = l.quantity(content)));
    let text = lines([
        fl!(l, "browse-card", offer = offer.id.to_string(), goods = user(words::goods_of(l, terms), NAME)),
        left_line(l, offer),
        pack.unwrap_or_default(),
        fl!(l, "offer-ready", date = words::ready_of(l, offer, false), place = words::place(l, terms)),
        if terms.whole_only() { fl!(l, "offer-whole") } else { String::new() },
        words::seller_note(l, terms),
        match (own, live) {
            (true, _) => fl!(l, "browse-card-own"),
            (false, false) => fl!(l, "browse-card-down"),
            (false, true) => String::new(),
        },
    ]);
    let text = with_line(text, reference.map(|reference| words::reference(l, reference)));
    let buy = (live && !own).then(|| buy(l, offer, query, wanted));
    let bid =
        (live && !own).then(|| act(fl!(l, "button-bid"), Action::Talk(TalkAction::Begin { offer: offer.id, terms: offer.terms_version })));
    let photo = offer.photo.then(|| act(fl!(l, "button-photo"), Action::Offer(OfferAction::Photo { offer: offer.id })));
    let back = act(fl!(l, "button-back"), Action::Search(SearchAction::List { query: query.clone() }));
    Message::with(text, rows(buy.into_iter().chain(bid).chain(photo).chain([back])))
}

pub(in crate::chat) fn empty(l: Locale, goods: Option<&str>, query: &BrowseQuery, narrowed: &Narrowed) -> Message {
    let demand = act(fl!(l, "button-new-demand"), Action::Demand(DemandAction::New));
    let buttons =
        rows(notify(l, query).into_iter().chain(everything(l, query, narrowed)).chain(goods.map(|_| pick_goods(l))).chain([demand]));
    if let Some(limits) = words::limits(l, &narrowed.limits) {
        let goods = goods.map_or_else(|| fl!(l, "browse-nothing"), |goods| fl!(l, "browse-nothing-of", goods = goods_inside(goods)));
        return Message::with(lines([goods, fl!(l, "browse-only", limits = limits), beside(l, narrowed)]), buttons);
    }
    let text = goods.map_or_else(|| fl!(l, "browse-empty"), |goods| fl!(l, "browse-empty-goods", goods = goods_inside(goods)));
    Message::with(text, buttons)
}

/// *Pesan 500 kg*, where that was looked for; what was looked for comes along in any case.
fn buy(l: Locale, offer: &OfferFacts, query: &BrowseQuery, wanted: Option<Quantity>) -> Button {
    let (id, terms) = (offer.id, offer.terms_version);
    let label = wanted.and_then(|wanted| buy_label(l, wanted)).unwrap_or_else(|| fl!(l, "button-buy"));
    act(
        label,
        Action::Search(match query.within {
            Some(within) => SearchAction::BuyWanted { offer: id, terms, within: i64::from(within) },
            None => SearchAction::Buy { offer: id, terms },
        }),
    )
}

/// *Pesan 500 kg*, unless it is too long for a button.
fn buy_label(l: Locale, quantity: Quantity) -> Option<String> {
    Some(fl!(l, "button-buy-rest", quantity = l.quantity(quantity))).filter(|label| label.chars().count() <= LABEL)
}

/// Less is left than was asked for: the rest can be had with one press.
pub(in crate::chat) fn less(l: Locale, offer: &OfferFacts) -> Message {
    let remaining = l.quantity(offer.remaining);
    let label = buy_label(l, offer.remaining).unwrap_or_else(|| fl!(l, "button-buy-rest-long"));
    let rest = Action::Search(SearchAction::BuyRest { offer: offer.id, terms: offer.terms_version, base: offer.remaining.base });
    let see = Action::Search(SearchAction::Card { offer: offer.id, query: BrowseQuery::default() });
    let text = fl!(l, "err-less", offer = offer.id.to_string(), remaining = remaining);
    Message::with(text, rows([act(label, rest), act(fl!(l, "button-see"), see)]))
}

/// The price is another one than the buyer saw: what it is now, and the order once more.
pub(in crate::chat) fn price_changed(l: Locale, old: Price, offer: &OfferFacts) -> Message {
    let terms = &offer.terms;
    let text = lines([
        fl!(l, "price-changed", old = l.price(old), new = l.price(terms.price)),
        fl!(l, "browse-card", offer = offer.id.to_string(), goods = user(words::goods_of(l, terms), NAME)),
        left_line(l, offer),
    ]);
    let buy = act(fl!(l, "button-buy"), Action::Search(SearchAction::Buy { offer: offer.id, terms: offer.terms_version }));
    let list = act(fl!(l, "button-search-again"), Action::Search(SearchAction::List { query: BrowseQuery::default() }));
    Message::with(text, rows([buy, list]))
}

/// What is left of all, and for how much.
fn left_line(l: Locale, offer: &OfferFacts) -> String {
    fl!(
        l,
        "browse-card-left",
        remaining = l.quantity_full(offer.remaining, None),
        offered = l.quantity(offer.offered),
        price = words::price_at(l, &offer.terms)
    )
}

pub(in crate::chat) fn gone(l: Locale) -> Message {
    let see = Action::Search(SearchAction::List { query: BrowseQuery::default() });
    Message::with(fl!(l, "err-gone"), rows([act(fl!(l, "button-see"), see)]))
}

/// `2 ton, Rp26.500/kg, siap Rab 25 Nov, Gedog`; the point of handover is said where it is not the seller's.
fn line(l: Locale, offer: &OfferFacts, with_goods: bool) -> String {
    let terms = &offer.terms;
    let price = match terms.handover {
        Handover::SellerSite => l.price(terms.price),
        Handover::Hub | Handover::BuyerSite => words::price_at(l, terms),
    };
    let line = fl!(
        l,
        "browse-line",
        quantity = l.quantity_full(offer.remaining, terms.pack),
        price = price,
        date = words::ready_of(l, offer, true),
        place = words::place_short(l, terms)
    );
    if with_goods { fl!(l, "browse-line-goods", goods = user(words::goods_of(l, terms), NAME), line = line) } else { line }
}

/// *Kabari saya*, where goods were looked for.
fn notify(l: Locale, query: &BrowseQuery) -> Option<Button> {
    query.commodity.is_some().then(|| {
        let query = BrowseQuery { sort: Sort::Ready, page: 0, ..query.clone() };
        act(fl!(l, "button-subscribe"), Action::Subscription(SubscriptionAction::Add { query }))
    })
}

fn pick_goods(l: Locale) -> Button {
    act(fl!(l, "button-pick-goods"), Action::Search(SearchAction::PickGoods))
}

fn at_page(query: &BrowseQuery, page: i64) -> BrowseQuery {
    BrowseQuery { page, ..query.clone() }
}

fn other_order(query: &BrowseQuery) -> BrowseQuery {
    let sort = match query.sort {
        Sort::Ready => Sort::Price,
        Sort::Price => Sort::Ready,
    };
    BrowseQuery { sort, page: 0, ..query.clone() }
}
