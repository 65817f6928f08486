//! An assistant's farmers.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, FarmerAction, OfferAction, OrderAction},
        kit::{
            Message,
            entry::{for_farmer, menu_button},
            keyboard::{act, first_of, numbered, numbers, page_line, pages, rows},
            text::{NAME, lines, user},
        },
    },
    domain::order::OrderCode,
    locale::Locale,
    notice::{FarmerFacts, OnBehalf, Page},
};

pub(in crate::chat) fn list(l: Locale, farmers: &[FarmerFacts], count: i64, page: Page) -> Message {
    let new = act(fl!(l, "button-new-farmer"), Action::Farmer(FarmerAction::New));
    if count == 0 {
        return Message::with(fl!(l, "farmers-empty"), vec![vec![new]]);
    }
    let line = |farmer: &FarmerFacts| match &farmer.place {
        Some(place) => fl!(l, "farmers-line", farmer = user(&farmer.name, NAME), place = user(place, NAME)),
        None => user(&farmer.name, NAME),
    };
    let head = fl!(l, "farmers", count = l.integer(count));
    let text = lines([head, numbered(l, first_of(page), farmers.iter().map(line)), page_line(l, page), fl!(l, "farmers-ask")]);
    let mut rows = numbers(l, first_of(page), farmers.iter().map(|farmer| Action::Offer(OfferAction::NewFor { farmer: farmer.id })));
    rows.push(pages(l, page, |page| Action::Farmer(FarmerAction::List { page })));
    rows.push(vec![new, act(fl!(l, "button-forget-farmer"), Action::Farmer(FarmerAction::Forget { page: 0 }))]);
    Message::with(text, rows)
}

/// Which farmer is erased?
pub(in crate::chat) fn to_erase(l: Locale, farmers: &[FarmerFacts], page: Page) -> Message {
    let text = lines([
        numbered(l, first_of(page), farmers.iter().map(|farmer| user(&farmer.name, NAME))),
        page_line(l, page),
        fl!(l, "farmers-erase-ask"),
    ]);
    let mut rows = numbers(l, first_of(page), farmers.iter().map(|farmer| Action::Farmer(FarmerAction::AskForget { farmer: farmer.id })));
    rows.push(pages(l, page, |page| Action::Farmer(FarmerAction::Forget { page })));
    rows.push(vec![menu_button(l)]);
    Message::with(text, rows)
}

pub(in crate::chat) fn erasure(l: Locale, farmer: &FarmerFacts) -> Message {
    let erase = act(fl!(l, "button-erase"), Action::Farmer(FarmerAction::DoForget { farmer: farmer.id }));
    Message::with(fl!(l, "farmer-erase-check", farmer = user(&farmer.name, NAME)), vec![vec![erase, menu_button(l)]])
}

pub(in crate::chat) fn erased(l: Locale) -> Message {
    Message::with(fl!(l, "farmer-erased"), vec![vec![menu_button(l)]])
}

pub(in crate::chat) fn registered(l: Locale, on_behalf: &OnBehalf) -> Message {
    let (farmer, assistant) = (user(&on_behalf.farmer, NAME), user(&on_behalf.assistant, NAME));
    Message::with(fl!(l, "farmer-registered", farmer = farmer, assistant = assistant), rows([for_farmer(l)]))
}

/// The reader acts for this farmer from now on.
pub(in crate::chat) fn assigned(l: Locale, farmer: &str, place: &str, orders: &[OrderCode]) -> Message {
    let orders: Vec<_> = orders.iter().map(ToString::to_string).collect();
    let text = fl!(l, "farmer-assigned", farmer = user(farmer, NAME), place = user(place, NAME), orders = orders.join(", "));
    let list = act(fl!(l, "button-orders"), Action::Order(OrderAction::List { page: 0 }));
    Message::with(text, rows([list, for_farmer(l)]))
}
