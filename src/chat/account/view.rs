//! What is kept about the reader.

use std::fmt::Display;

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{AccountAction, Action, OfferAction, OrderAction, SubscriptionAction},
        kit::{
            Button, Keyboard, Message, Service,
            entry::{digest, for_farmer, help_button, search, settings, start_button},
            keyboard::{act, page_line, pages, rows},
            rhythm,
            text::{NAME, SENTENCE, goods_inside, lines, user},
            words,
        },
    },
    domain::{order::OrderCode, person::Role, wib},
    locale::Locale,
    notice::{Page, PersonalData},
};

/// The most numbers of offers or orders that one message lists.
const LISTED: usize = 60;

pub(in crate::chat) fn welcome(l: Locale, service: &Service) -> Message {
    Message::with(fl!(l, "welcome", service = user(&service.name, NAME)), ways_in(l))
}

/// What a stranger does, once he has read where he is.
pub(in crate::chat) fn welcome_again(l: Locale) -> Message {
    Message::with(fl!(l, "welcome-again"), ways_in(l))
}

fn ways_in(l: Locale) -> Vec<Vec<Button>> {
    let has_code = act(fl!(l, "button-has-code"), Action::Account(AccountAction::HasCode));
    rows([start_button(l), has_code, act(fl!(l, "button-about"), Action::Account(AccountAction::About))])
}

pub(in crate::chat) fn about(l: Locale, service: &Service) -> Message {
    let text = fl!(l, "about", service = user(&service.name, NAME));
    Message::with(text, rows([start_button(l)]))
}

pub(in crate::chat) fn consent_refused(l: Locale) -> Message {
    Message::with(fl!(l, "consent-no"), rows([start_button(l)]))
}

pub(in crate::chat) fn too_young(l: Locale) -> Message {
    Message::with(fl!(l, "too-young"), rows([start_button(l)]))
}

pub(in crate::chat) fn invite_used(l: Locale, service: &Service) -> Message {
    Message::plain(fl!(l, "invite-used", contact = user(&service.contact, NAME)))
}

/// The service's name says who asks; nothing is taken before *Terima*.
pub(in crate::chat) fn role_offered(l: Locale, role: Role, service: &Service) -> Message {
    let (service, role) = (user(&service.name, NAME), words::role(l, role));
    let buttons = [
        act(fl!(l, "button-take-role"), Action::Account(AccountAction::TakeRole)),
        act(fl!(l, "button-decline-role"), Action::Account(AccountAction::DeclineRole)),
    ];
    Message::with(fl!(l, "role-offered", service = service, role = role), rows(buttons))
}

pub(in crate::chat) fn role_taken(l: Locale, name: &str, role: Role, first: bool) -> Message {
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
        Role::Seller => vec![act(fl!(l, "button-new-offer"), Action::Offer(OfferAction::New))],
        Role::Assistant => vec![for_farmer(l)],
        Role::Buyer(_) => vec![search(l)],
        Role::Official(_) => vec![digest(l), settings(l)],
        Role::Admin => vec![help_button(l)],
    };
    Message::with(text, rows(buttons))
}

pub(in crate::chat) fn menu(l: Locale, name: &str, place: Option<&str>, offers: i64, orders: i64) -> Message {
    let mut parts = vec![user(name, NAME)];
    parts.extend(place.map(|place| user(place, NAME)));
    parts.push(fl!(l, "count-offers", count = l.integer(offers)));
    parts.push(fl!(l, "count-orders", count = l.integer(orders)));
    let told = act(fl!(l, "button-subscriptions"), Action::Subscription(SubscriptionAction::List { page: 0 }));
    let buttons = [act(fl!(l, "button-data-all"), Action::Account(AccountAction::DataAll)), told, edit(l), delete(l)];
    Message::with(fl!(l, "data-menu", parts = parts.join(", ")), rows(buttons))
}

