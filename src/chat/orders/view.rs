//! Requests and orders: the same content for both sides.

pub(in crate::chat) mod complaint;
pub(in crate::chat) mod contact;
pub(in crate::chat) mod photo;
pub(in crate::chat) mod trip;

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::{approval, delivery, events, news::News, rest};
use crate::{
    chat::{
        actions::{AccountAction, Action, HistoryAction, MenuAction, OfferAction, OrderAction, PaperAction, SearchAction},
        kit::{
            Button, Message,
            entry::{desk_button, menu_button},
            heard,
            keyboard::{act, copy, first_of, numbered, numbers, page_line, pages, rows},
            text::{NAME, SENTENCE, goods_inside, lines, user},
            words,
        },
    },
    domain::{
        money::Rupiah,
        offer::{Handover, OfferId},
        order::{Approval, Given, LoadState, OrderEvent, OrderStatus, PhotoKind, Side, Transition},
        quantity::Quantity,
        unit::Unit,
    },
    locale::Locale,
    market,
    notice::{BrowseQuery, OnBehalf, OpenTotal, OrderFacts, Page, TripFacts},
};

/// How many orders are named of those that are to be taken on one day.
const MOST_PICK_UPS: usize = 3;

pub(in crate::chat) fn request_sent(l: Locale, order: &OrderFacts) -> Message {
    if order.position().approval.is_some_and(Approval::is_missing) {
        return Message::with(approval::sent(l, order), rows([see(l, order)]));
    }
    let sent = fl!(
        l,
        "buy-sent",
        goods = goods_inside(words::goods_of(l, &order.terms)),
        quantity = l.quantity(order.quantity),
        until = l.moment(order.hold_until),
        order = order.code.to_string()
    );
    Message::with(lines([sent, tolerated(l, order)]), rows([see(l, order)]))
}

/// To a colleague of the person that asks: the order has to be approved.
pub(in crate::chat) fn approval_request(l: Locale, order: &OrderFacts, asker: &str) -> Message {
    let steps = [OrderEvent::Approve, OrderEvent::Refuse, OrderEvent::SendBack].map(|event| step(l, order, event));
    Message::with(approval::request(l, order, asker), rows(steps.into_iter().chain([see(l, order)])))
}

/// To a side of what both said yes to: it waits for its approval.
pub(in crate::chat) fn agreement_waits(l: Locale, order: &OrderFacts, side: Side) -> Message {
    Message::with(approval::agreement_waits(l, order, side), rows([see(l, order)]))
}

pub(in crate::chat) fn request(l: Locale, order: &OrderFacts) -> Message {
    let terms = &order.terms;
    let text = lines([
        fl!(
            l,
            "order-request",
            organization = words::organization(l, order.organization),
            goods = goods_inside(words::goods_of(l, terms)),
            quantity = quantity(l, order),
            price = l.price(terms.price),
            offer = order.offer.to_string()
        ),
        taken(l, order),
        tolerated(l, order),
        asked_for(l, order),
        buyer_note(l, order),
        fl!(l, "order-request-until", until = l.moment(order.hold_until)),
    ]);
    Message::with(text, rows(steps(l, order, Side::Seller)))
}

/// Whether a request is to be accepted: a word that answers it is no press on its button.
pub(in crate::chat) fn request_asked(l: Locale, order: &OrderFacts) -> Message {
    let (organization, goods) = (words::organization(l, order.organization), goods_inside(words::goods_of(l, &order.terms)));
    let quantity = l.quantity(order.quantity);
    let text = match order.total {
        Some(total) => {
            fl!(l, "ask-accept-check", organization = organization, goods = goods, quantity = quantity, total = l.money(total))
        }
        None => fl!(l, "ask-accept-check-weigh", organization = organization, goods = goods, quantity = quantity),
    };
    Message::with(lines([text, tolerated(l, order), asked_for(l, order), buyer_note(l, order)]), rows(steps(l, order, Side::Seller)))
}

pub(in crate::chat) fn reminder(l: Locale, order: &OrderFacts) -> Message {
    let text = lines([
        fl!(
            l,
            "order-reminder",
            organization = words::organization(l, order.organization),
            goods = goods_inside(words::goods_of(l, &order.terms)),
            quantity = quantity(l, order),
            price = l.price(order.terms.price)
        ),
        fl!(l, "order-request-until", until = l.moment(order.hold_until)),
    ]);
    Message::with(text, rows(steps(l, order, Side::Seller)))
}

/// Whether nothing more can come of an order.
const fn is_past(status: OrderStatus) -> bool {
    matches!(status, OrderStatus::Declined | OrderStatus::Lapsed | OrderStatus::Cancelled | OrderStatus::Closed)
}

/// For which farmer an assistant is asked.
fn asked_for(l: Locale, order: &OrderFacts) -> String {
    order.on_behalf.as_ref().map(|names| fl!(l, "order-request-for", farmer = user(&names.farmer, NAME))).unwrap_or_default()
}

/// How much more than was agreed can be accepted and paid.
fn tolerated(l: Locale, order: &OrderFacts) -> String {
    words::tolerated(l, order.terms.tolerated(), order.quantity)
}

