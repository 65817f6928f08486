//! What holds for orders that begin now, as an admin reads and sets it.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, ComplaintAction, RuleAction},
        kit::{
            Button, Message,
            keyboard::{act, rows},
            text::{goods_inside, lines},
            words,
        },
    },
    domain::{commodity::GoodsCode, money::Rupiah, person::Organization, tolerance::Tolerance},
    locale::Locale,
};

pub(in crate::chat) fn list(l: Locale, tolerances: &[(GoodsCode, Tolerance)], limits: &[(Organization, Rupiah)]) -> Message {
    let shares: Vec<_> = tolerances
        .iter()
        .map(|(goods, tolerance)| fl!(l, "rules-share", goods = goods_inside(words::goods(l, goods)), percent = percent(l, *tolerance)))
        .collect();
    let sums: Vec<_> = limits
        .iter()
        .map(|(organization, limit)| fl!(l, "rules-sum", organization = words::organization(l, *organization), amount = l.money(*limit)))
        .collect();
    let shares = if shares.is_empty() { fl!(l, "rules-none") } else { shares.join(", ") };
    let sums = if sums.is_empty() { fl!(l, "rules-none") } else { sums.join(", ") };
    let text = lines([fl!(l, "rules"), fl!(l, "rules-tolerances", list = shares), fl!(l, "rules-limits", list = sums)]);
    Message::with(text, rows([tolerance_button(l), limit_button(l), back(l)]))
}

pub(in crate::chat) fn ask_share(l: Locale, goods: &GoodsCode) -> String {
    fl!(l, "ask-tolerance-share", goods = goods_inside(words::goods(l, goods)), most = percent(l, Tolerance::MOST))
}

pub(in crate::chat) fn ask_share_check(l: Locale, goods: &GoodsCode, tolerance: Tolerance) -> String {
    let asked = fl!(l, "ask-tolerance-check", goods = goods_inside(words::goods(l, goods)), percent = percent(l, tolerance));
    lines([asked, fl!(l, "rules-later")])
}

pub(in crate::chat) fn ask_limit(l: Locale, organization: Organization) -> String {
    fl!(l, "ask-limit-amount", organization = words::organization(l, organization))
}

pub(in crate::chat) fn ask_limit_check(l: Locale, organization: Organization, limit: Option<Rupiah>) -> String {
    let organization = words::organization(l, organization);
    let asked = match limit {
        Some(limit) => fl!(l, "ask-limit-check", organization = organization, amount = l.money(limit)),
        None => fl!(l, "ask-limit-check-off", organization = organization),
    };
    lines([asked, fl!(l, "rules-later")])
}

pub(in crate::chat) fn tolerance_kept(l: Locale, goods: &GoodsCode, tolerance: Tolerance) -> Message {
    let text = fl!(l, "tolerance-kept", goods = goods_inside(words::goods(l, goods)), percent = percent(l, tolerance));
    Message::with(text, rows([tolerance_button(l), all(l)]))
}

pub(in crate::chat) fn limit_kept(l: Locale, organization: Organization, limit: Option<Rupiah>) -> Message {
    let organization = words::organization(l, organization);
    let text = match limit {
        Some(limit) => fl!(l, "limit-kept", organization = organization, amount = l.money(limit)),
        None => fl!(l, "limit-kept-off", organization = organization),
    };
    Message::with(text, rows([limit_button(l), all(l)]))
}

fn percent(l: Locale, tolerance: Tolerance) -> String {
    l.percent(tolerance.percent())
}

fn tolerance_button(l: Locale) -> Button {
    act(fl!(l, "button-tolerance"), Action::Rule(RuleAction::Tolerance))
}

fn limit_button(l: Locale) -> Button {
    act(fl!(l, "button-limit"), Action::Rule(RuleAction::Limit))
}

fn all(l: Locale) -> Button {
    act(fl!(l, "button-rules"), Action::Rule(RuleAction::List))
}

fn back(l: Locale) -> Button {
    act(fl!(l, "button-back"), Action::Complaint(ComplaintAction::List { page: 0 }))
}
