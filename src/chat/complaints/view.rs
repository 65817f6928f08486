//! Complaints, as a mediator reads them.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, ComplaintAction, OrderAction, RuleAction},
        kit::{
            Message, complaint,
            entry::{desk_button, menu_button},
            heard,
            keyboard::{act, first_of, numbered, numbers, page_line, pages, rows},
            text::{NAME, goods_inside, lines, user},
            words,
        },
    },
    domain::{
        order::{Detail, Outcome, Receipt, ReceiptEntry, Trouble},
        quantity::Quantity,
    },
    locale::Locale,
    notice::{OrderFacts, Page},
};

pub(in crate::chat) fn waits(l: Locale, order: &OrderFacts, hours: Option<i64>) -> Message {
    let see = act(fl!(l, "button-see"), Action::Complaint(ComplaintAction::Card { order: order.id }));
    let (code, goods) = (order.code.to_string(), goods(l, order));
    let text = match hours {
        Some(hours) => fl!(l, "complaint-waits-hours", order = code, goods = goods, hours = l.integer(hours)),
        None => fl!(l, "complaint-waits", order = code, goods = goods),
    };
    Message::with(text, rows([see]))
}

/// What waits; `rules` for an admin, who sets the rules as well.
pub(in crate::chat) fn list(l: Locale, orders: &[OrderFacts], page: Page, rules: bool) -> Message {
    let rules = rules.then(|| act(fl!(l, "button-rules"), Action::Rule(RuleAction::List)));
    if orders.is_empty() {
        return Message::with(fl!(l, "complaints-none"), rows(rules.into_iter().chain([desk_button(l), menu_button(l)])));
    }
    let line = |order: &OrderFacts| {
        // Figures that are in dispute wait here as well.
        let about = order.progress.complaint.as_ref().map_or(Trouble::Figures, |complaint| complaint.about);
        let about = words::trouble(l, about);
        fl!(l, "complaint-line", order = order.code.to_string(), goods = goods(l, order), about = about)
    };
    let text = lines([fl!(l, "complaints"), numbered(l, first_of(page), orders.iter().map(line)), page_line(l, page)]);
    let mut rows = numbers(l, first_of(page), orders.iter().map(|order| Action::Complaint(ComplaintAction::Card { order: order.id })));
    rows.push(pages(l, page, |page| Action::Complaint(ComplaintAction::List { page })));
    rows.push(rules.into_iter().chain([desk_button(l), menu_button(l)]).collect());
    Message::with(text, rows)
}

/// The order whole: what was agreed, between whom, how far it has come, and what is complained of.
pub(in crate::chat) fn card(
    l: Locale,
    order: &OrderFacts,
    (seller, buyer): (&str, &str),
    may_decide: bool,
    before: &[ReceiptEntry],
) -> Message {
    let organization = words::organization(l, order.organization);
    let progress = &order.progress;
    let quantity = |base: i64| l.quantity(order.quantity.with_base(base));
    let load = progress.load.as_ref().map(|load| match &load.receipt {
        None => {
            let loaded = fl!(l, "load", loaded = quantity(load.loaded));
            match &load.arrival {
                Some(arrival) => fl!(l, "load-arrived", load = loaded, arrived = quantity(arrival.arrived)),
                None => loaded,
            }
        }
        Some(receipt) => fl!(
            l,
            "complaint-receipt",
            loaded = quantity(load.loaded),
            accepted = quantity(receipt.accepted),
            rejected = rejected(l, order, receipt)
        ),
    });
    // Where the goods are, or what is to be paid for them.
    let state = match (load, progress.due) {
        (_, Some(due)) => {
            let accepted = words::with_returned(l, order, quantity(progress.accepted));
            fl!(l, "complaint-due", accepted = accepted, due = l.date(due))
        }
        (Some(load), None) => load,
        (None, None) => {
            let accepted = fl!(l, "card-accepted", accepted = quantity(progress.accepted), ordered = l.quantity(order.quantity));
            words::with_returned(l, order, accepted)
        }
    };
    let (notes, code) = (complaint::notes(l, order), order.code.to_string());
    // One line, so that the order can be read at a glance.
    let proposal = complaint::proposal(l, order).replace('\n', ". ");
    let head = if notes.is_empty() && proposal.is_empty() && progress.complaint.is_some() {
        lines([fl!(l, "complaint-card", order = code), about(l, order)])
    } else {
        lines([fl!(l, "complaint-noted-card", order = code, about = about(l, order)), notes])
    };
    let text = lines([
        head,
        fl!(l, "complaint-terms", goods = goods(l, order), price = l.price(order.terms.price), date = words::ready(l, &order.terms)),
        fl!(l, "order-parties", seller = user(seller, NAME), organization = organization, buyer = user(buyer, NAME)),
        state,
        entered_before(l, order, before),
        proposal,
        if may_decide { String::new() } else { fl!(l, "complaint-interest") },
    ]);
    let decide = |outcome: &Outcome| {
        let action = ComplaintAction::Decide { order: order.id, version: order.version, outcome: *outcome };
        act(words::outcome(l, *outcome), Action::Complaint(action))
    };
    let outcomes: &[Outcome] = if may_decide { Outcome::OF_MEDIATORS } else { &[] };
    let outcomes = outcomes.iter().filter(|outcome| progress.can_be_decided(**outcome));
    let back = act(fl!(l, "button-back"), Action::Complaint(ComplaintAction::List { page: 0 }));
    let photos = (progress.photos > 0).then(|| {
        let label = fl!(l, "button-load-photos", count = l.integer(progress.photos));
        act(label, Action::Order(OrderAction::Photos { order: order.id, page: 0 }))
    });
    Message::with(text, rows(outcomes.map(decide).chain(photos).chain([back])))
}

