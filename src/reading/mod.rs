//! Free Indonesian and Javanese text, read as PARSING.md says. Pure and total: any text gives an answer,
//! and where two readings are plausible the answer is a question.
//!
//! There is one way through, for answers in the form ([`goods()`], [`quantity()`], [`price()`], [`date()`],
//! [`place()`]) and for whole lines ([`line()`]):
//!
//! ```text
//! text -> personal (numbers of persons cut out) -> clean (plain letters) -> token (words, numbers, signs)
//!      -> goods, place, day: each takes its words            goods, near, place, date, near_day, day_number, period
//!      -> size, figure: numbers with what stands around      number = sum of numeral; lexicon: units, factors, marks
//!      -> roles: which figure is the quantity, the content of a pack, the price
//!      -> quantity, price against guard: sure, or a question with the likely answers
//! ```
//!
//! The grammar of each step stands in the documentation of its file. Words of goods, units and places and the
//! guards come from the catalogue (`domain/data/*.csv`); a new synonym there needs no code here.

mod calendar;
mod clean;
mod date;
mod day_number;
mod draft;
mod figure;
mod goods;
mod guard;
mod intent;
mod lexicon;
mod line;
mod link;
mod near;
mod near_day;
mod number;
mod numeral;
mod period;
mod personal;
mod place;
mod price;
mod prohibited;
mod quantity;
mod roles;
mod size;
mod spelling;
mod sum;
mod time_words;
mod token;
mod wish;

pub use self::{
    date::date,
    draft::{AskCode, Draft, Likely, Refusal, to_json},
    goods::goods,
    line::line,
    personal::{Unfit, unfit, without_personal_data},
    place::place,
    price::{price, price_per},
    quantity::{pack_content, quantity},
    wish::{Wishes, limits_a_price, wishes},
};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::{
    money::{Price, Rupiah},
    notice::Variant,
    quantity::Quantity,
    unit::Unit,
};

/// What a text says about goods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GoodsReading {
    /// One commodity (its code).
    One(&'static str),
    /// A family, or a misspelt word near to several: which one is meant must be asked.
    Which(Variant, Vec<&'static str>),
    /// May not be offered here.
    Prohibited,
    /// Nothing that the catalogue knows.
    Unknown,
}

/// What a text says about a quantity of known goods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuantityReading {
    /// So much.
    Exact {
        /// In the unit that was said.
        quantity: Quantity,
        /// The content of one pack, if it was said.
        pack: Option<Quantity>,
    },
    /// Two readings, or far over the guard: these are the plausible ones, likeliest first (may be empty).
    Scale(Vec<Quantity>),
    /// A number without a unit.
    NoUnit(Decimal),
    /// A tray without its content: 30 or 15 eggs.
    Tray(Decimal),
    /// "2-3 ton".
    Range,
    /// Zero or minus.
    NotPositive,
    /// Half an egg, half a crate.
    Fraction,
    /// More than can be kept.
    TooMuch,
    /// Not a number.
    Unreadable,
}

/// What a text says about a price of known goods in a known quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PriceReading {
    /// This price.
    Exact(Price),
    /// Outside the guard or badly written: the plausible ones, likeliest first (may be empty).
    Scale(Vec<Price>),
    /// Per head or per kg, per kg or for all: these.
    WhichUnit(Rupiah, Vec<Unit>),
    /// "26rban".
    About(Price),
    /// "40-45rb".
    Range,
    /// Zero or minus.
    NotPositive,
    /// Not a number.
    Unreadable,
}

/// What a text says about a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateReading {
    /// This day.
    Day(NaiveDate),
    /// From the first to the last of these days.
    Range(NaiveDate, NaiveDate),
    /// One of these; ask.
    Ask(Vec<NaiveDate>),
    /// 31 November; the nearest days that exist.
    InvalidTransition(Vec<NaiveDate>),
    /// A day that has passed.
    Past(NaiveDate),
    /// Nothing that can be read as a day.
    Unclear,
}