/// Where and when the goods change hands, and what they cost.
fn taken(l: Locale, order: &OrderFacts) -> String {
    let terms = &order.terms;
    let date = words::ready(l, terms);
    // Who answers for a farmer is not at the goods himself.
    let site = match &order.on_behalf {
        Some(names) => fl!(l, "handover-seller-of", farmer = user(&names.farmer, NAME)),
        None => fl!(l, "handover-seller-yours"),
    };
    let total = if terms.whole_only() { fl!(l, "offer-whole") } else { words::total(l, order.total) };
    match terms.handover {
        Handover::SellerSite => fl!(l, "order-request-taken", handover = site, date = date, total = total),
        Handover::Hub => fl!(l, "order-request-taken", handover = fl!(l, "handover-hub"), date = date, total = total),
        Handover::BuyerSite => fl!(l, "order-request-brought", handover = fl!(l, "handover-buyer"), date = date, total = total),
    }
}

pub(in crate::chat) fn confirmed(l: Locale, order: &OrderFacts, side: Side, names: (&str, &str), may_share: bool) -> Message {
    let head = fl!(l, "order-confirmed", order = order.code.to_string());
    let offered = if may_share { fl!(l, "order-confirmed-share") } else { String::new() };
    let text = lines([content(l, order, side, head, Some(names)), offered]);
    let share = may_share.then(|| act(fl!(l, "button-share-phone"), Action::Account(AccountAction::SharePhone)));
    let code = order.code.to_string();
    let copied = copy(fl!(l, "button-copy-code", code = code.as_str()), code);
    Message::with(text, rows([reach(l, order, side), see(l, order), copied].into_iter().chain(share)))
}

/// An order as the reader sees it; the button of the step of which he spoke comes first.
pub(in crate::chat) fn card(
    l: Locale,
    (order, first): (&OrderFacts, Option<OrderEvent>),
    side: Side,
    names: Option<(&str, &str)>,
    on_truck: Option<&TripFacts>,
) -> Message {
    let head = fl!(l, "order-card", order = order.code.to_string(), status = full_status(l, order));
    let head = match reason(l, order) {
        Some(reason) => fl!(l, "order-card-reason", card = head, reason = reason),
        None => head,
    };
    let head = lines([head, events::proposed(l, order), approval::remark(l, order)]);
    // An answer that the other side waits for comes first, or that to the question of the card, then the way to reach it, then what may be
    // done besides.
    let offered = order.position().offered_to(side).filter(|row| row.by.allows_person(order.own));
    let asked = order.position().asks(side);
    let is_answer = |row: &&Transition| row.answers.is_some() || asked.is_some_and(|asked| answers_question(row, asked));
    let (mut answers, others): (Vec<_>, Vec<_>) = offered.partition(is_answer);
    answers.sort_by_key(|row| !answers_payment(row));
    let (spoken_of, others): (Vec<_>, Vec<_>) = others.into_iter().partition(|row| Some(row.event) == first);
    answers.splice(0..0, spoken_of);
    answers.sort_by_key(|row| Some(row.event) != first);
    let button = |row: &Transition| step(l, order, row.event);
    let mut buttons: Vec<_> = answers.into_iter().map(button).collect();
    buttons.extend(market::shows_names(order.status).then(|| reach(l, order, side)));
    buttons.extend(others.into_iter().map(button));
    buttons.extend(complaint::note_button(l, order, side));
    buttons.extend(photo::buttons(l, order, side));
    buttons.extend(trip::freight_button(l, order, side, on_truck));
    if side == Side::Buyer && is_past(order.status) {
        buttons.push(act(fl!(l, "button-order-again"), Action::Order(OrderAction::Again { order: order.id })));
    }
    if market::shows_names(order.status) {
        buttons.push(act(fl!(l, "button-paper"), Action::Paper(PaperAction::List { order: order.id })));
    }
    buttons.push(act(fl!(l, "button-history"), Action::History(HistoryAction::Order { order: order.id, page: 0 })));
    buttons.push(act(fl!(l, "button-back"), Action::Order(OrderAction::List { page: 0 })));
    let (content, truck) = (content(l, order, side, head, names), on_truck.map(|facts| trip::line(l, facts)).unwrap_or_default());
    // It belongs to the load, which stands last.
    let content = if truck.is_empty() { content } else { fl!(l, "card-on-truck", card = content, truck = truck) };
    let freight = on_truck.map(|facts| trip::freight(l, facts)).unwrap_or_default();
    Message::with(lines([content, freight, delivery::question(l, order, side)]), rows(buttons))
}

pub(in crate::chat) fn declined(l: Locale, order: &OrderFacts, remaining: Quantity) -> Message {
    let named = fl!(
        l,
        "order-named",
        order = order.code.to_string(),
        goods = goods_inside(words::goods_of(l, &order.terms)),
        quantity = quantity(l, order)
    );
    let rejected = match remaining.base {
        0 => fl!(l, "order-reject"),
        _ => fl!(l, "order-reject-left", offer = order.offer.to_string(), remaining = l.quantity(remaining)),
    };
    let text = lines([named, rejected]);
    Message::with(text, rows([search_again(l, order)]))
}

pub(in crate::chat) fn decline_done(l: Locale, order: &OrderFacts, remaining: Quantity) -> Message {
    let (code, goods) = (order.code.to_string(), goods_inside(words::goods_of(l, &order.terms)));
    let told = heard::told(l, order, Side::Buyer);
    let text = fl!(l, "decline-done", order = code, goods = goods, quantity = l.quantity(order.quantity), told = told);
    let text = lines([text, stock_back(l, order, remaining)]);
    Message::with(text, rows([own_offer(l, order.offer), orders_button(l)]))
}

