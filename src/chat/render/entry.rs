//! Coming in, the menu, help, and forms that wait or were left.

use i18n_embed_fl::fl;

use super::{
    Button, Keyboard, Rendered, Service,
    keyboard::{act, rows},
    offers,
    text::{NAME, goods_inside, lines, user},
    words,
};
use crate::{
    chat::callback::Action,
    domain::{
        notice::{BrowseQuery, FormKind, OfferFacts},
        person::{Role, RoleKind},
        wib,
    },
    locale::Locale,
};

pub(super) fn welcome(l: Locale, service: &Service) -> Rendered {
    let buttons = [act(fl!(l, "button-start"), Action::Start), act(fl!(l, "button-about"), Action::About)];
    Rendered::with(fl!(l, "welcome", service = user(&service.name, NAME)), rows(buttons))
}

pub(super) fn about(l: Locale, service: &Service) -> Rendered {
    let text = fl!(l, "about", service = user(&service.name, NAME));
    Rendered::with(text, rows([act(fl!(l, "button-start"), Action::Start)]))
}

pub(super) fn role_taken(l: Locale, name: &str, role: Role, first: bool) -> Rendered {
    let name = user(name, NAME);
    let text = match role {
        _ if !first => fl!(l, "role-added", name = name, role = words::role(l, role)),
        Role::Seller => fl!(l, "seller-done", name = name),
        Role::Assistant => fl!(l, "assistant-done", name = name),
        Role::Buyer(of) => fl!(l, "buyer-done", name = name, organization = words::organization(l, of)),
        Role::Official(of) => {
            fl!(l, "official-done", name = name, office = words::office(l, of), time = l.hour(wib::DIGEST_HOUR))
        }
        Role::Admin => fl!(l, "admin-done", name = name),
    };
    let buttons = match role {
        Role::Seller => vec![act(fl!(l, "button-new-offer"), Action::NewOffer)],
        Role::Assistant => vec![for_farmer(l)],
        Role::Buyer(_) => vec![search(l)],
        Role::Official(_) => vec![digest(l), settings(l)],
        Role::Admin => vec![help_button(l)],
    };
    Rendered::with(text, rows(buttons))
}

pub(super) fn menu(l: Locale, name: &str, roles: &[RoleKind], unfinished: Option<FormKind>, again: Option<&OfferFacts>) -> Rendered {
    let waiting = unfinished.map(|form| fl!(l, "menu-unfinished", form = words::form(l, form))).unwrap_or_default();
    let resume = unfinished.map(|form| vec![act(fl!(l, "button-resume"), Action::Resume { form })]);
    let text = if roles.is_empty() { fl!(l, "menu-stranger") } else { fl!(l, "menu", name = user(name, NAME)) };
    let last = again.map(|offer| offers::last_line(l, offer)).unwrap_or_default();
    let repeat = again.map(|offer| vec![offers::repeat_button(l, offer)]);
    Rendered::with(lines([waiting, last, text]), resume.into_iter().chain(repeat).chain(role_rows(l, roles)).collect())
}

pub(super) fn unknown(l: Locale, roles: &[RoleKind]) -> Rendered {
    let text = if roles.is_empty() { fl!(l, "err-unknown-stranger") } else { fl!(l, "err-unknown") };
    Rendered::with(text, role_rows(l, roles))
}

pub(super) fn asked(l: Locale, roles: &[RoleKind], service: &Service) -> Rendered {
    Rendered::with(fl!(l, "err-question", contact = user(&service.contact, NAME)), role_rows(l, roles))
}

pub(super) fn help(l: Locale, roles: &[RoleKind], service: &Service) -> Rendered {
    let has = |role| roles.contains(&role);
    let answers = has(RoleKind::Seller) || has(RoleKind::Assistant);
    let when = |shown: bool, line: String| if shown { line } else { String::new() };
    let text = lines([
        fl!(l, "help"),
        when(roles.is_empty(), fl!(l, "help-start")),
        when(has(RoleKind::Seller), fl!(l, "help-sell")),
        when(has(RoleKind::Assistant), fl!(l, "help-assist")),
        when(answers, fl!(l, "help-offers")),
        when(has(RoleKind::Buyer), fl!(l, "help-buy")),
        when(answers || has(RoleKind::Buyer), fl!(l, "help-orders")),
        when(has(RoleKind::Official), fl!(l, "help-digest")),
        when(!roles.is_empty(), fl!(l, "help-data")),
        fl!(l, "help-contact", contact = user(&service.contact, NAME)),
    ]);
    Rendered::plain(text)
}