pub(in crate::chat) fn all(l: Locale, data: &PersonalData, page: Page) -> Message {
    let roles: Vec<_> = data.roles.iter().map(|role| words::role(l, *role)).collect();
    let or_nothing = |text: Option<String>| text.unwrap_or_else(|| fl!(l, "data-nothing"));
    let consent = data.consent.as_ref().map(|(at, version)| fl!(l, "data-consent", at = l.moment(*at), version = user(version, NAME)));
    let routines: Vec<_> = data.routines.iter().map(|(goods, rhythm)| rhythm::when(l, words::goods(l, goods), *rhythm)).collect();
    let told: Vec<_> = data.subscriptions.iter().map(|goods| goods_inside(words::goods(l, goods))).collect();
    let former: Vec<_> = data.former_names.iter().map(|name| user(name, NAME)).collect();
    let text = lines([
        fl!(l, "data-all"),
        fl!(l, "data-name", name = user(&data.name, NAME)),
        if former.is_empty() { String::new() } else { fl!(l, "data-former-names", names = former.join(", ")) },
        fl!(l, "data-phone", phone = or_nothing(data.phone.as_deref().map(words::phone))),
        fl!(l, "data-place", place = or_nothing(data.place.as_deref().map(|place| user(place, NAME)))),
        data.seller_kind.map(|kind| fl!(l, "data-kind", kind = words::seller_kind(l, kind))).unwrap_or_default(),
        fl!(l, "data-roles", roles = or_nothing((!roles.is_empty()).then(|| roles.join(", ")))),
        consent.unwrap_or_default(),
        fl!(l, "data-offers", list = or_nothing(listed(l, &data.offers))),
        if data.photos > 0 { fl!(l, "data-photos", count = l.integer(data.photos)) } else { String::new() },
        if data.load_photos > 0 { fl!(l, "data-load-photos", count = l.integer(data.load_photos)) } else { String::new() },
        if data.complaint_words > 0 { fl!(l, "data-complaint-words", count = l.integer(data.complaint_words)) } else { String::new() },
        fl!(l, "data-orders", list = or_nothing(listed(l, &data.orders))),
        if routines.is_empty() { String::new() } else { fl!(l, "data-routines", list = routines.join("; ")) },
        if told.is_empty() { String::new() } else { fl!(l, "data-subscriptions", list = told.join(", ")) },
        page_line(l, page),
    ]);
    let mut rows = rows([edit(l), delete(l)]);
    rows.insert(0, pages(l, page, |page| Action::Account(AccountAction::DataPage { page })));
    rows.retain(|row| !row.is_empty());
    Message::with(text, rows)
}

/// Takes away the keyboard for sharing a phone number, which the change may have needed.
pub(in crate::chat) fn changed(l: Locale, name: &str, place: Option<&str>, phone: Option<&str>) -> Message {
    let said = [Some(name), place].into_iter().flatten().map(|part| user(part, NAME));
    let parts: Vec<_> = said.chain(phone.map(words::phone)).collect();
    Message::under(fl!(l, "data-changed", parts = parts.join(", ")), Keyboard::RemoveReply)
}

/// Takes away the keyboard for sharing a phone number, too.
pub(in crate::chat) fn contact_not_own(l: Locale) -> Message {
    Message::under(fl!(l, "contact-not-own"), Keyboard::RemoveReply)
}

pub(in crate::chat) fn deleted(l: Locale) -> Message {
    Message::with(fl!(l, "deleted"), rows([start_button(l)]))
}

pub(in crate::chat) fn delete_blocked(l: Locale, orders: &[OrderCode]) -> Message {
    let list = listed(l, orders).unwrap_or_else(|| fl!(l, "data-nothing"));
    let buttons = [act(fl!(l, "button-orders"), Action::Order(OrderAction::List { page: 0 }))];
    Message::with(fl!(l, "delete-blocked", list = list), rows(buttons))
}

/// To a person who withdrew consent: orders can't be opened any more, so that there is nothing to press but the way back.
pub(in crate::chat) fn erase_blocked(l: Locale, service: &Service, orders: &[OrderCode]) -> Message {
    let list = listed(l, orders).unwrap_or_else(|| fl!(l, "data-nothing"));
    let contact = user(&service.contact, SENTENCE);
    let text = fl!(l, "erase-blocked", list = list, contact = contact, days = l.integer(service.retention_days.into()));
    Message::with(text, rows([start_button(l)]))
}

pub(in crate::chat) fn stopped(l: Locale, withdrawn: i64) -> Message {
    let text = if withdrawn > 0 { fl!(l, "stopped-offers", count = l.integer(withdrawn)) } else { fl!(l, "stopped") };
    Message::with(text, rows([erase(l), start_button(l)]))
}

/// To a person who withdrew consent and asks what is kept.
pub(in crate::chat) fn erase_offered(l: Locale) -> Message {
    Message::with(fl!(l, "erase-offered"), rows([erase(l), start_button(l)]))
}

fn erase(l: Locale) -> Button {
    act(fl!(l, "button-erase-me"), Action::Account(AccountAction::Erase))
}

/// What the consent text says since the last time.
pub(in crate::chat) fn consent_anew(l: Locale, service: &Service) -> Message {
    let agree = act(fl!(l, "choice-agree"), Action::Account(AccountAction::AgreeAnew));
    let text = fl!(l, "consent-anew", days = l.integer(service.retention_days.into()));
    Message::with(text, rows([agree, act(fl!(l, "button-data"), Action::Account(AccountAction::Data))]))
}

fn listed<T: Display>(l: Locale, numbers: &[T]) -> Option<String> {
    let shown: Vec<_> = numbers.iter().take(LISTED).map(ToString::to_string).collect();
    let more = numbers.len() - shown.len();
    let list = shown.join(", ");
    match more {
        _ if list.is_empty() => None,
        0 => Some(list),
        more => Some(format!("{list}, {}", fl!(l, "and-more", count = more.to_string()))),
    }
}

fn edit(l: Locale) -> Button {
    act(fl!(l, "button-data-edit"), Action::Account(AccountAction::DataEdit))
}

fn delete(l: Locale) -> Button {
    act(fl!(l, "button-data-delete"), Action::Account(AccountAction::DataDelete))
}
