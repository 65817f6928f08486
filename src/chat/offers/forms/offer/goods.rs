//! Which goods: groups first, then their members; or a word.

use super::{
    draft::OfferForm,
    prompts::{broiler, choices, live_chicken, members, more_groups, which},
};
use crate::{
    chat::dialog::{Answer, Answered, FormContext, rows, unfit, words::unknown_goods},
    domain::commodity::{Commodity, Group, Variant},
    notice::{Choice, Problem, Question},
    reading::{self, GoodsReading},
};

impl OfferForm {
    pub(super) fn set_goods(&mut self, code: &str) -> Answered {
        if Commodity::by_code(code).is_none() {
            return Answered::Rejected(Problem::GoodsUnknown);
        }
        match self.commodity.replace(code.to_owned()) {
            None => self.fit_to_goods(),
            Some(old) if old == code => {}
            Some(_) => {
                let (commodity, place, farmer) = (self.commodity.take(), self.place.take(), self.farmer.take());
                let (handover, ready, photo) = (self.handover, self.ready, self.photo.take());
                *self = Self { commodity, handover, ready, place, farmer, photo, ..Self::default() };
            }
        }
        Answered::Accepted
    }

    pub(super) fn goods_answer(&mut self, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match answer {
            Answer::Choice(Choice::Commodity(code)) => self.set_goods(code),
            Answer::Choice(Choice::Group(group)) => self.group(*group),
            Answer::Choice(Choice::More) => Answered::Clarify(Box::new((Question::MoreGoods, rows(more_groups(), 2)))),
            Answer::Choice(Choice::Live) => match self.only_live() {
                Some(code) => self.set_goods(code),
                None => Answered::Clarify(Box::new(which(Variant::LiveChicken, &live_chicken()))),
            },
            Answer::Choice(Choice::Slaughtered) => self.set_goods("BROILER_CARCASS"),
            Answer::Text(text) => match unfit(text) {
                Some(problem) => Answered::Rejected(problem),
                None => self.whole_line(text, context).unwrap_or_else(|| self.goods_text(text)),
            },
            _ => Answered::Rejected(Problem::Press),
        }
    }

    pub(super) fn group(&mut self, group: Group) -> Answered {
        match group {
            Group::Egg => self.set_goods("EGG_LAYER"),
            Group::Chicken => Answered::Clarify(Box::new(broiler())),
            Group::Fish => Answered::Clarify(Box::new(which(Variant::Fish, &members(group)))),
            Group::Chili => Answered::Clarify(Box::new(which(Variant::Chili, &members(group)))),
            other => Answered::Clarify(Box::new((Question::GoodsOf { group: other }, rows(choices(&members(other)), 2)))),
        }
    }

    pub(super) fn goods_text(&mut self, text: &str) -> Answered {
        match reading::goods(text) {
            GoodsReading::One(code) => self.set_goods(code),
            GoodsReading::Which(Variant::Broiler | Variant::Chicken, _) => Answered::Clarify(Box::new(broiler())),
            GoodsReading::Which(family, codes) => Answered::Clarify(Box::new(which(family, &codes))),
            GoodsReading::Prohibited => Answered::Rejected(Problem::Prohibited),
            GoodsReading::Unknown => Answered::Rejected(unknown_goods(text)),
        }
    }
}