pub(in crate::chat) fn lapsed(l: Locale, order: &OrderFacts, side: Side) -> Message {
    let offer = match side {
        Side::Seller => own_offer(l, order.offer),
        Side::Buyer => {
            let query = BrowseQuery::default();
            act(fl!(l, "button-see-offer"), Action::Search(SearchAction::Card { offer: order.offer, query }))
        }
    };
    let (goods, quantity) = (goods_inside(words::goods_of(l, &order.terms)), l.quantity(order.quantity));
    let unapproved = order.approval.is_some_and(Approval::is_missing);
    let text = match side {
        Side::Seller if unapproved => {
            let organization = words::organization(l, order.organization);
            fl!(l, "order-lapsed-unapproved-seller", organization = organization, goods = goods, quantity = quantity)
        }
        Side::Buyer if unapproved => fl!(l, "order-lapsed-unapproved", goods = goods, quantity = quantity),
        Side::Seller => {
            let organization = words::organization(l, order.organization);
            fl!(l, "order-lapsed-seller", organization = organization, goods = goods, quantity = quantity)
        }
        Side::Buyer => fl!(l, "order-lapsed-buyer", goods = goods, quantity = quantity),
    };
    Message::with(text, rows([offer]))
}

pub(in crate::chat) fn withdrawn(l: Locale, order: &OrderFacts, remaining: Quantity) -> Message {
    let text = fl!(
        l,
        "order-withdrawn",
        organization = words::organization(l, order.organization),
        order = order.code.to_string(),
        goods = goods_inside(words::goods_of(l, &order.terms)),
        quantity = l.quantity(order.quantity)
    );
    Message::with(lines([text, stock_back(l, order, remaining)]), rows([own_offer(l, order.offer)]))
}

/// What can be ordered again of the offer; nothing of what its seller never put up.
fn stock_back(l: Locale, order: &OrderFacts, remaining: Quantity) -> String {
    if remaining.base == 0 {
        return String::new();
    }
    fl!(l, "stock-back", offer = order.offer.to_string(), remaining = l.quantity(remaining))
}

pub(in crate::chat) fn withdraw_done(l: Locale, order: &OrderFacts) -> Message {
    let (code, goods) = (order.code.to_string(), goods_inside(words::goods_of(l, &order.terms)));
    let quantity = l.quantity(order.quantity);
    let text = if order.approval.is_some_and(Approval::hides) {
        fl!(l, "withdraw-done-unasked", order = code, goods = goods, quantity = quantity)
    } else {
        fl!(l, "withdraw-done", order = code, goods = goods, quantity = quantity, told = heard::told(l, order, Side::Seller))
    };
    Message::with(text, rows([search_again(l, order), orders_button(l)]))
}

/// News of a transition, or the answer to who caused it: what happened, and what its reader may do now.
pub(in crate::chat) fn changed(l: Locale, news: &News<'_>) -> Message {
    let (order, code) = (news.order, news.order.code.to_string());
    let acted = news.acting == Some(news.side);
    // An event with messages of its own has no news here.
    let text = events::news(l, news).unwrap_or_else(|| fl!(l, "order-card", order = code, status = full_status(l, order)));
    // Whatever was done: who does it reads that the other side does not.
    let untold = if acted { heard::untold(l, order, news.side.other()) } else { String::new() };
    let text = if text.contains(&untold) { text } else { lines([text, untold]) };
    // What it replaces is said before it.
    let over = events::superseded(l, order, news.event);
    let text = if order.superseded == Some(news.event) { lines([over, text]) } else { lines([text, over]) };
    // A complaint is offered where figures are, and on the card.
    let figures = matches!(
        news.event,
        OrderEvent::Receive
            | OrderEvent::CorrectReceipt
            | OrderEvent::DisputeReceipt
            | OrderEvent::Weigh
            | OrderEvent::DenyPaid
            | OrderEvent::DisputePaid
    );
    // A change of the terms is proposed from the card alone.
    let offered = |row: &&Transition| {
        row.event != OrderEvent::Amend
            && row.given != Given::Unapproved
            && row.by.allows_person(order.own)
            // Before anything was said of the money nobody is asked whether it came: the card has the button.
            && !(row.given == Given::Owed && order.progress.payment.is_none())
            && (row.answers.is_some() || (row.given != Given::Always && (figures || row.given != Given::NoComplaint)))
    };
    let mut open: Vec<_> = order.position().offered_to(news.side).filter(offered).collect();
    // Where another step follows at once, its message has the buttons: these would be over before they are read.
    if market::what_follows(order, news.event, news.detail).is_some() {
        open.clear();
    }
    // What the message asks is what is answered: what may be done besides follows with the answer.
    let question = delivery::question(l, order, news.side);
    if let Some(asked @ (Given::Undisposed | Given::RestAsked)) = order.position().asks(news.side)
        && text.contains(&question)
    {
        open.retain(|row| answers_question(row, asked));
    }
    // Whether the money came is answered first.
    open.sort_by_key(|row| !answers_payment(row));
    // Where a proposal waits for an answer, nothing else is offered beside it.
    if open.iter().any(|row| row.answers.is_some()) {
        open.retain(|row| row.answers.is_some() || answers_payment(row));
    }
    // Of a rest that is asked about, the answer that is proposed comes first.
    let expects = rest::is_asked(news).then(|| expect(l, order));
    if expects.is_some() && rest::is_slight(order) {
        open.sort_by_key(|row| row.event != OrderEvent::CloseRest);
    }
    // Photos came along with it.
    let shown = (!acted && PhotoKind::comes_with(news.event)).then(|| photo::see_button(l, order)).flatten();
    let is_complaint = matches!(news.event, OrderEvent::Complain | OrderEvent::Escalate);
    let note = is_complaint.then(|| complaint::note_button(l, order, news.side)).flatten();
    let rides = news.rides.then(|| trip::more_button(l, order)).flatten();
    // There he puts it up again where its time is over.
    let back = (news.event == OrderEvent::KeepRest && news.side == Side::Seller).then(|| own_offer(l, order.offer));
    Message::with(
        text,
        rows(
            back.into_iter()
                .chain(rides)
                .chain(open.into_iter().map(|row| step(l, order, row.event)))
                .chain(expects)
                .chain(note)
                .chain(shown)
                .chain([see(l, order)]),
        ),
    )
}

