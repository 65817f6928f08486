//! What is taken back, as the admin and as the person concerned read it.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, ModerationAction},
        kit::{
            Message, Service,
            entry::menu_button,
            keyboard::{act, rows},
            text::{NAME, SENTENCE, goods_inside, lines, user},
            words,
        },
    },
    domain::{offer::OfferStatus, order::OrderCode, person::Role, removal::RemovalReason},
    locale::Locale,
    notice::{DemandFacts, OfferFacts},
};

pub(in crate::chat) fn how(l: Locale) -> Message {
    Message::plain(fl!(l, "removal-how"))
}

/// An offer without a word about its seller.
pub(in crate::chat) fn card(l: Locale, offer: &OfferFacts) -> Message {
    let head = fl!(l, "browse-card", offer = offer.id.to_string(), goods = user(words::goods_of(l, &offer.terms), NAME));
    let terms = fl!(
        l,
        "removal-terms",
        quantity = l.quantity(offer.offered),
        remaining = l.quantity(offer.remaining),
        price = l.price(offer.terms.price),
        place = words::place(l, &offer.terms)
    );
    if offer.status == OfferStatus::Withdrawn {
        return Message::with(lines([head, terms, fl!(l, "removal-down")]), rows([menu_button(l)]));
    }
    let remove = act(fl!(l, "button-remove-offer"), Action::Moderation(ModerationAction::AskReason { offer: offer.id }));
    Message::with(lines([head, terms]), rows([remove, menu_button(l)]))
}

pub(in crate::chat) fn ask_reason(l: Locale, offer: &OfferFacts) -> Message {
    let goods = goods_inside(words::goods_of(l, &offer.terms));
    let of = |reason: RemovalReason| act(label(l, reason), Action::Moderation(ModerationAction::Remove { offer: offer.id, reason }));
    let mut buttons: Vec<_> = RemovalReason::OF_OFFERS.iter().copied().map(of).collect();
    buttons.push(menu_button(l));
    Message::with(fl!(l, "removal-ask", offer = offer.id.to_string(), goods = goods), rows(buttons))
}

pub(in crate::chat) fn done(l: Locale, offer: &OfferFacts, reason: RemovalReason, declined: i64) -> Message {
    let (offer, reason) = (offer.id.to_string(), words::removal(l, reason));
    let text = lines([fl!(l, "removal-done", offer = offer, reason = reason), ended(l, declined)]);
    Message::with(text, rows([menu_button(l)]))
}

pub(in crate::chat) fn removed(l: Locale, offer: &OfferFacts, reason: RemovalReason, declined: i64, service: &Service) -> Message {
    let goods = goods_inside(words::goods_of(l, &offer.terms));
    let head = fl!(l, "offer-removed", offer = offer.id.to_string(), goods = goods, reason = words::removal(l, reason));
    Message::plain(lines([head, ended(l, declined), fl!(l, "removal-contact", contact = user(&service.contact, NAME))]))
}

/// A demand as its organisation entered it.
pub(in crate::chat) fn demand_card(l: Locale, demand: &DemandFacts) -> Message {
    let (id, organization) = (demand.id.to_string(), words::organization(l, demand.organization));
    let head = fl!(l, "removal-demand", demand = id, organization = organization, goods = demanded(l, demand));
    let note = demand.wanted.note.as_deref().map(|note| fl!(l, "buy-note", note = user(note, SENTENCE))).unwrap_or_default();
    if !demand.status.takes_answers() {
        return Message::with(lines([head, note, fl!(l, "removal-demand-down")]), rows([menu_button(l)]));
    }
    let ask = ModerationAction::AskDemandReason { demand: demand.id };
    let remove = act(fl!(l, "button-remove-demand"), Action::Moderation(ask));
    Message::with(lines([head, note]), rows([remove, menu_button(l)]))
}

pub(in crate::chat) fn ask_demand_reason(l: Locale, demand: &DemandFacts) -> Message {
    let of =
        |reason: RemovalReason| act(label(l, reason), Action::Moderation(ModerationAction::RemoveDemand { demand: demand.id, reason }));
    let mut buttons: Vec<_> = RemovalReason::OF_OFFERS.iter().copied().map(of).collect();
    buttons.push(menu_button(l));
    Message::with(fl!(l, "removal-ask", offer = demand.id.to_string(), goods = demanded(l, demand)), rows(buttons))
}

pub(in crate::chat) fn demand_done(l: Locale, demand: &DemandFacts, reason: RemovalReason) -> Message {
    let text = fl!(l, "removal-demand-done", demand = demand.id.to_string(), reason = words::removal(l, reason));
    Message::with(text, rows([menu_button(l)]))
}

pub(in crate::chat) fn demand_removed(l: Locale, demand: &DemandFacts, reason: RemovalReason, service: &Service) -> Message {
    let (id, reason) = (demand.id.to_string(), words::removal(l, reason));
    let head = fl!(l, "demand-removed", demand = id, goods = demanded(l, demand), reason = reason);
    Message::plain(lines([head, fl!(l, "removal-contact", contact = user(&service.contact, NAME))]))
}

/// `telur ayam ras 5 ton`.
fn demanded(l: Locale, demand: &DemandFacts) -> String {
    fl!(l, "demand-goods", goods = goods_inside(words::goods(l, &demand.goods)), quantity = l.quantity(demand.wanted.quantity))
}

fn ended(l: Locale, declined: i64) -> String {
    if declined > 0 { fl!(l, "removal-declined", count = l.integer(declined)) } else { String::new() }
}

pub(in crate::chat) fn suspended(l: Locale, reason: RemovalReason, offers: i64, orders: &[OrderCode], service: &Service) -> Message {
    let count = |count: i64, text: String| if count > 0 { text } else { String::new() };
    let orders_count = i64::try_from(orders.len()).unwrap_or(i64::MAX);
    Message::plain(lines([
        fl!(l, "suspended", reason = words::removal(l, reason)),
        count(offers, fl!(l, "suspended-offers", count = l.integer(offers))),
        count(orders_count, fl!(l, "suspended-orders", count = l.integer(orders_count))),
        fl!(l, "removal-contact", contact = user(&service.contact, NAME)),
    ]))
}

/// The answer to everything that a suspended person tries.
pub(in crate::chat) fn account_suspended(l: Locale, service: &Service) -> Message {
    Message::plain(fl!(l, "account-suspended", contact = user(&service.contact, NAME)))
}

pub(in crate::chat) fn restored(l: Locale) -> Message {
    Message::with(fl!(l, "restored"), rows([menu_button(l)]))
}

pub(in crate::chat) fn revoked(l: Locale, role: Role, reason: RemovalReason, service: &Service) -> Message {
    let text = fl!(l, "role-revoked", role = words::role(l, role), reason = words::removal(l, reason));
    Message::plain(lines([text, fl!(l, "removal-contact", contact = user(&service.contact, NAME))]))
}

fn label(l: Locale, reason: RemovalReason) -> String {
    match reason {
        RemovalReason::Prohibited => fl!(l, "choice-removal-prohibited"),
        RemovalReason::Untrue => fl!(l, "choice-removal-untrue"),
        RemovalReason::Flooding => fl!(l, "choice-removal-flooding"),
        RemovalReason::Complaint => fl!(l, "choice-removal-complaint"),
        RemovalReason::LeftWork => words::removal(l, reason),
        RemovalReason::Other => fl!(l, "choice-other-reason"),
    }
}
