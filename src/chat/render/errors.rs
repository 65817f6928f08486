//! What went wrong, without blame.

use i18n_embed_fl::fl;

use super::{
    Rendered, Service,
    entry::menu_button,
    keyboard::{act, rows},
    text::{NAME, user},
    words,
};
use crate::{
    chat::callback::Action,
    domain::{
        notice::{AdminAlert, Happened, NoOffer},
        person::RoleKind,
    },
    locale::Locale,
};

/// A press on a card whose time is over: what happened since, and the card as it is `now`.
pub(super) fn stale(l: Locale, happened: Happened, now: Option<Rendered>) -> Rendered {
    let happened = match happened {
        Happened::FormMoved => fl!(l, "happened-form-moved"),
        Happened::TermsChanged => fl!(l, "happened-terms-changed"),
        Happened::OfferWithdrawn => fl!(l, "happened-offer-withdrawn"),
        Happened::OfferExpired => fl!(l, "happened-offer-expired"),
        Happened::OfferRenewed => fl!(l, "happened-offer-renewed"),
        Happened::OfferChanged => fl!(l, "happened-offer-changed"),
        Happened::OrderConfirmed => fl!(l, "happened-order-confirmed"),
        Happened::OrderDeclined => fl!(l, "happened-order-declined"),
        Happened::OrderLapsed => fl!(l, "happened-order-lapsed"),
        Happened::OrderWithdrawn => fl!(l, "happened-order-withdrawn"),
        Happened::OrderCancelled => fl!(l, "happened-order-cancelled"),
        Happened::MoreIsBound => fl!(l, "happened-more-is-bound"),
        Happened::SoldWhole => fl!(l, "happened-sold-whole"),
        Happened::SearchOver => fl!(l, "happened-search-over"),
        Happened::NotThere => fl!(l, "happened-not-there"),
    };
    match now {
        Some(now) => Rendered { text: format!("{}\n{}", fl!(l, "err-stale", happened = happened), now.text), keyboard: now.keyboard },
        None => Rendered::plain(fl!(l, "err-stale-bare", happened = happened)),
    }
}

pub(super) fn role_needed(l: Locale, role: RoleKind, service: &Service) -> Rendered {
    match role {
        // Everybody may sell: no code is needed.
        RoleKind::Seller => {
            let sell = act(fl!(l, "button-become-seller"), Action::BecomeSeller);
            Rendered::with(fl!(l, "err-role-seller"), rows([sell]))
        }
        _ => {
            let contact = user(&service.contact, NAME);
            Rendered::plain(fl!(l, "err-role", role = words::role_kind(l, role), contact = contact))
        }
    }
}

/// A line that makes no offer.
pub(super) fn no_offer(l: Locale, why: NoOffer, service: &Service) -> Rendered {
    Rendered::plain(match why {
        NoOffer::Zero => fl!(l, "problem-zero-quantity"),
        NoOffer::Prohibited => fl!(l, "problem-prohibited", contact = user(&service.contact, NAME)),
        NoOffer::TooLong => fl!(l, "err-too-long"),
    })
}

pub(super) fn form_lost(l: Locale) -> Rendered {
    Rendered::with(fl!(l, "err-form-lost"), rows([menu_button(l)]))
}

pub(super) fn admin_alert(l: Locale, what: AdminAlert, code: &str) -> Rendered {
    let code = user(code, NAME);
    Rendered::plain(match what {
        AdminAlert::UpdateSetAside => fl!(l, "admin-update", code = code),
        AdminAlert::MessageParked => fl!(l, "admin-message", code = code),
    })
}
