//! Coming in, the menu, help, and forms that wait or were left.

mod errors;

use i18n_embed_fl::fl;

pub(in crate::chat) use self::errors::{
    admin_alert, form_ended, form_lost, link, no_offer, non_text, over_budget, personal, role_needed, stale, system,
};

use super::commands::{self, Command};
use crate::{
    chat::{
        actions::{Action, DemandAction, FormAction, OfferAction, OrderAction},
        kit::{
            Button, Keyboard, Message, Service,
            entry::{desk_button, digest, for_farmer, help_button, menu_button, search, settings, start_button},
            keyboard::{act, rows},
            text::{NAME, goods_inside, lines, sentence, user},
            words,
        },
    },
    domain::{commodity::GoodsCode, order::OrderCode, person::RoleKind},
    locale::Locale,
    notice::FormKind,
};

pub(in crate::chat) fn menu(
    l: Locale,
    name: &str,
    (roles, desk): (&[RoleKind], bool),
    unfinished: Option<FormKind>,
    again: Option<(String, Button)>,
) -> Message {
    let waiting = unfinished.map(|form| fl!(l, "menu-unfinished", form = words::form(l, form))).unwrap_or_default();
    let resume = unfinished.map(|form| vec![act(fl!(l, "button-resume"), Action::Form(FormAction::Resume { form }))]);
    let text = if roles.is_empty() { fl!(l, "menu-stranger") } else { fl!(l, "menu", name = user(name, NAME)) };
    let (last, repeat) = again.unzip();
    Message::with(
        lines([waiting, last.unwrap_or_default(), text]),
        resume
            .into_iter()
            .chain(repeat.map(|button| vec![button]))
            .chain(desk.then(|| vec![desk_button(l)]))
            .chain(role_rows(l, roles))
            .collect(),
    )
}

pub(in crate::chat) fn unknown(l: Locale, roles: &[RoleKind]) -> Message {
    let text = if roles.is_empty() { fl!(l, "err-unknown-stranger") } else { fl!(l, "err-unknown") };
    Message::with(text, role_rows(l, roles))
}

/// Nothing was asked: what happens next, and the menu.
pub(in crate::chat) fn small_talk(l: Locale, thanks: bool) -> Message {
    let text = if thanks { fl!(l, "talk-thanked-alone") } else { fl!(l, "talk-fine-alone") };
    Message::with(text, rows([menu_button(l)]))
}

pub(in crate::chat) fn no_such_code(l: Locale, code: &str, roles: &[RoleKind]) -> Message {
    Message::with(fl!(l, "no-such-code", code = user(code, NAME)), role_rows(l, roles))
}

pub(in crate::chat) fn goods_not_listed(l: Locale, goods: &str, roles: &[RoleKind]) -> Message {
    Message::with(fl!(l, "problem-goods-not-listed", goods = sentence(&user(goods, NAME))), role_rows(l, roles))
}

/// To somebody who needs goods and does not buy here: who does, and what he can do.
pub(in crate::chat) fn not_buyer(l: Locale, goods: Option<&GoodsCode>, roles: &[RoleKind], service: &Service) -> Message {
    let contact = user(&service.contact, NAME);
    let text = match goods {
        Some(goods) => fl!(l, "not-buyer-goods", goods = goods_inside(words::goods(l, goods)), contact = contact),
        None => fl!(l, "not-buyer", contact = contact),
    };
    let sells = roles.iter().any(|role| matches!(role, RoleKind::Seller | RoleKind::Assistant));
    let text = if sells { lines([text, fl!(l, "not-buyer-sells")]) } else { text };
    Message::with(text, role_rows(l, roles))
}

pub(in crate::chat) fn asked(l: Locale, roles: &[RoleKind], service: &Service) -> Message {
    Message::with(fl!(l, "err-question", contact = user(&service.contact, NAME)), role_rows(l, roles))
}

/// What the person can write, as the list behind the slash has it, and who can be asked.
pub(in crate::chat) fn help(l: Locale, roles: &[RoleKind], desk: bool, service: &Service) -> Message {
    let line = |command: Command| {
        let what = command.what(l, roles)?;
        Some(fl!(l, "help-command", name = command.name(), what = in_sentence(&what)))
    };
    // This list and the menu's button stand here themselves.
    let shown = commands::shown(roles, desk).filter(|command| !matches!(command, Command::Help | Command::Menu));
    let list: Vec<String> = shown.filter_map(line).collect();
    let text = lines([fl!(l, "help"), list.join("\n"), fl!(l, "help-contact", contact = user(&service.contact, NAME))]);
    if roles.is_empty() { Message::plain(text) } else { Message::with(text, rows([menu_button(l)])) }
}

