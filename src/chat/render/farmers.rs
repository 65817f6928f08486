//! An assistant's farmers.

use i18n_embed_fl::fl;

use super::{
    Rendered,
    keyboard::{act, numbered, numbers, page_line, pages},
    text::{NAME, lines, user},
};
use crate::{
    chat::callback::Action,
    domain::notice::{FarmerFacts, OnBehalf, Page},
    locale::Locale,
};

pub(super) fn list(l: Locale, farmers: &[FarmerFacts], count: i64, page: Page) -> Rendered {
    let new = act(fl!(l, "button-new-farmer"), Action::NewFarmer);
    if count == 0 {
        return Rendered::with(fl!(l, "farmers-empty"), vec![vec![new]]);
    }
    let line = |farmer: &FarmerFacts| match &farmer.place {
        Some(place) => fl!(l, "farmers-line", farmer = user(&farmer.name, NAME), place = user(place, NAME)),
        None => user(&farmer.name, NAME),
    };
    let head = fl!(l, "farmers", count = l.integer(count));
    let text = lines([head, numbered(l, farmers.iter().map(line)), page_line(l, page), fl!(l, "farmers-ask")]);
    let mut rows = numbers(l, farmers.iter().map(|farmer| Action::OfferFor { farmer: farmer.id }));
    rows.push(pages(l, page, |page| Action::Farmers { page }));
    rows.push(vec![new]);
    Rendered::with(text, rows)
}

pub(super) fn registered(l: Locale, on_behalf: &OnBehalf) -> Rendered {
    let (farmer, assistant) = (user(&on_behalf.farmer, NAME), user(&on_behalf.assistant, NAME));
    Rendered::plain(fl!(l, "farmer-registered", farmer = farmer, assistant = assistant))
}
