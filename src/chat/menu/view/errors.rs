//! What went wrong, without blame.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{AccountAction, Action, DemandAction, OfferAction, OrderAction, SearchAction, SubscriptionAction, TalkAction},
        kit::{
            Message, Service,
            entry::menu_button,
            example,
            keyboard::{act, rows},
            stale_reason,
            text::{NAME, user},
            words,
        },
    },
    domain::{person::RoleKind, unit::Unit},
    locale::Locale,
    notice::{AdminAlert, BrowseQuery, FormKind, NoOffer, OverBudget, StaleReason},
};

/// A press on a card whose time is over: what happened since, and the card as it is `now`.
pub(in crate::chat) fn stale(l: Locale, happened: StaleReason, now: Option<Message>) -> Message {
    let text = fl!(l, "err-stale", happened = stale_reason::text(l, happened));
    match now {
        Some(now) => Message::under(format!("{}\n{}", text, now.text()), now.keyboard),
        None => Message::with(text, rows([menu_button(l)])),
    }
}

/// A form that ended by itself, why, and how what it was about is `now`. Who was ordering can look for other offers.
pub(in crate::chat) fn form_ended(
    l: Locale,
    form: FormKind,
    happened: StaleReason,
    commodity: Option<&str>,
    now: Option<Message>,
) -> Message {
    let text = fl!(l, "form-ended", form = words::form(l, form), happened = stale_reason::text(l, happened));
    if let Some(now) = now {
        return Message::under(format!("{}\n{}", text, now.text()), now.keyboard);
    }
    let again = commodity.map(|commodity| {
        let query = BrowseQuery { commodity: Some(commodity.to_owned()), ..BrowseQuery::default() };
        act(fl!(l, "button-search-again"), Action::Search(SearchAction::List { query }))
    });
    Message::with(text, rows([again.unwrap_or_else(|| menu_button(l))]))
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
        NoOffer::Zero => fl!(l, "problem-zero-quantity", example = example::quantity(l, Unit::Kg)),
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
    Message::plain(fl!(l, "err-personal-alone"))
}

pub(in crate::chat) fn system(l: Locale, code: &str) -> Message {
    Message::plain(fl!(l, "err-system", code = user(code, NAME)))
}

pub(in crate::chat) fn form_lost(l: Locale) -> Message {
    Message::with(fl!(l, "err-form-lost"), rows([menu_button(l)]))
}

/// What is too much, and when it goes on.
pub(in crate::chat) fn over_budget(l: Locale, what: OverBudget) -> Message {
    match what {
        OverBudget::Messages => Message::plain(fl!(l, "over-messages")),
        OverBudget::Offers { most } => {
            let own = act(fl!(l, "button-own-offers"), Action::Offer(OfferAction::List { page: 0 }));
            Message::with(fl!(l, "over-offers", most = l.integer(most)), rows([own]))
        }
        OverBudget::Holds { most } => {
            let orders = act(fl!(l, "button-orders"), Action::Order(OrderAction::List { page: 0 }));
            Message::with(fl!(l, "over-holds", most = l.integer(most)), rows([orders]))
        }
        OverBudget::Share { percent } => Message::with(fl!(l, "over-share", percent = l.integer(percent)), rows([menu_button(l)])),
        OverBudget::HoldPause { until } => Message::with(fl!(l, "over-pause", until = l.moment(until)), rows([menu_button(l)])),
        OverBudget::Withdrawals => Message::with(fl!(l, "over-withdrawals"), rows([menu_button(l)])),
        OverBudget::NoApprover { organization, limit } => {
            let text = fl!(l, "over-no-approver", organization = words::organization(l, organization), limit = l.money(limit));
            Message::with(text, rows([menu_button(l)]))
        }
        OverBudget::Demands { most } => {
            let own = act(fl!(l, "button-demands"), Action::Demand(DemandAction::List { page: 0 }));
            Message::with(fl!(l, "over-demands", most = l.integer(most)), rows([own]))
        }
        OverBudget::Subscriptions { most } => {
            let own = act(fl!(l, "button-subscriptions"), Action::Subscription(SubscriptionAction::List { page: 0 }));
            Message::with(fl!(l, "over-subscriptions", most = l.integer(most)), rows([own]))
        }
        OverBudget::Talks { most } => {
            let own = act(fl!(l, "button-talks"), Action::Talk(TalkAction::List { page: 0 }));
            Message::with(fl!(l, "over-talks", most = l.integer(most)), rows([own]))
        }
        OverBudget::TalksOfOffer { offer, most } => {
            let see = act(fl!(l, "button-see"), Action::Search(SearchAction::Card { offer, query: BrowseQuery::default() }));
            Message::with(fl!(l, "over-talks-of-offer", offer = offer.to_string(), most = l.integer(most)), rows([see]))
        }
        OverBudget::Unapprovable => Message::with(fl!(l, "over-unapprovable"), rows([menu_button(l)])),
        OverBudget::Corrections => Message::with(fl!(l, "over-corrections"), rows([menu_button(l)])),
        OverBudget::Steps => Message::with(fl!(l, "over-steps"), rows([menu_button(l)])),
        OverBudget::Proposals => Message::with(fl!(l, "over-proposals"), rows([menu_button(l)])),
        OverBudget::DemandSteps => Message::with(fl!(l, "over-demand-steps"), rows([menu_button(l)])),
        OverBudget::WithdrawnOffers => Message::with(fl!(l, "over-withdrawn-offers"), rows([menu_button(l)])),
        OverBudget::Answers => Message::with(fl!(l, "over-answers"), rows([menu_button(l)])),
        OverBudget::Codes => Message::plain(fl!(l, "over-codes")),
    }
}

pub(in crate::chat) fn admin_alert(l: Locale, what: AdminAlert, code: &str, count: i64) -> Message {
    let (code, several) = (user(code, NAME), l.integer(count));
    Message::plain(match what {
        AdminAlert::UpdateSetAside if count > 1 => fl!(l, "admin-updates", count = several, code = code),
        AdminAlert::MessageParked if count > 1 => fl!(l, "admin-messages", count = several, code = code),
        AdminAlert::HistoryLost => fl!(l, "admin-history", code = code),
        AdminAlert::NobodyDecides if count > 1 => fl!(l, "admin-nobody-decides-several", count = several, code = code),
        AdminAlert::NobodyDecides => fl!(l, "admin-nobody-decides", code = code),
        AdminAlert::UpdateSetAside => fl!(l, "admin-update", code = code),
        AdminAlert::MessageForbidden if count > 1 => fl!(l, "admin-forbidden-several", count = several, code = code),
        AdminAlert::MessageForbidden => fl!(l, "admin-forbidden", code = code),
        AdminAlert::MessageParked => fl!(l, "admin-message", code = code),
    })
}
