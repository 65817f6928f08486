//! What an admin says of goods and of an organisation: a few answers, shown once more before they count.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{
        Answer, Answered, Fields, FormContext, Prompt, is_whole_line, rows,
        sums::{UnreadSum, sure},
        unfit,
    },
    domain::{
        commodity::{Commodity, GoodsCode},
        money::{Price, Rupiah},
        person::Organization,
        tolerance::Tolerance,
        unit::Unit,
    },
    notice::{Choice, Field, Problem, Question},
    reading::{self, GoodsReading},
};

/// Goods that are offered as buttons.
const USUAL: [&str; 4] = ["EGG_LAYER", "BROILER_CARCASS", "CHILI_RAWIT", "RICE_MEDIUM"];
/// Shares that are offered as buttons, in thousandths.
const LIKELY_SHARES: [i64; 4] = [0, 10, 20, 50];
/// Sums that are offered as buttons, in rupiah.
const LIKELY_LIMITS: [i64; 3] = [10_000_000, 25_000_000, 50_000_000];
/// Nobody means a sum below this one by itself: a person who writes `25` means millions.
const LEAST_LIMIT: Rupiah = Rupiah(100_000);
/// Goods by whose prices a sum is read.
const ANY_GOODS: &str = "EGG_LAYER";

/// How much more can be accepted of goods, as it is being entered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::chat) struct ToleranceForm {
    /// Code of the goods.
    pub(in crate::chat) commodity: Option<String>,
    pub(in crate::chat) tolerance: Option<Tolerance>,
}

impl ToleranceForm {
    fn code(&self) -> GoodsCode {
        self.commodity.clone().unwrap_or_default().into()
    }

    fn take_goods(&mut self, answer: &Answer<'_>) -> Answered {
        let text = match answer {
            Answer::Choice(Choice::Commodity(code)) => {
                self.commodity = Some(code.clone());
                return Answered::Accepted;
            }
            Answer::Text(text) => text,
            _ => return Answered::Rejected(Problem::Press),
        };
        if let Some(problem) = unfit(text) {
            return Answered::Rejected(problem);
        }
        match reading::goods(text) {
            GoodsReading::One(code) => {
                self.commodity = Some(code.to_owned());
                Answered::Accepted
            }
            GoodsReading::Which(family, codes) => {
                let codes = codes.into_iter().map(|code| Choice::Commodity(code.to_owned()));
                Answered::Clarify(Box::new((Question::Variant { family }, rows(codes, 2))))
            }
            GoodsReading::Prohibited => Answered::Rejected(Problem::Prohibited),
            GoodsReading::Unknown => Answered::Rejected(Problem::GoodsUnknown),
        }
    }
}

impl Fields for ToleranceForm {
    fn gives_way_to(&self, _: Field, text: &str, written_on: NaiveDate) -> bool {
        is_whole_line(text, written_on)
    }

    fn missing(&self) -> Field {
        match (&self.commodity, self.tolerance) {
            (None, _) => Field::Goods,
            (_, None) => Field::Quantity,
            _ => Field::Check,
        }
    }

    fn ask(&self, field: Field, _: &FormContext) -> Prompt {
        match (field, self.tolerance) {
            (Field::Goods, _) => (Question::ToleranceGoods, rows(USUAL.iter().map(|code| Choice::Commodity((*code).to_owned())), 2)),
            (Field::Check, Some(tolerance)) => {
                (Question::ToleranceCheck { goods: self.code(), tolerance }, vec![vec![Choice::Do, Choice::Edit]])
            }
            _ => {
                let shares = LIKELY_SHARES.into_iter().filter_map(Tolerance::of_permille).map(Choice::Share);
                (Question::ToleranceShare { goods: self.code() }, rows(shares, 4))
            }
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, _: &FormContext) -> Answered {
        match (field, answer) {
            (Field::Goods, answer) => self.take_goods(answer),
            (Field::Check, Answer::Choice(Choice::Do)) => Answered::Finish,
            (Field::Check, Answer::Choice(Choice::Edit)) => {
                self.tolerance = None;
                Answered::Jump(Field::Quantity)
            }
            (_, Answer::Choice(Choice::Share(tolerance))) => {
                self.tolerance = Some(*tolerance);
                Answered::Accepted
            }
            (_, Answer::Text(text)) => match share(text) {
                Some(tolerance) => {
                    self.tolerance = Some(tolerance);
                    Answered::Accepted
                }
                None => Answered::Rejected(Problem::Share { most: Tolerance::MOST }),
            },
            _ => Answered::Rejected(Problem::Press),
        }
    }

    fn clear(&mut self, field: Field) {
        match field {
            Field::Goods => (self.commodity, self.tolerance) = (None, None),
            Field::Quantity => self.tolerance = None,
            _ => {}
        }
    }
}

/// A share as people write it: `2`, `2,5%`, `2.5 persen`.
fn share(text: &str) -> Option<Tolerance> {
    let plain = text.trim().to_lowercase();
    let plain = ["%", "persen"].iter().find_map(|unit| plain.strip_suffix(unit)).unwrap_or(&plain).trim().replace(',', ".");
    // Three figures behind a dot are thousands.
    let exact = plain.split_once('.').is_none_or(|(_, fraction)| fraction.len() < 3);
    let digits = exact && plain.chars().all(|c| c.is_ascii_digit() || c == '.');
    digits.then(|| plain.parse::<Decimal>().ok()).flatten().and_then(Tolerance::of_percent)
}

/// Above how much an organisation's orders need a second yes, as it is being entered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::chat) struct LimitForm {
    pub(in crate::chat) organization: Option<Organization>,
    pub(in crate::chat) amount: Option<Rupiah>,
    /// Whether none needs it any more.
    pub(in crate::chat) off: bool,
}