/// Whether a step answers what is asked where `asked` is given: that the money came can be said without being asked as well.
fn answers_question(row: &Transition, asked: Given) -> bool {
    let also = matches!((asked, row.given), (Given::SaidPaid, Given::Owed | Given::SumOpen) | (Given::Answerable, Given::Agreeable));
    also || row.given == asked
}

/// Whether a step says whether the money came.
const fn answers_payment(row: &Transition) -> bool {
    matches!(row.given, Given::Owed | Given::SaidPaid | Given::SumOpen)
}

/// A payment that will be due, is due, or is overdue by so many days; the reader may say what became of it.
pub(in crate::chat) fn payment_reminder(l: Locale, order: &OrderFacts, side: Side, days: i64) -> Message {
    // What becomes of rejects and of a rest is asked elsewhere.
    let beside = |row: &&Transition| !matches!(row.given, Given::Always | Given::NoComplaint | Given::Undisposed | Given::RestAsked);
    let mut open: Vec<_> = order.position().open_to(side).filter(beside).collect();
    open.sort_by_key(|row| !answers_payment(row));
    let buttons = open.into_iter().map(|row| step(l, order, row.event));
    let all = act(fl!(l, "button-owed"), Action::Order(OrderAction::Owed { page: 0 }));
    Message::with(delivery::payment_reminder(l, order, side, days), rows(buttons.chain([see(l, order), all])))
}

/// What arrived is not graded: the buyer says what is accepted of it.
pub(in crate::chat) fn grading_reminder(l: Locale, order: &OrderFacts) -> Message {
    let steps = order.position().open_to(Side::Buyer).filter(|row| row.event == OrderEvent::Receive);
    let buttons = steps.map(|row| step(l, order, row.event)).chain([see(l, order)]);
    Message::with(delivery::grading_reminder(l, order), rows(buttons))
}

/// Nobody said that the papers of what was received are complete.
pub(in crate::chat) fn papers_reminder(l: Locale, order: &OrderFacts, days: i64) -> Message {
    let steps = order.position().open_to(Side::Buyer).filter(|row| matches!(row.event, OrderEvent::Weigh | OrderEvent::CompletePapers));
    let buttons = steps.map(|row| step(l, order, row.event)).chain([see(l, order)]);
    Message::with(delivery::papers_reminder(l, order, days), rows(buttons))
}

/// This is the day on which goods are to be taken, of one order or of several.
pub(in crate::chat) fn pick_up_day(l: Locale, orders: &[OrderFacts], side: Side) -> Message {
    let date = orders.first().map(|order| l.date(order.terms.ready_from)).unwrap_or_default();
    let [order] = orders else { return pick_ups(l, orders, side, date) };
    let (code, goods) = (order.code.to_string(), goods_inside(words::goods_of(l, &order.terms)));
    let (quantity, other, place) = (quantity(l, order), counterpart(l, order, side), exchanged(l, order, side));
    let text = match side {
        Side::Seller => {
            fl!(l, "pick-up-seller", date = date, goods = goods, quantity = quantity, organization = other, order = code, place = place)
        }
        Side::Buyer => {
            let head =
                fl!(l, "pick-up-buyer", date = date, goods = goods, quantity = quantity, seller = other, order = code, place = place);
            // Who fetches the goods himself waits for no departure.
            let next = match order.terms.handover {
                Handover::SellerSite => fl!(l, "pick-up-buyer-fetches"),
                Handover::Hub | Handover::BuyerSite => fl!(l, "pick-up-buyer-waits"),
            };
            lines([head, next])
        }
    };
    // What the other side proposed is answered first.
    let is_shown = |row: &&Transition| row.answers.is_some() || matches!(row.event, OrderEvent::Depart | OrderEvent::Postpone);
    let steps = order.position().offered_to(side).filter(is_shown).map(|row| step(l, order, row.event));
    Message::with(lines([events::proposed(l, order), text]), rows(steps.chain([reach(l, order, side), see(l, order)])))
}

/// The same of several orders: a row leads to each.
fn pick_ups(l: Locale, orders: &[OrderFacts], side: Side, date: String) -> Message {
    let line = |order: &OrderFacts| {
        let (code, goods) = (order.code.to_string(), user(words::goods_of(l, &order.terms), NAME));
        let (quantity, other, place) = (quantity(l, order), counterpart(l, order, side), exchanged(l, order, side));
        fl!(l, "pick-up-line", order = code, goods = goods, quantity = quantity, other = other, place = place)
    };
    // Of more than a message holds the first are named, and the others stand in the list.
    let named = if orders.len() > MOST_PICK_UPS { MOST_PICK_UPS - 1 } else { orders.len() };
    let shown = orders.get(..named).unwrap_or_default();
    let next = match side {
        Side::Seller => fl!(l, "pick-up-choose-seller"),
        Side::Buyer => fl!(l, "pick-up-choose-buyer"),
    };
    let count = l.integer(i64::try_from(orders.len()).unwrap_or(i64::MAX));
    let text = lines([
        fl!(l, "pick-up-several", date = date, count = count),
        numbered(l, 1, shown.iter().map(line)),
        words::more_orders(l, orders.len().saturating_sub(shown.len())),
        next,
    ]);
    let mut buttons = numbers(l, 1, shown.iter().map(|order| Action::Order(OrderAction::Card { order: order.id })));
    buttons.push(vec![orders_button(l)]);
    Message::with(text, buttons)
}

