//! Price talks, as buyers and sellers read them.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, OfferAction, SearchAction, TalkAction},
        kit::{
            Button, Message,
            entry::menu_button,
            keyboard::{act, first_of, numbered, numbers, page_line, pages, rows},
            stale_reason,
            text::{NAME, goods_inside, lines, user},
            words,
        },
    },
    domain::{
        lifecycle::Side,
        money::{Price, Rupiah},
        offer::{OfferId, Terms},
        person::Organization,
        quantity::Quantity,
        talk::{Bid, TalkEvent, TalkStatus},
        unit::Unit,
        wib,
    },
    locale::Locale,
    notice::{BrowseQuery, Page, StaleReason, TalkFacts},
};

/// The longest label of a button.
const LABEL: usize = 20;

/// `telur ayam ras 1 ton`.
fn goods(l: Locale, terms: &Terms, quantity: Quantity) -> String {
    fl!(l, "bid-goods", goods = goods_inside(words::goods_of(l, terms)), quantity = l.quantity_full(quantity, terms.pack))
}

fn goods_of(l: Locale, talk: &TalkFacts) -> String {
    goods(l, &talk.terms, talk.standing().quantity)
}

/// Whether the standing price only says that less is left: it is that of the other side.
fn is_rest(talk: &TalkFacts) -> bool {
    talk.bidding.earlier.last().is_some_and(|bid| bid.price == talk.standing().price)
}

fn total(l: Locale, terms: &Terms, total: Option<Rupiah>) -> String {
    if terms.whole_only() { fl!(l, "offer-whole") } else { words::total(l, total) }
}

/// Until when it can be answered, and how often `side` can still name a price.
fn limits(l: Locale, talk: &TalkFacts, side: Side) -> String {
    let until = fl!(l, "bid-until", until = l.moment(talk.until));
    match i64::try_from(talk.bidding.turns_left(side)).unwrap_or(0) {
        0 => fl!(l, "bid-turns-none", until = until),
        left => fl!(l, "bid-turns", until = until, count = l.integer(left)),
    }
}

/// What `side` can do, then the card.
fn buttons(l: Locale, talk: &TalkFacts, side: Side) -> Vec<Button> {
    talk.bidding.open_to(side).filter_map(|event| button(l, talk, side, event)).collect()
}

fn button(l: Locale, talk: &TalkFacts, side: Side, event: TalkEvent) -> Option<Button> {
    let (id, version) = (talk.id, talk.version);
    let (label, action) = match event {
        TalkEvent::Agree => (agree_label(l, talk), TalkAction::Agree { talk: id, version }),
        TalkEvent::Counter if side == Side::Seller => (fl!(l, "button-bid-back"), TalkAction::Counter { talk: id, version }),
        TalkEvent::Counter => (fl!(l, "button-bid-again"), TalkAction::Counter { talk: id, version }),
        TalkEvent::Decline => (fl!(l, "button-decline"), TalkAction::Decline { talk: id, version }),
        TalkEvent::Withdraw => (fl!(l, "button-bid-withdraw"), TalkAction::Withdraw { talk: id, version }),
        TalkEvent::Lapse => return None,
    };
    Some(act(label, Action::Talk(action)))
}

/// *Setuju Rp25.750*, or *Ambil 300 kg* where less is left.
fn agree_label(l: Locale, talk: &TalkFacts) -> String {
    if is_rest(talk) {
        return take_label(l, talk.standing().quantity);
    }
    let label = fl!(l, "button-bid-agree", price = l.money(talk.standing().price.amount));
    if label.chars().count() <= LABEL { label } else { fl!(l, "choice-do-agree") }
}

fn take_label(l: Locale, quantity: Quantity) -> String {
    let label = fl!(l, "button-bid-take", quantity = l.quantity(quantity));
    if label.chars().count() <= LABEL { label } else { fl!(l, "choice-do-take") }
}

fn see(l: Locale, talk: &TalkFacts) -> Button {
    act(fl!(l, "button-see"), Action::Talk(TalkAction::Card { talk: talk.id }))
}

/// For which farmer an assistant is asked.
fn asked_for(l: Locale, talk: &TalkFacts) -> String {
    talk.on_behalf.as_ref().map(|names| fl!(l, "order-request-for", farmer = user(&names.farmer, NAME))).unwrap_or_default()
}

/// To the side that is asked.
pub(in crate::chat) fn news(l: Locale, talk: &TalkFacts, side: Side) -> Message {
    let mut buttons = buttons(l, talk, side);
    buttons.push(see(l, talk));
    Message::with(asked(l, talk, side), rows(buttons))
}

