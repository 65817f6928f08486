//! What went wrong, without blame.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{
            AccountAction, Action, DemandAction, FormAction, OfferAction, OrderAction, SearchAction, SubscriptionAction, TalkAction,
        },
        kit::{
            Button, Message, Service,
            entry::menu_button,
            example,
            keyboard::{act, rows},
            stale_reason,
            text::{NAME, lines, user},
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

/// A form that ended by itself, why, and how what it was about is `now`. A buyer who was ordering can look for other offers.
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

/// What is too much, and when it goes on. What was filled in and waits is offered again.
pub(in crate::chat) fn over_budget(l: Locale, what: OverBudget, kept: Option<FormKind>) -> Message {
    let (text, button) = spent(l, what);
    let resume = kept.map(|form| act(fl!(l, "button-resume"), Action::Form(FormAction::Resume { form })));
    let text = if resume.is_some() { lines([text, fl!(l, "over-kept")]) } else { text };
    match resume.is_none() && button.is_none() {
        true => Message::plain(text),
        false => Message::with(text, resume.into_iter().chain(button).map(|button| vec![button]).collect()),
    }
}

/// What is too much, and what can be looked at.
fn spent(l: Locale, what: OverBudget) -> (String, Option<Button>) {
    let menu = || Some(menu_button(l));
    match what {
        OverBudget::Messages => (fl!(l, "over-messages"), None),
        OverBudget::Offers { most } => {
            let own = act(fl!(l, "button-own-offers"), Action::Offer(OfferAction::List { page: 0 }));
            (fl!(l, "over-offers", most = l.integer(most)), Some(own))
        }
        OverBudget::Holds { most } => {
            let orders = act(fl!(l, "button-orders"), Action::Order(OrderAction::List { page: 0 }));
            (fl!(l, "over-holds", most = l.integer(most)), Some(orders))
        }
        OverBudget::Share { percent } => (fl!(l, "over-share", percent = l.integer(percent)), menu()),
        OverBudget::HoldPause { until } => (fl!(l, "over-pause", until = l.moment(until)), menu()),
        OverBudget::Withdrawals => (fl!(l, "over-withdrawals"), menu()),
        OverBudget::NoApprover { organization, limit } => {
            (fl!(l, "over-no-approver", organization = words::organization(l, organization), limit = l.money(limit)), menu())
        }
        OverBudget::Demands { most } => {
            let own = act(fl!(l, "button-demands"), Action::Demand(DemandAction::List { page: 0 }));
            (fl!(l, "over-demands", most = l.integer(most)), Some(own))
        }
        OverBudget::Subscriptions { most } => {
            let own = act(fl!(l, "button-subscriptions"), Action::Subscription(SubscriptionAction::List { page: 0 }));
            (fl!(l, "over-subscriptions", most = l.integer(most)), Some(own))
        }
        OverBudget::Talks { most } => {
            let own = act(fl!(l, "button-talks"), Action::Talk(TalkAction::List { page: 0 }));
            (fl!(l, "over-talks", most = l.integer(most)), Some(own))
        }
        OverBudget::TalksOfOffer { offer, most } => {
            let see = act(fl!(l, "button-see"), Action::Search(SearchAction::Card { offer, query: BrowseQuery::default() }));
            (fl!(l, "over-talks-of-offer", offer = offer.to_string(), most = l.integer(most)), Some(see))
        }
        OverBudget::Unapprovable => (fl!(l, "over-unapprovable"), menu()),
        OverBudget::Corrections => (fl!(l, "over-corrections"), menu()),
        OverBudget::Steps => (fl!(l, "over-steps"), menu()),
        OverBudget::Proposals => (fl!(l, "over-proposals"), menu()),
        OverBudget::DemandSteps => (fl!(l, "over-demand-steps"), menu()),
        OverBudget::WithdrawnOffers => (fl!(l, "over-withdrawn-offers"), menu()),
        OverBudget::Answers => (fl!(l, "over-answers"), menu()),
        OverBudget::Codes => (fl!(l, "over-codes"), None),
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