/// Where the goods change hands: `diambil di tempat Anda`.
fn exchanged(l: Locale, order: &OrderFacts, side: Side) -> String {
    let own = match (side, &order.on_behalf) {
        (Side::Buyer, _) => fl!(l, "handover-seller-at", place = words::place_short(l, &order.terms)),
        (Side::Seller, Some(names)) => fl!(l, "handover-seller-of", farmer = user(&names.farmer, NAME)),
        (Side::Seller, None) => fl!(l, "handover-seller-yours"),
    };
    match order.terms.handover {
        Handover::SellerSite => fl!(l, "pick-up-taken", handover = own),
        Handover::Hub => fl!(l, "pick-up-at-hub", handover = fl!(l, "handover-hub")),
        Handover::BuyerSite => fl!(l, "pick-up-brought", handover = fl!(l, "handover-buyer")),
    }
}

/// Nothing was loaded on the day that was agreed, so many days ago: the seller is asked, the buyer reads what he can do, and the trade desk
/// has it on its list.
pub(in crate::chat) fn not_loaded(l: Locale, order: &OrderFacts, side: Option<Side>, days: i64) -> Message {
    let (code, date) = (order.code.to_string(), words::ready(l, &order.terms));
    let goods = format!("{} {}", goods_inside(words::goods_of(l, &order.terms)), quantity(l, order));
    let Some(side) = side else {
        let text = fl!(l, "not-loaded-desk", order = code, goods = goods, date = date, days = l.integer(days));
        return Message::with(text, rows([desk_button(l)]));
    };
    let since = if days > 1 { fl!(l, "not-loaded-since", days = l.integer(days)) } else { String::new() };
    let steps = order.position().offered_to(side).filter(|row| row.event != OrderEvent::Amend).map(|row| step(l, order, row.event));
    let (text, other) = match side {
        Side::Seller => (fl!(l, "not-loaded-seller", order = code, goods = goods, date = date), None),
        Side::Buyer => {
            let untold = heard::untold(l, order, Side::Seller);
            let asked = if untold.is_empty() { fl!(l, "not-loaded-asked") } else { untold };
            (fl!(l, "not-loaded-buyer", order = code, goods = goods, date = date, asked = asked), Some(reach(l, order, Side::Buyer)))
        }
    };
    Message::with(lines([since, events::proposed(l, order), text]), rows(other.into_iter().chain(steps).chain([see(l, order)])))
}

/// Nothing of a rest was loaded for days: who can close it is asked once.
pub(in crate::chat) fn rest_reminder(l: Locale, order: &OrderFacts, side: Side) -> Message {
    let mut open: Vec<_> =
        order.position().offered_to(side).filter(|row| matches!(row.event, OrderEvent::Depart | OrderEvent::CloseRest)).collect();
    open.sort_by_key(|row| rest::is_slight(order) && row.event != OrderEvent::CloseRest);
    let last = match side {
        Side::Seller => expect(l, order),
        Side::Buyer => reach(l, order, Side::Buyer),
    };
    let steps = open.into_iter().map(|row| step(l, order, row.event));
    Message::with(lines([events::proposed(l, order), rest::reminder(l, order, side)]), rows(steps.chain([last, see(l, order)])))
}

/// The seller says that a rest is still to come.
pub(in crate::chat) fn rest_expected(l: Locale, order: &OrderFacts) -> Message {
    let steps = order.position().offered_to(Side::Seller).filter(|row| row.event == OrderEvent::Depart);
    Message::with(rest::expected(l, order), rows(steps.map(|row| step(l, order, row.event)).chain([see(l, order)])))
}

/// What was said of an order's load can't be kept yet, or not any more: what comes first, and who does it.
pub(in crate::chat) fn step_waits(l: Locale, order: &OrderFacts, event: OrderEvent, side: Side) -> Message {
    let (code, position) = (order.code.to_string(), order.position());
    let is_open = |event| position.open_to(side).any(|row| row.event == event);
    let receipt = delivery::receipt(l, order);
    let text = match (event == OrderEvent::Depart, position.load) {
        (true, LoadState::Underway | LoadState::Arrived) => {
            let corrected = if is_open(OrderEvent::CorrectLoad) { fl!(l, "step-correct-load") } else { String::new() };
            lines([fl!(l, "step-waits-receipt", order = code, load = delivery::load(l, order)), corrected])
        }
        (true, LoadState::Received) => fl!(l, "step-waits-agreement", order = code, receipt = receipt),
        (true, LoadState::Disputed) => fl!(l, "step-waits-figures", order = code, receipt = receipt),
        (true, LoadState::Settled) => fl!(l, "step-all-loaded", order = code),
        (false, LoadState::Settled) if position.outstanding && order.progress.load.is_none() => {
            fl!(l, "step-waits-departure", order = code)
        }
        (false, LoadState::Settled) if position.outstanding => fl!(l, "step-waits-next-departure", order = code),
        (false, _) => {
            let next = if position.complainer.is_some() {
                fl!(l, "step-received-complained")
            } else if is_open(OrderEvent::CorrectReceipt) {
                fl!(l, "step-received-correct")
            } else if is_open(OrderEvent::Complain) {
                fl!(l, "step-received-complain")
            } else {
                String::new()
            };
            lines([fl!(l, "step-received", order = code, receipt = receipt), next])
        }
    };
    let waits_for_seller = event != OrderEvent::Depart && position.outstanding && position.load == LoadState::Settled;
    let other = (waits_for_seller && side == Side::Buyer).then(|| reach(l, order, side));
    Message::with(text, rows(other.into_iter().chain([see(l, order)])))
}