fn asked(l: Locale, talk: &TalkFacts, side: Side) -> String {
    let (bid, offer) = (talk.standing(), talk.offer.to_string());
    let (goods, price, total) = (goods_of(l, talk), l.price(bid.price), total(l, &talk.terms, talk.total()));
    let (head, beside) = match side {
        Side::Seller => {
            let organization = words::organization(l, talk.organization);
            let head = fl!(l, "bid-news-seller", organization = organization, goods = goods, offer = offer, price = price);
            (head, fl!(l, "bid-listed-seller", price = l.price(talk.bidding.listed), total = total))
        }
        Side::Buyer if is_rest(talk) => {
            let head = fl!(l, "bid-rest-buyer", goods = goods, offer = offer, price = price);
            (head, fl!(l, "bid-total", total = total))
        }
        Side::Buyer => {
            let head = fl!(l, "bid-news-buyer", goods = goods, offer = offer, price = price);
            (head, fl!(l, "bid-listed-buyer", price = l.price(talk.bidding.listed), total = total))
        }
    };
    let question = if is_rest(talk) { fl!(l, "ask-bid-take", quantity = l.quantity(bid.quantity)) } else { fl!(l, "ask-bid-agreed") };
    let terms = words::agreed_terms(l, &talk.terms);
    lines([head, beside, terms, tolerated(l, talk), asked_for(l, talk), limits(l, talk, side), question])
}

/// How much more than is agreed can be accepted and paid.
fn tolerated(l: Locale, talk: &TalkFacts) -> String {
    words::tolerated(l, talk.terms.tolerated(), talk.standing().quantity)
}

/// To the side that named a price.
pub(in crate::chat) fn sent(l: Locale, talk: &TalkFacts, side: Side) -> Message {
    let (goods, price, offer) = (goods_of(l, talk), l.price(talk.standing().price), talk.offer.to_string());
    let head = match side {
        Side::Buyer => fl!(l, "bid-sent-buyer", goods = goods, price = price, offer = offer),
        Side::Seller if is_rest(talk) => fl!(l, "bid-sent-rest", goods = goods, price = price, offer = offer),
        Side::Seller => {
            let organization = words::organization(l, talk.organization);
            fl!(l, "bid-sent-seller", goods = goods, price = price, offer = offer, organization = organization)
        }
    };
    let mut buttons = buttons(l, talk, side);
    buttons.push(see(l, talk));
    let terms = words::agreed_terms(l, &talk.terms);
    Message::with(lines([head, terms, tolerated(l, talk), limits(l, talk, side), fl!(l, "bid-holds-nothing")]), rows(buttons))
}

/// A talk with all that was named in it.
pub(in crate::chat) fn card(l: Locale, talk: &TalkFacts, side: Side) -> Message {
    let head = fl!(l, "bid-card", offer = talk.offer.to_string(), goods = goods_of(l, talk), price = l.price(talk.bidding.listed));
    let bids: Vec<String> = talk.bidding.earlier.iter().chain([talk.standing()]).map(|bid| line(l, talk, bid)).collect();
    let end = match talk.bidding.status {
        TalkStatus::Open => limits(l, talk, side),
        TalkStatus::Agreed => fl!(l, "bid-status-agreed"),
        TalkStatus::Declined => fl!(l, "bid-status-declined"),
        TalkStatus::Withdrawn => fl!(l, "bid-status-withdrawn"),
        TalkStatus::Lapsed => fl!(l, "bid-status-lapsed"),
    };
    let mut buttons = buttons(l, talk, side);
    buttons.push(offer_button(l, talk.offer, side));
    buttons.push(list_button(l));
    Message::with(lines([head, words::agreed_terms(l, &talk.terms), tolerated(l, talk), bids.join("\n"), end]), rows(buttons))
}

/// `24 Nov, 10.15 WIB: Rp25.750/kg (pembeli)`, with the quantity where it is not that of all others.
fn line(l: Locale, talk: &TalkFacts, bid: &Bid) -> String {
    let (date, time, side) = (l.day_month(wib::day(bid.at)), l.time(bid.at), words::side(l, bid.by));
    let price = l.price(bid.price);
    let price = match bid.quantity == talk.standing().quantity {
        true => price,
        false => fl!(l, "bid-line-quantity", price = price, quantity = l.quantity(bid.quantity)),
    };
    fl!(l, "history-line-by", date = date, time = time, what = price, side = side)
}

fn offer_button(l: Locale, offer: OfferId, side: Side) -> Button {
    let action = match side {
        Side::Seller => Action::Offer(OfferAction::Card { offer }),
        Side::Buyer => Action::Search(SearchAction::Card { offer, query: BrowseQuery::default() }),
    };
    act(fl!(l, "button-see-offer"), action)
}

fn list_button(l: Locale) -> Button {
    act(fl!(l, "button-talks"), Action::Talk(TalkAction::List { page: 0 }))
}

/// To a buyer who said yes: only so much is left.
pub(in crate::chat) fn less(l: Locale, talk: &TalkFacts, left: Quantity) -> Message {
    let quantity = l.quantity(left);
    let text = fl!(l, "bid-less", offer = talk.offer.to_string(), price = l.price(talk.standing().price), quantity = quantity);
    let take = TalkAction::AgreeRest { talk: talk.id, version: talk.version, base: left.base };
    let text = lines([words::agreed_terms(l, &talk.terms), text]);
    Message::with(text, rows([act(take_label(l, left), Action::Talk(take)), see(l, talk)]))
}

