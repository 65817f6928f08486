//! The questions about an offer, each with its likely answers.

use chrono::{Days, NaiveDate};

use crate::{
    chat::dialog::{Prompt, rows},
    domain::{
        commodity::{Commodity, Group, Variant},
        quantity::Quantity,
        unit::Unit,
    },
    notice::{Choice, Question},
};

/// How many days *Pilih tanggal* shows.
const DAYS_SHOWN: u64 = 9;

/// *Telur*, *Ayam*, … and *Lainnya*.
pub(super) fn goods_prompt() -> Prompt {
    let first = [Group::Egg, Group::Chicken, Group::Fish, Group::Chili, Group::Grain].map(Choice::Group);
    (Question::Goods, rows(first.into_iter().chain([Choice::More]), 3))
}

pub(super) fn more_groups() -> impl Iterator<Item = Choice> {
    let first = [Group::Egg, Group::Chicken, Group::Fish, Group::Chili, Group::Grain];
    Group::ALL.into_iter().filter(move |g| !first.contains(g)).map(Choice::Group)
}

pub(super) fn members(group: Group) -> Vec<&'static str> {
    Commodity::all().iter().filter(|c| c.group() == group).map(|c| c.code.as_str()).collect()
}

pub(super) fn live_chicken() -> Vec<&'static str> {
    vec!["BROILER_LIVE", "CHICKEN_KAMPUNG_LIVE", "LAYER_SPENT"]
}

pub(super) fn choices(codes: &[&'static str]) -> Vec<Choice> {
    codes.iter().map(|code| Choice::Commodity((*code).to_owned())).collect()
}

pub(super) fn broiler() -> Prompt {
    (Question::Variant { family: Variant::Broiler }, vec![vec![Choice::Live, Choice::Slaughtered]])
}

pub(super) fn which(family: Variant, codes: &[&'static str]) -> Prompt {
    (Question::Variant { family }, rows(choices(codes), 2))
}

pub(super) fn pick_date(today: NaiveDate) -> Prompt {
    let days = (0..DAYS_SHOWN).map(|n| Choice::Date(today + Days::new(n)));
    (Question::ReadyOn { today: Some(today) }, rows(days, 3))
}

pub(super) fn one_of(days: Vec<NaiveDate>) -> Prompt {
    (Question::ReadyOn { today: days.iter().min().copied() }, rows(days.into_iter().map(Choice::Date).chain([Choice::PickDate]), 2))
}

pub(super) fn pack_choices(pack: Unit) -> Vec<Vec<Choice>> {
    let kg = |n: i64| Choice::Pack(Quantity { base: n * Unit::Kg.base(), unit: Unit::Kg });
    let likely = match pack {
        Unit::Peti => vec![kg(10), kg(15)],
        Unit::Sak => vec![kg(25), kg(50)],
        Unit::Karung => vec![kg(50), kg(25)],
        _ => vec![kg(20), kg(30)],
    };
    vec![likely.into_iter().chain([Choice::Write]).collect()]
}

/// `1 tray isi berapa butir?`
pub(super) fn tray() -> Prompt {
    let sizes = [Unit::Rak, Unit::Pack15].map(|u| Choice::Pack(Quantity { base: u.base(), unit: Unit::Butir }));
    (Question::Tray, vec![sizes.to_vec()])
}
