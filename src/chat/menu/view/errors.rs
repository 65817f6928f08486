//! What went wrong, without blame.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{AccountAction, Action},
        kit::{
            Message, Service,
            entry::menu_button,
            keyboard::{act, rows},
            text::{NAME, user},
            words,
        },
    },
    domain::person::RoleKind,
    locale::Locale,
    notice::{AdminAlert, NoOffer, StaleReason},
};

/// A press on a card whose time is over: what happened since, and the card as it is `now`.
pub(in crate::chat) fn stale(l: Locale, happened: StaleReason, now: Option<Message>) -> Message {
    let happened = match happened {
        StaleReason::FormMoved => fl!(l, "happened-form-moved"),
        StaleReason::TermsChanged => fl!(l, "happened-terms-changed"),
        StaleReason::OfferWithdrawn => fl!(l, "happened-offer-withdrawn"),
        StaleReason::OfferExpired => fl!(l, "happened-offer-expired"),
        StaleReason::OfferRenewed => fl!(l, "happened-offer-renewed"),
        StaleReason::OfferChanged => fl!(l, "happened-offer-changed"),
        StaleReason::OrderConfirmed => fl!(l, "happened-order-confirmed"),
        StaleReason::OrderDeclined => fl!(l, "happened-order-declined"),
        StaleReason::OrderLapsed => fl!(l, "happened-order-lapsed"),
        StaleReason::OrderWithdrawn => fl!(l, "happened-order-withdrawn"),
        StaleReason::OrderCancelled => fl!(l, "happened-order-cancelled"),
        StaleReason::MoreIsBound => fl!(l, "happened-more-is-bound"),
        StaleReason::SoldWhole => fl!(l, "happened-sold-whole"),
        StaleReason::SearchOver => fl!(l, "happened-search-over"),
        StaleReason::NotThere => fl!(l, "happened-not-there"),
    };
    match now {
        Some(now) => Message::under(format!("{}\n{}", fl!(l, "err-stale", happened = happened), now.text()), now.keyboard),
        None => Message::plain(fl!(l, "err-stale-bare", happened = happened)),
    }
}

pub(in crate::chat) fn role_needed(l: Locale, role: RoleKind, service: &Service) -> Message {
    match role {
        // Everybody may sell: no code is needed.
        RoleKind::Seller => {
            let sell = act(fl!(l, "button-become-seller"), Action::Account(AccountAction::BecomeSeller));
            Message::with(fl!(l, "err-role-seller"), rows([sell]))
        }
        _ => {
            let contact = user(&service.contact, NAME);
            Message::plain(fl!(l, "err-role", role = words::role_kind(l, role), contact = contact))
        }
    }
}

/// A line that makes no offer.
pub(in crate::chat) fn no_offer(l: Locale, why: NoOffer, service: &Service) -> Message {
    Message::plain(match why {
        NoOffer::Zero => fl!(l, "problem-zero-quantity"),
        NoOffer::Prohibited => fl!(l, "problem-prohibited", contact = user(&service.contact, NAME)),
        NoOffer::TooLong => fl!(l, "err-too-long"),
    })
}

pub(in crate::chat) fn non_text(l: Locale) -> Message {
    Message::plain(fl!(l, "err-nontext"))
}

pub(in crate::chat) fn link(l: Locale) -> Message {
    Message::plain(fl!(l, "err-link"))
}

pub(in crate::chat) fn personal(l: Locale) -> Message {
    Message::plain(fl!(l, "err-personal"))
}

pub(in crate::chat) fn system(l: Locale, code: &str) -> Message {
    Message::plain(fl!(l, "err-system", code = user(code, NAME)))
}

pub(in crate::chat) fn form_lost(l: Locale) -> Message {
    Message::with(fl!(l, "err-form-lost"), rows([menu_button(l)]))
}

pub(in crate::chat) fn admin_alert(l: Locale, what: AdminAlert, code: &str) -> Message {
    let code = user(code, NAME);
    Message::plain(match what {
        AdminAlert::UpdateSetAside => fl!(l, "admin-update", code = code),
        AdminAlert::MessageParked => fl!(l, "admin-message", code = code),
    })
}
