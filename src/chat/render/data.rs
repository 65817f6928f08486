//! What is kept about the reader.

use std::fmt::Display;

use i18n_embed_fl::fl;

use super::{
    Keyboard, Rendered,
    keyboard::{act, rows},
    routine,
    text::{NAME, lines, user},
    words,
};
use crate::{
    chat::callback::Action,
    domain::{notice::PersonalData, order::OrderCode},
    locale::Locale,
};

/// The most numbers of offers or orders that one message lists.
const LISTED: usize = 60;

pub(super) fn menu(l: Locale, name: &str, place: Option<&str>, offers: i64, orders: i64) -> Rendered {
    let mut parts = vec![user(name, NAME)];
    parts.extend(place.map(|place| user(place, NAME)));
    parts.push(fl!(l, "count-offers", count = l.integer(offers)));
    parts.push(fl!(l, "count-orders", count = l.integer(orders)));
    let buttons = [act(fl!(l, "button-data-all"), Action::DataAll), edit(l), delete(l)];
    Rendered::with(fl!(l, "data-menu", parts = parts.join(", ")), rows(buttons))
}

pub(super) fn all(l: Locale, data: &PersonalData) -> Rendered {
    let roles: Vec<_> = data.roles.iter().map(|role| words::role(l, *role)).collect();
    let or_nothing = |text: Option<String>| text.unwrap_or_else(|| fl!(l, "data-nothing"));
    let consent = data.consent.as_ref().map(|(at, version)| fl!(l, "data-consent", at = l.moment(*at), version = user(version, NAME)));
    let routines: Vec<_> = data.routines.iter().map(|(goods, rhythm)| routine::when(l, goods, *rhythm)).collect();
    let text = lines([
        fl!(l, "data-all"),
        fl!(l, "data-name", name = user(&data.name, NAME)),
        fl!(l, "data-phone", phone = or_nothing(data.phone.as_deref().map(|phone| user(phone, NAME)))),
        fl!(l, "data-place", place = or_nothing(data.place.as_deref().map(|place| user(place, NAME)))),
        data.seller_kind.map(|kind| fl!(l, "data-kind", kind = words::seller_kind(l, kind))).unwrap_or_default(),
        fl!(l, "data-roles", roles = or_nothing((!roles.is_empty()).then(|| roles.join(", ")))),
        consent.unwrap_or_default(),
        fl!(l, "data-offers", list = or_nothing(listed(l, &data.offers))),
        if data.photos > 0 { fl!(l, "data-photos", count = l.integer(data.photos)) } else { String::new() },
        fl!(l, "data-orders", list = or_nothing(listed(l, &data.orders))),
        if routines.is_empty() { String::new() } else { fl!(l, "data-routines", list = routines.join("; ")) },
    ]);
    Rendered::with(text, rows([edit(l), delete(l)]))
}

/// Takes away the keyboard for sharing a phone number, which the change may have needed.
pub(super) fn changed(l: Locale, name: &str, place: Option<&str>, phone: Option<&str>) -> Rendered {
    let parts: Vec<_> = [Some(name), place, phone].into_iter().flatten().map(|part| user(part, NAME)).collect();
    Rendered { text: fl!(l, "data-changed", parts = parts.join(", ")), keyboard: Keyboard::RemoveReply }
}

pub(super) fn delete_blocked(l: Locale, orders: &[OrderCode]) -> Rendered {
    let list = listed(l, orders).unwrap_or_else(|| fl!(l, "data-nothing"));
    let buttons = [act(fl!(l, "button-orders"), Action::OwnOrders { page: 0 })];
    Rendered::with(fl!(l, "delete-blocked", list = list), rows(buttons))
}

pub(super) fn stopped(l: Locale, withdrawn: i64) -> Rendered {
    Rendered::plain(if withdrawn > 0 { fl!(l, "stopped-offers", count = l.integer(withdrawn)) } else { fl!(l, "stopped") })
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

fn edit(l: Locale) -> super::Button {
    act(fl!(l, "button-data-edit"), Action::DataEdit)
}

fn delete(l: Locale) -> super::Button {
    act(fl!(l, "button-data-delete"), Action::DataDelete)
}
