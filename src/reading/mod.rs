//! Free Indonesian and Javanese text, read as PARSING.md says. Pure and total: any text gives an answer,
//! and where two readings are plausible the answer is a question.
//!
//! There is one way through, for answers in the form ([`goods()`], [`quantity()`], [`price()`], [`date()`],
//! [`place()`]) and for whole lines ([`line()`]):
//!
//! ```text
//! text -> pii (numbers of persons cut out) -> normalize (plain letters) -> token (words, numbers, signs)
//!      -> goods, place, date: each takes its words           goods, fuzzy, place, date, relative_date, calendar_date, period
//!      -> measures, amount: numbers with what stands around  number = number_builder of numerals; lexicon: units, factors, marks
//!      -> readings: every way of cutting the line, every way of giving the amounts their roles, by the rules and costs of grammar
//!      -> assemble: a draft of each plausible reading; quantity, price against guard: sure, or a question
//!      -> compare: what the readings agree on stays, what differs is asked, with its values as the likely answers
//! ```
//!
//! Answers to a question and [`command()`]s about own offers go the same way: what two plausible readings of an answer differ
//! in is asked again with both.
//!
//! `intent`, `news` and `lots` tell who speaks and whether it is one offer; [`deed()`] reads lines about an order's goods;
//! [`explain()`] shows the readings that were compared.
//!
//! The grammar of each step stands in the documentation of its file. Words of goods, units and places, guards and sizes
//! come from the catalogue (`domain/data/*.csv`); a new synonym there needs no code here.

mod amount;
mod assemble;
mod calendar;
mod calendar_date;
mod command;
mod compare;
mod context;
mod date;
mod deed;
mod draft;
mod edges;
mod explain;
mod fuzzy;
mod goods;
mod grammar;
mod guard;
mod intent;
mod labels;
mod lexicon;
mod line;
mod lots;
mod measures;
mod news;
mod normalize;
mod number;
mod number_builder;
mod numeral;
mod outcome;
mod period;
mod pii;
mod place;
mod price;
mod prohibited;
mod quantity;
mod readings;
mod relative_date;
mod roles;
mod search;
mod search_query;
mod spelling;
mod spot;
mod time_words;
mod token;
mod url;
mod value;

pub use self::{
    command::{Change, Command, change_of, command},
    date::date,
    deed::{Deed, deed},
    draft::{AskCode, Draft, Likely, Refusal, to_json},
    explain::explain,
    goods::goods,
    line::line,
    lots::lots,
    outcome::Reading,
    pii::{Unfit, unfit, without_personal_data},
    place::place,
    price::{price, price_per},
    quantity::{pack_content, quantity},
    search_query::{SearchCriteria, limits_a_price, search_criteria},
    spot::{handover, names_unlisted_place},
};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::{
    commodity::Variant,
    money::{Price, Rupiah},
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
    Impossible(Vec<NaiveDate>),
    /// A day that has passed.
    Past(NaiveDate),
    /// Nothing that can be read as a day.
    Unclear,
}
