//! What a text may say about one thing: sure, or in which way it must be asked.

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
    /// The answer names one amount.
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
