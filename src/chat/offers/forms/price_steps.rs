//! Prices that are likely after another one.

use crate::domain::{
    money::{Price, Rupiah},
    unit::Unit,
};

/// One step and two up and down from a price per kilogram, as prices move at the farm: Rp250 for eggs, Rp500 for what costs
/// more. None where prices move otherwise.
pub(super) fn price_steps(price: Price) -> Vec<Price> {
    let step = match price.amount.0 {
        5_000..30_000 => 250,
        30_000..100_000 => 500,
        _ => return Vec::new(),
    };
    if price.per != Unit::Kg {
        return Vec::new();
    }
    [step, -step, 2 * step, -2 * step].map(|by| Price { amount: Rupiah(price.amount.0 + by), ..price }).into()
}
