//! What waits, as the trade desk reads it. What is to be paid is told without its amount.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, ComplaintAction, DeskAction},
        kit::{
            Button, Message,
            entry::menu_button,
            keyboard::{act, first_of, numbered, numbers, page_line, pages, rows},
            text::{NAME, goods_inside, lines, user},
            words,
        },
    },
    domain::{
        desk::Matter,
        order::{Side, Trouble},
        quantity::Quantity,
    },
    locale::Locale,
    notice::{DemandFacts, DeskFarmerFacts, DeskItem, OfferFacts, OrderFacts, Page},
};

pub(in crate::chat) fn list(l: Locale, items: &[DeskItem], counts: &[(Matter, i64)], page: Page) -> Message {
    if items.is_empty() {
        return Message::with(fl!(l, "desk-none"), rows([menu_button(l)]));
    }
    let counted: Vec<String> = counts.iter().map(|(matter, n)| count(l, *matter, *n)).collect();
    let head = fl!(l, "desk", counts = counted.join(", "));
    let text = lines([head, numbered(l, first_of(page), items.iter().map(|item| line(l, item))), page_line(l, page)]);
    let mut buttons = numbers(l, first_of(page), items.iter().map(open));
    buttons.push(pages(l, page, |page| Action::Desk(DeskAction::List { page })));
    buttons.push(vec![menu_button(l)]);
    Message::with(text, buttons)
}

fn open(item: &DeskItem) -> Action {
    match item {
        DeskItem::Order { matter: Matter::Complaint, order, .. } => Action::Complaint(ComplaintAction::Card { order: order.id }),
        DeskItem::Order { order, .. } => Action::Desk(DeskAction::Order { order: order.id }),
        DeskItem::Demand(demand) => Action::Desk(DeskAction::Demand { demand: demand.id }),
        DeskItem::Offer(offer) => Action::Desk(DeskAction::Offer { offer: offer.id }),
        DeskItem::Farmer { id, .. } => Action::Desk(DeskAction::Farmer { farmer: *id }),
    }
}

fn count(l: Locale, matter: Matter, count: i64) -> String {
    let count = l.integer(count);
    match matter {
        Matter::Farmer => fl!(l, "desk-farmers", count = count),
        Matter::Complaint => fl!(l, "desk-complaints", count = count),
        Matter::Deserted => fl!(l, "desk-deserted", count = count),
        Matter::Late => fl!(l, "desk-late", count = count),
        Matter::Silent => fl!(l, "desk-silent", count = count),
        Matter::Ungraded => fl!(l, "desk-ungraded", count = count),
        Matter::Unanswered => fl!(l, "desk-unanswered", count = count),
        Matter::Overdue => fl!(l, "desk-overdue", count = count),
        Matter::Papers => fl!(l, "desk-papers", count = count),
        Matter::Demand => fl!(l, "desk-demands", count = count),
        Matter::Offer => fl!(l, "desk-offers", count = count),
    }
}

fn line(l: Locale, item: &DeskItem) -> String {
    match item {
        DeskItem::Order { matter, order, gone } => {
            let what =
                fl!(l, "demand-goods", goods = goods_inside(words::goods_of(l, &order.terms)), quantity = l.quantity(order.quantity));
            fl!(l, "desk-order-line", order = order.code.to_string(), goods = what, why = why(l, (*matter, gone), order))
        }
        DeskItem::Demand(demand) => {
            let whose = words::organization(l, demand.organization);
            let line = fl!(l, "demand-line", whose = whose, goods = wanted(l, demand), date = l.date_short(demand.wanted.needed_on));
            fl!(l, "demand-line-left", line = line, left = l.quantity(demand.unasked()))
        }
        DeskItem::Offer(offer) => {
            let goods = goods_inside(words::goods_of(l, &offer.terms));
            let what = fl!(l, "demand-goods", goods = goods, quantity = l.quantity_full(offer.remaining, offer.terms.pack));
            let date = words::ready_of(l, offer, true);
            fl!(l, "desk-offer-line", offer = offer.id.to_string(), goods = what, date = date)
        }
        DeskItem::Farmer { farmer, place, orders, .. } => {
            fl!(l, "desk-farmer-line", farmer = user(farmer, NAME), place = user(place, NAME), count = l.integer(*orders))
        }
    }
}

/// `telur ayam ras 5 ton`.
fn wanted(l: Locale, demand: &DemandFacts) -> String {
    fl!(l, "demand-goods", goods = goods_inside(words::goods(l, &demand.goods)), quantity = l.quantity(demand.wanted.quantity))
}