pub(super) fn unfinished(l: Locale, form: FormKind, goods: Option<&str>, rev: i64) -> Rendered {
    let name = words::form(l, form);
    let text = match goods {
        Some(goods) => fl!(l, "unfinished-goods", form = name, goods = goods_inside(goods)),
        None => fl!(l, "unfinished", form = name),
    };
    let buttons = [act(fl!(l, "button-resume"), Action::Resume { form }), act(fl!(l, "button-anew"), Action::Anew { form, rev })];
    Rendered::with(text, rows(buttons))
}

pub(super) fn form_cancelled(l: Locale, form: FormKind) -> Rendered {
    let text = match form {
        FormKind::Registration => return Rendered::plain(fl!(l, "cancelled-registration")),
        // Its last question may have put the keyboard for sharing a phone number there.
        FormKind::Profile => return Rendered { text: fl!(l, "cancelled-profile"), keyboard: Keyboard::RemoveReply },
        FormKind::Offer => fl!(l, "cancelled-offer"),
        FormKind::Purchase => fl!(l, "cancelled-purchase"),
        FormKind::OfferPrice => fl!(l, "cancelled-offer-price"),
        FormKind::OfferQuantity => fl!(l, "cancelled-offer-quantity"),
        FormKind::Withdrawal => fl!(l, "cancelled-withdrawal"),
        FormKind::Cancellation => fl!(l, "cancelled-cancellation"),
        FormKind::Deletion => fl!(l, "cancelled-deletion"),
        FormKind::Stop => fl!(l, "cancelled-stop"),
        FormKind::DigestSettings => fl!(l, "cancelled-digest-settings"),
        FormKind::Search => fl!(l, "cancelled-search"),
        FormKind::Farmer => fl!(l, "cancelled-farmer"),
        FormKind::Line => fl!(l, "cancelled-line"),
        FormKind::Routine => fl!(l, "cancelled-routine"),
    };
    Rendered::with(text, rows([menu_button(l)]))
}

/// *Menu*, where the reader's roles are not at hand.
pub(super) fn menu_button(l: Locale) -> Button {
    act(fl!(l, "button-menu"), Action::Menu)
}

/// What people of these roles can do, the commonest first: the union where somebody holds several.
fn role_rows(l: Locale, roles: &[RoleKind]) -> Vec<Vec<Button>> {
    if roles.is_empty() {
        return rows([act(fl!(l, "button-start"), Action::Start)]);
    }
    let has = |role| roles.contains(&role);
    let mut buttons = Vec::new();
    let answers = has(RoleKind::Seller) || has(RoleKind::Assistant);
    if has(RoleKind::Seller) {
        buttons.push(act(fl!(l, "button-new-offer"), Action::NewOffer));
    }
    if has(RoleKind::Assistant) {
        buttons.push(for_farmer(l));
    }
    if answers {
        buttons.push(act(fl!(l, "button-own-offers"), Action::OwnOffers { page: 0 }));
    }
    if has(RoleKind::Buyer) {
        buttons.push(search(l));
    }
    if answers || has(RoleKind::Buyer) {
        buttons.push(act(fl!(l, "button-orders"), Action::OwnOrders { page: 0 }));
    }
    if has(RoleKind::Official) {
        buttons.push(digest(l));
        buttons.push(settings(l));
    }
    buttons.push(help_button(l));
    rows(buttons)
}

fn for_farmer(l: Locale) -> Button {
    act(fl!(l, "button-for-farmer"), Action::Farmers { page: 0 })
}

fn search(l: Locale) -> Button {
    act(fl!(l, "button-search"), Action::Browse { query: BrowseQuery::default() })
}

fn digest(l: Locale) -> Button {
    act(fl!(l, "button-digest"), Action::LatestDigest)
}

fn settings(l: Locale) -> Button {
    act(fl!(l, "button-settings"), Action::DigestSettings)
}

fn help_button(l: Locale) -> Button {
    act(fl!(l, "button-help"), Action::Help)
}
