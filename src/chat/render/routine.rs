//! Asking about goods that are offered again and again.

use i18n_embed_fl::fl;

use super::{
    Rendered,
    keyboard::{act, rows},
    text::{NAME, goods_inside, user},
};
use crate::{
    chat::callback::Action,
    domain::{
        notice::{Field, OfferFacts},
        routine::{Rhythm, RoutineId, Weekdays},
    },
    locale::Locale,
};

/// `Telur kemarin 2 ton, Rp26.000/kg. Hari ini sama?`
pub(super) fn prompt(l: Locale, routine: RoutineId, offer: &OfferFacts, yesterday: bool) -> Rendered {
    let goods = user(&offer.terms.goods, NAME);
    let (quantity, price) = (l.quantity_checked(offer.offered, offer.terms.pack), l.price(offer.terms.price));
    let text = match yesterday {
        true => fl!(l, "routine-yesterday", goods = goods, quantity = quantity, price = price),
        false => fl!(l, "routine-last", goods = goods, quantity = quantity, price = price),
    };
    let (id, terms) = (offer.id, offer.terms_version);
    let buttons = [
        act(fl!(l, "button-same"), Action::Repeat { offer: id, terms }),
        act(fl!(l, "button-edit-price"), Action::RepeatOther { offer: id, terms, field: Field::Price }),
        act(fl!(l, "button-edit-quantity"), Action::RepeatOther { offer: id, terms, field: Field::Quantity }),
        act(fl!(l, "button-day-off"), Action::DayOff { routine }),
    ];
    Rendered::with(text, rows(buttons))
}

pub(super) fn set(l: Locale, routine: RoutineId, goods: &str, rhythm: Rhythm) -> Rendered {
    let (goods, days, time) = (goods_inside(goods), days(l, rhythm.days), l.minute(rhythm.minute));
    Rendered::with(fl!(l, "routine-set", goods = goods, days = days, time = time), rows([end_button(l, routine)]))
}

/// When the seller is asked about goods: `telur ayam ras setiap hari 05.30 WIB`.
pub(super) fn when(l: Locale, goods: &str, rhythm: Rhythm) -> String {
    fl!(l, "routine-when", goods = goods_inside(goods), days = days(l, rhythm.days), time = l.minute(rhythm.minute))
}

pub(super) fn check(l: Locale, goods: &str, rhythm: Rhythm) -> String {
    fl!(l, "ask-routine-check", goods = goods_inside(goods), days = days(l, rhythm.days), time = l.minute(rhythm.minute))
}

pub(super) fn day_off(l: Locale, routine: RoutineId) -> Rendered {
    Rendered::with(fl!(l, "routine-day-off"), rows([end_button(l, routine)]))
}

pub(super) fn ended(l: Locale) -> Rendered {
    let buttons = [act(fl!(l, "button-new-offer"), Action::NewOffer), act(fl!(l, "button-menu"), Action::Menu)];
    Rendered::with(fl!(l, "routine-ended"), rows(buttons))
}

/// Days on a button.
pub(super) fn days_label(l: Locale, days: Weekdays) -> String {
    match days {
        Weekdays::ALL => fl!(l, "choice-daily"),
        Weekdays::NOT_SUNDAY => fl!(l, "choice-mon-sat"),
        Weekdays::WORKING => fl!(l, "choice-weekdays"),
        days => list(l, days),
    }
}

/// Days in a sentence.
fn days(l: Locale, days: Weekdays) -> String {
    match days {
        Weekdays::ALL => fl!(l, "days-daily"),
        Weekdays::NOT_SUNDAY => fl!(l, "days-mon-sat"),
        Weekdays::WORKING => fl!(l, "days-weekdays"),
        days => fl!(l, "days-some", list = list(l, days)),
    }
}

fn list(l: Locale, days: Weekdays) -> String {
    days.iter().map(|day| l.weekday_name(day)).collect::<Vec<_>>().join(", ")
}

fn end_button(l: Locale, routine: RoutineId) -> super::Button {
    act(fl!(l, "button-end-routine"), Action::EndRoutine { routine })
}
