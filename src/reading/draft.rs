//! What a whole line comes to: a draft of an offer with what must still be asked, or why there is none
//! (PARSING section 2).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::{Serialize, Serializer};

use crate::domain::{commodity::Variant, money::Price, quantity::Quantity, unit::Unit};

/// What must be asked before a draft can be published. In the order of their codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AskCode {
    /// A quantity, but no known goods.
    Commodity,
    /// Crates or sacks without their content.
    PackWeight,
    /// No price, and no price talk.
    Price,
    /// "26rban"; the price is kept.
    PriceApprox,
    /// "40-45rb".
    PriceRange,
    /// Outside the guard, or badly written.
    PriceScale,
    /// Per head or per kg, per kg or for all.
    PriceUnit,
    /// Missing, a range, or not a number.
    Qty,
    /// Two readings, or far over the guard.
    QtyScale,
    /// Not said, vague, past, impossible, or two readings.
    ReadyDate,
    /// Said to repeat.
    Recurring,
    /// A quantity without a unit.
    Unit,
    /// A family of goods, not a member.
    Variant,
}

/// Why a line makes no draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Refusal {
    /// Greeting, thanks, complaint, chat, or unknown goods without a quantity.
    NotOffer,
    /// Says only a part of an offer beside words that are not understood: it is asked what is meant. Its code is that of
    /// what is no offer.
    #[serde(rename = "NOT_OFFER")]
    Unclear,
    /// Asks something, and names no quantity with a unit.
    IsQuestion,
    /// Looks for goods instead of offering them.
    IsDemand,
    /// Two different goods.
    MultiItem,
    /// Zero or minus, as quantity or price.
    NegativeOrZero,
    /// May not be offered here.
    Prohibited,
    /// A web address.
    HasLink,
    /// Over 500 characters.
    TooLong,
}

/// A draft of an offer. What was not said, or not clearly, is `None` and stands in `ask`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// Code of `commodities.csv`.
    pub commodity: Option<&'static str>,
    /// How many `unit`.
    #[serde(serialize_with = "json_number")]
    pub qty: Option<Decimal>,
    /// The unit; kept even if its number is unclear.
    pub unit: Option<Unit>,
    /// What one pack holds, in `pack_unit`.
    #[serde(serialize_with = "json_number")]
    pub pack_qty: Option<Decimal>,
    /// Kilogram, head, egg, ...
    pub pack_unit: Option<Unit>,
    /// Whole rupiah per `price_unit`.
    pub price: Option<i64>,
    /// The unit of the price; [`Unit::Lot`] for everything.
    pub price_unit: Option<Unit>,
    /// Whether the writer is open to price talk.
    pub nego: bool,
    /// First day on which the goods are ready, in WIB.
    pub ready_date: Option<NaiveDate>,
    /// Last day of a range.
    pub ready_until: Option<NaiveDate>,
    /// Name of `places.csv`.
    pub place: Option<&'static str>,
    /// What must be asked.
    pub ask: BTreeSet<AskCode>,
    /// What the line says besides, in its own words; not part of the result's JSON.
    #[serde(skip)]
    pub remark: Option<String>,
    /// The likely answers to what is asked, for buttons; not part of the result's JSON.
    #[serde(skip)]
    pub likely: Likely,
}

/// Likely answers to the questions of a draft, likeliest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Likely {
    /// The kind of question for the goods.
    pub variant: Option<Variant>,
    /// Codes of the goods that may be meant.
    pub goods: Vec<&'static str>,
    /// Quantities that may be meant.
    pub quantities: Vec<Quantity>,
    /// The eggs are counted in trays, and it was not said of how many.
    pub tray: bool,
    /// Prices that may be meant.
    pub prices: Vec<Price>,
    /// Units that the price may be for.
    pub price_units: Vec<Unit>,
    /// Days that may be meant.
    pub days: Vec<NaiveDate>,
}

/// The result as `tembus read` prints it: `{"expect": {...}}` or `{"expect_error": "..."}`.
#[must_use]
pub fn to_json(result: &Result<Draft, Refusal>) -> serde_json::Value {
    match result {
        Ok(draft) => serde_json::json!({ "expect": draft }),
        Err(refusal) => serde_json::json!({ "expect_error": refusal }),
    }
}

fn json_number<S: Serializer>(number: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        None => serializer.serialize_none(),
        Some(number) if number.fract().is_zero() => number.to_i64().serialize(serializer),
        // JSON numbers are floats to most readers; this one is only printed.
        Some(number) => number.to_string().parse::<f64>().ok().serialize(serializer),
    }
}
