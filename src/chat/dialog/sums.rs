//! A sum of money that is typed: the freight of a truck, or what came of a payment.

use super::Answer;
use crate::{
    domain::{
        commodity::Commodity,
        money::{Price, Rupiah},
        unit::Unit,
    },
    notice::{Choice, Problem},
    reading::{self, PriceReading},
};

/// Less is asked about: a person who writes `900` of so much money means thousands.
const LEAST_SUM: Rupiah = Rupiah(10_000);

/// Why an answer is no sum, or no price, yet.
#[derive(Debug)]
pub(in crate::chat) enum UnreadSum {
    /// It is none.
    Problem(Problem),
    /// One of these may be meant.
    OneOf(Vec<Price>),
}

/// The sum that is meant, said of an order of these goods.
pub(in crate::chat) fn sum_of(answer: &Answer<'_>, commodity: &str) -> Result<Rupiah, UnreadSum> {
    let no = |problem| Err(UnreadSum::Problem(problem));
    let text = match answer {
        Answer::Choice(Choice::Price(price)) => return whole(*price),
        Answer::Text(text) => text,
        _ => return no(Problem::Press),
    };
    let Some(goods) = Commodity::by_code(commodity) else { return no(Problem::Number) };
    match sure(reading::price_per(text, goods, Unit::Lot)) {
        Ok(price) if price.amount < LEAST_SUM => {
            let thousands = Price { amount: Rupiah(price.amount.0.saturating_mul(1_000)), ..price };
            one_of(vec![thousands, price])
        }
        Ok(price) => whole(price),
        Err(UnreadSum::OneOf(likely)) => one_of(likely),
        Err(problem) => Err(problem),
    }
}

fn one_of(likely: Vec<Price>) -> Result<Rupiah, UnreadSum> {
    Err(UnreadSum::OneOf(likely.into_iter().filter(|price| price.per == Unit::Lot).collect()))
}

/// The price that was read, where it is sure; else which ones may be meant, or why it is none.
pub(in crate::chat) fn sure(read: PriceReading) -> Result<Price, UnreadSum> {
    match read {
        PriceReading::Exact(price) => Ok(price),
        PriceReading::About(price) => Err(UnreadSum::OneOf(vec![price])),
        PriceReading::Scale(likely) if !likely.is_empty() => Err(UnreadSum::OneOf(likely)),
        PriceReading::NotPositive => Err(UnreadSum::Problem(Problem::Zero)),
        PriceReading::Range => Err(UnreadSum::Problem(Problem::Range)),
        PriceReading::Scale(_) | PriceReading::WhichUnit(..) | PriceReading::Unreadable => Err(UnreadSum::Problem(Problem::Number)),
    }
}

fn whole(price: Price) -> Result<Rupiah, UnreadSum> {
    match price {
        Price { per, .. } if per != Unit::Lot => Err(UnreadSum::Problem(Problem::Number)),
        Price { amount, .. } if amount > Rupiah::MAX_PRICE => Err(UnreadSum::Problem(Problem::TooMuch)),
        Price { amount, .. } => Ok(amount),
    }
}
