//! Asking about goods that are offered again and again.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, MenuAction, OfferAction},
        kit::{
            Button, Message,
            keyboard::{act, rows},
            rhythm,
            text::{NAME, goods_inside, sentence, user},
            words,
        },
    },
    domain::routine::{Rhythm, RoutineId},
    locale::Locale,
    notice::{Field, OfferFacts},
};

/// `Telur kemarin 2 ton, Rp26.000/kg. Hari ini sama?`
pub(in crate::chat) fn prompt(l: Locale, routine: RoutineId, offer: &OfferFacts, yesterday: bool) -> Message {
    let goods = user(words::goods_of(l, &offer.terms), NAME);
    let (quantity, price) = (l.quantity_checked(offer.offered, offer.terms.pack), l.price(offer.terms.price));
    let text = match yesterday {
        true => fl!(l, "routine-yesterday", goods = goods, quantity = quantity, price = price),
        false => fl!(l, "routine-last", goods = goods, quantity = quantity, price = price),
    };
    let (id, terms) = (offer.id, offer.terms_version);
    let buttons = [
        act(fl!(l, "button-same"), Action::Offer(OfferAction::Repeat { offer: id, terms })),
        act(fl!(l, "button-edit-price"), Action::Offer(OfferAction::RepeatOther { offer: id, terms, field: Field::Price })),
        act(fl!(l, "button-edit-quantity"), Action::Offer(OfferAction::RepeatOther { offer: id, terms, field: Field::Quantity })),
        act(fl!(l, "button-day-off"), Action::Offer(OfferAction::DayOff { routine })),
    ];
    Message::with(text, rows(buttons))
}

pub(in crate::chat) fn set(l: Locale, routine: RoutineId, goods: &str, rhythm: Rhythm) -> Message {
    let (goods, days, time) = (goods_inside(goods), sentence(&rhythm::days(l, rhythm.days)), l.minute(rhythm.minute));
    Message::with(fl!(l, "routine-set", goods = goods, days = days, time = time), rows([end_button(l, routine)]))
}

pub(in crate::chat) fn check(l: Locale, goods: &str, rhythm: Rhythm) -> String {
    let (goods, days) = (goods_inside(goods), sentence(&rhythm::days(l, rhythm.days)));
    fl!(l, "ask-routine-check", goods = goods, days = days, time = l.minute(rhythm.minute))
}

pub(in crate::chat) fn day_off(l: Locale, routine: RoutineId) -> Message {
    Message::with(fl!(l, "routine-day-off"), rows([end_button(l, routine)]))
}

pub(in crate::chat) fn ended(l: Locale) -> Message {
    let buttons =
        [act(fl!(l, "button-new-offer"), Action::Offer(OfferAction::New)), act(fl!(l, "button-menu"), Action::Menu(MenuAction::Show))];
    Message::with(fl!(l, "routine-ended"), rows(buttons))
}

fn end_button(l: Locale, routine: RoutineId) -> Button {
    act(fl!(l, "button-end-routine"), Action::Offer(OfferAction::EndRoutine { routine }))
}