/// A load should have arrived: the buyer says that it did, the seller can ask, the trade desk has it on its list.
pub(in crate::chat) fn load_late(l: Locale, order: &OrderFacts, side: Option<Side>) -> Message {
    let code = order.code.to_string();
    let departed = order.progress.load.as_ref().map(|load| l.moment(load.departed)).unwrap_or_default();
    match side {
        Some(Side::Buyer) => {
            let steps = order.position().open_to(Side::Buyer).filter(|row| row.given == Given::Ungraded);
            let buttons = steps.map(|row| step(l, order, row.event)).chain([see(l, order)]);
            Message::with(fl!(l, "late-buyer", order = code, departed = departed), rows(buttons))
        }
        Some(Side::Seller) => {
            Message::with(fl!(l, "late-seller", order = code, departed = departed), rows([reach(l, order, Side::Seller), see(l, order)]))
        }
        None => {
            let goods = format!("{} {}", goods_inside(words::goods_of(l, &order.terms)), quantity(l, order));
            Message::with(fl!(l, "late-desk", order = code, goods = goods, departed = departed), rows([desk_button(l)]))
        }
    }
}

/// The side `gone` has nobody any more while goods are under way or unpaid.
pub(in crate::chat) fn party_left(l: Locale, order: &OrderFacts, gone: Side, desk: bool) -> Message {
    let goods = format!("{} {}", goods_inside(words::goods_of(l, &order.terms)), quantity(l, order));
    let (code, organization) = (order.code.to_string(), words::organization(l, order.organization));
    match (gone, desk) {
        (Side::Buyer, false) => {
            let text = fl!(l, "buyer-left", order = code, goods = goods, organization = organization);
            Message::with(text, rows([see(l, order)]))
        }
        (Side::Seller, false) => Message::with(fl!(l, "seller-left", order = code, goods = goods), rows([see(l, order)])),
        (Side::Buyer, true) => {
            let text = fl!(l, "buyer-left-desk", order = code, goods = goods, organization = organization);
            Message::with(text, rows([desk_button(l)]))
        }
        (Side::Seller, true) => Message::with(fl!(l, "seller-left-desk", order = code, goods = goods), rows([desk_button(l)])),
    }
}

pub(in crate::chat) fn cancel_done(l: Locale, order: &OrderFacts, remaining: Quantity) -> Message {
    let (code, back) = (order.code.to_string(), stock_back(l, order, remaining));
    let side = order.ended_by.map(|side| words::side(l, side)).unwrap_or_default();
    if order.together {
        let (goods, quantity) = (goods_inside(words::goods_of(l, &order.terms)), l.quantity(order.quantity));
        let reason = reason(l, order).unwrap_or_default();
        let text = fl!(l, "cancel-done-together", order = code, goods = goods, quantity = quantity, reason = reason);
        return Message::with(lines([text, back]), rows([see(l, order), orders_button(l)]));
    }
    let (goods, quantity) = (goods_inside(words::goods_of(l, &order.terms)), l.quantity(order.quantity));
    let text = match reason(l, order) {
        Some(reason) => fl!(l, "cancel-done-reason", order = code, goods = goods, quantity = quantity, side = side, reason = reason),
        None => fl!(l, "cancel-done", order = code, goods = goods, quantity = quantity, side = side),
    };
    Message::with(lines([text, back]), rows([see(l, order), orders_button(l)]))
}

/// How many orders there are by state, and what the open ones cost who buys.
type Sums<'a> = (&'a [(OrderStatus, i64)], Option<OpenTotal>);

pub(in crate::chat) fn list(l: Locale, (counts, open): Sums<'_>, orders: &[(OrderFacts, Side)], page: Page) -> Message {
    if orders.is_empty() {
        return Message::with(fl!(l, "own-orders-empty"), rows([menu_button(l)]));
    }
    let counts: Vec<_> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(status, count)| fl!(l, "count-status", count = l.integer(*count), status = short_status(l, *status)))
        .collect();
    let text = lines([
        fl!(l, "own-orders", counts = counts.join(", ")),
        open.map(|open| open_total(l, open)).unwrap_or_default(),
        numbered(l, first_of(page), orders.iter().map(|(order, side)| list_line(l, order, *side))),
        page_line(l, page),
    ]);
    let mut rows = numbers(l, first_of(page), orders.iter().map(|(order, _)| Action::Order(OrderAction::Card { order: order.id })));
    rows.push(pages(l, page, |page| Action::Order(OrderAction::List { page })));
    rows.push(vec![act(fl!(l, "button-done"), Action::Menu(MenuAction::Finish))]);
    Message::with(text, rows)
}

