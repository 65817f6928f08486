//! Prices, as everybody reads them.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, PriceAction},
        kit::{
            Message,
            entry::menu_button,
            example,
            keyboard::{act, page_line, pages, rows},
            text::{NAME, goods_inside, goods_with_icon, lines, user},
            words,
        },
    },
    domain::{commodity::GoodsCode, digest::Average, reference::Reference, unit::Unit},
    locale::Locale,
    notice::{Page, PriceFacts},
};

/// What goods cost: a line each; to whom may enter one with the button for it, to whom tried and may not with a sentence.
pub(in crate::chat) fn list(
    l: Locale,
    prices: &[PriceFacts],
    of: Option<&GoodsCode>,
    page: Page,
    (may_enter, refused): (bool, bool),
) -> Message {
    let mut buttons = vec![pages(l, page, |page| Action::Price(PriceAction::List { page }))];
    let enter = may_enter.then(|| act(fl!(l, "button-enter-price"), Action::Price(PriceAction::Enter)));
    let all = of.map(|_| act(fl!(l, "button-all-prices"), Action::Price(PriceAction::List { page: 0 })));
    buttons.extend(rows(enter.into_iter().chain(all).chain([menu_button(l)])));
    let by_admin = if refused { fl!(l, "prices-by-admin") } else { String::new() };
    if prices.is_empty() {
        let none = match of {
            Some(goods) => fl!(l, "prices-none-of", goods = goods_inside(words::goods(l, goods))),
            None => fl!(l, "prices-none"),
        };
        return Message::with(lines([by_admin, none]), buttons);
    }
    let list: Vec<String> = prices.iter().map(|facts| line(l, facts)).collect();
    Message::with(lines([by_admin, fl!(l, "prices"), list.join("\n"), fl!(l, "prices-note"), page_line(l, page)]), buttons)
}

/// `🥚 Telur ayam ras: acuan Rp26.000/kg (PIHPS, 27 Nov), disepakati Rp26.571/kg di tempat penjual (27 Nov)`.
fn line(l: Locale, facts: &PriceFacts) -> String {
    let reference = |r: &Reference| fl!(l, "price-reference", price = words::reference_price(l, r), source = words::reference_source(l, r));
    let agreed = |(average, day): &(Average, NaiveDate)| {
        let (price, handover) = (l.price(average.price), words::handover(l, average.handover));
        match average.noted {
            0 => fl!(l, "price-agreed", price = price, handover = handover, date = l.day_month(*day)),
            noted => fl!(l, "price-agreed-noted", price = price, handover = handover, date = l.day_month(*day), count = l.integer(noted)),
        }
    };
    let prices: Vec<String> = facts.references.iter().map(reference).chain(facts.agreed.iter().map(agreed)).collect();
    let goods = goods_with_icon(l, facts.goods.as_str(), words::goods(l, &facts.goods));
    fl!(l, "price-line", goods = goods, prices = prices.join(", "))
}

pub(in crate::chat) fn ask_line(l: Locale, today: NaiveDate) -> String {
    fl!(l, "ask-reference", price = example::price(l, Unit::Kg), date = l.day_month(today))
}

pub(in crate::chat) fn ask_check(l: Locale, reference: &Reference) -> String {
    let goods = goods_inside(words::goods(l, &reference.goods));
    let rule = reference.rule.as_deref().map(|rule| fl!(l, "reference-rule", rule = user(rule, NAME)));
    lines([
        fl!(l, "ask-reference-check", goods = goods, price = words::reference_price(l, reference)),
        fl!(l, "reference-since", date = l.date(reference.day), source = user(&reference.source, NAME)),
        rule.unwrap_or_default(),
    ])
}

pub(in crate::chat) fn kept(l: Locale, reference: &Reference) -> Message {
    let all = act(fl!(l, "button-all-prices"), Action::Price(PriceAction::List { page: 0 }));
    let more = act(fl!(l, "button-enter-price"), Action::Price(PriceAction::Enter));
    Message::with(lines([fl!(l, "reference-kept"), words::reference(l, reference)]), rows([more, all]))
}
