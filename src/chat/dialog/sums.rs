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

/// Less is asked about: who writes `900` of so much money means thousands.
const LEAST_SUM: Rupiah = Rupiah(10_000);

/// Why an answer is no sum yet.
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
    match reading::price_per(text, goods, Unit::Lot) {
        PriceReading::Exact(price) if price.amount < LEAST_SUM => {
            let thousands = Price { amount: Rupiah(price.amount.0.saturating_mul(1_000)), ..price };
            one_of(vec![thousands, price])
        }
        PriceReading::Exact(price) => whole(price),
        PriceReading::About(price) => one_of(vec![price]),
        PriceReading::Scale(likely) if !likely.is_empty() => one_of(likely),
        PriceReading::NotPositive => no(Problem::Zero),
        PriceReading::Range => no(Problem::Range),
        _ => no(Problem::Number),
    }
}

fn one_of(likely: Vec<Price>) -> Result<Rupiah, UnreadSum> {
    Err(UnreadSum::OneOf(likely.into_iter().filter(|price| price.per == Unit::Lot).collect()))
}

fn whole(price: Price) -> Result<Rupiah, UnreadSum> {
    match price {
        Price { per, .. } if per != Unit::Lot => Err(UnreadSum::Problem(Problem::Number)),
        Price { amount, .. } if amount > Rupiah::MAX_PRICE => Err(UnreadSum::Problem(Problem::TooMuch)),
        Price { amount, .. } => Ok(amount),
    }
}
