//! Papers in a chat: the file itself, which there are, and what a check of one found.

use i18n_embed_fl::fl;

use super::sheet::{paper, paper_file};
use crate::{
    chat::{
        actions::{Action, OrderAction, PaperAction},
        kit::{
            Attachment, Body, Button, Keyboard, Media, Message, Service,
            keyboard::{act, copy, rows},
            text::{NAME, lines, user},
            words,
        },
    },
    domain::{
        order::{OrderCode, OrderId},
        paper::PaperKind,
    },
    locale::Locale,
    notice::{PaperCheck, PaperFacts, PaperIssue},
};

/// What a kind of paper is called in a chat.
fn called(l: Locale, kind: PaperKind) -> String {
    match kind {
        PaperKind::Confirmation => fl!(l, "paper-confirmation"),
        PaperKind::DeliveryNote => fl!(l, "button-delivery-note"),
        PaperKind::Receipt => fl!(l, "paper-receipt"),
    }
}

/// The paper itself.
pub(in crate::chat) fn document(l: Locale, order: OrderId, facts: &PaperFacts, issue: &PaperIssue, service: &Service) -> Message {
    let (kind, number) = (called(l, facts.kind), facts.number(issue).to_string());
    let instead = fl!(l, "paper-unsent", kind = kind.clone(), number = number.clone());
    let Ok(bytes) = paper(facts, Some(issue), &service.name) else { return Message::with(instead, rows([see(l, order)])) };
    let caption = fl!(l, "paper-sent", kind = kind, number = number, code = issue.code.to_string());
    let file = Attachment::Bytes { name: paper_file(facts, Some(issue)), bytes: bytes.into() };
    let code = issue.code.to_string();
    let code = copy(fl!(l, "button-copy-code", code = code.clone()), code);
    Message { body: Body::Document(Media { file, caption, instead }), keyboard: Keyboard::of(rows([code, see(l, order)])) }
}

/// Which papers there are.
pub(in crate::chat) fn list(l: Locale, order: OrderId, code: OrderCode, (kinds, loads): (&[PaperKind], i64)) -> Message {
    let get = |kind: &PaperKind| match kind {
        // Each load has a slip of its own.
        PaperKind::DeliveryNote if loads > 1 => {
            let label = |load: i64| fl!(l, "button-delivery-note-of", load = l.integer(load));
            (1..=loads).map(|load| act(label(load), Action::Paper(PaperAction::Slip { order, load }))).collect()
        }
        kind => vec![act(called(l, *kind), Action::Paper(PaperAction::Get { order, kind: *kind }))],
    };
    let back = act(fl!(l, "button-back"), Action::Order(OrderAction::Card { order }));
    Message::with(fl!(l, "papers", order = code.to_string()), rows(kinds.iter().flat_map(get).chain([back])))
}

/// What a check found: for a party what the paper says, for anybody else that it is genuine, without names and prices.
pub(in crate::chat) fn checked(l: Locale, check: &PaperCheck) -> Message {
    let head = fl!(l, "paper-genuine", kind = called(l, check.number.kind), number = check.number.to_string(), at = l.moment(check.at));
    let goods = user(words::goods(l, &check.goods), NAME);
    let goods = match check.quantity.map(|quantity| l.quantity(quantity)) {
        Some(quantity) if check.number.kind == PaperKind::Receipt => {
            fl!(l, "paper-genuine-received", goods = goods, quantity = quantity)
        }
        Some(quantity) => fl!(l, "paper-genuine-goods", goods = goods, quantity = quantity),
        None => goods,
    };
    let replaced = if check.is_replaced { fl!(l, "paper-replaced") } else { String::new() };
    let text = match check.facts.as_deref() {
        Some(facts) => lines([head, costs(l, facts), parties(l, facts), replaced]),
        None => lines([head, goods, replaced, fl!(l, "paper-compare")]),
    };
    let buttons = check.order.map(|order| [papers_button(l, order, check.number.kind), see(l, order)]);
    Message::with(text, rows(buttons.into_iter().flatten()))
}

fn costs(l: Locale, facts: &PaperFacts) -> String {
    let goods = user(words::goods_of(l, &facts.terms), NAME);
    let (quantity, price) = (l.quantity_checked(facts.quantity, facts.terms.pack), l.price(facts.terms.price));
    match facts.total {
        Some(total) if !facts.terms.whole_only() => {
            fl!(l, "order-content", goods = goods, quantity = quantity, price = price, total = l.money(total))
        }
        _ => fl!(l, "order-content-lot", goods = goods, quantity = quantity, price = price),
    }
}

fn parties(l: Locale, facts: &PaperFacts) -> String {
    let organization = words::organization(l, facts.organization);
    fl!(l, "order-parties", seller = user(&facts.seller, NAME), organization = organization, buyer = user(&facts.buyer, NAME))
}

/// No paper has this code.
pub(in crate::chat) fn unknown(l: Locale) -> Message {
    Message::plain(fl!(l, "paper-unknown"))
}

fn papers_button(l: Locale, order: OrderId, kind: PaperKind) -> Button {
    act(fl!(l, "button-paper"), Action::Paper(PaperAction::Get { order, kind }))
}

fn see(l: Locale, order: OrderId) -> Button {
    act(fl!(l, "button-see"), Action::Order(OrderAction::Card { order }))
}