/// What is to be paid, and to whom: each side its own.
pub(in crate::chat) fn owed(l: Locale, orders: &[(OrderFacts, Side)], today: NaiveDate, page: Page) -> Message {
    if orders.is_empty() {
        return Message::with(fl!(l, "owed-empty"), rows([orders_button(l), menu_button(l)]));
    }
    let line = |(order, side): &(OrderFacts, Side)| delivery::owed(l, order, *side, today);
    let text = lines([fl!(l, "owed"), numbered(l, first_of(page), orders.iter().map(line)), page_line(l, page)]);
    let mut rows = numbers(l, first_of(page), orders.iter().map(|(order, _)| Action::Order(OrderAction::Card { order: order.id })));
    rows.push(pages(l, page, |page| Action::Order(OrderAction::Owed { page })));
    rows.push(vec![act(fl!(l, "button-done"), Action::Menu(MenuAction::Finish))]);
    Message::with(text, rows)
}

pub(in crate::chat) fn seller_unreachable(l: Locale, order: &OrderFacts) -> Message {
    let text = fl!(l, "seller-unreachable", order = order.code.to_string(), until = l.moment(order.hold_until));
    Message::with(text, rows(steps(l, order, Side::Buyer).chain([see(l, order)])))
}

pub(in crate::chat) fn farmer_news(l: Locale, order: &OrderFacts, names: &OnBehalf) -> Message {
    let text = fl!(
        l,
        "farmer-news",
        order = order.code.to_string(),
        farmer = user(&names.farmer, NAME),
        assistant = user(&names.assistant, NAME),
        goods = goods_inside(words::goods_of(l, &order.terms)),
        quantity = quantity(l, order),
        place = user(&order.terms.place, NAME),
        status = full_status(l, order)
    );
    Message::plain(text)
}

/// Goods, parties, handover and payment under `head`.
fn content(l: Locale, order: &OrderFacts, side: Side, head: String, names: Option<(&str, &str)>) -> String {
    let terms = &order.terms;
    let (goods, quantity) = (user(words::goods_of(l, terms), NAME), l.quantity_checked(order.quantity, terms.pack));
    let price = l.price(terms.price);
    let worth = delivery::weighed_worth(l, order);
    let costs = match order.total {
        _ if !worth.is_empty() => fl!(l, "order-content-weighed", goods = goods, quantity = quantity, worth = worth),
        _ if terms.price.per == Unit::Lot => fl!(l, "order-content-lot", goods = goods, quantity = quantity, price = price),
        Some(total) => {
            fl!(l, "order-content", goods = goods, quantity = quantity, price = price, total = l.money(total))
        }
        None => fl!(l, "order-content-weigh", goods = goods, quantity = quantity, price = price),
    };
    let organization = words::organization(l, order.organization);
    let parties = match (names, &order.on_behalf) {
        (Some((seller, buyer)), None) => {
            fl!(l, "order-parties", seller = user(seller, NAME), organization = organization, buyer = user(buyer, NAME))
        }
        (Some((seller, buyer)), Some(names)) => fl!(
            l,
            "order-parties-through",
            seller = user(seller, NAME),
            assistant = user(&names.assistant, NAME),
            organization = organization,
            buyer = user(buyer, NAME)
        ),
        (None, Some(names)) => {
            let (offer, farmer) = (order.offer.to_string(), user(&names.farmer, NAME));
            fl!(l, "order-parties-for", offer = offer, farmer = farmer, organization = organization)
        }
        (None, None) => fl!(l, "order-parties-hidden", offer = order.offer.to_string(), organization = organization),
    };
    lines([
        head,
        costs,
        tolerated(l, order),
        parties,
        words::handed_over(l, terms),
        note_line(l, order),
        delivery::progress(l, order, side),
    ])
}

/// What the seller said besides, and what the buyer said with it.
fn note_line(l: Locale, order: &OrderFacts) -> String {
    lines([words::agreed_note(l, &order.terms), buyer_note(l, order)])
}

fn buyer_note(l: Locale, order: &OrderFacts) -> String {
    order.buyer_note.as_deref().map(|note| fl!(l, "order-note", note = user(note, SENTENCE))).unwrap_or_default()
}

/// What the open orders of a person who buys cost together.
fn open_total(l: Locale, open: OpenTotal) -> String {
    match (open.total, open.unweighed) {
        (Rupiah(0), _) => String::new(),
        (total, 0) => fl!(l, "own-orders-total", total = l.money(total)),
        (total, count) => fl!(l, "own-orders-total-weigh", total = l.money(total), count = l.integer(count)),
    }
}

fn list_line(l: Locale, order: &OrderFacts, side: Side) -> String {
    let code = order.code.to_string();
    let (goods, quantity) = (user(words::goods_of(l, &order.terms), NAME), quantity(l, order));
    let other = counterpart(l, order, side);
    let status = match (order.position().awaits(side), order.status) {
        (true, OrderStatus::Requested) => fl!(l, "order-status-awaits-you"),
        (true, status) => fl!(l, "order-status-and-awaits", status = short_status(l, status)),
        (false, status) => approval::short_status(l, order).unwrap_or_else(|| short_status(l, status)),
    };
    let status = match order.progress.load.as_ref().and_then(|load| load.trip) {
        Some(trip) if order.status == OrderStatus::Shipped => fl!(l, "order-status-truck", status = status, trip = trip.to_string()),
        _ => status,
    };
    if matches!(order.status, OrderStatus::Requested | OrderStatus::Confirmed) {
        let when = words::when(l, &order.terms, true);
        fl!(l, "own-orders-line-when", order = code, goods = goods, quantity = quantity, other = other, status = status, when = when)
    } else {
        fl!(l, "own-orders-line", order = code, goods = goods, quantity = quantity, other = other, status = status)
    }
}

