//! What people asked to be told of, as they read it.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, DemandAction, SearchAction, SubscriptionAction},
        kit::{
            Button, Message,
            entry::menu_button,
            keyboard::{act, first_of, numbered, numbers, page_line, pages, rows},
            text::{goods_inside, lines, plain},
            words,
        },
    },
    domain::{
        commodity::GoodsCode,
        place::Region,
        subscription::{SubscriptionId, SubscriptionKind},
    },
    locale::Locale,
    notice::{BrowseQuery, DemandFacts, OfferFacts, Page, SubscriptionFacts},
};

/// The most letters of goods on a button.
const LABEL: usize = 19;

fn goods(l: Locale, code: &GoodsCode) -> String {
    goods_inside(words::goods(l, code))
}

/// What the subscription is limited to.
fn only(l: Locale, subscription: &SubscriptionFacts) -> String {
    let limits = match subscription.kind {
        SubscriptionKind::Offers => words::limits(l, &subscription.limits).map(|limits| fl!(l, "browse-only", limits = limits)),
        SubscriptionKind::Demands => subscription.limits.quantity.map(|least| fl!(l, "subscription-least", quantity = l.quantity(least))),
    };
    let region = subscription.region.map(|region| fl!(l, "subscription-from", region = words::region(l, region)));
    lines([limits.unwrap_or_default(), region.unwrap_or_default()])
}

pub(in crate::chat) fn card(l: Locale, subscription: &SubscriptionFacts, made: bool) -> Message {
    let what = goods(l, &subscription.goods);
    let head = match (subscription.kind, made) {
        (SubscriptionKind::Offers, true) => fl!(l, "subscription-made", goods = what),
        (SubscriptionKind::Offers, false) => fl!(l, "subscription", goods = what),
        (SubscriptionKind::Demands, true) => fl!(l, "subscription-made-seller", goods = what),
        (SubscriptionKind::Demands, false) => fl!(l, "subscription-seller", goods = what),
    };
    let pace = if subscription.daily { fl!(l, "subscription-daily") } else { fl!(l, "subscription-now") };
    let text = lines([head, only(l, subscription), pace]);
    let id = subscription.id;
    let pace = |label, daily| act(label, Action::Subscription(SubscriptionAction::Admission { subscription: id, daily }));
    let pace = if subscription.daily { pace(fl!(l, "button-subscription-now"), 0) } else { pace(fl!(l, "button-subscription-daily"), 1) };
    let mut buttons = vec![pace];
    if subscription.kind == SubscriptionKind::Offers {
        buttons.extend(regions(l, id, subscription.region));
    }
    buttons.extend([end_button(l, id), list_button(l)]);
    Message::with(text, rows(buttons))
}

/// The other regions that can be chosen.
fn regions(l: Locale, subscription: SubscriptionId, chosen: Option<Region>) -> Vec<Button> {
    let from = |label, region| act(label, Action::Subscription(SubscriptionAction::From { subscription, region }));
    let all = [
        (None, from(fl!(l, "button-from-anywhere"), 0)),
        (Some(Region::Kota), from(fl!(l, "button-from-kota"), 1)),
        (Some(Region::Kabupaten), from(fl!(l, "button-from-kabupaten"), 2)),
    ];
    all.into_iter().filter(|(region, _)| *region != chosen).map(|(_, button)| button).collect()
}

pub(in crate::chat) fn list(
    l: Locale,
    kind: SubscriptionKind,
    subscriptions: &[SubscriptionFacts],
    further: &[GoodsCode],
    page: Page,
) -> Message {
    let line = |subscription: &SubscriptionFacts| {
        let what = goods(l, &subscription.goods);
        if subscription.daily { fl!(l, "subscription-line-daily", goods = what) } else { what }
    };
    let head = match (kind, subscriptions.is_empty()) {
        (SubscriptionKind::Offers, true) => fl!(l, "subscriptions-none"),
        (SubscriptionKind::Demands, true) => fl!(l, "subscriptions-none-seller"),
        (_, false) => fl!(l, "subscriptions"),
    };
    let example = match kind {
        SubscriptionKind::Offers => fl!(l, "subscriptions-more"),
        SubscriptionKind::Demands => fl!(l, "subscriptions-more-seller"),
    };
    let text = lines([head, numbered(l, first_of(page), subscriptions.iter().map(line)), page_line(l, page), example]);
    let card = |subscription: &SubscriptionFacts| Action::Subscription(SubscriptionAction::Card { subscription: subscription.id });
    let mut buttons = numbers(l, first_of(page), subscriptions.iter().map(card));
    buttons.push(pages(l, page, |page| Action::Subscription(SubscriptionAction::List { page })));
    let add = |code: &GoodsCode| {
        let name = words::goods(l, code).split(" (").next().unwrap_or_default().to_owned();
        act(plain(&name, LABEL), Action::Subscription(SubscriptionAction::Add { query: of_goods(code) }))
    };
    buttons.extend(rows(further.iter().map(add)));
    buttons.push(vec![menu_button(l)]);
    Message::with(text, buttons)
}