/// What is late of an order, and since when.
fn why(l: Locale, (matter, gone): (Matter, &[Side]), order: &OrderFacts) -> String {
    let progress = &order.progress;
    match matter {
        // Figures that are in dispute stand there as well.
        Matter::Complaint => words::trouble(l, progress.complaint.as_ref().map_or(Trouble::Figures, |complaint| complaint.about)),
        Matter::Deserted => match gone {
            [Side::Seller] => fl!(l, "desk-why-no-seller"),
            [Side::Buyer] => fl!(l, "desk-why-no-buyer"),
            [] => fl!(l, "desk-why-deserted"),
            _ => fl!(l, "desk-why-nobody"),
        },
        Matter::Silent => {
            let since = progress.load.as_ref().map(|load| l.moment(load.departed)).unwrap_or_default();
            fl!(l, "desk-why-silent", since = since)
        }
        Matter::Ungraded => {
            let arrival = progress.load.as_ref().and_then(|load| load.arrival.as_ref());
            fl!(l, "desk-why-ungraded", since = arrival.map(|arrival| l.moment(arrival.at)).unwrap_or_default())
        }
        Matter::Unanswered => {
            let receipt = progress.load.as_ref().and_then(|load| load.receipt.as_ref());
            fl!(l, "desk-why-unanswered", since = receipt.and_then(|receipt| receipt.at).map(|at| l.moment(at)).unwrap_or_default())
        }
        Matter::Papers => fl!(l, "desk-why-papers", since = progress.received.map(|at| l.moment(at)).unwrap_or_default()),
        Matter::Overdue => fl!(l, "desk-why-overdue", date = progress.due.map(|due| l.date_short(due)).unwrap_or_default()),
        Matter::Farmer | Matter::Late | Matter::Demand | Matter::Offer => {
            fl!(l, "desk-why-late", date = l.date_short(order.terms.last_ready()))
        }
    }
}

/// An order whole but for its money: who can be asked, and what is late.
pub(in crate::chat) fn order(l: Locale, (matter, gone): (Matter, &[Side]), order: &OrderFacts, (seller, buyer): (&str, &str)) -> Message {
    let organization = words::organization(l, order.organization);
    let text = lines([
        line(l, &DeskItem::Order { matter, order: Box::new(order.clone()), gone: gone.to_vec() }),
        fl!(l, "offer-ready", date = words::ready(l, &order.terms), place = words::place(l, &order.terms)),
        fl!(l, "order-parties", seller = user(seller, NAME), organization = organization, buyer = user(buyer, NAME)),
    ]);
    Message::with(text, rows([back(l)]))
}

pub(in crate::chat) fn demand(l: Locale, demand: &DemandFacts, answers: i64, found: Option<Quantity>, told: bool) -> Message {
    let waiting = if answers > 0 { fl!(l, "desk-answers", count = l.integer(answers)) } else { fl!(l, "answers-none") };
    let text = lines([
        fl!(l, "demand-card", demand = demand.id.to_string(), goods = wanted(l, demand), date = l.date(demand.wanted.needed_on)),
        fl!(l, "desk-whose", organization = words::organization(l, demand.organization)),
        fl!(l, "demand-filled", filled = l.left_of(demand.wanted.quantity.with_base(demand.agreed), demand.wanted.quantity)),
        words::demand_asked(l, demand),
        if demand.unasked().base > 0 { fl!(l, "demand-left", left = l.quantity(demand.unasked())) } else { String::new() },
        waiting,
        found.map(|found| fl!(l, "desk-found", found = l.quantity(found))).unwrap_or_default(),
        if told { fl!(l, "desk-told") } else { String::new() },
    ]);
    let suggest = found.filter(|_| !told).map(|_| act(fl!(l, "button-suggest"), Action::Desk(DeskAction::Suggest { demand: demand.id })));
    Message::with(text, suggest.into_iter().map(|button| vec![button]).chain([vec![back(l)]]).collect())
}

pub(in crate::chat) fn offer(l: Locale, offer: &OfferFacts) -> Message {
    let terms = &offer.terms;
    let text = lines([
        fl!(l, "browse-card", offer = offer.id.to_string(), goods = user(words::goods_of(l, terms), NAME)),
        fl!(
            l,
            "browse-card-left",
            remaining = l.quantity_full(offer.remaining, terms.pack),
            offered = l.quantity(offer.offered),
            price = words::price_at(l, terms)
        ),
        fl!(l, "offer-ready", date = words::ready_of(l, offer, false), place = words::place(l, terms)),
        fl!(l, "desk-unordered"),
    ]);
    Message::with(text, rows([back(l)]))
}

/// A farmer without an assistant: the others by number, and the reader.
pub(in crate::chat) fn farmer(l: Locale, facts: &DeskFarmerFacts) -> Message {
    let (id, orders) = (facts.id, facts.orders.iter().map(ToString::to_string).collect::<Vec<_>>());
    let assign = |assistant| Action::Desk(DeskAction::Assign { farmer: id, assistant });
    let text = lines([
        fl!(l, "desk-farmer", farmer = user(&facts.farmer, NAME), place = user(&facts.place, NAME), orders = orders.join(", ")),
        fl!(l, "desk-farmer-ask"),
        numbered(l, 1, facts.others.iter().map(|(_, name)| user(name, NAME))),
    ]);
    let mut buttons = numbers(l, 1, facts.others.iter().map(|(assistant, _)| assign(*assistant)));
    buttons.extend(rows([act(fl!(l, "button-assist-myself"), assign(facts.reader)), back(l)]));
    Message::with(text, buttons)
}

/// Somebody acts for the farmer now.
pub(in crate::chat) fn assigned(l: Locale, farmer: &str, assistant: &str) -> Message {
    let text = fl!(l, "desk-assigned", farmer = user(farmer, NAME), assistant = user(assistant, NAME));
    Message::with(text, rows([act(fl!(l, "button-desk"), Action::Desk(DeskAction::List { page: 0 })), menu_button(l)]))
}

fn back(l: Locale) -> Button {
    act(fl!(l, "button-back"), Action::Desk(DeskAction::List { page: 0 }))
}