impl LimitForm {
    /// Whether a sum was said, or that there is none.
    pub(in crate::chat) const fn is_said(&self) -> bool {
        self.off || self.amount.is_some()
    }

    fn take(&mut self, amount: Rupiah) -> Answered {
        if amount > Rupiah::MAX_PRICE {
            return Answered::Rejected(Problem::TooMuch);
        }
        (self.amount, self.off) = (Some(amount), false);
        Answered::Accepted
    }

    fn take_text(&mut self, text: &str, context: &FormContext) -> Answered {
        let Some(goods) = Commodity::by_code(ANY_GOODS) else { return Answered::Rejected(Problem::Number) };
        let times = |price: Price, factor: i64| Price { amount: Rupiah(price.amount.0.saturating_mul(factor)), ..price };
        match sure(reading::price_per(text, goods, Unit::Lot)) {
            Ok(price) if price.per != Unit::Lot => Answered::Rejected(Problem::Number),
            Ok(price) if price.amount < LEAST_LIMIT => self.ask_which(vec![times(price, 1_000_000), times(price, 1_000)], context),
            Ok(price) => self.take(price.amount),
            Err(UnreadSum::OneOf(likely)) => self.ask_which(likely, context),
            Err(UnreadSum::Problem(problem)) => Answered::Rejected(problem),
        }
    }

    /// Which of several sums is meant.
    fn ask_which(&self, likely: Vec<Price>, context: &FormContext) -> Answered {
        let (question, _) = self.ask(Field::Price, context);
        let likely = likely.into_iter().filter(|price| price.per == Unit::Lot && price.amount <= Rupiah::MAX_PRICE);
        Answered::Clarify(Box::new((question, rows(likely.map(Choice::Price), 2))))
    }
}

impl Fields for LimitForm {
    fn gives_way_to(&self, _: Field, text: &str, written_on: NaiveDate) -> bool {
        is_whole_line(text, written_on)
    }

    fn missing(&self) -> Field {
        match (self.organization, self.is_said()) {
            (None, _) => Field::Which,
            (_, false) => Field::Price,
            _ => Field::Check,
        }
    }

    fn ask(&self, field: Field, _: &FormContext) -> Prompt {
        match (field, self.organization) {
            (Field::Check, Some(organization)) => {
                (Question::LimitCheck { organization, limit: self.amount }, vec![vec![Choice::Do, Choice::Edit]])
            }
            (Field::Price, Some(organization)) => {
                let likely = LIKELY_LIMITS.map(|amount| Choice::Price(Price { amount: Rupiah(amount), per: Unit::Lot }));
                (Question::LimitAmount { organization }, rows(likely.into_iter().chain([Choice::No]), 2))
            }
            _ => (Question::LimitOrganization, rows(Organization::ALL.iter().copied().map(Choice::Organization), 2)),
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match (field, answer) {
            (Field::Check, Answer::Choice(Choice::Do)) => Answered::Finish,
            (Field::Check, Answer::Choice(Choice::Edit)) => {
                (self.amount, self.off) = (None, false);
                Answered::Jump(Field::Price)
            }
            (Field::Which, Answer::Choice(Choice::Organization(organization))) => {
                self.organization = Some(*organization);
                Answered::Accepted
            }
            (Field::Price, Answer::Choice(Choice::No)) => {
                (self.amount, self.off) = (None, true);
                Answered::Accepted
            }
            (Field::Price, Answer::Choice(Choice::Price(price))) if price.per == Unit::Lot => self.take(price.amount),
            (Field::Price | Field::Check, Answer::Text(text)) => self.take_text(text, context),
            _ => Answered::Rejected(Problem::Press),
        }
    }

    fn clear(&mut self, field: Field) {
        match field {
            Field::Which => *self = Self::default(),
            Field::Price => (self.amount, self.off) = (None, false),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_read_as_people_write_it() {
        let of = |permille| Tolerance::of_permille(permille);
        for (said, permille) in [("2", 20), ("2%", 20), ("2,5 %", 25), ("2.5 persen", 25), ("0", 0), ("20", 200)] {
            assert_eq!(share(said), of(permille), "{said}");
        }
        for bad in ["", "%", "20,1", "-1", "2,55", "dua", "1e1", "2 ton", "1.000"] {
            assert_eq!(share(bad), None, "{bad}");
        }
    }
}