/// The other side, as the reader may know it: a seller before the agreement by where his goods are.
fn counterpart(l: Locale, order: &OrderFacts, side: Side) -> String {
    match (side, &order.seller) {
        (Side::Seller, _) => words::organization(l, order.organization),
        (Side::Buyer, Some(seller)) => user(seller, NAME),
        (Side::Buyer, None) => fl!(l, "own-orders-seller", place = user(&order.terms.place, NAME)),
    }
}

fn quantity(l: Locale, order: &OrderFacts) -> String {
    l.quantity_full(order.quantity, order.terms.pack)
}

fn short_status(l: Locale, status: OrderStatus) -> String {
    match status {
        OrderStatus::Requested => fl!(l, "order-status-requested"),
        OrderStatus::Confirmed => fl!(l, "order-status-confirmed"),
        OrderStatus::Declined => fl!(l, "order-status-declined"),
        OrderStatus::Lapsed => fl!(l, "order-status-lapsed"),
        OrderStatus::Cancelled => fl!(l, "order-status-cancelled"),
        OrderStatus::Shipped => fl!(l, "order-status-shipped"),
        OrderStatus::Received => fl!(l, "order-status-received"),
        OrderStatus::Closed => fl!(l, "order-status-closed"),
    }
}

/// The state with until when or by whom.
fn full_status(l: Locale, order: &OrderFacts) -> String {
    if let Some(status) = approval::full_status(l, order) {
        return status;
    }
    match (order.status, order.ended_by) {
        (OrderStatus::Requested, _) => fl!(l, "order-status-requested-until", until = l.moment(order.hold_until)),
        // A request that its buyer took back was never agreed, so it has no reason.
        (OrderStatus::Cancelled, _) if order.together => fl!(l, "order-status-cancelled-together"),
        (OrderStatus::Cancelled, Some(Side::Buyer)) if order.reason.is_none() => fl!(l, "order-status-withdrawn"),
        (OrderStatus::Cancelled, Some(side)) => fl!(l, "order-status-cancelled-by", side = words::side(l, side)),
        (status, _) => short_status(l, status),
    }
}

/// Why it was cancelled, in the canceller's own words where there are any, without a full stop.
fn reason(l: Locale, order: &OrderFacts) -> Option<String> {
    Some(events::said_reason(l, order.reason?, order.note.as_deref()))
}

/// The button of an event.
fn step(l: Locale, order: &OrderFacts, event: OrderEvent) -> Button {
    act(events::label(l, order, event), Action::Order(OrderAction::Do { order: order.id, version: order.version, event }))
}

/// Which of several orders is meant: a row chooses it.
pub(in crate::chat) fn which_order(l: Locale, event: OrderEvent, orders: &[OrderFacts], more: usize) -> Message {
    let is_alike = orders.iter().all(|order| order.position().apply(event).is_ok());
    let label = orders.first().filter(|_| is_alike).map(|order| step(l, order, event).label);
    let line = |order: &OrderFacts| {
        let (code, goods) = (order.code.to_string(), user(words::goods_of(l, &order.terms), NAME));
        let line = fl!(l, "which-load-line", order = code, goods = goods, quantity = l.quantity(order.quantity));
        fl!(l, "which-order-line", line = line, organization = words::organization(l, order.organization))
    };
    // A word can be for one thing in one order and for another in the next.
    let head = label.map_or_else(|| fl!(l, "which-order-any"), |label| fl!(l, "which-order", step = label));
    let text = lines([head, numbered(l, 1, orders.iter().map(line)), words::more_orders(l, more)]);
    let mean = |order: &OrderFacts| Action::Order(OrderAction::Mean { order: order.id, event });
    let mut buttons = numbers(l, 1, orders.iter().map(mean));
    buttons.push(vec![orders_button(l)]);
    Message::with(text, buttons)
}

/// The buttons of what `side` may do now.
fn steps(l: Locale, order: &OrderFacts, side: Side) -> impl Iterator<Item = Button> {
    order.position().offered_to(side).map(move |row| step(l, order, row.event))
}

/// *Hubungi* the other party.
fn reach(l: Locale, order: &OrderFacts, own: Side) -> Button {
    let label = match own {
        Side::Seller => fl!(l, "button-contact-buyer"),
        Side::Buyer => fl!(l, "button-contact-seller"),
    };
    act(label, Action::Order(OrderAction::Contact { order: order.id }))
}

/// *Masih akan dikirim*, of a rest.
fn expect(l: Locale, order: &OrderFacts) -> Button {
    act(fl!(l, "button-expect-rest"), Action::Order(OrderAction::Expect { order: order.id }))
}

fn see(l: Locale, order: &OrderFacts) -> Button {
    act(fl!(l, "button-see"), Action::Order(OrderAction::Card { order: order.id }))
}

fn search_again(l: Locale, order: &OrderFacts) -> Button {
    let query = BrowseQuery { commodity: Some(order.terms.commodity.clone()), ..BrowseQuery::default() };
    act(fl!(l, "button-search-again"), Action::Search(SearchAction::List { query }))
}

fn own_offer(l: Locale, offer: OfferId) -> Button {
    act(fl!(l, "button-see-offer"), Action::Offer(OfferAction::Card { offer }))
}

fn orders_button(l: Locale) -> Button {
    act(fl!(l, "button-orders"), Action::Order(OrderAction::List { page: 0 }))
}