pub(in crate::chat) fn decided(l: Locale, order: &OrderFacts, (outcome, returned): (Outcome, Option<Quantity>)) -> Message {
    let back = act(fl!(l, "button-complaints"), Action::Complaint(ComplaintAction::List { page: 0 }));
    let outcome = words::outcome_with(l, &Detail { outcome: Some(outcome), returned, ..Detail::default() });
    Message::with(
        fl!(l, "complaint-decided-done", order = order.code.to_string(), outcome = outcome, told = heard::told_both(l, order)),
        rows([back]),
    )
}

fn goods(l: Locale, order: &OrderFacts) -> String {
    format!("{} {}", goods_inside(words::goods_of(l, &order.terms)), l.quantity(order.quantity))
}

/// How much was rejected, with each of several reasons.
fn rejected(l: Locale, order: &OrderFacts, receipt: &Receipt) -> String {
    let rejected = l.quantity(order.quantity.with_base(receipt.rejected));
    match words::losses(l, &receipt.rejects, (&order.terms.commodity, order.quantity)) {
        Some(why) => fl!(l, "complaint-rejected", rejected = rejected, why = why),
        None => rejected,
    }
}

/// What was said of the receipt before it came to its figures.
fn entered_before(l: Locale, order: &OrderFacts, before: &[ReceiptEntry]) -> String {
    if before.is_empty() {
        return String::new();
    }
    let quantity = |base: i64| l.quantity(order.quantity.with_base(base));
    let said = before.iter().map(|said| {
        fl!(l, "complaint-entered", accepted = quantity(said.accepted), rejected = quantity(said.rejected), at = l.moment(said.at))
    });
    fl!(l, "complaint-entered-before", said = said.collect::<Vec<_>>().join("; "))
}

/// Which side complains of what, since when; or that the seller disputes the figures.
fn about(l: Locale, order: &OrderFacts) -> String {
    let Some(complaint) = &order.progress.complaint else {
        let entered = order.progress.load.as_ref().and_then(|load| load.receipt.as_ref()).and_then(|receipt| receipt.at);
        return fl!(l, "complaint-disputed", since = entered.map(|at| l.moment(at)).unwrap_or_default());
    };
    let since = l.moment(complaint.since);
    match complaint.about {
        Trouble::Silence => fl!(l, "complaint-silence", side = words::side_title(l, complaint.by.other()), since = since),
        Trouble::Payment if order.money_is_out() => fl!(l, "complaint-money-out-about", since = since),
        Trouble::NothingAccepted => fl!(l, "complaint-nothing", since = since),
        about => fl!(l, "complaint-about", side = words::side_title(l, complaint.by), about = words::trouble(l, about), since = since),
    }
}