/// It ended without an order.
pub(in crate::chat) fn ended(l: Locale, talk: &TalkFacts, side: Side, acting: Option<Side>, why: Option<StaleReason>) -> Message {
    let (goods, price, offer) = (goods_of(l, talk), l.price(talk.standing().price), talk.offer.to_string());
    let organization = words::organization(l, talk.organization);
    let withdrawn = talk.bidding.status == TalkStatus::Withdrawn;
    let text = match (acting, side) {
        (None, _) => {
            let happened = stale_reason::text(l, why.unwrap_or(StaleReason::TalkOver));
            fl!(l, "bid-ended", goods = goods, offer = offer, happened = happened)
        }
        (Some(acting), side) if acting == side && withdrawn => fl!(l, "bid-withdraw-done", goods = goods, price = price, offer = offer),
        (Some(acting), side) if acting == side => fl!(l, "bid-decline-done", goods = goods, price = price, offer = offer),
        (Some(_), Side::Seller) if withdrawn => {
            fl!(l, "bid-withdrawn-buyer", organization = organization, goods = goods, price = price, offer = offer)
        }
        (Some(_), Side::Seller) => {
            fl!(l, "bid-declined-buyer", organization = organization, goods = goods, price = price, offer = offer)
        }
        (Some(_), Side::Buyer) if withdrawn => fl!(l, "bid-withdrawn-seller", goods = goods, price = price, offer = offer),
        (Some(_), Side::Buyer) => {
            fl!(l, "bid-declined-seller", goods = goods, price = price, offer = offer, listed = l.price(talk.bidding.listed))
        }
    };
    let history = act(fl!(l, "button-history"), Action::Talk(TalkAction::Card { talk: talk.id }));
    Message::with(text, rows([offer_button(l, talk.offer, side), history]))
}

/// The open talks of the reader, each with the side that is asked in it.
pub(in crate::chat) fn list(l: Locale, talks: &[(TalkFacts, Side)], page: Page) -> Message {
    if talks.is_empty() {
        return Message::with(fl!(l, "talks-none"), rows([menu_button(l)]));
    }
    let entry = |(talk, side): &(TalkFacts, Side)| {
        let (goods, price, offer) = (goods_of(l, talk), l.price(talk.standing().price), talk.offer.to_string());
        match talk.standing().by == *side {
            true => fl!(l, "talks-line-waits", offer = offer, goods = goods, price = price),
            false => fl!(l, "talks-line-asked", offer = offer, goods = goods, price = price),
        }
    };
    let text = lines([fl!(l, "talks"), numbered(l, first_of(page), talks.iter().map(entry)), page_line(l, page)]);
    let mut rows = numbers(l, first_of(page), talks.iter().map(|(talk, _)| Action::Talk(TalkAction::Card { talk: talk.id })));
    rows.push(pages(l, page, |page| Action::Talk(TalkAction::List { page })));
    rows.push(vec![menu_button(l)]);
    Message::with(text, rows)
}

/// The question for a price against `asked`, of a seller with his `own` to the organisation that would buy.
pub(in crate::chat) fn ask_price(
    l: Locale,
    asked: Price,
    example: Rupiah,
    own: Option<Price>,
    organization: Option<Organization>,
) -> String {
    let head = match (own, organization) {
        (Some(own), Some(organization)) => {
            let organization = words::organization(l, organization);
            fl!(l, "bid-asked-buyer", organization = organization, price = l.price(asked), own = l.price(own))
        }
        _ => fl!(l, "bid-asked-seller", price = l.price(asked)),
    };
    lines([head, price_question(l, asked, example, own.is_some())])
}

/// What is named, or agreed to, before the other side reads it.
pub(in crate::chat) fn ask_check(
    l: Locale,
    (offer, terms): (OfferId, &Terms),
    (quantity, price, sum): (Quantity, Price, Option<Rupiah>),
    agrees: bool,
) -> String {
    let (goods, offer) = (goods(l, terms, quantity), offer.to_string());
    let head = match agrees {
        true => fl!(l, "ask-bid-agree", price = l.price(price), goods = goods, offer = offer),
        false => fl!(l, "ask-bid-check", price = l.price(price), goods = goods, offer = offer),
    };
    let tolerated = words::tolerated(l, terms.tolerated(), quantity);
    let holds = if agrees { String::new() } else { fl!(l, "bid-holds-nothing") };
    lines([head, total(l, terms, sum), words::agreed_terms(l, terms), tolerated, holds])
}

fn price_question(l: Locale, asked: Price, example: Rupiah, sells: bool) -> String {
    let example = l.integer(example.0);
    match (asked.per, sells) {
        (Unit::Lot, _) => fl!(l, "ask-bid-price-lot", example = example),
        (per, true) => fl!(l, "ask-bid-price-seller", unit = l.unit(per), example = example),
        (per, false) => fl!(l, "ask-bid-price-buyer", unit = l.unit(per), example = example),
    }
}