pub(in crate::chat) fn ended(l: Locale, subscription: &SubscriptionFacts) -> Message {
    let text = fl!(l, "subscription-ended", goods = goods(l, &subscription.goods));
    Message::with(text, rows([list_button(l), menu_button(l)]))
}

/// To who buys: what came up.
pub(in crate::chat) fn offers(l: Locale, subscription: &SubscriptionFacts, offers: &[OfferFacts], count: i64) -> Message {
    let line = |offer: &OfferFacts| {
        let terms = &offer.terms;
        fl!(
            l,
            "browse-line",
            quantity = l.quantity_full(offer.remaining, terms.pack),
            price = words::price_at(l, terms),
            date = words::ready_of(l, offer, true),
            place = words::place_short(l, terms)
        )
    };
    let head = fl!(l, "offers-found", goods = goods(l, &subscription.goods));
    let query = of_goods(&subscription.goods);
    let see = |offer: &OfferFacts| Action::Search(SearchAction::Card { offer: offer.id, query: query.clone() });
    let all = act(fl!(l, "button-see-all"), Action::Search(SearchAction::List { query: query.clone() }));
    let buttons = found_buttons(l, offers.iter().map(see).collect(), all, subscription.id);
    Message::with(found_text(l, head, offers.iter().map(line).collect(), count), buttons)
}

/// To who sells: what is needed.
pub(in crate::chat) fn demands(l: Locale, subscription: &SubscriptionFacts, demands: &[DemandFacts], count: i64) -> Message {
    let line = |demand: &DemandFacts| {
        let what = fl!(l, "demand-goods", goods = goods(l, &demand.goods), quantity = l.quantity(demand.left()));
        let whose = words::organization(l, demand.organization);
        fl!(l, "demand-line", whose = whose, goods = what, date = l.date_short(demand.wanted.needed_on))
    };
    let head = fl!(l, "demands-found", goods = goods(l, &subscription.goods));
    let see = |demand: &DemandFacts| Action::Demand(DemandAction::Card { demand: demand.id });
    let all = act(fl!(l, "button-see-all"), Action::Demand(DemandAction::List { page: 0 }));
    let buttons = found_buttons(l, demands.iter().map(see).collect(), all, subscription.id);
    Message::with(found_text(l, head, demands.iter().map(line).collect(), count), buttons)
}

fn found_text(l: Locale, head: String, list: Vec<String>, count: i64) -> String {
    let more = count.saturating_sub(i64::try_from(list.len()).unwrap_or(i64::MAX));
    let list = if let [only] = list.as_slice() { only.clone() } else { numbered(l, 1, list) };
    lines([head, list, if more > 0 { fl!(l, "found-more", count = l.integer(more)) } else { String::new() }])
}

/// *Lihat* or a number for each, all of them, and the way out.
fn found_buttons(l: Locale, see: Vec<Action>, all: Button, subscription: SubscriptionId) -> Vec<Vec<Button>> {
    let mut buttons = match <[Action; 1]>::try_from(see) {
        Ok([only]) => vec![vec![act(fl!(l, "button-see"), only)]],
        Err(several) => {
            let mut rows = numbers(l, 1, several);
            rows.push(vec![all]);
            rows
        }
    };
    buttons.push(vec![end_button(l, subscription)]);
    buttons
}

fn of_goods(code: &GoodsCode) -> BrowseQuery {
    BrowseQuery { commodity: Some(code.as_str().to_owned()), ..BrowseQuery::default() }
}

fn end_button(l: Locale, subscription: SubscriptionId) -> Button {
    act(fl!(l, "button-end-subscription"), Action::Subscription(SubscriptionAction::End { subscription }))
}

fn list_button(l: Locale) -> Button {
    act(fl!(l, "button-subscriptions"), Action::Subscription(SubscriptionAction::List { page: 0 }))
}