/// Words that begin a label, within a sentence.
fn in_sentence(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

pub(in crate::chat) fn languages(l: Locale) -> Message {
    Message::with(fl!(l, "languages"), rows([menu_button(l)]))
}

/// What was not finished gave way: the form, and the order or the goods that it was about.
pub(in crate::chat) fn form_replaced(l: Locale, goods: &str, (form, kept): (Option<FormKind>, bool), order: Option<OrderCode>) -> Message {
    let back = form.filter(|_| kept).map(|form| act(fl!(l, "choice-go-on"), Action::Form(FormAction::TakeBack { form })));
    let Some(form) = form.map(|form| words::form(l, form)) else {
        return Message::plain(fl!(l, "form-replaced", goods = goods_inside(goods)));
    };
    let about = order.map_or_else(|| goods_inside(goods), |order| order.to_string());
    let text = match about.is_empty() {
        true => fl!(l, "form-replaced-form", form = form),
        false => fl!(l, "form-replaced-about", form = form, about = about),
    };
    match back {
        Some(back) => Message::with(text, rows([back])),
        None => Message::plain(text),
    }
}

pub(in crate::chat) fn nothing_to_cancel(l: Locale) -> Message {
    Message::with(fl!(l, "nothing-to-cancel"), rows([menu_button(l)]))
}

pub(in crate::chat) fn unfinished(l: Locale, form: FormKind, goods: Option<&str>, rev: i64) -> Message {
    let name = words::form(l, form);
    let text = match goods {
        Some(goods) => fl!(l, "unfinished-goods", form = name, goods = goods_inside(goods)),
        None => fl!(l, "unfinished", form = name),
    };
    let buttons = [
        act(fl!(l, "button-resume"), Action::Form(FormAction::Resume { form })),
        act(fl!(l, "button-anew"), Action::Form(FormAction::Anew { form, rev })),
    ];
    Message::with(text, rows(buttons))
}

pub(in crate::chat) fn form_cancelled(l: Locale, form: FormKind) -> Message {
    let text = match form {
        FormKind::Registration => return Message::with(fl!(l, "cancelled-registration"), rows([start_button(l)])),
        // Its last question may have put the keyboard for sharing a phone number there.
        FormKind::Profile => return Message::under(fl!(l, "cancelled-profile"), Keyboard::RemoveReply),
        FormKind::Offer => fl!(l, "cancelled-offer"),
        FormKind::Purchase => fl!(l, "cancelled-purchase"),
        FormKind::Addition => fl!(l, "cancelled-addition"),
        FormKind::OfferPrice => fl!(l, "cancelled-offer-price"),
        FormKind::OfferQuantity => fl!(l, "cancelled-offer-quantity"),
        FormKind::OfferNote => fl!(l, "cancelled-offer-note"),
        FormKind::Withdrawal => fl!(l, "cancelled-withdrawal"),
        FormKind::Cancellation => fl!(l, "cancelled-cancellation"),
        FormKind::OrderStep => fl!(l, "cancelled-order-step"),
        FormKind::Freight => fl!(l, "cancelled-freight"),
        FormKind::ComplaintNote => fl!(l, "cancelled-complaint-note"),
        FormKind::Ruling => fl!(l, "cancelled-ruling"),
        FormKind::Decline => fl!(l, "cancelled-decline"),
        FormKind::Deletion => fl!(l, "cancelled-deletion"),
        FormKind::Stop => fl!(l, "cancelled-stop"),
        FormKind::DigestSettings => fl!(l, "cancelled-digest-settings"),
        FormKind::Search => fl!(l, "cancelled-search"),
        FormKind::Farmer => fl!(l, "cancelled-farmer"),
        FormKind::Line => fl!(l, "cancelled-line"),
        FormKind::Routine => fl!(l, "cancelled-routine"),
        FormKind::Demand => fl!(l, "cancelled-demand"),
        FormKind::Answer => fl!(l, "cancelled-answer"),
        FormKind::Award => fl!(l, "cancelled-award"),
        FormKind::Pool => fl!(l, "cancelled-pool"),
        FormKind::Reference => fl!(l, "cancelled-reference"),
        FormKind::Tolerance => fl!(l, "cancelled-tolerance"),
        FormKind::Limit => fl!(l, "cancelled-limit"),
        FormKind::Bid => fl!(l, "cancelled-bid"),
    };
    Message::with(text, rows([menu_button(l)]))
}

/// What people of these roles can do, the commonest first: the union where somebody holds several.
fn role_rows(l: Locale, roles: &[RoleKind]) -> Vec<Vec<Button>> {
    if roles.is_empty() {
        return rows([start_button(l)]);
    }
    let has = |role| roles.contains(&role);
    let mut buttons = Vec::new();
    let answers = has(RoleKind::Seller) || has(RoleKind::Assistant);
    if has(RoleKind::Seller) {
        buttons.push(act(fl!(l, "button-new-offer"), Action::Offer(OfferAction::New)));
    }
    if has(RoleKind::Assistant) {
        buttons.push(for_farmer(l));
    }
    if answers {
        buttons.push(act(fl!(l, "button-own-offers"), Action::Offer(OfferAction::List { page: 0 })));
    }
    if has(RoleKind::Buyer) {
        buttons.push(search(l));
    }
    if answers || has(RoleKind::Buyer) {
        buttons.push(act(fl!(l, "button-orders"), Action::Order(OrderAction::List { page: 0 })));
    }
    if answers || has(RoleKind::Buyer) {
        buttons.push(act(fl!(l, "button-demands"), Action::Demand(DemandAction::List { page: 0 })));
    }
    if has(RoleKind::Official) {
        buttons.push(digest(l));
        buttons.push(settings(l));
    }
    buttons.push(help_button(l));
    rows(buttons)
}
